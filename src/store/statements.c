/*
 * Preparing a statement costs more than running it, so that each is prepared when it is first needed and kept until
 * the store closes.
 */
#include "store/internal.h"

#include <errno.h>

#include "words/texts.h"

static const char *const texts[SQLS] = {
#define SQL(name, text) [SQL_##name] = (text),
#include "store/sql.def"
#undef SQL
};

static int run_text(struct store *store, const char *text)
{
    return sqlite3_exec(store->db, text, NULL, NULL, NULL);
}

/* Those of a store in memory. All or none, so that it can be asked again where memory was short. */
static int make_tables(struct store *store)
{
    int code = run_text(store, texts[SQL_begin]);
    for (int version = 1; code == SQLITE_OK && version <= texts_schema_newest(); version++)
        code = run_text(store, texts_schema(version));
    if (code == SQLITE_OK)
        code = run_text(store, texts[SQL_commit]);
    store->has_tables = code == SQLITE_OK;
    if (!store->has_tables)
        run_text(store, texts[SQL_rollback]);
    return code;
}

sqlite3_stmt *statements_get(struct store *store, enum sql sql, struct error *error)
{
    sqlite3_stmt **statement = &store->statements[sql];
    if (!*statement) {
        int code = store->has_tables ? SQLITE_OK : make_tables(store);
        if (code == SQLITE_OK)
            code = sqlite3_prepare_v2(store->db, texts[sql], -1, statement, NULL);
        if (code != SQLITE_OK)
            handle_fail(store, code, error);
    }
    return *statement;
}

void statements_end(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

bool statements_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *error)
{
    errno = 0;
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    if (*row)
        return true;
    if (code != SQLITE_DONE)
        handle_fail(store, code, error);
    statements_end(statement);
    return code == SQLITE_DONE;
}

bool statements_run(struct store *store, enum sql sql, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    if (!statement)
        return false;
    bool row = true;
    while (row) {
        if (!statements_step(store, statement, &row, error))
            return false;
    }
    return true;
}

bool statements_number(struct store *store, enum sql sql, int64_t *out, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    bool          row = false;
    if (!statement || !statements_step(store, statement, &row, error))
        return false;
    *out = 0;
    if (row) {
        *out = sqlite3_column_int64(statement, 0);
        statements_end(statement);
    }
    return true;
}

void statements_close(struct store *store)
{
    for (int i = 0; i < SQLS; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
}
