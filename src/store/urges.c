/*
 * Urges as rows: written, edited, listed. What is counted over many of them is in urges_sums.c.
 */
#include "store/urges.h"

#include <string.h>

#include "store/internal.h"

static int read_strength(struct row *row, int column)
{
    return (int)row_number_or(row, column, 1, 10, 0);
}

static int read_want(struct row *row, int column)
{
    enum contact_kind kind;
    if (row_is_null(row, column))
        return URGES_NO_KIND;
    if (rules_read_kind(row_words(row, column), &kind))
        return (int)kind;
    row->bad = true;
    return URGES_NO_KIND;
}

static struct urge read_urge(struct row *row)
{
    struct urge urge = {.id = row_number(row, 0, 1, INT64_MAX),
                        .uid = row_words(row, 1),
                        .person_id = row_number(row, 2, 1, INT64_MAX),
                        .at = row_moment(row, 3),
                        .day = row_day(row, 5),
                        .intensity = read_strength(row, 6),
                        .want = read_want(row, 7),
                        .trigger = row_text(row, 8),
                        .note = row_text(row, 9)};
    if (!urge_read_outcome(row_words(row, 10), &urge.outcome))
        row->bad = true;
    urge.intensity_after = read_strength(row, 11);
    urge.has_ended = !row_is_null(row, 12);
    if (urge.has_ended)
        urge.ended_at = row_moment(row, 12);
    urge.contact_id = row_number_or(row, 14, 1, INT64_MAX, 0);
    urge.person_name = row_text(row, 15);
    urge.missing = row_text(row, 16);
    return urge;
}

/* A coping action of an urge as it stands in the file. */
struct action_row {
    int64_t     id;
    const char *name;
};

static bool load_actions(struct store *store, int64_t urge_id, struct arena *arena, struct action_row **out,
                         size_t *count, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_urge_actions, error), .arena = arena};
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, urge_id);
    struct action_row *actions = NULL;
    size_t             found = 0, room = 0;
    while (row_next(&row, store, error)) {
        actions = row_grow(arena, actions, found, &room, sizeof *actions);
        actions[found++] = (struct action_row){.id = row_number(&row, 0, 1, INT64_MAX), .name = row_words(&row, 1)};
    }
    *out = actions;
    *count = found;
    return row_end(&row, store, error);
}

static bool read_actions(struct store *store, struct arena *arena, struct urge *urge, struct error *error)
{
    struct action_row *actions;
    size_t             count;
    if (!load_actions(store, urge->id, arena, &actions, &count, error))
        return false;
    urge->did = ARENA_NEW(arena, const char *, count);
    urge->did_count = count;
    for (size_t i = 0; i < count; i++)
        urge->did[i] = actions[i].name;
    return true;
}

/* The one urge that was looked for, with its actions. */
static bool take(struct store *store, struct row *row, struct urge *out, struct error *error)
{
    struct urge urge = read_urge(row);
    if (!row_end(row, store, error) || !read_actions(store, row->arena, &urge, error))
        return false;
    *out = urge;
    return true;
}

bool urges_get(struct store *store, int64_t id, struct arena *arena, struct urge *out, struct error *error)
{
    struct row row = {.arena = arena};
    return row_find(&row, store, SQL_urge_get, id, "urge", error) && take(store, &row, out, error);
}

bool urges_newest_open(struct store *store, int64_t person_id, struct arena *arena, struct urge *out, bool *found,
                       struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_urge_newest_open, error), .arena = arena};
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, person_id);
    *found = row_next(&row, store, error);
    return *found ? take(store, &row, out, error) : row_end(&row, store, error);
}

static void bind_filter(sqlite3_stmt *statement, const struct urges_filter *filter)
{
    if (filter->person_id)
        statements_bind(statement, 1, filter->person_id);
    statements_bind(statement, 2, filter->since == DAY_NONE ? DAY_FIRST : filter->since);
    statements_bind(statement, 3, filter->until == DAY_NONE ? DAY_LAST : filter->until);
    statements_bind_text(statement, 4, filter->trigger);
    statements_bind_text(statement, 5,
                         filter->outcome < 0 ? NULL : urge_outcome_name((enum urge_outcome)filter->outcome));
}

bool urges_list(struct store *store, const struct urges_filter *filter, struct arena *arena, struct urge **out,
                size_t *count, struct error *error)
{
    struct row row = {.statement =
                          statements_get(store, filter->person_id ? SQL_urge_list_person : SQL_urge_list, error),
                      .arena = arena};
    if (!row.statement)
        return false;
    bind_filter(row.statement, filter);
    statements_bind(row.statement, 6, filter->limit ? (int64_t)filter->limit : -1);
    statements_bind(row.statement, 7, (int64_t)filter->skip);
    struct urge *urges = NULL;
    size_t       found = 0, room = 0;
    while (row_next(&row, store, error)) {
        urges = row_grow(arena, urges, found, &room, sizeof *urges);
        urges[found] = read_urge(&row);
        if (!read_actions(store, arena, &urges[found++], error)) {
            statements_end(row.statement);
            return false;
        }
    }
    if (!row_end(&row, store, error))
        return false;
    *out = urges;
    *count = found;
    return true;
}

bool urges_total(struct store *store, const struct urges_filter *filter, int64_t *out, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, filter->person_id ? SQL_urge_total_person : SQL_urge_total, error);
    bool          row;
    if (!statement)
        return false;
    bind_filter(statement, filter);
    if (!statements_step(store, statement, &row, error))
        return false;
    *out = sqlite3_column_int64(statement, 0);
    statements_end(statement);
    return true;
}

