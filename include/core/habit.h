/*
 * habit: schedules of goals, and how a habit stands: its streak and its strength. Computed from the marks and the
 * schedules as they are now; nothing is stored. The definitions are those of product.md, "Goals".
 *
 * A habit is marked by day, `done` or `skip`. Marks after today (the clock was set back) count for nothing until
 * their day comes; a mark on a day that is not planned counts for nothing at all. Weeks begin as the setting
 * week_start says. "In a row" is seen from today: what is still open is passed over, never held against anyone.
 */
#ifndef HOLDFAST_CORE_HABIT_H
#define HOLDFAST_CORE_HABIT_H

#include <stddef.h>

#include "core/day.h"
#include "core/error.h"

enum habit_kind { HABIT_DAILY, HABIT_WEEKDAYS, HABIT_WEEKLY };

/* Made by the readers below. */
struct habit_schedule {
    enum habit_kind kind;
    uint8_t         planned; /* bit 1 << enum weekday for each day that is planned; all seven but for HABIT_WEEKDAYS */
    int             times;   /* HABIT_WEEKLY: so many days in a week, 1 to 7; else 0 */
    bool            paused;  /* nothing is planned; the rest says what it will be again */
};

bool habit_same_schedule(const struct habit_schedule *a, const struct habit_schedule *b);

/* A schedule and the day from which on it holds, until the next one. */
struct habit_period {
    daynum                from;
    struct habit_schedule schedule;
};

/* The schedule in force on that day; periods in order of their days, at least one, the first one holds before its day too. */
const struct habit_schedule *habit_schedule_on(const struct habit_period *periods, size_t count, daynum day);

/*
 * The value of --every: `day`, `3x` (1x to 7x), or weekdays with commas or blanks between them, in any order: `mon,wed,
 * fri`, full or three letters, any case; and what habit_say() and habit_say_stored() make of these. Anything else is
 * ERROR_USAGE. `name` is the option, for the error.
 */
MUST_CHECK bool habit_read_every(const char *name, const char *text, struct habit_schedule *out, struct error *error);

/*
 * The form of the file and of JSON: `daily`, `weekdays:mon,wed,fri` (Monday first, each once), `weekly:3`; before it
 * `paused:` while it is. False for anything else.
 */
MUST_CHECK bool habit_read_stored(const char *text, struct habit_schedule *out);

enum { HABIT_SAY_SIZE = 48 };
void habit_say_stored(const struct habit_schedule *schedule, char out[HABIT_SAY_SIZE]);
void habit_say(const struct habit_schedule *schedule,
               char                         out[HABIT_SAY_SIZE]); /* daily; Mon Wed Fri; 3 a week; paused or not */

/* Is something planned on this day? Always so for daily and weekly habits, never while paused. */
bool habit_is_planned(const struct habit_schedule *schedule, daynum day);

enum habit_mark_kind { HABIT_DONE, HABIT_SKIP };

struct habit_mark {
    daynum               day;
    enum habit_mark_kind kind;
};

struct habit_input {
    const struct habit_period
          *periods; /* in order of their days, at least one; the first one holds before its day too */
    size_t period_count;
    daynum created;   /* the day the habit was made */
    daynum frozen_on; /* the day it was finished or archived; DAY_NONE: it goes on */
    daynum today;
    bool   week_sunday;
    const struct habit_mark
          *marks; /* by day, at most one a day; days before `created` and after today may be among them */
    size_t mark_count;
};

struct habit_standing {
    int32_t streak;    /* days in a row; for HABIT_WEEKLY weeks */
    double  strength;  /* 0 to 1 */
    int32_t week_done; /* planned days done in the week of today, up to today */
    /* For those who read no more marks than they must, with `created` on the first day of a week, of that of
       `frozen_on` or today at the latest: */
    bool   streak_open;   /* nothing ended the streak: marks from before the first day might lengthen it */
    double weight_before; /* so much, 0 to 1, the strength would keep of what it had been before the first day */
};

/*
 * Of a habit that was finished or archived, today is that day, for ever. Each day is judged by the schedule in force on
 * it, each week by the one in force on its first planned day: where that is one of days, it is no week. Of a week only
 * those days count on which a weekly schedule is in force, and not paused: `open` is their number.
 *
 * The streak.
 *   Daily, weekdays: planned days done in a row, counted back from the last planned day on or before today. Today,
 *   while unmarked, is passed over; a skip is passed over and never lengthens.
 *   Weekly: weeks with at least N days done in a row, counted back from this week. This week, while still short, is
 *   passed over; so is a week whose skips and pauses make N unreachable (open - skips < N).
 *   It counts back no further than the last change between days and weeks.
 *
 * The strength, an exponential moving average with a half-life of 13 days of the calendar, whatever the schedule.
 * It begins at 0 and takes in, from the first day (week) of the habit to today, for each planned day (each week)
 * that is not passed over:
 *
 *   strength = strength * d + done * (1 - d),   d = 2^(-gap / 13)
 *
 *   done is 1 or 0; for a week, whether N was reached. gap is the number of days from one planned day to the next: 1
 *   for daily, 7 for a week, and for weekdays the days since the planned day before this one by the same schedule. So a
 *   missed fortnight halves the strength of a daily habit and of a Sunday habit nearly alike. Passed over, which leaves
 *   the strength as it is, are the same days and weeks as for the streak: a skip, today while unmarked, this week while
 *   short, a week that could not be reached. A gap is never longer for a skip or a pause before it. The first day is
 *   `created`, or the earliest mark, if that lies before it.
 *
 * Takes time in proportion to the days from the first one to today. With no mark, or today before everything, all is 0.
 */
struct habit_standing habit_compute(const struct habit_input *input);

#endif
