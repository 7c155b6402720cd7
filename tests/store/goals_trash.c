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

/* The last act deleted something for good: it is told, and the next undo takes the one before. */
static void undo_after_telling(struct world *world)
{
    struct act undone;
    assert_false(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    assert_int_equal(world->error.kind, ERROR_REFUSED);
    world_undo(world);
}

static void a_goal_in_the_trash_comes_back_with_its_steps_and_marks(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows, restored;
    size_t            count;
    world_open(world);
    struct goal run = goal_add_habit(world, "Run", "daily"), trip = goal_add_project(world, "Trip");
    goal_mark(world, run.id, world->present.today, HABIT_DONE);
    WORLD_OK(goals_tick(world->store, &world->present, trip.steps[0].id, world->present.today, 0, &world->error));
    trip = goal_get(world, trip.id);
    trip.step_count = 2; /* what is taken out of a goal is not listed in the trash */
    goal_save(world, &trip);
    const char *before = world_dump(world);
    WORLD_OK(goals_delete(world->store, &world->present, run.id, &world->error));
    WORLD_OK(goals_delete(world->store, &world->present, trip.id, &world->error));
    WORLD_OK(trash_list(world->store, world->present.today, &world->arena, &rows, &count, &world->error));
    assert_int_equal(count, 2);
    assert_string_equal(rows[0].what, "goal");
    assert_string_equal(rows[0].title, "Trip");
    assert_string_equal(rows[1].title, "Run");
    for (size_t i = 0; i < 2; i++)
        WORLD_OK(trash_restore(world->store, &world->present, rows[i].id, &world->arena, &restored, &world->error));
    assert_string_equal(world_dump(world), before);
    world_undo(world);
    WORLD_OK(trash_list(world->store, world->present.today, &world->arena, &rows, &count, &world->error));
    assert_int_equal(count, 1);
    world_undo(world);
    world_undo(world);
    world_undo(world);
    assert_string_equal(world_dump(world), before);
    assert_false(goals_delete(world->store, &world->present, 99, &world->error));
    assert_string_equal(world->error.text, "there is no goal 99; see: holdfast goal list");
}

/* How often these bytes stand in the file. */
static int occurrences(struct world *world, const char *word)
{
    struct world_bytes file = world_read(world, world->path);
    size_t             length = strlen(word);
    int                count = 0;
    for (size_t i = 0; i + length <= file.length; i++)
        count += memcmp(file.bytes + i, word, length) == 0;
    return count;
}

static void write_zebrafinch(struct world *world, bool undone)
{
    struct goal_step steps[] = {{.text = "zebrafinch", .done_on = DAY_NONE},
                                {.text = "zebrafinches", .done_on = DAY_NONE}};
    struct goal      goal = {.kind = GOAL_PROJECT,
                             .title = "zebrafinch",
                             .area = "zebrafinch",
                             .due_on = DAY_NONE,
                             .begun_on = DAY_NONE,
                             .finished_on = DAY_NONE,
                             .steps = steps,
                             .step_count = 2};
    struct hardday   hardday = {.day = world->present.today, .text = "zebrafinch"};
    WORLD_OK(goals_add(world->store, &world->present, &world->arena, &goal, &world->error));
    if (undone)
        world_undo(world);
    else {
        goal.title = "zebrafinch 2";
        goal.steps[0].text = "zebrafinch 3";
        goal.step_count = 1;
        goal_save(world, &goal);
        goal.area = NULL;
        goal_save(world, &goal);
        WORLD_OK(goals_tick(world->store, &world->present, goal.steps[0].id, world->present.today, 0, &world->error));
        WORLD_OK(goals_delete(world->store, &world->present, goal.id, &world->error));
    }
    WORLD_OK(lists_add(world->store, &lists_harddays, &world->present, &world->arena, &hardday, &world->error));
    if (undone)
        world_undo(world);
    else
        WORLD_OK(lists_delete(world->store, &lists_harddays, &world->present, hardday.id, &world->error));
}

static void the_words_of_a_goal_are_gone_when_the_trash_is_emptied(void **state)
{
    struct world *world = *state;
    int64_t       count;
    for (int undone = 0; undone < 2; undone++) {
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, undone);
        world_open(world);
        struct goal kept = goal_add_project(world, "Trip");
        write_zebrafinch(world, undone);
        assert_int_not_equal(occurrences(world, "zebrafinch"), 0);
        WORLD_OK(trash_empty(world->store, &world->present, &count, &world->error));
        assert_int_equal(count, undone ? 0 : 2);
        assert_int_equal(occurrences(world, "zebrafinch"), 0);
        world_assert_sound(world);
        assert_int_equal(goal_get(world, kept.id).step_count, 3);
        undo_after_telling(world);
        assert_int_equal(world_number(world, "SELECT count(*) FROM goal WHERE deleted_ms IS NULL"), 0);
    }
}

