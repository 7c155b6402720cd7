/*
 * store_goals: goals as the tests of them make, read and mark them. Each fails the test where the store does not do it.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_STORE_GOALS_H
#define HOLDFAST_TESTS_SUPPORT_STORE_GOALS_H

#include "support/store_world.h"

/* A habit with its schedule as the file holds it, "daily"; a project of three steps that is due in 20 days. */
struct goal goal_add_habit(struct world *world, const char *title, const char *schedule);
struct goal goal_add_project(struct world *world, const char *title);

/* Strings in the world's arena. */
struct goal goal_get(struct world *world, int64_t id);
void        goal_save(struct world *world, struct goal *goal);
void        goal_mark(struct world *world, int64_t id, daynum day, enum habit_mark_kind kind);

#endif
