/*
 * Each call that touches the disk fails once, or from then on, in three ways. Afterwards the file is sound, what was acknowledged is there, and
 * what was refused is not, so that trying again doubles nothing. Only where not even looking is possible any more may a refusal be wrong, and then
 * it says so. About COSTLY calls are failed in the ways that take long, all of them with EVERY=1.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/all_tries.h"
#include "support/store_faults.h"
#include "support/store_template.h"

static const struct {
    enum fault fault;
    bool       for_good;
} ways[] = {{FAULT_FAILS, false}, {FAULT_FAILS, true},  {FAULT_FULL, false},
            {FAULT_FULL, true},   {FAULT_AFTER, false}, {FAULT_AFTER, true}};

static void journal_of(const struct world *world, char out[WORLD_PATH_SIZE])
{
    snprintf(out, WORLD_PATH_SIZE, "%.200s-journal", world->path);
}

static void put_back(struct world *world, const struct world_bytes *bytes)
{
    char journal[WORLD_PATH_SIZE];
    journal_of(world, journal);
    unlink(journal);
    world_write(world->path, bytes->bytes, bytes->length);
}

/* Is the file what was put back, to the byte, and no journal beside it? */
static bool is_untouched(const struct world *world, const struct world_bytes *bytes)
{
    static unsigned char now[1 << 20];
    char                 journal[WORLD_PATH_SIZE];
    FILE                *file = fopen(world->path, "rb");
    assert_non_null(file);
    journal_of(world, journal);
    size_t length = fread(now, 1, sizeof now, file);
    fclose(file);
    return length == bytes->length && memcmp(now, bytes->bytes, length) == 0 && access(journal, F_OK) != 0;
}

typedef bool (*scenario_fn)(struct world *world, struct store *store, struct error *error);

static bool add_a_slip(struct world *world, struct store *store, struct error *error)
{
    struct contact contact = {.person_id = 1, .at = world->present.now, .until = DAY_NONE, .breaks = true};
    struct urge    urge = {.person_id = 1, .at = world->present.now, .intensity = 9, .want = URGES_NO_KIND};
    if (!act_begin(store, &world->present, "contact", error))
        return false;
    bool done = contacts_add(store, &world->present, &world->arena, &contact, error);
    urge.contact_id = contact.id;
    done = done && urges_add(store, &world->present, &world->arena, &urge, error);
    return act_end(store, done, error);
}

/* An urge, and what was done instead. */
static bool do_a_goal(struct world *world, struct store *store, struct error *error)
{
    struct urge      urge = {.person_id = 1, .at = world->present.now, .want = URGES_NO_KIND};
    struct goal_step step = {.text = "ask her", .done_on = DAY_NONE};
    struct goal      goal = {.kind = GOAL_PROJECT,
                             .title = "A weekend",
                             .due_on = DAY_NONE,
                             .begun_on = DAY_NONE,
                             .finished_on = DAY_NONE,
                             .steps = &step,
                             .step_count = 1};
    if (!act_begin(store, &world->present, "goal step", error))
        return false;
    bool done = urges_add(store, &world->present, &world->arena, &urge, error) &&
                goals_add(store, &world->present, &world->arena, &goal, error) &&
                goals_tick(store, &world->present, goal.steps[0].id, world->present.today, urge.id, error);
    return act_end(store, done, error);
}

static bool undo(struct world *world, struct store *store, struct error *error)
{
    struct act undone;
    return act_undo(store, &world->present, &world->arena, &undone, error);
}

static bool write_a_letter(struct world *world, struct store *store, struct error *error)
{
    struct entry entry = {.at = world->present.now,
                          .closed_until = world->present.today + 3,
                          .kind = ENTRY_LETTER,
                          .title = "What I would have said",
                          .body = "I keep this to myself. #silence"};
    return entries_add(store, &world->present, &world->arena, &entry, error);
}

