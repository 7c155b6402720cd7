/*
 * The index of the entries' words is SQLite's FTS5, over a view of the living entries that do not wait for it. It holds words as core/fold.h
 * folds them, so that its own tokenizer has only to part them at blanks; SQL asks for them by functions that are made known here.
 *
 * A new text only waits, so that writing one costs the same whatever the index holds; when WAITING_MOST of them have
 * come together, or one is longer than WAITING_BYTES, they go in at once: one segment of the index instead of many.
 *
 * What stands in the index is asked by FTS5; what waits for it is looked through by core's comparison of folded words.
 */
#include "store/search.h"

#include <stdlib.h>

#include "core/buf.h"
#include "core/fold.h"
#include "store/entries_row.h"

enum { WAITING_MOST = 32, WAITING_BYTES = 16 * 1024 };

typedef void put(struct buf *, const char *text, size_t length);

static void answer(sqlite3_context *context, sqlite3_value *value, put *fold)
{
    struct arena arena = {0};
    struct buf   out = {.arena = &arena};
    const char  *text = (const char *)sqlite3_value_text(value);
    if (text) {
        fold(&out, text, (size_t)sqlite3_value_bytes(value));
        sqlite3_result_text64(context, buf_text(&out), out.length, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    arena_free(&arena);
}

/* fold(text): as tags and triggers are compared. */
static void sql_fold(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    answer(context, values[0], fold_put);
}

/* fold_words(text): what the index holds of it. */
static void sql_fold_words(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    answer(context, values[0], fold_put_words);
}

bool search_open(struct store *store, struct error *error)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int       code = sqlite3_create_function_v2(store->db, "fold", 1, flags, NULL, sql_fold, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(store->db, "fold_words", 1, flags, NULL, sql_fold_words, NULL, NULL, NULL);
    return code == SQLITE_OK || handle_fail(store, code, error);
}

static bool write_about(struct store *store, enum sql sql, int64_t id, struct error *error)
{
    return call_write(store, &(struct call){sql, {value_number(id)}}, error);
}

static bool write_plain(struct store *store, enum sql sql, struct error *error)
{
    return call_write(store, &(struct call){.sql = sql}, error);
}

bool search_forget(struct store *store, int64_t entry_id, struct error *error)
{
    return write_about(store, SQL_words_forget, entry_id, error) &&
           write_about(store, SQL_waiting_remove, entry_id, error);
}

static bool take_in(struct store *store, struct error *error)
{
    return write_plain(store, SQL_words_take, error) && write_plain(store, SQL_waiting_clear, error);
}

bool search_take(struct store *store, int64_t entry_id, size_t body_length, struct error *error)
{
    int64_t waiting;
    if (!write_about(store, SQL_waiting_add, entry_id, error) ||
        !statements_number(store, SQL_waiting_count, &waiting, error))
        return false;
    return (waiting < WAITING_MOST && body_length <= WAITING_BYTES) || take_in(store, error);
}

bool search_purge(struct store *store, struct error *error)
{
    return write_plain(store, SQL_words_purge, error);
}

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
