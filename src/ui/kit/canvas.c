/*
 * Everything that is drawn goes through put_bytes(): one character is decoded, made visible, measured and put into its cell or left out. What
 * lies outside of the clip or the canvas is measured all the same, so that callers can lay out on a canvas that is too small.
 */
#include "ui/kit/canvas.h"

#include <string.h>
#include <wchar.h>

#include "core/arena.h"

static const struct {
    const char *utf8, *ascii;
} glyphs[] = {
#define X(name, utf8, ascii) [GLYPH_##name] = {(utf8), (ascii)},
#include "ui/kit/glyph.def"
#undef X
};

static const struct cell blank = {.chars = {' '}, .cols = 1, .style = STYLE_text};

static codepoint first_of(const char *text)
{
    codepoint character;
    text_decode(text, strlen(text), &character);
    return character;
}

/* The ASCII twin of a glyph or of punctuation that stands in a sentence; any other character stays. All are one column. */
static codepoint ascii_twin(codepoint character)
{
    if (character < 0x80)
        return character;
    if (character == 0x2018 || character == 0x2019)
        return '\'';
    if (character == 0x2014)
        return '-';
    if (character == 0xD7)
        return 'x';
    for (size_t i = 0; i < GLYPHS; i++)
        if (first_of(glyphs[i].utf8) == character)
            return first_of(glyphs[i].ascii);
    return character;
}

struct canvas canvas_make(struct arena *arena, int rows, int cols, bool ascii)
{
    struct canvas canvas = {.rows = rows, .cols = cols, .ascii = ascii};
    canvas.cells = ARENA_NEW(arena, struct cell, (size_t)rows * (size_t)cols);
    canvas_clear(&canvas);
    return canvas;
}

void canvas_clear(struct canvas *canvas)
{
    size_t count = (size_t)canvas->rows * (size_t)canvas->cols;
    for (size_t i = 0; i < count; i++)
        canvas->cells[i] = blank;
    canvas->cursor_row = canvas->cursor_col = 0;
}

struct rect canvas_whole(const struct canvas *canvas)
{
    return (struct rect){0, 0, canvas->rows, canvas->cols};
}

/* Where a row and a column relative to the clip's corner lie on the canvas. */
struct place {
    bool row_is_in;
    int  row, col, first_col, end_col; /* columns that may be written: first <= col < end */
};

static struct place find_place(const struct canvas *canvas, struct rect clip, int row, int col)
{
    struct place place = {.row = clip.row + row, .col = clip.col + col, .first_col = clip.col};
    place.end_col = clip.col + clip.cols;
    if (place.first_col < 0)
        place.first_col = 0;
    if (place.end_col > canvas->cols)
        place.end_col = canvas->cols;
    place.row_is_in = row >= 0 && row < clip.rows && place.row >= 0 && place.row < canvas->rows;
    return place;
}

static bool is_in(const struct place *place, int col, int cols)
{
    return place->row_is_in && col >= place->first_col && col + cols <= place->end_col;
}

static struct cell *cell_at(struct canvas *canvas, int row, int col)
{
    return &canvas->cells[(size_t)row * (size_t)canvas->cols + (size_t)col];
}

/* Blanks the other half of a wide character that is about to be written over in part. */
static void split_wide(struct canvas *canvas, int row, int col)
{
    struct cell *cell = cell_at(canvas, row, col);
    if (cell->cols == 0 && col > 0) {
        cell[-1] = blank;
        *cell = blank;
    } else if (cell->cols == 2 && col + 1 < canvas->cols) {
        cell[1] = blank;
        *cell = blank;
    }
}

static struct cell *put_cell(struct canvas *canvas, int row, int col, codepoint base, int cols, enum style style)
{
    for (int i = 0; i < cols; i++)
        split_wide(canvas, row, col + i);
    struct cell *cell = cell_at(canvas, row, col);
    *cell = (struct cell){.chars = {base}, .cols = (unsigned char)cols, .style = (unsigned char)style};
    if (cols == 2)
        cell[1] = (struct cell){.style = (unsigned char)style};
    return cell;
}

/* Adds a combining mark; NULL: its base is not on the canvas. */
static void put_mark(struct cell *base, codepoint mark)
{
    size_t i = 1;
    while (base && i < CELL_CHARS && base->chars[i] != 0)
        i++;
    if (base && i < CELL_CHARS)
        base->chars[i] = mark;
}

/* Joiners and variation selectors: some terminals change a character's width for them, and then everything behind it stands one column off. */
static bool changes_widths(codepoint character)
{
    return character == 0x200C || character == 0x200D || (character >= 0xFE00 && character <= 0xFE0F);
}

