#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/store_acts.h"
#include "support/store_goals.h"

static void a_habit_and_a_project_are_read_as_they_were_written(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct goal run = goal_add_habit(world, "Run", "weekdays:mon,wed,fri");
    struct goal trip = goal_add_project(world, "A weekend at my sister\xE2\x80\x99s");
    world_open(world);
    struct goal read = goal_get(world, run.id);
    assert_string_equal(read.title, "Run");
    assert_null(read.area);
    assert_string_equal(read.uid, run.uid);
    assert_int_equal(read.kind, GOAL_HABIT);
    assert_int_equal(read.schedule.kind, HABIT_WEEKDAYS);
    assert_int_equal(read.schedule.planned, 1 | 4 | 16);
    assert_int_equal(read.begun_on, world->present.today);
    assert_int_equal(read.due_on, DAY_NONE);
    assert_int_equal(read.finished_on, DAY_NONE);
    assert_true(goals_is_active(&read));
    read = goal_get(world, trip.id);
    assert_string_equal(read.title, "A weekend at my sister\xE2\x80\x99s");
    assert_string_equal(read.area, "getaway");
    assert_int_equal(read.kind, GOAL_PROJECT);
    assert_int_equal(read.due_on, world->present.today + 20);
    assert_int_equal(read.step_count, 3);
    assert_string_equal(read.steps[1].text, "days off");
    assert_int_equal(read.steps[1].done_on, DAY_NONE);
    assert_int_equal(read.steps[2].id, trip.steps[2].id);
    assert_string_equal(goals_kind_name(GOAL_HABIT), "habit");
    assert_string_equal(goals_kind_name(GOAL_PROJECT), "project");
    world_assert_sound(world);
}

static void the_steps_of_a_project_are_changed_moved_added_and_taken_out(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct goal      trip = goal_add_project(world, "Trip");
    struct goal_step steps[] = {{.id = trip.steps[2].id, .text = "pack", .done_on = world->present.today},
                                {.id = trip.steps[0].id, .text = "ask her twice", .done_on = DAY_NONE},
                                {.text = "train", .done_on = DAY_NONE}};
    trip.steps = steps;
    goal_save(world, &trip);
    assert_int_equal(steps[2].id, 0); /* what was handed in stays as it was */
    assert_int_not_equal(trip.steps[2].id, 0);
    struct goal read = goal_get(world, trip.id);
    assert_int_equal(read.step_count, 3);
    assert_string_equal(read.steps[0].text, "pack");
    assert_int_equal(read.steps[0].done_on, world->present.today);
    assert_string_equal(read.steps[1].text, "ask her twice");
    assert_string_equal(read.steps[2].text, "train");
    world_undo(world);
    read = goal_get(world, trip.id);
    assert_string_equal(read.steps[0].text, "ask her");
    assert_string_equal(read.steps[1].text, "days off");
    assert_int_equal(read.step_count, 3);
    world_assert_sound(world);
}

