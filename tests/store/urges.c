#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/store_world.h"

static void an_urge_is_read_as_it_was_written(void **state)
{
    struct world *world = *state;
    struct urge   read;
    world_open(world);
    struct person  person = world_person(world, "M.");
    struct contact contact = world_contact(world, person.id, CONTACT_TEXT, 1);
    struct urge    urge = {.person_id = person.id,
                           .at = {world->present.now.unix_s - 7200, -34200},
                           .intensity = 8,
                           .want = CONTACT_LOOK,
                           .trigger = "our song",
                           .note = "on the radio\ntwice",
                           .outcome = URGE_GAVE_IN,
                           .intensity_after = 3,
                           .has_ended = true,
                           .ended_at = world->present.now,
                           .contact_id = contact.id,
                           .did = (const char *[]){"water", "a walk", "water"},
                           .did_count = 3};
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    WORLD_OK(urges_get(world->store, urge.id, &world->arena, &read, &world->error));
    assert_int_equal(read.day, day_of_instant(urge.at.unix_s, -34200, 0));
    assert_int_equal(read.intensity, 8);
    assert_int_equal(read.want, CONTACT_LOOK);
    assert_string_equal(read.trigger, "our song");
    assert_string_equal(read.note, urge.note);
    assert_int_equal(read.outcome, URGE_GAVE_IN);
    assert_int_equal(read.intensity_after, 3);
    assert_true(read.has_ended && read.ended_at.unix_s == urge.ended_at.unix_s);
    assert_int_equal(read.ended_at.offset_s, 3600);
    assert_int_equal(read.contact_id, contact.id);
    assert_string_equal(read.person_name, "M.");
    assert_int_equal(read.did_count, 2);
    assert_string_equal(read.did[0], "water");
    assert_string_equal(read.did[1], "a walk");

    WORLD_OK(contacts_delete(world->store, &world->present, contact.id, &world->error));
    WORLD_OK(urges_get(world->store, urge.id, &world->arena, &read, &world->error));
    assert_int_equal(read.contact_id, 0);
    assert_int_equal(read.outcome, URGE_GAVE_IN);
}

static void the_least_of_an_urge_is_read_as_absent(void **state)
{
    struct world *world = *state;
    struct urge   read;
    world_open(world);
    struct person person = world_person(world, NULL);
    struct urge   urge = world_urge(world, person.id, 0);
    WORLD_OK(urges_get(world->store, urge.id, &world->arena, &read, &world->error));
    assert_int_equal(read.intensity, 0);
    assert_int_equal(read.want, URGES_NO_KIND);
    assert_null(read.trigger);
    assert_null(read.note);
    assert_null(read.person_name);
    assert_false(read.has_ended);
    assert_int_equal(read.did_count, 0);
}

static void actions_are_added_and_taken_away_and_keep_their_rows(void **state)
{
    struct world *world = *state;
    struct urge   read;
    world_open(world);
    struct urge urge = {.person_id = world_person(world, "M.").id,
                        .at = world->present.now,
                        .want = URGES_NO_KIND,
                        .did = (const char *[]){"water", "music"},
                        .did_count = 2};
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    const char *before = world_sql(world, "SELECT uid FROM urge_action WHERE action = 'music' AND deleted_ms IS NULL");
    urge.did = (const char *[]){"music", "feet on the floor"};
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge edit", &world->error));
    WORLD_OK(urges_get(world->store, urge.id, &world->arena, &read, &world->error));
    assert_int_equal(read.did_count, 2);
    assert_string_equal(read.did[0], "music");
    assert_string_equal(read.did[1], "feet on the floor");
    assert_string_equal(world_sql(world, "SELECT uid FROM urge_action WHERE action = 'music' AND deleted_ms IS NULL"),
                        before);
}

