/*
 * formview: a screen that is a form: a table of fields, what it is about, a row that is read and written. The rest is done here: keys, drawing,
 * what is wrong, the draft, the keys of the last row, trying again until it is on disk. The draft goes in the act that writes the row.
 */
#ifndef HOLDFAST_UI_FRAME_FORMVIEW_H
#define HOLDFAST_UI_FRAME_FORMVIEW_H

#include "ui/frame/app.h"
#include "ui/frame/views.h"
#include "ui/kit/form.h"

/* What a form is about: all but `begin` and `field` tell one draft from another. */
struct form_about {
    int64_t id;         /* the row that is edited; 0: a new one */
    int64_t urge_id;    /* what a new one hangs on; 0: nothing */
    bool    is_earlier; /* it took place when that urge did */
    char    text[128];  /* the name of what a new one begins with */
    char    begin[128]; /* more that it is filled in with */
    size_t  field;      /* where the focus stands first */
};

/* The beginning of the state of each form. */
struct formview_state {
    struct form            form;
    const struct formview *kind;
    struct form_about      about;
    int64_t                person_id; /* the one shown when it was begun; 0: none */
    bool                   is_sent;   /* Enter was pressed: it is to be written, and tried again until it is */
    bool                   is_done;
};

struct formview {
    const char *act_new, *act_edit; /* what the act is called, see store/act.h; no act where they are NULL */
    const char *act_of_urge;        /* where it hangs on an urge; NULL: the same */
    size_t      row_size;
    int         label_cols;

    /* Where its row begins with one of a list of store/lists.h: for formview_read_listed() and formview_write_listed(). */
    const struct list_kind *list;

    /* The table of the fields, bound to a row; how many. */
    size_t (*fields)(void *row, struct form_field out[FORM_FIELDS_MAX]);

    /* What it was opened for. NULL: `given` is the int64_t of a row, or nothing. */
    void (*about)(const struct app *app, const void *given, struct form_about *out);

    /*
     * Reads the row, or makes what a new one begins with at form.opened. It comes zeroed. Called when the form is opened, and again before what was
     * changed is put into it. Strings in the arena.
     */
    bool (*read)(struct app *app, const struct formview_state *state, struct arena *arena, void *row,
                 struct error *error);

    /* Called once the form is open, with the row it was filled from: what only this form has in its state. NULL: nothing. */
    void (*opened)(struct app *app, struct formview_state *state, const void *row);

    /* After every change and when the day turned: fields that depend on others. NULL: none do. */
    void (*settle)(const struct app *app, struct formview_state *state);

    /* After the fields: what hangs on several of them. False: form_fault() was called, or the error says why. NULL: nothing. */
    bool (*check)(struct app *app, struct formview_state *state, void *row, struct arena *arena, struct error *error);

    /* Writes the row, in the act that is open. */
    bool (*write)(struct app *app, struct formview_state *state, void *row, struct arena *arena, struct error *error);

    /* It is on disk: says so; leaves with app_pop() or otherwise. NULL: says `said` and leaves. */
    void (*done)(struct app *app, const struct formview_state *state, const void *row);
    enum word sentence;

    /* Keys of its own, before those of every form. NULL: none. */
    bool (*act)(struct app *app, struct formview_state *state, enum action action, keycode key);

    /* Draws it, where there is more than the fields. NULL: there is not. */
    void (*draw)(const struct app *app, const void *state, struct canvas *canvas, struct rect area);

    /* What stands in its draft beside the fields: lines that begin with no digit, and back. NULL: nothing. */
    void (*draft_more)(const struct formview_state *state, struct buf *out);
    void (*draft_take)(struct formview_state *state, const char *draft);

    /* The entries of the last row: the word for Enter, NULL is "save"; or all of them, NULL: those of every form. */
    const char *save_hint;
    void (*hints)(const struct app *app, const void *state, struct view_hint out[VIEW_FOOTER_MAX + 1]);

    /* What it is called where it could not be written: "a reason"; or a function that says more. */
    const char *unsaved;
    void (*unsaved_name)(const struct app *app, const struct formview_state *state, struct buf *out);
};

/* A row of a list as `read` and `write`: that of about.id, or a new one. What stands behind it in the row is left alone. */
MUST_CHECK bool formview_read_listed(struct app *app, const struct formview_state *state, struct arena *arena,
                                     void *row, struct error *error);
MUST_CHECK bool formview_write_listed(struct app *app, struct formview_state *state, void *row, struct arena *arena,
                                      struct error *error);

/* Has no other person this name? */
MUST_CHECK bool formview_name_is_free(struct app *app, const struct person *person, struct arena *arena, bool *out,
                                      struct error *error);

/* Shows that a field is wrong, as ERROR_USAGE; returns false. */
bool formview_refuse(struct formview_state *state, size_t at, const char *why, struct error *error);

/* The functions of the record of a view. Its own state begins with a struct formview_state. */
bool        formview_open(struct app *app, void *state, const void *given, struct error *error);
void        formview_close(void *state);
bool        formview_load(struct app *app, void *state, void *out, struct arena *arena, struct error *error);
void        formview_draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas,
                          struct rect area);
bool        formview_act(struct app *app, void *state, const void *loaded, enum action action, keycode key);
bool        formview_text(struct app *app, void *state, keycode key);
bool        formview_is_text(const void *state);
bool        formview_paste(struct app *app, void *state, const char *bytes, size_t length);
bool        formview_save(struct app *app, void *state, struct error *error);
bool        formview_is_unsaved(const void *state);
void        formview_unsaved_name(const struct app *app, const void *state, struct buf *out);
void        formview_hints(const struct app *app, const void *state, const void *loaded,
                           struct view_hint out[VIEW_FOOTER_MAX + 1]);
const char *formview_draft_get(struct app *app, const void *state, struct arena *arena);
void        formview_draft_put(struct app *app, void *state, const char *draft);
void        formview_draft_about(const void *state, struct buf *key);

/* What all forms have in the record of their view. */
#define FORMVIEW(record_name, record_title, record, state_type)                                                        \
    .name = (record_name), .title = (record_title), .scopes = SCOPE_FORM | SCOPE_CHOICE | SCOPE_MOVE,                  \
    .form = &(record), .state_size = sizeof(state_type), .open = formview_open, .load = formview_load,                 \
    .draw = formview_draw, .act = formview_act, .text = formview_text, .is_text = formview_is_text,                    \
    .paste = formview_paste, .save = formview_save, .is_unsaved = formview_is_unsaved,                                 \
    .unsaved_name = formview_unsaved_name, .draft_get = formview_draft_get, .draft_put = formview_draft_put,           \
    .draft_about = formview_draft_about, .hints = formview_hints, .close = formview_close

#endif
