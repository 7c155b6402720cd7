/*
 * Today: what it shows is read by today_load.c and drawn by today.c. What was asked about or shown once is remembered with the first key that
 * follows, so that the first frame waits for no write; an urge waits for nothing at all.
 */
#include "ui/frame/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "store/memo.h"
#include "ui/today/today_load.h"
#include "ui/kit/list.h"
#include "ui/shared/urge_say.h"
#include "ui/shared/urge_strength.h"

struct today_state {
    struct today shown;
    int64_t      marked_id; /* the goal that is chosen; 0: the check-in */
    bool         is_marking;
    bool         wants_done;  /* what the tick that is being written says */
    int64_t      asking_id;   /* as in today_load() */
    int64_t      asked_tried; /* an urge that was to be remembered as asked about, whether or not the disk took it */
    daynum       seen_tried;  /* the same for a milestone, with the day 0 of its streak */
    int32_t      seen_tried_days;
};

/* The chosen row of the day: the check-in, or the goal with that id. */
static size_t find_marked(const struct today_goals *goals, int64_t id)
{
    for (size_t i = 0; i < goals->count; i++)
        if (goals->rows[i].goal_id == id)
            return i + 1;
    return 0;
}

static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out;
    struct today_state *state = view_state;
    if (!today_load(app, state->asking_id, arena, &state->shown, error))
        return false;
    state->shown.chosen = find_marked(&state->shown.goals, state->marked_id);
    return true;
}

/* The loaded values at the moment of a frame or a key. */
static struct today of_now(const struct app *app, const struct today_state *state)
{
    struct today today = state->shown;
    today.present = app->present;
    today.count_hidden = app->count_hidden;
    today.is_marking = state->is_marking;
    return today;
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    struct today today = of_now(app, state);
    today_draw(&today, canvas, area);
}

static bool write_asked(struct app *app, void *view_state, struct error *error)
{
    const struct today_state *state = view_state;
    char                      key[TODAY_MEMO_SIZE];
    today_load_name_asked(state->asked_tried, key);
    return memo_put(app->store, &app->present, key, "1", error);
}

static bool write_seen(struct app *app, void *view_state, struct error *error)
{
    const struct today_state *state = view_state;
    char                      key[TODAY_MEMO_SIZE], value[TODAY_MEMO_SIZE];
    today_load_name_seen(&state->shown, key);
    snprintf(value, sizeof value, "%" PRId32 " %" PRId32, state->seen_tried_days, app->present.today);
    return memo_put(app->store, &app->present, key, value, error);
}

/* Each is tried once: a disk that is full says so once, and what was not remembered is shown again at the next start. */
static void remember(struct app *app, struct today_state *state, const struct news *news)
{
    if (news->kind == NEWS_URGE_OPEN && !state->shown.is_asked && state->asked_tried != state->shown.open_urge.id) {
        state->asking_id = state->asked_tried = state->shown.open_urge.id;
        app_write(app, write_asked, state);
    }
    bool is_shown = state->shown.seen_on == app->present.today && state->shown.seen_days == news->milestone_days;
    bool is_tried = state->seen_tried == state->shown.tally.since && state->seen_tried_days == news->milestone_days;
    if (news->kind == NEWS_MILESTONE && !is_shown && !is_tried) {
        state->seen_tried = state->shown.tally.since;
        state->seen_tried_days = news->milestone_days;
        app_write(app, write_seen, state);
    }
}

static void ride_out(struct app *app, int64_t urge_id)
{
    struct urge_state urge = {.id = urge_id};
    struct error      error;
    if (urge_state_read(&urge, app, urge_id, &error))
        urge_strength_open(app, &urge, false);
    else
        app_say(app, false, "%s", error.text);
}

/* The question about an urge that was left open. */
static bool act_on_question(struct app *app, struct today_state *state, enum action action)
{
    int64_t urge_id = state->shown.open_urge.id;
    switch (action) {
    case ACTION_URGES_rode:
        ride_out(app, urge_id);
        return true;
    case ACTION_PLAIN_contact:
        app_push(app, &view_contact, &(struct contact_given){.urge_id = urge_id, .is_earlier = true});
        return true;
    case ACTION_EVERYWHERE_back:
        state->asking_id = 0;
        state->shown.was_asked = true;
        return true;
    default:
        return false;
    }
}

