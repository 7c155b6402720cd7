/*
 * Lists are walked in their order on an index alone, and each id is held against what the search found. Where the
 * search found few, their places are looked up instead. How many there are is known before, wherever the words alone
 * or the index alone decide it: then the walk ends with the page.
 */
#include "store/entries_pick.h"

#include <stdlib.h>

#include "store/search.h"

enum { FEW = 256 };

/* What a filter and the query in it come to. */
struct entries_choice {
    struct query        query;
    daynum              since, until, today;
    bool                by_tag;
    bool                is_settled; /* found.wanted is what the list holds */
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

static bool take_tag(struct store *store, const char *tag, struct arena *arena, struct entries_choice *choice,
                     struct error *error)
{
    struct search_ids ids = {0};
    if (!search_tag(store, tag, arena, &ids, error))
        return false;
    search_narrow(&choice->found, &ids, arena);
    choice->by_tag = true;
    return true;
}

static bool choose(struct store *store, const struct entries_filter *filter, struct arena *arena,
                   struct entries_choice *out, struct error *error)
{
    static const int32_t offset_s = 0;
    struct present       present = {.today = filter->today, .zone = when_fixed_zone(&offset_s)};
    *out = (struct entries_choice){.query = query_read(filter->query ? filter->query : "", &present, arena),
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
static bool fits_besides(struct store *store, struct entries_choice *choice, int64_t id, bool is_closed, bool *out,
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

/* The same of any entry. The statement stands on its row, with the day until which it is closed in a column. */
static bool fits(struct store *store, struct entries_choice *choice, int64_t id, sqlite3_stmt *statement, int column,
                 bool *out, struct error *error)
{
    *out = !choice->found.is_limited || search_holds(&choice->found.wanted, id);
    if (!*out || choice->is_settled)
        return true;
    bool is_closed = sqlite3_column_type(statement, column) == SQLITE_INTEGER &&
                     sqlite3_column_int64(statement, column) > choice->today;
    return fits_besides(store, choice, id, is_closed, out, error);
}

static void bind_choice(sqlite3_stmt *statement, const struct entries_filter *filter,
                        const struct entries_choice *choice)
{
    bool has_mood = choice->query.mood_least != 0;
    statements_bind(statement, 1, choice->since == DAY_NONE ? DAY_FIRST : choice->since);
    statements_bind(statement, 2, choice->until == DAY_NONE ? DAY_LAST : choice->until);
    statements_bind_text(statement, 3, filter->kind < 0 ? NULL : entries_kind_name((enum entry_kind)filter->kind));
    statements_bind_if(statement, 4, has_mood, choice->query.mood_least);
    statements_bind_if(statement, 5, has_mood, choice->query.mood_most);
}

static bool is_full(const struct entries_slice *slice)
{
    return slice->limit > 0 && slice->count == slice->limit;
}

static bool is_done(const struct entries_slice *slice)
{
    return is_full(slice) && !slice->counts_on;
}

static void pass(struct entries_slice *slice, int64_t id)
{
    if (slice->passed++ < slice->skip || is_full(slice))
        return;
    slice->ids = row_grow(slice->arena, slice->ids, slice->count, &slice->room, sizeof *slice->ids);
    slice->ids[slice->count++] = id;
}

static bool walk(struct store *store, const struct entries_filter *filter, struct entries_choice *choice,
                 struct entries_slice *slice, struct error *error)
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

static bool look_up(struct store *store, const struct entries_filter *filter, struct entries_choice *choice,
                    struct entries_slice *slice, struct error *error)
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

/* Leaves of what the search wants what the list holds. */
static bool settle(struct store *store, struct entries_choice *choice, struct arena *arena, struct error *error)
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
static bool is_plain(const struct entries_filter *filter, const struct entries_choice *choice)
{
    return choice->found.is_limited && choice->since == DAY_NONE && choice->until == DAY_NONE && filter->kind < 0 &&
           choice->query.mood_least == 0;
}

/* Those that pass the filter, where no words are looked for. */
static bool count(struct store *store, const struct entries_filter *filter, const struct entries_choice *choice,
                  int64_t *total, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_entry_count, error);
    bool          there;
    if (!statement)
        return false;
    bind_choice(statement, filter, choice);
    if (!statements_step(store, statement, &there, error))
        return false;
    *total = sqlite3_column_int64(statement, 0);
    statements_end(statement);
    return true;
}

/* Walks, if nothing else tells which they are, or how many. */
static bool pick_many(struct store *store, const struct entries_filter *filter, struct entries_choice *choice,
                      struct entries_slice *slice, int64_t *total, struct error *error)
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
        if (!count(store, filter, choice, total, error))
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

bool entries_pick(struct store *store, const struct entries_filter *filter, struct entries_slice *slice, int64_t *total,
                  struct error *error)
{
    struct entries_choice *choice = ARENA_NEW(slice->arena, struct entries_choice, 1);
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

bool entries_pick_keeps(struct store *store, const struct entries_slice *slice, const struct entry *entry, bool *out,
                        struct error *error)
{
    *out = true;
    return slice->choice->is_settled ||
           fits_besides(store, slice->choice, entry->id, entries_is_closed(entry, slice->choice->today), out, error);
}
