/* Two instances at once, and a hundred commands: everybody sees what the others wrote, and nothing is refused or lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/all_tries.h"
#include "support/e2e_terminal.h"

enum { COMMANDS = 100, LOCK_MS = 1000 };

static void a_hundred_commands_at_once_are_all_written(void **state)
{
    struct e2e        *e2e = *state;
    const char *const  args[] = {"urge", "7", "--trigger", "our song", NULL};
    struct e2e_options options = {.args = args};
    pid_t              children[COMMANDS];
    e2e_done(e2e, "start", "3d ago", NULL);
    for (int i = 0; i < COMMANDS; i++)
        children[i] = e2e_start(e2e, &options);
    for (int i = 0; i < COMMANDS; i++)
        assert_int_equal(e2e_join(e2e, children[i]), 0);
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL)), COMMANDS);
    e2e_done(e2e, "check", NULL);
    tries_held("R5", COMMANDS, "commands that write at the same time");
}

static void the_screens_show_what_a_command_writes_by_themselves(void **state)
{
    struct e2e *e2e = *state;
    e2e_done(e2e, "start", "3d ago", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "2");
    e2e_expect(terminal, "[2 Urges]");
    e2e_done(e2e, "urge", "7", "--trigger", "the old photo", NULL);
    e2e_expect(terminal, "the old photo");
}

static void two_screens_see_each_other(void **state)
{
    struct e2e *e2e = *state;
    e2e_done(e2e, "start", "3d ago", NULL);
    struct e2e_terminal *left = e2e_open(e2e, &(struct e2e_options){0});
    struct e2e_terminal *right = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(left, "[1 Today]");
    e2e_expect(right, "[1 Today]");
    e2e_type(right, "2");
    e2e_expect(right, "[2 Urges]");
    e2e_settle(right);
    const char *before = e2e_screen(right);
    e2e_type(left, "u");
    e2e_expect(left, "Nothing has to be done about it.");
    e2e_settle(left);
    e2e_expect_gone(right, before);
    e2e_type(left, "r");
    e2e_settle(left);
    e2e_type(left, "\r");
    e2e_settle(left);
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "urge", "list", "--json", NULL), "$[0].outcome"), "resisted");
    e2e_type(left, "q");
    e2e_settle(left);
    e2e_type(right, "u");
    e2e_expect(right, "Nothing has to be done about it.");
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL)), 2);
}

static void both_leave_and_the_file_is_sound(void **state)
{
    struct e2e *e2e = *state;
    e2e_done(e2e, "start", "3d ago", NULL);
    struct e2e_terminal *left = e2e_open(e2e, &(struct e2e_options){0});
    struct e2e_terminal *right = e2e_open(e2e, &(struct e2e_options){0});
    e2e_type(left, "u");
    e2e_type(right, "u");
    e2e_expect(left, "written down");
    e2e_expect(right, "written down");
    e2e_type(left, "\x18");
    e2e_type(right, "\x18");
    assert_int_equal(e2e_wait_exit(left), 0);
    assert_int_equal(e2e_wait_exit(right), 0);
    e2e_done(e2e, "check", NULL);
}

static void a_lock_of_a_second_refuses_nothing(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const args[] = {"urge", "7", NULL};
    e2e_done(e2e, "start", "3d ago", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    void *lock = e2e_lock(e2e);
    pid_t command = e2e_start(e2e, &(struct e2e_options){.args = args});
    e2e_type(terminal, "u");
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "status", "--json", NULL), "$.streak_days"), "3");
    assert_false(e2e_shows_within(terminal, "written down", LOCK_MS));
    e2e_unlock(lock);
    assert_int_equal(e2e_join(e2e, command), 0);
    e2e_expect(terminal, "written down");
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL)), 2);
}

/* Longer than anybody waits: the screen says that it is not on disk, keeps it, and writes it when it can. */
static void a_longer_lock_loses_nothing(void **state)
{
    struct e2e *e2e = *state;
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
    e2e_done(e2e, "start", "3d ago", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    void   *lock = e2e_lock(e2e);
    int64_t from_ms = e2e_clock_ms();
    e2e_type(terminal, "u");
    e2e_expect(terminal, "This is not on disk yet:");
    int64_t waited_ms = e2e_clock_ms() - from_ms;
    e2e_type(terminal, "7");
    assert_true(e2e_shows_within(terminal, "[7]", (int)(waited_ms / 2))); /* nobody waits for the lock at every key */
    e2e_unlock(lock);
    e2e_expect(terminal, "It is written down.");
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL)), 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(a_hundred_commands_at_once_are_all_written),
        E2E_TEST(the_screens_show_what_a_command_writes_by_themselves),
        E2E_TEST(two_screens_see_each_other),
        E2E_TEST(a_lock_of_a_second_refuses_nothing),
        E2E_TEST(a_longer_lock_loses_nothing),
        E2E_TEST(both_leave_and_the_file_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
