#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/arena.h"
#include "core/milestone.h"
#include "support/core_history.h"

static void examples_of_the_last_and_the_next(void **state)
{
    (void)state;
    static const struct {
        int32_t days, target, last, next;
    } rows[] = {
        {0, 90, 0, 1},
        {1, 90, 1, 3},
        {2, 90, 1, 3},
        {44, 90, 30, 45},
        {89, 90, 77, 90},
        {90, 90, 90, 120},
        {269, 90, 180, 270},
        {364, 90, 270, 365},
        {365, 90, 365, 730},
        {729, 90, 365, 730},
        {730, 90, 730, 1095},
        {36500, 90, 36500, 36865},
        /* a target of one's own */
        {44, 50, 30, 45},
        {45, 50, 45, 50},
        {49, 50, 45, 50},
        {50, 50, 50, 60},
        {0, 2, 0, 1},
        {1, 2, 1, 2},
        {2, 2, 2, 3},
        {499, 500, 365, 500},
        {500, 500, 500, 730},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int32_t last = milestone_last(rows[i].days, rows[i].target);
        int32_t next = milestone_next(rows[i].days, rows[i].target);
        if (last != rows[i].last || next != rows[i].next)
            fail_msg("%d days of %d: %d and %d", rows[i].days, rows[i].target, last, next);
    }
}

static void every_day_of_four_years_agrees_with_the_model(void **state)
{
    (void)state;
    static const int32_t targets[] = {1, 2, 7, 13, 50, 90, 364, 365, 366, 500, 730, 1000, 36500};
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        for (int32_t days = 0; days <= 1500; days++) {
            int32_t last = model_milestone_last(days, targets[i]), next = model_milestone_next(days, targets[i]);
            assert_int_equal(milestone_last(days, targets[i]), last);
            assert_int_equal(milestone_next(days, targets[i]), next);
            double progress = milestone_progress(days, targets[i]);
            assert_true(progress >= 0 && progress < 1);
            assert_true(progress == (double)(days - last) / (double)(next - last));
        }
    }
}

static void progress_starts_anew_at_each_milestone(void **state)
{
    (void)state;
    assert_true(milestone_progress(0, 90) == 0);
    assert_true(milestone_progress(2, 90) == 0.5);
    assert_true(milestone_progress(45, 90) == 0);
    assert_true(milestone_progress(52, 60) == 7.0 / 15.0);
}

/* Two streaks, of 20 and of 12 days, the second one lasting. */
static struct tally two_streaks(void)
{
    static const struct tally_streak streaks[] = {{1000, 1020, 20}, {1020, 1032, 12}};
    return (struct tally){
        .since = 1020, .streak_days = 12, .longest_days = 20, .total_days = 32, .streaks = streaks, .streak_count = 2};
}

static void the_list_tells_when_each_was_reached_and_how_often(void **state)
{
    (void)state;
    static const struct milestone expected[] = {
        {1, 1001, 2, -1}, {2, 1002, 2, -1}, {3, 1003, 2, -1}, {7, 1007, 2, -1}, {14, 1014, 1, 2}, {21, DAY_NONE, 0, 9},
    };
    struct arena            arena = {0};
    size_t                  count = 0;
    struct tally            tally = two_streaks();
    const struct milestone *list = milestone_list(&tally, 2, &arena, &count);
    assert_int_equal(count, 6);
    assert_memory_equal(list, expected, sizeof expected);
    arena_free(&arena);
}

static void the_list_ends_with_the_first_beyond_the_longest_and_the_target(void **state)
{
    (void)state;
    static const struct {
        int32_t longest, target, last;
        size_t  count;
    } rows[] = {
        {0, 1, 3, 2},       {0, 90, 120, 11},   {0, 80, 90, 11},   {120, 90, 150, 12},
        {119, 90, 120, 11}, {365, 90, 730, 16}, {0, 400, 730, 17}, {1000, 400, 1095, 18},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tally_streak streak = {0, rows[i].longest, rows[i].longest};
        struct tally        tally = {
                   .longest_days = rows[i].longest, .streak_days = rows[i].longest, .streaks = &streak, .streak_count = 1};
        struct arena            arena = {0};
        size_t                  count = 0;
        const struct milestone *list = milestone_list(&tally, rows[i].target, &arena, &count);
        if (count != rows[i].count || list[count - 1].days != rows[i].last)
            fail_msg("row %zu: %zu of them, the last %d", i, count, list[count - 1].days);
        arena_free(&arena);
    }
}

static void the_milestones_of_random_histories_agree_with_the_model(void **state)
{
    (void)state;
    static struct history history;
    static struct model   model;
    for (uint64_t seed = 1; seed <= 2000; seed++) {
        struct arena arena = {0};
        struct tally tally;
        size_t       count = 0, at = 0;
        history_make(seed, &history);
        tally_compute(&history.input, &arena, &tally);
        model_tally(&history.input, &model);
        int32_t                 target = history.target_days, longest = model.tally.longest_days;
        const struct milestone *list = milestone_list(&tally, target, &arena, &count);
        for (int32_t days = 1; days <= longest || days <= target || at < count; days++) {
            if (!model_is_milestone(days, target))
                continue;
            int32_t in_days = -1; /* from today, the wait for the start included */
            if (model.tally.streak_days < days)
                in_days = model.tally.starts_in_days + days - model.tally.streak_days;
            if (at >= count || list[at].days != days || list[at].in_days != in_days ||
                list[at].first_reached_on != model_first_reached(&model, days) ||
                list[at].times != model_times_reached(&model, days))
                fail_msg("history %u, %d days", (unsigned)seed, days);
            at++;
        }
        /* One and no more lies beyond both. */
        assert_true(list[count - 1].days > longest && list[count - 1].days > target);
        assert_true(count < 2 || list[count - 2].days <= longest || list[count - 2].days <= target);
        arena_free(&arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_the_last_and_the_next),
        cmocka_unit_test(every_day_of_four_years_agrees_with_the_model),
        cmocka_unit_test(progress_starts_anew_at_each_milestone),
        cmocka_unit_test(the_list_tells_when_each_was_reached_and_how_often),
        cmocka_unit_test(the_list_ends_with_the_first_beyond_the_longest_and_the_target),
        cmocka_unit_test(the_milestones_of_random_histories_agree_with_the_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
