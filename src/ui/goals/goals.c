/*
 * The tab of the goals: what it loads, what is done to the chosen goal, its day or its step, its keys.
 */
#include "ui/goals/goals.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/frame/views.h"
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
    assert(loaded->rows && loaded->items);
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

/* The one above or below among those of the same kind and area; NULL if it is the first or last. */
static const struct goals_item *neighbour(const struct goals *goals, size_t item, bool below)
{
    if (below ? item + 1 == goals->loaded->item_count : item == 0)
        return NULL;
    const struct goals_item *is = &goals->loaded->items[item], *other = below ? is + 1 : is - 1;
    bool is_alike = is->goal.kind == other->goal.kind && goal_areas_compare(is->goal.area, other->goal.area) == 0;
    return is_alike ? other : NULL;
}

/* The mark of a day; NULL if it has none. */
static const struct habit_mark *mark_of(const struct goals *goals, size_t item, daynum day)
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
    const struct habit_mark *mark = mark_of(goals, item, day);
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

/* What a write is about. */
struct change {
    struct goal          goal;
    daynum               day;
    enum habit_mark_kind kind;
    bool                 takes_away; /* the mark of that day */
    int64_t              id, after;
    const char          *what; /* the name of the act */
};

/* A title is cut, so that what happened to it is still in the line. */
static void say(struct app *app, bool undo, enum word word, const char *title, const struct buf_value *more)
{
    enum { TITLE_COLS = 36, PARTS = 3 };
    struct arena     scratch = {0};
    struct buf       name = {.arena = &scratch};
    struct buf_value values[PARTS + 1] = {{NULL, NULL}};
    text_cut(&name, title, strlen(title), TITLE_COLS, app->ascii);
    values[0] = (struct buf_value){"title", buf_text(&name)};
    for (size_t i = 1; more && more->name && i < PARTS; i++)
        values[i] = *more++;
    app_say_filled(app, undo, word, values);
    arena_free(&scratch);
}

void goals_say(struct app *app, bool undo, enum word word, const char *title)
{
    say(app, undo, word, title, NULL);
}

/* The views load once this has returned: only this goal is read anew. */
static bool write(const struct goals *goals, struct app *app, bool (*call)(struct app *, void *, struct error *),
                  struct change *change)
{
    if (!app_write(app, call, change))
        return false;
    goals->where->changed_id = change->goal.id;
    return true;
}

static bool write_goal(struct app *app, void *context, struct error *error)
{
    struct change *change = context;
    struct arena   scratch = {0};
    bool           done = goals_save(app->store, &app->present, &scratch, &change->goal, change->what, error);
    arena_free(&scratch);
    return done;
}

static bool write_mark(struct app *app, void *context, struct error *error)
{
    const struct change *change = context;
    bool                 found;
    return change->takes_away
               ? goals_unmark(app->store, &app->present, change->goal.id, change->day, &found, error)
               : goals_mark(app->store, &app->present, change->goal.id, change->day, change->kind, 0, error);
}

static bool write_tick(struct app *app, void *context, struct error *error)
{
    const struct change *change = context;
    return goals_tick(app->store, &app->present, change->id, change->day, 0, error);
}

static bool write_delete(struct app *app, void *context, struct error *error)
{
    return goals_delete(app->store, &app->present, ((const struct change *)context)->id, error);
}

static bool write_move(struct app *app, void *context, struct error *error)
{
    const struct change *change = context;
    return goals_move(app->store, &app->present, change->id, change->after, error);
}

/* For what the table of keys calls only while a row is chosen. */
static const struct goals_row *row_of(const struct goals *goals)
{
    const struct goals_row *row = goals_chosen(goals);
    assert(row);
    return row;
}

static const struct goals_item *item_of(const struct goals *goals)
{
    const struct goals_item *item = goals_chosen_item(goals);
    assert(item);
    return item;
}

/* What is finished or archived is as it was left: it is opened again first. */
static bool is_open(struct app *app, const struct goal *goal)
{
    if (!goals_is_active(goal))
        say(app, false, goal->archived ? WORD_goals_is_archived : WORD_goals_is_finished, goal->title, NULL);
    return goals_is_active(goal);
}

/* What is said of a day that is marked, or no longer: of today, and of another day. */
struct sentences {
    enum word today, other;
};

static void mark_day(const struct goals *goals, struct app *app, enum habit_mark_kind kind, struct sentences marked,
                     struct sentences unmarked)
{
    const struct goals_row  *row = row_of(goals);
    const struct goal       *goal = &goals->loaded->items[row->item].goal;
    const struct habit_mark *mark = mark_of(goals, row->item, goals->where->day);
    struct change            change = {.goal = *goal, .day = goals->where->day, .kind = kind};
    change.takes_away = mark && mark->kind == kind;
    if (!write(goals, app, write_mark, &change))
        return;
    struct sentences words = change.takes_away ? unmarked : marked;
    char             date[WHEN_WORDS_SIZE];
    when_say_date(goals->where->day, date);
    say(app, true, goals->where->day == app->present.today ? words.today : words.other, goal->title,
        (const struct buf_value[]){{"date", date}, {NULL, NULL}});
}

