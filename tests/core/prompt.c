#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/prompt.h"

enum { MOST = 60 };

static void each_prompt_comes_once_before_any_comes_again(void **state)
{
    (void)state;
    for (size_t count = 1; count <= MOST; count++) {
        daynum starts[] = {DAY_FIRST, -30, 0, 20000, DAY_LAST - (daynum)count + 1};
        for (size_t s = 0; s < sizeof starts / sizeof starts[0]; s++) {
            bool seen[MOST] = {false};
            for (size_t i = 0; i < count; i++) {
                size_t index = prompt_index(starts[s] + (daynum)i, count);
                assert_true(index < count);
                assert_false(seen[index]);
                seen[index] = true;
            }
        }
    }
}

static void no_two_days_running_have_the_same_prompt(void **state)
{
    (void)state;
    for (size_t count = 2; count <= MOST; count++) {
        for (daynum day = -500; day < 500; day++)
            assert_int_not_equal(prompt_index(day, count), prompt_index(day + 1, count));
    }
}

static void the_next_on_request_is_the_one_of_tomorrow(void **state)
{
    (void)state;
    for (daynum day = 20000; day < 20100; day++)
        assert_int_equal((prompt_index(day, 9) + 1) % 9, prompt_index(day + 1, 9));
}

static void a_list_of_one_has_the_same_prompt_each_day(void **state)
{
    (void)state;
    for (daynum day = -10; day < 10; day++)
        assert_int_equal(prompt_index(day, 1), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_prompt_comes_once_before_any_comes_again),
        cmocka_unit_test(no_two_days_running_have_the_same_prompt),
        cmocka_unit_test(the_next_on_request_is_the_one_of_tomorrow),
        cmocka_unit_test(a_list_of_one_has_the_same_prompt_each_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
