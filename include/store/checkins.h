/*
 * checkins: one a day, about oneself and for no person.
 */
#ifndef HOLDFAST_STORE_CHECKINS_H
#define HOLDFAST_STORE_CHECKINS_H

#include "store/store.h"

struct checkin {
    daynum      day;
    int         mood; /* 1 to 5; 0: not given */
    const char *note; /* NULL: none */
};

/* *found false if there is none on that day. */
MUST_CHECK bool checkins_get(struct store *store, daynum day, struct arena *arena, struct checkin *out, bool *found,
                             struct error *error);

/* Writes the day's row, new or again. */
MUST_CHECK bool checkins_save(struct store *store, const struct present *present, const struct checkin *checkin,
                              struct error *error);

/* Which of the days from `first` on, `days` of them, have a check-in. */
MUST_CHECK bool checkins_marks(struct store *store, daynum first, int days, bool *out, struct error *error);

#endif
