#include "cli/commands/commands.h"

#include <stdio.h>

#include "cli/rows.h"
#include "store/lists.h"

static void put_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct reason *reason = row;
    json_open_object(json);
    json_named_number(json, "id", reason->id);
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

static bool read_text(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label, (void)error;
    ((struct reason *)row)->text = text;
    return true;
}

static const struct rows_kind kind = {
    .name = "reason",
    .remove_act = "reason delete",
    .edit_act = "reason edit",
    .added = WORD_cmd_reason_added,
    .changed = WORD_cmd_reason_changed,
    .removed = WORD_cmd_reason_deleted,
    .size = sizeof(struct reason),
    .json = put_json,
    .line = put_line,
    .list = &lists_reasons,
    .blank = &(const struct reason){0},
    .fields = (const struct rows_field[]){{"text", read_text}, {0}},
};

const struct command cmd_reason = {
    .name = "reason",
    .synopsis = "reason [list | add | edit | delete]",
    .summary = "reasons, newest first",
    .run = rows_run_list,
    .rows = &kind,
};

const struct command cmd_reason_list = {
    .name = "reason list",
    .synopsis = "reason list",
    .summary = "reasons, newest first",
    .run = rows_run_list,
    .rows = &kind,
};

const struct command cmd_reason_add = {
    .name = "reason add",
    .synopsis = "reason add TEXT",
    .summary = "a reason why you keep this, in your own words",
    .details = "TEXT given as - is read from standard input.",
    .operand_names = {"TEXT"},
    .operand_value = CLI_NOTE,
    .run = rows_run_add,
    .rows = &kind,
};

const struct command cmd_reason_edit = {
    .name = "reason edit",
    .synopsis = "reason edit ID TEXT",
    .summary = "change a reason",
    .details = "TEXT given as - is read from standard input.",
    .options =
        (const struct cli_option[]){
            {"text", CLI_NOTE, "TEXT", "the new words"},
            {0},
        },
    .operands_optional = 1,
    .operand_names = {"ID", "TEXT"},
    .operand_value = CLI_NOTE,
    .run = rows_run_edit,
    .rows = &kind,
};

const struct command cmd_reason_delete = {
    .name = "reason delete",
    .synopsis = "reason delete ID",
    .summary = "delete a reason",
    .operand_names = {"ID"},
    .run = rows_run_delete,
    .rows = &kind,
};
