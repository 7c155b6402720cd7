#include "store/reasons.h"

#include "store/internal.h"
#include "store/lists.h"

static void read_reason(struct row *row, void *out)
{
    *(struct reason *)out =
        (struct reason){.id = row_number(row, 0, 1, INT64_MAX), .uid = row_words(row, 1), .text = row_words(row, 2)};
}

static void bind_reason(sqlite3_stmt *statement, const void *item)
{
    const struct reason *reason = item;
    statements_bind_text(statement, 3, reason->text);
}

const struct list_kind reasons_kind = {
    .name = "reason",
    .add_act = "reason add",
    .edit_act = "reason edit",
    .delete_act = "reason delete",
    .get = SQL_reason_get,
    .all = SQL_reason_list,
    .add = SQL_reason_add,
    .save = SQL_reason_save,
    .remove = SQL_reason_delete,
    .size = sizeof(struct reason),
    .read = read_reason,
    .bind = bind_reason,
};

bool reasons_get(struct store *store, int64_t id, struct arena *arena, struct reason *out, struct error *error)
{
    return lists_get(store, &reasons_kind, id, arena, out, error);
}

bool reasons_list(struct store *store, struct arena *arena, struct reason **out, size_t *count, struct error *error)
{
    void *items;
    if (!lists_all(store, &reasons_kind, arena, &items, count, error))
        return false;
    *out = items;
    return true;
}

bool reasons_add(struct store *store, const struct present *present, struct arena *arena, struct reason *item,
                 struct error *error)
{
    return lists_add(store, &reasons_kind, present, arena, item, error);
}

bool reasons_save(struct store *store, const struct present *present, const struct reason *item, struct error *error)
{
    return lists_save(store, &reasons_kind, present, item->id, item, error);
}

bool reasons_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return lists_delete(store, &reasons_kind, present, id, error);
}
