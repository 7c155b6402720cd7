#include "store/memo.h"

#include "store/internal.h"

bool memo_get(struct store *store, const char *key, struct arena *arena, const char **out, struct error *error)
{
    int64_t unix_ms;
    return memo_get_written(store, key, arena, out, &unix_ms, error);
}

bool memo_get_written(struct store *store, const char *key, struct arena *arena, const char **out, int64_t *unix_ms,
                      struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_memo_get, error), .arena = arena};
    if (!row.statement)
        return false;
    statements_bind_text(row.statement, 1, key);
    bool found;
    if (!statements_step(store, row.statement, &found, error))
        return false;
    const char *value = NULL;
    *unix_ms = 0;
    if (found) {
        value = row_words(&row, 0);
        *unix_ms = row_number(&row, 1, 0, INT64_MAX);
        statements_end(row.statement);
        if (!row_check(&row, store, error))
            return false;
    }
    *out = value;
    return true;
}

bool memo_list(struct store *store, const char *prefix, struct arena *arena, struct memo **out, size_t *count,
               struct error *error)
{
    struct row   row = {.statement = statements_get(store, SQL_memo_list, error), .arena = arena};
    struct memo *memos = NULL;
    size_t       found = 0, room = 0;
    if (row.statement)
        statements_bind_text(row.statement, 1, prefix);
    while (row_next(&row, store, error)) {
        memos = row_grow(arena, memos, found, &room, sizeof *memos);
        memos[found++] = (struct memo){row_words(&row, 0), row_words(&row, 1), row_number(&row, 2, 0, INT64_MAX)};
    }
    if (!row_end(&row, store, error))
        return false;
    *out = memos;
    *count = found;
    return true;
}

bool memo_put(struct store *store, const struct present *present, const char *key, const char *value,
              struct error *error)
{
    bool inside = store->depth > 0;
    if (!inside && !store_may_write(store, error))
        return false;
    sqlite3_stmt *statement = statements_get(store, value ? SQL_memo_put : SQL_memo_remove, error);
    if (!statement)
        return false;
    statements_bind_text(statement, 1, key);
    if (value) {
        statements_bind_text(statement, 2, value);
        statements_bind(statement, 3, present->unix_ms);
    }
    if (!inside) { /* a transaction by itself; one whose fate is not known may simply be done again */
        bool row;
        return statements_step(store, statement, &row, error);
    }
    if (!statements_write(store, statement, error))
        return false;
    store->changed_memo = true;
    return true;
}

bool memo_mark(struct store *store, const char *uid, int64_t now_ms, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_memo_put, error);
    if (!statement)
        return false;
    statements_bind_text(statement, 1, "act");
    statements_bind_text(statement, 2, uid);
    statements_bind(statement, 3, now_ms);
    return statements_write(store, statement, error);
}
