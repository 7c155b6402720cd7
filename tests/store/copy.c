#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/act.h"
#include "support/store_world.h"

static const char *copies_of(struct world *world)
{
    char *folder = ARENA_NEW(&world->arena, char, WORLD_PATH_SIZE);
    snprintf(folder, WORLD_PATH_SIZE, "%.200s.copies", world->path);
    return folder;
}

static const char *copy_of(struct world *world, const char *name)
{
    char *path = ARENA_NEW(&world->arena, char, WORLD_PATH_SIZE);
    snprintf(path, WORLD_PATH_SIZE, "%.200s/%s", copies_of(world), name);
    return path;
}

static bool is_there(struct world *world, const char *name)
{
    return access(copy_of(world, name), F_OK) == 0;
}

/* How many urges a copy holds; it must be sound. */
static int64_t urges_in_copy(struct world *world, const char *name)
{
    struct world copy = *world;
    snprintf(copy.path, sizeof copy.path, "%s", copy_of(world, name));
    assert_string_equal(world_sql(&copy, "PRAGMA integrity_check"), "ok");
    int64_t count = world_number(&copy, "SELECT count(*) FROM urge");
    world->arena = copy.arena;
    return count;
}

static void a_new_file_is_not_copied(void **state)
{
    struct world *world = *state;
    world_open(world);
    world_person(world, "M.");
    assert_int_equal(world_entries(copies_of(world)), -1);
}

static void the_first_write_of_a_day_keeps_the_file_as_it_was_before(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_urge(world, person.id, 5);
    world_open(world);
    world_urge(world, person.id, 5);
    assert_int_equal(urges_in_copy(world, "2026-11-22.db"), 0);
    world_pass(world, WORLD_DAY_S);
    world_urge(world, person.id, 5);
    world_urge(world, person.id, 5);
    assert_int_equal(urges_in_copy(world, "2026-11-23.db"), 2);
    assert_int_equal(world_entries(copies_of(world)), 2);
    assert_null(store_warning(world->store));
}

/* As if that copy had been made then. */
static void set_time(struct world *world, const char *name, int64_t unix_s)
{
    const struct timespec times[] = {{.tv_sec = unix_s}, {.tv_sec = unix_s}};
    assert_int_equal(utimensat(AT_FDCWD, copy_of(world, name), times, 0), 0);
}

static void the_last_seven_copies_are_kept_and_nothing_else_is_touched(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_urge(world, person.id, 5);
    world_write(copy_of(world, "my notes.txt"), "x", 1);
    world_write(copy_of(world, "before-schema-1.db"), "x", 1);
    set_time(world, "before-schema-1.db", world->present.now.unix_s + 9 * WORLD_DAY_S);
    world_write(copy_of(world, ".2026-01-01.db.0123abcd"), "x", 1); /* left behind by a crash */
    for (int day = 0; day < 10; day++) {
        world_pass(world, WORLD_DAY_S);
        world_urge(world, person.id, 5);
    }
    assert_int_equal(world_entries(copies_of(world)), 9);
    assert_true(is_there(world, "my notes.txt"));
    assert_true(is_there(world, "before-schema-1.db"));
    assert_true(is_there(world, "2026-12-02.db"));
    assert_true(is_there(world, "2026-11-26.db"));
    assert_false(is_there(world, "2026-11-25.db"));
}

static void copies_go_by_their_age_too(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int month = 0; month < 3; month++) {
        world_pass(world, 30 * WORLD_DAY_S);
        world_urge(world, person.id, 5);
        world_urge(world, person.id, 6);
    }
    WORLD_OK(copy_keep(world->store, "before-schema-2.db", &world->error));
    WORLD_OK(copy_keep(world->store, "before-restore-2026-11-22-211400.db", &world->error));
    set_time(world, "before-schema-2.db", world->present.now.unix_s - 9 * WORLD_DAY_S);
    set_time(world, "before-restore-2026-11-22-211400.db", world->present.now.unix_s);
    world_pass(world, WORLD_DAY_S);
    world_urge(world, person.id, 5);
    assert_false(is_there(world, "2027-01-21.db"));
    assert_true(is_there(world, "2027-02-20.db"));
    assert_true(is_there(world, "2027-02-21.db"));
    assert_false(is_there(world, "before-schema-2.db"));
    assert_true(is_there(world, "before-restore-2026-11-22-211400.db"));
}

