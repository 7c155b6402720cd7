/*
 * Lists are walked in their order on an index alone, and each id is held against what the search found. Where the
 * search found few, their places are looked up instead. How many there are is known before, wherever the words alone
 * or the index alone decide it: then the walk ends with the page.
 */
#include "store/entries.h"

#include <stdlib.h>
#include <string.h>

#include "store/entries_row.h"
#include "store/search.h"

enum { FEW = 256 };

/* What a filter and the query in it come to. */
struct choice {
    struct query        query;
    daynum              since, until, today;
    bool                by_tag;
    bool                is_settled; /* found.wanted is what the list holds */
    struct search_found found;
};

/* The part of the list that is asked for, as its places pass by. */
struct slice {
    struct arena  *arena;
    size_t         skip, limit; /* limit 0: all */
    int64_t       *ids;
    size_t         count, room;
    size_t         passed;
    bool           counts_on; /* all of them are to pass, though no more are wanted */
    bool           unsorted;  /* asked: see below; told: that it is so */
    struct choice *choice;    /* for keeps() */
};

static daynum later(daynum a, daynum b)
{
    return a == DAY_NONE || (b != DAY_NONE && b > a) ? b : a;
}

static daynum earlier(daynum a, daynum b)
{
    return a == DAY_NONE || (b != DAY_NONE && b < a) ? b : a;
}

static bool take_tag(struct store *store, const char *tag, struct arena *arena, struct choice *choice,
                     struct error *error)
{
    struct search_ids ids = {0};
    if (!search_tag(store, tag, arena, &ids, error))
        return false;
    search_narrow(&choice->found, &ids, arena);
    choice->by_tag = true;
    return true;
}

static bool choose(struct store *store, const struct entries_filter *filter, struct arena *arena, struct choice *out,
                   struct error *error)
{
    static const int32_t offset_s = 0;
    struct present       present = {.today = filter->today, .zone = when_fixed_zone(&offset_s)};
    *out = (struct choice){.query = query_read(filter->query ? filter->query : "", &present, arena),
                           .today = filter->today};
    const struct query *query = &out->query;
    out->since = later(filter->since, query->since);
    out->until = earlier(filter->until, query->until);
    if (!search_find(store, query, arena, &out->found, error) ||
        (filter->tag && !take_tag(store, filter->tag, arena, out, error)))
        return false;
    for (size_t i = 0; i < query->tag_count; i++) {
        if (!take_tag(store, query->tags[i], arena, out, error))
            return false;
    }
    return true;
}

/*
 * Is what the search wants one of those? A closed letter is found by its title, and neither by its text nor by its
 * tags, nor left out because of them.
 */
static bool fits_besides(struct store *store, struct choice *choice, int64_t id, bool is_closed, bool *out,
                         struct error *error)
{
    if (!is_closed)
        *out = !search_holds(&choice->found.excluded, id);
    else if (choice->by_tag)
        *out = false;
    else if (choice->query.term_count > 0)
        return search_title(store, &choice->query, id, out, error);
    return true;
}

/* The same of any entry. The row has the day until which it is closed in its second column. */
static bool fits(struct row *row, struct choice *choice, int64_t id)
{
    bool fits = !choice->found.is_limited || search_holds(&choice->found.wanted, id);
    if (!fits || choice->is_settled)
        return fits;
    bool is_closed = sqlite3_column_type(row->statement, 1) == SQLITE_INTEGER &&
                     sqlite3_column_int64(row->statement, 1) > choice->today;
    row->failed = !fits_besides(row->store, choice, id, is_closed, &fits, row->error);
    return fits && !row->failed;
}

/* id: of one entry, for SQL_entry_place. */
static struct call chosen(enum sql sql, const struct entries_filter *filter, const struct choice *choice, int64_t id)
{
    bool        has_mood = choice->query.mood_least != 0;
    const char *kind = filter->kind < 0 ? NULL : entries_kind_name((enum entry_kind)filter->kind);
    return (struct call){sql,
                         {value_number(choice->since == DAY_NONE ? DAY_FIRST : choice->since),
                          value_number(choice->until == DAY_NONE ? DAY_LAST : choice->until), value_text(kind),
                          value_if(has_mood, choice->query.mood_least), value_if(has_mood, choice->query.mood_most),
                          value_id(id)}};
}

