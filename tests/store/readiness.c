#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "support/store_world.h"

static const struct lens_phrases lists[] = {
    {"me", "i; my"}, {"you", "you"}, {"blame", "your fault"}, {"pleading", "please"}};
static const struct lens_words all_words = {lists, sizeof lists / sizeof lists[0]};

static struct readiness get(struct world *world, int64_t person_id)
{
    struct readiness sentence;
    WORLD_OK(readiness_get(world->store, person_id, &world->arena, &sentence, &world->error));
    return sentence;
}

static void say(struct world *world, int64_t person_id, const char *purpose)
{
    WORLD_OK(readiness_write(world->store, &world->present, person_id, purpose, &world->error));
}

static struct ready_input facts_of(struct world *world, const struct person *person)
{
    struct ready_input facts;
    struct tally       tally = {.since = world->present.today - 50, .streak_days = 50};
    WORLD_OK(readiness_facts(world->store, &world->present, person, &tally, all_words, &world->arena, &facts,
                             &world->error));
    return facts;
}

static void letter(struct world *world, const char *body, int days_ago, int64_t person_id, int closed_days)
{
    struct entry entry = {.kind = ENTRY_LETTER,
                          .at = {world->present.now.unix_s - days_ago * WORLD_DAY_S, world->present.now.offset_s},
                          .person_id = person_id,
                          .closed_until = closed_days ? world->present.today + closed_days : DAY_NONE,
                          .body = body};
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
}

static void nothing_was_said_at_first(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person    person = world_person(world, "M.");
    struct readiness sentence = get(world, person.id);
    assert_null(sentence.purpose);
    assert_int_equal(sentence.purpose_on, DAY_NONE);
    assert_int_equal(sentence.confirmed_on, DAY_NONE);
    assert_int_equal(sentence.fine_on, DAY_NONE);
    size_t acts = world_act_count(world);
    say(world, person.id, NULL);
    say(world, person.id, "");
    WORLD_OK(readiness_fine(world->store, &world->present, person.id, false, &world->error));
    assert_int_equal(world_act_count(world), acts);
    assert_int_equal(world_number(world, "SELECT count(*) FROM readiness"), 0);
}

