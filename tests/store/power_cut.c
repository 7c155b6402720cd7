/*
 * R1: what was acknowledged survives a power cut. Each scene is played once on a disk that writes everything down; then
 * the power is cut after every single operation, with several seeds. The next start must find a sound file in which
 * every act stands that had been acknowledged, and the one that was under way as a whole or not at all. SEEDS of them take
 * half a minute; SEEDS_ALL, with EVERY=1, some minutes.
 */
#include <dirent.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/all_tries.h"
#include "support/store_power.h"
#include "support/store_scenes.h"

/* On a disk that lies, harm is rarer than cuts: it takes SEEDS_LYING to be seen. */
enum { SEEDS = 3, SEEDS_LYING = 4, SEEDS_ALL = 10 };

static uint64_t seeds(enum power_disk disk)
{
    return disk == POWER_HONEST ? (uint64_t)tries_count(SEEDS, SEEDS_ALL) : SEEDS_LYING;
}

/* A scene as it was played. */
struct played {
    const struct scene *scene;
    const char        **states; /* before the first act, and after each */
    size_t              acts;
    struct power       *power;
};

/* What became of many cuts. */
struct outcome {
    int points, damaged, lost, torn; /* torn: in no state that the scene ever went through */
};

static struct played play(struct world *world, enum scene_name name)
{
    struct played played = {.scene = scenes_get(name)};
    played.acts = scenes_acts(played.scene);
    power_install();
    scenes_prepare(world, played.scene);
    struct power *before = power_record(&world->arena, world->folder);
    power_stop();
    played.states = scenes_states(world, played.scene, &world->arena);
    power_cut(before, 0, POWER_HONEST, 0);
    played.power = power_record(&world->arena, world->folder);
    world_open(world);
    for (size_t i = 0; i < played.acts; i++) {
        WORLD_OK(played.scene->acts[i](world, world->store, &world->error));
        power_acknowledge(played.power);
    }
    world_close(world);
    power_stop();
    return played;
}

static bool is_sound(struct store *store, struct arena *arena)
{
    const char **findings;
    size_t       count;
    struct error error;
    return store_check(store, arena, &findings, &count, &error) && count == 0;
}

static const char *state_at(const char *path, struct arena *arena)
{
    sqlite3    *db = NULL;
    const char *state =
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK ? scenes_state(db, arena) : NULL;
    sqlite3_close(db);
    return state;
}

/* Every copy that has its name must be whole, and the one of the day must be there once an act of the day was acknowledged. */
static bool are_copies_whole(struct world *world, const struct played *played, size_t acknowledged, struct arena *arena)
{
    char folder[PATH_MAX], path[PATH_MAX], today[WHEN_DAY_SIZE];
    snprintf(folder, sizeof folder, "%s.copies", world->path);
    when_say_day(world->present.today, today);
    DIR *listing = opendir(folder);
    bool whole = true, has_today = false;
    for (struct dirent *found = listing ? readdir(listing) : NULL; found; found = readdir(listing)) {
        if (*found->d_name == '.')
            continue;
        snprintf(path, sizeof path, "%.2000s/%.255s", folder, found->d_name);
        bool        is_today = strncmp(found->d_name, today, strlen(today)) == 0;
        const char *state = state_at(path, arena);
        has_today = has_today || is_today;
        whole = whole && state && (!is_today || strcmp(state, played->states[0]) == 0);
    }
    if (listing)
        closedir(listing);
    return whole && (has_today || acknowledged == 0);
}

/* Starts again on what the disk holds, and says what became of it. */
static void judge(struct world *world, const struct played *played, size_t acknowledged, struct outcome *outcome)
{
    struct arena  arena = {0};
    struct store *store = NULL;
    struct error  error;
    const char   *state = NULL;
    size_t        found = 0;
    bool          sound = store_open(&store, world->path, STORE_WRITE, true, &error) && is_sound(store, &arena) &&
                 (!played->scene->is_next_day || are_copies_whole(world, played, acknowledged, &arena)) &&
                 (state = scenes_state(store->db, &arena));
    store_close(store);
    while (sound && found <= played->acts && strcmp(state, played->states[found]) != 0)
        found++;
    outcome->points++;
    outcome->damaged += !sound;
    outcome->torn += sound && found > played->acts;
    outcome->lost += sound && found < acknowledged;
    if (sound && found <= played->acts && found > acknowledged + 1)
        fail_msg("an act that had not begun is there");
    arena_free(&arena);
}

static void say(const char *what, const struct outcome *outcome)
{
    print_message("%s: %d points, %d damaged, %d torn, %d lost\n", what, outcome->points, outcome->damaged,
                  outcome->torn, outcome->lost);
}

