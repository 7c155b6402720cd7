/*
 * What an editor left when the program that lent the text was gone: the next start finds it, keeps it beside the file, and
 * names it until the file holds it. Nothing else is ever deleted.
 */
#include "support/cli_rows.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = CLI_PROGRAM_PATH + 64 };

#define DATA    "home/.local/share/holdfast"
#define THERE   "your editor left a text that is not in the journal; this writes it down: holdfast write < "
#define RUNTIME "run"

/* Below the test's folder. */
static const char *below(const struct cli_program *program, const char *path)
{
    static char full[PATH_SIZE];
    snprintf(full, sizeof full, "%s/%.60s", program->folder, path);
    return full;
}

static void use_runtime(struct cli_program *program)
{
    char setting[PATH_SIZE + 32];
    assert_int_equal(mkdir(below(program, RUNTIME), 0700), 0);
    snprintf(setting, sizeof setting, "XDG_RUNTIME_DIR=%s", below(program, RUNTIME));
    cli_program_env(program, setting);
}

static void leave(struct cli_program *program, const char *folder, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    cli_program_write(program, path, text);
}

static bool is_there(const struct cli_program *program, const char *path)
{
    return access(below(program, path), F_OK) == 0;
}

/* The path of the only folder of an editor in this one; "" if there is none. */
static const char *only_left(const struct cli_program *program, const char *where)
{
    static char path[PATH_SIZE * 2];
    DIR        *entries = opendir(below(program, where));
    assert_non_null(entries);
    path[0] = '\0';
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        if (strncmp(entry->d_name, "holdfast-", 9) != 0)
            continue;
        assert_string_equal(path, "");
        snprintf(path, sizeof path, "%s/%.60s", below(program, where), entry->d_name);
    }
    closedir(entries);
    return path;
}

static void assert_holds(const char *path, const char *text)
{
    char        read[256] = "";
    struct stat status;
    FILE       *file = fopen(path, "rb");
    assert_non_null(file);
    assert_true(fread(read, 1, sizeof read - 1, file) < sizeof read - 1);
    fclose(file);
    assert_string_equal(read, text);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

/* The last run said this in one line, and nothing else on stderr. */
static void assert_told(const struct cli_program *program, const char *what, const char *path)
{
    char line[PATH_SIZE * 4];
    snprintf(line, sizeof line, "holdfast: %s%s\n", what, path);
    assert_string_equal(program->err, line);
    assert_true(strlen(line) <= 401);
}

static void a_text_left_in_the_runtime_folder_is_moved_beside_the_file_and_named_until_it_is_written(void **state)
{
    struct cli_program *program = *state;
    char                path[PATH_SIZE * 2 + 32];
    struct stat         status;
    use_runtime(program);
    EXPECT(0, "write", "as it was");
    leave(program, RUNTIME "/holdfast-aB12cD", "entry.txt", "typed for an hour\n");
    leave(program, RUNTIME "/holdfast-aB12cD", ".entry.txt.swp", "b0VIM");
    EXPECT(0, "write", "another");
    assert_string_equal(program->out, "Entry 2 is written down.\n");
    assert_string_equal(only_left(program, RUNTIME), "");
    const char *folder = only_left(program, DATA);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    snprintf(path, sizeof path, "%s/.entry.txt.swp", folder);
    assert_holds(path, "b0VIM");
    snprintf(path, sizeof path, "%s/entry.txt", folder);
    assert_holds(path, "typed for an hour\n");
    assert_told(program, THERE, path);
    EXPECT(0, "letter", "another", "--json");
    JSON("$.kind", "letter");
    assert_told(program, THERE, path);
    EXPECT(0, "journal", "edit", "1", "--mood", "4");
    assert_told(program, THERE, path);
    assert_holds(path, "typed for an hour\n");
}

static void what_the_line_says_writes_it_down_and_then_it_is_gone(void **state)
{
    struct cli_program *program = *state;
    char                shell[PATH_SIZE * 3];
    EXPECT(0, "write", "as it was");
    leave(program, DATA "/holdfast-aB12cD", "entry.txt", "typed for an hour\n");
    EXPECT(0, "write", "another");
    snprintf(shell, sizeof shell, "%s%s/entry.txt", THERE, below(program, DATA "/holdfast-aB12cD"));
    assert_told(program, shell, "");
    program->input = "typed for an hour\n";
    EXPECT(0, "write");
    SAID("Entry 3 is written down.\n");
    assert_false(is_there(program, DATA "/holdfast-aB12cD"));
}

static void a_path_that_a_shell_would_read_otherwise_is_quoted(void **state)
{
    struct cli_program *program = *state;
    char                db[PATH_SIZE + 64], path[PATH_SIZE + 64];
    EXPECT(0, "write", "as it was");
    leave(program, "it's mine/holdfast-aB12cD", "entry.txt", "typed");
    snprintf(db, sizeof db, "%s/m.db", below(program, "it's mine"));
    EXPECT(0, "write", "another", "--db", db);
    snprintf(path, sizeof path, "'%s/it'\\''s mine/holdfast-aB12cD/entry.txt'", program->folder);
    assert_told(program, THERE, path);
}

static void what_somebody_has_open_is_left_alone(void **state)
{
    struct cli_program *program = *state;
    use_runtime(program);
    EXPECT(0, "write", "as it was");
    leave(program, RUNTIME "/holdfast-aB12cD", "entry.txt", "typed");
    int folder = open(below(program, RUNTIME "/holdfast-aB12cD"), O_RDONLY);
    assert_int_equal(flock(folder, LOCK_EX | LOCK_NB), 0);
    EXPECT(0, "write", "another");
    SAID("Entry 2 is written down.\n");
    assert_true(is_there(program, RUNTIME "/holdfast-aB12cD/entry.txt"));
    close(folder);
    EXPECT(0, "write", "another");
    assert_non_null(strstr(program->err, THERE));
}

static void what_is_not_ours_is_left_alone(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "as it was");
    leave(program, DATA "/holdfast-long-name", "entry.txt", "not ours");
    leave(program, DATA "/holdfast-aB12cD", "entry.txt", "others can read it");
    assert_int_equal(chmod(below(program, DATA "/holdfast-aB12cD"), 0755), 0);
    leave(program, "elsewhere", "entry.txt", "behind a link");
    char elsewhere[PATH_SIZE];
    snprintf(elsewhere, sizeof elsewhere, "%s", below(program, "elsewhere"));
    assert_int_equal(symlink(elsewhere, below(program, DATA "/holdfast-eF34gH")), 0);
    assert_int_equal(mkdir(below(program, DATA "/holdfast-iJ56kL"), 0700), 0); /* it is just being made */
    EXPECT(0, "write", "another");
    SAID("Entry 2 is written down.\n");
    assert_true(is_there(program, DATA "/holdfast-long-name/entry.txt"));
    assert_true(is_there(program, DATA "/holdfast-aB12cD/entry.txt"));
    assert_true(is_there(program, "elsewhere/entry.txt"));
    assert_true(is_there(program, DATA "/holdfast-iJ56kL"));
}

