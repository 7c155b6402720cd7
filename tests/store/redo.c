/* Undo and redo, step by step, on random histories; and what neither of them does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/all_tries.h"
#include "support/store_acts.h"

enum { ACTS = 200, SEEDS = 3, SEEDS_ALL = 500 };

static struct act undo(struct world *world)
{
    struct act undone;
    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    return undone;
}

static struct act redo(struct world *world)
{
    struct act done;
    WORLD_OK(act_redo(world->store, &world->present, &world->arena, &done, &world->error));
    return done;
}

static void refused(struct world *world, bool is_undo, enum error_kind kind, const char *text)
{
    struct act act;
    assert_false((is_undo ? act_undo : act_redo)(world->store, &world->present, &world->arena, &act, &world->error));
    assert_int_equal(world->error.kind, kind);
    assert_string_equal(world->error.text, text);
}

static void random_acts_are_undone_and_done_again_one_by_one(void **state)
{
    struct world *world = *state;
    const char   *dumps[ACT_DEPTH + 1];
    struct act   *acts;
    size_t        count;
    for (int seed = 0; seed < tries_count(SEEDS, SEEDS_ALL); seed++) {
        struct random random = {.state = (uint64_t)seed};
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, seed);
        world_open(world);
        world_person(world, "M.");
        for (int i = 0; i < ACTS; i++) {
            world_pass(world, random_between(&random, -1000, 4000)); /* clocks go both ways */
            if (ACTS - i <= ACT_DEPTH)
                dumps[ACT_DEPTH - (ACTS - i)] = world_dump(world);
            while (!acts_do_any(world, &random))
                ;
        }
        dumps[ACT_DEPTH] = world_dump(world);
        for (int i = ACT_DEPTH; i > 0; i--) {
            undo(world);
            assert_string_equal(world_dump(world), dumps[i - 1]);
            if (random_one_in(&random, 5)) { /* to and fro */
                redo(world);
                assert_string_equal(world_dump(world), dumps[i]);
                undo(world);
                assert_string_equal(world_dump(world), dumps[i - 1]);
            }
        }
        refused(world, true, ERROR_ABSENT, "there is nothing to undo");
        world_assert_sound(world);
        WORLD_OK(act_list_undone(world->store, &world->arena, &acts, &count, &world->error));
        assert_int_equal(count, ACT_DEPTH);
        world_open(world);
        for (int i = 1; i <= ACT_DEPTH; i++) {
            assert_int_equal(redo(world).id, acts[i - 1].id);
            assert_string_equal(world_dump(world), dumps[i]);
        }
        refused(world, false, ERROR_ABSENT, "there is nothing to redo");
        world_assert_sound(world);
        world_close(world);
    }
}

static void a_new_act_ends_what_can_be_done_again(void **state)
{
    struct world *world = *state;
    struct act   *acts;
    size_t        count;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_urge(world, person.id, 5);
    world_urge(world, person.id, 6);
    undo(world);
    undo(world);
    redo(world);
    WORLD_OK(act_list_undone(world->store, &world->arena, &acts, &count, &world->error));
    assert_int_equal(count, 1);
    world_urge(world, person.id, 7);
    WORLD_OK(act_list_undone(world->store, &world->arena, &acts, &count, &world->error));
    assert_int_equal(count, 0);
    refused(world, false, ERROR_ABSENT, "there is nothing to redo");
    assert_int_equal(world_number(world, "SELECT count(*) FROM urge WHERE deleted_ms IS NULL"), 2);
}

static void a_call_that_changes_nothing_that_is_seen_is_no_act(void **state)
{
    struct world *world = *state;
    struct friend_row friend = {.name = "Maya", .how = "+1 555 0100", .any_hour = true};
    struct reason reason = {.text = "my own quiet"};
    struct plan   plan = {.trigger = "song", .action = "walk"};
    struct act   *acts;
    size_t        count;
    world_open(world);
    WORLD_OK(lists_add(world->store, &lists_friends, &world->present, &world->arena, &friend, &world->error));
    WORLD_OK(lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &world->error));
    WORLD_OK(lists_add(world->store, &lists_plans, &world->present, &world->arena, &plan, &world->error));
    undo(world);
    WORLD_OK(lists_save(world->store, &lists_reasons, &world->present, &reason, &world->error));
    WORLD_OK(lists_save(world->store, &lists_friends, &world->present, &friend, &world->error));
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_int_equal(count, 2);
    redo(world); /* nor does it end what can be done again */
}

/* As after a merge: the row is no longer as the act left it. Nothing is overwritten, and it is said. */
static void a_row_that_was_changed_since_is_not_overwritten(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    struct urge   urge = world_urge(world, person.id, 5);
    urge.intensity = 7;
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge edit", &world->error));
    world_sql(world, "UPDATE urge SET intensity = 9, updated_ms = updated_ms + 1");
    world_rehash(world);
    refused(world, true, ERROR_REFUSED,
            "the last act, urge edit, cannot be undone any more; undo again takes back the one before it: urge");
    assert_int_equal(world_number(world, "SELECT intensity FROM urge"), 9);
    refused(world, true, ERROR_REFUSED,
            "the last act, urge, cannot be undone any more; undo again takes back the one before it: start");
    assert_int_equal(world_number(world, "SELECT count(*) FROM urge WHERE deleted_ms IS NULL"), 1);
    assert_true(act_is_start(&(struct act){.what = undo(world).what}));
    world_sql(world, "UPDATE person SET name = 'K.'");
    world_rehash(world);
    refused(world, false, ERROR_REFUSED, "what was undone, start, cannot be done again: its rows were changed since");
    assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE deleted_ms IS NULL"), 0);
    world_assert_sound(world);
}

/* A large import, say: it can be undone on its day, and does not make the file larger for good. */
static void what_is_large_is_kept_until_the_next_day(void **state)
{
    struct world *world = *state;
    struct act   *acts;
    size_t        count;
    static char   body[3 * 1024 * 1024];
    world_open(world);
    memset(body, 'a', sizeof body - 1);
    WORLD_OK(act_begin(world->store, &world->present, "import", &world->error));
    for (int i = 0; i < 3; i++)
        world_entry(world, body);
    WORLD_OK(act_end(world->store, true, &world->error));
    undo(world);
    redo(world);
    world_person(world, "M.");
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_false(acts[1].is_lost);
    world_pass(world, WORLD_DAY_S);
    world_person(world, "K.");
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_int_equal(count, 3);
    assert_true(acts[2].is_lost);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(random_acts_are_undone_and_done_again_one_by_one),
        WORLD_TEST(a_new_act_ends_what_can_be_done_again),
        WORLD_TEST(a_call_that_changes_nothing_that_is_seen_is_no_act),
        WORLD_TEST(a_row_that_was_changed_since_is_not_overwritten),
        WORLD_TEST(what_is_large_is_kept_until_the_next_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
