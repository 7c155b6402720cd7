/*
 * Readers and sayings of times: tables of texts, and the zones against a model that watches their clocks minute by minute.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/when.h"
#include "support/all_random.h"
#include "support/core_zone.h"

enum { DAY = 86400 };

static struct moment moment_of(const char *text)
{
    struct moment moment;
    if (!when_read_instant(text, &moment))
        fail_msg("%s is no instant", text);
    return moment;
}

static struct present present_at(const char *now, int day_start)
{
    static int32_t offset;
    struct moment  moment = moment_of(now);
    offset = moment.offset_s;
    return when_present(moment.unix_s * 1000, when_fixed_zone(&offset), day_start);
}

static struct present present_in(int zone, const char *now)
{
    return when_present(moment_of(now).unix_s * 1000, zone_of(&zone_rules[zone]), 0);
}

static void assert_when(const struct present *present, const char *text, const char *expected)
{
    struct moment moment;
    struct error  error = {0};
    char          said[WHEN_INSTANT_SIZE];
    if (!when_read("--at", text, present, &moment, &error))
        fail_msg("%s: %s", text, error.text);
    when_say_instant(moment, said);
    assert_string_equal(said, expected);
}

static void assert_no_when(const struct present *present, const char *text, const char *expected)
{
    struct moment moment = {1, 2};
    struct error  error = {0};
    if (when_read("--at", text, present, &moment, &error))
        fail_msg("%s was taken", text);
    assert_int_equal(error.kind, ERROR_USAGE);
    assert_true(text_is_valid(error.text, strlen(error.text), NULL));
    if (expected)
        assert_string_equal(error.text, expected);
    assert_int_equal(moment.unix_s, 1);
    assert_int_equal(moment.offset_s, 2);
}

static void each_form_of_a_time_is_read(void **state)
{
    (void)state;
    struct present present = present_at("2026-11-22T21:14:30+01:00", 0);
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"now", "2026-11-22T21:14:30+01:00"},
        {"21:14", "2026-11-22T21:14:00+01:00"},
        {"21:15", "2026-11-21T21:15:00+01:00"},
        {"00:00", "2026-11-22T00:00:00+01:00"},
        {"23:59", "2026-11-21T23:59:00+01:00"},
        {"yesterday 21:14", "2026-11-21T21:14:00+01:00"},
        {"yesterday 23:59", "2026-11-21T23:59:00+01:00"},
        {"2026-11-22 21:14", "2026-11-22T21:14:00+01:00"},
        {"2026-11-22T21:14", "2026-11-22T21:14:00+01:00"},
        {"2026-11-22 21:14:29", "2026-11-22T21:14:29+01:00"},
        {"2026-11-22T21:14:29", "2026-11-22T21:14:29+01:00"},
        {"2026-11-22T20:14Z", "2026-11-22T20:14:00+00:00"},
        {"2026-11-22 20:14:09Z", "2026-11-22T20:14:09+00:00"},
        {"2026-11-22 15:14-05:00", "2026-11-22T15:14:00-05:00"},
        {"2026-11-23T14:14:00+18:00", "2026-11-23T14:14:00+18:00"},
        {"2026-11-22T02:14:00-18:00", "2026-11-22T02:14:00-18:00"},
        {"2026-11-22T20:14:00-00:00", "2026-11-22T20:14:00+00:00"},
        {"2024-02-29 12:00", "2024-02-29T12:00:00+01:00"},
        {"1900-01-01 00:00", "1900-01-01T00:00:00+01:00"},
        {"2h ago", "2026-11-22T19:14:30+01:00"},
        {"45m ago", "2026-11-22T20:29:30+01:00"},
        {"90m ago", "2026-11-22T19:44:30+01:00"},
        {"0m ago", "2026-11-22T21:14:30+01:00"},
        {"25h ago", "2026-11-21T20:14:30+01:00"},
        {"3d ago", "2026-11-19T21:14:30+01:00"},
        {"0d ago", "2026-11-22T21:14:30+01:00"},
        {"400d ago", "2025-10-18T21:14:30+01:00"},
        {"2026-11-22 21:19:30", "2026-11-22T21:19:30+01:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_when(&present, rows[i].text, rows[i].expected);
}

static void what_is_no_time_is_refused_with_its_mend(void **state)
{
    (void)state;
    struct present present = present_at("2026-11-22T21:14:30+01:00", 0);
#define FORMS    " is no time; write it like \"21:14\", \"yesterday 21:14\", \"2026-11-22 21:14\" or \"2h ago\""
#define NO_CLOCK " holds no time of day; clock times go from 00:00 to 23:59"
#define RANGE    " lies outside the years 1900 to 9999"
#define OFFSET   " has an impossible offset; offsets go from -18:00 to +18:00"
#define AHEAD    " lies ahead of now; give a time that has been"
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"2026-11-22", "--at: \"2026-11-22\" is a day without a time; add one, such as \"2026-11-22 21:14\""},
        {"yesterday", "--at: \"yesterday\" is a day without a time; add one, such as \"yesterday 21:14\""},
        {"today", "--at: \"today\" is a day without a time; give a time, such as \"21:14\" or \"2026-11-22 21:14\""},
        {"Sun", "--at: \"Sun\" is a day without a time; give a time, such as \"21:14\" or \"2026-11-22 21:14\""},
        {"", "--at: \"\"" FORMS},
        {" ", "--at: \" \"" FORMS},
        {"soon", "--at: \"soon\"" FORMS},
        {"Now", "--at: \"Now\"" FORMS},
        {"now ", "--at: \"now \"" FORMS},
        {" 21:14", "--at: \" 21:14\"" FORMS},
        {"9:14", "--at: \"9:14\"" FORMS},
        {"21.14", "--at: \"21.14\"" FORMS},
        {"21:1", "--at: \"21:1\"" FORMS},
        {"21:14:00", "--at: \"21:14:00\"" FORMS},
        {"21:14Z", "--at: \"21:14Z\"" FORMS},
        {"yesterday  21:14", "--at: \"yesterday  21:14\"" FORMS},
        {"yesterday 21:14:00", "--at: \"yesterday 21:14:00\"" FORMS},
        {"today 21:14", "--at: \"today 21:14\"" FORMS},
        {"2026-11-22  21:14", "--at: \"2026-11-22  21:14\"" FORMS},
        {"2026-11-22t21:14", "--at: \"2026-11-22t21:14\"" FORMS},
        {"2026-11-22 21:14z", "--at: \"2026-11-22 21:14z\"" FORMS},
        {"2026-11-22 21:14 +01:00", "--at: \"2026-11-22 21:14 +01:00\"" FORMS},
        {"2026-11-22 21:14+0100", "--at: \"2026-11-22 21:14+0100\"" FORMS},
        {"2026-11-22 21:14+01:00x", "--at: \"2026-11-22 21:14+01:00x\"" FORMS},
        {"2026-11-22 21:14Z+01:00", "--at: \"2026-11-22 21:14Z+01:00\"" FORMS},
        {"2026-11-22 21:14:3", "--at: \"2026-11-22 21:14:3\"" FORMS},
        {"2026-11-22 21", "--at: \"2026-11-22 21\"" FORMS},
        {"2026-11-22x", "--at: \"2026-11-22x\"" FORMS},
        {"26-11-22 21:14", "--at: \"26-11-22 21:14\"" FORMS},
        {"+2026-11-22 21:14", "--at: \"+2026-11-22 21:14\"" FORMS},
        {"2026-11-22 -1:14", "--at: \"2026-11-22 -1:14\"" FORMS},
        {"2 h ago", "--at: \"2 h ago\"" FORMS},
        {"2h", "--at: \"2h\"" FORMS},
        {"h ago", "--at: \"h ago\"" FORMS},
        {"2H ago", "--at: \"2H ago\"" FORMS},
        {"2h  ago", "--at: \"2h  ago\"" FORMS},
        {"2h ago ", "--at: \"2h ago \"" FORMS},
        {"-2h ago", "--at: \"-2h ago\"" FORMS},
        {"2s ago", "--at: \"2s ago\"" FORMS},
        {"2", "--at: \"2\"" FORMS},
        {"24:00", "--at: \"24:00\"" NO_CLOCK},
        {"21:60", "--at: \"21:60\"" NO_CLOCK},
        {"yesterday 24:00", "--at: \"yesterday 24:00\"" NO_CLOCK},
        {"2026-11-22 24:00", "--at: \"2026-11-22 24:00\"" NO_CLOCK},
        {"2026-11-22 21:60", "--at: \"2026-11-22 21:60\"" NO_CLOCK},
        {"2026-11-22 21:14:60", "--at: \"2026-11-22 21:14:60\"" NO_CLOCK},
        {"2026-11-22 21:14+18:01", "--at: \"2026-11-22 21:14+18:01\"" OFFSET},
        {"2026-11-22 21:14-18:01", "--at: \"2026-11-22 21:14-18:01\"" OFFSET},
        {"2026-11-22 21:14+01:60", "--at: \"2026-11-22 21:14+01:60\"" OFFSET},
        {"2026-11-22 21:14+99:99", "--at: \"2026-11-22 21:14+99:99\"" OFFSET},
        {"2026-02-29", "--at: \"2026-02-29\" is no date; days of Feb 2026 go from 01 to 28"},
        {"2026-02-29 21:14", "--at: \"2026-02-29 21:14\" is no date; days of Feb 2026 go from 01 to 28"},
        {"2026-11-00 21:14", "--at: \"2026-11-00 21:14\" is no date; days of Nov 2026 go from 01 to 30"},
        {"2026-13-01 21:14", "--at: \"2026-13-01 21:14\" is no date; months go from 01 to 12"},
        {"2026-00-01 21:14", "--at: \"2026-00-01 21:14\" is no date; months go from 01 to 12"},
        {"1899-12-31 21:14", "--at: \"1899-12-31 21:14\"" RANGE},
        {"0000-01-01 21:14", "--at: \"0000-01-01 21:14\"" RANGE},
        {"99999999d ago", "--at: \"99999999d ago\"" RANGE},
        {"99999999999999999999h ago", "--at: \"99999999999999999999h ago\"" RANGE},
        {"99999999999999999999m ago", "--at: \"99999999999999999999m ago\"" RANGE},
        {"99999999999999999999d ago", "--at: \"99999999999999999999d ago\"" RANGE},
        {"2026-11-22 21:19:31", "--at: \"2026-11-22 21:19:31\"" AHEAD},
        {"2026-11-22T20:19:31Z", "--at: \"2026-11-22T20:19:31Z\"" AHEAD},
        {"9999-12-31 23:59:59", "--at: \"9999-12-31 23:59:59\"" AHEAD},
        {"2026-11-22\n21:14", "--at: \"2026-11-22 21:14\"" FORMS},
        {"\x1b[31m", "--at: \"\xef\xbf\xbd[31m\"" FORMS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_no_when(&present, rows[i].text, rows[i].expected);
}

static void yesterday_is_the_date_before_the_day_of_now(void **state)
{
    (void)state;
    struct present present = present_at("2026-11-22T02:30:00+01:00", 4);
    assert_int_equal(present.today, day_from_civil(2026, 11, 21));
    assert_when(&present, "yesterday 21:14", "2026-11-20T21:14:00+01:00");
    assert_when(&present, "01:00", "2026-11-22T01:00:00+01:00");
    assert_when(&present, "03:00", "2026-11-21T03:00:00+01:00");
    assert_when(&present, "1d ago", "2026-11-21T02:30:00+01:00");
}

static void a_time_whose_day_lies_before_1900_is_refused(void **state)
{
    (void)state;
    struct present present = present_at("1900-01-01T12:00:00+00:00", 4);
    assert_when(&present, "04:00", "1900-01-01T04:00:00+00:00");
    assert_no_when(&present, "03:59", "--at: \"03:59\"" RANGE);
    assert_no_when(&present, "13:00", "--at: \"13:00\"" RANGE);
    assert_no_when(&present, "yesterday 13:00", "--at: \"yesterday 13:00\"" RANGE);
    assert_no_when(&present, "1d ago", "--at: \"1d ago\"" RANGE);
}

static void a_present_at_the_ends_of_the_calendar_has_a_day(void **state)
{
    (void)state;
    assert_int_equal(present_at("1900-01-01T00:00:00+00:00", 6).today, DAY_FIRST);
    assert_int_equal(present_at("9999-12-31T23:59:59+00:00", 0).today, DAY_LAST);
    int32_t        east = 18 * 3600;
    struct present present = when_present(((DAY_LAST + 1) * INT64_C(86400) - 1) * 1000, when_fixed_zone(&east), 0);
    assert_int_equal(present.today, DAY_LAST);
    assert_no_when(&present, "21:14", "--at: \"21:14\"" RANGE);
}

static void a_present_before_1970_is_cut_to_whole_seconds_downwards(void **state)
{
    (void)state;
    int32_t offset = 0;
    assert_int_equal(when_present(-1, when_fixed_zone(&offset), 0).now.unix_s, -1);
    assert_int_equal(when_present(-1000, when_fixed_zone(&offset), 0).now.unix_s, -1);
    assert_int_equal(when_present(1999, when_fixed_zone(&offset), 0).now.unix_s, 1);
}

static void daylight_saving_skips_some_times_and_repeats_others(void **state)
{
    (void)state;
#define SKIPPED " is a clock time that daylight saving skipped; give one before or after the change"
    struct present spring = present_in(ZONE_NEW_YORK, "2026-03-08T12:00:00-04:00");
    assert_no_when(&spring, "02:30", "--at: \"02:30\"" SKIPPED);
    assert_no_when(&spring, "2026-03-08 02:00", "--at: \"2026-03-08 02:00\"" SKIPPED);
    assert_when(&spring, "01:59", "2026-03-08T01:59:00-05:00");
    assert_when(&spring, "03:00", "2026-03-08T03:00:00-04:00");
    assert_when(&spring, "12h ago", "2026-03-07T23:00:00-05:00");
    assert_when(&spring, "1d ago", "2026-03-07T12:00:00-05:00");
    assert_when(&spring, "2026-03-08 02:30-05:00", "2026-03-08T02:30:00-05:00");

    struct present before = present_in(ZONE_NEW_YORK, "2026-03-08T01:00:00-05:00");
    assert_when(&before, "02:30", "2026-03-07T02:30:00-05:00");
    struct present after = present_in(ZONE_NEW_YORK, "2026-03-09T02:30:00-04:00");
    assert_no_when(&after, "yesterday 02:30", "--at: \"yesterday 02:30\"" SKIPPED);
    assert_no_when(&after, "1d ago", "--at: \"1d ago\"" SKIPPED);
    assert_no_when(&after, "02:45", "--at: \"02:45\"" SKIPPED);

    struct present autumn = present_in(ZONE_NEW_YORK, "2026-11-01T01:10:00-05:00");
    assert_when(&autumn, "01:30", "2026-11-01T01:30:00-04:00");
    assert_when(&autumn, "01:10", "2026-11-01T01:10:00-04:00");
    assert_when(&autumn, "10m ago", "2026-11-01T01:00:00-05:00");
    assert_when(&autumn, "2026-11-01 01:05-05:00", "2026-11-01T01:05:00-05:00");

    struct present lord_howe = present_in(ZONE_LORD_HOWE, "2026-10-04T12:00:00+11:00");
    assert_no_when(&lord_howe, "02:15", "--at: \"02:15\"" SKIPPED);
    assert_when(&lord_howe, "02:30", "2026-10-04T02:30:00+11:00");
    struct present sao_paulo = present_in(ZONE_SAO_PAULO, "2018-10-21T12:00:00-02:00");
    assert_no_when(&sao_paulo, "00:00", "--at: \"00:00\"" SKIPPED);
    assert_when(&sao_paulo, "01:00", "2018-10-21T01:00:00-02:00");
    /* At 00:01 the clocks went back to 23:01 of the day before: the midnight that was is the last one. */
    struct present st_johns = present_in(ZONE_ST_JOHNS, "2010-11-06T23:30:00-03:30");
    assert_when(&st_johns, "00:00", "2010-11-07T00:00:00-02:30");
    assert_when(&st_johns, "23:15", "2010-11-06T23:15:00-02:30");
}

