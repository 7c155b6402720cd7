#include "cli/commands/commands.h"
#include "store/contacts.h"
#include "words/words.h"

/* The day of the start, what the count says now, and where it leads. */
static bool say_start(struct cli *cli, const struct person *person, struct error *error)
{
    struct tally tally;
    if (!contacts_tally(cli->store, &cli->present, person, CONTACTS_CURRENT, cli->arena, &tally, NULL, error))
        return false;
    char aim_date[WHEN_WORDS_SIZE], ahead[WORDS_SIZE];
    when_say_date_year(day_add(person->started_on, person->target_days), aim_date);
    struct buf_value values[] = {{"date", cmd_person_start(cli, person)},
                                 {"days", cli_days(cli, tally.streak_days)},
                                 {"ahead", words_days(tally.starts_in_days, ahead)},
                                 {"aim", cli_days(cli, person->target_days)},
                                 {"aim_date", aim_date},
                                 {NULL, NULL}};
    if (tally.starts_in_days > 0)
        cli_say(cli, WORD_start_ahead, values);
    else if (tally.streak_days == 0)
        cli_say(cli, WORD_start_today, values);
    else
        cli_say(cli, WORD_start_past, values);
    cli_say(cli, aim_date[0] ? WORD_start_aim : WORD_start_aim_far, values);
    if (tally.starts_in_days == 0 && tally.streak_days <= 3)
        cli_say(cli, WORD_first_days, NULL);
    return true;
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct person person = {.started_on = cli->present.today,
                            .started_offset_s = cli->present.now.offset_s,
                            .target_days = 90,
                            .rules = {.preset = RULES_STANDARD},
                            .closed_on = DAY_NONE};
    if (args->operand_count > 0 && !cmd_person_read_start(cli, "DAY", args->operands[0], &person, error))
        return false;
    if (!cmd_person_read(args, &person, error) || !cli_open(cli, STORE_WRITE, error) ||
        !persons_add(cli->store, &cli->present, cli->arena, &person, error))
        return false;
    if (!cli->json)
        return say_start(cli, &person, error);

    struct json json = {.out = cli->out};
    cmd_person_json(&json, &person);
    json_end(&json);
    return true;
}

static const struct cli_option options[] = {
    {"name", CLI_LINE, "N", "a name or an alias; none if left out"},
    {"target", CLI_TEXT, "DAYS", "the aim, 1 to 36500 days; 90 if left out"},
    {"rules", CLI_TEXT, "RULES", "strict, standard, low or space; standard if left out"},
    {"promise", CLI_NOTE, "TEXT", "words to oneself, for a bad day"},
    {0},
};

const struct command cmd_start = {
    .name = "start",
    .synopsis = "start [DAY | WHEN] [--name N] [--target DAYS] [--rules strict|standard|low|space] [--promise TEXT]",
    .summary = "begin: the day of the last contact is day 0",
    .details =
        "DAY is the day of the last contact, today if left out: today, yesterday, 2026-11-22, 3d ago, or a weekday, "
        "the last such day. It may lie ahead. With a WHEN (21:14, yesterday 21:14, 2026-11-22 21:14) the clock runs "
        "from "
        "that time. From then on the count runs by itself.\n\n"
        "Under the rules `standard` everything that you begin or answer ends the count, a look at their profile apart; "
        "under `strict` the look does, too, and a meeting by chance; `low` is for children or one workplace: what is "
        "about logistics and stays with that goes by; under `space` you are together, or undecided, and only writing "
        "again "
        "before an answer came, or checking whether it was seen, ends it. `holdfast person rule` changes a single "
        "case.\n\n"
        "A TEXT given as - is read from standard input. A second person is another start with another name.",
    .options = options,
    .operands_optional = 1,
    .operand_names = {"DAY"},
    .run = run,
};