/* The columns from ?3 on, the same for a new row and a saved one. */
static void bind_urge(sqlite3_stmt *statement, const struct urge *urge)
{
    statements_bind(statement, 3, urge->person_id);
    statements_bind(statement, 4, urge->at.unix_s);
    statements_bind(statement, 5, urge->at.offset_s);
    statements_bind(statement, 6, urge->day);
    statements_bind_if(statement, 7, urge->intensity != 0, urge->intensity);
    statements_bind_text(statement, 8,
                         urge->want == URGES_NO_KIND ? NULL : rules_kind_name((enum contact_kind)urge->want));
    statements_bind_text(statement, 9, urge->trigger);
    statements_bind_text(statement, 10, urge->note);
    statements_bind_text(statement, 11, urge_outcome_name(urge->outcome));
    statements_bind_if(statement, 12, urge->intensity_after != 0, urge->intensity_after);
    statements_bind_if(statement, 13, urge->has_ended, urge->ended_at.unix_s);
    statements_bind_if(statement, 14, urge->has_ended, urge->ended_at.offset_s);
    statements_bind_if(statement, 15, urge->contact_id != 0, urge->contact_id);
    statements_bind_text(statement, 16, urge->missing);
}

static bool add_action(struct store *store, const struct present *present, int64_t urge_id, const char *name,
                       struct error *error)
{
    char          uid[STORE_UID_SIZE];
    sqlite3_stmt *statement = row_new(store, SQL_urge_action_add, present, uid, error);
    if (!statement)
        return false;
    statements_bind(statement, 3, urge_id);
    statements_bind_text(statement, 4, name);
    return statements_write(store, statement, error);
}

static bool holds(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

/* Makes the rows of the actions those of the urge: what is there stays, so that its name in other copies stays too. */
static bool save_actions(struct store *store, const struct present *present, const struct urge *urge,
                         struct arena *arena, struct error *error)
{
    struct action_row *rows;
    size_t             count;
    if (!load_actions(store, urge->id, arena, &rows, &count, error))
        return false;
    const char **kept = ARENA_NEW(arena, const char *, count + urge->did_count);
    size_t       kept_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (holds(urge->did, urge->did_count, rows[i].name) && !holds(kept, kept_count, rows[i].name))
            kept[kept_count++] = rows[i].name;
        else if (!trash_delete_part(store, SQL_urge_action_delete, "urge_action", rows[i].id, present->unix_ms, error))
            return false;
    }
    for (size_t i = 0; i < urge->did_count; i++) {
        if (holds(kept, kept_count, urge->did[i]))
            continue;
        kept[kept_count++] = urge->did[i];
        if (!add_action(store, present, urge->id, urge->did[i], error))
            return false;
    }
    return true;
}

static bool check_day(daynum day, struct error *error)
{
    return day != DAY_NONE ? true : error_set(error, ERROR_USAGE, "the time must lie in the years 1900 to 9999");
}

static bool insert_urge(struct store *store, const struct present *present, struct arena *arena, struct urge *urge,
                        struct error *error)
{
    char        uid[STORE_UID_SIZE];
    struct urge added = *urge;
    added.day = day_of_instant(added.at.unix_s, added.at.offset_s, present->day_start_h);
    if (!check_day(added.day, error))
        return false;
    sqlite3_stmt *statement = row_new(store, SQL_urge_add, present, uid, error);
    if (!statement)
        return false;
    bind_urge(statement, &added);
    if (!statements_write(store, statement, error))
        return false;
    added.id = sqlite3_last_insert_rowid(store->db);
    added.uid = arena_copy_text(arena, uid);
    if (added.did_count > 0 && !save_actions(store, present, &added, arena, error))
        return false;
    *urge = added;
    return true;
}

bool urges_add(struct store *store, const struct present *present, struct arena *arena, struct urge *urge,
               struct error *error)
{
    if (!act_begin(store, present, "urge", error))
        return false;
    return act_end(store, insert_urge(store, present, arena, urge, error), error);
}

static bool update_urge(struct store *store, const struct present *present, struct urge *urge, struct arena *arena,
                        struct error *error)
{
    struct urge before = {0};
    if (!urges_get(store, urge->id, arena, &before, error))
        return false;
    struct urge saved = *urge;
    saved.day = when_day_moved(before.at, before.day, saved.at, present->day_start_h);
    sqlite3_stmt *statement = statements_get(store, SQL_urge_save, error);
    if (!statement || !check_day(saved.day, error))
        return false;
    statements_bind(statement, 1, saved.id);
    statements_bind(statement, 2, present->unix_ms);
    bind_urge(statement, &saved);
    if (!statements_write(store, statement, error) || !save_actions(store, present, &saved, arena, error))
        return false;
    *urge = saved;
    return true;
}

bool urges_save(struct store *store, const struct present *present, struct urge *urge, const char *what,
                struct error *error)
{
    if (!act_begin(store, present, what, error))
        return false;
    struct arena arena = {0};
    bool         done = update_urge(store, present, urge, &arena, error);
    arena_free(&arena);
    return act_end(store, done, error);
}

bool urges_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "urge delete", error))
        return false;
    return act_end(store, row_delete(store, SQL_urge_delete, "urge", id, present, error), error);
}
