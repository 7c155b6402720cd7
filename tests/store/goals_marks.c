#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/store_goals.h"
#include "support/store_world.h"

static size_t marks_of(struct world *world, int64_t id, struct habit_mark **marks)
{
    size_t count;
    WORLD_OK(goals_marks(world->store, id, DAY_NONE, DAY_NONE, &world->arena, marks, &count, &world->error));
    return count;
}

static struct goal_standing stand(struct world *world, int64_t id)
{
    struct goal          goal = goal_get(world, id);
    struct goal_standing standing;
    WORLD_OK(goals_standing(world->store, &goal, &world->present, &world->arena, &standing, &world->error));
    return standing;
}

static void a_mark_takes_the_place_of_what_the_day_held(void **state)
{
    struct world      *world = *state;
    struct habit_mark *marks;
    bool               found;
    world_open(world);
    struct goal run = goal_add_habit(world, "Run", "daily");
    daynum      today = world->present.today;
    goal_mark(world, run.id, today, HABIT_DONE);
    goal_mark(world, run.id, today - 400, HABIT_DONE); /* before it was made */
    goal_mark(world, run.id, today, HABIT_SKIP);
    assert_int_equal(marks_of(world, run.id, &marks), 2);
    assert_int_equal(marks[0].day, today - 400);
    assert_int_equal(marks[0].kind, HABIT_DONE);
    assert_int_equal(marks[1].day, today);
    assert_int_equal(marks[1].kind, HABIT_SKIP);
    assert_int_equal(world_number(world, "SELECT count(*) FROM goal_mark"), 2);
    assert_true(stand(world, run.id).skipped_today);
    assert_false(stand(world, run.id).done_today);
    world_undo(world);
    assert_true(stand(world, run.id).done_today);
    WORLD_OK(goals_unmark(world->store, &world->present, run.id, today, &found, &world->error));
    assert_true(found);
    assert_int_equal(marks_of(world, run.id, &marks), 1);
    WORLD_OK(goals_unmark(world->store, &world->present, run.id, today, &found, &world->error));
    assert_false(found);
}

static void marks_are_refused_where_they_make_no_sense(void **state)
{
    struct world         *world = *state;
    const struct present *present = &world->present;
    bool                  found;
    world_open(world);
    struct goal run = goal_add_habit(world, "Run", "daily"), trip = goal_add_project(world, "Trip");
    assert_false(goals_mark(world->store, present, trip.id, present->today, HABIT_DONE, 0, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_false(goals_unmark(world->store, present, trip.id, present->today, &found, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_false(goals_mark(world->store, present, run.id, present->today + 1, HABIT_DONE, 0, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_false(goals_tick(world->store, present, trip.steps[0].id, present->today + 1, 0, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_false(goals_tick(world->store, present, 99, present->today, 0, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_false(goals_mark(world->store, present, 99, present->today, HABIT_DONE, 0, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    WORLD_OK(goals_delete(world->store, present, trip.id, &world->error));
    WORLD_OK(goals_delete(world->store, present, run.id, &world->error));
    assert_false(goals_tick(world->store, present, trip.steps[0].id, present->today, 0, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_false(goals_mark(world->store, present, run.id, present->today, HABIT_DONE, 0, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
}

static void what_was_done_instead_of_an_urge_stays_when_the_urge_is_deleted(void **state)
{
    struct world         *world = *state;
    const struct present *present = &world->present;
    world_open(world);
    struct urge urge = world_urge(world, world_person(world, "M.").id, 7);
    struct goal run = goal_add_habit(world, "Run", "daily"), trip = goal_add_project(world, "Trip");
    WORLD_OK(goals_mark(world->store, present, run.id, present->today, HABIT_DONE, urge.id, &world->error));
    WORLD_OK(goals_tick(world->store, present, trip.steps[1].id, present->today, urge.id, &world->error));
    assert_int_equal(world_number(world,
                                  "SELECT sum(urge_id) FROM (SELECT urge_id FROM goal_mark UNION ALL SELECT urge_id "
                                  "FROM goal_step)"),
                     2 * urge.id);
    goal_mark(world, run.id, present->today, HABIT_DONE); /* done again elsewhere: it was the urge's all the same */
    trip = goal_get(world, trip.id);
    trip.title = "Journey";
    goal_save(world, &trip);
    assert_int_equal(world_number(world, "SELECT count(*) FROM goal_mark WHERE urge_id IS NOT NULL"), 1);
    assert_int_equal(world_number(world, "SELECT count(*) FROM goal_step WHERE urge_id IS NOT NULL"), 1);
    WORLD_OK(urges_delete(world->store, present, urge.id, &world->error));
    int64_t cleared;
    WORLD_OK(trash_empty(world->store, present, &cleared, &world->error));
    assert_true(stand(world, run.id).done_today);
    assert_true(stand(world, trip.id).done_today);
    world_assert_sound(world);
    WORLD_OK(goals_tick(world->store, present, trip.steps[1].id, DAY_NONE, 0, &world->error));
    assert_false(stand(world, trip.id).done_today);
    assert_int_equal(world_number(world, "SELECT count(*) FROM goal_step WHERE urge_id IS NOT NULL"), 0);
}

static void of_two_marks_of_a_day_the_one_written_later_counts(void **state)
{
    struct world      *world = *state;
    struct habit_mark *marks;
    bool               found;
    world_open(world);
    struct goal run = goal_add_habit(world, "Run", "daily");
    goal_mark(world, run.id, world->present.today, HABIT_DONE);
    goal_mark(world, run.id, world->present.today - 1, HABIT_DONE);
    /* As a merge leaves them. */
    world_sql(world,
              "INSERT INTO goal_mark (uid, created_ms, updated_ms, goal_id, day, mark) SELECT 'b' || uid, created_ms, "
              "updated_ms + 5, goal_id, day, 'skip' FROM goal_mark WHERE id = 1");
    world_sql(world,
              "INSERT INTO goal_mark (uid, created_ms, updated_ms, goal_id, day, mark) SELECT 'b' || uid, created_ms, "
              "updated_ms - 5, goal_id, day, 'skip' FROM goal_mark WHERE id = 2");
    world_open(world);
    assert_int_equal(marks_of(world, run.id, &marks), 2);
    assert_int_equal(marks[0].kind, HABIT_DONE);
    assert_int_equal(marks[1].kind, HABIT_SKIP);
    struct goal_standing standing = stand(world, run.id);
    assert_true(standing.skipped_today);
    assert_int_equal(standing.habit.streak, 1);
    goal_mark(world, run.id, world->present.today, HABIT_DONE);
    assert_int_equal(stand(world, run.id).habit.streak, 2);
    WORLD_OK(goals_unmark(world->store, &world->present, run.id, world->present.today - 1, &found, &world->error));
    assert_true(found);
    assert_int_equal(marks_of(world, run.id, &marks), 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_mark_takes_the_place_of_what_the_day_held),
        WORLD_TEST(marks_are_refused_where_they_make_no_sense),
        WORLD_TEST(what_was_done_instead_of_an_urge_stays_when_the_urge_is_deleted),
        WORLD_TEST(of_two_marks_of_a_day_the_one_written_later_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
