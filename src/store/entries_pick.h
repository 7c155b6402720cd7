/*
 * entries_pick.h: which entries a list holds, and in which order, without reading them. For entries_list.c.
 */
#ifndef HOLDFAST_STORE_ENTRIES_PICK_H
#define HOLDFAST_STORE_ENTRIES_PICK_H

#include "store/internal.h"
#include "store/entries.h"

struct entries_choice;

/* The part of the list that is asked for, as its places pass by. */
struct entries_slice {
    struct arena          *arena;
    size_t                 skip, limit; /* limit 0: all */
    int64_t               *ids;
    size_t                 count, room;
    size_t                 passed;
    bool                   counts_on; /* all of them are to pass, though no more are wanted */
    bool                   unsorted;  /* asked: see below; told: that it is so */
    struct entries_choice *choice;    /* for entries_pick_keeps() */
};

/*
 * Fills ids; the filter's own limit and skip are not looked at. *total is how many there are in all, if the slice counts
 * on. Where any order will do for one who reads all of them: by id, not as the list goes, and among them some that only
 * entries_pick_keeps() can tell.
 */
MUST_CHECK bool entries_pick(struct store *store, const struct entries_filter *filter, struct entries_slice *slice,
                             int64_t *total, struct error *error);

/* Does the list hold this entry, which was read by an unsorted slice? The slice's arena must still be there. */
MUST_CHECK bool entries_pick_keeps(struct store *store, const struct entries_slice *slice, const struct entry *entry,
                                   bool *out, struct error *error);

#endif
