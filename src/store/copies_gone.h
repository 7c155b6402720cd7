/*
 * copies_gone: what is deleted for good goes from the copies of the file, too.
 *
 * Which rows is noted within the act, as memos `gone:TABLE:UID`. After its commit each copy that holds one of them is written anew beside itself,
 * cleared by the code that clears the file, checked, brought to the disk and renamed. The memos go when every copy is clean; else the next day's
 * first write tries again, so that neither a crash nor a full disk leaves words behind. What goes from the trash by its age needs none of this:
 * the copies that hold it go by theirs.
 */
#ifndef HOLDFAST_STORE_COPIES_GONE_H
#define HOLDFAST_STORE_COPIES_GONE_H

#include "store/tables.h"

/* The row, which is there, is to go from the copies. An act must be open. */
MUST_CHECK bool copies_note_gone(struct store *store, const struct present *present, enum table table, int64_t row_id,
                                 struct error *error);

/* Is there anything noted that no copy was cleared of yet? */
MUST_CHECK bool copies_owe(struct store *store, bool *owe, struct error *error);

/* Behind a commit. What cannot be reached is told by store_warning() if `tells`. */
void copies_clear_gone(struct store *store, bool tells);

#endif
