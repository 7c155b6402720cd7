/*
 * Random habits, and a second, slow and obvious reckoning of them: it writes down each day from long before the habit to today, with the
 * weekday it counted up to, and looks at all of them again for each question. It shares no code with habit.c.
 */
#ifndef HOLDFAST_TESTS_CORE_HABITS_H
#define HOLDFAST_TESTS_CORE_HABITS_H

#include "core/habit.h"
#include "support/all_random.h"

enum { HABITS_MARKS = 700, HABITS_PERIODS = 6 };

struct habits_life {
    struct habit_mark   marks[HABITS_MARKS];
    struct habit_period periods[HABITS_PERIODS];
    struct habit_input  input; /* its marks and periods are the ones above */
};

/* The same seed gives the same life. */
void habits_make(uint64_t seed, struct habits_life *out);

struct habit_standing habits_model(const struct habit_input *input);

#endif
