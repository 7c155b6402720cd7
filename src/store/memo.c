#include "store/memo.h"

#include "store/internal.h"

static void read_memo(struct row *row, void *out)
{
    *(struct memo *)out = (struct memo){row_words(row, 0), row_words(row, 1), row_number(row, 2, 0, INT64_MAX)};
}

bool memo_get(struct store *store, const char *key, struct arena *arena, const char **out, struct error *error)
{
    int64_t unix_ms;
    return memo_get_written(store, key, arena, out, &unix_ms, error);
}

bool memo_get_written(struct store *store, const char *key, struct arena *arena, const char **out, int64_t *unix_ms,
                      struct error *error)
{
    struct call call = {SQL_memo_get, {value_text(key)}};
    struct memo memo = {0};
    bool        found;
    if (!row_one(store, &call, arena, read_memo, &memo, &found, error))
        return false;
    *out = memo.value;
    *unix_ms = memo.unix_ms;
    return true;
}

bool memo_list(struct store *store, const char *prefix, struct arena *arena, struct memo **out, size_t *count,
               struct error *error)
{
    struct call call = {SQL_memo_list, {value_text(prefix)}};
    return row_all(store, &call, arena, read_memo, sizeof **out, out, count, error);
}

bool memo_put(struct store *store, const struct present *present, const char *key, const char *value,
              struct error *error)
{
    struct call call = {value ? SQL_memo_put : SQL_memo_remove,
                        {value_text(key), value_text(value), value_number(present->unix_ms)}};
    if (store->depth > 0) {
        if (!call_write(store, &call, error))
            return false;
        store->changed_memo = true;
        return true;
    }
    /* A transaction by itself; one whose fate is not known may simply be done again. */
    bool          row;
    sqlite3_stmt *statement = handle_may_write(store, error) ? call_start(store, &call, error) : NULL;
    return statement && statements_step(store, statement, &row, error);
}

bool memo_add(struct store *store, const struct present *present, const char *key, const char *value, bool *added,
              struct error *error)
{
    struct call   call = {SQL_memo_add, {value_text(key), value_text(value), value_number(present->unix_ms)}};
    bool          row;
    sqlite3_stmt *statement = handle_may_write(store, error) ? call_start(store, &call, error) : NULL;
    if (!statement || !statements_step(store, statement, &row, error))
        return false;
    *added = sqlite3_changes(store->db) > 0;
    return true;
}

bool memo_mark(struct store *store, const char *uid, int64_t now_ms, struct error *error)
{
    return call_write(store, &(struct call){SQL_memo_put, {value_text("act"), value_text(uid), value_number(now_ms)}},
                      error);
}
