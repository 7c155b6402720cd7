/*
 * form: a column of labelled fields. Tab moves, Space chooses in a field that is no text, Enter saves, Esc leaves (what
 * was typed stays as a draft). A form is a part of a view's state; the view forwards act, text, paste and drafts to it.
 */
#ifndef HOLDFAST_UI_KIT_FORM_H
#define HOLDFAST_UI_KIT_FORM_H

#include "ui/frame/app.h"
#include "ui/kit/editbuf.h"

enum form_kind {
    FORM_TEXT,   /* one line */
    FORM_NOTE,   /* several lines; Enter saves, as in every form; a newline comes in by a paste */
    FORM_CHOICE, /* one of several words; Space the next, Left and Right too */
    FORM_TICK    /* [ ] or [x] with its words behind it */
};

struct form_field {
    const char        *label;
    enum form_kind     kind;
    bool               hidden;  /* not shown and passed over; may change while the form is open */
    size_t             most;    /* FORM_TEXT: code points; FORM_NOTE: bytes */
    const char *const *choices; /* FORM_CHOICE: ended by NULL */
    const char        *words;   /* FORM_TICK: behind the box. FORM_TEXT: a soft hint while it is empty */
    const char        *below;   /* a soft line below it, or NULL */
    const char        *above;   /* a line of its own above it, with blank lines around where there is room, or NULL */

    struct editbuf *text;   /* made by form_open() */
    int             choice; /* index, or 0 / 1 for a tick */
    bool            touched;
};

enum { FORM_FIELDS_MAX = 12 };

struct form {
    struct form_field fields[FORM_FIELDS_MAX];
    size_t            count;
    size_t            focus;
    const char       *fault; /* what is wrong, shown under the field `fault_at`; in the buffer below */
    size_t            fault_at;
    char              fault_text[240];
};

void form_open(struct form *form); /* after count and fields are filled in */
void form_close(struct form *form);

bool form_is_text(const struct form *form);     /* is the focus on a text field? */
bool form_text(struct form *form, keycode key); /* typing; false if the key is not for the text */
void form_paste(struct form *form, const char *bytes, size_t length);
/* Tab, S-Tab, Up, Down, Space, Left, Right. False for save and the rest. */
bool form_act(struct form *form, enum action action, keycode key);

/* Marks a field as wrong, moves the focus there. */
void form_fault(struct form *form, size_t at, const char *text);

/*
 * Draws from the top of the area; returns the rows taken. Scrolls so that the focus is seen. Columns 0 and 1 of the
 * area are for the mark of the focus, labels begin at column 2, the fields at label_cols. Below 50 columns a field
 * stands under its label.
 */
int form_draw(const struct form *form, struct canvas *canvas, struct rect area, int label_cols);

/* For view.hints of a view that is a form with something to choose in it. */
void form_hints(const struct app *app, const void *state, const void *loaded,
                struct view_hint out[VIEW_FOOTER_MAX + 1]);

/* All its values as one text, and back; NULL while nothing was touched. For view.draft_get and draft_put. */
const char *form_draft(const struct form *form, struct arena *arena);
void        form_take_draft(struct form *form, const char *draft);

/* Fills a text field in; NULL is nothing. */
void form_set(struct form_field *field, const char *text);

/* The text of a field, NULL if it is empty or hidden. */
const char *form_value(const struct form *form, size_t at);

#endif
