#include "cli/commands/commands.h"

#include <string.h>

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

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
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

const struct command cmd_person_list = {
    .name = "person list",
    .synopsis = "person list [--person NAME] [--json]",
    .summary = "the persons, the last started first",
    .takes_person = true,
    .run = run,
};
