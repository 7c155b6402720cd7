#include "ui/kit/rowplan.h"

#include <string.h>

void rowplan_add(struct rowplan *plan, int kind, int part, int keep)
{
    if (plan->count < ROWPLAN_MAX)
        plan->lines[plan->count++] = (struct rowplan_line){kind, part, keep, false};
}

static void take_away(struct rowplan *plan, size_t at)
{
    plan->count--;
    memmove(&plan->lines[at], &plan->lines[at + 1], (plan->count - at) * sizeof plan->lines[0]);
}

/* The one to go first: of equals the last. */
static size_t find_least(const struct rowplan *plan)
{
    size_t least = 0;
    for (size_t i = 1; i < plan->count; i++)
        if (plan->lines[i].keep <= plan->lines[least].keep)
            least = i;
    return least;
}

static bool is_last(const struct rowplan *plan, size_t at)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].kind == plan->lines[at].kind && plan->lines[i].part > plan->lines[at].part)
            return false;
    return true;
}

void rowplan_fit(struct rowplan *plan, int rows)
{
    while (plan->count > 0 && (int)plan->count > rows)
        take_away(plan, find_least(plan));
    for (size_t i = 0; i < plan->count; i++)
        plan->lines[i].is_last = is_last(plan, i);
}

static struct text_line line_from(const char *text, size_t length, size_t from, int cols)
{
    return text_wrap(text, length, from, cols < 1 ? 1 : (size_t)cols);
}

void rowplan_add_text(struct rowplan *plan, int kind, const char *text, int cols, int most, int keep, int keep_more)
{
    size_t length = strlen(text), from = 0;
    for (int part = 0; part < most && (part == 0 || from < length); part++) {
        rowplan_add(plan, kind, part, part == 0 ? keep : keep_more - part);
        if (from < length)
            from = line_from(text, length, from, cols).next;
    }
}

void rowplan_draw_text(const struct rowplan_line *line, struct canvas *canvas, struct rect area, int row, int col,
                       enum style style, const char *text, int cols)
{
    size_t length = strlen(text), from = 0;
    for (int i = 0; i < line->part && from < length; i++)
        from = line_from(text, length, from, cols).next;
    if (from >= length)
        return;
    struct text_line drawn = line_from(text, length, from, cols);
    if (line->is_last && drawn.next < length)
        canvas_cut(canvas, area, row, col, cols, style, text + from);
    else
        canvas_bytes(canvas, area, row, col, style, text + drawn.from, drawn.to - drawn.from);
}
