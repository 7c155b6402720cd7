/*
 * The index of the entries' words is SQLite's FTS5, over a view of the living entries that do not wait for it. It holds words as core/fold.h
 * folds them, so that its own tokenizer has only to part them at blanks; SQL asks for them by functions that are made known here.
 *
 * A new text only waits, so that writing one costs the same whatever the index holds; when WAITING_MOST of them have
 * come together, or one is longer than WAITING_BYTES, they go in at once: one segment of the index instead of many.
 */
#include "core/buf.h"
#include "core/fold.h"
#include "store/internal.h"

enum { WAITING_MOST = 32, WAITING_BYTES = 16 * 1024 };

typedef void put(struct buf *, const char *text, size_t length);

static void answer(sqlite3_context *context, sqlite3_value *value, put *fold)
{
    struct arena arena = {0};
    struct buf   out = {.arena = &arena};
    const char  *text = (const char *)sqlite3_value_text(value);
    if (text) {
        fold(&out, text, (size_t)sqlite3_value_bytes(value));
        sqlite3_result_text64(context, buf_text(&out), out.length, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    arena_free(&arena);
}

/* fold(text): as tags and triggers are compared. */
static void sql_fold(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    answer(context, values[0], fold_put);
}

/* fold_words(text): what the index holds of it. */
static void sql_fold_words(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    answer(context, values[0], fold_put_words);
}

bool search_open(struct store *store, struct error *error)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int       code = sqlite3_create_function_v2(store->db, "fold", 1, flags, NULL, sql_fold, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(store->db, "fold_words", 1, flags, NULL, sql_fold_words, NULL, NULL, NULL);
    return code == SQLITE_OK || handle_fail(store, code, error);
}

static bool write_about(struct store *store, enum sql sql, int64_t id, struct error *error)
{
    return call_write(store, &(struct call){sql, {value_number(id)}}, error);
}

static bool write_plain(struct store *store, enum sql sql, struct error *error)
{
    return call_write(store, &(struct call){.sql = sql}, error);
}

bool search_forget(struct store *store, int64_t entry_id, struct error *error)
{
    return write_about(store, SQL_words_forget, entry_id, error) &&
           write_about(store, SQL_waiting_remove, entry_id, error);
}

static bool take_in(struct store *store, struct error *error)
{
    return write_plain(store, SQL_words_take, error) && write_plain(store, SQL_waiting_clear, error);
}

bool search_take(struct store *store, int64_t entry_id, size_t body_length, struct error *error)
{
    int64_t waiting;
    if (!write_about(store, SQL_waiting_add, entry_id, error) ||
        !statements_number(store, SQL_waiting_count, &waiting, error))
        return false;
    return (waiting < WAITING_MOST && body_length <= WAITING_BYTES) || take_in(store, error);
}

bool search_purge(struct store *store, struct error *error)
{
    return write_plain(store, SQL_words_purge, error);
}
