/*
 * An act is a row in the table act, written first, so that the triggers of the schema find it and keep the
 * before-images under it. Undo puts the images back, one statement a table, and removes the act. The ids of acts
 * have no gaps: only the newest is ever taken away, and the oldest.
 */
#include "store/internal.h"

#include <assert.h>

static void roll_back(struct store *store)
{
    struct error ignored;
    if (!sqlite3_get_autocommit(store->db) && !statements_run(store, SQL_rollback, &ignored))
        store->sync_failed = true; /* a transaction that can be neither kept nor left: the handle is of no more use */
    store->depth = 0;
    store->doomed = false;
}

static bool is_there(struct store *store, const char *uid, bool *there, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_act_there, error);
    if (!statement)
        return false;
    statements_bind_text(statement, 1, uid);
    if (!statements_step(store, statement, there, error))
        return false;
    if (*there)
        statements_end(statement);
    return true;
}

/*
 * An error from COMMIT leaves open whether it took place. Whether the act's uid is in the file tells: after an act
 * it is, after an undo it is not. Where even looking fails, a journal that is still there tells that it did not:
 * its deletion is what commits.
 */
static bool commit(struct store *store, const char *uid, bool wanted, struct error *error)
{
    copy_daily(store);
    if (statements_run(store, SQL_commit, error)) {
        store->depth = 0;
        return true;
    }
    roll_back(store);
    bool         there;
    struct error looking;
    if (!is_there(store, uid, &there, &looking)) {
        if (file_has_journal(store->path))
            return false;
        return error_set(error, ERROR_FAILED,
                         "it is not known whether this was written to \"%s\"; look before trying again", store->shown);
    }
    if (there != wanted)
        return false;
    store->warning = *error; /* it is in the file, but the disk did not confirm it */
    return true;
}

static bool open_transaction(struct store *store, const struct present *present, struct error *error)
{
    store->warning.kind = ERROR_NONE;
    if (!store_may_write(store, error))
        return false;
    copy_prepare(store, present->today);
    if (!statements_run(store, SQL_begin, error))
        return false;
    store->depth = 1;
    store->doomed = store->changed = store->changed_memo = false;
    return true;
}

static bool add_act(struct store *store, const struct present *present, const char *what, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_act_add, error);
    if (!statement)
        return false;
    store_make_uid(store->act_uid);
    statements_bind_text(statement, 1, store->act_uid);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind_text(statement, 3, what);
    if (!statements_write(store, statement, error))
        return false;
    store->act_id = sqlite3_last_insert_rowid(store->db);
    if (store->copy_due != DAY_NONE && !trash_clear_old(store, present, error)) /* the first write of the day */
        return false;
    store->changed = false;
    return true;
}

bool act_begin(struct store *store, const struct present *present, const char *what, struct error *error)
{
    if (store->depth > 0) {
        if (store->doomed) {
            *error = store->doom;
            return false;
        }
        store->depth++;
        return true;
    }
    if (!open_transaction(store, present, error))
        return false;
    if (!add_act(store, present, what, error)) {
        roll_back(store);
        return false;
    }
    return true;
}

static bool write_by_id(struct store *store, enum sql sql, int64_t id, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, id);
    return statements_write(store, statement, error);
}

/* An act that changed nothing is none. */
static bool settle_act(struct store *store, struct error *error)
{
    if (!store->changed)
        return write_by_id(store, SQL_act_drop, store->act_id, error);
    return store->act_id <= ACT_DEPTH || write_by_id(store, SQL_act_prune, store->act_id - ACT_DEPTH, error);
}

bool act_end(struct store *store, bool done, struct error *error)
{
    assert(store->depth > 0);
    if (!done && !store->doomed) {
        store->doomed = true;
        store->doom = *error;
    }
    if (done && store->doomed)
        *error = store->doom;
    if (store->depth > 1) {
        store->depth--;
        return !store->doomed;
    }
    bool anything = store->changed || store->changed_memo;
    if (store->doomed || !anything) {
        bool kept = !store->doomed;
        roll_back(store);
        return kept;
    }
    bool wanted = store->changed;
    if (!settle_act(store, error)) {
        roll_back(store);
        return false;
    }
    return commit(store, store->act_uid, wanted, error);
}