/* The first instant at which the clock shows this, found by watching it for three days. */
static bool slow_from_local(int64_t local, struct zone zone, int64_t *out)
{
    for (int64_t t = local - 36 * 3600; t <= local + 36 * 3600; t += 60) {
        if (t + zone.offset_at(zone.context, t) == local) {
            *out = t;
            return true;
        }
    }
    return false;
}

/* An instant within a day and a half of a change. */
static int64_t near_a_change(struct random *random, const struct zone_rules *rules)
{
    int     year = (int)random_between(random, 1995, 2045);
    int64_t at = random_one_in(random, 2) ? zone_summer_begins(rules, year) : zone_summer_ends(rules, year);
    int64_t span = random_one_in(random, 2) ? 3 * 3600 : 36 * 3600;
    return at + random_between(random, -span, span);
}

static void local_times_agree_with_watching_the_clock(void **state)
{
    (void)state;
    struct random random = {.state = 21};
    int           skipped = 0, repeated = 0;
    for (int i = 0; i < 6000; i++) {
        const struct zone_rules *rules = &zone_rules[i % ZONES];
        struct zone              zone = zone_of(rules);
        int64_t                  at = near_a_change(&random, rules);
        int64_t                  local = at + (random_one_in(&random, 2) ? rules->standard_s : rules->summer_s);
        daynum                   date = day_of_instant(local, 0, 0);
        int64_t                  slow;
        struct moment            moment;
        bool                     exists = slow_from_local(local, zone, &slow);
        assert_int_equal(when_from_local(date, (int32_t)(local - date * INT64_C(86400)), zone, &moment), exists);
        if (!exists) {
            skipped++;
            continue;
        }
        assert_int_equal(moment.unix_s, slow);
        assert_int_equal(moment.offset_s, zone.offset_at(zone.context, slow));
        int64_t later = slow + rules->summer_s - rules->standard_s;
        repeated += later + zone.offset_at(zone.context, later) == local;
    }
    assert_in_range(skipped, 100, 3000);
    assert_in_range(repeated, 100, 3000);
}

