#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/hardday.h"
#include "support/all_random.h"

static daynum day_of(int year, int month, int day)
{
    daynum out = day_from_civil(year, month, day);
    assert_int_not_equal(out, DAY_NONE);
    return out;
}

static void words_are_read_and_said(void **state)
{
    (void)state;
    enum hardday_every every = HARDDAY_ONCE;
    assert_null(hardday_every_name(HARDDAY_ONCE));
    assert_string_equal(hardday_every_name(HARDDAY_WEEK), "week");
    assert_string_equal(hardday_every_name(HARDDAY_YEAR), "year");
    assert_true(hardday_read_every("week", &every) && every == HARDDAY_WEEK);
    assert_true(hardday_read_every("year", &every) && every == HARDDAY_YEAR);
    static const char *const wrong[] = {"", "once", "Week", "weeks", "yearly", "day", "week "};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(hardday_read_every(wrong[i], &every));
        assert_int_equal(every, HARDDAY_YEAR);
    }
}

static void the_next_day_is_as_in_the_examples(void **state)
{
    (void)state;
    static const struct {
        int                day[3];
        enum hardday_every every;
        int                today[3];
        int                next[3]; /* {0}: none */
    } rows[] = {
        {{2026, 12, 12}, HARDDAY_ONCE, {2026, 11, 22}, {2026, 12, 12}},
        {{2026, 12, 12}, HARDDAY_ONCE, {2026, 12, 12}, {2026, 12, 12}},
        {{2026, 12, 12}, HARDDAY_ONCE, {2026, 12, 13}, {0}},
        {{2026, 12, 12}, HARDDAY_YEAR, {2026, 12, 13}, {2027, 12, 12}},
        {{2026, 12, 12}, HARDDAY_YEAR, {2031, 12, 12}, {2031, 12, 12}},
        {{2030, 12, 12}, HARDDAY_YEAR, {2026, 11, 22}, {2030, 12, 12}}, /* never before the day itself */
        {{2030, 12, 12}, HARDDAY_WEEK, {2026, 11, 22}, {2030, 12, 12}},
        {{2024, 2, 29}, HARDDAY_YEAR, {2024, 3, 1}, {2025, 2, 28}},
        {{2024, 2, 29}, HARDDAY_YEAR, {2025, 2, 28}, {2025, 2, 28}},
        {{2024, 2, 29}, HARDDAY_YEAR, {2025, 3, 1}, {2026, 2, 28}},
        {{2024, 2, 29}, HARDDAY_YEAR, {2028, 2, 28}, {2028, 2, 29}}, /* a leap year has its own */
        {{2024, 2, 29}, HARDDAY_YEAR, {2100, 2, 1}, {2100, 2, 28}},
        {{2023, 2, 28}, HARDDAY_YEAR, {2024, 2, 29}, {2025, 2, 28}},
        {{2024, 12, 31}, HARDDAY_YEAR, {2025, 1, 1}, {2025, 12, 31}},
        {{2026, 11, 22}, HARDDAY_WEEK, {2026, 11, 23}, {2026, 11, 29}},
        {{2026, 11, 22}, HARDDAY_WEEK, {2026, 11, 28}, {2026, 11, 29}},
        {{2026, 11, 22}, HARDDAY_WEEK, {2026, 11, 29}, {2026, 11, 29}},
        {{2026, 11, 22}, HARDDAY_WEEK, {2027, 1, 1}, {2027, 1, 3}},
        {{1900, 1, 1}, HARDDAY_YEAR, {9999, 1, 1}, {9999, 1, 1}},
        {{1900, 1, 1}, HARDDAY_YEAR, {9999, 1, 2}, {0}},
        {{1904, 2, 29}, HARDDAY_YEAR, {9999, 3, 1}, {0}},
        {{9999, 12, 24}, HARDDAY_WEEK, {9999, 12, 31}, {9999, 12, 31}},
        {{9999, 12, 25}, HARDDAY_WEEK, {9999, 12, 26}, {0}},
        {{9999, 12, 31}, HARDDAY_YEAR, {9999, 12, 31}, {9999, 12, 31}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        daynum want = rows[i].next[0] == 0 ? DAY_NONE : day_of(rows[i].next[0], rows[i].next[1], rows[i].next[2]);
        daynum got = hardday_next(day_of(rows[i].day[0], rows[i].day[1], rows[i].day[2]), rows[i].every,
                                  day_of(rows[i].today[0], rows[i].today[1], rows[i].today[2]));
        if (got != want)
            fail_msg("row %zu: %d, not %d", i, got, want);
    }
}

/* A calendar that is turned a leaf at a time, from 1 January 1900 on. */
struct leaf {
    daynum day;
    int    year, month, date;
};

static bool is_leap(int year)
{
    return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

static void turn(struct leaf *leaf)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int              length = leaf->month == 2 && is_leap(leaf->year) ? 29 : lengths[leaf->month - 1];
    leaf->day++;
    if (++leaf->date > length) {
        leaf->date = 1;
        if (++leaf->month > 12) {
            leaf->month = 1;
            leaf->year++;
        }
    }
}

/* Checks every today of all years against the days that the calendar marks. */
static void check_year_of(int year, int month, int date)
{
    struct leaf leaf = {DAY_FIRST, 1900, 1, 1};
    daynum      today = DAY_FIRST, day = day_of(year, month, date);
    for (; leaf.day <= DAY_LAST; turn(&leaf)) {
        bool on = leaf.month == month &&
                  (leaf.date == date || (month == 2 && date == 29 && leaf.date == 28 && !is_leap(leaf.year)));
        if (!on || leaf.day < day)
            continue;
        for (; today <= leaf.day; today++) {
            if (hardday_next(day, HARDDAY_YEAR, today) != leaf.day)
                fail_msg("%d-%d-%d, on day %d: not %d", year, month, date, today, leaf.day);
        }
    }
    for (; today <= DAY_LAST; today++)
        assert_int_equal(hardday_next(day, HARDDAY_YEAR, today), DAY_NONE);
}

static void a_yearly_day_agrees_with_a_paper_calendar_on_every_day(void **state)
{
    (void)state;
    check_year_of(1904, 2, 29);
    check_year_of(2024, 2, 29);
    check_year_of(1900, 1, 1);
    check_year_of(2026, 2, 28);
    check_year_of(2023, 3, 1);
    check_year_of(1999, 12, 31);
    check_year_of(9996, 2, 29);
}

static void every_day_comes_again_in_the_next_year(void **state)
{
    (void)state;
    struct leaf leaf = {DAY_FIRST, 1900, 1, 1};
    int         leaps = 0;
    for (; leaf.year < 9999; turn(&leaf)) {
        struct civil civil = day_to_civil(hardday_next(leaf.day, HARDDAY_YEAR, leaf.day + 1));
        bool         from_leap = leaf.month == 2 && leaf.date == 29;
        leaps += from_leap;
        if (civil.year != leaf.year + 1 || civil.month != leaf.month || civil.day != (from_leap ? 28 : leaf.date))
            fail_msg("%d-%d-%d comes on %d-%d-%d", leaf.year, leaf.month, leaf.date, civil.year, civil.month,
                     civil.day);
    }
    assert_int_equal(leaps, 1964);
    for (; leaf.day < DAY_LAST; turn(&leaf))
        assert_int_equal(hardday_next(leaf.day, HARDDAY_YEAR, leaf.day + 1), DAY_NONE);
}

static void a_weekly_day_keeps_its_weekday_and_is_never_a_week_away(void **state)
{
    (void)state;
    for (daynum day = 20000; day < 20007; day++) {
        daynum next = day; /* counted up in steps of a week */
        for (daynum today = DAY_FIRST; today <= DAY_LAST; today++) {
            while (next < today)
                next += 7;
            daynum got = hardday_next(day, HARDDAY_WEEK, today);
            if (got != (next <= DAY_LAST ? next : DAY_NONE))
                fail_msg("day %d, on day %d: %d, not %d", day, today, got, next);
        }
    }
}

static void a_day_is_never_before_today_nor_before_itself(void **state)
{
    (void)state;
    struct random random = {.state = 19};
    for (int i = 0; i < 200000; i++) {
        enum hardday_every every = (enum hardday_every)random_index(&random, 3);
        daynum             day = (daynum)random_between(&random, DAY_FIRST, DAY_LAST);
        daynum             today = (daynum)random_between(&random, DAY_FIRST, DAY_LAST);
        daynum             next = hardday_next(day, every, today);
        assert_true(next == DAY_NONE || (next >= today && next >= day && next <= DAY_LAST));
        assert_true(day < today || next == day);
        assert_true(day >= today || every != HARDDAY_ONCE || next == DAY_NONE);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_read_and_said),
        cmocka_unit_test(the_next_day_is_as_in_the_examples),
        cmocka_unit_test(a_yearly_day_agrees_with_a_paper_calendar_on_every_day),
        cmocka_unit_test(every_day_comes_again_in_the_next_year),
        cmocka_unit_test(a_weekly_day_keeps_its_weekday_and_is_never_a_week_away),
        cmocka_unit_test(a_day_is_never_before_today_nor_before_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
