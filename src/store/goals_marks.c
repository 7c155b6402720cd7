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

/* Of two living marks of a day, which a merge may leave, the one that was written later. */
static bool find_mark(struct store *store, int64_t goal_id, daynum day, struct stored_mark *out, struct error *error)
{
    struct row         row = {.statement = statements_get(store, SQL_goal_mark_on, error)};
    struct stored_mark mark = {.id = 0};
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, goal_id);
    statements_bind(row.statement, 2, day);
    if (row_next(&row, store, error))
        mark = (struct stored_mark){.id = row_number(&row, 0, 1, INT64_MAX),
                                    .kind = read_kind(&row, 1),
                                    .urge_id = row_number_or(&row, 2, 1, INT64_MAX, 0)};
    if (!row_end(&row, store, error))
        return false;
    *out = mark;
    return true;
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
    char          uid[STORE_UID_SIZE];
    int64_t       id;
    sqlite3_stmt *statement = row_new(store, SQL_goal_mark_add, present, uid, error);
    if (!statement)
        return false;
    statements_bind(statement, 3, goal_id);
    statements_bind(statement, 4, day);
    statements_bind_text(statement, 5, mark_names[kind]);
    statements_bind_if(statement, 6, urge_id != 0, urge_id);
    return statements_insert(store, statement, &id, error);
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
    sqlite3_stmt *statement = statements_get(store, SQL_goal_mark_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, before.id);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind_text(statement, 3, mark_names[kind]);
    statements_bind_if(statement, 4, urge_id != 0, urge_id);
    return statements_write(store, statement, error);
}

bool goals_mark(struct store *store, const struct present *present, int64_t id, daynum day, enum habit_mark_kind kind,
                int64_t urge_id, struct error *error)
{
    if (!act_begin(store, present, kind == HABIT_DONE ? "goal done" : "goal skip", error))
        return false;
    return act_end(store, write_mark(store, present, id, day, kind, urge_id, error), error);
}

static bool remove_marks(struct store *store, const struct present *present, int64_t goal_id, daynum day, bool *any,
                         struct error *error)
{
    struct stored_mark mark;
    *any = false;
    if (!check_habit(store, goal_id, error) || !find_mark(store, goal_id, day, &mark, error))
        return false;
    while (mark.id != 0) {
        bool found;
        *any = true;
        if (!statements_delete(store, SQL_goal_mark_delete, mark.id, present->unix_ms, &found, error) ||
            !find_mark(store, goal_id, day, &mark, error))
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

static bool tick_step(struct store *store, const struct present *present, int64_t step_id, daynum day, int64_t urge_id,
                      struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_goal_step_get, error)};
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, step_id);
    bool    found = row_next(&row, store, error);
    daynum  before = found ? row_day_or_none(&row, 1) : DAY_NONE;
    int64_t before_urge = found ? row_number_or(&row, 2, 1, INT64_MAX, 0) : 0;
    if (!row_end(&row, store, error))
        return false;
    if (!found)
        return error_set(error, ERROR_ABSENT, "there is no step %lld; see: holdfast goal list", (long long)step_id);
    if (day != DAY_NONE && day > present->today)
        return say_ahead(error);
    if (before == day && (urge_id == 0 || urge_id == before_urge))
        return true;
    sqlite3_stmt *statement = statements_get(store, SQL_goal_step_tick, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, step_id);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind_if(statement, 3, day != DAY_NONE, day);
    statements_bind_if(statement, 4, day != DAY_NONE && urge_id != 0, urge_id);
    return statements_write(store, statement, error);
}

bool goals_tick(struct store *store, const struct present *present, int64_t step_id, daynum day, int64_t urge_id,
                struct error *error)
{
    if (!act_begin(store, present, "goal step", error))
        return false;
    return act_end(store, tick_step(store, present, step_id, day, urge_id, error), error);
}

bool goals_marks_read(struct store *store, int64_t goal_id, daynum first, daynum last, struct arena *arena,
                      struct goals_marks *marks, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_goal_marks, error), .arena = arena};
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, goal_id);
    statements_bind(row.statement, 2, first);
    statements_bind(row.statement, 3, last);
    while (row_next(&row, store, error)) {
        struct habit_mark mark = {.day = row_day(&row, 0), .kind = read_kind(&row, 1)};
        if (marks->count > 0 && marks->items[marks->count - 1].day == mark.day) {
            struct stored_mark later;
            if (!find_mark(store, goal_id, mark.day, &later, error)) {
                statements_end(row.statement);
                return false;
            }
            marks->items[marks->count - 1].kind = later.kind;
            continue;
        }
        marks->items = row_grow(arena, marks->items, marks->count, &marks->room, sizeof *marks->items);
        marks->items[marks->count++] = mark;
    }
    return row_end(&row, store, error);
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
