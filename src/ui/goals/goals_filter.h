/*
 * goals_filter: what is shown of the goals: the open ones, the finished, the archived, or all.
 */
#ifndef HOLDFAST_UI_GOALS_GOALS_FILTER_H
#define HOLDFAST_UI_GOALS_GOALS_FILTER_H

#include "ui/goals/goals_state.h"

/* Asks, and loads the list when something was chosen. */
void goals_filter_ask(struct goals_state *state, struct app *app);

#endif