/* As a command would: a search that cannot look says so, and finds nothing else instead. */
static bool find(struct world *world, struct store *store, struct entry *entry, struct error *error)
{
    struct entry         *found;
    size_t                count;
    struct entries_filter filter = {
        .since = DAY_NONE, .until = DAY_NONE, .kind = -1, .query = "qui tag:calm", .today = world->present.today};
    if (!entries_list(store, &filter, &world->arena, &found, &count, error))
        return false;
    assert_int_equal(count, 1);
    *entry = found[0];
    return true;
}

static bool find_and_edit(struct world *world, struct store *store, struct error *error)
{
    struct entry entry;
    if (!find(world, store, &entry, error))
        return false;
    entry.body = "A quiet day, edited #calm";
    entry.body_length = 0;
    return entries_save(store, &world->present, &world->arena, &entry, error);
}

static bool find_and_delete_for_good(struct world *world, struct store *store, struct error *error)
{
    struct entry entry;
    return find(world, store, &entry, error) && entries_delete(store, &world->present, entry.id, true, error);
}

/* Opens, does it, closes, as a command would. */
static bool run_command(struct world *world, scenario_fn scenario, struct error *error)
{
    struct store *store = NULL;
    bool          done = store_open(&store, world->path, STORE_WRITE, true, error) && scenario(world, store, error);
    store_close(store);
    return done;
}

/*
 * What a failure left: what was acknowledged is there, what was refused is not, and trying again does it once. A file that was not touched
 * needs no look: it was tried before anything failed.
 */
static void assert_honest(struct world *world, const struct world_bytes *before, scenario_fn scenario, int64_t after,
                          bool done, const struct error *error)
{
    if (!done && is_untouched(world, before)) {
        assert_true(error->kind >= ERROR_FAILED && strlen(error->text) > 10);
        return;
    }
    int64_t count = template_rows(world);
    if (done) {
        assert_int_equal(count, after);
        return;
    }
    assert_true(error->kind >= ERROR_FAILED && strlen(error->text) > 10);
    if (count == TEMPLATE_ROWS) {
        WORLD_OK(run_command(world, scenario, &world->error));
        assert_int_equal(template_rows(world), after);
    } else if (!strstr(error->text, "it is not known")) {
        fail_msg("refused (%s), but it is there", error->text);
    }
}

/* Each call as one that does nothing, about COSTLY of them in the other ways, unless every one is to be tried. */
static void fail_every_call(struct world *world, scenario_fn scenario, int64_t after)
{
    enum { COSTLY = 20, PLAIN_WAYS = 2 };
    struct world_bytes template = template_make(world);
    faults_install();
    WORLD_OK(run_command(world, scenario, &world->error));
    int  calls = faults_calls();
    long tried = 0;
    assert_int_equal(template_rows(world), after);
    assert_true(calls > 20);
    for (size_t way = 0; way < sizeof ways / sizeof *ways; way++) {
        int step = (int)tries_step(way < PLAIN_WAYS ? 1 : calls / COSTLY + 1);
        for (int at = 1 + (int)way % step; at <= calls; at += step) {
            struct error error = {.kind = ERROR_NONE};
            put_back(world, &template);
            faults_arm(at, ways[way].fault, ways[way].for_good);
            bool done = run_command(world, scenario, &error);
            faults_arm(0, FAULT_FAILS, false);
            if (ways[way].fault == FAULT_FULL && !done && error.kind != ERROR_FULL)
                fail_msg("a full disk, call %d: %s", at, error.text);
            assert_honest(world, &template, scenario, after, done, &error);
            tried++;
        }
    }
    faults_remove();
    tries_held("R2", tried, "a call of the store to the disk fails, once or for good");
}

static void an_urge_survives_every_failure_of_the_disk(void **state)
{
    fail_every_call(*state, template_add_urge, TEMPLATE_ROWS + 1);
}

static void a_slip_with_its_urge_survives_every_failure_of_the_disk(void **state)
{
    fail_every_call(*state, add_a_slip, TEMPLATE_ROWS + 1);
}

static void a_goal_done_instead_survives_every_failure_of_the_disk(void **state)
{
    fail_every_call(*state, do_a_goal, TEMPLATE_ROWS + 1);
}

