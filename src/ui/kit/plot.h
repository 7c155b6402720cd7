/*
 * plot: what plots are drawn with: columns of blocks, lines of braille, and their ASCII twins.
 */
#ifndef HOLDFAST_UI_KIT_PLOT_H
#define HOLDFAST_UI_KIT_PLOT_H

#include "ui/kit/canvas.h"

/* A column over the whole of `area`, filled from its foot up: share is 0 to 1. What is more than nothing is seen. */
void plot_column(struct canvas *canvas, struct rect area, enum style style, double share);

/* A point of a line: the column it stands in, and its height, 0 to 1; below 0: there is none, and the line is broken. */
struct plot_point {
    int    col;
    double height;
};

/* A line through the points, from left to right. */
void plot_line(struct canvas *canvas, struct rect area, enum style style, const struct plot_point *points,
               size_t count);

#endif
