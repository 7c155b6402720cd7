#include "cli/commands/commands.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "demo/demo.h"
#include "store/memo.h"

/* The life is the same at each call on the same day, so that pictures of it can be compared. */
enum { SEED = 120 };

/* By this memo a file is known as a demo's, and may be made anew. */
static const char mark[] = "demo";

/* Makes way for a new life: an older demo goes, anything else is refused. */
static bool remove_older(struct cli *cli, struct error *error)
{
    struct stat status;
    if (lstat(cli->db_path, &status) != 0 && errno == ENOENT)
        return true;
    const char *is_demo = NULL;
    bool        read = cli_open(cli, STORE_READ, error) && memo_get(cli->store, mark, cli->arena, &is_demo, error);
    store_close(cli->store);
    cli->store = NULL;
    if (!read)
        return false;
    if (!is_demo)
        return error_set(error, ERROR_USAGE, "%s is no demo; name another folder",
                         text_quote(cli->db_path, strlen(cli->db_path)).text);
    if (unlink(cli->db_path) != 0)
        return error_set(error, ERROR_FAILED, "the older demo cannot be removed: %s", strerror(errno));
    return true;
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct buf  path = {.arena = cli->arena};
    const char *folder = args->operand_count > 0 ? args->operands[0] : "holdfast-demo";
    if (!folder[0])
        return error_set(error, ERROR_USAGE, "FOLDER must not be empty");
    buf_printf(&path, "%s/holdfast.db", folder);
    cli->db_path = buf_text(&path);
    cli->db_is_default = true; /* its folder may be made */
    if (!remove_older(cli, error) || !cli_open(cli, STORE_WRITE, error) ||
        !memo_put(cli->store, &cli->present, mark, "1", error) ||
        !demo_write(cli->store, &cli->present, demo_of_120_days(), SEED, error))
        return false;
    if (cli->env->stdin_is_terminal && cli->env->stdout_is_terminal) {
        cli->screens = CLI_SCREENS;
    } else {
        cli_say(cli, WORD_demo_written, NULL);
        fputs("    holdfast --db ", cli->out);
        cli_put_text(cli, cli->db_path);
        fputc('\n', cli->out);
    }
    return true;
}

const struct command cmd_demo[] = {
    {
        .name = "demo",
        .synopsis = "demo [FOLDER]",
        .summary = "a made-up life of 120 days to look at",
        .details = "Writes a made-up life of 120 days into FOLDER/holdfast.db (FOLDER is holdfast-demo unless said) "
                   "and, in a terminal, opens the screens on it. Your own file is not touched: a file that is no demo "
                   "is never written over.",
        .operands_optional = 1,
        .operand_names = {"FOLDER"},
        .text_only = true,
        .run = run,
    },
    {0},
};
