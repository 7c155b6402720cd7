/*
 * form: a column of labelled fields, filled from a row and read back into one. Tab moves, Space chooses in a field that is no text.
 *
 * A table of fields is made by a function of the row: each field says where in that row its value is. form_open() takes the values from there;
 * form_put() writes into a row what was changed, and leaves the rest of it alone. What the frame does with a form stands in
 * ui/frame/formview.h.
 */
#ifndef HOLDFAST_UI_KIT_FORM_H
#define HOLDFAST_UI_KIT_FORM_H

#include "core/arena.h"
#include "core/when.h"
#include "ui/kit/editbuf.h"

enum form_kind {
    FORM_TEXT,   /* one line */
    FORM_NOTE,   /* several lines; Enter saves, as in every form; a newline comes in by a paste */
    FORM_CHOICE, /* one of several words; Space the next, Left and Right too */
    FORM_TICK,   /* [ ] or [x] with its words behind it */
    FORM_NUMBER, /* from least to greatest; empty is 0 */
    FORM_MOMENT, /* a WHEN of cli.md; empty is the moment the form was opened in */
    FORM_DAY,    /* a DAY of cli.md; empty is DAY_NONE */
    FORM_HOURS   /* 08:00-23:00; empty is any hour */
};

struct form_hours {
    bool any;
    int  from_min, until_min;
};

struct form_field {
    const char        *label;
    enum form_kind     kind;
    bool               hidden;          /* not shown, passed over and not put; may change while the form is open */
    size_t             most;            /* FORM_TEXT: code points; FORM_NOTE: bytes; 0: what a line, a note may have */
    const char *const *choices;         /* FORM_CHOICE: ended by NULL */
    int                least, greatest; /* FORM_NUMBER */
    enum when_limit    limit;           /* FORM_DAY */
    bool               starts_empty;    /* a number, a moment, a day: what stands in the row is meant, not shown */
    const char        *words;           /* FORM_TICK: behind the box. Else a soft hint while it is empty */
    const char        *below;           /* a soft line below it, or NULL */
    const char        *above;   /* a line of its own above it, with blank lines around where there is room, or NULL */
    const char        *needed;  /* what is wrong where it is empty; NULL: it may be */
    const char        *wrong;   /* FORM_NUMBER: what is wrong with another value; NULL: it says from where to where */
    const char        *subject; /* of the sentence that says what is wrong; NULL: "this" */

    /* Where its value is: the one that fits its kind, or none, where the screen reads the field itself. */
    const char       **text;   /* FORM_TEXT, FORM_NOTE; NULL if empty */
    int               *number; /* FORM_NUMBER; FORM_CHOICE: which of them */
    bool              *tick;
    struct moment     *moment;
    daynum            *day;
    struct form_hours *hours;

    /* While it is open. */
    struct editbuf *edit;    /* NULL where it is no text */
    int             choice;  /* index, or 0 / 1 for a tick */
    const char     *filled;  /* its text at first */
    int             first;   /* its choice at first */
    bool            touched; /* by a person */
    bool            is_read; /* a moment or a day: what was typed could be read, and means this: */
    struct moment   at;
    daynum          on;
    char            sentence[64]; /* the same in full: "Sun 22 Nov 2026, 21:14" */
};

enum { FORM_FIELDS_MAX = 12 };

struct form {
    struct form_field fields[FORM_FIELDS_MAX];
    size_t            count;
    size_t            focus;
    struct present    present; /* kept up to date by the owner: what "yesterday" means when it is typed */
    struct moment     opened;  /* what an empty moment means */
    struct arena     *own;     /* lives as long as the form */
    const char       *fault;   /* what is wrong, shown under the field `fault_at`; in the buffer below */
    size_t            fault_at;
    char              fault_text[240];
};

/* After count, fields, present and own are filled in; each field's row must be there. */
void form_open(struct form *form);
void form_close(struct form *form);

bool form_is_text(const struct form *form);     /* is the focus on a text field? */
bool form_text(struct form *form, keycode key); /* typing; false if the key is not for the text */
bool form_paste(struct form *form, const char *bytes, size_t length);
/* Tab, S-Tab, Up, Down, Space, Left, Right. False for save and the rest. */
bool form_act(struct form *form, enum action action, keycode key);

/* Chooses in a field, as a person would. */
void form_choose(struct form *form, size_t at, int choice);

/* Marks a field as wrong, moves the focus there; returns false. */
bool form_fault(struct form *form, size_t at, const char *text);

/*
 * Puts what was changed into the row of `table`, the same fields made for another row. False: the form shows what is
 * wrong. Strings in the arena.
 */
MUST_CHECK bool form_put(struct form *form, const struct form_field *table, struct arena *arena);

/* Was it changed since it was filled in? */
bool form_is_changed(const struct form *form, size_t at);

/*
 * Draws from the top of the area; returns the rows taken. Scrolls so that the focus is seen. Columns 0 and 1 of the
 * area are for the mark of the focus, labels begin at column 2, the fields at label_cols. Below 50 columns a field
 * stands under its label.
 */
int form_draw(const struct form *form, struct canvas *canvas, struct rect area, int label_cols);

/*
 * What was touched as one text, and back; NULL while nothing was. Moments and days stand in it as such, never as the words that were
 * typed: also the moment the form was opened in, where that is what an empty field means.
 */
const char *form_draft(const struct form *form, struct arena *arena);
void        form_take_draft(struct form *form, const char *draft);

/* Fills a text field in, as if it had been there from the first; NULL is nothing. */
void form_set(struct form_field *field, const char *text);

/* The text of a field, NULL if it is empty or hidden. */
const char *form_value(const struct form *form, size_t at);

/*
 * The parts of a text between any of these separators, without the blanks round them, in the arena. Empty ones are left
 * out.
 */
const char **form_split(const char *text, const char *separators, struct arena *arena, size_t *count);

/* These with a comma and a blank between them. */
const char *form_join(const char *const *texts, size_t count, struct arena *arena);

#endif
