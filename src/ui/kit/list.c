#include "ui/kit/list.h"

void list_set_count(struct list *list, size_t count)
{
    list->count = count;
    if (list->chosen >= count)
        list->chosen = count > 0 ? count - 1 : 0;
    if (list->top >= count)
        list->top = 0;
}

static void move_down(struct list *list, size_t rows)
{
    size_t left = list->count > 0 ? list->count - 1 - list->chosen : 0;
    list->chosen += rows < left ? rows : left;
}

static void move_up(struct list *list, size_t rows)
{
    list->chosen -= rows < list->chosen ? rows : list->chosen;
}

bool list_act(struct list *list, enum action action, int page)
{
    size_t rows = page > 1 ? (size_t)page : 1, half = rows > 1 ? rows / 2 : 1;
    switch (action) {
    case ACTION_MOVE_down:
        move_down(list, 1);
        break;
    case ACTION_MOVE_up:
        move_up(list, 1);
        break;
    case ACTION_EVERYWHERE_page_down:
        move_down(list, rows);
        break;
    case ACTION_EVERYWHERE_page_up:
        move_up(list, rows);
        break;
    case ACTION_MOVE_half_down:
        move_down(list, half);
        break;
    case ACTION_MOVE_half_up:
        move_up(list, half);
        break;
    case ACTION_MOVE_first:
        list->chosen = 0;
        break;
    case ACTION_MOVE_last:
        move_down(list, list->count);
        break;
    default:
        return false;
    }
    list_follow(list, page);
    return true;
}

void list_follow(struct list *list, int page)
{
    size_t rows = page > 1 ? (size_t)page : 1;
    if (list->chosen < list->top)
        list->top = list->chosen;
    if (list->chosen >= list->top + rows)
        list->top = list->chosen - rows + 1;
    if (list->top + rows > list->count)
        list->top = list->count > rows ? list->count - rows : 0;
}

struct list list_seen(const struct list *list, int page)
{
    struct list seen = *list;
    list_follow(&seen, page);
    return seen;
}

void list_mark(struct canvas *canvas, struct rect area, int row, int col)
{
    if (row < 0 || row >= area.rows)
        return;
    canvas_glyph(canvas, area, row, col, STYLE_text, GLYPH_chosen);
    canvas_restyle(canvas, (struct rect){area.row + row, area.col, 1, area.cols}, STYLE_row);
    canvas_focus(canvas, area, row, col);
}
