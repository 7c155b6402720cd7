/* What the days of a habit held, and the steps of a project that are ticked. */
#include <string.h>

#include "store/goals_marks.h"

static bool say_ahead(struct error *error)
{
    return error_set(error, ERROR_USAGE, "the day of a goal must not lie after today; give today or a day before it");
}

/* A mark as it stands in the file; id 0: none. */
struct stored_mark {
    int64_t              id, urge_id;
    enum habit_mark_kind kind;
};

static const char *const mark_names[] = {"done", "skip"};

static enum habit_mark_kind read_kind(struct row *row, int column)
{
    const char *name = (const char *)sqlite3_column_text(row->statement, column);
    if (name && strcmp(name, mark_names[HABIT_DONE]) == 0)
        return HABIT_DONE;
    row->bad = row->bad || !name || strcmp(name, mark_names[HABIT_SKIP]) != 0;
    return HABIT_SKIP;
}

static void read_stored(struct row *row, void *out)
{
    *(struct stored_mark *)out =
        (struct stored_mark){.id = row_id(row, 0), .kind = read_kind(row, 1), .urge_id = row_id_or_none(row, 2)};
}

/* Of two living marks of a day, which a merge may leave, the one that was written later. */
static bool find_mark(struct store *store, int64_t goal_id, daynum day, struct stored_mark *out, struct error *error)
{
    struct call call = {SQL_goal_mark_on, {value_number(goal_id), value_number(day)}};
    bool        found;
    *out = (struct stored_mark){.id = 0};
    return row_one(store, &call, NULL, read_stored, out, &found, error);
}

static bool check_habit(struct store *store, int64_t id, struct error *error)
{
    struct arena arena = {0};
    struct goal  goal;
    bool         found = goals_get(store, id, &arena, &goal, error);
    bool         is_habit = found && goal.kind == GOAL_HABIT;
    arena_free(&arena);
    if (found && !is_habit)
        return error_set(error, ERROR_USAGE, "goal %lld is a project: its steps are ticked, not its days",
                         (long long)id);
    return found;
}

static bool add_mark(struct store *store, const struct present *present, int64_t goal_id, daynum day,
                     enum habit_mark_kind kind, int64_t urge_id, struct error *error)
{
    char        uid[STORE_UID_SIZE];
    int64_t     id;
    struct call call = {
        SQL_goal_mark_add,
        {[2] = value_number(goal_id), value_number(day), value_text(mark_names[kind]), value_id(urge_id)}};
    return call_add(store, &call, present, uid, &id, error);
}

static bool write_mark(struct store *store, const struct present *present, int64_t goal_id, daynum day,
                       enum habit_mark_kind kind, int64_t urge_id, struct error *error)
{
    struct stored_mark before;
    if (!check_habit(store, goal_id, error))
        return false;
    if (day > present->today)
        return say_ahead(error);
    if (!find_mark(store, goal_id, day, &before, error))
        return false;
    if (before.id == 0)
        return add_mark(store, present, goal_id, day, kind, urge_id, error);
    if (before.kind == kind && (urge_id == 0 || urge_id == before.urge_id)) /* it is so already, and keeps its urge */
        return true;
    struct call call = {SQL_goal_mark_save, {[2] = value_text(mark_names[kind]), value_id(urge_id)}};
    return call_save(store, &call, present, before.id, error);
}

bool goals_mark(struct store *store, const struct present *present, int64_t id, daynum day, enum habit_mark_kind kind,
                int64_t urge_id, struct error *error)
{
    return act_begin(store, present, kind == HABIT_DONE ? "goal done" : "goal skip", error) &&
           act_end(store, write_mark(store, present, id, day, kind, urge_id, error), error);
}

static bool remove_marks(struct store *store, const struct present *present, int64_t goal_id, daynum day, bool *any,
                         struct error *error)
{
    struct stored_mark mark;
    *any = false;
    if (!check_habit(store, goal_id, error) || !find_mark(store, goal_id, day, &mark, error))
        return false;
    while (mark.id != 0) {
        struct call call = {.sql = SQL_goal_mark_delete};
        *any = true;
        if (!call_save(store, &call, present, mark.id, error) || !find_mark(store, goal_id, day, &mark, error))
            return false;
    }
    return true;
}

bool goals_unmark(struct store *store, const struct present *present, int64_t id, daynum day, bool *found,
                  struct error *error)
{
    bool any;
    if (!act_begin(store, present, "goal undo", error))
        return false;
    if (!act_end(store, remove_marks(store, present, id, day, &any, error), error))
        return false;
    *found = any;
    return true;
}

/* On which day a step was ticked, and in which urge. */
struct tick {
    daynum  day;
    int64_t urge_id;
};

static void read_tick(struct row *row, void *out)
{
    *(struct tick *)out = (struct tick){row_day_or_none(row, 1), row_id_or_none(row, 2)};
}

static bool tick_step(struct store *store, const struct present *present, int64_t step_id, daynum day, int64_t urge_id,
                      struct error *error)
{
    struct call asked = {SQL_goal_step_get, {value_number(step_id)}};
    struct call call = {SQL_goal_step_tick, {[2] = value_day(day), value_id(day == DAY_NONE ? 0 : urge_id)}};
    struct tick before;
    bool        found;
    if (!row_one(store, &asked, NULL, read_tick, &before, &found, error))
        return false;
    if (!found)
        return error_set(error, ERROR_ABSENT, "there is no step %lld; see: holdfast goal list", (long long)step_id);
    if (day != DAY_NONE && day > present->today)
        return say_ahead(error);
    if (before.day == day && (urge_id == 0 || urge_id == before.urge_id))
        return true;
    return call_save(store, &call, present, step_id, error);
}

bool goals_tick(struct store *store, const struct present *present, int64_t step_id, daynum day, int64_t urge_id,
                struct error *error)
{
    return act_begin(store, present, "goal step", error) &&
           act_end(store, tick_step(store, present, step_id, day, urge_id, error), error);
}

/* What marks are read into. */
struct reading {
    int64_t             goal_id;
    struct goals_marks *marks;
};

static void read_mark(struct row *row, void *out)
{
    struct reading     *reading = out;
    struct goals_marks *marks = reading->marks;
    struct habit_mark   mark = {.day = row_day(row, 0), .kind = read_kind(row, 1)};
    if (marks->count > 0 && marks->items[marks->count - 1].day == mark.day) {
        struct stored_mark later = {.kind = mark.kind};
        row->failed = !find_mark(row->store, reading->goal_id, mark.day, &later, row->error);
        marks->items[marks->count - 1].kind = later.kind;
        return;
    }
    marks->items = row_grow(row->arena, marks->items, marks->count, &marks->room, sizeof *marks->items);
    marks->items[marks->count++] = mark;
}

bool goals_marks_read(struct store *store, int64_t goal_id, daynum first, daynum last, struct arena *arena,
                      struct goals_marks *marks, struct error *error)
{
    struct call    call = {SQL_goal_marks, {value_number(goal_id), value_number(first), value_number(last)}};
    struct reading reading = {goal_id, marks};
    return row_each(store, &call, arena, read_mark, &reading, error);
}

bool goals_marks(struct store *store, int64_t id, daynum first, daynum last, struct arena *arena,
                 struct habit_mark **out, size_t *count, struct error *error)
{
    struct goals_marks marks = {.count = 0};
    if (!goals_marks_read(store, id, first == DAY_NONE ? DAY_FIRST : first, last == DAY_NONE ? DAY_LAST : last, arena,
                          &marks, error))
        return false;
    *out = marks.items;
    *count = marks.count;
    return true;
}
