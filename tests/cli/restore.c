/*
 * Going back to a copy: what is there is kept, what is damaged too, and no journal is ever rolled into a file that it does not belong to.
 */
#include "support/cli_rows.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *beside(struct cli_program *program, const char *name)
{
    static char path[2 * CLI_PROGRAM_PATH];
    snprintf(path, sizeof path, "%s%s", program->db, name);
    return path;
}

/* One entry on Sunday; on Monday, after that day's copy, another one. Returns the path of the copy. */
static const char *two_days(struct cli_program *program)
{
    static char copy[2 * CLI_PROGRAM_PATH];
    EXPECT(0, "write", "the first");
    NOW("2026-11-24T12:00:00+01:00");
    EXPECT(0, "write", "the second");
    snprintf(copy, sizeof copy, "%s", beside(program, ".copies/2026-11-24.db"));
    return copy;
}

static void put_bytes(const char *path, long at, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void copies_are_listed_newest_first(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "restore");
    SAID("There is no copy of the file yet. One is made on each day on which something is\nwritten.\n");
    EXPECT(0, "restore", "--json");
    SAID("[]\n");
    const char *copy = two_days(program);
    EXPECT(0, "restore", "--json");
    ITEMS(1);
    KEYS("$[0]", "path,at,bytes");
    JSON("$[0].path", copy);
    EXPECT(0, "restore");
    SAYS(copy);
    SAYS("holdfast restore FILE goes back to one of them");
}

static void the_file_is_what_the_copy_is_and_what_stood_there_is_kept(void **state)
{
    struct cli_program *program = *state;
    const char         *copy = two_days(program);
    EXPECT(0, "restore", copy);
    SAYS("What stood there until now is kept");
    EXPECT(0, "journal");
    SAYS("the first");
    assert_null(strstr(program->out, "the second"));
    EXPECT(0, "check");
    EXPECT(0, "write", "the third");
    char kept[2 * CLI_PROGRAM_PATH];
    snprintf(kept, sizeof kept, "%s", beside(program, ".copies/before-restore-2026-11-24-120000.db"));
    EXPECT(0, "--db", kept, "journal");
    SAYS("the second");
    NOW("2026-11-24T12:00:01+01:00");
    EXPECT(0, "restore", kept, "--json");
    KEYS("$", "restored,kept");
    EXPECT(0, "journal");
    SAYS("the second");
}

/* A journal as a crash leaves it: whole, and of a state that no longer is. */
static void leave_journal(struct cli_program *program)
{
    sqlite3 *db;
    char     command[5 * CLI_PROGRAM_PATH];
    assert_int_equal(sqlite3_open(program->db, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE entry SET body = hex(zeroblob(200000)); "
                     "UPDATE entry SET body = body || 'x'",
                     NULL, NULL, NULL),
        SQLITE_OK);
    snprintf(command, sizeof command, "cp '%s-journal' '%s-saved'", program->db, program->db);
    assert_int_equal(system(command), 0);
    sqlite3_close(db);
    snprintf(command, sizeof command, "mv '%s-saved' '%s-journal'", program->db, program->db);
    assert_int_equal(system(command), 0);
}

static void no_journal_of_a_damaged_file_is_rolled_into_the_copy(void **state)
{
    struct cli_program *program = *state;
    const char         *copy = two_days(program);
    struct stat         status;
    leave_journal(program);
    for (long at = 520; at < 4000; at += 8) /* in the first page it holds, so that none of it is put back */
        put_bytes(beside(program, "-journal"), at, "garbage!", 8);
    for (long at = 0; at < 40000; at += 8)
        put_bytes(program->db, at, "garbage!", 8);
    EXPECT(1, "journal");
    EXPECT(0, "restore", copy);
    assert_int_not_equal(stat(beside(program, "-journal"), &status), 0);
    EXPECT(0, "check");
    EXPECT(0, "journal");
    SAYS("the first");
    assert_int_equal(stat(beside(program, ".copies/before-restore-2026-11-24-120000.db"), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_equal(stat(beside(program, ".copies/before-restore-2026-11-24-120000.db-journal"), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
}

static void a_lost_file_comes_back(void **state)
{
    struct cli_program *program = *state;
    const char         *copy = two_days(program);
    leave_journal(program);
    assert_int_equal(unlink(program->db), 0);
    EXPECT(0, "restore", copy);
    EXPECT(0, "check");
    EXPECT(0, "journal");
    SAYS("the first");
}

static void what_is_no_sound_copy_is_refused_and_nothing_changes(void **state)
{
    struct cli_program *program = *state;
    const char         *copy = two_days(program);
    size_t              before_length, after_length;
    char               *before = cli_program_database(program, &before_length);
    EXPECT(2, "restore", program->db);
    EXPECT(3, "restore", "nowhere.db");
    cli_program_write(program, "words", "no database");
    char words[2 * CLI_PROGRAM_PATH];
    snprintf(words, sizeof words, "%s/words", program->folder);
    EXPECT(1, "restore", words);
    cli_program_write(program, "words", "");
    EXPECT(1, "restore", words);
    EXPECT(1, "restore", program->folder);
    put_bytes(copy, 60, "\0\0\x03\xe7", 4); /* schema 999 */
    EXPECT(4, "restore", copy);
    put_bytes(copy, 60, "\0\0\0\x01", 4);
    for (long at = 8192; at < 16000; at += 8)
        put_bytes(copy, at, "garbage!", 8);
    EXPECT(1, "restore", copy);
    char *after = cli_program_database(program, &after_length);
    assert_int_equal(before_length, after_length);
    assert_memory_equal(before, after, after_length);
    free(before);
    free(after);
    EXPECT(0, "restore", "--json");
    ITEMS(1); /* nothing half-made lies there */
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(copies_are_listed_newest_first),
        ROW_TEST(the_file_is_what_the_copy_is_and_what_stood_there_is_kept),
        ROW_TEST(no_journal_of_a_damaged_file_is_rolled_into_the_copy),
        ROW_TEST(a_lost_file_comes_back),
        ROW_TEST(what_is_no_sound_copy_is_refused_and_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
