#include "cli/commands/commands.h"

#include <stdio.h>

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

static void put_json(struct cli *cli, struct json *json, const void *row)
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

static void put_line(struct cli *cli, const void *row)
{
    const struct friend_row *friend = row;
    struct buf  line = {.arena = cli->arena};
    char        hours[HOURS_SIZE];
    const char *when = hours_text(friend, hours);
    buf_printf(&line, "%lld  %s  %s  %s", (long long)friend->id, friend->name, friend->how,
               when ? when : texts_word(WORD_cmd_friend_any_hour));
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
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

static const struct rows_kind kind = {
    .name = "friend",
    .remove_act = "friend delete",
    .edit_act = "friend edit",
    .added = WORD_cmd_friend_added,
    .changed = WORD_cmd_friend_changed,
    .removed = WORD_cmd_friend_deleted,
    .size = sizeof(struct friend_row),
    .json = put_json,
    .line = put_line,
    .list = &lists_friends,
    .blank = &(const struct friend_row){.any_hour = true},
    .fields = (const struct rows_field[]){{"name", read_name}, {"how", read_how}, {"hours", read_hours}, {0}},
};

const struct command cmd_friend = {
    .name = "friend",
    .synopsis = "friend [list | add | edit | delete]",
    .summary = "friends to call, newest first",
    .run = rows_run_list,
    .rows = &kind,
};

const struct command cmd_friend_list = {
    .name = "friend list",
    .synopsis = "friend list",
    .summary = "friends to call, newest first",
    .run = rows_run_list,
    .rows = &kind,
};

const struct command cmd_friend_add = {
    .name = "friend add",
    .synopsis = "friend add NAME HOW [--hours 08:00-23:00]",
    .summary = "a friend to call when it is hard",
    .details = "HOW is a number, or whatever else reaches them. --hours are the ones they agreed to; they may go over "
               "midnight. Without it they can be called at any hour.",
    .options =
        (const struct cli_option[]){
            {"hours", CLI_TEXT, "HH:MM-HH:MM", "when they can be called"},
            {0},
        },
    .operand_names = {"NAME", "HOW"},
    .operand_value = CLI_LINE,
    .run = rows_run_add,
    .rows = &kind,
};

const struct command cmd_friend_edit = {
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
    .rows = &kind,
};

const struct command cmd_friend_delete = {
    .name = "friend delete",
    .synopsis = "friend delete ID",
    .summary = "delete a friend",
    .operand_names = {"ID"},
    .run = rows_run_delete,
    .rows = &kind,
};
