/* Goals are added, changed and deleted here. What would change nothing is not written: there is nothing to undo. */
#include <string.h>

#include "store/internal.h"
#include "store/goals_marks.h"

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void bind_day(sqlite3_stmt *statement, int index, daynum day)
{
    statements_bind_if(statement, index, day != DAY_NONE, day);
}

/* The columns from the title on, the same for a new row and a saved one. */
static void bind_goal(sqlite3_stmt *statement, int index, const struct goal *goal)
{
    statements_bind_text(statement, index, goal->title);
    statements_bind_text(statement, index + 1, goal->area);
    bind_day(statement, index + 2, goal->kind == GOAL_PROJECT ? goal->due_on : DAY_NONE);
    bind_day(statement, index + 3, goal->begun_on);
    bind_day(statement, index + 4, goal->finished_on);
    bind_day(statement, index + 5, goal->archived ? goal->archived_on : DAY_NONE);
}

/* The schedule that holds from that day on; one that begins on it already is changed itself. */
static bool write_period(struct store *store, const struct present *present, int64_t goal_id,
                         const struct habit_period *period, struct error *error)
{
    char       uid[STORE_UID_SIZE], words[HABIT_SAY_SIZE];
    struct row row = {.statement = statements_get(store, SQL_goal_schedule_on, error)};
    int64_t    id;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, goal_id);
    statements_bind(row.statement, 2, period->from);
    id = row_next(&row, store, error) ? row_number(&row, 0, 1, INT64_MAX) : 0;
    if (!row_end(&row, store, error))
        return false;
    sqlite3_stmt *statement = id == 0 ? row_new(store, SQL_goal_schedule_add, present, uid, error)
                                      : statements_get(store, SQL_goal_schedule_save, error);
    if (!statement)
        return false;
    habit_say_stored(&period->schedule, words);
    if (id != 0) {
        statements_bind(statement, 1, id);
        statements_bind(statement, 2, present->unix_ms);
        statements_bind_text(statement, 3, words);
        return statements_write(store, statement, error);
    }
    statements_bind(statement, 3, goal_id);
    statements_bind(statement, 4, period->from);
    statements_bind_text(statement, 5, words);
    return statements_insert(store, statement, &id, error);
}

/*
 * From today on this schedule, paused up to that day (DAY_NONE: not at all). What begins later, for the end of a pause or
 * because the clock was set back, is changed too.
 */
static bool write_schedule(struct store *store, const struct present *present, struct arena *arena,
                           const struct goal *before, struct habit_schedule schedule, daynum paused_until,
                           struct error *error)
{
    struct habit_period *periods = ARENA_NEW(arena, struct habit_period, before->period_count + 2);
    size_t               count = 0;
    bool                 changes = false;
    periods[count++].from = present->today;
    for (size_t i = 0; i < before->period_count; i++) {
        if (before->periods[i].from > present->today)
            periods[count++].from = before->periods[i].from;
    }
    if (paused_until != DAY_NONE && paused_until < DAY_LAST)
        periods[count++].from = paused_until + 1;
    for (size_t i = 0; i < count; i++) {
        periods[i].schedule = schedule;
        periods[i].schedule.paused = periods[i].from <= paused_until;
        const struct habit_schedule *now = habit_schedule_on(before->periods, before->period_count, periods[i].from);
        changes = changes || !habit_same_schedule(now, &periods[i].schedule);
    }
    for (size_t i = 0; changes && i < count; i++) {
        if (!write_period(store, present, before->id, &periods[i], error))
            return false;
    }
    return true;
}

static bool check_steps(const struct goal *goal, struct error *error)
{
    if (goal->step_count > GOALS_STEPS_MAX)
        return error_set(error, ERROR_USAGE, "a goal must have at most %d steps, not %zu", GOALS_STEPS_MAX,
                         goal->step_count);
    if (goal->kind == GOAL_HABIT && goal->step_count > 0)
        return error_set(error, ERROR_USAGE, "a habit has no steps: give it either a schedule or steps");
    return true;
}

