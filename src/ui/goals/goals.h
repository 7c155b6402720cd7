/*
 * goals: the tab of the goals: what it loads, its keys and what is done to the chosen one (goals.c), its lines (goals_list.c), the form of one (goal_edit.c).
 *
 * They stand by area, in an area habits before projects, within that in the order by hand. Each goal is a row, and so is
 * each step of a project. Marks are loaded for some weeks round what is seen; how a habit stands is read anew only where
 * it may have changed.
 */
#ifndef HOLDFAST_UI_GOALS_GOALS_H
#define HOLDFAST_UI_GOALS_GOALS_H

#include "store/goals.h"
#include "ui/frame/app.h"
#include "ui/kit/list.h"
#include "words/texts.h"

enum { GOALS_DAYS_MOST = 28, GOALS_NO_STEP = -1, GOALS_KNOWN_MOST = 64, GOALS_NONE_CHANGED = -1 };

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

/* The row of a goal and its step (0: the goal itself). */
struct goals_place {
    int64_t goal, step;
};

/* Where one is. */
struct goals_where {
    struct list        list;   /* of rows */
    struct goals_place chosen; /* what stands in the chosen one */
    enum goals_filter  filter;
    daynum             day;       /* under the cursor; DAY_NONE before the first load */
    bool               is_moved;  /* the cursor stands elsewhere than on today */
    bool               takes_new; /* a goal that comes in now was made from here: it is chosen */
    int64_t            newest_id;
    int64_t            changed_id; /* of the only goal that the next load is about; 0: it may be any */
    struct goals_known known[GOALS_KNOWN_MOST];
    size_t             known_count;
};

struct goals_loaded {
    enum goals_filter   filter; /* under which it was loaded */
    struct goal        *all;    /* in the order by hand */
    size_t              all_count;
    struct goals_item  *items; /* those that are shown */
    size_t              item_count;
    struct goals_row   *rows;
    size_t              counts[GOALS_FILTERS]; /* how many each filter shows */
    struct goals_marks *marks;                 /* one entry an item, from `from` to `to` */
    daynum              from, to;
};

/* Both, for the parts of the screen. */
struct goals {
    struct goals_where        *where;
    const struct goals_loaded *loaded;
};

/* The chosen row and its goal; NULL where there is none. */
const struct goals_row  *goals_chosen(const struct goals *goals);
const struct goals_item *goals_chosen_item(const struct goals *goals);

enum goals_cell { GOALS_DONE, GOALS_MISSED, GOALS_SKIPPED, GOALS_BLANK };
enum goals_cell goals_cell_of(const struct goals *goals, size_t item, daynum day, daynum today);

/* Steps of a goal that are ticked. */
size_t goals_steps_done(const struct goal *goal);

/*
 * The lines, drawn: weekday letters, then by area a row for each goal: days as cells, what they add up to in words, how firm a habit has become as a bar; a
 * project with its steps.
 */
void goals_list_draw(const struct app *app, const struct goals *goals, struct canvas *canvas, struct rect area);

/* What the cells mean, in a line; for view.standing. */
void goals_list_legend(const struct app *app, struct buf *out);

/* Says a sentence that may hold {title}. undo: U takes it back. */
void goals_say(struct app *app, bool undo, enum word word, const char *title);

/*
 * goal_edit.c: the areas that goals are offered in, in their order. An area is any line of the person's; a known one stands in the file by its
 * short name, "health", whatever the case it was typed in.
 */
enum { GOAL_AREAS = 13, GOAL_AREAS_OWN = GOAL_AREAS, GOAL_AREAS_NONE };

/* Where goals of this area stand: below GOAL_AREAS for a known one, then those of one's own, then those without (NULL). */
int goal_areas_place(const char *area);

/* "health", as it is stored. place < GOAL_AREAS. */
const char *goal_areas_name(int place);

/* The heading over goals of this area; an own one stands there as it was typed, none is said. */
const char *goal_areas_heading(const char *area);

/* Less than 0 if goals of a stand before those of b, 0 if both stand under one heading, as friends and family do. */
int goal_areas_compare(const char *a, const char *b);

#endif
