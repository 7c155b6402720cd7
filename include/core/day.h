/*
 * day: the calendar. One function turns an instant into a day, and every number in the program comes from it.
 *
 * A daynum counts days of the proleptic Gregorian calendar from 1970-01-01, which is 0. Years 1900 to 9999 are
 * accepted; what would lie outside is DAY_NONE. No arithmetic on days goes through seconds.
 */
#ifndef HOLDFAST_CORE_DAY_H
#define HOLDFAST_CORE_DAY_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t daynum;

#define DAY_NONE  INT32_MIN
#define DAY_FIRST ((daynum)-25567)  /* 1900-01-01 */
#define DAY_LAST  ((daynum)2932896) /* 9999-12-31 */

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct civil {
    int year;  /* 1900 to 9999 */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

/* Days in a month, 28 to 31. month is 1 to 12. */
int day_month_length(int year, int month);

/* DAY_NONE if there is no such date or it is out of range. */
daynum day_from_civil(int year, int month, int day);

/* day must be in range. */
struct civil day_to_civil(daynum day);

/* A date as far as it goes: DAY_NONE stays DAY_NONE, and so does a sum out of range. */
daynum day_add(daynum day, int64_t days);

enum weekday day_weekday(daynum day);

/* Monday of the ISO week that holds this day. */
daynum day_week_start(daynum day);

/*
 * The day of an event: the civil date of (instant + offset - day_start). offset_s within +-18 h, day_start_h 0 to 6.
 * DAY_NONE if that is out of range.
 */
daynum day_of_instant(int64_t at_unix_s, int32_t offset_s, int day_start_h);

/* The instant at which a day starts: 00:00 + day_start of its date at this offset. Its end is the start of the next. */
int64_t day_start_instant(daynum day, int32_t offset_s, int day_start_h);

#endif
