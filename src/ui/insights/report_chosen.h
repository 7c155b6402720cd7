/*
 * report_chosen: the entries of the journal that were chosen for the report. The form holds them, the list ticks them; what lies before the
 * period stays chosen, and is not counted.
 */
#ifndef HOLDFAST_UI_INSIGHTS_REPORT_CHOSEN_H
#define HOLDFAST_UI_INSIGHTS_REPORT_CHOSEN_H

#include "core/buf.h"
#include "core/day.h"

enum { REPORT_CHOSEN_MAX = 500 };

/* All zero: none. */
struct report_chosen {
    int64_t ids[REPORT_CHOSEN_MAX];
    daynum  days[REPORT_CHOSEN_MAX];
    size_t  count;
    daynum  since;        /* of the period; DAY_NONE: all. Set by report_chosen_from() */
    char    sentence[32]; /* how many are of the period: "2 chosen" */
};

void report_chosen_from(struct report_chosen *chosen, daynum since);

bool   report_chosen_has(const struct report_chosen *chosen, int64_t id);
bool   report_chosen_turn(struct report_chosen *chosen, int64_t id,
                          daynum day);                          /* chosen, or no longer; false: no room for one more */
size_t report_chosen_count(const struct report_chosen *chosen); /* of the period */

/* As a line of a draft, nothing if there are none; and back, from the beginning of one. */
void report_chosen_draft(const struct report_chosen *chosen, struct buf *out);
void report_chosen_take_draft(struct report_chosen *chosen, const char *draft);

#endif
