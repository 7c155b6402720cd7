/*
 * Several handles on one file: each waits for the other, none is refused while the other is quick, and each notices what the other wrote.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/store_world.h"

/* Another process that holds the file until it is told to let go. */
struct holder {
    pid_t process;
    int   let_go; /* a byte here ends it */
    bool  told;
};

static struct holder hold(struct world *world, const char *how)
{
    int           told[2], let_go[2];
    struct holder holder = {.process = -1};
    char          byte;
    assert_int_equal(pipe(told), 0);
    assert_int_equal(pipe(let_go), 0);
    holder.process = fork();
    assert_true(holder.process >= 0);
    if (holder.process == 0) {
        sqlite3 *db;
        close(let_go[1]);
        if (sqlite3_open(world->path, &db) != SQLITE_OK || sqlite3_exec(db, how, NULL, NULL, NULL) != SQLITE_OK ||
            write(told[1], "+", 1) != 1 || read(let_go[0], &byte, 1) < 0)
            _exit(1);
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
        _exit(0);
    }
    close(told[1]);
    close(let_go[0]);
    holder.let_go = let_go[1];
    assert_int_equal(read(told[0], &byte, 1), 1);
    close(told[0]);
    return holder;
}

static void release(struct holder *holder)
{
    int status;
    if (!holder->told)
        assert_int_equal(write(holder->let_go, "-", 1), 1);
    close(holder->let_go);
    assert_int_equal(waitpid(holder->process, &status, 0), holder->process);
    assert_int_equal(status, 0);
}

/* Stands in for SQLite's own waiting: the first time something has to wait, it tells the holder to let go. */
static int ask_to_let_go(void *context, int count)
{
    struct holder *holder = context;
    (void)count;
    if (!holder->told && write(holder->let_go, "-", 1) != 1)
        return 0;
    holder->told = true;
    return 1;
}

static void a_write_waits_until_the_other_has_let_go(void **state)
{
    static const char *const ways[] = {"BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM person"};
    struct world            *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_open(world);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        world_close(world);
        struct holder holder = hold(world, "SELECT 1");
        release(&holder);
        world_open(world);
        world_urge(world, person.id, 1); /* today's copy is made */
        holder = hold(world, ways[i]);
        sqlite3_busy_handler(world->store->db, ask_to_let_go, &holder);
        world_urge(world, person.id, 7);
        assert_true(holder.told);
        release(&holder);
    }
    assert_int_equal(world_number(world, "SELECT count(*) FROM urge"), 6);
}

