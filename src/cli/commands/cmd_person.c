/*
 * A plan for a person: its start, its line and its JSON, and what is changed in it later.
 */
#include "cli/commands/commands.h"

#include <string.h>

#include "cli/rows.h"
#include "store/act.h"
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

static bool run_start(struct cli *cli, const struct cli_args *args, struct error *error)
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

bool cmd_person_read_start(struct cli *cli, const char *name, const char *text, struct person *out, struct error *error)
{
    struct moment at;
    struct error  as_day, as_time;
    out->has_started_at = false;
    out->started_offset_s = cli->present.now.offset_s;
    if (when_read_day(name, text, WHEN_ANY, &cli->present, &out->started_on, &as_day))
        return true;
    if (!when_read(name, text, &cli->present, &at, &as_time)) {
        *error = strchr(text, ':') ? as_time : as_day; /* what it was meant as */
        return false;
    }
    out->has_started_at = true;
    out->started_at_unix_s = at.unix_s;
    out->started_offset_s = at.offset_s;
    out->started_on = day_of_instant(at.unix_s, at.offset_s, cli->present.day_start_h);
    return true;
}

bool cmd_person_read(const struct cli_args *args, struct person *out, struct error *error)
{
    const char *name = cli_value(args, "name"), *promise = cli_value(args, "promise");
    const char *target = cli_value(args, "target"), *rules = cli_value(args, "rules");
    if (name)
        out->name = name[0] ? name : NULL;
    if (promise)
        out->promise = promise[0] ? promise : NULL;
    int64_t days = out->target_days;
    if (target && !cli_number("--target", target, 1, 36500, &days, error))
        return false;
    out->target_days = (int32_t)days;
    if (rules) {
        out->rules = (struct rules){.preset = RULES_STANDARD};
        if (!rules_read_preset(rules, &out->rules.preset))
            return error_set(error, ERROR_USAGE, "--rules must be strict, standard, low or space, not %s",
                             text_quote(rules, strlen(rules)).text);
    }
    return true;
}

const char *cmd_person_start(struct cli *cli, const struct person *person)
{
    struct buf text = {.arena = cli->arena};
    char       date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    when_say_date_year(person->started_on, date);
    when_say_clock((struct moment){person->started_at_unix_s, person->started_offset_s}, clock);
    buf_printf(&text, person->has_started_at ? "%s, %s" : "%s", date, clock);
    return buf_text(&text);
}

static void json_cells(struct json *json, const struct rules *rules)
{
    json_open_array(json);
    for (enum contact_kind kind = 0; kind < CONTACT_KINDS; kind++) {
        for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++) {
            if (!rules_has_cell(kind, direction))
                continue;
            json_open_object(json);
            json_named(json, "kind", rules_kind_name(kind));
            json_named(json, "direction", rules_direction_name(direction));
            json_named_bool(json, "breaks", rules_break(rules, kind, direction));
            json_close_object(json);
        }
    }
    json_close_array(json);
}

void cmd_person_json(struct json *json, const struct person *person)
{
    json_open_object(json);
    json_named_number(json, "id", person->id);
    json_named(json, "uid", person->uid);
    json_named(json, "name", person->name);
    json_named_day(json, "started_on", person->started_on);
    json_named_number(json, "target_days", person->target_days);
    json_named(json, "rules", rules_preset_name(person->rules.preset));
    json_key(json, "cells");
    json_cells(json, &person->rules);
    json_named(json, "promise", person->promise);
    json_named_bool(json, "unsafe", person->unsafe);
    json_named_day(json, "closed_on", person->closed ? person->closed_on : DAY_NONE);
    json_named_bool(json, "archived", person->archived);
    json_close_object(json);
}

void cmd_person_say(struct cli *cli, const struct person *person)
{
    char date[WHEN_WORDS_SIZE];
    when_say_date_year(person->started_on, date);
    struct buf line = {.arena = cli->arena};
    buf_printf(&line, "%s: day 0 is %s, aim %s, rules %s", person->name ? person->name : "no name", date,
               cli_days(cli, person->target_days), rules_preset_name(person->rules.preset));
    int changed = rules_changed(&person->rules);
    if (changed > 0)
        buf_printf(&line, " (%d changed)", changed);
    if (person->unsafe)
        buf_puts(&line, ", unsafe");
    if (person->closed) {
        when_say_date_year(person->closed_on, date);
        buf_printf(&line, ", closed on %s", date);
    }
    if (person->archived)
        buf_puts(&line, ", archived");
    cli_put_wrapped(cli, 0, buf_text(&line));
}

