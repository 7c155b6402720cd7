/* A contact: what ends, what stays, how it is taken back, and a form that nobody can take away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>

#include "words/texts.h"
#include "support/e2e_terminal.h"

/* 44 days with M. on a Sunday evening. */
static struct e2e_terminal *open_today(struct e2e *e2e)
{
    e2e->now = E2E_SUNDAY;
    if (!e2e_exists(e2e->db)) {
        e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
        e2e_done(e2e, "start", "2026-10-09", "--name", "M.", NULL);
    }
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    return terminal;
}

static const char *contacts(struct e2e *e2e)
{
    return e2e_done(e2e, "contact", "list", "--json", NULL);
}

static const char *streak(struct e2e *e2e)
{
    return e2e_json(e2e, e2e_done(e2e, "status", "--json", NULL), "$.streak_days");
}

static void enter_alone_logs_a_message_and_says_what_stays(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    assert_string_equal(streak(e2e), "44");
    e2e_type(terminal, "c");
    e2e_settle(terminal);
    e2e_type(terminal, "\r");
    e2e_expect(terminal, texts_word(WORD_contact_ends_streak));
    e2e_expect(terminal, "longest 44 days");
    e2e_expect(terminal, texts_word(WORD_contact_one));
    e2e_expect(terminal, texts_word(WORD_help_in_danger));
    assert_string_equal(streak(e2e), "0");
    assert_string_equal(e2e_json(e2e, contacts(e2e), "$[0].kind"), "text");
    assert_string_equal(e2e_json(e2e, contacts(e2e), "$[0].direction"), "out");
}

static void taken_back_the_count_is_44_again(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "c");
    e2e_settle(terminal);
    e2e_type(terminal, "\r");
    e2e_expect(terminal, texts_word(WORD_contact_ends_streak));
    e2e_type(terminal, "U");
    e2e_expect(terminal, "Taken back. The count is 44 again.");
    assert_string_equal(streak(e2e), "44");
    assert_int_equal(e2e_json_length(e2e, contacts(e2e)), 0);
}

static void the_hours_after_it_are_the_news_of_today(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_done(e2e, "contact", "text", "--at", "5h ago", NULL);
    e2e_expect(terminal, "since the message. Nothing more has to be said today.");
}

static void a_half_filled_form_survives_a_kill(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "c");
    e2e_settle(terminal);
    for (int i = 0; i < 6 && !e2e_shows(terminal, "a word too many"); i++) {
        e2e_type(terminal, "\t");
        e2e_settle(terminal);
        e2e_paste(terminal, "a word too many");
        e2e_settle(terminal);
    }
    e2e_expect(terminal, "a word too many");
    e2e_expect_kept(e2e, "draft:contact", "a word too many");
    e2e_signal(terminal, SIGKILL);
    assert_int_equal(e2e_wait_exit(terminal), 128 + SIGKILL);

    terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "Left open: ");
    assert_false(e2e_shows(terminal, "a word too many"));
    e2e_type(terminal, "c");
    e2e_expect(terminal, "Draft from");
    assert_false(e2e_shows(terminal, "a word too many"));
    e2e_type(terminal, "\r");
    e2e_expect(terminal, "a word too many");
    assert_int_equal(e2e_json_length(e2e, contacts(e2e)), 0);
}

static void esc_leaves_the_form_and_nothing_is_logged(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "c");
    e2e_settle(terminal);
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[1 Today]");
    assert_int_equal(e2e_json_length(e2e, contacts(e2e)), 0);
    assert_string_equal(streak(e2e), "44");
}

static void on_the_urge_the_contact_is_tied_to_it(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u");
    e2e_expect(terminal, texts_word(WORD_urge_stored));
    e2e_type(terminal, "c");
    e2e_settle(terminal);
    e2e_type(terminal, "\r");
    e2e_expect(terminal, texts_word(WORD_contact_ends_streak));
    const char *urges = e2e_done(e2e, "urge", "list", "--json", NULL);
    assert_string_equal(e2e_json(e2e, urges, "$[0].outcome"), "gave_in");
    assert_string_equal(e2e_json(e2e, urges, "$[0].contact"), e2e_json(e2e, contacts(e2e), "$[0].id"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(enter_alone_logs_a_message_and_says_what_stays), E2E_TEST(taken_back_the_count_is_44_again),
        E2E_TEST(the_hours_after_it_are_the_news_of_today),       E2E_TEST(a_half_filled_form_survives_a_kill),
        E2E_TEST(esc_leaves_the_form_and_nothing_is_logged),      E2E_TEST(on_the_urge_the_contact_is_tied_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
