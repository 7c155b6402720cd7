/*
 * A row lies in the trash as long as its deleted_ms is the one that stands in the table trash: restoring it, or undo
 * of whatever happened to it, need not touch that table. Clearing keeps the row as a tombstone without what was in
 * it, and takes the content out of whatever else held it: the before-images, so that undo cannot bring it back, the
 * drafts, the index.
 */
#include "store/trash.h"

#include <string.h>

#include "store/internal.h"
#include "store/entries.h"

enum { MS_A_DAY = 86400000 };

/*
 * What can be deleted, by the table it stands in, which is also its name. The tables without triggers have the statement
 * that keeps an image; what is only cleared, never restored by itself, has none to restore it.
 */
static const struct kind {
    const char *table;
    enum sql    restore, clear, image;
    const char *drafts[3]; /* the keys of the memos that may hold what was changed in it and not yet saved */
} kinds[] = {
    {"entry",
     SQL_trash_restore_entry,
     SQL_trash_clear_entry,
     SQL_image_entry,
     {"draft:write*", "draft:letter*", "draft:entry_edit*"}},
    {"urge", SQL_trash_restore_urge, SQL_trash_clear_urge, SQLS, {"draft:urge_change*"}},
    {"contact", SQL_trash_restore_contact, SQL_trash_clear_contact, SQLS, {"draft:contact_edit*"}},
    {"friend", SQL_trash_restore_friend, SQL_trash_clear_friend, SQLS, {"draft:friend_edit*"}},
    {"reason", SQL_trash_restore_reason, SQL_trash_clear_reason, SQLS, {"draft:reason_edit*"}},
    {"plan", SQL_trash_restore_plan, SQL_trash_clear_plan, SQLS, {"draft:trigger_edit*"}},
    {"goal", SQL_trash_restore_goal, SQL_trash_clear_goal, SQL_image_goal, {"draft:goal_edit*"}},
    {"hardday", SQL_trash_restore_hardday, SQL_trash_clear_hardday, SQL_image_hardday, {"draft:hardday_edit*"}},
    {"goal_step", SQLS, SQL_trash_clear_goal_step, SQLS, {0}},
    {"readiness", SQLS, SQL_trash_clear_readiness, SQLS, {0}},
    {"person", SQLS, SQL_trash_clear_person, SQLS, {0}},
    {"checkin", SQLS, SQL_trash_clear_checkin, SQLS, {0}},
    {"urge_action", SQLS, SQL_trash_clear_action, SQLS, {0}},
};

static const struct kind *kind_of(const char *table)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(table, kinds[i].table) == 0)
            return &kinds[i];
    }
    return NULL;
}

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

bool trash_delete_part(struct store *store, enum sql sql, const char *table, int64_t id, int64_t now_ms,
                       struct error *error)
{
    bool found;
    if (!statements_delete(store, sql, id, now_ms, &found, error))
        return false;
    return !found || put(store, SQL_trash_put_unlisted, table, id, now_ms, error);
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

/* What belongs to a row and stands in tables of its own. */
static bool clear_belongings(struct store *store, const struct present *present, enum sql clear, int64_t row_id,
                             struct error *error)
{
    switch (clear) {
    case SQL_trash_clear_urge:
        return write_row(store, SQL_trash_clear_actions, row_id, present, error) &&
               write_row(store, SQL_trash_forget_actions, row_id, NULL, error);
    case SQL_trash_clear_goal:
        return write_row(store, SQL_trash_clear_steps, row_id, present, error) &&
               write_row(store, SQL_trash_clear_marks, row_id, present, error) &&
               write_row(store, SQL_trash_clear_schedules, row_id, present, error) &&
               write_row(store, SQL_trash_forget_of_goal, row_id, NULL, error);
    default:
        return true;
    }
}

static bool forget_drafts(struct store *store, const struct kind *kind, int64_t row_id, struct error *error)
{
    for (size_t i = 0; i < sizeof kind->drafts / sizeof *kind->drafts && kind->drafts[i]; i++) {
        sqlite3_stmt *statement = statements_get(store, SQL_trash_forget_drafts, error);
        if (!statement)
            return false;
        statements_bind(statement, 1, row_id);
        statements_bind_text(statement, 2, kind->drafts[i]);
        if (!statements_write(store, statement, error))
            return false;
    }
    return true;
}

/* All of it but the index. */
static bool clear_row(struct store *store, const struct present *present, const char *table, int64_t row_id,
                      struct error *error)
{
    const struct kind *kind = kind_of(table);
    if (!kind)
        return store_fail(store, SQLITE_CORRUPT, error);
    if (!clear_belongings(store, present, kind->clear, row_id, error) || !forget_drafts(store, kind, row_id, error))
        return false;
    return write_row(store, kind->clear, row_id, present, error) &&
           write_named(store, SQL_trash_forget_images, table, row_id, error) &&
           write_named(store, SQL_trash_cleared, table, row_id, error) && sweep(store, error);
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
    int64_t count;
    return clear_before(store, present, oldest_kept_ms(present->today), &count, error);
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
    const struct kind *kind = count ? kind_of(rows[0].what) : NULL;
    if (!kind || kind->restore == SQLS)
        return error_set(error, ERROR_ABSENT, "there is nothing with the number %lld in the trash; see: holdfast trash",
                         (long long)id);
    bool is_entry = kind->restore == SQL_trash_restore_entry;
    if ((kind->image != SQLS && !image_keep(store, kind->image, rows[0].row_id, error)) ||
        !write_row(store, kind->restore, rows[0].row_id, present, error))
        return false;
    *out = rows[0];
    return !is_entry || search_take(store, out->row_id, SIZE_MAX, error); /* however long it is */
}

bool trash_restore(struct store *store, const struct present *present, int64_t id, struct arena *arena,
                   struct trash_row *out, struct error *error)
{
    if (!act_begin(store, present, "trash restore", error))
        return false;
    return act_end(store, restore(store, present, id, arena, out, error), error);
}