static bool load(struct cli *cli, struct person **persons, size_t *count, struct error *error)
{
    if (!cli_open(cli, STORE_READ, error))
        return false;
    if (!cli->person_name && !persons_list(cli->store, cli->arena, persons, count, error))
        return false;
    if (!cli->person_name && *count > 0)
        return true;
    *persons = ARENA_NEW(cli->arena, struct person, 1);
    *count = 1;
    return cli_person(cli, *persons, error);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct person *persons;
    size_t         count;
    if (!load(cli, &persons, &count, error))
        return false;
    if (!cli->json) {
        for (size_t i = 0; i < count; i++)
            cmd_person_say(cli, &persons[i]);
        return true;
    }
    struct json json = {.out = cli->out};
    json_open_array(&json);
    for (size_t i = 0; i < count; i++)
        cmd_person_json(&json, &persons[i]);
    json_close_array(&json);
    json_end(&json);
    return true;
}

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
                         "say what to change: --name, --target, --rules, --promise, --unsafe or --started");
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

static const struct cli_option start_options[] = {
    {"name", CLI_LINE, "N", "a name or an alias; none if left out"},
    {"target", CLI_TEXT, "DAYS", "the aim, 1 to 36500 days; 90 if left out"},
    {"rules", CLI_TEXT, "RULES", "strict, standard, low or space; standard if left out"},
    {"promise", CLI_NOTE, "TEXT", "words to oneself, for a bad day"},
    {0},
};

const struct command cmd_start[] = {
    {
        .name = "start",
        .synopsis =
            "start [DAY | WHEN] [--name N] [--target DAYS] [--rules strict|standard|low|space] [--promise TEXT]",
        .summary = "begin: the day of the last contact is day 0",
        .details = "DAY is the day of the last contact, today if left out: today, yesterday, 2026-11-22, 3d ago, or a "
                   "weekday, the last such day. It may lie ahead. With a WHEN (21:14, yesterday 21:14, 2026-11-22 "
                   "21:14) the clock runs from that time. From then on the count runs by itself.\n\n"
                   "Under the rules `standard` everything that you begin or answer ends the count, a look at their "
                   "profile apart; under `strict` the look does, too, and a meeting by chance; `low` is for children "
                   "or one workplace: what is about logistics and stays with that goes by; under `space` you are "
                   "together, or undecided, and only writing again before an answer came, or checking whether it was "
                   "seen, ends it. `holdfast person rule` changes a single case.\n\n"
                   "A TEXT given as - is read from standard input. A second person is another start with another name.",
        .options = start_options,
        .operands_optional = 1,
        .operand_names = {"DAY"},
        .run = run_start,
    },
    {0},
};

static const struct cli_option set_options[] = {
    {"name", CLI_LINE | CLI_CLEARS, "N", "another name; --name= takes it away"},
    {"target", CLI_TEXT, "DAYS", "another aim, 1 to 36500 days"},
    {"rules", CLI_TEXT, "RULES", "strict, standard, low or space, without changes"},
    {"promise", CLI_NOTE | CLI_CLEARS, "TEXT", "another promise; --promise= takes it away"},
    {"unsafe", CLI_TEXT, "yes|no", "yes: you are afraid of this person"},
    {"started", CLI_TEXT, "DAY", "another day 0"},
    {0},
};

const struct command cmd_person[] = {
    {
        .name = "person list",
        .synopsis = "person list [--person NAME] [--json]",
        .summary = "the persons, the last started first",
        .takes_person = true,
        .run = run_list,
    },
    {
        .name = "person set",
        .synopsis = "person set [--name N] [--target DAYS] [--rules strict|standard|low|space] [--promise TEXT] "
                    "[--unsafe yes|no] [--started DAY]",
        .summary = "change a plan",
        .details = "What is already logged stays as it is: other rules hold from now on.\n\n"
                   "--unsafe yes is for somebody you are afraid of: nothing that they send is counted as a win, "
                   "reaching out is no part of the plan, and help is named.\n\n"
                   "A TEXT given as - is read from standard input.",
        .options = set_options,
        .takes_person = true,
        .run = run_set,
    },
    {
        .name = "person rule",
        .synopsis = "person rule KIND DIRECTION breaks|keeps",
        .summary = "say of one kind of contact whether it ends the count",
        .details = "KIND is " RULES_KINDS_SAID ". DIRECTION is out (I began, or I answered), in (they did, and I did "
                   "not answer) or chance. A look has no in.\n\n"
                   "What is already logged stays as it is.",
        .operand_names = {"KIND", "DIRECTION", "breaks or keeps"},
        .takes_person = true,
        .run = run_rule,
    },
    {
        .name = "person close",
        .synopsis = "person close [--person NAME]",
        .summary = "end a plan with dignity: the count rests",
        .details = "Everything stays readable. `holdfast person reopen` goes on.",
        .takes_person = true,
        .run = run_close,
    },
    {
        .name = "person reopen",
        .synopsis = "person reopen [--person NAME]",
        .summary = "go on with a plan that was closed",
        .takes_person = true,
        .run = run_reopen,
    },
    {
        .name = "person archive",
        .synopsis = "person archive [--person NAME]",
        .summary = "put a plan away",
        .details =
            "It is no longer the one shown without --person. Everything stays readable; `holdfast undo` takes it back.",
        .takes_person = true,
        .run = run_archive,
    },
    {0},
};
