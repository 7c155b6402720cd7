/*
 * What is written can be read again as it was: persons, contacts, check-ins, friends, reasons, plans and what the program remembers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/store_world.h"

static void a_person_is_read_as_it_was_written(void **state)
{
    struct world *world = *state;
    struct person read;
    world_open(world);
    struct person person = {.name = "M.",
                            .started_on = world->present.today + 3,
                            .started_offset_s = -34200,
                            .target_days = 36500,
                            .rules = {.preset = RULES_LOW},
                            .promise = "I choose my own quiet.\nEvery day.",
                            .unsafe = true,
                            .closed = true,
                            .closed_at = world->present.now,
                            .closed_on = world->present.today,
                            .archived = true};
    rules_set(&person.rules, CONTACT_LOOK, CONTACT_OUT, true);
    rules_set(&person.rules, CONTACT_TEXT, CONTACT_OUT, false);
    WORLD_OK(persons_add(world->store, &world->present, &world->arena, &person, &world->error));
    WORLD_OK(persons_find(world->store, "M.", &world->arena, &read, &world->error));
    assert_int_equal(read.id, person.id);
    assert_string_equal(read.uid, person.uid);
    assert_string_equal(read.name, "M.");
    assert_int_equal(read.started_on, person.started_on);
    assert_int_equal(read.started_offset_s, -34200);
    assert_int_equal(read.target_days, 36500);
    assert_string_equal(read.promise, person.promise);
    assert_true(read.unsafe && read.closed && read.archived);
    assert_true(read.closed_at.unix_s == person.closed_at.unix_s);
    assert_int_equal(read.closed_on, world->present.today);
    assert_memory_equal(&read.rules, &person.rules, sizeof read.rules);
}

static void changed_cells_follow_the_rules_that_are_saved(void **state)
{
    struct world *world = *state;
    struct person read;
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int step = 0; step < 4; step++) {
        rules_set(&person.rules, CONTACT_LOOK, CONTACT_OUT, step % 2 == 0);
        rules_set(&person.rules, CONTACT_MEET, CONTACT_CHANCE, step > 1);
        WORLD_OK(persons_save(world->store, &world->present, &person, "person rule", &world->error));
        WORLD_OK(persons_get(world->store, person.id, &world->arena, &read, &world->error));
        assert_memory_equal(&read.rules, &person.rules, sizeof read.rules);
    }
}

static void without_a_name_the_person_last_started_and_not_archived_is_meant(void **state)
{
    struct world *world = *state;
    struct person read, *list;
    size_t        count;
    world_open(world);
    struct person first = world_person(world, "M."), second = world_person(world, NULL),
                  third = world_person(world, "N.");
    WORLD_OK(persons_find(world->store, NULL, &world->arena, &read, &world->error));
    assert_int_equal(read.id, third.id);
    third.archived = true;
    WORLD_OK(persons_save(world->store, &world->present, &third, "person archive", &world->error));
    WORLD_OK(persons_find(world->store, NULL, &world->arena, &read, &world->error));
    assert_int_equal(read.id, second.id);
    assert_null(read.name);
    WORLD_OK(persons_find(world->store, "N.", &world->arena, &read, &world->error));
    assert_int_equal(read.id, third.id);
    WORLD_OK(persons_list(world->store, &world->arena, &list, &count, &world->error));
    assert_int_equal(count, 3);
    assert_int_equal(list[0].id, third.id);
    assert_int_equal(list[2].id, first.id);
    assert_false(persons_find(world->store, "m.", &world->arena, &read, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_string_equal(world->error.text, "there is no person \"m.\"; see: holdfast person list");
}

static void a_name_can_be_had_once(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person first = world_person(world, "M."), nameless = world_person(world, NULL);
    struct person again = {.name = "M.", .target_days = 90, .closed_on = DAY_NONE};
    assert_false(persons_add(world->store, &world->present, &world->arena, &again, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_string_equal(world->error.text,
                        "\"M.\" is there already; change that one with: holdfast person set --person \"M.\"");
    again.name = NULL;
    assert_false(persons_add(world->store, &world->present, &world->arena, &again, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_non_null(strstr(world->error.text, "holdfast person set"));
    nameless.name = "M.";
    assert_false(persons_save(world->store, &world->present, &nameless, "person set", &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    first.name = NULL;
    assert_false(persons_save(world->store, &world->present, &first, "person set", &world->error));
    assert_int_equal(world_number(world, "SELECT count(*) FROM person"), 2);
}

static void a_contact_is_read_as_it_was_written(void **state)
{
    struct world  *world = *state;
    struct contact read, *list;
    size_t         count;
    world_open(world);
    struct contact contact = {.person_id = world_person(world, "M.").id,
                              .at = {world->present.now.unix_s - 5 * WORLD_DAY_S, 3600},
                              .until = world->present.today - 2,
                              .kind = CONTACT_MEET,
                              .direction = CONTACT_CHANCE,
                              .breaks = true,
                              .breaks_said = true,
                              .note = "at the station"};
    WORLD_OK(contacts_add(world->store, &world->present, &world->arena, &contact, &world->error));
    WORLD_OK(contacts_get(world->store, contact.id, &world->arena, &read, &world->error));
    assert_int_equal(read.day, world->present.today - 5);
    assert_int_equal(read.until, world->present.today - 2);
    assert_int_equal(read.kind, CONTACT_MEET);
    assert_int_equal(read.direction, CONTACT_CHANCE);
    assert_true(read.breaks && read.breaks_said);
    assert_string_equal(read.note, "at the station");
    contact.until = contact.day;
    WORLD_OK(contacts_save(world->store, &world->present, &contact, &world->error));
    assert_int_equal(contact.until, DAY_NONE);
    WORLD_OK(contacts_get(world->store, contact.id, &world->arena, &read, &world->error));
    assert_int_equal(read.until, DAY_NONE);
    contact.until = contact.day - 1;
    assert_false(contacts_save(world->store, &world->present, &contact, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_non_null(strstr(world->error.text, "--until must not lie before"));
    struct contacts_filter filter = {.since = world->present.today - 5, .until = world->present.today - 5};
    WORLD_OK(contacts_list(world->store, &filter, &world->arena, &list, &count, &world->error));
    assert_int_equal(count, 1);
    filter.since = filter.until = world->present.today - 4;
    WORLD_OK(contacts_list(world->store, &filter, &world->arena, &list, &count, &world->error));
    assert_int_equal(count, 0);
}

static void a_time_without_a_day_is_refused(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct urge urge = {.person_id = world_person(world, "M.").id, .at = {INT64_MAX, 0}, .want = URGES_NO_KIND};
    assert_false(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    struct contact contact = {.person_id = 1, .at = {INT64_MIN, 0}, .until = DAY_NONE};
    assert_false(contacts_add(world->store, &world->present, &world->arena, &contact, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
}

static void a_check_in_is_one_a_day(void **state)
{
    struct world  *world = *state;
    struct checkin read;
    bool           found, marks[5];
    world_open(world);
    struct checkin checkin = {.day = world->present.today - 1, .mood = 4};
    WORLD_OK(checkins_save(world->store, &world->present, &checkin, &world->error));
    checkin.note = "slept";
    WORLD_OK(checkins_save(world->store, &world->present, &checkin, &world->error));
    checkin = (struct checkin){.day = world->present.today - 3};
    WORLD_OK(checkins_save(world->store, &world->present, &checkin, &world->error));
    assert_int_equal(world_number(world, "SELECT count(*) FROM checkin"), 2);
    WORLD_OK(checkins_get(world->store, world->present.today - 1, &world->arena, &read, &found, &world->error));
    assert_true(found);
    assert_int_equal(read.mood, 4);
    assert_string_equal(read.note, "slept");
    WORLD_OK(checkins_get(world->store, world->present.today - 3, &world->arena, &read, &found, &world->error));
    assert_true(found);
    assert_int_equal(read.mood, 0);
    assert_null(read.note);
    WORLD_OK(checkins_get(world->store, world->present.today, &world->arena, &read, &found, &world->error));
    assert_false(found);
    WORLD_OK(checkins_marks(world->store, world->present.today - 4, 5, marks, &world->error));
    assert_true(!marks[0] && marks[1] && !marks[2] && marks[3] && !marks[4]);
}

static void friends_come_in_order_and_those_who_can_be_called_first(void **state)
{
    struct world      *world = *state;
    struct friend_row *list;
    size_t             count;
    world_open(world);
    static const struct friend_row rows[] = {
        {.name = "Maya", .how = "1", .from_min = 480, .until_min = 600},
        {.name = "Ben", .how = "2", .from_min = 1320, .until_min = 120},
        {.name = "Ida", .how = "3", .any_hour = true},
    };
    for (size_t i = 0; i < 3; i++) {
        struct friend_row row = rows[i];
        WORLD_OK(lists_add(world->store, &lists_friends, &world->present, &world->arena, &row, &world->error));
    }
    WORLD_OK(lists_all(world->store, &lists_friends, &world->arena, &list, &count, &world->error));
    assert_int_equal(count, 3);
    assert_string_equal(list[0].name, "Maya");
    assert_false(list[0].any_hour);
    assert_true(list[2].any_hour);
    assert_int_equal(lists_friends_by_hour(list, count, 60), 2);
    assert_string_equal(list[0].name, "Ben");
    assert_string_equal(list[1].name, "Ida");
    assert_string_equal(list[2].name, "Maya");
    int64_t gone = list[0].id;
    WORLD_OK(lists_delete(world->store, &lists_friends, &world->present, gone, &world->error));
    assert_false(lists_get(world->store, &lists_friends, gone, &world->arena, list, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_false(lists_delete(world->store, &lists_friends, &world->present, gone, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
}

static void a_plan_is_found_by_its_trigger_in_any_case(void **state)
{
    struct world *world = *state;
    struct plan   plan = {.trigger = "Our Song", .action = "go for a walk"}, read, *list;
    size_t        count;
    bool          found;
    world_open(world);
    WORLD_OK(lists_add(world->store, &lists_plans, &world->present, &world->arena, &plan, &world->error));
    plan.action = "call Maya";
    WORLD_OK(lists_add(world->store, &lists_plans, &world->present, &world->arena, &plan, &world->error));
    WORLD_OK(lists_plan_for(world->store, "our song", &world->arena, &read, &found, &world->error));
    assert_true(found);
    assert_string_equal(read.action, "call Maya");
    WORLD_OK(lists_plan_for(world->store, "our songs", &world->arena, &read, &found, &world->error));
    assert_false(found);
    WORLD_OK(lists_all(world->store, &lists_plans, &world->arena, &list, &count, &world->error));
    assert_int_equal(count, 2);
    assert_string_equal(list[0].action, "go for a walk");
    WORLD_OK(lists_delete(world->store, &lists_plans, &world->present, plan.id, &world->error));
    WORLD_OK(lists_plan_for(world->store, "OUR SONG", &world->arena, &read, &found, &world->error));
    assert_string_equal(read.action, "go for a walk");
}

static void reasons_come_in_the_order_they_were_given(void **state)
{
    struct world  *world = *state;
    struct reason *list, read;
    size_t         count;
    world_open(world);
    for (int i = 0; i < 3; i++) {
        struct reason reason = {.text = (const char *[]){"sleep", "my work", "my friends"}[i]};
        WORLD_OK(lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &world->error));
    }
    WORLD_OK(lists_delete(world->store, &lists_reasons, &world->present, 2, &world->error));
    WORLD_OK(lists_all(world->store, &lists_reasons, &world->arena, &list, &count, &world->error));
    assert_int_equal(count, 2);
    assert_string_equal(list[1].text, "my friends");
    assert_false(lists_get(world->store, &lists_reasons, 2, &world->arena, &read, &world->error));
    assert_string_equal(world->error.text, "there is no reason 2; see: holdfast reason list");
}

static void what_the_program_remembers_is_kept_replaced_and_forgotten(void **state)
{
    struct world *world = *state;
    const char   *value = "x";
    world_open(world);
    WORLD_OK(memo_get(world->store, "seen", &world->arena, &value, &world->error));
    assert_null(value);
    WORLD_OK(memo_put(world->store, &world->present, "seen", "1", &world->error));
    WORLD_OK(memo_put(world->store, &world->present, "seen", "2", &world->error));
    world_open(world);
    WORLD_OK(memo_get(world->store, "seen", &world->arena, &value, &world->error));
    assert_string_equal(value, "2");
    WORLD_OK(memo_put(world->store, &world->present, "seen", NULL, &world->error));
    WORLD_OK(memo_get(world->store, "seen", &world->arena, &value, &world->error));
    assert_null(value);
}

static void check_names_what_cannot_be_true(void **state)
{
    static const struct {
        const char *sql, *finding;
    } rows[] = {
        {"UPDATE urge SET day = day + 2", "urge 1: its day does not fit its time"},
        {"UPDATE contact SET day = day - 2", "contact 1: its day does not fit its time"},
        {"UPDATE contact SET until_day = 9999999", "contact 1: its last day is no date"},
        {"UPDATE person SET started_day = -99999", "person 1: the day of the start is no date"},
        {"UPDATE urge SET note = CAST(x'41ff42' AS TEXT)", "urge 1: note"},
        {"UPDATE urge SET set_off = 'a' || char(10) || 'b'", "urge 1: trigger"},
        {"UPDATE person SET promise = 'a' || char(27) || 'b'", "person 1: promise"},
        {"PRAGMA foreign_keys = OFF; UPDATE urge SET person_id = 77",
         "urge 1: it belongs to something that is not there"},
    };
    struct world *world = *state;
    const char  **findings;
    size_t        count;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(world->path, sizeof world->path, "%.200s/%zu.db", world->folder, i);
        world_open(world);
        struct person person = world_person(world, "M.");
        world_contact(world, person.id, CONTACT_TEXT, 3);
        world_urge(world, person.id, 5);
        WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
        assert_int_equal(count, 0);
        world_close(world);
        world_sql(world, rows[i].sql);
        world_open(world);
        WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
        assert_int_equal(count, 1);
        if (strncmp(findings[0], rows[i].finding, strlen(rows[i].finding)) != 0)
            fail_msg("\"%s\", not \"%s\"", findings[0], rows[i].finding);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_person_is_read_as_it_was_written),
        WORLD_TEST(changed_cells_follow_the_rules_that_are_saved),
        WORLD_TEST(without_a_name_the_person_last_started_and_not_archived_is_meant),
        WORLD_TEST(a_name_can_be_had_once),
        WORLD_TEST(a_contact_is_read_as_it_was_written),
        WORLD_TEST(a_time_without_a_day_is_refused),
        WORLD_TEST(a_check_in_is_one_a_day),
        WORLD_TEST(friends_come_in_order_and_those_who_can_be_called_first),
        WORLD_TEST(a_plan_is_found_by_its_trigger_in_any_case),
        WORLD_TEST(reasons_come_in_the_order_they_were_given),
        WORLD_TEST(what_the_program_remembers_is_kept_replaced_and_forgotten),
        WORLD_TEST(check_names_what_cannot_be_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
