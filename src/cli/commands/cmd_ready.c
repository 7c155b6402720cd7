/*
 * ready: one's own conditions for reaching out. It advises nothing: it says nothing but its date before the target, names
 * what is missing, and "not writing" comes first. For a person who is marked unsafe there are no conditions.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/rows.h"
#include "store/contacts.h"
#include "store/readiness.h"

/* Everything that the answer needs. */
struct answer {
    struct person      person;
    struct tally       tally;
    struct readiness   readiness;
    struct ready_input facts;
    struct ready       ready;
};

static bool load(struct cli *cli, struct answer *answer, struct error *error)
{
    const struct person *person = &answer->person;
    if (!contacts_tally(cli->store, &cli->present, person, CONTACTS_CURRENT, cli->arena, &answer->tally, NULL, error) ||
        !readiness_get(cli->store, person->id, cli->arena, &answer->readiness, error) ||
        !readiness_facts(cli->store, &cli->present, person, &answer->tally, texts_lens_words(), cli->arena,
                         &answer->facts, error))
        return false;
    answer->ready = ready_compute(&answer->facts);
    return true;
}

static void json_value(struct json *json, enum ready_key key, double value)
{
    if (key == READY_NO_EXPECTATION)
        json_bool(json, value > 0);
    else
        json_real(json, value);
}

static bool has_conditions(const struct answer *answer)
{
    return !answer->person.unsafe && !answer->person.closed;
}

