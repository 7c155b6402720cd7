#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

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
    return store_open(&cli->store, cli->db_path, mode, cli->db_is_default && cli->writes, error);
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

void cli_put_line(struct cli *cli, const struct buf *line)
{
    cli_put_text(cli, buf_text(line));
    fputc('\n', cli->out);
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
