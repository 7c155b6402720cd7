#include "ui/goals/goals_state.h"

#include <stdlib.h>
#include <string.h>

#include "ui/goals/goal_areas.h"

enum { WEEK = 7, SPARE_DAYS = 28 }; /* read beyond what is seen, so that the cursor wanders without reading */

void goals_state_open(struct goals_state *state)
{
    state->day = DAY_NONE;
}

void goals_state_close(struct goals_state *state)
{
    arena_free(&state->window);
    arena_free(&state->memory);
}

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

static void choose_items(struct goals_state *state, struct arena *arena)
{
    state->items = ARENA_NEW(arena, struct goals_item, state->all_count);
    state->item_count = 0;
    memset(state->counts, 0, sizeof state->counts);
    for (size_t i = 0; i < state->all_count; i++) {
        for (int filter = 0; filter < GOALS_FILTERS; filter++)
            state->counts[filter] += is_shown(&state->all[i], (enum goals_filter)filter);
        if (is_shown(&state->all[i], state->filter))
            state->items[state->item_count++] = (struct goals_item){.goal = state->all[i], .order = i};
    }
    qsort(state->items, state->item_count, sizeof *state->items, compare_items);
}

static size_t make_rows(struct goals_state *state, struct arena *arena)
{
    size_t most = state->item_count, count = 0;
    for (size_t i = 0; i < state->item_count; i++)
        most += state->items[i].goal.step_count;
    state->rows = ARENA_NEW(arena, struct goals_row, most);
    for (size_t i = 0; i < state->item_count; i++)
        for (int step = GOALS_NO_STEP; step < (int)state->items[i].goal.step_count; step++)
            state->rows[count++] = (struct goals_row){i, step};
    return count;
}

static bool is_as_before(const struct goals_known *known, const struct goal *goal, daynum today)
{
    return known->id == goal->id && known->today == today && habit_same_schedule(&known->schedule, &goal->schedule);
}

/* What was just written changes one habit: the others stand as they did. What another program wrote shows within a second. */
static bool read_standing(const struct goals_state *before, struct app *app, struct goals_item *item,
                          struct arena *arena, struct error *error)
{
    for (size_t i = 0; before->changed_id != 0 && before->changed_id != item->goal.id && i < before->known_count; i++)
        if (is_as_before(&before->known[i], &item->goal, app->present.today)) {
            item->standing = before->known[i].standing;
            return true;
        }
    return goals_standing(app->store, &item->goal, &app->present, arena, &item->standing, error);
}

static bool read_standings(struct goals_state *state, const struct goals_state *before, struct app *app,
                           struct error *error)
{
    struct arena scratch = {0};
    bool         done = true;
    state->memory = (struct arena){0};
    state->known = ARENA_NEW(&state->memory, struct goals_known, state->item_count);
    state->known_count = 0;
    for (size_t i = 0; i < state->item_count && done; i++) {
        struct goals_item *item = &state->items[i];
        if (item->goal.kind != GOAL_HABIT)
            continue;
        done = read_standing(before, app, item, &scratch, error);
        state->known[state->known_count++] =
            (struct goals_known){item->goal.id, item->goal.schedule, app->present.today, item->standing};
        arena_free(&scratch);
    }
    return done;
}

/* Into a window of its own: the old one is still what is shown if this fails. */
static bool read_marks(struct goals_state *state, struct app *app, struct error *error)
{
    bool done = true;
    state->from = day_add(state->day, -(GOALS_DAYS_MOST + SPARE_DAYS));
    state->to = day_add(state->day, GOALS_DAYS_MOST + SPARE_DAYS);
    state->window = (struct arena){0};
    state->marks = ARENA_NEW(&state->window, struct goals_marks, state->item_count);
    for (size_t i = 0; i < state->item_count && done; i++)
        if (state->items[i].goal.kind == GOAL_HABIT)
            done = goals_marks(app->store, state->items[i].goal.id, state->from, state->to, &state->window,
                               &state->marks[i].list, &state->marks[i].count, error);
    return done;
}

static void follow_today(struct goals_state *state, daynum today)
{
    if (state->day == DAY_NONE || !state->is_moved || state->day > today) {
        state->day = today;
        state->is_moved = false;
    }
}

