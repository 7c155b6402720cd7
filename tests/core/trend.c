#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "core/arena.h"
#include "core/trend.h"
#include "support/all_random.h"

enum { POINTS_MAX = 40, SLOPES_MAX = POINTS_MAX * POINTS_MAX };

static void expect_near(double got, double want)
{
    if (!(fabs(got - want) < 1e-9))
        fail_msg("%.17g instead of %.17g", got, want);
}

/*
 * The data of the numerical example of Sen 1968, with its slope of 4. The interval at 93 %, 26/7 to 35/8, is that of R's package deming
 * on the same data, whose tests note that the one printed in the paper rests on slips in its list of slopes.
 */
static void the_data_of_sen_give_his_slope_and_the_interval_of_others(void **state)
{
    (void)state;
    static const struct trend_point points[] = {{1, 9}, {2, 15}, {3, 19}, {4, 20}, {10, 45}, {12, 55}, {18, 78}};
    struct arena                    arena = {0};
    struct trend                    trend = trend_compute(points, 7, 1.811910673, &arena);
    expect_near(trend.slope, 4);
    expect_near(trend.low, 26.0 / 7);
    expect_near(trend.high, 35.0 / 8);
    assert_int_equal(trend.sign, TREND_RISING);
    assert_int_equal(trend.points, 7);
    arena_free(&arena);
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double term(int size)
{
    return (double)size * (size - 1) * (2 * size + 5);
}

/* Equal values, counted once each: a value's group is taken where it comes first. */
static double terms_of_ties(const double *values, size_t count)
{
    double sorted[POINTS_MAX], sum = 0;
    for (size_t i = 0; i < count; i++)
        sorted[i] = values[i];
    qsort(sorted, count, sizeof *sorted, by_size);
    int run = 1;
    for (size_t i = 1; i <= count; i++) {
        if (i < count && sorted[i] <= sorted[i - 1]) {
            run++;
        } else {
            sum += term(run);
            run = 1;
        }
    }
    return sum;
}

/* All slopes, sorted; ranks are read off. */
static struct trend model(const struct trend_point *points, size_t count, double z)
{
    static double slopes[SLOPES_MAX];
    double        xs[POINTS_MAX], ys[POINTS_MAX];
    int           found = 0;
    struct trend  trend = {.points = count};
    for (size_t i = 0; i < count; i++) {
        xs[i] = points[i].x;
        ys[i] = points[i].y;
        for (size_t j = 0; j < i; j++)
            if (fabs(points[i].x - points[j].x) > 0)
                slopes[found++] = (points[i].y - points[j].y) / (points[i].x - points[j].x);
    }
    if (count < TREND_LEAST || found == 0)
        return trend;
    qsort(slopes, (size_t)found, sizeof *slopes, by_size);
    double variance = (term((int)count) - terms_of_ties(xs, count) - terms_of_ties(ys, count)) / 18;
    double spread = variance > 0 ? z * sqrt(variance) : 0;
    int    low = (int)floor((found - spread) / 2), high = (int)ceil((found + spread) / 2) + 1;
    low = low < 1 ? 1 : low;
    high = high > found ? found : high;
    trend.slope = (slopes[(found - 1) / 2] + slopes[found / 2]) / 2;
    trend.low = slopes[low - 1];
    trend.high = slopes[high - 1];
    trend.sign = trend.low > 0 ? TREND_RISING : trend.high < 0 ? TREND_FALLING : TREND_UNCLEAR;
    return trend;
}

static void random_rows_agree_with_sorting_all_slopes(void **state)
{
    (void)state;
    struct random random = {.state = 1968};
    for (int round = 0; round < 20000; round++) {
        struct arena       arena = {0};
        struct trend_point points[POINTS_MAX];
        size_t             count = random_index(&random, POINTS_MAX + 1);
        int64_t            most = random_one_in(&random, 3) ? 3 : 100; /* few values: many ties */
        bool               is_weekly = !random_one_in(&random, 3);
        int64_t            lean = random_between(&random, -3, 3);
        for (size_t i = 0; i < count; i++) {
            points[i].x = is_weekly ? (double)i : (double)random_between(&random, 0, 12);
            points[i].y = (double)(random_between(&random, 0, most) + lean * (int64_t)i);
        }
        struct trend got = trend_compute(points, count, TREND_Z_95, &arena), want = model(points, count, TREND_Z_95);
        expect_near(got.slope, want.slope);
        expect_near(got.low, want.low);
        expect_near(got.high, want.high);
        assert_int_equal(got.sign, want.sign);
        assert_int_equal(got.points, want.points);
        arena_free(&arena);
    }
}

static void a_row_without_a_clear_sign_has_none(void **state)
{
    (void)state;
    static const struct trend_point up_and_down[] = {{0, 3}, {1, 9}, {2, 1}, {3, 8}, {4, 2}, {5, 7}, {6, 3}};
    static const struct trend_point falling[] = {{0, 9}, {1, 7}, {2, 6}, {3, 4}, {4, 3}, {5, 3}};
    static const struct trend_point level[] = {{0, 4}, {1, 4}, {2, 4}, {3, 4}, {4, 4}};
    struct arena                    arena = {0};
    assert_int_equal(trend_compute(up_and_down, 7, TREND_Z_95, &arena).sign, TREND_UNCLEAR);
    assert_int_equal(trend_compute(falling, 6, TREND_Z_95, &arena).sign, TREND_FALLING);
    assert_int_equal(trend_compute(level, 5, TREND_Z_95, &arena).sign, TREND_UNCLEAR);
    arena_free(&arena);
}

static void one_wild_week_turns_nothing(void **state)
{
    (void)state;
    struct trend_point points[12];
    struct arena       arena = {0};
    for (int i = 0; i < 12; i++)
        points[i] = (struct trend_point){i, 24 - 2 * i};
    points[10].y = 1000;
    struct trend trend = trend_compute(points, 12, TREND_Z_95, &arena);
    assert_int_equal(trend.sign, TREND_FALLING);
    expect_near(trend.slope, -2);
    arena_free(&arena);
}

/* An urge dated a century ago, or a clock far ahead: memory must not grow with the square of the weeks. */
static void of_a_century_of_weeks_the_last_ten_years_count(void **state)
{
    (void)state;
    enum { WEEKS = 1 << 16 };
    static struct trend_point points[WEEKS];
    struct random             random = {.state = 11};
    struct arena              arena = {0};
    for (int i = 0; i < WEEKS; i++)
        points[i] = (struct trend_point){i, i < WEEKS - TREND_MOST ? i : WEEKS - i + (int)random_index(&random, 10)};
    struct trend trend = trend_compute(points, WEEKS, TREND_Z_95, &arena);
    struct trend last = trend_compute(points + WEEKS - TREND_MOST, TREND_MOST, TREND_Z_95, &arena);
    assert_int_equal(trend.sign, TREND_FALLING);
    assert_int_equal(trend.points, TREND_MOST);
    expect_near(trend.slope, last.slope);
    expect_near(trend.low, last.low);
    arena_free(&arena);
}

static void too_few_points_say_nothing(void **state)
{
    (void)state;
    static const struct trend_point points[] = {{0, 9}, {1, 7}, {2, 6}}, upright[] = {{1, 1}, {1, 2}, {1, 3}, {1, 4}};
    struct arena                    arena = {0};
    struct trend                    trend = trend_compute(points, 3, TREND_Z_95, &arena);
    assert_int_equal(trend.sign, TREND_UNCLEAR);
    expect_near(trend.slope, 0);
    trend = trend_compute(upright, 4, TREND_Z_95, &arena);
    assert_int_equal(trend.sign, TREND_UNCLEAR);
    expect_near(trend.high, 0);
    trend = trend_compute(NULL, 0, TREND_Z_95, &arena);
    assert_int_equal(trend.points, 0);
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_data_of_sen_give_his_slope_and_the_interval_of_others),
        cmocka_unit_test(random_rows_agree_with_sorting_all_slopes),
        cmocka_unit_test(a_row_without_a_clear_sign_has_none),
        cmocka_unit_test(one_wild_week_turns_nothing),
        cmocka_unit_test(of_a_century_of_weeks_the_last_ten_years_count),
        cmocka_unit_test(too_few_points_say_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
