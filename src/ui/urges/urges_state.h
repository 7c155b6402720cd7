/*
 * urges_state: the list of urges as the screen holds it: a filter, a window of rows, and where one is.
 *
 * Open urges of the last 24 hours stand on top; below them the others, newest first. A list may have 36,500 rows: only a window round the chosen one is in memory.
 */
#ifndef HOLDFAST_UI_URGES_URGES_STATE_H
#define HOLDFAST_UI_URGES_URGES_STATE_H

#include "store/urges.h"
#include "ui/frame/app.h"
#include "ui/kit/list.h"
#include "ui/urge/urge_state.h"

enum {
    URGES_OPEN_MOST = 16, /* open ones that are put on top, */
    URGES_HEAD = 64,      /* looked for among the newest so many */
    URGES_FILTERS = 3
};

enum urges_filter_kind { URGES_BY_OUTCOME, URGES_BY_PERSON, URGES_BY_TRIGGER };

struct urges_state {
    struct list list;

    /* The filter; -1, 0 and "" where it holds back nothing. */
    int     outcome;
    int64_t person_id;
    char    person_name[URGE_LINE_SIZE];
    char    trigger[URGE_LINE_SIZE];
    int64_t hides[URGES_FILTERS]; /* how many each of them hides that is set */

    size_t             open_count;
    size_t             open_at[URGES_OPEN_MOST]; /* where each stands in the order of time */
    const struct urge *open[URGES_OPEN_MOST];    /* in the view's arena */

    struct arena window; /* holds rows */
    struct urge *rows;
    size_t       first, row_count; /* rows[0] is the one that stands at `first` in the order of time */
};

void urges_state_open(struct urges_state *state);
void urges_state_close(struct urges_state *state);

bool urges_state_is_filtered(const struct urges_state *state, enum urges_filter_kind kind);

/* For view.load. */
MUST_CHECK bool urges_state_load(struct urges_state *state, struct app *app, struct error *error);

/* After the list moved: has the rows of this page in memory. */
MUST_CHECK bool urges_state_reach(struct urges_state *state, struct app *app, struct error *error);

/* A row of the list, NULL where it is not in memory. */
const struct urge *urges_state_row(const struct urges_state *state, size_t index);

/* The rows that a page of the list has now. */
size_t urges_state_page(const struct urges_state *state, int area_rows);

#endif
