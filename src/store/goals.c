
#include <stdlib.h>
#include <string.h>

#include "core/buf.h"
#include "core/fold.h"
#include "core/text.h"
#include "store/goals_marks.h"

static const char *const kind_names[] = {"habit", "project"};

const char *goals_kind_name(enum goal_kind kind)
{
    return kind_names[kind];
}

bool goals_is_active(const struct goal *goal)
{
    return goal->finished_on == DAY_NONE && !goal->archived;
}

bool goals_is_planned(const struct goal *goal, daynum day)
{
    return habit_is_planned(habit_schedule_on(goal->periods, goal->period_count, day), day);
}

daynum goals_paused_until(const struct goal *goal, daynum day)
{
    if (goal->kind == GOAL_PROJECT || !habit_schedule_on(goal->periods, goal->period_count, day)->paused)
        return DAY_NONE;
    for (size_t i = 0; i < goal->period_count; i++) {
        if (goal->periods[i].from > day && !goal->periods[i].schedule.paused)
            return goal->periods[i].from - 1;
    }
    return DAY_LAST;
}

static struct goal read_goal(struct row *row)
{
    struct goal goal = {.id = row_number(row, 0, 1, INT64_MAX),
                        .uid = row_words(row, 1),
                        .title = row_words(row, 3),
                        .area = row_text(row, 4),
                        .due_on = row_day_or_none(row, 5),
                        .begun_on = row_day(row, 6),
                        .finished_on = row_day_or_none(row, 7),
                        .archived_on = row_day_or_none(row, 8)};
    goal.archived = goal.archived_on != DAY_NONE;
    const char *kind = row_words(row, 2);
    goal.kind = strcmp(kind, kind_names[GOAL_PROJECT]) == 0 ? GOAL_PROJECT : GOAL_HABIT;
    if (strcmp(kind, kind_names[goal.kind]) != 0)
        row->bad = true;
    return goal;
}

/* Of two for one day, which a merge may leave, the one that was written later holds. */
bool goals_read_periods(struct store *store, struct arena *arena, struct goal *goal, struct error *error)
{
    struct row           row = {.statement = statements_get(store, SQL_goal_schedules, error), .arena = arena};
    struct habit_period *periods = NULL;
    size_t               count = 0, room = 0;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, goal->id);
    while (row_next(&row, store, error)) {
        struct habit_period period = {.from = row_day(&row, 0)};
        if (!habit_read_stored(row_words(&row, 1), &period.schedule))
            row.bad = true;
        if (count > 0 && periods[count - 1].from == period.from)
            count--;
        periods = row_grow(arena, periods, count, &room, sizeof *periods);
        periods[count++] = period;
    }
    row.bad = row.bad || count == 0;
    if (!row_end(&row, store, error) || count == 0)
        return false;
    goal->periods = periods;
    goal->period_count = count;
    goal->schedule = periods[count - 1].schedule;
    goal->schedule.paused = false;
    return true;
}

static bool read_steps(struct store *store, struct arena *arena, struct goal *goal, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_goal_steps, error), .arena = arena};
    size_t     room = 0;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, goal->id);
    while (row_next(&row, store, error)) {
        goal->steps = row_grow(arena, goal->steps, goal->step_count, &room, sizeof *goal->steps);
        goal->steps[goal->step_count++] = (struct goal_step){
            .id = row_number(&row, 0, 1, INT64_MAX), .text = row_words(&row, 1), .done_on = row_day_or_none(&row, 2)};
    }
    return row_end(&row, store, error);
}

static bool read_parts(struct store *store, struct arena *arena, struct goal *goal, struct error *error)
{
    return goal->kind == GOAL_PROJECT ? read_steps(store, arena, goal, error)
                                      : goals_read_periods(store, arena, goal, error);
}

bool goals_get(struct store *store, int64_t id, struct arena *arena, struct goal *out, struct error *error)
{
    struct row row = {.arena = arena};
    if (!row_find(&row, store, SQL_goal_get, id, "goal", error))
        return false;
    struct goal goal = read_goal(&row);
    if (!row_end(&row, store, error) || !read_parts(store, arena, &goal, error))
        return false;
    *out = goal;
    return true;
}

