#include "ui/kit/prose_read.h"

#include "ui/kit/prose_private.h"

/* The first line that is seen; the last page is full where there is more than one. */
static size_t top_line(struct prose *prose)
{
    size_t rows = prose->rows > 0 ? (size_t)prose->rows : 1;
    size_t top = prose_lines_of(prose, prose->top < prose->length ? prose->top : prose->length);
    while (top > 0 && !prose_lines_has(prose, top + rows - 1))
        top--;
    return top;
}

static void mark(struct prose *prose, struct canvas *canvas, struct rect area, int row, size_t line,
                 const struct query_hit *hit)
{
    size_t from = prose_lines_from(prose, line), to = prose_lines_to(prose, line);
    size_t begin = hit->from > from ? hit->from : from, end = hit->to < to ? hit->to : to;
    if (begin >= end)
        return;
    int col = (int)text_cols(prose->text + from, begin - from), cols = (int)text_cols(prose->text + begin, end - begin);
    if (col < area.cols)
        canvas_restyle(
            canvas, (struct rect){area.row + row, area.col + col, 1, col + cols > area.cols ? area.cols - col : cols},
            STYLE_hit);
}

void prose_read_draw(struct prose *prose, struct canvas *canvas, struct rect area, const struct query_hit *hits,
                     size_t hit_count)
{
    if (area.rows < 1 || area.cols < 1)
        return;
    prose_lines_fit(&prose->lines, (size_t)area.cols);
    prose->rows = area.rows;
    size_t top = top_line(prose), hit = 0;
    for (int row = 0; row < area.rows && prose_lines_has(prose, top + (size_t)row); row++) {
        size_t line = top + (size_t)row, from = prose_lines_from(prose, line), to = prose_lines_to(prose, line);
        canvas_bytes(canvas, area, row, 0, STYLE_text, prose->text + from, to - from);
        while (hit < hit_count && hits[hit].to <= from)
            hit++;
        for (size_t i = hit; i < hit_count && hits[i].from < to; i++)
            mark(prose, canvas, area, row, line, &hits[i]);
    }
}

void prose_read_scroll(struct prose *prose, int lines)
{
    prose_lines_fit(&prose->lines, prose->lines.cols > 0 ? prose->lines.cols : 72);
    size_t top = top_line(prose), step = (size_t)(lines < 0 ? -lines : lines);
    if (lines < 0)
        top = top > step ? top - step : 0;
    else
        top = prose_lines_has(prose, top + step) ? top + step : prose->lines.count - 1;
    prose->top = prose_lines_from(prose, top);
    prose->top = prose_lines_from(prose, top_line(prose));
}

void prose_read_page(struct prose *prose, int pages)
{
    int page = prose->rows > 2 ? prose->rows - 1 : 1;
    prose_read_scroll(prose, pages * page);
}

void prose_read_show(struct prose *prose, size_t at)
{
    prose_lines_fit(&prose->lines, prose->lines.cols > 0 ? prose->lines.cols : 72);
    size_t rows = prose->rows > 0 ? (size_t)prose->rows : 1, line = prose_lines_of(prose, at), top = top_line(prose);
    if (line >= top && line < top + rows)
        return;
    prose->top = prose_lines_from(prose, line > rows / 2 ? line - rows / 2 : 0);
}
