#include "store/friends.h"

#include <string.h>

#include "store/internal.h"
#include "store/lists.h"

enum { MINUTES_A_DAY = 1440 };

static void read_friend(struct row *row, void *out)
{
    *(struct friend_row *)out = (struct friend_row){.id = row_number(row, 0, 1, INT64_MAX),
                                                    .uid = row_words(row, 1),
                                                    .name = row_words(row, 2),
                                                    .how = row_words(row, 3),
                                                    .any_hour = row_is_null(row, 4) || row_is_null(row, 5),
                                                    .from_min = (int)row_number_or(row, 4, 0, MINUTES_A_DAY, 0),
                                                    .until_min = (int)row_number_or(row, 5, 0, MINUTES_A_DAY, 0)};
}

static void bind_friend(sqlite3_stmt *statement, const void *item)
{
    const struct friend_row *friend = item;
    statements_bind_text(statement, 3, friend->name);
    statements_bind_text(statement, 4, friend->how);
    statements_bind_if(statement, 5, !friend->any_hour, friend->from_min);
    statements_bind_if(statement, 6, !friend->any_hour, friend->until_min);
}

const struct list_kind friends_kind = {
    .name = "friend",
    .add_act = "friend add",
    .edit_act = "friend edit",
    .delete_act = "friend delete",
    .get = SQL_friend_get,
    .all = SQL_friend_list,
    .add = SQL_friend_add,
    .save = SQL_friend_save,
    .remove = SQL_friend_delete,
    .size = sizeof(struct friend_row),
    .read = read_friend,
    .bind = bind_friend,
};

bool friends_get(struct store *store, int64_t id, struct arena *arena, struct friend_row *out, struct error *error)
{
    return lists_get(store, &friends_kind, id, arena, out, error);
}

bool friends_list(struct store *store, struct arena *arena, struct friend_row **out, size_t *count, struct error *error)
{
    void *items;
    if (!lists_all(store, &friends_kind, arena, &items, count, error))
        return false;
    *out = items;
    return true;
}

bool friends_add(struct store *store, const struct present *present, struct arena *arena, struct friend_row *item,
                 struct error *error)
{
    return lists_add(store, &friends_kind, present, arena, item, error);
}

bool friends_save(struct store *store, const struct present *present, const struct friend_row *item,
                  struct error *error)
{
    return lists_save(store, &friends_kind, present, item->id, item, error);
}

bool friends_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return lists_delete(store, &friends_kind, present, id, error);
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
