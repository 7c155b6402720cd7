/* Each row has the hash of what stands in it, whatever was done; and a schema that is not ours is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/all_tries.h"
#include "support/store_acts.h"

static const char *only_finding(struct world *world)
{
    const char **findings;
    size_t       count;
    WORLD_OK(store_open(&world->store, world->path, STORE_CHECK, false, &world->error));
    WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
    world_close(world);
    assert_int_equal(count, 1);
    return findings[0];
}

/* Random acts, with undo and redo among them, each looked at. */
static void after_any_act_undo_or_redo_every_row_agrees_with_its_hash(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 9};
    struct act    act;
    world_open(world);
    world_person(world, "M.");
    for (int i = 0; i < (int)tries_count(150, 1500); i++) {
        acts_do_any(world, &random);
        if (random_one_in(&random, 3) && !act_undo(world->store, &world->present, &world->arena, &act, &world->error))
            assert_true(world->error.kind == ERROR_REFUSED || world->error.kind == ERROR_ABSENT);
        if (random_one_in(&random, 6) && !act_redo(world->store, &world->present, &world->arena, &act, &world->error))
            assert_true(world->error.kind == ERROR_REFUSED || world->error.kind == ERROR_ABSENT);
        world_pass(world, 60);
        world_assert_sound(world);
    }
    tries_held("R16", tries_count(150, 1500), "after an act, undo or redo every row has its hash");
}

static void one_letter_that_became_another_is_found(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_urge(world, person.id, 5);
    world_close(world);
    world_sql(world, "UPDATE person SET name = 'N.'");
    assert_string_equal(only_finding(world), "person 1: it is no longer as it was written");
    world_sql(world, "UPDATE person SET name = 'M.', updated_ms = 7, created_ms = 8; UPDATE urge SET hash = hash + 1");
    assert_string_equal(only_finding(world), "urge 1: it is no longer as it was written");
}

/* The same row in two files, under other ids and from another device, has one hash. */
static void the_hash_is_the_rows_and_not_the_files(void **state)
{
    struct world *world = *state;
    world_open(world);
    world_person(world, "M.");
    world_close(world);
    const char *hash = world_sql(world, "SELECT hash FROM person");
    world_sql(world, "PRAGMA foreign_keys = OFF; UPDATE person SET id = 7, device = 1, source = 'a', updated_ms = 1");
    world_rehash(world);
    assert_string_equal(world_sql(world, "SELECT hash FROM person"), hash);
    world_sql(world, "UPDATE person SET deleted_ms = 1");
    world_rehash(world);
    assert_string_not_equal(world_sql(world, "SELECT hash FROM person"), hash);
}

static void a_schema_that_is_not_ours_is_not_written_and_read_where_nothing_of_it_runs(void **state)
{
    static const struct {
        const char *sql, *finding;
    } spoils[] = {
        {"CREATE TRIGGER spy BEFORE INSERT ON urge BEGIN SELECT RAISE(IGNORE); END",
         "the trigger \"spy\" is none of Holdfast's"},
        {"CREATE VIEW aaa AS SELECT 1", "the view \"aaa\" is none of Holdfast's"},
        {"CREATE TABLE zzz (a)", "the table \"zzz\" is none of Holdfast's"},
        {"DROP INDEX urge_day", "the index \"urge_day\" is missing"},
        {"DROP TABLE trash", "the table \"trash\" is missing"},
        {"ALTER TABLE reason ADD COLUMN more TEXT", "the table \"reason\" is not as Holdfast makes it"},
        {"DROP VIEW entry_indexed; CREATE TABLE entry_indexed (id)",
         "the table \"entry_indexed\" is not as Holdfast makes it"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof spoils / sizeof *spoils; i++) {
        void *own;
        assert_int_equal(world_setup(&own), 0);
        struct world *world = own;
        char          expected[160];
        world_open(world);
        world_person(world, "M.");
        world_close(world);
        world_sql(world, spoils[i].sql);
        assert_false(store_open(&world->store, world->path, STORE_WRITE, false, &world->error));
        snprintf(expected, sizeof expected, "is not as Holdfast makes it: %s; holdfast check", spoils[i].finding);
        if (world->error.kind != ERROR_DAMAGED || !strstr(world->error.text, expected))
            fail_msg("%s: %s", spoils[i].sql, world->error.text);
        bool runs = strstr(spoils[i].finding, "trigger") || strstr(spoils[i].finding, "view") ||
                    strstr(spoils[i].finding, "entry_indexed");
        assert_int_equal(store_open(&world->store, world->path, STORE_READ, false, &world->error), !runs);
        world_close(world);
        assert_string_equal(only_finding(world), spoils[i].finding);
        world_teardown(&own);
    }
}

/* Statistics, which SQLite may make by itself, are no tables of ours, and harm nobody. */
static void what_sqlite_keeps_for_itself_is_nobodys_concern(void **state)
{
    struct world *world = *state;
    world_open(world);
    world_person(world, "M.");
    world_sql(world, "ANALYZE");
    world_open(world);
    world_assert_sound(world);
}

/* Should a trigger come while the file is open: an id is shown only of a row that is there. */
static void a_row_that_is_swallowed_has_no_id(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    struct urge   urge = {.person_id = person.id, .at = world->present.now};
    world_sql(world, "CREATE TRIGGER spy BEFORE INSERT ON urge BEGIN SELECT RAISE(IGNORE); END");
    assert_false(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    assert_int_equal(world->error.kind, ERROR_DAMAGED);
    assert_int_equal(world_number(world, "SELECT count(*) FROM act WHERE what = 'urge'"), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(after_any_act_undo_or_redo_every_row_agrees_with_its_hash),
        WORLD_TEST(one_letter_that_became_another_is_found),
        WORLD_TEST(the_hash_is_the_rows_and_not_the_files),
        WORLD_TEST(a_schema_that_is_not_ours_is_not_written_and_read_where_nothing_of_it_runs),
        WORLD_TEST(what_sqlite_keeps_for_itself_is_nobodys_concern),
        WORLD_TEST(a_row_that_is_swallowed_has_no_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
