/* How a prose looks: a window on its lines that moves only when the cursor would leave it. */
#include <string.h>

#include "ui/kit/prose_private.h"

static void follow(struct prose *prose, size_t rows)
{
    size_t top = prose_lines_of(prose, prose->top < prose->length ? prose->top : prose->length);
    size_t line = prose_lines_of(prose, prose->cursor);
    if (line < top)
        top = line;
    if (line >= top + rows)
        top = line - rows + 1;
    /* What was written last does not stand alone at the top where there is room for more. */
    while (top > 0 && !prose_lines_has(prose, top + rows - 1))
        top--;
    prose->top = prose_lines_from(prose, top);
}

void prose_draw(struct prose *prose, struct canvas *canvas, struct rect area)
{
    if (area.rows < 1 || area.cols < 1)
        return;
    size_t cols = area.cols > 1 ? (size_t)area.cols - 1 : 1, from = 0,
           to = 0; /* behind a full line stands the cursor */
    prose_lines_fit(&prose->lines, cols);
    prose->rows = area.rows;
    follow(prose, (size_t)area.rows);
    if (prose->is_selecting)
        prose_selected(prose, &from, &to);
    size_t top = prose_lines_of(prose, prose->top), at = prose_lines_of(prose, prose->cursor);
    for (int row = 0; row < area.rows && prose_lines_has(prose, top + (size_t)row); row++) {
        size_t line = top + (size_t)row, begin = prose_lines_from(prose, line);
        canvas_bytes(canvas, area, row, 0, STYLE_text, prose->text + begin, prose_lines_to(prose, line) - begin);
        if (prose->is_selecting && begin >= from && (begin < to || (begin == from && line == at)))
            canvas_restyle(canvas, (struct rect){area.row + row, area.col, 1, area.cols}, STYLE_row);
    }
    size_t begin = prose_lines_from(prose, at), col = text_cols(prose->text + begin, prose->cursor - begin);
    canvas_focus(canvas, area, (int)(at - top), col < cols ? (int)col : (int)cols);
}
