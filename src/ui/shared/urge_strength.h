/*
 * urge_strength: after an urge was ridden out: how strong is it now? A digit, or Enter to leave it out.
 */
#ifndef HOLDFAST_UI_SHARED_URGE_STRENGTH_H
#define HOLDFAST_UI_SHARED_URGE_STRENGTH_H

#include "ui/urge/urge_state.h"

/*
 * Opens the question for this urge, which is ridden out from now on; it takes over what is not on disk yet. replace: in the place of the view that calls it.
 */
void urge_strength_open(struct app *app, struct urge_state *state, bool replace);

#endif
