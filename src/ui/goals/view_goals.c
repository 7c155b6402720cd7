/*
 * The tab of the goals.
 */
#include "ui/frame/views.h"

#include <string.h>

#include "ui/goals/goal_starters.h"
#include "ui/goals/goals_act.h"
#include "ui/goals/goals_draw.h"
#include "ui/goals/goals_filter.h"

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)app, (void)given, (void)error;
    goals_state_open(state);
    return true;
}

static void close(void *state)
{
    goals_state_close(state);
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena;
    return goals_state_load(state, app, error);
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    goals_draw_list(app, state, canvas, area);
}

/* To another day; none lies ahead. */
static void go_to_day(struct goals_state *state, struct app *app, daynum day)
{
    struct error error = {0};
    if (day > app->present.today) {
        app_say(app, false, "%s", texts_word(WORD_goals_ahead));
        return;
    }
    if (day == DAY_NONE)
        return;
    state->day = day;
    state->is_moved = day != app->present.today;
    if (!goals_state_reach(state, app, &error))
        app_say(app, false, "%s", error.text);
}

/* Left and right: on a habit another day, on a project another step. */
static void go_sideways(struct goals_state *state, struct app *app, int by)
{
    const struct goals_item *item = goals_state_item(state);
    const struct goals_row  *row = goals_state_chosen(state);
    if (!item)
        return;
    if (item->goal.kind == GOAL_HABIT)
        go_to_day(state, app, day_add(state->day, by));
    else if (by < 0 ? row->step > GOALS_NO_STEP : row->step + 1 < (int)item->goal.step_count)
        state->list.chosen += by < 0 ? (size_t)-1 : 1;
}

static bool act_on_goal(struct app *app, struct goals_state *state, enum action action)
{
    const struct goals_item *item = goals_state_item(state);
    switch (action) {
    case ACTION_LIST_open:
    case ACTION_LIST_edit:
        if (item)
            app_push(app, &view_goal_edit, &item->goal.id);
        return true;
    case ACTION_LIST_tick:
        goals_act_tick(state, app);
        return true;
    case ACTION_GOALS_skip:
        goals_act_skip(state, app);
        return true;
    case ACTION_GOALS_finish:
        goals_act_finish(state, app);
        return true;
    case ACTION_GOALS_archive:
        goals_act_archive(state, app);
        return true;
    case ACTION_LIST_delete:
        goals_act_delete(state, app);
        return true;
    case ACTION_LIST_move_down:
    case ACTION_LIST_move_up:
        goals_act_move(state, app, action == ACTION_LIST_move_down);
        return true;
    default:
        return false;
    }
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    (void)key;
    struct goals_state *state = view_state;
    state->takes_new = false;
    switch (action) {
    case ACTION_LIST_new:
        state->takes_new = true;
        goal_starters_ask(state, app);
        return true;
    case ACTION_LIST_filter:
        goals_filter_ask(state, app);
        return true;
    case ACTION_LIST_to_today:
        go_to_day(state, app, app->present.today);
        return true;
    case ACTION_MOVE_left:
    case ACTION_MOVE_right:
        go_sideways(state, app, action == ACTION_MOVE_left ? -1 : 1);
        return true;
    default:
        return act_on_goal(app, state, action) || list_act(&state->list, action, (size_t)app->area_rows);
    }
}

static void standing(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    (void)loaded;
    const struct goals_state *state = view_state;
    if (state->list.count > 0)
        goals_draw_legend(app, out);
}

/* What Space, the arrows and x do to the chosen one. */
static size_t put_hints(const struct goal *goal, struct view_hint *out)
{
    size_t count = 0;
    if (goals_is_active(goal)) {
        bool is_habit = goal->kind == GOAL_HABIT;
        out[count++] = (struct view_hint){ACTION_LIST_tick, NULL};
        out[count++] = (struct view_hint){ACTION_MOVE_left, is_habit ? "day" : "step"};
        if (is_habit)
            out[count++] = (struct view_hint){ACTION_GOALS_skip, NULL};
    }
    out[count++] = (struct view_hint){ACTION_LIST_new, NULL};
    out[count++] = (struct view_hint){ACTION_LIST_edit, NULL};
    if (goal->archived)
        out[count++] = (struct view_hint){ACTION_GOALS_archive, "bring back"};
    else
        out[count++] = (struct view_hint){ACTION_GOALS_finish, goals_is_active(goal) ? NULL : "open again"};
    return count;
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app;
    const struct goals_state *state = view_state;
    const struct goals_item  *item = goals_state_item(state);
    size_t                    count = 0;
    out[count++] = (struct view_hint){ACTION_PLAIN_urge, NULL};
    if (item)
        count += put_hints(&item->goal, out + count);
    else
        out[count++] = (struct view_hint){ACTION_LIST_new, NULL};
    if (state->all_count > 0 && (!item || item->goal.kind == GOAL_PROJECT || state->filter != GOALS_OPEN))
        out[count++] = (struct view_hint){ACTION_LIST_filter, NULL};
    out[count++] = (struct view_hint){ACTION_PLAIN_help, NULL};
    out[count++] = (struct view_hint){ACTION_PLAIN_quit, NULL};
    out[count] = (struct view_hint){ACTION_NONE, NULL};
}

const struct view view_goals = {
    .name = "goals",
    .scopes = SCOPE_GOALS | SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct goals_state),
    .is_tab = true,
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .hints = hints,
    .standing = standing,
    .close = close,
};
