/*
 * idea: what stands on Today to think about: the prompt of the day, and the suggestion of the week. Pure.
 *
 * One prompt a day, the same all day; each of a list once before any comes again, so that no two days running have the
 * same one unless the list has only one.
 *
 * From day 30 of a streak on one suggestion a week, by phase, none twice within a year, whatever slips lie between: it
 * follows from the calendar week and the phase alone.
 *
 * Each week has one idea of those "from rebuild", and each second week also one of those from a later phase, which is
 * taken if its phase has begun: so the later ones come half of the time. Weeks begin on Monday; the phase is that of
 * the week's Monday, so that the idea stays the same all week. The number of ideas from rebuild should be odd: else half
 * of them stand only in weeks that have a later one.
 */
#ifndef HOLDFAST_CORE_IDEA_H
#define HOLDFAST_CORE_IDEA_H

#include <stddef.h>

#include "core/day.h"
#include "core/phase.h"

enum {
    IDEA_FROM_DAYS = 30,
    IDEA_WEEKS_APART = 52,                       /* between an idea and its return lie more than so many weeks */
    IDEA_REBUILD_LEAST = IDEA_WEEKS_APART + 1,   /* with fewer ideas some weeks have none */
    IDEA_LATER_LEAST = IDEA_WEEKS_APART / 2 + 1, /* with fewer of them some of their weeks have one from rebuild */
};

/*
 * The place in a list of `count` prompts (1 or more), from 0. The next on request is the one after it, and after the last
 * the first.
 */
size_t idea_prompt(daynum day, size_t count);

/*
 * `phases` holds, for each of `count` ideas, the phase from which on it may be offered: rebuild or later. Writes the index
 * of this week's into *out; false if the streak is too young, or if the list is too short for this week.
 */
bool idea_of_week(const enum phase_key *phases, size_t count, daynum today, int32_t streak_days, int32_t target_days,
                  size_t *out);

#endif
