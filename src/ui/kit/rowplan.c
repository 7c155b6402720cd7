#include "ui/kit/rowplan.h"

#include <string.h>

void rowplan_add(struct rowplan *plan, int kind, int part, int keep)
{
    if (plan->count < ROWPLAN_MAX)
        plan->lines[plan->count++] = (struct rowplan_line){kind, part, keep};
}

static void take_away(struct rowplan *plan, size_t at)
{
    plan->count--;
    memmove(&plan->lines[at], &plan->lines[at + 1], (plan->count - at) * sizeof plan->lines[0]);
}

void rowplan_fit(struct rowplan *plan, int rows)
{
    while (plan->count > 0 && (int)plan->count > rows) {
        size_t least = 0;
        for (size_t i = 1; i < plan->count; i++)
            if (plan->lines[i].keep <= plan->lines[least].keep)
                least = i;
        take_away(plan, least);
    }
}

static struct text_line line_from(const char *text, size_t length, size_t from, int cols)
{
    return text_wrap(text, length, from, cols < 1 ? 1 : (size_t)cols);
}

int rowplan_wrapped(const char *text, int cols, int most)
{
    size_t length = strlen(text);
    int    rows = 0;
    for (size_t from = 0; from < length && rows < most; rows++)
        from = line_from(text, length, from, cols).next;
    return rows == 0 ? 1 : rows;
}

void rowplan_draw_wrapped(struct canvas *canvas, struct rect area, int row, int col, enum style style, const char *text,
                          int cols, int part, int last)
{
    size_t length = strlen(text), from = 0;
    for (int i = 0; i < part && from < length; i++)
        from = line_from(text, length, from, cols).next;
    if (from >= length)
        return;
    struct text_line line = line_from(text, length, from, cols);
    if (part == last && line.next < length)
        canvas_cut(canvas, area, row, col, cols, style, text + from);
    else
        canvas_bytes(canvas, area, row, col, style, text + line.from, line.to - line.from);
}
