/*
 * What the tab of the goals loads: which are shown, in which order, which row is chosen, how each stands.
 */
#include "ui/goals/goals.h"

#include <stdlib.h>
#include <string.h>

#include "ui/goals/goal_areas.h"

enum { SPARE_DAYS = 28 }; /* read beyond what is seen, so that the cursor wanders without reading */

/* read beyond what is seen, so that the cursor wanders without reading */

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

void goals_remember_chosen(struct goals_where *where, const struct goals_loaded *loaded)
{
    where->chosen = where->list.count > 0 ? place_of(loaded, where->list.chosen) : (struct goals_place){0};
}

bool goals_load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
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
    goals_remember_chosen(where, loaded);
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
