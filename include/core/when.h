/*
 * when: reads the times and days of cli.md, and says them.
 *
 * Knows no clock and no time zone database: the caller hands in the present, with a function that tells the offset in
 * force at an instant. Offsets are seconds east of UTC, within +-18 h.
 */
#ifndef HOLDFAST_CORE_WHEN_H
#define HOLDFAST_CORE_WHEN_H

#include <stddef.h>

#include "core/day.h"
#include "core/error.h"

struct buf;

/* An instant with the offset that is stored beside it. */
struct moment {
    int64_t unix_s;
    int32_t offset_s;
};

/* The user's zone. offset_at must answer for every instant of the years 1900 to 9999, and two days on either side. */
struct zone {
    int32_t (*offset_at)(const void *context, int64_t unix_s);
    const void *context;
};

/* Time enters once per command or key, as this value. */
struct present {
    struct moment now;
    int64_t       unix_ms; /* now, for created_at and updated_at */
    struct zone   zone;
    int           day_start_h; /* 0 to 6 */
    bool          week_sunday; /* a week begins on Sunday; false, on Monday, unless the caller sets it */
    daynum        today;       /* the day of now; set by when_present() */
};

/* Makes a present: the offset is the zone's at that instant. unix_ms must lie in the years 1900 to 9999. */
struct present when_present(int64_t unix_ms, struct zone zone, int day_start_h);

/* A zone that has one offset for ever (HOLDFAST_NOW). *offset_s must outlive it. */
struct zone when_fixed_zone(const int32_t *offset_s);

/*
 * The day of an event whose moment is edited: computed anew if the moment is another one; else it stays what it was,
 * whatever day_start_h is by now.
 */
daynum when_day_moved(struct moment from, daynum day, struct moment to, int day_start_h);

/*
 * WHEN of cli.md: `now`, `21:14`, `yesterday 21:14`, `2026-11-22 21:14[:30]` (or with T, with an optional Z or
 * +01:00), `2h ago`, `45m ago`, `3d ago`. ERROR_USAGE for anything else, for a clock time that daylight saving
 * skipped, for a date alone, for more than 5 minutes ahead of now. `name` is the option, for the error: "--at".
 */
MUST_CHECK bool when_read(const char *name, const char *text, const struct present *present, struct moment *out,
                          struct error *error);

enum when_limit {
    WHEN_NOT_AHEAD, /* a day after today is an error */
    WHEN_ANY        /* it may lie ahead */
};

/*
 * DAY of cli.md: `today`, `yesterday`, `2026-11-22`, `3d ago`, a weekday in English (the last such day, today
 * included).
 */
MUST_CHECK bool when_read_day(const char *name, const char *text, enum when_limit limit, const struct present *present,
                              daynum *out, struct error *error);

/*
 * A full instant with an offset, as HOLDFAST_NOW holds it: `2026-11-22T21:14:00+01:00`, or Z for +00:00. False if
 * it is anything else.
 */
MUST_CHECK bool when_read_instant(const char *text, struct moment *out);

/*
 * Hours of a friend: `08:00-23:00` as minutes after midnight, 0 to 1440; from == until is an error, from > until
 * goes over midnight.
 */
MUST_CHECK bool when_read_hours(const char *name, const char *text, int *from_min, int *until_min, struct error *error);

/* Does this minute of the day lie in [from, until), over midnight if from > until? */
bool when_within_hours(int minute, int from_min, int until_min);

/*
 * The instant of a clock time (second 0 to 86399 of a civil date) in the user's zone. Of a repeated time the first;
 * false if daylight saving skipped it.
 */
MUST_CHECK bool when_from_local(daynum date, int32_t second, struct zone zone, struct moment *out);

/* The civil date and the second of that date on the clock at that moment's own offset. */
daynum  when_date(struct moment at);
int32_t when_second(struct moment at);

/* Sayings. All NUL-terminated; out must have the size that stands there. */
enum { WHEN_INSTANT_SIZE = 32, WHEN_DAY_SIZE = 16, WHEN_WORDS_SIZE = 48 };
/* 2026-11-22T21:14:00+01:00, offset in whole minutes. */
void when_say_instant(struct moment at, char out[WHEN_INSTANT_SIZE]);
void when_say_day(daynum day, char out[WHEN_DAY_SIZE]);         /* 2026-11-22; empty for DAY_NONE */
void when_say_clock(struct moment at, char out[WHEN_DAY_SIZE]); /* 21:14 */
void when_say_date(daynum day, char out[WHEN_WORDS_SIZE]);      /* Sun 22 Nov */
void when_say_date_year(daynum day, char out[WHEN_WORDS_SIZE]); /* Sun 22 Nov 2026 */
/* 22 Nov, with the year if it is another one than today's. */
void when_say_date_near(daynum day, daynum today, char out[WHEN_WORDS_SIZE]);
/* The two largest units: 3 days, 4 hours; 1 minute; 0 seconds. */
void        when_say_duration(int64_t seconds, char out[WHEN_WORDS_SIZE]);
void        when_say_short(int64_t seconds, char out[WHEN_WORDS_SIZE]); /* 44 d 6 h; 6 h 5 min; 14 min */
const char *when_weekday_name(enum weekday weekday);                    /* Monday */
const char *when_month_name(int month);                                 /* Jan, for 1 */

#endif
