#include "cli/commands/commands.h"

#include <stdio.h>

#include "cli/rows.h"
#include "store/reasons.h"

static void put_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct reason *reason = row;
    json_open_object(json);
    json_key(json, "id");
    json_number(json, reason->id);
    json_named(json, "text", reason->text);
    json_close_object(json);
}

static void put_line(struct cli *cli, const void *row)
{
    const struct reason *reason = row;
    struct buf           line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s", (long long)reason->id, reason->text);
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
}

static bool get(struct cli *cli, int64_t id, void *out, struct error *error)
{
    return reasons_get(cli->store, id, cli->arena, out, error);
}

static bool delete_reason(struct cli *cli, int64_t id, struct error *error)
{
    return reasons_delete(cli->store, &cli->present, id, error);
}

static const struct rows_kind kind = {
    .name = "reason",
    .delete_act = "reason delete",
    .deleted = WORD_cmd_reason_deleted,
    .size = sizeof(struct reason),
    .json = put_json,
    .line = put_line,
    .get = get,
    .delete = delete_reason,
};

static bool run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct reason reason = {.text = args->operands[0]};
    if (!cli_open(cli, STORE_WRITE, error) || !reasons_add(cli->store, &cli->present, cli->arena, &reason, error))
        return false;
    rows_answer(cli, &kind, WORD_cmd_reason_added, reason.id, &reason);
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct reason reason;
    return rows_delete(cli, args, &kind, &reason, error);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct reason *reasons;
    size_t         count;
    if (!cli_open(cli, STORE_READ, error) || !reasons_list(cli->store, cli->arena, &reasons, &count, error))
        return false;
    rows_list(cli, &kind, reasons, count, ROWS_LAST_FIRST);
    return true;
}

const struct command cmd_reason = {
    .name = "reason",
    .synopsis = "reason [list | add | delete]",
    .summary = "reasons, newest first",
    .shows = true,
    .run = run_list,
};

const struct command cmd_reason_add = {
    .name = "reason add",
    .synopsis = "reason add TEXT",
    .summary = "a reason why you keep this, in your own words",
    .details = "TEXT given as - is read from standard input.",
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"TEXT"},
    .operand_value = CLI_NOTE,
    .shows = true,
    .run = run_add,
};

const struct command cmd_reason_list = {
    .name = "reason list",
    .synopsis = "reason list",
    .summary = "reasons, newest first",
    .shows = true,
    .run = run_list,
};

const struct command cmd_reason_delete = {
    .name = "reason delete",
    .synopsis = "reason delete ID",
    .summary = "delete a reason",
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .shows = true,
    .run = run_delete,
};
