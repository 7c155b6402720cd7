/*
 * schemarows: runs the schema steps as they are embedded, and prints what SQLite then keeps of each table, index and view as rows of C, by name:
 * {"name", "type", "sql"}. Runs on the building machine. What FTS5 makes for itself is another SQLite's own: of that only the name is told.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *path, const char *what)
{
    fprintf(stderr, "schemarows: %s: %s\n", path, what);
    exit(1);
}

static void print_string(const char *text)
{
    putchar('"');
    for (; text && *text; text++) {
        if (*text == '\n') {
            fputs("\\n", stdout);
            continue;
        }
        if (*text == '"' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
    putchar('"');
}

static const char *const steps[] = {
#include "schema.def"
};

int main(void)
{
    static const char query[] =
        "SELECT name, type, CASE WHEN name GLOB 'entry_words_*' THEN '' ELSE ifnull(sql, '') END "
        "FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY name";
    sqlite3      *db;
    sqlite3_stmt *rows;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK)
        fail("memory", "cannot be opened");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (sqlite3_exec(db, steps[i], NULL, NULL, NULL) != SQLITE_OK)
            fail("data/schema", sqlite3_errmsg(db));
    if (sqlite3_prepare_v2(db, query, -1, &rows, NULL) != SQLITE_OK)
        fail("the schema", sqlite3_errmsg(db));
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int column = 0; column < 3; column++) {
            fputs(column == 0 ? "{" : ", ", stdout);
            print_string((const char *)sqlite3_column_text(rows, column));
        }
        puts("},");
    }
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return 0;
}
