#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/store_acts.h"

static struct act undo(struct world *world)
{
    struct act undone;
    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    return undone;
}

/* A store with some rows of every table. */
static void open_lived_in(struct world *world, struct random *random)
{
    world_open(world);
    world_person(world, "M.");
    for (int i = 0; i < 60; i++)
        acts_do_any(world, random);
    for (int kind = ACTS_KINDS; kind > 0; kind--) /* what deletes comes before what adds: there is one of each now */
        acts_do(world, kind - 1, random);
}

static void undo_takes_back_each_kind_of_act(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 3};
    open_lived_in(world, &random);
    for (int kind = 0; kind < ACTS_KINDS; kind++) {
        const char *before = world_dump(world);
        for (int tries = 0; !acts_do(world, kind, &random); before = world_dump(world)) {
            if (++tries == 400)
                fail_msg("act %d never comes to anything", kind);
            acts_do_any(world, &random); /* which may bring what this one needs */
        }
        assert_string_not_equal(world_dump(world), before);
        undo(world);
        assert_string_equal(world_dump(world), before);
    }
}

static void fifty_acts_are_undone_one_by_one_across_restarts(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 5};
    const char   *dumps[ACT_DEPTH + 1];
    open_lived_in(world, &random);
    for (int i = 0; i < ACT_DEPTH; i++) {
        dumps[i] = world_dump(world);
        while (!acts_do_any(world, &random))
            ;
    }
    dumps[ACT_DEPTH] = world_dump(world);
    assert_int_equal(world_act_count(world), ACT_DEPTH);
    for (int i = ACT_DEPTH; i > 0; i--) {
        world_open(world);
        assert_string_equal(world_dump(world), dumps[i]);
        undo(world);
    }
    assert_string_equal(world_dump(world), dumps[0]);
    struct act none;
    assert_false(act_undo(world->store, &world->present, &world->arena, &none, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_string_equal(world->error.text, "there is nothing to undo");
}

static void random_acts_and_undos_follow_a_stack_of_dumps(void **state)
{
    struct world *world = *state;
    for (uint64_t seed = 0; seed < 8; seed++) {
        struct random random = {.state = seed};
        const char   *stack[200];
        int           depth = 0;
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, (int)seed);
        world_open(world);
        stack[0] = world_dump(world);
        for (int i = 0; i < 150; i++) {
            world_pass(world, random_between(&random, -1000, 2000)); /* clocks go both ways */
            if (depth > 0 && random_one_in(&random, 3)) {
                undo(world);
                assert_string_equal(world_dump(world), stack[--depth]);
            } else if (acts_do_any(world, &random)) {
                stack[++depth] = world_dump(world);
                if (depth == ACT_DEPTH) { /* the oldest can no more be reached */
                    memmove(stack, stack + 1, (size_t)depth * sizeof *stack);
                    depth--;
                }
            }
        }
    }
}

static void the_list_of_acts_is_newest_first_and_fifty_long(void **state)
{
    struct world *world = *state;
    struct act   *acts;
    size_t        count;
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int i = 0; i < ACT_DEPTH + 20; i++) {
        world_pass(world, 1);
        world_urge(world, person.id, 5);
    }
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_int_equal(count, ACT_DEPTH);
    assert_string_equal(acts[0].what, "urge");
    assert_true(acts[0].at_unix_ms == world->present.unix_ms);
    for (size_t i = 1; i < count; i++)
        assert_true(acts[i].at_unix_ms < acts[i - 1].at_unix_ms);
    assert_int_equal(undo(world).id, acts[0].id);
    assert_int_equal(world_number(world, "SELECT count(*) FROM act WHERE state = 0"), ACT_DEPTH - 1);
}

static void an_act_that_changed_nothing_is_none(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person      person = world_person(world, "M.");
    struct urge        urge = world_urge(world, person.id, 5);
    struct world_bytes before = world_read(world, world->path);
    WORLD_OK(persons_save(world->store, &world->present, &person, "person set", &world->error));
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge edit", &world->error));
    WORLD_OK(act_begin(world->store, &world->present, "nothing", &world->error));
    WORLD_OK(act_end(world->store, true, &world->error));
    assert_int_equal(world_act_count(world), 2);
    struct world_bytes after = world_read(world, world->path);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
}

static void an_act_that_only_remembered_something_is_kept_but_cannot_be_undone(void **state)
{
    struct world *world = *state;
    const char   *value;
    world_open(world);
    world_person(world, "M.");
    WORLD_OK(act_begin(world->store, &world->present, "nothing", &world->error));
    WORLD_OK(memo_put(world->store, &world->present, "seen", "77", &world->error));
    WORLD_OK(act_end(world->store, true, &world->error));
    assert_int_equal(world_act_count(world), 1);
    WORLD_OK(memo_get(world->store, "seen", &world->arena, &value, &world->error));
    assert_string_equal(value, "77");
}

