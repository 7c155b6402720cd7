#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/phase.h"

static void examples_of_the_way(void **state)
{
    (void)state;
    static const struct {
        int32_t           streak, target;
        enum phase_key    key;
        int               number, of;
        int32_t           from, until;
        enum rules_preset rules;
    } rows[] = {
        /* the usual 90 days */
        {0, 90, PHASE_DETOX, 1, 5, 0, 14, RULES_STRICT},
        {13, 90, PHASE_DETOX, 1, 5, 0, 14, RULES_STANDARD},
        {14, 90, PHASE_DISTANCE, 2, 5, 14, 30, RULES_STANDARD},
        {29, 90, PHASE_DISTANCE, 2, 5, 14, 30, RULES_STANDARD},
        {30, 90, PHASE_REBUILD, 3, 5, 30, 77, RULES_STANDARD},
        {76, 90, PHASE_REBUILD, 3, 5, 30, 77, RULES_STANDARD},
        {77, 90, PHASE_SETTLE, 4, 5, 77, 90, RULES_STANDARD},
        {89, 90, PHASE_SETTLE, 4, 5, 77, 90, RULES_STANDARD},
        {90, 90, PHASE_DECIDE, 5, 5, 90, INT32_MAX, RULES_STANDARD},
        {4000, 90, PHASE_DECIDE, 5, 5, 90, INT32_MAX, RULES_STANDARD},
        /* a phase that would begin at the target is left out */
        {76, 77, PHASE_REBUILD, 3, 4, 30, 77, RULES_STANDARD},
        {77, 77, PHASE_DECIDE, 4, 4, 77, INT32_MAX, RULES_STANDARD},
        {77, 78, PHASE_SETTLE, 4, 5, 77, 78, RULES_STANDARD},
        {29, 30, PHASE_DISTANCE, 2, 3, 14, 30, RULES_STANDARD},
        {30, 30, PHASE_DECIDE, 3, 3, 30, INT32_MAX, RULES_STANDARD},
        {13, 14, PHASE_DETOX, 1, 2, 0, 14, RULES_STANDARD},
        {14, 14, PHASE_DECIDE, 2, 2, 14, INT32_MAX, RULES_STANDARD},
        /* the shortest plan, and the longest */
        {0, 1, PHASE_DETOX, 1, 2, 0, 1, RULES_STANDARD},
        {1, 1, PHASE_DECIDE, 2, 2, 1, INT32_MAX, RULES_STANDARD},
        {36499, 36500, PHASE_SETTLE, 4, 5, 77, 36500, RULES_STANDARD},
        {36500, 36500, PHASE_DECIDE, 5, 5, 36500, INT32_MAX, RULES_LOW},
        /* giving space */
        {0, 90, PHASE_CALM, 1, 3, 0, 14, RULES_SPACE},
        {13, 90, PHASE_CALM, 1, 3, 0, 14, RULES_SPACE},
        {14, 90, PHASE_OWN_LIFE, 2, 3, 14, 90, RULES_SPACE},
        {89, 90, PHASE_OWN_LIFE, 2, 3, 14, 90, RULES_SPACE},
        {90, 90, PHASE_TOGETHER, 3, 3, 90, INT32_MAX, RULES_SPACE},
        {14, 15, PHASE_OWN_LIFE, 2, 3, 14, 15, RULES_SPACE},
        {13, 14, PHASE_CALM, 1, 2, 0, 14, RULES_SPACE},
        {14, 14, PHASE_TOGETHER, 2, 2, 14, INT32_MAX, RULES_SPACE},
        {0, 1, PHASE_CALM, 1, 2, 0, 1, RULES_SPACE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct phase phase = phase_at(rows[i].streak, rows[i].target, rows[i].rules);
        if (phase.key != rows[i].key || phase.number != rows[i].number || phase.of != rows[i].of ||
            phase.from_days != rows[i].from || phase.until_days != rows[i].until)
            fail_msg("%d days of %d: %s %d of %d, %d to %d", rows[i].streak, rows[i].target, phase_name(phase.key),
                     phase.number, phase.of, phase.from_days, phase.until_days);
    }
}

static void check_way(int32_t target, enum rules_preset rules, enum phase_key first, enum phase_key last)
{
    struct phase now = phase_at(0, target, rules);
    assert_int_equal(now.number, 1);
    assert_int_equal(now.key, first);
    assert_int_equal(now.from_days, 0);
    for (int32_t streak = 1; streak <= 500; streak++) {
        struct phase next = phase_at(streak, target, rules);
        assert_int_equal(next.of, now.of);
        assert_int_equal(next.key == last, streak >= target);
        if (streak < now.until_days) {
            assert_memory_equal(&next, &now, sizeof now);
            continue;
        }
        assert_int_equal(next.number, now.number + 1);
        assert_int_equal(next.from_days, streak);
        assert_int_equal(next.from_days, now.until_days);
        now = next;
    }
    assert_int_equal(now.number, now.of);
    assert_int_equal(now.key, last);
}

static void the_phases_of_any_target_follow_each_other_without_a_gap(void **state)
{
    (void)state;
    for (int32_t target = 1; target <= 400; target++) {
        check_way(target, RULES_STRICT, PHASE_DETOX, PHASE_DECIDE);
        check_way(target, RULES_STANDARD, PHASE_DETOX, PHASE_DECIDE);
        check_way(target, RULES_LOW, PHASE_DETOX, PHASE_DECIDE);
        check_way(target, RULES_SPACE, PHASE_CALM, PHASE_TOGETHER);
    }
}

static void each_phase_has_its_name(void **state)
{
    (void)state;
    static const char *const names[PHASE_KEYS] = {"detox",  "distance", "rebuild",  "settle",
                                                  "decide", "calm",     "own_life", "decide"};
    for (enum phase_key key = 0; key < PHASE_KEYS; key++)
        assert_string_equal(phase_name(key), names[key]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_the_way),
        cmocka_unit_test(the_phases_of_any_target_follow_each_other_without_a_gap),
        cmocka_unit_test(each_phase_has_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
