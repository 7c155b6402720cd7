#include "cli/commands/commands.h"

#include <stdio.h>

#include "cli/rows.h"
#include "store/friends.h"

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
    json_key(json, "id");
    json_number(json, friend->id);
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

static bool get(struct cli *cli, int64_t id, void *out, struct error *error)
{
    return friends_get(cli->store, id, cli->arena, out, error);
}

static bool delete_friend(struct cli *cli, int64_t id, struct error *error)
{
    return friends_delete(cli->store, &cli->present, id, error);
}

static const struct rows_kind kind = {
    .name = "friend",
    .delete_act = "friend delete",
    .deleted = WORD_cmd_friend_deleted,
    .size = sizeof(struct friend_row),
    .json = put_json,
    .line = put_line,
    .get = get,
    .delete = delete_friend,
};

static bool run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    const char *hours = cli_value(args, "hours");
    struct friend_row friend = {.name = args->operands[0], .how = args->operands[1], .any_hour = !hours};
    if (hours && !when_read_hours("--hours", hours, &friend.from_min, &friend.until_min, error))
        return false;
    if (!cli_open(cli, STORE_WRITE, error) || !friends_add(cli->store, &cli->present, cli->arena, &friend, error))
        return false;
    rows_answer(cli, &kind, WORD_cmd_friend_added, friend.id, &friend);
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct friend_row friend;
    return rows_delete(cli, args, &kind, &friend, error);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct friend_row *friends;
    size_t             count;
    if (!cli_open(cli, STORE_READ, error) || !friends_list(cli->store, cli->arena, &friends, &count, error))
        return false;
    rows_list(cli, &kind, friends, count, ROWS_LAST_FIRST);
    return true;
}

const struct command cmd_friend = {
    .name = "friend",
    .synopsis = "friend [list | add | delete]",
    .summary = "friends to call, newest first",
    .shows = true,
    .run = run_list,
};

const struct command cmd_friend_add = {
    .name = "friend add",
    .synopsis = "friend add NAME HOW [--hours 08:00-23:00]",
    .summary = "a friend to call when it is hard",
    .details = "HOW is a number, or whatever else reaches them. --hours are the ones they agreed to; they may go over "
               "midnight. Without it they can be called at any hour.",
    .options =
        (const struct cli_option[]){
            {.name = "hours", .value = CLI_TEXT, .argument = "HH:MM-HH:MM", .help = "when they can be called"},
            {0},
        },
    .operands_min = 2,
    .operands_max = 2,
    .operand_names = {"NAME", "HOW"},
    .operand_value = CLI_LINE,
    .shows = true,
    .run = run_add,
};

const struct command cmd_friend_list = {
    .name = "friend list",
    .synopsis = "friend list",
    .summary = "friends to call, newest first",
    .shows = true,
    .run = run_list,
};

const struct command cmd_friend_delete = {
    .name = "friend delete",
    .synopsis = "friend delete ID",
    .summary = "delete a friend",
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .shows = true,
    .run = run_delete,
};
