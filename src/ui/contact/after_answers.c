#include "ui/contact/after_answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/contact/after_trigger.h"
#include "store/plans.h"
#include "ui/kit/form.h"

enum { FIELD_TRIGGER, FIELD_ACTION, FIELDS, DRAFTS = 8 };

struct answers_state {
    struct form form;
    int64_t     contact_id, urge_id;
    bool        is_sent, is_done;
};

static const struct form_field fields[FIELDS] = {
    [FIELD_TRIGGER] = {.label = "What set it off?", .kind = FORM_TEXT, .most = TEXT_LINE_MAX},
    [FIELD_ACTION] = {.label = "Next time I will", .kind = FORM_TEXT, .most = TEXT_LINE_MAX},
};

static bool fill_in(struct app *app, struct answers_state *state, struct arena *arena, struct error *error)
{
    struct plan plan;
    bool        found = false;
    const char *trigger = NULL;
    if (!after_trigger(app, state->contact_id, state->urge_id, arena, &trigger, error))
        return false;
    if (trigger == NULL)
        return true;
    form_set(&state->form.fields[FIELD_TRIGGER], trigger);
    if (!plans_for(app->store, trigger, arena, &plan, &found, error))
        return false;
    if (found) {
        form_set(&state->form.fields[FIELD_ACTION], plan.action);
        state->form.focus = FIELD_ACTION;
    }
    return true;
}

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct answers_state       *state = view_state;
    const struct contact_given *what = given;
    if (what != NULL)
        state->contact_id = what->contact_id, state->urge_id = what->urge_id;
    memcpy(state->form.fields, fields, sizeof fields);
    state->form.count = FIELDS;
    if (state->urge_id == 0)
        state->form.fields[FIELD_TRIGGER].below = texts_word(WORD_contact_answer_no_urge);
    form_open(&state->form);
    struct arena scratch = {0};
    bool         filled = fill_in(app, state, &scratch, error);
    arena_free(&scratch);
    if (!filled)
        form_close(&state->form);
    return filled;
}

static void close(void *view_state)
{
    form_close(&((struct answers_state *)view_state)->form);
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)loaded;
    (void)app;
    const struct answers_state *state = view_state;
    struct rect                 inside = {area.row + 1, area.col + 1, area.rows - 1, area.cols - 2};
    form_draw(&state->form, canvas, area.rows < 6 ? area : inside, 22);
}

static bool check(struct form *form, size_t at)
{
    struct error error;
    const char  *text = form_value(form, at);
    if (text == NULL || text_check(TEXT_LINE, "this", text, strlen(text), &error))
        return true;
    form_fault(form, at, error.text);
    return false;
}

static bool is_ready(struct answers_state *state)
{
    if (!check(&state->form, FIELD_TRIGGER) || !check(&state->form, FIELD_ACTION))
        return false;
    bool has_trigger = form_value(&state->form, FIELD_TRIGGER) != NULL;
    bool has_action = form_value(&state->form, FIELD_ACTION) != NULL;
    if (has_trigger || !has_action)
        return true;
    form_fault(&state->form, FIELD_TRIGGER, texts_word(WORD_contact_answer_needs));
    return false;
}

/* A plan that is there already is not written twice. */
static bool write_plan(struct app *app, const char *trigger, const char *action, struct arena *arena,
                       struct error *error)
{
    struct plan plan;
    bool        found = false;
    if (trigger == NULL || action == NULL)
        return true;
    if (!plans_for(app->store, trigger, arena, &plan, &found, error))
        return false;
    if (found && strcmp(plan.action, action) == 0)
        return true;
    plan = (struct plan){.trigger = trigger, .action = action};
    return plans_add(app->store, &app->present, arena, &plan, error);
}

