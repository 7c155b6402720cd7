#include "cli/commands/commands.h"

#include "store/contacts.h"

static void show_json(struct cli *cli, const struct person *person, const struct tally *tally)
{
    struct json json = {.out = cli->out};
    json_open_object(&json);
    json_named_day(&json, "started_on", person->started_on);
    json_named(&json, "rules", rules_preset_name(person->rules.preset));
    json_named_number(&json, "day_start", cli->present.day_start_h);
    json_named_array(&json, "breaks");
    for (size_t i = 0; i < tally->break_count; i++) {
        const struct tally_break *ended = &tally->breaks[i];
        json_open_object(&json);
        json_named_day(&json, "from", ended->from);
        json_named_day(&json, "to", ended->to);
        json_named_array(&json, "contacts");
        for (size_t k = 0; k < ended->contact_count; k++)
            json_number(&json, ended->contact_ids[k]);
        json_close_array(&json);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_named_number(&json, "streak_days", tally->streak_days);
    json_close_object(&json);
    json_end(&json);
}

static void say_start(struct cli *cli, const struct person *person, const struct tally *tally)
{
    struct buf hour = {.arena = cli->arena};
    buf_printf(&hour, "%02d", cli->present.day_start_h);
    const struct buf_value values[] = {
        {"date", cmd_person_start(cli, person)}, {"hour", buf_text(&hour)}, {NULL, NULL}};
    cli_say(cli, tally->starts_in_days > 0 ? WORD_explain_start_ahead : WORD_explain_start, values);
    if (cli->present.day_start_h > 0)
        cli_say(cli, WORD_explain_day_start, values);
}

/* The preset, and each cell in which this person's rules differ from it. */
static void say_rules(struct cli *cli, const struct rules *rules)
{
    const struct rules preset = {.preset = rules->preset};
    struct buf         changes = {.arena = cli->arena};
    for (enum contact_kind kind = 0; kind < CONTACT_KINDS; kind++) {
        for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++) {
            bool breaks = rules_break(rules, kind, direction);
            if (breaks != rules_break(&preset, kind, direction))
                buf_printf(&changes, "%s%s %s %s", changes.length > 0 ? ", " : "", rules_kind_name(kind),
                           rules_direction_name(direction), breaks ? "breaks" : "keeps");
        }
    }
    const struct buf_value values[] = {
        {"rules", rules_preset_name(rules->preset)}, {"changes", buf_text(&changes)}, {NULL, NULL}};
    cli_say(cli, changes.length > 0 ? WORD_explain_rules_changed : WORD_explain_rules, values);
    cli_say(cli, WORD_explain_rules_logged, NULL);
}

static bool say_contact(struct cli *cli, int64_t id, struct error *error)
{
    struct contact contact;
    if (!contacts_get(cli->store, id, cli->arena, &contact, error))
        return false;
    char       clock[WHEN_DAY_SIZE];
    struct buf number = {.arena = cli->arena}, line = {.arena = cli->arena};
    when_say_clock(contact.at, clock);
    buf_printf(&number, "%lld", (long long)id);
    const struct buf_value values[] = {{"id", buf_text(&number)},
                                       {"kind", rules_kind_name(contact.kind)},
                                       {"direction", rules_direction_name(contact.direction)},
                                       {"clock", clock},
                                       {NULL, NULL}};
    buf_fill(&line, texts_word(WORD_explain_contact), values);
    cli_put_wrapped(cli, 4, buf_text(&line));
    return true;
}

static bool say_breaks(struct cli *cli, const struct tally *tally, struct error *error)
{
    cli_say(cli, tally->break_count > 0 ? WORD_explain_breaks : WORD_explain_no_break, NULL);
    for (size_t i = 0; i < tally->break_count; i++) {
        const struct tally_break *ended = &tally->breaks[i];
        struct buf                line = {.arena = cli->arena};
        char                      from[WHEN_WORDS_SIZE], to[WHEN_WORDS_SIZE];
        when_say_date_year(ended->from, from);
        when_say_date_year(ended->to, to);
        const struct buf_value values[] = {{"from", from}, {"to", to}, {NULL, NULL}};
        buf_fill(&line, texts_word(ended->from == ended->to ? WORD_explain_break_day : WORD_explain_break_days),
                 values);
        cli_put_wrapped(cli, 2, buf_text(&line));
        for (size_t k = 0; k < ended->contact_count; k++) {
            if (!say_contact(cli, ended->contact_ids[k], error))
                return false;
        }
    }
    return true;
}

static const char *number(struct cli *cli, int64_t value)
{
    struct buf text = {.arena = cli->arena};
    buf_printf(&text, "%lld", (long long)value);
    return buf_text(&text);
}

static void say_sum(struct cli *cli, const struct person *person, const struct tally *tally, daynum today)
{
    char from[WHEN_WORDS_SIZE], to[WHEN_WORDS_SIZE];
    when_say_date_year(tally->since, from);
    when_say_date_year(today, to);
    const struct buf_value values[] = {{"from", from},
                                       {"to", to},
                                       {"date", to},
                                       {"days", cli_days(cli, tally->streak_days)},
                                       {"total", cli_days(cli, tally->total_days)},
                                       {"broken", number(cli, tally->break_days)},
                                       {"kept", number(cli, tally->kept_days)},
                                       {NULL, NULL}};
    if (person->closed)
        cli_say(cli, WORD_explain_closed, values);
    if (tally->starts_in_days == 0)
        cli_say(cli, WORD_explain_sum, values);
    if (tally->break_count > 0)
        cli_say(cli, WORD_explain_kept, values);
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct person person;
    struct tally  tally;
    daynum        today;
    if (!cli_open(cli, STORE_READ, error) || !cli_person(cli, &person, error) ||
        !contacts_tally(cli->store, &cli->present, &person, CONTACTS_COUNT, cli->arena, &tally, &today, error))
        return false;
    if (cli->json) {
        show_json(cli, &person, &tally);
        return true;
    }
    say_start(cli, &person, &tally);
    say_rules(cli, &person.rules);
    if (tally.starts_in_days == 0 && !say_breaks(cli, &tally, error))
        return false;
    say_sum(cli, &person, &tally, today);
    return true;
}

const struct command cmd_explain[] = {
    {
        .name = "explain",
        .synopsis = "explain [--person NAME] [--json]",
        .summary = "why the number is what it is",
        .takes_person = true,
        .run = run,
    },
    {0},
};
