/*
 * plan_state: what the tab of the plan holds: where one is, and what the sections show, loaded at once.
 */
#ifndef HOLDFAST_UI_PLAN_PLAN_STATE_H
#define HOLDFAST_UI_PLAN_PLAN_STATE_H

#include "core/milestone.h"
#include "store/contacts.h"
#include "store/friends.h"
#include "store/harddays.h"
#include "store/plans.h"
#include "store/readiness.h"
#include "store/reasons.h"
#include "ui/frame/app.h"
#include "ui/kit/list.h"

/* In the order of the screen. */
enum plan_key {
    PLAN_PERSON,
    PLAN_RULE,
    PLAN_PROMISE,
    PLAN_REASONS,
    PLAN_WAY,
    PLAN_FRIENDS,
    PLAN_TRIGGERS,
    PLAN_HARD_DAYS,
    PLAN_REACHING_OUT,
    PLAN_HELP_LINES,
    PLAN_SECTIONS
};

/* A hard day with what is computed for it. */
struct plan_hardday {
    struct hardday row;
    daynum         next_on; /* DAY_NONE: over */
    const char    *plan;    /* NULL: none */
};

struct plan_state {
    struct list sections;            /* the chosen one is open */
    bool        is_inside;           /* keys go to the open one */
    struct list rows[PLAN_SECTIONS]; /* where one stands in each */
    int         rule_col;            /* enum contact_direction */
    bool        has_three;           /* texts, calls and mails have a row each */
    int64_t     person_id;           /* of whom it was loaded */

    /* Loaded; in the view's arena. */
    struct tally            tally;
    daynum                  today; /* the day the count stands on: that of the closing, for a closed plan */
    const struct milestone *milestones;
    size_t                  milestone_count;
    struct reason          *reasons;
    size_t                  reason_count;
    struct friend_row      *friends;
    size_t                  friend_count;
    struct plan            *plans;
    size_t                  plan_count;
    struct plan_hardday    *harddays; /* the next one first, those that are over last */
    size_t                  hardday_count;
    bool                    is_reached; /* the target is, and reaching out is part of this plan */
    bool                    has_ready;  /* then, while that section is open: the conditions are loaded */
    struct ready_input      facts;
    struct ready            ready;
    struct readiness        said;
};

MUST_CHECK bool plan_state_load(struct plan_state *state, struct app *app, struct error *error);

/*
 * Loads the conditions, where they belong to the open section and are not loaded yet: they ask for the marks of every
 * habit and for the letters, and so only when they are looked at.
 */
MUST_CHECK bool plan_state_look(struct plan_state *state, struct app *app, struct error *error);

#endif
