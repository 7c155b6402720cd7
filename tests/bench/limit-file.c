/* Makes the file that the limit programs open: one table with an index, as many rows as ten years have contacts. limit-file FILE */
#include <sqlite3.h>
#include <stddef.h>

int main(int argc, char **argv)
{
    sqlite3 *db;
    if (argc != 2 || sqlite3_open(argv[1], &db) != SQLITE_OK)
        return 1;
    int result = sqlite3_exec(
        db,
        "CREATE TABLE contact (id INTEGER PRIMARY KEY, at_s INTEGER NOT NULL, day INTEGER NOT NULL, note TEXT);"
        "CREATE INDEX contact_time ON contact (at_s);"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
        "INSERT INTO contact SELECT i, 86400 * i, i, 'a note of some length, as one writes it' FROM n",
        NULL, NULL, NULL);
    return sqlite3_close(db) != SQLITE_OK || result != SQLITE_OK;
}
