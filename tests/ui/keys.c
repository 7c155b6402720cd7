#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "support/ui_golden.h"
#include "ui/kit/keys.h"
#include "ui/frame/views.h"

static void a_key_means_what_the_table_says(void **state)
{
    (void)state;
    assert_int_equal(keys_action('u', SCOPE_PLAIN), ACTION_PLAIN_urge);
    assert_int_equal(keys_action(KEY_URGE, SCOPE_EVERYWHERE), ACTION_EVERYWHERE_urge);
    assert_int_equal(keys_action(0x18, SCOPE_EVERYWHERE), ACTION_EVERYWHERE_away);
    assert_int_equal(keys_action(0x03, SCOPE_EVERYWHERE), ACTION_EVERYWHERE_away);
    assert_int_equal(keys_action(KEY_TAB_BACK, SCOPE_FORM), ACTION_FORM_previous);
    assert_int_equal(keys_action(KEY_TABULATOR, SCOPE_FORM), ACTION_FORM_next);
    assert_int_equal(keys_action(' ', SCOPE_CHOICE), ACTION_CHOICE_choose);
    assert_int_equal(keys_action(0x1f, SCOPE_TEXT), ACTION_TEXT_undo);
    assert_int_equal(keys_action('0', SCOPE_URGE), ACTION_URGE_strength);
    assert_int_equal(keys_action(KEY_CTRL_LEFT, SCOPE_TEXT), ACTION_TEXT_word_left);
}

static void a_key_means_nothing_outside_of_its_scopes(void **state)
{
    (void)state;
    assert_int_equal(keys_action('u', SCOPE_EVERYWHERE | SCOPE_TEXT), ACTION_NONE);
    assert_int_equal(keys_action('7', SCOPE_TABS), ACTION_NONE);
    assert_int_equal(keys_action(KEY_OTHER, ~0u), ACTION_NONE);
    assert_int_equal(keys_action(0x1F600, ~0u), ACTION_NONE);
    assert_int_equal(keys_action(0, ~0u & ~(unsigned)SCOPE_WRITE), ACTION_NONE);
}

/* So that an arrow or a function key that arrives in pieces does no harm. */
static void the_letters_of_escape_sequences_are_bound_to_nothing(void **state)
{
    (void)state;
    for (const char *at = "ABCDFHOQRS["; *at != '\0'; at++)
        assert_int_equal(keys_action((keycode)*at, ~0u), ACTION_NONE);
}

static void digits_are_strengths(void **state)
{
    (void)state;
    assert_int_equal(keys_digit('1'), 1);
    assert_int_equal(keys_digit('9'), 9);
    assert_int_equal(keys_digit('0'), 10);
    assert_int_equal(keys_digit('a'), 0);
    assert_int_equal(keys_digit(KEY_ARROW_UP), 0);
}

static void the_first_key_is_the_one_that_is_shown(void **state)
{
    char out[16];
    (void)state;
    assert_string_equal(keys_first(ACTION_MOVE_down, out), "j");
    assert_string_equal(keys_first(ACTION_URGE_tried, out), "Space");
    assert_string_equal(keys_row(ACTION_PLAIN_urge).hint, "urge");
    assert_string_equal(keys_scope_title(SCOPE_BIT_URGE), "The urge");
}

/* Every name in the table is the name of a key: the first character, or what a terminal can send. */
static void every_key_of_the_table_can_be_pressed(void **state)
{
    (void)state;
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        struct keys_row row = keys_row((enum action)i);
        size_t          wanted = 1, found = 0;
        for (const char *at = row.keys; *at != '\0'; at++)
            wanted += *at == ' ';
        for (keycode key = 0; key <= KEY_OTHER; key = key == 0x7F ? KEY_TAB_BACK : key + 1) {
            found += keys_action(key, 1u << row.scope) == (enum action)i;
            found += keys_action(KEY_ALT | key, 1u << row.scope) == (enum action)i;
        }
        assert_int_equal(found, wanted);
    }
}

static void within_a_scope_no_key_stands_twice(void **state)
{
    (void)state;
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        struct keys_row row = keys_row((enum action)i);
        for (const char *at = row.keys; *at != '\0';) {
            size_t length = strcspn(at, " ");
            for (int j = i + 1; j < ACTIONS; j++) {
                struct keys_row other = keys_row((enum action)j);
                for (const char *its = other.keys; other.scope == row.scope && *its != '\0';) {
                    size_t its_length = strcspn(its, " ");
                    assert_false(length == its_length && memcmp(at, its, length) == 0);
                    its += its_length + (its[its_length] == ' ');
                }
            }
            at += length + (at[length] == ' ');
        }
    }
}

static const struct view *const views[] = {&view_today,     &view_urges,       &view_urge,        &view_urge_edit,
                                           &view_contact,   &view_after,       &view_wrote,       &view_checkin,
                                           &view_first_run, &view_help,        &view_pick,        &view_plan,
                                           &view_insights,  &view_person_edit, &view_hardday_edit};

static int meanings(keycode key, unsigned scopes)
{
    int found = 0;
    for (int scope = 0; scope < SCOPES; scope++)
        found += (scopes & 1u << scope) != 0 && keys_action(key, 1u << scope) != ACTION_NONE;
    return found;
}

static void no_key_has_two_meanings_on_any_screen(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        unsigned tabs = views[i]->is_tab ? SCOPE_TABS : 0u;
        unsigned plain = SCOPE_EVERYWHERE | SCOPE_PLAIN | views[i]->scopes | tabs;
        unsigned text = SCOPE_EVERYWHERE | SCOPE_TEXT | (views[i]->scopes & (SCOPE_FORM | SCOPE_PICK | SCOPE_WRITE));
        for (keycode key = 0; key <= KEY_OTHER; key = key == 0x7F ? KEY_TAB_BACK : key + 1) {
            if (meanings(key, plain) > 1)
                fail_msg("%s: key %#x has two meanings", views[i]->name, key);
            if (views[i]->text && meanings(key, text) > 1)
                fail_msg("%s, typing: key %#x has two meanings", views[i]->name, key);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_means_what_the_table_says),
        cmocka_unit_test(a_key_means_nothing_outside_of_its_scopes),
        cmocka_unit_test(the_letters_of_escape_sequences_are_bound_to_nothing),
        cmocka_unit_test(digits_are_strengths),
        cmocka_unit_test(the_first_key_is_the_one_that_is_shown),
        cmocka_unit_test(every_key_of_the_table_can_be_pressed),
        cmocka_unit_test(within_a_scope_no_key_stands_twice),
        cmocka_unit_test(no_key_has_two_meanings_on_any_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
