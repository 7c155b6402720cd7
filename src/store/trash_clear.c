/*
 * A row lies in the trash as long as its deleted_ms is the one that stands in the table trash: restoring it, or undo
 * of whatever happened to it, need not touch that table. Clearing keeps the row as a tombstone without what was in
 * it, and takes the content out of whatever else held it: the acts that name it, which are lost for undo, the drafts, the index.
 */
#include <string.h>

#include "store/copies_gone.h"
#include "store/tables.h"
#include "store/trash.h"

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

/* Makes a tombstone of it. *found false if there is no living one of that id. */
static bool bury(struct store *store, enum sql sql, int64_t id, const struct present *present, bool *found,
                 struct error *error)
{
    struct call call = {.sql = sql};
    if (!call_save(store, &call, present, id, error))
        return false;
    *found = sqlite3_changes(store->db) > 0;
    return true;
}

bool trash_delete(struct store *store, enum sql sql, const char *what, int64_t id, const struct present *present,
                  struct error *error)
{
    bool found;
    if (!bury(store, sql, id, present, &found, error))
        return false;
    return found ? trash_add(store, what, id, present->unix_ms, true, error) : row_say_absent(what, id, error);
}

bool trash_delete_part(struct store *store, enum sql sql, const char *what, int64_t id, const struct present *present,
                       struct error *error)
{
    bool found;
    if (!bury(store, sql, id, present, &found, error))
        return false;
    return !found || trash_add(store, what, id, present->unix_ms, false, error);
}

bool trash_add(struct store *store, const char *table, int64_t row_id, int64_t deleted_ms, bool listed,
               struct error *error)
{
    struct call call = {SQL_trash_add,
                        {value_text(table), value_number(row_id), value_number(deleted_ms), value_number(!listed)}};
    return call_write(store, &call, error);
}

static bool clear_parts_of(struct store *store, const struct present *present, enum table part, enum sql ids,
                           int64_t owner_id, struct arena *arena, struct error *error)
{
    struct call asked = {ids, {value_number(owner_id)}}, clear = {.sql = tables_info(part)->clear};
    int64_t    *found;
    size_t      count;
    bool        done = row_all(store, &asked, arena, row_read_id, sizeof *found, &found, &count, error);
    for (size_t i = 0; done && i < count; i++)
        done = call_save(store, &clear, present, found[i], error);
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
        struct call call = {SQL_trash_forget_drafts, {value_number(row_id), value_text(drafts[i].drafts)}};
        if (!call_write(store, &call, error))
            return false;
    }
    return true;
}

/* All of it but the index, and the acts that name it: they go at the end of this one. `everywhere`: in the copies as well, after the commit. */
static bool clear_row(struct store *store, const struct present *present, const char *name, int64_t row_id,
                      bool everywhere, struct error *error)
{
    enum table table;
    if (!tables_find(name, &table))
        return handle_fail(store, SQLITE_CORRUPT, error);
    store->cleared = true;
    struct call clear = {.sql = tables_info(table)->clear};
    struct call cleared = {SQL_trash_cleared, {value_text(name), value_number(row_id)}};
    return (!everywhere || copies_note_gone(store, present, table, row_id, error)) &&
           clear_parts(store, present, table, row_id, error) && forget_drafts(store, table, row_id, error) &&
           call_save(store, &clear, present, row_id, error) && call_write(store, &cleared, error);
}

/* Behind the last row that is cleared. */
static bool sweep(struct store *store, bool had_entry, struct error *error)
{
    return call_write(store, &(struct call){.sql = SQL_trash_sweep}, error) &&
           (!had_entry || search_purge(store, error));
}

bool trash_clear_row(struct store *store, const struct present *present, const char *table, int64_t row_id,
                     struct error *error)
{
    return clear_row(store, present, table, row_id, true, error) && sweep(store, true, error);
}

bool trash_clear_here(struct store *store, const struct present *present, const char *table, int64_t row_id,
                      struct error *error)
{
    bool is_entry = strcmp(table, "entry") == 0; /* here it may still live, and be found */
    return (!is_entry || search_forget(store, row_id, error)) &&
           clear_row(store, present, table, row_id, false, error) && sweep(store, true, error);
}

struct deleted {
    const char *table;
    int64_t     id;
};

static void read_deleted(struct row *row, void *out)
{
    *(struct deleted *)out = (struct deleted){row_words(row, 0), row_id(row, 1)};
}

static bool clear_before(struct store *store, const struct present *present, int64_t before_ms, bool everywhere,
                         struct error *error)
{
    struct arena    arena = {0};
    struct call     call = {SQL_trash_before, {value_number(before_ms)}};
    struct deleted *rows;
    size_t          count;
    bool            had_entry = false;
    bool            done = row_all(store, &call, &arena, read_deleted, sizeof *rows, &rows, &count, error);
    for (size_t i = 0; done && i < count; i++) {
        done = clear_row(store, present, rows[i].table, rows[i].id, everywhere, error);
        had_entry = had_entry || strcmp(rows[i].table, "entry") == 0;
    }
    arena_free(&arena);
    return done && sweep(store, had_entry, error);
}

int64_t trash_oldest_kept_ms(daynum today)
{
    return ((int64_t)today - TRASH_DAYS) * MS_A_DAY;
}

bool trash_clear_old(struct store *store, const struct present *present, struct error *error)
{
    int64_t     any, before_ms = trash_oldest_kept_ms(store->settled_on);
    struct call call = {SQL_trash_has_old, {value_number(before_ms)}};
    return row_each(store, &call, NULL, row_read_count, &any, error) &&
           (!any || clear_before(store, present, before_ms, false, error));
}

bool trash_clear_all(struct store *store, const struct present *present, struct error *error)
{
    return clear_before(store, present, INT64_MAX, true, error);
}
