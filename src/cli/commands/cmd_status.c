#include "cli/commands/commands.h"

#include <string.h>

#include "core/milestone.h"
#include "core/phase.h"
#include "store/checkins.h"
#include "store/contacts.h"
#include "store/urges.h"
#include "words/words.h"

/* Everything the day has to say. */
struct status_day {
    struct person       person;
    struct tally        tally;
    struct phase        phase;
    int32_t             last, next;
    daynum              next_on, target_on;
    struct urges_counts urges;
    struct checkin      checkin;
    bool                has_checkin;
    int64_t            *waiting; /* ids of messages not answered yet */
    size_t              waiting_count;
    const char         *title;
};

/* The day of the person that --person names, or of the default one. The store must be open. */
static bool load_day(struct cli *cli, struct status_day *day, struct error *error)
{
    if (!cli_person(cli, &day->person, error) ||
        !contacts_tally(cli->store, &cli->present, &day->person, CONTACTS_ALL, cli->arena, &day->tally, NULL, error) ||
        !urges_count(cli->store, &cli->present, day->person.id, &day->urges, error) ||
        !contacts_waiting(cli->store, &cli->present, &day->person, cli->arena, &day->waiting, &day->waiting_count,
                          error) ||
        !checkins_get(cli->store, cli->present.today, cli->arena, &day->checkin, &day->has_checkin, error))
        return false;
    int32_t streak = day->tally.streak_days, target = day->person.target_days;
    day->phase = phase_at(streak, target, day->person.rules.preset);
    day->last = milestone_last(streak, target);
    day->next = milestone_next(streak, target);
    day->next_on = day_add(day->tally.since, day->next);
    day->target_on = day_add(day->tally.since, target);
    day->title = words_count(&day->tally, day->person.rules.preset, 0); /* as it is called in general */
    return true;
}

static void json_counts(struct json *json, const struct status_day *day)
{
    const struct tally *tally = &day->tally;
    json_named_number(json, "starts_in_days", tally->starts_in_days);
    json_named_day(json, "since", tally->since);
    json_named_number(json, "streak_days", tally->streak_days);
    json_named_number(json, "elapsed_seconds", tally->elapsed_s);
    json_named_number(json, "longest_days", tally->longest_days);
    json_named_number(json, "total_days", tally->total_days);
    json_named_number(json, "kept_days", tally->kept_days);
    json_named_number(json, "break_days", tally->break_days);
    json_named_number(json, "kept_last_30", tally->kept_last_30);
    json_named_number(json, "kept_last_90", tally->kept_last_90);
    json_named_number(json, "look_days", tally->look_days);
    json_key(json, "unanswered");
    if (day->person.unsafe)
        json_null(json);
    else
        json_number(json, tally->unanswered);
    json_named_number(json, "target_days", day->person.target_days);
    json_named_day(json, "target_on", day->target_on);
    json_key(json, "started_at");
    if (day->person.has_started_at)
        json_instant(json, (struct moment){day->person.started_at_unix_s, day->person.started_offset_s});
    else
        json_null(json);
    json_named_array(json, "waiting");
    for (size_t i = 0; i < day->waiting_count; i++)
        json_number(json, day->waiting[i]);
    json_close_array(json);
}

static void json_way(struct json *json, const struct status_day *day)
{
    json_key(json, "phase");
    json_open_object(json);
    json_named(json, "key", phase_name(day->phase.key));
    json_named(json, "title", texts_phase(day->phase.key).title);
    json_named_number(json, "number", day->phase.number);
    json_named_number(json, "of", day->phase.of);
    json_close_object(json);

    json_key(json, "milestone");
    json_open_object(json);
    json_named_number(json, "last", day->last);
    json_named_number(json, "next", day->next);
    json_named_day(json, "next_on", day->next_on);
    json_named_real(json, "progress", milestone_progress(day->tally.streak_days, day->person.target_days));
    json_close_object(json);
}

