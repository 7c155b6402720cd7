/*
 * core_zone: time zones for tests, by their rules, the same every year. They know nothing of the machine's.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_CORE_ZONE_H
#define HOLDFAST_TESTS_SUPPORT_CORE_ZONE_H

#include "core/when.h"

/* A change: the nth Sunday of a month (n 1 to 4, or 5 for the last), at a second on the clock shown until then. */
struct zone_change {
    int     month, nth_sunday;
    int32_t second;
};

struct zone_rules {
    const char        *name;
    int32_t            standard_s, summer_s; /* offsets */
    struct zone_change summer_begins, summer_ends;
};

enum { ZONE_NEW_YORK, ZONE_LONDON, ZONE_LORD_HOWE, ZONE_AUCKLAND, ZONE_SAO_PAULO, ZONE_ST_JOHNS, ZONES };

/* Sao Paulo as until 2019: summer began at midnight, which was skipped. St John's as until 2011: it ended one minute after midnight. */
extern const struct zone_rules zone_rules[ZONES];

struct zone zone_of(const struct zone_rules *rules);

/* The instant of the change to summer time, and back, in a year. */
int64_t zone_summer_begins(const struct zone_rules *rules, int year);
int64_t zone_summer_ends(const struct zone_rules *rules, int year);

/* The moment a text like 2026-11-22T21:14:00+01:00 means, and the present then: at that offset for ever, or in one of the zones. */
struct moment  zone_moment(const char *text);
struct present zone_present_at(const char *now, int day_start_h);
struct present zone_present_in(int zone, const char *now);

#endif