static void after_thirty_days_the_words_go_by_themselves(void **state)
{
    struct world *world = *state;
    for (int undone = 0; undone < 2; undone++) {
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, undone);
        world_open(world);
        write_zebrafinch(world, undone);
        world_pass(world, (TRASH_DAYS - 1) * WORLD_DAY_S);
        goal_add_habit(world, "Run", "daily");
        assert_int_not_equal(occurrences(world, "zebrafinch"), 0);
        world_pass(world, 3 * WORLD_DAY_S);
        goal_add_habit(world, "Read", "daily");
        goal_add_habit(world, "Write", "daily"); /* a second write, so that no wrong clock clears anything */
        assert_int_equal(occurrences(world, "zebrafinch"), 0);
        world_assert_sound(world);
    }
}

static void a_step_that_was_taken_out_of_a_goal_that_lives_is_cleared_as_well(void **state)
{
    struct world *world = *state;
    int64_t       count;
    world_open(world);
    struct goal trip = goal_add_project(world, "Trip");
    trip.steps[2].text = "zebrafinch";
    goal_save(world, &trip);
    trip.step_count = 2;
    goal_save(world, &trip);
    WORLD_OK(trash_empty(world->store, &world->present, &count, &world->error));
    assert_int_equal(occurrences(world, "zebrafinch"), 0);
    assert_int_equal(goal_get(world, trip.id).step_count, 2);
    world_assert_sound(world);
}

static void deleted_for_good_a_goal_is_gone_at_once(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct urge urge = world_urge(world, world_person(world, "M.").id, 7);
    struct goal kept = goal_add_project(world, "Trip"), run = goal_add_habit(world, "zebrafinch", "daily");
    goal_mark(world, run.id, world->present.today, HABIT_DONE);
    struct goal trip = goal_add_project(world, "zebrafinch");
    trip.steps[1].text = "zebrafinch";
    goal_save(world, &trip);
    WORLD_OK(goals_tick(world->store, &world->present, trip.steps[1].id, world->present.today, urge.id, &world->error));
    WORLD_OK(goals_mark(world->store, &world->present, run.id, world->present.today - 1, HABIT_DONE, urge.id,
                        &world->error));
    WORLD_OK(goals_delete_forever(world->store, &world->present, run.id, &world->error));
    WORLD_OK(goals_delete_forever(world->store, &world->present, trip.id, &world->error));
    assert_int_equal(occurrences(world, "zebrafinch"), 0);
    assert_int_equal(world_number(world, "SELECT count(*) FROM goal_mark WHERE deleted_ms IS NULL"), 0);
    assert_int_equal(world_number(world, "SELECT count(urge_id) FROM goal_mark"), 0);
    assert_int_equal(world_number(world, "SELECT count(urge_id) + count(done_day) FROM goal_step"), 0);
    world_assert_sound(world);
    undo_after_telling(world);
    assert_false(goals_get(world->store, kept.id, &world->arena, &kept, &world->error));
}

static void a_goal_or_a_hard_day_alone_is_worth_a_copy(void **state)
{
    struct world *world = *state;
    char          folder[WORLD_PATH_SIZE];
    for (int i = 0; i < 2; i++) {
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, i);
        snprintf(folder, sizeof folder, "%.200s/%d.db.copies", world->folder, i);
        world_open(world);
        struct hardday hardday = {.day = world->present.today, .text = "The wedding"};
        if (i == 0)
            goal_add_habit(world, "Run", "daily");
        else
            WORLD_OK(lists_add(world->store, &lists_harddays, &world->present, &world->arena, &hardday, &world->error));
        assert_int_equal(world_entries(folder), -1);
        world_pass(world, WORLD_DAY_S);
        goal_add_habit(world, "Read", "daily");
        assert_int_equal(world_entries(folder), 1);
    }
}

