#include "store/entries.h"

#include <stdlib.h>
#include <string.h>

#include "store/entries_pick.h"
#include "store/entries_row.h"

static void read_whole(struct row *row, void *out)
{
    entries_row_read(row, 0, out);
}

/* An entry of which only so much is read. */
struct preview {
    size_t        bytes;
    struct entry *out;
};

static void read_preview(struct row *row, void *out)
{
    struct preview *preview = out;
    entries_row_read(row, preview->bytes, preview->out);
}

static bool read_entry(struct store *store, int64_t id, size_t preview_bytes, struct arena *arena, struct entry *out,
                       bool *found, struct error *error)
{
    struct call    call = {SQL_entry_get, {value_number(id)}};
    struct preview preview = {preview_bytes, out};
    return row_one(store, &call, arena, read_preview, &preview, found, error);
}

/*
 * All that a list asks is asked in one transaction: it is one state of the file, and SQLite looks but once whether
 * another process wrote. Within an act that is so anyway.
 */
static bool begin_reading(struct store *store, bool *begun, struct error *error)
{
    *begun = sqlite3_get_autocommit(store->db) != 0;
    return !*begun || (statements_get(store, SQL_rollback, error) != NULL && /* so that ending it asks for no memory */
                       statements_run(store, SQL_begin_reading, error));
}

/* An error that was there before is the one that is told. */
static bool end_reading(struct store *store, bool begun, bool done, struct error *error)
{
    struct error ending;
    if (!begun || sqlite3_get_autocommit(store->db) || statements_run(store, SQL_rollback, &ending))
        return done;
    if (done)
        *error = ending;
    return false;
}

static int newest_first(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->at.unix_s != y->at.unix_s)
        return x->at.unix_s < y->at.unix_s ? 1 : -1;
    return (x->id < y->id) - (x->id > y->id);
}

static int oldest_first(const void *a, const void *b)
{
    return newest_first(b, a);
}

/* Ids rise with time for nearly all: mostly there is nothing to sort. */
static void sort(struct entry *entries, size_t count, bool upwards)
{
    int (*order)(const void *, const void *) = upwards ? oldest_first : newest_first;
    for (size_t i = 1; i < count; i++) {
        if (order(&entries[i - 1], &entries[i]) > 0) {
            qsort(entries, count, sizeof *entries, order);
            break;
        }
    }
}

/* The rows of the slice, in the order of the list. */
static bool read_all(struct store *store, const struct entries_filter *filter, const struct entries_slice *slice,
                     struct arena *arena, struct entry *entries, size_t *found, struct error *error)
{
    bool backwards = slice->unsorted && !filter->oldest_first;
    for (size_t i = 0; i < slice->count; i++) {
        bool    there;
        int64_t id = slice->ids[backwards ? slice->count - 1 - i : i];
        if (!read_entry(store, id, filter->preview_bytes, arena, &entries[*found], &there, error))
            return false;
        if (there && slice->unsorted && !entries_pick_keeps(store, slice, &entries[*found], &there, error))
            return false;
        *found += there;
    }
    if (slice->unsorted)
        sort(entries, *found, filter->oldest_first);
    return true;
}

/* total: NULL if nobody asks. */
static bool list(struct store *store, const struct entries_filter *filter, struct arena *arena, struct entry **out,
                 size_t *count, int64_t *total, struct error *error)
{
    struct arena         scratch = {0};
    struct entries_slice slice = {.arena = &scratch,
                                  .skip = filter->skip,
                                  .limit = filter->limit,
                                  .counts_on = total != NULL,
                                  .unsorted = filter->skip == 0 && filter->limit == 0};
    struct entry        *entries = NULL;
    size_t               found = 0;
    int64_t              all = 0;
    bool                 begun;
    if (!begin_reading(store, &begun, error))
        return false;
    bool done = entries_pick(store, filter, &slice, &all, error);
    if (done) {
        entries = ARENA_NEW(arena, struct entry, slice.count);
        done = read_all(store, filter, &slice, arena, entries, &found, error);
    }
    arena_free(&scratch);
    if (!end_reading(store, begun, done, error))
        return false;
    *out = entries;
    *count = found;
    if (total)
        *total = all;
    return true;
}

bool entries_list(struct store *store, const struct entries_filter *filter, struct arena *arena, struct entry **out,
                  size_t *count, struct error *error)
{
    return list(store, filter, arena, out, count, NULL, error);
}

bool entries_list_counted(struct store *store, const struct entries_filter *filter, struct arena *arena,
                          struct entry **out, size_t *count, int64_t *total, struct error *error)
{
    return list(store, filter, arena, out, count, total, error);
}

bool entries_total(struct store *store, const struct entries_filter *filter, int64_t *out, struct error *error)
{
    struct arena          scratch = {0};
    struct entries_slice  slice = {.arena = &scratch, .skip = SIZE_MAX, .counts_on = true}; /* none is wanted */
    struct entries_filter all = *filter;
    int64_t               total = 0;
    bool                  begun;
    all.limit = all.skip = 0;
    if (!begin_reading(store, &begun, error))
        return false;
    bool done = entries_pick(store, &all, &slice, &total, error);
    arena_free(&scratch);
    if (!end_reading(store, begun, done, error))
        return false;
    *out = total;
    return true;
}

static void read_tag(struct row *row, void *out)
{
    *(struct entry_tag *)out = (struct entry_tag){.tag = row_words(row, 0), .count = row_number(row, 1, 1, INT64_MAX)};
}

bool entries_tags(struct store *store, daynum today, struct arena *arena, struct entry_tag **out, size_t *count,
                  struct error *error)
{
    struct call call = {SQL_entry_tags_all, {value_number(today)}};
    return row_all(store, &call, arena, read_tag, sizeof **out, out, count, error);
}

bool entries_on_day(struct store *store, daynum day, daynum today, struct arena *arena, struct entry *out, bool *found,
                    struct error *error)
{
    struct call call = {SQL_entry_on_day, {value_number(day), value_number(today)}};
    return row_one(store, &call, arena, read_whole, out, found, error);
}

bool entries_hold(struct store *store, const char *text, size_t length, bool *held, struct error *error)
{
    struct call call = {SQL_entry_hold, {value_text(text)}};
    int64_t     one;
    *held = false; /* a text with a NUL in it */
    return strlen(text) != length || row_one(store, &call, NULL, row_read_id, &one, held, error);
}