static bool is_full(const struct slice *slice)
{
    return slice->limit > 0 && slice->count == slice->limit;
}

static bool is_done(const struct slice *slice)
{
    return is_full(slice) && !slice->counts_on;
}

static void pass(struct slice *slice, int64_t id)
{
    if (slice->passed++ < slice->skip || is_full(slice))
        return;
    slice->ids = row_grow(slice->arena, slice->ids, slice->count, &slice->room, sizeof *slice->ids);
    slice->ids[slice->count++] = id;
}

/* What the rows of a walk, or of a place that is looked up, are held against. */
struct walk {
    struct choice *choice;
    struct slice  *slice;
};

static void read_walked(struct row *row, void *out)
{
    struct walk *walk = out;
    int64_t      id = sqlite3_column_int64(row->statement, 0);
    if (fits(row, walk->choice, id))
        pass(walk->slice, id);
    row->enough = is_done(walk->slice);
}

static bool walk(struct store *store, const struct entries_filter *filter, struct choice *choice, struct slice *slice,
                 struct error *error)
{
    struct call call = chosen(filter->oldest_first ? SQL_entry_walk_up : SQL_entry_walk, filter, choice, 0);
    struct walk walk = {choice, slice};
    return row_each(store, &call, NULL, read_walked, &walk, error);
}

struct place {
    int64_t at_s, id;
};

/* Where the entries that the search found few of stand. */
struct places {
    struct choice *choice;
    int64_t        id; /* the one that is looked up */
    struct place   items[FEW];
    size_t         count;
};

static void read_place(struct row *row, void *out)
{
    struct places *places = out;
    if (fits(row, places->choice, places->id))
        places->items[places->count++] = (struct place){sqlite3_column_int64(row->statement, 0), places->id};
}

static int newest_place_first(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->at_s != y->at_s)
        return x->at_s < y->at_s ? 1 : -1;
    return (x->id < y->id) - (x->id > y->id);
}

static bool look_up(struct store *store, const struct entries_filter *filter, struct choice *choice,
                    struct slice *slice, struct error *error)
{
    struct places            places = {.choice = choice};
    const struct search_ids *wanted = &choice->found.wanted;
    for (size_t i = 0; i < wanted->count; i++) {
        struct call call = chosen(SQL_entry_place, filter, choice, wanted->ids[i]);
        places.id = wanted->ids[i];
        if (!row_each(store, &call, NULL, read_place, &places, error))
            return false;
    }
    qsort(places.items, places.count, sizeof *places.items, newest_place_first);
    for (size_t i = 0; i < places.count && !is_done(slice); i++)
        pass(slice, places.items[filter->oldest_first ? places.count - 1 - i : i].id);
    return true;
}

/* Leaves of what the search wants what the list holds. */
static bool settle(struct store *store, struct choice *choice, struct arena *arena, struct error *error)
{
    struct search_ids closed = {0}, *wanted = &choice->found.wanted;
    size_t            kept = 0;
    if (!search_closed(store, choice->today, arena, &closed, error))
        return false;
    for (size_t i = 0; i < wanted->count; i++) {
        int64_t id = wanted->ids[i];
        bool    is_one = true;
        if (!fits_besides(store, choice, id, search_holds(&closed, id), &is_one, error))
            return false;
        if (is_one)
            wanted->ids[kept++] = id;
    }
    wanted->count = kept;
    choice->is_settled = true;
    return true;
}

/* Do the words alone decide? */
static bool is_plain(const struct entries_filter *filter, const struct choice *choice)
{
    return choice->found.is_limited && choice->since == DAY_NONE && choice->until == DAY_NONE && filter->kind < 0 &&
           choice->query.mood_least == 0;
}

