/*
 * goals_act: what is done to the chosen goal, its day or its step. Each says what happened.
 */
#ifndef HOLDFAST_UI_GOALS_GOALS_ACT_H
#define HOLDFAST_UI_GOALS_GOALS_ACT_H

#include "ui/goals/goals_state.h"

/* Ticks the day under the cursor, or the step; a ticked one loses its tick. */
void goals_act_tick(struct goals_state *state, struct app *app);

/* Skips the day under the cursor; a skipped one is as it was. */
void goals_act_skip(struct goals_state *state, struct app *app);

/* Finishes or archives the goal; one that is finished or archived already is opened again. */
void goals_act_finish(struct goals_state *state, struct app *app);
void goals_act_archive(struct goals_state *state, struct app *app);

/* Puts the goal into the trash; takes a step out of its goal. */
void goals_act_delete(struct goals_state *state, struct app *app);

/* Moves the goal past the one above or below it in its area, the step past the one before or after it. */
void goals_act_move(struct goals_state *state, struct app *app, bool down);

/* Says a sentence that may hold {title}. undo: U takes it back. */
void goals_act_say(struct app *app, bool undo, enum word word, const char *title);

#endif
