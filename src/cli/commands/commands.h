/*
 * commands: the records of all commands, and what their files share.
 */
#ifndef HOLDFAST_CLI_COMMANDS_COMMANDS_H
#define HOLDFAST_CLI_COMMANDS_COMMANDS_H

#include "cli/cli.h"
#include "cli/json.h"

/* Each is ended by a NULL name. */
#define X(name) extern const struct command cmd_##name[];
#include "cli/commands/commands.def"
#undef X

/* The commands one by one, in the order of the help; NULL after the last. */
const struct command *commands_at(size_t index);

/* A person as `person list --json` shows them. */
void cmd_person_json(struct json *json, const struct person *person);

/* When it started, as far as it is known: "Sun 22 Nov 2026", "Sun 22 Nov 2026, 21:14". Lives as long as the command. */
const char *cmd_person_start(struct cli *cli, const struct person *person);

/* The same as a line of text. */
void cmd_person_say(struct cli *cli, const struct person *person);

/* Reads the values that `start` and `person set` have in common; *out keeps what was not given. */
MUST_CHECK bool cmd_person_read_start(struct cli *cli, const char *name, const char *text, struct person *out,
                                      struct error *error); /* DAY, or WHEN */
MUST_CHECK bool cmd_person_read(const struct cli_args *args, struct person *out, struct error *error);

/* A look and `again` do not go in every direction: ERROR_USAGE with a sentence. */
extern const struct rows_kind cmd_contact_rows; /* of a struct contact */

MUST_CHECK bool cmd_contact_check_cell(enum contact_kind kind, enum contact_direction direction, struct error *error);

/* The error for words that name no command, with the one that was probably meant. second may be NULL. Returns false. */
MUST_CHECK bool commands_unknown(struct cli *cli, const char *first, const char *second, struct error *error);

/* Help on the whole program, for NULL, or on a command: what `--help` prints. */
void cmd_help_overview(struct cli *cli);
void cmd_help_command(struct cli *cli, const struct command *command);

/* Help on a word that only stands before other words: "person". False if no command begins with it. */
bool cmd_help_group(struct cli *cli, const char *word);

#endif
