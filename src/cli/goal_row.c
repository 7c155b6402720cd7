#include "cli/goal_row.h"

#include <stdio.h>
#include <string.h>

static bool read_steps(const struct cli_args *args, struct goal_change *change, struct error *error)
{
    change->steps = cli_values(args, "step", &change->step_count);
    if (change->step_count > GOALS_STEPS_MAX)
        return error_set(error, ERROR_USAGE, "--step may be given at most %d times", GOALS_STEPS_MAX);
    return true;
}

static bool read_by(struct cli *cli, const char *by, struct goal_change *change, struct error *error)
{
    change->to.due_on = DAY_NONE;
    if (!by || !*by)
        return true;
    if (!when_read_day("--by", by, WHEN_ANY, &cli->present, &change->to.due_on, error))
        return false;
    if (change->to.due_on < cli->present.today)
        return error_set(error, ERROR_USAGE, "--by must be today or a date that lies ahead, such as 2026-12-24, not %s",
                         text_quote(by, strlen(by)).text);
    return true;
}

bool goal_row_read(struct cli *cli, const struct cli_args *args, struct goal_change *change, struct error *error)
{
    const char *area = cli_value(args, "area"), *every = cli_value(args, "every"), *by = cli_value(args, "by");
    change->area = area != NULL;
    change->every = every != NULL;
    change->by = by != NULL;
    change->to.area = area && *area ? area : NULL;
    if (!read_steps(args, change, error))
        return false;
    if (every && (by || change->step_count > 0))
        return error_set(error, ERROR_USAGE, "--every makes a habit, --%s a project; leave one of them out",
                         by ? "by" : "step");
    return (!every || habit_read_every("--every", every, &change->to.schedule, error)) &&
           read_by(cli, by, change, error);
}

static bool add_steps(struct cli *cli, const struct goal_change *change, struct goal *goal, struct error *error)
{
    if (goal->step_count + change->step_count > GOALS_STEPS_MAX)
        return error_set(error, ERROR_USAGE, "a goal has at most %d steps; this one would have %zu", GOALS_STEPS_MAX,
                         goal->step_count + change->step_count);
    struct goal_step *steps = ARENA_NEW(cli->arena, struct goal_step, goal->step_count + change->step_count);
    for (size_t i = 0; i < goal->step_count; i++)
        steps[i] = goal->steps[i];
    for (size_t i = 0; i < change->step_count; i++)
        steps[goal->step_count + i] = (struct goal_step){.text = change->steps[i], .done_on = DAY_NONE};
    goal->steps = steps;
    goal->step_count += change->step_count;
    return true;
}

bool goal_row_apply(struct cli *cli, const struct goal_change *change, struct goal *goal, struct error *error)
{
    if (change->every && goal->kind == GOAL_PROJECT)
        return error_set(error, ERROR_USAGE, "this goal is a project and has no schedule; --every is for habits");
    if ((change->by || change->step_count > 0) && goal->kind == GOAL_HABIT)
        return error_set(error, ERROR_USAGE, "this goal is a habit; --by and --step are for projects");
    if (change->title)
        goal->title = change->to.title;
    if (change->area)
        goal->area = change->to.area;
    if (change->every)
        goal->schedule = change->to.schedule;
    if (change->by)
        goal->due_on = change->to.due_on;
    return add_steps(cli, change, goal, error);
}

bool goal_row_stand(struct cli *cli, struct goal_row *row, struct error *error)
{
    row->days_done = 0;
    return goals_standing(cli->store, &row->goal, &cli->present, cli->arena, &row->standing, error) &&
           (!cli->json || goals_days_done(cli->store, row->goal.id, cli->present.today, &row->days_done, error));
}

bool goal_row_find(struct cli *cli, const char *text, struct goal_row *out, struct error *error)
{
    return goals_find(cli->store, text, cli->arena, &out->goal, error);
}

bool goal_row_load(struct cli *cli, int64_t id, struct goal_row *out, struct error *error)
{
    return goals_get(cli->store, id, cli->arena, &out->goal, error) && goal_row_stand(cli, out, error);
}

static void json_steps(struct json *json, const struct goal *goal)
{
    json_named_array(json, "steps");
    for (size_t i = 0; i < goal->step_count; i++) {
        json_open_object(json);
        json_named(json, "text", goal->steps[i].text);
        json_named_day(json, "done_on", goal->steps[i].done_on);
        json_close_object(json);
    }
    json_close_array(json);
}

/* What only a habit has is null for a project. */
static void json_habit(struct json *json, const struct goal_row *row, daynum today)
{
    bool   is_habit = row->goal.kind == GOAL_HABIT;
    daynum until = goals_paused_until(&row->goal, today);
    char   schedule[HABIT_SAY_SIZE];
    if (is_habit)
        habit_say_stored(&row->goal.schedule, schedule);
    json_named(json, "schedule", is_habit ? schedule : NULL);
    json_named_day(json, "paused_until", until == DAY_LAST ? DAY_NONE : until);
    json_named_bool(json, "paused", until != DAY_NONE);
    json_key(json, "streak");
    if (is_habit)
        json_number(json, row->standing.habit.streak);
    else
        json_null(json);
    json_key(json, "strength");
    if (is_habit)
        json_real(json, row->standing.habit.strength);
    else
        json_null(json);
}

