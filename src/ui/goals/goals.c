/*
 * The tab of the goals: its keys, its filter, and the day under the cursor.
 */
#include "ui/goals/goals.h"

#include <stdlib.h>
#include <string.h>

#include "ui/frame/views.h"
#include "ui/goals/goal_starters.h"

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)app, (void)given, (void)error;
    ((struct goals_where *)state)->day = DAY_NONE;
    return true;
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    struct goals_where where = *(const struct goals_where *)state;
    goals_list_draw(app, &(struct goals){&where, loaded}, canvas, area);
}

static void take_filter(struct app *app, void *state, const void *loaded, size_t index, const char *text)
{
    (void)loaded, (void)text;
    ((struct goals_where *)state)->filter = (enum goals_filter)index;
    app_load_again(app);
}

static void ask_filter(const struct goals *goals, struct app *app)
{
    static const char *const names[GOALS_FILTERS] = {[GOALS_OPEN] = "the open ones",
                                                     [GOALS_FINISHED] = "the finished ones",
                                                     [GOALS_ARCHIVED] = "the archived ones",
                                                     [GOALS_ALL] = "all of them"};
    struct arena             scratch = {0};
    const char              *rows[GOALS_FILTERS];
    for (int i = 0; i < GOALS_FILTERS; i++) {
        struct buf row = {.arena = &scratch};
        buf_printf(&row, "%s, %zu", names[i], goals->loaded->counts[i]);
        rows[i] = buf_text(&row);
    }
    app_push(app, &view_pick,
             &(struct pick_request){.title = "Show only",
                                    .rows = rows,
                                    .count = GOALS_FILTERS,
                                    .begin = rows[goals->where->filter],
                                    .chosen = take_filter});
    arena_free(&scratch);
}

/* To another day; none lies ahead. */
static void go_to_day(const struct goals *goals, struct app *app, daynum day)
{
    if (day > app->present.today) {
        app_say(app, false, "%s", texts_word(WORD_goals_ahead));
        return;
    }
    if (day == DAY_NONE)
        return;
    goals->where->day = day;
    goals->where->is_moved = day != app->present.today;
    if (day - GOALS_DAYS_MOST >= goals->loaded->from && day + GOALS_DAYS_MOST <= goals->loaded->to)
        return;
    goals->where->changed_id = GOALS_NONE_CHANGED;
    app_load_again(app);
}

/* Left and right: on a habit another day, on a project another step. */
static void go_sideways(const struct goals *goals, struct app *app, int by)
{
    const struct goals_item *item = goals_chosen_item(goals);
    const struct goals_row  *row = goals_chosen(goals);
    if (!item)
        return;
    if (item->goal.kind == GOAL_HABIT)
        go_to_day(goals, app, day_add(goals->where->day, by));
    else if (by < 0 ? row->step > GOALS_NO_STEP : row->step + 1 < (int)item->goal.step_count)
        goals->where->list.chosen += by < 0 ? (size_t)-1 : 1;
}

static bool act_on_goal(struct app *app, const struct goals *goals, enum action action)
{
    const struct goals_item *item = goals_chosen_item(goals);
    switch (action) {
    case ACTION_LIST_open:
    case ACTION_LIST_edit:
        if (item)
            app_push(app, &view_goal_edit, &item->goal.id);
        return true;
    case ACTION_LIST_tick:
        goals_change_tick(goals, app);
        return true;
    case ACTION_GOALS_skip:
        goals_change_skip(goals, app);
        return true;
    case ACTION_GOALS_finish:
        goals_change_finish(goals, app);
        return true;
    case ACTION_GOALS_archive:
        goals_change_archive(goals, app);
        return true;
    case ACTION_LIST_delete:
        goals_change_delete(goals, app);
        return true;
    case ACTION_LIST_move_down:
    case ACTION_LIST_move_up:
        goals_change_move(goals, app, action == ACTION_LIST_move_down);
        return true;
    default:
        return false;
    }
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)key;
    struct goals_where *where = view_state;
    const struct goals *goals = &(struct goals){where, loaded};
    where->takes_new = false;
    bool taken = true;
    switch (action) {
    case ACTION_LIST_new:
        where->takes_new = true;
        goal_starters_ask(goals, app);
        break;
    case ACTION_LIST_filter:
        ask_filter(goals, app);
        break;
    case ACTION_LIST_to_today:
        go_to_day(goals, app, app->present.today);
        break;
    case ACTION_MOVE_left:
    case ACTION_MOVE_right:
        go_sideways(goals, app, action == ACTION_MOVE_left ? -1 : 1);
        break;
    default:
        taken = act_on_goal(app, goals, action) || list_act(&where->list, action, app->area_rows);
        break;
    }
    goals_remember_chosen(where, loaded);
    return taken;
}

static void standing(const struct app *app, const void *state, const void *loaded, struct buf *out)
{
    (void)loaded;
    if (((const struct goals_where *)state)->list.count > 0)
        goals_list_legend(app, out);
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
    (void)app;
    struct goals_where       where = *(const struct goals_where *)view_state;
    struct goals             goals = {&where, loaded};
    const struct goals_item *item = goals_chosen_item(&goals);
    size_t                   count = 0;
    out[count++] = (struct view_hint){ACTION_PLAIN_urge, NULL};
    if (item)
        count += put_hints(&item->goal, out + count);
    else
        out[count++] = (struct view_hint){ACTION_LIST_new, NULL};
    if (goals.loaded->all_count > 0 && (!item || item->goal.kind == GOAL_PROJECT || where.filter != GOALS_OPEN))
        out[count++] = (struct view_hint){ACTION_LIST_filter, NULL};
    out[count++] = (struct view_hint){ACTION_PLAIN_help, NULL};
    out[count++] = (struct view_hint){ACTION_PLAIN_quit, NULL};
    out[count] = (struct view_hint){ACTION_NONE, NULL};
}

const struct view view_goals = {
    .name = "goals",
    .scopes = SCOPE_GOALS | SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct goals_where),
    .loaded_size = sizeof(struct goals_loaded),
    .is_tab = true,
    .open = open,
    .load = goals_load,
    .draw = draw,
    .act = act,
    .hints = hints,
    .standing = standing,
};
