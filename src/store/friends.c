#include "store/friends.h"

#include <string.h>

#include "store/internal.h"

enum { MINUTES_A_DAY = 1440 };

static struct friend_row read_friend(struct row *row)
{
    return (struct friend_row){.id = row_number(row, 0, 1, INT64_MAX),
                               .uid = row_words(row, 1),
                               .name = row_words(row, 2),
                               .how = row_words(row, 3),
                               .any_hour = row_is_null(row, 4) || row_is_null(row, 5),
                               .from_min = (int)row_number_or(row, 4, 0, MINUTES_A_DAY, 0),
                               .until_min = (int)row_number_or(row, 5, 0, MINUTES_A_DAY, 0)};
}

bool friends_get(struct store *store, int64_t id, struct arena *arena, struct friend_row *out, struct error *error)
{
    struct row row = {.arena = arena};
    if (!row_find(&row, store, SQL_friend_get, id, "friend", error))
        return false;
    struct friend_row friend_row = read_friend(&row);
    if (!row_end(&row, store, error))
        return false;
    *out = friend_row;
    return true;
}

bool friends_list(struct store *store, struct arena *arena, struct friend_row **out, size_t *count, struct error *error)
{
    struct row         row = {.statement = statements_get(store, SQL_friend_list, error), .arena = arena};
    struct friend_row *rows = NULL;
    size_t             found = 0, room = 0;
    while (row_next(&row, store, error)) {
        rows = row_grow(arena, rows, found, &room, sizeof *rows);
        rows[found++] = read_friend(&row);
    }
    if (!row_end(&row, store, error))
        return false;
    *out = rows;
    *count = found;
    return true;
}

static bool insert_friend(struct store *store, const struct present *present, struct arena *arena,
                          struct friend_row *row, struct error *error)
{
    char          uid[STORE_UID_SIZE];
    sqlite3_stmt *statement = row_new(store, SQL_friend_add, present, uid, error);
    if (!statement)
        return false;
    statements_bind_text(statement, 3, row->name);
    statements_bind_text(statement, 4, row->how);
    statements_bind_if(statement, 5, !row->any_hour, row->from_min);
    statements_bind_if(statement, 6, !row->any_hour, row->until_min);
    if (!statements_write(store, statement, error))
        return false;
    row->id = sqlite3_last_insert_rowid(store->db);
    row->uid = arena_copy_text(arena, uid);
    return true;
}

bool friends_add(struct store *store, const struct present *present, struct arena *arena, struct friend_row *row,
                 struct error *error)
{
    if (!act_begin(store, present, "friend add", error))
        return false;
    return act_end(store, insert_friend(store, present, arena, row, error), error);
}

static bool update_friend(struct store *store, const struct present *present, const struct friend_row *row,
                          struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_friend_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, row->id);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind_text(statement, 3, row->name);
    statements_bind_text(statement, 4, row->how);
    statements_bind_if(statement, 5, !row->any_hour, row->from_min);
    statements_bind_if(statement, 6, !row->any_hour, row->until_min);
    if (!statements_write(store, statement, error))
        return false;
    return sqlite3_changes(store->db) > 0 || row_say_absent("friend", row->id, error);
}

bool friends_save(struct store *store, const struct present *present, const struct friend_row *row, struct error *error)
{
    if (!act_begin(store, present, "friend edit", error))
        return false;
    return act_end(store, update_friend(store, present, row, error), error);
}

bool friends_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "friend delete", error))
        return false;
    return act_end(store, row_delete(store, SQL_friend_delete, "friend", id, present, error), error);
}

size_t friends_by_hour(struct friend_row *rows, size_t count, int minute)
{
    size_t can = 0;
    for (size_t i = 0; i < count; i++) {
        struct friend_row row = rows[i];
        if (!row.any_hour && !when_within_hours(minute, row.from_min, row.until_min))
            continue;
        memmove(&rows[can + 1], &rows[can], (i - can) * sizeof *rows);
        rows[can++] = row;
    }
    return can;
}
