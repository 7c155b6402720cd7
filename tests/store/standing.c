#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/all_random.h"
#include "support/store_world.h"

static struct goal add_habit(struct world *world, struct habit_schedule schedule, daynum begun)
{
    struct goal goal = {.kind = GOAL_HABIT,
                        .title = "Run",
                        .schedule = schedule,
                        .due_on = DAY_NONE,
                        .begun_on = begun,
                        .finished_on = DAY_NONE};
    WORLD_OK(goals_add(world->store, &world->present, &world->arena, &goal, &world->error));
    return goal;
}

static struct habit_schedule any_schedule(struct random *random)
{
    struct habit_schedule schedule = {.kind = (enum habit_kind)random_index(random, 3), .planned = 0x7F};
    if (schedule.kind == HABIT_WEEKDAYS)
        schedule.planned = (uint8_t)random_between(random, 1, 0x7F);
    if (schedule.kind == HABIT_WEEKLY)
        schedule.times = (int)random_between(random, 1, 7);
    return schedule;
}

static void mark(struct world *world, int64_t id, daynum day, enum habit_mark_kind kind)
{
    WORLD_OK(goals_mark(world->store, &world->present, id, day, kind, 0, &world->error));
}

/* Stretches of the same humour, as long as a person may keep it up; the last stretch may be the whole life. */
static void live(struct world *world, const struct goal *goal, daynum from, struct random *random)
{
    static const struct {
        int done, skip; /* of 100 days */
    } humours[] = {{100, 0}, {97, 3}, {90, 4}, {60, 10}, {45, 30}, {15, 5}, {0, 0}, {0, 100}, {5, 92}};
    const unsigned lasts = random_one_in(random, 2) ? 20 : 900;
    size_t         humour = random_index(random, sizeof humours / sizeof *humours);
    WORLD_OK(act_begin(world->store, &world->present, "life", &world->error));
    for (daynum day = from; day <= world->present.today; day++) {
        if (random_one_in(random, lasts))
            humour = random_index(random, sizeof humours / sizeof *humours);
        int dice = (int)random_between(random, 0, 99);
        if (dice < humours[humour].done)
            mark(world, goal->id, day, HABIT_DONE);
        else if (dice < humours[humour].done + humours[humour].skip)
            mark(world, goal->id, day, HABIT_SKIP);
    }
    WORLD_OK(act_end(world->store, true, &world->error));
}

/* Against all marks at once; and as it will be seen on another day, earlier or later. */
static void compare(struct world *world, const struct goal *goal, daynum today)
{
    struct habit_period period = {.from = goal->begun_on, .schedule = goal->schedule};
    struct habit_input  input = {
         .periods = &period, .period_count = 1, .created = goal->begun_on, .frozen_on = DAY_NONE, .today = today};
    struct present       present = world->present;
    struct habit_mark   *marks;
    struct goal_standing standing, quick, week;
    present.today = today;
    WORLD_OK(goals_marks(world->store, goal->id, DAY_NONE, DAY_NONE, &world->arena, &marks, &input.mark_count,
                         &world->error));
    input.marks = marks;
    struct habit_standing expected = habit_compute(&input);
    WORLD_OK(goals_standing(world->store, goal, &present, &world->arena, &standing, &world->error));
    WORLD_OK(goals_standing_quick(world->store, goal, &present, &world->arena, &quick, &world->error));
    WORLD_OK(goals_standing_week(world->store, goal, &present, &world->arena, &week, &world->error));
    assert_int_equal(standing.habit.streak, expected.streak);
    assert_int_equal(quick.habit.streak, expected.streak);
    assert_int_equal(standing.habit.week_done, expected.week_done);
    assert_int_equal(quick.habit.week_done, expected.week_done);
    assert_int_equal(week.habit.week_done, expected.week_done);
    assert_true(week.done_today == standing.done_today && week.skipped_today == standing.skipped_today);
    if (fabs(standing.habit.strength - expected.strength) >= 1e-11)
        fail_msg("strength %.17g, not %.17g", standing.habit.strength, expected.strength);
    assert_true(quick.habit.strength == 0);
    bool    done = false, skipped = false;
    int64_t days_done = 0;
    for (size_t i = 0; i < input.mark_count; i++) {
        days_done += marks[i].day <= today && marks[i].kind == HABIT_DONE;
        done = done || (marks[i].day == today && marks[i].kind == HABIT_DONE);
        skipped = skipped || (marks[i].day == today && marks[i].kind == HABIT_SKIP);
    }
    int64_t counted = -1;
    WORLD_OK(goals_days_done(world->store, goal->id, today, &counted, &world->error));
    assert_int_equal(counted, days_done);
    assert_true(standing.done_today == done && quick.done_today == done);
    assert_true(standing.skipped_today == skipped && quick.skipped_today == skipped);
}

