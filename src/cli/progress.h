/*
 * progress: a line on stderr for work that takes longer than half a second, gone again at its end. It knows no clock: the caller
 * says what time it is, in milliseconds of a clock that only goes forward.
 */
#ifndef HOLDFAST_CLI_PROGRESS_H
#define HOLDFAST_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct progress {
    FILE       *err;  /* NULL: no terminal, nothing is shown */
    const char *what; /* "Writing the report" */
    int64_t     began_ms, shown_ms;
    int         shown_cols;    /* of the line that stands there; 0: none */
    int64_t (*clock_ms)(void); /* of progress_watch() */
};

enum { PROGRESS_AFTER_MS = 500, PROGRESS_EVERY_MS = 100 };

struct progress progress_begin(FILE *err, bool is_terminal, const char *what, int64_t now_ms);

/* Shows that it goes on: "Writing the report, 3 s". Called as often as one likes, it writes at most ten times a second. */
void progress_tell(struct progress *progress, int64_t now_ms);

/* Takes the line away. To be called before anything else is printed. */
void progress_end(struct progress *progress);

struct cli;

/* The same by itself, for as long as the store of a command is at work; it must be open. */
void progress_watch(struct progress *progress, struct cli *cli, const char *what);
void progress_unwatch(struct progress *progress, struct cli *cli);

#endif
