#include "store/reasons.h"

#include "store/internal.h"

static struct reason read_reason(struct row *row)
{
    return (struct reason){.id = row_number(row, 0, 1, INT64_MAX), .uid = row_words(row, 1), .text = row_words(row, 2)};
}

bool reasons_get(struct store *store, int64_t id, struct arena *arena, struct reason *out, struct error *error)
{
    struct row row = {.arena = arena};
    if (!row_find(&row, store, SQL_reason_get, id, "reason", error))
        return false;
    struct reason reason = read_reason(&row);
    if (!row_end(&row, store, error))
        return false;
    *out = reason;
    return true;
}

bool reasons_list(struct store *store, struct arena *arena, struct reason **out, size_t *count, struct error *error)
{
    struct row     row = {.statement = statements_get(store, SQL_reason_list, error), .arena = arena};
    struct reason *reasons = NULL;
    size_t         found = 0, room = 0;
    while (row_next(&row, store, error)) {
        reasons = row_grow(arena, reasons, found, &room, sizeof *reasons);
        reasons[found++] = read_reason(&row);
    }
    if (!row_end(&row, store, error))
        return false;
    *out = reasons;
    *count = found;
    return true;
}

static bool insert_reason(struct store *store, const struct present *present, struct arena *arena,
                          struct reason *reason, struct error *error)
{
    char          uid[STORE_UID_SIZE];
    sqlite3_stmt *statement = row_new(store, SQL_reason_add, present, uid, error);
    if (!statement)
        return false;
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

static bool update_reason(struct store *store, const struct present *present, const struct reason *reason,
                          struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_reason_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, reason->id);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind_text(statement, 3, reason->text);
    if (!statements_write(store, statement, error))
        return false;
    return sqlite3_changes(store->db) > 0 || row_say_absent("reason", reason->id, error);
}

bool reasons_save(struct store *store, const struct present *present, const struct reason *reason, struct error *error)
{
    if (!act_begin(store, present, "reason edit", error))
        return false;
    return act_end(store, update_reason(store, present, reason, error), error);
}

bool reasons_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "reason delete", error))
        return false;
    return act_end(store, row_delete(store, SQL_reason_delete, "reason", id, present, error), error);
}