static void say(struct app *app, const struct answers_state *state, const char *trigger, const char *action)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    if (trigger != NULL && action != NULL)
        buf_fill(&text, texts_word(WORD_contact_answered), (struct buf_value[]){{"trigger", trigger}, {0}});
    else
        buf_puts(&text, texts_word(state->urge_id != 0 ? WORD_contact_answer_kept : WORD_contact_answer_noted));
    if (text.length > 0)
        app_say(app, true, "%s", buf_text(&text));
    arena_free(&scratch);
}

static bool save(struct app *app, void *view_state, struct error *error)
{
    struct answers_state *state = view_state;
    if (!state->is_sent)
        return true;
    struct arena scratch = {0};
    const char  *trigger = arena_copy_text(&scratch, form_value(&state->form, FIELD_TRIGGER));
    const char  *action = arena_copy_text(&scratch, form_value(&state->form, FIELD_ACTION));
    bool         done = act_begin(app->store, &app->present, state->urge_id != 0 ? "urge edit" : "contact edit", error);
    if (done) {
        done = after_set_trigger(app, state->contact_id, state->urge_id, trigger, &scratch, error) &&
               write_plan(app, trigger, action, &scratch, error) && app_drop_draft(app, error);
        done = act_end(app->store, done, error);
    }
    if (done) {
        state->is_sent = false;
        state->is_done = true;
        say(app, state, trigger, action);
        app_pop(app);
    }
    arena_free(&scratch);
    return done;
}

static bool is_unsaved(const void *view_state)
{
    return ((const struct answers_state *)view_state)->is_sent;
}

static void unsaved_name(const struct app *app, const void *state, struct buf *out)
{
    (void)app, (void)state;
    buf_puts(out, "the answers after a contact");
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct answers_state *state = view_state;
    switch (action) {
    case ACTION_FORM_save:
        state->is_sent = is_ready(state);
        if (state->is_sent)
            app_save(app);
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        return form_act(&state->form, action, key);
    }
}

static bool text(struct app *app, void *view_state, keycode key)
{
    (void)app;
    struct answers_state *state = view_state;
    bool                  taken = form_text(&state->form, key);
    if (taken)
        state->is_sent = false;
    return taken;
}

static bool is_text(const void *view_state)
{
    return form_is_text(&((const struct answers_state *)view_state)->form);
}

static void paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    (void)app;
    form_paste(&((struct answers_state *)view_state)->form, bytes, length);
}

static const char *draft_get(struct app *app, const void *view_state, struct arena *arena)
{
    (void)app;
    const struct answers_state *state = view_state;
    const char                 *draft = state->is_done ? NULL : form_draft(&state->form, arena);
    if (draft == NULL)
        return NULL;
    struct buf out = {.arena = arena};
    buf_printf(&out, "%lld %lld\n%s", (long long)state->contact_id, (long long)state->urge_id, draft);
    return buf_text(&out);
}

static void draft_put(struct app *app, void *view_state, const char *draft)
{
    (void)app;
    struct answers_state *state = view_state;
    char                 *rest;
    long long             contact_id = strtoll(draft, &rest, 10);
    long long             urge_id = strtoll(rest, &rest, 10);
    if (contact_id != state->contact_id || urge_id != state->urge_id || *rest != '\n')
        return;
    form_take_draft(&state->form, rest + 1);
}

static bool draft_fits(const void *view_state, const char *draft)
{
    return strtoll(draft, NULL, 10) == ((const struct answers_state *)view_state)->contact_id;
}

static void hints(const struct app *app, const void *state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app, (void)state;
    static const struct view_hint row[] = {
        {ACTION_FORM_save, NULL},       {ACTION_FORM_next, NULL},       {ACTION_EVERYWHERE_urge, NULL},
        {ACTION_EVERYWHERE_help, NULL}, {ACTION_EVERYWHERE_back, NULL}, {ACTION_NONE, NULL},
    };
    memcpy(out, row, sizeof row);
}

const struct view view_answers = {
    .name = "answers",
    .title = "After a contact",
    .scopes = SCOPE_FORM | SCOPE_CHOICE | SCOPE_MOVE,
    .state_size = sizeof(struct answers_state),
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
    .hints = hints,
    .close = close,
};
