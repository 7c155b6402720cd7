/*
 * What is kept beside the log: friends to call, reasons, plans for triggers, days to be ready for. Each is a record of how its row is
 * read and shown; what list, add, edit and delete do with it stands in cli/rows.c.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/rows.h"
#include "store/lists.h"

enum { HOURS_SIZE = 32 };

/* "08:00-23:00"; NULL for any hour. */
static const char *hours_text(const struct friend_row *friend, char out[HOURS_SIZE])
{
    if (friend->any_hour)
        return NULL;
    snprintf(out, HOURS_SIZE, "%02d:%02d-%02d:%02d", friend->from_min / 60, friend->from_min % 60,
             friend->until_min / 60, friend->until_min % 60);
    return out;
}

static void friend_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct friend_row *friend = row;
    json_open_object(json);
    json_named_number(json, "id", friend->id);
    json_named(json, "name", friend->name);
    json_named(json, "how", friend->how);
    char hours[HOURS_SIZE];
    json_named(json, "hours", hours_text(friend, hours));
    json_close_object(json);
}

static void friend_line(struct cli *cli, const void *row)
{
    const struct friend_row *friend = row;
    struct buf  line = {.arena = cli->arena};
    char        hours[HOURS_SIZE];
    const char *when = hours_text(friend, hours);
    buf_printf(&line, "%lld  %s  %s  %s", (long long)friend->id, friend->name, friend->how,
               when ? when : texts_word(WORD_cmd_friend_any_hour));
    cli_put_line(cli, &line);
}

/* "" is any hour. */
static bool read_hours(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli;
    struct friend_row *friend = row;
    friend->any_hour = *text == '\0';
    return friend->any_hour || when_read_hours(label, text, &friend->from_min, &friend->until_min, error);
}

static bool read_name(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label, (void)error;
    ((struct friend_row *)row)->name = text;
    return true;
}

static bool read_how(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label, (void)error;
    ((struct friend_row *)row)->how = text;
    return true;
}

static const struct rows_kind friend_kind = {
    .name = "friend",
    .remove_act = "friend delete",
    .edit_act = "friend edit",
    .added = WORD_cmd_friend_added,
    .changed = WORD_cmd_friend_changed,
    .removed = WORD_cmd_friend_deleted,
    .size = sizeof(struct friend_row),
    .json = friend_json,
    .line = friend_line,
    .list = &lists_friends,
    .blank = &(const struct friend_row){.any_hour = true},
    .fields = (const struct rows_field[]){{"name", read_name}, {"how", read_how}, {"hours", read_hours}, {0}},
};

const struct command cmd_friend[] = {
    {
        .name = "friend",
        .synopsis = "friend [list | add | edit | delete]",
        .summary = "friends to call, newest first",
        .run = rows_run_list,
        .rows = &friend_kind,
    },
    {
        .name = "friend add",
        .synopsis = "friend add NAME HOW [--hours 08:00-23:00]",
        .summary = "a friend to call when it is hard",
        .details = "HOW is a number, or whatever else reaches them. --hours are the ones they agreed to; they may go "
                   "over midnight. Without it they can be called at any hour.",
        .options =
            (const struct cli_option[]){
                {"hours", CLI_TEXT, "HH:MM-HH:MM", "when they can be called"},
                {0},
            },
        .operand_names = {"NAME", "HOW"},
        .operand_value = CLI_LINE,
        .run = rows_run_add,
        .rows = &friend_kind,
    },
    {
        .name = "friend list",
        .synopsis = "friend list",
        .summary = "friends to call, newest first",
        .run = rows_run_list,
        .rows = &friend_kind,
    },
    {
        .name = "friend edit",
        .synopsis = "friend edit ID [--name NAME] [--how HOW] [--hours 08:00-23:00]",
        .summary = "change a friend to call",
        .details = "--hours= means any hour.",
        .options =
            (const struct cli_option[]){
                {"name", CLI_LINE, "NAME", "another name"},
                {"how", CLI_LINE, "HOW", "another way to reach them"},
                {"hours", CLI_TEXT | CLI_CLEARS, "HH:MM-HH:MM", "when they can be called"},
                {0},
            },
        .operand_names = {"ID"},
        .run = rows_run_edit,
        .rows = &friend_kind,
    },
    {
        .name = "friend delete",
        .synopsis = "friend delete ID",
        .summary = "delete a friend",
        .operand_names = {"ID"},
        .run = rows_run_delete,
        .rows = &friend_kind,
    },
    {0},
};

static void reason_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct reason *reason = row;
    json_open_object(json);
    json_named_number(json, "id", reason->id);
    json_named(json, "text", reason->text);
    json_close_object(json);
}

static void reason_line(struct cli *cli, const void *row)
{
    const struct reason *reason = row;
    struct buf           line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s", (long long)reason->id, reason->text);
    cli_put_line(cli, &line);
}

static bool read_reason_text(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label, (void)error;
    ((struct reason *)row)->text = text;
    return true;
}

static const struct rows_kind reason_kind = {
    .name = "reason",
    .remove_act = "reason delete",
    .edit_act = "reason edit",
    .added = WORD_cmd_reason_added,
    .changed = WORD_cmd_reason_changed,
    .removed = WORD_cmd_reason_deleted,
    .size = sizeof(struct reason),
    .json = reason_json,
    .line = reason_line,
    .list = &lists_reasons,
    .blank = &(const struct reason){0},
    .fields = (const struct rows_field[]){{"text", read_reason_text}, {0}},
};