static void json_today(struct json *json, const struct status_day *day)
{
    const struct urges_counts *urges = &day->urges;
    double                     rate;
    json_key(json, "checkin");
    if (day->has_checkin) {
        json_open_object(json);
        json_key(json, "mood");
        if (day->checkin.mood)
            json_number(json, day->checkin.mood);
        else
            json_null(json);
        json_named(json, "note", day->checkin.note);
        json_close_object(json);
    } else {
        json_null(json);
    }
    json_key(json, "urges");
    json_open_object(json);
    json_named_number(json, "today", urges->today);
    json_named_number(json, "last_7_days", urges->last_7_days);
    json_named_number(json, "resisted", urges->resisted);
    json_named_number(json, "gave_in", urges->gave_in);
    json_named_number(json, "open", urges->open);
    json_named_number(json, "not_told", urges->not_told);
    json_key(json, "resisted_rate");
    if (urge_resisted_rate(urges->resisted, urges->gave_in, &rate))
        json_real(json, rate);
    else
        json_null(json);
    json_close_object(json);
}

/* The document of cli.md. */
static void put_json(struct cli *cli, const struct status_day *day)
{
    struct json json = {.out = cli->out};
    json_open_object(&json);
    json_named_number(&json, "schema", 1);
    json_named_instant(&json, "now", cli->present.now);
    json_named_day(&json, "today", cli->present.today);
    json_named(&json, "person", day->person.name);
    json_named_day(&json, "started_on", day->person.started_on);
    json_counts(&json, day);
    json_way(&json, day);
    json_today(&json, day);
    json_named(&json, "promise", day->person.promise);
    json_named(&json, "title", day->title);
    json_close_object(&json);
    json_end(&json);
}

/* "44 days without contact with M."; only that it is kept, where the number is hidden by setting. */
static void say_count(struct cli *cli, const struct status_day *day)
{
    struct buf count = {.arena = cli->arena};
    if (cli->env->settings.count_hidden)
        buf_puts(&count, texts_word(WORD_status_hidden));
    else
        buf_printf(&count, "%d %s", (int)day->tally.streak_days,
                   words_count(&day->tally, day->person.rules.preset, day->tally.streak_days));
    const struct buf_value values[] = {{"count", buf_text(&count)}, {"name", day->person.name}, {NULL, NULL}};
    if (cli->color)
        fputs("\033[1m", cli->out);
    struct buf with = {.arena = cli->arena};
    buf_fill(&with, day->person.name ? words_count_with(day->person.rules.preset) : texts_word(WORD_status_count),
             values);
    cli_put_wrapped(cli, 0, buf_text(&with));
    if (cli->color)
        fputs("\033[0m", cli->out);
}

static const char *number(struct cli *cli, int64_t value)
{
    struct buf text = {.arena = cli->arena};
    buf_printf(&text, "%lld", (long long)value);
    return buf_text(&text);
}

/* Since when, and what stays. */
static void say_history(struct cli *cli, const struct status_day *day)
{
    const struct tally *tally = &day->tally;
    char                date[WHEN_WORDS_SIZE], elapsed[WORDS_SIZE];
    when_say_date_year(tally->since, date);
    if (tally->days_only)
        words_days(0, elapsed);
    else
        when_say_duration(tally->elapsed_s, elapsed);
    const struct buf_value values[] = {{"date", date},
                                       {"elapsed", elapsed},
                                       {"ahead", cli_days(cli, tally->starts_in_days)},
                                       {"longest", cli_days(cli, tally->longest_days)},
                                       {"kept", number(cli, tally->kept_days)},
                                       {"total", cli_days(cli, tally->total_days)},
                                       {"kept_30", number(cli, tally->kept_last_30)},
                                       {"kept_90", number(cli, tally->kept_last_90)},
                                       {NULL, NULL}};
    if (tally->starts_in_days > 0) {
        cli_say(cli, WORD_status_ahead, values);
        return;
    }
    cli_say(cli, WORD_status_since, values);
    if (tally->total_days > 0)
        cli_say(cli, WORD_status_kept, values);
}

static void say_closed(struct cli *cli, const struct status_day *day)
{
    char date[WHEN_WORDS_SIZE];
    when_say_date_year(day->person.closed_on, date);
    const struct buf_value values[] = {{"date", date}, {NULL, NULL}};
    cli_say(cli, WORD_status_closed, values);
}

