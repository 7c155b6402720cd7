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

bool list_act(struct list *list, enum action action, size_t page)
{
    size_t half = page > 1 ? page / 2 : 1;
    if (page == 0)
        page = 1;
    switch (action) {
    case ACTION_MOVE_down:
        move_down(list, 1);
        break;
    case ACTION_MOVE_up:
        move_up(list, 1);
        break;
    case ACTION_LIST_page_down:
        move_down(list, page);
        break;
    case ACTION_LIST_page_up:
        move_up(list, page);
        break;
    case ACTION_LIST_half_down:
        move_down(list, half);
        break;
    case ACTION_LIST_half_up:
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

void list_follow(struct list *list, size_t page)
{
    if (page == 0)
        page = 1;
    if (list->chosen < list->top)
        list->top = list->chosen;
    if (list->chosen >= list->top + page)
        list->top = list->chosen - page + 1;
    if (list->top + page > list->count)
        list->top = list->count > page ? list->count - page : 0;
}
