/*
 * urge_row: an urge as the commands see it: its options read into a change, the change applied to a row, the row
 * written.
 */
#ifndef HOLDFAST_CLI_URGE_ROW_H
#define HOLDFAST_CLI_URGE_ROW_H

#include "cli/cli.h"
#include "cli/rows.h"
#include "store/urges.h"

/* Which fields were given, and what they become. A cleared field holds what struct urge calls none. */
struct urge_change {
    bool        intensity, want, trigger, note, outcome, after, at, did;
    struct urge to;
};

/*
 * Reads one field by the name of its option, "intensity" included and "did" not. "" clears it. Fills *change;
 * ERROR_USAGE.
 */
MUST_CHECK bool urge_row_read_field(struct cli *cli, const char *field, const char *text, struct urge_change *change,
                                    struct error *error);

/*
 * Reads all options that were given, and the strength if it stands as an operand (else NULL). *change must be
 * zeroed.
 */
MUST_CHECK bool urge_row_read(struct cli *cli, const struct cli_args *args, const char *intensity,
                              struct urge_change *change, struct error *error);

/* Was any field given? */
bool urge_row_changes(const struct urge_change *change);

/* One more action, unless it is there already. */
void urge_row_add_action(struct arena *arena, struct urge *urge, const char *action);

/* Writes the given fields into the row. The actions replace the row's, or are added to them. */
void urge_row_apply(struct arena *arena, const struct urge_change *change, bool adds_actions, struct urge *urge);

/* The urge of this id, if it belongs to the person of --person. */
MUST_CHECK bool urge_row_load(struct cli *cli, int64_t id, struct urge *out, struct error *error);

/* How to write down the contact that an urge ended in, where that is still to be done. */
void urge_row_say_contact(struct cli *cli, const struct urge *urge);

/* The row is written and deleted as every kind is, see cli/rows.h. */
extern const struct rows_kind urge_row_kind;

#endif