const struct command cmd_reason[] = {
    {
        .name = "reason",
        .synopsis = "reason [list | add | edit | delete]",
        .summary = "reasons, newest first",
        .run = rows_run_list,
        .rows = &reason_kind,
    },
    {
        .name = "reason add",
        .synopsis = "reason add TEXT",
        .summary = "a reason why you keep this, in your own words",
        .details = "TEXT given as - is read from standard input.",
        .operand_names = {"TEXT"},
        .operand_value = CLI_NOTE,
        .run = rows_run_add,
        .rows = &reason_kind,
    },
    {
        .name = "reason list",
        .synopsis = "reason list",
        .summary = "reasons, newest first",
        .run = rows_run_list,
        .rows = &reason_kind,
    },
    {
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
        .rows = &reason_kind,
    },
    {
        .name = "reason delete",
        .synopsis = "reason delete ID",
        .summary = "delete a reason",
        .operand_names = {"ID"},
        .run = rows_run_delete,
        .rows = &reason_kind,
    },
    {0},
};

static void plan_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct plan *plan = row;
    json_open_object(json);
    json_named_number(json, "id", plan->id);
    json_named(json, "trigger", plan->trigger);
    json_named(json, "action", plan->action);
    json_close_object(json);
}

static void plan_line(struct cli *cli, const void *row)
{
    const struct plan *plan = row;
    struct buf         line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s: %s", (long long)plan->id, plan->trigger, plan->action);
    cli_put_line(cli, &line);
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

static const struct rows_kind plan_kind = {
    .name = "plan",
    .remove_act = "plan delete",
    .edit_act = "plan edit",
    .added = WORD_cmd_plan_added,
    .changed = WORD_cmd_plan_changed,
    .removed = WORD_cmd_plan_deleted,
    .size = sizeof(struct plan),
    .json = plan_json,
    .line = plan_line,
    .list = &lists_plans,
    .blank = &(const struct plan){0},
    .fields = (const struct rows_field[]){{"trigger", read_trigger}, {"action", read_action}, {0}},
};

const struct command cmd_plan[] = {
    {
        .name = "plan",
        .synopsis = "plan [list | add | edit | delete]",
        .summary = "plans for triggers, newest first",
        .run = rows_run_list,
        .rows = &plan_kind,
    },
    {
        .name = "plan add",
        .synopsis = "plan add TRIGGER ACTION",
        .summary = "what you will do when that trigger comes",
        .details = "It is shown with every urge that names this trigger.",
        .operand_names = {"TRIGGER", "ACTION"},
        .operand_value = CLI_LINE,
        .run = rows_run_add,
        .rows = &plan_kind,
    },
    {
        .name = "plan list",
        .synopsis = "plan list",
        .summary = "plans for triggers, newest first",
        .run = rows_run_list,
        .rows = &plan_kind,
    },
    {
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
        .rows = &plan_kind,
    },
    {
        .name = "plan delete",
        .synopsis = "plan delete ID",
        .summary = "delete a plan",
        .operand_names = {"ID"},
        .run = rows_run_delete,
        .rows = &plan_kind,
    },
    {0},
};

static void hardday_json(struct cli *cli, struct json *json, const void *data)
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

static void hardday_line(struct cli *cli, const void *data)
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
    cli_put_line(cli, &line);
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

static bool read_hardday_text(struct cli *cli, const char *label, const char *text, void *row, struct error *error)
{
    (void)cli, (void)label, (void)error;
    ((struct hardday *)row)->text = text;
    return true;
}

static const struct rows_kind hardday_kind = {
    .name = "hard day",
    .remove_act = "hardday delete",
    .edit_act = "hardday edit",
    .added = WORD_cmd_hardday_added,
    .changed = WORD_cmd_hardday_changed,
    .removed = WORD_cmd_hardday_deleted,
    .size = sizeof(struct hardday),
    .json = hardday_json,
    .line = hardday_line,
    .list = &lists_harddays,
    .blank = &(const struct hardday){.every = HARDDAY_ONCE},
    .fields = (const struct rows_field[]){{"day", read_day}, {"text", read_hardday_text}, {"every", read_every}, {0}},
};

const struct command cmd_hardday[] = {
    {
        .name = "hardday",
        .synopsis = "hardday [list | add | edit | delete]",
        .summary = "days to be ready for, newest first",
        .run = rows_run_list,
        .rows = &hardday_kind,
    },
    {
        .name = "hardday add",
        .synopsis = "hardday add DAY TEXT [--every week|year]",
        .summary = "a day to be ready for: a birthday, a handover",
        .details =
            "DAY may lie ahead. It stands on Today from 7 days before, with the plan that `holdfast plan add TEXT "
            "ACTION` made for the same TEXT. A yearly 29 February falls on the 28th where the year has none.",
        .options =
            (const struct cli_option[]){
                {"every", CLI_TEXT, "week|year", "it comes again; once if not said"},
                {0},
            },
        .operand_names = {"DAY", "TEXT"},
        .operand_value = CLI_LINE,
        .run = rows_run_add,
        .rows = &hardday_kind,
    },
    {
        .name = "hardday list",
        .synopsis = "hardday list",
        .summary = "days to be ready for, newest first",
        .run = rows_run_list,
        .rows = &hardday_kind,
    },
    {
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
        .rows = &hardday_kind,
    },
    {
        .name = "hardday delete",
        .synopsis = "hardday delete ID",
        .summary = "delete a hard day",
        .operand_names = {"ID"},
        .run = rows_run_delete,
        .rows = &hardday_kind,
    },
    {0},
};
