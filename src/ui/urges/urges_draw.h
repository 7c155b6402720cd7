/*
 * urges_draw: the list of urges, drawn: a line for each filter, then a row each: day, time, strength, how it ended, what set it off, how much lower it was after.
 */
#ifndef HOLDFAST_UI_URGES_URGES_DRAW_H
#define HOLDFAST_UI_URGES_URGES_DRAW_H

#include "ui/urges/urges_state.h"

void urges_draw_list(const struct app *app, const struct urges_state *state, struct canvas *canvas, struct rect area);

#endif
