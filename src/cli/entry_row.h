/*
 * entry_row: an entry or a letter as the commands see it: its options read into a change, the change applied to a
 * row, the row written. Of a letter that is still closed no word of its text is written anywhere.
 */
#ifndef HOLDFAST_CLI_ENTRY_ROW_H
#define HOLDFAST_CLI_ENTRY_ROW_H

#include "cli/cli.h"
#include "cli/json.h"
#include "core/query.h"
#include "store/entries.h"

/* Which fields were given, and what they become. */
struct entry_change {
    bool         title, tags, mood, at, closed_until;
    struct entry to;
};

/* Reads all options that were given; "" clears a field. *change must be zeroed. ERROR_USAGE. */
MUST_CHECK bool entry_row_read(struct cli *cli, const struct cli_args *args, struct entry_change *change,
                               struct error *error);

/* Was any field given? */
bool entry_row_changes(const struct entry_change *change);

/* Writes the given fields into the row. Only a letter can be closed: else ERROR_USAGE. */
MUST_CHECK bool entry_row_apply(const struct entry_change *change, struct entry *entry, struct error *error);

/* A tag as it is kept: without the # that one may write before it. "" is ERROR_USAGE. */
MUST_CHECK bool entry_row_read_tag(const char *text, const char **out, struct error *error);

/* "Entry", "Letter"; "1 Jun 2027". */
const char *entry_row_noun(enum entry_kind kind);
const char *entry_row_date(struct cli *cli, daynum day);

/* The row in the shape of `journal --json`, as a value and as a whole document. The body must be whole. */
void entry_row_json(struct cli *cli, struct json *json, const struct entry *entry);
void entry_row_put_json(struct cli *cli, const struct entry *entry);

/* The lines of a list. All zero: nothing is marked. */
struct entry_lines {
    const struct query *query; /* what is looked for, marked in titles and tags; NULL: nothing is */
    struct buf          line;  /* the list's own */
};

/* The row as a line of `journal`, with this title; "": none. */
void entry_row_put_line(struct cli *cli, struct entry_lines *lines, const struct entry *entry, const char *title);

/* The title it has there: its own, or the first line; none of a closed letter. */
const char *entry_row_title(struct cli *cli, const struct entry *entry);

/* Is this title longer than what a line shows of it? */
bool entry_row_fills(const char *title);

/* One row with its title, not as part of a list. */
void entry_row_put_titled(struct cli *cli, const struct entry *entry);

#endif
