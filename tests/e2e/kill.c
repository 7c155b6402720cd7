/* Killed at any moment: what was acknowledged is on disk, and the file is sound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "support/all_random.h"
#include "support/all_tries.h"
#include "support/e2e_terminal.h"

enum {
    KILLS = 200,
    KILLS_ALL = 1000,
    SCREEN_KILLS = 20,
    SCREEN_KILLS_ALL = 500,
    BATCH = 20,
    TIMED = 5,
    SCREEN_LIMIT_MS = 12
};

/* How long the command takes here and now: the moments are spread over that and half as much again. */
static int64_t usual_us(struct e2e *e2e, const struct e2e_options *options)
{
    int64_t from_ms = e2e_clock_ms();
    for (int i = 0; i < TIMED; i++)
        assert_int_equal(e2e_run_with(e2e, options).status, 0);
    return (e2e_clock_ms() - from_ms + 1) * 1000 / TIMED;
}

/* The command prints the id of what it wrote: whoever has read it may rely on it. */
static void a_command_killed_at_any_moment_loses_nothing_it_acknowledged(void **state)
{
    struct e2e        *e2e = *state;
    struct random      random = {.state = 3};
    const char *const  args[] = {"urge", "7", "--json", NULL};
    struct e2e_options options = {.args = args};
    const char        *told[KILLS_ALL];
    int                kills = (int)tries_count(KILLS, KILLS_ALL);
    size_t             told_count = 0;
    e2e_done(e2e, "start", "5d ago", NULL);
    int64_t limit_us = usual_us(e2e, &options) * 3 / 2;
    for (int i = 0; i < kills; i++) {
        options.kill_after_us = (int)random_between(&random, 1, limit_us);
        struct e2e_output output = e2e_run_with(e2e, &options);
        if (output.status != 128 + SIGKILL)
            assert_int_equal(output.status, 0);
        if (strstr(output.out, "\n}\n"))
            told[told_count++] = e2e_json(e2e, output.out, "$.uid");
        if (i % BATCH == 0)
            e2e_done(e2e, "check", NULL);
    }
    const char *list = e2e_done(e2e, "urge", "list", "--json", NULL);
    print_message("%zu of %d were acknowledged, %d are there\n", told_count, kills, (int)e2e_json_length(e2e, list));
    assert_in_range(told_count, 1, kills - 1); /* else the moments were all too late or too early */
    for (size_t i = 0; i < told_count; i++)
        assert_non_null(strstr(list, told[i]));
    e2e_done(e2e, "check", NULL);
    tries_held("R1", kills, "a command is killed at a moment");
}

static void screens_killed_at_any_moment_leave_a_sound_file(void **state)
{
    static const char *const ways[] = {"u7r3", "c\r", "m\r", "u5\x1bU", "u8c\r"};
    struct e2e              *e2e = *state;
    struct random            random = {.state = 5};
    int                      kills = (int)tries_count(SCREEN_KILLS, SCREEN_KILLS_ALL);
    e2e_done(e2e, "start", "5d ago", NULL);
    for (int i = 0; i < kills; i++) {
        struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
        e2e_settle(terminal);
        e2e_type(terminal, ways[(size_t)i % (sizeof ways / sizeof ways[0])]);
        e2e_pass(terminal, (int)random_between(&random, 0, SCREEN_LIMIT_MS));
        e2e_signal(terminal, SIGKILL);
        e2e_wait_exit(terminal);
        e2e_terminals_close(e2e);
        e2e_done(e2e, "check", NULL);
    }
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_settle(terminal);
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    tries_held("R1", kills, "the screens are killed at a moment");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(a_command_killed_at_any_moment_loses_nothing_it_acknowledged),
        E2E_TEST(screens_killed_at_any_moment_leave_a_sound_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
