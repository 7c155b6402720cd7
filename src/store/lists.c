#include "store/lists.h"

#include <string.h>

#include "store/internal.h"

bool lists_get(struct store *store, const struct list_kind *kind, int64_t id, struct arena *arena, void *out,
               struct error *error)
{
    struct row row = {.arena = arena};
    size_t     room = 0;
    void      *item = row_grow(arena, NULL, 0, &room, kind->size);
    if (!row_find(&row, store, kind->get, id, kind->name, error))
        return false;
    kind->read(&row, item);
    if (!row_end(&row, store, error))
        return false;
    memcpy(out, item, kind->size);
    return true;
}

bool lists_all(struct store *store, const struct list_kind *kind, struct arena *arena, void **out, size_t *count,
               struct error *error)
{
    struct row row = {.statement = statements_get(store, kind->all, error), .arena = arena};
    char      *items = NULL;
    size_t     found = 0, room = 0;
    while (row_next(&row, store, error)) {
        items = row_grow(arena, items, found, &room, kind->size);
        kind->read(&row, items + found++ * kind->size);
    }
    if (!row_end(&row, store, error))
        return false;
    *out = items;
    *count = found;
    return true;
}

static bool insert(struct store *store, const struct list_kind *kind, const struct present *present,
                   struct arena *arena, void *item, struct error *error)
{
    char          uid[STORE_UID_SIZE];
    int64_t       id;
    sqlite3_stmt *statement = row_new(store, kind->add, present, uid, error);
    if (!statement)
        return false;
    kind->bind(statement, item);
    return statements_insert(store, statement, &id, error) && lists_get(store, kind, id, arena, item, error);
}

bool lists_add(struct store *store, const struct list_kind *kind, const struct present *present, struct arena *arena,
               void *item, struct error *error)
{
    if (!act_begin(store, present, kind->add_act, error))
        return false;
    return act_end(store, insert(store, kind, present, arena, item, error), error);
}

static bool update(struct store *store, const struct list_kind *kind, const struct present *present, int64_t id,
                   const void *item, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, kind->save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, id);
    statements_bind(statement, 2, present->unix_ms);
    kind->bind(statement, item);
    if (!statements_write(store, statement, error))
        return false;
    return sqlite3_changes(store->db) > 0 || row_say_absent(kind->name, id, error);
}

bool lists_save(struct store *store, const struct list_kind *kind, const struct present *present, int64_t id,
                const void *item, struct error *error)
{
    if (!act_begin(store, present, kind->edit_act, error))
        return false;
    return act_end(store, update(store, kind, present, id, item, error), error);
}

bool lists_delete(struct store *store, const struct list_kind *kind, const struct present *present, int64_t id,
                  struct error *error)
{
    if (!act_begin(store, present, kind->delete_act, error))
        return false;
    return act_end(store, row_delete(store, kind->remove, kind->name, id, present, error), error);
}
