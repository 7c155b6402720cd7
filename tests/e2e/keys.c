/* What no key should do, does not happen; what every key must do, does, whatever it meets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "words/texts.h"
#include "support/e2e_terminal.h"

#ifdef __SANITIZE_ADDRESS__
enum { ESC_GAP_MS = 200 };
#else
enum { ESC_GAP_MS = 60 };
#endif

static struct e2e_terminal *open_today(struct e2e *e2e)
{
    e2e->now = E2E_SUNDAY;
    if (!e2e_exists(e2e->db)) {
        e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
        e2e_done(e2e, "start", "2026-10-09", "--name", "M.", NULL);
    }
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_settle(terminal);
    return terminal;
}

static void expect_nothing_written(struct e2e *e2e)
{
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL)), 0);
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "contact", "list", "--json", NULL)), 0);
}

/* The keys before have been dealt with once this one has. */
static void expect_alive(struct e2e_terminal *terminal)
{
    e2e_type(terminal, "?");
    e2e_expect(terminal, "findahelpline.com");
    e2e_type(terminal, "\x1b");
    e2e_expect_gone(terminal, "findahelpline.com");
    e2e_settle(terminal);
}

static void a_paste_outside_a_field_fires_no_key(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    assert_true(e2e_bracketed_paste(terminal));
    e2e_paste(terminal, "u c m U q ! \x18 2 \r\n\x1b[A ucmq");
    e2e_settle(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    expect_alive(terminal);
    expect_nothing_written(e2e);
}

static void a_paste_in_a_field_arrives_whole(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "m");
    e2e_expect(terminal, "Check in");
    e2e_type(terminal, "\t");
    e2e_settle(terminal);
    e2e_paste(terminal, "u q c ! a quiet day, \xc3\xa4 \xe6\xb0\xb4 too");
    e2e_expect(terminal, "u q c ! a quiet day, \xc3\xa4 \xe6\xb0\xb4 too");
    e2e_type(terminal, "\r");
    e2e_expect(terminal, "[1 Today]");
    e2e_settle(terminal);
    const char *status = e2e_done(e2e, "status", "--json", NULL);
    assert_string_equal(e2e_json(e2e, status, "$.checkin.note"), "u q c ! a quiet day, \xc3\xa4 \xe6\xb0\xb4 too");
    expect_nothing_written(e2e);
}

/* The terminal can show no umlaut there; what was typed is stored all the same. */
static void what_cannot_be_shown_is_stored_as_typed(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal;
    e2e_done(e2e, "start", "5d ago", NULL);
    terminal = e2e_open(e2e, &(struct e2e_options){.locale = "C"});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "m");
    e2e_expect(terminal, "Check in");
    e2e_type(terminal, "\tgr\xc3\xbc\xc3\x9f \xe6\xb0\xb4 dich");
    e2e_expect(terminal, "gr?? ?  dich");
    e2e_type(terminal, "\xfc");
    e2e_expect(terminal, "That character came in another encoding");
    e2e_type(terminal, "\r");
    e2e_expect(terminal, "[1 Today]");
    e2e_settle(terminal);
    const char *status = e2e_done(e2e, "status", "--json", NULL);
    assert_string_equal(e2e_json(e2e, status, "$.checkin.note"), "gr\xc3\xbc\xc3\x9f \xe6\xb0\xb4 dich");
}

static void away_from_text_keeps_everything(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "m");
    e2e_expect(terminal, "Check in");
    e2e_type(terminal, "\t");
    e2e_settle(terminal);
    e2e_type(terminal, "half a thought\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
    assert_string_equal(e2e_stderr(terminal), "");
    terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "Left open: ");
    e2e_type(terminal, "o");
    e2e_expect(terminal, "half a thought");
}

static void control_keys_neither_freeze_nor_dump_nor_print(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    e2e_type(terminal, "\x13");
    expect_alive(terminal);
    e2e_type(terminal, "\x11\x1c\x16\x0f");
    expect_alive(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    e2e_type(terminal, "\x03");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
}

static void unknown_keys_do_nothing(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    e2e_type(terminal, "ABCDFHOQRS[xyz%&\x1b[15~\x1b[1;3A\x1b[200;5~\xff\xfe\xc3");
    e2e_settle(terminal);
    e2e_type(terminal, "\xf0\x9f\x8c\x8a");
    e2e_settle(terminal);
    expect_alive(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    expect_nothing_written(e2e);
}

static void an_arrow_in_pieces_does_no_harm(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    const char *const    pieces[] = {"\x1b", "[", "A", "\x1b", "O", "Q", "\x1b[", "1;5", "D"};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        e2e_type(terminal, pieces[i]);
        e2e_settle(terminal); /* it has been read: bytes that wait together are one key, rightly */
        e2e_pass(terminal, ESC_GAP_MS);
    }
    e2e_settle(terminal);
    expect_alive(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    expect_nothing_written(e2e);
}

/* What a terminal answers when it is asked for its background is no typing, whole or in pieces, and then there are colours. */
static void an_answer_about_the_background_is_no_key(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    size_t               length;
    assert_null(strstr(e2e_sent(terminal, &length), "38;5;73"));
    e2e_type(terminal, "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\");
    e2e_settle(terminal);
    assert_non_null(strstr(e2e_sent(terminal, &length), "38;5;73"));
    e2e_type(terminal, "\x1b]11;rgb:ff");
    e2e_pass(terminal, 2);
    e2e_type(terminal, "ff/ffff/ffff\x07");
    e2e_settle(terminal);
    assert_non_null(strstr(e2e_sent(terminal, &length), "38;5;23"));
    e2e_type(terminal, "\x1b]11;u c m q\x07\x1b]0;q\x1b\\");
    e2e_settle(terminal);
    expect_alive(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    expect_nothing_written(e2e);
}

static void undo_reaches_across_a_restart(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u");
    e2e_expect(terminal, "written down");
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_settle(terminal);
    e2e_type(terminal, "U");
    e2e_expect(terminal, "Taken back: the urge.");
    expect_nothing_written(e2e);
}

static void urge_ride_opens_on_the_urge(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const args[] = {"urge", "--ride", NULL};
    e2e_done(e2e, "start", "5d ago", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.args = args});
    e2e_expect(terminal, "It is written down. Nothing has to be done about it.");
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL)), 1);
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(a_paste_outside_a_field_fires_no_key),
        E2E_TEST(a_paste_in_a_field_arrives_whole),
        E2E_TEST(what_cannot_be_shown_is_stored_as_typed),
        E2E_TEST(away_from_text_keeps_everything),
        E2E_TEST(control_keys_neither_freeze_nor_dump_nor_print),
        E2E_TEST(unknown_keys_do_nothing),
        E2E_TEST(an_arrow_in_pieces_does_no_harm),
        E2E_TEST(an_answer_about_the_background_is_no_key),
        E2E_TEST(undo_reaches_across_a_restart),
        E2E_TEST(urge_ride_opens_on_the_urge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
