/*
 * The tab of all urges.
 */
#include "ui/frame/views.h"

#include <string.h>

#include "ui/shared/urge_strength.h"
#include "ui/urges/urges_draw.h"
#include "ui/urges/urges_filter.h"

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)app, (void)given, (void)error;
    urges_state_open(state);
    return true;
}

static void close(void *state)
{
    urges_state_close(state);
}

static bool load(struct app *app, void *state, struct error *error)
{
    return urges_state_load(state, app, error);
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct rect area)
{
    urges_draw_list(app, state, canvas, area);
}

static const struct urge *chosen(const struct urges_state *state)
{
    return state->list.count > 0 ? urges_state_row(state, state->list.chosen) : NULL;
}

static void say(struct app *app, bool undo, enum word word, const struct buf_value *values)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    buf_fill(&text, texts_word(word), values);
    app_say(app, undo, "%s", buf_text(&text));
    arena_free(&scratch);
}

static bool write_delete(struct app *app, void *context, struct error *error)
{
    return urges_delete(app->store, &app->present, *(const int64_t *)context, error);
}

static void delete (struct app *app, const struct urge *urge)
{
    int64_t id = urge->id;
    char    clock[WHEN_DAY_SIZE];
    when_say_clock(urge->at, clock);
    if (app_write(app, write_delete, &id))
        say(app, true, WORD_urge_deleted, (struct buf_value[]){{"clock", clock}, {0}});
}

/* How strong it is now is asked only where now is still of that urge. */
static void ride_out(struct app *app, const struct urge *urge)
{
    struct urge_state ridden = {.want = URGES_NO_KIND};
    struct error      error = {0};
    if (urge->outcome != URGE_OPEN) {
        say(app, false, WORD_urge_not_open, NULL);
        return;
    }
    bool is_old = urge_is_not_told(urge->outcome, urge->at.unix_s, app->present.now.unix_s);
    if (!urge_state_read(&ridden, app, urge->id, &error)) {
        app_say(app, false, "%s", error.text);
    } else if (!is_old) {
        urge_strength_open(app, &ridden, false);
    } else {
        ridden.outcome = URGE_RESISTED;
        ridden.ended = app->present.now;
        ridden.pending = URGE_ANSWER_OUTCOME;
        if (app_write(app, urge_state_save, &ridden))
            say(app, true, WORD_urge_told_ridden, NULL);
    }
}

static bool act_on_row(struct app *app, const struct urge *urge, enum action action)
{
    switch (action) {
    case ACTION_LIST_open:
        if (urge != NULL)
            app_push(app, urge->outcome == URGE_OPEN ? &view_urge : &view_urge_change, &urge->id);
        return true;
    case ACTION_LIST_edit:
        if (urge != NULL)
            app_push(app, &view_urge_change, &urge->id);
        return true;
    case ACTION_LIST_delete:
        if (urge != NULL)
            delete (app, urge);
        return true;
    case ACTION_URGES_rode:
        if (urge != NULL)
            ride_out(app, urge);
        return true;
    default:
        return false;
    }
}

static bool move(struct app *app, struct urges_state *state, enum action action)
{
    struct error error = {0};
    if (action == ACTION_LIST_to_today)
        state->list.chosen = 0;
    else if (!list_act(&state->list, action, urges_state_page(state, app->area_rows)))
        return false;
    if (!urges_state_reach(state, app, &error))
        app_say(app, false, "%s", error.text);
    return true;
}

static bool act(struct app *app, void *view_state, enum action action, keycode key)
{
    (void)key;
    struct urges_state *state = view_state;
    switch (action) {
    case ACTION_LIST_new:
        app_push(app, &view_urge_edit, NULL);
        return true;
    case ACTION_LIST_filter:
        urges_filter_ask(state, app);
        return true;
    default:
        return act_on_row(app, chosen(state), action) || move(app, state, action);
    }
}

static void hints(const struct app *app, const void *state, struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)app, (void)state;
    static const struct view_hint row[] = {
        {ACTION_PLAIN_urge, NULL}, {ACTION_LIST_open, NULL},   {ACTION_LIST_new, "earlier"},
        {ACTION_URGES_rode, NULL}, {ACTION_LIST_delete, NULL}, {ACTION_LIST_filter, NULL},
        {ACTION_PLAIN_help, NULL}, {ACTION_PLAIN_quit, NULL},  {ACTION_NONE, NULL},
    };
    memcpy(out, row, sizeof row);
}

const struct view view_urges = {
    .name = "urges",
    .scopes = SCOPE_URGES | SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct urges_state),
    .is_tab = true,
    .load_each_minute = true,
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .hints = hints,
    .close = close,
};
