#include "store/trash.h"

#include "store/entries.h"
#include "store/tables.h"

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

static void read_listed(struct row *row, void *out)
{
    *(struct trash_row *)out = (struct trash_row){.id = row_id(row, 0),
                                                  .what = row_words(row, 1),
                                                  .row_id = row_id(row, 2),
                                                  .deleted_ms = row_number(row, 3, INT64_MIN, INT64_MAX),
                                                  .title = read_title(row, 4)};
}

/* The one of that id, or all for 0. */
static bool read_rows(struct store *store, daynum today, int64_t id, struct arena *arena, struct trash_row **out,
                      size_t *count, struct error *error)
{
    struct call call = {SQL_trash_list,
                        {value_number(trash_oldest_kept_ms(today)), value_number(today), value_number(id)}};
    return row_all(store, &call, arena, read_listed, sizeof **out, out, count, error);
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
    struct call call = {.sql = tables_info(table)->restore};
    if (!call_save(store, &call, present, rows[0].row_id, error))
        return false;
    *out = rows[0];
    return table != TABLE_entry || search_take(store, out->row_id, SIZE_MAX, error); /* however long it is */
}

bool trash_restore(struct store *store, const struct present *present, int64_t id, struct arena *arena,
                   struct trash_row *out, struct error *error)
{
    return act_begin(store, present, "trash restore", error) &&
           act_end(store, restore(store, present, id, arena, out, error), error);
}

bool trash_empty(struct store *store, const struct present *present, int64_t *count, struct error *error)
{
    if (!act_begin(store, present, "trash empty", error))
        return false;
    int64_t listed;
    bool    done = statements_number(store, SQL_trash_count, &listed, error);
    done = done && trash_clear_all(store, present, error);
    if (!act_end(store, done, error))
        return false;
    *count = listed;
    return true;
}
