/*
 * A journal that lies beside a file belongs to that file alone: rolled into another one it destroys it. So the new file never lies at the path
 * as long as an older journal does: a file that can be opened has none once its copy is made, and that of one that cannot goes, copied, before.
 */
#include "store/copies.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/text.h"
#include "store/internal.h"

static int by_time(const void *a, const void *b)
{
    const struct copy *left = a, *right = b;
    if (left->changed_s != right->changed_s)
        return left->changed_s < right->changed_s ? 1 : -1;
    return -strcmp(left->path, right->path);
}

static bool is_copy(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 3 && strcmp(name + length - 3, ".db") == 0;
}

bool copies_list(const char *path, struct arena *arena, struct copy **out, size_t *count, struct error *error)
{
    struct buf   folder = {.arena = arena};
    struct copy *copies = NULL;
    size_t       found = 0, room = 0;
    buf_printf(&folder, "%s.copies", path);
    DIR *listing = opendir(buf_text(&folder));
    if (!listing && errno != ENOENT)
        return error_set(error, ERROR_FAILED, "%s cannot be read: %s", text_quote(folder.text, folder.length).text,
                         strerror(errno));
    for (struct dirent *entry = listing ? readdir(listing) : NULL; entry; entry = readdir(listing)) {
        struct stat status;
        struct buf  whole = {.arena = arena};
        buf_printf(&whole, "%s/%s", folder.text, entry->d_name);
        if (!is_copy(entry->d_name) || stat(buf_text(&whole), &status) != 0 || !S_ISREG(status.st_mode))
            continue;
        copies = row_grow(arena, copies, found, &room, sizeof *copies);
        copies[found++] = (struct copy){.path = whole.text, .changed_s = status.st_mtim.tv_sec, .size = status.st_size};
    }
    if (listing)
        closedir(listing);
    if (found > 0)
        qsort(copies, found, sizeof *copies, by_time);
    *out = copies;
    *count = found;
    return true;
}

static bool say_errno(const char *path, const char *what, int code, struct error *error)
{
    bool is_full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return error_set(error, is_full ? ERROR_FULL : ERROR_FAILED, "%s cannot be %s: %s",
                     text_quote(path, strlen(path)).text, what, strerror(code));
}

static int sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int reason = fd < 0 || fsync(fd) != 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    return reason;
}

/* Copies a file byte for byte, 0600, onto the disk. 0 or an errno. */
static int copy_bytes(const char *from, const char *to)
{
    enum { PIECE = 1 << 16 };
    char   *piece = malloc(PIECE);
    int     in = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    int     out = in < 0 ? -1 : open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    int     reason = !piece ? ENOMEM : in < 0 || out < 0 ? errno : 0;
    ssize_t got = 1;
    while (reason == 0 && got > 0) {
        got = read(in, piece, PIECE);
        bool is_interrupted = got < 0 && errno == EINTR;
        if (is_interrupted)
            got = 1;
        else if (got < 0 || !file_write_all(out, piece, (size_t)got))
            reason = errno;
    }
    free(piece);
    if (out >= 0 && close(out) != 0 && reason == 0)
        reason = errno;
    if (in >= 0)
        close(in);
    return reason != 0 ? reason : sync_file(to);
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat left, right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_ino == right.st_ino && left.st_dev == right.st_dev;
}

/* A consistent copy, whoever writes to it meanwhile. An SQLite code. */
static int copy_database(const char *from, const char *to)
{
    sqlite3 *source = NULL, *copy = NULL;
    char    *name = file_name(from, "");
    int      code = name ? sqlite3_open_v2(name, &source, SQLITE_OPEN_READWRITE, NULL) : SQLITE_NOMEM;
    if (code == SQLITE_OK)
        code = sqlite3_busy_timeout(source, STORE_BUSY_MS);
    if (code == SQLITE_OK)
        code = sqlite3_open_v2(to, &copy, SQLITE_OPEN_READWRITE, NULL);
    sqlite3_backup *backup = code == SQLITE_OK ? sqlite3_backup_init(copy, "main", source, "main") : NULL;
    if (backup) {
        code = sqlite3_backup_step(backup, -1);
        int finished = sqlite3_backup_finish(backup);
        code = code == SQLITE_DONE ? finished : code;
    } else if (code == SQLITE_OK) {
        code = sqlite3_errcode(copy);
    }
    sqlite3_close(copy);
    sqlite3_close(source);
    free(name);
    return code;
}

bool restore_copy_database(const char *from, const char *to, struct error *error)
{
    int code = copy_database(from, to);
    if (code == SQLITE_FULL)
        return say_errno(to, "written", ENOSPC, error);
    return code == SQLITE_OK ||
           error_set(error, (code & 0xFF) == SQLITE_BUSY ? ERROR_BUSY : ERROR_DAMAGED, "%s cannot be copied: %s",
                     text_quote(from, strlen(from)).text, sqlite3_errstr(code));
}

bool restore_sync_file(const char *path, struct error *error)
{
    int reason = sync_file(path);
    return reason == 0 || say_errno(path, "written", reason, error);
}

