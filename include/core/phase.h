/*
 * phase: where on the way a streak is: detox from day 0, distance from 14, rebuild from 30, settle from 77, decide
 * from the target. Phases that would begin at or past the target are left out, except decide, which is always last.
 */
#ifndef HOLDFAST_CORE_PHASE_H
#define HOLDFAST_CORE_PHASE_H

#include <stdint.h>

enum phase_key { PHASE_DETOX, PHASE_DISTANCE, PHASE_REBUILD, PHASE_SETTLE, PHASE_DECIDE, PHASE_KEYS };

struct phase {
    enum phase_key key;
    int            number;     /* 1 to of */
    int            of;         /* how many phases this target has */
    int32_t        from_days;  /* the streak at which it begins */
    int32_t        until_days; /* the streak at which the next begins; INT32_MAX for the last */
};

/* streak_days >= 0, target_days 1 to 36500. */
struct phase phase_at(int32_t streak_days, int32_t target_days);

/* "detox"; titles and words stand in data/text/phases.txt. */
const char *phase_name(enum phase_key key);

#endif
