/*
 * goal_areas: the areas that goals are offered in, in their order. An area is any line of the person's; a known one
 * stands in the file by its short name, "health", whatever the case it was typed in.
 */
#ifndef HOLDFAST_UI_GOALS_GOAL_AREAS_H
#define HOLDFAST_UI_GOALS_GOAL_AREAS_H

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
