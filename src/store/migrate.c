/*
 * Each step of data/schema/ brings the file one version further and writes user_version and application_id itself,
 * so that all of it commits at once or not at all. The version is read again within the transaction: another
 * process may have been quicker.
 */
#include "internal.h"

#include "data.h"

static bool version_of(struct store *store, int *out, struct error *error)
{
    int64_t version;
    if (!statements_number(store, SQL_user_version, &version, error))
        return false;
    if (version > data_schema_newest())
        return error_set(error, ERROR_REFUSED,
                         "\"%s\" was written by a newer Holdfast (schema %d, this one knows %d); install the newer one",
                         store->shown, (int)version, data_schema_newest());
    *out = (int)version;
    return true;
}

static bool take_step(struct store *store, int from, struct error *error)
{
    int version = from;
    if (!statements_run(store, SQL_begin, error))
        return false;
    if (version_of(store, &version, error)) {
        const char *step = data_schema(from + 1);
        int         code = version == from ? sqlite3_exec(store->db, step, NULL, NULL, NULL) : SQLITE_OK;
        if (code == SQLITE_OK && statements_run(store, SQL_commit, error))
            return true;
        if (code != SQLITE_OK)
            store_fail(store, code, error);
    }
    struct error ignored;
    if (!sqlite3_get_autocommit(store->db) && !statements_run(store, SQL_rollback, &ignored))
        return false; /* closing rolls back as well */
    return false;
}

bool migrate_run(struct store *store, struct error *error)
{
    int version = 0;
    if (!version_of(store, &version, error))
        return false;
    for (; version < data_schema_newest(); version++) {
        if (!data_schema(version + 1))
            return error_set(error, ERROR_FAILED, "this Holdfast cannot read schema %d, which \"%s\" has", version,
                             store->shown);
        if (version > 0 && store->on_disk && !copy_before_schema(store, version + 1, error))
            return false;
        if (!take_step(store, version, error))
            return false;
    }
    return true;
}
