/* The urge: on disk before the first question, whatever happens then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>

#include "words/texts.h"
#include "support/e2e_terminal.h"

enum {
    KILLS = 20,
    HELD_KEYS = 100,
    HELD_MS = 20,
};

static struct e2e_terminal *open_today(struct e2e *e2e)
{
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    return terminal;
}

static void begin(struct e2e *e2e)
{
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
    e2e_done(e2e, "start", "5d ago", "--name", "M.", "--promise", "I choose my own quiet.", NULL);
}

static const char *urges(struct e2e *e2e)
{
    return e2e_done(e2e, "urge", "list", "--json", NULL);
}

/* Killed as soon as the screen says so. A new urge each time: the one before is told first. */
static void an_urge_survives_a_kill_as_soon_as_it_is_said(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    for (int i = 0; i < KILLS; i++) {
        struct e2e_terminal *terminal = open_today(e2e);
        e2e_type(terminal, "u");
        e2e_expect(terminal, texts_word(WORD_urge_stored));
        e2e_signal(terminal, SIGKILL);
        assert_int_equal(e2e_wait_exit(terminal), 128 + SIGKILL);
        assert_int_equal(e2e_json_length(e2e, urges(e2e)), i + 1);
        e2e_done(e2e, "urge", "end", e2e_json(e2e, urges(e2e), "$[0].id"), "--outcome", "resisted", NULL);
    }
    e2e_done(e2e, "check", NULL);
}

static void what_the_screen_calls_written_is_on_disk(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u");
    e2e_expect(terminal, texts_word(WORD_urge_stored));
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].outcome"), "open");
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].person"), "M.");
    e2e_expect(terminal, "I choose my own quiet."); /* a frame may come in two pieces */
}

static void the_key_held_down_for_two_seconds_stores_one_urge(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    for (int i = 0; i < HELD_KEYS; i++) {
        e2e_type(terminal, "u");
        e2e_pass(terminal, HELD_MS);
    }
    e2e_settle(terminal);
    e2e_expect(terminal, "written down");
    assert_int_equal(e2e_json_length(e2e, urges(e2e)), 1);
}

static void a_hundred_keys_at_once_store_one_urge(void **state)
{
    struct e2e *e2e = *state;
    char        keys[HELD_KEYS + 1];
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    memset(keys, 'u', HELD_KEYS);
    keys[HELD_KEYS] = '\0';
    e2e_type(terminal, keys);
    e2e_settle(terminal);
    e2e_expect(terminal, "written down");
    assert_int_equal(e2e_json_length(e2e, urges(e2e)), 1);
}

static void a_second_press_goes_back_to_the_same_urge(void **state)
{
    struct e2e *e2e = *state;
    e2e->now = E2E_SUNDAY;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u");
    e2e_expect(terminal, texts_word(WORD_urge_stored));
    e2e_type(terminal, "7");
    e2e_settle(terminal);
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "u");
    e2e_expect(terminal, "It is already written down, since 21:14.");
    e2e_expect(terminal, "[7]");
    assert_int_equal(e2e_json_length(e2e, urges(e2e)), 1);
}

static void f2_stores_an_urge_from_within_a_text_field(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "m");
    e2e_settle(terminal);
    e2e_type(terminal, "\t");
    e2e_type(terminal, "a quiet walk");
    e2e_expect(terminal, "a quiet walk");
    e2e_type(terminal, "\x1bOQ");
    e2e_expect(terminal, texts_word(WORD_urge_stored));
    assert_int_equal(e2e_json_length(e2e, urges(e2e)), 1);
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "a quiet walk");
}

static void esc_then_quickly_u_is_esc_and_the_urge(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "?");
    e2e_expect(terminal, "findahelpline.com");
    e2e_type(terminal, "\x1bu");
    e2e_expect(terminal, texts_word(WORD_urge_stored));
    assert_int_equal(e2e_json_length(e2e, urges(e2e)), 1);
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[1 Today]");
}

static void rode_it_out_with_a_strength_before_and_after(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u7r");
    e2e_expect(terminal, "How strong is it now?");
    e2e_type(terminal, "3");
    e2e_expect(terminal, "From 7 to 3.");
    e2e_settle(terminal);
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].outcome"), "resisted");
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].intensity"), "7");
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].intensity_after"), "3");
}

static void enter_leaves_the_strength_out(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "ur");
    e2e_expect(terminal, "How strong is it now?");
    e2e_type(terminal, "\r");
    e2e_expect_gone(terminal, "How strong is it now?");
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].outcome"), "resisted");
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].intensity_after"), "null");
}

static void zero_is_ten_and_a_strength_can_be_corrected(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u4");
    e2e_expect(terminal, "[4]");
    e2e_type(terminal, "0");
    e2e_expect(terminal, "[0]");
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].intensity"), "10");
}

static void an_urge_left_open_is_asked_about_once(void **state)
{
    struct e2e *e2e = *state;
    e2e->now = "2026-11-20T23:40:00+01:00";
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u");
    e2e_expect(terminal, texts_word(WORD_urge_stored));
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "q");
    assert_int_equal(e2e_wait_exit(terminal), 0);

    e2e->now = "2026-11-21T09:00:00+01:00";
    terminal = open_today(e2e);
    e2e_expect(terminal, "Friday, 23:40: how did it end?");
    e2e_type(terminal, "q");
    assert_int_equal(e2e_wait_exit(terminal), 0);

    e2e->now = "2026-11-21T09:01:00+01:00";
    terminal = open_today(e2e);
    e2e_settle(terminal);
    assert_false(e2e_shows(terminal, "how did it end?"));
    assert_string_equal(e2e_json(e2e, urges(e2e), "$[0].outcome"), "open");
}

static void an_urge_can_be_taken_back(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u");
    e2e_expect(terminal, texts_word(WORD_urge_stored));
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "U takes it back");
    e2e_type(terminal, "U");
    e2e_expect(terminal, "Taken back: the urge.");
    assert_int_equal(e2e_json_length(e2e, urges(e2e)), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(an_urge_survives_a_kill_as_soon_as_it_is_said),
        E2E_TEST(what_the_screen_calls_written_is_on_disk),
        E2E_TEST(the_key_held_down_for_two_seconds_stores_one_urge),
        E2E_TEST(a_hundred_keys_at_once_store_one_urge),
        E2E_TEST(a_second_press_goes_back_to_the_same_urge),
        E2E_TEST(f2_stores_an_urge_from_within_a_text_field),
        E2E_TEST(esc_then_quickly_u_is_esc_and_the_urge),
        E2E_TEST(rode_it_out_with_a_strength_before_and_after),
        E2E_TEST(enter_leaves_the_strength_out),
        E2E_TEST(zero_is_ten_and_a_strength_can_be_corrected),
        E2E_TEST(an_urge_left_open_is_asked_about_once),
        E2E_TEST(an_urge_can_be_taken_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
