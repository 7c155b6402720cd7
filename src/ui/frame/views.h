/*
 * views: the records of all screens, each at the end of its own file, and what they are given when they are pushed.
 */
#ifndef HOLDFAST_UI_FRAME_VIEWS_H
#define HOLDFAST_UI_FRAME_VIEWS_H

#include "store/entries.h"
#include "ui/frame/view.h"

/* The tabs, and what opens by itself. Given nothing. */
extern const struct view view_today;
extern const struct view view_urges;
extern const struct view view_journal; /* may be given a struct journal_given */
extern const struct view view_goals;
extern const struct view view_insights;
extern const struct view view_plan;
extern const struct view view_first_run;

extern const struct view view_checkin; /* given nothing: today's */
extern const struct view view_help;    /* given nothing, or a struct help_given */

/*
 * The urge. Given nothing: a new one, stored by open(), or the open one of this person younger than ten minutes. Given
 * an int64_t: the open urge of that id. On top already, it takes PLAIN_urge and EVERYWHERE_urge itself.
 */
extern const struct view view_urge;

/*
 * The form of every field of an urge: a new one, at an earlier time, given nothing; and the one of an id, given an
 * int64_t.
 */
extern const struct view view_urge_edit;
extern const struct view view_urge_change;

/* After an urge was ridden out, which it is from now on: how strong is it now? */
struct strength_given {
    int64_t urge_id;
    const struct urge_state
        *unsaved; /* from its own screen: what is not on disk yet goes with it; NULL: that of the id */
};
extern const struct view view_strength;

/* What the form of a contact is filled in with. Given nothing: a contact of now. */
struct contact_given {
    int64_t contact_id; /* not 0: this one is edited */
    int64_t urge_id;    /* not 0: linked to it, unless the form says otherwise; what was wanted there is filled in */
    bool    is_earlier; /* it took place when that urge did, not now */
};
extern const struct view view_contact;      /* given a struct contact_given, or nothing */
extern const struct view view_contact_edit; /* given one with a contact_id */

/*
 * What follows a contact that ended a streak. Given a struct contact_given: the contact, and the urge it ended if there
 * was one.
 */
extern const struct view view_after;

/* A message that waits: given the int64_t of its contact. */
extern const struct view view_wrote;

extern const struct view view_answers; /* the two questions; given the same */

/* What the journal begins with. */
struct journal_given {
    bool finds; /* typing goes into the field that finds */
};

/* What is written. All zero: a new entry of the journal, or a new letter to the person shown. */
struct write_given {
    int64_t             entry_id;            /* not 0: this one is written on */
    int64_t             urge_id, contact_id; /* what it is tied to */
    const char         *prompt;              /* what it answers; NULL: nothing */
    const struct entry *begin;               /* of a new one: title, tags, mood and the like; NULL: nothing */
    bool                own_editor;          /* in the person's own editor; it is put into the journal when that ends */
};
extern const struct view view_write;      /* given a struct write_given, or nothing: a draft is taken up */
extern const struct view view_letter;     /* the same for a letter */
extern const struct view view_entry_edit; /* the form of what is beside the text; given an int64_t */

/* The form of a goal: a new one, and the one of an id, given an int64_t. */
struct goal_given {
    const char *starter; /* the title of the one to begin with; NULL: one of one's own */
    const char *area;    /* of one's own: filled in; NULL: none */
};
extern const struct view view_goal_new; /* given a struct goal_given, or nothing: a draft is taken up */
extern const struct view view_goal_edit;

enum { PLAN_GIVEN_RULES = 3 /* the field of the form of the person */ };

/* The forms of the plan. Given a struct plan_given, or nothing: a new row. */
struct plan_given {
    int64_t     id;    /* not 0: this row is edited; of the person, the promise and the purpose that of the person */
    size_t      field; /* the one to begin with */
    const char *text;  /* what a new one begins with; NULL: nothing */
};
extern const struct view view_person_edit, view_promise_edit, view_reason_edit, view_friend_edit, view_trigger_edit,
    view_hardday_edit, view_purpose_edit;

/* The report on paper. Given an enum insight_window; its list of entries a struct report_pick_given. */
extern const struct view view_report, view_report_pick;
struct report_chosen;
struct report_pick_given {
    const struct report_chosen *chosen; /* as it stands; copied */
    /* For the form, see app_answer(): an entry was chosen, or no longer is; `text` is its id and its day. */
    void (*turned)(struct app *app, void *state, const void *loaded, size_t index, const char *text);
};

/* A small window over the screen in which one of several rows is chosen, or a text of one's own is typed. Given this; everything in it is copied. */
struct pick_request {
    const char        *title;
    const char *const *rows;
    size_t             count;
    bool free_text;    /* what is typed narrows the rows, and can itself be taken; at most TEXT_LINE_MAX code points */
    const char *begin; /* the row chosen at first; NULL: the first one */

    /*
     * Called after the window has closed, for the view that opened it, see app_answer(). `index` is the row, or `count`
     * for a typed text. Not called when it is left by Esc.
     */
    void (*chosen)(struct app *app, void *state, const void *loaded, size_t index, const char *text);
};
extern const struct view view_pick;

/* The line for danger: a shorter one where it would be cut, another one where this person is marked unsafe; and for view.standing. */
const char *help_danger(const struct app *app, int cols);
void        help_standing(const struct app *app, const void *state, const void *loaded, struct buf *out);

/* What the help is given where there is no person yet: it takes the mark for the one being started. */
struct help_given {
    bool unsafe; /* as it stands */
    /* For the view that opened it, see app_answer(): index 1, it was marked, or 0. */
    void (*marked)(struct app *app, void *state, const void *loaded, size_t index, const char *text);
};

#endif
