#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "words/texts.h"
#include "support/store_world.h"

static int64_t pragma(struct world *world, const char *sql)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(world->store->db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static int setting(struct world *world, int what)
{
    int on = -1;
    assert_int_equal(sqlite3_db_config(world->store->db, what, -1, &on), SQLITE_OK);
    return on;
}

static unsigned mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void every_setting_of_the_recipe_is_in_force(void **state)
{
    struct world *world = *state;
    enum { EXTRA = 3, MEMORY = 2 };
    world_open(world);
    assert_int_equal(pragma(world, "PRAGMA synchronous"), EXTRA);
    assert_int_equal(pragma(world, "PRAGMA temp_store"), MEMORY);
    assert_int_equal(pragma(world, "PRAGMA secure_delete"), 1);
    assert_int_equal(pragma(world, "PRAGMA foreign_keys"), 1);
    assert_int_equal(pragma(world, "PRAGMA trusted_schema"), 0);
    assert_int_equal(pragma(world, "PRAGMA journal_mode = DELETE"), 0); /* a word: "delete" */
    assert_int_equal(setting(world, SQLITE_DBCONFIG_DEFENSIVE), 1);
    assert_int_equal(setting(world, SQLITE_DBCONFIG_DQS_DML), 0);
    assert_int_equal(setting(world, SQLITE_DBCONFIG_DQS_DDL), 0);
}

static void a_new_file_is_marked_and_has_the_newest_schema(void **state)
{
    struct world *world = *state;
    world_open(world);
    assert_int_equal(world_number(world, "PRAGMA application_id"), 0x486F6C64);
    assert_int_equal(world_number(world, "PRAGMA user_version"), texts_schema_newest());
    assert_string_equal(world_sql(world, "PRAGMA integrity_check"), "ok");
    assert_true(store_is_on_disk(world->store));
    assert_string_equal(store_path(world->store), world->path);
}

static void the_file_is_0600_and_its_folders_0700_whatever_the_umask(void **state)
{
    static const mode_t masks[] = {0, 022, 077, 0277};
    struct world       *world = *state;
    char                folder[WORLD_PATH_SIZE], above[WORLD_PATH_SIZE];
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        snprintf(above, sizeof above, "%.200s/%zu", world->folder, i);
        snprintf(folder, sizeof folder, "%.200s/deep", above);
        snprintf(world->path, sizeof world->path, "%.200s/holdfast.db", folder);
        mode_t before = umask(masks[i]);
        world_open(world);
        world_person(world, "M.");
        world_pass(world, WORLD_DAY_S);
        world_urge(world, 1, 5);
        umask(before);
        assert_int_equal(mode_of(above), 0700);
        assert_int_equal(mode_of(folder), 0700);
        assert_int_equal(mode_of(world->path), 0600);
        snprintf(above, sizeof above, "%.200s/holdfast.db.copies", folder);
        assert_int_equal(mode_of(above), 0700);
        snprintf(above, sizeof above, "%.200s/holdfast.db.copies/2026-11-%d.db", folder, 23 + (int)i);
        assert_int_equal(mode_of(above), 0600);
    }
}

static void an_empty_file_becomes_private_when_it_becomes_ours(void **state)
{
    struct world *world = *state;
    world_write(world->path, "", 0);
    assert_int_equal(chmod(world->path, 0644), 0);
    world_open(world);
    assert_int_equal(mode_of(world->path), 0600);
}

static void reading_what_is_not_there_creates_nothing(void **state)
{
    struct world *world = *state;
    struct person person;
    snprintf(world->path, sizeof world->path, "%.200s/none/holdfast.db", world->folder);
    WORLD_OK(store_open(&world->store, world->path, STORE_READ, true, &world->error));
    assert_false(store_is_on_disk(world->store));
    assert_false(persons_find(world->store, NULL, &world->arena, &person, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_string_equal(world->error.text, "nothing is started yet; begin with: holdfast start");
    assert_int_equal(world_entries(world->folder), 0);
}

static void an_empty_file_is_read_as_an_empty_store_and_stays_empty(void **state)
{
    struct world *world = *state;
    world_write(world->path, "", 0);
    WORLD_OK(store_open(&world->store, world->path, STORE_READ, false, &world->error));
    assert_false(store_is_on_disk(world->store));
    assert_int_equal(world_read(world, world->path).length, 0);
    assert_int_equal(world_entries(world->folder), 1);
}

static void a_store_opened_for_reading_writes_nothing(void **state)
{
    struct world *world = *state;
    world_open(world);
    world_person(world, "M.");
    world_close(world);
    struct world_bytes before = world_read(world, world->path);
    WORLD_OK(store_open(&world->store, world->path, STORE_READ, false, &world->error));
    struct reason reason = {.text = "my own quiet"};
    assert_false(lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &world->error));
    assert_false(memo_put(world->store, &world->present, "key", "value", &world->error));
    world_close(world);
    struct world_bytes after = world_read(world, world->path);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
}

static void the_days_copy_is_made_by_the_first_act_that_changes_something(void **state)
{
    struct world *world = *state;
    char          copies[WORLD_PATH_SIZE], copy[WORLD_PATH_SIZE];
    struct person same = {.name = "M.", .target_days = 90};
    struct act    act;
    world_open(world);
    world_person(world, "M.");
    world_pass(world, WORLD_DAY_S);
    snprintf(copies, sizeof copies, "%.200s.copies", world->path);
    snprintf(copy, sizeof copy, "%.220s/2026-11-23.db", copies);

    assert_false(persons_add(world->store, &world->present, &world->arena, &same, &world->error));
    assert_false(urges_delete(world->store, &world->present, 7, &world->error));
    assert_int_equal(world_entries(copies), -1);

    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &act, &world->error));
    assert_null(store_warning(world->store));
    assert_int_equal(world_entries(copies), 1);
    snprintf(world->path, sizeof world->path, "%s", copy);
    assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE deleted_ms IS NULL"), 1);
}

