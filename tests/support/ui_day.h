/*
 * ui_day: goals and hard days for the screens that show them.
 */
#ifndef TESTS_SUPPORT_UI_DAY_H
#define TESTS_SUPPORT_UI_DAY_H

#include "store/goals.h"
#include "store/lists.h"
#include "support/ui_rows.h"

/* schedule: as in the file, "daily". Returns the id. */
int64_t day_habit(struct ui_world *world, const char *title, const char *schedule);

/* Done, or skipped, on the `count` days up to `last`. */
void day_marks(struct ui_world *world, int64_t habit, daynum last, int count, enum habit_mark_kind kind);

/* steps: ended by NULL; the first `done` of them were ticked ten days ago. */
int64_t day_project(struct ui_world *world, const char *title, daynum due_on, const char *const *steps, int done);

void day_hardday(struct ui_world *world, daynum day, enum hardday_every every, const char *text);

/* The goals in the picture of Today: Sleep by 23, Spanish (done today), Call Maya. */
void day_of_the_picture(struct ui_world *world);

/* What the file holds, in the world's arena. */
struct goal day_goal(struct ui_world *world, int64_t id);
bool        day_is_done(struct ui_world *world, int64_t habit); /* today */

#endif
