#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/rows.h"
#include "store/lists.h"

static void put_json(struct cli *cli, struct json *json, const void *data)
{
    const struct hardday *row = data;
    json_open_object(json);
    json_named_number(json, "id", row->id);
    json_named_day(json, "day", row->day);
    json_named(json, "every", hardday_every_name(row->every));
    json_named(json, "text", row->text);
    json_named_day(json, "next_on", hardday_next(row->day, row->every, cli->present.today));
    json_close_object(json);
}

/* "today", "in 20 days, on Sat 12 Dec 2026", "over" */
static void put_next(struct cli *cli, struct buf *line, const struct hardday *row)
{
    daynum today = cli->present.today, next = hardday_next(row->day, row->every, today);
    char   date[WHEN_WORDS_SIZE];
    when_say_date_year(next, date);
    enum word   word = next == DAY_NONE ? WORD_cmd_hardday_over
                       : next == today  ? WORD_cmd_hardday_today
                                        : WORD_cmd_hardday_ahead;
    const char *days = next == DAY_NONE ? "" : cli_days(cli, next - today);
    buf_fill(line, texts_word(word), (struct buf_value[]){{"days", days}, {"date", date}, {0}});
}

static void put_line(struct cli *cli, const void *data)
{
    const struct hardday *row = data;
    struct buf            line = {.arena = cli->arena};
    char                  day[WHEN_DAY_SIZE];
    when_say_day(row->day, day);
    buf_printf(&line, "%lld  %s  ", (long long)row->id, day);
    if (row->every != HARDDAY_ONCE)
        buf_printf(&line, "every %s  ", hardday_every_name(row->every));
    buf_printf(&line, "%s  ", row->text);
    put_next(cli, &line, row);
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
}

static bool read_day(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    return when_read_day(label, text, WHEN_ANY, &cli->present, &((struct hardday *)row)->day, error);
}

/* "" is once. */
static bool read_every(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label;
    struct hardday *hardday = row;
    hardday->every = HARDDAY_ONCE;
    if (!*text || hardday_read_every(text, &hardday->every))
        return true;
    return error_set(error, ERROR_USAGE, "--every must be week or year, not %s", text_quote(text, strlen(text)).text);
}

static bool read_text(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label, (void)error;
    ((struct hardday *)row)->text = text;
    return true;
}

static const struct rows_kind kind = {
    .name = "hard day",
    .remove_act = "hardday delete",
    .edit_act = "hardday edit",
    .added = WORD_cmd_hardday_added,
    .changed = WORD_cmd_hardday_changed,
    .removed = WORD_cmd_hardday_deleted,
    .size = sizeof(struct hardday),
    .json = put_json,
    .line = put_line,
    .list = &lists_harddays,
    .blank = &(const struct hardday){.every = HARDDAY_ONCE},
    .fields = (const struct rows_field[]){{"day", read_day}, {"text", read_text}, {"every", read_every}, {0}},
};

const struct command cmd_hardday = {
    .name = "hardday",
    .synopsis = "hardday [list | add | edit | delete]",
    .summary = "days to be ready for, newest first",
    .run = rows_run_list,
    .rows = &kind,
};

const struct command cmd_hardday_list = {
    .name = "hardday list",
    .synopsis = "hardday list",
    .summary = "days to be ready for, newest first",
    .run = rows_run_list,
    .rows = &kind,
};

const struct command cmd_hardday_add = {
    .name = "hardday add",
    .synopsis = "hardday add DAY TEXT [--every week|year]",
    .summary = "a day to be ready for: a birthday, a handover",
    .details = "DAY may lie ahead. It stands on Today from 7 days before, with the plan that `holdfast plan add TEXT "
               "ACTION` made for the same TEXT. A yearly 29 February falls on the 28th where the year has none.",
    .options =
        (const struct cli_option[]){
            {"every", CLI_TEXT, "week|year", "it comes again; once if not said"},
            {0},
        },
    .operand_names = {"DAY", "TEXT"},
    .operand_value = CLI_LINE,
    .run = rows_run_add,
    .rows = &kind,
};

const struct command cmd_hardday_edit = {
    .name = "hardday edit",
    .synopsis = "hardday edit ID [TEXT] [--day DAY] [--text TEXT] [--every week|year]",
    .summary = "change a hard day",
    .details = "--every= makes it one that comes once.",
    .options =
        (const struct cli_option[]){
            {"day", CLI_TEXT, "DAY", "another day; it may lie ahead"},
            {"text", CLI_LINE, "TEXT", "other words for it"},
            {"every", CLI_TEXT | CLI_CLEARS, "week|year", "it comes again"},
            {0},
        },
    .operands_optional = 1,
    .operand_names = {"ID", "TEXT"},
    .operand_value = CLI_LINE,
    .run = rows_run_edit,
    .rows = &kind,
};

const struct command cmd_hardday_delete = {
    .name = "hardday delete",
    .synopsis = "hardday delete ID",
    .summary = "delete a hard day",
    .operand_names = {"ID"},
    .run = rows_run_delete,
    .rows = &kind,
};
