/*
 * layer: what the files of the frame share, from the lowest up; each uses those above it in this list. Nothing of it is for views.
 *
 *   disk     is the file still the one that was opened, can it be written, is everything on it?
 *   say      the line for what just happened
 *   drafts   what is half filled in, in the file
 *   stack    the layers: opened, left, loaded
 *   shown    the person that the screens are about
 *   unsaved  acts whose write failed, tried again
 *   lend     a text that is with the person's own editor
 *   app      what views may ask for
 *   actions  what no view wanted, undo among it
 *
 * A layer is a view with its state. Layers stand on the stack; one that was left with something not on disk stands
 * behind it until that is written. What views ask for (push, pop, a tab) is noted as a step and done when the function
 * that asked has returned: see stack_settle().
 */
#ifndef HOLDFAST_UI_FRAME_LAYER_H
#define HOLDFAST_UI_FRAME_LAYER_H

#include <stdio.h>
#include <sys/types.h>

#include "core/arena.h"
#include "words/texts.h"
#include "ui/frame/views.h"

struct layer {
    const struct view *view;
    void              *state;
    uint64_t           number; /* no other has it, or ever had: an address may be used again */
    uint64_t           asker;  /* the number of the one that opened it; 0: the app itself */
    struct arena       own;    /* this layer and its state */
    struct arena       rows;   /* holds what load() read, */
    void              *loaded; /* its record: never NULL, of zeros before the first */
    struct arena       kept;   /* holds `draft` */
    const char        *draft;  /* as it stands in the file; NULL: none */
    const char        *draft_key;
    bool               has_key; /* what stands under that key is this layer's: written by it, or offered to it */
    const char        *offered; /* the draft, until a person says what is to become of it; NULL: nothing is asked */
    int64_t            offered_ms;
    bool               is_loaded, is_stale;
    bool               is_unkept; /* its draft could not be written */
    bool               is_saved;  /* save() went through: there is nothing to keep a draft of */
    bool               is_behind;
    struct layer      *next; /* of those behind */
};

/* What was loaded before, and may still be read by the function that is running. */
struct outdated {
    struct arena     rows; /* holds this, too */
    struct outdated *next;
};

enum step_kind { STEP_PUSH, STEP_POP, STEP_REPLACE, STEP_TAB, STEP_ANSWER };

struct step {
    enum step_kind kind;
    struct layer  *caller; /* NULL: the app itself */
    struct layer  *layer;  /* the new one, open already */
    void (*chosen)(struct app *app, void *state, const void *loaded, size_t index, const char *text);
    uint64_t    asker; /* whom it is for */
    size_t      index;
    const char *text;
};

/* The file as it was when it was opened. */
struct watch {
    bool  had_file; /* since then no new one is made in its place: it may be put back */
    dev_t device;
    ino_t number;
};

/* What the small screen shows. */
struct small {
    bool    is_read;
    int32_t days;
};

enum { STACK_MAX = 16, STEPS_MAX = 16, MESSAGE_SIZE = 512 };

struct app_private {
    const char      *db_path;
    bool             db_is_default;
    const char      *person_name; /* NULL: the default one */
    struct layer    *stack[STACK_MAX];
    size_t           depth;
    uint64_t         opened; /* so many layers so far */
    struct layer    *behind;
    struct outdated *outdated;
    struct step      steps[STEPS_MAX];
    size_t           step_count;
    struct layer    *current; /* whose function is being called */
    struct arena     person_rows;
    struct arena     asked;  /* texts of STEP_ANSWER */
    struct layer    *lender; /* whose text is to go to the person's own editor */
    struct arena     lent;   /* holds it */
    const char      *lent_text;
    size_t           lent_length;
    int64_t          person_id;

    char   message[MESSAGE_SIZE];
    bool   message_is_fault, message_has_undo;
    bool   message_is_unread; /* it says what could not be read, and goes when it can */
    int    message_keys;      /* keys pressed since it was said */
    bool   is_not_on_disk;
    char   not_on_disk_why[240];
    bool   handle_is_done; /* no more writes are possible on it */
    daynum tidied_on;      /* see disk_tidy() */

    struct watch watch;

    struct small small;

    bool                 is_over, is_stale;
    bool                 has_work; /* the view on top may have some, see view.h */
    enum session_request request;
    int64_t              second_ms, drawn_ms;
    int64_t              minute;
    keycode
        held_key; /* the last one, when it came, and the number of the layer that was on top when it was first pressed */
    int64_t  held_ms;
    uint64_t held_from;
    bool     was_typed; /* since the drafts were last looked at, first at `typed_ms` */
    int64_t  typed_ms;

    /* What was left open, on Today. */
    bool         left_is_stale;
    char         left_line[160];  /* "" : nothing */
    struct arena left;            /* holds the next: */
    const char  *left_text;       /* what an editor left and the file does not hold; NULL: nothing */
    const char  *continues;       /* while a view is opened for its draft: the key of that, */
    const char  *continues_about; /* and what it is about, a part of that key */
};

/* All of it, see session.h. */
struct session {
    struct app app;
    struct app_private private;
    struct arena own; /* this, and what lives as long */
};

