/*
 * rowplan: which lines of a screen stay when there are too few rows. A screen adds its lines from top to bottom, each with how long it stays, and draws
 * what is left.
 */
#ifndef HOLDFAST_UI_KIT_ROWPLAN_H
#define HOLDFAST_UI_KIT_ROWPLAN_H

#include "ui/kit/canvas.h"

enum { ROWPLAN_MAX = 48 };

struct rowplan_line {
    int  kind;    /* the screen's own */
    int  part;    /* the how-manieth of its kind */
    int  keep;    /* the greater, the longer it stays */
    bool is_last; /* of its kind, among those that are left */
};

struct rowplan {
    struct rowplan_line lines[ROWPLAN_MAX];
    size_t              count;
};

/* Beyond ROWPLAN_MAX nothing is added. */
void rowplan_add(struct rowplan *plan, int kind, int part, int keep);

/* A text of as many rows as it takes, at most `most`; the first stays longest, each further one a little less than `keep_more`. */
void rowplan_add_text(struct rowplan *plan, int kind, const char *text, int cols, int most, int keep, int keep_more);

/* Takes away the lines with the least keep until `rows` are left; of equals the last goes first. */
void rowplan_fit(struct rowplan *plan, int rows);

/* Draws a line of a text added with rowplan_add_text(), with the same `cols`; the last one ends in an ellipsis if there is more. */
void rowplan_draw_text(const struct rowplan_line *line, struct canvas *canvas, struct rect area, int row, int col,
                       enum style style, const char *text, int cols);

#endif
