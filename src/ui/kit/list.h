/*
 * list: which row is chosen and which are seen. Knows nothing about the rows: the owner says how many there are and
 * draws each. `page` is the number of rows seen, at least one whatever it says.
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

/* Moves by a row, a page, half of one, to the first, to the last. False if the action is none of these. */
bool list_act(struct list *list, enum action action, int page);

/* Moves `top` so that the chosen row is seen. */
void list_follow(struct list *list, int page);

/* The same of a copy, for drawing. */
struct list list_seen(const struct list *list, int page);

/* Marks a row of the area that is drawn already as the chosen one, its sign and the focus at `col`. */
void list_mark(struct canvas *canvas, struct rect area, int row, int col);

#endif