/*
 * The date of the last such clock time: the latest one on which the clock has already shown this time or a later one. The clock is
 * watched for two days up to now.
 */
static daynum slow_last_date(int32_t second, const struct present *present)
{
    int64_t latest = INT64_MIN;
    for (int64_t t = present->now.unix_s; t > present->now.unix_s - 2 * DAY; t--) {
        int64_t local = t + present->zone.offset_at(present->zone.context, t);
        if (local > latest)
            latest = local;
        if (t % 60 == 0)
            t -= 59; /* only the seconds of now's minute, then whole minutes */
    }
    return day_of_instant(latest - second, 0, 0);
}

static void times_of_the_clock_agree_with_watching_it(void **state)
{
    (void)state;
    struct random random = {.state = 22};
    int           refused = 0;
    for (int i = 0; i < 3000; i++) {
        const struct zone_rules *rules = &zone_rules[i % ZONES];
        int64_t                  now = near_a_change(&random, rules);
        struct present           present = when_present(now * 1000, zone_of(rules), 0);
        int64_t other = random_one_in(&random, 2) ? now + random_between(&random, -4 * 3600, 4 * 3600) : now;
        int32_t second = when_second((struct moment){other, present.now.offset_s}) / 60 * 60;
        char    text[16];
        snprintf(text, sizeof text, "%02d:%02d", second / 3600, second % 3600 / 60);
        int64_t slow;
        bool exists = slow_from_local(slow_last_date(second, &present) * INT64_C(86400) + second, present.zone, &slow);
        struct moment moment;
        struct error  error;
        assert_int_equal(when_read("--at", text, &present, &moment, &error), exists);
        if (exists)
            assert_int_equal(moment.unix_s, slow);
        else
            refused++;
        if (exists)
            assert_true(moment.unix_s <= now);
    }
    assert_in_range(refused, 20, 2000);
}

