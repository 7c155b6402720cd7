/*
 * after_draw: what the screen after a contact shows: the contact, what stays, whom to call, and the answers to the two questions.
 */
#ifndef HOLDFAST_UI_CONTACT_AFTER_DRAW_H
#define HOLDFAST_UI_CONTACT_AFTER_DRAW_H

#include "ui/shared/breath.h"
#include "ui/shared/friend_lines.h"
#include "store/contacts.h"

struct after_state {
    int64_t contact_id;
    int64_t urge_id; /* the urge it ended; 0: none */

    bool          breathes; /* the bar is shown */
    struct breath breath;

    /* Loaded; strings in the view's arena. */
    struct contact      contact;
    struct tally        tally;
    struct friend_lines friends;
    int32_t             milestones, milestone_days; /* reached so far, the last of them */
    int64_t             ridden, written;            /* urges; entries and letters */
    bool                counts_unanswered;
    const char         *trigger; /* what set it off; NULL: not answered, or no urge to hold it */
    const char         *action;  /* the plan for that trigger; NULL: none */
};

void after_draw_screen(const struct app *app, const struct after_state *state, struct canvas *canvas, struct rect area);

#endif
