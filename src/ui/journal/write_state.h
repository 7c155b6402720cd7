/*
 * write_state: what the writing view holds: the text, what it is about, and how both stand as a draft.
 */
#ifndef HOLDFAST_UI_JOURNAL_WRITE_STATE_H
#define HOLDFAST_UI_JOURNAL_WRITE_STATE_H

#include "ui/kit/editbuf.h"
#include "ui/frame/app.h"
#include "ui/frame/views.h"

struct write_state {
    struct editbuf *text;
    struct arena    own;
    struct entry    entry;  /* but for its body, which is the text; strings in `own` */
    const char     *stored; /* the body as it is in the journal; NULL: it is not there yet */
    size_t          stored_length;
    const char     *stored_prompt;
    bool            takes_any;  /* opened to take up a draft, whatever it is about */
    bool            is_begun;   /* it began with more than nothing: no other draft is about it */
    size_t          prompts;    /* how many were asked for */
    bool            own_editor; /* opened for the person's own editor: Esc is pressed when that ends */
    bool            is_lent;    /* it was given to it */
    bool            is_left;    /* to be put into the journal */
    bool            is_done;
};

MUST_CHECK bool write_state_open(struct write_state *state, struct app *app, enum entry_kind kind,
                                 const struct write_given *given, struct error *error);
void            write_state_close(struct write_state *state);

/* Is there nothing that is not in the journal already? */
bool write_state_is_same(const struct write_state *state);

/* As a text; NULL: nothing to keep. */
const char *write_state_draft(const struct write_state *state, struct arena *arena);
bool        write_state_fits(const struct write_state *state, const char *draft);
void        write_state_take_draft(struct write_state *state, struct app *app, const char *draft);

/* Puts it into the journal: in the act that is open. */
MUST_CHECK bool write_state_save(struct write_state *state, struct app *app, struct error *error);

#endif
