/*
 * cli: the words. One record per command, in the table at the end of its file; cli/commands/commands.def lists the tables; dispatch, help, man page and
 * completions come from it. A command gets its options already read and its text already checked, writes
 * results to cli->out and notices to cli->err.
 */
#ifndef HOLDFAST_CLI_CLI_H
#define HOLDFAST_CLI_CLI_H

#include <stdio.h>

#include "core/buf.h"
#include "core/text.h"
#include "words/texts.h"
#include "env.h"
#include "store/entries.h"
#include "store/persons.h"

enum cli_screens { CLI_NO_SCREENS, CLI_SCREENS, CLI_SCREENS_URGE, CLI_SCREENS_WRITE, CLI_SCREENS_LETTER };

/* Everything a command may touch. main fills env, arena, present, present_of, in, out and err, and zeroes the rest. */
struct cli {
    const struct env *env;
    struct arena     *arena;
    struct present    present;
    struct present (*present_of)(const struct env *env); /* env_present(): for what waits for a person */
    FILE            *in, *out, *err;
    const char      *db_path;
    bool             db_is_default;
    const char      *person_name; /* --person, or NULL */
    bool             json;        /* --json */
    bool             color;       /* results may be coloured */
    struct store    *store;       /* NULL until cli_open() */
    bool             writes;      /* the store was opened for writing */
    enum cli_screens screens;     /* a command sets it if the screens shall open after it (`urge --ride`) */
    struct entry     writing;     /* what CLI_SCREENS_WRITE and _LETTER begin with; id 0: a new one, else that one */
};

enum cli_value {
    CLI_FLAG, /* takes no value */
    CLI_TEXT, /* any value; the command reads it further. "-" has no meaning of its own */
    CLI_LINE, /* a one-line text, checked by text_check(); "-" is read from standard input */
    CLI_NOTE, /* a longer text, checked by text_check(); "-" is read from standard input */
};

/* What an option's value may be joined with. */
enum {
    CLI_KINDS = 3,  /* the bits of enum cli_value */
    CLI_MANY = 4,   /* may be given more than once */
    CLI_CLEARS = 8, /* `--option=` clears the field: an empty value is no error */
};

struct cli_option {
    const char *name;     /* without the dashes */
    unsigned    value;    /* CLI_NOTE, CLI_LINE | CLI_MANY | CLI_CLEARS */
    const char *argument; /* for the help: "WHEN"; NULL for a flag */
    const char *help;     /* for the help: one line */
};

enum { CLI_OPTIONS_MAX = 16 };

struct command;
struct rows_kind;

/* What was given. */
struct cli_args {
    const struct command    *command;
    const struct cli_option *options;                 /* the command's, ended by a NULL name */
    const char             **values[CLI_OPTIONS_MAX]; /* in the order of options; in the order given */
    size_t                   counts[CLI_OPTIONS_MAX];
    const char             **operands; /* ended by a NULL that operand_count does not count */
    size_t                   operand_count;
};

/* Was it given? The option must be one of the command's. */
bool cli_has(const struct cli_args *args, const char *option);

/* Its value; NULL if it was not given; "" for a flag or a cleared field. */
const char *cli_value(const struct cli_args *args, const char *option);

/* All values of an option that may be given more than once. *count is 0 if it was not given. */
const char *const *cli_values(const struct cli_args *args, const char *option, size_t *count);

enum { CLI_OPERANDS_MAX = 3 };

struct command {
    const char *name;     /* "urge", "urge end": a subcommand has its own record */
    const char *synopsis; /* without the program's name: "urge [1-10] [--want KIND] ..." */
    const char *summary;  /* one line */
    const char *details;  /* paragraphs for `help COMMAND`, each one line, parted by an empty one; NULL: none */
    /* Ended by a NULL name; NULL: none. --db, --person, --json, --color, --help are everybody's. */
    const struct cli_option *options;
    const char *operand_names[CLI_OPERANDS_MAX]; /* for the line that says which one is missing: "TRIGGER", "ACTION" */
    unsigned    operands_optional;               /* so many of the last ones may be left out */
    enum cli_value operand_value; /* CLI_LINE, CLI_NOTE: operands are checked texts, "-" is standard input; else 0 */
    bool           operands_many; /* the last of them may be many words */
    bool           takes_person;  /* --person makes sense */
    bool           text_only;     /* --json makes no sense */
    bool (*run)(struct cli *cli, const struct cli_args *args, struct error *error);
    const struct rows_kind *rows; /* for a run() of cli/rows.h: the kind of row it is about */
};

/* Opens the store into cli->store; again is nothing. A command that only shows opens it for reading. */
MUST_CHECK bool cli_open(struct cli *cli, enum store_mode mode, struct error *error);

/*
 * Opens it for writing to what must be there already (a person, an id, an act): a missing or empty file is not
 * created but is an empty store in memory, in which the command finds nothing.
 */
MUST_CHECK bool cli_open_existing(struct cli *cli, struct error *error);

/* The person that --person names, or the default one. The store must be open. */
MUST_CHECK bool cli_person(struct cli *cli, struct person *out, struct error *error);

/* A number in a range, for "intensity must be 1 to 10, not "11"". Decimal digits only. */
MUST_CHECK bool cli_number(const char *name, const char *text, int64_t least, int64_t most, int64_t *out,
                           struct error *error);

/* An id: "abc" is ERROR_USAGE; a number that is too large for any row is INT64_MAX, which no row has. */
MUST_CHECK bool cli_id(const char *what, const char *text, int64_t *out, struct error *error);

/* Prints text a person wrote, cleaned of everything that would act on a terminal, newlines too. */
void cli_put_text(struct cli *cli, const char *text);

/* The same, and ends the line. */
void cli_put_line(struct cli *cli, const struct buf *line);

enum { CLI_COLUMNS = 80 };

/* Prints paragraphs, cleaned, wrapped to CLI_COLUMNS, each line indented by that many blanks, ended by a newline. */
void cli_put_wrapped(struct cli *cli, size_t indent, const char *text);

/*
 * The same for a sentence of data/text/words.txt; values as for buf_fill(), NULL: none. Text a person wrote may be
 * among the values.
 */
void cli_say(struct cli *cli, enum word word, const struct buf_value *values);

/* "1 day", "44 days". */
const char *cli_days(struct cli *cli, int64_t days);

/* A notice on stderr: one line. Text a person wrote must have been cleaned before. */
void cli_notice(struct cli *cli, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
