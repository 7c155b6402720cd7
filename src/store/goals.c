
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

static void read_period(struct row *row, void *out)
{
    struct habit_period *period = out;
    period->from = row_day(row, 0);
    if (!habit_read_stored(row_words(row, 1), &period->schedule))
        row->bad = true;
}

/* Of two for one day, which a merge may leave, the one that was written later holds. */
bool goals_read_periods(struct store *store, struct arena *arena, struct goal *goal, struct error *error)
{
    struct call          call = {SQL_goal_schedules, {value_number(goal->id)}};
    struct habit_period *periods;
    size_t               found, count = 0;
    if (!row_all(store, &call, arena, read_period, sizeof *periods, &periods, &found, error))
        return false;
    if (found == 0)
        return handle_fail(store, SQLITE_CORRUPT, error);
    for (size_t i = 0; i < found; i++) {
        if (count > 0 && periods[count - 1].from == periods[i].from)
            count--;
        periods[count++] = periods[i];
    }
    goal->periods = periods;
    goal->period_count = count;
    goal->schedule = periods[count - 1].schedule;
    goal->schedule.paused = false;
    return true;
}

static void read_step(struct row *row, void *out)
{
    *(struct goal_step *)out =
        (struct goal_step){.id = row_id(row, 0), .text = row_words(row, 1), .done_on = row_day_or_none(row, 2)};
}

static bool read_parts(struct store *store, struct arena *arena, struct goal *goal, struct error *error)
{
    struct call call = {SQL_goal_steps, {value_number(goal->id)}};
    return goal->kind == GOAL_PROJECT
               ? row_all(store, &call, arena, read_step, sizeof *goal->steps, &goal->steps, &goal->step_count, error)
               : goals_read_periods(store, arena, goal, error);
}

/* With its steps, or its schedules. */
static void read_goal(struct row *row, void *out)
{
    struct goal *goal = out;
    const char  *kind = row_words(row, 2);
    *goal = (struct goal){.id = row_id(row, 0),
                          .uid = row_words(row, 1),
                          .title = row_words(row, 3),
                          .area = row_text(row, 4),
                          .due_on = row_day_or_none(row, 5),
                          .begun_on = row_day(row, 6),
                          .finished_on = row_day_or_none(row, 7),
                          .archived_on = row_day_or_none(row, 8)};
    goal->archived = goal->archived_on != DAY_NONE;
    goal->kind = strcmp(kind, kind_names[GOAL_PROJECT]) == 0 ? GOAL_PROJECT : GOAL_HABIT;
    if (strcmp(kind, kind_names[goal->kind]) != 0)
        row->bad = true;
    row->failed = !row->bad && !read_parts(row->store, row->arena, goal, row->error);
}

bool goals_get(struct store *store, int64_t id, struct arena *arena, struct goal *out, struct error *error)
{
    return row_get(store, SQL_goal_get, id, "goal", arena, read_goal, out, error);
}

bool goals_list(struct store *store, struct arena *arena, struct goal **out, size_t *count, struct error *error)
{
    struct call call = {.sql = SQL_goal_list};
    return row_all(store, &call, arena, read_goal, sizeof **out, out, count, error);
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
