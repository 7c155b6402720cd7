/*
 * ui_life: lives to look at: rows in the file of a ui_world, at Sun 22 Nov 2026, 21:14, +01:00.
 */
#ifndef TESTS_SUPPORT_UI_LIFE_H
#define TESTS_SUPPORT_UI_LIFE_H

#include "store/checkins.h"
#include "support/ui_golden.h"

/* For cmocka: *state is a struct ui_world that has begun; there is no file yet. */
int life_setup(void **state);
int life_teardown(void **state);
#define LIFE_TEST(name) cmocka_unit_test_setup_teardown(name, life_setup, life_teardown)

/* Moves the clock to this instant; the session is told with the next key or tick. */
void life_at(struct ui_world *world, const char *instant);

/* Rows, each in an act of its own; what fails, fails the test. The person gets its id; no target is 90 days. */
void    life_person(struct ui_world *world, struct person *person);
int64_t life_contact(struct ui_world *world, int64_t person_id, const char *at, enum contact_kind kind, bool breaks);
int64_t life_urge(struct ui_world *world, int64_t person_id, const char *at, int intensity, enum urge_outcome outcome);
void    life_checkin(struct ui_world *world, daynum day, int mood, const char *note);
void    life_friend(struct ui_world *world, const char *name, const char *how);

/* The life in the pictures of screens.md, its last milestone seen. Returns the person. */
struct person life_of_the_pictures(struct ui_world *world);

#endif
