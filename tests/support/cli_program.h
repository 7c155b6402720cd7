/*
 * cli_program: runs the real program ($HOLDFAST_PROGRAM) in a fresh folder with an environment of its own, and keeps what it said.
 */
#ifndef TESTS_SUPPORT_CLI_PROGRAM_H
#define TESTS_SUPPORT_CLI_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

enum { CLI_PROGRAM_ENVIRONMENT = 16, CLI_PROGRAM_PATH = 512 };

struct cli_program {
    char        folder[CLI_PROGRAM_PATH]; /* removed at the end */
    char        home[CLI_PROGRAM_PATH];   /* $HOME, in the folder */
    char        db[CLI_PROGRAM_PATH];     /* where the file lies by default */
    char       *environment[CLI_PROGRAM_ENVIRONMENT];
    const char *input; /* standard input of the next run; NULL: empty. Set back to NULL by each run */
    size_t      input_length;
    const char
        *output; /* a path that takes standard output of the next run, "/dev/full"; NULL: kept. Set back by each run */

    int    status; /* exit status of the last run, 128 + the signal for one that was killed */
    char  *out, *err;
    size_t out_length, err_length;
};

/* For cmocka: *state is a struct cli_program. HOLDFAST_NOW is 2026-11-23T12:00:00+01:00. */
int cli_program_setup(void **state);
int cli_program_teardown(void **state);

/* "NAME=VALUE" sets, "NAME" takes away. */
void cli_program_env(struct cli_program *program, const char *setting);

/* Runs it with these words, ended by NULL; returns the exit status. */
int cli_program_run(struct cli_program *program, const char *const *words);

#define RUN(program, ...) cli_program_run((program), (const char *const[]){__VA_ARGS__, NULL})

/* Asserts: the last run ended with this status, said nothing on stdout and one line of at most 400 characters on stderr that holds `part`. */
void cli_program_refused(const struct cli_program *program, int status, const char *part);

/* Asserts: the last run succeeded, said nothing on stderr and exactly this on stdout. */
void cli_program_said(const struct cli_program *program, const char *text);

/* Writes a file below the folder, making folders on the way. */
void cli_program_write(struct cli_program *program, const char *path, const char *text);

/* The bytes of the database, for comparing; NULL if it is not there. The caller frees. */
char *cli_program_database(const struct cli_program *program, size_t *length);

/* A place in the JSON that the last run said, as SQLite reads it: "$.phase.key". The text of it, "null" for null. Lives until the next call. */
const char *cli_program_json(const struct cli_program *program, const char *path);

/* The keys of the object there, in order: "mood,note". Lives until the next call. */
const char *cli_program_keys(const struct cli_program *program, const char *path);

#endif
