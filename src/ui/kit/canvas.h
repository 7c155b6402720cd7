/*
 * canvas: a grid of styled cells. The one place where bytes become cells: clipping, wide and combining characters,
 * invalid UTF-8 and characters that would act on a terminal are settled here. Knows no terminal; tests read it as text.
 */
#ifndef HOLDFAST_UI_KIT_CANVAS_H
#define HOLDFAST_UI_KIT_CANVAS_H

#include "core/buf.h"
#include "core/settings.h"
#include "core/text.h"

enum style {
#define X(role, dark, light, unknown, eight_dark, eight_light, plain) STYLE_##role,
#include "ui/kit/style.def"
#undef X
    STYLES
};

enum glyph {
#define X(name, utf8, ascii) GLYPH_##name,
#include "ui/kit/glyph.def"
#undef X
    GLYPHS
};

enum { CELL_CHARS = 5 }; /* a base and its first combining marks; more are left out */

struct cell {
    codepoint
        chars[CELL_CHARS]; /* [0] is the base, ended by 0 if shorter. [0] == 0: the right half of a wide character */
    unsigned char cols;    /* 1 or 2; 0 for a right half */
    unsigned char style;   /* enum style */
};

/* Rows and columns count from 0; a rect may lie partly or wholly outside, everything is clipped. */
struct rect {
    int row, col, rows, cols;
};

struct canvas {
    int          rows, cols;
    struct cell *cells; /* rows * cols, in the arena it was made in */
    bool         ascii; /* glyphs are drawn with their ASCII twins, dashes and quotes of our words too */
    int          cursor_row, cursor_col; /* where the focus is */
};

/* An empty one: blanks in STYLE_text, the cursor at 0, 0. rows and cols >= 1. */
struct canvas canvas_make(struct arena *arena, int rows, int cols, bool ascii);
void          canvas_clear(struct canvas *canvas);
struct rect   canvas_whole(const struct canvas *canvas);

/*
 * Draws one line of text at (row, col) relative to the clip's corner; what does not fit into the clip is left out, a
 * wide character that would be cut becomes a blank. Returns the column after it, also if that lies outside.
 */
int canvas_text(struct canvas *canvas, struct rect clip, int row, int col, enum style style, const char *text);
int canvas_bytes(struct canvas *canvas, struct rect clip, int row, int col, enum style style, const char *bytes,
                 size_t length);

/* As canvas_text, at most `cols` wide, ending in an ellipsis if it is cut. */
int canvas_cut(struct canvas *canvas, struct rect clip, int row, int col, int cols, enum style style, const char *text);

/* Right-aligned: ends before column `end`. Returns the column it begins at. */
int canvas_right(struct canvas *canvas, struct rect clip, int row, int end, enum style style, const char *text);

/* Soft-wrapped text from (row, col), at most `cols` wide and `rows` high. Returns the number of rows it took. */
int canvas_wrap(struct canvas *canvas, struct rect clip, int row, int col, int rows, int cols, enum style style,
                const char *text);

int  canvas_glyph(struct canvas *canvas, struct rect clip, int row, int col, enum style style, enum glyph glyph);
void canvas_rule(struct canvas *canvas, struct rect clip, int row); /* a line over the clip's whole width */

/* A bar of `cols` cells of which `share` (0 to 1) is filled; the rest are dots. */
void canvas_bar(struct canvas *canvas, struct rect clip, int row, int col, int cols, double share, enum style style);

/* Big digits, 3 rows high, 4 columns each with the gap. Returns the column after them. number >= 0. */
int canvas_digits(struct canvas *canvas, struct rect clip, int row, int col, enum style style, int32_t number);

/* Restyles what is there. */
void canvas_restyle(struct canvas *canvas, struct rect area, enum style style);

/* Puts the hardware cursor there: the focus. */
void canvas_focus(struct canvas *canvas, struct rect clip, int row, int col);

/* The bytes of a glyph in this canvas's set. */
const char *canvas_glyph_text(const struct canvas *canvas, enum glyph glyph);

/*
 * Must the ASCII set be used? If it is asked for, the terminal is the Linux console, the locale is no UTF-8, or one of
 * the glyphs is not one column wide by wcwidth(). The locale must have been set.
 */
bool canvas_needs_ascii(enum setting_tristate setting, const char *term, bool locale_is_utf8);

/* The grid as text, a line per row without trailing blanks, for golden files. */
void canvas_dump(const struct canvas *canvas, struct buf *out);

/* The styles as text: one letter per cell, for golden files that check colours. */
void canvas_dump_styles(const struct canvas *canvas, struct buf *out);

#endif
