#include "store/reasons.h"

#include "internal.h"

static struct reason read_reason(struct row *row)
{
    return (struct reason){.id = row_number(row, 0, 1, INT64_MAX), .uid = row_words(row, 1), .text = row_words(row, 2)};
}

static bool say_absent(int64_t id, struct error *error)
{
    return error_set(error, ERROR_ABSENT, "there is no reason %lld; see: holdfast reason list", (long long)id);
}

bool reasons_get(struct store *store, int64_t id, struct arena *arena, struct reason *out, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_reason_get, error), .arena = arena};
    bool       found;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, id);
    if (!statements_step(store, row.statement, &found, error))
        return false;
    if (!found)
        return say_absent(id, error);
    struct reason reason = read_reason(&row);
    statements_end(row.statement);
    if (!row_check(&row, store, error))
        return false;
    *out = reason;
    return true;
}

bool reasons_list(struct store *store, struct arena *arena, struct reason **out, size_t *count, struct error *error)
{
    struct row     row = {.statement = statements_get(store, SQL_reason_list, error), .arena = arena};
    struct reason *reasons = NULL;
    size_t         found = 0, room = 0;
    bool           more;
    if (!row.statement || !statements_step(store, row.statement, &more, error))
        return false;
    while (more) {
        reasons = row_grow(arena, reasons, found, &room, sizeof *reasons);
        reasons[found++] = read_reason(&row);
        if (!statements_step(store, row.statement, &more, error))
            return false;
    }
    if (!row_check(&row, store, error))
        return false;
    *out = reasons;
    *count = found;
    return true;
}

static bool insert_reason(struct store *store, const struct present *present, struct arena *arena,
                          struct reason *reason, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_reason_add, error);
    char          uid[STORE_UID_SIZE];
    if (!statement)
        return false;
    store_make_uid(uid);
    statements_bind_text(statement, 1, uid);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind_text(statement, 3, reason->text);
    if (!statements_write(store, statement, error))
        return false;
    reason->id = sqlite3_last_insert_rowid(store->db);
    reason->uid = arena_copy_text(arena, uid);
    return true;
}

bool reasons_add(struct store *store, const struct present *present, struct arena *arena, struct reason *reason,
                 struct error *error)
{
    if (!act_begin(store, present, "reason add", error))
        return false;
    return act_end(store, insert_reason(store, present, arena, reason, error), error);
}

bool reasons_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    bool found;
    if (!act_begin(store, present, "reason delete", error))
        return false;
    bool done = trash_delete(store, SQL_reason_delete, "reason", id, present->unix_ms, &found, error);
    return act_end(store, done && (found || say_absent(id, error)), error);
}
