/*
 * urge_questions: the three questions of the urge, a row each: how strong, what I wanted, what set it off. None has to be answered.
 */
#ifndef HOLDFAST_UI_URGE_URGE_QUESTIONS_H
#define HOLDFAST_UI_URGE_URGE_QUESTIONS_H

#include "ui/kit/canvas.h"

/* 1 to 9 and 0 for 10, from `col` on; the chosen one in brackets. strength 0: none. */
void urge_questions_strength(struct canvas *canvas, struct rect area, int row, int col, int strength);

/* text, call, look, meet and one place for all others; want: enum contact_kind or URGES_NO_KIND. */
void urge_questions_want(struct canvas *canvas, struct rect area, int row, int col, int want);

/* The one after (step 1) or before (step -1) in the order of the row, with "none" between the last and the first. */
int urge_questions_step(int want, int step);

#endif
