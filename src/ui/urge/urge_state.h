/*
 * urge_state: an urge as the screens hold it: what is on disk of it, and which answers are not there yet.
 *
 * An answer is kept here first and then written; each write reads the row, changes what was answered and leaves the rest as it is on disk. So an
 * answer given while the disk was full goes with the row when it is stored at last, and what was edited elsewhere stays. A goal that was done instead is ticked
 * in the same act.
 */
#ifndef HOLDFAST_UI_URGE_URGE_STATE_H
#define HOLDFAST_UI_URGE_URGE_STATE_H

#include "ui/shared/breath.h"
#include "store/urges.h"
#include "ui/frame/app.h"
#include "ui/shared/today_goals.h"

enum {
    URGE_OFFERS_MAX = 4,
    URGE_LINE_SIZE = 4 * TEXT_LINE_MAX + 1,
    URGE_SLIP_MS = 5 * 1000 /* left within this time and untouched: maybe a slip of the finger */
};

enum urge_answer {
    URGE_ANSWER_STRENGTH = 1 << 0,
    URGE_ANSWER_WANT = 1 << 1,
    URGE_ANSWER_TRIGGER = 1 << 2,
    URGE_ANSWER_DID = 1 << 3,
    URGE_ANSWER_OUTCOME = 1 << 4,
    URGE_ANSWER_AFTER = 1 << 5
};

/* A thing to try. */
struct urge_offer {
    char              action[URGE_LINE_SIZE];
    char              aside[URGE_LINE_SIZE]; /* where it comes from: "a step of my getaway"; "": nothing to say */
    int64_t           uses;                  /* below URGE_HELPED_USES_MIN: no figure is shown */
    int64_t           drop_sum;
    struct today_goal goal; /* what is ticked with it, its texts left out; goal_id 0: none */
    bool              tried;
    bool              changed; /* `tried` is not on disk yet */
};

struct urge_state {
    int64_t           id; /* 0: not on disk yet */
    int64_t           person_id;
    struct moment     began;
    int               intensity; /* 0: not given */
    int               want;      /* or URGES_NO_KIND */
    char              trigger[URGE_LINE_SIZE];
    enum urge_outcome outcome;
    struct moment     ended;
    int               after;
    unsigned          pending;        /* enum urge_answer: answered, not on disk */
    bool              is_new;         /* not on disk at all */
    bool              is_handed_over; /* another view holds it now */

    /* Of the urge's own screen. */
    bool              was_there;  /* `u` came back to it */
    bool              is_touched; /* something was answered */
    int64_t           opened_ms;
    struct breath     breath;
    struct urge_offer tries[URGE_OFFERS_MAX];
    size_t            offer_count, offer_chosen;
    bool              has_tries; /* they are chosen once: the list stays while the screen is open */
};

/* A new one of the app's person, that begins now and is not on disk. */
void urge_state_begin(struct urge_state *state, const struct app *app);

/* Reads the row into it; what is pending stays as it was answered. ERROR_ABSENT if it was deleted or taken back. */
MUST_CHECK bool urge_state_read(struct urge_state *state, struct app *app, int64_t id, struct error *error);

/* For view.save, is_unsaved and unsaved_name. */
bool urge_state_save(struct app *app, void *state, struct error *error);
bool urge_state_is_unsaved(const void *state);
void urge_state_unsaved_name(const struct app *app, const void *state, struct buf *out);

/* For view.aside: "began 21:14, 6 min ago". */
void urge_state_aside(const struct app *app, const void *state, const void *loaded, struct buf *out);

#endif
