/*
 * earlier: what was written on this day a year ago, or a month ago, and what was written last, in one line.
 */
#ifndef HOLDFAST_UI_SHARED_EARLIER_H
#define HOLDFAST_UI_SHARED_EARLIER_H

#include "ui/frame/app.h"

/* "A month ago: “Too loud here, all of it.”"; "" if there is nothing. Of a letter only that it is one. In the arena. */
MUST_CHECK bool earlier_load(struct app *app, struct arena *arena, const char **out, struct error *error);

/* “A quiet Sunday”, the newest of all, and its day; "" if there is none. Of a letter only that it is one. */
MUST_CHECK bool earlier_load_last(struct app *app, struct arena *arena, const char **out, daynum *day,
                                  struct error *error);

/* The same day so many months before, the last of its month where there is no such day; DAY_NONE before 1900. */
daynum earlier_day(daynum today, int months);

#endif