static int put_bytes(struct canvas *canvas, struct rect clip, int row, int col, enum style style, const char *bytes,
                     size_t length)
{
    struct place place = find_place(canvas, clip, row, col);
    struct cell *base = NULL;
    for (size_t at = 0; at < length;) {
        codepoint character;
        at += text_decode(bytes + at, length - at, &character);
        character = character == '\n' || character == '\t' ? ' ' : text_visible(character);
        if (canvas->ascii)
            character = ascii_twin(character);
        int cols = text_codepoint_cols(character);
        if (cols == 0) {
            if (!changes_widths(character))
                put_mark(base, character);
            continue;
        }
        base = NULL;
        if (is_in(&place, place.col, cols))
            base = put_cell(canvas, place.row, place.col, character, cols, style);
        else if (cols == 2 && is_in(&place, place.col, 1))
            put_cell(canvas, place.row, place.col, ' ', 1, style);
        else if (cols == 2 && is_in(&place, place.col + 1, 1))
            put_cell(canvas, place.row, place.col + 1, ' ', 1, style);
        place.col += cols;
    }
    return place.col - clip.col;
}

int canvas_bytes(struct canvas *canvas, struct rect clip, int row, int col, enum style style, const char *bytes,
                 size_t length)
{
    return put_bytes(canvas, clip, row, col, style, bytes, length);
}

int canvas_text(struct canvas *canvas, struct rect clip, int row, int col, enum style style, const char *text)
{
    return put_bytes(canvas, clip, row, col, style, text, strlen(text));
}

static int cut_bytes(struct canvas *canvas, struct rect clip, int row, int col, int cols, enum style style,
                     const char *bytes, size_t length)
{
    if (cols <= 0)
        return col;
    size_t fits = text_fit(bytes, length, (size_t)cols, NULL);
    if (fits == length)
        return put_bytes(canvas, clip, row, col, style, bytes, length);
    const char *ellipsis = canvas->ascii ? "..." : "\u2026";
    int         ellipsis_cols = canvas->ascii ? 3 : 1;
    if (cols < ellipsis_cols)
        return put_bytes(canvas, clip, row, col, style, ellipsis, (size_t)cols);
    fits = text_fit(bytes, length, (size_t)(cols - ellipsis_cols), NULL);
    col = put_bytes(canvas, clip, row, col, style, bytes, fits);
    return canvas_text(canvas, clip, row, col, style, ellipsis);
}

int canvas_cut(struct canvas *canvas, struct rect clip, int row, int col, int cols, enum style style, const char *text)
{
    return cut_bytes(canvas, clip, row, col, cols, style, text, strlen(text));
}

int canvas_right(struct canvas *canvas, struct rect clip, int row, int end, enum style style, const char *text)
{
    int from = end - (int)text_cols(text, strlen(text));
    canvas_text(canvas, clip, row, from, style, text);
    return from;
}

int canvas_wrap(struct canvas *canvas, struct rect clip, int row, int col, int rows, int cols, enum style style,
                const char *text)
{
    size_t length = strlen(text);
    int    taken = 0;
    for (size_t at = 0; at < length && taken < rows && cols > 0; taken++) {
        struct text_line line = text_wrap(text, length, at, (size_t)cols);
        if (taken + 1 == rows && line.next < length)
            cut_bytes(canvas, clip, row + taken, col, cols, style, text + line.from, length - line.from);
        else
            put_bytes(canvas, clip, row + taken, col, style, text + line.from, line.to - line.from);
        at = line.next;
    }
    return taken;
}

const char *canvas_glyph_text(const struct canvas *canvas, enum glyph glyph)
{
    return canvas->ascii ? glyphs[glyph].ascii : glyphs[glyph].utf8;
}

bool canvas_needs_ascii(enum setting_tristate setting, const char *term, bool locale_is_utf8)
{
    if (setting != SETTING_AUTO)
        return setting == SETTING_YES || !locale_is_utf8;
    bool needs = !locale_is_utf8 || strcmp(term, "linux") == 0;
    for (size_t i = 0; i < GLYPHS && !needs; i++)
        needs = wcwidth((wchar_t)first_of(glyphs[i].utf8)) != 1;
    return needs;
}

int canvas_glyph(struct canvas *canvas, struct rect clip, int row, int col, enum style style, enum glyph glyph)
{
    return canvas_text(canvas, clip, row, col, style, canvas_glyph_text(canvas, glyph));
}

void canvas_rule(struct canvas *canvas, struct rect clip, int row)
{
    for (int col = 0; col < clip.cols; col++)
        canvas_glyph(canvas, clip, row, col, STYLE_line, GLYPH_rule);
}

