/*
 * What is changed in a goal: its fields, its place, its end and the way back, its rest. What is so already is said, and nothing is written.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/goal_row.h"
#include "cli/progress.h"
#include "cli/rows.h"

static bool change_goal(struct cli *cli, const char *text, const struct goal_change *change, struct goal_row *row,
                        struct error *error)
{
    if (!rows_begin(cli, "goal edit", error))
        return false;
    bool done = goal_row_find(cli, text, row, error) && goal_row_apply(cli, change, &row->goal, error) &&
                goals_save(cli->store, &cli->present, cli->arena, &row->goal, "goal edit", error) &&
                goal_row_load(cli, row->goal.id, row, error);
    return rows_end(cli, done, error);
}

static bool run_edit(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct goal_change change = {0};
    struct goal_row    row;
    const char        *title = cli_value(args, "title");
    if (!goal_row_read(cli, args, &change, error))
        return false;
    change.title = title != NULL;
    change.to.title = title;
    if (!title && !change.area && !change.every && !change.by && change.step_count == 0)
        return error_set(error, ERROR_USAGE, "say what to change: --title, --area, --every, --by or --step");
    if (!cli_open_existing(cli, error) || !change_goal(cli, args->operands[0], &change, &row, error))
        return false;
    goal_row_answer(cli, WORD_cmd_goal_changed, &row);
    return true;
}

static void say_gone(struct cli *cli, int64_t goal_id)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)goal_id);
    cli_say(cli, WORD_cmd_entry_gone, (struct buf_value[]){{"what", "Goal"}, {"id", id}, {0}});
    rows_say_gone(cli);
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct goal_row row;
    bool            forever = cli_has(args, "forever");
    if (!cli_open_existing(cli, error) || !rows_begin(cli, "goal delete", error))
        return false;
    bool done = goal_row_find(cli, args->operands[0], &row, error) && goal_row_stand(cli, &row, error) &&
                (forever ? goals_delete_forever(cli->store, &cli->present, row.goal.id, error)
                         : goals_delete(cli->store, &cli->present, row.goal.id, error));
    struct progress progress;
    progress_watch(&progress, cli, texts_word(WORD_gone_progress));
    done = rows_end(cli, done, error);
    progress_unwatch(&progress, cli);
    if (!done)
        return false;
    if (forever && !cli->json)
        say_gone(cli, row.goal.id);
    else
        goal_row_answer(cli, WORD_cmd_goal_deleted, &row);
    return true;
}

enum way { UP, DOWN, FIRST, LAST };

static bool read_way(const char *text, enum way *out, struct error *error)
{
    static const char *const names[] = {[UP] = "up", [DOWN] = "down", [FIRST] = "first", [LAST] = "last"};
    for (enum way way = UP; way <= LAST; way++) {
        *out = way;
        if (strcmp(text, names[way]) == 0)
            return true;
    }
    return error_set(error, ERROR_USAGE, "say where: up, down, first or last, not %s",
                     text_quote(text, strlen(text)).text);
}

/*
 * Behind which goal it goes, NULL for the front. False if it stands there already. Up and down step over what is finished or
 * archived, which the screen does not show among the others.
 */
static bool find_place(const struct goal *goals, size_t count, size_t at, enum way way, const struct goal **after)
{
    size_t to = at;
    if (way == FIRST)
        to = 0;
    if (way == LAST)
        to = count - 1;
    for (size_t i = at; way == UP && to == at && i-- > 0;)
        to = goals_is_active(&goals[i]) ? i : at;
    for (size_t i = at + 1; way == DOWN && to == at && i < count; i++)
        to = goals_is_active(&goals[i]) ? i : at;
    *after = to > at ? &goals[to] : to > 0 ? &goals[to - 1] : NULL;
    return to != at;
}

static bool move_goal(struct cli *cli, enum way way, struct goal_row *row, const struct goal **after, bool *moved,
                      struct error *error)
{
    struct goal *goals;
    size_t       count, at = 0;
    if (!goals_list(cli->store, cli->arena, &goals, &count, error))
        return false;
    while (at < count && goals[at].id != row->goal.id)
        at++;
    *moved = at < count && find_place(goals, count, at, way, after);
    return !*moved || goals_move(cli->store, &cli->present, row->goal.id, *after ? (*after)->id : 0, error);
}

