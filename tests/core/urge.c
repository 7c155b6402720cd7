#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/urge.h"
#include "support/all_random.h"

enum { NOW_S = 1795000000, DAY_S = 24 * 60 * 60 };

static void each_outcome_is_read_back(void **state)
{
    (void)state;
    static const char *const names[URGE_OUTCOMES] = {"open", "resisted", "gave_in"};
    for (enum urge_outcome outcome = 0; outcome < URGE_OUTCOMES; outcome++) {
        enum urge_outcome read = URGE_OUTCOMES;
        assert_string_equal(urge_outcome_name(outcome), names[outcome]);
        assert_true(urge_read_outcome(names[outcome], &read));
        assert_int_equal(read, outcome);
    }
}

static void each_outcome_is_read_back_as_commands_say_it(void **state)
{
    (void)state;
    static const char *const words[URGE_OUTCOMES] = {"open", "resisted", "gave-in"};
    for (enum urge_outcome outcome = 0; outcome < URGE_OUTCOMES; outcome++) {
        enum urge_outcome read = URGE_OUTCOMES;
        assert_string_equal(urge_outcome_word(outcome), words[outcome]);
        assert_true(urge_read_outcome_word(words[outcome], &read));
        assert_int_equal(read, outcome);
    }
}

static void the_two_ways_to_write_it_are_not_mixed(void **state)
{
    (void)state;
    enum urge_outcome read = URGE_OPEN;
    assert_false(urge_read_outcome("gave-in", &read));
    assert_false(urge_read_outcome_word("gave_in", &read));
    assert_int_equal(read, URGE_OPEN);
}

static void any_other_outcome_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    static const char *const words[] = {"", "Open", "gave in", "gavein", "resist", "gave-in ", "not_told"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        enum urge_outcome read = URGE_RESISTED;
        assert_false(urge_read_outcome(words[i], &read));
        assert_false(urge_read_outcome_word(words[i], &read));
        assert_int_equal(read, URGE_RESISTED);
    }
}

static void an_open_urge_is_not_told_from_24_hours_on(void **state)
{
    (void)state;
    assert_false(urge_is_not_told(URGE_OPEN, NOW_S, NOW_S));
    assert_false(urge_is_not_told(URGE_OPEN, NOW_S - DAY_S + 1, NOW_S));
    assert_true(urge_is_not_told(URGE_OPEN, NOW_S - DAY_S, NOW_S));
    assert_true(urge_is_not_told(URGE_OPEN, 0, NOW_S));
    assert_false(urge_is_not_told(URGE_OPEN, NOW_S + 3 * DAY_S, NOW_S)); /* the clock was set back */
}

static void an_urge_that_ended_is_told_for_ever(void **state)
{
    (void)state;
    assert_false(urge_is_not_told(URGE_RESISTED, NOW_S - 9 * DAY_S, NOW_S));
    assert_false(urge_is_not_told(URGE_GAVE_IN, NOW_S - 9 * DAY_S, NOW_S));
}

static void an_open_urge_is_gone_back_to_for_ten_minutes(void **state)
{
    (void)state;
    assert_true(urge_is_fresh(URGE_OPEN, NOW_S, NOW_S));
    assert_true(urge_is_fresh(URGE_OPEN, NOW_S - 599, NOW_S));
    assert_false(urge_is_fresh(URGE_OPEN, NOW_S - 600, NOW_S));
    assert_false(urge_is_fresh(URGE_RESISTED, NOW_S, NOW_S));
    assert_false(urge_is_fresh(URGE_GAVE_IN, NOW_S, NOW_S));
}

static void an_urge_from_before_the_clock_was_set_back_is_not_gone_back_to(void **state)
{
    (void)state;
    assert_true(urge_is_fresh(URGE_OPEN, NOW_S + 599, NOW_S));
    assert_false(urge_is_fresh(URGE_OPEN, NOW_S + 600, NOW_S));
    assert_false(urge_is_fresh(URGE_OPEN, NOW_S + 365 * DAY_S, NOW_S));
}

