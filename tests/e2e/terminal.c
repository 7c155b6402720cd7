/* However it ends, the terminal is as it was; and any terminal will do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>

#include "support/all_tries.h"
#include "support/e2e_terminal.h"

static struct e2e_terminal *open_with(struct e2e *e2e, struct e2e_options options)
{
    if (!e2e_exists(e2e->db))
        e2e_done(e2e, "start", "5d ago", "--name", "M.", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &options);
    e2e_expect(terminal, "days without contact with M.");
    e2e_settle(terminal);
    return terminal;
}

static struct e2e_terminal *open_today(struct e2e *e2e)
{
    struct e2e_terminal *terminal = open_with(e2e, (struct e2e_options){0});
    assert_true(e2e_on_alternate_screen(terminal));
    assert_true(e2e_raw(terminal));
    return terminal;
}

static void it_is_left_clean_by_q(void **state)
{
    struct e2e_terminal *terminal = open_today(*state);
    e2e_type(terminal, "q");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
    assert_string_equal(e2e_stderr(terminal), "");
    assert_false(e2e_shows(terminal, "days without contact"));
}

/* However quickly it goes, before anybody looks: what waits for rest must not take that for a program that never opened. */
static void an_end_that_comes_quickly_is_an_end(void **state)
{
    struct e2e_terminal *terminal = open_today(*state);
    e2e_type(terminal, "q");
    while (e2e_raw(terminal))
        e2e_pass(terminal, 1);
    e2e_settle(terminal);
    assert_int_equal(e2e_wait_exit(terminal), 0);
}

static void it_is_left_clean_by_away_from_every_depth(void **state)
{
    static const char *const ways[] = {"\x18", "u\x18", "c\x18", "m\x18", "?\x18", "!", "2\x18"};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct e2e_terminal *terminal = open_today(*state);
        e2e_type(terminal, ways[i]);
        assert_int_equal(e2e_wait_exit(terminal), 0);
        e2e_assert_clean(terminal);
        assert_string_equal(e2e_stderr(terminal), "");
    }
}

static void it_is_left_clean_by_signals(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct e2e_terminal *terminal = open_today(*state);
        e2e_signal(terminal, signals[i]);
        e2e_wait_exit(terminal);
        e2e_assert_clean(terminal);
    }
}

static void it_is_left_clean_by_a_crash(void **state)
{
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct e2e_terminal *terminal = open_today(*state);
        e2e_signal(terminal, signals[i]);
        assert_int_not_equal(e2e_wait_exit(terminal), 0);
        e2e_assert_clean(terminal);
#ifndef __SANITIZE_ADDRESS__
        assert_false(e2e_left_core(terminal));
#endif
    }
}

/* Whatever else ends a program that does not know of it. */
static void it_is_left_clean_by_every_signal(void **state)
{
    static const int signals[] = {SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGTRAP, SIGSYS};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct e2e_terminal *terminal = open_today(*state);
        e2e_signal(terminal, signals[i]);
        assert_int_not_equal(e2e_wait_exit(terminal), 0);
        e2e_assert_clean(terminal);
    }
    tries_held("R7", (long)(sizeof signals / sizeof signals[0]), "a signal ends it, and the terminal is as before");
}

/* A terminal without a screen of its own for programs keeps what was last shown: it is wiped, also when the program crashes or is stopped. */
static void nothing_can_be_read_where_the_screen_stays(void **state)
{
    static const char *const terms[] = {"linux", "vt100", "vt220", "ansi"};
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        for (int crashes = 0; crashes < 2; crashes++) {
            struct e2e_terminal *terminal = open_with(*state, (struct e2e_options){.term = terms[i]});
            if (crashes)
                e2e_signal(terminal, SIGSEGV);
            else
                e2e_type(terminal, "\x18");
            e2e_wait_exit(terminal);
            e2e_assert_clean(terminal);
            assert_false(e2e_shows(terminal, "without contact"));
        }
    }
    struct e2e_terminal *terminal = open_with(*state, (struct e2e_options){.term = "vt100", .job_control = true});
    e2e_type(terminal, "\x1a");
    e2e_wait_stopped(terminal);
    assert_false(e2e_shows(terminal, "without contact"));
    e2e_continue(terminal);
    e2e_expect(terminal, "days without contact with M.");
}

