#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/args.h"
#include "cli/commands/commands.h"

const struct command *const cli_commands[] = {
    &cmd_start,          &cmd_status,        &cmd_urge,           &cmd_urge_end,      &cmd_urge_edit,
    &cmd_urge_delete,    &cmd_urge_list,     &cmd_contact,        &cmd_contact_edit,  &cmd_contact_delete,
    &cmd_contact_list,   &cmd_checkin,       &cmd_write,          &cmd_letter,        &cmd_journal,
    &cmd_journal_show,   &cmd_journal_edit,  &cmd_journal_delete, &cmd_friend,        &cmd_friend_add,
    &cmd_friend_list,    &cmd_friend_delete, &cmd_reason,         &cmd_reason_add,    &cmd_reason_list,
    &cmd_reason_delete,  &cmd_plan,          &cmd_plan_add,       &cmd_plan_list,     &cmd_plan_delete,
    &cmd_goal,           &cmd_goal_add,      &cmd_goal_list,      &cmd_goal_done,     &cmd_goal_skip,
    &cmd_goal_undo,      &cmd_goal_step,     &cmd_goal_finish,    &cmd_goal_archive,  &cmd_goal_reopen,
    &cmd_goal_edit,      &cmd_goal_move,     &cmd_goal_delete,    &cmd_goal_starters, &cmd_goal_starter,
    &cmd_hardday,        &cmd_hardday_add,   &cmd_hardday_list,   &cmd_hardday_edit,  &cmd_hardday_delete,
    &cmd_streaks,        &cmd_milestones,    &cmd_explain,        &cmd_insights,      &cmd_ready,
    &cmd_person_list,    &cmd_person_set,    &cmd_person_rule,    &cmd_person_close,  &cmd_person_reopen,
    &cmd_person_archive, &cmd_undo,          &cmd_trash,          &cmd_trash_restore, &cmd_trash_empty,
    &cmd_report,         &cmd_check,         &cmd_demo,           &cmd_help,          NULL,
};

/* The place of an option in the command's list. Asking for one that is not there is a bug, and finds nothing. */
static size_t option_index(const struct cli_args *args, const char *option)
{
    size_t i = 0;
    while (args->options[i].name && strcmp(args->options[i].name, option) != 0)
        i++;
    return i;
}

bool cli_has(const struct cli_args *args, const char *option)
{
    return args->counts[option_index(args, option)] > 0;
}

const char *cli_value(const struct cli_args *args, const char *option)
{
    size_t index = option_index(args, option);
    return args->counts[index] > 0 ? args->values[index][0] : NULL;
}

const char *const *cli_values(const struct cli_args *args, const char *option, size_t *count)
{
    size_t index = option_index(args, option);
    *count = args->counts[index];
    return args->values[index];
}

bool cli_open(struct cli *cli, enum store_mode mode, struct error *error)
{
    if (cli->store)
        return true;
    if (!cli->db_path)
        return error_set(error, ERROR_FAILED,
                         "where the file lies is not known: set HOME or HOLDFAST_DB, or give --db FILE");
    cli->writes = mode == STORE_WRITE;
    return store_open(&cli->store, cli->db_path, mode, cli->db_is_default && cli->writes, &cli->present, error);
}

bool cli_open_existing(struct cli *cli, struct error *error)
{
    struct stat status;
    bool        is_there = cli->db_path && (stat(cli->db_path, &status) == 0 ? status.st_size > 0 : errno != ENOENT);
    return cli_open(cli, is_there ? STORE_WRITE : STORE_READ, error);
}

bool cli_person(struct cli *cli, struct person *out, struct error *error)
{
    return persons_find(cli->store, cli->person_name, cli->arena, out, error);
}

static bool only_digits(const char *text)
{
    return text[0] != '\0' && strspn(text, "0123456789") == strlen(text);
}

/* Digits as a number; INT64_MAX if it is larger than that. */
static int64_t read_digits(const char *digits)
{
    int64_t number = 0;
    for (; *digits; digits++) {
        int digit = *digits - '0';
        if (number > (INT64_MAX - digit) / 10)
            return INT64_MAX;
        number = number * 10 + digit;
    }
    return number;
}

bool cli_number(const char *name, const char *text, int64_t least, int64_t most, int64_t *out, struct error *error)
{
    int64_t number = only_digits(text) ? read_digits(text) : INT64_MAX;
    if (number < least || number > most)
        return error_set(error, ERROR_USAGE, "%s must be %lld to %lld, not %s", name, (long long)least, (long long)most,
                         text_quote(text, strlen(text)).text);
    *out = number;
    return true;
}

bool cli_id(const char *what, const char *text, int64_t *out, struct error *error)
{
    if (!only_digits(text))
        return error_set(error, ERROR_USAGE, "%s must be a number, not %s", what, text_quote(text, strlen(text)).text);
    *out = read_digits(text);
    return true;
}

void cli_put_text(struct cli *cli, const char *text)
{
    struct buf clean = {.arena = cli->arena};
    text_clean(&clean, text, strlen(text), false);
    fputs(buf_text(&clean), cli->out);
}

void cli_put_wrapped(struct cli *cli, size_t indent, const char *text)
{
    struct buf clean = {.arena = cli->arena};
    text_clean(&clean, text, strlen(text), true);
    size_t at = 0;
    do {
        struct text_line line = text_wrap(buf_text(&clean), clean.length, at, CLI_COLUMNS - indent);
        bool             empty = line.from == line.to;
        fprintf(cli->out, "%*s%.*s\n", empty ? 0 : (int)indent, "", (int)(line.to - line.from),
                buf_text(&clean) + line.from);
        at = line.next;
    } while (at < clean.length);
}

