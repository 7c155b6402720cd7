/*
 * insights_state: what the screen of the insights holds: the sentences, the plot that is chosen, the period, where the
 * cursor stands, and what was counted.
 *
 * A period of all years is counted from its last year at first; the rest is read in slices, between keys.
 */
#ifndef HOLDFAST_UI_INSIGHTS_INSIGHTS_STATE_H
#define HOLDFAST_UI_INSIGHTS_INSIGHTS_STATE_H

#include "words/insight_words.h"
#include "store/insights.h"
#include "ui/frame/app.h"

struct insights_cell {
    int row, col;
};

struct insights_state {
    enum insight_window     window;
    enum insight_plot       plot;
    bool                    is_large;
    bool                    has_moved; /* the cursor; else it stands where the plot says most */
    struct insights_cell    at;
    struct arena            arena; /* holds all that follows */
    struct insights_said    said;
    struct insights_rows    rows;
    daynum                  from, to;  /* the days that were counted */
    daynum                  read_from; /* those from here on were read */
    bool                    reads_on;
    bool                    week_sunday;
    struct insight_sentence sentences[INSIGHT_PLOTS];
};

/* For view.load and view.close. */
MUST_CHECK bool insights_state_load(struct insights_state *state, struct app *app, struct error *error);
void            insights_state_close(struct insights_state *state);

/* Reads a slice further. False: there is no more, or it failed and that was said. */
bool insights_state_work(struct insights_state *state, struct app *app);

#endif
