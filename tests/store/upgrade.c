/*
 * The steps from one schema to the next. None but the first is released, so that an invented one is taken: a file of today is
 * the older one, and the program that opens it knows one step more.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/buf.h"
#include "support/store_acts.h"
#include "support/store_faults.h"
#include "words/texts.h"

enum { ACTS = 40 };

/* Makes the world's file as today's program does, with a history in it, and closes it. Then the program knows the step. */
static void make_old(struct world *world)
{
    struct random random = {.state = 5};
    migrate_step_for_tests = NULL;
    world_close(world);
    remove(world->path);
    world_open(world);
    world_person(world, "M.");
    for (int i = 0; i < ACTS; i++)
        acts_do_any(world, &random);
    world_entry(world, "half a thought");
    world_close(world);
    migrate_step_for_tests = world_read(world, TESTS_DIR "/store/fixtures/002.sql").bytes;
}

static int teardown(void **state)
{
    migrate_step_for_tests = NULL;
    return world_teardown(state);
}

/* The dump of a newer file has the new column, with its default. */
static const char *without_new_column(struct world *world, const char *dump)
{
    struct buf out = {.arena = &world->arena};
    for (const char *at = dump, *found; *at; at = found ? found + strlen(" weight=1:7") : at + strlen(at)) {
        found = strstr(at, " weight=1:7");
        buf_put(&out, at, found ? (size_t)(found - at) : strlen(at));
    }
    return buf_text(&out);
}

static void every_row_is_as_it_was_after_the_step(void **state)
{
    struct world *world = *state;
    make_old(world);
    const char *before = world_dump(world);
    assert_non_null(strstr(before, "half a thought"));
    world_open(world);
    assert_int_equal(world_number(world, "PRAGMA user_version"), 2);
    assert_int_equal(world_number(world, "PRAGMA application_id"), STORE_APPLICATION_ID);
    assert_int_equal(world_number(world, "SELECT count(*) FROM invented"), 1);
    assert_string_equal(without_new_column(world, world_dump(world)), before);
    world_assert_sound(world);
}

static void a_fresh_file_takes_all_steps(void **state)
{
    struct world *world = *state;
    make_old(world);
    remove(world->path);
    world_open(world);
    assert_int_equal(world_number(world, "PRAGMA user_version"), 2);
    assert_int_equal(world_number(world, "SELECT count(*) FROM invented"), 1);
}

static void the_file_as_it_was_is_kept_beside_it(void **state)
{
    struct world *world = *state;
    char          path[WORLD_PATH_SIZE];
    make_old(world);
    const char *before = world_dump(world);
    memcpy(path, world->path, sizeof path);
    world_open(world);
    world_close(world);
    snprintf(world->path, sizeof world->path, "%.200s.copies/before-schema-2.db", path);
    assert_int_equal(access(world->path, F_OK), 0);
    assert_string_equal(world_dump(world), before);
    assert_int_equal(world_number(world, "PRAGMA user_version"), 1);
}

static void a_program_that_does_not_know_the_step_refuses_the_file(void **state)
{
    struct world *world = *state;
    make_old(world);
    world_open(world);
    world_close(world);
    migrate_step_for_tests = NULL;
    assert_non_null(strstr(world_refused(world, STORE_WRITE, ERROR_REFUSED), "was written by a newer Holdfast"));
}

static void a_step_that_does_not_run_leaves_the_file_as_it_was(void **state)
{
    struct world *world = *state;
    make_old(world);
    const char *before = world_dump(world);
    migrate_step_for_tests = "CREATE TABLE invented (id INTEGER); INSERT INTO nowhere VALUES (1);";
    world_refused(world, STORE_WRITE, ERROR_FAILED);
    migrate_step_for_tests = NULL;
    world_open(world);
    assert_int_equal(world_number(world, "PRAGMA user_version"), 1);
    assert_string_equal(world_dump(world), before);
    assert_int_equal(world_number(world, "SELECT count(*) FROM sqlite_schema WHERE name = 'invented'"), 0);
}

