/* The journal's commands in a terminal: nothing acts on it, and the text outlives the editor, the disk and the window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/text.h"
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

static void no_byte_of_a_text_acts_on_the_terminal(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const write[] = {"write", "-", "--title", "a\u202etitle", "--tag", "t\u2066ag", NULL};
    static const char *const show[] = {"journal", "show", "1", NULL}, *const list[] = {"journal", NULL};
    static const char *const *const calls[] = {show, list};
    e2e->now = E2E_SUNDAY;
    assert_int_equal(e2e_run_with(e2e, &(struct e2e_options){.args = write,
                                                             .input = "a\u202eb\u200f\u2067c\U000e0041\tend\n"
                                                                      "\u0645\u0631\u062d\u0628\u0627 \u6771\u4eac"})
                         .status,
                     0);
    for (size_t i = 0; i < 2; i++) {
        struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.args = calls[i]});
        assert_int_equal(e2e_wait_exit(terminal), 0);
        size_t      length;
        const char *sent = e2e_sent(terminal, &length);
        for (size_t at = 0; at < length;) {
            codepoint character;
            at += text_decode(sent + at, length - at, &character);
            assert_true(character == '\r' || character == '\n' || text_visible(character) == character);
        }
        assert_non_null(strstr(e2e_screen(terminal), "a\ufffdtitle"));
        assert_string_equal(e2e_strange(terminal), "");
        if (i == 0)
            assert_true(e2e_shows(terminal, "    end"));
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
        struct e2e_output said =
            e2e_run_with(e2e, &(struct e2e_options){.args = calls[i], .env = env, .most_bytes = 8192});
        assert_int_equal(said.status, 1);
        assert_non_null(strstr(said.err, "the text is kept in "));
        assert_non_null(strstr(said.err, "the disk is full"));
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
        E2E_TEST(no_byte_of_a_text_acts_on_the_terminal),
        E2E_TEST(the_own_editor_is_opened_where_the_settings_say_so),
        E2E_TEST(with_a_full_disk_the_text_is_kept),
        E2E_TEST(when_the_window_is_closed_the_text_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
