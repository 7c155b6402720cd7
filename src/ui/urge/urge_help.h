/*
 * urge_help: what the urge's screen shows beside the urge: friends, the promise's count, a plan, reasons, things to try, how long the last ones took.
 */
#ifndef HOLDFAST_UI_URGE_URGE_HELP_H
#define HOLDFAST_UI_URGE_URGE_HELP_H

#include "ui/urge/urge_state.h"

/* For the view's load(). Rows live in the arena; the things to try are chosen once and stay. */
MUST_CHECK bool urge_help_load(struct urge_state *state, struct app *app, struct arena *arena, struct error *error);

#endif
