/*
 * goal_row: a goal as the commands see it: with how it stands, its options read into a change, its line and its JSON.
 */
#ifndef HOLDFAST_CLI_GOAL_ROW_H
#define HOLDFAST_CLI_GOAL_ROW_H

#include "cli/cli.h"
#include "cli/json.h"
#include "cli/rows.h"
#include "store/goals.h"

struct goal_row {
    struct goal          goal;
    struct goal_standing standing;
    int64_t              days_done; /* for JSON alone: it counts through all years */
};

/* Which fields were given, and what they become. An area or a due date is cleared with NULL and DAY_NONE. */
struct goal_change {
    bool               title, area, every, by;
    struct goal        to;
    const char *const *steps; /* new ones */
    size_t             step_count;
};

/* The options of `goal add` and `goal edit`, --title apart, that are given; *change must be zeroed. */
MUST_CHECK bool goal_row_read(struct cli *cli, const struct cli_args *args, struct goal_change *change,
                              struct error *error);

/* Writes the given fields into the goal and the new steps behind its own. ERROR_USAGE for what its kind does not have. */
MUST_CHECK bool goal_row_apply(struct cli *cli, const struct goal_change *change, struct goal *goal,
                               struct error *error);

/* The goal that GOAL names; the store must be open. */
MUST_CHECK bool goal_row_find(struct cli *cli, const char *text, struct goal_row *out, struct error *error);

/* Reads the goal anew, after a write, with how it stands. */
MUST_CHECK bool goal_row_load(struct cli *cli, int64_t id, struct goal_row *out, struct error *error);

/* How it stands, for a goal that is there already. */
MUST_CHECK bool goal_row_stand(struct cli *cli, struct goal_row *row, struct error *error);

/* Says what was done with it, and its line; as JSON only the row. {id} and {title} are among the values by themselves. */
void goal_row_answer(struct cli *cli, enum word sentence, const struct goal_row *row);
void goal_row_answer_day(struct cli *cli, enum word sentence, const struct goal_row *row, daynum day);

extern const struct rows_kind goal_row_kind;

#endif