/* The frames are drawn anew until the terminal takes no more of them. */
static void it_ends_though_the_terminal_does_not_read(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct e2e_terminal *terminal = open_today(*state);
        e2e_fill(terminal, "\x0c");
        e2e_signal(terminal, signals[i]);
        assert_true(e2e_ends_unread(terminal));
        e2e_assert_clean(terminal);
    }
}

static void an_error_at_the_start_is_one_line_and_touches_nothing(void **state)
{
    struct e2e        *e2e = *state;
    const char        *db = e2e_path(e2e, "a letter.txt");
    const char *const  args[] = {"--db", db, NULL};
    struct e2e_options options = {.args = args};
    e2e_write_file(e2e, db, "This is no database at all, but a letter.\n");
    struct e2e_terminal *terminal = e2e_open(e2e, &options);
    assert_int_equal(e2e_wait_exit(terminal), 1);
    e2e_assert_clean(terminal);
    const char *line = e2e_stderr(terminal);
    assert_int_equal(strncmp(line, "holdfast: ", 10), 0);
    assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
    assert_string_equal(e2e_read_file(e2e, db, NULL), "This is no database at all, but a letter.\n");
}

static void a_hang_up_ends_it(void **state)
{
    for (int deaf = 0; deaf < 2; deaf++) {
        struct e2e_terminal *terminal = open_with(*state, (struct e2e_options){.ignores_hup = deaf});
        e2e_hang_up(terminal);
        e2e_wait_exit(terminal); /* it reads keys until there is one, or this */
    }
}

static void it_stops_and_goes_on(void **state)
{
    struct e2e_terminal *terminal = open_with(*state, (struct e2e_options){.job_control = true});
    for (int i = 0; i < 3; i++) {
        e2e_type(terminal, "\x1a");
        e2e_wait_stopped(terminal);
        e2e_assert_clean(terminal);
        e2e_continue(terminal);
        e2e_expect(terminal, "days without contact with M.");
        e2e_type(terminal, "?");
        e2e_expect(terminal, "findahelpline.com");
        e2e_type(terminal, "\x1b");
        e2e_expect_gone(terminal, "findahelpline.com");
        assert_true(e2e_on_alternate_screen(terminal));
        assert_true(e2e_raw(terminal));
    }
    e2e_type(terminal, "q");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
}

static void it_is_stopped_from_outside_and_goes_on(void **state)
{
    struct e2e_terminal *terminal = open_with(*state, (struct e2e_options){.job_control = true});
    e2e_signal(terminal, SIGTSTP);
    e2e_wait_stopped(terminal);
    e2e_assert_clean(terminal);
    e2e_resize(terminal, 30, 100);
    e2e_continue(terminal);
    e2e_expect(terminal, "days without contact with M.");
    e2e_settle(terminal);
    assert_non_null(strstr(e2e_row(terminal, -1), "q out"));
    e2e_type(terminal, "q");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
}

static void a_vt100_will_do(void **state)
{
    struct e2e_terminal *terminal = open_with(*state, (struct e2e_options){.term = "vt100"});
    e2e_type(terminal, "u");
    e2e_expect(terminal, "Nothing has to be done about it.");
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
}

/* Waits for either; true if it has ended. */
static bool opens_or_ends(struct e2e_terminal *terminal)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    while (!e2e_has_ended(terminal) && !e2e_raw(terminal) && e2e_clock_ms() < end_ms)
        e2e_pass(terminal, 1);
    return e2e_has_ended(terminal);
}

