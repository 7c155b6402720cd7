/*
 * The commands that change a person. All go the same way: the values are read before the file is opened; then, in
 * one act, the person is loaded, changed and saved.
 */
#include "cli/commands/commands.h"

#include <string.h>

#include "cli/rows.h"
#include "store/act.h"
#include "store/contacts.h"

/* One change; args were read once already, without fault. */
typedef bool change_fn(struct cli *cli, const struct cli_args *args, struct person *person, struct error *error);

static bool edit(struct cli *cli, const struct cli_args *args, const char *what, change_fn *change,
                 struct person *person, struct error *error)
{
    if (!cli_open_existing(cli, error))
        return false;
    if (!cli->writes) /* no file yet */
        return cli_person(cli, person, error);
    if (!act_begin(cli->store, &cli->present, what, error))
        return false;
    bool done = cli_person(cli, person, error) && change(cli, args, person, error) &&
                persons_save(cli->store, &cli->present, person, what, error);
    return act_end(cli->store, done, error);
}

static bool answer(struct cli *cli, const struct person *person)
{
    struct json json = {.out = cli->out};
    if (cli->json) {
        cmd_person_json(&json, person);
        json_end(&json);
    } else {
        cmd_person_say(cli, person);
    }
    return true;
}

static bool change_values(struct cli *cli, const struct cli_args *args, struct person *person, struct error *error)
{
    const char *unsafe = cli_value(args, "unsafe"), *started = cli_value(args, "started");
    if (unsafe) {
        person->unsafe = strcmp(unsafe, "yes") == 0;
        if (!person->unsafe && strcmp(unsafe, "no") != 0)
            return error_set(error, ERROR_USAGE, "--unsafe must be yes or no, not %s",
                             text_quote(unsafe, strlen(unsafe)).text);
    }
    if (started && !cmd_person_read_start(cli, "--started", started, person, error))
        return false;
    return cmd_person_read(args, person, error);
}

static bool run_set(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct person person = {.target_days = 90};
    size_t        given = 0;
    for (size_t i = 0; args->options[i].name; i++)
        given += args->counts[i];
    if (given == 0)
        return error_set(error, ERROR_USAGE,
                         "say what to change: --name, --target, --rules, --promise, --unsafe or "
                         "--started");
    const char *unsafe = cli_value(args, "unsafe");
    if (!change_values(cli, args, &person, error) || !edit(cli, args, "person set", change_values, &person, error))
        return false;
    if (answer(cli, &person) && unsafe && person.unsafe && !cli->json) {
        cli_say(cli, WORD_cmd_unsafe_set, NULL);
        rows_put_help_lines(cli);
    }
    return true;
}

/* The cell that the operands name, and what it shall be. */
static bool read_cell(const struct cli_args *args, enum contact_kind *kind, enum contact_direction *direction,
                      bool *breaks, struct error *error)
{
    const char *kind_word = args->operands[0], *direction_word = args->operands[1], *word = args->operands[2];
    if (!rules_read_kind(kind_word, kind))
        return error_set(error, ERROR_USAGE, "KIND must be " RULES_KINDS_SAID ", not %s",
                         text_quote(kind_word, strlen(kind_word)).text);
    if (!rules_read_direction(direction_word, direction))
        return error_set(error, ERROR_USAGE, "DIRECTION must be out, in or chance, not %s",
                         text_quote(direction_word, strlen(direction_word)).text);
    *breaks = strcmp(word, "breaks") == 0;
    if (!*breaks && strcmp(word, "keeps") != 0)
        return error_set(error, ERROR_USAGE, "the rule must be breaks or keeps, not %s",
                         text_quote(word, strlen(word)).text);
    if (!rules_has_cell(*kind, *direction))
        return cmd_contact_check_cell(*kind, *direction, error);
    return true;
}

static bool change_cell(struct cli *cli, const struct cli_args *args, struct person *person, struct error *error)
{
    (void)cli;
    enum contact_kind      kind = CONTACT_TEXT;
    enum contact_direction direction = CONTACT_OUT;
    bool                   breaks = false;
    if (!read_cell(args, &kind, &direction, &breaks, error))
        return false;
    rules_set(&person->rules, kind, direction, breaks);
    return true;
}

static bool run_rule(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct person person = {0};
    if (!change_cell(cli, args, &person, error) || !edit(cli, args, "person rule", change_cell, &person, error))
        return false;
    if (cli->json)
        return answer(cli, &person);
    const struct buf_value values[] = {{"kind", args->operands[0]}, {"direction", args->operands[1]}, {NULL, NULL}};
    cli_say(cli, strcmp(args->operands[2], "breaks") == 0 ? WORD_person_rule_breaks : WORD_person_rule_keeps, values);
    return true;
}

