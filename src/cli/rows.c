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

static bool get(struct cli *cli, const struct rows_kind *kind, int64_t id, void *row, struct error *error)
{
    return kind->list ? lists_get(cli->store, kind->list, id, cli->arena, row, error) : kind->get(cli, id, row, error);
}

static bool remove_row(struct cli *cli, const struct rows_kind *kind, int64_t id, struct error *error)
{
    return kind->list ? lists_delete(cli->store, kind->list, &cli->present, id, error) : kind->remove(cli, id, error);
}

bool rows_delete(struct cli *cli, const struct cli_args *args, const struct rows_kind *kind, void *row,
                 struct error *error)
{
    int64_t    id;
    struct buf what = {.arena = cli->arena};
    buf_printf(&what, "the %s", kind->name);
    if (!cli_id(buf_text(&what), args->operands[0], &id, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, kind->remove_act, error))
        return false;
    bool done = get(cli, kind, id, row, error) && remove_row(cli, kind, id, error);
    if (!rows_end(cli, done, error))
        return false;
    rows_answer(cli, kind, kind->removed, id, row);
    return true;
}

bool rows_run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    const struct rows_kind *kind = args->command->rows;
    return rows_delete(cli, args, kind, arena_alloc(cli->arena, 1, kind->size), error);
}

bool rows_run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    const struct rows_kind *kind = args->command->rows;
    void                   *rows;
    size_t                  count;
    if (!cli_open(cli, STORE_READ, error) || !lists_all(cli->store, kind->list, cli->arena, &rows, &count, error))
        return false;
    rows_list(cli, kind, rows, count, ROWS_LAST_FIRST);
    return true;
}

static const char *option_label(struct cli *cli, const char *name)
{
    struct buf label = {.arena = cli->arena};
    buf_printf(&label, "--%s", name);
    return buf_text(&label);
}

/* Does the command have an option of that name, and was it given? What `add` takes as an operand it has not. */
static const char *option_value(const struct cli_args *args, const char *name)
{
    for (const struct cli_option *option = args->options; option && option->name; option++)
        if (strcmp(option->name, name) == 0)
            return cli_value(args, name);
    return NULL;
}

bool rows_run_add(struct cli *cli, const struct cli_args *args, struct error *error)
{
    const struct rows_kind *kind = args->command->rows;
    void                   *row = arena_alloc(cli->arena, 1, kind->size);
    memcpy(row, kind->blank, kind->size);
    for (size_t i = 0; kind->fields[i].name; i++) {
        const struct rows_field *field = &kind->fields[i];
        bool                     is_operand = i < args->operand_count;
        const char              *text = is_operand ? args->operands[i] : option_value(args, field->name);
        const char              *label = is_operand ? args->command->operand_names[i] : option_label(cli, field->name);
        if (text && !field->read(cli, label, text, row, error))
            return false;
    }
    if (!cli_open(cli, STORE_WRITE, error) || !lists_add(cli->store, kind->list, &cli->present, cli->arena, row, error))
        return false;
    int64_t id = *(const int64_t *)row; /* every kind begins with it */
    rows_answer(cli, kind, kind->added, id, row);
    return true;
}

/* Reads what was given into the row; *any is whether anything was. */
static bool read_changes(struct cli *cli, const struct cli_args *args, void *row, bool *any, struct error *error)
{
    *any = false;
    for (const struct rows_field *field = args->command->rows->fields; field->name; field++) {
        const char *option = option_value(args, field->name);
        const char *operand = strcmp(field->name, "text") == 0 ? args->operands[1] : NULL;
        const char *label = operand ? "TEXT" : option_label(cli, field->name);
        if (option && operand)
            return error_set(error, ERROR_USAGE, "the text is given twice; leave one of them out");
        if (!option && !operand)
            continue;
        *any = true;
        if (!field->read(cli, label, operand ? operand : option, row, error))
            return false;
    }
    return true;
}

static bool say_nothing_given(const struct cli_args *args, struct arena *arena, struct error *error)
{
    struct buf options = {.arena = arena};
    for (const struct cli_option *option = args->options; option->name; option++)
        buf_printf(&options, "%s--%s", options.length == 0 ? "" : option[1].name ? ", " : " or ", option->name);
    return error_set(error, ERROR_USAGE, "say what to change: %s", buf_text(&options));
}

bool rows_run_edit(struct cli *cli, const struct cli_args *args, struct error *error)
{
    const struct rows_kind *kind = args->command->rows;
    void                   *row = arena_alloc(cli->arena, 1, kind->size);
    int64_t                 id;
    bool                    any;
    struct buf              what = {.arena = cli->arena};
    buf_printf(&what, "the %s", kind->name);
    if (!cli_id(buf_text(&what), args->operands[0], &id, error) || !read_changes(cli, args, row, &any, error))
        return false; /* what is wrong is said before the file is opened */
    if (!any)
        return say_nothing_given(args, cli->arena, error);
    if (!cli_open_existing(cli, error) || !rows_begin(cli, kind->edit_act, error))
        return false;
    bool done = get(cli, kind, id, row, error) && read_changes(cli, args, row, &any, error) &&
                lists_save(cli->store, kind->list, &cli->present, row, error);
    if (!rows_end(cli, done, error))
        return false;
    rows_answer(cli, kind, kind->changed, id, row);
    return true;
}

const struct cli_option rows_range_options[] = {
    {"since", CLI_TEXT, "DAY", "from this day on"},
    {"until", CLI_TEXT, "DAY", "up to this day"},
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
        struct buf             sentence = {.arena = cli->arena};
        cli_put_wrapped(cli, 2, line.text);
        if (!line.source[0])
            continue;
        buf_fill(&sentence, texts_word(WORD_help_looked_up),
                 (struct buf_value[]){{"source", line.source}, {"date", line.looked_up}, {0}});
        cli_put_wrapped(cli, 4, buf_text(&sentence));
    }
}

void rows_say_gone(struct cli *cli)
{
    if (!store_warning(cli->store))
        cli_say(cli, WORD_cmd_gone_copies, NULL);
}

void rows_put_note(struct cli *cli, const char *note)
{
    if (!note)
        return;
    fputs("    ", cli->out);
    cli_put_text(cli, note);
    fputc('\n', cli->out);
}
