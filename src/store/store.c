/*
 * The open recipe. SQLite alone opens the database file: any other close() of it in this process would drop SQLite's locks. What kind of file it
 * is shows its header, read through SQLite's own handle and without a lock; only a file that is ours is then asked within a transaction,
 * so that nothing is ever done to another program's file, not even the rolling back of its journal.
 */
#include "core/hash.h"
#include "store/changes.h"
#include "store/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { HEADER_WRITE_VERSION = 18, WRITE_AHEAD_LOG = 2 };

static int on_progress(void *context)
{
    struct store *store = context;
    store->tick(store->tick_context);
    return 0;
}

void store_on_progress(struct store *store, void (*tick)(void *context), void *context)
{
    enum { STEPS = 10000 }; /* of SQLite's machine: a millisecond or two */
    store->tick = tick;
    store->tick_context = context;
    sqlite3_progress_handler(store->db, STEPS, tick ? on_progress : NULL, store);
}

/* Nobody asks SQLite how much memory it uses, and nobody shares it with another thread. Heeded before the first file is opened. */
static void tune(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
}

/* uid_of(text): the uid of a row that is what it is by this alone, the same on every device. */
static void sql_uid_of(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    unsigned char hash[HASH_BYTES];
    char          uid[STORE_UID_SIZE];
    const void   *text = sqlite3_value_text(values[0]);
    if (!text)
        return;
    hash_bytes(text, (size_t)sqlite3_value_bytes(values[0]), hash);
    handle_write_uid(hash, uid);
    sqlite3_result_text(context, uid, -1, SQLITE_TRANSIENT);
}

static bool connect(struct store *store, const char *name, struct error *error)
{
    tune();
    int code = sqlite3_open_v2(name, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK)
        return handle_fail(store, store->db ? sqlite3_extended_errcode(store->db) : code, error);
    sqlite3_extended_result_codes(store->db, 1);
    store_set_patient(store, true);
    static const struct {
        int what, on;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},   {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        code = sqlite3_db_config(store->db, settings[i].what, settings[i].on, (int *)NULL);
        if (code != SQLITE_OK)
            return handle_fail(store, code, error);
    }
    code = sqlite3_create_function_v2(store->db, "uid_of", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_uid_of,
                                      NULL, NULL, NULL);
    return code == SQLITE_OK ? search_open(store, error) : handle_fail(store, code, error);
}

static bool run_recipe(struct store *store, struct error *error)
{
    return statements_run(store, SQL_set_secure_delete, error) && statements_run(store, SQL_set_temp_store, error) &&
           statements_run(store, SQL_set_synchronous, error);
}

/* An empty store that stands for a file that is not there. Its tables are made for the first statement: mostly nobody asks. */
static bool open_in_memory(struct store *store, struct error *error)
{
    store->on_disk = false;
    store->has_tables = false;
    return connect(store, ":memory:", error);
}

static bool read_header(struct store *store, unsigned char header[FILE_HEADER_SIZE], struct error *error)
{
    sqlite3_file *file = NULL;
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    int code = file->pMethods->xRead(file, header, FILE_HEADER_SIZE, 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) /* a short read is filled up with zeros */
        return handle_fail(store, code, error);
    return true;
}

/* Whose file is it, asked within a transaction. *empty: nobody's, nothing was ever committed to it. */
static bool identify(struct store *store, bool *empty, struct error *error)
{
    /* The pages first: a file that another process makes between two questions then counts as empty, and is not taken for a foreign one. */
    int64_t pages, id, version;
    if (!statements_number(store, SQL_page_count, &pages, error) ||
        !statements_number(store, SQL_application_id, &id, error) ||
        !statements_number(store, SQL_user_version, &version, error))
        return false;
    *empty = pages == 0;
    if (pages > 0 && id != STORE_APPLICATION_ID)
        return handle_fail(store, SQLITE_NOTADB, error);
    if (pages > 0 && version < 1)
        return error_set(error, ERROR_DAMAGED, "\"%s\" is damaged: it does not say which schema it has", store->shown);
    return true;
}

/* A file that another program put into write-ahead mode goes back to one file at rest, unless it is in use just now. */
static void leave_wal(struct store *store, const unsigned char header[FILE_HEADER_SIZE])
{
    struct error ignored;
    if (header[HEADER_WRITE_VERSION] == WRITE_AHEAD_LOG && !statements_run(store, SQL_set_journal_mode, &ignored))
        return;
}

