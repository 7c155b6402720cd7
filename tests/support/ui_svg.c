#include "support/ui_svg.h"

#include <stdbool.h>
#include <string.h>

enum { CELL_COLS = 9, CELL_ROWS = 19, BASELINE = 14, MARGIN = 12 };

/* The colours of style.def's columns dark and light, as the 256-colour palette has them. */
static const char head[] =
    "<style>\n"
    "rect{shape-rendering:crispEdges}text{font:15px ui-monospace,'DejaVu Sans "
    "Mono',Menlo,Consolas,monospace;white-space:pre}\n"
    ".ground{fill:#1e1e1e}.text{fill:#d8d8d8}.soft{fill:#a8a8a8}.line{fill:#626262}.accent{fill:#5fafaf}.warm{fill:#"
    "d7af5f}"
    ".hit{fill:#d7af5f;font-weight:bold;text-decoration:underline}.bold{font-weight:bold}.reverse{fill:#1e1e1e}\n"
    "@media(prefers-color-scheme:light){.ground{fill:#fafafa}.text{fill:#222}.soft{fill:#626262}.line{fill:#9e9e9e}"
    ".accent{fill:#005f5f}.warm{fill:#875f00}.reverse{fill:#fafafa}}\n"
    "</style>\n";

static const char *class_of(unsigned style)
{
    switch (style) {
    case STYLE_soft:
        return "soft";
    case STYLE_accent:
        return "accent bold";
    case STYLE_mark:
        return "accent";
    case STYLE_warm:
    case STYLE_warm_mark:
        return "warm";
    case STYLE_call:
        return "text bold";
    case STYLE_hit:
        return "hit";
    case STYLE_line:
        return "line";
    case STYLE_tab:
    case STYLE_row:
        return "reverse";
    default:
        return "text";
    }
}

static bool is_reverse(unsigned style)
{
    return style == STYLE_tab || style == STYLE_row;
}

static void put_rect(struct buf *out, const char *class, int x, int y, int width, int height)
{
    buf_printf(out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", class, x, y, width, height);
}

/* Blocks and rules are drawn: as characters of a page they would leave gaps. False for any other character. */
static bool put_block(struct buf *out, const struct cell *cell, int x, int y)
{
    codepoint c = cell->chars[0];
    const char *class = class_of(cell->style);
    if (c == 0x2580)
        put_rect(out, class, x, y, CELL_COLS, CELL_ROWS / 2);
    else if (c >= 0x2581 && c <= 0x2588)
        put_rect(out, class, x, y + CELL_ROWS - (int)(c - 0x2580) * CELL_ROWS / 8, CELL_COLS,
                 (int)(c - 0x2580) * CELL_ROWS / 8);
    else if (c == 0x2501)
        put_rect(out, class, x, y + CELL_ROWS / 2 - 1, CELL_COLS, 2);
    else if (c == 0x2500)
        put_rect(out, class, x, y + CELL_ROWS / 2, CELL_COLS, 1);
    else
        return false;
    return true;
}

static void put_character(struct buf *out, const struct cell *cell, int x, int y)
{
    buf_printf(out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class_of(cell->style), x, y + BASELINE);
    for (size_t i = 0; i < CELL_CHARS && cell->chars[i] != 0; i++) {
        char   bytes[4];
        size_t length = text_encode(cell->chars[i], bytes);
        if (bytes[0] == '&')
            buf_puts(out, "&amp;");
        else if (bytes[0] == '<')
            buf_puts(out, "&lt;");
        else
            buf_put(out, bytes, length);
    }
    buf_puts(out, "</text>\n");
}

void svg_of_canvas(const struct canvas *canvas, const char *title, struct buf *out)
{
    int width = canvas->cols * CELL_COLS + 2 * MARGIN, height = canvas->rows * CELL_ROWS + 2 * MARGIN;
    buf_printf(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>%s</title>\n%s",
               width, height, title, head);
    buf_printf(out, "<rect class=\"ground\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n", width, height);
    for (int row = 0; row < canvas->rows; row++)
        for (int col = 0; col < canvas->cols; col++) {
            const struct cell *cell = &canvas->cells[row * canvas->cols + col];
            int                x = MARGIN + col * CELL_COLS, y = MARGIN + row * CELL_ROWS;
            if (is_reverse(cell->style))
                put_rect(out, "text", x, y, CELL_COLS, CELL_ROWS);
            if (cell->chars[0] > ' ' && !put_block(out, cell, x, y))
                put_character(out, cell, x, y);
        }
    buf_puts(out, "</svg>\n");
}
