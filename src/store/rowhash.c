#include "store/rowhash.h"

#include <string.h>

#include "core/buf.h"
#include "core/hash.h"

enum { FIRST = 1, HASHED_BYTES = 8 }; /* behind the name of the table */

/* Ids of other rows are this file's own. */
static bool is_reference(const char *column)
{
    size_t length = strlen(column);
    return length > 3 && strcmp(column + length - 3, "_id") == 0;
}

/* Of the numbers and texts that there are; the length stands before a text: nothing that it holds can be taken for the next column. */
static void put_value(struct buf *out, struct row *row, int column)
{
    const char *name = sqlite3_column_name(row->statement, column);
    int         type = sqlite3_column_type(row->statement, column);
    if (!name) {
        row->out_of_memory = true;
    } else if (type == SQLITE_INTEGER) {
        buf_printf(out, "%s=%lld;", name, (long long)sqlite3_column_int64(row->statement, column));
    } else if (type != SQLITE_NULL) {
        const void *bytes = sqlite3_column_blob(row->statement, column);
        int         length = sqlite3_column_bytes(row->statement, column);
        row->out_of_memory = row->out_of_memory || (!bytes && length > 0);
        buf_printf(out, "%s:%d:", name, length);
        buf_put(out, bytes ? bytes : "", bytes ? (size_t)length : 0);
    }
}

static bool is_hashed(struct row *row, int column)
{
    const char *name = sqlite3_column_name(row->statement, column);
    return !name || !is_reference(name);
}

static int64_t hash_row(struct row *row)
{
    struct arena  arena = {0};
    struct buf    text = {.arena = &arena};
    unsigned char hash[HASH_BYTES];
    uint64_t      out = 0;
    put_value(&text, row, FIRST + COLUMN_UID);
    for (int i = FIRST + COLUMN_HASH + 1; i < sqlite3_column_count(row->statement); i++)
        if (is_hashed(row, i))
            put_value(&text, row, i);
    if (sqlite3_column_type(row->statement, FIRST + COLUMN_DELETED) != SQLITE_NULL)
        buf_puts(&text, "deleted");
    hash_bytes(buf_text(&text), text.length, hash);
    for (int i = 0; i < HASHED_BYTES; i++)
        out = out << 8 | hash[i];
    arena_free(&arena);
    return (int64_t)out;
}

static void read_hash(struct row *row, void *out)
{
    *(int64_t *)out = hash_row(row);
}

bool rowhash_write(struct store *store, const struct changed_row *rows, size_t count, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        const struct table_info *info = tables_info(rows[i].table);
        struct call              asked = {info->row, {value_number(rows[i].id)}};
        int64_t                  hash;
        bool                     found;
        if (!row_one(store, &asked, NULL, read_hash, &hash, &found, error))
            return false;
        struct call write = {info->hash, {value_number(rows[i].id), value_number(hash)}};
        if (found && !call_write(store, &write, error))
            return false;
    }
    return true;
}

static void write_hash(struct row *row, void *out)
{
    const struct table_info *info = out;
    struct call   write = {info->hash, {value_number(row_id(row, FIRST + COLUMN_ID)), value_number(hash_row(row))}};
    sqlite3_stmt *statement = call_start(row->store, &write, row->error);
    bool          more;
    row->failed = !statement || !statements_step(row->store, statement, &more, row->error);
}

bool rowhash_write_all(struct store *store, struct error *error)
{
    for (enum table table = 0; table < TABLES_ALL; table++) {
        struct table_info info = *tables_info(table);
        if (!row_each(store, &(struct call){.sql = info.rows}, NULL, write_hash, &info, error))
            return false;
    }
    return true;
}

bool rowhash_agrees(struct row *row)
{
    return sqlite3_column_type(row->statement, FIRST + COLUMN_HASH) == SQLITE_INTEGER &&
           sqlite3_column_int64(row->statement, FIRST + COLUMN_HASH) == hash_row(row);
}