static void days_ago_keep_the_clock_time(void **state)
{
    (void)state;
    struct random random = {.state = 23};
    for (int i = 0; i < 3000; i++) {
        const struct zone_rules *rules = &zone_rules[i % ZONES];
        struct present           present = when_present(near_a_change(&random, rules) * 1000, zone_of(rules), 0);
        int                      days = (int)random_between(&random, 0, 3);
        char                     text[16];
        snprintf(text, sizeof text, "%dd ago", days);
        int64_t       slow, local = present.now.unix_s + present.now.offset_s - (int64_t)days * DAY;
        bool          exists = slow_from_local(local, present.zone, &slow);
        struct moment moment;
        struct error  error;
        assert_int_equal(when_read("--at", text, &present, &moment, &error), exists);
        if (exists)
            assert_int_equal(moment.unix_s, slow);
    }
}

static void each_form_of_a_day_is_read(void **state)
{
    (void)state;
    struct present present = present_at("2026-11-22T21:14:30+01:00", 0);
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"today", "2026-11-22"},      {"yesterday", "2026-11-21"},  {"2026-11-22", "2026-11-22"},
        {"2024-02-29", "2024-02-29"}, {"1900-01-01", "1900-01-01"}, {"0d ago", "2026-11-22"},
        {"3d ago", "2026-11-19"},     {"sunday", "2026-11-22"},     {"Sun", "2026-11-22"},
        {"SATURDAY", "2026-11-21"},   {"fri", "2026-11-20"},        {"tHu", "2026-11-19"},
        {"wednesday", "2026-11-18"},  {"tue", "2026-11-17"},        {"Monday", "2026-11-16"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (enum when_limit limit = WHEN_NOT_AHEAD; limit <= WHEN_ANY; limit++) {
            daynum       day;
            struct error error;
            char         said[WHEN_DAY_SIZE];
            assert_true(when_read_day("--day", rows[i].text, limit, &present, &day, &error));
            when_say_day(day, said);
            assert_string_equal(said, rows[i].expected);
        }
    }
}