static void several_writes_in_one_act_are_undone_together(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    const char   *before = world_dump(world);
    WORLD_OK(act_begin(world->store, &world->present, "contact", &world->error));
    struct contact contact = world_contact(world, person.id, CONTACT_TEXT, 2);
    struct urge    urge = world_urge(world, person.id, 8);
    urge.contact_id = contact.id;
    urge.outcome = URGE_GAVE_IN;
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge end", &world->error));
    WORLD_OK(act_end(world->store, true, &world->error));
    assert_int_equal(world_act_count(world), 2);
    assert_string_equal(undo(world).what, "contact");
    assert_string_equal(world_dump(world), before);
}

static void a_failed_part_takes_the_whole_act_with_it(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    const char   *before = world_dump(world);
    WORLD_OK(act_begin(world->store, &world->present, "contact", &world->error));
    world_urge(world, person.id, 8);
    assert_false(urges_delete(world->store, &world->present, 12345, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    /* Whoever does not notice is told again, and nothing more is written. */
    struct reason reason = {.text = "my own quiet"};
    assert_false(lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &world->error));
    assert_false(act_end(world->store, true, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_string_equal(world_dump(world), before);
    world_urge(world, person.id, 3); /* the handle is as good as before */
    assert_int_equal(world_act_count(world), 2);
}

static void an_abandoned_act_leaves_nothing_and_its_error_as_it_was(void **state)
{
    struct world *world = *state;
    world_open(world);
    const char *before = world_dump(world);
    WORLD_OK(act_begin(world->store, &world->present, "start", &world->error));
    world_person(world, "M.");
    error_set(&world->error, ERROR_USAGE, "mine");
    assert_false(act_end(world->store, false, &world->error));
    assert_string_equal(world->error.text, "mine");
    assert_string_equal(world_dump(world), before);
}

static void closing_in_the_midst_of_an_act_rolls_it_back(void **state)
{
    struct world *world = *state;
    world_open(world);
    const char *before = world_dump(world);
    WORLD_OK(act_begin(world->store, &world->present, "start", &world->error));
    world_person(world, "M.");
    world_open(world);
    assert_string_equal(world_dump(world), before);
}

static void ids_are_never_used_again(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    int64_t       last = 0;
    for (int i = 0; i < 6; i++) {
        struct urge urge = world_urge(world, person.id, 5);
        assert_true(urge.id > last);
        last = urge.id;
        if (i % 2)
            WORLD_OK(urges_delete(world->store, &world->present, urge.id, &world->error));
        else
            undo(world);
        world_open(world);
    }
}

static void a_rows_time_of_change_only_grows_whatever_the_clock_does(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    struct urge   urge = world_urge(world, person.id, 5);
    int64_t       last = world_number(world, "SELECT updated_ms FROM urge");
    for (int i = 0; i < 4; i++) {
        world_pass(world, -365 * WORLD_DAY_S);
        urge.intensity = 6 + i;
        if (i == 3)
            undo(world);
        else
            WORLD_OK(urges_save(world->store, &world->present, &urge, "urge edit", &world->error));
        int64_t now = world_number(world, "SELECT updated_ms FROM urge");
        assert_true(now > last);
        last = now;
    }
}

static void a_name_in_the_file_is_the_same_after_edits_and_undo(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    struct urge   urge = world_urge(world, person.id, 5), again;
    assert_int_equal(strlen(urge.uid), 32);
    WORLD_OK(urges_delete(world->store, &world->present, urge.id, &world->error));
    undo(world);
    WORLD_OK(urges_get(world->store, urge.id, &world->arena, &again, &world->error));
    assert_string_equal(again.uid, urge.uid);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(undo_takes_back_each_kind_of_act),
        WORLD_TEST(fifty_acts_are_undone_one_by_one_across_restarts),
        WORLD_TEST(random_acts_and_undos_follow_a_stack_of_dumps),
        WORLD_TEST(the_list_of_acts_is_newest_first_and_fifty_long),
        WORLD_TEST(an_act_that_changed_nothing_is_none),
        WORLD_TEST(an_act_that_only_remembered_something_is_kept_but_cannot_be_undone),
        WORLD_TEST(several_writes_in_one_act_are_undone_together),
        WORLD_TEST(a_failed_part_takes_the_whole_act_with_it),
        WORLD_TEST(an_abandoned_act_leaves_nothing_and_its_error_as_it_was),
        WORLD_TEST(closing_in_the_midst_of_an_act_rolls_it_back),
        WORLD_TEST(ids_are_never_used_again),
        WORLD_TEST(a_rows_time_of_change_only_grows_whatever_the_clock_does),
        WORLD_TEST(a_name_in_the_file_is_the_same_after_edits_and_undo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