/*
 * disk. False of disk_writable(): no file can be written, and why. A file that is not there yet is made by it; where one had been, and is gone, none is
 * made.
 */
MUST_CHECK bool disk_open(struct app *app, struct error *error);
MUST_CHECK bool disk_writable(struct app *app, struct error *error);

/* Once a second: has anybody else written? False: the file cannot be read, or is gone; that is tried again. */
MUST_CHECK bool disk_follow(struct app *app, bool *changed, struct error *error);

/* What failed may be the handle's own fault: the next use opens a new one. */
void disk_doubt(struct app *app, const struct error *error);
/* Once a day, after a while without a key in which all is kept: a file that is a quarter empty is made smaller. */
void disk_tidy(struct app *app, int64_t rest_ms);

/* Something is not on disk; something is on disk now, perhaps all. Does this layer hold an act that is not? */
void disk_failed(struct app *app, const struct error *error);
void disk_settled(struct app *app);
bool disk_lacks(const struct layer *layer);

/*
 * say: a line; a sentence with values in it, or with one; an error in the words of the program: what is not shown, not written. The last two are
 * of what is read again by itself, a screen or the file: the line goes when that succeeds.
 */
void say_line(struct app *app, const char *line);
void say_filled(struct app *app, enum word word, const struct buf_value *values);
void say_word(struct app *app, enum word word, const char *name, const char *value);
void say_fault(struct app *app, const struct error *error);
void say_unwritten(struct app *app, const struct error *error);
void say_unread(struct app *app, const struct error *error);
void say_file(struct app *app, const struct error *error);

/* drafts. drafts_find(): a view was opened, is there one to be offered? */
bool drafts_save(struct app *app, struct layer *layer);
void drafts_save_all(struct app *app);
bool drafts_drop(struct app *app, struct layer *layer, struct error *error); /* in the act that is open */
bool drafts_discard(struct app *app, struct layer *layer);
void drafts_find(struct app *app, struct layer *layer);
void drafts_say_offer(const struct app *app, const struct layer *layer, struct buf *out);
void drafts_look(struct app *app); /* brings left_line up to date */

/* A key while one is offered. What it means beside that is handed back, ACTION_NONE where it is nothing more. */
enum action drafts_answer(struct app *app, struct layer *layer, keycode key);

/* The newest that nobody is writing: its view, its key in the arena, and what it is about, a part of that. NULL: none. */
const struct view *drafts_newest(struct app *app, struct arena *arena, const char **key, const char **about);

/* The layer on top; NULL once the last one has left. */
struct layer *stack_top(const struct app *app);

/* The lowest layer that is seen. */
size_t stack_base(const struct app *app);

/* Is it on the stack? */
struct layer *stack_find(const struct app *app, const struct view *view);

/*
 * Opens a view and notes that it goes on the stack. False if it would not open; that has been said. stack_continue(): on top, with the draft of this key
 * taken up.
 */
bool stack_open(struct app *app, enum step_kind kind, const struct view *view, const void *given);
bool stack_continue(struct app *app, const struct view *view, const void *given, const char *key, const char *about);

/* Notes a step that opens nothing. */
void stack_note(struct app *app, struct step step);

/* Notes that a layer leaves. */
void stack_pop(struct app *app, struct layer *layer);

/* Does what was asked for, then loads what is seen and stale. */
void stack_settle(struct app *app);

/*
 * Loads a layer now, if it is stale. On failure it is as it was; what failed has been said. False: there is nothing to
 * show.
 */
bool stack_load(struct app *app, struct layer *layer, struct error *error);

void stack_all_stale(struct app *app);

/* Closes the layers above this one, as if each had been left. */
void stack_close_above(struct app *app, const struct layer *layer);

/* Frees one that stands nowhere any more. */
void stack_free_layer(struct layer *layer);

/* Frees all layers, also those behind. Drafts must have been kept. */
void stack_free(struct app *app);

/* shown: reads the person, marking every view for loading; the same where that may fail or the person be gone; another one. */
MUST_CHECK bool shown_load(struct app *app, struct error *error);
void            shown_reload(struct app *app);
void            shown_change(struct app *app, int64_t id);
void            shown_next(struct app *app);

/* unsaved: writes what a layer holds; all that is not on disk, again; the same for the last time, with a line on `err` for each that will be lost. */
bool unsaved_save(struct app *app, struct layer *layer);
void unsaved_retry(struct app *app);
bool unsaved_close(struct app *app, FILE *err);

/*
 * lend: at start, what an editor left earlier and the file does not hold is looked for (one thing; the next one is said at the next start); the
 * writing view is opened with it; the editor is run with the text of the lender.
 */
void lend_look(struct app *app);
void lend_take_up(struct app *app);
void lend_run(struct app *app);

/* actions: what no view wanted. The tabs, and the action that goes to each. */
enum { ACTIONS_TABS = 6 };
void               actions_act(struct app *app, enum action action);
const struct view *actions_tab_view(size_t at);
enum action        actions_tab_action(size_t at);

void frame_draw(struct app *app, struct canvas *canvas);

/* The scopes in which keys are looked up now. */
unsigned frame_scopes(const struct view *view, bool is_text);

#endif