bool goals_list(struct store *store, struct arena *arena, struct goal **out, size_t *count, struct error *error)
{
    struct row   row = {.statement = statements_get(store, SQL_goal_list, error), .arena = arena};
    struct goal *goals = NULL;
    size_t       found = 0, room = 0;
    while (row_next(&row, store, error)) {
        goals = row_grow(arena, goals, found, &room, sizeof *goals);
        goals[found++] = read_goal(&row);
    }
    if (!row_end(&row, store, error))
        return false;
    for (size_t i = 0; i < found; i++) {
        if (!read_parts(store, arena, &goals[i], error))
            return false;
    }
    *out = goals;
    *count = found;
    return true;
}

/* The beginnings that GOAL may be, each asked of all goals before the next one is. */
struct asking {
    const char *text;
    bool        active, any_case;
};

/* Does the title begin so? *whole: and nothing comes behind it. */
static bool begins(const struct asking *asking, const struct goal *goal, bool *whole)
{
    if (goals_is_active(goal) != asking->active || asking->text[0] == '\0')
        return false;
    if (asking->any_case) {
        *whole = fold_is_same(goal->title, asking->text);
        return fold_begins(goal->title, asking->text);
    }
    *whole = strcmp(goal->title, asking->text) == 0;
    return strncmp(goal->title, asking->text, strlen(asking->text)) == 0;
}

static bool say_several(const struct asking *asking, const struct goal **goals, size_t count, struct error *error)
{
    enum { NAMED_MOST = 3, TEXT_COLS = 20 };
    struct arena arena = {0};
    struct buf   list = {.arena = &arena};
    for (size_t i = 0; i < count && i < NAMED_MOST; i++) {
        buf_printf(&list, "%s%lld \"", i > 0 ? ", " : "", (long long)goals[i]->id);
        text_cut(&list, goals[i]->title, strlen(goals[i]->title), TEXT_COLS, false);
        buf_puts(&list, "\"");
    }
    if (count > NAMED_MOST)
        buf_printf(&list, " and %zu more", count - NAMED_MOST);
    struct text_quoted quoted = text_quote(asking->text, strlen(asking->text));
    error_set(error, ERROR_USAGE, "%s fits several goals: %s; give the number or more of the title", quoted.text,
              buf_text(&list));
    arena_free(&arena);
    return false;
}

/* *out NULL: none begins so. */
static bool find_title(const struct asking *asking, const struct goal *goals, size_t count, struct arena *arena,
                       const struct goal **out, struct error *error)
{
    const struct goal **fitting = ARENA_NEW(arena, const struct goal *, count);
    size_t              fits = 0;
    bool                any_whole = false;
    for (size_t i = 0; i < count; i++) {
        bool whole;
        if (!begins(asking, &goals[i], &whole) || (any_whole && !whole))
            continue;
        if (whole && !any_whole) /* those that go on behind it are not meant */
            fits = 0;
        any_whole = whole;
        fitting[fits++] = &goals[i];
    }
    if (fits > 1)
        return say_several(asking, fitting, fits, error);
    *out = fits ? fitting[0] : NULL;
    return true;
}

/* The number that the text is; 0: none. */
static int64_t read_id(const char *text)
{
    enum { DIGITS_MOST = 18 };
    size_t length = strspn(text, "0123456789");
    return length <= DIGITS_MOST && text[length] == '\0' ? strtoll(text, NULL, 10) : 0;
}

bool goals_find(struct store *store, const char *text, struct arena *arena, struct goal *out, struct error *error)
{
    struct goal       *goals;
    size_t             count;
    int64_t            id = read_id(text);
    const struct goal *found = NULL;
    if (!goals_list(store, arena, &goals, &count, error))
        return false;
    for (size_t i = 0; i < count && id > 0; i++) {
        if (goals[i].id == id)
            found = &goals[i];
    }
    for (int step = 0; step < 4 && !found; step++) {
        struct asking asking = {.text = text, .active = step < 2, .any_case = step % 2 == 1};
        if (!find_title(&asking, goals, count, arena, &found, error))
            return false;
    }
    if (!found) {
        struct text_quoted quoted = text_quote(text, strlen(text));
        return error_set(error, ERROR_ABSENT, "there is no goal %s; see: holdfast goal list", quoted.text);
    }
    *out = *found;
    return true;
}