static void tick_day(const struct goals *goals, struct app *app, const struct goal *goal)
{
    const struct sentences planned = {WORD_goals_ticked, WORD_goals_ticked_day},
                           unplanned = {WORD_goals_ticked_free, WORD_goals_ticked_free},
                           unticked = {WORD_goals_unticked, WORD_goals_unticked_day};
    mark_day(goals, app, HABIT_DONE, goals_is_planned(goal, goals->where->day) ? planned : unplanned, unticked);
}

static void say_step(struct app *app, const struct goal *goal, size_t step)
{
    char   done[16], all[16];
    size_t count = goals_steps_done(goal) + 1;
    snprintf(done, sizeof done, "%zu", count);
    snprintf(all, sizeof all, "%zu", goal->step_count);
    if (count == goal->step_count)
        say(app, true, WORD_goals_step_last, goal->steps[step].text, NULL);
    else
        say(app, true, WORD_goals_step_ticked, goal->steps[step].text,
            (const struct buf_value[]){{"done", done}, {"all", all}, {NULL, NULL}});
}

static void tick_step(const struct goals *goals, struct app *app, const struct goal *goal, size_t step)
{
    bool          is_done = goal->steps[step].done_on != DAY_NONE;
    struct change change = {.goal = *goal, .id = goal->steps[step].id, .day = is_done ? DAY_NONE : app->present.today};
    if (!write(goals, app, write_tick, &change))
        return;
    if (is_done)
        say(app, true, WORD_goals_unticked, goal->steps[step].text, NULL);
    else
        say_step(app, goal, step);
}

/* On the project itself: on to the first step that is open. */
static void go_to_step(const struct goals *goals, struct app *app, const struct goal *goal)
{
    size_t step = 0;
    while (step < goal->step_count && goal->steps[step].done_on != DAY_NONE)
        step++;
    if (goal->step_count == 0) {
        say(app, false, WORD_goals_no_steps, goal->title, NULL);
    } else if (step == goal->step_count) {
        say(app, false, WORD_goals_all_steps, goal->title, NULL);
    } else {
        goals->where->list.chosen += 1 + step;
        say(app, false, WORD_goals_step_next, goal->steps[step].text, NULL);
    }
}

static void tick(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = item_of(goals);
    const struct goals_row  *row = row_of(goals);
    if (!is_open(app, &item->goal))
        return;
    if (item->goal.kind == GOAL_HABIT)
        tick_day(goals, app, &item->goal);
    else if (row->step == GOALS_NO_STEP)
        go_to_step(goals, app, &item->goal);
    else
        tick_step(goals, app, &item->goal, (size_t)row->step);
}

static void skip(const struct goals *goals, struct app *app)
{
    const struct goal     *goal = &item_of(goals)->goal;
    const struct sentences skipped = {WORD_goals_skipped, WORD_goals_skipped_day},
                           unskipped = {WORD_goals_unskipped, WORD_goals_unskipped_day};
    if (!is_open(app, goal))
        return;
    if (goal->kind == GOAL_HABIT)
        mark_day(goals, app, HABIT_SKIP, skipped, unskipped);
    else
        say(app, false, WORD_goals_no_skip, goal->title, NULL);
}

static void save(const struct goals *goals, struct app *app, struct change *change, enum word word)
{
    if (write(goals, app, write_goal, change))
        say(app, true, word, change->goal.title, NULL);
}

static void finish(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = item_of(goals);
    bool                     was_finished = item->goal.finished_on != DAY_NONE;
    struct change            change = {.goal = item->goal, .what = was_finished ? "goal reopen" : "goal finish"};
    change.goal.finished_on = was_finished ? DAY_NONE : app->present.today;
    save(goals, app, &change, was_finished ? WORD_goals_reopened : WORD_goals_finished);
}

static void archive(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = item_of(goals);
    bool                     was_archived = item->goal.archived;
    struct change            change = {.goal = item->goal, .what = was_archived ? "goal reopen" : "goal archive"};
    change.goal.archived = !was_archived;
    save(goals, app, &change, was_archived ? WORD_goals_unarchived : WORD_goals_archived);
}

/* The same goal with its steps in an array that may be changed. */
static struct goal with_own_steps(const struct goal *goal, struct arena *arena)
{
    struct goal copy = *goal;
    copy.steps = ARENA_NEW(arena, struct goal_step, goal->step_count);
    memcpy(copy.steps, goal->steps, goal->step_count * sizeof *goal->steps);
    return copy;
}

static void delete_step(const struct goals *goals, struct app *app, const struct goal *goal, size_t step)
{
    struct arena  scratch = {0};
    struct change change = {.goal = with_own_steps(goal, &scratch), .what = "goal edit"};
    struct goal  *to = &change.goal;
    to->step_count--;
    memmove(to->steps + step, to->steps + step + 1, (to->step_count - step) * sizeof *to->steps);
    if (write(goals, app, write_goal, &change))
        say(app, true, WORD_goals_step_deleted, goal->steps[step].text, NULL);
    arena_free(&scratch);
}

