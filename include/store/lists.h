/*
 * lists: the rows that a person simply lists, adds, changes and deletes: friends, reasons, plans, hard days. What is done with them is the same
 * for all four kinds; `out` and `item` are the struct of the kind, which begins with its id. Each write is an act of its own.
 */
#ifndef HOLDFAST_STORE_LISTS_H
#define HOLDFAST_STORE_LISTS_H

#include "core/hardday.h"
#include "store/store.h"

/* Whom to call, and the hours they agreed to. */
struct friend_row {
    int64_t     id;
    const char *uid;
    const char *name;
    const char *how; /* a number, or whatever else reaches them */
    bool        any_hour;
    int         from_min, until_min; /* minutes after midnight, unless any_hour; see when_within_hours() */
};

/* Why I keep this, in one's own words. */
struct reason {
    int64_t     id;
    const char *uid;
    const char *text;
};

/* "When I hear our song, I will go for a walk". Shown when that trigger is named. */
struct plan {
    int64_t     id;
    const char *uid;
    const char *trigger;
    const char *action;
};

/* A day to be ready for: a birthday, an anniversary, a handover. For no person. The plan for one is that whose trigger is its text. */
struct hardday {
    int64_t            id;
    const char        *uid;
    daynum             day;
    enum hardday_every every;
    const char        *text; /* one line */
};

extern const struct list_kind lists_friends, lists_reasons, lists_plans, lists_harddays;

/* ERROR_ABSENT names the id, here and in what changes or deletes. */
MUST_CHECK bool lists_get(struct store *store, const struct list_kind *kind, int64_t id, struct arena *arena, void *out,
                          struct error *error);

/*
 * All living ones, in the order they were added: *items, a pointer to the struct of the kind, is set to an array in the arena; NULL, and
 * a count of 0, where there is none.
 */
MUST_CHECK bool lists_all(struct store *store, const struct list_kind *kind, struct arena *arena, void *items,
                          size_t *count, struct error *error);

/* *item becomes the new row as it stands in the file, with its id and uid. */
MUST_CHECK bool lists_add(struct store *store, const struct list_kind *kind, const struct present *present,
                          struct arena *arena, void *item, struct error *error);

/* Writes every field of the row of that id. */
MUST_CHECK bool lists_save(struct store *store, const struct list_kind *kind, const struct present *present,
                           const void *item, struct error *error);

MUST_CHECK bool lists_delete(struct store *store, const struct list_kind *kind, const struct present *present,
                             int64_t id, struct error *error);

/* Sorts those who can be called at this minute of the day first, otherwise as they were; returns how many can. */
size_t lists_friends_by_hour(struct friend_row *friends, size_t count, int minute);

/* The newest plan for this trigger, as core/fold.h compares texts. *found false if there is none. */
MUST_CHECK bool lists_plan_for(struct store *store, const char *trigger, struct arena *arena, struct plan *out,
                               bool *found, struct error *error);

/* The hard day that comes next, from today to HARDDAY_AHEAD_DAYS ahead; of several on a day the first added. */
MUST_CHECK bool lists_hardday_coming(struct store *store, daynum today, struct arena *arena, struct hardday *out,
                                     daynum *on, bool *found, struct error *error);

#endif
