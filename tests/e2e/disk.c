/* A disk that is full, while the screens are open: what was typed stays, is said not to be written, and is written when it can be. */
#define _GNU_SOURCE /* prlimit() */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/resource.h>

#include "words/texts.h"
#include "support/e2e_terminal.h"

/* As good as none. */
#define ROOM ((int64_t)1 << 40)

static struct e2e_terminal *open_today(struct e2e *e2e)
{
    e2e->now = E2E_SUNDAY;
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
    e2e_done(e2e, "start", "2026-10-09", "--name", "M.", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.most_bytes = ROOM});
    e2e_expect(terminal, "[1 Today]");
    e2e_settle(terminal);
    return terminal;
}

static void set_room(struct e2e_terminal *terminal, int64_t bytes)
{
    struct rlimit limit;
    assert_int_equal(prlimit(e2e_pid(terminal), RLIMIT_FSIZE, NULL, &limit), 0);
    limit.rlim_cur = (rlim_t)bytes;
    assert_int_equal(prlimit(e2e_pid(terminal), RLIMIT_FSIZE, &limit, NULL), 0);
}

static int64_t urges(struct e2e *e2e)
{
    return e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL));
}

static void an_urge_is_kept_and_written_when_there_is_room(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    set_room(terminal, 1);
    e2e_type(terminal, "u");
    e2e_expect(terminal, "This is not on disk yet:");
    assert_false(e2e_shows(terminal, texts_word(WORD_urge_stored)));
    assert_int_equal(urges(e2e), 0);
    e2e_type(terminal, "7");
    e2e_settle(terminal);
    e2e_expect(terminal, "[7]");
    set_room(terminal, ROOM);
    e2e_expect(terminal, texts_word(WORD_urge_stored));
    e2e_expect_gone(terminal, "This is not on disk yet:");
    e2e_settle(terminal);
    const char *list = e2e_done(e2e, "urge", "list", "--json", NULL);
    assert_int_equal(e2e_json_length(e2e, list), 1);
    assert_string_equal(e2e_json(e2e, list, "$[0].intensity"), "7");
    e2e_done(e2e, "check", NULL);
}

static void an_urge_that_was_left_is_still_written(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    set_room(terminal, 1);
    e2e_type(terminal, "u");
    e2e_expect(terminal, "This is not on disk yet:");
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[1 Today]");
    e2e_expect(terminal, "not on disk");
    set_room(terminal, ROOM);
    e2e_expect_gone(terminal, "not on disk");
    assert_int_equal(urges(e2e), 1);
}

static void away_with_a_full_disk_says_what_was_not_written(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    set_room(terminal, 1);
    e2e_type(terminal, "u");
    e2e_expect(terminal, "This is not on disk yet:");
    e2e_type(terminal, "\x18");
    e2e_wait_exit(terminal);
    e2e_assert_clean(terminal);
    const char *line = e2e_stderr(terminal);
    assert_non_null(strstr(line, "an urge of 21:14"));
    assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
    assert_int_equal(urges(e2e), 0);
    e2e_done(e2e, "check", NULL);
}

static void a_contact_is_kept_in_its_form(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "c");
    e2e_settle(terminal);
    set_room(terminal, 1);
    e2e_type(terminal, "\r");
    e2e_expect(terminal, "This is not on disk yet:");
    set_room(terminal, ROOM);
    e2e_expect(terminal, texts_word(WORD_contact_ends_streak));
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "contact", "list", "--json", NULL)), 1);
}

static void a_command_on_a_full_disk_fails_in_one_line(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const args[] = {"urge", "7", NULL};
    e2e_done(e2e, "start", NULL);
    struct e2e_output output = e2e_run_with(e2e, &(struct e2e_options){.args = args, .most_bytes = 1});
    assert_int_equal(output.status, 1);
    assert_string_equal(output.out, "");
    assert_int_equal(strncmp(output.err, "holdfast: urge: ", 16), 0);
    assert_ptr_equal(strchr(output.err, '\n'), output.err + strlen(output.err) - 1);
    assert_int_equal(urges(e2e), 0);
    e2e_done(e2e, "check", NULL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(an_urge_is_kept_and_written_when_there_is_room),  E2E_TEST(an_urge_that_was_left_is_still_written),
        E2E_TEST(away_with_a_full_disk_says_what_was_not_written), E2E_TEST(a_contact_is_kept_in_its_form),
        E2E_TEST(a_command_on_a_full_disk_fails_in_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
