/*
 * What stands in the index, folded, is asked by FTS5; what waits for it is looked through by core's comparison of folded words.
 */
#include "store/search.h"

#include <stdlib.h>

#include "core/buf.h"
#include "store/entries_row.h"

static void add_id(struct arena *arena, struct search_ids *ids, int64_t id)
{
    ids->ids = row_grow(arena, ids->ids, ids->count, &ids->room, sizeof *ids->ids);
    ids->ids[ids->count++] = id;
}

/* Where it stands or would stand. Lists are walked in time, which is mostly that of the ids: so it is near the last one. */
static size_t place_of(struct search_ids *ids, int64_t id)
{
    size_t low = 0, high = ids->count, near = ids->near;
    for (size_t from = near > 0 ? near - 1 : 0; from < ids->count && from <= near + 1; from++) {
        if (ids->ids[from] >= id && (from == 0 || ids->ids[from - 1] < id))
            return from;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ids->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool search_holds(struct search_ids *ids, int64_t id)
{
    ids->near = place_of(ids, id);
    return ids->near < ids->count && ids->ids[ids->near] == id;
}

/* Keeps those that are among the others. */
static void intersect(struct search_ids *ids, struct search_ids *others)
{
    size_t kept = 0;
    for (size_t i = 0; i < ids->count; i++) {
        if (search_holds(others, ids->ids[i]))
            ids->ids[kept++] = ids->ids[i];
    }
    ids->count = kept;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void add_all(struct arena *arena, struct search_ids *ids, const struct search_ids *more)
{
    for (size_t i = 0; i < more->count; i++)
        add_id(arena, ids, more->ids[i]);
    if (more->count > 0)
        qsort(ids->ids, ids->count, sizeof *ids->ids, by_number);
}

static void read_id(struct row *row, void *out)
{
    add_id(row->arena, out, row_id(row, 0));
}

/* Adds the ids that the call gives, in order. */
static bool read_ids(struct store *store, const struct call *call, struct arena *arena, struct search_ids *out,
                     struct error *error)
{
    return row_each(store, call, arena, read_id, out, error);
}

bool search_tag(struct store *store, const char *tag, struct arena *arena, struct search_ids *out, struct error *error)
{
    struct call call = {SQL_entry_tagged, {value_text(tag), value_text(entries_row_tag_text(tag, arena))}};
    return read_ids(store, &call, arena, out, error);
}

bool search_closed(struct store *store, daynum today, struct arena *arena, struct search_ids *out, struct error *error)
{
    return read_ids(store, &(struct call){SQL_entry_closed, {value_number(today)}}, arena, out, error);
}

/* One sort of terms as FTS5 reads them: folded words in quotes. NULL if there is none. */
static const char *match_text(const struct query *query, bool excluded, struct arena *arena)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < query->term_count; i++) {
        const struct query_term *term = &query->terms[i];
        if (term->excluded != excluded || term->literal)
            continue;
        const char *between = excluded || term->is_or ? " OR " : ") AND (";
        buf_printf(&out, "%s\"%s\"%s", out.length == 0 ? "(" : between, term->words, term->phrase ? "" : "*");
    }
    if (out.length == 0)
        return NULL;
    buf_putc(&out, ')');
    return buf_text(&out);
}

/* From the index. */
static bool find_indexed(struct store *store, const struct query *query, bool excluded, struct arena *arena,
                         struct search_ids *out, struct error *error)
{
    const char *match = match_text(query, excluded, arena);
    struct call call = {SQL_words_match, {value_text(match)}};
    return !match || read_ids(store, &call, arena, out, error);
}

/* What of an entry is searched. */
struct columns {
    const char *texts[3];
    size_t      lengths[3];
    int         count;
};

static struct columns read_columns(sqlite3_stmt *statement, int first, int count)
{
    struct columns columns = {.count = count};
    for (int i = 0; i < count; i++) {
        columns.texts[i] = (const char *)sqlite3_column_text(statement, first + i);
        columns.lengths[i] = (size_t)sqlite3_column_bytes(statement, first + i);
    }
    return columns;
}

static bool finds(const struct query_term *term, const struct columns *columns)
{
    for (int i = 0; i < columns->count; i++) {
        if (columns->texts[i] && query_finds(term, columns->texts[i], columns->lengths[i]))
            return true;
    }
    return false;
}

/* All of the wanted terms (or one of those with OR between them), and any of the excluded ones. */
static void look_into(const struct query *query, const struct columns *columns, bool *wanted, bool *excluded)
{
    bool has_choice = true; /* among the wanted terms that OR ties together */
    *wanted = true;
    *excluded = false;
    for (size_t i = 0; i < query->term_count; i++) {
        const struct query_term *term = &query->terms[i];
        bool                     found = finds(term, columns);
        if (term->excluded) {
            *excluded = *excluded || found;
            continue;
        }
        *wanted = *wanted && (has_choice || term->is_or);
        has_choice = found || (term->is_or && has_choice);
    }
    *wanted = *wanted && has_choice;
}

/* What a row of an entry is looked through for, and what was found. */
struct looking {
    const struct query *query;
    bool                in_title; /* the title alone was wanted */
    struct search_ids   wanted, excluded;
};

static void read_title(struct row *row, void *out)
{
    struct looking *looking = out;
    struct columns  title = read_columns(row->statement, 0, 1);
    bool            wanted, excluded;
    look_into(looking->query, &title, &wanted, &excluded);
    looking->in_title = wanted && !excluded;
}

bool search_title(struct store *store, const struct query *query, int64_t id, bool *found, struct error *error)
{
    struct call    call = {SQL_entry_title, {value_number(id)}};
    struct looking looking = {.query = query};
    if (!row_each(store, &call, NULL, read_title, &looking, error))
        return false;
    *found = looking.in_title;
    return true;
}

static void read_waiting(struct row *row, void *out)
{
    struct looking *looking = out;
    struct columns  columns = read_columns(row->statement, 1, 3);
    bool            wanted, excluded;
    look_into(looking->query, &columns, &wanted, &excluded);
    if (wanted)
        add_id(row->arena, &looking->wanted, row_id(row, 0));
    if (excluded)
        add_id(row->arena, &looking->excluded, row_id(row, 0));
}

static bool find_waiting(struct store *store, const struct query *query, struct arena *arena, struct search_found *out,
                         struct error *error)
{
    struct call    call = {.sql = SQL_waiting_rows};
    struct looking looking = {.query = query};
    if (!row_each(store, &call, arena, read_waiting, &looking, error))
        return false;
    if (out->is_limited)
        add_all(arena, &out->wanted, &looking.wanted);
    add_all(arena, &out->excluded, &looking.excluded);
    return true;
}

/* A text that holds no word stands in no index: the entries are looked through. */
static bool find_literals(struct store *store, const struct query *query, struct arena *arena, struct search_found *out,
                          struct error *error)
{
    for (size_t i = 0; i < query->term_count; i++) {
        struct search_ids ids = {0};
        struct call       call = {SQL_entry_holding, {value_text(query->terms[i].literal)}};
        if (!read_ids(store, &call, arena, &ids, error))
            return false;
        if (query->terms[i].excluded)
            add_all(arena, &out->excluded, &ids);
        else
            search_narrow(out, &ids, arena);
    }
    return true;
}

bool search_find(struct store *store, const struct query *query, struct arena *arena, struct search_found *out,
                 struct error *error)
{
    *out = (struct search_found){.is_limited = false};
    if (query->term_count > 0 && query->terms[0].literal)
        return find_literals(store, query, arena, out, error);
    for (size_t i = 0; i < query->term_count; i++)
        out->is_limited = out->is_limited || !query->terms[i].excluded;
    if (query->term_count == 0)
        return true;
    return find_indexed(store, query, false, arena, &out->wanted, error) &&
           find_indexed(store, query, true, arena, &out->excluded, error) &&
           find_waiting(store, query, arena, out, error);
}

void search_narrow(struct search_found *found, struct search_ids *ids, struct arena *arena)
{
    if (found->is_limited)
        intersect(&found->wanted, ids);
    else
        add_all(arena, &found->wanted, ids);
    found->is_limited = true;
}
