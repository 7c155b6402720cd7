/* The streaks, and the milestones that they reached. */
#include "cli/commands/commands.h"

#include "core/milestone.h"
#include "store/contacts.h"
#include "words/words.h"

static bool load(struct cli *cli, struct person *person, struct tally *tally, struct error *error)
{
    return cli_open(cli, STORE_READ, error) && cli_person(cli, person, error) &&
           contacts_tally(cli->store, &cli->present, person, CONTACTS_COUNT, cli->arena, tally, NULL, error);
}

static void json_streaks(struct cli *cli, const struct tally *tally)
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

static void put_streaks(struct cli *cli, const struct tally *tally)
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

static bool run_streaks(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct person person;
    struct tally  tally;
    if (!load(cli, &person, &tally, error))
        return false;
    if (cli->json)
        json_streaks(cli, &tally);
    else
        put_streaks(cli, &tally);
    return true;
}

static void json_milestones(struct cli *cli, const struct milestone *list, size_t count)
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
static void put_milestones(struct cli *cli, const struct milestone *list, size_t count)
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

static bool run_milestones(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct person person;
    struct tally  tally;
    if (!load(cli, &person, &tally, error))
        return false;
    size_t                  count;
    const struct milestone *list = milestone_list(&tally, person.target_days, cli->arena, &count);
    if (cli->json)
        json_milestones(cli, list, count);
    else
        put_milestones(cli, list, count);
    return true;
}

const struct command cmd_streaks[] = {
    {
        .name = "streaks",
        .synopsis = "streaks [--person NAME] [--json]",
        .summary = "all streaks, the oldest first",
        .details =
            "A streak's length is the number of midnights in it. A slip ends one, and takes nothing from those before.",
        .takes_person = true,
        .run = run_streaks,
    },
    {
        .name = "milestones",
        .synopsis = "milestones [--person NAME] [--json]",
        .summary = "the milestones, reached and ahead",
        .details = "A milestone is reached by any streak that got that long. A later slip takes none away.",
        .takes_person = true,
        .run = run_milestones,
    },
    {0},
};
