/* Rows that are what they are by their place alone have the same uid on every device: here against hashes that another program made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/store_world.h"

/* The uid that the person and the goal of these tests are given. */
#define OWNER "00112233445566778899aabbccddeeff"
enum { DAY = 20779 }; /* today of the world: 2026-11-22 */

static struct goal add_habit(struct world *world)
{
    struct goal goal = {.kind = GOAL_HABIT, .title = "Run", .begun_on = DAY_NONE, .due_on = DAY_NONE};
    WORLD_OK(goals_add(world->store, &world->present, &world->arena, &goal, &world->error));
    world_close(world);
    world_sql(world, "UPDATE goal SET uid = '" OWNER "'");
    world_open(world);
    return goal;
}

static void save_checkin(struct world *world, daynum day, int mood)
{
    struct checkin checkin = {.day = day, .mood = mood};
    WORLD_OK(checkins_save(world->store, &world->present, &checkin, &world->error));
}

static void a_check_in_is_named_by_its_day(void **state)
{
    struct world *world = *state;
    world_open(world);
    assert_int_equal(world->present.today, DAY);
    save_checkin(world, DAY, 3);
    save_checkin(world, DAY + 1, 4);
    assert_string_equal(world_sql(world, "SELECT uid FROM checkin WHERE day = 20779"),
                        "48d63e63d5c8f2ee299f1df6bac202b4");
    assert_string_equal(world_sql(world, "SELECT uid FROM checkin WHERE day = 20780"),
                        "2e62870499f7f2ee364018cee4e63904");
}

static void a_mark_is_named_by_its_goal_and_day(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct goal goal = add_habit(world);
    WORLD_OK(goals_mark(world->store, &world->present, goal.id, DAY, HABIT_DONE, 0, &world->error));
    assert_string_equal(world_sql(world, "SELECT uid FROM goal_mark"), "b8fa834166eef9de7229fa9b15066c0e");
}

static void a_rule_cell_is_named_by_its_person_kind_and_direction(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_close(world);
    world_sql(world, "UPDATE person SET uid = '" OWNER "'");
    world_open(world);
    rules_set(&person.rules, CONTACT_LOOK, CONTACT_OUT, true);
    WORLD_OK(persons_save(world->store, &world->present, &person, "person rule", &world->error));
    assert_string_equal(world_sql(world, "SELECT uid FROM rule_cell"), "ed04727f40c98f0968a062ec8f102ef5");
}

static void what_was_taken_away_and_is_written_again_is_the_same_row(void **state)
{
    struct world *world = *state;
    struct act    undone;
    struct error *error = &world->error;
    bool          found;
    world_open(world);
    struct goal goal = add_habit(world);
    WORLD_OK(goals_mark(world->store, &world->present, goal.id, DAY, HABIT_DONE, 0, error));
    WORLD_OK(goals_unmark(world->store, &world->present, goal.id, DAY, &found, error));
    assert_true(found);
    const char *before = world_dump(world);
    WORLD_OK(goals_mark(world->store, &world->present, goal.id, DAY, HABIT_SKIP, 0, error));
    assert_int_equal(world_number(world, "SELECT count(*) FROM goal_mark"), 1);
    assert_string_equal(world_sql(world, "SELECT mark FROM goal_mark WHERE deleted_ms IS NULL"), "skip");
    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, error));
    assert_string_equal(world_dump(world), before);

    save_checkin(world, DAY, 3);
    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, error));
    save_checkin(world, DAY, 5);
    assert_int_equal(world_number(world, "SELECT count(*) FROM checkin"), 1);
    assert_int_equal(world_number(world, "SELECT mood FROM checkin WHERE deleted_ms IS NULL"), 5);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_check_in_is_named_by_its_day),
        WORLD_TEST(a_mark_is_named_by_its_goal_and_day),
        WORLD_TEST(a_rule_cell_is_named_by_its_person_kind_and_direction),
        WORLD_TEST(what_was_taken_away_and_is_written_again_is_the_same_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
