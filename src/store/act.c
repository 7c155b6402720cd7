/*
 * An act is a transaction in which SQLite's session extension records what changes in the tables of a person; that is kept as one blob in
 * the table act. The ids of acts have no gaps but where one was told to be lost: only the newest are ever taken away, and the oldest.
 */
#include "store/changes.h"
#include "store/copies_gone.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    LARGE_BYTES = 8 * 1024 * 1024, /* what one act keeps beyond this goes with the first write of the next day */
    STATE_DONE = 0,
    STATE_UNDONE = 1,
};

static void roll_back(struct store *store)
{
    struct error ignored;
    if (!sqlite3_get_autocommit(store->db) && !statements_run(store, SQL_rollback, &ignored))
        store->sync_failed = true; /* a transaction that can be neither kept nor left: the handle is of no more use */
    changes_end(store);
    store->depth = 0;
    store->doomed = false;
}

static bool is_there(struct store *store, const char *uid, bool *there, struct error *error)
{
    struct call call = {SQL_act_there, {value_text(uid)}};
    int64_t     one;
    return row_one(store, &call, NULL, row_read_id, &one, there, error);
}

/*
 * An error from COMMIT leaves open whether it took place. Whether the uid is in the file tells. Where even looking fails, a journal that
 * is still there tells that it did not: its deletion is what commits.
 */
