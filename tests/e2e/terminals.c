/* Any kind of terminal at any size, 1x1 to 1000x300: it shows screens and takes keys, or says in one line that it cannot; its modes are as before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "support/all_random.h"
#include "support/all_tries.h"
#include "support/e2e_terminal.h"

enum { TERMINALS = 24, TERMINALS_ALL = 800 };

static const char *const terms[] = {"xterm",    "xterm-256color", "xterm-color",  "xterm-mono",
                                    "xterm-r5", "linux",          "vt52",         "vt100",
                                    "vt102",    "vt220",          "screen",       "screen-256color",
                                    "tmux",     "tmux-256color",  "rxvt-unicode", "rxvt-basic",
                                    "ansi",     "pcansi",         "cygwin",       "cons25",
                                    "sun",      "hurd",           "mach",         "Eterm",
                                    "wsvt25",   "dumb",           "unknown",      "no-such-terminal",
                                    ""};
static const int sizes[][2] = {{1, 1}, {1, 80}, {24, 1}, {2, 2}, {5, 20}, {12, 40}, {24, 80}, {60, 200}, {300, 1000}};
static const char *const locales[] = {"C.UTF-8", "C", "No.Such"};

static void every_kind_of_terminal_is_used_or_told(void **state)
{
    struct e2e   *e2e = *state;
    struct random random = {.state = 9};
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "40d ago", "--name", "M.", NULL);
    long tries = tries_count(TERMINALS, TERMINALS_ALL);
    for (long i = 0; i < tries; i++) {
        const char          *term = terms[random_index(&random, sizeof terms / sizeof *terms)];
        const int           *size = sizes[random_index(&random, sizeof sizes / sizeof *sizes)];
        struct e2e_terminal *terminal = e2e_open(
            e2e, &(struct e2e_options){.rows = size[0],
                                       .cols = size[1],
                                       .term = term,
                                       .locale = locales[random_index(&random, sizeof locales / sizeof *locales)]});
        bool is_open = e2e_becomes_ready(terminal);
        for (const char *key = "ur\r23?1"; is_open && *key && !e2e_has_ended(terminal); key++) {
            e2e_type_bytes(terminal, key, 1);
            e2e_settle(terminal);
        }
        e2e_type_unless_ended(terminal, "\x18");
        int         status = e2e_wait_exit(terminal);
        const char *err = e2e_stderr(terminal), *end = strchr(err, '\n');
        bool        is_line = strncmp(err, "holdfast: ", 10) == 0 && end && end[1] == '\0';
        if (status != 0 && (is_open || status != 1 || !is_line))
            fail_msg("%s, %dx%d: exit %d, %s", term, size[1], size[0], status, err);
        if (e2e_raw(terminal))
            fail_msg("%s, %dx%d: the terminal is left raw", term, size[1], size[0]);
        e2e_terminals_close(e2e);
    }
    e2e_done(e2e, "check", NULL);
    tries_held("R7", tries, "any kind of terminal at any size");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(every_kind_of_terminal_is_used_or_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