static bool run_move(struct cli *cli, const struct cli_args *args, struct error *error)
{
    enum way           way;
    struct goal_row    row;
    const struct goal *after = NULL;
    bool               moved = false;
    if (!read_way(args->operands[1], &way, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, "goal move", error))
        return false;
    bool done = goal_row_find(cli, args->operands[0], &row, error) &&
                move_goal(cli, way, &row, &after, &moved, error) && goal_row_stand(cli, &row, error);
    if (!rows_end(cli, done, error))
        return false;
    if (cli->json) {
        rows_put_json(cli, &goal_row_kind, &row);
        return true;
    }
    enum word word = !moved ? WORD_cmd_goal_stays : after ? WORD_cmd_goal_moved_after : WORD_cmd_goal_moved_first;
    cli_say(cli, word, (struct buf_value[]){{"title", row.goal.title}, {"other", after ? after->title : ""}, {0}});
    return true;
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

/* Writes the end into the goal, or takes it away; false if it is so already. */
typedef bool end_fn(struct cli *cli, struct goal *goal);

static bool change_end(struct cli *cli, const struct cli_args *args, end_fn *end, enum word changed, enum word already,
                       struct error *error)
{
    const char     *what = args->command->name;
    struct goal_row row;
    bool            again = false;
    if (!cli_open_existing(cli, error) || !rows_begin(cli, what, error))
        return false;
    bool done = goal_row_find(cli, args->operands[0], &row, error) && goal_row_stand(cli, &row, error);
    if (done) {
        again = !end(cli, &row.goal);
        done = again || goals_save(cli->store, &cli->present, cli->arena, &row.goal, what, error);
    }
    if (!rows_end(cli, done, error))
        return false;
    goal_row_answer_day(cli, again ? already : changed, &row, row.goal.finished_on);
    return true;
}

static bool run_finish(struct cli *cli, const struct cli_args *args, struct error *error)
{
    return change_end(cli, args, finish, WORD_cmd_goal_finished, WORD_cmd_goal_finished_already, error);
}

static bool run_archive(struct cli *cli, const struct cli_args *args, struct error *error)
{
    return change_end(cli, args, archive, WORD_cmd_goal_archived, WORD_cmd_goal_archived_already, error);
}

static bool run_reopen(struct cli *cli, const struct cli_args *args, struct error *error)
{
    return change_end(cli, args, reopen, WORD_cmd_goal_reopened, WORD_cmd_goal_open_already, error);
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

const struct command cmd_goal_edit[] = {
    {
        .name = "goal finish",
        .synopsis = "goal finish GOAL",
        .summary = "a goal is reached, or done for good",
        .details = "It stays in the list, with its marks and steps. `holdfast goal reopen` goes on with it.",
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_finish,
    },
    {
        .name = "goal archive",
        .synopsis = "goal archive GOAL",
        .summary = "put a goal away, finished or not",
        .details = "It stays in the list, with its marks and steps. `holdfast goal reopen` brings it back.",
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_archive,
    },
    {
        .name = "goal reopen",
        .synopsis = "goal reopen GOAL",
        .summary = "go on with a goal that was finished or put away",
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_reopen,
    },
    {
        .name = "goal pause",
        .synopsis = "goal pause GOAL [--until DAY]",
        .summary = "let a habit rest",
        .details = "From today on nothing is planned, and nothing is missed: the row and the strength stay as they "
                   "are. It goes on after DAY, or with `holdfast goal resume`.",
        .options =
            (const struct cli_option[]){{"until", CLI_TEXT, "DAY", "the last day of the rest; open if not said"}, {0}},
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_pause,
    },
    {
        .name = "goal resume",
        .synopsis = "goal resume GOAL",
        .summary = "go on with a habit that rests",
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_resume,
    },
    {
        .name = "goal edit",
        .synopsis = "goal edit GOAL [--title T] [--area A] [--every day|Nx|mon,wed,fri] [--by DAY] [--step TEXT]...",
        .summary = "change a goal",
        .details = "A habit stays a habit, and a project a project. --step adds a step behind the others; `holdfast "
                   "goal step` changes one. --area= and --by= empty a field.",
        .options =
            (const struct cli_option[]){
                {"title", CLI_LINE, "T", "another title"},
                {"area", CLI_LINE | CLI_CLEARS, "A", "what it belongs to"},
                {"every", CLI_TEXT, "SCHEDULE", "day, 1x to 7x a week, or mon,wed,fri"},
                {"by", CLI_TEXT | CLI_CLEARS, "DAY", "the day by which a project shall be done"},
                {"step", CLI_LINE | CLI_MANY, "TEXT", "one more step of a project"},
                {0},
            },
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_edit,
    },
    {
        .name = "goal move",
        .synopsis = "goal move GOAL up|down|first|last",
        .summary = "another place in the order of the Goals screen",
        .operand_names = {"GOAL", "up, down, first or last"},
        .operand_value = CLI_LINE,
        .run = run_move,
    },
    {
        .name = "goal delete",
        .synopsis = "goal delete GOAL [--forever]",
        .summary = "delete a goal into the trash, or for good",
        .details =
            "The trash keeps it, with its marks and steps, for 30 days. --forever clears it everywhere in the file at "
            "once, and in its copies, asks nothing, and cannot be undone.",
        .options = (const struct cli_option[]){{"forever", CLI_FLAG, NULL, "for good, without the trash"}, {0}},
        .operand_names = {"GOAL"},
        .operand_value = CLI_LINE,
        .run = run_delete,
    },
    {0},
};
