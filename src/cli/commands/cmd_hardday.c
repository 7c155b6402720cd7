#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/rows.h"
#include "store/harddays.h"

static void put_json(struct cli *cli, struct json *json, const void *data)
{
    const struct hardday *row = data;
    json_open_object(json);
    json_key(json, "id");
    json_number(json, row->id);
    json_key(json, "day");
    json_day(json, row->day);
    json_named(json, "every", hardday_every_name(row->every));
    json_named(json, "text", row->text);
    json_key(json, "next_on");
    json_day(json, hardday_next(row->day, row->every, cli->present.today));
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

static bool get(struct cli *cli, int64_t id, void *out, struct error *error)
{
    return harddays_get(cli->store, id, cli->arena, out, error);
}

static bool delete_row(struct cli *cli, int64_t id, struct error *error)
{
    return harddays_delete(cli->store, &cli->present, id, error);
}

static const struct rows_kind kind = {
    .name = "hard day",
    .delete_act = "hardday delete",
    .deleted = WORD_cmd_hardday_deleted,
    .size = sizeof(struct hardday),
    .json = put_json,
    .line = put_line,
    .get = get,
    .delete = delete_row,
};

/* Which fields were given, and what they become. */
struct change {
    bool           day, every, text;
    struct hardday to;
};

static bool read_day(struct cli *cli, const char *name, const char *text, struct change *change, struct error *error)
{
    change->day = text != NULL;
    return !text || when_read_day(name, text, WHEN_ANY, &cli->present, &change->to.day, error);
}

/* "" is once. */
static bool read_every(const char *text, struct change *change, struct error *error)
{
    change->every = text != NULL;
    if (!text || !*text || hardday_read_every(text, &change->to.every))
        return true;
    return error_set(error, ERROR_USAGE, "--every must be week or year, not %s", text_quote(text, strlen(text)).text);
}

static bool run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct change   change = {.to = {.text = args->operands[1]}};
    struct hardday *row = &change.to;
    if (!read_day(cli, "DAY", args->operands[0], &change, error) ||
        !read_every(cli_value(args, "every"), &change, error) || !cli_open(cli, STORE_WRITE, error) ||
        !harddays_add(cli->store, &cli->present, cli->arena, row, error))
        return false;
    rows_answer(cli, &kind, WORD_cmd_hardday_added, row->id, row);
    return true;
}

static bool change_row(struct cli *cli, int64_t id, const struct change *change, struct hardday *row,
                       struct error *error)
{
    if (!rows_begin(cli, "hardday edit", error))
        return false;
    bool done = get(cli, id, row, error);
    if (done) {
        if (change->day)
            row->day = change->to.day;
        if (change->every)
            row->every = change->to.every;
        if (change->text)
            row->text = change->to.text;
        done = harddays_save(cli->store, &cli->present, row, error);
    }
    return rows_end(cli, done, error);
}

static bool run_edit(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t        id;
    struct hardday row;
    const char    *text = cli_value(args, "text");
    struct change  change = {.text = text != NULL, .to = {.text = text}};
    if (!cli_id("the hard day", args->operands[0], &id, error) ||
        !read_day(cli, "--day", cli_value(args, "day"), &change, error) ||
        !read_every(cli_value(args, "every"), &change, error))
        return false;
    if (!change.day && !change.every && !change.text)
        return error_set(error, ERROR_USAGE, "say what to change: --day, --text or --every");
    if (!cli_open_existing(cli, error) || !change_row(cli, id, &change, &row, error))
        return false;
    rows_answer(cli, &kind, WORD_cmd_hardday_changed, row.id, &row);
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct hardday row;
    return rows_delete(cli, args, &kind, &row, error);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct hardday *rows;
    size_t          count;
    if (!cli_open(cli, STORE_READ, error) || !harddays_list(cli->store, cli->arena, &rows, &count, error))
        return false;
    rows_list(cli, &kind, rows, count, ROWS_LAST_FIRST);
    return true;
}

const struct command cmd_hardday = {
    .name = "hardday",
    .synopsis = "hardday [list | add | edit | delete]",
    .summary = "days to be ready for, newest first",
    .shows = true,
    .run = run_list,
};

const struct command cmd_hardday_add = {
    .name = "hardday add",
    .synopsis = "hardday add DAY TEXT [--every week|year]",
    .summary = "a day to be ready for: a birthday, a handover",
    .details = "DAY may lie ahead. It stands on Today from 7 days before, with the plan that `holdfast plan add TEXT "
               "ACTION` made for the same TEXT. A yearly 29 February falls on the 28th where the year has none.",
    .options =
        (const struct cli_option[]){
            {.name = "every", .value = CLI_TEXT, .argument = "week|year", .help = "it comes again; once if not said"},
            {0},
        },
    .operands_min = 2,
    .operands_max = 2,
    .operand_names = {"DAY", "TEXT"},
    .operand_value = CLI_LINE,
    .shows = true,
    .run = run_add,
};

const struct command cmd_hardday_edit = {
    .name = "hardday edit",
    .synopsis = "hardday edit ID [--day DAY] [--text TEXT] [--every week|year]",
    .summary = "change a hard day",
    .details = "--every= makes it one that comes once.",
    .options =
        (const struct cli_option[]){
            {.name = "day", .value = CLI_TEXT, .argument = "DAY", .help = "another day; it may lie ahead"},
            {.name = "text", .value = CLI_LINE, .argument = "TEXT", .help = "other words for it"},
            {.name = "every", .value = CLI_TEXT, .clears = true, .argument = "week|year", .help = "it comes again"},
            {0},
        },
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .shows = true,
    .run = run_edit,
};

const struct command cmd_hardday_list = {
    .name = "hardday list",
    .synopsis = "hardday list",
    .summary = "days to be ready for, newest first",
    .shows = true,
    .run = run_list,
};

const struct command cmd_hardday_delete = {
    .name = "hardday delete",
    .synopsis = "hardday delete ID",
    .summary = "delete a hard day",
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .shows = true,
    .run = run_delete,
};
