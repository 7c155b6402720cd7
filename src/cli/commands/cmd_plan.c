#include "cli/commands/commands.h"

#include <stdio.h>

#include "cli/rows.h"
#include "store/lists.h"

static void put_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct plan *plan = row;
    json_open_object(json);
    json_named_number(json, "id", plan->id);
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

static bool read_trigger(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label, (void)error;
    ((struct plan *)row)->trigger = text;
    return true;
}

static bool read_action(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label, (void)error;
    ((struct plan *)row)->action = text;
    return true;
}

static const struct rows_kind kind = {
    .name = "plan",
    .remove_act = "plan delete",
    .edit_act = "plan edit",
    .added = WORD_cmd_plan_added,
    .changed = WORD_cmd_plan_changed,
    .removed = WORD_cmd_plan_deleted,
    .size = sizeof(struct plan),
    .json = put_json,
    .line = put_line,
    .list = &lists_plans,
    .blank = &(const struct plan){0},
    .fields = (const struct rows_field[]){{"trigger", read_trigger}, {"action", read_action}, {0}},
};

const struct command cmd_plan = {
    .name = "plan",
    .synopsis = "plan [list | add | edit | delete]",
    .summary = "plans for triggers, newest first",
    .run = rows_run_list,
    .rows = &kind,
};

const struct command cmd_plan_list = {
    .name = "plan list",
    .synopsis = "plan list",
    .summary = "plans for triggers, newest first",
    .run = rows_run_list,
    .rows = &kind,
};

const struct command cmd_plan_add = {
    .name = "plan add",
    .synopsis = "plan add TRIGGER ACTION",
    .summary = "what you will do when that trigger comes",
    .details = "It is shown with every urge that names this trigger.",
    .operand_names = {"TRIGGER", "ACTION"},
    .operand_value = CLI_LINE,
    .run = rows_run_add,
    .rows = &kind,
};

const struct command cmd_plan_edit = {
    .name = "plan edit",
    .synopsis = "plan edit ID [--trigger TEXT] [--action TEXT]",
    .summary = "change a plan for a trigger",
    .options =
        (const struct cli_option[]){
            {"trigger", CLI_LINE, "TEXT", "another trigger"},
            {"action", CLI_LINE, "TEXT", "what you will do"},
            {0},
        },
    .operand_names = {"ID"},
    .run = rows_run_edit,
    .rows = &kind,
};

const struct command cmd_plan_delete = {
    .name = "plan delete",
    .synopsis = "plan delete ID",
    .summary = "delete a plan",
    .operand_names = {"ID"},
    .run = rows_run_delete,
    .rows = &kind,
};
