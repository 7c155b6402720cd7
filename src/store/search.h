/*
 * search: which entries a query finds, as sets of ids. For entries_list.c.
 */
#ifndef HOLDFAST_STORE_SEARCH_H
#define HOLDFAST_STORE_SEARCH_H

#include "core/query.h"
#include "store/internal.h"

/* In rising order, each once. */
struct search_ids {
    int64_t *ids;
    size_t   count, room;
    size_t   near; /* where the last one was looked for */
};

bool search_holds(struct search_ids *ids, int64_t id);

struct search_found {
    bool              is_limited; /* only those of `wanted`; else all */
    struct search_ids wanted;
    struct search_ids excluded; /* of either, without these */
};

/* The entries that have this tag, as core/fold.h compares it. */
MUST_CHECK bool search_tag(struct store *store, const char *tag, struct arena *arena, struct search_ids *out,
                           struct error *error);

/* The letters that are still closed. */
MUST_CHECK bool search_closed(struct store *store, daynum today, struct arena *arena, struct search_ids *out,
                              struct error *error);

/* What the terms of a query find, of closed letters, too. */
MUST_CHECK bool search_find(struct store *store, const struct query *query, struct arena *arena,
                            struct search_found *out, struct error *error);

/* Do they find this entry by its title alone? All that they find so is in what search_find() wants. */
MUST_CHECK bool search_title(struct store *store, const struct query *query, int64_t id, bool *found,
                             struct error *error);

/* Only these of what was found. */
void search_narrow(struct search_found *found, struct search_ids *ids, struct arena *arena);

#endif
