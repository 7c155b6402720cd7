/* What a person wrote is in the one file, which nobody else can read, and nowhere else. */
#define _DEFAULT_SOURCE /* DT_DIR */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/e2e_terminal.h"

#define SECRET "xylophone"

/* Everything below a folder: files 0600, folders 0700. Returns how many files there are. */
static int check_modes(struct e2e *e2e, const char *folder)
{
    int  files = 0;
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        struct stat status;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *path = e2e_text(e2e, "%s/%s", folder, entry->d_name);
        if (lstat(path, &status) != 0)
            continue; /* a journal that is just being removed */
        if ((status.st_mode & 0777) != (S_ISDIR(status.st_mode) ? 0700 : 0600))
            fail_msg("%s has mode %o", path, (unsigned)status.st_mode & 07777);
        files += S_ISDIR(status.st_mode) ? check_modes(e2e, path) : 1;
    }
    closedir(entries);
    return files;
}

static int count_files(struct e2e *e2e, const char *name)
{
    int  count = 0;
    DIR *entries = opendir(e2e_path(e2e, name));
    assert_non_null(entries);
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;)
        count += entry->d_name[0] != '.' || (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0);
    closedir(entries);
    return count;
}

static bool process_file_holds(struct e2e *e2e, pid_t program, const char *name, const char *word)
{
    size_t      length, size = strlen(word);
    const char *path = e2e_text(e2e, "/proc/%d/%s", (int)program, name);
    if (access(path, R_OK) != 0 && errno == EACCES) /* what the system lets nobody read cannot tell */
        return false;
    const char *bytes = e2e_read_file(e2e, path, &length);
    for (size_t i = 0; i + size <= length; i++) {
        if (memcmp(bytes + i, word, size) == 0)
            return true;
    }
    return false;
}

static void files_and_folders_are_ones_own_whatever_the_umask(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const start[] = {"start", "5d ago", NULL}, *const urge[] = {"urge", "7", NULL};
    assert_int_equal(e2e_run_with(e2e, &(struct e2e_options){.args = start, .any_umask = true}).status, 0);
    assert_int_equal(e2e_run_with(e2e, &(struct e2e_options){.args = urge, .any_umask = true}).status, 0);
    assert_in_range(check_modes(e2e, e2e_path(e2e, "data")), 1, 9);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.any_umask = true});
    e2e_type(terminal, "u");
    e2e_expect(terminal, "written down");
    for (int i = 0; i < 20; i++) {
        e2e_type(terminal, i % 2 ? "4" : "5");
        check_modes(e2e, e2e_path(e2e, "data"));
    }
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    check_modes(e2e, e2e_path(e2e, "data"));
}

static void the_screens_make_their_folder_ones_own(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.any_umask = true});
    e2e_expect(terminal, "Since when");
    e2e_type(terminal, "\r");
    e2e_expect(terminal, "[1 Today]");
    assert_in_range(check_modes(e2e, e2e_path(e2e, "data")), 1, 9);
}

static void what_is_typed_stands_nowhere_but_in_the_file(void **state)
{
    struct e2e *e2e = *state;
    e2e_done(e2e, "start", "5d ago", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "m");
    e2e_expect(terminal, "Check in");
    e2e_type(terminal, "\t");
    e2e_settle(terminal);
    e2e_type(terminal, SECRET);
    e2e_expect(terminal, SECRET);
    assert_false(process_file_holds(e2e, e2e_pid(terminal), "cmdline", SECRET));
    assert_false(process_file_holds(e2e, e2e_pid(terminal), "environ", SECRET));
    assert_false(process_file_holds(e2e, e2e_pid(terminal), "comm", SECRET));
    e2e_type(terminal, "\r");
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "q");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    assert_string_equal(e2e_stderr(terminal), "");
    assert_int_equal(count_files(e2e, "home"), 0);
    assert_int_equal(count_files(e2e, "tmp"), 0);
    assert_int_equal(count_files(e2e, "config/holdfast"), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(files_and_folders_are_ones_own_whatever_the_umask),
        E2E_TEST(the_screens_make_their_folder_ones_own),
        E2E_TEST(what_is_typed_stands_nowhere_but_in_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
