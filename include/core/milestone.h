/*
 * milestone: 1, 3, 7, 14, 21, 30, 45, 60, 77, 90, 120, 150, 180, 270, 365 days of one streak, then every 365 without
 * end, and the person's own target. Computed from the streaks as now logged, never stored.
 */
#ifndef HOLDFAST_CORE_MILESTONE_H
#define HOLDFAST_CORE_MILESTONE_H

#include "core/tally.h"

/* The last milestone at or below `days`, 0 if none; the first one above it. target_days is 1 to 36500. */
int32_t milestone_last(int32_t days, int32_t target_days);
int32_t milestone_next(int32_t days, int32_t target_days);

/* (days - last) / (next - last), 0 <= result < 1. */
double milestone_progress(int32_t days, int32_t target_days);

struct milestone {
    int32_t days;
    daynum  first_reached_on; /* DAY_NONE if no streak got that long */
    int32_t times;            /* streaks that got there */
    int32_t in_days;          /* from today until the current streak has it; -1 once it has */
};

/* In how many days from today the current streak, shorter by now, has that length: a start that lies ahead comes first. */
int32_t milestone_ahead(const struct tally *tally, int32_t days);

/*
 * All milestones up to the first one beyond both the longest streak and the target, by days. The array lives in the
 * arena.
 */
const struct milestone *milestone_list(const struct tally *tally, int32_t target_days, struct arena *arena,
                                       size_t *count);

#endif
