/*
 * Lists are walked in their order on an index alone, each id is held against what the search found, and only the rows
 * that are shown are read. Where the search found few, their places are looked up instead.
 */
#include <stdlib.h>
#include <string.h>

#include "entries_row.h"
#include "search.h"

enum { FEW = 256 };

/* What a filter and the query in it come to. */
struct choice {
    struct query        query;
    daynum              since, until, today;
    bool                by_tag;
    struct search_found found;
};

static daynum later(daynum a, daynum b)
{
    return a == DAY_NONE || (b != DAY_NONE && b > a) ? b : a;
}

static daynum earlier(daynum a, daynum b)
{
    return a == DAY_NONE || (b != DAY_NONE && b < a) ? b : a;
}

static bool take_tag(struct store *store, const char *tag, bool any_case, struct arena *arena, struct choice *choice,
                     struct error *error)
{
    struct search_ids ids = {0};
    if (!search_tag(store, tag, any_case, arena, &ids, error))
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
        (filter->tag && !take_tag(store, filter->tag, false, arena, out, error)))
        return false;
    for (size_t i = 0; i < query->tag_count; i++) {
        if (!take_tag(store, query->tags[i], true, arena, out, error))
            return false;
    }
    return true;
}

/*
 * Is the entry one of those? The statement stands on its row, with the day until which it is closed in a column. A
 * closed letter is found by its title, and neither by its text nor by its tags, nor left out because of them.
 */
static bool fits(struct store *store, const struct choice *choice, int64_t id, sqlite3_stmt *statement, int column,
                 bool *out, struct error *error)
{
    *out = !choice->found.is_limited || search_holds(&choice->found.wanted, id);
    if (!*out)
        return true;
    bool is_closed = sqlite3_column_type(statement, column) == SQLITE_INTEGER &&
                     sqlite3_column_int64(statement, column) > choice->today;
    if (!is_closed)
        *out = !search_holds(&choice->found.excluded, id);
    else if (choice->by_tag)
        *out = false;
    else if (choice->query.term_count > 0)
        return search_title(store, &choice->query, id, out, error);
    return true;
}

static void bind_choice(sqlite3_stmt *statement, const struct entries_filter *filter, const struct choice *choice)
{
    bool has_mood = choice->query.mood_least != 0;
    statements_bind(statement, 1, choice->since == DAY_NONE ? DAY_FIRST : choice->since);
    statements_bind(statement, 2, choice->until == DAY_NONE ? DAY_LAST : choice->until);
    statements_bind_text(statement, 3, filter->kind < 0 ? NULL : entries_kind_name((enum entry_kind)filter->kind));
    statements_bind_if(statement, 4, has_mood, choice->query.mood_least);
    statements_bind_if(statement, 5, has_mood, choice->query.mood_most);
}

/* The part of the list that is asked for, as its places pass by. */
struct slice {
    struct arena *arena;
    size_t        skip, limit; /* limit 0: all */
    int64_t      *ids;
    size_t        count, room;
    size_t        passed;
    bool          counts_on; /* all of them are to pass, though no more are wanted */
};

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

static bool walk(struct store *store, const struct entries_filter *filter, const struct choice *choice,
                 struct slice *slice, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, filter->oldest_first ? SQL_entry_walk_up : SQL_entry_walk, error);
    bool          more;
    if (!statement)
        return false;
    bind_choice(statement, filter, choice);
    if (!statements_step(store, statement, &more, error))
        return false;
    while (more) {
        int64_t id = sqlite3_column_int64(statement, 0);
        bool    is_one;
        if (!fits(store, choice, id, statement, 1, &is_one, error)) {
            statements_end(statement);
            return false;
        }
        if (is_one)
            pass(slice, id);
        if (is_done(slice)) {
            statements_end(statement);
            return true;
        }
        if (!statements_step(store, statement, &more, error))
            return false;
    }
    return true;
}

struct place {
    int64_t at_s, id;
};

static int newest_first(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->at_s != y->at_s)
        return x->at_s < y->at_s ? 1 : -1;
    return (x->id < y->id) - (x->id > y->id);
}