static void say_way(struct cli *cli, const struct status_day *day)
{
    char title[WORDS_SIZE], next_date[WHEN_WORDS_SIZE], target_date[WHEN_WORDS_SIZE];
    when_say_date_year(day->next_on, next_date);
    when_say_date_year(day->target_on, target_date);
    struct texts_phase     words = texts_phase(day->phase.key);
    const struct buf_value values[] = {{"phase", words.title},
                                       {"focus", words.focus},
                                       {"number", number(cli, day->phase.number)},
                                       {"of", number(cli, day->phase.of)},
                                       {"title", words_milestone(day->next, title)},
                                       {"days", cli_days(cli, milestone_ahead(&day->tally, day->next))},
                                       {"date", next_date},
                                       {"target", cli_days(cli, day->person.target_days)},
                                       {"target_date", target_date},
                                       {NULL, NULL}};
    cli_say(cli, WORD_status_phase, values);
    if (next_date[0])
        cli_say(cli, WORD_status_next, values);
    if (day->tally.streak_days >= day->person.target_days)
        cli_say(cli, WORD_status_target_reached, values);
    else if (day->person.target_days != day->next && target_date[0])
        cli_say(cli, WORD_status_target, values);
}

static void say_urges(struct cli *cli, const struct status_day *day)
{
    const struct urges_counts *urges = &day->urges;
    const struct buf_value     values[] = {{"today", number(cli, urges->today)},
                                           {"week", number(cli, urges->last_7_days)},
                                           {"resisted", number(cli, urges->resisted)},
                                           {"gave_in", number(cli, urges->gave_in)},
                                           {"open", number(cli, urges->open)},
                                           {"not_told", number(cli, urges->not_told)},
                                           {NULL, NULL}};
    if (urges->resisted + urges->gave_in + urges->open + urges->not_told == 0)
        return;
    cli_say(cli, WORD_status_urges, values);
    if (urges->open + urges->not_told > 0)
        cli_say(cli, WORD_status_urges_open, values);
}

static void say_today(struct cli *cli, const struct status_day *day)
{
    const struct tally    *tally = &day->tally;
    const struct buf_value values[] = {{"looks", cli_days(cli, tally->look_days)},
                                       {"unanswered", number(cli, tally->unanswered)},
                                       {"mood", number(cli, day->checkin.mood)},
                                       {NULL, NULL}};
    if (tally->look_days > 0 && !cli->env->settings.count_hidden)
        cli_say(cli, WORD_status_looks, values);
    if (tally->unanswered > 0 && !day->person.unsafe)
        cli_say(cli, tally->unanswered == 1 ? WORD_status_unanswered_one : WORD_status_unanswered, values);
    say_urges(cli, day);
    if (day->has_checkin)
        cli_say(cli, day->checkin.mood ? WORD_status_mood : WORD_status_checked_in, values);
    if (day->has_checkin && day->checkin.note)
        cli_put_wrapped(cli, 4, day->checkin.note);
}

/* Sentences, the most important first. */
static void say_day(struct cli *cli, const struct status_day *day)
{
    say_count(cli, day);
    if (!cli->env->settings.count_hidden)
        say_history(cli, day);
    if (day->person.closed)
        say_closed(cli, day);
    else if (!cli->env->settings.count_hidden)
        say_way(cli, day);
    say_today(cli, day);
    if (day->person.promise) {
        cli_say(cli, WORD_status_promise, NULL);
        cli_put_wrapped(cli, 4, day->person.promise);
    }
    if (day->person.unsafe)
        cli_say(cli, WORD_cmd_unsafe_help, NULL);
}

