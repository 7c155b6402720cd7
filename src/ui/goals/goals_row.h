/*
 * goals_row: a line of the goals, drawn: an area's name, a habit with its days, a project, its steps.
 */
#ifndef HOLDFAST_UI_GOALS_GOALS_ROW_H
#define HOLDFAST_UI_GOALS_GOALS_ROW_H

#include "ui/goals/goals_layout.h"

enum { GOALS_ROW_CELL_COLS = 2 }; /* a day and the blank beside it */

/* Where a line is drawn, and with what. */
struct goals_pen {
    const struct app         *app;
    const struct goals_state *state;
    struct canvas            *canvas;
    struct rect               area;
    struct goals_columns      columns;
    daynum                    last; /* the last day seen */
};

/* The days that are seen, from 0, the leftmost. */
daynum goals_row_day(const struct goals_pen *pen, int at);

void goals_row_draw(const struct goals_pen *pen, int row, const struct goals_line *line);

#endif
