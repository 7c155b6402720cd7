#include "cli/commands.h"

#include <stdio.h>

#include "cli/rows.h"
#include "store/plans.h"

static void put_value(struct json *json, const struct plan *plan)
{
    json_open_object(json);
    json_key(json, "id");
    json_number(json, plan->id);
    json_key(json, "trigger");
    json_text(json, plan->trigger);
    json_key(json, "action");
    json_text(json, plan->action);
    json_close_object(json);
}

static void put_line(struct cli *cli, const struct plan *plan)
{
    struct buf line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s: %s", (long long)plan->id, plan->trigger, plan->action);
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
}

static void answer(struct cli *cli, enum word word, const struct plan *plan)
{
    if (cli->json) {
        struct json json = {.out = cli->out};
        put_value(&json, plan);
        json_end(&json);
        return;
    }
    cli_say(cli, word, NULL);
    put_line(cli, plan);
}

static bool run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct plan plan = {.trigger = args->operands[0], .action = args->operands[1]};
    if (!cli_open(cli, STORE_WRITE, error) || !plans_add(cli->store, &cli->present, cli->arena, &plan, error))
        return false;
    answer(cli, WORD_cmd_plan_added, &plan);
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t     id;
    struct plan plan;
    if (!cli_id("the plan", args->operands[0], &id, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, "plan delete", error))
        return false;
    bool done =
        plans_get(cli->store, id, cli->arena, &plan, error) && plans_delete(cli->store, &cli->present, id, error);
    if (!rows_end(cli, done, error))
        return false;
    answer(cli, WORD_cmd_plan_deleted, &plan);
    return true;
}

/* Lists are newest first; the store has them in the order they were added. */
static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct plan *plans;
    size_t       count;
    if (!cli_open(cli, STORE_READ, error) || !plans_list(cli->store, cli->arena, &plans, &count, error))
        return false;
    struct json json = {.out = cli->out};
    if (cli->json)
        json_open_array(&json);
    while (count-- > 0) {
        if (cli->json)
            put_value(&json, &plans[count]);
        else
            put_line(cli, &plans[count]);
    }
    if (cli->json) {
        json_close_array(&json);
        json_end(&json);
    }
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
