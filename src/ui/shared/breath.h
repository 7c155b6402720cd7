/*
 * breath: a bar that fills and empties, 4 seconds in and 6 out. With `motion = no`, or stopped, it is one line that stands still.
 */
#ifndef HOLDFAST_UI_SHARED_BREATH_H
#define HOLDFAST_UI_SHARED_BREATH_H

#include "ui/frame/app.h"

enum { BREATH_IN_S = 4, BREATH_OUT_S = 6, BREATH_REDRAW_MS = 100, BREATH_BAR_COLS = 24 };

struct breath {
    bool    moves;
    int64_t from_ms; /* on app->monotonic_ms */
};

void breath_start(struct breath *breath, const struct app *app);

/* Starts or stops it; where nothing may move the screen says so instead. */
void breath_toggle(struct breath *breath, struct app *app);

/* For view.redraw_ms. */
int breath_redraw_ms(const struct breath *breath, const struct app *app);

/* Draws it on one row: what to do at `label`, the bar from `col` on. */
void breath_draw(const struct breath *breath, const struct app *app, struct canvas *canvas, struct rect area, int row,
                 int label, int col);

#endif
