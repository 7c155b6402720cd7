/*
 * status: the day, in three forms. --short and --format stand in shell prompts: they load no more than their line
 * needs.
 */
#include "cli/commands/commands.h"

#include <string.h>

#include "cli/status_day.h"
#include "core/milestone.h"

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
    if (!cli_open(cli, STORE_READ, error) || !status_day_load(cli, &day, error))
        return false;
    if (cli->json)
        status_day_json(cli, &day);
    else
        status_day_say(cli, &day);
    return true;
}

static const struct cli_option options[] = {
    {.name = "short", .value = CLI_FLAG, .help = "a line for a shell prompt, such as 44d"},
    {.name = "format", .value = CLI_TEXT, .argument = "STRING", .help = "a line of one's own"},
    {.name = NULL},
};

const struct command cmd_status = {
    .name = "status",
    .synopsis = "status [--short] [--format STRING] [--person NAME] [--json]",
    .summary = "the day: the count, what stays, what comes next",
    .details =
        "In STRING stand %d for the days of the current streak, %l for the longest, %k for the days kept, %t for "
        "all days, %n for the next milestone, %r for the days to it, %p for the name and %% for a percent sign.\n\n"
        "Where nothing is started, --short prints nothing.",
    .options = options,
    .takes_person = true,
    .shows = true,
    .run = run,
};
