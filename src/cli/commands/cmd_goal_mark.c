/*
 * What is done for a goal: a day of a habit is marked, a step of a project is ticked, opened again, put in other words or taken out.
 * What is so already is said, and nothing is written.
 */
#include "cli/commands/commands.h"

#include <stdio.h>

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
        return error_set(
            error, ERROR_USAGE,
            "this goal is a project and has no days: goal step GOAL N ticks a step, goal finish GOAL ends it");
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

enum change { TICK, UNTICK, REWORD, REMOVE };

struct stepping {
    enum change change;
    int64_t     number;
    const char *text;
    daynum      day;
    int64_t     urge_id; /* 0: none */
};

static bool read_change(const struct cli_args *args, struct stepping *stepping, struct error *error)
{
    static const char *const names[] = {[UNTICK] = "undo", [REWORD] = "text", [REMOVE] = "remove"};
    for (enum change change = UNTICK; change <= REMOVE; change++) {
        if (!cli_has(args, names[change]))
            continue;
        if (stepping->change != TICK)
            return error_set(error, ERROR_USAGE, "--%s and --%s exclude each other; leave one of them out",
                             names[stepping->change], names[change]);
        stepping->change = change;
    }
    if (stepping->change == TICK)
        return true;
    if (cli_has(args, "day") || cli_has(args, "urge"))
        return error_set(error, ERROR_USAGE, "--%s goes with a tick; leave it or --%s out",
                         cli_has(args, "day") ? "day" : "urge", names[stepping->change]);
    return true;
}

static bool read_stepping(struct cli *cli, const struct cli_args *args, struct stepping *stepping, struct error *error)
{
    const char *day = cli_value(args, "day"), *urge = cli_value(args, "urge");
    *stepping = (struct stepping){.change = TICK, .text = cli_value(args, "text"), .day = cli->present.today};
    return cli_id("the step", args->operands[1], &stepping->number, error) && read_change(args, stepping, error) &&
           (!day || when_read_day("--day", day, WHEN_NOT_AHEAD, &cli->present, &stepping->day, error)) &&
           (!urge || cli_id("--urge", urge, &stepping->urge_id, error));
}

static bool find_step(struct cli *cli, const char *text, const struct stepping *stepping, struct goal_row *row,
                      struct goal_step **out, struct error *error)
{
    struct urge urge;
    if (!goal_row_find(cli, text, row, error))
        return false;
    if (row->goal.kind == GOAL_HABIT)
        return error_set(error, ERROR_USAGE, "this goal is a habit and has no steps: goal done GOAL marks a day");
    if (row->goal.step_count == 0)
        return error_set(error, ERROR_ABSENT, "this goal has no steps yet: goal edit GOAL --step TEXT adds one");
    if (stepping->number < 1 || stepping->number > (int64_t)row->goal.step_count)
        return error_set(error, ERROR_ABSENT, "this goal has the steps 1 to %zu, and no step %lld",
                         row->goal.step_count, (long long)stepping->number);
    *out = &row->goal.steps[stepping->number - 1];
    return stepping->urge_id == 0 || urges_get(cli->store, stepping->urge_id, cli->arena, &urge, error);
}

static bool save(struct cli *cli, struct goal *goal, struct error *error)
{
    return goals_save(cli->store, &cli->present, cli->arena, goal, "goal step", error);
}

static bool remove_step(struct cli *cli, struct goal *goal, const struct goal_step *step, struct error *error)
{
    for (size_t i = (size_t)(step - goal->steps); i + 1 < goal->step_count; i++)
        goal->steps[i] = goal->steps[i + 1];
    goal->step_count--;
    return save(cli, goal, error);
}

static bool write_step(struct cli *cli, const struct stepping *stepping, struct goal *goal, struct goal_step *step,
                       struct error *error)
{
    switch (stepping->change) {
    case TICK:
        return goals_tick(cli->store, &cli->present, step->id, stepping->day, stepping->urge_id, error);
    case UNTICK:
        if (step->done_on == DAY_NONE)
            return error_set(error, ERROR_ABSENT, "this step is not ticked");
        return goals_tick(cli->store, &cli->present, step->id, DAY_NONE, 0, error);
    case REWORD:
        step->text = stepping->text;
        return save(cli, goal, error);
    case REMOVE:
    default:
        return remove_step(cli, goal, step, error);
    }
}

static bool all_ticked(const struct goal *goal)
{
    for (size_t i = 0; i < goal->step_count; i++) {
        if (goal->steps[i].done_on == DAY_NONE)
            return false;
    }
    return true;
}

