/*
 * friend_lines: friends to call on a screen: who can be called at this hour first, the others below them in grey.
 */
#ifndef HOLDFAST_UI_SHARED_FRIEND_LINES_H
#define HOLDFAST_UI_SHARED_FRIEND_LINES_H

#include "store/lists.h"
#include "ui/frame/app.h"

struct friend_lines {
    const struct friend_row *rows; /* in the view's arena */
    size_t                   count;
};

/* For a view's load(). */
MUST_CHECK bool friend_lines_load(struct app *app, struct arena *arena, struct friend_lines *out, struct error *error);

/* Draws the one that stands at `index` in this minute: the name from `col` on, the hours at `hours_col` where there is room. */
void friend_lines_draw(const struct friend_lines *lines, const struct app *app, struct canvas *canvas, struct rect area,
                       int row, int col, int hours_col, size_t index);

#endif
