/*
 * The tab of the goals: which are shown, in which order, which row is chosen, and the day under the cursor.
 */
#include "ui/goals/goals.h"

#include <stdlib.h>
#include <string.h>

#include "ui/frame/pick.h"
#include "ui/frame/views.h"
#include "ui/goals/goal_areas.h"
#include "ui/goals/goal_starters.h"

enum { SPARE_DAYS = 28 }; /* read beyond what is seen, so that the cursor wanders without reading */

static bool is_shown(const struct goal *goal, enum goals_filter filter)
{
    switch (filter) {
    case GOALS_OPEN:
        return goals_is_active(goal);
    case GOALS_FINISHED:
        return goal->finished_on != DAY_NONE;
    case GOALS_ARCHIVED:
        return goal->archived;
    default:
        return true;
    }
}

static int compare_items(const void *first, const void *second)
{
    const struct goals_item *a = first, *b = second;
    int                      order = goal_areas_compare(a->goal.area, b->goal.area);
    if (order != 0)
        return order;
    if (a->goal.kind != b->goal.kind)
        return a->goal.kind == GOAL_HABIT ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static void choose_items(struct goals_loaded *loaded, struct arena *arena)
{
    loaded->items = ARENA_NEW(arena, struct goals_item, loaded->all_count);
    for (size_t i = 0; i < loaded->all_count; i++) {
        for (int filter = 0; filter < GOALS_FILTERS; filter++)
            loaded->counts[filter] += is_shown(&loaded->all[i], (enum goals_filter)filter);
        if (is_shown(&loaded->all[i], loaded->filter))
            loaded->items[loaded->item_count++] = (struct goals_item){.goal = loaded->all[i], .order = i};
    }
    qsort(loaded->items, loaded->item_count, sizeof *loaded->items, compare_items);
}

static size_t make_rows(struct goals_loaded *loaded, struct arena *arena)
{
    size_t most = loaded->item_count, count = 0;
    for (size_t i = 0; i < loaded->item_count; i++)
        most += loaded->items[i].goal.step_count;
    loaded->rows = ARENA_NEW(arena, struct goals_row, most);
    for (size_t i = 0; i < loaded->item_count; i++)
        for (int step = GOALS_NO_STEP; step < (int)loaded->items[i].goal.step_count; step++)
            loaded->rows[count++] = (struct goals_row){i, step};
    return count;
}

static bool is_as_before(const struct goals_known *known, const struct goal *goal, daynum today)
{
    return known->id == goal->id && known->today == today && habit_same_schedule(&known->schedule, &goal->schedule);
}

/* What was just written changes one habit: the others stand as they did. What another program wrote shows within a second. */
static bool read_standing(const struct goals_where *where, struct app *app, struct goals_item *item,
                          struct arena *arena, struct error *error)
{
    bool is_alone = where->changed_id != 0 && where->changed_id != item->goal.id;
    for (size_t i = 0; is_alone && i < where->known_count; i++)
        if (is_as_before(&where->known[i], &item->goal, app->present.today)) {
            item->standing = where->known[i].standing;
            return true;
        }
    return goals_standing(app->store, &item->goal, &app->present, arena, &item->standing, error);
}

static bool read_standings(struct goals_loaded *loaded, const struct goals_where *where, struct app *app,
                           struct error *error)
{
    struct arena scratch = {0};
    bool         done = true;
    for (size_t i = 0; i < loaded->item_count && done; i++) {
        if (loaded->items[i].goal.kind == GOAL_HABIT)
            done = read_standing(where, app, &loaded->items[i], &scratch, error);
        arena_free(&scratch);
    }
    return done;
}

static void remember_standings(struct goals_where *where, const struct goals_loaded *loaded, daynum today)
{
    where->known_count = 0;
    for (size_t i = 0; i < loaded->item_count && where->known_count < GOALS_KNOWN_MOST; i++) {
        const struct goals_item *item = &loaded->items[i];
        if (item->goal.kind == GOAL_HABIT)
            where->known[where->known_count++] =
                (struct goals_known){item->goal.id, item->goal.schedule, today, item->standing};
    }
}

static bool read_marks(struct goals_loaded *loaded, daynum day, struct app *app, struct arena *arena,
                       struct error *error)
{
    bool done = true;
    loaded->from = day_add(day, -(GOALS_DAYS_MOST + SPARE_DAYS));
    loaded->to = day_add(day, GOALS_DAYS_MOST + SPARE_DAYS);
    loaded->marks = ARENA_NEW(arena, struct goals_marks, loaded->item_count);
    for (size_t i = 0; i < loaded->item_count && done; i++)
        if (loaded->items[i].goal.kind == GOAL_HABIT)
            done = goals_marks(app->store, loaded->items[i].goal.id, loaded->from, loaded->to, arena,
                               &loaded->marks[i].list, &loaded->marks[i].count, error);
    return done;
}

static void follow_today(struct goals_where *where, daynum today)
{
    if (where->day == DAY_NONE || !where->is_moved || where->day > today) {
        where->day = today;
        where->is_moved = false;
    }
}

static struct goals_place place_of(const struct goals_loaded *loaded, size_t at)
{
    const struct goals_row *row = &loaded->rows[at];
    const struct goal      *goal = &loaded->items[row->item].goal;
    return (struct goals_place){goal->id, row->step == GOALS_NO_STEP ? 0 : goal->steps[row->step].id};
}

/* The chosen row stays chosen, wherever it stands now; a goal that was just made is. */
static void follow_chosen(struct goals_where *where, const struct goals_loaded *loaded)
{
    struct goals_place chosen = where->chosen;
    int64_t            newest = 0;
    for (size_t i = 0; i < loaded->all_count; i++)
        newest = loaded->all[i].id > newest ? loaded->all[i].id : newest;
    if (where->takes_new && newest > where->newest_id) {
        chosen = (struct goals_place){newest, 0};
        where->takes_new = false;
    }
    where->newest_id = newest;
    for (size_t i = 0; i < where->list.count; i++) {
        struct goals_place place = place_of(loaded, i);
        if (place.goal == chosen.goal && place.step == chosen.step)
            where->list.chosen = i;
    }
}

static void remember_chosen(struct goals_where *where, const struct goals_loaded *loaded)
{
    where->chosen = where->list.count > 0 ? place_of(loaded, where->list.chosen) : (struct goals_place){0};
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    struct goals_where  *where = state;
    struct goals_loaded *loaded = out;
    follow_today(where, app->present.today);
    loaded->filter = where->filter;
    if (!goals_list(app->store, arena, &loaded->all, &loaded->all_count, error))
        return false;
    choose_items(loaded, arena);
    if (!read_standings(loaded, where, app, error) || !read_marks(loaded, where->day, app, arena, error))
        return false;
    list_set_count(&where->list, make_rows(loaded, arena));
    follow_chosen(where, loaded);
    remember_chosen(where, loaded);
    remember_standings(where, loaded, app->present.today);
    where->changed_id = 0;
    return true;
}

const struct goals_row *goals_chosen(const struct goals *goals)
{
    return goals->where->list.count > 0 ? &goals->loaded->rows[goals->where->list.chosen] : NULL;
}

const struct goals_item *goals_chosen_item(const struct goals *goals)
{
    const struct goals_row *chosen = goals_chosen(goals);
    return chosen ? &goals->loaded->items[chosen->item] : NULL;
}

const struct goals_item *goals_neighbour(const struct goals *goals, size_t item, bool below)
{
    if (below ? item + 1 == goals->loaded->item_count : item == 0)
        return NULL;
    const struct goals_item *is = &goals->loaded->items[item], *other = below ? is + 1 : is - 1;
    bool is_alike = is->goal.kind == other->goal.kind && goal_areas_compare(is->goal.area, other->goal.area) == 0;
    return is_alike ? other : NULL;
}

const struct habit_mark *goals_mark_of(const struct goals *goals, size_t item, daynum day)
{
    const struct goals_marks *marks = &goals->loaded->marks[item];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->list[i].day == day)
            return &marks->list[i];
    return NULL;
}

/* Before a goal was made nothing was missed, and of a habit of so many a week no single day ever is. */
enum goals_cell goals_cell_of(const struct goals *goals, size_t item, daynum day, daynum today)
{
    const struct goal       *goal = &goals->loaded->items[item].goal;
    const struct habit_mark *mark = goals_mark_of(goals, item, day);
    if (mark)
        return mark->kind == HABIT_DONE ? GOALS_DONE : GOALS_SKIPPED;
    bool is_over = goal->finished_on != DAY_NONE && day > goal->finished_on;
    bool was_due = goal->schedule.kind != HABIT_WEEKLY && goals_is_planned(goal, day);
    return was_due && !is_over && day < today && day >= goal->begun_on ? GOALS_MISSED : GOALS_BLANK;
}

size_t goals_steps_done(const struct goal *goal)
{
    size_t done = 0;
    for (size_t i = 0; i < goal->step_count; i++)
        done += goal->steps[i].done_on != DAY_NONE;
    return done;
}

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
        taken = act_on_goal(app, goals, action) || list_act(&where->list, action, (size_t)app->area_rows);
        break;
    }
    remember_chosen(where, loaded);
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
    .load = load,
    .draw = draw,
    .act = act,
    .hints = hints,
    .standing = standing,
};
