/*
 * plan_change: a change to the person shown, each an act of its own that U takes back.
 */
#ifndef HOLDFAST_UI_PLAN_PLAN_CHANGE_H
#define HOLDFAST_UI_PLAN_PLAN_CHANGE_H

#include "ui/plan/plan.h"

/* Loads the person, lets change() have it, and writes it. False: it is not written, and that has been said. */
bool plan_change(struct app *app, const char *what, void (*change)(struct app *, struct person *, const void *context),
                 const void *context);

/* Closes the plan, or goes on with it; says so. */
void plan_change_close(struct app *app, const struct plan_screen *screen);

/* Sets the mark, or takes it away; says so. */
void plan_change_unsafe(struct app *app);

/* Puts the person away and shows the next one, if there is one; or fetches an archived one back. Says so. */
void plan_change_archive(struct app *app);

#endif
