#include "support/e2e_week.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"

enum { ARGS_MAX = 24, SECTIONS = 10, LOOK_MS = 10 };

void week_begin(struct week *week, struct e2e *e2e)
{
    *week = (struct week){.e2e = e2e, .told = e2e_path(e2e, "told.db")};
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
}

void week_open(struct week *week, const char *now)
{
    week->e2e->now = now;
    week->terminal = e2e_open(week->e2e, &(struct e2e_options){0});
    e2e_ready(week->terminal);
    e2e_settle(week->terminal);
}

/* The screen as one line with single blanks, so that a sentence is found wherever it was wrapped. */
static const char *flat_screen(struct week *week)
{
    struct buf  text = {.arena = &week->e2e->arena};
    const char *at = e2e_screen(week->terminal);
    while (*at != '\0') {
        size_t blanks = strspn(at, " \n"), word = strcspn(at + blanks, " \n");
        buf_puts(&text, " ");
        buf_put(&text, at + blanks, word);
        at += blanks + word;
    }
    return buf_text(&text);
}

/* An Esc is taken for itself only some milliseconds later, so that its text may come after the keys are taken. */
void week_expect(struct week *week, const char *expected)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    e2e_settle(week->terminal);
    while (!strstr(flat_screen(week), expected) && e2e_clock_ms() < end_ms)
        e2e_pass(week->terminal, LOOK_MS);
    if (!strstr(flat_screen(week), expected))
        fail_msg("%s: the screen does not show \"%s\":\n%s", week->e2e->now, expected, e2e_screen(week->terminal));
}

void week_expect_not(struct week *week, const char *text)
{
    e2e_settle(week->terminal);
    if (strstr(flat_screen(week), text))
        fail_msg("%s: the screen shows \"%s\":\n%s", week->e2e->now, text, e2e_screen(week->terminal));
}

void week_press(struct week *week, const char *keys, const char *expected)
{
    e2e_type(week->terminal, keys);
    week_expect(week, expected);
}

static void press_times(struct week *week, const char *key, int times)
{
    for (int i = 0; i < times; i++)
        e2e_type(week->terminal, key);
}

void week_section(struct week *week, const char *title)
{
    static const char *const titles[SECTIONS] = {"Person",  "Rule",     "Promise",   "Reasons",      "Way",
                                                 "Friends", "Triggers", "Hard days", "Reaching out", "Help lines"};
    int                      at = 0;
    while (at < SECTIONS && strcmp(titles[at], title) != 0)
        at++;
    assert_in_range(at, 0, SECTIONS - 1);
    week_press(week, "1", "[1 Today]");
    week_press(week, "6", "[6 Plan]");
    week_press(week, "\x1b", "[6 Plan]"); /* out of the section that was open */
    e2e_type(week->terminal, "g");
    press_times(week, "j", at);
    week_expect(week, e2e_text(week->e2e, "› %s", title));
}

void week_goal(struct week *week, int row)
{
    week_press(week, "4", "[4 Goals]");
    e2e_type(week->terminal, "tg");
    press_times(week, "j", row);
    e2e_settle(week->terminal);
}

static struct e2e_output run(struct e2e *e2e, const char *db, const char *const *args)
{
    const char *const env[] = {e2e_text(e2e, "HOLDFAST_DB=%s", db), NULL};
    return e2e_run_with(e2e, &(struct e2e_options){.args = args, .env = env});
}

static const char *run_done(struct e2e *e2e, const char *db, const char *const *args)
{
    struct e2e_output output = run(e2e, db, args);
    if (output.status != 0 || output.err[0])
        fail_msg("%s: holdfast %s %s: status %d, %s", e2e->now, args[0], args[1] ? args[1] : "", output.status,
                 output.err);
    return output.out;
}

const char *week_tell(struct week *week, ...)
{
    const char *args[ARGS_MAX] = {0};
    size_t      count = 0;
    va_list     arguments;
    va_start(arguments, week);
    while ((args[count] = va_arg(arguments, const char *)) != NULL && count < ARGS_MAX - 1)
        count++;
    va_end(arguments);
    return run_done(week->e2e, week->told, args);
}