static bool add_step(struct store *store, const struct present *present, int64_t goal_id, size_t place,
                     struct goal_step *step, struct error *error)
{
    char          uid[STORE_UID_SIZE];
    sqlite3_stmt *statement = row_new(store, SQL_goal_step_add, present, uid, error);
    if (!statement)
        return false;
    statements_bind(statement, 3, goal_id);
    statements_bind(statement, 4, (int64_t)place + 1);
    statements_bind_text(statement, 5, step->text);
    bind_day(statement, 6, step->done_on);
    return statements_insert(store, statement, &step->id, error);
}

static bool insert_goal(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                        struct error *error)
{
    char          uid[STORE_UID_SIZE];
    struct goal   added = *goal;
    sqlite3_stmt *statement = row_new(store, SQL_goal_add, present, uid, error);
    if (!statement || !check_steps(goal, error))
        return false;
    if (added.begun_on == DAY_NONE)
        added.begun_on = present->today;
    added.archived_on = added.archived ? present->today : DAY_NONE;
    struct habit_period begun = {.from = added.begun_on, .schedule = added.schedule};
    added.steps = ARENA_NEW(arena, struct goal_step, added.step_count);
    statements_bind_text(statement, 3, goals_kind_name(added.kind));
    bind_goal(statement, 4, &added);
    if (!statements_insert(store, statement, &added.id, error) ||
        (added.kind == GOAL_HABIT && !write_period(store, present, added.id, &begun, error)))
        return false;
    added.uid = arena_copy_text(arena, uid);
    if (added.kind == GOAL_HABIT && !goals_read_periods(store, arena, &added, error))
        return false;
    for (size_t i = 0; i < added.step_count; i++) {
        added.steps[i] = goal->steps[i];
        if (!add_step(store, present, added.id, i, &added.steps[i], error))
            return false;
    }
    *goal = added;
    return true;
}

bool goals_add(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
               struct error *error)
{
    if (!act_begin(store, present, "goal add", error))
        return false;
    return act_end(store, insert_goal(store, present, arena, goal, error), error);
}

static bool same_goal(const struct goal *a, const struct goal *b)
{
    return same_text(a->title, b->title) && same_text(a->area, b->area) && a->begun_on == b->begun_on &&
           a->finished_on == b->finished_on && a->archived == b->archived &&
           (a->kind == GOAL_HABIT || a->due_on == b->due_on);
}

static bool update_row(struct store *store, const struct present *present, const struct goal *goal, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_goal_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, goal->id);
    statements_bind(statement, 2, present->unix_ms);
    bind_goal(statement, 3, goal);
    return statements_write(store, statement, error);
}

/* A step as it stands in the file. */
struct stored_step {
    struct goal_step step;
    int64_t          urge_id;
    int64_t          place;
    bool             kept; /* it is still one of the goal's */
};

static bool load_steps(struct store *store, int64_t goal_id, struct arena *arena, struct stored_step **out,
                       size_t *count, struct error *error)
{
    struct row          row = {.statement = statements_get(store, SQL_goal_steps, error), .arena = arena};
    struct stored_step *steps = NULL;
    size_t              found = 0, room = 0;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, goal_id);
    while (row_next(&row, store, error)) {
        steps = row_grow(arena, steps, found, &room, sizeof *steps);
        steps[found++] = (struct stored_step){.step = {.id = row_number(&row, 0, 1, INT64_MAX),
                                                       .text = row_words(&row, 1),
                                                       .done_on = row_day_or_none(&row, 2)},
                                              .urge_id = row_number_or(&row, 3, 1, INT64_MAX, 0),
                                              .place = row_number(&row, 4, INT64_MIN, INT64_MAX)};
    }
    *out = steps;
    *count = found;
    return row_end(&row, store, error);
}

/* Another day than the one it was ticked on is no longer the urge's. */
static bool update_step(struct store *store, const struct present *present, const struct stored_step *before,
                        size_t place, const struct goal_step *step, struct error *error)
{
    bool same_day = before->step.done_on == step->done_on;
    if (same_day && before->place == (int64_t)place + 1 && same_text(before->step.text, step->text))
        return true;
    sqlite3_stmt *statement = statements_get(store, SQL_goal_step_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, step->id);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind(statement, 3, (int64_t)place + 1);
    statements_bind_text(statement, 4, step->text);
    bind_day(statement, 5, step->done_on);
    statements_bind_if(statement, 6, same_day && before->urge_id != 0, before->urge_id);
    return statements_write(store, statement, error);
}

