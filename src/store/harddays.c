#include "store/harddays.h"

#include <string.h>

#include "store/internal.h"

static struct hardday read_hardday(struct row *row)
{
    struct hardday hardday = {.id = row_number(row, 0, 1, INT64_MAX),
                              .uid = row_words(row, 1),
                              .day = row_day(row, 2),
                              .text = row_words(row, 4)};
    const char    *every = row_text(row, 3);
    if (every && !hardday_read_every(every, &hardday.every))
        row->bad = true;
    return hardday;
}

bool harddays_get(struct store *store, int64_t id, struct arena *arena, struct hardday *out, struct error *error)
{
    struct row row = {.arena = arena};
    if (!row_find(&row, store, SQL_hardday_get, id, "hardday", error))
        return false;
    struct hardday hardday = read_hardday(&row);
    if (!row_end(&row, store, error))
        return false;
    *out = hardday;
    return true;
}

bool harddays_list(struct store *store, struct arena *arena, struct hardday **out, size_t *count, struct error *error)
{
    struct row      row = {.statement = statements_get(store, SQL_hardday_list, error), .arena = arena};
    struct hardday *harddays = NULL;
    size_t          found = 0, room = 0;
    while (row_next(&row, store, error)) {
        harddays = row_grow(arena, harddays, found, &room, sizeof *harddays);
        harddays[found++] = read_hardday(&row);
    }
    if (!row_end(&row, store, error))
        return false;
    *out = harddays;
    *count = found;
    return true;
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

/* The columns from `index` on, the same for a new row and a saved one. */
static void bind_hardday(sqlite3_stmt *statement, int index, const struct hardday *hardday)
{
    statements_bind(statement, index, hardday->day);
    statements_bind_text(statement, index + 1, hardday_every_name(hardday->every));
    statements_bind_text(statement, index + 2, hardday->text);
}

static bool insert_hardday(struct store *store, const struct present *present, struct arena *arena,
                           struct hardday *hardday, struct error *error)
{
    char          uid[STORE_UID_SIZE];
    int64_t       id;
    sqlite3_stmt *statement = row_new(store, SQL_hardday_add, present, uid, error);
    if (!statement)
        return false;
    bind_hardday(statement, 3, hardday);
    if (!statements_insert(store, statement, &id, error))
        return false;
    hardday->id = id;
    hardday->uid = arena_copy_text(arena, uid);
    return true;
}

bool harddays_add(struct store *store, const struct present *present, struct arena *arena, struct hardday *hardday,
                  struct error *error)
{
    if (!act_begin(store, present, "hardday add", error))
        return false;
    return act_end(store, insert_hardday(store, present, arena, hardday, error), error);
}

static bool update_hardday(struct store *store, const struct present *present, const struct hardday *hardday,
                           struct arena *arena, struct error *error)
{
    struct hardday before;
    if (!harddays_get(store, hardday->id, arena, &before, error))
        return false;
    if (before.day == hardday->day && before.every == hardday->every && strcmp(before.text, hardday->text) == 0)
        return true;
    sqlite3_stmt *statement = statements_get(store, SQL_hardday_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, hardday->id);
    statements_bind(statement, 2, present->unix_ms);
    bind_hardday(statement, 3, hardday);
    return statements_write(store, statement, error);
}

bool harddays_save(struct store *store, const struct present *present, const struct hardday *hardday,
                   struct error *error)
{
    struct arena arena = {0};
    if (!act_begin(store, present, "hardday edit", error))
        return false;
    bool saved = update_hardday(store, present, hardday, &arena, error);
    arena_free(&arena);
    return act_end(store, saved, error);
}

static bool delete_hardday(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return row_delete(store, SQL_hardday_delete, "hardday", id, present, error);
}

bool harddays_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "hardday delete", error))
        return false;
    return act_end(store, delete_hardday(store, present, id, error), error);
}
