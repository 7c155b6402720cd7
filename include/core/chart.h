/*
 * chart: history as levels, without glyphs: what a plot shows, whoever draws it.
 */
#ifndef HOLDFAST_CORE_CHART_H
#define HOLDFAST_CORE_CHART_H

#include "core/tally.h"

enum { CHART_WEEKS = 13, CHART_WEEKDAYS = 7, CHART_DAYS = CHART_WEEKS * CHART_WEEKDAYS };

enum chart_cell {
    CHART_BEFORE,  /* before the start */
    CHART_AHEAD,   /* after today, or on it while the start lies ahead */
    CHART_KEPT,    /* the start itself, too */
    CHART_CHECKED, /* kept, with a check-in */
    CHART_CONTACT
};

/* A column is a week, the last one that of today; within it the days run from Monday, or from Sunday. */
struct chart_calendar {
    daynum          first; /* the day of cells[0][0]; may lie before DAY_FIRST, its weeks are then CHART_BEFORE */
    enum chart_cell cells[CHART_WEEKS][CHART_WEEKDAYS];
    int             month[CHART_WEEKS]; /* the month whose first day lies in this week, 1 to 12; 0: none */
};

/* The first of the 91 days that a calendar up to today shows. */
daynum chart_first(daynum today, bool week_sunday);

/* checked: CHART_DAYS of them, from chart_first() on: has this day a check-in? */
void chart_fill(struct chart_calendar *out, const struct tally_break *breaks, size_t break_count, daynum started_on,
                daynum today, bool week_sunday, const bool checked[CHART_DAYS]);

/* A strength of 1 to 10 as one of eight heights, 1 to 8; rising, 1 for 1 and 8 for 10. */
int chart_level(int strength);

#endif