static void a_write_that_waited_in_vain_is_refused_as_busy_and_leaves_nothing(void **state)
{
    struct world *world = *state;
    struct urge   urge = {.person_id = 1, .at = world->present.now, .intensity = 3, .want = URGES_NO_KIND};
    world_open(world);
    struct person person = world_person(world, "M.");
    world_urge(world, person.id, 1);
    struct holder holder = hold(world, "BEGIN; SELECT * FROM person");
    sqlite3_busy_timeout(world->store->db, 1);
    assert_false(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    assert_int_equal(world->error.kind, ERROR_BUSY);
    assert_non_null(strstr(world->error.text, "another program holds"));
    release(&holder);
    holder = hold(world, "BEGIN EXCLUSIVE");
    assert_false(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    assert_int_equal(world->error.kind, ERROR_BUSY);
    release(&holder);
    assert_int_equal(world_number(world, "SELECT count(*) FROM urge"), 1);
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    assert_int_equal(world_number(world, "SELECT count(*) FROM urge"), 2);
}

/* Time that passes at once. */
static struct {
    struct world  *world;
    struct holder *holder;                           /* lets go after let_go_ms */
    int            passed_ms, gets_on_ms, let_go_ms; /* until gets_on_ms the file changes all the while */
    int            told, told_ms;                    /* how often it said that it waits, and when */
} waiting;

static void pass(int ms)
{
    waiting.passed_ms += ms;
    struct timespec at = {.tv_sec = waiting.passed_ms}, times[] = {at, at};
    if (waiting.passed_ms <= waiting.gets_on_ms)
        assert_int_equal(utimensat(AT_FDCWD, waiting.world->path, times, 0), 0);
    if (waiting.let_go_ms && waiting.passed_ms >= waiting.let_go_ms && !waiting.holder->told) {
        release(waiting.holder);
        waiting.holder->told = true;
    }
}

static void tell(void *context)
{
    (void)context;
    waiting.told++;
    waiting.told_ms = waiting.passed_ms;
}

/* Logs an urge while somebody has the file. */
static bool log_while_held(struct world *world, int gets_on_ms, int let_go_ms)
{
    struct urge   urge = {.person_id = 1, .at = world->present.now, .intensity = 3, .want = URGES_NO_KIND};
    struct holder holder = hold(world, "BEGIN IMMEDIATE");
    memset(&waiting, 0, sizeof waiting);
    waiting.world = world, waiting.holder = &holder;
    waiting.gets_on_ms = gets_on_ms, waiting.let_go_ms = let_go_ms;
    patience_sleep_for_tests = pass;
    store_on_wait(tell, NULL);
    bool done = urges_add(world->store, &world->present, &world->arena, &urge, &world->error);
    patience_sleep_for_tests = NULL;
    store_on_wait(NULL, NULL);
    if (!holder.told)
        release(&holder);
    return done;
}

static void a_write_waits_as_long_as_others_get_on_and_five_seconds_else(void **state)
{
    enum { SECOND = 1000, STEP = 25 };
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_urge(world, person.id, 1);
    assert_false(log_while_held(world, 0, 0));
    assert_int_equal(world->error.kind, ERROR_BUSY);
    assert_in_range(waiting.passed_ms, 5 * SECOND, 5 * SECOND + STEP);
    assert_int_equal(waiting.told, 1);
    assert_in_range(waiting.told_ms, SECOND, SECOND + STEP);
    assert_false(log_while_held(world, 20 * SECOND, 0));
    assert_in_range(waiting.passed_ms, 25 * SECOND - STEP, 25 * SECOND + STEP);
    assert_false(log_while_held(world, 100 * SECOND, 0));
    assert_in_range(waiting.passed_ms, 60 * SECOND, 60 * SECOND + STEP);
    assert_int_equal(waiting.told, 1);
    assert_true(log_while_held(world, 30 * SECOND, 30 * SECOND));
    assert_in_range(waiting.passed_ms, 30 * SECOND, 30 * SECOND + STEP);
    assert_true(log_while_held(world, 0, SECOND / 2));
    assert_int_equal(waiting.told, 0);
    assert_int_equal(world_number(world, "SELECT count(*) FROM urge"), 3);
}

static void of_many_commands_at_once_none_is_refused_and_none_is_lost(void **state)
{
    enum { COMMANDS = 40 };
    struct world *world = *state;
    pid_t         commands[COMMANDS];
    int           start[2], status;
    char          byte;
    world_open(world);
    world_person(world, "M.");
    world_close(world);
    assert_int_equal(pipe(start), 0);
    for (int i = 0; i < COMMANDS; i++) {
        commands[i] = fork();
        assert_true(commands[i] >= 0);
        if (commands[i] == 0) {
            struct error error;
            struct urge  urge = {.person_id = 1, .at = world->present.now, .want = URGES_NO_KIND};
            close(start[1]);
            if (read(start[0], &byte, 1) != 0) /* its end: all begin */
                _exit(2);
            _exit(!(store_open(&world->store, world->path, STORE_WRITE, true, &error) &&
                    urges_add(world->store, &world->present, &world->arena, &urge, &error)));
        }
    }
    close(start[0]);
    close(start[1]);
    for (int i = 0; i < COMMANDS; i++) {
        assert_int_equal(waitpid(commands[i], &status, 0), commands[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(world_number(world, "SELECT count(*) FROM urge"), COMMANDS);
    assert_int_equal(world_number(world, "SELECT count(DISTINCT uid) FROM urge"), COMMANDS);
    assert_string_equal(world_sql(world, "PRAGMA integrity_check"), "ok");
}

static void of_many_first_starts_at_once_one_makes_the_file(void **state)
{
    enum { COMMANDS = 12 };
    struct world *world = *state;
    pid_t         commands[COMMANDS];
    int           status;
    for (int i = 0; i < COMMANDS; i++) {
        commands[i] = fork();
        assert_true(commands[i] >= 0);
        if (commands[i] == 0) {
            struct error  error;
            struct reason reason = {.text = "my own quiet"};
            _exit(!(store_open(&world->store, world->path, STORE_WRITE, true, &error) &&
                    lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &error)));
        }
    }
    for (int i = 0; i < COMMANDS; i++) {
        assert_int_equal(waitpid(commands[i], &status, 0), commands[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(world_number(world, "SELECT count(*) FROM reason"), COMMANDS);
}

static bool poll_says(struct world *world, struct store *store)
{
    bool changed;
    WORLD_OK(store_poll(store, &changed, &world->error));
    return changed;
}

static void a_handle_notices_what_another_wrote_and_not_its_own(void **state)
{
    struct world *world = *state;
    struct store *other = NULL;
    world_open(world);
    struct person person = world_person(world, "M.");
    WORLD_OK(store_open(&other, world->path, STORE_WRITE, false, &world->error));
    assert_false(poll_says(world, other));
    for (int i = 0; i < 3; i++) {
        world_urge(world, person.id, 5);
        assert_false(poll_says(world, world->store));
        assert_true(poll_says(world, other));
        assert_false(poll_says(world, other));
    }
    WORLD_OK(memo_put(other, &world->present, "seen", "77", &world->error));
    assert_false(poll_says(world, other));
    assert_true(poll_says(world, world->store));
    store_close(other);
}

static void a_handle_without_a_file_notices_that_one_was_begun(void **state)
{
    struct world *world = *state;
    struct store *reader = NULL;
    WORLD_OK(store_open(&reader, world->path, STORE_READ, false, &world->error));
    assert_false(poll_says(world, reader));
    world_open(world);
    world_person(world, "M.");
    assert_true(poll_says(world, reader));
    assert_false(poll_says(world, reader));
    store_close(reader);
}

static void a_read_statement_keeps_no_lock(void **state)
{
    struct world       *world = *state;
    struct person       person;
    struct urge        *urges;
    struct urge         urge;
    struct urges_counts counts;
    struct urges_filter all = {.since = DAY_NONE, .until = DAY_NONE, .outcome = -1};
    struct tally        tally;
    const char        **words, *value;
    size_t              count;
    int64_t             timed, from_s, to_s, total;
    int                 strongest[14];
    bool                found;
    world_open(world);
    world_person(world, "M.");
    for (int i = 0; i < 3; i++)
        world_contact(world, 1, CONTACT_TEXT, 5 + 5 * i);
    world_urge(world, 1, 5);
    WORLD_OK(persons_find(world->store, NULL, &world->arena, &person, &world->error));
    for (enum contacts_scope scope = CONTACTS_CURRENT; scope <= CONTACTS_ALL; scope++)
        WORLD_OK(
            contacts_tally(world->store, &world->present, &person, scope, &world->arena, &tally, NULL, &world->error));
    WORLD_OK(urges_list(world->store, &all, &world->arena, &urges, &count, &world->error));
    WORLD_OK(urges_total(world->store, &all, &total, &world->error));
    WORLD_OK(urges_count(world->store, &world->present, 1, &counts, &world->error));
    WORLD_OK(urges_newest_open(world->store, 1, &world->arena, &urge, &found, &world->error));
    WORLD_OK(urges_strongest(world->store, 1, world->present.today, 14, strongest, &world->error));
    WORLD_OK(urges_triggers(world->store, 5, &world->arena, &words, &count, &world->error));
    WORLD_OK(urges_durations(world->store, 1, &timed, &from_s, &to_s, &world->error));
    WORLD_OK(memo_get(world->store, "none", &world->arena, &value, &world->error));
    WORLD_OK(store_check(world->store, &world->arena, &words, &count, &world->error));
    for (int sql = 0; sql < SQLS; sql++) {
        if (world->store->statements[sql] && sqlite3_stmt_busy(world->store->statements[sql]))
            fail_msg("%s", sqlite3_sql(world->store->statements[sql]));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_write_waits_until_the_other_has_let_go),
        WORLD_TEST(a_write_that_waited_in_vain_is_refused_as_busy_and_leaves_nothing),
        WORLD_TEST(a_write_waits_as_long_as_others_get_on_and_five_seconds_else),
        WORLD_TEST(of_many_commands_at_once_none_is_refused_and_none_is_lost),
        WORLD_TEST(of_many_first_starts_at_once_one_makes_the_file),
        WORLD_TEST(a_handle_notices_what_another_wrote_and_not_its_own),
        WORLD_TEST(a_handle_without_a_file_notices_that_one_was_begun),
        WORLD_TEST(a_read_statement_keeps_no_lock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
