#include "cli/rows.h"

#include <stdio.h>
#include <string.h>

#include "store/act.h"
#include "store/contacts.h"

bool rows_begin(struct cli *cli, const char *what, struct error *error)
{
    return !cli->writes || act_begin(cli->store, &cli->present, what, error);
}

bool rows_end(struct cli *cli, bool done, struct error *error)
{
    return cli->writes ? act_end(cli->store, done, error) : done;
}

void rows_put_json(struct cli *cli, const struct rows_kind *kind, const void *row)
{
    struct json json = {.out = cli->out};
    kind->json(cli, &json, row);
    json_end(&json);
}

void rows_answer(struct cli *cli, const struct rows_kind *kind, enum word sentence, int64_t id, const void *row)
{
    if (cli->json) {
        rows_put_json(cli, kind, row);
        return;
    }
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)id);
    cli_say(cli, sentence, (struct buf_value[]){{"id", digits}, {0}});
    kind->line(cli, row);
}

void rows_list(struct cli *cli, const struct rows_kind *kind, const void *rows, size_t count, enum rows_order order)
{
    struct json json = {.out = cli->out};
    if (cli->json)
        json_open_array(&json);
    for (size_t i = 0; i < count; i++) {
        size_t      at = order == ROWS_LAST_FIRST ? count - 1 - i : i;
        const void *row = (const char *)rows + at * kind->size;
        if (cli->json)
            kind->json(cli, &json, row);
        else
            kind->line(cli, row);
    }
    if (cli->json) {
        json_close_array(&json);
        json_end(&json);
    }
}

bool rows_delete(struct cli *cli, const struct cli_args *args, const struct rows_kind *kind, void *row,
                 struct error *error)
{
    int64_t    id;
    struct buf what = {.arena = cli->arena};
    buf_printf(&what, "the %s", kind->name);
    if (!cli_id(buf_text(&what), args->operands[0], &id, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, kind->delete_act, error))
        return false;
    bool done = kind->get(cli, id, row, error) && kind->delete (cli, id, error);
    if (!rows_end(cli, done, error))
        return false;
    rows_answer(cli, kind, kind->deleted, id, row);
    return true;
}

const struct cli_option rows_range_options[] = {
    {.name = "since", .value = CLI_TEXT, .argument = "DAY", .help = "from this day on"},
    {.name = "until", .value = CLI_TEXT, .argument = "DAY", .help = "up to this day"},
    {0},
};

bool rows_range(struct cli *cli, const struct cli_args *args, daynum *since, daynum *until, struct error *error)
{
    const char *from = cli_value(args, "since");
    const char *to = cli_value(args, "until");
    *since = *until = DAY_NONE;
    if (from && !when_read_day("--since", from, WHEN_ANY, &cli->present, since, error))
        return false;
    if (to && !when_read_day("--until", to, WHEN_NOT_AHEAD, &cli->present, until, error))
        return false;
    if (from && to && *since > *until)
        return error_set(error, ERROR_USAGE, "--since must not be after --until");
    return true;
}

bool rows_filter_person(struct cli *cli, int64_t *person_id, struct error *error)
{
    struct person person;
    *person_id = 0;
    if (cli->person_name) {
        if (!cli_person(cli, &person, error))
            return false;
        *person_id = person.id;
        return true;
    }
    struct person *persons;
    size_t         count;
    if (!persons_list(cli->store, cli->arena, &persons, &count, error))
        return false;
    return count > 0 || cli_person(cli, &person, error);
}

bool rows_check_person(struct cli *cli, const char *what, int64_t person_id, struct error *error)
{
    if (!cli->person_name)
        return true;
    struct person person;
    if (!cli_person(cli, &person, error))
        return false;
    if (person.id != person_id)
        return error_set(error, ERROR_USAGE, "%s is another person's; leave --person out, or give the right one", what);
    return true;
}

const char *rows_count(struct cli *cli, int64_t number, const char *one, const char *many)
{
    struct buf buf = {.arena = cli->arena};
    buf_printf(&buf, "%lld %s", (long long)number, number == 1 ? one : many);
    return buf_text(&buf);
}

const char *rows_days(struct cli *cli, int32_t days)
{
    return cli->env->settings.count_hidden ? "kept" : cli_days(cli, days);
}

bool rows_say_count(struct cli *cli, const struct person *person, struct error *error)
{
    struct tally tally;
    if (cli->json)
        return true;
    if (!contacts_tally(cli->store, &cli->present, person, CONTACTS_CURRENT, cli->arena, &tally, NULL, error))
        return false;
    bool      ahead = tally.starts_in_days > 0;
    enum word word = ahead                             ? WORD_cmd_count_ahead
                     : cli->env->settings.count_hidden ? WORD_cmd_count_hidden
                                                       : WORD_cmd_count_stands;
    cli_say(cli, word,
            (struct buf_value[]){{"days", cli_days(cli, ahead ? tally.starts_in_days : tally.streak_days)}, {0}});
    return true;
}

const char *rows_name(struct cli *cli, const char *name)
{
    if (!name)
        return "";
    struct buf buf = {.arena = cli->arena};
    buf_printf(&buf, " (%s)", name);
    return buf_text(&buf);
}

const char *rows_when(struct cli *cli, struct moment at)
{
    char date[WHEN_DAY_SIZE];
    char clock[WHEN_DAY_SIZE];
    when_say_day(when_date(at), date);
    when_say_clock(at, clock);
    struct buf buf = {.arena = cli->arena};
    buf_printf(&buf, "%s %s", date, clock);
    return buf_text(&buf);
}

void rows_say_help(struct cli *cli, const struct person *person)
{
    cli_say(cli, WORD_cmd_help_in_danger, NULL);
    if (person->unsafe)
        cli_say(cli, WORD_cmd_unsafe_help, NULL);
}

void rows_put_help_lines(struct cli *cli)
{
    for (size_t i = 0; i < texts_help_line_count(); i++) {
        struct texts_help_line line = texts_help_line(i);
        struct buf             said = {.arena = cli->arena};
        cli_put_wrapped(cli, 2, line.text);
        if (!line.source[0])
            continue;
        buf_fill(&said, texts_word(WORD_help_looked_up),
                 (struct buf_value[]){{"source", line.source}, {"date", line.looked_up}, {0}});
        cli_put_wrapped(cli, 4, buf_text(&said));
    }
}

void rows_put_note(struct cli *cli, const char *note)
{
    if (!note)
        return;
    fputs("    ", cli->out);
    cli_put_text(cli, note);
    fputc('\n', cli->out);
}
