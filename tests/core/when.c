/*
 * Days, instants and hours, and how they are said.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "core/when.h"
#include "support/all_random.h"
#include "support/core_zone.h"

enum { DAY = 86400 };

#define RANGE " lies outside the years 1900 to 9999"

static void a_present_before_1970_is_cut_to_whole_seconds_downwards(void **state)
{
    (void)state;
    int32_t offset = 0;
    assert_int_equal(when_present(-1, when_fixed_zone(&offset), 0).now.unix_s, -1);
    assert_int_equal(when_present(-1000, when_fixed_zone(&offset), 0).now.unix_s, -1);
    assert_int_equal(when_present(1999, when_fixed_zone(&offset), 0).now.unix_s, 1);
}

static void each_form_of_a_day_is_read(void **state)
{
    (void)state;
    struct present present = zone_present_at("2026-11-22T21:14:30+01:00", 0);
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
            char         sentence[WHEN_DAY_SIZE];
            assert_true(when_read_day("--day", rows[i].text, limit, &present, &day, &error));
            when_say_day(day, sentence);
            assert_string_equal(sentence, rows[i].expected);
        }
    }
}

static void what_is_no_day_is_refused_with_its_mend(void **state)
{
    (void)state;
    struct present present = zone_present_at("2026-11-22T21:14:30+01:00", 0);
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
    struct present present = zone_present_at("2026-11-22T21:14:30+01:00", 0);
    daynum         day;
    struct error   error;
    assert_true(when_read_day("DAY", "9999-12-31", WHEN_ANY, &present, &day, &error));
    assert_int_equal(day, DAY_LAST);
}

static void an_instant_is_read_in_one_form_only(void **state)
{
    (void)state;
    struct moment moment = zone_moment("2026-11-22T21:14:00+01:00");
    assert_int_equal(moment.unix_s, 1795378440);
    assert_int_equal(moment.offset_s, 3600);
    assert_int_equal(zone_moment("1900-01-01T00:00:00-18:00").offset_s, -18 * 3600);
    static const char *const none[] = {
        "",
        "now",
        "2026-11-22",
        "2026-11-22T21:14:00",
        "2026-11-22T21:14:00z",
        "2026-11-22T21:14:00Z0",
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
        char sentence[WHEN_INSTANT_SIZE];
        when_say_instant(moment, sentence);
        struct moment again = zone_moment(sentence);
        assert_int_equal(again.unix_s, moment.unix_s);
        assert_int_equal(again.offset_s, moment.offset_s);
        /* An offset with seconds loses them, the instant stays. */
        moment.offset_s += (int32_t)random_between(&random, 0, 59) * (moment.offset_s < 0 ? -1 : 1);
        when_say_instant(moment, sentence);
        assert_int_equal(zone_moment(sentence).unix_s, moment.unix_s);
    }
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
    when_say_clock(zone_moment("2026-11-22T09:04:59+01:00"), short_day);
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

static void only_an_edited_moment_gets_its_day_anew(void **state)
{
    (void)state;
    struct moment at = {20000 * INT64_C(86400) + 2 * 3600, 0}, later = {at.unix_s + 1, 0},
                  elsewhere = {at.unix_s, 3600};
    assert_int_equal(when_day_moved(at, 19990, at, 4), 19990);
    assert_int_equal(when_day_moved(at, 19990, later, 4), 19999);
    assert_int_equal(when_day_moved(at, 19990, later, 0), 20000);
    assert_int_equal(when_day_moved(at, 19990, elsewhere, 3), 20000);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_present_before_1970_is_cut_to_whole_seconds_downwards),
        cmocka_unit_test(each_form_of_a_day_is_read),
        cmocka_unit_test(what_is_no_day_is_refused_with_its_mend),
        cmocka_unit_test(a_day_may_lie_ahead_where_that_is_meant),
        cmocka_unit_test(an_instant_is_read_in_one_form_only),
        cmocka_unit_test(what_is_said_of_an_instant_reads_back_as_it),
        cmocka_unit_test(the_hours_of_a_friend_are_read),
        cmocka_unit_test(what_are_no_hours_is_refused_with_its_mend),
        cmocka_unit_test(hours_hold_their_first_minute_and_not_their_last),
        cmocka_unit_test(durations_are_said_in_their_two_largest_units),
        cmocka_unit_test(dates_are_said_in_each_length),
        cmocka_unit_test(what_is_no_day_is_said_as_nothing),
        cmocka_unit_test(weekdays_and_months_have_their_names),
        cmocka_unit_test(the_clock_of_a_moment_is_that_of_its_own_offset),
        cmocka_unit_test(only_an_edited_moment_gets_its_day_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