static void say(struct cli *cli, enum word word, int64_t number, const struct goal_step *step)
{
    char digits[24], date[WHEN_WORDS_SIZE];
    snprintf(digits, sizeof digits, "%lld", (long long)number);
    when_say_date_year(step->done_on, date);
    cli_say(cli, word, (struct buf_value[]){{"number", digits}, {"step", step->text}, {"date", date}, {0}});
}

static void answer(struct cli *cli, const struct stepping *stepping, bool again, const struct goal_step *step,
                   const struct goal_row *row)
{
    static const enum word words[] = {[TICK] = WORD_cmd_goal_ticked,
                                      [UNTICK] = WORD_cmd_goal_unticked,
                                      [REWORD] = WORD_cmd_goal_reworded,
                                      [REMOVE] = WORD_cmd_goal_step_removed};
    if (cli->json) {
        rows_put_json(cli, &goal_row_kind, row);
        return;
    }
    say(cli, again ? WORD_cmd_goal_ticked_already : words[stepping->change], stepping->number, step);
    goal_row_kind.line(cli, row);
    if (stepping->change == TICK && !again && all_ticked(&row->goal) && row->goal.finished_on == DAY_NONE)
        cli_say(cli, WORD_cmd_goal_all_ticked, NULL);
}

/* *told is the step as the answer names it; *again that it was ticked already. */
static bool change_step(struct cli *cli, const char *text, const struct stepping *stepping, struct goal_row *row,
                        struct goal_step *told, bool *again, struct error *error)
{
    struct goal_step *step = NULL;
    if (!find_step(cli, text, stepping, row, &step, error))
        return false;
    *again = stepping->change == TICK && step->done_on != DAY_NONE && stepping->urge_id == 0;
    *told = *step;
    if (stepping->change == REWORD)
        told->text = stepping->text;
    if (!*again && !write_step(cli, stepping, &row->goal, step, error))
        return false;
    return goal_row_load(cli, row->goal.id, row, error);
}

static bool run_step(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct stepping  stepping;
    struct goal_row  row;
    struct goal_step told = {0};
    bool             again = false;
    if (!read_stepping(cli, args, &stepping, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, "goal step", error))
        return false;
    bool done = change_step(cli, args->operands[0], &stepping, &row, &told, &again, error);
    if (!rows_end(cli, done, error))
        return false;
    answer(cli, &stepping, again, &told, &row);
    return true;
}

static const struct cli_option day_option[] = {
    {"day", CLI_TEXT, "DAY", "the day, today if not said"},
    {0},
};

const struct command cmd_goal_mark[] = {
    {
        .name = "goal done",
        .synopsis = "goal done GOAL [--day DAY] [--urge ID]",
        .summary = "a habit was done, today or on a day gone by",
        .details = "It takes the place of a skip. A day that a habit of weekdays does not plan is written down and "
                   "counts for nothing. --urge names the urge instead of which it was done.",
        .options =
            (const struct cli_option[]){
                {"day", CLI_TEXT, "DAY", "the day, today if not said"},
                {"urge", CLI_TEXT, "ID", "the urge instead of which it was done"},
                {0},
            },
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_done,
    },
    {
        .name = "goal skip",
        .synopsis = "goal skip GOAL [--day DAY]",
        .summary = "a day of a habit that is passed over on purpose",
        .details = "A skipped day ends no row and lengthens none. It takes the place of what the day held.",
        .options = day_option,
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_skip,
    },
    {
        .name = "goal undo",
        .synopsis = "goal undo GOAL [--day DAY]",
        .summary = "take the mark of a day away again",
        .options = day_option,
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_undo,
    },
    {
        .name = "goal step",
        .synopsis = "goal step GOAL N [--day DAY] [--urge ID] [--undo | --text TEXT | --remove]",
        .summary = "tick step N of a project",
        .details = "Steps are counted from 1. --undo takes the tick away, --text puts the step in other words, "
                   "--remove takes it out. --urge names the urge instead of which it was done.",
        .options =
            (const struct cli_option[]){
                {"day", CLI_TEXT, "DAY", "the day, today if not said"},
                {"urge", CLI_TEXT, "ID", "the urge instead of which it was done"},
                {"undo", CLI_FLAG, NULL, "take the tick away"},
                {"text", CLI_LINE, "TEXT", "other words for the step"},
                {"remove", CLI_FLAG, NULL, "take the step out"},
                {0},
            },
        .operand_names = {"GOAL", "N"},
        .operand_value = CLI_LINE,
        .run = run_step,
    },
    {0},
};