static void random_histories_stand_as_all_their_marks_say(void **state)
{
    struct world *world = *state;
    world_open(world);
    for (uint64_t seed = 0; seed < 160; seed++) {
        struct random random = {.state = seed};
        int           days = (int)random_between(&random, 0, seed % 4 == 0 ? 4000 : seed % 4 == 1 ? 1500 : 120);
        daynum        today = world->present.today, from = today - days;
        /* Marks from before the habit was made, or none for a long time after. */
        daynum      begun = random_one_in(&random, 3) ? from + (daynum)random_between(&random, -2000, days) : from;
        struct goal goal = add_habit(world, any_schedule(&random), begun);
        live(world, &goal, from, &random);
        compare(world, &goal, today);
        compare(world, &goal, today + (daynum)random_between(&random, 1, 15));
        compare(world, &goal, today - (daynum)random_between(&random, 1, days / 2 + 1));
        arena_free(&world->arena);
    }
}

static void a_streak_of_ten_years_is_counted_to_its_first_day(void **state)
{
    struct world *world = *state;
    world_open(world);
    daynum today = world->present.today;
    for (enum habit_kind kind = HABIT_DAILY; kind <= HABIT_WEEKLY; kind++) {
        struct habit_schedule schedule = {.kind = kind, .planned = 0x7F, .times = kind == HABIT_WEEKLY ? 7 : 0};
        struct goal           goal = add_habit(world, schedule, today - 3650);
        struct goal_standing  standing;
        WORLD_OK(act_begin(world->store, &world->present, "life", &world->error));
        for (daynum day = today - 3650; day <= today; day++)
            mark(world, goal.id, day, HABIT_DONE);
        WORLD_OK(act_end(world->store, true, &world->error));
        WORLD_OK(goals_standing_quick(world->store, &goal, &world->present, &world->arena, &standing, &world->error));
        assert_int_equal(standing.habit.streak, kind == HABIT_WEEKLY ? 521 : 3651);
        compare(world, &goal, today);
    }
}

/* For a thousand days there was nothing but skips: the strength is what it was before. */
static void years_of_skips_leave_the_strength_as_it_was(void **state)
{
    struct world *world = *state;
    world_open(world);
    daynum today = world->present.today;
    for (int every = 1; every <= 3; every++) {
        struct goal goal =
            add_habit(world, (struct habit_schedule){.kind = HABIT_DAILY, .planned = 0x7F}, today - 2500);
        struct goal_standing standing;
        WORLD_OK(act_begin(world->store, &world->present, "life", &world->error));
        for (daynum day = today - 2500; day <= today; day++)
            mark(world, goal.id, day, day > today - 2450 && day % every == 0 ? HABIT_SKIP : HABIT_DONE);
        WORLD_OK(act_end(world->store, true, &world->error));
        WORLD_OK(goals_standing(world->store, &goal, &world->present, &world->arena, &standing, &world->error));
        assert_true(standing.habit.strength > 0.9);
        compare(world, &goal, today);
    }
}

static void on_a_later_day(struct world *world, daynum day)
{
    world->present.today = day;
}

