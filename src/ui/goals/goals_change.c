/* What is done to the chosen goal, its day or its step. Each says what happened. */
#include "ui/goals/goals.h"

#include <stdio.h>
#include <string.h>

enum { TITLE_COLS = 36, GOAL_PARTS = 3 };

/* What a write is about. */
struct change {
    struct goal          goal;
    daynum               day;
    enum habit_mark_kind kind;
    int64_t              id, after;
    const char          *what; /* the name of the act */
};

/* A title is cut, so that what happened to it is still in the line. */
static void say(struct app *app, bool undo, enum word word, const char *title, const struct buf_value *more)
{
    struct arena     scratch = {0};
    struct buf       name = {.arena = &scratch};
    struct buf_value values[GOAL_PARTS + 1] = {{NULL, NULL}};
    size_t           count = 0;
    text_cut(&name, title, strlen(title), TITLE_COLS, app->ascii);
    values[count++] = (struct buf_value){"title", buf_text(&name)};
    for (; more && more->name && count < GOAL_PARTS; more++)
        values[count++] = *more;
    values[count] = (struct buf_value){NULL, NULL};
    app_say_filled(app, undo, word, values);
    arena_free(&scratch);
}

void goals_change_say(struct app *app, bool undo, enum word word, const char *title)
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
    return goals_mark(app->store, &app->present, change->goal.id, change->day, change->kind, 0, error);
}

static bool write_unmark(struct app *app, void *context, struct error *error)
{
    const struct change *change = context;
    bool                 found;
    return goals_unmark(app->store, &app->present, change->goal.id, change->day, &found, error);
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

/* What is finished or archived is as it was left: it is opened again first. */
static bool is_open(struct app *app, const struct goal *goal)
{
    if (!goals_is_active(goal))
        say(app, false, goal->archived ? WORD_goals_is_archived : WORD_goals_is_finished, goal->title, NULL);
    return goals_is_active(goal);
}

static void say_day(const struct goals *goals, struct app *app, enum word today, enum word other, const char *title)
{
    char date[WHEN_WORDS_SIZE];
    when_say_date(goals->where->day, date);
    if (goals->where->day == app->present.today)
        say(app, true, today, title, NULL);
    else
        say(app, true, other, title, (const struct buf_value[]){{"date", date}, {NULL, NULL}});
}

static void tick_day(const struct goals *goals, struct app *app, const struct goals_item *item)
{
    struct change            change = {.goal = item->goal, .day = goals->where->day, .kind = HABIT_DONE};
    const struct habit_mark *mark = goals_mark_of(goals, goals_chosen(goals)->item, goals->where->day);
    if (mark && mark->kind == HABIT_DONE) {
        if (write(goals, app, write_unmark, &change))
            say_day(goals, app, WORD_goals_unticked, WORD_goals_unticked_day, item->goal.title);
    } else if (write(goals, app, write_mark, &change)) {
        bool is_planned = goals_is_planned(&item->goal, goals->where->day);
        say_day(goals, app, is_planned ? WORD_goals_ticked : WORD_goals_ticked_free,
                is_planned ? WORD_goals_ticked_day : WORD_goals_ticked_free, item->goal.title);
    }
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

void goals_change_tick(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = goals_chosen_item(goals);
    const struct goals_row  *row = goals_chosen(goals);
    if (!item || !is_open(app, &item->goal))
        return;
    if (item->goal.kind == GOAL_HABIT)
        tick_day(goals, app, item);
    else if (row->step == GOALS_NO_STEP)
        go_to_step(goals, app, &item->goal);
    else
        tick_step(goals, app, &item->goal, (size_t)row->step);
}

void goals_change_skip(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = goals_chosen_item(goals);
    if (!item || !is_open(app, &item->goal))
        return;
    if (item->goal.kind != GOAL_HABIT) {
        say(app, false, WORD_goals_no_skip, item->goal.title, NULL);
        return;
    }
    struct change            change = {.goal = item->goal, .day = goals->where->day, .kind = HABIT_SKIP};
    const struct habit_mark *mark = goals_mark_of(goals, goals_chosen(goals)->item, goals->where->day);
    if (mark && mark->kind == HABIT_SKIP) {
        if (write(goals, app, write_unmark, &change))
            say_day(goals, app, WORD_goals_unskipped, WORD_goals_unskipped_day, item->goal.title);
    } else if (write(goals, app, write_mark, &change)) {
        say_day(goals, app, WORD_goals_skipped, WORD_goals_skipped_day, item->goal.title);
    }
}

static void save(const struct goals *goals, struct app *app, struct change *change, enum word word)
{
    if (write(goals, app, write_goal, change))
        say(app, true, word, change->goal.title, NULL);
}

void goals_change_finish(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = goals_chosen_item(goals);
    if (!item)
        return;
    bool          was_finished = item->goal.finished_on != DAY_NONE;
    struct change change = {.goal = item->goal, .what = was_finished ? "goal reopen" : "goal finish"};
    change.goal.finished_on = was_finished ? DAY_NONE : app->present.today;
    save(goals, app, &change, was_finished ? WORD_goals_reopened : WORD_goals_finished);
}

void goals_change_archive(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = goals_chosen_item(goals);
    if (!item)
        return;
    bool          was_archived = item->goal.archived;
    struct change change = {.goal = item->goal, .what = was_archived ? "goal reopen" : "goal archive"};
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

void goals_change_delete(const struct goals *goals, struct app *app)
{
    const struct goals_item *item = goals_chosen_item(goals);
    const struct goals_row  *row = goals_chosen(goals);
    if (!item)
        return;
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

void goals_change_move(const struct goals *goals, struct app *app, bool down)
{
    const struct goals_row  *row = goals_chosen(goals);
    const struct goals_item *item = goals_chosen_item(goals);
    if (!item)
        return;
    if (row->step != GOALS_NO_STEP) {
        move_step(goals, app, &item->goal, (size_t)row->step, down);
        return;
    }
    const struct goals_item *past = goals_neighbour(goals, row->item, down);
    if (!past) {
        say(app, false, WORD_goals_area_end, item->goal.title, NULL);
        return;
    }
    struct change change = {.goal = item->goal, .id = item->goal.id};
    change.after = down ? past->goal.id : goal_before(goals, past->order, item->goal.id);
    if (write(goals, app, write_move, &change))
        say(app, true, WORD_goals_moved, item->goal.title, NULL);
}
