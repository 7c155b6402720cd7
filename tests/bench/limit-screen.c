/* The least that a screen can cost: does what limit-read does and paints one screen of text with ncurses. limit-screen FILE */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>

int main(int argc, char **argv)
{
    sqlite3      *db;
    sqlite3_stmt *statement;
    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT day FROM contact WHERE at_s > 0 LIMIT 1", -1, &statement, NULL) != SQLITE_OK)
        return 1;
    int day = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    setlocale(LC_CTYPE, "");
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    for (int row = 0; row < LINES; row++)
        for (int col = 0; col + 10 <= COLS; col += 10)
            mvprintw(row, col, "%4d %4d ", day, row * col);
    refresh();
    getch();
    endwin();
    return sqlite3_close(db) != SQLITE_OK;
}
