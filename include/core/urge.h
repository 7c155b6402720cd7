/*
 * urge: the rules about urges. An urge is stored before the first question; an open one is "not told" from 24 hours
 * after it began, and counts neither as resisted nor as given in.
 */
#ifndef HOLDFAST_CORE_URGE_H
#define HOLDFAST_CORE_URGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum urge_outcome { URGE_OPEN, URGE_RESISTED, URGE_GAVE_IN, URGE_OUTCOMES };

enum {
    URGE_NOT_TOLD_AFTER_S = 24 * 3600,
    URGE_TOLD_LATER_S =
        2 * 3600, /* told so long after it began, the time says when it was told, not how long it took */
    URGE_SAME_WITHIN_S = 10 * 60, /* `u` within this time of an open urge returns to it */
    URGE_HELPED_USES_MIN = 2,
    URGE_TIMED_MIN = 4, /* so many were timed before it is said how long they took */
    URGE_HARDEST_HOUR_MIN = 20,
};

/* "open", "resisted", "gave_in": as in JSON and the file. */
const char *urge_outcome_name(enum urge_outcome outcome);
bool        urge_read_outcome(const char *name, enum urge_outcome *out);

/* "open", "resisted", "gave-in": as commands say it. */
const char *urge_outcome_word(enum urge_outcome outcome);
bool        urge_read_outcome_word(const char *word, enum urge_outcome *out);

/* What is missed in an urge: "them", "someone", "habit", "answer". NULL for any other word; else a text that stays. */
const char *urge_missing(const char *word);

bool urge_is_not_told(enum urge_outcome outcome, int64_t began_unix_s, int64_t now_unix_s);

/* Is this open urge the one that `u` goes back to? */
bool urge_is_fresh(enum urge_outcome outcome, int64_t began_unix_s, int64_t now_unix_s);

/* resisted / (resisted + gave_in). False, and *rate untouched, when both are 0. */
bool urge_resisted_rate(int64_t resisted, int64_t gave_in, double *rate);

/* A coping action with the urges in which it was used and both strengths are known. */
struct urge_helped {
    const char *action;
    int64_t     uses;
    int64_t     drop_sum; /* sum of (intensity - intensity_after), may be negative */
};

double urge_mean_drop(const struct urge_helped *helped);

/*
 * Ranks in place by mean drop, falling, ties by uses, falling, then by name (bytes); what has fewer than 2 uses goes.
 * Returns how many are left, at the front. Means are compared exactly, without division.
 */
size_t urge_rank_helped(struct urge_helped *helped, size_t count);

/*
 * Between which durations the middle half of them lies: from the first to the third quartile, which stand at a quarter and
 * at three quarters of the way from the least to the greatest, counted in places; between two places by the line between
 * their values, in whole seconds. Puts them in order. False, and nothing filled, for fewer than URGE_TIMED_MIN.
 */
bool urge_middle_half(int64_t *took_s, size_t count, int64_t *from_s, int64_t *to_s);

#endif
