/* Any size, changed at any time: the last one is drawn, and nothing that was typed is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/all_tries.h"
#include "support/all_random.h"
#include "support/e2e_terminal.h"

enum { RESIZES = 3000, BEHIND_MOST = 50, ESC_GAP_MS = 60 };

static struct e2e_terminal *open_at(struct e2e *e2e, int rows, int cols)
{
    e2e->now = E2E_SUNDAY;
    if (!e2e_exists(e2e->db)) {
        e2e_done(e2e, "start", "2026-10-09", "--name", "M.", NULL);
        e2e_done(e2e, "friend", "add", "Maya", "+1 555 0100", NULL);
    }
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.rows = rows, .cols = cols});
    e2e_settle(terminal);
    return terminal;
}

static void every_size_opens_takes_an_urge_and_closes(void **state)
{
    static const struct {
        int         rows, cols;
        const char *today, *urge; /* what must be seen there; NULL: nothing */
    } sizes[] = {
        {24, 80, "days without contact with M.", "Nothing has to be done about it."},
        {36, 120, "days without contact with M.", "Nothing has to be done about it."},
        {60, 200, "days without contact with M.", "Nothing has to be done about it."},
        {14, 45, "days without contact with M.", NULL},
        {12, 40, "44", NULL},
        {5, 20, "44", NULL},
        {1, 1, NULL, NULL},
        {300, 1000, "days without contact with M.", "Nothing has to be done about it."},
    };
    struct e2e *e2e = *state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct e2e_terminal *terminal = open_at(e2e, sizes[i].rows, sizes[i].cols);
        if (sizes[i].today)
            e2e_expect(terminal, sizes[i].today);
        e2e_type(terminal, "u");
        if (sizes[i].urge)
            e2e_expect(terminal, sizes[i].urge);
        e2e_settle(terminal);
        const char *urges = e2e_done(e2e, "urge", "list", "--json", NULL);
        assert_int_equal(e2e_json_length(e2e, urges), i + 1);
        e2e_type(terminal, "r\r2?\x1b");
        e2e_pass(terminal, ESC_GAP_MS);
        e2e_type(terminal, "1\x18"); /* the next start opens where this one ended */
        assert_int_equal(e2e_wait_exit(terminal), 0);
        e2e_assert_clean(terminal);
        if (strcmp(e2e_json(e2e, e2e_done(e2e, "urge", "list", "--json", NULL), "$[0].outcome"), "open") == 0)
            fail_msg("at %dx%d the urge is still open", sizes[i].cols, sizes[i].rows);
        e2e_terminals_close(e2e);
    }
}

static void a_form_keeps_its_text_over_every_size(void **state)
{
    static const int     sizes[][2] = {{14, 45}, {60, 200}, {1, 1}, {5, 20}, {2, 300}, {100, 3}, {300, 1000}, {24, 80}};
    struct e2e_terminal *terminal = open_at(*state, 24, 80);
    e2e_type(terminal, "m");
    e2e_expect(terminal, "Check in");
    e2e_type(terminal, "\t");
    e2e_settle(terminal);
    e2e_type(terminal, "a quiet");
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        e2e_resize(terminal, sizes[i][0], sizes[i][1]);
        e2e_settle(terminal);
        e2e_type(terminal, ".");
    }
    e2e_expect(terminal, "a quiet........");
}

static void resized_3000_times_the_last_size_is_drawn(void **state)
{
    struct random        random = {.state = 11};
    struct e2e_terminal *terminal = open_at(*state, 24, 80);
    for (int i = 0; i < RESIZES; i++) {
        e2e_resize(terminal, (int)random_between(&random, 1, 60), (int)random_between(&random, 1, 200));
        if (i % BEHIND_MOST == 0)
            e2e_settle(terminal);
    }
    e2e_resize(terminal, 31, 97);
    e2e_settle(terminal);
    e2e_expect(terminal, "days without contact with M.");
    assert_non_null(strstr(e2e_row(terminal, -1), "u urge"));
    assert_non_null(strstr(e2e_row(terminal, -1), "q out"));
    assert_non_null(strstr(e2e_row(terminal, 0), "21:14"));
    assert_int_equal(strlen(e2e_row(terminal, 0)), 96); /* a blank is left at the edge */
    assert_string_equal(e2e_strange(terminal), "");
    tries_held("R7", RESIZES, "the terminal gets another size, in a row");
    e2e_type(terminal, "q");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(every_size_opens_takes_an_urge_and_closes),
        E2E_TEST(a_form_keeps_its_text_over_every_size),
        E2E_TEST(resized_3000_times_the_last_size_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