static void put_json(struct cli *cli, struct json *json, const void *data)
{
    const struct goal_row *row = data;
    json_open_object(json);
    json_named_number(json, "id", row->goal.id);
    json_named(json, "uid", row->goal.uid);
    json_named(json, "title", row->goal.title);
    json_named(json, "area", row->goal.area);
    json_named(json, "kind", goals_kind_name(row->goal.kind));
    json_habit(json, row, cli->present.today);
    json_named_day(json, "due_on", row->goal.due_on);
    json_steps(json, &row->goal);
    json_named_number(json, "marks_total", row->days_done);
    json_named_bool(json, "done_today", row->standing.done_today);
    json_named_day(json, "finished_on", row->goal.finished_on);
    json_named_bool(json, "archived", row->goal.archived);
    json_close_object(json);
}

/* "Mon Wed Fri  3 in a row  strength 0.62"; "2 a week  4 weeks in a row, 1 this week  strength 0.30" */
static void put_habit(struct cli *cli, struct buf *line, const struct goal_row *row)
{
    const struct habit_schedule *schedule = &row->goal.schedule;
    const struct habit_standing *habit = &row->standing.habit;
    char                         words[HABIT_SAY_SIZE];
    habit_say(schedule, words);
    daynum until = goals_paused_until(&row->goal, cli->present.today);
    buf_printf(line, "  %s%s", words, until == DAY_NONE ? "" : ", paused");
    if (until != DAY_NONE && until != DAY_LAST) {
        char day[WHEN_DAY_SIZE];
        when_say_day(until, day);
        buf_printf(line, " until %s", day);
    }
    buf_puts(line, "  ");
    if (schedule->kind == HABIT_WEEKLY)
        buf_printf(line, "%s in a row, %d this week", rows_count(cli, habit->streak, "week", "weeks"),
                   (int)habit->week_done);
    else
        buf_printf(line, "%d in a row", (int)habit->streak);
    buf_printf(line, "  strength %.2f", habit->strength);
    if (row->standing.done_today || row->standing.skipped_today)
        buf_puts(line, row->standing.done_today ? "  done today" : "  skipped today");
}

static void put_project(struct cli *cli, struct buf *line, const struct goal *goal)
{
    size_t done = 0;
    for (size_t i = 0; i < goal->step_count; i++)
        done += goal->steps[i].done_on != DAY_NONE;
    if (goal->step_count > 0)
        buf_printf(line, "  %zu of %s", done, rows_count(cli, (int64_t)goal->step_count, "step", "steps"));
    if (goal->due_on != DAY_NONE) {
        char due[WHEN_DAY_SIZE];
        when_say_day(goal->due_on, due);
        buf_printf(line, "  by %s", due);
    }
}

static void put_steps(struct cli *cli, const struct goal *goal)
{
    for (size_t i = 0; i < goal->step_count; i++) {
        const struct goal_step *step = &goal->steps[i];
        struct buf              line = {.arena = cli->arena};
        char                    day[WHEN_DAY_SIZE];
        when_say_day(step->done_on, day);
        buf_printf(&line, "    %zu [%c] %s", i + 1, step->done_on == DAY_NONE ? ' ' : 'x', step->text);
        if (day[0])
            buf_printf(&line, "  %s", day);
        cli_put_line(cli, &line);
    }
}

static void put_line(struct cli *cli, const void *data)
{
    const struct goal_row *row = data;
    const struct goal     *goal = &row->goal;
    struct buf             line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s%s", (long long)goal->id, goal->title, rows_name(cli, goal->area));
    if (goal->kind == GOAL_HABIT)
        put_habit(cli, &line, row);
    else
        put_project(cli, &line, goal);
    if (goal->finished_on != DAY_NONE) {
        char finished[WHEN_DAY_SIZE];
        when_say_day(goal->finished_on, finished);
        buf_printf(&line, "  finished on %s", finished);
    }
    if (goal->archived)
        buf_puts(&line, "  archived");
    cli_put_line(cli, &line);
    put_steps(cli, goal);
}

static void answer(struct cli *cli, enum word sentence, const struct goal_row *row, const char *date)
{
    if (cli->json) {
        rows_put_json(cli, &goal_row_kind, row);
        return;
    }
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)row->goal.id);
    cli_say(cli, sentence, (struct buf_value[]){{"id", id}, {"title", row->goal.title}, {"date", date}, {0}});
    put_line(cli, row);
}

void goal_row_answer(struct cli *cli, enum word sentence, const struct goal_row *row)
{
    answer(cli, sentence, row, "");
}

void goal_row_answer_day(struct cli *cli, enum word sentence, const struct goal_row *row, daynum day)
{
    char date[WHEN_WORDS_SIZE];
    when_say_date_year(day, date);
    answer(cli, sentence, row, date);
}

const struct rows_kind goal_row_kind = {
    .name = "goal",
    .size = sizeof(struct goal_row),
    .json = put_json,
    .line = put_line,
};
