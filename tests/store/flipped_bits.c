/*
 * R16: single bits of the file are turned, at random places. What makes the file unreadable must be reported by the
 * check; of what changes a value that a person wrote, and can still be read, at least 999 of 1000. How much is counted and told: of CHANGES, of a
 * thousand with EVERY=1.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "support/all_tries.h"
#include "support/store_acts.h"

enum { CHANGES = 200, CHANGES_ALL = 1000, REPORTED_LEAST_PER_MILLE = 999, ACTS = 300 };

/* Not what the program keeps for itself: ids, when and where a row was written. */
static bool is_written_by_a_person(const char *column)
{
    static const char *const others[] = {"id",   "created_ms", "updated_ms", "device",     "source", "deleted_ms",
                                         "hash", "person_id",  "urge_id",    "contact_id", "goal_id"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(column, others[i]) == 0)
            return false;
    return true;
}

/* What a person wrote, NULL if it cannot be read. */
static const char *seen(struct store *store, struct arena *arena)
{
    static const char *const tables[] = {
        "person", "rule_cell", "contact", "urge",      "urge_action", "checkin", "friend",    "reason",
        "plan",   "entry",     "goal",    "goal_step", "goal_mark",   "hardday", "readiness", "goal_schedule"};
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        sqlite3_stmt *statement = NULL;
        char         *sql = sqlite3_mprintf("SELECT * FROM %s NOT INDEXED WHERE deleted_ms IS NULL", tables[i]);
        int           code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
        sqlite3_free(sql);
        while (code == SQLITE_OK || code == SQLITE_ROW) {
            code = sqlite3_step(statement);
            for (int column = 0; code == SQLITE_ROW && column < sqlite3_column_count(statement); column++) {
                const char *text = (const char *)sqlite3_column_text(statement, column);
                if (!is_written_by_a_person(sqlite3_column_name(statement, column)))
                    continue;
                buf_printf(&out, "%d:", sqlite3_column_bytes(statement, column));
                buf_put(&out, text ? text : "", (size_t)sqlite3_column_bytes(statement, column));
            }
        }
        sqlite3_finalize(statement);
        if (code != SQLITE_DONE)
            return NULL;
        buf_putc(&out, '\n');
    }
    return buf_text(&out);
}

struct counts {
    int turned, unreadable, changed, reported;
};

/* The file as it is now, against what was to be seen in it. */
static void look(struct world *world, const char *before, struct counts *counts)
{
    struct arena  arena = {0};
    struct store *store = NULL;
    struct error  error;
    const char  **findings, *now = NULL;
    size_t        found = 0;
    bool          opened = store_open(&store, world->path, STORE_CHECK, false, &error);
    if (opened)
        now = seen(store, &arena);
    if (!now || strcmp(now, before) != 0) {
        bool reported = !opened || !store_check(store, &arena, &findings, &found, &error) || found > 0;
        assert_true(now || reported);
        counts->unreadable += !now;
        counts->changed += now != NULL;
        counts->reported += now && reported;
    }
    store_close(store);
    arena_free(&arena);
}

static void a_turned_bit_crashes_nothing_and_is_reported(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 16};
    sqlite3_randomness(0,
                       NULL); /* the names of rows, too, are the same in every run, and so is the share that is found */
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, 16, NULL);
    struct counts counts = {0};
    int           changes = (int)tries_count(CHANGES, CHANGES_ALL);
    world_open(world);
    world_person(world, "M.");
    for (int i = 0; i < ACTS; i++) {
        acts_do_any(world, &random);
        world_pass(world, 60);
    }
    const char *before = seen(world->store, &world->arena);
    world_close(world);
    struct world_bytes file = world_read(world, world->path);
    look(world, before, &counts);
    assert_int_equal(counts.changed + counts.unreadable, 0);
    for (; counts.changed < changes; counts.turned++) {
        size_t at = random_index(&random, file.length);
        char   bit = (char)(1 << random_index(&random, 8));
        file.bytes[at] ^= bit;
        world_write(world->path, file.bytes, file.length);
        look(world, before, &counts);
        file.bytes[at] ^= bit;
    }
    print_message("%d turned bits: %d unreadable, all reported; %d changed what is seen, %d of them reported\n",
                  counts.turned, counts.unreadable, counts.changed, counts.reported);
    tries_held("R16", counts.turned, "a bit of the file is turned, and check reports what it changed");
    assert_true(counts.reported * 1000 >= counts.changed * REPORTED_LEAST_PER_MILLE);
}

static void a_column_that_lost_its_name_is_reported(void **state)
{
    struct world *world = *state;
    const char  **findings;
    size_t        count;
    world_open(world);
    world_close(world);
    world_sql(world, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'from_min', 'from_lin') "
                     "WHERE type = 'table' AND name = 'friend'");
    WORLD_OK(store_open(&world->store, world->path, STORE_CHECK, false, &world->error));
    WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
    assert_int_equal(count, 1);
    assert_string_equal(findings[0], "the table \"friend\" is not as Holdfast makes it");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_column_that_lost_its_name_is_reported),
        WORLD_TEST(a_turned_bit_crashes_nothing_and_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
