/*
 * rows: what the commands over rows (urges, contacts, friends, reasons, plans) have in common: whose row it is,
 * which days a list holds, sentences and lines, and what every kind of row does in the same way.
 */
#ifndef HOLDFAST_CLI_ROWS_H
#define HOLDFAST_CLI_ROWS_H

#include "cli/cli.h"
#include "cli/json.h"
#include "store/lists.h"
#include "words/texts.h"

/*
 * A field of a kind of row: as an option of its name, `--hours`, and, for the first ones, as the operands of `KIND add`.
 * `label` is how an error names it: "--hours" or "HOURS". "" empties it, where the option may.
 */
struct rows_field {
    const char *name;
    bool (*read)(struct cli *cli, const char *label, const char *text, void *row, struct error *error);
};

/*
 * A kind of row. What is handed to its functions is the kind's own struct: a `struct urge`, a `struct plan`. Each
 * has its record beside its lines.
 */
struct rows_kind {
    const char *name;                                                  /* "urge", "hard day" */
    const char *remove_act;                                            /* "urge delete", for act_begin() */
    enum word   removed;                                               /* the sentence; it may name {id} */
    size_t      size;                                                  /* of the struct */
    void (*json)(struct cli *cli, struct json *json, const void *row); /* the object of its list with --json */
    void (*line)(struct cli *cli, const void *row);                    /* the line of its list */

    /* Those that are one of store/lists.h. Their commands are the four runs below. */
    const struct list_kind  *list;     /* NULL: none of them, and it has get and remove of its own */
    const char              *edit_act; /* "friend edit" */
    enum word                added, changed;
    const void              *blank;  /* the row of which nothing was said */
    const struct rows_field *fields; /* ended by a NULL name */

    bool (*get)(struct cli *cli, int64_t id, void *out, struct error *error);
    bool (*remove)(struct cli *cli, int64_t id, struct error *error);
};

/*
 * The commands `KIND list`, `KIND add` with its operands and options, `KIND edit ID` with the same as options (and, where the kind
 * has a field `text`, with the new text behind the id), `KIND delete ID`. The kind is the command's `rows`.
 */
bool rows_run_list(struct cli *cli, const struct cli_args *args, struct error *error);
bool rows_run_add(struct cli *cli, const struct cli_args *args, struct error *error);
bool rows_run_edit(struct cli *cli, const struct cli_args *args, struct error *error);
bool rows_run_delete(struct cli *cli, const struct cli_args *args, struct error *error);

/* The row as a JSON document. */
void rows_put_json(struct cli *cli, const struct rows_kind *kind, const void *row);

/* What was done with a row, and the row: as JSON only that. The sentence may name {id}. */
void rows_answer(struct cli *cli, const struct rows_kind *kind, enum word sentence, int64_t id, const void *row);

/* A whole list, as lines or as JSON. Lists are newest first: what the store has oldest first is to be turned. */
enum rows_order { ROWS_AS_THEY_COME, ROWS_LAST_FIRST };
void rows_list(struct cli *cli, const struct rows_kind *kind, const void *rows, size_t count, enum rows_order order);

/* What rows_run_delete() does, for a command that goes on after it: *row is the row as it was. */
MUST_CHECK bool rows_delete(struct cli *cli, const struct cli_args *args, const struct rows_kind *kind, void *row,
                            struct error *error);

/*
 * An act over what must be there already, after cli_open_existing(). Where there is no file the act is none: the
 * command looks for its row in the empty store, does not find it, and so comes to no write. Used like act_begin()
 * and act_end().
 */
MUST_CHECK bool rows_begin(struct cli *cli, const char *what, struct error *error);
MUST_CHECK bool rows_end(struct cli *cli, bool done, struct error *error);

/* --since and --until, for the record of a list that has no other options. */
extern const struct cli_option rows_range_options[];

/*
 * Reads --since and --until of a list; DAY_NONE where not given. An --until after today or before --since is
 * ERROR_USAGE.
 */
MUST_CHECK bool rows_range(struct cli *cli, const struct cli_args *args, daynum *since, daynum *until,
                           struct error *error);

/*
 * Whose rows a list holds: the id of --person, 0 for everybody's. ERROR_ABSENT if nobody was ever started. The
 * store must be open.
 */
MUST_CHECK bool rows_filter_person(struct cli *cli, int64_t *person_id, struct error *error);

/* A row found by its id belongs to the person of --person, if one is given: else ERROR_USAGE. `what` is "urge 5". */
MUST_CHECK bool rows_check_person(struct cli *cli, const char *what, int64_t person_id, struct error *error);

/* "1 day", "44 days"; in the command's arena. */
const char *rows_count(struct cli *cli, int64_t number, const char *one, const char *many);

/* The length of a streak in words, or "kept" where the settings hide the count. */
const char *rows_days(struct cli *cli, int32_t days);

/* Says where a person's count stands now; nothing where the answer is JSON. */
MUST_CHECK bool rows_say_count(struct cli *cli, const struct person *person, struct error *error);

/* " (M.)", or "" for a person without a name. */
const char *rows_name(struct cli *cli, const char *name);

/* "2026-11-22 21:14", at the moment's own offset. */
const char *rows_when(struct cli *cli, struct moment at);

/* The line that names help in danger; for a person who is marked unsafe one more: keep their messages, tell somebody. */
void rows_say_help(struct cli *cli, const struct person *person);

/* The lines of help, indented, with the day on which what they name was last looked up. */
void rows_put_help_lines(struct cli *cli);

/* Behind a deletion for good: that it is gone from the copies, unless the store warns that it is not. */
void rows_say_gone(struct cli *cli);

/* A note under its row: one line, indented; nothing for NULL. */
void rows_put_note(struct cli *cli, const char *note);

#endif