static void an_undo_survives_every_failure_of_the_disk(void **state)
{
    fail_every_call(*state, undo, TEMPLATE_ROWS - 1);
}

static void a_letter_survives_every_failure_of_the_disk(void **state)
{
    fail_every_call(*state, write_a_letter, TEMPLATE_ROWS + 1);
}

static void finding_and_editing_survive_every_failure_of_the_disk(void **state)
{
    fail_every_call(*state, find_and_edit, TEMPLATE_ROWS + 1);
}

static void deleting_for_good_survives_every_failure_of_the_disk(void **state)
{
    fail_every_call(*state, find_and_delete_for_good, TEMPLATE_ROWS - 1);
}

/* Nothing but a memo, in an act: what is told of it is so, though no row of an act says it. */
static void what_is_remembered_in_an_act_survives_every_failure_of_the_disk(void **state)
{
    struct world *world = *state;
    struct world_bytes template = template_make(world);
    int  refused = 0;
    bool hit = true;
    for (int at = 1; hit; at++) {
        struct error  error = {.kind = ERROR_NONE};
        struct store *store = NULL;
        put_back(world, &template);
        world_close(world);
        WORLD_OK(store_open(&store, world->path, STORE_WRITE, true, &world->error));
        store_close(store);
        faults_install();
        WORLD_OK(store_open(&store, world->path, STORE_WRITE, true, &world->error));
        faults_arm(at, FAULT_FAILS, false);
        bool done = act_begin(store, &world->present, "nothing", &error);
        done = done && act_end(store, memo_put(store, &world->present, "seen", "77", &error), &error);
        hit = faults_hit();
        faults_arm(0, FAULT_FAILS, false);
        store_close(store);
        faults_remove();
        refused += !done;
        int64_t there = world_number(world, "SELECT count(*) FROM memo WHERE key = 'seen'");
        if (there != done && !strstr(error.text, "it is not known"))
            fail_msg("call %d: %s, but it is %s", at, done ? "done" : error.text, there ? "there" : "not there");
    }
    assert_true(refused > 3);
}

static bool start(struct world *world, struct store *store, struct error *error)
{
    struct person person = {.name = "M.", .target_days = 90, .closed_on = DAY_NONE};
    return persons_add(store, &world->present, &world->arena, &person, error);
}

static void a_first_start_survives_every_failure_of_the_disk(void **state)
{
    struct world *world = *state;
    char          journal[WORLD_PATH_SIZE];
    journal_of(world, journal);
    faults_install();
    WORLD_OK(run_command(world, start, &world->error));
    int calls = faults_calls();
    for (size_t way = 0; way < sizeof ways / sizeof *ways; way++) {
        for (int at = 1; at <= calls; at++) {
            struct error error = {.kind = ERROR_NONE};
            unlink(world->path);
            unlink(journal);
            faults_arm(at, ways[way].fault, ways[way].for_good);
            bool done = run_command(world, start, &error);
            faults_arm(0, FAULT_FAILS, false);
            world_open(world);
            template_assert_sound(world);
            int64_t count = world_number(world, "SELECT count(*) FROM person WHERE deleted_ms IS NULL");
            world_close(world);
            assert_true(done ? count == 1 : count == 0 || strstr(error.text, "it is not known"));
        }
    }
    faults_remove();
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(an_urge_survives_every_failure_of_the_disk),
        WORLD_TEST(a_slip_with_its_urge_survives_every_failure_of_the_disk),
        WORLD_TEST(a_goal_done_instead_survives_every_failure_of_the_disk),
        WORLD_TEST(an_undo_survives_every_failure_of_the_disk),
        WORLD_TEST(a_letter_survives_every_failure_of_the_disk),
        WORLD_TEST(finding_and_editing_survive_every_failure_of_the_disk),
        WORLD_TEST(deleting_for_good_survives_every_failure_of_the_disk),
        WORLD_TEST(what_is_remembered_in_an_act_survives_every_failure_of_the_disk),
        WORLD_TEST(a_first_start_survives_every_failure_of_the_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
