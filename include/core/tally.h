/*
 * tally: the count. Streaks, breaks, kept days and everything that follows from them, computed from the contacts as
 * they are now logged; nothing is ever stored. The definitions are those of product.md, "The streak".
 *
 * Days are inclusive: a break [from, to] covers both. All figures are 0 or more, whatever the clock says.
 */
#ifndef HOLDFAST_CORE_TALLY_H
#define HOLDFAST_CORE_TALLY_H

#include <stddef.h>

#include "core/day.h"
#include "core/rules.h"
#include "core/when.h"

struct arena;

/* What the tally needs to know of one contact. */
struct tally_contact {
    int64_t                id;
    struct moment          at;
    daynum                 day;
    daynum                 until; /* last day of a stretch, after `day`; else (DAY_NONE, or `day`) a single contact */
    enum contact_kind      kind;
    enum contact_direction direction;
    bool                   breaks;
    bool                   waiting; /* of direction `in`: not decided yet whether it is answered */
};

struct tally_input {
    daynum                      started_on;       /* S, day 0 */
    int32_t                     started_offset_s; /* the offset in force when S was set */
    bool                        has_started_at;   /* a time was given, which lies on day S */
    int64_t                     started_at_unix_s;
    int                         day_start_h;
    struct moment               now;
    daynum                      today;
    const struct tally_contact *contacts; /* any order; days before S and after today may be among them */
    size_t                      contact_count;
};

struct tally_break {
    daynum from, to; /* after S, and up to today */
    int64_t
        end_unix_s; /* when the last of its contacts ended; may lie after now for a stretch, the end of its last day */
    int64_t        end_id;      /* the contact that ended then, of several the greatest; 0 for a stretch */
    const int64_t *contact_ids; /* in order of time, then id */
    size_t         contact_count;
};

struct tally_streak {
    daynum  from, to; /* to == today for the current one, from > today where the start lies ahead (then to == from) */
    int32_t days;
};

struct tally {
    daynum  since;          /* day 0 of the current streak */
    int32_t starts_in_days; /* 0 once started */
    int32_t streak_days;
    int64_t elapsed_s;
    int64_t began_unix_s; /* the instant the current streak began; may lie after now */
    bool    days_only;    /* only a day was given, and S is not over yet: days are said, and no hours */
    int32_t longest_days;
    int32_t total_days;
    int32_t break_days;
    int32_t kept_days;
    int32_t kept_last_30, kept_last_90;
    int32_t look_days;
    int32_t unanswered;
    /*
     * In the current streak a contact took place that the rules allowed (neither a look nor an unanswered message):
     * the count is then called "days kept to my rule". Of two contacts in the same second the one with the greater
     * id is later.
     */
    bool                       has_allowed_contact;
    const struct tally_break  *breaks; /* oldest first */
    size_t                     break_count;
    const struct tally_streak *streaks; /* oldest first, the current one last; at least one */
    size_t                     streak_count;
};

/*
 * Computes all of it. O(n log n). What it points to lives in the arena. It may be given fewer contacts than there are:
 * since, streak_days, elapsed_s and began_unix_s need, of the breaking contacts whose last day (until or day, cut to
 * today) is S or later, those whose last day is the latest one or at most two days before it (so far apart can offsets
 * put the order of days and of instants); longest, breaks and kept need all of these; look_days the look with the latest last day;
 * has_allowed_contact the latest allowed one; unanswered all incoming ones.
 */
void tally_compute(const struct tally_input *input, struct arena *arena, struct tally *out);

/* Does this contact count as a break, seen from this day: it breaks, not after today, and its last day lies after S? */
bool tally_is_break(const struct tally_contact *contact, daynum started_on, daynum today);

/*
 * Does the clock begin anew with it, though it is no break: a single contact on day S, no earlier than the start? Of
 * the input it reads the start and today.
 */
bool tally_restarts(const struct tally_contact *contact, const struct tally_input *input);

/* A message waits for a week at most; from then on it counts as left unanswered, asked or not. */
#define TALLY_WAITING_S ((int64_t)168 * 3600)
bool tally_is_waiting(const struct tally_contact *contact, int64_t now_unix_s);

#endif
