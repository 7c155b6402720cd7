/*
 * Files that were ours and are no longer: bytes flipped, pages emptied, doubled, cut, values and tables that no Holdfast would write. Whatever they
 * hold, every command ends with an exit code of its own, and in one line if it does not succeed. `make attack` reads them with a program built
 * with ASan and UBSan.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "support/all_random.h"
#include "support/all_tries.h"
#include "support/e2e_world.h"

enum { PAGE = 4096, FILES = 12, FILES_ALL = 1500, FLIPS_MOST = 12, HEADER = 100, COMMANDS_A_FILE = 12 };

struct bytes {
    char  *at;
    size_t length;
};

static char *page(struct random *random, struct bytes *file)
{
    return file->at + random_index(random, file->length / PAGE) * PAGE;
}

static void flip(struct random *random, struct bytes *file)
{
    for (int64_t left = random_between(random, 1, FLIPS_MOST); left > 0; left--)
        file->at[random_index(random, file->length)] ^= (char)(1 << random_index(random, 8));
}

static void flip_header(struct random *random, struct bytes *file)
{
    random_bytes(random, file->at + random_index(random, HEADER), 1);
}

static void flip_begin_of_page(struct random *random, struct bytes *file)
{
    random_bytes(random, page(random, file) + random_index(random, HEADER), (size_t)random_between(random, 1, 8));
}

static void empty_page(struct random *random, struct bytes *file)
{
    memset(page(random, file), 0, PAGE);
}

static void double_page(struct random *random, struct bytes *file)
{
    memmove(page(random, file), page(random, file), PAGE);
}

static void fill_page(struct random *random, struct bytes *file)
{
    random_bytes(random, page(random, file), PAGE);
}

/* Lengths and types of cells are such numbers. */
static void huge_numbers(struct random *random, struct bytes *file)
{
    size_t at = random_index(random, file->length - 9);
    memset(file->at + at, 0xff, (size_t)random_between(random, 1, 9));
}

static void cut(struct random *random, struct bytes *file)
{
    file->length = (size_t)random_between(random, 1, (int64_t)file->length);
}

static void (*const byte_ways[])(struct random *, struct bytes *) = {
    flip, flip_header, flip_begin_of_page, empty_page, double_page, fill_page, huge_numbers, cut};

/* Those of the tables are what another program, or somebody who means harm, would add. */
static const char *const schema_ways[] = {
    "CREATE TRIGGER t BEFORE INSERT ON urge BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER t AFTER INSERT ON urge BEGIN DELETE FROM urge; END",
    "CREATE TRIGGER t AFTER UPDATE ON person BEGIN UPDATE person SET name = hex(zeroblob(100000)); END",
    "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    "ALTER TABLE urge RENAME TO u2; CREATE VIEW urge AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
    "n) "
    "SELECT i AS id, 1 AS uid FROM n",
    "ALTER TABLE checkin RENAME TO c2; CREATE VIEW checkin AS SELECT * FROM c2",
    "DROP INDEX urge_time",
    "DROP TABLE memo",
    "DROP TABLE entry_words",
    "ALTER TABLE urge RENAME COLUMN note TO noted",
    "ALTER TABLE person ADD COLUMN more TEXT",
    "CREATE INDEX i ON urge (abs(random()))",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE urge (x)' WHERE name = 'urge'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'urge'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'INTEGER') WHERE name = 'entry'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '' WHERE name = 'goal'",
    "PRAGMA user_version = 2147483647",
    "PRAGMA user_version = -1",
    "PRAGMA application_id = 1",
    "PRAGMA journal_mode = WAL",
    "DELETE FROM person",
    "DELETE FROM device",
    "UPDATE act SET changes = zeroblob(1000)",
    "UPDATE act SET changes = randomblob(1000)",
    "UPDATE act SET changes = substr(changes, 1, length(changes) - 3)",
    "UPDATE trash SET tbl = 'sqlite_schema'; INSERT INTO trash (tbl, row_id, deleted_ms, state) VALUES ('act', 1, 1, "
    "0)",
    "UPDATE urge SET person_id = 77; UPDATE contact SET person_id = -1",
    "UPDATE urge_action SET urge_id = 77; UPDATE goal_mark SET goal_id = 77; UPDATE entry SET urge_id = 77",
    "UPDATE entry SET tags = '[' || replace(hex(zeroblob(2000)), '0', '[')",
    "UPDATE entry SET tags = '{\"a\":1}'",
    "INSERT INTO memo (key, value, updated_ms) SELECT key || 'x', value, 1 FROM memo",
    "UPDATE memo SET value = hex(randomblob(100000))",
    "UPDATE entry_words_data SET block = randomblob(100)",
};

