#include "store/changes.h"

#include <string.h>

#include "store/rowhash.h"

bool changes_begin(struct store *store, struct error *error)
{
    changes_end(store);
    int code = sqlite3session_create(store->db, "main", &store->session);
    for (enum table table = 0; code == SQLITE_OK && table < TABLES_ALL; table++)
        code = sqlite3session_attach(store->session, tables_info(table)->name);
    return code == SQLITE_OK || handle_fail(store, code, error);
}

void changes_end(struct store *store)
{
    if (store->session)
        sqlite3session_delete(store->session);
    store->session = NULL;
}

static bool take(struct store *store, struct changes *out, struct error *error)
{
    *out = (struct changes){0};
    int code = sqlite3session_changeset(store->session, &out->length, &out->bytes);
    return code == SQLITE_OK || handle_fail(store, code, error);
}

/* The hashes of the rows that were changed are part of the changes. */
bool changes_take(struct store *store, struct changes *out, struct error *error)
{
    struct arena        arena = {0};
    struct changed_row *rows;
    size_t              count;
    bool                done = take(store, out, error) && changes_rows(store, out, &arena, &rows, &count, error) &&
                rowhash_write(store, rows, count, error);
    changes_free(out);
    arena_free(&arena);
    return done && take(store, out, error);
}

void changes_free(struct changes *changes)
{
    sqlite3_free(changes->bytes);
    *changes = (struct changes){0};
}

static bool is_seen(sqlite3_changeset_iter *iter, int columns)
{
    for (int i = 0; i < columns; i++) {
        sqlite3_value *value = NULL;
        if (i != COLUMN_UPDATED && i != COLUMN_DEVICE && i != COLUMN_HASH &&
            sqlite3changeset_new(iter, i, &value) == SQLITE_OK && value)
            return true;
    }
    return false;
}

static int read_row(sqlite3_changeset_iter *iter, struct changed_row *out)
{
    const char    *name;
    int            columns, op;
    sqlite3_value *id = NULL;
    int            code = sqlite3changeset_op(iter, &name, &columns, &op, NULL);
    if (code != SQLITE_OK)
        return code;
    if (!tables_find(name, &out->table))
        return SQLITE_CORRUPT;
    out->is_added = op == SQLITE_INSERT;
    out->is_seen = op != SQLITE_UPDATE || is_seen(iter, columns);
    code = out->is_added ? sqlite3changeset_new(iter, COLUMN_ID, &id) : sqlite3changeset_old(iter, COLUMN_ID, &id);
    if (code == SQLITE_OK && !id)
        code = SQLITE_CORRUPT;
    if (code == SQLITE_OK)
        out->id = sqlite3_value_int64(id);
    return code;
}

bool changes_rows(struct store *store, const struct changes *changes, struct arena *arena, struct changed_row **out,
                  size_t *count, struct error *error)
{
    struct changed_row     *rows = NULL;
    size_t                  found = 0, room = 0;
    sqlite3_changeset_iter *iter = NULL;
    int                     code = sqlite3changeset_start(&iter, changes->length, changes->bytes), finished;
    while (code == SQLITE_OK && (code = sqlite3changeset_next(iter)) == SQLITE_ROW) {
        rows = row_grow(arena, rows, found, &room, sizeof *rows);
        code = read_row(iter, &rows[found++]);
    }
    finished = sqlite3changeset_finalize(iter);
    if (code == SQLITE_DONE)
        code = finished;
    *out = rows;
    *count = found;
    return code == SQLITE_OK || handle_fail(store, code, error);
}

static bool is_same(sqlite3_value *a, sqlite3_value *b)
{
    int type = sqlite3_value_type(a);
    if (type != sqlite3_value_type(b))
        return false;
    if (type == SQLITE_NULL)
        return true;
    if (type == SQLITE_INTEGER)
        return sqlite3_value_int64(a) == sqlite3_value_int64(b);
    const void *bytes = sqlite3_value_blob(a), *others = sqlite3_value_blob(b);
    int         length = sqlite3_value_bytes(a);
    return length == sqlite3_value_bytes(b) &&
           (length == 0 || (bytes && others && memcmp(bytes, others, (size_t)length) == 0));
}

/* Is the row another one than the change expects? Who wrote it last, and when, and, of one that is added or taken away, whether it
   lives, is nobody's concern. */
static bool is_moved(sqlite3_changeset_iter *iter, int columns, int op)
{
    for (int i = 0; i < columns; i++) {
        sqlite3_value *expected = NULL, *found = NULL;
        if (i == COLUMN_UPDATED || i == COLUMN_DEVICE || i == COLUMN_HASH ||
            (i == COLUMN_DELETED && op != SQLITE_UPDATE))
            continue;
        if (op == SQLITE_INSERT)
            sqlite3changeset_new(iter, i, &expected);
        else
            sqlite3changeset_old(iter, i, &expected);
        sqlite3changeset_conflict(iter, i, &found);
        if (expected && found && !is_same(expected, found))
            return true;
    }
    return false;
}

