#include "core/phase.h"

#include <stddef.h>

static const char *const names[PHASE_KEYS] = {
    [PHASE_DETOX] = "detox",       [PHASE_DISTANCE] = "distance", [PHASE_REBUILD] = "rebuild",
    [PHASE_SETTLE] = "settle",     [PHASE_DECIDE] = "decide",     [PHASE_CALM] = "calm",
    [PHASE_OWN_LIFE] = "own_life", [PHASE_TOGETHER] = "decide",
};

/* A way: its phases, and where they begin, in days of the streak. The last one begins at the target. */
struct step {
    enum phase_key key;
    int32_t        from_days;
};

static const struct step no_contact[] = {
    {PHASE_DETOX, 0}, {PHASE_DISTANCE, 14}, {PHASE_REBUILD, 30}, {PHASE_SETTLE, 77}, {PHASE_DECIDE, INT32_MAX}};
static const struct step space[] = {{PHASE_CALM, 0}, {PHASE_OWN_LIFE, 14}, {PHASE_TOGETHER, INT32_MAX}};

struct phase phase_at(int32_t streak_days, int32_t target_days, enum rules_preset rules)
{
    const struct step *steps = rules == RULES_SPACE ? space : no_contact;
    int before_last = 0, at = 0; /* phases that begin before the target: the first does, then in rising order */
    while (steps[before_last].from_days < target_days)
        before_last++;
    const struct step *last = steps;
    while (last->from_days != INT32_MAX)
        last++;

    struct phase phase = {.of = before_last + 1};
    if (streak_days >= target_days) {
        phase.key = last->key;
        phase.number = phase.of;
        phase.from_days = target_days;
        phase.until_days = INT32_MAX;
        return phase;
    }
    while (at + 1 < before_last && steps[at + 1].from_days <= streak_days)
        at++;
    phase.key = steps[at].key;
    phase.number = at + 1;
    phase.from_days = steps[at].from_days;
    phase.until_days = at + 1 < before_last ? steps[at + 1].from_days : target_days;
    return phase;
}

const char *phase_name(enum phase_key key)
{
    return names[key];
}

const char *phase_row(enum phase_key key)
{
    return key == PHASE_TOGETHER ? "together" : names[key];
}