static void follow_chosen(struct goals_state *state, const struct goals_state *before)
{
    const struct goals_row *chosen = goals_state_chosen(before);
    int64_t                 goal = chosen ? before->items[chosen->item].goal.id : 0, step = 0, newest = 0;
    if (chosen && chosen->step != GOALS_NO_STEP)
        step = before->items[chosen->item].goal.steps[chosen->step].id;
    for (size_t i = 0; i < state->all_count; i++)
        newest = state->all[i].id > newest ? state->all[i].id : newest;
    bool is_new = state->takes_new && newest > state->newest_id;
    if (is_new) {
        goal = newest;
        step = 0;
        state->takes_new = false;
    }
    state->newest_id = newest;
    for (size_t i = 0; i < state->list.count; i++) {
        const struct goals_row *row = &state->rows[i];
        const struct goal      *is = &state->items[row->item].goal;
        if (is->id == goal && row->step == GOALS_NO_STEP)
            state->list.chosen = i;
        if (is->id == goal && row->step != GOALS_NO_STEP && is->steps[row->step].id == step)
            state->list.chosen = i;
    }
}

bool goals_state_load(struct goals_state *state, struct app *app, struct error *error)
{
    struct goals_state fresh = *state;
    struct arena      *arena = app_arena(app, state);
    follow_today(&fresh, app->present.today);
    if (!goals_list(app->store, arena, &fresh.all, &fresh.all_count, error))
        return false;
    choose_items(&fresh, arena);
    bool has_standings = read_standings(&fresh, state, app, error);
    if (!has_standings || !read_marks(&fresh, app, error)) {
        arena_free(&fresh.memory);
        if (has_standings)
            arena_free(&fresh.window);
        return false;
    }
    list_set_count(&fresh.list, make_rows(&fresh, arena));
    follow_chosen(&fresh, state);
    fresh.changed_id = 0;
    arena_free(&state->memory);
    arena_free(&state->window);
    *state = fresh;
    return true;
}

daynum goals_state_last(const struct goals_state *state, daynum today, int days)
{
    int32_t before = today - state->day - (days - 1); /* so many days too early to be seen with today */
    if (days < WEEK)
        return state->day;
    return before <= 0 ? today : today - (before + WEEK - 1) / WEEK * WEEK;
}

bool goals_state_reach(struct goals_state *state, struct app *app, struct error *error)
{
    struct goals_state fresh = *state;
    if (state->day - GOALS_DAYS_MOST >= state->from && state->day + GOALS_DAYS_MOST <= state->to)
        return true;
    if (!read_marks(&fresh, app, error)) {
        arena_free(&fresh.window);
        return false;
    }
    arena_free(&state->window);
    *state = fresh;
    return true;
}

const struct goals_row *goals_state_chosen(const struct goals_state *state)
{
    return state->list.count > 0 ? &state->rows[state->list.chosen] : NULL;
}

const struct goals_item *goals_state_item(const struct goals_state *state)
{
    const struct goals_row *chosen = goals_state_chosen(state);
    return chosen ? &state->items[chosen->item] : NULL;
}

const struct goals_item *goals_state_neighbour(const struct goals_state *state, size_t item, bool below)
{
    if (below ? item + 1 == state->item_count : item == 0)
        return NULL;
    const struct goals_item *is = &state->items[item], *other = below ? is + 1 : is - 1;
    bool is_alike = is->goal.kind == other->goal.kind && goal_areas_compare(is->goal.area, other->goal.area) == 0;
    return is_alike ? other : NULL;
}

const struct habit_mark *goals_state_mark(const struct goals_state *state, size_t item, daynum day)
{
    const struct goals_marks *marks = &state->marks[item];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->list[i].day == day)
            return &marks->list[i];
    return NULL;
}

/* Before a goal was made nothing was missed, and of a habit of so many a week no single day ever is. */
enum goals_cell goals_state_cell(const struct goals_state *state, size_t item, daynum day, daynum today)
{
    const struct goal       *goal = &state->items[item].goal;
    const struct habit_mark *mark = goals_state_mark(state, item, day);
    if (mark)
        return mark->kind == HABIT_DONE ? GOALS_DONE : GOALS_SKIPPED;
    bool is_over = goal->finished_on != DAY_NONE && day > goal->finished_on;
    bool was_due = goal->schedule.kind != HABIT_WEEKLY && habit_is_planned(&goal->schedule, day);
    return was_due && !is_over && day < today && day >= goal->begun_on ? GOALS_MISSED : GOALS_BLANK;
}

size_t goals_state_steps_done(const struct goal *goal)
{
    size_t done = 0;
    for (size_t i = 0; i < goal->step_count; i++)
        done += goal->steps[i].done_on != DAY_NONE;
    return done;
}
