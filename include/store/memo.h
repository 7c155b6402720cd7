/*
 * memo: what the program itself remembers: half-filled forms, what was already shown, where one was. Not an act:
 * not undone.
 */
#ifndef HOLDFAST_STORE_MEMO_H
#define HOLDFAST_STORE_MEMO_H

#include "store/store.h"

/* The value of a key, NULL if there is none. */
MUST_CHECK bool memo_get(struct store *store, const char *key, struct arena *arena, const char **out,
                         struct error *error);

/* The same, and when it was written, in milliseconds. */
MUST_CHECK bool memo_get_written(struct store *store, const char *key, struct arena *arena, const char **out,
                                 int64_t *unix_ms, struct error *error);

struct memo {
    const char *key, *value;
    int64_t     unix_ms; /* when it was written */
};

/* Those whose key begins so, the newest first. The array and its strings live in the arena. */
MUST_CHECK bool memo_list(struct store *store, const char *prefix, struct arena *arena, struct memo **out,
                          size_t *count, struct error *error);

/* NULL removes it. One transaction of its own, or part of the act that is open. */
MUST_CHECK bool memo_put(struct store *store, const struct present *present, const char *key, const char *value,
                         struct error *error);

/* A transaction of its own that changes nothing, and *added is false, where the key is there already. */
MUST_CHECK bool memo_add(struct store *store, const struct present *present, const char *key, const char *value,
                         bool *added, struct error *error);

#endif
