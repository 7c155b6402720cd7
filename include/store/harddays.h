/*
 * harddays: days to be ready for: birthdays, anniversaries, handovers. For no person. The plan for one is the trigger plan
 * (store/plans.h) whose trigger is its text.
 */
#ifndef HOLDFAST_STORE_HARDDAYS_H
#define HOLDFAST_STORE_HARDDAYS_H

#include "core/hardday.h"
#include "store/lists.h"

struct hardday {
    int64_t            id;
    const char        *uid;
    daynum             day;
    enum hardday_every every;
    const char        *text; /* one line */
};

extern const struct list_kind harddays_kind; /* for store/lists.h; the functions below are typed by it */

MUST_CHECK bool harddays_add(struct store *store, const struct present *present, struct arena *arena,
                             struct hardday *hardday, struct error *error);
/* Writes every field. */
MUST_CHECK bool harddays_save(struct store *store, const struct present *present, const struct hardday *hardday,
                              struct error *error);
MUST_CHECK bool harddays_delete(struct store *store, const struct present *present, int64_t id, struct error *error);
MUST_CHECK bool harddays_get(struct store *store, int64_t id, struct arena *arena, struct hardday *out,
                             struct error *error);

/* In the order they were added. */
MUST_CHECK bool harddays_list(struct store *store, struct arena *arena, struct hardday **out, size_t *count,
                              struct error *error);

/* The one that comes next, from today to HARDDAY_AHEAD_DAYS ahead; of several on a day the first added. */
MUST_CHECK bool harddays_coming(struct store *store, daynum today, struct arena *arena, struct hardday *out, daynum *on,
                                bool *found, struct error *error);

#endif
