/* The person's own editor, from the screens and from the commands: the text outlives it, the disk and the window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "words/texts.h"
#include "support/e2e_terminal.h"

/* Makes a script the editor; its setting for the environment. "$1" is the file. */
static const char *editor(struct e2e *e2e, const char *script)
{
    const char *path = e2e_path(e2e, "edit");
    e2e_write_file(e2e, path, e2e_text(e2e, "#!/bin/sh\n%s\n", script));
    assert_int_equal(chmod(path, 0700), 0);
    return e2e_text(e2e, "EDITOR=%s", path);
}

/* The one folder of an editor beside the database; NULL if there is none. */
static const char *kept_folder(struct e2e *e2e)
{
    const char *home = e2e_path(e2e, "data/holdfast"), *folder = NULL;
    DIR        *entries = opendir(home);
    assert_non_null(entries);
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        if (strncmp(entry->d_name, "holdfast-", 9) != 0)
            continue;
        assert_null(folder);
        folder = e2e_text(e2e, "%s/%s", home, entry->d_name);
    }
    closedir(entries);
    return folder;
}

/* Asserts that the text lies there, and takes it away. */
static void assert_kept(struct e2e *e2e, const char *text)
{
    const char *folder = kept_folder(e2e);
    assert_non_null(folder);
    const char *path = e2e_text(e2e, "%s/entry.txt", folder);
    assert_string_equal(e2e_read_file(e2e, path, NULL), text);
    assert_int_equal(remove(path), 0);
    assert_int_equal(remove(folder), 0);
}

/* On the screens, "from here" is written, and lent to that editor. */
static struct e2e_terminal *lend(struct e2e *e2e, const char *script, int64_t most_bytes)
{
    const char *const env[] = {editor(e2e, script), NULL};
    e2e_done(e2e, "start", "5d ago", "--name", "M.", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.env = env, .most_bytes = most_bytes});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "wfrom here");
    e2e_settle(terminal);
    e2e_type(terminal, "\x0f");
    return terminal;
}

static void expect_at_next_start(struct e2e *e2e, const char *text)
{
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "Left open: ");
    e2e_type(terminal, "o");
    e2e_expect(terminal, text);
}

static void the_own_editor_gets_the_terminal_and_gives_it_back(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = lend(e2e, "echo editor is open; read line; printf '%s\\n' \"$line\" >> \"$1\"", 0);
    e2e_expect(terminal, "editor is open");
    assert_false(e2e_raw(terminal));
    e2e_type_unless_ended(terminal, "from there\n"); /* to the editor */
    e2e_expect(terminal, "from there");
    e2e_expect(terminal, "into the journal");
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, texts_word(WORD_write_saved));
    e2e_type(terminal, "q");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "journal", "--json", NULL), "$[0].body"), "from here\nfrom there");
}

/* The program gets those signals while somebody types in the editor. */
static struct e2e_terminal *lend_and_signal(struct e2e *e2e, int first, int second)
{
    struct e2e_terminal *terminal = lend(e2e, "echo editor is open; read line; printf '%s\\n' \"$line\" >> \"$1\"", 0);
    e2e_expect(terminal, "editor is open");
    e2e_signal(terminal, first);
    e2e_signal(terminal, second);
    e2e_type_unless_ended(terminal, "from there\n");
    return terminal;
}

static void an_interrupt_is_for_the_editor(void **state)
{
    struct e2e_terminal *terminal = lend_and_signal(*state, SIGINT, SIGQUIT);
    e2e_expect(terminal, "from there");
    e2e_expect(terminal, "into the journal");
    assert_null(kept_folder(*state));
}

static void what_ends_the_program_waits_for_the_editor(void **state)
{
    struct e2e_terminal *terminal = lend_and_signal(*state, SIGTERM, SIGUSR1);
    assert_int_equal(e2e_wait_exit(terminal), 1);
    e2e_assert_clean(terminal);
    assert_null(kept_folder(*state));
    expect_at_next_start(*state, "from there");
}

static void an_editor_that_is_killed_leaves_both_texts(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = lend(e2e, "echo from there > \"$1\"; kill -9 $$", 0);
    e2e_expect(terminal, "the text is kept in");
    assert_true(e2e_shows(terminal, "from here"));
    assert_kept(e2e, "from there\n");
    e2e_signal(terminal, SIGKILL);
    e2e_wait_exit(terminal);
    expect_at_next_start(e2e, "from here");
}

static void an_editor_that_fails_having_changed_nothing_leaves_nothing_behind(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = lend(e2e, "exit 3", 0);
    e2e_expect(terminal, "the editor ended with status 3");
    assert_true(e2e_shows(terminal, "from here"));
    assert_null(kept_folder(e2e));
}

