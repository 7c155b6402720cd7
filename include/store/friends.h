/*
 * friends: whom to call, and the hours they agreed to.
 */
#ifndef HOLDFAST_STORE_FRIENDS_H
#define HOLDFAST_STORE_FRIENDS_H

#include "store/lists.h"

struct friend_row {
    int64_t     id;
    const char *uid;
    const char *name;
    const char *how; /* a number, or whatever else reaches them */
    bool        any_hour;
    int         from_min, until_min; /* minutes after midnight, unless any_hour; see when_within_hours() */
};

extern const struct list_kind friends_kind; /* for store/lists.h; the functions below are typed by it */

MUST_CHECK bool friends_add(struct store *store, const struct present *present, struct arena *arena,
                            struct friend_row *row, struct error *error);
/* Writes every field; ERROR_ABSENT names the id. */
MUST_CHECK bool friends_save(struct store *store, const struct present *present, const struct friend_row *row,
                             struct error *error);
MUST_CHECK bool friends_delete(struct store *store, const struct present *present, int64_t id, struct error *error);
MUST_CHECK bool friends_get(struct store *store, int64_t id, struct arena *arena, struct friend_row *out,
                            struct error *error);

/* In the order they were added. */
MUST_CHECK bool friends_list(struct store *store, struct arena *arena, struct friend_row **out, size_t *count,
                             struct error *error);

/* Sorts those who can be called at this minute of the day first, otherwise as they were; returns how many can. */
size_t friends_by_hour(struct friend_row *rows, size_t count, int minute);

#endif