static bool look_up(struct store *store, const struct entries_filter *filter, const struct choice *choice,
                    struct slice *slice, struct error *error)
{
    struct place             places[FEW];
    size_t                   count = 0;
    const struct search_ids *wanted = &choice->found.wanted;
    sqlite3_stmt            *statement = statements_get(store, SQL_entry_place, error);
    if (!statement)
        return false;
    for (size_t i = 0; i < wanted->count; i++) {
        bool there, is_one;
        bind_choice(statement, filter, choice);
        statements_bind(statement, 6, wanted->ids[i]);
        if (!statements_step(store, statement, &there, error))
            return false;
        if (!there)
            continue;
        bool told = fits(store, choice, wanted->ids[i], statement, 1, &is_one, error);
        if (told && is_one)
            places[count++] = (struct place){sqlite3_column_int64(statement, 0), wanted->ids[i]};
        statements_end(statement);
        if (!told)
            return false;
    }
    qsort(places, count, sizeof *places, newest_first);
    for (size_t i = 0; i < count && !is_done(slice); i++)
        pass(slice, places[filter->oldest_first ? count - 1 - i : i].id);
    return true;
}

static bool pick(struct store *store, const struct entries_filter *filter, struct slice *slice, struct error *error)
{
    struct choice choice;
    if (!choose(store, filter, slice->arena, &choice, error))
        return false;
    if (choice.found.is_limited && choice.found.wanted.count <= FEW)
        return look_up(store, filter, &choice, slice, error);
    return walk(store, filter, &choice, slice, error);
}

static bool read_entry(struct store *store, int64_t id, size_t preview_bytes, struct arena *arena, struct entry *out,
                       bool *found, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_entry_get, error), .arena = arena};
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, id);
    if (!statements_step(store, row.statement, found, error))
        return false;
    return !*found || entries_row_read(store, &row, preview_bytes, out, error);
}

/*
 * All that a list asks is asked in one transaction: it is one state of the file, and SQLite looks but once whether
 * another process wrote. Within an act that is so anyway.
 */
static bool begin_reading(struct store *store, bool *begun, struct error *error)
{
    *begun = sqlite3_get_autocommit(store->db) != 0;
    return !*begun || statements_run(store, SQL_begin_reading, error);
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

/* total: NULL if nobody asks. */
static bool list(struct store *store, const struct entries_filter *filter, struct arena *arena, struct entry **out,
                 size_t *count, int64_t *total, struct error *error)
{
    struct arena  scratch = {0};
    struct slice  slice = {.arena = &scratch, .skip = filter->skip, .limit = filter->limit, .counts_on = total != NULL};
    struct entry *entries = NULL;
    size_t        found = 0;
    bool          begun;
    if (!begin_reading(store, &begun, error))
        return false;
    bool done = pick(store, filter, &slice, error);
    if (done)
        entries = ARENA_NEW(arena, struct entry, slice.count);
    for (size_t i = 0; done && i < slice.count; i++) {
        bool there;
        done = read_entry(store, slice.ids[i], filter->preview_bytes, arena, &entries[found], &there, error);
        found += done && there;
    }
    arena_free(&scratch);
    if (!end_reading(store, begun, done, error))
        return false;
    *out = entries;
    *count = found;
    if (total)
        *total = (int64_t)slice.passed;
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
    struct slice          slice = {.arena = &scratch};
    struct entries_filter all = *filter;
    bool                  begun;
    slice.skip = SIZE_MAX; /* they are only counted */
    all.limit = all.skip = 0;
    if (!begin_reading(store, &begun, error))
        return false;
    bool done = pick(store, &all, &slice, error);
    arena_free(&scratch);
    if (!end_reading(store, begun, done, error))
        return false;
    *out = (int64_t)slice.passed;
    return true;
}

bool entries_tags(struct store *store, daynum today, struct arena *arena, struct entry_tag **out, size_t *count,
                  struct error *error)
{
    struct row        row = {.statement = statements_get(store, SQL_entry_tags_all, error), .arena = arena};
    struct entry_tag *tags = NULL;
    size_t            found = 0, room = 0;
    bool              more;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, today);
    if (!statements_step(store, row.statement, &more, error))
        return false;
    while (more) {
        tags = row_grow(arena, tags, found, &room, sizeof *tags);
        tags[found++] = (struct entry_tag){.tag = row_words(&row, 0), .count = row_number(&row, 1, 1, INT64_MAX)};
        if (!statements_step(store, row.statement, &more, error))
            return false;
    }
    if (!row_check(&row, store, error))
        return false;
    *out = tags;
    *count = found;
    return true;
}

bool entries_on_day(struct store *store, daynum day, daynum today, struct arena *arena, struct entry *out, bool *found,
                    struct error *error)
{
    struct row   row = {.statement = statements_get(store, SQL_entry_on_day, error), .arena = arena};
    struct entry entry;
    bool         there;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, day);
    statements_bind(row.statement, 2, today);
    if (!statements_step(store, row.statement, &there, error))
        return false;
    if (there && !entries_row_read(store, &row, 0, &entry, error))
        return false;
    if (there)
        *out = entry;
    *found = there;
    return true;
}
