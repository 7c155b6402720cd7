#include "cli/commands/commands.h"

#include <stdlib.h>

#include "cli/goal_row.h"
#include "cli/rows.h"

static bool store_goal(struct cli *cli, const struct goal_change *change, const char *title, struct goal_row *row,
                       struct error *error)
{
    row->goal = (struct goal){.kind = change->every ? GOAL_HABIT : GOAL_PROJECT,
                              .title = title,
                              .due_on = DAY_NONE,
                              .begun_on = DAY_NONE,
                              .finished_on = DAY_NONE};
    return goal_row_apply(cli, change, &row->goal, error) && cli_open(cli, STORE_WRITE, error) &&
           goals_add(cli->store, &cli->present, cli->arena, &row->goal, error) && goal_row_stand(cli, row, error);
}

static bool run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct goal_change change = {0};
    struct goal_row    row = {0};
    if (!goal_row_read(cli, args, &change, error) || !store_goal(cli, &change, args->operands[0], &row, error))
        return false;
    goal_row_answer(cli, row.goal.kind == GOAL_HABIT ? WORD_cmd_goal_habit_added : WORD_cmd_goal_project_added, &row);
    return true;
}

/* Newest first: the last one made has the greatest id. */
static int by_age(const void *left, const void *right)
{
    int64_t a = ((const struct goal_row *)left)->goal.id, b = ((const struct goal_row *)right)->goal.id;
    return (a < b) - (a > b);
}

static bool load_all(struct cli *cli, struct goal_row **out, size_t *count, struct error *error)
{
    struct goal *goals;
    if (!goals_list(cli->store, cli->arena, &goals, count, error))
        return false;
    struct goal_row *rows = ARENA_NEW(cli->arena, struct goal_row, *count);
    for (size_t i = 0; i < *count; i++) {
        rows[i].goal = goals[i];
        if (!goal_row_stand(cli, &rows[i], error))
            return false;
    }
    qsort(rows, *count, sizeof *rows, by_age);
    *out = rows;
    return true;
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct goal_row *rows;
    size_t           count;
    if (!cli_open(cli, STORE_READ, error) || !load_all(cli, &rows, &count, error))
        return false;
    rows_list(cli, &goal_row_kind, rows, count, ROWS_AS_THEY_COME);
    return true;
}

const struct command cmd_goal[] = {
    {
        .name = "goal",
        .synopsis = "goal [list | add | done | skip | undo | step | finish | archive | reopen | edit | move | delete | "
                    "starters | starter]",
        .summary = "goals, newest first: habits and projects of your own",
        .details = "GOAL is an id, or the start of a title that fits one goal.",
        .run = run_list,
    },
    {
        .name = "goal add",
        .synopsis = "goal add TITLE [--area A] [--every day|Nx|mon,wed,fri] [--by DAY] [--step TEXT]...",
        .summary = "a goal: a habit with --every, else a project",
        .details = "A habit is done or skipped day by day: every day, N days a week (3x), or on weekdays. A project "
                   "may have steps and a day by which it shall be done; that day may lie ahead.\n\n"
                   "The area is a word of your own, or one of health, work, learning, hobby, passion, volunteering, "
                   "friends, family, home, getaway, appearance, dating, reminders.\n\n"
                   "TITLE given as - is read from standard input. `holdfast goal starters` lists some to begin with.",
        .options =
            (const struct cli_option[]){
                {"area", CLI_LINE, "A", "what it belongs to, such as health"},
                {"every", CLI_TEXT, "SCHEDULE", "day, 1x to 7x a week, or mon,wed,fri"},
                {"by", CLI_TEXT, "DAY", "the day by which a project shall be done"},
                {"step", CLI_LINE | CLI_MANY, "TEXT", "a step of a project"},
                {0},
            },
        .operand_names = {"TITLE"},
        .operand_value = CLI_LINE,
        .run = run_add,
    },
    {
        .name = "goal list",
        .synopsis = "goal list",
        .summary = "goals, newest first; finished and archived ones too",
        .run = run_list,
    },
    {0},
};
