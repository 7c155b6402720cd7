/*
 * Copies of the file, in a folder beside it. A copy is made under a random name, synced and renamed, so that a name
 * without a dot in front is always a whole copy, and two processes that make the same one do not meet. What a crash
 * left behind goes with the next day's copy. The day's copy is made just before the first commit: what fails or
 * changes nothing leaves no copy.
 */
#include "store/internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COPIES_KEPT = 7, NAME_SIZE = 80, DAY_S = 86400 }; /* so many, and of so many days */

static char *folder_for(const struct store *store)
{
    return file_name(store->path, ".copies");
}

static bool warn(struct store *store, const char *what, struct error *error)
{
    return error_set(error, ERROR_FAILED, "no copy of \"%s\" could be kept: %s", store->shown, what);
}

static int file_of(sqlite3 *db, sqlite3_file **out)
{
    return sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, out);
}

/*
 * Copies the database as it was last committed, within an act that nobody else can write beside, and of which no page is in the file before
 * its commit, into an empty file at this path. In large pieces, through SQLite's own handles: to open and close the file a second time would
 * drop its lock, and page by page ten years take a quarter of a second. Nobody knows the new file yet, and it is synced as a whole afterwards.
 */
static int copy_into(struct store *store, const char *path)
{
    enum { PIECE = 1 << 16 }; /* SQLite writes less than 128 KB at a time */
    sqlite3      *copy = NULL;
    sqlite3_file *from = NULL, *to = NULL;
    sqlite3_int64 size = 0;
    char         *piece = malloc(PIECE);
    int code = piece ? sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) : SQLITE_NOMEM;
    if (code == SQLITE_OK)
        code = file_of(store->db, &from);
    if (code == SQLITE_OK)
        code = file_of(copy, &to);
    if (code == SQLITE_OK)
        code = from->pMethods->xFileSize(from, &size);
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += PIECE) {
        int length = size - at < PIECE ? (int)(size - at) : PIECE;
        code = from->pMethods->xRead(from, piece, length, at);
        if (code == SQLITE_OK)
            code = to->pMethods->xWrite(to, piece, length, at);
    }
    free(piece);
    int closed = sqlite3_close(copy);
    return code == SQLITE_OK ? closed : code;
}

static bool sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool done = fsync(fd) == 0;
    close(fd);
    return done;
}

static bool make_copy(struct store *store, const char *folder, const char *name, struct error *error)
{
    char uid[STORE_UID_SIZE], draft_name[NAME_SIZE];
    handle_make_uid(uid);
    snprintf(draft_name, sizeof draft_name, ".%s.%.8s", name, uid);
    char *draft = file_in(folder, draft_name);
    char *final = file_in(folder, name);
    bool  done = false;
    if (!draft || !final) {
        warn(store, strerror(ENOMEM), error);
        goto cleanup;
    }
    if (mkdir(folder, S_IRWXU) == 0 || errno == EEXIST)
        done = chmod(folder, S_IRWXU) == 0;
    if (!done) {
        warn(store, strerror(errno), error);
        goto cleanup;
    }
    struct error refusal;
    done = file_create(draft, false, &refusal);
    if (!done) {
        warn(store, refusal.text, error);
        goto cleanup;
    }
    int code = copy_into(store, draft);
    if (code != SQLITE_OK)
        done = warn(store, sqlite3_errstr(code), error);
    else if (!sync_file(draft) || rename(draft, final) != 0 || !file_sync_folder(folder))
        done = warn(store, strerror(errno), error);
    if (!done)
        unlink(draft);
cleanup:
    free(draft);
    free(final);
    return done;
}

bool copy_keep(struct store *store, const char *name, struct error *error)
{
    char *folder = folder_for(store);
    bool  done = folder ? make_copy(store, folder, name, error) : warn(store, strerror(ENOMEM), error);
    free(folder);
    return done;
}

/* YYYY-MM-DD.db, with a dot in front and more behind if it is a draft. */
static bool is_daily(const char *name, bool draft)
{
    static const char pattern[] = "0000-00-00.db"; /* 0: any digit */
    name += draft && *name == '.';
    for (size_t i = 0; i < sizeof pattern - 1; i++) {
        if (pattern[i] == '0' ? name[i] < '0' || name[i] > '9' : name[i] != pattern[i])
            return false;
    }
    return draft ? name[sizeof pattern - 1] == '.' : name[sizeof pattern - 1] == '\0';
}

