/*
 * A goal's end and its way back, its rest and what follows it. What is so already is said, and nothing is written.
 */
#include "cli/commands/commands.h"

#include <string.h>

#include "cli/goal_row.h"
#include "cli/rows.h"

/* Writes the end into the goal, or takes it away; false if it is so already. */
typedef bool change_fn(struct cli *cli, struct goal *goal);

static bool change(struct cli *cli, const char *text, const char *what, change_fn *change_goal, struct goal_row *row,
                   bool *again, struct error *error)
{
    if (!cli_open_existing(cli, error) || !rows_begin(cli, what, error))
        return false;
    bool done = goal_row_find(cli, text, row, error) && goal_row_stand(cli, row, error);
    if (done) {
        *again = !change_goal(cli, &row->goal);
        done = *again || goals_save(cli->store, &cli->present, cli->arena, &row->goal, what, error);
    }
    return rows_end(cli, done, error);
}

static bool finish(struct cli *cli, struct goal *goal)
{
    if (goal->finished_on != DAY_NONE)
        return false;
    goal->finished_on = cli->present.today;
    return true;
}

static bool archive(struct cli *cli, struct goal *goal)
{
    (void)cli;
    bool changes = !goal->archived;
    goal->archived = true;
    return changes;
}

static bool reopen(struct cli *cli, struct goal *goal)
{
    (void)cli;
    bool changes = !goals_is_active(goal);
    goal->archived = false;
    goal->finished_on = DAY_NONE;
    return changes;
}

static bool run_finish(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct goal_row row;
    bool            again = false;
    if (!change(cli, args->operands[0], "goal finish", finish, &row, &again, error))
        return false;
    goal_row_answer_day(cli, again ? WORD_cmd_goal_finished_already : WORD_cmd_goal_finished, &row,
                        row.goal.finished_on);
    return true;
}

static bool run_archive(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct goal_row row;
    bool            again = false;
    if (!change(cli, args->operands[0], "goal archive", archive, &row, &again, error))
        return false;
    goal_row_answer(cli, again ? WORD_cmd_goal_archived_already : WORD_cmd_goal_archived, &row);
    return true;
}

static bool run_reopen(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct goal_row row;
    bool            again = false;
    if (!change(cli, args->operands[0], "goal reopen", reopen, &row, &again, error))
        return false;
    goal_row_answer(cli, again ? WORD_cmd_goal_open_already : WORD_cmd_goal_reopened, &row);
    return true;
}

static bool rest(struct cli *cli, const char *text, daynum until, const char *what, struct goal_row *row, bool *again,
                 struct error *error)
{
    if (!cli_open_existing(cli, error) || !rows_begin(cli, what, error))
        return false;
    bool done = goal_row_find(cli, text, row, error);
    *again = done && goals_is_active(&row->goal) && row->goal.kind == GOAL_HABIT &&
             goals_paused_until(&row->goal, cli->present.today) == until;
    done = done && (*again || goals_pause(cli->store, &cli->present, cli->arena, &row->goal, until, what, error)) &&
           goal_row_stand(cli, row, error);
    return rows_end(cli, done, error);
}

static bool run_pause(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct goal_row row;
    const char     *given = cli_value(args, "until");
    daynum          until = DAY_LAST;
    bool            again;
    if (given && !when_read_day("--until", given, WHEN_ANY, &cli->present, &until, error))
        return false;
    if (given && until < cli->present.today)
        return error_set(error, ERROR_USAGE, "--until must be today or a day that lies ahead, not %s",
                         text_quote(given, strlen(given)).text);
    if (!rest(cli, args->operands[0], until, "goal pause", &row, &again, error))
        return false;
    if (given)
        goal_row_answer_day(cli, again ? WORD_cmd_goal_paused_already : WORD_cmd_goal_paused_until, &row, until);
    else
        goal_row_answer(cli, again ? WORD_cmd_goal_paused_already : WORD_cmd_goal_paused, &row);
    return true;
}

static bool run_resume(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct goal_row row;
    bool            again;
    if (!rest(cli, args->operands[0], DAY_NONE, "goal resume", &row, &again, error))
        return false;
    goal_row_answer(cli, again ? WORD_cmd_goal_goes_on_already : WORD_cmd_goal_resumed, &row);
    return true;
}

const struct command cmd_goal_finish = {
    .name = "goal finish",
    .synopsis = "goal finish GOAL",
    .summary = "a goal is reached, or done for good",
    .details = "It stays in the list, with its marks and steps. `holdfast goal reopen` goes on with it.",
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_finish,
};

const struct command cmd_goal_archive = {
    .name = "goal archive",
    .synopsis = "goal archive GOAL",
    .summary = "put a goal away, finished or not",
    .details = "It stays in the list, with its marks and steps. `holdfast goal reopen` brings it back.",
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_archive,
};

const struct command cmd_goal_reopen = {
    .name = "goal reopen",
    .synopsis = "goal reopen GOAL",
    .summary = "go on with a goal that was finished or put away",
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_reopen,
};

const struct command cmd_goal_pause = {
    .name = "goal pause",
    .synopsis = "goal pause GOAL [--until DAY]",
    .summary = "let a habit rest",
    .details =
        "From today on nothing is planned, and nothing is missed: the row and the strength stay as they are. It goes "
        "on after DAY, or with `holdfast goal resume`.",
    .options =
        (const struct cli_option[]){{"until", CLI_TEXT, "DAY", "the last day of the rest; open if not said"}, {0}},
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_pause,
};

const struct command cmd_goal_resume = {
    .name = "goal resume",
    .synopsis = "goal resume GOAL",
    .summary = "go on with a habit that rests",
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_resume,
};
