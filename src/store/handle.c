#include "store/internal.h"

#include <errno.h>
#include <string.h>

/* Codes of one family have the same low byte. */
static int family(int code)
{
    return code & 0xFF;
}

static bool is_full(int code, int reason)
{
    return code == SQLITE_FULL ||
           (family(code) == SQLITE_IOERR && (reason == ENOSPC || reason == EDQUOT || reason == EFBIG));
}

bool handle_fail(struct store *store, int code, struct error *error)
{
    const char *shown = store->shown;
    int         last = errno; /* SQLite does not keep it when COMMIT fails; statements_step() has cleared it before */
    int         reason = store->db ? sqlite3_system_errno(store->db) : 0;
    if (!reason)
        reason = last;
    if (is_full(code, reason))
        return error_set(error, ERROR_FULL, "the disk is full: \"%s\" could not be written", shown);
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) {
        store->sync_failed = true;
        return error_set(error, ERROR_FAILED,
                         "the disk did not confirm what was written to \"%s\"; start Holdfast again", shown);
    }
    if (family(code) == SQLITE_CORRUPT && last == EIO)
        code = SQLITE_IOERR; /* SQLite calls a page that could not be read once a damaged one */
    switch (family(code)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(error, ERROR_BUSY, "another program holds \"%s\"; try again", shown);
    case SQLITE_NOTADB:
        return error_set(error, ERROR_DAMAGED, "\"%s\" is no Holdfast file; give another one with --db", shown);
    case SQLITE_CORRUPT:
        return error_set(error, ERROR_DAMAGED,
                         "\"%s\" is damaged; holdfast restore lists the copies of earlier days and brings one back",
                         shown);
    case SQLITE_READONLY:
        return error_set(error, ERROR_FAILED, "\"%s\" cannot be written: the file or its folder is read-only", shown);
    case SQLITE_CANTOPEN:
        return error_set(error, ERROR_FAILED, "\"%s\" cannot be opened%s%s", shown, reason ? ": " : "",
                         reason ? strerror(reason) : "");
    case SQLITE_NOMEM:
        return error_set(error, ERROR_FAILED, "there is not enough memory to use \"%s\"", shown);
    case SQLITE_IOERR:
        return error_set(error, ERROR_FAILED, "the disk failed while \"%s\" was in use%s%s", shown, reason ? ": " : "",
                         reason ? strerror(reason) : "");
    default:
        return error_set(error, ERROR_FAILED, "\"%s\" could not be used: %s", shown, sqlite3_errstr(code));
    }
}

bool handle_may_write(struct store *store, struct error *error)
{
    if (!store->for_writing)
        return error_set(error, ERROR_FAILED, "\"%s\" was opened for reading only", store->shown);
    if (store->sync_failed)
        return handle_fail(store, SQLITE_IOERR_FSYNC, error);
    int moved = 0;
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved)
        return error_set(error, ERROR_FAILED, "\"%s\" was moved or replaced; start Holdfast again", store->shown);
    return true;
}

void handle_write_uid(const unsigned char bytes[STORE_UID_BYTES], char out[STORE_UID_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < STORE_UID_BYTES; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[STORE_UID_SIZE - 1] = '\0';
}

void handle_make_uid(char out[STORE_UID_SIZE])
{
    unsigned char bytes[STORE_UID_BYTES];
    sqlite3_randomness(sizeof bytes, bytes);
    handle_write_uid(bytes, out);
}