/* Does its name say that it was made before something: a new schema, another file in the place of this one? */
static bool is_before(const char *name)
{
    return strncmp(name, "before-", strlen("before-")) == 0;
}

/* A day's copy that goes before others do: larger is sooner. Those of a day to come, by a clock that was wrong, then the oldest. */
static int urgency(const char *name, const char *than, const char *today)
{
    bool is_ahead = strcmp(name, today) > 0, other_is = strcmp(than, today) > 0;
    return is_ahead != other_is ? is_ahead - other_is : strcmp(than, name);
}

/*
 * Removes what is past its days, and drafts of other days. Of what stays: how many daily copies there are, and the one but today's that would go
 * first.
 */
static int look_over(int folder_fd, DIR *listing, const char *today, const char *oldest_kept, char first[NAME_SIZE])
{
    int count = 0;
    *first = '\0';
    rewinddir(listing);
    for (struct dirent *entry = readdir(listing); entry; entry = readdir(listing)) {
        const char *name = entry->d_name;
        struct stat status;
        bool        is_left = *name == '.' && is_daily(name, true) && strncmp(name + 1, today, strlen(today)) != 0;
        bool        is_old = is_daily(name, false) && strcmp(name, oldest_kept) < 0;
        if (is_before(name) && fstatat(folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
            char date[WHEN_DAY_SIZE];
            when_say_day((daynum)(status.st_mtim.tv_sec / DAY_S), date);
            is_old = strncmp(date, oldest_kept, strlen(date)) < 0;
        }
        if (is_left || is_old) {
            unlinkat(folder_fd, name, 0);
        } else if (is_daily(name, false)) {
            count++;
            if (strcmp(name, today) != 0 && (!*first || urgency(name, first, today) > 0))
                memcpy(first, name, strlen(name) + 1); /* is_daily() has seen its length */
        }
    }
    return count;
}

/* `settled`: a day that two writes agree on, so that a clock that is wrong once costs no copy that is not old. */
static void prune(const char *folder, const char *today, daynum settled)
{
    DIR *listing = opendir(folder);
    if (!listing)
        return;
    char first[NAME_SIZE], oldest_kept[NAME_SIZE], date[WHEN_DAY_SIZE];
    when_say_day(settled - COPIES_KEPT, date);
    snprintf(oldest_kept, sizeof oldest_kept, "%s.db", date);
    while (look_over(dirfd(listing), listing, today, oldest_kept, first) > COPIES_KEPT) {
        if (unlinkat(dirfd(listing), first, 0) != 0)
            break;
    }
    closedir(listing);
}

static char *daily_path(daynum day, const char *folder, char name[NAME_SIZE])
{
    char date[WHEN_DAY_SIZE];
    when_say_day(day, date);
    snprintf(name, NAME_SIZE, "%s.db", date);
    return folder ? file_in(folder, name) : NULL;
}

void copy_prepare(struct store *store, daynum today)
{
    store->copy_due = DAY_NONE;
    if (!store->on_disk || store->copied_on == today)
        return;
    char        name[NAME_SIZE];
    char       *folder = folder_for(store);
    char       *path = daily_path(today, folder, name);
    struct stat status;
    int64_t     filled = 0;
    if (!path)
        warn(store, strerror(ENOMEM), &store->warning);
    else if (stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
        store->copied_on = today;
    else if (statements_number(store, SQL_any_row, &filled, &store->warning) && filled &&
             statements_run(store, SQL_set_cache_spill,
                            &store->warning)) /* a spill would lock the copying handle out */
        store->copy_due = today;
    free(path);
    free(folder);
}

void copy_daily(struct store *store)
{
    if (store->copy_due == DAY_NONE)
        return;
    char  name[NAME_SIZE];
    char *folder = folder_for(store);
    char *path = daily_path(store->copy_due, folder, name);
    if (!path) {
        warn(store, strerror(ENOMEM), &store->warning);
    } else if (make_copy(store, folder, name, &store->warning)) {
        store->copied_on = store->copy_due;
        prune(folder, name, store->settled_on);
    }
    free(path);
    free(folder);
}
