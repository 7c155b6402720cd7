/* The first start: a form, answered with Enter alone, or left without a trace. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/texts.h"
#include "support/e2e_terminal.h"

static struct e2e_terminal *open_form(struct e2e *e2e)
{
    e2e->now = E2E_SUNDAY;
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "Since when have you had no contact?");
    return terminal;
}

static void the_first_start_opens_the_form_and_makes_no_file(void **state)
{
    struct e2e_terminal *terminal = open_form(*state);
    e2e_settle(terminal);
    assert_false(e2e_exists(e2e_path(*state, "data")));
    assert_true(e2e_shows(terminal, "It is not encrypted"));
    assert_true(e2e_shows(terminal, "Are you afraid of this person?"));
}

static void enter_alone_begins_on_day_0(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_form(e2e);
    e2e_type(terminal, "\r");
    e2e_expect(terminal, texts_word(WORD_day_zero));
    e2e_expect(terminal, "[1 Today]");
    const char *status = e2e_done(e2e, "status", "--json", NULL);
    assert_string_equal(e2e_json(e2e, status, "$.streak_days"), "0");
    assert_string_equal(e2e_json(e2e, status, "$.started_on"), "2026-11-22");
    assert_string_equal(e2e_json(e2e, status, "$.person"), "null");
    assert_string_equal(e2e_json(e2e, status, "$.target_days"), "90");
}

static void esc_leaves_and_no_file_is_made(void **state)
{
    struct e2e_terminal *terminal = open_form(*state);
    e2e_type(terminal, "\x1b");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
    assert_false(e2e_exists(e2e_path(*state, "data")));
}

static void away_leaves_and_no_file_is_made(void **state)
{
    struct e2e_terminal *terminal = open_form(*state);
    e2e_type(terminal, "\t");
    e2e_type(terminal, "Maya\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
    assert_false(e2e_exists(e2e_path(*state, "data")));
}

static void a_date_and_an_alias_are_taken(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_form(e2e);
    e2e_type(terminal, "\x05\x15"
                       "2026-11-14\t");
    e2e_type(terminal, "M.\t\r");
    e2e_expect(terminal, "[1 Today]");
    e2e_expect(terminal, "M.");
    const char *status = e2e_done(e2e, "status", "--json", NULL);
    assert_string_equal(e2e_json(e2e, status, "$.streak_days"), "8");
    assert_string_equal(e2e_json(e2e, status, "$.person"), "M.");
}

static void a_date_that_is_none_is_said_and_nothing_is_written(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_form(e2e);
    e2e_type(terminal, "\x05\x15"
                       "2026-02-30\r");
    e2e_settle(terminal);
    assert_true(e2e_shows(terminal, "2026-02-30"));
    assert_false(e2e_shows(terminal, "[1 Today]"));
    assert_false(e2e_exists(e2e_path(*state, "data")));
    e2e_type(terminal, "\x05\x15yesterday\r");
    e2e_expect(terminal, "[1 Today]");
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "status", "--json", NULL), "$.streak_days"), "1");
}

static void help_in_danger_is_one_key_away(void **state)
{
    struct e2e_terminal *terminal = open_form(*state);
    e2e_type(terminal, "\x1bOP");
    e2e_expect(terminal, "findahelpline.com");
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "Since when have you had no contact?");
}

static void the_second_start_opens_today(void **state)
{
    struct e2e *e2e = *state;
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "2026-10-09", "--name", "M.", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "days without contact with M.");
    e2e_expect(terminal, "Sun 22 Nov");
    e2e_expect(terminal, "21:14");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(the_first_start_opens_the_form_and_makes_no_file),
        E2E_TEST(enter_alone_begins_on_day_0),
        E2E_TEST(esc_leaves_and_no_file_is_made),
        E2E_TEST(away_leaves_and_no_file_is_made),
        E2E_TEST(a_date_and_an_alias_are_taken),
        E2E_TEST(a_date_that_is_none_is_said_and_nothing_is_written),
        E2E_TEST(help_in_danger_is_one_key_away),
        E2E_TEST(the_second_start_opens_today),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
