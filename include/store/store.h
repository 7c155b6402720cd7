/*
 * store: one SQLite file, opened by one recipe, written in acts.
 *
 * A handle belongs to one thread. Rows are copied into the arena a function is handed; strings in rows are NUL-terminated
 * UTF-8 or NULL where absent. Functions that return bool fill the error on false and leave *out untouched. SQLite's codes
 * become error kinds in one place: ERROR_FULL, ERROR_BUSY (after 5 s in which nobody got on, or a minute), ERROR_DAMAGED, ERROR_REFUSED (a newer file), else ERROR_FAILED.
 */
#ifndef HOLDFAST_STORE_STORE_H
#define HOLDFAST_STORE_STORE_H

#include "core/arena.h"
#include "core/error.h"
#include "core/when.h"

struct store;

enum store_mode {
    STORE_READ,  /* a missing or empty file is an empty store in memory: nothing is created */
    STORE_CHECK, /* the same, for store_check(): whatever tables, views and triggers the file has */
    STORE_WRITE  /* a missing or empty file is created, 0600; so is its folder, 0700, if make_folder */
};

/*
 * Opens the file and brings its schema up to date (after a copy of it, and only in STORE_WRITE; an older file is refused in STORE_READ
 * with ERROR_FAILED only if it cannot be upgraded; else it is upgraded too). make_folder: create missing folders of the path, 0700; otherwise a missing folder is ERROR_FAILED.
 * Anything that is not ours is ERROR_FAILED or ERROR_DAMAGED, a newer schema ERROR_REFUSED, and nothing is written then.
 */
MUST_CHECK bool store_open(struct store **out, const char *path, enum store_mode mode, bool make_folder,
                           struct error *error);

/* Rolls back what is not committed. NULL is fine. */
void store_close(struct store *store);

/* The path it was opened with. */
const char *store_path(const struct store *store);

/* False for the empty store in memory that stands for a file that is not there yet. */
bool store_is_on_disk(const struct store *store);

/* Not patient: another process that holds the file is ERROR_BUSY at once, for what is tried again anyway. A new handle is patient. */
void store_set_patient(struct store *store, bool patient);

/* Calls this once, as soon as a handle of this process has waited a second for another process; it must not use the store. NULL: no longer. */
void store_on_wait(void (*tell)(void *context), void *context);

/*
 * Calls this every few milliseconds of work from now on, so that what takes long can say so; it must not use the store. NULL:
 * no longer. A single step of SQLite's own check may take longer than that.
 */
void store_on_progress(struct store *store, void (*tick)(void *context), void *context);

/*
 * Has another process (or another handle) written since the last call? Cheap: asks the file system only, and the database only
 * if the file changed. This handle's own writes do not count.
 */
MUST_CHECK bool store_poll(struct store *store, bool *changed, struct error *error);

/* Is the act that was begun last in the file? What fails after that is no failure of the act: it must not be done again. */
bool store_has_written(const struct store *store);

/*
 * Gives the room of what was cleared back to the disk where that is more than a quarter of the file; else it does nothing. For a moment when nothing
 * waits: on ten years of a file it takes about a second. Where it fails nothing has changed. No act may be open.
 */
MUST_CHECK bool store_tidy(struct store *store, struct error *error);

/* A warning about the daily copy that could not be kept, or NULL. The write itself went on. Valid until the next call. */
const char *store_warning(const struct store *store);

/*
 * Is the file sound? SQLite's integrity and foreign key checks, and our own: every stored day and word within its range. Each finding is one line
 * in *findings (in the arena); none means sound.
 */
MUST_CHECK bool store_check(struct store *store, struct arena *arena, const char ***findings, size_t *count,
                            struct error *error);

#endif
