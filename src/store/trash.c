/*
 * A row lies in the trash as long as its deleted_ms is the one that stands in the table trash: restoring it, or undo
 * of whatever happened to it, need not touch that table. Clearing keeps the row as a tombstone without what was in
 * it, and takes the content out of whatever else held it: the acts that name it, which are lost for undo, the drafts, the index.
 */
#include "store/trash.h"

#include <string.h>

#include "store/tables.h"
#include "store/entries.h"

enum { MS_A_DAY = 86400000 };

/* The keys of the memos that may hold what was changed in a row and not yet saved. */
static const struct {
    enum table  table;
    const char *drafts;
} drafts[] = {
    {TABLE_entry, "draft:write*"},          {TABLE_entry, "draft:letter*"},
    {TABLE_entry, "draft:entry_edit*"},     {TABLE_urge, "draft:urge_change*"},
    {TABLE_contact, "draft:contact_edit*"}, {TABLE_friend, "draft:friend_edit*"},
    {TABLE_reason, "draft:reason_edit*"},   {TABLE_plan, "draft:trigger_edit*"},
    {TABLE_goal, "draft:goal_edit*"},       {TABLE_hardday, "draft:hardday_edit*"},
};

static bool put(struct store *store, enum sql sql, const char *table, int64_t id, int64_t now_ms, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    if (!statement)
        return false;
    statements_bind_text(statement, 1, table);
    statements_bind(statement, 2, id);
    statements_bind(statement, 3, now_ms);
    return statements_write(store, statement, error);
}

bool trash_delete(struct store *store, enum sql sql, const char *table, int64_t id, int64_t now_ms, bool *found,
                  struct error *error)
{
    if (!statements_delete(store, sql, id, now_ms, found, error))
        return false;
    return !*found || put(store, SQL_trash_put, table, id, now_ms, error);
}

bool trash_add(struct store *store, const char *table, int64_t row_id, int64_t deleted_ms, bool listed,
               struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_trash_add, error);
    if (!statement)
        return false;
    statements_bind_text(statement, 1, table);
    statements_bind(statement, 2, row_id);
    statements_bind(statement, 3, deleted_ms);
    statements_bind(statement, 4, !listed);
    return statements_write(store, statement, error);
}

bool trash_delete_part(struct store *store, enum sql sql, const char *table, int64_t id, int64_t now_ms,
                       struct error *error)
{
    bool found;
    if (!statements_delete(store, sql, id, now_ms, &found, error))
        return false;
    return !found || trash_add(store, table, id, now_ms, false, error);
}

/* Runs one of the statements about a row: ?1 its id, ?2 the time if it takes one. */
static bool write_row(struct store *store, enum sql sql, int64_t row_id, const struct present *present,
                      struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, row_id);
    if (present)
        statements_bind(statement, 2, present->unix_ms);
    return statements_write(store, statement, error);
}

static bool write_named(struct store *store, enum sql sql, const char *table, int64_t row_id, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    if (!statement)
        return false;
    statements_bind_text(statement, 1, table);
    statements_bind(statement, 2, row_id);
    return statements_write(store, statement, error);
}

static bool sweep(struct store *store, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_trash_sweep, error);
    return statement && statements_write(store, statement, error);
}

static bool clear_parts_of(struct store *store, const struct present *present, enum table part, enum sql ids,
                           int64_t owner_id, struct arena *arena, struct error *error)
{
    struct row row = {.statement = statements_get(store, ids, error)};
    int64_t   *found = NULL;
    size_t     count = 0, room = 0;
    if (row.statement)
        statements_bind(row.statement, 1, owner_id);
    while (row_next(&row, store, error)) {
        found = row_grow(arena, found, count, &room, sizeof *found);
        found[count++] = row_number(&row, 0, 1, INT64_MAX);
    }
    bool done = row_end(&row, store, error);
    for (size_t i = 0; done && i < count; i++)
        done = write_row(store, tables_info(part)->clear, found[i], present, error);
    return done;
}

/* What belongs to a row and stands in tables of its own. */
static bool clear_parts(struct store *store, const struct present *present, enum table owner, int64_t owner_id,
                        struct error *error)
{
    struct arena arena = {0};
    enum table   part;
    enum sql     ids;
    bool         done = true;
    for (size_t i = 0; done && tables_part(owner, i, &part, &ids); i++)
        done = clear_parts_of(store, present, part, ids, owner_id, &arena, error);
    arena_free(&arena);
    return done;
}

static bool forget_drafts(struct store *store, enum table table, int64_t row_id, struct error *error)
{
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
        if (drafts[i].table != table)
            continue;
        sqlite3_stmt *statement = statements_get(store, SQL_trash_forget_drafts, error);
        if (!statement)
            return false;
        statements_bind(statement, 1, row_id);
        statements_bind_text(statement, 2, drafts[i].drafts);
        if (!statements_write(store, statement, error))
            return false;
    }
    return true;
}

/* All of it but the index, and the acts that name it: they go at the end of this one. */
static bool clear_row(struct store *store, const struct present *present, const char *name, int64_t row_id,
                      struct error *error)
{
    enum table table;
    if (!tables_find(name, &table))
        return store_fail(store, SQLITE_CORRUPT, error);
    store->cleared = true;
    return clear_parts(store, present, table, row_id, error) && forget_drafts(store, table, row_id, error) &&
           write_row(store, tables_info(table)->clear, row_id, present, error) &&
           write_named(store, SQL_trash_cleared, name, row_id, error) && sweep(store, error);
}

