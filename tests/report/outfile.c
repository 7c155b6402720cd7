/*
 * Files that are put where the user wants them. fsync() is this program's own: it is the moment between the look at what is there and the new name, and
 * where a test sees what is brought to the disk.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/arena.h"
#include "store/outfile.h"

static const char mark[] = "<!-- ours -->", page[] = "<!-- ours --><p>a page", how[] = " with --output";

static struct {
    const char *appears, *text; /* a file that somebody makes meanwhile; NULL: none */
    int         files, folders; /* so many were brought to the disk */
    bool        kills;          /* it is the last moment of the program */
} meanwhile;

static void put_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

int fsync(int file)
{
    struct stat status;
    assert_int_equal(fstat(file, &status), 0);
    *(S_ISDIR(status.st_mode) ? &meanwhile.folders : &meanwhile.files) += 1;
    if (meanwhile.kills)
        raise(SIGKILL);
    if (meanwhile.appears)
        put_file(meanwhile.appears, meanwhile.text);
    meanwhile.appears = NULL;
    return 0;
}

static char         folder[64], page_path[96];
static struct arena arena;
static struct error error;

static int begin(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/out-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(folder));
    snprintf(page_path, sizeof page_path, "%s/page.html", folder);
    memset(&meanwhile, 0, sizeof meanwhile);
    return 0;
}

static int end(void **state)
{
    (void)state;
    unlink(page_path);
    arena_free(&arena);
    return rmdir(folder);
}

static bool write_page(void)
{
    return outfile_write(page_path, page, strlen(page), mark, how, &arena, &error);
}

static void expect_text(const char *text)
{
    char  got[256] = "";
    FILE *file = fopen(page_path, "r");
    assert_non_null(file);
    size_t length = fread(got, 1, sizeof got - 1, file);
    fclose(file);
    got[length] = '\0';
    assert_string_equal(got, text);
}

/* Nothing half-written lies beside it. */
static void expect_files(int count)
{
    DIR *open = opendir(folder);
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open)) != NULL;)
        count -= entry->d_name[0] != '.';
    closedir(open);
    assert_int_equal(count, 0);
}

static void a_new_file_and_its_folder_are_brought_to_the_disk(void **state)
{
    (void)state;
    struct stat status;
    assert_true(write_page());
    expect_text(page);
    expect_files(1);
    assert_int_equal(meanwhile.files, 1);
    assert_int_equal(meanwhile.folders, 1);
    assert_int_equal(stat(page_path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void one_of_ours_and_an_empty_one_are_replaced(void **state)
{
    (void)state;
    put_file(page_path, "<!-- ours --> of yesterday");
    assert_true(write_page());
    expect_text(page);
    put_file(page_path, "");
    assert_true(write_page());
    expect_text(page);
    expect_files(1);
}

static void a_file_that_is_not_ours_stays(void **state)
{
    (void)state;
    put_file(page_path, "a letter");
    assert_false(write_page());
    assert_non_null(strstr(error.text, "is there and no report, and stays as it is"));
    expect_text("a letter");
    expect_files(1);
}

static void a_file_that_appears_while_ours_is_written_stays(void **state)
{
    (void)state;
    meanwhile.appears = page_path, meanwhile.text = "a letter";
    assert_false(write_page());
    assert_non_null(strstr(error.text, "is there and no report, and stays as it is"));
    expect_text("a letter");
    expect_files(1);
}

static void one_of_ours_that_became_another_while_ours_is_written_stays(void **state)
{
    (void)state;
    put_file(page_path, page);
    meanwhile.appears = page_path, meanwhile.text = "a letter";
    assert_false(write_page());
    expect_text("a letter");
    expect_files(1);
}

static void a_page_that_appears_while_ours_is_written_is_replaced(void **state)
{
    (void)state;
    meanwhile.appears = page_path, meanwhile.text = "<!-- ours --> of another window";
    assert_true(write_page());
    expect_text(page);
    expect_files(1);
}

static void what_a_killed_run_left_is_gone_after_the_next(void **state)
{
    (void)state;
    int   status;
    pid_t killed = fork();
    if (killed == 0) {
        meanwhile.kills = true;
        _exit(write_page());
    }
    assert_int_equal(waitpid(killed, &status, 0), killed);
    assert_true(WIFSIGNALED(status));
    expect_files(1);
    assert_int_not_equal(access(page_path, F_OK), 0);
    assert_true(write_page());
    expect_text(page);
    expect_files(1);
}

static void a_file_beside_it_that_is_not_ours_stays(void **state)
{
    (void)state;
    char beside[128];
    snprintf(beside, sizeof beside, "%s.part", page_path);
    put_file(beside, "a letter");
    assert_false(write_page());
    expect_files(1);
    assert_int_equal(unlink(beside), 0);
}

/* The lock of another one that is at it. */
static void two_at_once_are_told_apart_from_a_disk_that_fails(void **state)
{
    (void)state;
    char beside[128];
    snprintf(beside, sizeof beside, "%s.part", page_path);
    int other = open(beside, O_RDWR | O_CREAT, 0600);
    assert_true(other >= 0 && flock(other, LOCK_EX) == 0);
    assert_false(write_page());
    assert_int_equal(error.kind, ERROR_BUSY);
    assert_non_null(strstr(error.text, "another Holdfast is writing "));
    assert_non_null(strstr(error.text, "try again, or name another file with --output"));
    close(other);
    assert_true(write_page());
    expect_files(1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_file_and_its_folder_are_brought_to_the_disk, begin, end),
        cmocka_unit_test_setup_teardown(one_of_ours_and_an_empty_one_are_replaced, begin, end),
        cmocka_unit_test_setup_teardown(a_file_that_is_not_ours_stays, begin, end),
        cmocka_unit_test_setup_teardown(a_file_that_appears_while_ours_is_written_stays, begin, end),
        cmocka_unit_test_setup_teardown(one_of_ours_that_became_another_while_ours_is_written_stays, begin, end),
        cmocka_unit_test_setup_teardown(what_a_killed_run_left_is_gone_after_the_next, begin, end),
        cmocka_unit_test_setup_teardown(a_file_beside_it_that_is_not_ours_stays, begin, end),
        cmocka_unit_test_setup_teardown(two_at_once_are_told_apart_from_a_disk_that_fails, begin, end),
        cmocka_unit_test_setup_teardown(a_page_that_appears_while_ours_is_written_is_replaced, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
