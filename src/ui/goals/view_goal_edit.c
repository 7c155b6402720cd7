/*
 * The form of a goal: a new one, of one's own or one to begin with, and every field of one that is there.
 */
#include "ui/frame/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/goals/goal_form.h"
#include "ui/goals/goal_starters.h"
#include "ui/goals/goals.h"

enum { DRAFTS = 8 }; /* that may stand half-filled at once */

struct edit_state {
    struct goal_form form;
    int64_t          id;           /* 0: a new one */
    char             starter[128]; /* the title of what it began with; "": one of one's own */
    bool             takes_any;    /* opened by itself at start: with whatever draft there is */
    bool             is_sent, is_done;
};

static const struct goal nothing = {
    .kind = GOAL_HABIT, .due_on = DAY_NONE, .begun_on = DAY_NONE, .finished_on = DAY_NONE};

/* A new goal, filled in with the one of this title to begin with, if there is one. */
static void begin_with(struct edit_state *state, const char *title, const char *area)
{
    struct arena      scratch = {0};
    struct goal       goal = nothing;
    struct texts_goal starter;
    goal.area = area;
    snprintf(state->starter, sizeof state->starter, "%s", title);
    if (goal_starters_find(title, &starter))
        goal_starters_fill(&starter, &scratch, &goal);
    goal_form_open(&state->form, &goal, false);
    arena_free(&scratch);
}

static bool open_new(struct app *app, void *view_state, const void *given, struct error *error)
{
    (void)app, (void)error;
    struct edit_state       *state = view_state;
    const struct goal_given *from = given;
    state->takes_any = !from;
    begin_with(state, from && from->starter ? from->starter : "", from ? from->area : NULL);
    return true;
}

static bool open_edit(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct edit_state *state = view_state;
    struct arena       scratch = {0};
    struct goal        goal;
    if (!given)
        return error_set(error, ERROR_ABSENT, "no goal was named");
    state->id = *(const int64_t *)given;
    bool read = goals_get(app->store, state->id, &scratch, &goal, error);
    if (read)
        goal_form_open(&state->form, &goal, true);
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
static bool put(struct app *app, struct edit_state *state, bool write, struct arena *arena, struct goal *goal,
                struct error *error)
{
    *goal = nothing;
    if (state->id != 0 && !goals_get(app->store, state->id, arena, goal, error))
        return false;
    if (!goal_form_read(&state->form, &app->present, arena, goal))
        return error_set(error, ERROR_USAGE, "the form cannot be read");
    if (!write)
        return true;
    return state->id == 0 ? goals_add(app->store, &app->present, arena, goal, error)
                          : goals_save(app->store, &app->present, arena, goal, "goal edit", error);
}

static bool save(struct app *app, void *view_state, struct error *error)
{
    struct edit_state *state = view_state;
    if (!state->is_sent)
        return true;
    struct arena scratch = {0};
    struct goal  goal;
    bool         done = act_begin(app->store, &app->present, state->id ? "goal edit" : "goal add", error);
    if (done)
        done = act_end(app->store, put(app, state, true, &scratch, &goal, error) && app_drop_draft(app, error), error);
    if (done) {
        state->is_sent = false;
        state->is_done = true;
        goals_change_say(app, true, state->id ? WORD_goals_changed : WORD_goals_added, goal.title);
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
    buf_puts(out, ((const struct edit_state *)view_state)->id ? "a change to a goal" : "a goal");
}

/* Only what can be read is sent; what cannot the form shows. */
static void send(struct app *app, struct edit_state *state)
{
    struct arena scratch = {0};
    struct goal  goal;
    struct error error = {0};
    state->is_sent = put(app, state, false, &scratch, &goal, &error);
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
        if (!goal_form_act(&state->form, action, key))
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

/* What it is about in a line of its own, then the fields: "id 4", or "of" and the title that a new one began with. */
static void say_about(const struct edit_state *state, struct buf *out)
{
    if (state->id != 0)
        buf_printf(out, "id %lld\n", (long long)state->id);
    else
        buf_printf(out, "of %s\n", state->starter);
}

static const char *draft_get(struct app *app, const void *view_state, struct arena *arena)
{
    (void)app;
    const struct edit_state *state = view_state;
    const char              *draft = state->is_done ? NULL : form_draft(&state->form.form, arena);
    if (!draft)
        return NULL;
    struct buf out = {.arena = arena};
    say_about(state, &out);
    buf_puts(&out, draft);
    return buf_text(&out);
}

/* What follows the line about it; NULL: it is about another one. */
static const char *fields_of(const struct edit_state *state, const char *draft)
{
    struct arena scratch = {0};
    struct buf   about = {.arena = &scratch};
    say_about(state, &about);
    bool        is_about_it = strncmp(draft, buf_text(&about), about.length) == 0;
    const char *fields = is_about_it ? draft + about.length : NULL;
    arena_free(&scratch);
    return fields;
}

static void draft_put(struct app *app, void *view_state, const char *draft)
{
    (void)app;
    struct edit_state *state = view_state;
    if (state->takes_any && strncmp(draft, "of ", 3) == 0) {
        struct arena scratch = {0};
        const char  *title = arena_copy_bytes(&scratch, draft + 3, strcspn(draft + 3, "\n"));
        close(state);
        state->form = (struct goal_form){0};
        begin_with(state, title, NULL);
        arena_free(&scratch);
    }
    const char *fields = fields_of(state, draft);
    if (fields)
        goal_form_take_draft(&state->form, fields);
}

static bool draft_fits(const void *view_state, const char *draft)
{
    const struct edit_state *state = view_state;
    return state->takes_any || fields_of(state, draft) != NULL;
}

#define EDIT_VIEW(record, record_name, record_title, record_open)                                                      \
    const struct view record = {                                                                                       \
        .name = (record_name),                                                                                         \
        .title = (record_title),                                                                                       \
        .scopes = SCOPE_FORM | SCOPE_CHOICE | SCOPE_MOVE,                                                              \
        .state_size = sizeof(struct edit_state),                                                                       \
        .open = (record_open),                                                                                         \
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
        .draft_count = DRAFTS,                                                                                         \
        .draft_fits = draft_fits,                                                                                      \
        .hints = form_hints,                                                                                           \
        .close = close,                                                                                                \
    }

EDIT_VIEW(view_goal_new, "goal_new", "A goal", open_new);
EDIT_VIEW(view_goal_edit, "goal_edit", "A goal", open_edit);
