#include "cli/commands/commands.h"

#include <string.h>

#include "cli/args.h"
#include "cli/rows.h"

/* The widest name in the left column. */
static size_t column_of_commands(void)
{
    size_t widest = 0;
    for (size_t i = 0; commands_at(i); i++) {
        size_t length = strlen(commands_at(i)->name);
        if (length > widest)
            widest = length;
    }
    return widest;
}

void cmd_help_overview(struct cli *cli)
{
    int column = (int)column_of_commands();
    cli_say(cli, WORD_usage_line, NULL);
    fputc('\n', cli->out);
    for (size_t i = 0; commands_at(i); i++)
        fprintf(cli->out, "  %-*s  %s\n", column, commands_at(i)->name, commands_at(i)->summary);
    fputc('\n', cli->out);
    cli_say(cli, WORD_usage_more, NULL);
}

static void put_option(struct cli *cli, const struct cli_option *option)
{
    struct buf line = {.arena = cli->arena};
    buf_printf(&line, "--%s%s%s", option->name, option->argument ? " " : "", option->argument ? option->argument : "");
    if (line.length > 24)
        fprintf(cli->out, "  %s\n  %-24s  %s\n", buf_text(&line), "", option->help);
    else
        fprintf(cli->out, "  %-24s  %s\n", buf_text(&line), option->help);
}

void cmd_help_command(struct cli *cli, const struct command *command)
{
    fprintf(cli->out, "holdfast %s: %s\n\n", command->name, command->summary);
    cli_put_wrapped(cli, 2, command->synopsis);
    if (command->details) {
        fputc('\n', cli->out);
        cli_put_wrapped(cli, 0, command->details);
    }
    fputc('\n', cli->out);
    for (const struct cli_option *option = command->options; option && option->name; option++)
        put_option(cli, option);
    put_option(cli, &args_globals[ARGS_DB]);
    if (command->takes_person)
        put_option(cli, &args_globals[ARGS_PERSON]);
    if (!command->text_only)
        put_option(cli, &args_globals[ARGS_JSON]);
}

static bool follows(const struct command *command, const char *word)
{
    size_t length = strlen(word);
    return strncmp(command->name, word, length) == 0 && command->name[length] == ' ';
}

bool cmd_help_group(struct cli *cli, const char *word)
{
    bool found = false;
    for (size_t i = 0; commands_at(i); i++) {
        if (follows(commands_at(i), word)) {
            cli_put_wrapped(cli, 2, commands_at(i)->synopsis);
            cli_put_wrapped(cli, 6, commands_at(i)->summary);
            found = true;
        }
    }
    return found;
}

static void json_commands(struct json *json, const char *word)
{
    json_open_array(json);
    for (size_t i = 0; commands_at(i); i++) {
        const struct command *command = commands_at(i);
        if (word && strcmp(command->name, word) != 0 && !follows(command, word))
            continue;
        json_open_object(json);
        json_named(json, "name", command->name);
        json_named(json, "synopsis", command->synopsis);
        json_named(json, "summary", command->summary);
        json_named(json, "details", command->details);
        json_named_array(json, "options");
        for (const struct cli_option *option = command->options; option && option->name; option++) {
            json_open_object(json);
            json_named(json, "name", option->name);
            json_named(json, "argument", option->argument);
            json_named(json, "help", option->help);
            json_close_object(json);
        }
        json_close_array(json);
        json_close_object(json);
    }
    json_close_array(json);
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; commands_at(i); i++) {
        if (strcmp(commands_at(i)->name, name) == 0)
            return commands_at(i);
    }
    return NULL;
}

static bool run_keys(struct cli *cli)
{
    struct json json = {.out = cli->out};
    if (!cli->json) {
        fputs(texts_keys_text(), cli->out);
        return true;
    }
    json_open_object(&json);
    json_named(&json, "keys", texts_keys_text());
    json_close_object(&json);
    json_end(&json);
    return true;
}

/* The lines that stand first under `?` in the screens. */
static bool run_danger(struct cli *cli)
{
    struct json json = {.out = cli->out};
    if (!cli->json) {
        rows_put_help_lines(cli);
        return true;
    }
    json_open_array(&json);
    for (size_t i = 0; i < texts_help_line_count(); i++) {
        struct texts_help_line line = texts_help_line(i);
        json_open_object(&json);
        json_named(&json, "text", line.text);
        json_named(&json, "source", line.source[0] ? line.source : NULL);
        json_named(&json, "looked_up", line.looked_up[0] ? line.looked_up : NULL);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_end(&json);
    return true;
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    if (args->operand_count == 1 && strcmp(args->operands[0], "keys") == 0)
        return run_keys(cli);
    if (args->operand_count == 1 && strcmp(args->operands[0], "danger") == 0)
        return run_danger(cli);

    struct buf name = {.arena = cli->arena};
    for (size_t i = 0; i < args->operand_count; i++)
        buf_printf(&name, "%s%s", i > 0 ? " " : "", args->operands[i]);
    const struct command *command = find(buf_text(&name));
    bool                  is_group = false;
    for (size_t i = 0; args->operand_count == 1 && commands_at(i); i++)
        is_group = is_group || follows(commands_at(i), buf_text(&name));
    if (args->operand_count > 0 && !command && !is_group)
        return commands_unknown(cli, args->operands[0], args->operands[1], error);

    if (cli->json) {
        struct json json = {.out = cli->out};
        json_commands(&json, args->operand_count > 0 ? buf_text(&name) : NULL);
        json_end(&json);
    } else if (args->operand_count == 0) {
        cmd_help_overview(cli);
    } else {
        if (command)
            cmd_help_command(cli, command);
        if (command && is_group)
            fputc('\n', cli->out);
        cmd_help_group(cli, buf_text(&name));
    }
    return true;
}

const struct command cmd_help[] = {
    {
        .name = "help",
        .synopsis = "help [COMMAND|keys|danger] [--json]",
        .summary = "how a command is used; the keys of the screens; help in danger",
        .details = "Without a word it lists the commands. `holdfast help keys` lists the keys of the screens, "
                   "`holdfast help danger` says where to find help in danger.",
        .operands_optional = 2,
        .operand_names = {"COMMAND", "COMMAND"},
        .run = run,
    },
    {0},
};