bool trash_clear_row(struct store *store, const struct present *present, const char *table, int64_t row_id,
                     struct error *error)
{
    return clear_row(store, present, table, row_id, error) && search_purge(store, error);
}

/* Those that were deleted before that time. */
static bool clear_before(struct store *store, const struct present *present, int64_t before_ms, int64_t *count,
                         struct error *error)
{
    struct arena      arena = {0};
    struct row        row = {.statement = statements_get(store, SQL_trash_before, error), .arena = &arena};
    struct trash_row *rows = NULL;
    size_t            found = 0, room = 0;
    bool              more = false, done = row.statement != NULL, had_entry = false;
    if (done) {
        statements_bind(row.statement, 1, before_ms);
        done = statements_step(store, row.statement, &more, error);
    }
    while (done && more) {
        rows = row_grow(&arena, rows, found, &room, sizeof *rows);
        rows[found++] = (struct trash_row){.what = row_words(&row, 0), .row_id = row_number(&row, 1, 1, INT64_MAX)};
        done = statements_step(store, row.statement, &more, error);
    }
    done = done && row_check(&row, store, error);
    for (size_t i = 0; done && i < found; i++) {
        done = clear_row(store, present, rows[i].what, rows[i].row_id, error);
        had_entry = had_entry || strcmp(rows[i].what, "entry") == 0;
    }
    arena_free(&arena);
    *count = (int64_t)found;
    return done && (!had_entry || search_purge(store, error));
}

/* Rows that were deleted before it are past their 30 days. */
static int64_t oldest_kept_ms(daynum today)
{
    return ((int64_t)today - TRASH_DAYS) * MS_A_DAY;
}

bool trash_clear_old(struct store *store, const struct present *present, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_trash_has_old, error)};
    int64_t    count, before_ms = oldest_kept_ms(present->today);
    if (row.statement)
        statements_bind(row.statement, 1, before_ms);
    bool any = row_next(&row, store, error) && row_flag(&row, 0);
    return row_end(&row, store, error) && (!any || clear_before(store, present, before_ms, &count, error));
}

bool trash_empty(struct store *store, const struct present *present, int64_t *count, struct error *error)
{
    if (!act_begin(store, present, "trash empty", error))
        return false;
    int64_t listed;
    bool    done = statements_number(store, SQL_trash_count, &listed, error);
    int64_t cleared;
    done = done && clear_before(store, present, INT64_MAX, &cleared, error);
    if (!act_end(store, done, error))
        return false;
    *count = listed;
    return true;
}

/* The title, or the first line of the text that is not blank; of a closed letter nothing. */
static const char *read_title(struct row *row, int column)
{
    struct entry words = {.title = row_text(row, column), .body = row_text(row, column + 1)};
    if (!words.title && !words.body)
        return NULL;
    if (!words.body)
        words.body = "";
    return entries_title(&words, row->arena);
}

/* ?1 the time from which on they are listed, ?2 today; one of that id, or all for 0. */
static bool read_rows(struct store *store, daynum today, int64_t id, struct arena *arena, struct trash_row **out,
                      size_t *count, struct error *error)
{
    struct row        row = {.statement = statements_get(store, SQL_trash_list, error), .arena = arena};
    struct trash_row *rows = NULL;
    size_t            found = 0, room = 0;
    bool              more;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, oldest_kept_ms(today));
    statements_bind(row.statement, 2, today);
    statements_bind(row.statement, 3, id);
    if (!statements_step(store, row.statement, &more, error))
        return false;
    while (more) {
        rows = row_grow(arena, rows, found, &room, sizeof *rows);
        rows[found++] = (struct trash_row){.id = row_number(&row, 0, 1, INT64_MAX),
                                           .what = row_words(&row, 1),
                                           .row_id = row_number(&row, 2, 1, INT64_MAX),
                                           .deleted_ms = row_number(&row, 3, INT64_MIN, INT64_MAX),
                                           .title = read_title(&row, 4)};
        if (!statements_step(store, row.statement, &more, error))
            return false;
    }
    if (!row_check(&row, store, error))
        return false;
    *out = rows;
    *count = found;
    return true;
}

bool trash_list(struct store *store, daynum today, struct arena *arena, struct trash_row **out, size_t *count,
                struct error *error)
{
    return read_rows(store, today, 0, arena, out, count, error);
}

static bool restore(struct store *store, const struct present *present, int64_t id, struct arena *arena,
                    struct trash_row *out, struct error *error)
{
    struct trash_row *rows;
    size_t            count = 0;
    if (id > 0 && !read_rows(store, present->today, id, arena, &rows, &count, error))
        return false;
    enum table table;
    if (count == 0 || !tables_find(rows[0].what, &table))
        return error_set(error, ERROR_ABSENT, "there is nothing with the number %lld in the trash; see: holdfast trash",
                         (long long)id);
    if (!write_row(store, tables_info(table)->restore, rows[0].row_id, present, error))
        return false;
    *out = rows[0];
    return table != TABLE_entry || search_take(store, out->row_id, SIZE_MAX, error); /* however long it is */
}

bool trash_restore(struct store *store, const struct present *present, int64_t id, struct arena *arena,
                   struct trash_row *out, struct error *error)
{
    if (!act_begin(store, present, "trash restore", error))
        return false;
    return act_end(store, restore(store, present, id, arena, out, error), error);
}
