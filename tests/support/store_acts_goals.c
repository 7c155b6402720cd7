#include "support/store_acts_private.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static int64_t any_goal(struct world *world, enum goal_kind kind, struct goal *out, struct random *random)
{
    struct goal *goals;
    size_t       count, fits = 0;
    WORLD_OK(goals_list(world->store, &world->arena, &goals, &count, &world->error));
    for (size_t i = 0; i < count; i++) {
        if (goals[i].kind == kind)
            goals[fits++] = goals[i];
    }
    if (fits == 0)
        return 0;
    *out = goals[random_index(random, fits)];
    return out->id;
}

static daynum any_day(struct world *world, struct random *random)
{
    return world->present.today - (daynum)random_index(random, 12);
}

static void fill_goal(struct world *world, struct goal *goal, struct random *random)
{
    static const char *const schedules[] = {"daily", "weekdays:mon,wed,fri", "weekly:3"};
    goal->title = acts_any_word(random);
    goal->area = random_one_in(random, 2) ? acts_any_word(random) : NULL;
    goal->finished_on = random_one_in(random, 4) ? world->present.today : DAY_NONE;
    goal->archived = random_one_in(random, 4);
    goal->due_on = goal->kind == GOAL_PROJECT && random_one_in(random, 2) ? world->present.today + 30 : DAY_NONE;
    if (goal->kind == GOAL_HABIT) {
        assert_true(habit_read_stored(schedules[random_index(random, 3)], &goal->schedule));
        return;
    }
    struct goal_step *steps = ARENA_NEW(&world->arena, struct goal_step, goal->step_count + 2);
    size_t            count = 0;
    for (size_t i = 0; i < goal->step_count; i++) {
        if (!random_one_in(random, 3)) /* else it is taken out */
            steps[count++] = goal->steps[i];
    }
    for (size_t left = random_index(random, 3); left > 0 && count < 6; left--)
        steps[count++] = (struct goal_step){.text = acts_any_word(random),
                                            .done_on = random_one_in(random, 3) ? any_day(world, random) : DAY_NONE};
    if (count > 1 && random_one_in(random, 2)) {
        struct goal_step first = steps[0];
        steps[0] = steps[count - 1];
        steps[count - 1] = first;
        steps[0].text = acts_any_word(random);
    }
    goal->steps = steps;
    goal->step_count = count;
}

static void add_goal(struct world *world, enum goal_kind kind, struct random *random)
{
    struct goal goal = {.kind = kind, .begun_on = DAY_NONE};
    fill_goal(world, &goal, random);
    WORLD_OK(goals_add(world->store, &world->present, &world->arena, &goal, &world->error));
}

static bool change_goal(struct world *world, enum goal_kind kind, struct random *random)
{
    struct goal goal;
    if (any_goal(world, kind, &goal, random) == 0)
        return false;
    fill_goal(world, &goal, random);
    WORLD_OK(goals_save(world->store, &world->present, &world->arena, &goal, "goal edit", &world->error));
    return true;
}

static bool move_goal(struct world *world, struct random *random)
{
    struct goal moved, after;
    if (any_goal(world, GOAL_HABIT, &moved, random) == 0 || any_goal(world, GOAL_PROJECT, &after, random) == 0)
        return false;
    WORLD_OK(
        goals_move(world->store, &world->present, moved.id, random_one_in(random, 3) ? 0 : after.id, &world->error));
    return true;
}

static bool mark_goal(struct world *world, struct random *random)
{
    struct goal goal;
    int64_t     urge_id = random_one_in(random, 3) ? acts_any_id(world, "urge", random) : 0;
    if (any_goal(world, GOAL_HABIT, &goal, random) == 0)
        return false;
    WORLD_OK(goals_mark(world->store, &world->present, goal.id, any_day(world, random),
                        random_one_in(random, 4) ? HABIT_SKIP : HABIT_DONE, urge_id, &world->error));
    return true;
}

static bool unmark_goal(struct world *world, struct random *random)
{
    struct goal goal;
    bool        found;
    if (any_goal(world, GOAL_HABIT, &goal, random) == 0)
        return false;
    WORLD_OK(goals_unmark(world->store, &world->present, goal.id, any_day(world, random), &found, &world->error));
    return found;
}

static bool tick_step(struct world *world, struct random *random)
{
    struct goal goal;
    int64_t     urge_id = random_one_in(random, 3) ? acts_any_id(world, "urge", random) : 0;
    if (any_goal(world, GOAL_PROJECT, &goal, random) == 0 || goal.step_count == 0)
        return false;
    WORLD_OK(goals_tick(world->store, &world->present, goal.steps[random_index(random, goal.step_count)].id,
                        random_one_in(random, 3) ? DAY_NONE : any_day(world, random), urge_id, &world->error));
    return true;
}

static void fill_hardday(struct world *world, struct hardday *hardday, struct random *random)
{
    hardday->day = world->present.today + (daynum)random_between(random, -400, 400);
    hardday->every = (enum hardday_every)random_index(random, 3);
    hardday->text = acts_any_word(random);
}

static void add_hardday(struct world *world, struct random *random)
{
    struct hardday hardday;
    fill_hardday(world, &hardday, random);
    WORLD_OK(lists_add(world->store, &lists_harddays, &world->present, &world->arena, &hardday, &world->error));
}

static bool change_hardday(struct world *world, struct random *random)
{
    struct hardday hardday = {.id = acts_any_id(world, "hardday", random)};
    if (hardday.id == 0)
        return false;
    fill_hardday(world, &hardday, random);
    WORLD_OK(lists_save(world->store, &lists_harddays, &world->present, &hardday, &world->error));
    return true;
}

bool acts_do_goal(struct world *world, int kind, struct random *random)
{
    switch (kind) {
    case 23:
    case 24:
        return mark_goal(world, random);
    case 25:
        return unmark_goal(world, random);
    case 26:
        return tick_step(world, random);
    case 27:
        return move_goal(world, random);
    case 28:
        return change_goal(world, random_one_in(random, 3) ? GOAL_HABIT : GOAL_PROJECT, random);
    case 29:
        return add_goal(world, GOAL_HABIT, random), true;
    case 30:
        return add_goal(world, GOAL_PROJECT, random), true;
    case 32:
        return change_hardday(world, random);
    default:
        return add_hardday(world, random), true;
    }
}
