/*
 * R3: every allocation that SQLite asks for is refused, by its number, once and for good, while a scene is played:
 * nothing crashes or leaks, the error is a sentence about memory, nothing acknowledged is lost and nothing is done by half,
 * and when there is memory again the next try works. About SAMPLE of them are refused each way, which takes some seconds;
 * all of them with EVERY=1, which takes most of an hour.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/all_tries.h"
#include "support/store_power.h"
#include "support/store_scenes.h"

enum { SAMPLE = 60 };

static sqlite3_mem_methods real;

static struct {
    int  asked, at; /* refuse number `at`; 0: none */
    int  told;      /* the number that messages name */
    int  counted;   /* in the run that is over */
    bool for_good, refused;
} memory;

static bool refuses(void)
{
    memory.asked++;
    bool now = memory.at > 0 && (memory.asked == memory.at || (memory.for_good && memory.asked > memory.at));
    memory.refused = memory.refused || now;
    return now;
}

static void *allocate(int size)
{
    return refuses() ? NULL : real.xMalloc(size);
}

static void *reallocate(void *old, int size)
{
    return refuses() ? NULL : real.xRealloc(old, size);
}

static void refuse(int at, bool for_good)
{
    memory.asked = 0;
    memory.at = at;
    memory.for_good = for_good;
    memory.refused = false;
}

/* A scene, and what it should come to. */
struct play {
    struct world       *world;
    const struct scene *scene;
    const char        **states;
    struct power       *before;
    struct arena        arena; /* of all this; the world's is emptied after each run */
};

static struct play prepare(struct world *world, enum scene_name name)
{
    struct play play = {.world = world, .scene = scenes_get(name)};
    power_install();
    scenes_prepare(world, play.scene);
    play.before = power_record(&play.arena, world->folder);
    power_stop();
    play.states = scenes_states(world, play.scene, &play.arena);
    return play;
}

static void finish(struct play *play)
{
    arena_free(&play->arena);
    power_remove();
}

/* Does what is left of the scene; returns how many acts of it are done. */
static size_t go_on(struct play *play, struct store *store, size_t done, struct error *error)
{
    while (play->scene->acts[done] && play->scene->acts[done](play->world, store, error))
        done++;
    return done;
}

static void assert_tells_of_memory(const struct error *error)
{
    if (error->kind != ERROR_FAILED || !strstr(error->text, "memory"))
        fail_msg("number %d: kind %d, %s", memory.told, (int)error->kind, error->text);
}

/* The file, opened anew, is sound and holds these acts and no others. */
static void assert_holds(struct play *play, size_t acts)
{
    const char  **findings;
    size_t        count;
    struct world *world = play->world;
    world_open(world);
    WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
    if (count > 0)
        fail_msg("number %d: %s", memory.told, findings[0]);
    const char *state = scenes_state(world->store->db, &world->arena);
    assert_non_null(state);
    if (strcmp(state, play->states[acts]) != 0)
        fail_msg("number %d: the file is not as after %zu acts", memory.told, acts);
}

/* False if no allocation has this number. */
static bool run_once(struct play *play, int at, bool for_good)
{
    struct world *world = play->world;
    struct store *store = NULL;
    struct error  error = {.kind = ERROR_NONE};
    power_cut(play->before, 0, POWER_HONEST, 0);
    refuse(at, for_good);
    bool   opened = store_open(&store, world->path, STORE_WRITE, true, &error);
    size_t done = opened ? go_on(play, store, 0, &error) : 0, all = scenes_acts(play->scene);
    bool   refused = memory.refused;
    memory.counted = memory.asked;
    refuse(0, false);
    memory.told = at;
    if (done < all)
        assert_tells_of_memory(&error);
    if (opened && !for_good) { /* the same handle is of use again */
        done = go_on(play, store, done, &error);
        if (done < all)
            fail_msg("number %d, again: %s", at, error.text);
    }
    store_close(store);
    assert_int_equal(sqlite3_memory_used(), 0);
    assert_holds(play, done);
    if (done < all) {
        assert_int_equal(go_on(play, world->store, done, &world->error), all);
        assert_holds(play, all);
    }
    world_close(world);
    arena_free(&world->arena);
    return refused;
}

/* How many allocations the scene takes when none is refused. */
static int count_all(struct play *play)
{
    assert_false(run_once(play, INT_MAX, false));
    return memory.counted;
}

/* Every allocation if that is asked for; else about SAMPLE of them each way, others once than for good. */
static void refuse_each(struct world *world, enum scene_name name)
{
    struct play play = prepare(world, name);
    int         all = count_all(&play), step = (int)tries_step(all / SAMPLE + 1), refused = 0;
    assert_true(all > 1000);
    for (int at = 1; at <= all; at += step)
        refused += run_once(&play, at, false);
    for (int at = 1 + step / 2; at <= all; at += step)
        refused += run_once(&play, at, true);
    assert_true(refused >= 2 * (all / step) - 2);
    finish(&play);
    tries_held("R3", refused, "memory is refused to the store or to SQLite");
}

static void an_urge_and_its_answers_survive_every_refused_allocation(void **state)
{
    refuse_each(*state, SCENE_URGE);
}

static void a_slip_with_its_urge_survives_every_refused_allocation(void **state)
{
    refuse_each(*state, SCENE_SLIP);
}

static void an_undo_survives_every_refused_allocation(void **state)
{
    refuse_each(*state, SCENE_UNDO);
}

static void the_first_start_survives_every_refused_allocation(void **state)
{
    refuse_each(*state, SCENE_FIRST_START);
}

static void the_day_s_copy_survives_every_refused_allocation(void **state)
{
    refuse_each(*state, SCENE_COPY);
}

static void the_journal_survives_every_refused_allocation(void **state)
{
    refuse_each(*state, SCENE_JOURNAL);
}

static void goals_survive_every_refused_allocation(void **state)
{
    refuse_each(*state, SCENE_GOALS);
}

static void finding_editing_and_deleting_survive_every_refused_allocation(void **state)
{
    refuse_each(*state, SCENE_LETTER);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(an_urge_and_its_answers_survive_every_refused_allocation),
        WORLD_TEST(a_slip_with_its_urge_survives_every_refused_allocation),
        WORLD_TEST(an_undo_survives_every_refused_allocation),
        WORLD_TEST(the_first_start_survives_every_refused_allocation),
        WORLD_TEST(the_day_s_copy_survives_every_refused_allocation),
        WORLD_TEST(the_journal_survives_every_refused_allocation),
        WORLD_TEST(goals_survive_every_refused_allocation),
        WORLD_TEST(finding_editing_and_deleting_survive_every_refused_allocation),
    };
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
    sqlite3_mem_methods refusing = real;
    refusing.xMalloc = allocate;
    refusing.xRealloc = reallocate;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &refusing);
    sqlite3_initialize(); /* from now on it counts what it uses, whatever the store asks for */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