static void put_json(struct cli *cli, const struct answer *answer)
{
    struct json json = {.out = cli->out};
    json_open_object(&json);
    json_named_bool(&json, "ready", has_conditions(answer) && answer->ready.ready);
    json_named_array(&json, "conditions");
    for (enum ready_key key = 0; has_conditions(answer) && key < READY_KEYS; key++) {
        const struct ready_condition *condition = &answer->ready.conditions[key];
        json_open_object(&json);
        json_named(&json, "key", ready_key_name(key));
        json_named_bool(&json, "met", condition->met);
        json_key(&json, "value");
        if (condition->has_value)
            json_value(&json, key, condition->value);
        else
            json_null(&json);
        json_key(&json, "needs");
        json_value(&json, key, condition->needs);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    json_end(&json);
}

/* What the condition asks for, as the end of "Not met yet: ...". */
static const char *needs_words(struct cli *cli, const struct answer *answer, enum ready_key key)
{
    static const enum word words[READY_KEYS] = {
        [READY_TIME] = WORD_cmd_ready_time,       [READY_CALM] = WORD_cmd_ready_calm,
        [READY_MOOD] = WORD_cmd_ready_mood,       [READY_OWN_LIFE] = WORD_cmd_ready_own_life,
        [READY_PURPOSE] = WORD_cmd_ready_purpose, [READY_NO_EXPECTATION] = WORD_cmd_ready_no_expectation,
        [READY_LETTER] = WORD_cmd_ready_letter,
    };
    const struct ready_condition *condition = &answer->ready.conditions[key];
    enum word                     word = words[key];
    if (key == READY_PURPOSE && condition->has_value && condition->value >= READY_REST_DAYS)
        word = WORD_cmd_ready_purpose_again;
    struct buf text = {.arena = cli->arena};
    buf_fill(&text, texts_word(word), (struct buf_value[]){{"days", cli_days(cli, answer->person.target_days)}, {0}});
    return buf_text(&text);
}

/* What there is of it so far, in words; "" where that says no more than whether it is met. */
static const char *value_words(struct cli *cli, const struct answer *answer, enum ready_key key)
{
    const struct ready_input     *facts = &answer->facts;
    const struct ready_condition *condition = &answer->ready.conditions[key];
    struct buf                    text = {.arena = cli->arena};
    switch (key) {
    case READY_CALM:
        buf_puts(&text, rows_count(cli, facts->urges, "urge", "urges"));
        if (facts->strongest > 0)
            buf_printf(&text, ", the strongest %d", facts->strongest);
        break;
    case READY_MOOD:
        buf_puts(&text, rows_count(cli, (int64_t)facts->mood_count, "check-in", "check-ins"));
        if (condition->has_value)
            buf_printf(&text, ", median %g", condition->value);
        break;
    case READY_OWN_LIFE:
        buf_printf(&text, "%s finished, strength %.2f", rows_count(cli, facts->goals_finished, "goal", "goals"),
                   (int)(condition->value * 100) / 100.0); /* cut: what is not met shall not read as if it were */
        break;
    case READY_NO_EXPECTATION:
        break;
    default:
        if (condition->has_value && !(key == READY_TIME && cli->env->settings.count_hidden))
            buf_puts(&text, cli_days(cli, (int64_t)condition->value));
        break;
    }
    return buf_text(&text);
}

static void put_conditions(struct cli *cli, const struct answer *answer)
{
    for (enum ready_key key = 0; key < READY_KEYS; key++) {
        const struct ready_condition *condition = &answer->ready.conditions[key];
        struct buf                    line = {.arena = cli->arena};
        const char                   *value = value_words(cli, answer, key);
        buf_printf(&line, "%s: %s", texts_word(condition->met ? WORD_cmd_ready_met : WORD_cmd_ready_not_met),
                   needs_words(cli, answer, key));
        if (*value)
            buf_printf(&line, " (%s)", value);
        cli_put_wrapped(cli, 2, buf_text(&line));
    }
}

static void say_unsafe(struct cli *cli)
{
    cli_say(cli, WORD_cmd_ready_unsafe, NULL);
    rows_put_help_lines(cli);
}

static void say_closed(struct cli *cli, const struct person *person)
{
    char date[WHEN_WORDS_SIZE];
    when_say_date_near(person->closed_on, cli->present.today, date);
    cli_say(cli, WORD_cmd_ready_closed, (struct buf_value[]){{"date", date}, {0}});
}

static void say_before(struct cli *cli, const struct answer *answer)
{
    char   date[WHEN_WORDS_SIZE];
    daynum on = day_add(answer->tally.since, answer->person.target_days);
    when_say_date_near(on, cli->present.today, date);
    cli_say(cli, on == DAY_NONE ? WORD_cmd_ready_far : WORD_cmd_ready_before,
            (struct buf_value[]){{"date", date}, {0}});
}

static void say_conditions(struct cli *cli, const struct answer *answer)
{
    enum ready_key missing = ready_missing(&answer->ready);
    cli_say(cli, WORD_cmd_ready_close, NULL);
    put_conditions(cli, answer);
    if (answer->readiness.purpose) {
        cli_say(cli, WORD_cmd_ready_my_purpose, NULL);
        cli_put_wrapped(cli, 4, answer->readiness.purpose);
    }
    if (missing == READY_KEYS)
        cli_say(cli, WORD_cmd_ready_all_met, NULL);
    else
        cli_say(cli, WORD_cmd_ready_missing, (struct buf_value[]){{"what", needs_words(cli, answer, missing)}, {0}});
}

static void say(struct cli *cli, const struct answer *answer)
{
    if (answer->person.unsafe)
        say_unsafe(cli);
    else if (answer->person.closed)
        say_closed(cli, &answer->person);
    else if (!answer->ready.conditions[READY_TIME].met)
        say_before(cli, answer);
    else
        say_conditions(cli, answer);
}

/* What is to be written; at most one of them. */
struct given {
    const char *purpose; /* "": taken away */
    bool        confirms;
    const char *fine; /* "yes", "no" */
};

static bool read_given(const struct cli_args *args, struct given *given, struct error *error)
{
    *given = (struct given){cli_value(args, "purpose"), cli_has(args, "confirm"), cli_value(args, "fine")};
    bool reaches = cli_has(args, "reached-out"), goes_on = cli_has(args, "then") || cli_has(args, "answer");
    if ((given->purpose != NULL) + given->confirms + (given->fine != NULL) + reaches + goes_on > 1)
        return error_set(error, ERROR_USAGE,
                         "only one of --purpose, --confirm, --fine, --reached-out and --then at a time");
    if (!reaches && (args->operand_count > 0 || cli_has(args, "at")))
        return error_set(error, ERROR_USAGE, "a kind and --at belong to --reached-out");
    if (!reaches && !goes_on && cli_has(args, "note"))
        return error_set(error, ERROR_USAGE, "--note belongs to --reached-out, --then or --answer");
    if (given->purpose && *given->purpose && given->purpose[strspn(given->purpose, " \t\n")] == '\0')
        return error_set(error, ERROR_USAGE, "--purpose must not be blank; --purpose= takes the purpose away");
    if (given->fine && strcmp(given->fine, "yes") != 0 && strcmp(given->fine, "no") != 0)
        return error_set(error, ERROR_USAGE, "--fine must be yes or no, not %s",
                         text_quote(given->fine, strlen(given->fine)).text);
    return true;
}

static bool is_anything(const struct given *given)
{
    return given->purpose || given->confirms || given->fine;
}

/* Taking something away is always possible. */
static bool check_person(const struct given *given, const struct person *person, struct error *error)
{
    bool adds = (given->purpose && *given->purpose) || given->confirms || (given->fine && given->fine[0] == 'y');
    if (adds && person->unsafe)
        return error_set(error, ERROR_USAGE, "reaching out is no part of this plan; nothing is written down");
    if (adds && person->closed)
        return error_set(error, ERROR_USAGE, "the plan is closed; holdfast person reopen goes on with it");
    return true;
}

static bool write_one(struct cli *cli, const struct given *given, int64_t person_id, struct error *error)
{
    if (given->confirms)
        return readiness_confirm(cli->store, &cli->present, person_id, error);
    if (given->fine)
        return readiness_fine(cli->store, &cli->present, person_id, given->fine[0] == 'y', error);
    return readiness_write(cli->store, &cli->present, person_id, given->purpose, error);
}

static bool write_given(struct cli *cli, const struct given *given, struct person *person, struct error *error)
{
    if (!cli_open_existing(cli, error) || !rows_begin(cli, "ready", error))
        return false;
    bool done = cli_person(cli, person, error) && check_person(given, person, error) &&
                write_one(cli, given, person->id, error);
    return rows_end(cli, done, error);
}

static void say_written(struct cli *cli, const struct given *given)
{
    enum word word = WORD_cmd_ready_written;
    if (given->confirms)
        word = WORD_cmd_ready_confirmed;
    else if ((given->purpose && !*given->purpose) || (given->fine && given->fine[0] == 'n'))
        word = WORD_cmd_ready_taken_away;
    cli_say(cli, word, NULL);
}

/* Only while every condition is met: the line says what is missing. An act must be open. */
static bool reach_out(struct cli *cli, struct answer *answer, struct contact *contact, struct error *error)
{
    if (!cli_person(cli, &answer->person, error) || !load(cli, answer, error))
        return false;
    if (answer->person.unsafe)
        return error_set(error, ERROR_REFUSED, "reaching out is no part of this plan");
    if (answer->person.closed)
        return error_set(error, ERROR_REFUSED, "the plan is closed; holdfast person reopen goes on with it");
    enum ready_key missing = ready_missing(&answer->ready);
    if (missing != READY_KEYS)
        return error_set(error, ERROR_REFUSED, "not met yet: %s; a contact without your conditions is holdfast contact",
                         needs_words(cli, answer, missing));
    contact->person_id = answer->person.id;
    contact->person_name = answer->person.name;
    return contacts_add(cli->store, &cli->present, cli->arena, contact, error);
}

static bool run_reached_out(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct answer  answer = {0};
    struct contact contact = {.at = cli->present.now,
                              .until = DAY_NONE,
                              .kind = CONTACT_TEXT,
                              .note = cli_value(args, "note"),
                              .breaks_said = true,
                              .planned = true};
    const char    *kind = args->operands[0], *at = cli_value(args, "at");
    if (kind && !rules_read_kind(kind, &contact.kind))
        return error_set(error, ERROR_USAGE, "the kind must be " RULES_KINDS_SAID ", not %s",
                         text_quote(kind, strlen(kind)).text);
    if ((at && !when_read("--at", at, &cli->present, &contact.at, error)) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, "ready reached-out", error))
        return false;
    if (!rows_end(cli, reach_out(cli, &answer, &contact, error), error))
        return false;
    if (cli->json)
        rows_put_json(cli, &cmd_contact_rows, &contact);
    else
        cli_say(cli, WORD_ready_reached_out, NULL);
    return cli->json || rows_say_count(cli, &answer.person, error);
}

