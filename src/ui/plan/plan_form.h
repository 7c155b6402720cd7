/*
 * plan_form: the forms of the plan. What they do alike is here; what is of one of them alone stands in its record, at
 * the top of its own file.
 *
 * There is one draft for a new row, and one for each that is edited.
 */
#ifndef HOLDFAST_UI_PLAN_PLAN_FORM_H
#define HOLDFAST_UI_PLAN_PLAN_FORM_H

#include "ui/kit/form.h"
#include "ui/frame/views.h"

/* Fields of the form of the person, for struct plan_given. */
enum { PLAN_FORM_RULES = 3, PLAN_FORM_DRAFTS = 8 };

struct plan_form {
    const char              *act_new, *act_edit; /* what the act is called */
    const struct form_field *fields;
    size_t                   count;

    /* Fills in what is there; with id 0 what a new one begins with. */
    bool (*fill)(struct app *app, const struct plan_given *given, struct form *form, struct error *error);

    /*
     * Reads the fields; what is wrong the form shows, and it is ERROR_USAGE. write: writes the row, too, in the act
     * that is open.
     */
    bool (*put)(struct app *app, int64_t id, struct form *form, bool write, struct error *error);

    enum word   said;
    const char *unsaved; /* "a friend to call" */
};

struct plan_form_state {
    struct form             form;
    const struct plan_form *kind;
    int64_t                 id;
    bool                    is_sent, is_done;
};

/* The text of a field, checked, in the arena; NULL where it is empty. needed: then that is a fault, too. */
bool plan_form_text(struct form *form, size_t at, enum text_field kind, const char *needed, struct arena *arena,
                    const char **out, struct error *error);

/* Shows what is wrong with a field; returns false. */
bool plan_form_fault(struct form *form, size_t at, struct error *error);

/* The functions of the records. */
bool plan_form_open(struct app *app, void *state, const struct plan_form *kind, const struct plan_given *given,
                    struct error *error);

/* A view over a record: its name, its title. */
#define PLAN_FORM_VIEW(record, record_name, record_title, kind)                                                        \
    static bool open(struct app *app, void *state, const void *given, struct error *error)                             \
    {                                                                                                                  \
        return plan_form_open(app, state, &(kind), given, error);                                                      \
    }                                                                                                                  \
    const struct view record = {                                                                                       \
        .name = (record_name),                                                                                         \
        .title = (record_title),                                                                                       \
        .scopes = SCOPE_FORM | SCOPE_CHOICE | SCOPE_MOVE,                                                              \
        .state_size = sizeof(struct plan_form_state),                                                                  \
        .open = open,                                                                                                  \
        .draw = plan_form_draw,                                                                                        \
        .act = plan_form_act,                                                                                          \
        .text = plan_form_type,                                                                                        \
        .is_text = plan_form_is_text,                                                                                  \
        .paste = plan_form_paste,                                                                                      \
        .save = plan_form_save,                                                                                        \
        .is_unsaved = plan_form_is_unsaved,                                                                            \
        .unsaved_name = plan_form_unsaved_name,                                                                        \
        .draft_get = plan_form_draft_get,                                                                              \
        .draft_put = plan_form_draft_put,                                                                              \
        .draft_count = PLAN_FORM_DRAFTS,                                                                               \
        .draft_fits = plan_form_draft_fits,                                                                            \
        .hints = form_hints,                                                                                           \
        .close = plan_form_close,                                                                                      \
    }

void        plan_form_draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas,
                           struct rect area);
bool        plan_form_act(struct app *app, void *state, const void *loaded, enum action action, keycode key);
bool        plan_form_type(struct app *app, void *state, keycode key);
bool        plan_form_is_text(const void *state);
void        plan_form_paste(struct app *app, void *state, const char *bytes, size_t length);
bool        plan_form_save(struct app *app, void *state, struct error *error);
bool        plan_form_is_unsaved(const void *state);
void        plan_form_unsaved_name(const struct app *app, const void *state, struct buf *out);
const char *plan_form_draft_get(struct app *app, const void *state, struct arena *arena);
void        plan_form_draft_put(struct app *app, void *state, const char *draft);
bool        plan_form_draft_fits(const void *state, const char *draft);
void        plan_form_close(void *state);

#endif
