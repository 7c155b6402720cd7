/*
 * goal_starters: a new goal: one of one's own, or one of those to begin with that fit the person's rules.
 */
#ifndef HOLDFAST_UI_GOALS_GOAL_STARTERS_H
#define HOLDFAST_UI_GOALS_GOAL_STARTERS_H

#include "words/texts.h"
#include "ui/goals/goals.h"

/* Asks which, and opens the form with it. */
void goal_starters_ask(const struct goals *goals, struct app *app);

/* One to begin with as a goal to be filled in; strings in the arena or constant. */
void goal_starters_fill(const struct texts_goal *starter, struct arena *arena, struct goal *out);

/* By its title; false if there is none. */
bool goal_starters_find(const char *title, struct texts_goal *out);

#endif
