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
#include "data.h"
#include "support/store_acts.h"
#include "support/store_faults.h"

/* Makes the world's file one of schema 1. */
static void make_old(struct world *world)
{
    struct world_bytes sql = world_read(world, TESTS_DIR "/store/fixtures/schema-1.sql");
    sqlite3           *db = NULL;
    assert_int_equal(sqlite3_open(world->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql.bytes, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* Every row of a table, every column of it by name. */
static void put_table(sqlite3 *db, const char *table, struct buf *out)
{
    sqlite3_stmt *statement;
    char         *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY 1, 2, 3", table);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        buf_puts(out, table);
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *value = (const char *)sqlite3_column_text(statement, i);
            buf_printf(out, " %s=%d:%s", sqlite3_column_name(statement, i), sqlite3_column_type(statement, i),
                       value ? value : "");
        }
        buf_putc(out, '\n');
    }
    sqlite3_finalize(statement);
    sqlite3_free(sql);
}

/* All tables that schema 1 has. */
static const char *old_rows(struct world *world)
{
    static const char *const tables[] = {"device", "person", "rule_cell", "contact", "urge", "urge_action", "checkin",
                                         "friend", "reason", "plan",      "memo",    "act",  "before_image"};
    struct buf               out = {.arena = &world->arena};
    sqlite3                 *db = NULL;
    assert_int_equal(sqlite3_open_v2(world->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        put_table(db, tables[i], &out);
    sqlite3_close(db);
    return buf_text(&out);
}

/* What the file is made of: every table, index, trigger and view with its text, and every column with its type. */
static const char *structure(struct world *world)
{
    struct buf    out = {.arena = &world->arena};
    sqlite3      *db = NULL;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(world->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT s.type, s.name, s.tbl_name, replace(ifnull(s.sql, ''), char(13), ''), "
                           "(SELECT group_concat(c.cid || ' ' || c.name || ' ' || c.type || ' ' || "
                           "c.\"notnull\" || ' ' || ifnull(c.dflt_value, '-') || ' ' || c.pk) FROM "
                           "pragma_table_info(s.name) AS c) FROM sqlite_schema AS s ORDER BY s.type, s.name",
                           -1, &statement, NULL),
        SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *value = (const char *)sqlite3_column_text(statement, i);
            buf_printf(&out, "%s|", value ? value : "");
        }
        buf_putc(&out, '\n');
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return buf_text(&out);
}

static void assert_sound(struct world *world)
{
    const char **findings;
    size_t       count;
    WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
    if (count > 0)
        fail_msg("%s", findings[0]);
}

static void every_row_of_schema_1_is_as_it_was_after_the_upgrade(void **state)
{
    struct world *world = *state;
    make_old(world);
    const char *before = old_rows(world);
    assert_non_null(strstr(before, "half a thought"));
    world_open(world);
    assert_int_equal(world_number(world, "PRAGMA user_version"), data_schema_newest());
    assert_int_equal(world_number(world, "PRAGMA application_id"), STORE_APPLICATION_ID);
    assert_string_equal(old_rows(world), before);
    assert_sound(world);
}

static void an_upgraded_file_is_built_like_a_fresh_one(void **state)
{
    struct world *world = *state;
    make_old(world);
    world_open(world);
    const char *upgraded = structure(world);
    snprintf(world->path, sizeof world->path, "%.200s/fresh.db", world->folder);
    world_open(world);
    assert_string_equal(upgraded, structure(world));
}

static void the_file_as_it_was_is_kept_beside_it(void **state)
{
    struct world *world = *state;
    make_old(world);
    const char *before = old_rows(world);
    world_open(world);
    world_close(world);
    char kept[WORLD_PATH_SIZE];
    snprintf(kept, sizeof kept, "%.200s/holdfast.db.copies/before-schema-2.db", world->folder);
    assert_int_equal(access(kept, F_OK), 0);
    strcpy(world->path, kept);
    assert_string_equal(old_rows(world), before);
    assert_int_equal(world_number(world, "PRAGMA user_version"), 1);
}

static void what_was_done_before_the_upgrade_is_undone_after_it(void **state)
{
    struct world *world = *state;
    struct act   *acts, undone;
    size_t        count;
    make_old(world);
    world_open(world);
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_true(count > 10);
    world_entry(world, "the first one");
    for (size_t i = 0; i < count + 1; i++)
        WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    assert_string_equal(world_dump(world), "");
    assert_sound(world);
}

static void an_old_deletion_is_not_in_the_trash_but_new_ones_are(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows;
    size_t            count;
    make_old(world);
    world_open(world);
    WORLD_OK(trash_list(world->store, world->present.today, &world->arena, &rows, &count, &world->error));
    assert_int_equal(count, 0);
    WORLD_OK(reasons_delete(world->store, &world->present, 1, &world->error));
    WORLD_OK(trash_list(world->store, world->present.today, &world->arena, &rows, &count, &world->error));
    assert_int_equal(count, 1);
}

static void an_upgrade_on_a_disk_that_fails_leaves_the_file_as_it_was(void **state)
{
    struct world *world = *state;
    int           failed = 0;
    for (int at = 1;; at++) {
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, at);
        make_old(world);
        const char *before = old_rows(world);
        faults_install();
        faults_arm(at, FAULT_FAILS, at % 2);
        struct store *store = NULL;
        bool          opened = store_open(&store, world->path, STORE_WRITE, true, &world->present, &world->error);
        bool          hit = faults_hit();
        store_close(store);
        faults_remove();
        failed += !opened;
        world_open(world); /* and the next start goes on from there */
        assert_string_equal(old_rows(world), before);
        assert_sound(world);
        world_close(world);
        if (!hit)
            break;
    }
    assert_true(failed > 5);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(every_row_of_schema_1_is_as_it_was_after_the_upgrade),
        WORLD_TEST(an_upgraded_file_is_built_like_a_fresh_one),
        WORLD_TEST(the_file_as_it_was_is_kept_beside_it),
        WORLD_TEST(what_was_done_before_the_upgrade_is_undone_after_it),
        WORLD_TEST(an_old_deletion_is_not_in_the_trash_but_new_ones_are),
        WORLD_TEST(an_upgrade_on_a_disk_that_fails_leaves_the_file_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