/* SQLite finds a conflict in every row: updated_ms is never the one that the act wrote. */
static int settle_conflict(void *context, int conflict, sqlite3_changeset_iter *iter)
{
    bool       *moved = context;
    const char *name;
    int         columns, op;
    if (conflict != SQLITE_CHANGESET_DATA && conflict != SQLITE_CHANGESET_CONFLICT)
        *moved = true; /* it is not there, or what it belongs to is not */
    else if (sqlite3changeset_op(iter, &name, &columns, &op, NULL) != SQLITE_OK)
        return SQLITE_CHANGESET_ABORT;
    else
        *moved = is_moved(iter, columns, op);
    if (*moved)
        return SQLITE_CHANGESET_ABORT;
    return op == SQLITE_DELETE ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_REPLACE;
}

static bool apply(struct store *store, struct changes changes, enum changes_way way, bool *moved, struct error *error)
{
    struct changes inverted = {0};
    int            code = SQLITE_OK;
    if (way == CHANGES_BACK) {
        code = sqlite3changeset_invert(changes.length, changes.bytes, &inverted.length, &inverted.bytes);
        changes = inverted;
    }
    if (code == SQLITE_OK)
        code = sqlite3changeset_apply(store->db, changes.length, changes.bytes, NULL, settle_conflict, moved);
    changes_free(&inverted);
    return (code == SQLITE_OK && !*moved) || handle_fail(store, code == SQLITE_OK ? SQLITE_CONSTRAINT : code, error);
}

/* When a row was last written, and whether it lives. */
struct written {
    int64_t at_ms;
    bool    lives;
};

static void read_written(struct row *row, void *out)
{
    *(struct written *)out = (struct written){row_number(row, 0, INT64_MIN, INT64_MAX - 1), row_flag(row, 1)};
}

static bool look_at(struct store *store, const struct changed_row *changed, struct written *out, struct error *error)
{
    return row_get(store, tables_info(changed->table)->written, changed->id, "row", NULL, read_written, out, error);
}

/* Makes tombstones of what was added, which lies in the trash as if it had been deleted; but only words a person wrote are listed. */
static bool bury(struct store *store, const struct changed_row *row, int64_t now_ms, int64_t stamp_ms,
                 struct error *error)
{
    const struct table_info *info = tables_info(row->table);
    struct call              call = {info->bury, {value_number(row->id), value_number(now_ms), value_number(stamp_ms)}};
    return call_write(store, &call, error) &&
           (info->trash == TABLE_NEVER ||
            trash_add(store, info->name, row->id, now_ms, row->table == TABLE_entry, error));
}

static bool prepare_rows(struct store *store, const struct present *present, const struct changed_row *rows,
                         size_t count, enum changes_way way, int64_t *stamp_ms, struct error *error)
{
    struct written written;
    *stamp_ms = present->unix_ms;
    for (size_t i = 0; i < count; i++) {
        if (!look_at(store, &rows[i], &written, error) ||
            (rows[i].table == TABLE_entry && !search_forget(store, rows[i].id, error)))
            return false;
        if (written.at_ms >= *stamp_ms)
            *stamp_ms = written.at_ms + 1;
    }
    for (size_t i = 0; i < count && way == CHANGES_BACK; i++) {
        if (rows[i].is_added && !bury(store, &rows[i], present->unix_ms, *stamp_ms, error))
            return false;
    }
    return true;
}

static bool finish_rows(struct store *store, const struct changed_row *rows, size_t count, int64_t stamp_ms,
                        struct error *error)
{
    struct written written;
    for (size_t i = 0; i < count; i++) {
        struct call call = {tables_info(rows[i].table)->stamp, {value_number(rows[i].id), value_number(stamp_ms)}};
        if (!call_write(store, &call, error))
            return false;
        if (rows[i].table != TABLE_entry)
            continue;
        if (!look_at(store, &rows[i], &written, error) ||
            (written.lives && !search_take(store, rows[i].id, SIZE_MAX, error))) /* however long it is */
            return false;
    }
    return true;
}

bool changes_apply(struct store *store, const struct present *present, const struct changes *changes,
                   enum changes_way way, bool *moved, struct error *error)
{
    struct arena        arena = {0};
    struct changed_row *rows;
    size_t              count;
    int64_t             stamp_ms;
    *moved = false;
    bool done = changes_rows(store, changes, &arena, &rows, &count, error) &&
                prepare_rows(store, present, rows, count, way, &stamp_ms, error) &&
                apply(store, *changes, way, moved, error) && finish_rows(store, rows, count, stamp_ms, error) &&
                rowhash_write(store, rows, count, error);
    arena_free(&arena);
    return done;
}