static void the_resisted_rate_is_the_share_of_those_that_ended(void **state)
{
    (void)state;
    double rate = -1;
    assert_true(urge_resisted_rate(3, 1, &rate));
    assert_true(rate == 0.75);
    assert_true(urge_resisted_rate(2, 2, &rate));
    assert_true(rate == 0.5);
    assert_true(urge_resisted_rate(5, 0, &rate));
    assert_true(rate == 1.0);
    assert_true(urge_resisted_rate(0, 2, &rate));
    assert_true(rate == 0.0);
}

static void there_is_no_rate_of_nothing(void **state)
{
    (void)state;
    double rate = -1;
    assert_false(urge_resisted_rate(0, 0, &rate));
    assert_true(rate == -1);
}

static void the_mean_drop_may_be_a_rise(void **state)
{
    (void)state;
    assert_true(urge_mean_drop(&(struct urge_helped){"music", 4, 10}) == 2.5);
    assert_true(urge_mean_drop(&(struct urge_helped){"old photos", 2, -3}) == -1.5);
}

static void assert_ranked(struct urge_helped *helped, size_t count, const char *const *expected, size_t left)
{
    assert_int_equal(urge_rank_helped(helped, count), left);
    for (size_t i = 0; i < left; i++)
        assert_string_equal(helped[i].action, expected[i]);
}

static void what_helped_most_comes_first(void **state)
{
    (void)state;
    struct urge_helped helped[] = {{"tea", 2, 2}, {"a walk", 3, 12}, {"old photos", 5, -5}, {"a cold shower", 2, 9}};
    static const char *const expected[] = {"a cold shower", "a walk", "tea", "old photos"};
    assert_ranked(helped, 4, expected, 4);
    assert_int_equal(helped[1].uses, 3);
    assert_int_equal(helped[1].drop_sum, 12);
}

static void equal_means_rank_by_uses_then_by_name(void **state)
{
    (void)state;
    struct urge_helped helped[] = {
        {"tea", 3, 9}, {"music", 2, 6}, {"breath", 3, 9}, {"\xc3\xa9toile", 3, 9}, {"walk", 7, 21}};
    static const char *const expected[] = {"walk", "breath", "tea", "\xc3\xa9toile", "music"};
    assert_ranked(helped, 5, expected, 5);
}

static void means_are_compared_exactly(void **state)
{
    (void)state;
    /* As doubles both are the same number, and by uses "less" would be the first. */
    struct urge_helped       helped[] = {{"less", 3000000000, 3000000001}, {"more", 2999999999, 3000000000}};
    static const char *const expected[] = {"more", "less"};
    assert_true(urge_mean_drop(&helped[0]) == urge_mean_drop(&helped[1]));
    assert_ranked(helped, 2, expected, 2);
    /* And these are equal, though 0.1 has no end in binary. */
    struct urge_helped       equal[] = {{"b", 10, 1}, {"a", 30, 3}, {"c", 20, 2}};
    static const char *const by_uses[] = {"a", "c", "b"};
    assert_ranked(equal, 3, by_uses, 3);
}

static void what_was_used_once_is_left_out(void **state)
{
    (void)state;
    struct urge_helped       helped[] = {{"once", 1, 9}, {"tea", 2, 2}, {"never known", 0, 0}, {"walk", 2, 4}};
    static const char *const expected[] = {"walk", "tea"};
    assert_ranked(helped, 4, expected, 2);
    struct urge_helped once[] = {{"once", 1, 9}};
    assert_ranked(once, 1, NULL, 0);
    assert_int_equal(urge_rank_helped(NULL, 0), 0);
}

