/* Left open, it sleeps, and nothing moves but the clock and the breath. The one place where a wait is the measurement; what it costs stands in the bench. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "support/e2e_terminal.h"

enum { REST_MS = 3000, WAKE_UPS_A_S = 2, STILL_MS = 1500, BREATH_BYTES_A_S = 1000 };

/* How often it went to sleep so far. */
static int64_t wake_ups(pid_t program)
{
    char    path[64], line[256];
    int64_t count = -1;
    snprintf(path, sizeof path, "/proc/%d/status", (int)program);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        sscanf(line, "voluntary_ctxt_switches: %" SCNd64, &count);
    fclose(file);
    return count;
}

static void today_left_open_hardly_wakes_up(void **state)
{
    struct e2e *e2e = *state;
    e2e_done(e2e, "start", "5d ago", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_settle(terminal);
    int64_t before = wake_ups(e2e_pid(terminal)), from_ms = e2e_clock_ms();
    e2e_pass(terminal, REST_MS);
    int64_t count = wake_ups(e2e_pid(terminal)) - before, rest_ms = e2e_clock_ms() - from_ms;
    assert_in_range(count, 0, WAKE_UPS_A_S * rest_ms / 1000 + 1);
}

/* The urge, on a clock that stands still. */
static struct e2e_terminal *open_urge(struct e2e *e2e, const char *settings)
{
    e2e->now = E2E_SUNDAY;
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), settings);
    e2e_done(e2e, "start", "5d ago", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "u");
    e2e_expect(terminal, "Nothing has to be done about it.");
    e2e_settle(terminal);
    return terminal;
}

static void without_motion_nothing_is_drawn_again(void **state)
{
    struct e2e_terminal *terminal = open_urge(*state, "motion = no\n");
    size_t               before, after;
    e2e_expect(terminal, "Breathe in for 4, out for 6.");
    e2e_settle(terminal);
    e2e_sent(terminal, &before);
    e2e_pass(terminal, STILL_MS);
    e2e_sent(terminal, &after);
    assert_int_equal(after, before);
}

static void the_breath_moves_and_the_cursor_stays(void **state)
{
    struct e2e_terminal *terminal = open_urge(*state, "");
    int                  row, col, row_after, col_after;
    size_t               before, after;
    const char          *screen = e2e_screen(terminal);
    e2e_cursor(terminal, &row, &col);
    e2e_sent(terminal, &before);
    int64_t from_ms = e2e_clock_ms();
    e2e_pass(terminal, STILL_MS);
    e2e_expect_gone(terminal, screen);
    e2e_settle(terminal);
    int64_t passed_ms = e2e_clock_ms() - from_ms;
    e2e_cursor(terminal, &row_after, &col_after);
    assert_int_equal(row_after, row);
    assert_int_equal(col_after, col);
    assert_null(strstr(e2e_sent(terminal, &after), "\x1b[?25l")); /* never hidden */
    assert_in_range(after - before, 1, BREATH_BYTES_A_S * passed_ms / 1000);
    e2e_type(terminal, "b");
    e2e_settle(terminal);
    e2e_sent(terminal, &before);
    e2e_pass(terminal, STILL_MS);
    e2e_sent(terminal, &after);
    assert_int_equal(after, before);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(today_left_open_hardly_wakes_up),
        E2E_TEST(without_motion_nothing_is_drawn_again),
        E2E_TEST(the_breath_moves_and_the_cursor_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
