/* What the files of goals tell each other. */
#ifndef HOLDFAST_STORE_GOALS_MARKS_H
#define HOLDFAST_STORE_GOALS_MARKS_H

#include "store/internal.h"
#include "store/goals.h"

/* Fills the periods of a habit, and with them its schedule. */
MUST_CHECK bool goals_read_periods(struct store *store, struct arena *arena, struct goal *goal, struct error *error);

/* Marks, oldest first. */
struct goals_marks {
    struct habit_mark *items;
    size_t             count, room;
};

/* Adds those from `first` to `last`, inclusive, behind what is there already. */
MUST_CHECK bool goals_marks_read(struct store *store, int64_t goal_id, daynum first, daynum last, struct arena *arena,
                                 struct goals_marks *marks, struct error *error);

#endif