static void what_was_done_before_the_step_is_undone_after_it(void **state)
{
    struct world *world = *state;
    struct act   *acts, undone;
    size_t        count;
    make_old(world);
    world_open(world);
    world_entry(world, "the first one");
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_true(count > 12);
    for (size_t i = 0; i < count; i++)
        WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    assert_string_equal(world_dump(world), "");
    world_assert_sound(world);
}

static void a_step_on_a_disk_that_fails_leaves_the_file_as_it_was(void **state)
{
    struct world *world = *state;
    int           failed = 0;
    bool          hit = true;
    for (int at = 1; hit; at++) {
        make_old(world);
        const char *before = world_dump(world);
        faults_install();
        faults_arm(at, FAULT_FAILS, at % 2);
        struct store *store = NULL;
        bool          opened = store_open(&store, world->path, STORE_WRITE, true, &world->error);
        hit = faults_hit();
        store_close(store);
        faults_remove();
        failed += !opened;
        world_open(world); /* and the next start goes on from there */
        assert_string_equal(without_new_column(world, world_dump(world)), before);
        assert_int_equal(world_number(world, "PRAGMA user_version"), 2);
        world_assert_sound(world);
    }
    assert_true(failed > 5);
}

#define STEP_TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, teardown)

/* Nothing is written before what is written is safe: all words wiped, nothing in folders for temporary files, each commit on the disk. */
static void a_step_is_taken_by_the_open_recipe(void **state)
{
    struct world *world = *state;
    make_old(world);
    migrate_step_for_tests =
        "CREATE TABLE seen (a INTEGER, b INTEGER, c INTEGER);"
        "INSERT INTO seen SELECT secure_delete, temp_store, synchronous"
        " FROM pragma_secure_delete, pragma_temp_store, pragma_synchronous; PRAGMA user_version = 2;";
    world_open(world);
    sqlite3_stmt *seen;
    assert_int_equal(sqlite3_prepare_v2(world->store->db, "SELECT a, b, c FROM seen", -1, &seen, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(seen), SQLITE_ROW);
    static const int wanted[] = {1, 2, 3};
    for (int i = 0; i < 3; i++)
        assert_int_equal(sqlite3_column_int(seen, i), wanted[i]);
    sqlite3_finalize(seen);
}

/* A disk that may not be written, or a command that only looks: the file stays of its schema to the byte, and is read as one of the newest. */
static void who_only_reads_leaves_an_older_file_as_it_is(void **state)
{
    struct world *world = *state;
    make_old(world);
    struct world_bytes before = world_read(world, world->path);
    WORLD_OK(store_open(&world->store, world->path, STORE_READ, false, &world->error));
    sqlite3_stmt *seen;
    assert_int_equal(
        sqlite3_prepare_v2(world->store->db,
                           "SELECT user_version, (SELECT count(*) FROM invented),"
                           " (SELECT count(*) FROM entry WHERE body = 'half a thought') FROM pragma_user_version",
                           -1, &seen, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(seen), SQLITE_ROW);
    static const int wanted[] = {2, 1, 1};
    for (int i = 0; i < 3; i++)
        assert_int_equal(sqlite3_column_int(seen, i), wanted[i]);
    sqlite3_finalize(seen);
    world_assert_sound(world);
    world_close(world);
    struct world_bytes after = world_read(world, world->path);
    assert_int_equal(after.length, before.length);
    assert_memory_equal(after.bytes, before.bytes, before.length);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        STEP_TEST(every_row_is_as_it_was_after_the_step),
        STEP_TEST(a_fresh_file_takes_all_steps),
        STEP_TEST(the_file_as_it_was_is_kept_beside_it),
        STEP_TEST(a_program_that_does_not_know_the_step_refuses_the_file),
        STEP_TEST(a_step_that_does_not_run_leaves_the_file_as_it_was),
        STEP_TEST(what_was_done_before_the_step_is_undone_after_it),
        STEP_TEST(a_step_on_a_disk_that_fails_leaves_the_file_as_it_was),
        STEP_TEST(a_step_is_taken_by_the_open_recipe),
        STEP_TEST(who_only_reads_leaves_an_older_file_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
