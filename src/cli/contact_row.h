/*
 * contact_row: a contact as the commands see it: its options read into a change, the change applied to a row, the
 * row written.
 */
#ifndef HOLDFAST_CLI_CONTACT_ROW_H
#define HOLDFAST_CLI_CONTACT_ROW_H

#include "cli/cli.h"
#include "cli/rows.h"
#include "store/contacts.h"

/* Which fields were given, and what they become. */
struct contact_change {
    bool           kind, direction, note, breaks, at, until, urge, waiting;
    struct contact to;
    int64_t        urge_id; /* the urge it came from, if `urge` */
    bool           unlinks; /* `--urge=`: from none */
};

/* Reads one field by the name of its option, "kind" included. "" clears a note, an until and an urge. ERROR_USAGE. */
MUST_CHECK bool contact_row_read_field(struct cli *cli, const char *field, const char *text,
                                       struct contact_change *change, struct error *error);

/* Reads all options that were given. *change must be zeroed. */
MUST_CHECK bool contact_row_read(struct cli *cli, const struct cli_args *args, struct contact_change *change,
                                 struct error *error);

/* A look has no `in`: ERROR_USAGE with a sentence. */
MUST_CHECK bool contact_row_check_cell(enum contact_kind kind, enum contact_direction direction, struct error *error);

/* A stretch must not end before it begins. */
MUST_CHECK bool contact_row_check_until(daynum day, daynum until, struct error *error);

/*
 * Writes the given fields into a row that is already logged. The rules are applied anew only if kind or direction
 * changes and neither --breaks nor --keeps was ever given.
 */
MUST_CHECK bool contact_row_apply(struct cli *cli, const struct contact_change *change, const struct rules *rules,
                                  struct contact *contact, struct error *error);

/*
 * Makes this contact the one in which that urge ended. An `out` contact closes the urge as given in, unless it is
 * already. ERROR_USAGE if the urge is another person's. An act must be open.
 */
MUST_CHECK bool contact_row_link(struct cli *cli, const struct contact *contact, int64_t urge_id, struct error *error);

/* Takes the link to this contact from every urge but that one. Their outcomes stay. An act must be open. */
MUST_CHECK bool contact_row_unlink(struct cli *cli, const struct contact *contact, int64_t but_urge_id,
                                   struct error *error);

/* The contact of this id, if it belongs to the person of --person. */
MUST_CHECK bool contact_row_load(struct cli *cli, int64_t id, struct contact *out, struct error *error);

/* The row is written and deleted as every kind is, see cli/rows.h. */
extern const struct rows_kind contact_row_kind;

#endif