static void move_mark(struct today_state *state, enum action action)
{
    const struct today_goals *goals = &state->shown.goals;
    struct list               rows = {.count = goals->count + 1, .chosen = state->shown.chosen};
    if (goals->count == 0 || !list_act(&rows, action, 1))
        return;
    state->is_marking = true;
    state->shown.chosen = rows.chosen;
    state->marked_id = rows.chosen > 0 ? goals->rows[rows.chosen - 1].goal_id : 0;
}

static const struct today_goal *marked_goal(const struct today_state *state)
{
    return state->shown.chosen > 0 ? &state->shown.goals.rows[state->shown.chosen - 1] : NULL;
}

static bool write_tick(struct app *app, void *view_state, struct error *error)
{
    const struct today_state *state = view_state;
    return today_goals_tick(app, marked_goal(state), state->wants_done, 0, error);
}

static void tick(struct app *app, struct today_state *state)
{
    const struct today_goal *goal = marked_goal(state);
    if (!goal) {
        app_push(app, &view_checkin, NULL);
        return;
    }
    struct arena scratch = {0};
    struct buf   said = {.arena = &scratch};
    state->wants_done = !goal->is_done;
    buf_fill(&said, texts_word(state->wants_done ? WORD_goals_ticked : WORD_goals_unticked),
             (struct buf_value[]){{"title", goal->step ? goal->step : goal->title}, {0}});
    if (app_write(app, write_tick, state))
        app_say(app, true, "%s", buf_text(&said));
    arena_free(&scratch);
}

static bool act_on_rows(struct app *app, struct today_state *state, enum action action)
{
    switch (action) {
    case ACTION_TODAY_prompt:
        app_push(app, &view_write, &(struct write_given){.prompt = state->shown.prompt});
        return true;
    case ACTION_TODAY_tick:
        tick(app, state);
        return true;
    case ACTION_MOVE_down:
    case ACTION_MOVE_up:
    case ACTION_MOVE_first:
    case ACTION_MOVE_last:
        move_mark(state, action);
        return true;
    default:
        return action == ACTION_URGES_rode;
    }
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    (void)key;
    struct today_state *state = view_state;
    if (action == ACTION_PLAIN_urge || action == ACTION_EVERYWHERE_urge || action == ACTION_EVERYWHERE_away)
        return false;
    struct arena scratch = {0};
    struct today today = of_now(app, state);
    struct news  news = today_news(&today, &scratch);
    remember(app, state, &news);
    bool taken = news.kind == NEWS_URGE_OPEN && act_on_question(app, state, action);
    arena_free(&scratch);
    return taken || act_on_rows(app, state, action);
}

/* Where the other is to be feared, help stands on the screen itself. */
static void standing(const struct app *app, const void *state, const void *loaded, struct buf *out)
{
    (void)loaded;
    if (app->person.unsafe)
        urge_say_standing(app, state, loaded, out);
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app;
    const struct today_state     *state = view_state;
    static const struct view_hint row[] = {{ACTION_PLAIN_urge, NULL},    {ACTION_PLAIN_contact, NULL},
                                           {ACTION_PLAIN_checkin, NULL}, {ACTION_PLAIN_write, NULL},
                                           {ACTION_TODAY_tick, NULL},    {ACTION_PLAIN_help, NULL},
                                           {ACTION_PLAIN_quit, NULL},    {ACTION_NONE, NULL}};
    size_t                        count = 0;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (row[i].action != ACTION_TODAY_tick || state->shown.goals.count > 0)
            out[count++] = row[i];
}

const struct view view_today = {
    .name = "today",
    .scopes = SCOPE_TABS | SCOPE_URGES | SCOPE_TODAY | SCOPE_MOVE,
    .state_size = sizeof(struct today_state),
    .is_tab = true,
    .load = load,
    .draw = draw,
    .act = act,
    .hints = hints,
    .standing = standing,
};
