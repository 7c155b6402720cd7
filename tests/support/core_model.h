/*
 * A second, slow and obvious tally: it marks every day from the start to today and walks them one by one, as somebody with a
 * paper calendar would. It shares no code with tally.c and milestone.c.
 */
#ifndef HOLDFAST_TESTS_CORE_MODEL_H
#define HOLDFAST_TESTS_CORE_MODEL_H

#include "core/tally.h"

enum { MODEL_DAYS = 1200, MODEL_CONTACTS = 40 };

struct model {
    struct tally        tally; /* points into the arrays below */
    struct tally_break  breaks[MODEL_CONTACTS];
    int64_t             ids[MODEL_CONTACTS][MODEL_CONTACTS];
    struct tally_streak streaks[MODEL_CONTACTS + 1];
    int32_t             counter[MODEL_DAYS]; /* what the counter showed on the morning of S + i; -1 within a stretch */
};

/* Fills *model. At most MODEL_CONTACTS contacts, today less than MODEL_DAYS after the start. */
void model_tally(const struct tally_input *input, struct model *model);

/* Fails the test at the first field in which they differ, their breaks and streaks included. */
void model_assert_same(const char *what, const struct tally *got, const struct tally *want);

/* The day of an instant by walking through the years and months, from 1970-01-01 on. */
daynum model_day(int64_t at_unix_s, int32_t offset_s, int day_start_h);

/* The instant at which the day after `day` starts, found by walking on from an instant that lies in a day not after it. */
int64_t model_day_end(int64_t from_unix_s, daynum day, int32_t offset_s, int day_start_h);

bool    model_is_milestone(int32_t days, int32_t target_days);
int32_t model_milestone_last(int32_t days, int32_t target_days);
int32_t model_milestone_next(int32_t days, int32_t target_days);
daynum  model_first_reached(const struct model *model, int32_t days);
int32_t model_times_reached(const struct model *model, int32_t days);

#endif
