/*
 * report: one page of HTML that holds all it shows: no script, nothing fetched. Made from plain values; who fills them
 * decides what is told.
 */
#ifndef HOLDFAST_REPORT_PAGE_H
#define HOLDFAST_REPORT_PAGE_H

#include "core/buf.h"
#include "core/milestone.h"
#include "words/insight_words.h"

struct report_goal {
    const char *title;
    const char *area; /* NULL: none */
    bool        is_habit;
    const char *schedule; /* of a habit, in words */
    bool        is_weekly;
    int32_t     streak; /* of a habit, in days, or weeks if is_weekly */
    double      strength;
    size_t      steps, steps_done;   /* of a project */
    daynum      due_on, finished_on; /* DAY_NONE: none */
};

struct report_entry {
    daynum      day;
    bool        is_letter;
    const char *title; /* NULL: none */
    const char *body;
    size_t      body_length;
    int         mood; /* 1 to 5; 0: none */
};

struct report {
    daynum                     today;
    daynum                     since;        /* of the period; DAY_NONE: all */
    const char                *name;         /* NULL: not asked for, or none */
    const char *const         *hidden_names; /* see struct html */
    size_t                     hidden_count;
    const struct tally        *tally;
    daynum                     count_on;              /* the day the count stands on: today, or that of the closing */
    daynum                     started_on, closed_on; /* closed_on DAY_NONE: not closed */
    int32_t                    target_days;
    enum rules_preset          rules;
    bool                       unsafe; /* nothing counts as a win that answers this person */
    const struct milestone    *milestones;
    size_t                     milestone_count;
    struct insight_basis       basis; /* of the period */
    const struct report_goal  *goals;
    size_t                     goal_count;
    bool                       with_journal, is_chosen; /* not all of the period, but some chosen ones */
    const struct report_entry *entries; /* of the period, oldest first; closed letters are not among them */
    size_t                     entry_count;
};

/* What every report begins with, and hardly any other file. */
extern const char report_mark[];

/* Appends the whole page. */
void page_write(const struct report *report, struct buf *out);

#endif
