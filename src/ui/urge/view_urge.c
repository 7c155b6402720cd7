/*
 * The urge: on disk before it is drawn, help first, questions below. Each answer is written at once; Esc leaves it open.
 */
#include "ui/frame/views.h"

#include <stdio.h>
#include <string.h>

#include "ui/frame/pick.h"
#include "ui/urge/urge_draw.h"
#include "ui/urge/urge_help.h"
#include "ui/urge/urge_questions.h"
#include "ui/shared/urge_say.h"
#include "ui/shared/urge_strength.h"

/* The open urge of the last ten minutes, if there is one: `u` goes back to it. */
static bool find_fresh(struct urge_state *state, struct app *app, struct error *error)
{
    struct arena scratch = {0};
    struct urge  urge;
    bool         found = false;
    bool         read = urges_newest_open(app->store, app->person.id, &scratch, &urge, &found, error);
    if (read && found && urge_is_fresh(urge.outcome, urge.at.unix_s, app->present.now.unix_s)) {
        state->id = urge.id;
        state->was_there = true;
    }
    arena_free(&scratch);
    return read;
}

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct urge_state *state = view_state;
    state->opened_ms = app->monotonic_ms;
    breath_start(&state->breath, app);
    state->want = URGES_NO_KIND;
    if (given != NULL)
        return urge_state_read(state, app, *(const int64_t *)given, error);
    /* A file that cannot be read now is no reason not to begin one: it is kept here and written later. */
    if (!find_fresh(state, app, error) || state->id == 0) {
        urge_state_begin(state, app);
        app_save(app);
        return true;
    }
    return urge_state_read(state, app, state->id, error);
}

static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out;
    struct urge_state *state = view_state;
    if (state->id != 0 && !urge_state_read(state, app, state->id, error))
        return false;
    if (state->outcome != URGE_OPEN)
        return error_set(error, ERROR_ABSENT, "this urge is told already");
    return urge_help_load(state, app, arena, error);
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    urge_draw_screen(app, state, canvas, area);
}

static void answer(struct app *app, struct urge_state *state, enum urge_answer which)
{
    state->pending |= (unsigned)which;
    state->is_touched = true;
    app_save(app);
}

static void answer_strength(struct app *app, struct urge_state *state, int strength)
{
    if (strength == state->intensity)
        return;
    state->intensity = strength;
    answer(app, state, URGE_ANSWER_STRENGTH);
}

static void tick(struct app *app, struct urge_state *state)
{
    if (state->try_count == 0)
        return;
    struct urge_try *try = &state->tries[state->try_chosen];
    try->tried = !try->tried;
    try->changed = true;
    answer(app, state, URGE_ANSWER_DID);
}

static void move(struct urge_state *state, int step)
{
    if (step > 0 && state->try_chosen + 1 < state->try_count)
        state->try_chosen++;
    else if (step < 0 && state->try_chosen > 0)
        state->try_chosen--;
}

static void take_trigger(struct app *app, void *view_state, const void *loaded, size_t index, const char *text)
{
    (void)loaded, (void)index;
    struct urge_state *state = view_state;
    if (strcmp(state->trigger, text) == 0)
        return;
    snprintf(state->trigger, sizeof state->trigger, "%s", text);
    answer(app, state, URGE_ANSWER_TRIGGER);
}

static void ask_trigger(struct app *app, struct urge_state *state)
{
    enum { KNOWN_MOST = 50 };
    struct arena scratch = {0};
    struct error error;
    const char **known = NULL;
    size_t       count = 0;
    if (!urges_triggers(app->store, KNOWN_MOST, &scratch, &known, &count, &error))
        count = 0; /* then it can still be typed */
    struct pick_request request = {.title = "What set it off?",
                                   .rows = known,
                                   .count = count,
                                   .free_text = true,
                                   .begin = state->trigger[0] ? state->trigger : NULL,
                                   .chosen = take_trigger};
    app_push(app, &view_pick, &request);
    arena_free(&scratch);
}

static void ride_out(struct app *app, struct urge_state *state)
{
    urge_strength_open(app, state, true);
}

static void make_contact(struct app *app, struct urge_state *state)
{
    app_push(app, &view_contact, &(struct contact_given){.urge_id = state->id});
}

static void leave(struct app *app, const struct urge_state *state)
{
    bool is_slip = !state->was_there && !state->is_touched && app->monotonic_ms - state->opened_ms <= URGE_SLIP_MS;
    if (!urge_state_is_unsaved(state))
        app_say(app, false, "%s", texts_word(is_slip ? WORD_urge_slip : WORD_urge_stays_open));
    app_pop(app);
}

/* What can be done with an urge that is there and open. */
static bool act_on_urge(struct app *app, struct urge_state *state, enum action action, keycode key)
{
    switch (action) {
    case ACTION_URGE_strength:
        answer_strength(app, state, keys_digit(key));
        return true;
    case ACTION_URGE_want_less:
    case ACTION_URGE_want_more:
        state->want = urge_questions_step(state->want, action == ACTION_URGE_want_more ? 1 : -1);
        answer(app, state, URGE_ANSWER_WANT);
        return true;
    case ACTION_URGE_try_down:
    case ACTION_URGE_try_up:
        move(state, action == ACTION_URGE_try_down ? 1 : -1);
        return true;
    case ACTION_URGE_tried:
        tick(app, state);
        return true;
    case ACTION_URGE_trigger:
        ask_trigger(app, state);
        return true;
    case ACTION_URGE_rode:
        ride_out(app, state);
        return true;
    case ACTION_URGE_edit:
        if (state->id != 0)
            app_push(app, &view_urge_change, &state->id);
        return true;
    case ACTION_PLAIN_contact:
        make_contact(app, state);
        return true;
    case ACTION_PLAIN_write:
    case ACTION_PLAIN_letter:
        app_push(app, &view_letter, &(struct write_given){.urge_id = state->id});
        return true;
    default:
        return false;
    }
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct urge_state *state = view_state;
    switch (action) {
    case ACTION_PLAIN_urge:
    case ACTION_EVERYWHERE_urge: /* a key held down stores one urge */
        state->was_there = true;
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        leave(app, state);
        return true;
    case ACTION_URGE_breath:
        breath_toggle(&state->breath, app);
        return true;
    case ACTION_URGE_nothing:
        return true;
    default:
        return act_on_urge(app, state, action, key);
    }
}

static int redraw_ms(const struct app *app, const void *state, const void *loaded)
{
    (void)loaded;
    return breath_redraw_ms(&((const struct urge_state *)state)->breath, app);
}

static void hints(const struct app *app, const void *state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app, (void)state;
    static const struct view_hint row[] = {
        {ACTION_URGE_rode, NULL},
        {ACTION_PLAIN_contact, "I made contact"},
        {ACTION_PLAIN_write, "write it instead"},
        {ACTION_PLAIN_help, NULL},
        {ACTION_URGE_trigger, NULL},
        {ACTION_URGE_tried, NULL},
        {ACTION_EVERYWHERE_back, "later"},
        {ACTION_NONE, NULL},
    };
    memcpy(out, row, sizeof row);
}

const struct view view_urge = {
    .name = "urge",
    .title = "Urge",
    .scopes = SCOPE_URGE,
    .state_size = sizeof(struct urge_state),
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .save = urge_state_save,
    .is_unsaved = urge_state_is_unsaved,
    .unsaved_name = urge_state_unsaved_name,
    .redraw_ms = redraw_ms,
    .hints = hints,
    .aside = urge_say_aside,
    .standing = urge_say_standing,
};
