#include "cli/commands.h"

#include <stdio.h>

#include "cli/rows.h"
#include "store/reasons.h"

static void put_value(struct json *json, const struct reason *reason)
{
    json_open_object(json);
    json_key(json, "id");
    json_number(json, reason->id);
    json_key(json, "text");
    json_text(json, reason->text);
    json_close_object(json);
}

static void put_line(struct cli *cli, const struct reason *reason)
{
    struct buf line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s", (long long)reason->id, reason->text);
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
}

static void answer(struct cli *cli, enum word word, const struct reason *reason)
{
    if (cli->json) {
        struct json json = {.out = cli->out};
        put_value(&json, reason);
        json_end(&json);
        return;
    }
    cli_say(cli, word, NULL);
    put_line(cli, reason);
}

static bool run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct reason reason = {.text = args->operands[0]};
    if (!cli_open(cli, STORE_WRITE, error) || !reasons_add(cli->store, &cli->present, cli->arena, &reason, error))
        return false;
    answer(cli, WORD_cmd_reason_added, &reason);
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t       id;
    struct reason reason;
    if (!cli_id("the reason", args->operands[0], &id, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, "reason delete", error))
        return false;
    bool done =
        reasons_get(cli->store, id, cli->arena, &reason, error) && reasons_delete(cli->store, &cli->present, id, error);
    if (!rows_end(cli, done, error))
        return false;
    answer(cli, WORD_cmd_reason_deleted, &reason);
    return true;
}

/* Lists are newest first; the store has them in the order they were added. */
static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct reason *reasons;
    size_t         count;
    if (!cli_open(cli, STORE_READ, error) || !reasons_list(cli->store, cli->arena, &reasons, &count, error))
        return false;
    struct json json = {.out = cli->out};
    if (cli->json)
        json_open_array(&json);
    while (count-- > 0) {
        if (cli->json)
            put_value(&json, &reasons[count]);
        else
            put_line(cli, &reasons[count]);
    }
    if (cli->json) {
        json_close_array(&json);
        json_end(&json);
    }
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
