/*
 * Goals to begin with, from data/text/goals.txt. Each has one number for good, whatever is left out of the list, so that a number
 * that was read once still means the same goal.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/goal_row.h"
#include "cli/rows.h"

/* Fills the goal; false if that row of the table is no goal but an idea. */
static bool read_starter(struct cli *cli, size_t index, struct texts_goal *data, struct goal *out)
{
    *data = texts_goal(index);
    *out = (struct goal){.kind = GOAL_PROJECT,
                         .title = data->title,
                         .area = data->area,
                         .due_on = DAY_NONE,
                         .begun_on = DAY_NONE,
                         .finished_on = DAY_NONE};
    if (strcmp(data->kind, "habit") == 0) {
        out->kind = GOAL_HABIT;
        return habit_read_stored(data->detail, &out->schedule);
    }
    if (strcmp(data->kind, "project") != 0)
        return false;
    out->steps = ARENA_NEW(cli->arena, struct goal_step, GOALS_STEPS_MAX);
    for (const char *at = data->detail; *at && out->step_count < GOALS_STEPS_MAX;) {
        size_t length = strcspn(at, ";");
        out->steps[out->step_count++] =
            (struct goal_step){.text = arena_copy_bytes(cli->arena, at, length), .done_on = DAY_NONE};
        at += length;
        at += strspn(at, "; ");
    }
    return true;
}

/* Another list of steps fits where some contact has to stay. Nobody started yet: the usual one. */
static bool find_rules(struct cli *cli, const char **out, struct error *error)
{
    struct person person;
    *out = "standard";
    if (persons_find(cli->store, NULL, cli->arena, &person, error)) {
        if (person.rules.preset == RULES_LOW)
            *out = "low";
        return true;
    }
    if (error->kind != ERROR_ABSENT)
        return false;
    error->kind = ERROR_NONE;
    return true;
}

static void put_json(struct json *json, int64_t number, const struct goal *goal)
{
    char schedule[HABIT_SAY_SIZE];
    if (goal->kind == GOAL_HABIT)
        habit_say_stored(&goal->schedule, schedule);
    json_open_object(json);
    json_named_number(json, "number", number);
    json_named(json, "title", goal->title);
    json_named(json, "area", goal->area);
    json_named(json, "kind", goals_kind_name(goal->kind));
    json_named(json, "schedule", goal->kind == GOAL_HABIT ? schedule : NULL);
    json_named_array(json, "steps");
    for (size_t i = 0; i < goal->step_count; i++)
        json_text(json, goal->steps[i].text);
    json_close_array(json);
    json_close_object(json);
}

static void put_line(struct cli *cli, int64_t number, const struct goal *goal)
{
    char schedule[HABIT_SAY_SIZE];
    fprintf(cli->out, "%lld  %s (%s)", (long long)number, goal->title, goal->area);
    if (goal->kind == GOAL_HABIT) {
        habit_say(&goal->schedule, schedule);
        fprintf(cli->out, "  %s", schedule);
    }
    fputc('\n', cli->out);
    for (size_t i = 0; i < goal->step_count; i++)
        fprintf(cli->out, "    %zu %s\n", i + 1, goal->steps[i].text);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    const char *rules;
    int64_t     number = 0;
    struct json json = {.out = cli->out};
    if (!cli_open(cli, STORE_READ, error) || !find_rules(cli, &rules, error))
        return false;
    if (cli->json)
        json_open_array(&json);
    for (size_t i = 0; i < texts_goal_count(); i++) {
        struct texts_goal data;
        struct goal       goal;
        if (!read_starter(cli, i, &data, &goal))
            continue;
        number++;
        if (strcmp(data.fits, "any") != 0 && strcmp(data.fits, rules) != 0)
            continue;
        if (cli->json)
            put_json(&json, number, &goal);
        else
            put_line(cli, number, &goal);
    }
    if (cli->json) {
        json_close_array(&json);
        json_end(&json);
    }
    return true;
}

static bool find_starter(struct cli *cli, int64_t number, struct goal *out, struct error *error)
{
    int64_t           seen = 0;
    struct texts_goal data;
    for (size_t i = 0; i < texts_goal_count(); i++) {
        if (read_starter(cli, i, &data, out) && ++seen == number)
            return true;
    }
    return error_set(error, ERROR_ABSENT,
                     "there is no goal of that number to begin with; holdfast goal starters lists them");
}

static bool run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t         number;
    struct goal_row row = {0};
    if (!cli_id("the number", args->operands[0], &number, error) || !find_starter(cli, number, &row.goal, error) ||
        !cli_open(cli, STORE_WRITE, error) || !goals_add(cli->store, &cli->present, cli->arena, &row.goal, error) ||
        !goal_row_stand(cli, &row, error))
        return false;
    goal_row_answer(cli, row.goal.kind == GOAL_HABIT ? WORD_cmd_goal_habit_added : WORD_cmd_goal_project_added, &row);
    return true;
}

const struct command cmd_goal_starter[] = {
    {
        .name = "goal starters",
        .synopsis = "goal starters",
        .summary = "goals to begin with, by number",
        .details = "They are offered, and nothing more: clearing the reminders, a getaway, moving the body, and "
                   "others. What does not fit your rules is left out. `holdfast goal starter NUMBER` writes one down.",
        .run = run_list,
    },
    {
        .name = "goal starter",
        .synopsis = "goal starter NUMBER",
        .summary = "write down one of the goals to begin with",
        .details =
            "With its schedule or its steps, as `holdfast goal starters` shows it. Everything in it can be changed.",
        .operand_names = {"NUMBER"},
        .run = run_add,
    },
    {0},
};
