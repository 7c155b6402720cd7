/*
 * urges_filter: the filter of the list of urges: one picker with everything that can be filtered by. Choosing what is set already takes it away.
 */
#ifndef HOLDFAST_UI_URGES_URGES_FILTER_H
#define HOLDFAST_UI_URGES_URGES_FILTER_H

#include "ui/urges/urges_state.h"

/* Asks, and loads the list when something was chosen. */
void urges_filter_ask(struct urges_state *state, struct app *app);

#endif
