/*
 * goals_layout: which lines the goals make for a given room, and where the parts of a line stand.
 */
#ifndef HOLDFAST_UI_GOALS_GOALS_LAYOUT_H
#define HOLDFAST_UI_GOALS_GOALS_LAYOUT_H

#include "ui/goals/goals_state.h"

enum goals_line_kind { GOALS_LINE_BLANK, GOALS_LINE_AREA, GOALS_LINE_GOAL, GOALS_LINE_STEPS };

struct goals_line {
    enum goals_line_kind kind;
    size_t               item;     /* of an area its first one */
    size_t               from, to; /* the steps that stand in it */
};

struct goals_layout {
    struct goals_line *lines;
    size_t             count;
    size_t             chosen; /* the line of the chosen row */
};

/* Columns from the left of the area; -1: not shown. */
struct goals_columns {
    int title, title_cols;
    int schedule;
    int cells, days;
    int streak, streak_cols;
    int strength;
    int step; /* where steps begin */
};

/* Days that are seen in so many columns; at least 1. */
int goals_layout_days(int cols);

struct goals_columns goals_layout_columns(const struct goals_state *state, int cols);

/*
 * The lines, made to fit into `rows` if they can: steps stand under the chosen project, and under others while there is
 * room; without room the blank lines go.
 */
struct goals_layout goals_layout_make(const struct goals_state *state, int cols, int rows, struct arena *arena);

/* The line on top of so many rows, so that the chosen one is seen. */
size_t goals_layout_top(const struct goals_layout *layout, int rows);

/* Columns of a step as it is drawn, "[x] ask her", in so many at most; and between two of them. */
enum { GOALS_STEP_GAP = 3 };
int goals_layout_step_cols(const struct goal_step *step, int most);

enum { GOALS_SCHEDULE_COLS = 11 };
/* A schedule in so many columns: "daily", "Mon Wed Fri", "Mon to Fri", "not Sun", "2 a week". */
void goals_layout_schedule(const struct habit_schedule *schedule, char out[HABIT_SAY_SIZE]);

#endif
