/* The least that a reading command can cost: opens a file of one table with SQLite and does one indexed SELECT. limit-read FILE */
#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    sqlite3      *db;
    sqlite3_stmt *statement;
    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT day FROM contact WHERE at_s > 0 LIMIT 1", -1, &statement, NULL) != SQLITE_OK)
        return 1;
    int step = sqlite3_step(statement);
    printf("%d\n", step == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0);
    sqlite3_finalize(statement);
    return sqlite3_close(db) != SQLITE_OK;
}