static void an_urge_list_is_newest_first_and_filtered(void **state)
{
    struct world *world = *state;
    struct urge  *list;
    size_t        count;
    int64_t       total;
    world_open(world);
    struct person first = world_person(world, "M."), second = world_person(world, "N.");
    for (int i = 0; i < 10; i++) {
        struct urge urge = {.person_id = i % 2 ? first.id : second.id,
                            .at = {world->present.now.unix_s - i / 2 * WORLD_DAY_S, 3600},
                            .want = URGES_NO_KIND,
                            .trigger = i % 3 ? "song" : NULL,
                            .outcome = i < 5 ? URGE_OPEN : URGE_RESISTED};
        WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    }
    struct urges_filter filter = {.since = DAY_NONE, .until = DAY_NONE, .outcome = -1};
    WORLD_OK(urges_list(world->store, &filter, &world->arena, &list, &count, &world->error));
    assert_int_equal(count, 10);
    for (size_t i = 1; i < count; i++)
        assert_true(list[i - 1].at.unix_s > list[i].at.unix_s ||
                    (list[i - 1].at.unix_s == list[i].at.unix_s && list[i - 1].id > list[i].id));
    filter.limit = 3;
    filter.skip = 8;
    WORLD_OK(urges_list(world->store, &filter, &world->arena, &list, &count, &world->error));
    assert_int_equal(count, 2);
    WORLD_OK(urges_total(world->store, &filter, &total, &world->error));
    assert_int_equal(total, 10);

    static const struct {
        int64_t     person;
        int         since, until; /* days ago, -1: none */
        const char *trigger;
        int         outcome;
        int64_t     wanted;
    } rows[] = {
        {1, -1, -1, NULL, -1, 5},      {0, 1, -1, NULL, -1, 4},         {0, -1, 3, NULL, -1, 4},
        {0, 3, 2, NULL, -1, 4},        {2, 3, 2, NULL, -1, 2},          {0, -1, -1, "song", -1, 6},
        {0, -1, -1, "nothing", -1, 0}, {0, -1, -1, NULL, URGE_OPEN, 5}, {1, -1, -1, "song", URGE_RESISTED, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct urges_filter some = {.person_id = rows[i].person,
                                    .since = rows[i].since < 0 ? DAY_NONE : world->present.today - rows[i].since,
                                    .until = rows[i].until < 0 ? DAY_NONE : world->present.today - rows[i].until,
                                    .trigger = rows[i].trigger,
                                    .outcome = rows[i].outcome};
        WORLD_OK(urges_total(world->store, &some, &total, &world->error));
        WORLD_OK(urges_list(world->store, &some, &world->arena, &list, &count, &world->error));
        if (total != rows[i].wanted || count != (size_t)rows[i].wanted)
            fail_msg("row %zu: %lld and %zu", i, (long long)total, count);
    }
}

/* Rows of the same instant too. */
static void a_window_is_the_same_from_either_end(void **state)
{
    enum { COUNT = 37 };
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int i = 0; i < COUNT; i++) {
        if (i % 3 == 0)
            world_pass(world, 60);
        world_urge(world, person.id, 1 + i % 10);
    }
    for (size_t skip = 0; skip < COUNT + 2; skip++) {
        for (size_t limit = 1; limit < COUNT + 2; limit += 5) {
            struct urges_filter filter = {
                .since = DAY_NONE, .until = DAY_NONE, .outcome = -1, .limit = limit, .skip = skip};
            struct urge *rows, *same;
            size_t       count, same_count;
            WORLD_OK(urges_list(world->store, &filter, &world->arena, &rows, &count, &world->error));
            filter.total = COUNT;
            filter.person_id = skip % 2 ? person.id : 0;
            WORLD_OK(urges_list(world->store, &filter, &world->arena, &same, &same_count, &world->error));
            assert_int_equal(count, same_count);
            for (size_t i = 0; i < count; i++)
                assert_int_equal(rows[i].id, same[i].id);
        }
    }
}

static void open_and_not_told_exclude_each_other(void **state)
{
    struct world       *world = *state;
    struct urges_counts counts;
    struct urge         newest;
    bool                found;
    world_open(world);
    struct person person = world_person(world, "M.");
    static const struct {
        int64_t           ago_s;
        enum urge_outcome outcome;
    } rows[] = {{60, URGE_OPEN},
                {24 * 3600 - 1, URGE_OPEN},
                {24 * 3600, URGE_OPEN},
                {6 * WORLD_DAY_S, URGE_RESISTED},
                {7 * WORLD_DAY_S, URGE_RESISTED},
                {900 * WORLD_DAY_S, URGE_GAVE_IN}};
    WORLD_OK(urges_newest_open(world->store, person.id, &world->arena, &newest, &found, &world->error));
    assert_false(found);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct urge urge = {.person_id = person.id,
                            .at = {world->present.now.unix_s - rows[i].ago_s, 3600},
                            .want = URGES_NO_KIND,
                            .outcome = rows[i].outcome};
        WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    }
    WORLD_OK(urges_count(world->store, &world->present, person.id, &counts, &world->error));
    assert_int_equal(counts.today, 1);
    assert_int_equal(counts.last_7_days, 4);
    assert_int_equal(counts.resisted, 2);
    assert_int_equal(counts.gave_in, 1);
    assert_int_equal(counts.open, 2);
    assert_int_equal(counts.not_told, 1);
    WORLD_OK(urges_newest_open(world->store, person.id, &world->arena, &newest, &found, &world->error));
    assert_true(found && newest.at.unix_s == world->present.now.unix_s - 60);
}

