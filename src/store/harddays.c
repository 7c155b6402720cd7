#include "store/harddays.h"

#include "store/internal.h"
#include "store/lists.h"

static void read_hardday(struct row *row, void *out)
{
    struct hardday hardday = {.id = row_number(row, 0, 1, INT64_MAX),
                              .uid = row_words(row, 1),
                              .day = row_day(row, 2),
                              .text = row_words(row, 4)};
    const char    *every = row_text(row, 3);
    if (every && !hardday_read_every(every, &hardday.every))
        row->bad = true;
    *(struct hardday *)out = hardday;
}

static void bind_hardday(sqlite3_stmt *statement, const void *item)
{
    const struct hardday *hardday = item;
    statements_bind(statement, 3, hardday->day);
    statements_bind_text(statement, 4, hardday_every_name(hardday->every));
    statements_bind_text(statement, 5, hardday->text);
}

const struct list_kind harddays_kind = {
    .name = "hardday",
    .add_act = "hardday add",
    .edit_act = "hardday edit",
    .delete_act = "hardday delete",
    .get = SQL_hardday_get,
    .all = SQL_hardday_list,
    .add = SQL_hardday_add,
    .save = SQL_hardday_save,
    .remove = SQL_hardday_delete,
    .size = sizeof(struct hardday),
    .read = read_hardday,
    .bind = bind_hardday,
};

bool harddays_get(struct store *store, int64_t id, struct arena *arena, struct hardday *out, struct error *error)
{
    return lists_get(store, &harddays_kind, id, arena, out, error);
}

bool harddays_list(struct store *store, struct arena *arena, struct hardday **out, size_t *count, struct error *error)
{
    void *items;
    if (!lists_all(store, &harddays_kind, arena, &items, count, error))
        return false;
    *out = items;
    return true;
}

bool harddays_add(struct store *store, const struct present *present, struct arena *arena, struct hardday *item,
                  struct error *error)
{
    return lists_add(store, &harddays_kind, present, arena, item, error);
}

bool harddays_save(struct store *store, const struct present *present, const struct hardday *item, struct error *error)
{
    return lists_save(store, &harddays_kind, present, item->id, item, error);
}

bool harddays_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return lists_delete(store, &harddays_kind, present, id, error);
}

bool harddays_coming(struct store *store, daynum today, struct arena *arena, struct hardday *out, daynum *on,
                     bool *found, struct error *error)
{
    struct hardday *harddays;
    size_t          count;
    if (!harddays_list(store, arena, &harddays, &count, error))
        return false;
    daynum nearest = DAY_NONE;
    for (size_t i = 0; i < count; i++) {
        daynum next = hardday_next(harddays[i].day, harddays[i].every, today);
        if (next == DAY_NONE || next - today > HARDDAY_AHEAD_DAYS || (nearest != DAY_NONE && next >= nearest))
            continue;
        nearest = next;
        *out = harddays[i];
    }
    *found = nearest != DAY_NONE;
    if (*found)
        *on = nearest;
    return true;
}
