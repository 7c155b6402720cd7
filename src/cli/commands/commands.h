/*
 * commands: the records of all commands, each at the end of its own file, and what these files share.
 */
#ifndef HOLDFAST_CLI_COMMANDS_COMMANDS_H
#define HOLDFAST_CLI_COMMANDS_COMMANDS_H

#include "cli/cli.h"
#include "cli/json.h"

extern const struct command cmd_start;
extern const struct command cmd_status;
extern const struct command cmd_urge, cmd_urge_end, cmd_urge_edit, cmd_urge_delete, cmd_urge_list;
extern const struct command cmd_contact, cmd_contact_edit, cmd_contact_delete, cmd_contact_list;
extern const struct command cmd_checkin;
extern const struct command cmd_write, cmd_letter;
extern const struct command cmd_journal, cmd_journal_show, cmd_journal_edit, cmd_journal_delete;
extern const struct command cmd_friend, cmd_friend_add, cmd_friend_list, cmd_friend_delete;
extern const struct command cmd_reason, cmd_reason_add, cmd_reason_list, cmd_reason_delete;
extern const struct command cmd_plan, cmd_plan_add, cmd_plan_list, cmd_plan_delete;
extern const struct command cmd_goal, cmd_goal_add, cmd_goal_list, cmd_goal_done, cmd_goal_skip, cmd_goal_undo,
    cmd_goal_step, cmd_goal_finish, cmd_goal_archive, cmd_goal_reopen, cmd_goal_edit, cmd_goal_move, cmd_goal_delete,
    cmd_goal_starters, cmd_goal_starter;
extern const struct command cmd_hardday, cmd_hardday_add, cmd_hardday_edit, cmd_hardday_list, cmd_hardday_delete;
extern const struct command cmd_ready;
extern const struct command cmd_streaks;
extern const struct command cmd_milestones;
extern const struct command cmd_explain;
extern const struct command cmd_insights;
extern const struct command cmd_person_list, cmd_person_set, cmd_person_rule, cmd_person_close, cmd_person_reopen,
    cmd_person_archive;
extern const struct command cmd_undo;
extern const struct command cmd_trash, cmd_trash_restore, cmd_trash_empty;
extern const struct command cmd_report;
extern const struct command cmd_check;
extern const struct command cmd_demo;
extern const struct command cmd_help;

/* A person as `person list --json` shows them. */
void cmd_person_json(struct json *json, const struct person *person);

/* The same as a line of text. */
void cmd_person_say(struct cli *cli, const struct person *person);

/* Reads the values that `start` and `person set` have in common; *out keeps what was not given. */
MUST_CHECK bool cmd_person_read(const struct cli_args *args, struct person *out, struct error *error);

/* The error for words that name no command, with the one that was probably meant. second may be NULL. Returns false. */
MUST_CHECK bool cli_unknown_command(struct cli *cli, const char *first, const char *second, struct error *error);

/* Help on the whole program, for NULL, or on a command: what `--help` prints. */
void cmd_help_overview(struct cli *cli);
void cmd_help_command(struct cli *cli, const struct command *command);

/* Help on a word that only stands before other words: "person". False if no command begins with it. */
bool cmd_help_group(struct cli *cli, const char *word);

#endif