static bool commit(struct store *store, const char *uid, struct error *error)
{
    copy_daily(store);
    if (statements_run(store, SQL_commit, error)) {
        changes_end(store);
        store->depth = 0;
        return store->has_written = true;
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
    if (!there)
        return false;
    store->warning = *error; /* it is in the file, but the disk did not confirm it */
    error->kind = ERROR_NONE;
    return store->has_written = true;
}

static bool open_transaction(struct store *store, const struct present *present, struct error *error)
{
    store->warning.kind = ERROR_NONE;
    store->has_written = false;
    if (!handle_may_write(store, error))
        return false;
    copy_prepare(store, present->today);
    if (!statements_run(store, SQL_begin, error))
        return false;
    store->depth = 1;
    store->doomed = store->cleared = store->changed_memo = store->copies_owe = store->copies_tell = false;
    store->present = *present;
    return true;
}

static bool write_number(struct store *store, enum sql sql, int64_t number, struct error *error)
{
    return call_write(store, &(struct call){sql, {value_number(number)}}, error);
}

static int by_row(const void *a, const void *b)
{
    const struct changed_row *left = a, *right = b;
    if (left->table != right->table)
        return left->table < right->table ? -1 : 1;
    return (left->id > right->id) - (left->id < right->id);
}

/* An act as it is kept; the bytes lie in the arena. */
struct kept {
    int64_t        id;
    struct changes changes;
};

static struct changes read_blob(struct row *row, int column)
{
    int   length;
    void *bytes = row_bytes(row, column, &length);
    return (struct changes){.bytes = bytes, .length = length};
}

static void read_kept(struct row *row, void *out)
{
    *(struct kept *)out = (struct kept){.id = row_id(row, 0), .changes = read_blob(row, 1)};
}

/* No word of what was cleared for good stays in what is kept for undo: an act that names such a row is lost as a whole. */
static bool lose_acts_of(struct store *store, const struct changes *cleared, struct error *error)
{
    struct arena        arena = {0};
    struct call         call = {.sql = SQL_act_kept};
    struct kept        *kept;
    struct changed_row *gone, *rows;
    size_t              kept_count, gone_count, count;
    bool                done = changes_rows(store, cleared, &arena, &gone, &gone_count, error) &&
                row_all(store, &call, &arena, read_kept, sizeof *kept, &kept, &kept_count, error);
    if (done && gone_count > 0)
        qsort(gone, gone_count, sizeof *gone, by_row);
    for (size_t i = 0; done && i < kept_count; i++) {
        bool is_lost = false;
        done = changes_rows(store, &kept[i].changes, &arena, &rows, &count, error);
        for (size_t j = 0; done && !is_lost && j < count; j++)
            is_lost = gone_count > 0 && bsearch(&rows[j], gone, gone_count, sizeof *gone, by_row) != NULL;
        done = done && (!is_lost || write_number(store, SQL_act_lose, kept[i].id, error));
    }
    arena_free(&arena);
    return done;
}

/* What is done with the first and the second write of a day, and is no part of the act. */
static bool do_chores(struct store *store, const struct present *present, struct error *error)
{
    struct changes cleared = {0};
    bool           is_first = store->copy_due != DAY_NONE;
    bool           done = (!is_first || write_number(store, SQL_act_lose_large, LARGE_BYTES, error)) &&
                changes_begin(store, error) && trash_clear_old(store, present, error) &&
                changes_take(store, &cleared, error) && (!store->cleared || lose_acts_of(store, &cleared, error));
    changes_free(&cleared);
    changes_end(store);
    store->cleared = false;
    return done && copies_owe(store, &store->copies_owe, error);
}

/*
 * A clock that is wrong once, a year ahead, must clear nothing. So what goes by age goes by the write before, if that was earlier: by the last day's
 * with the first write of a day, by today with the second.
 */
static bool settle_day(struct store *store, const struct present *present, bool *has_chores, struct error *error)
{
    enum { MS_A_DAY = 86400000 };
    int64_t last_ms, before_ms;
    if (!statements_number(store, SQL_act_last_ms, &last_ms, error) ||
        !statements_number(store, SQL_act_before_last_ms, &before_ms, error))
        return false;
    int64_t now_day = present->unix_ms / MS_A_DAY, last_day = last_ms / MS_A_DAY;
    bool    is_second = last_day == now_day && before_ms / MS_A_DAY != now_day;
    store->settled_on = last_day < now_day ? (daynum)last_day : present->today;
    *has_chores = is_second || store->copy_due != DAY_NONE;
    return true;
}

static bool start_act(struct store *store, const struct present *present, const char *what, struct error *error)
{
    handle_make_uid(store->act_uid);
    store->act_what = what;
    store->act_at_ms = present->unix_ms;
    bool has_chores;
    return settle_day(store, present, &has_chores, error) && (!has_chores || do_chores(store, present, error)) &&
           changes_begin(store, error);
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
    if (!start_act(store, present, what, error)) {
        roll_back(store);
        return false;
    }
    return true;
}

static bool add_act(struct store *store, const struct changes *changes, struct error *error)
{
    struct call call = {SQL_act_add,
                        {value_text(store->act_uid), value_number(store->act_at_ms), value_text(store->act_what)}};
    if (!store->cleared) /* what was cleared for good comes back no more */
        call.values[3] = value_bytes(changes->bytes, changes->length);
    if (!call_write(store, &call, error))
        return false;
    int64_t id = sqlite3_last_insert_rowid(store->db);
    return id <= ACT_DEPTH || write_number(store, SQL_act_prune, id - ACT_DEPTH, error);
}

static bool is_anything_seen(struct store *store, const struct changes *changes, bool *seen, struct error *error)
{
    struct arena        arena = {0};
    struct changed_row *rows;
    size_t              count;
    bool                done = changes_rows(store, changes, &arena, &rows, &count, error);
    *seen = false;
    for (size_t i = 0; done && i < count; i++)
        *seen = *seen || rows[i].is_seen;
    arena_free(&arena);
    return done;
}

/* Writes the act down. *anything false: it changed nothing that a person can see, nor what the program remembers, and is none. */
static bool settle_act(struct store *store, bool *anything, struct error *error)
{
    struct changes changes;
    bool           seen;
    if (!changes_take(store, &changes, error))
        return false;
    bool done = is_anything_seen(store, &changes, &seen, error);
    *anything = done && (seen || store->changed_memo);
    if (done && seen)
        done = call_write(store, &(struct call){.sql = SQL_act_drop_undone}, error) &&
               (!store->cleared || lose_acts_of(store, &changes, error)) && add_act(store, &changes, error);
    else if (*anything)
        done = memo_mark(store, store->act_uid, store->act_at_ms, error);
    changes_free(&changes);
    return done;
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
    bool anything = false;
    bool settled = !store->doomed && settle_act(store, &anything, error);
    if (!settled || !anything) {
        roll_back(store);
        return settled;
    }
    if (!commit(store, store->act_uid, error))
        return false;
    if (store->copies_owe)
        copies_clear_gone(store, store->copies_tell);
    return true;
}

static void read_act(struct row *row, void *out)
{
    *(struct act *)out = (struct act){.id = row_id(row, 0),
                                      .at_unix_ms = row_number(row, 1, INT64_MIN, INT64_MAX),
                                      .what = row_words(row, 2),
                                      .is_lost = !row_flag(row, 3)};
}

bool act_list(struct store *store, struct arena *arena, struct act **out, size_t *count, struct error *error)
{
    return row_all(store, &(struct call){.sql = SQL_act_list}, arena, read_act, sizeof **out, out, count, error);
}

bool act_list_undone(struct store *store, struct arena *arena, struct act **out, size_t *count, struct error *error)
{
    return row_all(store, &(struct call){.sql = SQL_act_list_undone}, arena, read_act, sizeof **out, out, count, error);
}

static bool get(struct store *store, enum sql sql, struct arena *arena, struct act *out, bool *found,
                struct error *error)
{
    return row_one(store, &(struct call){.sql = sql}, arena, read_act, out, found, error);
}

bool act_newest(struct store *store, struct arena *arena, struct act *out, bool *found, struct error *error)
{
    return get(store, SQL_act_newest, arena, out, found, error);
}

bool act_is_start(const struct act *act)
{
    return strcmp(act->what, "start") == 0;
}

static void read_changes(struct row *row, void *out)
{
    *(struct changes *)out = read_blob(row, 0);
}

static bool set_state(struct store *store, int64_t id, int state, struct error *error)
{
    handle_make_uid(store->act_uid);
    struct call call = {SQL_act_set_state, {value_number(id), value_number(state), value_text(store->act_uid)}};
    return call_write(store, &call, error);
}

/* Turns an act that is there and not lost; *moved as for changes_apply(). */
static bool turn(struct store *store, const struct present *present, const struct act *act, enum changes_way way,
                 bool *moved, struct error *error)
{
    struct arena   arena = {0};
    struct changes changes = {0};
    struct call    call = {SQL_act_changes, {value_number(act->id)}};
    bool           done = row_each(store, &call, &arena, read_changes, &changes, error) &&
                changes_apply(store, present, &changes, way, moved, error) &&
                set_state(store, act->id, way == CHANGES_BACK ? STATE_UNDONE : STATE_DONE, error);
    arena_free(&arena);
    return done;
}

/*
 * The newest acts that can no longer be undone are taken away, so that the next undo takes the one before: what was told once is
 * known. Always false, with the sentence.
 */
static bool tell_lost(struct store *store, const struct act *newest, bool moved, struct arena *arena,
                      struct error *error)
{
    struct act lost = *newest, before;
    bool       found = true;
    while (found && (lost.is_lost || moved)) {
        if (!write_number(store, SQL_act_drop, lost.id, error) ||
            !get(store, SQL_act_newest, arena, &before, &found, error))
            return false;
        moved = false;
        lost = before;
    }
    if (!commit(store, "", error))
        return false;
    store->has_written = false; /* an answer was kept, no act */
    if (!found)
        return error_set(error, ERROR_REFUSED,
                         "the last act, %s, cannot be undone any more, and there is none before it", newest->what);
    return error_set(error, ERROR_REFUSED,
                     "the last act, %s, cannot be undone any more; undo again takes back the one before it: %s",
                     newest->what, before.what);
}

static bool undo_newest(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                        struct error *error)
{
    struct act act = {0};
    bool       found, moved = false;
    if (!act_newest(store, arena, &act, &found, error))
        return false;
    if (!found)
        return error_set(error, ERROR_ABSENT, "there is nothing to undo");
    if (!act.is_lost && turn(store, present, &act, CHANGES_BACK, &moved, error)) {
        *out = act;
        return commit(store, store->act_uid, error);
    }
    if (moved) { /* begin anew, without what was changed so far */
        roll_back(store);
        if (!open_transaction(store, present, error))
            return false;
    }
    return (act.is_lost || moved) && tell_lost(store, &act, moved, arena, error);
}

static bool redo_oldest(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                        struct error *error)
{
    struct act act = {0};
    bool       found, moved = false;
    if (!get(store, SQL_act_oldest_undone, arena, &act, &found, error))
        return false;
    if (!found)
        return error_set(error, ERROR_ABSENT, "there is nothing to redo");
    if (!act.is_lost && turn(store, present, &act, CHANGES_AGAIN, &moved, error)) {
        *out = act;
        return commit(store, store->act_uid, error);
    }
    return (act.is_lost || moved) &&
           error_set(error, ERROR_REFUSED, "what was undone, %s, cannot be done again: its rows were changed since",
                     act.what);
}

/* One of the two above, in a transaction of its own. */
static bool run(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                bool (*turning)(struct store *, const struct present *, struct arena *, struct act *, struct error *),
                struct error *error)
{
    assert(store->depth == 0);
    if (!open_transaction(store, present, error))
        return false;
    bool done = turning(store, present, arena, out, error);
    if (!done && store->depth > 0)
        roll_back(store);
    return done;
}

bool act_undo(struct store *store, const struct present *present, struct arena *arena, struct act *out,
              struct error *error)
{
    return run(store, present, arena, out, undo_newest, error);
}

bool act_redo(struct store *store, const struct present *present, struct arena *arena, struct act *out,
              struct error *error)
{
    return run(store, present, arena, out, redo_oldest, error);
}
