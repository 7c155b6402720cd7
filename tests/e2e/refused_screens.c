/*
 * The screens while calls of the C library fail, memory is refused (to curses too), or they are killed before a call: the terminal is left as it
 * was, an early end says why in one line, the file is sound, and what the screen called written down is there. EVERY=1 goes through all, else a sample.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "support/all_tries.h"
#include "support/e2e_refuse.h"
#include "support/e2e_terminal.h"

struct way {
    const char *kind, *how;
    long        step;
};

/* One after the other, each once all is drawn that the one before brought: an urge, its end, a check-in, an entry, each list. */
static const char *const keys[] = {"u", "7", "r", "3", "\r", "m", "4", "\r",       "w",    "a walk", "\x1b\x1b",
                                   "2", "3", "4", "5", "6",  "1", "?", "\x1b\x1b", "\x18", "\x18"};

/* A life from which each starts. */
static void begin(struct e2e *e2e, const char *template)
{
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "40d ago", "--name", "M.", NULL);
    e2e_done(e2e, "urge", "5", NULL);
    e2e_done(e2e, "goal", "add", "a walk", "--every", "day", NULL);
    e2e_done(e2e, "write", "an entry", NULL);
    e2e_copy_file(e2e, e2e->db, template);
}

static void put_back(struct e2e *e2e, const char *template)
{
    unlink(e2e_text(e2e, "%s-journal", e2e->db));
    e2e_copy_file(e2e, template, e2e->db);
}

/* True if it came far enough to show that the urge is on disk. */
static bool press_all(struct e2e_terminal *terminal)
{
    bool is_written = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !e2e_has_ended(terminal); i++) {
        e2e_type_unless_ended(terminal, keys[i]);
        if (!e2e_has_ended(terminal))
            e2e_settle(terminal);
        is_written =
            is_written || (!e2e_has_ended(terminal) && e2e_shows(terminal, "Nothing has to be done about it."));
    }
    return is_written;
}

static void judge(struct e2e *e2e, struct e2e_terminal *terminal, const char *what, bool was_open, bool is_written)
{
    int         status = e2e_wait_exit(terminal);
    const char *err = e2e_stderr(terminal), *end = strchr(err, '\n');
    bool        was_killed = strstr(what, "kill") && status == 128 + SIGKILL;
    /* Refused its own, ncurses 6.4 ends the program in words of its own, or, before it has the terminal, reads through a pointer to nothing. */
    bool is_curses = what[0] == 'm' && (strstr(err, "Out of memory") || (!was_open && status == 128 + SIGSEGV));
    if (status >= 128 && !was_killed && !is_curses)
        fail_msg("%s: ended with %d, %s", what, status, err);
    if (!was_killed)
        e2e_assert_clean(terminal);
    if (status > 0 && status < 128 && !is_curses && (strncmp(err, "holdfast: ", 10) != 0 || !end))
        fail_msg("%s: exit %d, and no line of ours: %s", what, status, err);
    struct e2e_output check = e2e_run(e2e, "check", NULL);
    if (check.status != 0)
        fail_msg("%s: %s%s", what, check.out, check.err);
    int64_t urges = e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL));
    if (urges > 2 || (is_written && urges < 2))
        fail_msg("%s: %d urges are there, and the screen %s", what, (int)urges,
                 is_written ? "said it" : "did not say it");
}

static void go_through(struct e2e *e2e, const char *claim, const char *name, const struct way *ways)
{
#ifdef __SANITIZE_ADDRESS__
    skip(); /* its own calls of the library would be counted, and its allocator cannot be refused anything */
#endif
    struct e2e_refuse refuse;
    const char *template = e2e_path(e2e, "template");
    long tried = 0;
    begin(e2e, template);
    e2e_refuse_open(e2e, &refuse);
    for (; ways->kind; ways++) {
        bool goes_on = true;
        for (long number = 1, step = tries_step(ways->step); goes_on; number += step, tried++) {
            const char *what = e2e_text(e2e, "%s %ld %s", ways->kind, number, ways->how);
            put_back(e2e, template);
            e2e_refuse_next(e2e, &refuse, what);
            struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.env = refuse.env});
            bool                 was_open = e2e_becomes_ready(terminal), is_written = was_open && press_all(terminal);
            judge(e2e, terminal, what, was_open, is_written);
            e2e_terminals_close(e2e);
            goes_on = e2e_refuse_reached(&refuse, what);
        }
    }
    e2e_refuse_close(&refuse);
    tries_held(claim, tried, name);
}

static void a_kill_at_any_call_leaves_a_sound_file(void **state)
{
    static const struct way ways[] = {{"calls", "kill", 151}, {0}};
    go_through(*state, "R1", "the screens are killed at a call", ways);
}

static void a_call_that_fails_leaves_the_terminal_as_it_was(void **state)
{
    static const struct way ways[] = {{"calls", "eio", 401},
                                      {"calls", "enospc", 401},
                                      {"calls", "eintr", 401},
                                      {"calls", "short", 401},
                                      {"calls", "eio+", 401},
                                      {"calls", "enospc+", 401},
                                      {0}};
    go_through(*state, "R2", "a call of the screens to the C library fails, or does half", ways);
}

static void memory_that_is_refused_leaves_the_terminal_as_it_was(void **state)
{
    static const struct way ways[] = {{"memory", "once", 2003}, {"memory", "ever+", 2003}, {0}};
    go_through(*state, "R3", "memory is refused to the screens or to curses", ways);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(a_kill_at_any_call_leaves_a_sound_file),
        E2E_TEST(a_call_that_fails_leaves_the_terminal_as_it_was),
        E2E_TEST(memory_that_is_refused_leaves_the_terminal_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
