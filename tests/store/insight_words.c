/* The sentences that figures are said in, from figures that are made up here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/arena.h"
#include "words/insight_words.h"

static const struct trend unclear = {.points = 520, .slope = 0.01, .low = -0.01, .high = 0.02};

static struct trend rising(double low, double slope, double high)
{
    return (struct trend){.sign = TREND_RISING, .points = 520, .slope = slope, .low = low, .high = high};
}

static struct trend falling(double low, double slope, double high)
{
    return (struct trend){.sign = TREND_FALLING, .points = 520, .slope = -slope, .low = -high, .high = -low};
}

static void assert_detail(const struct insights *insights, enum insight_plot plot, const char *expected)
{
    struct arena                  arena = {0};
    const struct insight_basis    basis = {.insights = insights};
    const struct insight_sentence sentence = insight_words_say(plot, &basis, &arena);
    assert_true(sentence.is_known);
    assert_string_equal(sentence.detail, expected);
    arena_free(&arena);
}

static void mood_detail(struct trend trend, const char *expected)
{
    const struct insights insights = {.moods = 3000, .mood_mean = 3.1, .mood_trend = trend};
    assert_detail(&insights, INSIGHT_PLOT_MOOD, expected);
}

static void urges_detail(struct trend trend, const char *expected)
{
    const struct insights insights = {.whole_weeks = 520, .urge_trend = trend};
    assert_detail(&insights, INSIGHT_PLOT_WEEKS, expected);
}

static void a_trend_is_said_with_two_digits_and_its_interval_with_as_many_decimals(void **state)
{
    (void)state;
    urges_detail(falling(0.4, 1.2, 2), "1.2 fewer each week (95 %: 0.4 to 2.0).");
    urges_detail(rising(8, 12.34, 20.06), "12.3 more each week (95 %: 8.0 to 20.1).");
    mood_detail(rising(0.05, 0.123, 0.2), "0.12 higher each week (95 %: 0.05 to 0.20).");
    mood_detail(falling(0.002, 0.0123, 0.021), "0.012 lower each week (95 %: 0.002 to 0.021).");
}

static void the_near_end_of_an_interval_is_never_said_to_be_nothing(void **state)
{
    (void)state;
    urges_detail(falling(0.02, 1.2, 2), "1.20 fewer each week (95 %: 0.02 to 2.00).");
    mood_detail(rising(0.0006, 0.12, 0.2), "0.120 higher each week (95 %: 0.001 to 0.200).");
}

static void a_slope_over_ten_years_has_the_digits_it_needs_or_is_left_out(void **state)
{
    (void)state;
    mood_detail(rising(0.0012, 0.0021, 0.0034), "0.002 higher each week (95 %: 0.001 to 0.003).");
    urges_detail(falling(0.0012, 0.0021, 0.0034), "0.002 fewer each week (95 %: 0.001 to 0.003).");
    mood_detail(rising(0.0001, 0.0002, 0.0003), "");
    mood_detail(falling(0.0004, 0.0021, 0.0034), "");
    urges_detail(rising(0.0001, 0.0002, 0.0003), "");
    mood_detail(unclear, "");
}

static void the_gaps_are_said_where_the_trend_is_left_out(void **state)
{
    (void)state;
    static const int32_t gaps[] = {3, 5, 12};
    struct insights      insights = {
             .whole_weeks = 520, .urge_trend = rising(0.0001, 0.0002, 0.0003), .gaps = gaps, .gap_count = 3};
    assert_detail(&insights, INSIGHT_PLOT_WEEKS, "Days between contacts that ended a streak: 3, 5, 12.");
    insights.urge_trend = rising(0.4, 1.2, 2);
    assert_detail(&insights, INSIGHT_PLOT_WEEKS,
                  "1.2 more each week (95 %: 0.4 to 2.0). Days between contacts that ended a streak: 3, 5, 12.");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trend_is_said_with_two_digits_and_its_interval_with_as_many_decimals),
        cmocka_unit_test(the_near_end_of_an_interval_is_never_said_to_be_nothing),
        cmocka_unit_test(a_slope_over_ten_years_has_the_digits_it_needs_or_is_left_out),
        cmocka_unit_test(the_gaps_are_said_where_the_trend_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