static void a_window_that_closes_over_the_editor_leaves_both_texts(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = lend(e2e, "echo from there > \"$1\"; echo waiting; read line; read line", 0);
    e2e_expect(terminal, "waiting");
    e2e_hang_up(terminal);
    e2e_wait_exit(terminal);
    assert_kept(e2e, "from there\n");
    expect_at_next_start(e2e, "from here");
}

static void a_disk_that_is_full_when_the_editor_ends_leaves_its_file(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = lend(e2e, "echo from there > \"$1\"", 8192);
    e2e_expect(terminal, "from there"); /* it is on the screen, and tried again */
    e2e_expect(terminal, "not on disk");
    assert_kept(e2e, "from there\n");
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 1);
    assert_non_null(strstr(e2e_stderr(terminal), "not written"));
}

static void an_editor_of_the_command_that_is_killed_leaves_its_file(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const write[] = {"write", "--edit", NULL}, *const edit[] = {"journal", "edit", "1", "--edit",
                                                                                   NULL};
    static const char *const *const calls[] = {write, edit};
    const char *const               env[] = {editor(e2e, "echo typed > \"$1\"; kill -9 $$"), NULL};
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "write", "as it was", NULL);
    for (size_t i = 0; i < 2; i++) {
        struct e2e_output sentence = e2e_run_with(e2e, &(struct e2e_options){.args = calls[i], .env = env});
        assert_int_equal(sentence.status, 1);
        assert_non_null(strstr(sentence.err, "the text is kept in "));
        assert_kept(e2e, "typed\n");
        assert_string_equal(e2e_done(e2e, "journal", "show", "1", NULL), "as it was\n");
    }
}

static void the_own_editor_is_opened_where_the_settings_say_so(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const write[] = {"write", NULL}, *const edit[] = {"journal", "edit", "1", NULL};
    const char *const env[] = {editor(e2e, "echo 'one more' >> \"$1\""), NULL};
    e2e->now = E2E_SUNDAY;
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "editor = own\n");
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.args = write, .env = env});
    assert_int_equal(e2e_wait_exit(terminal), 0);
    assert_true(e2e_shows(terminal, "Entry 1 is written down."));
    terminal = e2e_open(e2e, &(struct e2e_options){.args = edit, .env = env});
    assert_int_equal(e2e_wait_exit(terminal), 0);
    assert_string_equal(e2e_done(e2e, "journal", "show", "1", NULL), "one more\none more\n");
    assert_null(kept_folder(e2e));
}

static void with_a_full_disk_the_text_is_kept(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const write[] = {"write", "--edit", NULL}, *const edit[] = {"journal", "edit", "1", "--edit",
                                                                                   NULL};
    static const char *const *const calls[] = {write, edit};
    const char *const               env[] = {editor(e2e, "echo typed > \"$1\""), NULL};
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "write", "as it was", NULL);
    for (size_t i = 0; i < 2; i++) {
        struct e2e_output sentence =
            e2e_run_with(e2e, &(struct e2e_options){.args = calls[i], .env = env, .most_bytes = 8192});
        assert_int_equal(sentence.status, 1);
        assert_non_null(strstr(sentence.err, "the text is kept in "));
        assert_non_null(strstr(sentence.err, "the disk is full"));
        assert_kept(e2e, "typed\n");
        assert_string_equal(e2e_done(e2e, "journal", "show", "1", NULL), "as it was\n");
    }
}

static void when_the_window_is_closed_the_text_is_there(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const write[] = {"write", "--edit", NULL};
    const char *const        env[] = {editor(e2e, "echo typed > \"$1\"; echo waiting; read line; read line"), NULL};
    e2e->now = E2E_SUNDAY;
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.args = write, .env = env});
    e2e_expect(terminal, "waiting");
    e2e_hang_up(terminal);
    assert_int_equal(e2e_wait_exit(terminal), 1);
    assert_non_null(strstr(e2e_stderr(terminal), "the text is kept in "));
    assert_kept(e2e, "typed\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(the_own_editor_gets_the_terminal_and_gives_it_back),
        E2E_TEST(an_interrupt_is_for_the_editor),
        E2E_TEST(what_ends_the_program_waits_for_the_editor),
        E2E_TEST(an_editor_that_is_killed_leaves_both_texts),
        E2E_TEST(an_editor_that_fails_having_changed_nothing_leaves_nothing_behind),
        E2E_TEST(a_window_that_closes_over_the_editor_leaves_both_texts),
        E2E_TEST(a_disk_that_is_full_when_the_editor_ends_leaves_its_file),
        E2E_TEST(an_editor_of_the_command_that_is_killed_leaves_its_file),
        E2E_TEST(the_own_editor_is_opened_where_the_settings_say_so),
        E2E_TEST(with_a_full_disk_the_text_is_kept),
        E2E_TEST(when_the_window_is_closed_the_text_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