void canvas_bar(struct canvas *canvas, struct rect clip, int row, int col, int cols, double share, enum style style)
{
    int filled = share <= 0 ? 0 : (int)(share * cols + 0.5);
    if (filled >= cols)
        filled = share < 1 ? cols - 1 : cols;
    for (int i = 0; i < cols; i++)
        canvas_glyph(canvas, clip, row, col + i, i < filled ? style : STYLE_soft, i < filled ? GLYPH_bar : GLYPH_none);
}

/* A digit is 3 pixels wide and 5 high, two of them in a cell; a bit each, the leftmost the highest. */
static const unsigned char pixels[10][6] = {
    {7, 5, 5, 5, 7}, {2, 6, 2, 2, 7}, {7, 1, 7, 4, 7}, {7, 1, 7, 1, 7}, {5, 5, 7, 1, 1},
    {7, 4, 7, 1, 7}, {7, 4, 7, 5, 7}, {7, 1, 1, 1, 1}, {7, 5, 7, 5, 7}, {7, 5, 7, 1, 7},
};

/* The same with seven strokes, three rows of three characters. */
static const char strokes[10][3][4] = {
    {" _ ", "| |", "|_|"}, {"   ", "  |", "  |"}, {" _ ", " _|", "|_ "}, {" _ ", " _|", " _|"}, {"   ", "|_|", "  |"},
    {" _ ", "|_ ", " _|"}, {" _ ", "|_ ", "|_|"}, {" _ ", "  |", "  |"}, {" _ ", "|_|", "|_|"}, {" _ ", "|_|", " _|"},
};

static void put_digit(struct canvas *canvas, struct rect clip, int row, int col, enum style style, size_t digit)
{
    enum { DIGIT_COLS = 3, DIGIT_ROWS = 3 };
    for (size_t i = 0; i < DIGIT_ROWS; i++) {
        if (canvas->ascii) {
            canvas_text(canvas, clip, row + (int)i, col, style, strokes[digit][i]);
            continue;
        }
        for (int j = 0; j < DIGIT_COLS; j++) {
            int bit = 4 >> j;
            int top = pixels[digit][2 * i] & bit, bottom = pixels[digit][2 * i + 1] & bit;
            if (top || bottom)
                canvas_glyph(canvas, clip, row + (int)i, col + j, style,
                             !bottom ? GLYPH_half_top
                             : !top  ? GLYPH_half_bottom
                                     : GLYPH_full);
        }
    }
}

int canvas_digits(struct canvas *canvas, struct rect clip, int row, int col, enum style style, int32_t number)
{
    enum { STEP = 4 };
    size_t digits[10];
    int    count = 0;
    do
        digits[count++] = (size_t)(number % 10);
    while ((number /= 10) > 0);
    for (; count > 0; count--, col += STEP)
        put_digit(canvas, clip, row, col, style, digits[count - 1]);
    return col;
}

void canvas_restyle(struct canvas *canvas, struct rect area, enum style style)
{
    for (int row = 0; row < area.rows; row++) {
        struct place place = find_place(canvas, area, row, 0);
        for (int col = place.first_col; place.row_is_in && col < place.end_col; col++)
            cell_at(canvas, place.row, col)->style = (unsigned char)style;
    }
}

void canvas_focus(struct canvas *canvas, struct rect clip, int row, int col)
{
    struct place place = find_place(canvas, clip, row, col);
    if (!is_in(&place, place.col, 1))
        return;
    canvas->cursor_row = place.row;
    canvas->cursor_col = place.col;
}

static void dump_cell(const struct cell *cell, struct buf *out)
{
    for (size_t i = 0; cell->cols > 0 && i < CELL_CHARS && cell->chars[i] != 0; i++) {
        char encoded[4];
        buf_put(out, encoded, text_encode(cell->chars[i], encoded));
    }
}

static bool is_blank(const struct cell *cell)
{
    return cell->cols == 1 && cell->chars[0] == ' ' && cell->chars[1] == 0;
}

void canvas_dump(const struct canvas *canvas, struct buf *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        const struct cell *cells = &canvas->cells[(size_t)row * (size_t)canvas->cols];
        int                end = canvas->cols;
        while (end > 0 && is_blank(&cells[end - 1]))
            end--;
        for (int col = 0; col < end; col++)
            dump_cell(&cells[col], out);
        buf_putc(out, '\n');
    }
}

void canvas_dump_styles(const struct canvas *canvas, struct buf *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        for (int col = 0; col < canvas->cols; col++) {
            int style = canvas->cells[(size_t)row * (size_t)canvas->cols + (size_t)col].style;
            buf_putc(out, style == STYLE_text ? '.' : (char)('a' + style));
        }
        buf_putc(out, '\n');
    }
}