/* One of the words, which the file and the readers of JSON write with a `_`. */
static bool read_word(const struct cli_args *args, const char *option, const char *const words[3],
                      const char *const stored[3], const char **out, struct error *error)
{
    const char *given = cli_value(args, option);
    *out = NULL;
    for (int i = 0; given && i < 3; i++)
        if (strcmp(given, words[i]) == 0)
            *out = stored[i];
    return !given || *out ||
           error_set(error, ERROR_USAGE, "--%s must be %s, %s or %s, not %s", option, words[0], words[1], words[2],
                     text_quote(given, strlen(given)).text);
}

static bool run_then(struct cli *cli, const struct cli_args *args, struct error *error)
{
    static const char *const        ways[] = {"close", "go-on", "begin-again"},
                             *const stored_ways[] = {"close", "go_on", "begin_again"},
                             *const answers[] = {"yes", "none", "no"};
    struct readiness_outcome        outcome = {.note = cli_value(args, "note")};
    struct person                   person;
    struct contact                  contact;
    if (!read_word(args, "then", ways, stored_ways, &outcome.way_on, error) ||
        !read_word(args, "answer", answers, answers, &outcome.answer, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, "ready then", error))
        return false;
    bool done = cli_person(cli, &person, error) &&
                readiness_then(cli->store, &cli->present, person.id, &outcome, cli->arena, &contact, error) &&
                persons_get(cli->store, person.id, cli->arena, &person, error);
    if (!rows_end(cli, done, error))
        return false;
    if (cli->json)
        rows_put_json(cli, &cmd_contact_rows, &contact);
    else
        cli_say(cli,
                person.closed    ? WORD_ready_then_close
                : contact.breaks ? WORD_ready_then_again
                                 : WORD_ready_then_on,
                NULL);
    return cli->json || rows_say_count(cli, &person, error);
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct given  given;
    struct answer answer = {0};
    if (!read_given(args, &given, error))
        return false;
    if (cli_has(args, "reached-out"))
        return run_reached_out(cli, args, error);
    if (cli_has(args, "then") || cli_has(args, "answer"))
        return run_then(cli, args, error);
    bool done = is_anything(&given) ? write_given(cli, &given, &answer.person, error)
                                    : cli_open(cli, STORE_READ, error) && cli_person(cli, &answer.person, error);
    if (!done || !load(cli, &answer, error))
        return false;
    if (cli->json) {
        put_json(cli, &answer);
        return true;
    }
    if (is_anything(&given))
        say_written(cli, &given);
    say(cli, &answer);
    return true;
}

