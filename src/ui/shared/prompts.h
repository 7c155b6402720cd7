/*
 * prompts: what invites to write: the question that stands on Today and those after it; what was written on this day a year ago, or a month ago, and
 * what was written last.
 */
#ifndef HOLDFAST_UI_SHARED_PROMPTS_H
#define HOLDFAST_UI_SHARED_PROMPTS_H

#include "ui/frame/app.h"

/* That of the day, for a streak of so many days; step 1: the next one, and so on round the list. */
const char *prompts_at(const struct app *app, int32_t streak_days, size_t step);

/* The same for the streak of now, read from the file. */
const char *prompts_now(struct app *app, size_t step);

/* "A month ago: “Too loud here, all of it.”"; "" if there is nothing. Of a letter only that it is one. In the arena. */
MUST_CHECK bool prompts_earlier(struct app *app, struct arena *arena, const char **out, struct error *error);

/* “A quiet Sunday”, the newest of all, and its day; "" if there is none. Of a letter only that it is one. */
MUST_CHECK bool prompts_last(struct app *app, struct arena *arena, const char **out, daynum *day, struct error *error);

#endif
