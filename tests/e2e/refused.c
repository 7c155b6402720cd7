/*
 * Each call that the program makes of the C library may fail, each piece of memory may be refused, and it may be killed before each call. What was
 * acknowledged is there; what was not can be tried again, and is there once. EVERY=1 goes through all of them, else a sample.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "support/all_tries.h"
#include "support/e2e_refuse.h"

/* Each in the world of begin(). */
static const struct scenario {
    const char *name;
    const char *args[8];
    const char *input;
} scenarios[] = {
    {"urge", {"urge", "7", "--trigger", "evening", "--note", "a note"}, NULL},
    {"urge end", {"urge", "end", "1", "--outcome", "resisted"}, NULL},
    {"contact", {"contact", "text", "--note", "a note"}, NULL},
    {"checkin", {"checkin", "--mood", "3", "--note", "a note"}, NULL},
    {"write", {"write", "-"}, "a walk by the river\n"},
    {"goal done", {"goal", "done", "1"}, NULL},
    {"friend add", {"friend", "add", "A.", "by phone"}, NULL},
    {"journal edit", {"journal", "edit", "1", "--title", "a title"}, NULL},
    {"journal delete", {"journal", "delete", "1"}, NULL},
    {"for good", {"journal", "delete", "1", "--forever"}, NULL},
    {"trash restore", {"trash", "restore", "1"}, NULL},
    {"undo", {"undo"}, NULL},
    {"redo", {"redo"}, NULL},
    {"start", {"start", "2d ago", "--name", "K."}, NULL},
};
enum { SCENARIOS = sizeof scenarios / sizeof *scenarios };

struct world {
    struct e2e       *e2e;
    struct e2e_refuse refuse;
    const char *template;
};

/* A file with a row of each kind, something in the trash, and an act undone: a second `redo` would have nothing to do. */
static void begin(struct e2e *e2e, const struct scenario *scenario)
{
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "40d ago", "--name", "M.", NULL);
    e2e_done(e2e, "urge", "5", NULL);
    e2e_done(e2e, "goal", "add", "a walk", "--every", "day", NULL);
    e2e_run_with(e2e, &(struct e2e_options){.args = (const char *const[]){"write", "-", NULL}, .input = "an entry\n"});
    e2e_run_with(e2e, &(struct e2e_options){.args = (const char *const[]){"write", "-", NULL}, .input = "another\n"});
    e2e_done(e2e, "journal", "delete", "2", NULL);
    e2e_done(e2e, "urge", "6", NULL);
    if (strcmp(scenario->name, "redo") == 0)
        e2e_done(e2e, "undo", NULL);
}

static void open_world(struct world *world, struct e2e *e2e, const struct scenario *scenario)
{
    begin(e2e, scenario);
    *world = (struct world){.e2e = e2e, .template = e2e_path(e2e, "template")};
    e2e_refuse_open(e2e, &world->refuse);
    e2e_copy_file(e2e, e2e->db, world->template);
}

/* As it was; the folder of copies too, so that the day's copy is made. */
static void put_back(struct world *world)
{
    struct e2e *e2e = world->e2e;
    unlink(e2e_text(e2e, "%s-journal", e2e->db));
    const char *copy = e2e_text(e2e, "%s.copies/2026-11-22.db", e2e->db);
    unlink(copy);
    e2e_copy_file(e2e, world->template, e2e->db);
}

static struct e2e_output run(struct world *world, const struct scenario *scenario, const char *what)
{
    if (what)
        e2e_refuse_next(world->e2e, &world->refuse, what);
    return e2e_run_with(world->e2e, &(struct e2e_options){.args = scenario->args,
                                                          .env = what ? world->refuse.env : NULL,
                                                          .input = scenario->input});
}

static const char *column(sqlite3_stmt *statement)
{
    const char *text = (const char *)sqlite3_column_text(statement, 0);
    return text ? text : "";
}

/* The rows of a statement, one a line. */
static void put_rows(sqlite3 *db, const char *sql, struct buf *out)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    while (sqlite3_step(statement) == SQLITE_ROW)
        buf_printf(out, "%s\n", column(statement));
    assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
}

