/*
 * How a field looks: a window on its text that follows the cursor, found anew for each frame from the cursor alone.
 */
#include "ui/kit/field_private.h"

/* One line: the window begins where the cursor can just be seen. */
static void draw_line(const struct field *field, struct canvas *canvas, struct rect area, enum style style,
                      bool has_focus)
{
    const char *text = field_text(field);
    size_t      from = 0;
    if (!has_focus) {
        canvas_cut(canvas, area, 0, 0, area.cols, style, text);
        return;
    }
    while (from < field->cursor && (int)text_cols(text + from, field->cursor - from) >= area.cols)
        from = text_next(text, field->text.length, from);
    canvas_text(canvas, area, 0, 0, style, text + from);
    canvas_focus(canvas, area, 0, (int)text_cols(text + from, field->cursor - from));
}

/* The row of the cursor in the wrapped text, and the column in it. */
static int find_cursor(const struct field *field, size_t cols, int *col)
{
    const char *text = field_text(field);
    size_t      length = field->text.length, at = 0;
    int         row = 0;
    *col = 0;
    while (at < length) {
        struct text_line line = text_wrap(text, length, at, cols);
        bool             is_last = line.next >= length && text[length - 1] != '\n';
        if (field->cursor < line.next || is_last) {
            size_t shown = text_cols(text + line.from, field->cursor - line.from);
            *col = shown < cols ? (int)shown : (int)cols - 1;
            return row;
        }
        at = line.next;
        row++;
    }
    return row;
}

static void draw_lines(const struct field *field, struct canvas *canvas, struct rect area, enum style style,
                       bool has_focus)
{
    int         col, top = 0, cols = area.cols > 1 ? area.cols - 1 : 1;
    int         cursor_row = find_cursor(field, (size_t)cols, &col);
    const char *text = field_text(field);
    size_t      length = field->text.length, at = 0;
    if (has_focus && cursor_row >= area.rows)
        top = cursor_row - area.rows + 1;
    for (int row = 0; at < length && row < top + area.rows; row++) {
        struct text_line line = text_wrap(text, length, at, (size_t)cols);
        if (row >= top)
            canvas_bytes(canvas, area, row - top, 0, style, text + line.from, line.to - line.from);
        at = line.next;
    }
    if (has_focus)
        canvas_focus(canvas, area, cursor_row - top, col);
}

void field_draw(const struct field *field, struct canvas *canvas, struct rect area, enum style style, bool has_focus,
                const char *hint)
{
    if (area.cols < 1 || area.rows < 1)
        return;
    if (hint && field->text.length == 0)
        canvas_cut(canvas, area, 0, 0, area.cols, STYLE_soft, hint);
    if (field->many_lines)
        draw_lines(field, canvas, area, style, has_focus);
    else
        draw_line(field, canvas, area, style, has_focus);
}