static void what_is_no_day_is_refused_with_its_mend(void **state)
{
    (void)state;
    struct present present = present_at("2026-11-22T21:14:30+01:00", 0);
#define NO_DAY " is no day; write it like \"today\", \"yesterday\", \"2026-11-22\", \"3d ago\" or \"sunday\""
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", "--day: \"\"" NO_DAY},
        {"Today", "--day: \"Today\"" NO_DAY},
        {"tomorrow", "--day: \"tomorrow\"" NO_DAY},
        {"su", "--day: \"su\"" NO_DAY},
        {"sund", "--day: \"sund\"" NO_DAY},
        {"sundays", "--day: \"sundays\"" NO_DAY},
        {"3h ago", "--day: \"3h ago\"" NO_DAY},
        {"3d", "--day: \"3d\"" NO_DAY},
        {"2026-11-22 ", "--day: \"2026-11-22 \"" NO_DAY},
        {"2026-11-22 21:14", "--day: \"2026-11-22 21:14\"" NO_DAY},
        {"2026-1-2", "--day: \"2026-1-2\"" NO_DAY},
        {"20261122", "--day: \"20261122\"" NO_DAY},
        {"12026-11-22", "--day: \"12026-11-22\"" NO_DAY},
        {"2026/11/22", "--day: \"2026/11/22\"" NO_DAY},
        {"2026-11-31", "--day: \"2026-11-31\" is no date; days of Nov 2026 go from 01 to 30"},
        {"2026-13-01", "--day: \"2026-13-01\" is no date; months go from 01 to 12"},
        {"1899-12-31", "--day: \"1899-12-31\"" RANGE},
        {"99999d ago", "--day: \"99999d ago\"" RANGE},
        {"18446744073709551616d ago", "--day: \"18446744073709551616d ago\"" RANGE},
        {"2026-11-23", "--day: \"2026-11-23\" lies after today; give today or a day before it"},
        {"9999-12-31", "--day: \"9999-12-31\" lies after today; give today or a day before it"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        daynum       day = 5;
        struct error error = {0};
        assert_false(when_read_day("--day", rows[i].text, WHEN_NOT_AHEAD, &present, &day, &error));
        assert_int_equal(error.kind, ERROR_USAGE);
        assert_string_equal(error.text, rows[i].expected);
        assert_int_equal(day, 5);
    }
}

