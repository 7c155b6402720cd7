/*
 * rowplan: which lines of a screen stay when there are too few rows. A screen adds its lines from top to bottom, each with how long it stays, and draws
 * what is left.
 */
#ifndef HOLDFAST_UI_KIT_ROWPLAN_H
#define HOLDFAST_UI_KIT_ROWPLAN_H

#include "ui/kit/canvas.h"

enum { ROWPLAN_MAX = 48 };

struct rowplan_line {
    int kind; /* the screen's own */
    int part; /* the how-manieth of its kind */
    int keep; /* the greater, the longer it stays */
};

struct rowplan {
    struct rowplan_line lines[ROWPLAN_MAX];
    size_t              count;
};

/* Beyond ROWPLAN_MAX nothing is added. */
void rowplan_add(struct rowplan *plan, int kind, int part, int keep);

/* Takes away the lines with the least keep until `rows` are left; of equals the last goes first. */
void rowplan_fit(struct rowplan *plan, int rows);

/* The rows a text takes, wrapped to `cols` (less than 1 counts as 1), at most `most`. An empty text takes one. */
int rowplan_wrapped(const char *text, int cols, int most);

/* Draws the row `part` of a wrapped text; the row `last` ends in an ellipsis if there is more. */
void rowplan_draw_wrapped(struct canvas *canvas, struct rect area, int row, int col, enum style style, const char *text,
                          int cols, int part, int last);

#endif
