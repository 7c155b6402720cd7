#include "ui/goals/goal_areas.h"

#include <string.h>
#include <strings.h>

#include "words/texts.h"

static const struct {
    const char *name, *title;
} areas[GOAL_AREAS] = {
    {"health", "Health"},
    {"work", "Work"},
    {"learning", "Learning"},
    {"hobby", "Hobby"},
    {"passion", "Passion"},
    {"volunteering", "Volunteering"},
    {"friends", "Friends and family"},
    {"family", "Friends and family"},
    {"home", "Home"},
    {"getaway", "Getaway"},
    {"appearance", "Appearance"},
    {"dating", "Dating"},
    {"reminders", "Clearing the reminders"},
};

int goal_areas_place(const char *area)
{
    if (!area)
        return GOAL_AREAS_NONE;
    int place = 0;
    while (place < GOAL_AREAS && strcasecmp(area, areas[place].name) != 0)
        place++;
    return place;
}

const char *goal_areas_name(int place)
{
    return areas[place].name;
}

const char *goal_areas_heading(const char *area)
{
    int place = goal_areas_place(area);
    return place < GOAL_AREAS ? areas[place].title : area ? area : texts_word(WORD_goals_no_area);
}

/* Neighbours with the same heading are one group. */
static int group_of(const char *area)
{
    int place = goal_areas_place(area);
    while (place > 0 && place < GOAL_AREAS && strcmp(areas[place].title, areas[place - 1].title) == 0)
        place--;
    return place;
}

int goal_areas_compare(const char *a, const char *b)
{
    int first = group_of(a), second = group_of(b);
    if (first != second)
        return first < second ? -1 : 1;
    return first == GOAL_AREAS_OWN ? strcasecmp(a, b) : 0;
}
