/*
 * plan_section: a section of the plan is a record of functions. One file each; view_plan.c holds the table.
 */
#ifndef HOLDFAST_UI_PLAN_PLAN_SECTION_H
#define HOLDFAST_UI_PLAN_PLAN_SECTION_H

#include "ui/plan/plan_state.h"
#include "ui/frame/views.h"

struct plan_rows;

struct plan_section {
    const char *title;

    /* A list: then count, wants and draw are its own, and act, too, unless there is one. NULL: none. */
    const struct plan_rows *rows;

    /* How it stands, for its line in the list. */
    void (*say)(const struct app *app, const struct plan_state *state, struct buf *out);

    /* The rows one can stand on; where there are none it is only read. */
    size_t (*count)(const struct app *app, const struct plan_state *state);

    /* The rows of the screen that it would take, so wide. */
    int (*wants)(const struct app *app, const struct plan_state *state, int cols);

    /* Draws it open. Column 0 is for the mark of the chosen row, text begins at column 2. */
    void (*draw)(const struct app *app, const struct plan_state *state, struct canvas *canvas, struct rect area);

    /* Takes an action of LIST, or left and right; NULL where there is nothing to do. */
    void (*act)(struct app *app, struct plan_state *state, enum action action);

    /* What stands in the quiet line while it is open; NULL: nothing. */
    void (*standing)(const struct app *app, const struct plan_state *state, struct buf *out);

    bool             edits_whole; /* `e` means the whole of it, wherever one stands */
    struct view_hint hints[5];    /* its keys, for the last row, ended by ACTION_NONE */
};

extern const struct plan_section plan_person, plan_rule, plan_promise, plan_reasons, plan_way, plan_friends,
    plan_triggers, plan_harddays, plan_reach, plan_help;

#endif
