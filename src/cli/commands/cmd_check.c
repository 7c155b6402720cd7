#include "cli/commands/commands.h"

#include "cli/progress.h"

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    const char **findings;
    size_t       count;
    if (!cli_open(cli, STORE_CHECK, error))
        return false;
    if (!store_is_on_disk(cli->store))
        return error_set(error, ERROR_ABSENT, "there is no file yet: holdfast start makes one");
    struct progress progress;
    progress_watch(&progress, cli, texts_word(WORD_check_progress));
    bool done = store_check(cli->store, cli->arena, &findings, &count, error);
    progress_unwatch(&progress, cli);
    if (!done)
        return false;

    if (cli->json) {
        struct json json = {.out = cli->out};
        json_open_object(&json);
        json_named_bool(&json, "sound", count == 0);
        json_named_array(&json, "findings");
        for (size_t i = 0; i < count; i++)
            json_text(&json, findings[i]);
        json_close_array(&json);
        json_close_object(&json);
        json_end(&json);
    } else if (count == 0) {
        cli_say(cli, WORD_check_sound, NULL);
    } else {
        for (size_t i = 0; i < count; i++) {
            cli_put_text(cli, findings[i]);
            fputc('\n', cli->out);
        }
    }
    if (count > 0)
        return error_set(error, ERROR_FAILED,
                         "the file is not sound: %zu finding%s; holdfast restore brings back a copy of an earlier day",
                         count, count == 1 ? "" : "s");
    return true;
}

const struct command cmd_check[] = {
    {
        .name = "check",
        .synopsis = "check [--json]",
        .summary = "is the file sound?",
        .details =
            "Reads the whole file and says whether it is sound: whether the database holds together, and "
            "whether every stored day and word is one that can be, whether every row is still as it was written, "
            "and whether the tables are Holdfast's own. Each finding is one line; the exit status is "
            "1 if there is one.\n\n"
            "Nothing is written.",
        .run = run,
    },
    {0},
};