/* How much of the history a format needs. ERROR_USAGE for a % that means nothing. */
static bool check_format(const char *format, enum contacts_scope *scope, struct error *error)
{
    *scope = CONTACTS_CURRENT;
    for (const char *at = strchr(format, '%'); at; at = strchr(at + 2, '%')) {
        if (at[1] == '\0')
            return error_set(error, ERROR_USAGE, "--format ends in a single %%; %%%% stands for one");
        if (!strchr("dlktnrp%", at[1])) {
            codepoint character;
            size_t    length = text_decode(at + 1, strlen(at + 1), &character);
            return error_set(error, ERROR_USAGE, "--format knows %%d %%l %%k %%t %%n %%r %%p and %%%%, not %s",
                             text_quote(at, 1 + length).text);
        }
        if (strchr("lkt", at[1]))
            *scope = CONTACTS_COUNT;
    }
    return true;
}

static void put_format(struct cli *cli, const char *format, const struct person *person, const struct tally *tally)
{
    int32_t next = milestone_next(tally->streak_days, person->target_days);
    for (; *format; format++) {
        if (*format != '%') {
            fputc(*format, cli->out);
            continue;
        }
        switch (*++format) {
        case 'd':
            fprintf(cli->out, "%d", (int)tally->streak_days);
            break;
        case 'l':
            fprintf(cli->out, "%d", (int)tally->longest_days);
            break;
        case 'k':
            fprintf(cli->out, "%d", (int)tally->kept_days);
            break;
        case 't':
            fprintf(cli->out, "%d", (int)tally->total_days);
            break;
        case 'n':
            fprintf(cli->out, "%d", (int)next);
            break;
        case 'r':
            fprintf(cli->out, "%d", (int)(milestone_ahead(tally, next)));
            break;
        case 'p':
            cli_put_text(cli, person->name ? person->name : "");
            break;
        default:
            fputc('%', cli->out);
            break;
        }
    }
    fputc('\n', cli->out);
}

static bool run_format(struct cli *cli, const char *format, struct error *error)
{
    enum contacts_scope scope;
    struct person       person;
    struct tally        tally;
    if (!text_check(TEXT_NOTE, "--format", format, strlen(format), error) || !check_format(format, &scope, error) ||
        !cli_open(cli, STORE_READ, error) || !cli_person(cli, &person, error) ||
        !contacts_tally(cli->store, &cli->present, &person, scope, cli->arena, &tally, NULL, error))
        return false;
    put_format(cli, format, &person, &tally);
    return true;
}

/* Is there nobody at all, so that a prompt stays empty rather than say so at every line? */
static bool is_nothing_started(struct cli *cli)
{
    struct error   unused;
    struct person *persons;
    size_t         count;
    return !cli->person_name ||
           (cli->store && persons_list(cli->store, cli->arena, &persons, &count, &unused) && count == 0);
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    bool        is_short = cli_has(args, "short");
    const char *format = cli_value(args, "format");
    if (is_short + (format != NULL) + cli->json > 1)
        return error_set(error, ERROR_USAGE, "only one of --short, --format and --json at once");
    if (is_short) {
        if (run_format(cli, "%dd", error))
            return true;
        if (error->kind != ERROR_ABSENT || !is_nothing_started(cli))
            return false;
        error->kind = ERROR_NONE;
        return true;
    }
    if (format)
        return run_format(cli, format, error);

    struct status_day day;
    if (!cli_open(cli, STORE_READ, error) || !load_day(cli, &day, error))
        return false;
    if (cli->json)
        put_json(cli, &day);
    else
        say_day(cli, &day);
    return true;
}

static const struct cli_option options[] = {
    {"short", CLI_FLAG, NULL, "a line for a shell prompt, such as 44d"},
    {"format", CLI_TEXT, "STRING", "a line of one's own"},
    {0},
};

const struct command cmd_status[] = {
    {
        .name = "status",
        .synopsis = "status [--short] [--format STRING] [--person NAME] [--json]",
        .summary = "the day: the count, what stays, what comes next",
        .details =
            "In STRING stand %d for the days of the current streak, %l for the longest, %k for the days kept, %t for "
            "all days, %n for the next milestone, %r for the days to it, %p for the name and %% for a percent sign.\n\n"
            "Where nothing is started, --short prints nothing.",
        .options = options,
        .takes_person = true,
        .run = run,
    },
    {0},
};
