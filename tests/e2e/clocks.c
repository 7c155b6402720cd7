/*
 * Clocks that step back a year and forward ten, zones with summer time and without a midnight: each command does what it does at any time, no
 * number is negative, and what was stored before stays as it was, its day too. EVERY=1 takes 500 steps.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <sqlite3.h>
#include <string.h>

#include "core/buf.h"
#include "support/all_random.h"
#include "support/all_tries.h"
#include "support/e2e_world.h"

enum { STEPS = 12, STEPS_ALL = 500 };

static const char *const clocks[] = {
    "2026-11-22T21:14:00+01:00", "2025-11-22T21:14:00+01:00", "2036-11-22T21:14:00+01:00", "2026-03-29T01:59:59+01:00",
    "2026-03-29T03:00:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "2026-12-31T23:59:59+00:00",
    "2027-01-01T00:00:00+14:00", "2028-02-29T12:00:00-11:00", "2011-12-30T12:00:00-10:00", "2018-11-04T00:30:00-02:00",
    "1999-12-31T23:00:00+00:00", "2038-01-19T03:14:08+00:00"};

/* Without a midnight now and then, half hours, a day that never was, and one that is no zone. */
static const char *const zones[] = {"UTC",          "Europe/Berlin",       "America/Sao_Paulo", "Asia/Beirut",
                                    "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu",    "No/Where"};

static const char *const writing[][4] = {
    {"urge", "7"}, {"contact", "text"}, {"checkin", "--mood", "3"}, {"write", "a walk"}, {"goal", "done", "1"}};
static const char *const reading[][3] = {{"status"},
                                         {"status", "--json"},
                                         {"streaks"},
                                         {"milestones"},
                                         {"explain"},
                                         {"insights"},
                                         {"insights", "--json"},
                                         {"urge", "list"},
                                         {"goal", "list"},
                                         {"trash"},
                                         {"ready"},
                                         {"check"}};

/* Every row of what happened, one a line; those that were added come last. */
static const char *rows(struct e2e *e2e, const char *table)
{
    struct buf    out = {.arena = &e2e->arena};
    sqlite3      *db = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open_v2(e2e->db, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, e2e_text(e2e, "SELECT * FROM %s ORDER BY id", table), -1, &statement, NULL),
                     SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            buf_printf(&out, "%s|", text ? text : "");
        }
        buf_putc(&out, '\n');
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return buf_text(&out);
}

static const char *find_negative(const char *text)
{
    for (const char *at = text; (at = strchr(at, '-')) != NULL; at++)
        if (at > text && strchr(" :[(", at[-1]) && isdigit((unsigned char)at[1]))
            return at;
    return NULL;
}

static bool run_at(struct e2e *e2e, const char *zone, const char *const *words, size_t count)
{
    const char *args[8] = {NULL};
    memcpy(args, words, count * sizeof *words);
    struct e2e_output output = e2e_run_with(e2e, &(struct e2e_options){.args = args, .tz = zone});
    const char       *negative = find_negative(output.out);
    const char       *end = strchr(output.err, '\n');
    bool              is_line = strncmp(output.err, "holdfast: ", 10) == 0 && end && end[1] == '\0';
    if (output.status != 0 && (output.status > 4 || !is_line))
        fail_msg("at %s in %s, %s: exit %d, %s", e2e->now, zone, words[0], output.status, output.err);
    if (strcmp(words[0], "check") == 0 && output.status != 0)
        fail_msg("at %s in %s: %s%s", e2e->now, zone, output.out, output.err);
    if (negative)
        fail_msg("at %s in %s, %s: %.60s", e2e->now, zone, words[0], negative);
    return output.status == 0;
}

static void no_clock_does_harm(void **state)
{
    static const char *const tables[] = {"urge", "contact", "entry", "goal_mark"};
    enum { TABLES = sizeof tables / sizeof *tables, READING = sizeof reading / sizeof *reading };
    struct e2e   *e2e = *state;
    struct random random = {.state = 6};
    long          tried = 0, written = 0;
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "40d ago", "--name", "M.", NULL);
    e2e_done(e2e, "goal", "add", "a walk", "--every", "day", NULL);
    for (long i = 0, steps = tries_count(STEPS, STEPS_ALL); i < steps; i++) {
        const char *before[TABLES], *zone = zones[random_index(&random, sizeof zones / sizeof *zones)];
        e2e->now = clocks[random_index(&random, sizeof clocks / sizeof *clocks)];
        for (size_t k = 0; k < TABLES; k++)
            before[k] = rows(e2e, tables[k]);
        written += run_at(e2e, zone, writing[random_index(&random, sizeof writing / sizeof *writing)], 4);
        for (size_t k = 0; k < READING; k++)
            run_at(e2e, zone, reading[k], 3);
        tried += 1 + READING;
        for (size_t k = 0; k < TABLES; k++)
            if (strncmp(rows(e2e, tables[k]), before[k], strlen(before[k])) != 0)
                fail_msg("at %s in %s: a row of %s is no longer what it was", e2e->now, zone, tables[k]);
    }
    assert_true(written > 0);
    tries_held("R6", tried, "a command under a clock that steps, in any zone");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(no_clock_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
