/*
 * demo: writes a made-up life into an empty store. The same seed, size and present give the same life. For
 * `holdfast demo`, for pictures and for `make bench`; the words come from data/sample/.
 */
#ifndef HOLDFAST_DEMO_DEMO_H
#define HOLDFAST_DEMO_DEMO_H

#include "store/store.h"

struct demo_size {
    int days;        /* days from the start to today, at least 7 */
    int urges_first; /* urges in 100 days at the beginning... */
    int urges_last;  /* ...and at the end */
    int breaks;      /* contacts that end a streak, none in the last third */
    int checkins;    /* days of 100 with a check-in */
    int notes;       /* urges and check-ins of 100 with a note */
    int entries;     /* entries of 1 KB in 100 days; 0: the few of the sample */
    int habits;      /* so many, marked nearly every day; 0: the few of the sample */
    int persons;     /* so many beside the one it is about, put away */
    int invented;    /* triggers of 100 that are one of a hundred invented words */
};

/* 120 lifelike days. */
struct demo_size demo_of_120_days(void);

/* Ten years and the like for the bench: ten urges a day throughout, a check-in each day, six breaks a year, 20 habits. */
struct demo_size demo_of_bench(int days);

/*
 * The store must be open for writing and hold no person. All but the last ACT_DEPTH acts are one transaction, and
 * beyond the reach of undo.
 */
MUST_CHECK bool demo_write(struct store *store, const struct present *present, struct demo_size size, uint64_t seed,
                           struct error *error);

#endif
