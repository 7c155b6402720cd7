/*
 * goals: what fills the room that became free. A habit is marked by day, `done` or `skip`; a project has steps that are
 * ticked. Goals are for no person: they go on when a plan is closed.
 *
 * How a habit stands is computed by core/habit.h from its marks, and never stored.
 */
#ifndef HOLDFAST_STORE_GOALS_H
#define HOLDFAST_STORE_GOALS_H

#include "core/habit.h"
#include "store/store.h"

enum goal_kind { GOAL_HABIT, GOAL_PROJECT };

enum { GOALS_STEPS_MAX = 100 }; /* steps of one project */

struct goal_step {
    int64_t     id; /* 0 in a goal that is to be saved: a new step */
    const char *text;
    daynum      done_on; /* DAY_NONE: not yet */
};

struct goal {
    int64_t               id;
    const char           *uid;
    enum goal_kind        kind;
    const char           *title;
    const char           *area;     /* one line of the user's; NULL: none */
    struct habit_schedule schedule; /* of a habit: the last one, as it is when it does not rest */
    struct habit_period  *periods;  /* of a habit, by day; set by the readers and writers */
    size_t                period_count;
    daynum                due_on;      /* of a project; DAY_NONE: none */
    daynum                begun_on;    /* the day it was made; set by goals_add() if it is DAY_NONE */
    daynum                finished_on; /* DAY_NONE: not finished */
    bool                  archived;
    daynum                archived_on; /* DAY_NONE: not; set by the readers and writers */
    struct goal_step     *steps;       /* of a project, in their order */
    size_t                step_count;
};

/* "habit", "project" as in JSON and the file. */
const char *goals_kind_name(enum goal_kind kind);

/* Neither finished nor archived. */
bool goals_is_active(const struct goal *goal);

/* Of a habit that was read: is something planned on this day, by the schedule in force on it? */
bool goals_is_planned(const struct goal *goal, daynum day);

/* The last day of the pause in which that day lies, DAY_LAST where it has no end; DAY_NONE: it does not rest then. */
daynum goals_paused_until(const struct goal *goal, daynum day);

/*
 * From today on nothing is planned, up to `until`, DAY_LAST for as long as it is not taken up again; DAY_NONE takes it up
 * again. ERROR_USAGE for a project and for what is finished or archived.
 */
MUST_CHECK bool goals_pause(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                            daynum until, const char *what, struct error *error);

/* Fills id, uid, begun_on and the ids of the steps. The goal goes to the end of the order. */
MUST_CHECK bool goals_add(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                          struct error *error);

/*
 * Writes every field and the list of steps: one without an id is new, one that is no longer there is deleted. The kind
 * stays what it is; another schedule holds from today, paused as long as the one before, and those of
 * earlier days stay. `what` names the act: "goal edit", "goal finish", "goal archive", "goal reopen", "goal step".
 */
MUST_CHECK bool goals_save(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                           const char *what, struct error *error);

/* Into the trash, with its steps and marks. */
MUST_CHECK bool goals_delete(struct store *store, const struct present *present, int64_t id, struct error *error);

/* The content of all that is cleared at once, everywhere in the file (see trash.h); cannot be undone. */
MUST_CHECK bool goals_delete_forever(struct store *store, const struct present *present, int64_t id,
                                     struct error *error);
MUST_CHECK bool goals_get(struct store *store, int64_t id, struct arena *arena, struct goal *out, struct error *error);

/*
 * GOAL of cli.md: an id, or the start of a title that fits one goal. Looked for in this order, and the first that fits
 * anything decides: the id; the titles of active goals, letters as they are; the same, upper and lower case alike; then
 * both again among finished and archived ones. A title that is given whole wins over longer ones. ERROR_ABSENT if nothing
 * fits, ERROR_USAGE, with the titles, if several do.
 */
MUST_CHECK bool goals_find(struct store *store, const char *text, struct arena *arena, struct goal *out,
                           struct error *error);

/* All living ones in the order by hand, finished and archived ones too, with their steps. */
MUST_CHECK bool goals_list(struct store *store, struct arena *arena, struct goal **out, size_t *count,
                           struct error *error);

/* Moves the goal behind `after` in the order by hand; 0: to the front. An act. */
MUST_CHECK bool goals_move(struct store *store, const struct present *present, int64_t id, int64_t after,
                           struct error *error);

/*
 * Marks a day of a habit, in place of what it held. urge_id: the urge instead of which it was done, or 0. ERROR_USAGE for
 * a project and for a day after today.
 */
MUST_CHECK bool goals_mark(struct store *store, const struct present *present, int64_t id, daynum day,
                           enum habit_mark_kind kind, int64_t urge_id, struct error *error);

/* *found false if that day holds no mark. */
MUST_CHECK bool goals_unmark(struct store *store, const struct present *present, int64_t id, daynum day, bool *found,
                             struct error *error);

/* Ticks a step on a day, or with DAY_NONE takes the tick away. ERROR_ABSENT if there is no such step. */
MUST_CHECK bool goals_tick(struct store *store, const struct present *present, int64_t step_id, daynum day,
                           int64_t urge_id, struct error *error);

/* The marks from `first` to `last`, inclusive, by day; DAY_NONE: no limit. */
MUST_CHECK bool goals_marks(struct store *store, int64_t id, daynum first, daynum last, struct arena *arena,
                            struct habit_mark **out, size_t *count, struct error *error);

/* How a goal stands. For a project all but done_today is 0; done_today is then whether a step was ticked today. */
struct goal_standing {
    struct habit_standing habit;
    bool                  done_today;
    bool                  skipped_today;
};

/*
 * Marks are read as far back as they can change a figure: a strength differs from the exact one by less than 1e-15. The
 * arena holds what was read.
 */
MUST_CHECK bool goals_standing(struct store *store, const struct goal *goal, const struct present *present,
                               struct arena *arena, struct goal_standing *out, struct error *error);

/* The same without the strength, which is 0: mostly a few weeks are enough. For Today. */
MUST_CHECK bool goals_standing_quick(struct store *store, const struct goal *goal, const struct present *present,
                                     struct arena *arena, struct goal_standing *out, struct error *error);

/* No streak either, which is 0: this week alone is read. Of days a week, Today tells no more. */
MUST_CHECK bool goals_standing_week(struct store *store, const struct goal *goal, const struct present *present,
                                    struct arena *arena, struct goal_standing *out, struct error *error);

/* How many days of a habit were done, up to today. */
MUST_CHECK bool goals_days_done(struct store *store, int64_t id, daynum today, int64_t *out, struct error *error);

#endif