/* What stands where a value of ours stood. The tables are STRICT: numbers stand for numbers, texts for texts. */
static const char *const number_values[] = {"9223372036854775807",
                                            "-9223372036854775808",
                                            "0",
                                            "-1",
                                            "2147483648",
                                            "-2147483649",
                                            "1e15",
                                            "99999999",
                                            "-719528",
                                            "NULL"};
static const char *const text_values[] = {"''",
                                          "NULL",
                                          "hex(zeroblob(200000))",
                                          "char(27, 93, 48, 59, 7)",
                                          "CAST(x'fffec080' AS TEXT)",
                                          "CAST(x'610062' AS TEXT)",
                                          "'weekly:99999999999'",
                                          "'weekdays:'",
                                          "replace(hex(zeroblob(3000)), '00', char(10))",
                                          "'-'"};

static void change(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
    sqlite3_exec(db, sql, NULL, NULL, NULL); /* what it refuses is left as it was */
    sqlite3_close(db);
}

struct column {
    const char *table, *name;
    bool        is_text;
};

/* Every column of every table. */
static struct column *list_columns(struct e2e *e2e, const char *path, size_t *count)
{
    sqlite3       *db = NULL;
    sqlite3_stmt  *statement = NULL;
    struct column *columns = ARENA_NEW(&e2e->arena, struct column, 500);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT s.name, c.name, c.type = 'TEXT' FROM sqlite_schema s, pragma_table_info(s.name) c "
                           "WHERE s.type = 'table' AND s.sql LIKE '%STRICT%'",
                           -1, &statement, NULL),
        SQLITE_OK);
    for (*count = 0; sqlite3_step(statement) == SQLITE_ROW && *count < 500; ++*count)
        columns[*count] = (struct column){arena_copy_text(&e2e->arena, (const char *)sqlite3_column_text(statement, 0)),
                                          arena_copy_text(&e2e->arena, (const char *)sqlite3_column_text(statement, 1)),
                                          sqlite3_column_int(statement, 2)};
    sqlite3_finalize(statement);
    sqlite3_close(db);
    assert_true(*count > 100);
    return columns;
}

/* One value in a column, in one row or in all. */
static const char *value_way(struct e2e *e2e, struct random *random, const struct column *columns, size_t count)
{
    const struct column *column = &columns[random_index(random, count)];
    const char          *value = column->is_text
                                     ? text_values[random_index(random, sizeof text_values / sizeof *text_values)]
                                     : number_values[random_index(random, sizeof number_values / sizeof *number_values)];
    return e2e_text(e2e, "UPDATE OR IGNORE \"%s\" SET \"%s\" = %s WHERE abs(random()) %% %d = 0", column->table,
                    column->name, value, random_one_in(random, 2) ? 1 : 7);
}

