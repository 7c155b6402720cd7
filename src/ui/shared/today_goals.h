/*
 * today_goals: what stands on Today and on the urge. The goals of today: habits that are planned, projects that are due soon; for the urge all projects,
 * by their next step; in the order by hand. And the hard day that is near.
 */
#ifndef HOLDFAST_UI_SHARED_TODAY_GOALS_H
#define HOLDFAST_UI_SHARED_TODAY_GOALS_H

#include "store/goals.h"
#include "store/lists.h"
#include "ui/frame/app.h"

enum {
    TODAY_GOALS_MAX = 8,
    TODAY_GOALS_DUE_DAYS = 7 /* a project stands on Today from so many days before it is due */
};

struct today_goal {
    int64_t        goal_id;
    enum goal_kind kind;
    const char    *title;
    const char    *step;    /* of a project: its next step, or the one that was ticked today; NULL: it has none */
    int64_t        step_id; /* 0: none */
    bool           is_done, is_skipped;
    int32_t        streak; /* of a habit; 0 of one of days a week */
    int32_t        times,
        so_far; /* days a week, 0 unless the schedule says so; steps of a project; and how many of them are done */
    daynum due_on;
};

/* Strings live in the arena of the load. */
struct today_goals {
    struct today_goal rows[TODAY_GOALS_MAX];
    size_t            count;
    size_t            more; /* that there was no room for */
};

/*
 * is_urge: every project with a step is there, whenever it is due, and one whose step was ticked today by its next one as well. A habit that has its days of
 * this week is not of today any more, unless it was done today.
 */
MUST_CHECK bool today_goals_load(struct app *app, bool is_urge, struct arena *arena, struct today_goals *out,
                                 struct error *error);

/* How it stands, at most so many columns wide: "6 in a row", "1 of 2 this week", "2 of 4 steps, by 12 Dec"; "" where nothing fits. */
enum { TODAY_GOALS_FIGURE_SIZE = 96 };
void today_goals_say(const struct today_goal *goal, daynum today, int cols, char out[TODAY_GOALS_FIGURE_SIZE]);

/*
 * Ticks it on this day, or takes the tick away: the day of a habit, the step of a project; a project without steps is finished. urge_id: the urge instead of
 * which it was done, or 0.
 */
MUST_CHECK bool today_goals_tick(struct app *app, const struct today_goal *goal, bool is_done, int64_t urge_id,
                                 struct error *error);

/* With its plan: for Today's own line, and for the urge on the day itself. */
struct today_hardday {
    bool           found;
    struct hardday day; /* strings in the arena of the load */
    daynum         on;
    const char    *plan; /* what I will do; NULL: no plan for it */
};

MUST_CHECK bool today_goals_hardday(struct app *app, struct arena *arena, struct today_hardday *out,
                                    struct error *error);

#endif
