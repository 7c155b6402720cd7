/*
 * Two lists are walked by the number of the calendar week: one idea a week of those from rebuild, one every two weeks of
 * the later ones. A walk comes to the same place again after as many steps as its list is long, or after a year and a
 * bit where the list is shorter. An idea has its weeks, then, whoever looks at it and when, and they lie more than a
 * year apart.
 */
#include "core/idea.h"

#include <assert.h>

enum { WEEK = 7 };

/* The idea at this step of the walk through the ideas from rebuild, or through the later ones; `count` if there is none. */
static size_t at_step(const enum phase_key *phases, size_t count, bool later, int32_t step, int32_t least)
{
    int32_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += (phases[i] > PHASE_REBUILD) == later;
    int32_t place = step % (length > least ? length : least);
    size_t  at = 0;
    for (; at < count; at++) {
        if ((phases[at] > PHASE_REBUILD) == later && place-- == 0)
            break;
    }
    return at;
}

bool idea_of_week(const enum phase_key *phases, size_t count, daynum today, int32_t streak_days, int32_t target_days,
                  size_t *out)
{
    if (streak_days < IDEA_FROM_DAYS)
        return false;
    /* DAY_FIRST is a Monday. */
    int32_t week = (today - DAY_FIRST) / WEEK;
    int32_t on_monday = streak_days - (int32_t)day_weekday(today);
    /* What one does with one's days does not hang on the rules: the ideas have the phases of no contact. */
    enum phase_key phase = phase_at(on_monday, target_days, RULES_STANDARD).key;

    size_t later = week % 2 == 0 ? at_step(phases, count, true, week / 2, IDEA_LATER_LEAST) : count;
    if (later < count && phases[later] <= phase) {
        *out = later;
        return true;
    }
    size_t at = at_step(phases, count, false, week, IDEA_REBUILD_LEAST);
    if (at == count)
        return false;
    *out = at;
    return true;
}

size_t idea_prompt(daynum day, size_t count)
{
    assert(count > 0);
    return (size_t)((int64_t)day - DAY_FIRST) % count; /* the lists stand in the order in which they are to be read */
}
