/*
 * After a contact that ended a streak: it is written down, this stays, somebody to call, two questions for now or for later.
 */
#include "ui/frame/views.h"

#include <string.h>

#include "ui/contact/after_answers.h"
#include "ui/contact/after_draw.h"
#include "ui/contact/after_trigger.h"
#include "core/milestone.h"
#include "store/plans.h"
#include "store/urges.h"

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    (void)app;
    if (given == NULL)
        return error_set(error, ERROR_ABSENT, "no contact was named");
    struct after_state         *state = view_state;
    const struct contact_given *what = given;
    state->contact_id = what->contact_id;
    state->urge_id = what->urge_id;
    return true;
}

static bool load_stays(struct after_state *state, struct app *app, struct arena *arena, struct error *error)
{
    struct urges_counts   urges;
    struct entries_filter written = {.since = DAY_NONE, .until = DAY_NONE, .kind = -1, .today = app->present.today};
    struct person         person;
    size_t                count;
    if (!persons_get(app->store, state->contact.person_id, arena, &person, error) ||
        !contacts_tally(app->store, &app->present, &person, CONTACTS_ALL, arena, &state->tally, NULL, error) ||
        !urges_count(app->store, &app->present, person.id, &urges, error) ||
        !entries_total(app->store, &written, &state->written, error))
        return false;
    const struct milestone *list = milestone_list(&state->tally, person.target_days, arena, &count);
    state->milestones = state->milestone_days = 0;
    for (size_t i = 0; i < count; i++) {
        if (list[i].times == 0)
            continue;
        state->milestones++;
        state->milestone_days = list[i].days;
    }
    state->ridden = urges.resisted;
    state->counts_unanswered = !person.unsafe;
    return true;
}

static bool load_answers(struct after_state *state, struct app *app, struct arena *arena, struct error *error)
{
    struct plan plan;
    bool        found = false;
    state->trigger = state->action = NULL;
    if (!after_trigger(app, state->contact_id, state->urge_id, arena, &state->trigger, error)) {
        state->urge_id = 0; /* it was deleted meanwhile */
        return error->kind == ERROR_ABSENT;
    }
    if (state->trigger == NULL)
        return true;
    if (!plans_for(app->store, state->trigger, arena, &plan, &found, error))
        return false;
    if (found)
        state->action = plan.action;
    return true;
}

static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out;
    struct after_state *state = view_state;
    return contacts_get(app->store, state->contact_id, arena, &state->contact, error) &&
           load_stays(state, app, arena, error) && friend_lines_load(app, arena, &state->friends, error) &&
           load_answers(state, app, arena, error);
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    after_draw_screen(app, state, canvas, area);
}

static void toggle_breath(struct app *app, struct after_state *state)
{
    state->breathes = !state->breathes;
    if (state->breathes)
        breath_start(&state->breath, app);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    (void)key;
    struct after_state *state = view_state;
    switch (action) {
    case ACTION_AFTER_answer:
        app_push(app, &view_answers,
                 &(struct contact_given){.contact_id = state->contact_id, .urge_id = state->urge_id});
        return true;
    case ACTION_PLAIN_write:
    case ACTION_PLAIN_letter:
        app_push(app, &view_letter, &(struct write_given){.contact_id = state->contact_id, .urge_id = state->urge_id});
        return true;
    case ACTION_AFTER_breath:
        toggle_breath(app, state);
        return true;
    case ACTION_AFTER_edit:
        app_push(app, &view_contact_edit, &(struct contact_given){.contact_id = state->contact_id});
        return true;
    case ACTION_AFTER_close:
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        return false;
    }
}

static int redraw_ms(const struct app *app, const void *view_state, const void *loaded)
{
    (void)loaded;
    const struct after_state *state = view_state;
    return state->breathes ? breath_redraw_ms(&state->breath, app) : 0;
}

static void hints(const struct app *app, const void *state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app, (void)state;
    static const struct view_hint row[] = {
        {ACTION_AFTER_answer, NULL},       {ACTION_PLAIN_write, "write it here"},
        {ACTION_AFTER_breath, NULL},       {ACTION_AFTER_edit, "edit"},
        {ACTION_PLAIN_undo, NULL},         {ACTION_PLAIN_help, NULL},
        {ACTION_EVERYWHERE_back, "close"}, {ACTION_NONE, NULL},
    };
    memcpy(out, row, sizeof row);
}

const struct view view_after = {
    .name = "after",
    .title = "Contact",
    .scopes = SCOPE_AFTER,
    .state_size = sizeof(struct after_state),
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .redraw_ms = redraw_ms,
    .hints = hints,
};
