/*
 * urge_tries: what the urge's screen offers to try: what helped before, the goals of today, ideas for this hour.
 */
#ifndef HOLDFAST_UI_URGE_URGE_TRIES_H
#define HOLDFAST_UI_URGE_URGE_TRIES_H

#include "ui/urge/urge_state.h"

/* Chosen once: the list stays while the screen is open. */
MUST_CHECK bool urge_tries_choose(struct urge_state *state, struct app *app, struct error *error);

#endif
