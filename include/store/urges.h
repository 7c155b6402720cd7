/*
 * urges: on disk before the first question is asked; each answer is an update.
 */
#ifndef HOLDFAST_STORE_URGES_H
#define HOLDFAST_STORE_URGES_H

#include "core/rules.h"
#include "core/urge.h"
#include "store/persons.h"

enum { URGES_NO_KIND = -1 };

struct urge {
    int64_t           id;
    const char       *uid;
    int64_t           person_id;
    const char       *person_name; /* set by the readers */
    struct moment     at;
    daynum            day;       /* the writers compute it from `at` */
    int               intensity; /* 1 to 10; 0: not given */
    int               want;      /* enum contact_kind, or URGES_NO_KIND */
    const char       *missing;   /* "them", "someone", "habit", "answer"; NULL: not given */
    const char       *trigger;   /* NULL: none */
    const char       *note;      /* NULL: none */
    enum urge_outcome outcome;
    int               intensity_after; /* 1 to 10; 0: not given */
    bool              has_ended;       /* it was told how it ended, at ended_at */
    struct moment     ended_at;
    int64_t           contact_id; /* 0: none, or its contact is deleted */
    const char      **did;        /* names of the coping actions, in the order they were given */
    size_t            did_count;
};

/* Fills id, uid, day. */
MUST_CHECK bool urges_add(struct store *store, const struct present *present, struct arena *arena, struct urge *urge,
                          struct error *error);

/* Writes every field and the set of actions. The day is computed anew only if `at` changed. */
MUST_CHECK bool urges_save(struct store *store, const struct present *present, struct urge *urge, const char *what,
                           struct error *error);
MUST_CHECK bool urges_delete(struct store *store, const struct present *present, int64_t id, struct error *error);
MUST_CHECK bool urges_get(struct store *store, int64_t id, struct arena *arena, struct urge *out, struct error *error);

/* Which rows a list holds. Zero ids and NULLs and DAY_NONE: no limit. */
struct urges_filter {
    int64_t     person_id;
    daynum      since, until; /* inclusive */
    const char *trigger;      /* exactly this one */
    int         outcome;      /* enum urge_outcome, or -1 */
    size_t      limit;        /* 0: all */
    size_t      skip;
    size_t      total; /* of urges_total(), where it is known: what lies nearer the end is then read from there */
};

/* Newest first: by instant, then id. */
MUST_CHECK bool urges_list(struct store *store, const struct urges_filter *filter, struct arena *arena,
                           struct urge **out, size_t *count, struct error *error);
MUST_CHECK bool urges_total(struct store *store, const struct urges_filter *filter, int64_t *out, struct error *error);

struct urges_counts {
    int64_t today, last_7_days; /* by day, of all outcomes */
    int64_t resisted, gave_in;  /* over all time */
    int64_t open, not_told;     /* they exclude each other, see urge_is_not_told() */
};
MUST_CHECK bool urges_count(struct store *store, const struct present *present, int64_t person_id,
                            struct urges_counts *out, struct error *error);

/* The newest open urge of this person; *found false if there is none. */
MUST_CHECK bool urges_newest_open(struct store *store, int64_t person_id, struct arena *arena, struct urge *out,
                                  bool *found, struct error *error);

/* The strongest urge of each of `days` days up to `last`, oldest first: 0 none, -1 one without a strength. */
MUST_CHECK bool urges_strongest(struct store *store, int64_t person_id, daynum last, int days, int *out,
                                struct error *error);

/* What each of `days` days up to `last` held, oldest first. */
struct urges_day {
    int     strongest; /* 1 to 10; 0: no urge, -1: none with a strength */
    int64_t felt, resisted;
};
MUST_CHECK bool urges_days(struct store *store, int64_t person_id, daynum last, int days, struct urges_day *out,
                           struct error *error);

/*
 * "Helped before", ranked by urge_rank_helped(): over the newest URGES_NEWEST urges of the person of which both strengths are
 * known, since what helped lately is the better guess.
 */
enum { URGES_NEWEST = 200 };
MUST_CHECK bool urges_helped(struct store *store, int64_t person_id, struct arena *arena, struct urge_helped **out,
                             size_t *count, struct error *error);

/* The triggers named so far, the most often used first, at most limit. */
MUST_CHECK bool urges_triggers(struct store *store, size_t limit, struct arena *arena, const char ***out, size_t *count,
                               struct error *error);

/*
 * How long those among the same URGES_NEWEST urges took of which it was told how they ended (ended_at - at), less than
 * URGE_TOLD_LATER_S after they began: *timed of them, of which the middle half took *from_s to *to_s seconds (0 where
 * urge_middle_half() says nothing).
 */
MUST_CHECK bool urges_durations(struct store *store, int64_t person_id, int64_t *timed, int64_t *from_s, int64_t *to_s,
                                struct error *error);

#endif