/* Is it one of ours, and sound? What is older than this schema is asked once it has been brought up. */
static bool check_draft(const char *draft, const char *shown, struct arena *arena, struct error *error)
{
    struct store *store = NULL;
    const char  **findings = NULL;
    size_t        count = 0;
    bool          done = store_open(&store, draft, STORE_READ, false, error);
    if (done)
        done = store_check(store, arena, &findings, &count, error);
    else if (error->kind == ERROR_DAMAGED)
        error_set(error, ERROR_DAMAGED,
                  "%s is no Holdfast file, or damaged; holdfast restore lists the copies there are", shown);
    store_close(store);
    return done && (count == 0 || error_set(error, ERROR_DAMAGED, "%s is not sound: %s", shown, findings[0]));
}

/* The new file, whole and on the disk, in the folder of copies. */
static bool make_draft(const char *from, const char *draft, struct arena *arena, struct error *error)
{
    struct text_quoted quoted = text_quote(from, strlen(from));
    const char        *shown = quoted.text;
    struct stat        status;
    if (stat(from, &status) != 0)
        return error_set(error, errno == ENOENT ? ERROR_ABSENT : ERROR_FAILED, "%s cannot be read: %s", shown,
                         strerror(errno));
    if (!S_ISREG(status.st_mode) || status.st_size == 0)
        return error_set(error, ERROR_DAMAGED, "%s is %s; holdfast restore lists the copies there are", shown,
                         S_ISREG(status.st_mode) ? "empty" : "no file");
    if (!file_create(draft, false, error))
        return false;
    return restore_copy_database(from, draft, error) && check_draft(draft, shown, arena, error) &&
           restore_sync_file(draft, error);
}

/* What cannot be opened is kept as it is, and its journal with it, which then no longer lies beside the file. */
static bool keep_bytes(const char *path, const char *kept, struct error *error)
{
    char       *journal = file_name(path, "-journal"), *kept_journal = file_name(kept, "-journal");
    struct stat status;
    bool        has_file = stat(path, &status) == 0 && status.st_size > 0,
         has_journal = journal && stat(journal, &status) == 0;
    int reason = !journal || !kept_journal ? ENOMEM : 0;
    if (reason == 0 && has_file)
        reason = copy_bytes(path, kept);
    if (reason == 0 && has_journal)
        reason = copy_bytes(journal, kept_journal);
    if (reason != 0)
        say_errno(path, "kept", reason, error);
    else if (has_journal && (unlink(journal) != 0 || !file_sync_folder_of(path)))
        say_errno(journal, "removed", reason = errno, error);
    free(journal);
    free(kept_journal);
    return reason == 0;
}

static bool put_in_place(const char *draft, const char *path, struct error *error)
{
    if (rename(draft, path) != 0 || !file_sync_folder_of(path))
        return say_errno(path, "replaced", errno, error);
    return true;
}

/* Keeps what is there and puts the draft in its place, under the lock where there is one to have. */
static bool replace(const char *path, const char *place, const char *draft, const char *kept, struct error *error)
{
    struct store   *old = NULL;
    enum file_state state;
    if (!file_look(path, &state, error))
        return false;
    if (state == FILE_FILLED && store_open(&old, path, STORE_WRITE, false, error)) {
        bool done = statements_run(old, SQL_begin, error) && copy_keep(old, strrchr(kept, '/') + 1, error) &&
                    put_in_place(draft, place, error);
        store_close(old);
        return done;
    }
    if (state == FILE_FILLED && error->kind != ERROR_DAMAGED && error->kind != ERROR_REFUSED)
        return false;
    return keep_bytes(place, kept, error) && put_in_place(draft, place, error);
}

bool copies_restore(const char *path, const char *from, const struct present *present, struct arena *arena,
                    const char **kept, struct error *error)
{
    struct stat status;
    struct buf  draft = {.arena = arena}, old = {.arena = arena}, place = {.arena = arena};
    char        uid[STORE_UID_SIZE], day[WHEN_DAY_SIZE];
    int64_t     second = when_second(present->now);
    handle_make_uid(uid);
    when_say_day(present->today, day);
    if (is_same_file(path, from))
        return error_set(error, ERROR_USAGE, "that is the file itself; holdfast restore lists its copies");
    char *real = realpath(path, NULL); /* it may be a link: what it leads to is replaced, and has the journal */
    buf_printf(&draft, "%s.copies/.%s.db.%.8s", real ? real : path, day, uid);
    buf_printf(&old, "%s.copies/before-restore-%s-%02d%02d%02d.db", path, day, (int)(second / 3600),
               (int)(second / 60 % 60), (int)(second % 60));
    buf_puts(&place, real ? real : path);
    free(real);
    if (!file_make_folders(buf_text(&draft), error) || !file_make_folders(buf_text(&old), error))
        return false;
    bool is_there = stat(path, &status) == 0 && status.st_size > 0;
    bool done =
        make_draft(from, draft.text, arena, error) && replace(path, buf_text(&place), draft.text, old.text, error);
    if (!done)
        (void)unlink(draft.text);
    *kept = is_there ? buf_text(&old) : NULL;
    return done;
}
