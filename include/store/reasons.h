/*
 * reasons: why I keep this, in one's own words.
 */
#ifndef HOLDFAST_STORE_REASONS_H
#define HOLDFAST_STORE_REASONS_H

#include "store/lists.h"

struct reason {
    int64_t     id;
    const char *uid;
    const char *text;
};

extern const struct list_kind reasons_kind; /* for store/lists.h; the functions below are typed by it */

MUST_CHECK bool reasons_add(struct store *store, const struct present *present, struct arena *arena,
                            struct reason *reason, struct error *error);
/* ERROR_ABSENT names the id. */
MUST_CHECK bool reasons_save(struct store *store, const struct present *present, const struct reason *reason,
                             struct error *error);
MUST_CHECK bool reasons_delete(struct store *store, const struct present *present, int64_t id, struct error *error);
MUST_CHECK bool reasons_get(struct store *store, int64_t id, struct arena *arena, struct reason *out,
                            struct error *error);

/* In the order they were added. */
MUST_CHECK bool reasons_list(struct store *store, struct arena *arena, struct reason **out, size_t *count,
                             struct error *error);

#endif
