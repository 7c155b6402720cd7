/*
 * plans: "when I hear our song, I will go for a walk". Shown when that trigger is named.
 */
#ifndef HOLDFAST_STORE_PLANS_H
#define HOLDFAST_STORE_PLANS_H

#include "store/lists.h"

struct plan {
    int64_t     id;
    const char *uid;
    const char *trigger;
    const char *action;
};

extern const struct list_kind plans_kind; /* for store/lists.h; the functions below are typed by it */

MUST_CHECK bool plans_add(struct store *store, const struct present *present, struct arena *arena, struct plan *plan,
                          struct error *error);
/* Writes both fields; ERROR_ABSENT names the id. */
MUST_CHECK bool plans_save(struct store *store, const struct present *present, const struct plan *plan,
                           struct error *error);
MUST_CHECK bool plans_delete(struct store *store, const struct present *present, int64_t id, struct error *error);
MUST_CHECK bool plans_get(struct store *store, int64_t id, struct arena *arena, struct plan *out, struct error *error);

/* In the order they were added. */
MUST_CHECK bool plans_list(struct store *store, struct arena *arena, struct plan **out, size_t *count,
                           struct error *error);

/*
 * The newest plan for this trigger, as core/fold.h compares texts. *found false if there is none.
 */
MUST_CHECK bool plans_for(struct store *store, const char *trigger, struct arena *arena, struct plan *out, bool *found,
                          struct error *error);

#endif
