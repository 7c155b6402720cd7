#include "cli/dispatch.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "cli/args.h"
#include "cli/commands/commands.h"

static bool read_color(struct cli *cli, const char *when, struct error *error)
{
    if (!when || strcmp(when, "auto") == 0)
        cli->color = cli->env->stdout_is_terminal && !cli->env->no_color && strcmp(cli->env->term, "dumb") != 0;
    else if (strcmp(when, "always") == 0 || strcmp(when, "never") == 0)
        cli->color = when[0] == 'a';
    else
        return error_set(error, ERROR_USAGE, "--color must be auto, always or never, not %s",
                         text_quote(when, strlen(when)).text);
    return true;
}

static bool read_globals(struct cli *cli, const struct command *command, const char *const *globals,
                         struct error *error)
{
    cli->db_path = globals[ARGS_DB] ? globals[ARGS_DB] : cli->env->db_path;
    cli->db_is_default = !globals[ARGS_DB] && cli->env->db_is_default;
    cli->person_name = globals[ARGS_PERSON];
    cli->json = globals[ARGS_JSON] != NULL;
    if (!read_color(cli, globals[ARGS_COLOR], error))
        return false;
    if (cli->json && command->text_only)
        return error_set(error, ERROR_USAGE, "--json has nothing to show here");
    if (!cli->person_name)
        return true;
    if (!command->takes_person)
        return error_set(error, ERROR_USAGE, "--person has no meaning here");
    return text_check(TEXT_LINE, "--person", cli->person_name, strlen(cli->person_name), error);
}

static void put_warnings(struct cli *cli)
{
    for (size_t i = 0; i < cli->env->config_warning_count; i++) {
        const char *warning = cli->env->config_warnings[i];
        struct buf  clean = {.arena = cli->arena};
        text_clean(&clean, warning, strlen(warning), false);
        cli_notice(cli, "holdfast: %s", buf_text(&clean));
    }
}

/* Did who read standard output leave, as `| head -1` does? That is no mistake of anybody's. */
static bool has_reader_left(struct cli *cli)
{
    struct pollfd out = {.fd = fileno(cli->out), .events = POLLOUT};
    return poll(&out, 1, 0) > 0 && (out.revents & (POLLERR | POLLHUP)) != 0;
}

/* A write that did not arrive is only known at the end. */
static bool finish_output(struct cli *cli, struct error *error)
{
    errno = 0;
    if (fflush(cli->out) == 0 && !ferror(cli->out))
        return true;
    return error_set(error, ERROR_FAILED, "%sthe answer could not be written%s%s",
                     cli->writes ? "it is done and on disk, but " : "", errno ? ": " : "",
                     errno ? strerror(errno) : "");
}

static void tell_wait(void *context)
{
    struct cli *cli = context;
    cli_notice(cli, "%s", texts_word(WORD_cmd_waits));
}

static bool run_command(struct cli *cli, const struct command *command, struct cli_args *args, struct error *error)
{
    args->command = command;
    if (!args_check(command, args, cli->in, cli->arena, error))
        return false;
    put_warnings(cli);
    store_on_wait(cli->env->stderr_is_terminal ? tell_wait : NULL, cli);
    bool        done = command->run(cli, args, error);
    const char *warning = cli->store ? store_warning(cli->store) : NULL;
    if (!done && cli->store && store_has_written(cli->store)) {
        cli_notice(cli, "holdfast: %s: it is done and on disk, but not all about it can be shown: %s", command->name,
                   error->text);
        done = true;
    } else if (warning && done) /* one mistake, one line */
        cli_notice(cli, "holdfast: %s", warning);
    store_close(cli->store);
    cli->store = NULL;
    store_on_wait(NULL, NULL);
    return done;
}

/* All but the printing of the error. *name becomes the command's, once it is known. */
static bool run_line(int argc, char **argv, struct cli *cli, const char **name, struct error *error)
{
    struct args_command found = args_find_command(argc, argv);
    struct args_given   given;
    if (found.command)
        *name = found.command->name;
    if (!args_read(argc, argv, &found, cli->arena, &given, error))
        return false;
    if (given.globals[ARGS_VERSION]) {
        fputs("holdfast " HOLDFAST_VERSION "\n", cli->out);
        return true;
    }
    if (given.globals[ARGS_HELP] && !found.first_word) {
        cmd_help_overview(cli);
        return true;
    }
    if (given.globals[ARGS_HELP] && found.command) {
        cmd_help_command(cli, found.command);
        return true;
    }
    if (given.globals[ARGS_HELP] && cmd_help_group(cli, found.first_word))
        return true;
    if (!found.command && found.first_word)
        return commands_unknown(cli, found.first_word, found.second_word, error);

    const struct command *command = found.command ? found.command : cmd_status;
    if (!read_globals(cli, command, given.globals, error))
        return false;
    if (!found.command && !cli->json && cli->env->stdin_is_terminal && cli->env->stdout_is_terminal) {
        put_warnings(cli);
        cli->screens = CLI_SCREENS;
        return true;
    }
    if (!found.command)
        given.args.options = cmd_status->options;
    return run_command(cli, command, &given.args, error);
}

int dispatch_run(int argc, char **argv, struct cli *cli, enum cli_screens *screens)
{
    struct error error = {.kind = ERROR_NONE};
    const char  *name = NULL;
    bool         done = run_line(argc, argv, cli, &name, &error);
    bool         is_unread = false;
    if (done)
        error.kind = ERROR_NONE;
    if (done || error.kind == ERROR_FAILED) { /* what was found is shown, even where finding it is a failure */
        struct error output = {.kind = ERROR_NONE};
        if (!finish_output(cli, &output)) {
            error = output;
            is_unread = done && has_reader_left(cli);
        }
    }
    *screens = error.kind == ERROR_NONE ? cli->screens : CLI_NO_SCREENS;
    if (error.kind != ERROR_NONE && !is_unread)
        cli_notice(cli, "holdfast: %s%s%s", name ? name : "", name ? ": " : "", error.text);
    return error_exit_status(error.kind);
}
