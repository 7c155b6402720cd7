/* What Today asks of the urges, against what all insights say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/insights.h"
#include "support/store_acts.h"

static struct urge add(struct world *world, int64_t person_id, struct moment at)
{
    struct urge urge = {.person_id = person_id, .at = at, .want = URGES_NO_KIND, .outcome = URGE_RESISTED};
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    return urge;
}

static void the_hardest_hour_is_that_of_all_insights(void **state)
{
    struct world           *world = *state;
    struct random           random = {.state = 3};
    struct insights_result  sentence;
    struct insights_hardest hardest;
    bool                    known = true;
    world_open(world);
    struct person person = world_person(world, "M."), other = world_person(world, "K.");
    WORLD_OK(insights_hardest(world->store, &world->present, &person, &hardest, &known, &world->error));
    assert_false(known);
    for (int i = 0; i < 60; i++) {
        struct moment at = world->present.now;
        at.unix_s -= random_between(&random, 0, 20) * WORLD_DAY_S + random_between(&random, 0, 5) * 3600;
        add(world, random_one_in(&random, 3) ? other.id : person.id, at);
        WORLD_OK(insights_hardest(world->store, &world->present, &person, &hardest, &known, &world->error));
        WORLD_OK(insights_compute(world->store, &world->present, &person, DAY_NONE, &world->arena, &sentence,
                                  &world->error));
        assert_int_equal(known, sentence.insights.hardest_is_known);
        assert_int_equal(hardest.of, sentence.insights.urges);
        if (!known)
            continue;
        assert_int_equal(hardest.weekday, sentence.insights.hardest_weekday);
        assert_int_equal(hardest.hour, sentence.insights.hardest_hour);
        assert_int_equal(hardest.count, sentence.insights.cells[hardest.weekday][hardest.hour].count);
    }
    assert_true(known);
}

/* The clock is set back: what lies ahead is counted by nobody until its day comes. */
static void urges_ahead_of_today_are_left_out(void **state)
{
    struct world           *world = *state;
    struct insights_hardest hardest;
    bool                    known;
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int i = 0; i < 25; i++)
        add(world, person.id, world->present.now);
    add(world, person.id, (struct moment){world->present.now.unix_s - 3 * WORLD_DAY_S, 3600});
    world_pass(world, -2 * WORLD_DAY_S);
    WORLD_OK(insights_hardest(world->store, &world->present, &person, &hardest, &known, &world->error));
    assert_false(known);
    assert_int_equal(hardest.of, 1);
}

/* What is read within a window is what lies in it, with the first event ever known all the same. */
static void a_window_holds_its_rows_only(void **state)
{
    struct world          *world = *state;
    struct insights_result sentence;
    world_open(world);
    struct person person = world_person(world, "M.");
    daynum        today = world->present.today;
    for (int i = 0; i < 40; i++)
        add(world, person.id, (struct moment){world->present.now.unix_s - (int64_t)i * WORLD_DAY_S, 3600});
    WORLD_OK(insights_compute(world->store, &world->present, &person, insight_from(INSIGHT_4_WEEKS, today),
                              &world->arena, &sentence, &world->error));
    assert_int_equal(sentence.insights.week_count, 4);
    assert_int_equal(sentence.insights.whole_weeks, 3);
    assert_int_equal(sentence.insights.weeks[0].urges.count, 7);
    assert_int_equal(sentence.helped_count, 0);
}

/* An urge with a strength before and after, and two things that were done in it. */
static void ease(struct world *world, struct random *random, int64_t person_id)
{
    static const char *const actions[] = {"a walk", "water", "music", "a friend"};
    const char              *did[] = {actions[random_index(random, 4)], actions[random_index(random, 4)]};
    struct urge              urge = {.person_id = person_id,
                                     .at = world->present.now,
                                     .want = URGES_NO_KIND,
                                     .outcome = URGE_RESISTED,
                                     .did = did,
                                     .did_count = did[0] == did[1] ? 1 : 2,
                                     .trigger = random_one_in(random, 2) ? actions[random_index(random, 4)] : NULL};
    urge.intensity = (int)random_between(random, 0, 10);
    urge.intensity_after = (int)random_between(random, 0, 10);
    urge.at.unix_s -= random_between(random, 0, 200 * WORLD_DAY_S);
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
}

static void slices_add_up_to_the_whole(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 7};
    world_open(world);
    struct person person = world_person(world, "M."), other = world_person(world, "K.");
    daynum        today = world->present.today;
    for (int i = 0; i < 300; i++)
        ease(world, &random, random_one_in(&random, 4) ? other.id : person.id);
    struct insights_result whole, sliced;
    struct insights_rows   rows = {0};
    WORLD_OK(insights_compute(world->store, &world->present, &person, DAY_NONE, &world->arena, &whole, &world->error));
    for (daynum to = today; to > today - 220; to -= 30)
        WORLD_OK(insights_read(world->store, &person, to - 29, to, &world->arena, &rows, &world->error));
    WORLD_OK(
        insights_count(world->store, &world->present, &person, DAY_NONE, &rows, &world->arena, &sliced, &world->error));
    assert_int_equal(whole.helped_count, 4);
    assert_int_equal(sliced.helped_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(sliced.helped[i].action, whole.helped[i].action);
        assert_int_equal(sliced.helped[i].uses, whole.helped[i].uses);
        assert_int_equal(sliced.helped[i].drop_sum, whole.helped[i].drop_sum);
    }
    assert_int_equal(sliced.first, whole.first);
    assert_int_equal(sliced.insights.urges, whole.insights.urges);
    assert_memory_equal(sliced.insights.cells, whole.insights.cells, sizeof whole.insights.cells);
    assert_int_equal(sliced.insights.trigger_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(sliced.insights.triggers[i].trigger, whole.insights.triggers[i].trigger);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(the_hardest_hour_is_that_of_all_insights),
        WORLD_TEST(urges_ahead_of_today_are_left_out),
        WORLD_TEST(a_window_holds_its_rows_only),
        WORLD_TEST(slices_add_up_to_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