static void steps_that_cannot_be_saved_are_refused_and_nothing_is_written(void **state)
{
    struct world    *world = *state;
    struct goal_step many[GOALS_STEPS_MAX + 1];
    world_open(world);
    struct goal trip = goal_add_project(world, "Trip"), run = goal_add_habit(world, "Run", "daily");
    const char *before = world_dump(world);
    for (int i = 0; i <= GOALS_STEPS_MAX; i++)
        many[i] = (struct goal_step){.text = "step", .done_on = DAY_NONE};
    struct goal changed = trip;
    changed.steps = many;
    changed.step_count = GOALS_STEPS_MAX + 1;
    assert_false(goals_save(world->store, &world->present, &world->arena, &changed, "goal edit", &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    changed.id = 0;
    assert_false(goals_add(world->store, &world->present, &world->arena, &changed, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    many[0].id = 999;
    changed = trip;
    changed.steps = many;
    changed.step_count = 1;
    changed.title = "Other";
    assert_false(goals_save(world->store, &world->present, &world->arena, &changed, "goal edit", &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    changed = run;
    changed.steps = many;
    changed.step_count = 1;
    assert_false(goals_save(world->store, &world->present, &world->arena, &changed, "goal edit", &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_string_equal(world_dump(world), before);
}

static void what_changes_nothing_leaves_nothing_to_undo(void **state)
{
    struct world *world = *state;
    bool          found;
    world_open(world);
    struct goal run = goal_add_habit(world, "Run", "daily"), trip = goal_add_project(world, "Trip");
    goal_mark(world, run.id, world->present.today, HABIT_DONE);
    size_t      acts = world_act_count(world);
    struct goal again = goal_get(world, run.id);
    goal_save(world, &again);
    again = goal_get(world, trip.id);
    goal_save(world, &again);
    goal_mark(world, run.id, world->present.today, HABIT_DONE);
    WORLD_OK(goals_move(world->store, &world->present, run.id, 0, &world->error));
    WORLD_OK(goals_move(world->store, &world->present, trip.id, run.id, &world->error));
    WORLD_OK(goals_move(world->store, &world->present, trip.id, trip.id, &world->error));
    WORLD_OK(goals_tick(world->store, &world->present, trip.steps[0].id, DAY_NONE, 0, &world->error));
    WORLD_OK(goals_unmark(world->store, &world->present, run.id, world->present.today - 1, &found, &world->error));
    assert_false(found);
    assert_int_equal(world_act_count(world), acts);
}

static void the_order_by_hand_is_kept(void **state)
{
    static const struct {
        int         id, after;
        const char *order;
    } moves[] = {{3, 0, "3124"}, {4, 3, "3412"}, {3, 2, "4123"}, {1, 0, "1423"},
                 {1, 3, "4231"}, {2, 4, "4231"}, {3, 2, "4231"}};
    struct world *world = *state;
    world_open(world);
    for (int i = 0; i < 4; i++)
        goal_add_habit(world, "Run", "daily");
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        struct goal *goals;
        size_t       count;
        char         order[8] = "";
        WORLD_OK(goals_move(world->store, &world->present, moves[i].id, moves[i].after, &world->error));
        WORLD_OK(goals_list(world->store, &world->arena, &goals, &count, &world->error));
        for (size_t k = 0; k < count; k++)
            order[k] = (char)('0' + goals[k].id);
        assert_string_equal(order, moves[i].order);
    }
    assert_false(goals_move(world->store, &world->present, 9, 0, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_false(goals_move(world->store, &world->present, 1, 9, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    struct goal last = goal_add_habit(world, "Last", "daily"), *goals;
    size_t      count;
    WORLD_OK(goals_list(world->store, &world->arena, &goals, &count, &world->error));
    assert_int_equal(goals[count - 1].id, last.id);
}

static void goals_are_found_by_number_and_by_the_start_of_a_title(void **state)
{
    struct world *world = *state;
    struct goal   found;
    world_open(world);
    struct goal run = goal_add_habit(world, "Run", "daily"), far = goal_add_habit(world, "Run far", "daily"),
                small = goal_add_habit(world, "read", "daily"), great = goal_add_habit(world, "Read aloud", "daily"),
                old = goal_add_habit(world, "Rowing", "daily"), year = goal_add_habit(world, "2026 pages", "daily"),
                etude = goal_add_habit(world, "\xC3\x89tude", "daily");
    old.archived = true;
    goal_save(world, &old);
    const struct {
        const char *text;
        int64_t     id; /* 0: several, -1: none */
    } cases[] = {
        {"1", run.id},
        {"Run", run.id},
        {"Run f", far.id},
        {"Ru", 0},
        {"run", run.id},
        {"RUN F", far.id},
        {"r", small.id},
        {"R", 0},
        {"re", small.id},
        {"Re", great.id},
        {"READ", small.id},
        {"read", small.id},
        {"ro", old.id},
        {"Ro", old.id},
        {"rowing", old.id},
        {"2026", year.id},
        {"99", -1},
        {"", -1},
        {"Rown", -1},
        {"5", old.id},
        {"20", year.id},
        {"Run far away", -1},
        {"\xC3\xA9tu", etude.id},
        {"99999999999999999999", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool ok = goals_find(world->store, cases[i].text, &world->arena, &found, &world->error);
        if (ok != (cases[i].id > 0) || (ok && found.id != cases[i].id))
            fail_msg("\"%s\": %s", cases[i].text, ok ? found.title : world->error.text);
        if (!ok)
            assert_int_equal(world->error.kind, cases[i].id == 0 ? ERROR_USAGE : ERROR_ABSENT);
    }
    assert_false(goals_find(world->store, "Ru", &world->arena, &found, &world->error));
    assert_string_equal(world->error.text,
                        "\"Ru\" fits several goals: 1 \"Run\", 2 \"Run far\"; give the number or more of the title");
    WORLD_OK(goals_delete(world->store, &world->present, run.id, &world->error));
    assert_false(goals_find(world->store, "1", &world->arena, &found, &world->error));
    assert_string_equal(world->error.text, "there is no goal \"1\"; see: holdfast goal list");
}

static void many_goals_that_begin_alike_are_named_within_a_line(void **state)
{
    struct world *world = *state;
    struct goal   found;
    char          title[201];
    world_open(world);
    memset(title, 'x', sizeof title - 1);
    title[sizeof title - 1] = '\0';
    for (int i = 0; i < 9; i++)
        goal_add_habit(world, title, "daily");
    assert_false(goals_find(world->store, title, &world->arena, &found, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_non_null(strstr(world->error.text, "and 6 more; give the number or more of the title"));
}

/* Acts on goals alone, in the numbering of store_acts. */
static bool act_on_goals(struct world *world, struct random *random)
{
    return acts_do(world, (int)random_between(random, 22, 33), random);
}

static void undo_fifty_deep_brings_back_each_state_of_the_goals(void **state)
{
    struct world *world = *state;
    for (uint64_t seed = 0; seed < 6; seed++) {
        struct random random = {.state = seed};
        const char   *dumps[ACT_DEPTH + 1];
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, (int)seed);
        world_open(world);
        int64_t person_id = world_person(world, "M.").id;
        for (int i = 0; i < 5; i++)
            world_urge(world, person_id, 5);
        for (int i = 0; i < 40; i++)
            act_on_goals(world, &random);
        for (int i = 0; i < ACT_DEPTH; i++) {
            dumps[i] = world_dump(world);
            world_pass(world, random_between(&random, -2000, 30000));
            while (!act_on_goals(world, &random))
                ;
        }
        dumps[ACT_DEPTH] = world_dump(world);
        world_assert_sound(world);
        for (int i = ACT_DEPTH; i > 0; i--) {
            if (random_one_in(&random, 3))
                world_open(world);
            assert_string_equal(world_dump(world), dumps[i]);
            world_undo(world);
        }
        assert_string_equal(world_dump(world), dumps[0]);
        world_assert_sound(world);
    }
}

/* Earlier days are judged by what was in force on them; two changes of one day are one. */
static void another_schedule_holds_from_today(void **state)
{
    struct world *world = *state;
    struct goal   read;
    world_open(world);
    struct goal goal = goal_add_habit(world, "Run", "daily");
    daynum      begun = world->present.today;
    world_pass(world, 10 * WORLD_DAY_S);
    static const char *const schedules[] = {"weekly:2", "weekly:3"};
    for (size_t i = 0; i < 2; i++) {
        assert_true(habit_read_stored(schedules[i], &goal.schedule));
        WORLD_OK(goals_save(world->store, &world->present, &world->arena, &goal, "goal edit", &world->error));
        WORLD_OK(goals_get(world->store, goal.id, &world->arena, &read, &world->error));
        assert_int_equal(read.period_count, 2);
        assert_int_equal(read.periods[0].from, begun);
        assert_int_equal(read.periods[0].schedule.kind, HABIT_DAILY);
        assert_int_equal(read.periods[1].from, begun + 10);
        assert_int_equal(read.schedule.times, 2 + (int)i);
    }
    struct act undone;
    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    WORLD_OK(goals_get(world->store, goal.id, &world->arena, &read, &world->error));
    assert_int_equal(read.schedule.times, 2);
    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    WORLD_OK(goals_get(world->store, goal.id, &world->arena, &read, &world->error));
    assert_int_equal(read.period_count, 1);
    assert_int_equal(read.schedule.kind, HABIT_DAILY);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(another_schedule_holds_from_today),
        WORLD_TEST(a_habit_and_a_project_are_read_as_they_were_written),
        WORLD_TEST(the_steps_of_a_project_are_changed_moved_added_and_taken_out),
        WORLD_TEST(steps_that_cannot_be_saved_are_refused_and_nothing_is_written),
        WORLD_TEST(what_changes_nothing_leaves_nothing_to_undo),
        WORLD_TEST(the_order_by_hand_is_kept),
        WORLD_TEST(goals_are_found_by_number_and_by_the_start_of_a_title),
        WORLD_TEST(many_goals_that_begin_alike_are_named_within_a_line),
        WORLD_TEST(undo_fifty_deep_brings_back_each_state_of_the_goals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