/* Done on Monday to Friday; then another schedule, a rest, an end: what was before stays as it was judged. */
static void what_changes_holds_from_today(void **state)
{
    struct world        *world = *state;
    struct goal_standing then, now;
    world_open(world);
    daynum      monday = day_week_start(world->present.today) - 70, friday = monday + 4;
    struct goal goal = add_habit(world, (struct habit_schedule){.kind = HABIT_DAILY, .planned = 0x7F}, monday);
    for (daynum day = monday; day <= friday; day++)
        mark(world, goal.id, day, HABIT_DONE);
    on_a_later_day(world, friday);
    WORLD_OK(goals_standing(world->store, &goal, &world->present, &world->arena, &then, &world->error));
    assert_int_equal(then.habit.streak, 5);

    on_a_later_day(world, friday + 1);
    goal.schedule = (struct habit_schedule){.kind = HABIT_WEEKDAYS, .planned = 1 << MONDAY};
    WORLD_OK(goals_save(world->store, &world->present, &world->arena, &goal, "goal edit", &world->error));
    assert_int_equal(goal.period_count, 2);
    on_a_later_day(world, friday + 2);
    WORLD_OK(goals_standing(world->store, &goal, &world->present, &world->arena, &now, &world->error));
    assert_int_equal(now.habit.streak, 5);

    WORLD_OK(
        goals_pause(world->store, &world->present, &world->arena, &goal, friday + 12, "goal pause", &world->error));
    on_a_later_day(world, friday + 12);
    assert_int_equal(goals_paused_until(&goal, world->present.today), friday + 12);
    assert_false(goals_is_planned(&goal, friday + 10));
    WORLD_OK(goals_standing(world->store, &goal, &world->present, &world->arena, &now, &world->error));
    assert_int_equal(now.habit.streak, 5);
    assert_true(fabs(now.habit.strength - then.habit.strength) < 1e-12);

    on_a_later_day(world, friday + 17); /* the Monday after it */
    assert_int_equal(goals_paused_until(&goal, world->present.today), DAY_NONE);
    assert_true(goals_is_planned(&goal, world->present.today));
    goal.archived = true;
    WORLD_OK(goals_save(world->store, &world->present, &world->arena, &goal, "goal archive", &world->error));
    assert_int_equal(goal.archived_on, friday + 17);
    on_a_later_day(world, friday + 60);
    WORLD_OK(goals_get(world->store, goal.id, &world->arena, &goal, &world->error));
    WORLD_OK(goals_standing(world->store, &goal, &world->present, &world->arena, &now, &world->error));
    assert_int_equal(now.habit.streak, 5);
    assert_true(fabs(now.habit.strength - then.habit.strength) < 1e-12);

    goal.archived = false;
    WORLD_OK(goals_save(world->store, &world->present, &world->arena, &goal, "goal reopen", &world->error));
    assert_int_equal(goal.archived_on, DAY_NONE);
    WORLD_OK(goals_standing(world->store, &goal, &world->present, &world->arena, &now, &world->error));
    assert_int_equal(now.habit.streak, 0);
}

static void a_habit_without_marks_and_a_project_stand_at_nothing(void **state)
{
    struct world        *world = *state;
    struct goal_standing standing;
    struct goal_step     step = {.text = "pack", .done_on = DAY_NONE};
    struct goal          trip = {.kind = GOAL_PROJECT,
                                 .title = "Trip",
                                 .due_on = DAY_NONE,
                                 .begun_on = DAY_NONE,
                                 .finished_on = DAY_NONE,
                                 .steps = &step,
                                 .step_count = 1};
    world_open(world);
    daynum      today = world->present.today;
    struct goal habit = add_habit(world, (struct habit_schedule){.planned = 0x7F}, today);
    habit.begun_on = today - 4000;
    compare(world, &habit, today);
    WORLD_OK(goals_add(world->store, &world->present, &world->arena, &trip, &world->error));
    WORLD_OK(goals_standing(world->store, &trip, &world->present, &world->arena, &standing, &world->error));
    assert_false(standing.done_today);
    trip.steps[0].done_on = today;
    WORLD_OK(goals_standing_quick(world->store, &trip, &world->present, &world->arena, &standing, &world->error));
    assert_true(standing.done_today);
    assert_int_equal(standing.habit.streak, 0);
    world->present.today++;
    WORLD_OK(goals_standing(world->store, &trip, &world->present, &world->arena, &standing, &world->error));
    assert_false(standing.done_today);
}

static void marks_of_the_first_days_there_are_count_too(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct goal goal = add_habit(world, (struct habit_schedule){.planned = 0x7F}, DAY_FIRST);
    for (daynum day = DAY_FIRST; day < DAY_FIRST + 5; day++)
        mark(world, goal.id, day, HABIT_DONE);
    compare(world, &goal, DAY_FIRST + 4);
    compare(world, &goal, DAY_FIRST);
    compare(world, &goal, DAY_FIRST + 30);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(random_histories_stand_as_all_their_marks_say),
        WORLD_TEST(a_streak_of_ten_years_is_counted_to_its_first_day),
        WORLD_TEST(years_of_skips_leave_the_strength_as_it_was),
        WORLD_TEST(what_changes_holds_from_today),
        WORLD_TEST(a_habit_without_marks_and_a_project_stand_at_nothing),
        WORLD_TEST(marks_of_the_first_days_there_are_count_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
