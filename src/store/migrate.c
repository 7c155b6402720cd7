/*
 * Each step of data/schema/ brings the file one version further and writes user_version and application_id itself. All steps
 * that a file needs commit at once or not at all, so that nobody ever sees one in between; the version is read again within
 * the transaction, since another process may have been quicker. The copy before is made there, too, of what is committed.
 */
#include "store/rowhash.h"
#include "store/schema.h"

#include <stdio.h>

#include "words/texts.h"

const char *migrate_step_for_tests;

static int newest(void)
{
    return texts_schema_newest() + (migrate_step_for_tests ? 1 : 0);
}

static const char *step_to(int version)
{
    return version > texts_schema_newest() ? migrate_step_for_tests : texts_schema(version);
}

static bool version_of(struct store *store, int *out, struct error *error)
{
    int64_t version;
    if (!statements_number(store, SQL_user_version, &version, error))
        return false;
    if (version > newest())
        return error_set(error, ERROR_REFUSED,
                         "\"%s\" was written by a newer Holdfast (schema %d, this one knows %d); install the newer one",
                         store->shown, (int)version, newest());
    *out = (int)version;
    return true;
}

static bool take_step(struct store *store, int version, struct error *error)
{
    const char *step = step_to(version + 1);
    int         code = step ? sqlite3_exec(store->db, step, NULL, NULL, NULL) : SQLITE_OK;
    if (!step)
        return error_set(error, ERROR_FAILED, "this Holdfast cannot read schema %d, which \"%s\" has", version,
                         store->shown);
    return code == SQLITE_OK || handle_fail(store, code, error);
}

static bool take_steps(struct store *store, struct error *error)
{
    int version = 0;
    if (!version_of(store, &version, error))
        return false;
    bool is_new = version == 0;
    char name[40];
    snprintf(name, sizeof name, "before-schema-%d.db", version + 1);
    if (!is_new && store->for_writing && version < newest() && !copy_keep(store, name, error))
        return false;
    for (; version < newest(); version++)
        if (!take_step(store, version, error))
            return false;
    return is_new || rowhash_write_all(store, error);
}

bool migrate_is_done(struct store *store, bool *done, struct error *error)
{
    int version;
    if (!version_of(store, &version, error))
        return false;
    *done = version == newest();
    return true;
}

bool migrate_run(struct store *store, struct error *error)
{
    int          version = 0;
    struct error ignored;
    if (!version_of(store, &version, error))
        return false;
    if (version == newest())
        return store->for_check || schema_is_ours(store, error);
    if (!statements_run(store, SQL_begin, error))
        return false;
    if (take_steps(store, error) && statements_run(store, SQL_commit, error))
        return true;
    if (!sqlite3_get_autocommit(store->db) && !statements_run(store, SQL_rollback, &ignored))
        return false; /* closing rolls back as well */
    return false;
}
