#include "demo/life_parts.h"

#include <assert.h>
#include <string.h>

#include "words/texts.h"
#include "store/goals.h"
#include "store/harddays.h"

enum { WEEK = 7, UNMARKED_ONE_IN = 13 };

static bool add_habit(struct life *life, struct arena *arena, size_t index, daynum begun, struct goal *out)
{
    size_t              of = texts_sample_count("habit");
    struct texts_sample habit = texts_sample("habit", index % of);
    *out = (struct goal){.kind = GOAL_HABIT,
                         .title = habit.first,
                         .area = texts_sample("last", index % of).first,
                         .due_on = DAY_NONE,
                         .begun_on = begun,
                         .finished_on = DAY_NONE};
    bool readable = habit_read_stored(habit.second, &out->schedule);
    assert(readable);
    (void)readable;
    return goals_add(life->store, life->present, arena, out, life->error);
}

static bool mark(struct life *life, const struct goal *goal, daynum day, enum habit_mark_kind kind)
{
    return goals_mark(life->store, life->present, goal->id, day, kind, 0, life->error);
}

/* Older than the plan by a twelfth, so that there are as many marks as days of it: one day in thirteen has none. */
static bool write_long_habit(struct life *life, struct arena *arena, size_t index)
{
    struct goal goal;
    daynum      begun = day_add(life->present->today, -life->size.days - life->size.days / (UNMARKED_ONE_IN - 1));
    if (!add_habit(life, arena, index, begun, &goal))
        return false;
    for (daynum day = begun; day <= life->present->today; day++) {
        if (life_below(life, UNMARKED_ONE_IN) > 0 &&
            !mark(life, &goal, day, life_chance(life, 8) ? HABIT_SKIP : HABIT_DONE))
            return false;
    }
    return true;
}

/* x, - or . for a day; before what is told, whatever a good month is like. */
static char told(struct life *life, const struct goal *goal, const char *last, daynum day, size_t planned_after)
{
    daynum today = life->present->today, monday = day_week_start(today);
    if (goal->schedule.kind != HABIT_WEEKLY)
        return planned_after < strlen(last) ? last[planned_after] : life_chance(life, 80) ? 'x' : '.';
    char   of_week = last[day_weekday(day)];
    daynum weeks_ago = (monday - day_week_start(day)) / WEEK;
    bool   is_short = weeks_ago == 0 || weeks_ago > 4; /* this week, and those before the last four: half of it */
    return is_short && strchr(last, of_week) != last + day_weekday(day) ? '.' : of_week;
}

static bool write_habit(struct life *life, struct arena *arena, size_t index)
{
    static const int days_most[] = {80, 106, 90, 100};
    struct goal      goal;
    int              days = days_most[index % (sizeof days_most / sizeof *days_most)];
    daynum           today = life->present->today;
    size_t           planned_after = 0;
    if (!add_habit(life, arena, index, day_add(today, -(days < life->size.days ? days : life->size.days)), &goal))
        return false;
    const char *last = texts_sample("last", index).second;
    for (daynum day = today; day >= goal.begun_on; day--) {
        if (!habit_is_planned(&goal.schedule, day))
            continue;
        char held = told(life, &goal, last, day, planned_after++);
        if (held != '.' && !mark(life, &goal, day, held == 'x' ? HABIT_DONE : HABIT_SKIP))
            return false;
    }
    return true;
}

static bool write_project(struct life *life, struct arena *arena, size_t index)
{
    enum { DUE_DAYS = 20, BEGUN_DAYS = 6 };
    struct texts_sample project = texts_sample("project", index);
    daynum              today = life->present->today;
    struct goal         goal = {.kind = GOAL_PROJECT,
                                .title = project.first,
                                .area = texts_sample("in", index).first,
                                .due_on = index == 0 ? day_add(today, DUE_DAYS) : DAY_NONE,
                                .begun_on = day_add(today, -BEGUN_DAYS),
                                .finished_on = DAY_NONE,
                                .steps = ARENA_NEW(arena, struct goal_step, GOALS_STEPS_MAX)};
    for (const char *at = project.second; *at && goal.step_count < GOALS_STEPS_MAX;) {
        size_t length = strcspn(at, ";");
        goal.steps[goal.step_count++] =
            (struct goal_step){.text = arena_copy_bytes(arena, at, length), .done_on = DAY_NONE};
        at += length;
        at += strspn(at, "; ");
    }
    for (size_t i = 0; i < (goal.step_count + 1) / 2; i++)
        goal.steps[i].done_on = day_add(goal.begun_on, (int)i + 1);
    return goals_add(life->store, life->present, arena, &goal, life->error);
}

static bool write_hardday(struct life *life, struct arena *arena, size_t index)
{
    static const int days_ahead[] = {5, 36};
    struct hardday   hardday = {
          .day = day_add(life->present->today, days_ahead[index % (sizeof days_ahead / sizeof *days_ahead)]),
          .every = HARDDAY_YEAR,
          .text = texts_sample("hardday", index).first};
    return harddays_add(life->store, life->present, arena, &hardday, life->error);
}

/* Rows of the sample of one kind, each written by `write`. */
static bool write_each(struct life *life, struct arena *arena, size_t count,
                       bool (*write)(struct life *, struct arena *, size_t))
{
    for (size_t i = 0; i < count; i++) {
        if (!write(life, arena, i))
            return false;
    }
    return true;
}

bool life_write_goals(struct life *life, struct arena *arena)
{
    if (life->size.habits > 0)
        return write_each(life, arena, (size_t)life->size.habits, write_long_habit);
    return write_each(life, arena, texts_sample_count("habit"), write_habit) &&
           write_each(life, arena, texts_sample_count("project"), write_project) &&
           write_each(life, arena, texts_sample_count("hardday"), write_hardday);
}
