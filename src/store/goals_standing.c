/*
 * How a goal stands. core/habit.h looks at marks alone. Where a habit goes back for years, only those are read that can
 * change a figure: a few weeks, and twice as many, until a day that was missed ends the streak and what lies further back
 * has lost its weight in the strength.
 */
#include "store/goals_marks.h"

enum {
    WEEK = 7,
    STANDING_WEEKS = 143,
    EXACT_DAYS = 700, /* 6e-17 */
    QUICK_WEEKS = 4,
    NEAR_WEEKS = 40,
    NEAR_DAYS = 130, /* 1e-3 */
};

/* What was read of a habit: from a Monday to today, behind a week that is made up. */
struct reading {
    daynum             from;
    struct goals_marks marks;
};

static bool read_weeks(struct store *store, const struct goal *goal, daynum today, int weeks, struct arena *arena,
                       struct reading *out, struct error *error)
{
    daynum from = day_week_start(today);
    from = from - DAY_FIRST < weeks * WEEK ? DAY_FIRST : from - weeks * WEEK; /* which is a Monday as well */
    struct reading reading = {.from = from, .marks = {.room = WEEK, .count = WEEK}};
    reading.marks.items = ARENA_NEW(arena, struct habit_mark, WEEK);
    for (int i = 0; i < WEEK; i++)
        reading.marks.items[i] = (struct habit_mark){.day = from - WEEK + i, .kind = HABIT_DONE};
    if (!goals_marks_read(store, goal->id, from, today, arena, &reading.marks, error))
        return false;
    *out = reading;
    return true;
}

static struct habit_standing compute(const struct goal *goal, daynum today, const struct reading *reading,
                                     bool with_made_up)
{
    struct habit_input input = {.schedule = goal->schedule,
                                .created = goal->begun_on < reading->from ? reading->from : goal->begun_on,
                                .today = today,
                                .marks = reading->marks.items + (with_made_up ? 0 : WEEK),
                                .mark_count = reading->marks.count - (with_made_up ? 0 : WEEK)};
    return habit_compute(&input);
}

/* Would the streak go on with what lies before? Then a week in which every day was done lengthens it. */
static bool is_streak_whole(const struct goal *goal, daynum today, const struct reading *reading, int32_t streak)
{
    return reading->from == DAY_FIRST || compute(goal, today, reading, true).streak == streak;
}

/*
 * Have so many days been taken into the strength, that what lies before them weighs no more than 2^(-days / 13)? A skip
 * keeps at most its week from being taken in, of a daily habit its day; and so are, at the ends, this week and a part of
 * the first.
 */
static bool is_strength_whole(const struct goal *goal, daynum today, const struct reading *reading, int32_t days)
{
    int32_t taken = today - reading->from - 2 * WEEK;
    daynum  last = DAY_NONE;
    for (size_t i = WEEK; i < reading->marks.count; i++) {
        daynum week = day_week_start(reading->marks.items[i].day);
        if (reading->marks.items[i].kind != HABIT_SKIP)
            continue;
        if (goal->schedule.kind == HABIT_DAILY)
            taken--;
        else if (week != last)
            taken -= WEEK;
        last = week;
    }
    return reading->from == DAY_FIRST || taken >= days;
}

static void take_today(const struct reading *reading, daynum today, struct goal_standing *out)
{
    const struct habit_mark *last = &reading->marks.items[reading->marks.count - 1];
    out->done_today = last->day == today && last->kind == HABIT_DONE;
    out->skipped_today = last->day == today && last->kind == HABIT_SKIP;
}

static struct goal_standing stand_project(const struct goal *goal, daynum today)
{
    struct goal_standing standing = {.done_today = false};
    for (size_t i = 0; i < goal->step_count; i++)
        standing.done_today = standing.done_today || goal->steps[i].done_on == today;
    return standing;
}

/* How many marks there are, and the first day that has one; DAY_NONE without any. */
static bool sum_marks(struct store *store, int64_t goal_id, int64_t *total, daynum *first, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_goal_marks_sum, error)};
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, goal_id);
    if (row_next(&row, store, error)) {
        *total = row_number(&row, 0, 0, INT64_MAX);
        *first = row_day_or_none(&row, 1);
    }
    return row_end(&row, store, error);
}

bool goals_standing(struct store *store, const struct goal *goal, daynum today, struct arena *arena,
                    struct goal_standing *out, struct error *error)
{
    struct goal_standing standing = stand_project(goal, today);
    struct reading       reading;
    daynum               first = DAY_NONE;
    if (goal->kind == GOAL_HABIT) {
        if (!sum_marks(store, goal->id, &standing.marks_total, &first, error))
            return false;
        for (int weeks = STANDING_WEEKS;; weeks *= 2) {
            if (!read_weeks(store, goal, today, weeks, arena, &reading, error))
                return false;
            standing.habit = compute(goal, today, &reading, false);
            if (first == DAY_NONE || first >= reading.from || reading.from == DAY_FIRST ||
                (is_strength_whole(goal, today, &reading, EXACT_DAYS) &&
                 is_streak_whole(goal, today, &reading, standing.habit.streak)))
                break;
        }
        take_today(&reading, today, &standing);
    }
    *out = standing;
    return true;
}

/* From so many weeks, and as many more as the streak and the strength need; days: as above, 0: the strength is not asked for. */
static bool stand_by_weeks(struct store *store, const struct goal *goal, daynum today, int weeks, int32_t days,
                           struct arena *arena, struct goal_standing *out, struct error *error)
{
    struct goal_standing standing = stand_project(goal, today);
    struct reading       reading;
    if (goal->kind == GOAL_HABIT) {
        for (;; weeks *= 2) {
            if (!read_weeks(store, goal, today, weeks, arena, &reading, error))
                return false;
            standing.habit = compute(goal, today, &reading, false);
            if (is_streak_whole(goal, today, &reading, standing.habit.streak) &&
                (days == 0 || is_strength_whole(goal, today, &reading, days)))
                break;
        }
        take_today(&reading, today, &standing);
    }
    if (days == 0)
        standing.habit.strength = 0;
    *out = standing;
    return true;
}

bool goals_standing_quick(struct store *store, const struct goal *goal, daynum today, struct arena *arena,
                          struct goal_standing *out, struct error *error)
{
    return stand_by_weeks(store, goal, today, QUICK_WEEKS, 0, arena, out, error);
}

bool goals_standing_near(struct store *store, const struct goal *goal, daynum today, struct arena *arena,
                         struct goal_standing *out, struct error *error)
{
    return stand_by_weeks(store, goal, today, NEAR_WEEKS, NEAR_DAYS, arena, out, error);
}
