/*
 * view: a screen is a record of functions over private state, drawing on a canvas.
 *
 * A view has two records. Its state is where one is: the chosen row, the filter, what is half typed. What it read from
 * the store is the frame's: load() fills an empty record in an arena of its own, and every function that shows or does
 * something is handed the last one that was filled without an error (before the first: one of zeros).
 *
 * The app keeps a stack of views and draws from the bottom; keys go to the top one: first to its `text`, else the
 * action that keys.def gives the key in its scopes goes to its `act`, and what that leaves to the app's own. After a
 * write all views on the stack load again. Views open other views with app_push() and leave with app_pop(); both take
 * effect after the function that called them has returned.
 */
#ifndef HOLDFAST_UI_FRAME_VIEW_H
#define HOLDFAST_UI_FRAME_VIEW_H

#include "env.h"
#include "store/act.h"
#include "store/persons.h"
#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"

struct formview;

/* What a key asks of the terminal, see session.h. */
enum session_request { SESSION_NOTHING, SESSION_SUSPEND, SESSION_REDRAW, SESSION_EDITOR };

/* What views may read. Time enters once per key or tick, as `present`. */
struct app {
    const struct env *env;
    struct present    present;
    int64_t           monotonic_ms; /* for the breath */
    struct store     *store;
    bool              has_person; /* false only until the first run's form is answered */
    struct person     person;     /* the one shown; its strings live until the next load */
    size_t            person_count;
    bool              motion;
    bool              ascii;
    bool              count_hidden;
    int               area_rows; /* rows of a view's area now: a page of a list. For act(); draw() is told its area */
    int               area_cols;
    struct app_private *private;
};

enum { VIEW_FOOTER_MAX = 10 };

/*
 * An entry of the last row: what key, and its word if it is another one than keys.def says (NULL: keys.def's). Ended by
 * ACTION_NONE.
 */
struct view_hint {
    enum action action;
    const char *hint;
};

struct view {
    const char *name;   /* of the draft and of the golden file: "contact" */
    const char *title;  /* on row 1 where the tabs are not shown; NULL for a tab */
    unsigned    scopes; /* SCOPE_ bits; EVERYWHERE and PLAIN are added by the app (PLAIN not while `text` takes keys) */
    const struct formview *form; /* of a form: its table and what it does, see formview.h */
    size_t                 state_size;
    size_t                 loaded_size; /* of the record that load() fills; 0: it fills none */
    bool                   is_tab;
    bool draws_over;       /* what is below is drawn first (a question, a picker); else it fills the screen */
    bool load_each_minute; /* load() is called when the minute turns, too; else it is only drawn again */

    /*
     * Called once, after app_push(), with what it was given (may be NULL; valid only now). state is zeroed. false: it
     * is not opened, the error is shown.
     */
    bool (*open)(struct app *app, void *state, const void *given, struct error *error);

    /*
     * Reads the store: after open, after every write, when another process wrote, when the day turned, when the minute
     * turned if it asks for that, and after app_load_again(). It fills `out`, which is zeroed and of loaded_size, with
     * what lies in `arena`, empty at first. If it went well the frame puts it in place of the record before, which is
     * freed once the function that is running has returned; else that one stays. It may set right in the state where
     * one is (a chosen row that is gone); that, too, holds only if it went well. NULL: nothing to read. False with
     * ERROR_ABSENT: what it showed is gone (taken back, deleted), the view is closed; with another error that is shown,
     * and it is tried again.
     */
    bool (*load)(struct app *app, void *state, void *out, struct arena *arena, struct error *error);

    /*
     * What is too long for a load: called between keys, a slice of a few milliseconds each, for as long as it returns
     * true and the view is on top. It adds to what was loaded, in the same arena. NULL: never.
     */
    bool (*work)(struct app *app, void *state, void *loaded, struct arena *arena);

    /*
     * Draws; pure. `area` is the screen without the frame (tabs, message line, last row), or the whole for a draws_over
     * view.
     */
    void (*draw)(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area);

    /* Takes an action; true if it was its own. key is the key that was pressed (for digits). */
    bool (*act)(struct app *app, void *state, const void *loaded, enum action action, keycode key);

    /*
     * Where typing goes: NULL unless it has text fields. False if the key is not for the text (it then becomes an
     * action). Called only while is_text.
     */
    bool (*text)(struct app *app, void *state, keycode key);
    bool (*is_text)(const void *state);
    /* A whole paste, while is_text. False if there was no room for all of it, which the frame then says. */
    bool (*paste)(struct app *app, void *state, const char *bytes, size_t length);

    /*
     * Writes what the state holds that is not on disk. Called by app_save(), and again every second until it is true; a
     * view that was left in the meantime is kept and tried from behind. NULL: it never holds anything. `is_unsaved`
     * tells whether there is something.
     */
    bool (*save)(struct app *app, void *state, struct error *error);
    bool (*is_unsaved)(const void *state);
    /* What is not written, for the line on stderr if the program must end: "an urge of 21:14". No private text. */
    void (*unsaved_name)(const struct app *app, const void *state, struct buf *out);

    /*
     * The text of its half-filled form, kept once a second and offered when it is opened again; NULL from get: nothing
     * to keep. put is called when a person chose to continue it.
     */
    const char *(*draft_get)(struct app *app, const void *state, struct arena *arena);
    void (*draft_put)(struct app *app, void *state, const char *draft);

    /* What the person's own editor left, after app_lend(); changed false: it is as it was lent. */
    void (*lent)(struct app *app, void *state, const char *text, size_t length, bool changed);

    /* What its draft is about, after its name in the key, from a ':' on. NULL, or nothing put: there is only one. */
    void (*draft_about)(const void *state, struct buf *key);
    const char *draft_name;  /* "a contact"; NULL: the title */
    bool        draft_fades; /* one older than a day is not offered any more, and goes */

    /* How often it wants to be drawn while nothing happens: milliseconds, 0 for only when the minute turns. */
    int (*redraw_ms)(const struct app *app, const void *state, const void *loaded);

    /*
     * The entries of the last row, all of them, the way out last; the first and the last are never cut. hints() where
     * they depend on what is shown, else `footer`; neither: urge, help, back.
     */
    const struct view_hint *footer;
    void (*hints)(const struct app *app, const void *state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1]);

    /*
     * Frees the text buffers that are in its state, when the view has left and nothing is unsaved. NULL: there are none.
     * What else it holds lies in app_arena().
     */
    void (*close)(void *state);

    /*
     * What stands at the right of row 1 in place of the clock: "began 21:14, 6 min ago". NULL, or nothing put: the
     * clock.
     */
    void (*aside)(const struct app *app, const void *state, const void *loaded, struct buf *out);

    /*
     * What stands in the line for what just happened while nothing has: the line of help on the urge. NULL, or nothing
     * put: empty.
     */
    void (*standing)(const struct app *app, const void *state, const void *loaded, struct buf *out);
};

#endif