static void a_day_may_lie_ahead_where_that_is_meant(void **state)
{
    (void)state;
    struct present present = present_at("2026-11-22T21:14:30+01:00", 0);
    daynum         day;
    struct error   error;
    assert_true(when_read_day("DAY", "9999-12-31", WHEN_ANY, &present, &day, &error));
    assert_int_equal(day, DAY_LAST);
}

static void an_instant_is_read_in_one_form_only(void **state)
{
    (void)state;
    struct moment moment = moment_of("2026-11-22T21:14:00+01:00");
    assert_int_equal(moment.unix_s, 1795378440);
    assert_int_equal(moment.offset_s, 3600);
    assert_int_equal(moment_of("1900-01-01T00:00:00-18:00").offset_s, -18 * 3600);
    static const char *const none[] = {
        "",
        "now",
        "2026-11-22",
        "2026-11-22T21:14:00",
        "2026-11-22T21:14:00Z",
        "2026-11-22 21:14:00+01:00",
        "2026-11-22T21:14+01:00",
        "2026-11-22T21:14:00+0100",
        "2026-11-22T21:14:00+01:00 ",
        " 2026-11-22T21:14:00+01:00",
        "2026-11-22T24:00:00+01:00",
        "2026-11-22T21:60:00+01:00",
        "2026-11-22T21:14:60+01:00",
        "2026-11-22T21:14:00+18:01",
        "2026-11-22T21:14:00+01:60",
        "2026-11-31T21:14:00+01:00",
        "1899-12-31T21:14:00+01:00",
        "2026-11-22T21:14:00.5+01:00",
        "2026-11-22T21:14:00*01:00",
        "2026-11-22T21:14:00+1:00",
    };
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (when_read_instant(none[i], &moment))
            fail_msg("%s was taken", none[i]);
}

static void what_is_said_of_an_instant_reads_back_as_it(void **state)
{
    (void)state;
    struct random random = {.state = 24};
    for (int i = 0; i < 100000; i++) {
        struct moment moment = {
            .unix_s = random_between(&random, (DAY_FIRST + 1) * INT64_C(86400), DAY_LAST * INT64_C(86400)),
            .offset_s = (int32_t)random_between(&random, -18 * 60, 18 * 60) * 60};
        char said[WHEN_INSTANT_SIZE];
        when_say_instant(moment, said);
        struct moment again = moment_of(said);
        assert_int_equal(again.unix_s, moment.unix_s);
        assert_int_equal(again.offset_s, moment.offset_s);
        /* An offset with seconds loses them, the instant stays. */
        moment.offset_s += (int32_t)random_between(&random, 0, 59) * (moment.offset_s < 0 ? -1 : 1);
        when_say_instant(moment, said);
        assert_int_equal(moment_of(said).unix_s, moment.unix_s);
    }
}

static void random_texts_are_taken_or_refused_in_one_clean_line(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "2026", "-",          "11",  "22",   " ",    "T",           ":",          "21",    "14",     "Z",
        "+",    "18",         "01",  "0",    "9",    "99999999999", "h",          "d",     "m",      " ago",
        "now",  "yesterday ", "sun", "\x1b", "\xff", "1900",        "2026-11-22", "21:14", "\u6f22", "\n"};
    struct present present = present_in(ZONE_LONDON, "2026-11-22T21:14:30+00:00");
    struct random  random = {.state = 25};
    int            taken = 0;
    for (int i = 0; i < 100000; i++) {
        char text[128] = "";
        for (size_t n = random_index(&random, 7); n > 0; n--)
            strcat(text, pieces[random_index(&random, sizeof pieces / sizeof pieces[0])]);
        struct moment moment;
        struct error  error = {0};
        daynum        day;
        if (when_read("--at", text, &present, &moment, &error)) {
            taken++;
            assert_true(moment.unix_s <= present.now.unix_s + 300);
            assert_true(day_of_instant(moment.unix_s, moment.offset_s, 0) != DAY_NONE);
        } else {
            assert_int_equal(error.kind, ERROR_USAGE);
        }
        if (when_read_day("--day", text, WHEN_NOT_AHEAD, &present, &day, &error))
            assert_in_range(day - DAY_FIRST, 0, present.today - DAY_FIRST);
        for (const char *c = error.text; *c; c++)
            assert_true((unsigned char)*c >= 0x20);
    }
    assert_in_range(taken, 100, 99999);
}