/* Who only reads leaves an older file as it is, on a disk that may not be written too: a copy in memory is brought forward in its place. */
static bool copy_into_memory(struct store *store, struct error *error)
{
    sqlite3 *file = store->db;
    statements_close(store);
    store->db = NULL;
    bool done = connect(store, ":memory:", error);
    if (done) {
        sqlite3_backup *copying = sqlite3_backup_init(store->db, "main", file, "main");
        int             code = copying ? sqlite3_backup_step(copying, -1) : sqlite3_errcode(store->db);
        if (copying)
            sqlite3_backup_finish(copying);
        done = code == SQLITE_DONE || handle_fail(store, code, error);
    }
    sqlite3_close(file);
    return done && run_recipe(store, error);
}

/* *empty: for reading, the file holds nothing. */
static bool open_on_disk(struct store *store, enum file_state state, bool *empty, struct error *error)
{
    char *name = file_name(store->path, "");
    if (!name)
        return handle_fail(store, SQLITE_NOMEM, error);
    store->on_disk = true;
    store->has_tables = true;
    bool connected = connect(store, name, error);
    free(name);
    if (!connected)
        return false;
    /* The header is read without a lock: what another process is just making is looked at again once its journal is gone. */
    unsigned char header[FILE_HEADER_SIZE];
    if (!read_header(store, header, error))
        return false;
    if (state == FILE_FILLED && !file_header_is_ours(header) && !file_journal_is_ours(store->path)) {
        if (!read_header(store, header, error))
            return false;
        if (!file_header_is_ours(header))
            return handle_fail(store, SQLITE_NOTADB, error);
    }
    leave_wal(store, header);
    if (!identify(store, empty, error))
        return false;
    if (*empty && !store->for_writing)
        return true;
    bool is_newest = true;
    return file_make_private(store->path, store->for_writing, error) && run_recipe(store, error) &&
           (store->for_writing || migrate_is_done(store, &is_newest, error)) &&
           (is_newest || copy_into_memory(store, error)) && migrate_run(store, error);
}

static void disconnect(struct store *store)
{
    changes_end(store); /* of an act that was left open */
    statements_close(store);
    sqlite3_close(store->db);
    store->db = NULL;
}

static bool open_any(struct store *store, bool make_folder, struct error *error)
{
    enum file_state state;
    if (!file_look(store->path, &state, error))
        return false;
    if (store->for_writing) {
        if (state == FILE_ABSENT && !file_create(store->path, make_folder, error))
            return false;
    } else if (state != FILE_FILLED) {
        return open_in_memory(store, error);
    }
    bool empty = false;
    if (!open_on_disk(store, state, &empty, error))
        return false;
    if (empty && !store->for_writing) {
        disconnect(store);
        return open_in_memory(store, error);
    }
    file_mark(store->path, &store->mark);
    return statements_number(store, SQL_data_version, &store->data_version, error);
}

bool store_open(struct store **out, const char *path, enum store_mode mode, bool make_folder, struct error *error)
{
    struct store *store = calloc(1, sizeof *store);
    char         *copy = strdup(path);
    if (!store || !copy) {
        free(store);
        free(copy);
        return error_set(error, ERROR_FAILED, "there is not enough memory");
    }
    store->path = copy;
    store->for_writing = mode == STORE_WRITE;
    store->for_check = mode == STORE_CHECK;
    store->copied_on = DAY_NONE;
    file_shown(path, store->shown);
    if (!open_any(store, make_folder, error)) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    disconnect(store);
    free(store->path);
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->path;
}

bool store_tidy(struct store *store, struct error *error)
{
    enum { FEW = 64 }; /* pages that are not worth it */
    int64_t pages, unused;
    if (!store->on_disk || !store->for_writing)
        return true;
    if (!handle_may_write(store, error) || !statements_number(store, SQL_page_count, &pages, error) ||
        !statements_number(store, SQL_free_pages, &unused, error))
        return false;
    return unused < FEW || unused * 4 <= pages || statements_run(store, SQL_vacuum, error);
}

bool store_is_on_disk(const struct store *store)
{
    return store->on_disk;
}

bool store_has_written(const struct store *store)
{
    return store->has_written;
}

const char *store_warning(const struct store *store)
{
    return store->warning.kind == ERROR_NONE ? NULL : store->warning.text;
}

bool store_poll(struct store *store, bool *changed, struct error *error)
{
    struct file_mark mark = {0};
    bool             there = file_mark(store->path, &mark);
    if (!store->on_disk) { /* somebody has begun the file */
        *changed = there && mark.size > 0 && !file_mark_same(&mark, &store->mark);
        store->mark = mark;
        return true;
    }
    if (file_mark_same(&mark, &store->mark)) {
        *changed = false;
        return true;
    }
    int64_t version;
    if (!statements_number(store, SQL_data_version, &version, error))
        return false;
    *changed = version != store->data_version || mark.inode != store->mark.inode;
    store->data_version = version;
    store->mark = mark;
    return true;
}