static const char *const commands[][6] = {
    {"status"},
    {"status", "--json"},
    {"status", "--format", "%d %p"},
    {"urge", "list"},
    {"urge", "list", "--json"},
    {"contact", "list"},
    {"checkin", "--json"},
    {"journal"},
    {"journal", "--search", "the"},
    {"journal", "show", "1"},
    {"goal", "list"},
    {"goal", "list", "--json"},
    {"friend"},
    {"plan"},
    {"hardday"},
    {"reason"},
    {"insights"},
    {"insights", "--json"},
    {"streaks"},
    {"milestones"},
    {"explain"},
    {"ready"},
    {"person", "list"},
    {"undo", "--list"},
    {"trash"},
    {"check"},
    {"report", "--output", "report.html"},
    {"urge", "7", "--trigger", "evening"},
    {"urge", "end", "1", "--outcome", "resisted"},
    {"contact", "text"},
    {"checkin", "--mood", "3"},
    {"write", "a walk"},
    {"journal", "edit", "1", "--title", "a title"},
    {"journal", "delete", "1", "--forever"},
    {"goal", "done", "1"},
    {"trash", "restore", "1"},
    {"undo"},
    {"redo"},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void judge(const char *what, const char *const *args, const struct e2e_output *output)
{
    const char *end = strchr(output->err, '\n');
    bool        is_code = output->status == 0 || output->status == 1 || output->status == 3 || output->status == 4;
    bool is_line = output->status == 0 || (strncmp(output->err, "holdfast: ", 10) == 0 && end && end[1] == '\0') ||
                   (strcmp(args[2], "check") == 0 && output->out[0]);
    for (const char *at = output->err; *at; at++)
        is_line = is_line && ((unsigned char)*at >= ' ' || *at == '\n');
    if (!is_code || !is_line)
        fail_msg("%s: %s %s: exit %d, %s", what, args[2], args[3] ? args[3] : "", output->status, output->err);
}

static long run_commands(struct e2e *e2e, struct random *random, const char *path, const char *what)
{
    for (int i = 0; i < COMMANDS_A_FILE; i++) {
        const char *args[9] = {"--db", path};
        memcpy(args + 2, commands[random_index(random, COMMANDS)], sizeof commands[0]);
        struct e2e_output output = e2e_run_with(e2e, &(struct e2e_options){.args = args});
        judge(what, args, &output);
        unlink(e2e_path(e2e, "report.html"));
    }
    return COMMANDS_A_FILE;
}

static void write_bytes(const char *path, const struct bytes *file)
{
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_int_equal(fwrite(file->at, 1, file->length, out), file->length);
    assert_int_equal(fclose(out), 0);
}

/* A life of 120 days, from which each file is made. */
static struct bytes begin(struct e2e *e2e)
{
    struct bytes file;
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "demo", e2e_path(e2e, "demo"), NULL);
    const char *bytes = e2e_read_file(e2e, e2e_path(e2e, "demo/holdfast.db"), &file.length);
    file.at = arena_copy_bytes(&e2e->arena, bytes, file.length);
    return file;
}

static void no_mutated_file_does_harm(void **state)
{
    struct e2e   *e2e = *state;
    struct bytes  ours = begin(e2e);
    struct random random = {.state = 8};
    const char   *path = e2e_path(e2e, "mutated.db");
    long          tried = 0;
    size_t        column_count;
    char         *room = arena_copy_bytes(&e2e->arena, ours.at, ours.length);
    write_bytes(path, &ours);
    struct column *columns = list_columns(e2e, path, &column_count);
    for (long i = 0, files = tries_count(FILES, FILES_ALL); i < files; i++) {
        struct bytes file = {room, ours.length};
        const char  *what = "a value";
        memcpy(file.at, ours.at, ours.length);
        unlink(e2e_text(e2e, "%s-journal", path));
        unlink(e2e_text(e2e, "%s-wal", path));
        unlink(e2e_text(e2e, "%s-shm", path));
        if (i % 3 == 0) {
            size_t way = random_index(&random, sizeof byte_ways / sizeof *byte_ways);
            what = e2e_text(e2e, "bytes, way %zu, file %ld", way, i);
            byte_ways[way](&random, &file);
        }
        write_bytes(path, &file);
        if (i % 3 == 1)
            change(path, what = schema_ways[(size_t)(i / 3) % (sizeof schema_ways / sizeof *schema_ways)]);
        if (i % 3 == 2)
            change(path, what = value_way(e2e, &random, columns, column_count));
        tried += run_commands(e2e, &random, path, what);
    }
    tries_held("R8", tried, "a command reads or writes a damaged or foreign file");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(no_mutated_file_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
