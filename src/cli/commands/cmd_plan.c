#include "cli/commands/commands.h"

#include <stdio.h>

#include "cli/rows.h"
#include "store/plans.h"

static void put_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct plan *plan = row;
    json_open_object(json);
    json_key(json, "id");
    json_number(json, plan->id);
    json_named(json, "trigger", plan->trigger);
    json_named(json, "action", plan->action);
    json_close_object(json);
}

static void put_line(struct cli *cli, const void *row)
{
    const struct plan *plan = row;
    struct buf         line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s: %s", (long long)plan->id, plan->trigger, plan->action);
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
}

static bool get(struct cli *cli, int64_t id, void *out, struct error *error)
{
    return plans_get(cli->store, id, cli->arena, out, error);
}

static bool delete_plan(struct cli *cli, int64_t id, struct error *error)
{
    return plans_delete(cli->store, &cli->present, id, error);
}

static const struct rows_kind kind = {
    .name = "plan",
    .delete_act = "plan delete",
    .deleted = WORD_cmd_plan_deleted,
    .size = sizeof(struct plan),
    .json = put_json,
    .line = put_line,
    .get = get,
    .delete = delete_plan,
};

static bool run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct plan plan = {.trigger = args->operands[0], .action = args->operands[1]};
    if (!cli_open(cli, STORE_WRITE, error) || !plans_add(cli->store, &cli->present, cli->arena, &plan, error))
        return false;
    rows_answer(cli, &kind, WORD_cmd_plan_added, plan.id, &plan);
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct plan plan;
    return rows_delete(cli, args, &kind, &plan, error);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct plan *plans;
    size_t       count;
    if (!cli_open(cli, STORE_READ, error) || !plans_list(cli->store, cli->arena, &plans, &count, error))
        return false;
    rows_list(cli, &kind, plans, count, ROWS_LAST_FIRST);
    return true;
}

const struct command cmd_plan = {
    .name = "plan",
    .synopsis = "plan [list | add | delete]",
    .summary = "plans for triggers, newest first",
    .shows = true,
    .run = run_list,
};

const struct command cmd_plan_add = {
    .name = "plan add",
    .synopsis = "plan add TRIGGER ACTION",
    .summary = "what you will do when that trigger comes",
    .details = "It is shown with every urge that names this trigger.",
    .operands_min = 2,
    .operands_max = 2,
    .operand_names = {"TRIGGER", "ACTION"},
    .operand_value = CLI_LINE,
    .shows = true,
    .run = run_add,
};

const struct command cmd_plan_list = {
    .name = "plan list",
    .synopsis = "plan list",
    .summary = "plans for triggers, newest first",
    .shows = true,
    .run = run_list,
};

const struct command cmd_plan_delete = {
    .name = "plan delete",
    .synopsis = "plan delete ID",
    .summary = "delete a plan",
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .shows = true,
    .run = run_delete,
};
