#include "ui/plan/plan_form.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "ui/plan/plan.h"

bool plan_form_fault(struct form *form, size_t at, struct error *error)
{
    form_fault(form, at, error->text);
    error->kind = ERROR_USAGE;
    return false;
}

bool plan_form_text(struct form *form, size_t at, enum text_field kind, const char *needed, struct arena *arena,
                    const char **out, struct error *error)
{
    const char *text = form_value(form, at);
    bool        is_good = !text || text_check(kind, "this", text, strlen(text), error);
    if (!text && needed)
        is_good = error_set(error, ERROR_USAGE, "%s", needed);
    if (!is_good)
        return plan_form_fault(form, at, error);
    *out = arena_copy_text(arena, text);
    return true;
}

bool plan_form_open(struct app *app, void *view_state, const struct plan_form *kind, const struct plan_given *given,
                    struct error *error)
{
    static const struct plan_given nothing = {0};
    struct plan_form_state        *state = view_state;
    struct form                   *form = &state->form;
    given = given ? given : &nothing;
    state->kind = kind;
    state->id = given->id;
    memcpy(form->fields, kind->fields, kind->count * sizeof *kind->fields);
    form->count = kind->count;
    form->focus = given->field;
    form_open(form);
    if (kind->fill(app, given, form, error))
        return true;
    form_close(form);
    return false;
}

void plan_form_close(void *view_state)
{
    form_close(&((struct plan_form_state *)view_state)->form);
}

void plan_form_draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                    struct rect area)
{
    (void)loaded;
    enum { LABEL_COLS = 18, SMALL_ROWS = 6 };
    (void)app;
    const struct plan_form_state *state = view_state;
    struct rect                   inside = {area.row + 1, area.col + 1, area.rows - 1, area.cols - 2};
    form_draw(&state->form, canvas, area.rows < SMALL_ROWS ? area : inside, LABEL_COLS);
}

bool plan_form_save(struct app *app, void *view_state, struct error *error)
{
    struct plan_form_state *state = view_state;
    const struct plan_form *kind = state->kind;
    if (!state->is_sent)
        return true;
    bool done = act_begin(app->store, &app->present, state->id != 0 ? kind->act_edit : kind->act_new, error);
    if (done)
        done = act_end(app->store, kind->put(app, state->id, &state->form, true, error) && app_drop_draft(app, error),
                       error);
    if (!done)
        return false;
    state->is_sent = false;
    state->is_done = true;
    plan_say(app, true, kind->said, NULL);
    app_pop(app);
    return true;
}

bool plan_form_is_unsaved(const void *view_state)
{
    return ((const struct plan_form_state *)view_state)->is_sent;
}

void plan_form_unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    (void)app;
    buf_puts(out, ((const struct plan_form_state *)view_state)->kind->unsaved);
}

/* Only what can be read is sent; what cannot the form shows. */
static void send(struct app *app, struct plan_form_state *state)
{
    struct error error = {0};
    state->is_sent = state->kind->put(app, state->id, &state->form, false, &error);
    if (state->is_sent)
        app_save(app);
    else if (error.kind != ERROR_USAGE)
        app_say(app, false, "%s", error.text);
}

bool plan_form_act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct plan_form_state *state = view_state;
    switch (action) {
    case ACTION_FORM_save:
        send(app, state);
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        if (!form_act(&state->form, action, key))
            return false;
        state->is_sent = false; /* what is being changed is not what was sent */
        return true;
    }
}

bool plan_form_type(struct app *app, void *view_state, keycode key)
{
    (void)app;
    struct plan_form_state *state = view_state;
    bool                    taken = form_text(&state->form, key);
    if (taken)
        state->is_sent = false;
    return taken;
}

bool plan_form_is_text(const void *view_state)
{
    return form_is_text(&((const struct plan_form_state *)view_state)->form);
}

void plan_form_paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    (void)app;
    struct plan_form_state *state = view_state;
    form_paste(&state->form, bytes, length);
    state->is_sent = false;
}

/* The row it is about, then the fields: a draft of one is not taken up for another. */
const char *plan_form_draft_get(struct app *app, const void *view_state, struct arena *arena)
{
    (void)app;
    const struct plan_form_state *state = view_state;
    const char                   *draft = state->is_done ? NULL : form_draft(&state->form, arena);
    if (!draft)
        return NULL;
    struct buf out = {.arena = arena};
    buf_printf(&out, "%" PRId64 "\n%s", state->id, draft);
    return buf_text(&out);
}

/* What follows the line about the row; NULL: it is about another one. */
static const char *fields_of(const struct plan_form_state *state, const char *draft)
{
    char *rest;
    return strtoll(draft, &rest, 10) == state->id && *rest == '\n' ? rest + 1 : NULL;
}

void plan_form_draft_put(struct app *app, void *view_state, const char *draft)
{
    (void)app;
    struct plan_form_state *state = view_state;
    const char             *fields = fields_of(state, draft);
    if (fields)
        form_take_draft(&state->form, fields);
}

bool plan_form_draft_fits(const void *view_state, const char *draft)
{
    return fields_of(view_state, draft) != NULL;
}
