/*
 * The form of an urge: one logged later, with an earlier time, and every field of one that is there.
 */
#include "ui/frame/views.h"

#include <stdlib.h>
#include <string.h>

#include "ui/urge/urge_form.h"

enum { DRAFTS = 8 }; /* of edited ones that may stand half-filled at once */

struct edit_state {
    struct urge_form form;
    int64_t          id;        /* 0: a new one */
    int64_t          person_id; /* of a new one, whoever is shown when it is written */
    bool             is_sent, is_done;
    struct moment    began; /* when the form was opened: what "now" means */
};

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct edit_state *state = view_state;
    struct arena       scratch = {0};
    struct urge        urge = {.want = URGES_NO_KIND, .outcome = URGE_RESISTED};
    state->began = app->present.now;
    state->person_id = app->person.id;
    state->id = given ? *(const int64_t *)given : 0;
    bool read = state->id == 0 || urges_get(app->store, state->id, &scratch, &urge, error);
    if (read)
        urge_form_open(&state->form, &urge, state->id != 0);
    arena_free(&scratch);
    return read;
}

static void close(void *view_state)
{
    form_close(&((struct edit_state *)view_state)->form.form);
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)loaded;
    (void)app;
    const struct edit_state *state = view_state;
    struct rect              inside = {area.row + 1, area.col + 1, area.rows - 1, area.cols - 2};
    form_draw(&state->form.form, canvas, area.rows < 6 ? area : inside, 16);
}

static struct present present_of_form(const struct app *app, const struct edit_state *state)
{
    struct present present = app->present;
    present.now = state->began;
    return present;
}

/* Reads the row, puts the form over it and writes it. write false: only looks whether the form can be read. */
static bool put(struct app *app, struct edit_state *state, bool write, struct arena *arena, struct urge *urge,
                struct error *error)
{
    struct present present = present_of_form(app, state);
    *urge = (struct urge){.person_id = state->person_id, .want = URGES_NO_KIND};
    if (state->id != 0 && !urges_get(app->store, state->id, arena, urge, error))
        return false;
    if (!urge_form_read(&state->form, &present, arena, urge))
        return error_set(error, ERROR_USAGE, "the form cannot be read");
    if (!write)
        return true;
    return state->id == 0 ? urges_add(app->store, &app->present, arena, urge, error)
                          : urges_save(app->store, &app->present, urge, "urge edit", error);
}

static void say(struct app *app, const struct urge *urge)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    char         clock[WHEN_DAY_SIZE];
    when_say_clock(urge->at, clock);
    buf_fill(&text, texts_word(WORD_urge_saved), (struct buf_value[]){{"clock", clock}, {0}});
    app_say(app, true, "%s", buf_text(&text));
    arena_free(&scratch);
}

static bool save(struct app *app, void *view_state, struct error *error)
{
    struct edit_state *state = view_state;
    if (!state->is_sent)
        return true;
    struct arena scratch = {0};
    struct urge  urge;
    bool         done = act_begin(app->store, &app->present, state->id ? "urge edit" : "urge", error);
    if (done)
        done = act_end(app->store, put(app, state, true, &scratch, &urge, error) && app_drop_draft(app, error), error);
    if (done) {
        state->is_sent = false;
        state->is_done = true;
        say(app, &urge);
        app_pop(app);
    }
    arena_free(&scratch);
    return done;
}

static bool is_unsaved(const void *view_state)
{
    return ((const struct edit_state *)view_state)->is_sent;
}

static void unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    (void)app;
    char clock[WHEN_DAY_SIZE];
    when_say_clock(((const struct edit_state *)view_state)->began, clock);
    buf_printf(out, "an urge entered at %s", clock);
}

/* Only what can be read is sent; what cannot the form shows. */
static void send(struct app *app, struct edit_state *state)
{
    struct arena scratch = {0};
    struct urge  urge;
    struct error error = {0};
    state->is_sent = put(app, state, false, &scratch, &urge, &error);
    arena_free(&scratch);
    if (state->is_sent)
        app_save(app);
    else if (error.kind != ERROR_USAGE)
        app_say(app, false, "%s", error.text);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct edit_state *state = view_state;
    switch (action) {
    case ACTION_FORM_save:
        send(app, state);
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        if (!form_act(&state->form.form, action, key))
            return false;
        state->is_sent = false; /* what is being changed is not what was sent */
        return true;
    }
}

static bool text(struct app *app, void *view_state, keycode key)
{
    (void)app;
    struct edit_state *state = view_state;
    bool               taken = form_text(&state->form.form, key);
    if (taken)
        state->is_sent = false;
    return taken;
}

static bool is_text(const void *view_state)
{
    return form_is_text(&((const struct edit_state *)view_state)->form.form);
}

static void paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    (void)app;
    struct edit_state *state = view_state;
    form_paste(&state->form.form, bytes, length);
    state->is_sent = false;
}

/* The urge it is about, then the fields: a draft of one is not taken up for another. */
static const char *draft_get(struct app *app, const void *view_state, struct arena *arena)
{
    (void)app;
    const struct edit_state *state = view_state;
    const char              *draft = state->is_done ? NULL : form_draft(&state->form.form, arena);
    if (draft == NULL)
        return NULL;
    struct buf out = {.arena = arena};
    buf_printf(&out, "%lld\n%s", (long long)state->id, draft);
    return buf_text(&out);
}

static void draft_put(struct app *app, void *view_state, const char *draft)
{
    (void)app;
    struct edit_state *state = view_state;
    char              *rest;
    if (strtoll(draft, &rest, 10) == state->id && *rest == '\n')
        form_take_draft(&state->form.form, rest + 1);
}

static bool draft_fits(const void *view_state, const char *draft)
{
    return strtoll(draft, NULL, 10) == ((const struct edit_state *)view_state)->id;
}

/* Two records: there is one draft of a new one, and one for each that is edited. */
#define EDIT_VIEW(record, record_name, record_title, drafts, fits)                                                     \
    const struct view record = {                                                                                       \
        .name = (record_name),                                                                                         \
        .title = (record_title),                                                                                       \
        .scopes = SCOPE_FORM | SCOPE_CHOICE | SCOPE_MOVE,                                                              \
        .state_size = sizeof(struct edit_state),                                                                       \
        .open = open,                                                                                                  \
        .draw = draw,                                                                                                  \
        .act = act,                                                                                                    \
        .text = text,                                                                                                  \
        .is_text = is_text,                                                                                            \
        .paste = paste,                                                                                                \
        .save = save,                                                                                                  \
        .is_unsaved = is_unsaved,                                                                                      \
        .unsaved_name = unsaved_name,                                                                                  \
        .draft_get = draft_get,                                                                                        \
        .draft_put = draft_put,                                                                                        \
        .draft_count = (drafts),                                                                                       \
        .draft_fits = (fits),                                                                                          \
        .hints = form_hints,                                                                                           \
        .close = close,                                                                                                \
    }

EDIT_VIEW(view_urge_edit, "urge_edit", "An earlier urge", 0, NULL);
EDIT_VIEW(view_urge_change, "urge_change", "An urge", DRAFTS, draft_fits);
