/* The whole page is made before the file is touched. */
#include "cli/commands/commands.h"

#include <string.h>

#include "cli/progress.h"
#include "report/collect.h"

struct wanted {
    const char           *output;
    struct collect_wanted basis;
};

static bool read_wanted(struct cli *cli, const struct cli_args *args, struct wanted *out, struct error *error)
{
    size_t             count;
    const char *const *with = cli_values(args, "with", &count);
    const char        *since = cli_value(args, "since"), *output = cli_value(args, "output");
    *out = (struct wanted){.output = output ? output : "report.html", .basis.since = DAY_NONE};
    for (size_t i = 0; i < count; i++) {
        bool journal = strcmp(with[i], "journal") == 0, names = strcmp(with[i], "names") == 0;
        if (!journal && !names)
            return error_set(error, ERROR_USAGE, "--with must be journal or names, not %s",
                             text_quote(with[i], strlen(with[i])).text);
        out->basis.journal = out->basis.journal || journal;
        out->basis.names = out->basis.names || names;
    }
    return !since || when_read_day("--since", since, WHEN_NOT_AHEAD, &cli->present, &out->basis.since, error);
}

/* On one line: a path is not wrapped. */
static void say_written(struct cli *cli, const struct wanted *wanted)
{
    struct buf sentence = {.arena = cli->arena};
    buf_fill(&sentence, texts_word(wanted->basis.names ? WORD_report_written_names : WORD_report_written),
             (struct buf_value[]){{"path", wanted->output}, {NULL, NULL}});
    cli_put_line(cli, &sentence);
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct wanted   wanted;
    struct person   person;
    struct progress progress;
    struct buf      page = {.arena = cli->arena};
    if (!read_wanted(cli, args, &wanted, error) || !cli_open(cli, STORE_READ, error))
        return false;
    progress_watch(&progress, cli, texts_word(WORD_report_progress));
    bool done = cli_person(cli, &person, error) &&
                collect_page(cli->store, &cli->present, &person, &wanted.basis, cli->arena, &page, NULL, error);
    progress_unwatch(&progress, cli);
    if (!done)
        return false;
    if (strcmp(wanted.output, "-") == 0) {
        fwrite(page.text, 1, page.length, cli->out);
        return true;
    }
    if (!collect_write(wanted.output, &page, " with --output", error))
        return false;
    say_written(cli, &wanted);
    cli_say(cli, WORD_report_own_words, NULL);
    return true;
}

const struct command cmd_report[] = {
    {
        .name = "report",
        .synopsis = "report [--output FILE.html] [--since DAY] [--with journal] [--with names]",
        .summary = "a page with plots, made for print, for whom you choose",
        .details =
            "For a therapist, a coach, a friend, or yourself: report.html in the current folder, or FILE.html; - is "
            "standard output. The page holds all that it shows; it runs nothing and fetches nothing. An earlier report "
            "of that name is replaced, any other file stays as it is.\n\n"
            "Entries and open letters stand in it only with --with journal, closed letters never. Without --with names "
            "those of persons and friends stand as [name]. Triggers, what helped and goals are in your own words, "
            "which may name somebody else: read it through before you hand it on.\n\n"
            "--since is for the plots and the journal; the count and its milestones are always those of all time.",
        .options =
            (const struct cli_option[]){
                {"output", CLI_TEXT, "FILE.html", "the file; report.html unless said"},
                {"since", CLI_TEXT, "DAY", "from this day on"},
                {"with", CLI_TEXT | CLI_MANY, "WHAT", "journal, names; may be given twice"},
                {0},
            },
        .takes_person = true,
        .text_only = true,
        .run = run,
    },
    {0},
};