static void check_finds_days_that_are_no_dates_and_schedules_that_are_none(void **state)
{
    static const struct {
        const char *spoil, *finding;
    } cases[] = {
        {"UPDATE goal_schedule SET schedule = 'weekly:9'", "goal 1: its schedule cannot be read"},
        {"UPDATE goal_schedule SET schedule = 'weekdays:wed,mon'", "goal 1: its schedule cannot be read"},
        {"UPDATE goal SET title = char(27) || 'x' WHERE id = 1", "goal 1: title "},
        {"UPDATE goal SET area = char(10) WHERE id = 2", "goal 2: area "},
        {"UPDATE goal SET due_day = 9999999 WHERE id = 2", "goal 2: the day it is due on is no date"},
        {"UPDATE goal SET begun_day = -99999 WHERE id = 1", "goal 1: the day it was made on is no date"},
        {"UPDATE goal SET finished_day = 2932897 WHERE id = 1", "goal 1: the day it was finished on is no date"},
        {"UPDATE goal_schedule SET from_day = -25568", "goal_schedule 1: its day is no date"},
        {"UPDATE goal_step SET done_day = 2932897 WHERE id = 2", "goal_step 2: its day is no date"},
        {"UPDATE goal_step SET text = ' ' WHERE id = 2", "goal_step 2: text "},
        {"UPDATE goal_mark SET day = -25568 WHERE id = 1", "goal_mark 1: its day is no date"},
        {"UPDATE hardday SET day = -25568", "hardday 1: its day is no date"},
        {"UPDATE hardday SET text = char(7)", "hardday 1: text "},
        {"UPDATE readiness SET purpose_day = -25568", "readiness 1: the day of the purpose is no date"},
        {"UPDATE readiness SET confirmed_day = -25568", "readiness 1: the day it was confirmed on is no date"},
        {"UPDATE readiness SET fine_day = -25568", "readiness 1: the day it was said on is no date"},
        {"UPDATE readiness SET purpose = char(7)", "readiness 1: purpose "},
        {"PRAGMA foreign_keys = OFF; UPDATE goal_mark SET goal_id = 77", "it belongs to something that is not there"},
    };
    struct world *world = *state;
    world_open(world);
    struct hardday hardday = {.day = world->present.today, .text = "The wedding"};
    int64_t        person_id = world_person(world, "M.").id;
    goal_mark(world, goal_add_habit(world, "Run", "weekly:3").id, world->present.today, HABIT_DONE);
    goal_add_project(world, "Trip");
    WORLD_OK(lists_add(world->store, &lists_harddays, &world->present, &world->arena, &hardday, &world->error));
    WORLD_OK(readiness_write(world->store, &world->present, person_id, "keys", &world->error));
    world_assert_sound(world);
    world_close(world);
    struct world_bytes sound = world_read(world, world->path);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char **findings;
        size_t       count;
        world_write(world->path, sound.bytes, sound.length);
        world_sql(world, cases[i].spoil);
        world_open(world);
        WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
        if (count == 0 || !strstr(findings[0], cases[i].finding))
            fail_msg("%s: %d findings, %s", cases[i].spoil, (int)count, count ? findings[0] : "none");
        world_close(world);
    }
}

static void a_goal_that_cannot_be_true_is_refused_as_damage(void **state)
{
    struct world *world = *state;
    struct goal   goal;
    world_open(world);
    int64_t id = goal_add_habit(world, "Run", "weekly:3").id;
    world_sql(world, "UPDATE goal_schedule SET schedule = 'weekly:9'");
    assert_false(goals_get(world->store, id, &world->arena, &goal, &world->error));
    assert_int_equal(world->error.kind, ERROR_DAMAGED);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_goal_in_the_trash_comes_back_with_its_steps_and_marks),
        WORLD_TEST(the_words_of_a_goal_are_gone_when_the_trash_is_emptied),
        WORLD_TEST(after_thirty_days_the_words_go_by_themselves),
        WORLD_TEST(a_step_that_was_taken_out_of_a_goal_that_lives_is_cleared_as_well),
        WORLD_TEST(deleted_for_good_a_goal_is_gone_at_once),
        WORLD_TEST(a_goal_or_a_hard_day_alone_is_worth_a_copy),
        WORLD_TEST(check_finds_days_that_are_no_dates_and_schedules_that_are_none),
        WORLD_TEST(a_goal_that_cannot_be_true_is_refused_as_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
