/*
 * The calendar against the slowest one there is: a counter that goes day by day.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/day.h"
#include "support/all_random.h"

static int slow_month_length(int year, int month)
{
    switch (month) {
    case 2:
        if (year % 400 == 0)
            return 29;
        if (year % 100 == 0)
            return 28;
        return year % 4 == 0 ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11:
        return 30;
    default:
        return 31;
    }
}

/* One date after the other, from 1900-01-01, a Monday. */
struct counter {
    daynum       day;
    struct civil civil;
    int          weekday;
};

static struct counter counter_begin(void)
{
    return (struct counter){-25567, {1900, 1, 1}, MONDAY};
}

static void counter_step(struct counter *counter)
{
    counter->day++;
    counter->weekday = counter->weekday == SUNDAY ? MONDAY : counter->weekday + 1;
    if (++counter->civil.day <= slow_month_length(counter->civil.year, counter->civil.month))
        return;
    counter->civil.day = 1;
    if (++counter->civil.month <= 12)
        return;
    counter->civil.month = 1;
    counter->civil.year++;
}

static void every_day_of_8100_years_agrees_with_a_counter(void **state)
{
    (void)state;
    struct counter counter = counter_begin();
    daynum         monday = counter.day;
    for (; counter.civil.year <= 9999; counter_step(&counter)) {
        if (counter.weekday == MONDAY)
            monday = counter.day;
        struct civil civil = day_to_civil(counter.day);
        if (civil.year != counter.civil.year || civil.month != counter.civil.month || civil.day != counter.civil.day ||
            day_from_civil(civil.year, civil.month, civil.day) != counter.day ||
            (int)day_weekday(counter.day) != counter.weekday || day_week_start(counter.day) != monday ||
            day_month_length(civil.year, civil.month) != slow_month_length(civil.year, civil.month))
            fail_msg("day %d, %d-%d-%d", (int)counter.day, counter.civil.year, counter.civil.month, counter.civil.day);
    }
    assert_int_equal(counter.day - 1, DAY_LAST);
}

static void the_counter_of_days_is_anchored_at_known_dates(void **state)
{
    (void)state;
    assert_int_equal(day_from_civil(1970, 1, 1), 0);
    assert_int_equal(day_weekday(0), THURSDAY);
    assert_int_equal(day_from_civil(1900, 1, 1), DAY_FIRST);
    assert_int_equal(day_from_civil(9999, 12, 31), DAY_LAST);
    assert_int_equal(day_from_civil(2000, 2, 29), 11016);
    assert_int_equal(day_weekday(day_from_civil(2026, 11, 22)), SUNDAY);
}

static void a_date_that_does_not_exist_is_none(void **state)
{
    (void)state;
    static const struct civil none[] = {
        {1899, 12, 31}, {10000, 1, 1}, {2026, 0, 1},      {2026, 13, 1},     {2026, 1, 0},         {2026, 1, 32},
        {2026, 4, 31},  {2026, 2, 29}, {1900, 2, 29},     {2100, 2, 29},     {2024, 2, 30},        {-1, 1, 1},
        {2026, -1, 1},  {2026, 1, -1}, {INT32_MAX, 1, 1}, {INT32_MIN, 1, 1}, {2026, INT32_MAX, 1}, {2026, 1, INT32_MAX},
    };
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_int_equal(day_from_civil(none[i].year, none[i].month, none[i].day), DAY_NONE);
}

static void a_sum_of_days_stays_in_the_calendar_or_is_none(void **state)
{
    (void)state;
    assert_int_equal(day_add(10, 5), 15);
    assert_int_equal(day_add(10, -15), -5);
    assert_int_equal(day_add(DAY_NONE, 1), DAY_NONE);
    assert_int_equal(day_add(DAY_LAST, 0), DAY_LAST);
    assert_int_equal(day_add(DAY_LAST, 1), DAY_NONE);
    assert_int_equal(day_add(DAY_FIRST, 0), DAY_FIRST);
    assert_int_equal(day_add(DAY_FIRST, -1), DAY_NONE);
    assert_int_equal(day_add(DAY_FIRST, DAY_LAST - DAY_FIRST), DAY_LAST);
    assert_int_equal(day_add(DAY_LAST, DAY_FIRST - DAY_LAST), DAY_FIRST);
    assert_int_equal(day_add(0, INT64_MAX), DAY_NONE);
    assert_int_equal(day_add(0, INT64_MIN), DAY_NONE);
    assert_int_equal(day_add(0, (int64_t)1 << 32), DAY_NONE);
}