/* A terminal that cannot move its cursor shows no screens, or shows what it can; it is never left in raw mode, and nothing hangs. */
static void a_terminal_that_can_do_nothing_is_told_so(void **state)
{
    static const char *const terms[] = {"dumb", "no-such-terminal", ""};
    struct e2e              *e2e = *state;
    e2e_done(e2e, "start", "5d ago", NULL);
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.term = terms[i]});
        if (opens_or_ends(terminal)) {
            assert_int_equal(strncmp(e2e_stderr(terminal), "holdfast: ", 10), 0);
        } else {
            e2e_type(terminal, "q");
            e2e_wait_exit(terminal);
        }
        e2e_assert_clean(terminal);
    }
}

static void no_color_sends_no_colour(void **state)
{
    static const char *const env[] = {"NO_COLOR=1", NULL};
    struct e2e_terminal     *terminal = open_with(*state, (struct e2e_options){.env = env});
    size_t                   length;
    e2e_type(terminal, "u");
    e2e_expect(terminal, "Nothing has to be done about it.");
    const char *sent = e2e_sent(terminal, &length);
    assert_null(strstr(sent, "38;5;"));
    assert_null(strstr(sent, "48;5;"));
    for (int colour = 0; colour < 8; colour++) {
        assert_null(strstr(sent, e2e_text(*state, "\x1b[3%dm", colour)));
        assert_null(strstr(sent, e2e_text(*state, ";3%dm", colour)));
    }
}

static void another_locale_gets_the_ascii_set(void **state)
{
    struct e2e_terminal *terminal = open_with(*state, (struct e2e_options){.locale = "C"});
    size_t               length;
    e2e_type(terminal, "u");
    e2e_expect(terminal, "Nothing has to be done about it.");
    assert_true(e2e_shows(terminal, "----------"));
    const unsigned char *sent = (const unsigned char *)e2e_sent(terminal, &length);
    for (size_t i = 0; i < length; i++)
        assert_in_range(sent[i], 1, 0x7e);
}

/* "Repeat the last character": CSI, a number, b. Some terminals drop it, some put it elsewhere. */
static bool repeats(const char *sent)
{
    for (const char *at = sent; (at = strstr(at, "\x1b[")) != NULL;) {
        at += 2;
        at += strspn(at, "0123456789");
        if (*at == 'b')
            return true;
    }
    return false;
}

static void runs_are_sent_character_by_character(void **state)
{
    struct e2e *e2e = *state;
    size_t      length;
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "ascii = yes\n");
    const char *const locales[] = {"C", "C.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
        struct e2e_terminal *terminal = open_with(e2e, (struct e2e_options){.locale = locales[i]});
        e2e_type(terminal, "u");
        e2e_expect(terminal, "written down");
        assert_true(e2e_shows(terminal, "--------------------"));
        assert_false(repeats(e2e_sent(terminal, &length)));
        e2e_type(terminal, "\x18");
        e2e_wait_exit(terminal);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(it_is_left_clean_by_q),
        E2E_TEST(an_end_that_comes_quickly_is_an_end),
        E2E_TEST(it_is_left_clean_by_away_from_every_depth),
        E2E_TEST(it_is_left_clean_by_signals),
        E2E_TEST(it_is_left_clean_by_a_crash),
        E2E_TEST(it_is_left_clean_by_every_signal),
        E2E_TEST(nothing_can_be_read_where_the_screen_stays),
        E2E_TEST(it_ends_though_the_terminal_does_not_read),
        E2E_TEST(an_error_at_the_start_is_one_line_and_touches_nothing),
        E2E_TEST(a_hang_up_ends_it),
        E2E_TEST(it_stops_and_goes_on),
        E2E_TEST(it_is_stopped_from_outside_and_goes_on),
        E2E_TEST(a_vt100_will_do),
        E2E_TEST(a_terminal_that_can_do_nothing_is_told_so),
        E2E_TEST(no_color_sends_no_colour),
        E2E_TEST(another_locale_gets_the_ascii_set),
        E2E_TEST(runs_are_sent_character_by_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
