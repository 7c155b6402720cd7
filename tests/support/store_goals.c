#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/store_goals.h"

struct goal goal_add_habit(struct world *world, const char *title, const char *schedule)
{
    struct goal goal = {
        .kind = GOAL_HABIT, .title = title, .due_on = DAY_NONE, .begun_on = DAY_NONE, .finished_on = DAY_NONE};
    assert_true(habit_read_stored(schedule, &goal.schedule));
    WORLD_OK(goals_add(world->store, &world->present, &world->arena, &goal, &world->error));
    return goal;
}

struct goal goal_add_project(struct world *world, const char *title)
{
    struct goal_step steps[] = {{.text = "ask her", .done_on = DAY_NONE},
                                {.text = "days off", .done_on = DAY_NONE},
                                {.text = "pack", .done_on = DAY_NONE}};
    struct goal      goal = {.kind = GOAL_PROJECT,
                             .title = title,
                             .area = "getaway",
                             .due_on = world->present.today + 20,
                             .begun_on = DAY_NONE,
                             .finished_on = DAY_NONE,
                             .steps = steps,
                             .step_count = 3};
    WORLD_OK(goals_add(world->store, &world->present, &world->arena, &goal, &world->error));
    return goal;
}

struct goal goal_get(struct world *world, int64_t id)
{
    struct goal goal;
    WORLD_OK(goals_get(world->store, id, &world->arena, &goal, &world->error));
    return goal;
}

void goal_save(struct world *world, struct goal *goal)
{
    WORLD_OK(goals_save(world->store, &world->present, &world->arena, goal, "goal edit", &world->error));
}

void goal_mark(struct world *world, int64_t id, daynum day, enum habit_mark_kind kind)
{
    WORLD_OK(goals_mark(world->store, &world->present, id, day, kind, 0, &world->error));
}
