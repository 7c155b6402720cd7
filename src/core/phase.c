#include "core/phase.h"

static const char *const names[PHASE_KEYS] = {
    [PHASE_DETOX] = "detox",   [PHASE_DISTANCE] = "distance", [PHASE_REBUILD] = "rebuild",
    [PHASE_SETTLE] = "settle", [PHASE_DECIDE] = "decide",
};

/* Where the phases before `decide` begin, in days of the streak. */
static const int32_t begins[PHASE_DECIDE] = {
    [PHASE_DETOX] = 0,
    [PHASE_DISTANCE] = 14,
    [PHASE_REBUILD] = 30,
    [PHASE_SETTLE] = 77,
};

struct phase phase_at(int32_t streak_days, int32_t target_days)
{
    int before_decide = 1; /* phases that begin before the target: detox does, and the others in rising order */
    while (before_decide < PHASE_DECIDE && begins[before_decide] < target_days)
        before_decide++;

    struct phase phase = {.of = before_decide + 1};
    if (streak_days >= target_days) {
        phase.key = PHASE_DECIDE;
        phase.number = phase.of;
        phase.from_days = target_days;
        phase.until_days = INT32_MAX;
        return phase;
    }
    int at = 0;
    while (at + 1 < before_decide && begins[at + 1] <= streak_days)
        at++;
    phase.key = (enum phase_key)at;
    phase.number = at + 1;
    phase.from_days = begins[at];
    phase.until_days = at + 1 < before_decide ? begins[at + 1] : target_days;
    return phase;
}

const char *phase_name(enum phase_key key)
{
    return names[key];
}