static void names_that_sqlite_takes_for_something_else_are_files(void **state)
{
    static const char *const names[] = {":memory:", "file:x.db", "-", "file::memory:?cache=shared"};
    struct world            *world = *state;
    char                     here[WORLD_PATH_SIZE];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(world->folder), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(world->path, sizeof world->path, "%s", names[i]);
        world_open(world);
        world_person(world, "M.");
        assert_int_equal(mode_of(names[i]), 0600);
        world_open(world);
        struct person person;
        WORLD_OK(persons_find(world->store, "M.", &world->arena, &person, &world->error));
        world_pass(world, WORLD_DAY_S);
        world_urge(world, person.id, 3);
        assert_null(store_warning(world->store));
    }
    world_close(world);
    assert_int_equal(chdir(here), 0);
    assert_int_equal(world_entries(world->folder), 2 * (int)(sizeof names / sizeof *names));
}

static void every_statement_of_the_table_can_be_prepared(void **state)
{
    struct world *world = *state;
    world_open(world);
    for (int sql = 0; sql < SQLS; sql++) {
        if (!statements_get(world->store, (enum sql)sql, &world->error))
            fail_msg("statement %d: %s", sql, sqlite3_errmsg(world->store->db));
    }
}

static void a_file_another_program_put_into_wal_mode_is_one_file_again(void **state)
{
    struct world *world = *state;
    world_open(world);
    world_person(world, "M.");
    world_close(world);
    assert_string_equal(world_sql(world, "PRAGMA journal_mode = WAL"), "wal");
    world_open(world);
    world_urge(world, 1, 4);
    assert_string_equal(world_sql(world, "PRAGMA journal_mode"), "delete");
}

/* What was cleared leaves the file, also its end, and all else is as it was. */
static void a_file_that_is_mostly_empty_becomes_smaller(void **state)
{
    static char   words[400000];
    struct world *world = *state;
    world_open(world);
    world_urge(world, world_person(world, "M.").id, 7);
    world_entry(world, "it stays, and is found: heron");
    memset(words, 'w', sizeof words - 1);
    struct entry large = world_entry(world, words);
    int64_t      full = world_number(world, "PRAGMA page_count");
    WORLD_OK(store_tidy(world->store, &world->error));
    assert_int_equal(world_number(world, "PRAGMA page_count"), full); /* it is not worth it */
    WORLD_OK(entries_delete(world->store, &world->present, large.id, true, &world->error));
    const char *dump = world_dump(world);
    int64_t     before = world_number(world, "PRAGMA page_count");
    WORLD_OK(store_tidy(world->store, &world->error));
    assert_true(world_number(world, "PRAGMA page_count") < before / 2);
    assert_int_equal(world_number(world, "PRAGMA freelist_count"), 0);
    assert_string_equal(world_dump(world), dump);
    assert_string_equal(world_sql(world, "PRAGMA integrity_check"), "ok");
    assert_int_equal(world_number(world, "SELECT count(*) FROM entry_words WHERE entry_words MATCH 'heron'"), 1);
    world_entry(world, "and more can be written");
}

static void while_another_one_writes_it_stays_as_it_is(void **state)
{
    static char   words[400000];
    struct world *world = *state;
    sqlite3      *other;
    world_open(world);
    memset(words, 'w', sizeof words - 1);
    WORLD_OK(entries_delete(world->store, &world->present, world_entry(world, words).id, true, &world->error));
    int64_t before = world_number(world, "PRAGMA page_count");
    assert_int_equal(sqlite3_open(world->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    store_set_patient(world->store, false);
    assert_false(store_tidy(world->store, &world->error));
    assert_int_equal(world->error.kind, ERROR_BUSY);
    sqlite3_close(other);
    assert_int_equal(world_number(world, "PRAGMA page_count"), before);
    world_entry(world, "and more can be written");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(every_setting_of_the_recipe_is_in_force),
        WORLD_TEST(a_new_file_is_marked_and_has_the_newest_schema),
        WORLD_TEST(the_file_is_0600_and_its_folders_0700_whatever_the_umask),
        WORLD_TEST(an_empty_file_becomes_private_when_it_becomes_ours),
        WORLD_TEST(reading_what_is_not_there_creates_nothing),
        WORLD_TEST(an_empty_file_is_read_as_an_empty_store_and_stays_empty),
        WORLD_TEST(a_store_opened_for_reading_writes_nothing),
        WORLD_TEST(the_days_copy_is_made_by_the_first_act_that_changes_something),
        WORLD_TEST(names_that_sqlite_takes_for_something_else_are_files),
        WORLD_TEST(every_statement_of_the_table_can_be_prepared),
        WORLD_TEST(a_file_another_program_put_into_wal_mode_is_one_file_again),
        WORLD_TEST(a_file_that_is_mostly_empty_becomes_smaller),
        WORLD_TEST(while_another_one_writes_it_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
