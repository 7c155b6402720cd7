/*
 * The index of the entries' words is SQLite's FTS5, over a view of the living entries that do not wait for it.
 *
 * A new text only waits, so that writing one costs the same whatever the index holds; when WAITING_MOST of them have
 * come together, or one is longer than WAITING_BYTES, they go in at once: one segment of the index instead of many.
 */
#include "store/internal.h"

enum { WAITING_MOST = 32, WAITING_BYTES = 16 * 1024 };

static bool write_about(struct store *store, enum sql sql, int64_t id, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, id);
    return statements_write(store, statement, error);
}

static bool write_plain(struct store *store, enum sql sql, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    return statement && statements_write(store, statement, error);
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
