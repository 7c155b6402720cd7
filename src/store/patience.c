/*
 * How long a handle waits for another process. Many commands at once are served one after the other: as long as the file or its journal
 * changes, somebody gets on, and whoever waits has a turn to come.
 */
#include "store/internal.h"

#include <stdlib.h>

enum { MOST_MS = 60000, NOTICE_MS = 1000 };

void (*patience_sleep_for_tests)(int ms);

static struct {
    void (*tell)(void *context);
    void *context;
} notice;

void store_on_wait(void (*tell)(void *context), void *context)
{
    notice.tell = tell;
    notice.context = context;
}

/* Does the file look otherwise than at the last call? */
static bool has_changed(struct patience *patience, const char *path)
{
    struct file_mark seen[2] = {0};
    char            *journal = file_name(path, "-journal");
    file_mark(path, &seen[0]);
    if (journal)
        file_mark(journal, &seen[1]);
    free(journal);
    bool is_same = file_mark_same(&seen[0], &patience->seen[0]) && file_mark_same(&seen[1], &patience->seen[1]);
    patience->seen[0] = seen[0];
    patience->seen[1] = seen[1];
    return !is_same;
}

static void rest(int ms)
{
    if (patience_sleep_for_tests)
        patience_sleep_for_tests(ms);
    else
        sqlite3_sleep(ms);
}

/* SQLite asks: go on waiting? `count`: how often it did for this lock. */
static int on_busy(void *context, int count)
{
    static const int steps_ms[] = {1, 2, 5, 10, 15, 20, 25};
    enum { LAST = sizeof steps_ms / sizeof *steps_ms - 1 };
    struct store    *store = context;
    struct patience *patience = &store->patience;
    int              ms = steps_ms[count < LAST ? count : LAST];
    if (count == 0)
        *patience = (struct patience){0};
    if (has_changed(patience, store->path))
        patience->still_ms = 0;
    if (patience->still_ms >= STORE_BUSY_MS || patience->waited_ms >= MOST_MS)
        return 0;
    if (patience->waited_ms >= NOTICE_MS && notice.tell) {
        notice.tell(notice.context);
        notice.tell = NULL;
    }
    rest(ms);
    patience->waited_ms += ms;
    patience->still_ms += ms;
    return 1;
}

void store_set_patient(struct store *store, bool patient)
{
    sqlite3_busy_handler(store->db, patient ? on_busy : NULL, store);
}