void cli_say(struct cli *cli, enum word word, const struct buf_value *values)
{
    static const struct buf_value none[] = {{NULL, NULL}};
    struct buf                    sentence = {.arena = cli->arena};
    buf_fill(&sentence, texts_word(word), values ? values : none);
    cli_put_wrapped(cli, 0, buf_text(&sentence));
}

const char *cli_days(struct cli *cli, int64_t days)
{
    struct buf text = {.arena = cli->arena};
    buf_printf(&text, "%lld day%s", (long long)days, days == 1 ? "" : "s");
    return buf_text(&text);
}

void cli_notice(struct cli *cli, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(cli->err, format, arguments);
    va_end(arguments);
    fputc('\n', cli->err);
}

static size_t least_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

/*
 * How many letters must be changed, put in, left out or swapped with their neighbour to turn one word into the
 * other. Long words are never near.
 */
static size_t distance(const char *left, const char *right)
{
    enum { LONGEST = 24 };
    size_t apart[LONGEST + 1][LONGEST + 1], height = strlen(left), width = strlen(right);
    if (height > LONGEST || width > LONGEST)
        return LONGEST;
    for (size_t i = 0; i <= height; i++) {
        for (size_t k = 0; k <= width; k++) {
            if (i == 0 || k == 0) {
                apart[i][k] = i + k;
                continue;
            }
            apart[i][k] = least_of(apart[i - 1][k - 1] + (left[i - 1] != right[k - 1]),
                                   least_of(apart[i - 1][k], apart[i][k - 1]) + 1);
            if (i > 1 && k > 1 && left[i - 1] == right[k - 2] && left[i - 2] == right[k - 1])
                apart[i][k] = least_of(apart[i][k], apart[i - 2][k - 2] + 1);
        }
    }
    return apart[height][width];
}

/* The first words of all commands nearest to this one, or NULL. */
static const char *near_miss(struct cli *cli, const char *word)
{
    const char *nearest = NULL;
    size_t      least = 3;
    for (size_t i = 0; cli_commands[i]; i++) {
        const char *name = cli_commands[i]->name;
        const char *first = arena_copy_bytes(cli->arena, name, strcspn(name, " "));
        size_t      apart = distance(word, first);
        if (apart < least && apart < strlen(first)) {
            least = apart;
            nearest = first;
        }
    }
    return nearest;
}

/* The words that may follow this one, "list, set, rule"; empty if no command has a second word after it. */
static const char *second_words(struct cli *cli, const char *first_word)
{
    struct buf words = {.arena = cli->arena};
    size_t     length = strlen(first_word);
    for (size_t i = 0; cli_commands[i]; i++) {
        const char *name = cli_commands[i]->name;
        if (strncmp(name, first_word, length) == 0 && name[length] == ' ')
            buf_printf(&words, "%s%s", words.length > 0 ? ", " : "", name + length + 1);
    }
    return buf_text(&words);
}

bool cli_unknown_command(struct cli *cli, const char *first, const char *second, struct error *error)
{
    const char *seconds = second_words(cli, first);
    if (seconds[0] && second)
        return error_set(error, ERROR_USAGE, "%s takes one of %s, not %s", first, seconds,
                         text_quote(second, strlen(second)).text);
    if (seconds[0])
        return error_set(error, ERROR_USAGE, "%s needs one of %s after it", first, seconds);
    struct text_quoted quoted = text_quote(first, strlen(first));
    const char        *nearest = near_miss(cli, first);
    if (nearest)
        return error_set(error, ERROR_USAGE, "there is no command %s; did you mean %s?", quoted.text, nearest);
    return error_set(error, ERROR_USAGE, "there is no command %s; holdfast help lists them", quoted.text);
}

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
    if (cli->json && !command->shows)
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

static bool run_command(struct cli *cli, const struct command *command, struct cli_args *args, struct error *error)
{
    if (!args_check(command, args, cli->in, cli->arena, error))
        return false;
    put_warnings(cli);
    bool        done = command->run(cli, args, error);
    const char *warning = cli->store ? store_warning(cli->store) : NULL;
    if (warning && done) /* one mistake, one line */
        cli_notice(cli, "holdfast: %s", warning);
    store_close(cli->store);
    cli->store = NULL;
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
        return cli_unknown_command(cli, found.first_word, found.second_word, error);

    const struct command *command = found.command ? found.command : &cmd_status;
    if (!read_globals(cli, command, given.globals, error))
        return false;
    if (!found.command && !cli->json && cli->env->stdin_is_terminal && cli->env->stdout_is_terminal) {
        put_warnings(cli);
        cli->screens = CLI_SCREENS;
        return true;
    }
    if (!found.command)
        given.args.options = cmd_status.options;
    return run_command(cli, command, &given.args, error);
}

int cli_run(int argc, char **argv, struct cli *cli, enum cli_screens *screens)
{
    struct error error = {.kind = ERROR_NONE};
    const char  *name = NULL;
    bool         done = run_line(argc, argv, cli, &name, &error);
    if (done || error.kind == ERROR_FAILED) { /* what was found is shown, even where finding it is a failure */
        struct error output = {.kind = ERROR_NONE};
        if (!finish_output(cli, &output))
            error = output;
    }
    *screens = error.kind == ERROR_NONE ? cli->screens : CLI_NO_SCREENS;
    if (error.kind != ERROR_NONE)
        cli_notice(cli, "holdfast: %s%s%s", name ? name : "", name ? ": " : "", error.text);
    return error_exit_status(error.kind);
}
