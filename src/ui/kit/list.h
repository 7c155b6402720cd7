/*
 * list: which row is chosen and which are seen. Knows nothing about the rows: the owner says how many there are and
 * draws each.
 */
#ifndef HOLDFAST_UI_KIT_LIST_H
#define HOLDFAST_UI_KIT_LIST_H

#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"

struct list {
    size_t count;
    size_t chosen; /* < count, or 0 */
    size_t top;    /* the first row seen */
};

/* After a load: keeps the chosen row in range. */
void list_set_count(struct list *list, size_t count);

/* Moves for MOVE and LIST actions; `page` is the number of rows seen. False if the action is none of them. */
bool list_act(struct list *list, enum action action, size_t page);

/* Moves `top` so that the chosen row is seen in `page` rows. */
void list_follow(struct list *list, size_t page);

#endif
