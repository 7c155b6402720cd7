/*
 * trash: what was deleted, for 30 days.
 */
#ifndef HOLDFAST_STORE_TRASH_H
#define HOLDFAST_STORE_TRASH_H

#include "store/store.h"

enum { TRASH_DAYS = 30 };

struct trash_row {
    int64_t     id;     /* of the row in the trash, never used again */
    const char *what;   /* "entry", "urge", "contact", "friend", ... */
    int64_t     row_id; /* its id where it stood */
    int64_t     deleted_ms;
    const char *title; /* a few words of it; NULL for a closed letter */
};

/* Newest first. */
MUST_CHECK bool trash_list(struct store *store, daynum today, struct arena *arena, struct trash_row **out,
                           size_t *count, struct error *error);

/* Puts it back where it stood; an act. ERROR_ABSENT names the id. */
MUST_CHECK bool trash_restore(struct store *store, const struct present *present, int64_t id, struct arena *arena,
                              struct trash_row *out, struct error *error);

/* Clears the content of everything in it at once, everywhere in the file; *count rows. Cannot be undone. */
MUST_CHECK bool trash_empty(struct store *store, const struct present *present, int64_t *count, struct error *error);

#endif
