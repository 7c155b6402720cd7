/*
 * e2e_world: a fresh home for one test, the commands run in it, and their JSON read back. Everything it starts is ended and everything
 * it made is removed by e2e_teardown(), also after a failed assertion. Strings it returns live until then.
 */
#ifndef HOLDFAST_TESTS_E2E_WORLD_H
#define HOLDFAST_TESTS_E2E_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/arena.h"
#include "store/store.h"

struct e2e_terminal;

struct e2e {
    struct arena         arena;
    const char          *program; /* HOLDFAST_PROGRAM */
    const char          *folder;  /* 0700, all below it is the test's */
    const char          *db;      /* where the program keeps its file by default */
    const char          *now;     /* HOLDFAST_NOW for all that is started; NULL: the real clock */
    struct e2e_terminal *terminals;
};

/* How a program is started. All zero: 24 rows of 80 columns, xterm-256color, C.UTF-8, UTC. */
struct e2e_options {
    int                rows, cols;
    const char        *tz, *term, *locale;
    const char        *now;           /* HOLDFAST_NOW */
    const char *const *env;           /* further NAME=value, ended by NULL */
    const char *const *args;          /* behind the program's name, ended by NULL */
    const char        *input;         /* e2e_run(): what stands on standard input; NULL: nothing */
    int64_t            most_bytes;    /* RLIMIT_FSIZE, soft: the disk is full there; 0: no limit */
    int                kill_after_us; /* e2e_run_with(): SIGKILL then; 0: never */
    bool               ignores_hup;   /* as under nohup */
    bool               any_umask;     /* umask 0 instead of the test's */
    bool               job_control;   /* e2e_open(): under a shell that can stop and continue it */
};

/* For cmocka_unit_test_setup_teardown(): *state is the struct e2e. */
int e2e_setup(void **state);
int e2e_teardown(void **state);
#define E2E_TEST(test) cmocka_unit_test_setup_teardown(test, e2e_setup, e2e_teardown)

/* A Sunday evening, for e2e->now. */
#define E2E_SUNDAY "2026-11-22T21:14:00+01:00"

/* A path in the test's folder. */
const char *e2e_path(struct e2e *e2e, const char *name);
bool        e2e_exists(const char *path);
const char *e2e_text(struct e2e *e2e, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The whole of a file; fails if it cannot be read. *length may be NULL. */
const char *e2e_read_file(struct e2e *e2e, const char *path, size_t *length);
void        e2e_write_file(struct e2e *e2e, const char *path, const char *text);
void        e2e_copy_file(struct e2e *e2e, const char *from, const char *to);

struct e2e_output {
    int         status; /* exit status; 128 + signal if it was killed */
    const char *out, *err;
};

/* Runs the program to its end, at most 20 s. */
struct e2e_output e2e_run_with(struct e2e *e2e, const struct e2e_options *options);

/* The same with nothing but arguments, ended by NULL. */
struct e2e_output e2e_run(struct e2e *e2e, ...) __attribute__((sentinel));

/* The same; fails unless the status is 0 and nothing stands on stderr. Returns stdout. */
const char *e2e_done(struct e2e *e2e, ...) __attribute__((sentinel));

/* Starts it without waiting; e2e_join() waits. What it prints is thrown away. */
pid_t e2e_start(struct e2e *e2e, const struct e2e_options *options);
int   e2e_join(struct e2e *e2e, pid_t child);

/* A value of a JSON document by SQLite's path, "$.streak_days": its text, "null" for null. Fails if the document is none or the path leads nowhere. */
const char *e2e_json(struct e2e *e2e, const char *json, const char *path);
int64_t     e2e_json_length(struct e2e *e2e, const char *json); /* of an array */

/* What the child does between fork and exec, for e2e_terminal.c. Does not return. */
void e2e_exec(struct e2e *e2e, const struct e2e_options *options) __attribute__((noreturn));

/* What no command of ours would write: a statement on the file itself, with this text as ?1. */
void e2e_change(struct e2e *e2e, const char *sql, const char *text);

/* Another process that is writing: nobody else can until it is let go. */
void *e2e_lock(struct e2e *e2e);
void  e2e_unlock(void *lock);

/* Milliseconds of a clock that only goes forwards, and when a wait is given up: long after the busiest machine would have answered. */
int64_t e2e_clock_ms(void);
enum { E2E_LIMIT_MS = 60000 };

/* What is kept in the file under that name ("draft:contact"), "" if nothing is; and waits until that holds a text. */
const char *e2e_kept(struct e2e *e2e, const char *name);
void        e2e_expect_kept(struct e2e *e2e, const char *name, const char *text);

/* A pipe whose reading end does not block; neither end is handed on to a program. */
void e2e_pipe(int ends[2]);

/* A kill can only be sent to what was started here. */
void e2e_kill(pid_t child, int signal);

#endif
