/*
 * urge_draw: the urge's screen, drawn: help first, questions below. With few rows the written-down line, the breath, one friend and the promise stay longest.
 */
#ifndef HOLDFAST_UI_URGE_URGE_DRAW_H
#define HOLDFAST_UI_URGE_URGE_DRAW_H

#include "ui/urge/urge_state.h"

void urge_draw_screen(const struct app *app, const struct urge_state *state, struct canvas *canvas, struct rect area);

#endif