static void a_purpose_rests_for_three_days_before_it_is_confirmed(void **state)
{
    struct world         *world = *state;
    const struct present *present = &world->present;
    world_open(world);
    struct person person = world_person(world, "M.");
    assert_false(readiness_confirm(world->store, present, person.id, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    say(world, person.id, "to give back the keys");
    daynum written = present->today;
    for (int days = 0; days < READY_REST_DAYS; days++) {
        assert_false(readiness_confirm(world->store, present, person.id, &world->error));
        assert_int_equal(world->error.kind, ERROR_USAGE);
        assert_string_equal(world->error.text,
                            "the purpose must rest for 3 days; it can be confirmed from 2026-11-25 on");
        world_pass(world, WORLD_DAY_S);
    }
    WORLD_OK(readiness_confirm(world->store, present, person.id, &world->error));
    size_t acts = world_act_count(world);
    WORLD_OK(readiness_confirm(world->store, present, person.id, &world->error));
    say(world, person.id, "to give back the keys");
    assert_int_equal(world_act_count(world), acts); /* it is so already */
    struct readiness sentence = get(world, person.id);
    assert_string_equal(sentence.purpose, "to give back the keys");
    assert_int_equal(sentence.purpose_on, written);
    assert_int_equal(sentence.confirmed_on, written + 3);
    say(world, person.id, "to give back the books");
    sentence = get(world, person.id);
    assert_int_equal(sentence.purpose_on, written + 3);
    assert_int_equal(sentence.confirmed_on, DAY_NONE);
    world_undo(world);
    sentence = get(world, person.id);
    assert_string_equal(sentence.purpose, "to give back the keys");
    assert_int_equal(sentence.confirmed_on, written + 3);
}

static void to_be_fine_is_said_once_and_kept_through_a_change_of_purpose(void **state)
{
    struct world         *world = *state;
    const struct present *present = &world->present;
    world_open(world);
    struct person person = world_person(world, "M.");
    WORLD_OK(readiness_fine(world->store, present, person.id, true, &world->error));
    daynum on = present->today;
    world_pass(world, 5 * WORLD_DAY_S);
    WORLD_OK(readiness_fine(world->store, present, person.id, true, &world->error));
    say(world, person.id, "a");
    say(world, person.id, NULL);
    struct readiness sentence = get(world, person.id);
    assert_int_equal(sentence.fine_on, on);
    assert_null(sentence.purpose);
    assert_int_equal(sentence.purpose_on, DAY_NONE);
    assert_int_equal(world_number(world, "SELECT count(*) FROM readiness"), 1);
    WORLD_OK(readiness_fine(world->store, present, person.id, false, &world->error));
    assert_int_equal(get(world, person.id).fine_on, DAY_NONE);
    world_undo(world);
    assert_int_equal(get(world, person.id).fine_on, on);
}

static void to_be_fine_that_was_said_on_a_day_ahead_counts_from_the_day_it_is_said_again(void **state)
{
    struct world         *world = *state;
    const struct present *present = &world->present;
    world_open(world);
    struct person person = world_person(world, "M.");
    WORLD_OK(readiness_fine(world->store, present, person.id, true, &world->error));
    daynum ahead = present->today;
    world_pass(world, -40 * WORLD_DAY_S);
    assert_int_equal(get(world, person.id).fine_on, ahead);
    WORLD_OK(readiness_fine(world->store, present, person.id, true, &world->error));
    assert_int_equal(get(world, person.id).fine_on, ahead - 40);
    world_undo(world);
    assert_int_equal(get(world, person.id).fine_on, ahead);
}

static void each_person_has_words_of_their_own_and_the_later_row_counts(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M."), other = world_person(world, "B.");
    say(world, person.id, "mine");
    assert_null(get(world, other.id).purpose);
    /* As a merge leaves it. */
    world_sql(world,
              "INSERT INTO readiness (uid, created_ms, updated_ms, person_id, purpose, purpose_day) SELECT 'b' || uid, "
              "created_ms, updated_ms + 5, person_id, 'from elsewhere', purpose_day FROM readiness");
    world_open(world);
    assert_string_equal(get(world, person.id).purpose, "from elsewhere");
    say(world, person.id, "anew");
    assert_string_equal(get(world, person.id).purpose, "anew");
}

static void what_undo_took_away_leaves_no_word_when_the_trash_is_emptied(void **state)
{
    struct world *world = *state;
    int64_t       count;
    world_open(world);
    struct person person = world_person(world, "M.");
    say(world, person.id, "zebrafinch");
    world_undo(world);
    WORLD_OK(trash_empty(world->store, &world->present, &count, &world->error));
    assert_int_equal(count, 0);
    struct world_bytes file = world_read(world, world->path);
    for (size_t i = 0; i + 10 <= file.length; i++)
        assert_int_not_equal(memcmp(file.bytes + i, "zebrafinch", 10), 0);
}

static void the_facts_are_those_of_the_person_and_of_fourteen_days(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person         person = world_person(world, "M."), other = world_person(world, "B.");
    const struct present *present = &world->present;
    struct urge           urge = {.want = URGES_NO_KIND};
    static const struct {
        int  days_ago, intensity;
        bool of_other;
    } urges[] = {{0, 4, false}, {13, 6, false}, {13, 0, false}, {14, 9, false}, {1, 10, true}};
    for (size_t i = 0; i < sizeof urges / sizeof *urges; i++) {
        urge.person_id = urges[i].of_other ? other.id : person.id;
        urge.at = (struct moment){present->now.unix_s - urges[i].days_ago * WORLD_DAY_S, present->now.offset_s};
        urge.intensity = urges[i].intensity;
        WORLD_OK(urges_add(world->store, present, &world->arena, &urge, &world->error));
    }
    static const int moods[][2] = {{0, 4}, {1, 0}, {13, 2}, {14, 5}};
    for (size_t i = 0; i < sizeof moods / sizeof *moods; i++)
        WORLD_OK(checkins_save(world->store, present,
                               &(struct checkin){.day = present->today - moods[i][0], .mood = moods[i][1]},
                               &world->error));
    say(world, person.id, "keys");
    WORLD_OK(readiness_fine(world->store, present, person.id, true, &world->error));
    struct ready_input facts = facts_of(world, &person);
    assert_int_equal(facts.today, present->today);
    assert_int_equal(facts.streak_days, 50);
    assert_int_equal(facts.target_days, 90);
    assert_int_equal(facts.urges, 3);
    assert_int_equal(facts.strongest, 6);
    assert_int_equal(facts.mood_count, 2);
    assert_int_equal(facts.moods[0] + facts.moods[1], 6);
    assert_int_equal(facts.purpose_on, present->today);
    assert_int_equal(facts.confirmed_on, DAY_NONE);
    assert_int_equal(facts.fine_on, present->today);
    assert_false(facts.has_letter);
    assert_int_equal(facts.letter_on, DAY_NONE);
    assert_true(facts.strongest_habit == 0);
    facts = facts_of(world, &other);
    assert_int_equal(facts.urges, 1);
    assert_int_equal(facts.strongest, 10);
    assert_int_equal(facts.purpose_on, DAY_NONE);
}

static void only_active_habits_and_goals_finished_in_this_streak_count(void **state)
{
    struct world         *world = *state;
    const struct present *present = &world->present;
    world_open(world);
    struct person person = world_person(world, "M.");
    struct goal   habit = {.kind = GOAL_HABIT,
                           .title = "Run",
                           .schedule = {.planned = 0x7F},
                           .due_on = DAY_NONE,
                           .begun_on = present->today - 30,
                           .finished_on = DAY_NONE};
    struct goal   old = habit;
    old.archived = true;
    WORLD_OK(goals_add(world->store, present, &world->arena, &habit, &world->error));
    WORLD_OK(goals_add(world->store, present, &world->arena, &old, &world->error));
    for (int i = 0; i < 30; i++)
        WORLD_OK(goals_mark(world->store, present, old.id, present->today - i, HABIT_DONE, 0, &world->error));
    for (int i = 0; i < 10; i++)
        WORLD_OK(goals_mark(world->store, present, habit.id, present->today - i, HABIT_DONE, 0, &world->error));
    double strength = facts_of(world, &person).strongest_habit;
    assert_true(strength > 0.4 && strength < 0.45); /* 1 - 2^(-10/13) */
    assert_int_equal(facts_of(world, &person).goals_finished, 0);
    old.finished_on = present->today - 51;
    WORLD_OK(goals_save(world->store, present, &world->arena, &old, "goal finish", &world->error));
    assert_int_equal(facts_of(world, &person).goals_finished, 0);
    habit.finished_on = present->today - 50;
    WORLD_OK(goals_save(world->store, present, &world->arena, &habit, "goal finish", &world->error));
    assert_int_equal(facts_of(world, &person).goals_finished, 1);
    assert_true(facts_of(world, &person).strongest_habit == 0);
}

static void a_goal_that_will_be_finished_on_a_day_ahead_is_not_finished_yet(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person  person = world_person(world, "M.");
    struct present tomorrow = world->present;
    struct goal    goal = {.kind = GOAL_PROJECT, .title = "Trip", .due_on = DAY_NONE, .begun_on = DAY_NONE};
    tomorrow.today++;
    goal.finished_on = tomorrow.today;
    WORLD_OK(goals_add(world->store, &tomorrow, &world->arena, &goal, &world->error));
    assert_int_equal(facts_of(world, &person).goals_finished, 0); /* the clock was set back */
    world->present = tomorrow;
    assert_int_equal(facts_of(world, &person).goals_finished, 1);
}

static void the_newest_letter_of_three_days_that_speaks_of_me_counts(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M."), other = world_person(world, "B.");
    daynum        today = world->present.today;
    letter(world, "I slept well.", 2, person.id, 0);
    assert_true(facts_of(world, &person).has_letter);
    assert_false(facts_of(world, &other).has_letter);
    assert_int_equal(facts_of(world, &person).letter_on, DAY_NONE);
    letter(world, "I slept well.", 40, 0, 0);
    assert_true(facts_of(world, &other).has_letter);
    assert_int_equal(facts_of(world, &person).letter_on, today - 40);
    letter(world, "You slept well.", 4, person.id, 0);
    letter(world, "I slept well. It was your fault.", 5, person.id, 0);
    letter(world, "I slept well.", 6, person.id, 9);
    letter(world, "I slept well.", 7, other.id, 0);
    assert_int_equal(facts_of(world, &person).letter_on, today - 40);
    letter(world, "I slept well.", 30, person.id, 0);
    assert_int_equal(facts_of(world, &person).letter_on, today - 30);
    letter(world, "I swam.", 3, person.id, 0);
    assert_int_equal(facts_of(world, &person).letter_on, today - 3);
    assert_int_equal(facts_of(world, &other).letter_on, today - 7);
    world_pass(world, 9 * WORLD_DAY_S); /* the closed one opens */
    assert_int_equal(facts_of(world, &person).letter_on, today - 2);
}

static void long_letters_are_read_one_at_a_time(void **state)
{
    enum { LETTERS = 12, LONG = 1000000 };
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    struct buf    body = {.arena = &world->arena};
    while (body.length < LONG)
        buf_puts(&body, "You were late. ");
    for (int i = 0; i < LETTERS; i++)
        letter(world, buf_text(&body), 10 + i, person.id, 0);
    letter(world, "I slept well.", 60, person.id, 0);
    world_open(world);
    sqlite3_int64 before = sqlite3_memory_used();
    sqlite3_memory_highwater(1);
    assert_int_equal(facts_of(world, &person).letter_on, world->present.today - 60);
    assert_true(sqlite3_memory_highwater(0) - before < 4 * LONG);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(nothing_was_said_at_first),
        WORLD_TEST(a_purpose_rests_for_three_days_before_it_is_confirmed),
        WORLD_TEST(to_be_fine_is_said_once_and_kept_through_a_change_of_purpose),
        WORLD_TEST(to_be_fine_that_was_said_on_a_day_ahead_counts_from_the_day_it_is_said_again),
        WORLD_TEST(each_person_has_words_of_their_own_and_the_later_row_counts),
        WORLD_TEST(what_undo_took_away_leaves_no_word_when_the_trash_is_emptied),
        WORLD_TEST(the_facts_are_those_of_the_person_and_of_fourteen_days),
        WORLD_TEST(only_active_habits_and_goals_finished_in_this_streak_count),
        WORLD_TEST(a_goal_that_will_be_finished_on_a_day_ahead_is_not_finished_yet),
        WORLD_TEST(the_newest_letter_of_three_days_that_speaks_of_me_counts),
        WORLD_TEST(long_letters_are_read_one_at_a_time),
    };
    sqlite3_initialize(); /* from now on it counts what it uses, whatever the store asks for */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
