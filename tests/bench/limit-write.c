/* The least that a writing command can cost: opens a file of one table and inserts one row with a synced commit. limit-write FILE */
#include <sqlite3.h>
#include <stddef.h>

int main(int argc, char **argv)
{
    sqlite3 *db;
    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        return 1;
    int result =
        sqlite3_exec(db,
                     "PRAGMA synchronous = EXTRA;"
                     "INSERT INTO contact (at_s, day, note) VALUES (1, 1, 'a note of some length, as one writes it')",
                     NULL, NULL, NULL);
    sqlite3_close(db);
    return result != SQLITE_OK;
}
