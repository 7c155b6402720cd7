/*
 * prompts: the question that stands on Today, and those after it.
 */
#ifndef HOLDFAST_UI_SHARED_PROMPTS_H
#define HOLDFAST_UI_SHARED_PROMPTS_H

#include "ui/frame/app.h"

/* That of the day, for a streak of so many days; step 1: the next one, and so on round the list. */
const char *prompts_at(const struct app *app, int32_t streak_days, size_t step);

/* The same for the streak of now, read from the file. */
const char *prompts_now(struct app *app, size_t step);

#endif
