/*
 * phase: where on the way a streak is: detox from day 0, distance from 14, rebuild from 30, settle from 77, decide
 * from the target; where one gives space calm from day 0, own life from 14, together or not from the target. Phases that
 * would begin at or past the target are left out, except the last one, which is always last.
 */
#ifndef HOLDFAST_CORE_PHASE_H
#define HOLDFAST_CORE_PHASE_H

#include <stdint.h>

#include "core/rules.h"

enum phase_key {
    PHASE_DETOX,
    PHASE_DISTANCE,
    PHASE_REBUILD,
    PHASE_SETTLE,
    PHASE_DECIDE,
    PHASE_CALM,
    PHASE_OWN_LIFE,
    PHASE_TOGETHER, /* the last one where one gives space; it is named `decide` too */
    PHASE_KEYS
};

struct phase {
    enum phase_key key;
    int            number;     /* 1 to of */
    int            of;         /* how many phases this target has */
    int32_t        from_days;  /* the streak at which it begins */
    int32_t        until_days; /* the streak at which the next begins; INT32_MAX for the last */
};

/* streak_days >= 0, target_days 1 to 36500. */
struct phase phase_at(int32_t streak_days, int32_t target_days, enum rules_preset rules);

/* "detox", as in JSON; titles and words stand in data/text/phases.txt. */
const char *phase_name(enum phase_key key);
const char *phase_row(enum phase_key key); /* what its rows there begin with: the two last ones differ */

#endif
