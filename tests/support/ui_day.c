#include "support/ui_day.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

enum { BEGUN_AGO = 30, TICKED_AGO = 10, STEPS_MAX = 8 };

static void check(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

static int64_t add(struct ui_world *world, struct goal *goal)
{
    struct store *store = ui_store(world);
    struct error  error;
    goal->begun_on = world->present.today - BEGUN_AGO;
    goal->finished_on = DAY_NONE;
    check(goals_add(store, &world->present, &world->arena, goal, &error), &error);
    store_close(store);
    return goal->id;
}

int64_t day_habit(struct ui_world *world, const char *title, const char *schedule)
{
    struct goal goal = {.kind = GOAL_HABIT, .title = title, .due_on = DAY_NONE};
    assert_true(habit_read_stored(schedule, &goal.schedule));
    return add(world, &goal);
}

void day_marks(struct ui_world *world, int64_t habit, daynum last, int count, enum habit_mark_kind kind)
{
    struct store *store = ui_store(world);
    struct error  error;
    for (int i = 0; i < count; i++)
        check(goals_mark(store, &world->present, habit, last - i, kind, 0, &error), &error);
    store_close(store);
}

int64_t day_project(struct ui_world *world, const char *title, daynum due_on, const char *const *steps, int done)
{
    struct goal_step rows[STEPS_MAX] = {0};
    struct goal      goal = {.kind = GOAL_PROJECT, .title = title, .due_on = due_on, .steps = rows};
    for (; steps[goal.step_count]; goal.step_count++) {
        rows[goal.step_count].text = steps[goal.step_count];
        rows[goal.step_count].done_on = (int)goal.step_count < done ? world->present.today - TICKED_AGO : DAY_NONE;
    }
    return add(world, &goal);
}

void day_hardday(struct ui_world *world, daynum day, enum hardday_every every, const char *text)
{
    struct store  *store = ui_store(world);
    struct error   error;
    struct hardday hardday = {.day = day, .every = every, .text = text};
    check(lists_add(store, &lists_harddays, &world->present, &world->arena, &hardday, &error), &error);
    store_close(store);
}

void day_of_the_picture(struct ui_world *world)
{
    daynum today = world->present.today;
    day_marks(world, day_habit(world, "Sleep by 23", "daily"), today - 1, 6, HABIT_DONE);
    day_marks(world, day_habit(world, "Spanish", "daily"), today, 11, HABIT_DONE);
    day_marks(world, day_habit(world, "Call Maya", "weekly:2"), today - 2, 1, HABIT_DONE);
}

struct goal day_goal(struct ui_world *world, int64_t id)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct goal   goal;
    check(goals_get(store, id, &world->arena, &goal, &error), &error);
    store_close(store);
    return goal;
}

bool day_is_done(struct ui_world *world, int64_t habit)
{
    struct store        *store = ui_store(world);
    struct error         error;
    struct goal          goal;
    struct goal_standing standing;
    check(goals_get(store, habit, &world->arena, &goal, &error) &&
              goals_standing(store, &goal, &world->present, &world->arena, &standing, &error),
          &error);
    store_close(store);
    return standing.done_today;
}
