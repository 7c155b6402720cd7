#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/chart.h"

#include <string.h>

/* A calendar as text, a row per weekday, as screens.md draws it. */
static void draw(const struct chart_calendar *calendar, char out[CHART_WEEKDAYS][CHART_WEEKS + 1])
{
    static const char glyphs[] = {
        [CHART_BEFORE] = '.', [CHART_AHEAD] = '>', [CHART_KEPT] = 'o', [CHART_CHECKED] = '#', [CHART_CONTACT] = 'x'};
    for (int row = 0; row < CHART_WEEKDAYS; row++) {
        for (int week = 0; week < CHART_WEEKS; week++)
            out[row][week] = glyphs[calendar->cells[week][row]];
        out[row][CHART_WEEKS] = '\0';
    }
}

static void assert_rows(const struct chart_calendar *calendar, const char *const expected[CHART_WEEKDAYS])
{
    char rows[CHART_WEEKDAYS][CHART_WEEKS + 1];
    draw(calendar, rows);
    for (int row = 0; row < CHART_WEEKDAYS; row++)
        assert_string_equal(rows[row], expected[row]);
}

/* The life of the picture in screens.md: since Tue 1 Sep 2026, contact on 17 Sep and 9 Oct, seen on Sun 22 Nov. */
static void the_calendar_of_the_picture(void **state)
{
    (void)state;
    daynum                   today = day_from_civil(2026, 11, 22);
    daynum                   first = day_from_civil(2026, 9, 17), second = day_from_civil(2026, 10, 9);
    const struct tally_break breaks[] = {{.from = first, .to = first}, {.from = second, .to = second}};
    bool                     checked[CHART_DAYS] = {0};
    struct chart_calendar    calendar;
    checked[day_from_civil(2026, 9, 1) - chart_first(today, false)] = true;
    checked[day_from_civil(2026, 9, 17) - chart_first(today, false)] = true; /* contact says more than a check-in */
    checked[CHART_DAYS - 1] = true;
    chart_fill(&calendar, breaks, 2, day_from_civil(2026, 9, 1), today, false, checked);
    assert_int_equal(calendar.first, day_from_civil(2026, 8, 24));
    assert_rows(&calendar, (const char *const[]){
                               "..ooooooooooo",
                               ".#ooooooooooo",
                               ".oooooooooooo",
                               ".ooxooooooooo",
                               ".oooooxoooooo",
                               ".oooooooooooo",
                               ".ooooooooooo#",
                           });
    static const int months[CHART_WEEKS] = {0, 9, 0, 0, 0, 10, 0, 0, 0, 11, 0, 0, 0};
    assert_memory_equal(calendar.month, months, sizeof months);
}

static void what_is_left_of_this_week_lies_ahead(void **state)
{
    (void)state;
    daynum                today = day_from_civil(2026, 11, 25); /* a Wednesday */
    const bool            checked[CHART_DAYS] = {0};
    struct chart_calendar calendar;
    chart_fill(&calendar, NULL, 0, today - 200, today, false, checked);
    for (int row = 0; row < CHART_WEEKDAYS; row++)
        assert_int_equal(calendar.cells[CHART_WEEKS - 1][row], row <= WEDNESDAY ? CHART_KEPT : CHART_AHEAD);
    assert_int_equal(calendar.cells[0][0], CHART_KEPT);
}

static void a_week_can_begin_on_sunday(void **state)
{
    (void)state;
    const bool checked[CHART_DAYS] = {0};
    for (daynum today = 20000; today < 20014; today++) {
        struct chart_calendar calendar;
        chart_fill(&calendar, NULL, 0, 0, today, true, checked);
        assert_int_equal(day_weekday(calendar.first), SUNDAY);
        assert_true(calendar.first + CHART_DAYS > today && calendar.first + CHART_DAYS - CHART_WEEKDAYS <= today);
        chart_fill(&calendar, NULL, 0, 0, today, false, checked);
        assert_int_equal(day_weekday(calendar.first), MONDAY);
        assert_true(calendar.first + CHART_DAYS > today && calendar.first + CHART_DAYS - CHART_WEEKDAYS <= today);
    }
}

static void a_stretch_fills_its_days_from_before_the_calendar_into_it(void **state)
{
    (void)state;
    daynum                   today = day_from_civil(2026, 11, 22), first = chart_first(today, false);
    const struct tally_break breaks[] = {
        {.from = first - 40, .to = first - 30}, {.from = first - 3, .to = first + 1}, {.from = today, .to = today}};
    const bool            checked[CHART_DAYS] = {0};
    struct chart_calendar calendar;
    chart_fill(&calendar, breaks, 3, first - 100, today, false, checked);
    assert_int_equal(calendar.cells[0][0], CHART_CONTACT);
    assert_int_equal(calendar.cells[0][1], CHART_CONTACT);
    assert_int_equal(calendar.cells[0][2], CHART_KEPT);
    assert_int_equal(calendar.cells[CHART_WEEKS - 1][5], CHART_KEPT);
    assert_int_equal(calendar.cells[CHART_WEEKS - 1][6], CHART_CONTACT);
}

static void a_start_ahead_leaves_every_day_open(void **state)
{
    (void)state;
    daynum                today = day_from_civil(2026, 11, 22);
    const bool            checked[CHART_DAYS] = {[3] = true};
    struct chart_calendar calendar;
    chart_fill(&calendar, NULL, 0, today + 3, today, false, checked);
    for (int i = 0; i < CHART_DAYS; i++)
        assert_int_equal(calendar.cells[i / CHART_WEEKDAYS][i % CHART_WEEKDAYS], CHART_AHEAD);
}

static void the_ends_of_the_calendar_are_drawn_too(void **state)
{
    (void)state;
    const bool            checked[CHART_DAYS] = {0};
    struct chart_calendar calendar;
    chart_fill(&calendar, NULL, 0, DAY_FIRST, DAY_FIRST, false, checked);
    assert_int_equal(calendar.cells[0][0], CHART_BEFORE);
    assert_int_equal(calendar.cells[CHART_WEEKS - 1][day_weekday(DAY_FIRST)], CHART_KEPT);
    assert_int_equal(calendar.month[0], 0);
    assert_int_equal(calendar.month[CHART_WEEKS - 1], 1);
    chart_fill(&calendar, NULL, 0, DAY_FIRST, DAY_LAST, false, checked);
    assert_int_equal(calendar.cells[CHART_WEEKS - 1][day_weekday(DAY_LAST)], CHART_KEPT);
}

static void levels_rise_with_the_strength(void **state)
{
    (void)state;
    static const int expected[] = {1, 2, 3, 4, 5, 5, 6, 7, 8, 8};
    for (int strength = 1; strength <= 10; strength++)
        assert_int_equal(chart_level(strength), expected[strength - 1]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_calendar_of_the_picture),
        cmocka_unit_test(what_is_left_of_this_week_lies_ahead),
        cmocka_unit_test(a_week_can_begin_on_sunday),
        cmocka_unit_test(a_stretch_fills_its_days_from_before_the_calendar_into_it),
        cmocka_unit_test(a_start_ahead_leaves_every_day_open),
        cmocka_unit_test(the_ends_of_the_calendar_are_drawn_too),
        cmocka_unit_test(levels_rise_with_the_strength),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
