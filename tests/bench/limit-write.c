/* The least that a writing command can cost: opens the database and inserts one row with a synced commit. limit-write FILE */
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
                     "INSERT INTO urge (created_ms, updated_ms, person_id, at_s, offset_s, day, intensity, outcome)"
                     "VALUES (1, 1, 1, 1, 0, 1, 7, 'open')",
                     NULL, NULL, NULL);
    sqlite3_close(db);
    return result != SQLITE_OK;
}
