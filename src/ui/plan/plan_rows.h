/*
 * plan_rows: the sections of the plan that are lists do the same with their rows: walk, open, make, delete.
 */
#ifndef HOLDFAST_UI_PLAN_PLAN_ROWS_H
#define HOLDFAST_UI_PLAN_PLAN_ROWS_H

#include "ui/plan/plan.h"

struct plan_rows {
    enum plan_key      key;
    enum word          none; /* what it is for, while it is empty */
    const struct view *edit;
    size_t (*count)(const struct plan_screen *);
    int64_t (*id)(const struct plan_screen *, size_t at);
    void (*line)(const struct app *, const struct plan_screen *, size_t at, struct canvas *, struct rect, int row);
    const char *(*whole)(const struct plan_screen *,
                         size_t at); /* shown below the list if a line cannot; NULL: never */
    bool (*delete)(struct store *, const struct present *, int64_t id, struct error *);
    enum word deleted;
};

/* As the functions of struct plan_section. */
int  plan_rows_wants(const struct plan_rows *kind, const struct plan_screen *screen, int cols);
void plan_rows_draw(const struct plan_rows *kind, const struct app *app, const struct plan_screen *screen,
                    struct canvas *canvas, struct rect area);
void plan_rows_act(const struct plan_rows *kind, struct app *app, const struct plan_screen *screen, enum action action);

/* A text of one's own, cut, from a column up to `end`; a line of several shows its first. */
void plan_rows_put(struct canvas *canvas, struct rect area, int row, int col, int end, enum style style,
                   const char *text);

#endif
