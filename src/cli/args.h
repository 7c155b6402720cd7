/*
 * args: reads a command line as getopt_long does: options before and after operands, `--option value` and
 * `--option=value`, unique beginnings of names, `--` as the end of options. Written anew since getopt_long knows
 * one flat list of options, prints by itself and keeps its place in globals.
 */
#ifndef HOLDFAST_CLI_ARGS_H
#define HOLDFAST_CLI_ARGS_H

#include "cli/cli.h"

/* Everybody's options, in the order of args_globals. */
enum args_global { ARGS_DB, ARGS_PERSON, ARGS_JSON, ARGS_COLOR, ARGS_HELP, ARGS_VERSION, ARGS_GLOBALS };
extern const struct cli_option args_globals[ARGS_GLOBALS + 1];

/* Which command the line names. */
struct args_command {
    const struct command *command;    /* NULL: none, or none of that name */
    size_t                words;      /* operands that name it: 0, 1 or 2 */
    const char           *first_word; /* NULL: there is no operand at all */
    const char           *second_word;
};
struct args_command args_find_command(int argc, char **argv);

/* How many operands the command takes, one of many words counted once. */
size_t args_operand_places(const struct command *command);

struct args_given {
    struct cli_args args;
    const char     *globals[ARGS_GLOBALS]; /* NULL: not given; "" for a flag */
};

/*
 * Reads the line for that command. ERROR_USAGE for an option nobody knows, an ambiguous one, one without its value
 * or with one it does not take, an empty value, one given twice. Stops at --help and --version: what stands after
 * them is not looked at.
 */
MUST_CHECK bool args_read(int argc, char **argv, const struct args_command *found, struct arena *arena,
                          struct args_given *out, struct error *error);

/*
 * The number of operands and the texts among operands and values: checks them, and reads the one given as "-" from
 * `in`.
 */
MUST_CHECK bool args_check(const struct command *command, struct cli_args *args, FILE *in, struct arena *arena,
                           struct error *error);

#endif