static struct act read_act(struct row *row)
{
    return (struct act){.id = row_number(row, 0, 1, INT64_MAX),
                        .at_unix_ms = row_number(row, 2, INT64_MIN, INT64_MAX),
                        .what = row_words(row, 3)};
}

bool act_list(struct store *store, struct arena *arena, struct act **out, size_t *count, struct error *error)
{
    struct row  row = {.statement = statements_get(store, SQL_act_list, error), .arena = arena};
    struct act *acts = NULL;
    size_t      found = 0, room = 0;
    bool        more = false;
    if (!row.statement || !statements_step(store, row.statement, &more, error))
        return false;
    while (more) {
        acts = row_grow(arena, acts, found, &room, sizeof *acts);
        acts[found++] = read_act(&row);
        if (!statements_step(store, row.statement, &more, error))
            return false;
    }
    *out = acts;
    *count = found;
    return row_check(&row, store, error);
}

/* The tables an act can touch, with what undo does to them. */
static const struct {
    enum sql restore, remove;
} undoing[] = {
    {SQL_undo_person, SQL_unadd_person},
    {SQL_undo_rule_cell, SQL_unadd_rule_cell},
    {SQL_undo_contact, SQL_unadd_contact},
    {SQL_undo_urge, SQL_unadd_urge},
    {SQL_undo_urge_action, SQL_unadd_urge_action},
    {SQL_undo_checkin, SQL_unadd_checkin},
    {SQL_undo_friend, SQL_unadd_friend},
    {SQL_undo_reason, SQL_unadd_reason},
    {SQL_undo_plan, SQL_unadd_plan},
    {SQL_undo_entry, SQL_unadd_entry},
    {SQL_undo_goal, SQL_unadd_goal},
    {SQL_undo_goal_schedule, SQL_unadd_goal_schedule},
    {SQL_undo_goal_step, SQL_unadd_goal_step},
    {SQL_undo_goal_mark, SQL_unadd_goal_mark},
    {SQL_undo_hardday, SQL_unadd_hardday},
    {SQL_undo_readiness, SQL_unadd_readiness},
};

static bool put_back(struct store *store, enum sql sql, int64_t act_id, int64_t now_ms, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, act_id);
    statements_bind(statement, 2, now_ms);
    return statements_write(store, statement, error);
}

static bool undo_newest(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                        struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_act_newest, error), .arena = arena};
    bool       found = false;
    if (!row.statement || !statements_step(store, row.statement, &found, error))
        return false;
    if (!found)
        return error_set(error, ERROR_ABSENT, "there is nothing to undo");
    struct act  act = read_act(&row);
    const char *uid = row_words(&row, 1);
    statements_end(row.statement);
    if (!row_check(&row, store, error))
        return false;
    /* Newer acts have nothing left to undo, and must not be given the images of what is put back now. */
    if (!write_by_id(store, SQL_act_drop_after, act.id, error) || !search_forget_act(store, act.id, error) ||
        !put_back(store, SQL_trash_put_undone, act.id, present->unix_ms, error))
        return false;
    for (size_t i = 0; i < sizeof undoing / sizeof *undoing; i++) {
        if (!put_back(store, undoing[i].restore, act.id, present->unix_ms, error) ||
            !put_back(store, undoing[i].remove, act.id, present->unix_ms, error))
            return false;
    }
    if (!search_take_act(store, act.id, error))
        return false;
    if (!write_by_id(store, SQL_act_drop, act.id, error) || !commit(store, uid, false, error))
        return false;
    *out = act;
    return true;
}

bool act_undo(struct store *store, const struct present *present, struct arena *arena, struct act *out,
              struct error *error)
{
    assert(store->depth == 0);
    if (!open_transaction(store, present, error))
        return false;
    bool done = undo_newest(store, present, arena, out, error);
    if (!done && store->depth > 0)
        roll_back(store);
    return done;
}
