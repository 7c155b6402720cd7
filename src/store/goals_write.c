/* Goals are added, changed, put in order and deleted here. What would change nothing is not written: there is nothing to undo. */
#include <string.h>

#include "core/text.h"
#include "store/internal.h"
#include "store/goals_marks.h"

/* The columns from the title on, the same for a new row and a saved one. */
static void bind_goal(const struct goal *goal, struct value values[])
{
    values[0] = value_text(goal->title);
    values[1] = value_text(goal->area);
    values[2] = value_day(goal->kind == GOAL_PROJECT ? goal->due_on : DAY_NONE);
    values[3] = value_day(goal->begun_on);
    values[4] = value_day(goal->finished_on);
    values[5] = value_day(goal->archived ? goal->archived_on : DAY_NONE);
}

/* The schedule that holds from that day on; one that begins on it already is changed itself. */
static bool write_period(struct store *store, const struct present *present, int64_t goal_id,
                         const struct habit_period *period, struct error *error)
{
    char        uid[STORE_UID_SIZE], words[HABIT_SAY_SIZE];
    int64_t     id;
    bool        found;
    struct call asked = {SQL_goal_schedule_on, {value_number(goal_id), value_number(period->from)}};
    if (!row_one(store, &asked, NULL, row_read_id, &id, &found, error))
        return false;
    habit_say_stored(&period->schedule, words);
    struct call save = {SQL_goal_schedule_save, {[2] = value_text(words)}};
    struct call add = {SQL_goal_schedule_add,
                       {[2] = value_number(goal_id), value_number(period->from), value_text(words)}};
    return found ? call_save(store, &save, present, id, error) : call_add(store, &add, present, uid, &id, error);
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
    char        uid[STORE_UID_SIZE];
    struct call call = {SQL_goal_step_add,
                        {[2] = value_number(goal_id),
                         value_number((int64_t)place + 1),
                         value_text(step->text),
                         value_day(step->done_on)}};
    return call_add(store, &call, present, uid, &step->id, error);
}

static bool insert_goal(struct store *store, const struct present *present, struct arena *arena, struct goal *goal,
                        struct error *error)
{
    char        uid[STORE_UID_SIZE];
    struct goal added = *goal;
    if (!check_steps(goal, error))
        return false;
    if (added.begun_on == DAY_NONE)
        added.begun_on = present->today;
    added.archived_on = added.archived ? present->today : DAY_NONE;
    struct habit_period begun = {.from = added.begun_on, .schedule = added.schedule};
    added.steps = ARENA_NEW(arena, struct goal_step, added.step_count);
    struct call call = {SQL_goal_add, {[2] = value_text(goals_kind_name(added.kind))}};
    bind_goal(&added, &call.values[3]);
    if (!call_add(store, &call, present, uid, &added.id, error) ||
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
    return act_begin(store, present, "goal add", error) &&
           act_end(store, insert_goal(store, present, arena, goal, error), error);
}

static bool same_goal(const struct goal *a, const struct goal *b)
{
    return text_is_same(a->title, b->title) && text_is_same(a->area, b->area) && a->begun_on == b->begun_on &&
           a->finished_on == b->finished_on && a->archived == b->archived &&
           (a->kind == GOAL_HABIT || a->due_on == b->due_on);
}

static bool update_row(struct store *store, const struct present *present, const struct goal *goal, struct error *error)
{
    struct call call = {.sql = SQL_goal_save};
    bind_goal(goal, &call.values[2]);
    return call_save(store, &call, present, goal->id, error);
}

/* A step as it stands in the file. */
struct stored_step {
    struct goal_step step;
    int64_t          urge_id;
    int64_t          place;
    bool             kept; /* it is still one of the goal's */
};

static void read_stored_step(struct row *row, void *out)
{
    *(struct stored_step *)out = (struct stored_step){
        .step = {.id = row_id(row, 0), .text = row_words(row, 1), .done_on = row_day_or_none(row, 2)},
        .urge_id = row_id_or_none(row, 3),
        .place = row_number(row, 4, INT64_MIN, INT64_MAX)};
}

/* Another day than the one it was ticked on is no longer the urge's. */
static bool update_step(struct store *store, const struct present *present, const struct stored_step *before,
                        size_t place, const struct goal_step *step, struct error *error)
{
    bool same_day = before->step.done_on == step->done_on;
    if (same_day && before->place == (int64_t)place + 1 && text_is_same(before->step.text, step->text))
        return true;
    struct call call = {SQL_goal_step_save,
                        {[2] = value_number((int64_t)place + 1),
                         value_text(step->text),
                         value_day(step->done_on),
                         value_id(same_day ? before->urge_id : 0)}};
    return call_save(store, &call, present, step->id, error);
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
    struct call         call = {SQL_goal_steps, {value_number(goal->id)}};
    struct stored_step *stored;
    size_t              count;
    if (!row_all(store, &call, arena, read_stored_step, sizeof *stored, &stored, &count, error))
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
            !trash_delete_part(store, SQL_goal_step_delete, "goal_step", stored[i].step.id, present, error))
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
    return act_begin(store, present, what, error) &&
           act_end(store, update_goal(store, present, arena, goal, error), error);
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
    return act_begin(store, present, what, error) &&
           act_end(store, pause_goal(store, present, arena, goal, until, error), error);
}