static void the_middle_half_of_some_durations(void **state)
{
    (void)state;
    static const struct {
        int64_t took_s[8];
        size_t  count;
        int64_t from_s, to_s;
    } rows[] = {
        {{60, 60, 60, 60}, 4, 60, 60},
        {{400, 100, 300, 200}, 4, 175, 325},
        {{500, 100, 300, 200, 400}, 5, 200, 400},
        {{0, 7000, 600, 660, 600, 720, 660, 720}, 8, 600, 720}, /* one that was told late moves neither end */
        {{3, 1, 2, 4}, 4, 1, 3},                                /* parts of a second are dropped */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t took_s[8], from_s, to_s;
        for (size_t k = 0; k < rows[i].count; k++)
            took_s[k] = rows[i].took_s[k];
        assert_true(urge_middle_half(took_s, rows[i].count, &from_s, &to_s));
        assert_int_equal(from_s, rows[i].from_s);
        assert_int_equal(to_s, rows[i].to_s);
    }
}

static void below_four_there_is_no_middle_half(void **state)
{
    (void)state;
    int64_t took_s[] = {5, 6, 7}, from_s = -1, to_s = -1;
    assert_false(urge_middle_half(took_s, 3, &from_s, &to_s));
    assert_false(urge_middle_half(NULL, 0, &from_s, &to_s));
    assert_true(from_s == -1 && to_s == -1);
}

/* Counted one by one, without sorting: the value with so many below it. */
static int64_t value_of_rank(const int64_t *values, size_t count, size_t rank)
{
    for (size_t i = 0; i < count; i++) {
        size_t less = 0, same = 0;
        for (size_t k = 0; k < count; k++) {
            less += values[k] < values[i];
            same += values[k] == values[i];
        }
        if (less <= rank && rank < less + same)
            return values[i];
    }
    return -1;
}

static void the_ends_lie_where_the_ranks_say(void **state)
{
    (void)state;
    struct random random = {.state = 9};
    for (int round = 0; round < 4000; round++) {
        int64_t took_s[40], before[40], ends[2];
        size_t  count = (size_t)random_between(&random, 4, 40);
        for (size_t i = 0; i < count; i++)
            before[i] = took_s[i] = random_between(&random, 0, round % 2 == 0 ? 10 : 7199);
        assert_true(urge_middle_half(took_s, count, &ends[0], &ends[1]));
        for (int end = 0; end < 2; end++) { /* the place is (count - 1) / 4, or three times that */
            size_t  quarters = (count - 1) * (end == 0 ? 1 : 3);
            int64_t low = value_of_rank(before, count, quarters / 4);
            int64_t high = value_of_rank(before, count, quarters / 4 + (quarters % 4 > 0));
            int64_t four_times = low * (int64_t)(4 - quarters % 4) + high * (int64_t)(quarters % 4);
            assert_true(4 * ends[end] <= four_times && four_times < 4 * ends[end] + 4);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_outcome_is_read_back),
        cmocka_unit_test(each_outcome_is_read_back_as_commands_say_it),
        cmocka_unit_test(the_two_ways_to_write_it_are_not_mixed),
        cmocka_unit_test(any_other_outcome_is_refused_and_changes_nothing),
        cmocka_unit_test(an_open_urge_is_not_told_from_24_hours_on),
        cmocka_unit_test(an_urge_that_ended_is_told_for_ever),
        cmocka_unit_test(an_open_urge_is_gone_back_to_for_ten_minutes),
        cmocka_unit_test(an_urge_from_before_the_clock_was_set_back_is_not_gone_back_to),
        cmocka_unit_test(the_resisted_rate_is_the_share_of_those_that_ended),
        cmocka_unit_test(there_is_no_rate_of_nothing),
        cmocka_unit_test(the_mean_drop_may_be_a_rise),
        cmocka_unit_test(what_helped_most_comes_first),
        cmocka_unit_test(equal_means_rank_by_uses_then_by_name),
        cmocka_unit_test(means_are_compared_exactly),
        cmocka_unit_test(what_was_used_once_is_left_out),
        cmocka_unit_test(the_middle_half_of_some_durations),
        cmocka_unit_test(below_four_there_is_no_middle_half),
        cmocka_unit_test(the_ends_lie_where_the_ranks_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