static struct outcome cut_everywhere(struct world *world, const struct played *played, enum power_disk disk)
{
    struct outcome outcome = {0};
    for (size_t at = 0; at <= power_operations(played->power); at++) {
        for (uint64_t seed = 0; seed < seeds(disk); seed++) {
            power_cut(played->power, at, disk, seed);
            judge(world, played, power_acknowledged(played->power, at), &outcome);
        }
    }
    say(played->scene->name, &outcome);
    return outcome;
}

static void assert_nothing_happened(const struct outcome *outcome)
{
    assert_true((uint64_t)outcome->points > 50 * seeds(POWER_HONEST));
    assert_int_equal(outcome->damaged, 0);
    assert_int_equal(outcome->torn, 0);
    assert_int_equal(outcome->lost, 0);
    tries_held("R1", outcome->points, "the power goes; what was not synced is lost, torn, garbage");
}

static void survives(struct world *world, enum scene_name name)
{
    struct played  played = play(world, name);
    struct outcome outcome = cut_everywhere(world, &played, POWER_HONEST);
    assert_nothing_happened(&outcome);
    power_remove();
}

static void an_urge_and_its_answers_survive_a_power_cut(void **state)
{
    survives(*state, SCENE_URGE);
}

static void a_slip_with_its_urge_survives_a_power_cut(void **state)
{
    survives(*state, SCENE_SLIP);
}

static void an_undo_survives_a_power_cut(void **state)
{
    survives(*state, SCENE_UNDO);
}

static void the_first_start_survives_a_power_cut(void **state)
{
    survives(*state, SCENE_FIRST_START);
}

static void the_day_s_copy_survives_a_power_cut_or_is_not_there(void **state)
{
    survives(*state, SCENE_COPY);
}

static void the_journal_and_its_index_survive_a_power_cut(void **state)
{
    survives(*state, SCENE_JOURNAL);
}

static void goals_with_their_steps_and_marks_survive_a_power_cut(void **state)
{
    survives(*state, SCENE_GOALS);
}

static void making_the_file_smaller_survives_a_power_cut(void **state)
{
    survives(*state, SCENE_TIDY);
}

static void finding_editing_and_deleting_survive_a_power_cut(void **state)
{
    survives(*state, SCENE_LETTER);
}

/* Everything that was under way came to the disk, so that a journal waits there; then the power goes in the midst of taking it back. */
static void a_power_cut_during_the_start_after_a_power_cut_loses_nothing(void **state)
{
    struct world  *world = *state;
    struct played  played = play(world, SCENE_SLIP);
    struct outcome outcome = {0};
    for (size_t at = 3; at < power_operations(played.power); at += 4) {
        power_cut(played.power, at, POWER_HONEST, 1);
        struct power *start = power_record(&world->arena, world->folder);
        world_open(world);
        world_close(world);
        power_stop();
        for (size_t again = 0; again <= power_operations(start); again++) {
            for (uint64_t seed = 0; seed < seeds(POWER_HONEST); seed++) {
                power_cut(start, again, POWER_HONEST, seed);
                judge(world, &played, power_acknowledged(played.power, at), &outcome);
            }
        }
    }
    say("the start after a cut", &outcome);
    assert_nothing_happened(&outcome);
    power_remove();
}

static void on_a_disk_that_ignores_syncs_acknowledged_acts_are_lost(void **state)
{
    struct played  played = play(*state, SCENE_SLIP);
    struct outcome outcome = cut_everywhere(*state, &played, POWER_IGNORES_SYNCS);
    assert_true(outcome.lost > 0);
    assert_true(outcome.damaged > 0);
    power_remove();
}

/* Why the setting is EXTRA. */
static void if_the_deletion_of_the_journal_is_not_synced_the_last_act_is_lost_and_no_more(void **state)
{
    struct played  played = play(*state, SCENE_SLIP);
    struct outcome outcome = cut_everywhere(*state, &played, POWER_KEEPS_DELETED);
    assert_true(outcome.lost > 0);
    assert_int_equal(outcome.damaged, 0);
    assert_int_equal(outcome.torn, 0);
    power_remove();
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(an_urge_and_its_answers_survive_a_power_cut),
        WORLD_TEST(a_slip_with_its_urge_survives_a_power_cut),
        WORLD_TEST(an_undo_survives_a_power_cut),
        WORLD_TEST(the_first_start_survives_a_power_cut),
        WORLD_TEST(the_day_s_copy_survives_a_power_cut_or_is_not_there),
        WORLD_TEST(the_journal_and_its_index_survive_a_power_cut),
        WORLD_TEST(making_the_file_smaller_survives_a_power_cut),
        WORLD_TEST(finding_editing_and_deleting_survive_a_power_cut),
        WORLD_TEST(goals_with_their_steps_and_marks_survive_a_power_cut),
        WORLD_TEST(a_power_cut_during_the_start_after_a_power_cut_loses_nothing),
        WORLD_TEST(on_a_disk_that_ignores_syncs_acknowledged_acts_are_lost),
        WORLD_TEST(if_the_deletion_of_the_journal_is_not_synced_the_last_act_is_lost_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
