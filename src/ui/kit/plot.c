#include "ui/kit/plot.h"

#include "core/arena.h"

enum { EIGHTHS = 8, DOT_COLS = 2, DOT_ROWS = 4 };

void plot_column(struct canvas *canvas, struct rect area, enum style style, double share)
{
    int filled = (int)(share * area.rows * EIGHTHS + 0.5);
    if (filled == 0 && share > 0)
        filled = 1;
    for (int row = area.rows - 1; row >= 0 && filled > 0; row--, filled -= EIGHTHS) {
        enum glyph glyph = filled >= EIGHTHS ? GLYPH_full : (enum glyph)(GLYPH_spark1 + filled - 1);
        if (canvas->ascii) /* a digit would be read as a value */
            glyph = filled > EIGHTHS / 2 ? GLYPH_full : GLYPH_half_bottom;
        for (int col = 0; col < area.cols; col++)
            canvas_glyph(canvas, area, row, col, style, glyph);
    }
}

/* The dots of a braille cell, by row and column, as its code point counts them. */
static const unsigned char dots[DOT_ROWS][DOT_COLS] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

static void put_dot(unsigned char *bits, struct rect area, int x, int y)
{
    if (x >= 0 && x < area.cols * DOT_COLS && y >= 0 && y < area.rows * DOT_ROWS)
        bits[y / DOT_ROWS * area.cols + x / DOT_COLS] |= dots[y % DOT_ROWS][x % DOT_COLS];
}

static int dot_x(const struct plot_point *point)
{
    return point->col * DOT_COLS;
}

static int dot_y(struct rect area, const struct plot_point *point)
{
    return (int)((1 - point->height) * (area.rows * DOT_ROWS - 1) + 0.5);
}

/* As many steps as the longer way has dots, so that there is no gap. */
static void put_stroke(unsigned char *bits, struct rect area, const struct plot_point *from,
                       const struct plot_point *to)
{
    int x = dot_x(from), y = dot_y(area, from), run = dot_x(to) - x, rise = dot_y(area, to) - y;
    int steps = rise < 0 ? -rise : rise;
    if (run > steps)
        steps = run;
    for (int i = 0; i <= steps; i++)
        put_dot(bits, area, x + (steps > 0 ? run * i / steps : 0), y + (steps > 0 ? rise * i / steps : 0));
}

static void draw_dots(struct canvas *canvas, struct rect area, enum style style, const unsigned char *bits)
{
    enum { BRAILLE = 0x2800, ENCODED = 4 };
    for (int i = 0; i < area.rows * area.cols; i++) {
        char   character[ENCODED];
        size_t length = text_encode(BRAILLE + bits[i], character);
        if (bits[i] != 0 && canvas->ascii)
            canvas_glyph(canvas, area, i / area.cols, i % area.cols, style, GLYPH_braille);
        else if (bits[i] != 0)
            canvas_bytes(canvas, area, i / area.cols, i % area.cols, style, character, length);
    }
}

void plot_line(struct canvas *canvas, struct rect area, enum style style, const struct plot_point *points, size_t count)
{
    if (area.rows < 1 || area.cols < 1)
        return;
    struct arena   scratch = {0};
    unsigned char *bits = ARENA_NEW(&scratch, unsigned char, (size_t)area.rows *(size_t)area.cols);
    for (size_t i = 0; i < count; i++) {
        bool goes_on = i > 0 && points[i - 1].height >= 0;
        if (points[i].height >= 0)
            put_stroke(bits, area, &points[goes_on ? i - 1 : i], &points[i]);
    }
    draw_dots(canvas, area, style, bits);
    arena_free(&scratch);
}
