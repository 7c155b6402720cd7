#include "store/checkins.h"

#include "store/internal.h"

/* The living row of a day. *id 0: there is none. */
static bool find(struct store *store, daynum day, struct arena *arena, struct checkin *out, int64_t *id,
                 struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_checkin_get, error), .arena = arena};
    bool       found;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, day);
    if (!statements_step(store, row.statement, &found, error))
        return false;
    if (!found) {
        *id = 0;
        return true;
    }
    int64_t        found_id = row_number(&row, 0, 1, INT64_MAX);
    struct checkin checkin = {
        .day = row_day(&row, 1), .mood = (int)row_number_or(&row, 2, 1, 5, 0), .note = row_text(&row, 3)};
    statements_end(row.statement);
    if (!row_check(&row, store, error))
        return false;
    *out = checkin;
    *id = found_id;
    return true;
}

bool checkins_get(struct store *store, daynum day, struct arena *arena, struct checkin *out, bool *found,
                  struct error *error)
{
    int64_t id;
    if (!find(store, day, arena, out, &id, error))
        return false;
    *found = id != 0;
    return true;
}

static bool write_checkin(struct store *store, const struct present *present, const struct checkin *checkin,
                          struct error *error)
{
    struct arena   arena = {0};
    struct checkin before;
    char           uid[STORE_UID_SIZE];
    int64_t        id;
    bool           found = find(store, checkin->day, &arena, &before, &id, error);
    arena_free(&arena);
    if (!found)
        return false;
    sqlite3_stmt *statement = statements_get(store, id ? SQL_checkin_save : SQL_checkin_add, error);
    if (!statement)
        return false;
    if (id) {
        statements_bind(statement, 1, id);
    } else {
        store_make_uid(uid);
        statements_bind_text(statement, 1, uid);
    }
    statements_bind(statement, 2, present->unix_ms);
    statements_bind(statement, 3, checkin->day);
    statements_bind_if(statement, 4, checkin->mood != 0, checkin->mood);
    statements_bind_text(statement, 5, checkin->note);
    return statements_write(store, statement, error);
}

bool checkins_save(struct store *store, const struct present *present, const struct checkin *checkin,
                   struct error *error)
{
    if (!act_begin(store, present, "checkin", error))
        return false;
    return act_end(store, write_checkin(store, present, checkin, error), error);
}

bool checkins_marks(struct store *store, daynum first, int days, bool *out, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_checkin_marks, error)};
    bool       more;
    if (!row.statement)
        return false;
    for (int i = 0; i < days; i++)
        out[i] = false;
    statements_bind(row.statement, 1, first);
    statements_bind(row.statement, 2, (int64_t)first + days - 1);
    if (!statements_step(store, row.statement, &more, error))
        return false;
    while (more) {
        daynum day = row_day(&row, 0);
        if (day >= first && day - first < days)
            out[day - first] = true;
        if (!statements_step(store, row.statement, &more, error))
            return false;
    }
    return row_check(&row, store, error);
}