static bool save_step(struct store *store, const struct present *present, const struct goal *goal, size_t place,
                      struct stored_step *stored, size_t count, struct error *error)
{
    struct goal_step *step = &goal->steps[place];
    if (step->id == 0)
        return add_step(store, present, goal->id, place, step, error);
    for (size_t i = 0; i < count; i++) {
        if (stored[i].step.id == step->id) {
            stored[i].kept = true;
            return update_step(store, present, &stored[i], place, step, error);
        }
    }
    return error_set(error, ERROR_ABSENT, "there is no step %lld in that goal", (long long)step->id);
}

static bool save_steps(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                       struct error *error)
{
    struct stored_step *stored;
    size_t              count;
    if (!load_steps(store, goal->id, arena, &stored, &count, error))
        return false;
    struct goal_step *given = goal->steps; /* stays as it is, should the act fail */
    goal->steps = ARENA_NEW(arena, struct goal_step, goal->step_count);
    if (goal->step_count > 0)
        memcpy(goal->steps, given, goal->step_count * sizeof *given);
    for (size_t i = 0; i < goal->step_count; i++) {
        if (!save_step(store, present, goal, i, stored, count, error))
            return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!stored[i].kept &&
            !trash_delete_part(store, SQL_goal_step_delete, "goal_step", stored[i].step.id, present->unix_ms, error))
            return false;
    }
    return true;
}

static bool update_goal(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                        struct error *error)
{
    struct goal before, saved = *goal;
    if (!goals_get(store, goal->id, arena, &before, error))
        return false;
    saved.kind = before.kind;
    if (saved.begun_on == DAY_NONE)
        saved.begun_on = before.begun_on;
    if (saved.archived != before.archived)
        saved.archived_on = saved.archived ? present->today : DAY_NONE;
    if (!check_steps(&saved, error) || (!same_goal(&before, &saved) && !update_row(store, present, &saved, error)) ||
        (saved.kind == GOAL_PROJECT && !save_steps(store, present, arena, &saved, error)) ||
        (saved.kind == GOAL_HABIT && !habit_same_schedule(&before.schedule, &saved.schedule) &&
         !write_schedule(store, present, arena, &before, saved.schedule, goals_paused_until(&before, present->today),
                         error)) ||
        (saved.kind == GOAL_HABIT && !goals_read_periods(store, arena, &saved, error)))
        return false;
    *goal = saved;
    return true;
}

bool goals_save(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                const char *what, struct error *error)
{
    if (!act_begin(store, present, what, error))
        return false;
    return act_end(store, update_goal(store, present, arena, goal, error), error);
}

static bool pause_goal(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                       daynum until, struct error *error)
{
    struct goal before;
    if (!goals_get(store, goal->id, arena, &before, error))
        return false;
    if (before.kind == GOAL_PROJECT)
        return error_set(error, ERROR_USAGE, "this goal is a project and has no schedule that could rest");
    if (!goals_is_active(&before))
        return error_set(error, ERROR_USAGE, "this goal is %s; `holdfast goal reopen` goes on with it",
                         before.archived ? "archived" : "finished");
    *goal = before;
    return write_schedule(store, present, arena, &before, before.schedule, until, error) &&
           goals_read_periods(store, arena, goal, error);
}

bool goals_pause(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                 daynum until, const char *what, struct error *error)
{
    if (!act_begin(store, present, what, error))
        return false;
    return act_end(store, pause_goal(store, present, arena, goal, until, error), error);
}

static bool delete_goal(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return row_delete(store, SQL_goal_delete, "goal", id, present, error);
}

bool goals_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "goal delete", error))
        return false;
    return act_end(store, delete_goal(store, present, id, error), error);
}

bool goals_delete_forever(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "goal delete", error))
        return false;
    bool done = delete_goal(store, present, id, error) && trash_clear_row(store, present, "goal", id, error);
    return act_end(store, done, error);
}
