#include "cli/commands/commands.h"

#include <sys/stat.h>

#include "cli/rows.h"
#include "store/copies.h"

static struct moment moment_of(const struct cli *cli, int64_t unix_s)
{
    return (struct moment){.unix_s = unix_s, .offset_s = cli->present.now.offset_s};
}

static bool list(struct cli *cli, struct error *error)
{
    struct copy *copies;
    size_t       count;
    struct json  json = {.out = cli->out};
    if (!copies_list(cli->db_path, cli->arena, &copies, &count, error))
        return false;
    if (cli->json)
        json_open_array(&json);
    for (size_t i = 0; i < count; i++) {
        struct moment at = moment_of(cli, copies[i].changed_s);
        if (cli->json) {
            json_open_object(&json);
            json_named(&json, "path", copies[i].path);
            json_named_instant(&json, "at", at);
            json_named_number(&json, "bytes", copies[i].size);
            json_close_object(&json);
        } else {
            fprintf(cli->out, "%s  ", rows_when(cli, at));
            cli_put_text(cli, copies[i].path);
            fputc('\n', cli->out);
        }
    }
    if (cli->json) {
        json_close_array(&json);
        json_end(&json);
    } else {
        cli_say(cli, count > 0 ? WORD_cmd_restore_how : WORD_cmd_restore_none, NULL);
    }
    return true;
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct stat status;
    const char *kept, *from = args->operands[0];
    if (!cli->db_path)
        return cli_open(cli, STORE_READ, error); /* which says so */
    if (!from)
        return list(cli, error);
    if (!*from)
        return error_set(error, ERROR_USAGE, "FILE must not be empty");
    int64_t changed_s = stat(from, &status) == 0 ? status.st_mtim.tv_sec : cli->present.now.unix_s;
    if (!copies_restore(cli->db_path, from, &cli->present, cli->arena, &kept, error))
        return false;
    if (cli->json) {
        struct json json = {.out = cli->out};
        json_open_object(&json);
        json_named(&json, "restored", from);
        json_named(&json, "kept", kept);
        json_close_object(&json);
        json_end(&json);
        return true;
    }
    cli_say(cli, WORD_cmd_restored, (struct buf_value[]){{"when", rows_when(cli, moment_of(cli, changed_s))}, {0}});
    if (kept)
        cli_say(cli, WORD_cmd_restored_kept, (struct buf_value[]){{"path", kept}, {0}});
    return true;
}

const struct command cmd_restore[] = {
    {
        .name = "restore",
        .synopsis = "restore [FILE]",
        .summary = "go back to a copy of the file",
        .details = "Without FILE it lists the copies there are, the newest first. They lie beside the file, in the "
                   "folder of its name with .copies at its end.\n\n"
                   "With FILE the file becomes what that copy is. A copy that is not sound is not used. What is there "
                   "now becomes a copy as well, also where it is damaged, so that nothing is lost. Do not copy a file "
                   "over it by hand: the journal that may lie beside belongs to the older one.",
        .operands_optional = 1,
        .operand_names = {"FILE"},
        .run = run,
    },
    {0},
};