static void a_wrong_clock_costs_one_copy_at_most(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int day = 0; day < 7; day++) {
        world_pass(world, WORLD_DAY_S);
        world_urge(world, person.id, 5);
    }
    world_pass(world, 365 * WORLD_DAY_S);
    world_urge(world, person.id, 5);
    assert_int_equal(world_entries(copies_of(world)), 7);
    world_pass(world, -364 * WORLD_DAY_S);
    world_urge(world, person.id, 5);
    assert_int_equal(world_entries(copies_of(world)), 7);
    assert_false(is_there(world, "2027-11-29.db"));
    assert_true(is_there(world, "2026-11-24.db"));
    assert_true(is_there(world, "2026-11-30.db"));
}

/* What only looks like the day's copy. */
static void an_empty_file_or_a_folder_is_no_copy(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_pass(world, WORLD_DAY_S);
    world_urge(world, person.id, 5);
    world_open(world);
    world_write(copy_of(world, "2026-11-24.db"), "", 0);
    world_pass(world, WORLD_DAY_S);
    world_urge(world, person.id, 5);
    assert_int_equal(urges_in_copy(world, "2026-11-24.db"), 1);
}

static void after_the_clock_was_set_back_todays_copy_stays(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int day = 0; day < 8; day++) {
        world_pass(world, WORLD_DAY_S);
        world_urge(world, person.id, 5);
    }
    world_pass(world, -365 * WORLD_DAY_S);
    world_urge(world, person.id, 5);
    assert_true(is_there(world, "2025-11-30.db"));
    assert_int_equal(world_entries(copies_of(world)), 7);
}

static void an_act_larger_than_the_cache_is_preceded_by_its_copy(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_pass(world, WORLD_DAY_S);
    char *note = arena_alloc(&world->arena, 60001, 1);
    memset(note, 'n', 60000);
    WORLD_OK(act_begin(world->store, &world->present, "import", &world->error));
    for (int i = 0; i < 100; i++) {
        struct urge urge = {.person_id = person.id, .at = world->present.now, .want = URGES_NO_KIND, .note = note};
        WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    }
    WORLD_OK(act_end(world->store, true, &world->error));
    assert_null(store_warning(world->store));
    assert_int_equal(urges_in_copy(world, "2026-11-23.db"), 0);
}

static void a_copy_that_cannot_be_kept_is_a_warning_and_the_write_goes_on(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_write(copies_of(world), "in the way", 10);
    world_urge(world, person.id, 5);
    assert_non_null(store_warning(world->store));
    assert_non_null(strstr(store_warning(world->store), "no copy of"));
    assert_int_equal(world_number(world, "SELECT count(*) FROM urge"), 1);
    assert_int_equal(unlink(copies_of(world)), 0);
    world_urge(world, person.id, 5);
    assert_null(store_warning(world->store));
    assert_int_equal(urges_in_copy(world, "2026-11-22.db"), 1);
}

static void a_copy_of_another_name_takes_the_place_of_the_one_before(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    WORLD_OK(copy_keep(world->store, "before-schema-2.db", &world->error));
    assert_int_equal(urges_in_copy(world, "before-schema-2.db"), 0);
    world_urge(world, person.id, 5);
    WORLD_OK(copy_keep(world->store, "before-schema-2.db", &world->error)); /* the upgrade is tried again later */
    assert_int_equal(urges_in_copy(world, "before-schema-2.db"), 1);
}

static void a_copy_can_be_opened_as_a_file_of_its_own(void **state)
{
    struct world *world = *state;
    struct person person;
    world_open(world);
    world_person(world, "M.");
    world_urge(world, 1, 5);
    world_close(world);
    WORLD_OK(store_open(&world->store, copy_of(world, "2026-11-22.db"), STORE_READ, false, &world->error));
    WORLD_OK(persons_find(world->store, "M.", &world->arena, &person, &world->error));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_new_file_is_not_copied),
        WORLD_TEST(the_first_write_of_a_day_keeps_the_file_as_it_was_before),
        WORLD_TEST(the_last_seven_copies_are_kept_and_nothing_else_is_touched),
        WORLD_TEST(copies_go_by_their_age_too),
        WORLD_TEST(a_wrong_clock_costs_one_copy_at_most),
        WORLD_TEST(an_empty_file_or_a_folder_is_no_copy),
        WORLD_TEST(after_the_clock_was_set_back_todays_copy_stays),
        WORLD_TEST(an_act_larger_than_the_cache_is_preceded_by_its_copy),
        WORLD_TEST(a_copy_that_cannot_be_kept_is_a_warning_and_the_write_goes_on),
        WORLD_TEST(a_copy_of_another_name_takes_the_place_of_the_one_before),
        WORLD_TEST(a_copy_can_be_opened_as_a_file_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