static bool delete_goal(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return trash_delete(store, SQL_goal_delete, "goal", id, present, error);
}

bool goals_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return act_begin(store, present, "goal delete", error) &&
           act_end(store, delete_goal(store, present, id, error), error);
}

bool goals_delete_forever(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "goal delete", error))
        return false;
    bool done = delete_goal(store, present, id, error) && trash_clear_row(store, present, "goal", id, error);
    return act_end(store, done, error);
}

/* The order by hand: places count from 1; only the goals whose place changes are written. */
struct place {
    int64_t id, place;
};

static void read_place(struct row *row, void *out)
{
    *(struct place *)out = (struct place){row_id(row, 0), row_number(row, 1, INT64_MIN, INT64_MAX)};
}

static bool find_place(const struct place *places, size_t count, int64_t id, size_t *out, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (places[i].id == id) {
            *out = i;
            return true;
        }
    }
    row_say_absent("goal", id, error);
    return false;
}

static bool put_place(struct store *store, const struct present *present, const struct place *at, size_t place,
                      struct error *error)
{
    if (at->place == (int64_t)place + 1)
        return true;
    struct call call = {SQL_goal_place, {[2] = value_number((int64_t)place + 1)}};
    return call_save(store, &call, present, at->id, error);
}

static bool move_goal(struct store *store, const struct present *present, int64_t id, int64_t after,
                      struct arena *arena, struct error *error)
{
    struct call   call = {.sql = SQL_goal_places};
    struct place *places;
    size_t        count, from = 0, to = 0;
    if (!row_all(store, &call, arena, read_place, sizeof *places, &places, &count, error) ||
        !find_place(places, count, id, &from, error) || (after != 0 && !find_place(places, count, after, &to, error)))
        return false;
    if (id == after)
        return true;
    if (after != 0 && to < from)
        to++;
    struct place moved = places[from];
    if (from < to)
        memmove(&places[from], &places[from + 1], (to - from) * sizeof *places);
    else
        memmove(&places[to + 1], &places[to], (from - to) * sizeof *places);
    places[to] = moved;
    for (size_t i = 0; i < count && from != to; i++) {
        if (!put_place(store, present, &places[i], i, error))
            return false;
    }
    return true;
}

bool goals_move(struct store *store, const struct present *present, int64_t id, int64_t after, struct error *error)
{
    struct arena arena = {0};
    if (!act_begin(store, present, "goal move", error))
        return false;
    bool moved = move_goal(store, present, id, after, &arena, error);
    arena_free(&arena);
    return act_end(store, moved, error);
}