static void what_is_summed_over_urges(void **state)
{
    struct world       *world = *state;
    struct urge_helped *helped;
    const char        **triggers;
    size_t              count;
    int64_t             timed, from_s, to_s;
    int                 strongest[4];
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int i = 0; i < 4; i++) {
        struct urge urge = {.person_id = person.id,
                            .at = {world->present.now.unix_s - i / 2 * WORLD_DAY_S, 3600},
                            .intensity = i == 3 ? 0 : 6 + i,
                            .intensity_after = 4,
                            .want = URGES_NO_KIND,
                            .trigger = i == 1 ? "wine" : "song",
                            .outcome = URGE_RESISTED,
                            .has_ended = i < 2,
                            .did = (const char *[]){"water", "music"},
                            .did_count = i == 0 ? 1 : 2};
        urge.ended_at = (struct moment){urge.at.unix_s + 60 * (i + 1), 3600};
        WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    }
    WORLD_OK(urges_strongest(world->store, person.id, world->present.today, 4, strongest, &world->error));
    assert_int_equal(strongest[3], 7);
    assert_int_equal(strongest[2], 8);
    assert_int_equal(strongest[1], 0);
    WORLD_OK(urges_helped(world->store, person.id, &world->arena, &helped, &count, &world->error));
    assert_int_equal(count, 2);
    assert_string_equal(helped[0].action, "music");
    assert_int_equal(helped[0].uses, 2);
    assert_int_equal(helped[0].drop_sum, 3 + 4);
    assert_int_equal(helped[1].drop_sum, 2 + 3 + 4);
    WORLD_OK(urges_triggers(world->store, 1, &world->arena, &triggers, &count, &world->error));
    assert_int_equal(count, 1);
    assert_string_equal(triggers[0], "song");
    WORLD_OK(urges_durations(world->store, person.id, &timed, &from_s, &to_s, &world->error));
    assert_int_equal(timed, 2);
    assert_int_equal(from_s, 0); /* too few to say more */
    assert_int_equal(to_s, 0);
}

static void what_was_told_hours_later_does_not_say_how_long_it_took(void **state)
{
    struct world *world = *state;
    int64_t       timed, from_s, to_s;
    world_open(world);
    struct person        person = world_person(world, "M.");
    static const int32_t took_s[] = {URGE_TOLD_LATER_S, -1, 1500, URGE_TOLD_LATER_S - 1, 9 * 3600, 300, 500};
    for (size_t i = 0; i < sizeof took_s / sizeof took_s[0]; i++) {
        struct urge urge = {.person_id = person.id,
                            .at = {world->present.now.unix_s - 100000, 3600},
                            .intensity = 5,
                            .intensity_after = 5,
                            .want = URGES_NO_KIND,
                            .outcome = URGE_RESISTED,
                            .has_ended = true};
        urge.ended_at = (struct moment){urge.at.unix_s + took_s[i], 3600};
        WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    }
    WORLD_OK(urges_durations(world->store, person.id, &timed, &from_s, &to_s, &world->error));
    assert_int_equal(timed, 4); /* 300, 500, 1500, 7199 */
    assert_int_equal(from_s, 450);
    assert_int_equal(to_s, 2924);
}

static void long_and_strange_words_come_back_byte_for_byte(void **state)
{
    struct world *world = *state;
    struct urge   read;
    static char   note[64 * 1024 + 1];
    world_open(world);
    for (size_t i = 0; i < sizeof note - 1; i++)
        note[i] = "\"'%\\ \n\t;--{}"[i % 12];
    struct urge urge = {.person_id = world_person(world, "'); DROP TABLE urge; --").id,
                        .at = world->present.now,
                        .want = URGES_NO_KIND,
                        .trigger = "\xF0\x9F\x8C\x8A na\xC3\xAFve \xE6\xB5\xB7",
                        .note = note};
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    WORLD_OK(urges_get(world->store, urge.id, &world->arena, &read, &world->error));
    assert_string_equal(read.note, note);
    assert_string_equal(read.trigger, urge.trigger);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(an_urge_is_read_as_it_was_written),
        WORLD_TEST(the_least_of_an_urge_is_read_as_absent),
        WORLD_TEST(actions_are_added_and_taken_away_and_keep_their_rows),
        WORLD_TEST(an_urge_list_is_newest_first_and_filtered),
        WORLD_TEST(a_window_is_the_same_from_either_end),
        WORLD_TEST(open_and_not_told_exclude_each_other),
        WORLD_TEST(what_is_summed_over_urges),
        WORLD_TEST(what_was_told_hours_later_does_not_say_how_long_it_took),
        WORLD_TEST(long_and_strange_words_come_back_byte_for_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
