/*
 * Which texts are a WHEN, which instant each means, and what is said of the others.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "core/text.h"
#include "core/when.h"
#include "support/all_random.h"
#include "support/core_zone.h"

#define RANGE " lies outside the years 1900 to 9999"

static void assert_when(const struct present *present, const char *text, const char *expected)
{
    struct moment moment;
    struct error  error = {0};
    char          sentence[WHEN_INSTANT_SIZE];
    if (!when_read("--at", text, present, &moment, &error))
        fail_msg("%s: %s", text, error.text);
    when_say_instant(moment, sentence);
    assert_string_equal(sentence, expected);
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
    struct present present = zone_present_at("2026-11-22T21:14:30+01:00", 0);
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
    struct present present = zone_present_at("2026-11-22T21:14:30+01:00", 0);
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
    struct present present = zone_present_at("2026-11-22T02:30:00+01:00", 4);
    assert_int_equal(present.today, day_from_civil(2026, 11, 21));
    assert_when(&present, "yesterday 21:14", "2026-11-20T21:14:00+01:00");
    assert_when(&present, "01:00", "2026-11-22T01:00:00+01:00");
    assert_when(&present, "03:00", "2026-11-21T03:00:00+01:00");
    assert_when(&present, "1d ago", "2026-11-21T02:30:00+01:00");
}

static void a_time_whose_day_lies_before_1900_is_refused(void **state)
{
    (void)state;
    struct present present = zone_present_at("1900-01-01T12:00:00+00:00", 4);
    assert_when(&present, "04:00", "1900-01-01T04:00:00+00:00");
    assert_no_when(&present, "03:59", "--at: \"03:59\"" RANGE);
    assert_no_when(&present, "13:00", "--at: \"13:00\"" RANGE);
    assert_no_when(&present, "yesterday 13:00", "--at: \"yesterday 13:00\"" RANGE);
    assert_no_when(&present, "1d ago", "--at: \"1d ago\"" RANGE);
}

static void a_present_at_the_ends_of_the_calendar_has_a_day(void **state)
{
    (void)state;
    assert_int_equal(zone_present_at("1900-01-01T00:00:00+00:00", 6).today, DAY_FIRST);
    assert_int_equal(zone_present_at("9999-12-31T23:59:59+00:00", 0).today, DAY_LAST);
    int32_t        east = 18 * 3600;
    struct present present = when_present(((DAY_LAST + 1) * INT64_C(86400) - 1) * 1000, when_fixed_zone(&east), 0);
    assert_int_equal(present.today, DAY_LAST);
    assert_no_when(&present, "21:14", "--at: \"21:14\"" RANGE);
}

static void daylight_saving_skips_some_times_and_repeats_others(void **state)
{
    (void)state;
#define SKIPPED " is a clock time that daylight saving skipped; give one before or after the change"
    struct present spring = zone_present_in(ZONE_NEW_YORK, "2026-03-08T12:00:00-04:00");
    assert_no_when(&spring, "02:30", "--at: \"02:30\"" SKIPPED);
    assert_no_when(&spring, "2026-03-08 02:00", "--at: \"2026-03-08 02:00\"" SKIPPED);
    assert_when(&spring, "01:59", "2026-03-08T01:59:00-05:00");
    assert_when(&spring, "03:00", "2026-03-08T03:00:00-04:00");
    assert_when(&spring, "12h ago", "2026-03-07T23:00:00-05:00");
    assert_when(&spring, "1d ago", "2026-03-07T12:00:00-05:00");
    assert_when(&spring, "2026-03-08 02:30-05:00", "2026-03-08T02:30:00-05:00");

    struct present before = zone_present_in(ZONE_NEW_YORK, "2026-03-08T01:00:00-05:00");
    assert_when(&before, "02:30", "2026-03-07T02:30:00-05:00");
    struct present after = zone_present_in(ZONE_NEW_YORK, "2026-03-09T02:30:00-04:00");
    assert_no_when(&after, "yesterday 02:30", "--at: \"yesterday 02:30\"" SKIPPED);
    assert_no_when(&after, "1d ago", "--at: \"1d ago\"" SKIPPED);
    assert_no_when(&after, "02:45", "--at: \"02:45\"" SKIPPED);

    struct present autumn = zone_present_in(ZONE_NEW_YORK, "2026-11-01T01:10:00-05:00");
    assert_when(&autumn, "01:30", "2026-11-01T01:30:00-04:00");
    assert_when(&autumn, "01:10", "2026-11-01T01:10:00-04:00");
    assert_when(&autumn, "10m ago", "2026-11-01T01:00:00-05:00");
    assert_when(&autumn, "2026-11-01 01:05-05:00", "2026-11-01T01:05:00-05:00");

    struct present lord_howe = zone_present_in(ZONE_LORD_HOWE, "2026-10-04T12:00:00+11:00");
    assert_no_when(&lord_howe, "02:15", "--at: \"02:15\"" SKIPPED);
    assert_when(&lord_howe, "02:30", "2026-10-04T02:30:00+11:00");
    struct present sao_paulo = zone_present_in(ZONE_SAO_PAULO, "2018-10-21T12:00:00-02:00");
    assert_no_when(&sao_paulo, "00:00", "--at: \"00:00\"" SKIPPED);
    assert_when(&sao_paulo, "01:00", "2018-10-21T01:00:00-02:00");
    /* At 00:01 the clocks went back to 23:01 of the day before: the midnight that was is the last one. */
    struct present st_johns = zone_present_in(ZONE_ST_JOHNS, "2010-11-06T23:30:00-03:30");
    assert_when(&st_johns, "00:00", "2010-11-07T00:00:00-02:30");
    assert_when(&st_johns, "23:15", "2010-11-06T23:15:00-02:30");
}

static void random_texts_are_taken_or_refused_in_one_clean_line(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "2026", "-",          "11",  "22",   " ",    "T",           ":",          "21",    "14",     "Z",
        "+",    "18",         "01",  "0",    "9",    "99999999999", "h",          "d",     "m",      " ago",
        "now",  "yesterday ", "sun", "\x1b", "\xff", "1900",        "2026-11-22", "21:14", "\u6f22", "\n"};
    struct present present = zone_present_in(ZONE_LONDON, "2026-11-22T21:14:30+00:00");
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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_form_of_a_time_is_read),
        cmocka_unit_test(what_is_no_time_is_refused_with_its_mend),
        cmocka_unit_test(yesterday_is_the_date_before_the_day_of_now),
        cmocka_unit_test(a_time_whose_day_lies_before_1900_is_refused),
        cmocka_unit_test(a_present_at_the_ends_of_the_calendar_has_a_day),
        cmocka_unit_test(daylight_saving_skips_some_times_and_repeats_others),
        cmocka_unit_test(random_texts_are_taken_or_refused_in_one_clean_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
