/*
 * lists: what is the same for the rows that a person simply lists, adds, changes and deletes: friends, reasons, plans, hard days. Each write is
 * an act of its own.
 */
#ifndef HOLDFAST_STORE_LISTS_H
#define HOLDFAST_STORE_LISTS_H

#include "store/store.h"

struct
    list_kind; /* of store/friends.h, reasons.h, plans.h, harddays.h; `out` and `item` are the struct of that header */

/* ERROR_ABSENT names the id, here and in what changes or deletes; *out is untouched then. */
MUST_CHECK bool lists_get(struct store *store, const struct list_kind *kind, int64_t id, struct arena *arena, void *out,
                          struct error *error);

/* All living ones, in the order they were added; NULL, and a count of 0, where there is none. */
MUST_CHECK bool lists_all(struct store *store, const struct list_kind *kind, struct arena *arena, void **out,
                          size_t *count, struct error *error);

/* *item becomes the new row as it stands in the file, with its id and uid. */
MUST_CHECK bool lists_add(struct store *store, const struct list_kind *kind, const struct present *present,
                          struct arena *arena, void *item, struct error *error);

/* Writes every field. */
MUST_CHECK bool lists_save(struct store *store, const struct list_kind *kind, const struct present *present, int64_t id,
                           const void *item, struct error *error);

MUST_CHECK bool lists_delete(struct store *store, const struct list_kind *kind, const struct present *present,
                             int64_t id, struct error *error);

#endif
