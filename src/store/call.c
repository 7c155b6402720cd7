#include "store/internal.h"

#include <assert.h>

struct value value_number(int64_t number)
{
    return (struct value){.type = VALUE_NUMBER, .of.number = number};
}

struct value value_if(bool given, int64_t number)
{
    return given ? value_number(number) : (struct value){0};
}

struct value value_id(int64_t id)
{
    return value_if(id != 0, id);
}

struct value value_day(daynum day)
{
    return value_if(day != DAY_NONE, day);
}

struct value value_text(const char *text)
{
    return (struct value){.type = text ? VALUE_TEXT : VALUE_NULL, .of.bytes = text};
}

struct value value_bytes(const void *bytes, int length)
{
    return (struct value){.type = bytes ? VALUE_BYTES : VALUE_NULL, .length = length, .of.bytes = bytes};
}

/* Nothing is copied or converted, so that it cannot fail but by a wrong index. */
static void bind(sqlite3_stmt *statement, int index, const struct value *value)
{
    int code = SQLITE_OK;
    switch (value->type) {
    case VALUE_NULL: /* as it is already */
        break;
    case VALUE_NUMBER:
        code = sqlite3_bind_int64(statement, index, value->of.number);
        break;
    case VALUE_TEXT:
        code = sqlite3_bind_text(statement, index, value->of.bytes, -1, SQLITE_STATIC);
        break;
    case VALUE_BYTES:
        code = sqlite3_bind_blob(statement, index, value->of.bytes, value->length, SQLITE_STATIC);
        break;
    }
    assert(code == SQLITE_OK);
    (void)code;
}

sqlite3_stmt *call_start(struct store *store, const struct call *call, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, call->sql, error);
    int           count = statement ? sqlite3_bind_parameter_count(statement) : 0;
    for (int i = 0; i < count; i++)
        bind(statement, i + 1, &call->values[i]);
    return statement;
}

static bool run(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    assert(store->depth > 0);
    if (!store->doomed &&
        sqlite3_get_autocommit(store->db)) { /* a read failed so badly that SQLite rolled back by itself */
        store->doomed = true;
        handle_fail(store, SQLITE_IOERR, &store->doom);
    }
    if (store->doomed) { /* what came now would stand outside of the act */
        statements_end(statement);
        *error = store->doom;
        return false;
    }
    bool row;
    if (!statements_step(store, statement, &row, error)) {
        store->doomed = true;
        store->doom = *error;
        return false;
    }
    assert(!row);
    return true;
}

bool call_write(struct store *store, const struct call *call, struct error *error)
{
    sqlite3_stmt *statement = call_start(store, call, error);
    return statement && run(store, statement, error);
}

bool call_add(struct store *store, struct call *call, const struct present *present, char uid[STORE_UID_SIZE],
              int64_t *id, struct error *error)
{
    handle_make_uid(uid);
    call->values[0] = value_text(uid);
    call->values[1] = value_number(present->unix_ms);
    if (!call_write(store, call, error))
        return false;
    if (sqlite3_changes(store->db) != 1) { /* something in the file swallowed it: no id of it may be shown */
        store->doomed = true;
        handle_fail(store, SQLITE_CORRUPT, &store->doom);
        *error = store->doom;
        return false;
    }
    *id = sqlite3_last_insert_rowid(store->db);
    return true;
}

bool call_save(struct store *store, struct call *call, const struct present *present, int64_t id, struct error *error)
{
    call->values[0] = value_number(id);
    call->values[1] = value_number(present->unix_ms);
    return call_write(store, call, error);
}
