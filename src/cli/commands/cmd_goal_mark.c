/*
 * The commands that mark a day of a habit. What is so already is said, and nothing is written.
 */
#include "cli/commands/commands.h"

#include "cli/goal_row.h"
#include "cli/rows.h"
#include "store/urges.h"

/* What the line says, read before the file is opened. */
struct marking {
    enum habit_mark_kind kind;
    daynum               day;
    int64_t              urge_id; /* 0: none */
};

static bool read_marking(struct cli *cli, const struct cli_args *args, enum habit_mark_kind kind,
                         struct marking *marking, struct error *error)
{
    const char *day = cli_value(args, "day");
    *marking = (struct marking){.kind = kind, .day = cli->present.today};
    if (day && !when_read_day("--day", day, WHEN_NOT_AHEAD, &cli->present, &marking->day, error))
        return false;
    return kind == HABIT_SKIP || !cli_value(args, "urge") ||
           cli_id("--urge", cli_value(args, "urge"), &marking->urge_id, error);
}

static bool find_habit(struct cli *cli, const char *text, struct goal_row *row, struct error *error)
{
    if (!goal_row_find(cli, text, row, error))
        return false;
    if (row->goal.kind == GOAL_PROJECT)
        return error_set(error, ERROR_USAGE,
                         "this goal is a project and has no days: goal step GOAL N ticks a step, goal finish GOAL ends "
                         "it");
    return true;
}

/* What the day holds; *found false: nothing. */
static bool find_mark(struct cli *cli, const struct goal_row *row, daynum day, struct habit_mark *out, bool *found,
                      struct error *error)
{
    struct habit_mark *marks;
    size_t             count;
    if (!goals_marks(cli->store, row->goal.id, day, day, cli->arena, &marks, &count, error))
        return false;
    *found = count > 0;
    if (*found)
        *out = marks[0];
    return true;
}

static bool write_mark(struct cli *cli, const struct marking *marking, struct goal_row *row, bool *again,
                       struct error *error)
{
    struct habit_mark mark;
    struct urge       urge;
    bool              found;
    if (marking->urge_id != 0 && !urges_get(cli->store, marking->urge_id, cli->arena, &urge, error))
        return false;
    if (!find_mark(cli, row, marking->day, &mark, &found, error))
        return false;
    *again = found && mark.kind == marking->kind && marking->urge_id == 0;
    return *again ||
           goals_mark(cli->store, &cli->present, row->goal.id, marking->day, marking->kind, marking->urge_id, error);
}

static bool run_mark(struct cli *cli, const struct cli_args *args, enum habit_mark_kind kind, struct error *error)
{
    struct marking  marking;
    struct goal_row row;
    bool            again = false, is_skip = kind == HABIT_SKIP;
    if (!read_marking(cli, args, kind, &marking, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, is_skip ? "goal skip" : "goal done", error))
        return false;
    bool done = find_habit(cli, args->operands[0], &row, error) && write_mark(cli, &marking, &row, &again, error) &&
                goal_row_stand(cli, &row, error);
    if (!rows_end(cli, done, error))
        return false;
    bool      is_planned = goals_is_planned(&row.goal, marking.day);
    enum word written = is_skip ? WORD_cmd_goal_skipped : WORD_cmd_goal_done;
    enum word before = is_skip ? WORD_cmd_goal_skipped_already : WORD_cmd_goal_done_already;
    enum word unplanned = is_skip ? WORD_cmd_goal_skipped_unplanned : WORD_cmd_goal_done_unplanned;
    goal_row_answer_day(cli, again ? before : is_planned ? written : unplanned, &row, marking.day);
    return true;
}

static bool run_done(struct cli *cli, const struct cli_args *args, struct error *error)
{
    return run_mark(cli, args, HABIT_DONE, error);
}

static bool run_skip(struct cli *cli, const struct cli_args *args, struct error *error)
{
    return run_mark(cli, args, HABIT_SKIP, error);
}

static bool run_undo(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct marking  marking;
    struct goal_row row;
    bool            found;
    char            day[WHEN_DAY_SIZE];
    if (!read_marking(cli, args, HABIT_SKIP, &marking, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, "goal undo", error))
        return false;
    when_say_day(marking.day, day);
    bool done = find_habit(cli, args->operands[0], &row, error) &&
                goals_unmark(cli->store, &cli->present, row.goal.id, marking.day, &found, error);
    if (done && !found)
        done = error_set(error, ERROR_ABSENT, "this goal has no mark on %s", day);
    done = done && goal_row_stand(cli, &row, error);
    if (!rows_end(cli, done, error))
        return false;
    goal_row_answer_day(cli, WORD_cmd_goal_unmarked, &row, marking.day);
    return true;
}

static const struct cli_option day_option[] = {
    {"day", CLI_TEXT, "DAY", "the day, today if not said"},
    {0},
};

const struct command cmd_goal_done = {
    .name = "goal done",
    .synopsis = "goal done GOAL [--day DAY] [--urge ID]",
    .summary = "a habit was done, today or on a day gone by",
    .details = "It takes the place of a skip. A day that a habit of weekdays does not plan is written down and counts "
               "for nothing. --urge names the urge instead of which it was done.",
    .options =
        (const struct cli_option[]){
            {"day", CLI_TEXT, "DAY", "the day, today if not said"},
            {"urge", CLI_TEXT, "ID", "the urge instead of which it was done"},
            {0},
        },
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_done,
};

const struct command cmd_goal_skip = {
    .name = "goal skip",
    .synopsis = "goal skip GOAL [--day DAY]",
    .summary = "a day of a habit that is passed over on purpose",
    .details = "A skipped day ends no row and lengthens none. It takes the place of what the day held.",
    .options = day_option,
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_skip,
};

const struct command cmd_goal_undo = {
    .name = "goal undo",
    .synopsis = "goal undo GOAL [--day DAY]",
    .summary = "take the mark of a day away again",
    .options = day_option,
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_undo,
};
