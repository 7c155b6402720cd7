/*
 * goals_state: the goals as the screen holds them: which are shown, in which order, which row is chosen, and the day
 * under the cursor.
 *
 * They stand by area, in an area habits before projects, within that in the order by hand. Each goal is a row, and so is
 * each step of a project. Marks are read for some weeks round what is seen; how a habit stands is read anew only where
 * it may have changed.
 */
#ifndef HOLDFAST_UI_GOALS_GOALS_STATE_H
#define HOLDFAST_UI_GOALS_GOALS_STATE_H

#include "store/goals.h"
#include "ui/frame/app.h"
#include "ui/kit/list.h"

enum { GOALS_DAYS_MOST = 28, GOALS_NO_STEP = -1 };

enum goals_filter { GOALS_OPEN, GOALS_FINISHED, GOALS_ARCHIVED, GOALS_ALL, GOALS_FILTERS };

struct goals_item {
    struct goal          goal;
    struct goal_standing standing; /* of a habit */
    size_t               order;    /* by hand, among all goals */
};

struct goals_marks {
    struct habit_mark *list;
    size_t             count;
};

struct goals_row {
    size_t item;
    int    step; /* GOALS_NO_STEP: the goal itself */
};

/* How a habit stood when it was last read. */
struct goals_known {
    int64_t               id;
    struct habit_schedule schedule;
    daynum                today;
    struct goal_standing  standing;
};

struct goals_state {
    struct list       list; /* of rows */
    enum goals_filter filter;
    daynum            day;       /* under the cursor; DAY_NONE before the first load */
    bool              is_moved;  /* the cursor stands elsewhere than on today */
    bool              takes_new; /* a goal that comes in now was made from here: it is chosen */
    int64_t           newest_id;

    struct goal       *all; /* in the order by hand; in the view's arena, as the next two */
    size_t             all_count;
    struct goals_item *items; /* those that are shown */
    size_t             item_count;
    struct goals_row  *rows;
    size_t             counts[GOALS_FILTERS]; /* how many each filter shows */

    struct arena        window; /* holds marks, one entry an item, from `from` to `to` */
    struct goals_marks *marks;
    daynum              from, to;

    struct arena        memory; /* holds known */
    struct goals_known *known;
    size_t              known_count;
    int64_t             changed_id; /* of the only goal that what was just written is about; 0: it may be any */
};

void goals_state_open(struct goals_state *state);
void goals_state_close(struct goals_state *state);

/* For view.load. */
MUST_CHECK bool goals_state_load(struct goals_state *state, struct app *app, struct error *error);

/* After the day moved: has the marks of what is seen in memory, at every width. */
MUST_CHECK bool goals_state_reach(struct goals_state *state, struct app *app, struct error *error);

/*
 * The last of so many days that are seen: today, or as many weeks before it as it takes to see the day under the cursor.
 * Whole weeks, so that a weekday keeps its column.
 */
daynum goals_state_last(const struct goals_state *state, daynum today, int days);

/* The chosen row and its goal; NULL where there is none. */
const struct goals_row  *goals_state_chosen(const struct goals_state *state);
const struct goals_item *goals_state_item(const struct goals_state *state);

/* The one above or below among those of the same kind and area; NULL if it is the first or last. */
const struct goals_item *goals_state_neighbour(const struct goals_state *state, size_t item, bool below);

/* The mark of a day; NULL if it has none. */
const struct habit_mark *goals_state_mark(const struct goals_state *state, size_t item, daynum day);

enum goals_cell { GOALS_DONE, GOALS_MISSED, GOALS_SKIPPED, GOALS_BLANK };
enum goals_cell goals_state_cell(const struct goals_state *state, size_t item, daynum day, daynum today);

/* Steps of a goal that are ticked. */
size_t goals_state_steps_done(const struct goal *goal);

#endif
