/*
 * insights_draw: the sentences above, the plot of the chosen one below, and what is read from it. Pure.
 */
#ifndef HOLDFAST_UI_INSIGHTS_INSIGHTS_DRAW_H
#define HOLDFAST_UI_INSIGHTS_INSIGHTS_DRAW_H

#include "ui/insights/insights_state.h"

void insights_draw(const struct insights_state *state, struct canvas *canvas, struct rect area);

#endif
