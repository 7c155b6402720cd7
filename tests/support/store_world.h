/*
 * store_world: a folder of its own for each test, with a store in it and a day to write on.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_STORE_WORLD_H
#define HOLDFAST_TESTS_SUPPORT_STORE_WORLD_H

#include "store/internal.h"
#include "store/checkins.h"
#include "store/contacts.h"
#include "store/entries.h"
#include "store/lists.h"
#include "store/goals.h"
#include "store/memo.h"
#include "store/persons.h"
#include "store/readiness.h"
#include "store/trash.h"
#include "store/urges.h"

enum { WORLD_PATH_SIZE = 256, WORLD_DAY_S = 86400 };

struct world {
    char           folder[WORLD_PATH_SIZE];
    char           path[WORLD_PATH_SIZE]; /* folder/holdfast.db; not there at first */
    struct present present;               /* 2026-11-22 21:14 at +01:00 */
    struct arena   arena;
    struct error   error;
    struct store  *store; /* NULL until world_open() */
};

/* For cmocka_unit_test_setup_teardown(); *state is the world. */
int world_setup(void **state);
int world_teardown(void **state);

/* Opens the store for writing, again if it is open. Fails the test if that fails. */
void world_open(struct world *world);
void world_close(struct world *world);

/* Opens the path and expects an error of that kind; returns its text. */
const char *world_refused(struct world *world, enum store_mode mode, enum error_kind kind);

/* The present, that many seconds later (or earlier). */
void world_pass(struct world *world, int64_t seconds);

/* Rows with the least that they need. Fail the test if that fails. */
struct person  world_person(struct world *world, const char *name);
struct urge    world_urge(struct world *world, int64_t person_id, int intensity);
struct entry   world_entry(struct world *world, const char *body);
struct contact world_contact(struct world *world, int64_t person_id, enum contact_kind kind, int64_t days_ago);

/* Runs SQL of the test's own on the file, through a handle of its own. Returns the first column of the first row, NULL if none. */
const char *world_sql(struct world *world, const char *sql);
int64_t     world_number(struct world *world, const char *sql);

/* Every living row of every table with what a person can see of it, as text. */
const char *world_dump(struct world *world);

/* The whole content of a file. */
struct world_bytes {
    char  *bytes;
    size_t length;
};
struct world_bytes world_read(struct world *world, const char *path);
void               world_write(const char *path, const void *bytes, size_t length);
/* How many entries a folder has; -1 if there is none. */
int world_entries(const char *folder);

/* Takes the last act back; how many acts can be taken back; nothing that `check` would find is there. */
void   world_undo(struct world *world);
size_t world_act_count(struct world *world);
/* Gives each row the hash of what stands in it now: what world_sql() wrote is then as if the program had written it. */
void world_rehash(struct world *world);
void   world_assert_sound(struct world *world);

#define WORLD_TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)
/* Asserts that a call that fills world->error succeeded, and says why if it did not. */
#define WORLD_OK(call)                                                                                                 \
    do {                                                                                                               \
        if (!(call))                                                                                                   \
            fail_msg("%s: %s", #call, world->error.text);                                                              \
    } while (0)

#endif
