/*
 * act: everything a person does is one act, one transaction, and can be undone and done again, across restarts, 50 deep. What
 * changes no value that a person can see is no act.
 *
 * Writers open an act of their own; inside an act that is already open they join it. So a caller that does several
 * things in one act brackets them:
 *
 *     if (!act_begin(store, present, "contact", error))
 *         return false;
 *     bool done = contacts_add(...) && urges_save(...);
 *     return act_end(store, done, error);
 *
 * What changes is recorded by SQLite; nothing needs to be told to undo.
 */
#ifndef HOLDFAST_STORE_ACT_H
#define HOLDFAST_STORE_ACT_H

#include "store/store.h"

enum { ACT_DEPTH = 50 };

/*
 * BEGIN IMMEDIATE at the outermost level, before it the day's copy of the file if there is none yet. `what` names
 * the act, a command such as "contact edit", a constant; an inner act's is ignored. Writes happen at
 * present->unix_ms, which must be the same throughout.
 */
MUST_CHECK bool act_begin(struct store *store, const struct present *present, const char *what, struct error *error);

/*
 * Ends the level act_begin() opened. done false: everything is rolled back, and the error stays as it is; returns
 * false. done true: at the outermost level commits; if the commit's fate is unknown, looks into the file before it
 * answers. True means that it is on disk.
 */
MUST_CHECK bool act_end(struct store *store, bool done, struct error *error);

struct act {
    int64_t     id;
    int64_t     at_unix_ms;
    const char *what;
    bool is_lost; /* it can be neither undone nor done again: it deleted something for good, or what it wrote was */
};

/*
 * The acts that were done, newest first, and those that were undone and can be done again, the next one first. The array and
 * its strings live in the arena.
 */
MUST_CHECK bool act_list(struct store *store, struct arena *arena, struct act **out, size_t *count,
                         struct error *error);
MUST_CHECK bool act_list_undone(struct store *store, struct arena *arena, struct act **out, size_t *count,
                                struct error *error);

/* The one that undo takes; *found false: none. And is it the start of a person? Then it is asked for before. */
MUST_CHECK bool act_newest(struct store *store, struct arena *arena, struct act *out, bool *found, struct error *error);
bool            act_is_start(const struct act *act);

/*
 * Takes back the newest act. What it wrote becomes a tombstone (an entry lies in the trash, with its words), what it changed or
 * deleted is as before. ERROR_ABSENT if there is none. ERROR_REFUSED if it is lost, or another copy of the file that was merged
 * changed its rows since: the sentence names the act before, and the next call takes that.
 */
MUST_CHECK bool act_undo(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                         struct error *error);

/* Does again what was undone last. ERROR_ABSENT if nothing was, or an act came since; ERROR_REFUSED as above. */
MUST_CHECK bool act_redo(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                         struct error *error);

#endif
