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
#include "words/texts.h"
#include "support/store_acts.h"
#include "support/store_faults.h"

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
}

/* Makes the world's file one of that schema, under a name of its own. Schema 2 is schema 1 with its step. */
static void make_old(struct world *world, int version)
{
    static const char *const fixtures[] = {NULL, "1", "1", "3"};
    char                     fixture[WORLD_PATH_SIZE];
    sqlite3                 *db = NULL;
    snprintf(fixture, sizeof fixture, TESTS_DIR "/store/fixtures/schema-%s.sql", fixtures[version]);
    snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, version);
    world_close(world);
    remove(world->path);
    assert_int_equal(sqlite3_open(world->path, &db), SQLITE_OK);
    run(db, "PRAGMA synchronous = OFF");
    run(db, world_read(world, fixture).bytes);
    if (version == 2)
        run(db, texts_schema(2, &world->arena));
    sqlite3_close(db);
    assert_int_equal(world_number(world, "PRAGMA user_version"), version);
}

enum { OLDEST = 1, NEWEST_OLD = 3 };

/* Every row of a table, in the order of its key, every column of it by name. */
static void put_table(sqlite3 *db, const char *table, struct buf *out)
{
    sqlite3_stmt *statement;
    char         *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
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

/* All tables that schema 1 has, and those that schema 2 added. */
static const char *old_rows(struct world *world, int version)
{
    static const char *const tables[] = {"device",       "person", "rule_cell", "contact",      "urge", "urge_action",
                                         "checkin",      "friend", "reason",    "plan",         "memo", "act",
                                         "before_image", "entry",  "trash",     "entry_waiting"};
    enum { OF_SCHEMA_1 = 13 };
    struct buf out = {.arena = &world->arena};
    sqlite3   *db = NULL;
    assert_int_equal(sqlite3_open_v2(world->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    for (size_t i = 0; i < (version == 1 ? OF_SCHEMA_1 : sizeof tables / sizeof *tables); i++)
        put_table(db, tables[i], &out);
    sqlite3_close(db);
    return buf_text(&out);
}

/* SQL without its comments and with one blank for many: older files hold what was said to the reader of a step, newer ones do not. */
static void put_plain(struct buf *out, const char *sql)
{
    for (const char *at = sql ? sql : ""; *at != '\0';) {
        if (at[0] == '-' && at[1] == '-') {
            at += strcspn(at, "\n");
        } else if (strchr(" \n\r", *at)) {
            if (out->length > 0 && out->text[out->length - 1] != ' ')
                buf_putc(out, ' ');
            at++;
        } else {
            buf_putc(out, *at++);
        }
    }
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
                           "SELECT s.type, s.name, s.tbl_name, s.sql, "
                           "(SELECT group_concat(c.cid || ' ' || c.name || ' ' || c.type || ' ' || "
                           "c.\"notnull\" || ' ' || ifnull(c.dflt_value, '-') || ' ' || c.pk) FROM "
                           "pragma_table_info(s.name) AS c) FROM sqlite_schema AS s ORDER BY s.type, s.name",
                           -1, &statement, NULL),
        SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            put_plain(&out, (const char *)sqlite3_column_text(statement, i));
            buf_putc(&out, '|');
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

static void every_row_of_an_older_schema_is_as_it_was_after_the_upgrade(void **state)
{
    struct world *world = *state;
    for (int version = OLDEST; version <= NEWEST_OLD; version++) {
        make_old(world, version);
        const char *before = old_rows(world, version);
        assert_non_null(strstr(before, version == 3 ? "one line" : "half a thought"));
        world_open(world);
        assert_int_equal(world_number(world, "PRAGMA user_version"), texts_schema_newest());
        assert_int_equal(world_number(world, "PRAGMA application_id"), STORE_APPLICATION_ID);
        assert_string_equal(old_rows(world, version), before);
        assert_sound(world);
    }
}

static void an_upgraded_file_is_built_like_a_fresh_one(void **state)
{
    struct world *world = *state;
    world_open(world);
    const char *fresh = structure(world);
    for (int version = OLDEST; version <= NEWEST_OLD; version++) {
        make_old(world, version);
        world_open(world);
        assert_string_equal(structure(world), fresh);
    }
}

static void the_file_as_it_was_is_kept_beside_it(void **state)
{
    struct world *world = *state;
    for (int version = OLDEST; version <= NEWEST_OLD; version++) {
        make_old(world, version);
        const char *before = old_rows(world, version);
        world_open(world);
        world_close(world);
        snprintf(world->path, sizeof world->path, "%.200s/%d.db.copies/before-schema-%d.db", world->folder, version,
                 version + 1);
        assert_int_equal(access(world->path, F_OK), 0);
        assert_string_equal(old_rows(world, version), before);
        assert_int_equal(world_number(world, "PRAGMA user_version"), version);
    }
}

static void what_was_done_before_the_upgrade_is_undone_after_it(void **state)
{
    struct world *world = *state;
    struct act   *acts, undone;
    size_t        count;
    for (int version = OLDEST; version <= NEWEST_OLD; version++) {
        make_old(world, version);
        world_open(world);
        world_entry(world, "the first one");
        struct hardday hardday = {.day = 20000, .text = "The wedding"};
        WORLD_OK(harddays_add(world->store, &world->present, &world->arena, &hardday, &world->error));
        WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
        assert_true(count > 12);
        for (size_t i = 0; i < count; i++)
            WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
        if (version < 3) /* all that was ever done */
            assert_string_equal(world_dump(world), "");
        assert_false(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
        assert_sound(world);
    }
}

static void the_search_of_an_older_file_finds_what_it_found(void **state)
{
    struct world         *world = *state;
    struct entries_filter filter = {
        .since = DAY_NONE, .until = DAY_NONE, .kind = -1, .query = "cafe", .today = world->present.today};
    int64_t found;
    make_old(world, 3);
    world_open(world);
    WORLD_OK(entries_total(world->store, &filter, &found, &world->error));
    assert_int_equal(found, 1);
    filter.query = "summer";
    WORLD_OK(entries_total(world->store, &filter, &found, &world->error));
    assert_int_equal(found, 38); /* of 40 pages one is in the trash and one was cleared for good */
}

static void an_old_deletion_is_not_in_the_trash_but_new_ones_are(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows;
    size_t            count;
    make_old(world, 1);
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
    for (int version = OLDEST; version <= NEWEST_OLD; version += 2) {
        int  failed = 0;
        bool hit = true;
        for (int at = 1; hit; at++) {
            make_old(world, version);
            const char *before = old_rows(world, version);
            faults_install();
            faults_arm(at, FAULT_FAILS, at % 2);
            struct store *store = NULL;
            bool          opened = store_open(&store, world->path, STORE_WRITE, true, &world->present, &world->error);
            hit = faults_hit();
            store_close(store);
            faults_remove();
            failed += !opened;
            world_open(world); /* and the next start goes on from there */
            assert_string_equal(old_rows(world, version), before);
            assert_sound(world);
        }
        assert_true(failed > 5);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(every_row_of_an_older_schema_is_as_it_was_after_the_upgrade),
        WORLD_TEST(an_upgraded_file_is_built_like_a_fresh_one),
        WORLD_TEST(the_file_as_it_was_is_kept_beside_it),
        WORLD_TEST(what_was_done_before_the_upgrade_is_undone_after_it),
        WORLD_TEST(the_search_of_an_older_file_finds_what_it_found),
        WORLD_TEST(an_old_deletion_is_not_in_the_trash_but_new_ones_are),
        WORLD_TEST(an_upgrade_on_a_disk_that_fails_leaves_the_file_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
