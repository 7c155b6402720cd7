/*
 * What is counted over many urges: by SQLite, on an index wherever there can be many.
 */
#include "store/internal.h"
#include "store/urges.h"

bool urges_count(struct store *store, const struct present *present, int64_t person_id, struct urges_counts *out,
                 struct error *error)
{
    enum { WEEK = 7 };
    sqlite3_stmt *statement = statements_get(store, SQL_urge_counts, error);
    bool          row;
    if (!statement)
        return false;
    statements_bind(statement, 1, person_id);
    statements_bind(statement, 2, present->today);
    statements_bind(statement, 3, present->today - (WEEK - 1));
    statements_bind(statement, 4, present->now.unix_s - URGE_NOT_TOLD_AFTER_S);
    if (!statements_step(store, statement, &row, error))
        return false;
    *out = (struct urges_counts){.today = sqlite3_column_int64(statement, 0),
                                 .last_7_days = sqlite3_column_int64(statement, 1),
                                 .resisted = sqlite3_column_int64(statement, 2),
                                 .gave_in = sqlite3_column_int64(statement, 3),
                                 .open = sqlite3_column_int64(statement, 4),
                                 .not_told = sqlite3_column_int64(statement, 5)};
    statements_end(statement);
    return true;
}

bool urges_strongest(struct store *store, int64_t person_id, daynum last, int days, int *out, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_urge_strongest, error)};
    daynum     first = last - days + 1;
    if (!row.statement)
        return false;
    for (int i = 0; i < days; i++)
        out[i] = 0;
    statements_bind(row.statement, 1, person_id);
    statements_bind(row.statement, 2, first);
    statements_bind(row.statement, 3, last);
    while (row_next(&row, store, error)) {
        daynum day = row_day(&row, 0);
        if (day >= first && day <= last)
            out[day - first] = (int)row_number_or(&row, 1, 1, 10, -1);
    }
    return row_end(&row, store, error);
}

bool urges_helped(struct store *store, int64_t person_id, struct arena *arena, struct urge_helped **out, size_t *count,
                  struct error *error)
{
    struct row          row = {.statement = statements_get(store, SQL_urge_helped, error), .arena = arena};
    struct urge_helped *helped = NULL;
    size_t              found = 0, room = 0;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, person_id);
    statements_bind(row.statement, 2, URGES_NEWEST);
    while (row_next(&row, store, error)) {
        helped = row_grow(arena, helped, found, &room, sizeof *helped);
        helped[found++] = (struct urge_helped){.action = row_words(&row, 0),
                                               .uses = row_number(&row, 1, 1, INT32_MAX),
                                               .drop_sum = row_number(&row, 2, INT32_MIN, INT32_MAX)};
    }
    if (!row_end(&row, store, error))
        return false;
    *count = urge_rank_helped(helped, found);
    *out = helped;
    return true;
}

bool urges_triggers(struct store *store, size_t limit, struct arena *arena, const char ***out, size_t *count,
                    struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_urge_triggers, error), .arena = arena};
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, (int64_t)limit);
    const char **triggers = NULL;
    size_t       found = 0, room = 0;
    while (row_next(&row, store, error)) {
        triggers = row_grow(arena, triggers, found, &room, sizeof *triggers);
        triggers[found++] = row_words(&row, 0);
    }
    if (!row_end(&row, store, error))
        return false;
    *out = triggers;
    *count = found;
    return true;
}

bool urges_durations(struct store *store, int64_t person_id, int64_t *timed, int64_t *from_s, int64_t *to_s,
                     struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_urge_durations, error)};
    int64_t    took_s[URGES_NEWEST];
    size_t     count = 0;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, person_id);
    statements_bind(row.statement, 2, URGES_NEWEST);
    statements_bind(row.statement, 3, URGE_TOLD_LATER_S);
    while (row_next(&row, store, error)) {
        if (count < URGES_NEWEST) /* which the statement sees to */
            took_s[count++] = row_number(&row, 0, 0, URGE_TOLD_LATER_S);
    }
    if (!row_end(&row, store, error))
        return false;
    *timed = (int64_t)count;
    *from_s = *to_s = 0;
    urge_middle_half(took_s, count, from_s, to_s);
    return true;
}

bool urges_days(struct store *store, int64_t person_id, daynum last, int days, struct urges_day *out,
                struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_urge_days, error)};
    daynum     first = last - days + 1;
    if (!row.statement)
        return false;
    for (int i = 0; i < days; i++)
        out[i] = (struct urges_day){0};
    statements_bind(row.statement, 1, person_id);
    statements_bind(row.statement, 2, first);
    statements_bind(row.statement, 3, last);
    while (row_next(&row, store, error)) {
        daynum day = row_day(&row, 0);
        if (day >= first && day <= last)
            out[day - first] = (struct urges_day){.strongest = (int)row_number_or(&row, 1, 1, 10, -1),
                                                  .felt = row_number(&row, 2, 1, INT32_MAX),
                                                  .resisted = row_number(&row, 3, 0, INT32_MAX)};
    }
    return row_end(&row, store, error);
}