static bool change_close(struct cli *cli, const struct cli_args *args, struct person *person, struct error *error)
{
    (void)args;
    if (person->closed)
        return error_set(error, ERROR_USAGE, "the plan is closed already; holdfast person reopen goes on with it");
    person->closed = true;
    person->closed_at = cli->present.now;
    person->closed_on = cli->present.today;
    return true;
}

static bool run_close(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct person person;
    struct tally  tally;
    if (!edit(cli, args, "person close", change_close, &person, error))
        return false;
    if (cli->json)
        return answer(cli, &person);
    if (!contacts_tally(cli->store, &cli->present, &person, CONTACTS_CURRENT, cli->arena, &tally, NULL, error))
        return false;
    char date[WHEN_WORDS_SIZE];
    when_say_date_near(person.closed_on, cli->present.today, date);
    cli_say(cli, cli->env->settings.count_hidden ? WORD_closed_hidden : WORD_closed_headline,
            (struct buf_value[]){{"date", date}, {"days", cli_days(cli, tally.streak_days)}, {0}});
    return true;
}

static bool change_reopen(struct cli *cli, const struct cli_args *args, struct person *person, struct error *error)
{
    (void)cli, (void)args;
    if (!person->closed)
        return error_set(error, ERROR_USAGE, "the plan is open: it was not closed");
    person->closed = false;
    person->closed_on = DAY_NONE;
    return true;
}

static bool run_reopen(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct person person;
    if (!edit(cli, args, "person reopen", change_reopen, &person, error))
        return false;
    if (cli->json)
        return answer(cli, &person);
    cli_say(cli, WORD_person_reopened, NULL);
    return true;
}

static bool change_archive(struct cli *cli, const struct cli_args *args, struct person *person, struct error *error)
{
    (void)cli, (void)args;
    if (person->archived)
        return error_set(error, ERROR_USAGE, "the plan is archived already");
    person->archived = true;
    return true;
}

static bool run_archive(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct person person;
    if (!edit(cli, args, "person archive", change_archive, &person, error))
        return false;
    if (cli->json)
        return answer(cli, &person);
    cli_say(cli, WORD_person_archived, NULL);
    return true;
}

static const struct cli_option set_options[] = {
    {"name", CLI_LINE | CLI_CLEARS, "N", "another name; --name= takes it away"},
    {"target", CLI_TEXT, "DAYS", "another aim, 1 to 36500 days"},
    {"rules", CLI_TEXT, "RULES", "strict, standard, low or space, without changes"},
    {"promise", CLI_NOTE | CLI_CLEARS, "TEXT", "another promise; --promise= takes it away"},
    {"unsafe", CLI_TEXT, "yes|no", "yes: you are afraid of this person"},
    {"started", CLI_TEXT, "DAY", "another day 0"},
    {0},
};

const struct command cmd_person_set = {
    .name = "person set",
    .synopsis =
        "person set [--name N] [--target DAYS] [--rules strict|standard|low|space] [--promise TEXT] [--unsafe yes|no] "
        "[--started DAY]",
    .summary = "change a plan",
    .details =
        "What is already logged stays as it is: other rules hold from now on.\n\n"
        "--unsafe yes is for somebody you are afraid of: nothing that they send is counted as a win, reaching out "
        "is no part of the plan, and help is named.\n\n"
        "A TEXT given as - is read from standard input.",
    .options = set_options,
    .takes_person = true,
    .run = run_set,
};

const struct command cmd_person_rule = {
    .name = "person rule",
    .synopsis = "person rule KIND DIRECTION breaks|keeps",
    .summary = "say of one kind of contact whether it ends the count",
    .details = "KIND is " RULES_KINDS_SAID ". DIRECTION is out (I began, or I "
               "answered), in (they did, and I did not answer) or chance. A look has no in.\n\n"
               "What is already logged stays as it is.",
    .operand_names = {"KIND", "DIRECTION", "breaks or keeps"},
    .takes_person = true,
    .run = run_rule,
};

const struct command cmd_person_close = {
    .name = "person close",
    .synopsis = "person close [--person NAME]",
    .summary = "end a plan with dignity: the count rests",
    .details = "Everything stays readable. `holdfast person reopen` goes on.",
    .takes_person = true,
    .run = run_close,
};

const struct command cmd_person_reopen = {
    .name = "person reopen",
    .synopsis = "person reopen [--person NAME]",
    .summary = "go on with a plan that was closed",
    .takes_person = true,
    .run = run_reopen,
};

const struct command cmd_person_archive = {
    .name = "person archive",
    .synopsis = "person archive [--person NAME]",
    .summary = "put a plan away",
    .details =
        "It is no longer the one shown without --person. Everything stays readable; `holdfast undo` takes it back.",
    .takes_person = true,
    .run = run_archive,
};