static void delete_chosen(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = item_of(goals);
    const struct goals_row  *row = row_of(goals);
    if (row->step != GOALS_NO_STEP) {
        delete_step(goals, app, &item->goal, (size_t)row->step);
        return;
    }
    struct change change = {.goal = item->goal, .id = item->goal.id};
    if (write(goals, app, write_delete, &change))
        say(app, true, WORD_goals_deleted, item->goal.title, NULL);
}

static void move_step(const struct goals *goals, struct app *app, const struct goal *goal, size_t step, bool down)
{
    if (down ? step + 1 == goal->step_count : step == 0) {
        say(app, false, WORD_goals_step_end, goal->steps[step].text, NULL);
        return;
    }
    struct arena     scratch = {0};
    struct change    change = {.goal = with_own_steps(goal, &scratch), .what = "goal edit"};
    struct goal_step moved = change.goal.steps[step];
    size_t           to = down ? step + 1 : step - 1;
    change.goal.steps[step] = change.goal.steps[to];
    change.goal.steps[to] = moved;
    if (write(goals, app, write_goal, &change))
        say(app, true, WORD_goals_moved, moved.text, NULL);
    arena_free(&scratch);
}

/* Up past a goal is behind the one before that in the order of all, whether that one is seen or not. */
static int64_t goal_before(const struct goals *goals, size_t order, int64_t moved_id)
{
    while (order > 0) {
        order--;
        if (goals->loaded->all[order].id != moved_id)
            return goals->loaded->all[order].id;
    }
    return 0;
}

static void move(const struct goals *goals, struct app *app, bool down)
{
    const struct goals_row  *row = row_of(goals);
    const struct goals_item *item = item_of(goals);
    if (row->step != GOALS_NO_STEP) {
        move_step(goals, app, &item->goal, (size_t)row->step, down);
        return;
    }
    const struct goals_item *past = neighbour(goals, row->item, down);
    if (!past) {
        say(app, false, WORD_goals_area_end, item->goal.title, NULL);
        return;
    }
    struct change change = {.goal = item->goal, .id = item->goal.id};
    change.after = down ? past->goal.id : goal_before(goals, past->order, item->goal.id);
    if (write(goals, app, write_move, &change))
        say(app, true, WORD_goals_moved, item->goal.title, NULL);
}

static void move_down(const struct goals *goals, struct app *app)
{
    move(goals, app, true);
}

static void move_up(const struct goals *goals, struct app *app)
{
    move(goals, app, false);
}

static void edit(const struct goals *goals, struct app *app)
{
    app_push(app, &view_goal_edit, &item_of(goals)->goal.id);
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
    const struct goals_item *item = item_of(goals);
    const struct goals_row  *row = row_of(goals);
    if (item->goal.kind == GOAL_HABIT)
        go_to_day(goals, app, day_add(goals->where->day, by));
    else if (by < 0 ? row->step > GOALS_NO_STEP : row->step + 1 < (int)item->goal.step_count)
        goals->where->list.chosen += by < 0 ? (size_t)-1 : 1;
}

static void to_today(const struct goals *goals, struct app *app)
{
    go_to_day(goals, app, app->present.today);
}

static void go_left(const struct goals *goals, struct app *app)
{
    go_sideways(goals, app, -1);
}

static void go_right(const struct goals *goals, struct app *app)
{
    go_sideways(goals, app, 1);
}

static const struct {
    enum action action;
    bool        needs_goal; /* without a chosen one nothing happens */
    void (*act)(const struct goals *, struct app *);
} actions[] = {
    {ACTION_LIST_new, false, goal_starters_ask},
    {ACTION_LIST_filter, false, ask_filter},
    {ACTION_LIST_to_today, false, to_today},
    {ACTION_MOVE_left, true, go_left},
    {ACTION_MOVE_right, true, go_right},
    {ACTION_LIST_open, true, edit},
    {ACTION_LIST_edit, true, edit},
    {ACTION_LIST_tick, true, tick},
    {ACTION_GOALS_skip, true, skip},
    {ACTION_GOALS_finish, true, finish},
    {ACTION_GOALS_archive, true, archive},
    {ACTION_LIST_delete, true, delete_chosen},
    {ACTION_LIST_move_down, true, move_down},
    {ACTION_LIST_move_up, true, move_up},
};

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)key;
    struct goals_where *where = view_state;
    const struct goals *goals = &(struct goals){where, loaded};
    bool                taken = list_act(&where->list, action, app->area_rows);
    where->takes_new = action == ACTION_LIST_new;
    for (size_t i = 0; i < sizeof actions / sizeof *actions && !taken; i++) {
        taken = actions[i].action == action;
        if (taken && (!actions[i].needs_goal || goals_chosen(goals)))
            actions[i].act(goals, app);
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
