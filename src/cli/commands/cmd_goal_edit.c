#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/goal_row.h"
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
    cli_say(cli, WORD_cmd_gone_copies, NULL);
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
    if (!rows_end(cli, done, error))
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

const struct command cmd_goal_edit = {
    .name = "goal edit",
    .synopsis = "goal edit GOAL [--title T] [--area A] [--every day|Nx|mon,wed,fri] [--by DAY] [--step TEXT]...",
    .summary = "change a goal",
    .details = "A habit stays a habit, and a project a project. --step adds a step behind the others; `holdfast goal "
               "step` changes one. --area= and --by= empty a field.",
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
};

const struct command cmd_goal_delete = {
    .name = "goal delete",
    .synopsis = "goal delete GOAL [--forever]",
    .summary = "delete a goal into the trash, or for good",
    .details = "The trash keeps it, with its marks and steps, for 30 days. --forever clears it everywhere in the file "
               "at once, asks nothing, and "
               "cannot be undone; the copies of the last seven days may still hold it.",
    .options = (const struct cli_option[]){{"forever", CLI_FLAG, NULL, "for good, without the trash"}, {0}},
    .operand_names = {"GOAL"},
    .operand_value = CLI_LINE,
    .run = run_delete,
};

const struct command cmd_goal_move = {
    .name = "goal move",
    .synopsis = "goal move GOAL up|down|first|last",
    .summary = "another place in the order of the Goals screen",
    .operand_names = {"GOAL", "up, down, first or last"},
    .operand_value = CLI_LINE,
    .run = run_move,
};