static void the_hours_of_a_friend_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int         from, until;
    } rows[] = {{"08:00-23:00", 480, 1380},
                {"22:30-06:15", 1350, 375},
                {"00:00-24:00", 0, 1440},
                {"18:00-00:00", 1080, 0},
                {"23:59-24:00", 1439, 1440}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int          from, until;
        struct error error;
        assert_true(when_read_hours("--hours", rows[i].text, &from, &until, &error));
        assert_int_equal(from, rows[i].from);
        assert_int_equal(until, rows[i].until);
    }
}

static void what_are_no_hours_is_refused_with_its_mend(void **state)
{
    (void)state;
#define NO_SPAN " is no span of hours; write it like \"08:00-23:00\""
#define NO_HOUR " holds no time of day; hours go from 00:00 to 24:00"
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", "--hours: \"\"" NO_SPAN},
        {"8-23", "--hours: \"8-23\"" NO_SPAN},
        {"08:00", "--hours: \"08:00\"" NO_SPAN},
        {"08:00 - 23:00", "--hours: \"08:00 - 23:00\"" NO_SPAN},
        {"08:00-23:00 ", "--hours: \"08:00-23:00 \"" NO_SPAN},
        {"08:00-23:00:00", "--hours: \"08:00-23:00:00\"" NO_SPAN},
        {"25:00-23:00", "--hours: \"25:00-23:00\"" NO_HOUR},
        {"24:00-23:00", "--hours: \"24:00-23:00\"" NO_HOUR},
        {"08:60-23:00", "--hours: \"08:60-23:00\"" NO_HOUR},
        {"08:00-24:01", "--hours: \"08:00-24:01\"" NO_HOUR},
        {"08:00-23:60", "--hours: \"08:00-23:60\"" NO_HOUR},
        {"08:00-08:00", "--hours: \"08:00-08:00\" ends when it begins; for the whole day write \"00:00-24:00\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int          from = -1, until = -1;
        struct error error = {0};
        assert_false(when_read_hours("--hours", rows[i].text, &from, &until, &error));
        assert_int_equal(error.kind, ERROR_USAGE);
        assert_string_equal(error.text, rows[i].expected);
        assert_int_equal(from, -1);
    }
}

static void hours_hold_their_first_minute_and_not_their_last(void **state)
{
    (void)state;
    assert_false(when_within_hours(479, 480, 1380));
    assert_true(when_within_hours(480, 480, 1380));
    assert_true(when_within_hours(1379, 480, 1380));
    assert_false(when_within_hours(1380, 480, 1380));
    assert_true(when_within_hours(1350, 1350, 375));
    assert_true(when_within_hours(0, 1350, 375));
    assert_true(when_within_hours(374, 1350, 375));
    assert_false(when_within_hours(375, 1350, 375));
    assert_false(when_within_hours(1349, 1350, 375));
    assert_true(when_within_hours(1439, 0, 1440));
}

