/*
 * goals_draw: the list of goals, drawn: weekday letters, then by area a row for each goal: days as cells, what they add
 * up to in words, how firm a habit has become as a bar; a project with its steps.
 */
#ifndef HOLDFAST_UI_GOALS_GOALS_DRAW_H
#define HOLDFAST_UI_GOALS_GOALS_DRAW_H

#include "ui/goals/goals_state.h"

void goals_draw_list(const struct app *app, const struct goals_state *state, struct canvas *canvas, struct rect area);

/* What the cells mean, in a line; for view.standing. */
void goals_draw_legend(const struct app *app, struct buf *out);

#endif
