/*
 * urge_help: what the urge's screen shows beside the urge: friends, the promise's count, a plan, reasons, how long the last ones took; and what it offers to
 * try: what helped before, the goals of today, ideas for this hour.
 */
#ifndef HOLDFAST_UI_URGE_URGE_HELP_H
#define HOLDFAST_UI_URGE_URGE_HELP_H

#include "store/lists.h"
#include "ui/shared/friend_lines.h"
#include "ui/urge/urge_state.h"

struct urge_help {
    struct friend_lines  friends;
    const char          *plan;     /* "Our song: I will go for a walk."; NULL: none */
    const char          *day_plan; /* the same for a hard day that is today */
    const struct reason *reasons;
    size_t               reason_count, reason_chosen; /* one is shown with each urge; all where there is room */
    int32_t              streak_days;
    int64_t              timed, took_from_s, took_to_s;
};

/* Rows live in the arena. */
MUST_CHECK bool urge_help_load(const struct urge_state *state, struct app *app, struct urge_help *out,
                               struct arena *arena, struct error *error);

/* The things to try go into the state: chosen once, the list stays while the screen is open. */
MUST_CHECK bool urge_help_choose_tries(struct urge_state *state, struct app *app, struct error *error);

#endif
