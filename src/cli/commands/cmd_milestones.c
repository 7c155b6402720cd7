#include "cli/commands/commands.h"

#include "core/milestone.h"
#include "store/contacts.h"
#include "words/words.h"

static void show_json(struct cli *cli, const struct milestone *list, size_t count)
{
    struct json json = {.out = cli->out};
    json_open_array(&json);
    for (size_t i = 0; i < count; i++) {
        char title[WORDS_SIZE];
        json_open_object(&json);
        json_named_number(&json, "days", list[i].days);
        json_named(&json, "title", words_milestone(list[i].days, title));
        json_named_day(&json, "first_reached_on", list[i].first_reached_on);
        json_named_number(&json, "times", list[i].times);
        json_key(&json, "in_days");
        if (list[i].in_days >= 0)
            json_number(&json, list[i].in_days);
        else
            json_null(&json);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_end(&json);
}

/* "11 weeks: reached once, first on Sun 22 Nov 2026; in 33 days" */
static void show_text(struct cli *cli, const struct milestone *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char       title[WORDS_SIZE], date[WHEN_WORDS_SIZE];
        struct buf line = {.arena = cli->arena}, times = {.arena = cli->arena};
        when_say_date_year(list[i].first_reached_on, date);
        if (list[i].times == 1)
            buf_puts(&times, texts_word(WORD_milestones_once));
        else
            buf_printf(&times, "%d %s", (int)list[i].times, texts_word(WORD_milestones_times));
        const struct buf_value values[] = {
            {"times", buf_text(&times)}, {"date", date}, {"days", cli_days(cli, list[i].in_days)}, {NULL, NULL}};
        buf_printf(&line, "%s: ", words_milestone(list[i].days, title));
        if (list[i].times > 0)
            buf_fill(&line, texts_word(WORD_milestones_reached), values);
        if (list[i].times > 0 && list[i].in_days >= 0)
            buf_puts(&line, "; ");
        if (list[i].in_days >= 0)
            buf_fill(&line, texts_word(WORD_milestones_ahead), values);
        cli_put_wrapped(cli, 0, buf_text(&line));
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
    size_t                  count;
    const struct milestone *list = milestone_list(&tally, person.target_days, cli->arena, &count);
    if (cli->json)
        show_json(cli, list, count);
    else
        show_text(cli, list, count);
    return true;
}

const struct command cmd_milestones = {
    .name = "milestones",
    .synopsis = "milestones [--person NAME] [--json]",
    .summary = "the milestones, reached and ahead",
    .details = "A milestone is reached by any streak that got that long. A later slip takes none away.",
    .takes_person = true,
    .run = run,
};
