/*
 * plan: the tab of the plan: where one is, what is loaded at once for all sections, and the sections: a record of functions each, in a file of its
 * own; plan.c holds the table.
 */
#ifndef HOLDFAST_UI_PLAN_PLAN_H
#define HOLDFAST_UI_PLAN_PLAN_H

#include "core/milestone.h"
#include "store/contacts.h"
#include "store/friends.h"
#include "store/harddays.h"
#include "store/plans.h"
#include "store/readiness.h"
#include "store/reasons.h"
#include "ui/frame/app.h"
#include "ui/frame/views.h"
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

/* Where one is. */
struct plan_where {
    struct list sections;            /* the chosen one is open */
    bool        is_inside;           /* keys go to the open one */
    struct list rows[PLAN_SECTIONS]; /* where one stands in each */
    int         rule_col;            /* enum contact_direction */
    bool        has_three;           /* texts, calls and mails have a row each */
    int64_t     person_id;           /* of whom it was loaded */
};

struct plan_loaded {
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

/* Both, for the sections. */
struct plan_screen {
    struct plan_where        *where;
    const struct plan_loaded *loaded;
};

struct plan_rows;

struct plan_section {
    const char *title;

    /* A list: then count, wants and draw are its own, and act, too, unless there is one. NULL: none. */
    const struct plan_rows *rows;

    /* How it stands, for its line in the list. */
    void (*say)(const struct app *app, const struct plan_screen *screen, struct buf *out);

    /* The rows one can stand on; where there are none it is only read. */
    size_t (*count)(const struct app *app, const struct plan_screen *screen);

    /* The rows of the screen that it would take, so wide. */
    int (*wants)(const struct app *app, const struct plan_screen *screen, int cols);

    /* Draws it open. Column 0 is for the mark of the chosen row, text begins at column 2. */
    void (*draw)(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area);

    /* Takes an action of LIST, or left and right; NULL where there is nothing to do. */
    void (*act)(struct app *app, const struct plan_screen *screen, enum action action);

    /* What stands in the quiet line while it is open; NULL: nothing. */
    void (*standing)(const struct app *app, const struct plan_screen *screen, struct buf *out);

    bool             edits_whole; /* `e` means the whole of it, wherever one stands */
    struct view_hint hints[5];    /* its keys, for the last row, ended by ACTION_NONE */
};

extern const struct plan_section plan_person, plan_rule, plan_promise, plan_reasons, plan_way, plan_friends,
    plan_triggers, plan_harddays, plan_reach, plan_help;

#endif
