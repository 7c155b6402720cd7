/*
 * urge_draw: the urge's screen, drawn: help first, questions below. With few rows the written-down line, the breath, one friend and the promise stay longest.
 */
#ifndef HOLDFAST_UI_URGE_DRAW_H
#define HOLDFAST_UI_URGE_DRAW_H

#include "urge_state.h"

void urge_draw_screen(const struct app *app, const struct urge_state *state, struct canvas *canvas, struct rect area);

/* After r: how strong is it now? */
void urge_draw_strength(const struct app *app, const struct urge_state *state, struct canvas *canvas, struct rect area);

/* How long it took until it was told how it ended: "14 minutes". */
void urge_draw_duration(const struct urge_state *state, char out[WHEN_WORDS_SIZE]);

/* For view.aside: "began 21:14, 6 min ago". */
void urge_draw_aside(const struct app *app, const struct urge_state *state, struct buf *out);

#endif
