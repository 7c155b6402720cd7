/*
 * How a goal stands. core/habit.h looks at marks alone. Where a habit goes back for years, only those are read that can
 * change a figure: some weeks, and more of them, until a day that was missed ends the streak and what lies further back
 * has lost its weight in the strength.
 */
#include "store/goals_marks.h"

enum {
    WEEK = 7,
    STRENGTH_WEEKS = 76, /* even with a skip now and then what lies before them has less than no_weight */
    QUICK_WEEKS = 4,
    FURTHER = 8, /* a streak that began before all that was read is often as old as the habit: so many times as far */
};

/* What is asked for, and with it all that stands before it. */
enum reach { REACH_WEEK, REACH_STREAK, REACH_STRENGTH };

static const double no_weight = 1e-11; /* of a strength from 0 to 1: far below any digit that is shown */

/* The day as of which it stands for ever; DAY_NONE: it goes on. */
static daynum frozen_on(const struct goal *goal)
{
    bool is_archived_first = goal->archived && (goal->finished_on == DAY_NONE || goal->archived_on < goal->finished_on);
    return is_archived_first ? goal->archived_on : goal->finished_on;
}

/* The first day of a week, so many weeks before this one, or before the one in which it was finished or archived. */
static daynum window_start(const struct goal *goal, const struct present *present, int weeks)
{
    daynum frozen = frozen_on(goal), last = frozen != DAY_NONE && frozen < present->today ? frozen : present->today;
    daynum start = day_week_start(last + present->week_sunday) - present->week_sunday;
    return start - DAY_FIRST < weeks * WEEK ? DAY_FIRST : start - weeks * WEEK;
}

/* What was read of a habit: its marks from that day to today. */
struct window {
    daynum             from;
    struct goals_marks marks;
};

/* Reads on, back to that day. */
static bool widen(struct store *store, const struct goal *goal, const struct present *present, daynum from,
                  struct arena *arena, struct window *window, struct error *error)
{
    struct goals_marks marks = {0}, later = window->marks;
    daynum             until = window->from == DAY_NONE ? present->today : window->from - 1;
    if (!goals_marks_read(store, goal->id, from, until, arena, &marks, error))
        return false;
    for (size_t i = 0; i < later.count; i++) {
        marks.items = row_grow(arena, marks.items, marks.count, &marks.room, sizeof *marks.items);
        marks.items[marks.count++] = later.items[i];
    }
    *window = (struct window){.from = from, .marks = marks};
    return true;
}

static void look(const struct goal *goal, const struct present *present, const struct window *window,
                 struct goal_standing *out)
{
    struct habit_input input = {.periods = goal->periods,
                                .period_count = goal->period_count,
                                .created = goal->begun_on < window->from ? window->from : goal->begun_on,
                                .frozen_on = frozen_on(goal),
                                .today = present->today,
                                .week_sunday = present->week_sunday,
                                .marks = window->marks.items,
                                .mark_count = window->marks.count};
    out->habit = habit_compute(&input);
    const struct habit_mark *last = input.mark_count > 0 ? &input.marks[input.mark_count - 1] : NULL;
    out->done_today = last && last->day == present->today && last->kind == HABIT_DONE;
    out->skipped_today = last && last->day == present->today && last->kind == HABIT_SKIP;
}

static struct goal_standing stand_project(const struct goal *goal, daynum today)
{
    struct goal_standing standing = {.done_today = false};
    for (size_t i = 0; i < goal->step_count; i++)
        standing.done_today = standing.done_today || goal->steps[i].done_on == today;
    return standing;
}

static void read_day(struct row *row, void *out)
{
    *(daynum *)out = row_day_or_none(row, 0);
}

/* The first day that has a mark, however long ago; DAY_NONE without any. */
static bool find_first(struct store *store, int64_t goal_id, daynum *first, struct error *error)
{
    struct call call = {SQL_goal_marks_first, {value_number(goal_id)}};
    return row_each(store, &call, NULL, read_day, first, error);
}

/* From so many weeks before this one, and as many more as what is asked for needs. */
static bool stand(struct store *store, const struct goal *goal, const struct present *present, int weeks,
                  enum reach reach, struct arena *arena, struct goal_standing *out, struct error *error)
{
    struct goal_standing standing = stand_project(goal, present->today);
    daynum               first = DAY_NONE;
    if (goal->kind == GOAL_HABIT) {
        if (!find_first(store, goal->id, &first, error))
            return false;
        if (first == DAY_NONE || goal->begun_on < first)
            first = goal->begun_on;
        struct window window = {.from = DAY_NONE};
        for (;; weeks = standing.habit.streak_open ? weeks * FURTHER : weeks + weeks / 4) {
            daynum from = window_start(goal, present, weeks);
            if (!widen(store, goal, present, from, arena, &window, error))
                return false;
            look(goal, present, &window, &standing);
            if (reach == REACH_WEEK || from <= first || from == DAY_FIRST ||
                (!standing.habit.streak_open && (reach == REACH_STREAK || standing.habit.weight_before < no_weight)))
                break;
        }
    }
    *out = standing;
    return true;
}

bool goals_standing(struct store *store, const struct goal *goal, const struct present *present, struct arena *arena,
                    struct goal_standing *out, struct error *error)
{
    return stand(store, goal, present, STRENGTH_WEEKS, REACH_STRENGTH, arena, out, error);
}

bool goals_standing_quick(struct store *store, const struct goal *goal, const struct present *present,
                          struct arena *arena, struct goal_standing *out, struct error *error)
{
    if (!stand(store, goal, present, QUICK_WEEKS, REACH_STREAK, arena, out, error))
        return false;
    out->habit.strength = 0;
    return true;
}

bool goals_standing_week(struct store *store, const struct goal *goal, const struct present *present,
                         struct arena *arena, struct goal_standing *out, struct error *error)
{
    if (!stand(store, goal, present, 0, REACH_WEEK, arena, out, error))
        return false;
    out->habit.strength = 0;
    out->habit.streak = 0;
    return true;
}

bool goals_days_done(struct store *store, int64_t id, daynum today, int64_t *out, struct error *error)
{
    struct call call = {SQL_goal_marks_done, {value_number(id), value_number(today)}};
    return row_each(store, &call, NULL, row_read_count, out, error);
}
