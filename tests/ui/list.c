#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "ui/kit/list.h"

static struct list make(size_t count)
{
    struct list list = {0};
    list_set_count(&list, count);
    return list;
}

static void it_moves_and_stops_at_its_ends(void **state)
{
    struct list list = make(3);
    (void)state;
    assert_true(list_act(&list, ACTION_MOVE_up, 5));
    assert_int_equal(list.chosen, 0);
    for (int i = 0; i < 5; i++)
        list_act(&list, ACTION_MOVE_down, 5);
    assert_int_equal(list.chosen, 2);
    list_act(&list, ACTION_MOVE_first, 5);
    assert_int_equal(list.chosen, 0);
    list_act(&list, ACTION_MOVE_last, 5);
    assert_int_equal(list.chosen, 2);
}

static void pages_keep_the_chosen_row_seen(void **state)
{
    struct list list = make(100);
    (void)state;
    list_act(&list, ACTION_EVERYWHERE_page_down, 10);
    assert_int_equal(list.chosen, 10);
    assert_int_equal(list.top, 1);
    list_act(&list, ACTION_MOVE_half_down, 10);
    assert_int_equal(list.chosen, 15);
    list_act(&list, ACTION_MOVE_half_up, 10);
    list_act(&list, ACTION_EVERYWHERE_page_up, 10);
    assert_int_equal(list.chosen, 0);
    assert_int_equal(list.top, 0);
    list_act(&list, ACTION_MOVE_last, 10);
    assert_int_equal(list.top, 90);
}

static void an_empty_list_stays_empty(void **state)
{
    struct list list = make(0);
    (void)state;
    list_act(&list, ACTION_MOVE_down, 0);
    list_act(&list, ACTION_MOVE_last, 0);
    assert_int_equal(list.chosen, 0);
    assert_int_equal(list.top, 0);
}

static void the_chosen_row_stays_in_range_when_rows_go(void **state)
{
    struct list list = make(10);
    (void)state;
    list_act(&list, ACTION_MOVE_last, 3);
    list_set_count(&list, 4);
    assert_int_equal(list.chosen, 3);
    list_follow(&list, 3);
    assert_int_equal(list.top, 1);
    list_set_count(&list, 0);
    assert_int_equal(list.chosen, 0);
}

static void other_actions_are_not_its_own(void **state)
{
    struct list list = make(3);
    (void)state;
    assert_false(list_act(&list, ACTION_LIST_open, 3));
    assert_false(list_act(&list, ACTION_NONE, 3));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_moves_and_stops_at_its_ends), cmocka_unit_test(pages_keep_the_chosen_row_seen),
        cmocka_unit_test(an_empty_list_stays_empty),      cmocka_unit_test(the_chosen_row_stays_in_range_when_rows_go),
        cmocka_unit_test(other_actions_are_not_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