static void only_what_is_blank_or_in_the_file_is_wiped(void **state)
{
    struct cli_program *program = *state;
    char                folder[PATH_SIZE];
    EXPECT(0, "write", "as it was");
    leave(program, DATA "/holdfast-aaaaaa", "entry.txt", "as it was\n");
    leave(program, DATA "/holdfast-bbbbbb", "entry.txt", " \n\n");
    leave(program, DATA "/holdfast-cccccc", "entry.txt", "as it was\n");
    leave(program, DATA "/holdfast-cccccc", ".entry.txt.swp", "what it saved for itself");
    EXPECT(0, "write", "another");
    assert_false(is_there(program, DATA "/holdfast-aaaaaa"));
    assert_false(is_there(program, DATA "/holdfast-bbbbbb"));
    assert_true(is_there(program, DATA "/holdfast-cccccc/entry.txt"));
    snprintf(folder, sizeof folder, "%s", below(program, DATA "/holdfast-cccccc"));
    assert_told(program, "your editor left files that are not in the journal; nothing deletes them but you: ", folder);
}

static void other_commands_and_those_that_fail_say_nothing_of_it(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "as it was");
    leave(program, DATA "/holdfast-aB12cD", "entry.txt", "typed");
    EXPECT(0, "journal", "show", "1");
    SAID("as it was\n");
    EXPECT(3, "journal", "edit", "9", "x");
    cli_program_refused(program, 3, "9");
    assert_true(is_there(program, DATA "/holdfast-aB12cD/entry.txt"));
}

/* As long as the editor runs, it has the text; afterwards the next start finds it. */
static void a_text_whose_program_was_killed_is_found(void **state)
{
    struct cli_program *program = *state;
    char                setting[PATH_SIZE + 64];
    use_runtime(program);
    EXPECT(0, "write", "as it was");
    cli_program_write(program, "edit", "#!/bin/sh\necho typed > \"$1\"\nkill -9 $PPID\n");
    assert_int_equal(chmod(below(program, "edit"), 0700), 0);
    snprintf(setting, sizeof setting, "EDITOR=%s", below(program, "edit"));
    cli_program_env(program, setting);
    EXPECT(128 + 9, "write", "--edit");
    int folder = open(only_left(program, RUNTIME), O_RDONLY);
    assert_true(folder >= 0);
    assert_int_equal(flock(folder, LOCK_EX), 0); /* until the editor has ended */
    close(folder);
    EXPECT(0, "write", "another");
    assert_non_null(strstr(program->err, THERE));
    assert_string_equal(only_left(program, RUNTIME), "");
    assert_string_not_equal(only_left(program, DATA), "");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(a_text_left_in_the_runtime_folder_is_moved_beside_the_file_and_named_until_it_is_written),
        ROW_TEST(what_the_line_says_writes_it_down_and_then_it_is_gone),
        ROW_TEST(a_path_that_a_shell_would_read_otherwise_is_quoted),
        ROW_TEST(what_somebody_has_open_is_left_alone),
        ROW_TEST(what_is_not_ours_is_left_alone),
        ROW_TEST(only_what_is_blank_or_in_the_file_is_wiped),
        ROW_TEST(other_commands_and_those_that_fail_say_nothing_of_it),
        ROW_TEST(a_text_whose_program_was_killed_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
