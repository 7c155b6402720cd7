#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/store_world.h"

static struct hardday add(struct world *world, daynum day, enum hardday_every every, const char *text)
{
    struct hardday hardday = {.day = day, .every = every, .text = text};
    WORLD_OK(lists_add(world->store, &lists_harddays, &world->present, &world->arena, &hardday, &world->error));
    return hardday;
}

static void hard_days_are_read_as_they_were_written_in_the_order_they_were_added(void **state)
{
    struct world   *world = *state;
    struct hardday *harddays, read;
    size_t          count;
    world_open(world);
    daynum         today = world->present.today;
    struct hardday birthday = add(world, today + 300, HARDDAY_YEAR, "Their birthday");
    add(world, today - 5, HARDDAY_ONCE, "The wedding");
    add(world, today - 1, HARDDAY_WEEK, "Handover");
    world_open(world);
    WORLD_OK(lists_all(world->store, &lists_harddays, &world->arena, &harddays, &count, &world->error));
    assert_int_equal(count, 3);
    assert_string_equal(harddays[0].text, "Their birthday");
    assert_string_equal(harddays[0].uid, birthday.uid);
    assert_int_equal(harddays[0].day, today + 300);
    assert_int_equal(harddays[0].every, HARDDAY_YEAR);
    assert_int_equal(harddays[1].every, HARDDAY_ONCE);
    assert_int_equal(harddays[2].every, HARDDAY_WEEK);
    WORLD_OK(lists_get(world->store, &lists_harddays, birthday.id, &world->arena, &read, &world->error));
    assert_string_equal(read.text, "Their birthday");
    assert_false(lists_get(world->store, &lists_harddays, 99, &world->arena, &read, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_string_equal(world->error.text, "there is no hardday 99; see: holdfast hardday list");
}

static void the_next_one_within_seven_days_is_coming(void **state)
{
    struct world  *world = *state;
    struct hardday coming;
    daynum         on;
    bool           found;
    world_open(world);
    daynum today = world->present.today;
    WORLD_OK(lists_hardday_coming(world->store, today, &world->arena, &coming, &on, &found, &world->error));
    assert_false(found);
    add(world, today + 20, HARDDAY_ONCE, "far");
    add(world, today - 1, HARDDAY_ONCE, "over");
    add(world, today + 7, HARDDAY_ONCE, "in a week");
    WORLD_OK(lists_hardday_coming(world->store, today - 1, &world->arena, &coming, &on, &found, &world->error));
    assert_true(found && on == today - 1);
    WORLD_OK(lists_hardday_coming(world->store, today, &world->arena, &coming, &on, &found, &world->error));
    assert_true(found && on == today + 7);
    assert_string_equal(coming.text, "in a week");
    add(world, today - 3, HARDDAY_WEEK, "handover");
    add(world, today + 4, HARDDAY_ONCE, "the same day, added later");
    WORLD_OK(lists_hardday_coming(world->store, today, &world->arena, &coming, &on, &found, &world->error));
    assert_true(found && on == today + 4);
    assert_string_equal(coming.text, "handover");
    struct hardday now = add(world, today, HARDDAY_ONCE, "today");
    WORLD_OK(lists_hardday_coming(world->store, today, &world->arena, &coming, &on, &found, &world->error));
    assert_true(found && on == today);
    assert_int_equal(coming.id, now.id);
    WORLD_OK(lists_hardday_coming(world->store, today + 21, &world->arena, &coming, &on, &found, &world->error));
    assert_string_equal(coming.text, "handover");
}

static void changing_and_deleting_are_acts_that_can_be_undone(void **state)
{
    struct world *world = *state;
    struct act   *acts;
    size_t        count;
    world_open(world);
    struct hardday hardday = add(world, world->present.today, HARDDAY_YEAR, "Their birthday");
    const char    *before = world_dump(world);
    WORLD_OK(lists_save(world->store, &lists_harddays, &world->present, &hardday, &world->error));
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_int_equal(count, 1); /* nothing had changed */
    hardday.every = HARDDAY_ONCE;
    hardday.text = "Another";
    WORLD_OK(lists_save(world->store, &lists_harddays, &world->present, &hardday, &world->error));
    const char *between = world_dump(world);
    WORLD_OK(lists_delete(world->store, &lists_harddays, &world->present, hardday.id, &world->error));
    assert_string_equal(world_dump(world), "");
    world_undo(world);
    assert_string_equal(world_dump(world), between);
    world_undo(world);
    assert_string_equal(world_dump(world), before);
    world_undo(world);
    assert_string_equal(world_dump(world), "");
    assert_false(lists_delete(world->store, &lists_harddays, &world->present, hardday.id, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_false(lists_save(world->store, &lists_harddays, &world->present, &hardday, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
}

static void a_hard_day_in_the_trash_comes_back(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows, restored;
    size_t            count;
    world_open(world);
    struct hardday hardday = add(world, world->present.today, HARDDAY_YEAR, "Their birthday");
    const char    *before = world_dump(world);
    WORLD_OK(lists_delete(world->store, &lists_harddays, &world->present, hardday.id, &world->error));
    WORLD_OK(trash_list(world->store, world->present.today, &world->arena, &rows, &count, &world->error));
    assert_int_equal(count, 1);
    assert_string_equal(rows[0].what, "hardday");
    assert_string_equal(rows[0].title, "Their birthday");
    WORLD_OK(trash_restore(world->store, &world->present, rows[0].id, &world->arena, &restored, &world->error));
    assert_string_equal(world_dump(world), before);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(hard_days_are_read_as_they_were_written_in_the_order_they_were_added),
        WORLD_TEST(the_next_one_within_seven_days_is_coming),
        WORLD_TEST(changing_and_deleting_are_acts_that_can_be_undone),
        WORLD_TEST(a_hard_day_in_the_trash_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
