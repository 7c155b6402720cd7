#include "cli/commands/commands.h"

#include "store/contacts.h"

static void show_json(struct cli *cli, const struct tally *tally)
{
    struct json json = {.out = cli->out};
    json_open_array(&json);
    for (size_t i = 0; i < tally->streak_count; i++) {
        const struct tally_streak *streak = &tally->streaks[i];
        json_open_object(&json);
        json_named_day(&json, "from", streak->from);
        json_named_day(&json, "to", i + 1 < tally->streak_count ? streak->to : DAY_NONE);
        json_named_number(&json, "days", streak->days);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_end(&json);
}

static void show_text(struct cli *cli, const struct tally *tally)
{
    for (size_t i = 0; i < tally->streak_count; i++) {
        const struct tally_streak *streak = &tally->streaks[i];
        char                       from[WHEN_WORDS_SIZE], to[WHEN_WORDS_SIZE];
        when_say_date_year(streak->from, from);
        when_say_date_year(streak->to, to);
        const struct buf_value values[] = {
            {"from", from}, {"to", to}, {"days", cli_days(cli, streak->days)}, {NULL, NULL}};
        cli_say(cli, i + 1 < tally->streak_count ? WORD_streaks_past : WORD_streaks_current, values);
    }
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct person person;
    struct tally  tally;
    if (!cli_open(cli, STORE_READ, error) || !cli_person(cli, &person, error) ||
        !contacts_tally(cli->store, &cli->present, &person, CONTACTS_COUNT, cli->arena, &tally, NULL, error))
        return false;
    if (cli->json)
        show_json(cli, &tally);
    else
        show_text(cli, &tally);
    return true;
}

const struct command cmd_streaks = {
    .name = "streaks",
    .synopsis = "streaks [--person NAME] [--json]",
    .summary = "all streaks, the oldest first",
    .details =
        "A streak's length is the number of midnights in it. A slip ends one, and takes nothing from those before.",
    .takes_person = true,
    .run = run,
};
