/*
 * Random lives for the tally: contacts that are logged, edited and deleted by somebody who travels, crosses daylight saving, changes the
 * rules and the start of the day midway, and whose clock is sometimes set back.
 */
#ifndef HOLDFAST_TESTS_CORE_HISTORY_H
#define HOLDFAST_TESTS_CORE_HISTORY_H

#include "support/all_random.h"
#include "support/core_model.h"

struct history {
    struct tally_contact contacts[MODEL_CONTACTS];
    struct tally_input   input; /* its contacts are the ones above */
    int32_t              target_days;
};

/* The same seed gives the same life. */
void history_make(uint64_t seed, struct history *out);

/* A night on which a zone changes its offset. */
struct history_night {
    const char *zone;
    int64_t     at_unix_s;
    int32_t     before_s, after_s;
};

extern const struct history_night history_nights[];
extern const size_t               history_night_count;

#endif
