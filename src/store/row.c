#include "store/internal.h"

#include <string.h>

#include "core/day.h"

/* False, with the error filled, if anything in a row was bad. */
static bool check(const struct row *row, struct error *error)
{
    if (row->out_of_memory)
        return handle_fail(row->store, SQLITE_NOMEM, error);
    return row->bad ? handle_fail(row->store, SQLITE_CORRUPT, error) : true;
}

/* Reads on to the end of the statement, or to where the reader has enough. */
static bool read_rows(struct row *row, row_reader *read, void *out, struct error *error)
{
    bool more = true;
    while (more && !row->enough && !row->failed) {
        if (!statements_step(row->store, row->statement, &more, error))
            return false;
        if (more)
            read(row, out);
    }
    if (more)
        statements_end(row->statement);
    return !row->failed && check(row, error);
}

bool row_each(struct store *store, const struct call *call, struct arena *arena, row_reader *read, void *out,
              struct error *error)
{
    struct row row = {.store = store, .statement = call_start(store, call, error), .arena = arena, .error = error};
    return row.statement && read_rows(&row, read, out, error);
}

struct items {
    row_reader *read;
    char       *items;
    size_t      size, count, room;
};

static void add_item(struct row *row, void *out)
{
    struct items *items = out;
    items->items = row_grow(row->arena, items->items, items->count, &items->room, items->size);
    char *item = items->items + items->count++ * items->size;
    memset(item, 0, items->size);
    items->read(row, item);
}

bool row_all(struct store *store, const struct call *call, struct arena *arena, row_reader *read, size_t size,
             void *items, size_t *count, struct error *error)
{
    struct items found = {.read = read, .size = size};
    if (!row_each(store, call, arena, add_item, &found, error))
        return false;
    void *array = found.items;
    memcpy(items, &array, sizeof array);
    *count = found.count;
    return true;
}

struct first {
    row_reader *read;
    void       *out;
    bool        found;
};

static void read_first(struct row *row, void *out)
{
    struct first *first = out;
    first->found = row->enough = true;
    first->read(row, first->out);
}

bool row_one(struct store *store, const struct call *call, struct arena *arena, row_reader *read, void *out,
             bool *found, struct error *error)
{
    struct first first = {.read = read, .out = out};
    if (!row_each(store, call, arena, read_first, &first, error))
        return false;
    *found = first.found;
    return true;
}

bool row_get(struct store *store, enum sql sql, int64_t id, const char *what, struct arena *arena, row_reader *read,
             void *out, struct error *error)
{
    struct call call = {sql, {value_number(id)}};
    bool        found;
    return row_one(store, &call, arena, read, out, &found, error) && (found || row_say_absent(what, id, error));
}

int64_t row_number(struct row *row, int column, int64_t least, int64_t most)
{
    int64_t value = sqlite3_column_int64(row->statement, column);
    if (sqlite3_column_type(row->statement, column) != SQLITE_INTEGER || value < least || value > most) {
        row->bad = true;
        return least;
    }
    return value;
}

bool row_is_null(const struct row *row, int column)
{
    return sqlite3_column_type(row->statement, column) == SQLITE_NULL;
}

int64_t row_number_or(struct row *row, int column, int64_t least, int64_t most, int64_t absent)
{
    return row_is_null(row, column) ? absent : row_number(row, column, least, most);
}

int64_t row_id(struct row *row, int column)
{
    return row_number(row, column, 1, INT64_MAX);
}

int64_t row_count(struct row *row, int column)
{
    return row_number(row, column, 0, INT64_MAX);
}

void row_read_count(struct row *row, void *out)
{
    *(int64_t *)out = row_count(row, 0);
}

void row_read_id(struct row *row, void *out)
{
    *(int64_t *)out = row_id(row, 0);
}

int64_t row_id_or_none(struct row *row, int column)
{
    return row_number_or(row, column, 1, INT64_MAX, 0);
}

bool row_flag(struct row *row, int column)
{
    return row_number(row, column, 0, 1) == 1;
}

daynum row_day(struct row *row, int column)
{
    return (daynum)row_number(row, column, DAY_FIRST, DAY_LAST);
}

daynum row_day_or_none(struct row *row, int column)
{
    return (daynum)row_number_or(row, column, DAY_FIRST, DAY_LAST, DAY_NONE);
}

int64_t row_instant(struct row *row, int column)
{
    return row_number(row, column, day_start_instant(DAY_FIRST - 1, 0, 0), day_start_instant(DAY_LAST + 2, 0, 0));
}

struct moment row_moment(struct row *row, int column)
{
    return (struct moment){
        .unix_s = row_instant(row, column),
        .offset_s = (int32_t)row_number(row, column + 1, -STORE_OFFSET_MOST_S, STORE_OFFSET_MOST_S),
    };
}

void *row_bytes(struct row *row, int column, int *length)
{
    const void *bytes = sqlite3_column_blob(row->statement, column);
    *length = sqlite3_column_bytes(row->statement, column);
    if (!bytes) {
        row->bad = true;
        return NULL;
    }
    return arena_copy_bytes(row->arena, bytes, (size_t)*length);
}

const char *row_text(struct row *row, int column)
{
    if (row_is_null(row, column))
        return NULL;
    const char *text = (const char *)sqlite3_column_text(row->statement, column);
    if (!text) {
        row->out_of_memory = true;
        return NULL;
    }
    return arena_copy_bytes(row->arena, text, (size_t)sqlite3_column_bytes(row->statement, column));
}

const char *row_words(struct row *row, int column)
{
    const char *text = row_text(row, column);
    if (text)
        return text;
    row->bad = true;
    return "";
}

void row_read_words(struct row *row, void *out)
{
    *(const char **)out = row_words(row, 0);
}

void *row_grow(struct arena *arena, void *items, size_t count, size_t *room, size_t item_size)
{
    enum { FIRST_ROOM = 8 };
    if (count < *room)
        return items;
    *room = *room ? *room * 2 : FIRST_ROOM;
    void *grown = arena_alloc(arena, *room, item_size);
    if (count > 0)
        memcpy(grown, items, count * item_size);
    return grown;
}

bool row_say_absent(const char *what, int64_t id, struct error *error)
{
    bool is_entry = strcmp(what, "entry") == 0; /* the one kind whose list is another command */
    return error_set(error, ERROR_ABSENT, "there is no %s %lld; see: holdfast %s%s", what, (long long)id,
                     is_entry ? "journal" : what, is_entry ? "" : " list");
}