/* JSON without the values of "uid", which are random. */
static const char *without_uids(struct e2e *e2e, const char *json)
{
    struct buf text = {.arena = &e2e->arena};
    for (const char *at; (at = strstr(json, "\"uid\"")) != NULL;) {
        buf_put(&text, json, (size_t)(at - json));
        json = at + strcspn(at, ",}");
    }
    buf_puts(&text, json);
    return buf_text(&text);
}

const char *week_ask(struct week *week, const char *command, const char *more)
{
    const char *const args[] = {command, "--json", more, NULL}, *const longer[] = {command, more, "--json", NULL};
    const char *const *given = more ? longer : args;
    const char        *typed = run_done(week->e2e, week->e2e->db, given);
    assert_string_equal(without_uids(week->e2e, typed),
                        without_uids(week->e2e, run_done(week->e2e, week->told, given)));
    return typed;
}

/* How often a row was written and where is no part of what was told; neither is its name in other copies. */
static bool is_shown(const char *column)
{
    static const char *const others[] = {"uid", "updated_ms", "deleted_ms", "device", "hash"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(column, others[i]) == 0)
            return false;
    return true;
}

static void dump_table(sqlite3 *db, const char *table, struct buf *out)
{
    sqlite3_stmt *statement = NULL;
    char         *has = sqlite3_mprintf("SELECT deleted_ms FROM %w", table);
    bool          is_living = sqlite3_prepare_v2(db, has, -1, &statement, NULL) == SQLITE_OK;
    char         *sql = sqlite3_mprintf("SELECT * FROM %w WHERE %s ORDER BY 1, 2, 3", table,
                                is_living && strcmp(table, "trash") != 0 ? "deleted_ms IS NULL" : "true");
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        buf_puts(out, table);
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *value = (const char *)sqlite3_column_text(statement, i);
            if (is_shown(sqlite3_column_name(statement, i)))
                buf_printf(out, " %s=%s", sqlite3_column_name(statement, i), value ? value : "NULL");
        }
        buf_putc(out, '\n');
    }
    sqlite3_finalize(statement);
    sqlite3_free(has);
    sqlite3_free(sql);
}

/* Every table but what the program keeps for itself: for undo, for its screens, for its search. A table to come is looked at, too. */
const char *week_dump(struct e2e *e2e, const char *path, const char *table)
{
    static const char tables[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND "
                                 "name NOT LIKE 'entry!_w%' ESCAPE '!' AND name NOT IN ('act', 'memo', "
                                 "'device') AND name = coalesce(?1, name) ORDER BY name";
    struct buf        out = {.arena = &e2e->arena};
    sqlite3          *db = NULL;
    sqlite3_stmt     *statement = NULL;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, tables, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
    while (sqlite3_step(statement) == SQLITE_ROW)
        dump_table(db, (const char *)sqlite3_column_text(statement, 0), &out);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return buf_text(&out);
}

static void expect_same(struct week *week, const char *typed, const char *told)
{
    while (*typed != '\0' || *told != '\0') {
        size_t left = strcspn(typed, "\n"), right = strcspn(told, "\n");
        if (left != right || memcmp(typed, told, left) != 0)
            fail_msg("%s:\n  by keys:     %.*s\n  by commands: %.*s", week->e2e->now, (int)left, typed, (int)right,
                     told);
        typed += left + (typed[left] == '\n');
        told += right + (told[right] == '\n');
    }
}

void week_close(struct week *week)
{
    e2e_type(week->terminal, "\x18");
    assert_int_equal(e2e_wait_exit(week->terminal), 0);
    const char *typed = week_dump(week->e2e, week->e2e->db, NULL);
    assert_non_null(strstr(typed, "person "));
    expect_same(week, typed, week_dump(week->e2e, week->told, NULL));
}