static void durations_are_said_in_their_two_largest_units(void **state)
{
    (void)state;
    static const struct {
        int64_t     seconds;
        const char *words, *brief;
    } rows[] = {
        {-5, "0 seconds", "0 min"},
        {0, "0 seconds", "0 min"},
        {1, "1 second", "0 min"},
        {59, "59 seconds", "0 min"},
        {60, "1 minute", "1 min"},
        {61, "1 minute, 1 second", "1 min"},
        {14 * 60, "14 minutes", "14 min"},
        {3599, "59 minutes, 59 seconds", "59 min"},
        {3600, "1 hour", "1 h"},
        {6 * 3600 + 5 * 60 + 9, "6 hours, 5 minutes", "6 h 5 min"},
        {DAY - 1, "23 hours, 59 minutes", "23 h 59 min"},
        {DAY, "1 day", "1 d"},
        {DAY + 59 * 60, "1 day", "1 d"},
        {3 * DAY + 4 * 3600 + 5, "3 days, 4 hours", "3 d 4 h"},
        {44 * DAY + 6 * 3600, "44 days, 6 hours", "44 d 6 h"},
        {INT64_MAX, "106751991167300 days, 15 hours", "106751991167300 d 15 h"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char words[WHEN_WORDS_SIZE];
        when_say_duration(rows[i].seconds, words);
        assert_string_equal(words, rows[i].words);
        when_say_short(rows[i].seconds, words);
        assert_string_equal(words, rows[i].brief);
    }
}

static void dates_are_said_in_each_length(void **state)
{
    (void)state;
    daynum day = day_from_civil(2026, 11, 22);
    char   words[WHEN_WORDS_SIZE], short_day[WHEN_DAY_SIZE];
    when_say_day(day, short_day);
    assert_string_equal(short_day, "2026-11-22");
    when_say_date(day, words);
    assert_string_equal(words, "Sun 22 Nov");
    when_say_date_year(day, words);
    assert_string_equal(words, "Sun 22 Nov 2026");
    when_say_date_near(day, day + 39, words);
    assert_string_equal(words, "22 Nov");
    when_say_date_near(day, day + 40, words);
    assert_string_equal(words, "22 Nov 2026");
    when_say_date_near(day_from_civil(2026, 5, 4), DAY_NONE, words);
    assert_string_equal(words, "4 May 2026");
    when_say_clock(moment_of("2026-11-22T09:04:59+01:00"), short_day);
    assert_string_equal(short_day, "09:04");
}

static void what_is_no_day_is_said_as_nothing(void **state)
{
    (void)state;
    char words[WHEN_WORDS_SIZE] = "x", day[WHEN_DAY_SIZE] = "x", instant[WHEN_INSTANT_SIZE] = "x";
    when_say_day(DAY_NONE, day);
    assert_string_equal(day, "");
    when_say_date(DAY_NONE, words);
    assert_string_equal(words, "");
    when_say_date_near(DAY_NONE, 0, words);
    assert_string_equal(words, "");
    when_say_instant((struct moment){INT64_MAX, 3600}, instant);
    assert_string_equal(instant, "");
}

static void weekdays_and_months_have_their_names(void **state)
{
    (void)state;
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int month = 1; month <= 12; month++)
        assert_memory_equal(when_month_name(month), months + 3 * (month - 1), 3);
    assert_string_equal(when_weekday_name(MONDAY), "Monday");
    assert_string_equal(when_weekday_name(SUNDAY), "Sunday");
}

static void the_clock_of_a_moment_is_that_of_its_own_offset(void **state)
{
    (void)state;
    struct random random = {.state = 26};
    for (int i = 0; i < 20000; i++) {
        struct moment at = {random_between(&random, -10 * DAY, 10 * DAY),
                            (int32_t)random_between(&random, -64800, 64800)};
        assert_in_range(when_second(at), 0, DAY - 1);
        assert_int_equal(when_date(at) * INT64_C(86400) + when_second(at), at.unix_s + at.offset_s);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_form_of_a_time_is_read),
        cmocka_unit_test(what_is_no_time_is_refused_with_its_mend),
        cmocka_unit_test(yesterday_is_the_date_before_the_day_of_now),
        cmocka_unit_test(a_time_whose_day_lies_before_1900_is_refused),
        cmocka_unit_test(a_present_at_the_ends_of_the_calendar_has_a_day),
        cmocka_unit_test(a_present_before_1970_is_cut_to_whole_seconds_downwards),
        cmocka_unit_test(daylight_saving_skips_some_times_and_repeats_others),
        cmocka_unit_test(local_times_agree_with_watching_the_clock),
        cmocka_unit_test(times_of_the_clock_agree_with_watching_it),
        cmocka_unit_test(days_ago_keep_the_clock_time),
        cmocka_unit_test(each_form_of_a_day_is_read),
        cmocka_unit_test(what_is_no_day_is_refused_with_its_mend),
        cmocka_unit_test(a_day_may_lie_ahead_where_that_is_meant),
        cmocka_unit_test(an_instant_is_read_in_one_form_only),
        cmocka_unit_test(what_is_said_of_an_instant_reads_back_as_it),
        cmocka_unit_test(random_texts_are_taken_or_refused_in_one_clean_line),
        cmocka_unit_test(the_hours_of_a_friend_are_read),
        cmocka_unit_test(what_are_no_hours_is_refused_with_its_mend),
        cmocka_unit_test(hours_hold_their_first_minute_and_not_their_last),
        cmocka_unit_test(durations_are_said_in_their_two_largest_units),
        cmocka_unit_test(dates_are_said_in_each_length),
        cmocka_unit_test(what_is_no_day_is_said_as_nothing),
        cmocka_unit_test(weekdays_and_months_have_their_names),
        cmocka_unit_test(the_clock_of_a_moment_is_that_of_its_own_offset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