/* Walks, if nothing else tells which they are, or how many. */
static bool pick_many(struct store *store, const struct entries_filter *filter, struct choice *choice,
                      struct slice *slice, int64_t *total, struct error *error)
{
    bool known = is_plain(filter, choice) && slice->counts_on;
    if (known && !settle(store, choice, slice->arena, error))
        return false;
    *total = (int64_t)choice->found.wanted.count;
    if (slice->unsorted && is_plain(filter, choice)) {
        slice->ids = choice->found.wanted.ids;
        slice->count = choice->found.wanted.count;
        return true;
    }
    slice->unsorted = false;
    if (slice->counts_on && !choice->found.is_limited && choice->query.term_count == 0) {
        known = true;
        struct call call = chosen(SQL_entry_count, filter, choice, 0);
        if (!row_each(store, &call, NULL, row_read_count, total, error))
            return false;
    }
    slice->counts_on = slice->counts_on && !known;
    if (known && slice->skip >= (size_t)*total)
        return true;
    if (!walk(store, filter, choice, slice, error))
        return false;
    if (!known)
        *total = (int64_t)slice->passed;
    return true;
}

/*
 * Fills ids; the filter's own limit and skip are not looked at. *total is how many there are in all, if the slice counts
 * on. Where any order will do for one who reads all of them: by id, not as the list goes, and among them some that only
 * keeps() can tell.
 */
static bool pick(struct store *store, const struct entries_filter *filter, struct slice *slice, int64_t *total,
                 struct error *error)
{
    struct choice *choice = ARENA_NEW(slice->arena, struct choice, 1);
    if (!choose(store, filter, slice->arena, choice, error))
        return false;
    slice->choice = choice;
    if (!choice->found.is_limited || choice->found.wanted.count > FEW)
        return pick_many(store, filter, choice, slice, total, error);
    slice->unsorted = false;
    bool done = look_up(store, filter, choice, slice, error);
    *total = (int64_t)slice->passed;
    return done;
}

/* Does the list hold this entry, which was read by an unsorted slice? The slice's arena must still be there. */
static bool keeps(struct store *store, const struct slice *slice, const struct entry *entry, bool *out,
                  struct error *error)
{
    *out = true;
    return slice->choice->is_settled ||
           fits_besides(store, slice->choice, entry->id, entries_is_closed(entry, slice->choice->today), out, error);
}

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
static bool read_all(struct store *store, const struct entries_filter *filter, const struct slice *slice,
                     struct arena *arena, struct entry *entries, size_t *found, struct error *error)
{
    bool backwards = slice->unsorted && !filter->oldest_first;
    for (size_t i = 0; i < slice->count; i++) {
        bool    there;
        int64_t id = slice->ids[backwards ? slice->count - 1 - i : i];
        if (!read_entry(store, id, filter->preview_bytes, arena, &entries[*found], &there, error))
            return false;
        if (there && slice->unsorted && !keeps(store, slice, &entries[*found], &there, error))
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
    struct arena  scratch = {0};
    struct slice  slice = {.arena = &scratch,
                           .skip = filter->skip,
                           .limit = filter->limit,
                           .counts_on = total != NULL,
                           .unsorted = filter->skip == 0 && filter->limit == 0};
    struct entry *entries = NULL;
    size_t        found = 0;
    int64_t       all = 0;
    bool          begun;
    if (!begin_reading(store, &begun, error))
        return false;
    bool done = pick(store, filter, &slice, &all, error);
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
    struct slice          slice = {.arena = &scratch, .skip = SIZE_MAX, .counts_on = true}; /* none is wanted */
    struct entries_filter all = *filter;
    int64_t               total = 0;
    bool                  begun;
    all.limit = all.skip = 0;
    if (!begin_reading(store, &begun, error))
        return false;
    bool done = pick(store, &all, &slice, &total, error);
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
    struct call call = {SQL_entry_tags_all, {value_number(today), value_number(ENTRIES_TAGS_OF)}};
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
