/*
 * changes: what an act did to the rows of a person's tables, as SQLite's session extension records it: a blob that can be turned round
 * and applied. See house.md, "Store", for why it is applied as it is.
 */
#ifndef HOLDFAST_STORE_CHANGES_H
#define HOLDFAST_STORE_CHANGES_H

#include "store/tables.h"

struct changes {
    void *bytes; /* NULL: nothing was changed */
    int   length;
};

/* Begins to record, within the open act; what was recorded before is forgotten. changes_end() stops it. */
MUST_CHECK bool changes_begin(struct store *store, struct error *error);
void            changes_end(struct store *store);

/* What was recorded since, once each row that was changed has its hash. To be given back with changes_free(). */
MUST_CHECK bool changes_take(struct store *store, struct changes *out, struct error *error);
void            changes_free(struct changes *changes);

/* A row that is named in them. */
struct changed_row {
    enum table table;
    int64_t    id;
    bool       is_added;
    bool       is_seen; /* more than its updated_ms and device changed */
};

/* All of them, in an array in the arena. */
MUST_CHECK bool changes_rows(struct store *store, const struct changes *changes, struct arena *arena,
                             struct changed_row **out, size_t *count, struct error *error);

/*
 * Takes them back, or does them again: rows that were added become tombstones, or live again; updated_ms of every row grows, so that this
 * is the later write in every copy; the index of words follows. No row is ever removed. *moved: a row is no longer as the act (or
 * its undoing) left it, since another copy of the file was merged; then false, and the transaction is to be rolled back.
 */
enum changes_way { CHANGES_BACK, CHANGES_AGAIN };
MUST_CHECK bool changes_apply(struct store *store, const struct present *present, const struct changes *changes,
                              enum changes_way way, bool *moved, struct error *error);

#endif
