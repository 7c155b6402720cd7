#include "cli/commands/commands.h"

#include "store/act.h"
#include "store/contacts.h"

/* When an act was, at the offset that held in the user's zone then. */
static struct moment moment_of(struct cli *cli, const struct act *act)
{
    int64_t     unix_s = act->at_unix_ms / 1000;
    struct zone zone = cli->present.zone;
    return (struct moment){.unix_s = unix_s, .offset_s = zone.offset_at(zone.context, unix_s)};
}

static void json_act(struct json *json, struct cli *cli, const struct act *act)
{
    json_key(json, "id");
    json_number(json, act->id);
    json_key(json, "at");
    json_instant(json, moment_of(cli, act));
    json_key(json, "what");
    json_text(json, act->what);
}

static void say_act(struct cli *cli, enum word sentence, const struct act *act)
{
    struct moment at = moment_of(cli, act);
    char          date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    when_say_date_year(when_date(at), date);
    when_say_clock(at, clock);
    const struct buf_value values[] = {{"what", act->what}, {"date", date}, {"clock", clock}, {NULL, NULL}};
    cli_say(cli, sentence, values);
}

static bool show_list(struct cli *cli, struct error *error)
{
    struct act *acts;
    size_t      count;
    if (!cli_open(cli, STORE_READ, error) || !act_list(cli->store, cli->arena, &acts, &count, error))
        return false;
    if (!cli->json) {
        for (size_t i = 0; i < count; i++)
            say_act(cli, WORD_undo_row, &acts[i]);
        if (count == 0)
            cli_say(cli, WORD_undo_nothing, NULL);
        return true;
    }
    struct json json = {.out = cli->out};
    json_open_array(&json);
    for (size_t i = 0; i < count; i++) {
        json_open_object(&json);
        json_act(&json, cli, &acts[i]);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_end(&json);
    return true;
}

/* The count as it is now; *found false where nobody is left to count for. */
static bool count_now(struct cli *cli, int32_t *days, bool *found, struct error *error)
{
    struct person person;
    struct tally  tally;
    *found = cli_person(cli, &person, error);
    if (!*found) {
        bool is_absent = error->kind == ERROR_ABSENT;
        if (is_absent)
            error->kind = ERROR_NONE;
        return is_absent;
    }
    if (!contacts_tally(cli->store, &cli->present, &person, CONTACTS_CURRENT, cli->arena, &tally, NULL, error))
        return false;
    *days = tally.streak_days;
    return true;
}

static bool take_back(struct cli *cli, struct error *error)
{
    struct act act;
    int32_t    before = 0, days = 0;
    bool       was_found, found;
    if (!cli_open_existing(cli, error))
        return false;
    if (!cli->writes) /* no file yet */
        return error_set(error, ERROR_ABSENT, "there is nothing to take back");
    if (!count_now(cli, &before, &was_found, error) || !act_undo(cli->store, &cli->present, cli->arena, &act, error) ||
        !count_now(cli, &days, &found, error))
        return false;
    if (!cli->json) {
        const struct buf_value values[] = {{"days", found ? cli_days(cli, days) : ""}, {NULL, NULL}};
        say_act(cli, WORD_undo_taken_back, &act);
        if (was_found && found && days != before && !cli->env->settings.count_hidden)
            cli_say(cli, WORD_undo_count, values);
        return true;
    }
    struct json json = {.out = cli->out};
    json_open_object(&json);
    json_act(&json, cli, &act);
    json_key(&json, "streak_days");
    if (found)
        json_number(&json, days);
    else
        json_null(&json);
    json_close_object(&json);
    json_end(&json);
    return true;
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    return cli_has(args, "list") ? show_list(cli, error) : take_back(cli, error);
}

static const struct cli_option options[] = {
    {.name = "list", .value = CLI_FLAG, .help = "list what can be taken back, the newest first"},
    {.name = NULL},
};

const struct command cmd_undo = {
    .name = "undo",
    .synopsis = "undo [--list] [--json]",
    .summary = "take back the last act",
    .details =
        "Whatever it was: an urge, a contact, a changed rule, a deleted row. Again takes back the one before, up to "
        "50, also after days and restarts.",
    .options = options,
    .shows = true,
    .run = run,
};