/* All that a person's acts made, but for names and times that differ from run to run; and whether the file is sound. */
static const char *content(struct e2e *e2e)
{
    struct buf queries = {.arena = &e2e->arena}, out = {.arena = &e2e->arena};
    sqlite3   *db = NULL;
    assert_int_equal(sqlite3_open_v2(e2e->db, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    put_rows(db, "PRAGMA integrity_check", &out);
    put_rows(
        db,
        "SELECT 'SELECT ''' || s.name || ' '' || json_array(' || group_concat(CASE c.name WHEN 'deleted_ms' THEN "
        "'deleted_ms IS NULL' "
        "ELSE c.name END) || ') FROM ' || s.name || ' ORDER BY id;' FROM sqlite_schema s, pragma_table_info(s.name) c "
        "WHERE s.type = 'table' AND s.sql LIKE '%deleted_ms%' AND c.name NOT IN ('uid', 'hash', 'created_ms', "
        "'updated_ms', "
        "'device') "
        "GROUP BY s.name",
        &queries);
    put_rows(db, "SELECT 'acts ' || count(*) FROM act", &out);
    for (char *query = queries.text, *end; query && (end = strchr(query, '\n')) != NULL; query = end + 1) {
        *end = '\0';
        put_rows(db, query, &out);
    }
    sqlite3_close(db);
    return buf_text(&out);
}

/* Something is said, and each line of it by us. */
static bool is_told(const char *err)
{
    const char *line = err;
    for (; strncmp(line, "holdfast: ", 10) == 0; line++)
        line = strchr(line, '\n');
    return line > err && *line == '\0';
}

/* Whoever is told nothing, or that it failed, tries again: it is there once. */
static void judge(struct world *world, const struct scenario *scenario, const char *what, struct e2e_output output,
                  const char *before, const char *after)
{
    const char *now = content(world->e2e);
    bool        is_done = strcmp(now, after) == 0, was_killed = output.status == 128 + 9;
    if (!is_done && strcmp(now, before) != 0)
        fail_msg("%s, %s: half of it is there (exit %d)\n%s", scenario->name, what, output.status, now);
    if (output.status == 0 && !is_done)
        fail_msg("%s, %s: acknowledged, and it is not there", scenario->name, what);
    bool is_known = !strstr(output.err, "it is not known whether this was written");
    if (output.status != 0 && is_done && !was_killed && is_known && !strstr(output.err, "on disk"))
        fail_msg("%s, %s: it is there, and told as failed: %s", scenario->name, what, output.err);
    if (output.status != 0 && !was_killed && !is_told(output.err))
        fail_msg("%s, %s: exit %d, and no line of ours: %s", scenario->name, what, output.status, output.err);
    if (is_done)
        return;
    struct e2e_output again = run(world, scenario, NULL);
    if (again.status != 0 || strcmp(content(world->e2e), after) != 0)
        fail_msg("%s, %s: tried again it is not there once: %d %s\n%s", scenario->name, what, again.status, again.err,
                 content(world->e2e));
}

/* Every `step`th of them, from a place that differs between the ways; how many failed on purpose. */
static long go_through(struct world *world, const struct scenario *scenario, const char *kind, const char *const *ways,
                       long step, const char *before, const char *after)
{
    struct e2e *e2e = world->e2e;
    long        tried = 0;
    for (size_t way = 0; ways[way]; way++) {
        for (long number = 1 + (long)way % step;; number += step) {
            const char *what = e2e_text(e2e, "%s %ld %s", kind, number, ways[way]);
            put_back(world);
            struct e2e_output output = run(world, scenario, what);
            bool              is_killed = output.status == 128 + 9;
            if (!e2e_refuse_reached(&world->refuse, what))
                break;
            if (world->refuse.counts->refused == 0 && !is_killed)
                continue;
            judge(world, scenario, what, output, before, after);
            tried++;
        }
    }
    return tried;
}

static void each_may_fail(struct e2e *e2e, const char *claim, const char *what, const char *kind,
                          const char *const *ways, long step)
{
#ifdef __SANITIZE_ADDRESS__
    skip(); /* its own calls of the library would be counted, and its allocator cannot be refused anything */
#endif
    long tried = 0;
    for (size_t i = 0; i < SCENARIOS; i++) {
        const struct scenario *scenario = &scenarios[i];
        struct world           world;
        unlink(e2e->db);
        open_world(&world, e2e, scenario);
        const char *before = content(e2e);
        put_back(&world);
        struct e2e_output whole = run(&world, scenario, NULL);
        if (whole.status != 0)
            fail_msg("%s: %s", scenario->name, whole.err);
        const char *after = content(e2e);
        assert_string_not_equal(before, after);
        tried += go_through(&world, scenario, kind, ways, tries_step(step), before, after);
        e2e_refuse_close(&world.refuse);
    }
    assert_true(tried > 50);
    tries_held(claim, tried, what);
}

static void a_call_that_fails_loses_and_doubles_nothing(void **state)
{
    static const char *const ways[] = {"eio", "enospc", "eintr", "eacces", "short", "eio+", "enospc+", "short+", NULL};
    each_may_fail(*state, "R2", "a call of a command to the C library fails, or does half", "calls", ways, 97);
}

static void a_kill_at_any_call_loses_and_doubles_nothing(void **state)
{
    static const char *const ways[] = {"kill", NULL};
    each_may_fail(*state, "R1", "a command is killed at a call", "calls", ways, 29);
}

static void memory_that_is_refused_loses_and_doubles_nothing(void **state)
{
    static const char *const ways[] = {"once", "ever+", NULL};
    each_may_fail(*state, "R3", "memory is refused to a command", "memory", ways, 997);
}

/* A disk that does not answer once, or memory that is not there, says nothing of what is on the disk. */
static void a_read_that_fails_is_never_called_damage(void **state)
{
    static const struct scenario looks[] = {{"check", {"check"}, NULL}, {"journal", {"journal"}, NULL}};
    static const char *const     ways[][2] = {{"calls", "eio"}, {"calls", "eio+"}, {"memory", "once"}};
    struct e2e                  *e2e = *state;
    long                         tried = 0;
#ifdef __SANITIZE_ADDRESS__
    skip();
#endif
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        struct world world;
        unlink(e2e->db);
        open_world(&world, e2e, &looks[i]);
        put_back(&world);
        for (size_t way = 0; way < sizeof ways / sizeof *ways; way++) {
            long step = tries_step(way < 2 ? 5 : 97);
            for (long number = 1;; number += step, tried++) {
                const char       *what = e2e_text(e2e, "%s %ld %s", ways[way][0], number, ways[way][1]);
                struct e2e_output output = run(&world, &looks[i], what);
                if (!e2e_refuse_reached(&world.refuse, what))
                    break;
                if (strstr(output.err, "damaged") || strstr(output.err, "not sound") || strstr(output.out, "damaged"))
                    fail_msg("%s, %s: %s%s", looks[i].name, what, output.out, output.err);
            }
        }
        e2e_refuse_close(&world.refuse);
    }
    tries_held("R2", tried, "a read that fails is never called damage");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(a_call_that_fails_loses_and_doubles_nothing),
        E2E_TEST(a_kill_at_any_call_loses_and_doubles_nothing),
        E2E_TEST(memory_that_is_refused_loses_and_doubles_nothing),
        E2E_TEST(a_read_that_fails_is_never_called_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
