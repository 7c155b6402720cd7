/*
 * The form of what stands beside the text of an entry: its time, title, tags and mood, and until when a letter is
 * closed.
 */
#include "ui/frame/views.h"

#include <stdlib.h>
#include <string.h>

#include "ui/journal/entry_form.h"

enum { DRAFTS = 8 }; /* that may stand half-filled at once */

struct edit_state {
    struct entry_form form;
    int64_t           id;
    bool              is_sent, is_done;
};

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct edit_state *state = view_state;
    struct arena       scratch = {0};
    struct entry       entry;
    if (!given)
        return error_set(error, ERROR_ABSENT, "no entry was named");
    state->id = *(const int64_t *)given;
    bool read = entries_get(app->store, state->id, &scratch, &entry, error);
    if (read)
        entry_form_open(&state->form, &entry, app->present.today);
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

/* Reads the row, puts the form over it and writes it. write false: only looks whether the form can be read. */
static bool put(struct app *app, struct edit_state *state, bool write, struct error *error)
{
    struct arena scratch = {0};
    struct entry entry;
    bool         done = entries_get(app->store, state->id, &scratch, &entry, error);
    if (done && !entry_form_read(&state->form, &app->present, &scratch, &entry))
        done = error_set(error, ERROR_USAGE, "the form cannot be read");
    if (done && write)
        done = entries_save(app->store, &app->present, &scratch, &entry, error);
    arena_free(&scratch);
    return done;
}

static bool save(struct app *app, void *view_state, struct error *error)
{
    struct edit_state *state = view_state;
    if (!state->is_sent)
        return true;
    bool done = act_begin(app->store, &app->present, "journal edit", error);
    if (done)
        done = act_end(app->store, put(app, state, true, error) && app_drop_draft(app, error), error);
    if (!done)
        return false;
    state->is_sent = false;
    state->is_done = true;
    app_say(app, true, "%s", texts_word(WORD_journal_changed));
    app_pop(app);
    return true;
}

static bool is_unsaved(const void *view_state)
{
    return ((const struct edit_state *)view_state)->is_sent;
}

static void unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    (void)app, (void)view_state;
    buf_puts(out, "a change to an entry of the journal");
}

/* Only what can be read is sent; what cannot the form shows. */
static void send(struct app *app, struct edit_state *state)
{
    struct error error = {0};
    state->is_sent = put(app, state, false, &error);
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

/* The entry it is about, then the fields: a draft of one is not taken up for another. */
static const char *draft_get(struct app *app, const void *view_state, struct arena *arena)
{
    (void)app;
    const struct edit_state *state = view_state;
    const char              *draft = state->is_done ? NULL : form_draft(&state->form.form, arena);
    if (!draft)
        return NULL;
    struct buf out = {.arena = arena};
    buf_printf(&out, "id %lld\n%s", (long long)state->id, draft);
    return buf_text(&out);
}

/* What follows the line about the entry; NULL: it is about another one. */
static const char *fields_of(const struct edit_state *state, const char *draft)
{
    char *rest = NULL;
    bool  is_about_it = strncmp(draft, "id ", 3) == 0 && strtoll(draft + 3, &rest, 10) == state->id && *rest == '\n';
    return is_about_it ? rest + 1 : NULL;
}

static void draft_put(struct app *app, void *view_state, const char *draft)
{
    (void)app;
    struct edit_state *state = view_state;
    const char        *fields = fields_of(state, draft);
    if (fields)
        form_take_draft(&state->form.form, fields);
}

static bool draft_fits(const void *view_state, const char *draft)
{
    return fields_of(view_state, draft) != NULL;
}

const struct view view_entry_edit = {
    .name = "entry_edit",
    .title = "An entry",
    .scopes = SCOPE_FORM | SCOPE_CHOICE | SCOPE_MOVE,
    .state_size = sizeof(struct edit_state),
    .open = open,
    .draw = draw,
    .act = act,
    .text = text,
    .is_text = is_text,
    .paste = paste,
    .save = save,
    .is_unsaved = is_unsaved,
    .unsaved_name = unsaved_name,
    .draft_get = draft_get,
    .draft_put = draft_put,
    .draft_count = DRAFTS,
    .draft_fits = draft_fits,
    .hints = form_hints,
    .close = close,
};
