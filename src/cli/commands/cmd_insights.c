#include "cli/commands/commands.h"

#include "cli/rows.h"
#include "words/insight_words.h"
#include "store/insights.h"

static void put_numbers(struct json *json, const struct insights *insights, int64_t (*of)(const struct insights *, int),
                        int count)
{
    json_open_array(json);
    for (int i = 0; i < count; i++)
        json_number(json, of(insights, i));
    json_close_array(json);
}

static void put_cells(struct json *json, const struct insights *insights)
{
    json_open_array(json);
    for (int weekday = 0; weekday < INSIGHT_WEEKDAYS; weekday++) {
        json_open_array(json);
        for (int hour = 0; hour < INSIGHT_HOURS; hour++)
            json_number(json, insights->cells[weekday][hour].count);
        json_close_array(json);
    }
    json_close_array(json);
}

/* A mean or a rate of a group, null where there is nothing to take it of. */
static void put_of_group(struct json *json, const char *key, bool (*of)(const struct insight_group *, double *),
                         const struct insight_group *group)
{
    double figure;
    json_key(json, key);
    if (of(group, &figure))
        json_real(json, figure);
    else
        json_null(json);
}

static void put_triggers(struct json *json, const struct insights *insights)
{
    json_open_array(json);
    for (size_t i = 0; i < insights->trigger_count; i++) {
        const struct insight_trigger *trigger = &insights->triggers[i];
        json_open_object(json);
        json_named(json, "trigger", trigger->trigger);
        json_named_number(json, "count", trigger->group.count);
        put_of_group(json, "mean_intensity", insight_mean, &trigger->group);
        put_of_group(json, "resisted_rate", insight_rate, &trigger->group);
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_helped(struct json *json, const struct urge_helped *helped, size_t count)
{
    json_open_array(json);
    for (size_t i = 0; i < count; i++) {
        json_open_object(json);
        json_named(json, "action", helped[i].action);
        json_named_number(json, "uses", helped[i].uses);
        json_named_real(json, "mean_drop", urge_mean_drop(&helped[i]));
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_weeks(struct json *json, const struct insights *insights)
{
    json_open_array(json);
    for (size_t i = 0; i < insights->week_count; i++) {
        const struct insight_week *week = &insights->weeks[i];
        json_open_object(json);
        json_named_day(json, "week", week->monday);
        json_named_number(json, "urges", week->urges.count);
        put_of_group(json, "mean_intensity", insight_mean, &week->urges);
        json_named_number(json, "resisted", week->urges.resisted);
        json_named_number(json, "gave_in", week->urges.gave_in);
        json_key(json, "mean_mood");
        if (week->moods > 0)
            json_real(json, (double)week->mood_sum / (double)week->moods);
        else
            json_null(json);
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_hardest(struct json *json, const struct insights *insights)
{
    if (!insights->hardest_is_known) {
        json_null(json);
        return;
    }
    int64_t in_it = insights->cells[insights->hardest_weekday][insights->hardest_hour].count;
    json_open_object(json);
    json_named_number(json, "weekday", insights->hardest_weekday);
    json_named_number(json, "hour", insights->hardest_hour);
    json_named_real(json, "share", (double)in_it / (double)insights->urges);
    json_close_object(json);
}

static void show_json(struct cli *cli, const struct insight_basis *basis)
{
    struct json json = {.out = cli->out};
    json_open_object(&json);
    json_key(&json, "urges_by_hour");
    put_numbers(&json, basis->insights, insight_of_hour, INSIGHT_HOURS);
    json_key(&json, "urges_by_weekday");
    put_numbers(&json, basis->insights, insight_of_weekday, INSIGHT_WEEKDAYS);
    json_key(&json, "hour_by_weekday");
    put_cells(&json, basis->insights);
    json_key(&json, "triggers");
    put_triggers(&json, basis->insights);
    json_key(&json, "helped");
    put_helped(&json, basis->helped, basis->helped_count);
    json_key(&json, "weeks");
    put_weeks(&json, basis->insights);
    json_key(&json, "hardest");
    put_hardest(&json, basis->insights);
    json_close_object(&json);
    json_end(&json);
}

/* "When: Most often on Sundays from 21 to 22 h (7 of 41)" */
static void show_text(struct cli *cli, const struct insight_basis *basis)
{
    for (enum insight_plot plot = 0; plot < INSIGHT_PLOTS; plot++) {
        struct insight_sentence sentence = insight_words_say(plot, basis, cli->arena);
        struct buf              line = {.arena = cli->arena};
        buf_printf(&line, "%s: %s (%s)", insight_words_name(plot), sentence.text, sentence.cases);
        cli_put_wrapped(cli, 0, buf_text(&line));
        if (sentence.detail[0] != '\0')
            cli_put_wrapped(cli, 2, sentence.detail);
    }
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct person          person;
    struct insights_result sentence;
    struct present         seen_from = cli->present; /* the last day of the period is its today */
    daynum                 since, until;
    const char            *from = cli_value(args, "since");
    if ((from && !when_read_day("--since", from, WHEN_NOT_AHEAD, &cli->present, &since, error)) ||
        !rows_range(cli, args, &since, &until, error))
        return false;
    if (until != DAY_NONE && until < seen_from.today)
        seen_from.today = until;
    if (since == DAY_NONE)
        since = insight_from(INSIGHT_13_WEEKS, seen_from.today);
    if (!cli_open(cli, STORE_READ, error) || !cli_person(cli, &person, error) ||
        !insights_compute(cli->store, &seen_from, &person, since, cli->arena, &sentence, error))
        return false;
    struct insight_basis basis = {&sentence.insights, sentence.helped, sentence.helped_count};
    if (cli->json)
        show_json(cli, &basis);
    else
        show_text(cli, &basis);
    return true;
}

static const struct cli_option options[] = {
    {"since", CLI_TEXT, "DAY", "the first day; 13 weeks back if not said"},
    {"until", CLI_TEXT, "DAY", "the last day; today if not said"},
    {0},
};

const struct command cmd_insights[] = {
    {
        .name = "insights",
        .synopsis = "insights [--since DAY] [--until DAY] [--person NAME] [--json]",
        .summary = "when urges come, what sets them off, what helps",
        .details = "Counted over what was logged in the last 13 weeks, or from --since to --until, by the day and the "
                   "hour of the place where it was. Each sentence gives the number of cases it stands on, and says so "
                   "where they are too few yet. A direction is named only where it is clear: the slope is the median "
                   "of those between all pairs of whole weeks, with its interval of 95 % (Theil 1950, Sen 1968). With "
                   "--json weekdays count from 0, Monday.",
        .options = options,
        .takes_person = true,
        .run = run,
    },
    {0},
};