/* Takes away or adds whole days until the rest lies within one. */
static daynum slow_day_of_instant(int64_t at, int32_t offset, int day_start)
{
    int64_t shifted = at + offset - day_start * INT64_C(3600);
    daynum  day = 0;
    for (; shifted >= 86400; shifted -= 86400)
        day++;
    for (; shifted < 0; shifted += 86400)
        day--;
    return day;
}

static void the_day_of_an_instant_agrees_with_counting(void **state)
{
    (void)state;
    struct random random = {.state = 11};
    for (int i = 0; i < 100000; i++) {
        int64_t at = random_between(&random, -5 * INT64_C(86400), 5 * INT64_C(86400));
        int32_t offset = (int32_t)random_between(&random, -18 * 3600, 18 * 3600);
        int     start = (int)random_between(&random, 0, 6);
        if (random_one_in(&random, 2))
            at = at / 3600 * 3600 + random_between(&random, -1, 1);
        assert_int_equal(day_of_instant(at, offset, start), slow_day_of_instant(at, offset, start));
    }
    for (int i = 0; i < 1000; i++) {
        int64_t at = random_between(&random, DAY_FIRST * INT64_C(86400), DAY_LAST * INT64_C(86400) + 86399);
        int32_t offset = (int32_t)random_between(&random, -18 * 3600, 18 * 3600);
        int     start = (int)random_between(&random, 0, 6);
        daynum  slow = slow_day_of_instant(at, offset, start);
        if (slow < DAY_FIRST || slow > DAY_LAST)
            slow = DAY_NONE;
        assert_int_equal(day_of_instant(at, offset, start), slow);
    }
}

static void an_instant_outside_the_calendar_has_no_day(void **state)
{
    (void)state;
    const int64_t first = DAY_FIRST * INT64_C(86400), end = (DAY_LAST + 1) * INT64_C(86400);
    const int     east = 18 * 3600;
    assert_int_equal(day_of_instant(first, 0, 0), DAY_FIRST);
    assert_int_equal(day_of_instant(first - 1, 0, 0), DAY_NONE);
    assert_int_equal(day_of_instant(first - east, east, 0), DAY_FIRST);
    assert_int_equal(day_of_instant(first - east - 1, east, 0), DAY_NONE);
    assert_int_equal(day_of_instant(first, 0, 1), DAY_NONE);
    assert_int_equal(day_of_instant(end - 1, 0, 0), DAY_LAST);
    assert_int_equal(day_of_instant(end, 0, 0), DAY_NONE);
    assert_int_equal(day_of_instant(end - 1 + east, -east, 0), DAY_LAST);
    assert_int_equal(day_of_instant(end - 1 + east + 6 * 3600, -east, 6), DAY_LAST);
    assert_int_equal(day_of_instant(end + east + 6 * 3600, -east, 6), DAY_NONE);
    assert_int_equal(day_of_instant(INT64_MAX, east, 0), DAY_NONE);
    assert_int_equal(day_of_instant(INT64_MIN, -east, 6), DAY_NONE);
}

static void a_day_starts_at_its_first_second(void **state)
{
    (void)state;
    struct random random = {.state = 12};
    for (int i = 0; i < 10000; i++) {
        daynum  day = (daynum)random_between(&random, DAY_FIRST + 1, DAY_LAST);
        int32_t offset = (int32_t)random_between(&random, -18 * 3600, 18 * 3600);
        int     start = (int)random_between(&random, 0, 6);
        int64_t begin = day_start_instant(day, offset, start);
        assert_int_equal(day_of_instant(begin, offset, start), day);
        assert_int_equal(day_of_instant(begin - 1, offset, start), day - 1);
    }
    assert_int_equal(day_start_instant(0, 3600, 4), 3 * 3600);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_8100_years_agrees_with_a_counter),
        cmocka_unit_test(the_counter_of_days_is_anchored_at_known_dates),
        cmocka_unit_test(a_date_that_does_not_exist_is_none),
        cmocka_unit_test(a_sum_of_days_stays_in_the_calendar_or_is_none),
        cmocka_unit_test(the_day_of_an_instant_agrees_with_counting),
        cmocka_unit_test(an_instant_outside_the_calendar_has_no_day),
        cmocka_unit_test(a_day_starts_at_its_first_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