const struct command cmd_ready[] = {
    {
        .name = "ready",
        .synopsis =
            "ready [--purpose TEXT | --confirm | --fine yes|no | --reached-out [KIND] [--at WHEN] [--note TEXT] | "
            "--then close|go-on|begin-again [--answer yes|none|no] [--note TEXT]] [--person NAME] [--json]",
        .summary = "your own conditions for reaching out, once the aim is reached",
        .details =
            "Before the aim is reached it says nothing but its date. Not writing is as good an end: `holdfast "
            "person close` ends a plan at any time.\n\n"
            "The conditions: the aim is reached; at most 3 urges in 14 days, none above 5; the median of at "
            "least 7 check-ins of those days is 3 or more; a goal is finished, or a habit has a strength of "
            "0.5, in this streak; a purpose was written at least 3 days ago, and confirmed again; you said that "
            "you are fine without an answer; a letter, at least 3 days old, speaks more of you than of them, "
            "without blame or pleading.\n\n"
            "--purpose writes what it would be for, - from standard input; --purpose= takes it away. --confirm "
            "says that you read it again and it holds. --fine yes says: I am fine without an answer.\n\n"
            "Once all of them are met, --reached-out logs that you did, KIND as in `holdfast help contact`, a text by "
            "default: it ends no streak. Then --answer says what came, and --then how you go on: close the plan, go "
            "on counting, or begin again, and only then does that contact end the streak.",
        .options =
            (const struct cli_option[]){
                {"purpose", CLI_NOTE | CLI_CLEARS, "TEXT", "what it would be for"},
                {"confirm", CLI_FLAG, NULL, "you read the purpose again, and it holds"},
                {"fine", CLI_TEXT, "yes|no", "you are fine without an answer"},
                {"reached-out", CLI_FLAG, NULL, "you reached out, as you planned"},
                {"at", CLI_TEXT, "WHEN", "when you did, now by default"},
                {"then", CLI_TEXT, "WAY", "how you go on: close, go-on or begin-again"},
                {"answer", CLI_TEXT, "ANSWER", "what came of it: yes, none or no"},
                {"note", CLI_NOTE | CLI_CLEARS, "TEXT",
                 "a note, or what came in your own words; - from standard input"},
                {0},
            },
        .operands_optional = 1,
        .operand_names = {"KIND"},
        .takes_person = true,
        .run = run,
    },
    {0},
};
