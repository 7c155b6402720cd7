/*
 * What stops a writer in the midst: a sync that fails, a file that is moved away, a disk that is full, a kill. What was acknowledged is there, and
 * where writing may go on, it does.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/all_random.h"
#include "support/store_faults.h"
#include "support/store_template.h"

static void after_a_failed_sync_the_handle_writes_nothing_more(void **state)
{
    struct world *world = *state;
    faults_install();
    template_make(world);
    world_open(world);
    faults_arm_syncs();
    assert_false(template_add_urge(world, world->store, &world->error));
    assert_int_equal(world->error.kind, ERROR_FAILED);
    assert_non_null(strstr(world->error.text, "the disk did not confirm"));
    faults_arm(0, FAULT_FAILS, false);
    assert_false(template_add_urge(world, world->store, &world->error));
    assert_false(memo_put(world->store, &world->present, "key", "value", &world->error));
    assert_non_null(strstr(world->error.text, "start Holdfast again"));
    assert_int_equal(faults_changes(), 0);
    assert_int_equal(template_rows(world), TEMPLATE_ROWS);
    world_open(world);
    WORLD_OK(template_add_urge(world, world->store, &world->error));
    world_close(world);
    faults_remove();
}

static void a_file_that_was_moved_away_is_not_written_any_more(void **state)
{
    struct world *world = *state;
    char          other[WORLD_PATH_SIZE];
    template_make(world);
    world_open(world);
    snprintf(other, sizeof other, "%.200s/other.db", world->folder);
    assert_int_equal(rename(world->path, other), 0);
    assert_false(template_add_urge(world, world->store, &world->error));
    assert_non_null(strstr(world->error.text, "was moved or replaced"));
    world_close(world);
}

/* What a child process acknowledged, read from a pipe until it ends. */
static int acknowledged(int fd)
{
    int  count = 0;
    char byte;
    while (read(fd, &byte, 1) == 1)
        count++;
    close(fd);
    return count;
}

/* In a child: adds urges with long notes on a disk that ends soon, then on one that has room again. Exit status 0 if all went as it should. */
static _Noreturn void write_until_full(struct world *world, int fd)
{
    static char   note[20000];
    struct stat   status;
    struct rlimit limit;
    struct urge   urge = {.person_id = 1, .at = world->present.now, .want = URGES_NO_KIND, .note = note};
    memset(note, 'n', sizeof note - 1);
    signal(SIGXFSZ, SIG_IGN);
    if (stat(world->path, &status) != 0 || getrlimit(RLIMIT_FSIZE, &limit) != 0)
        _exit(2);
    rlim_t room = limit.rlim_cur;
    limit.rlim_cur = (rlim_t)status.st_size + 150000;
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        _exit(3);
    while (urges_add(world->store, &world->present, &world->arena, &urge, &world->error)) {
        if (write(fd, "+", 1) != 1)
            _exit(4);
    }
    if (world->error.kind != ERROR_FULL || !strstr(world->error.text, "the disk is full"))
        _exit(5);
    limit.rlim_cur = room;
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0 ||
        !urges_add(world->store, &world->present, &world->arena, &urge, &world->error) || write(fd, "+", 1) != 1)
        _exit(6);
    _exit(0);
}

static void a_full_disk_is_said_and_writing_goes_on_when_there_is_room(void **state)
{
    struct world *world = *state;
    int           ends[2], status;
    template_make(world);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct error error;
        if (!store_open(&world->store, world->path, STORE_WRITE, true, &error))
            _exit(1);
        write_until_full(world, ends[1]);
    }
    close(ends[1]);
    int count = acknowledged(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(count > 3);
    assert_int_equal(template_rows(world), TEMPLATE_ROWS + count);
}

static _Noreturn void write_until_killed(struct world *world, int fd)
{
    struct error error;
    if (!store_open(&world->store, world->path, STORE_WRITE, true, &error))
        _exit(1);
    while (template_add_urge(world, world->store, &error) && write(fd, "+", 1) == 1)
        ;
    _exit(1);
}

static void a_killed_writer_loses_nothing_that_was_acknowledged(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 99};
    int64_t       count = TEMPLATE_ROWS;
    template_make(world);
    for (int round = 0; round < 100; round++) {
        int  ends[2], status;
        char byte;
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            write_until_killed(world, ends[1]);
        close(ends[1]);
        int seen = (int)random_between(&random, 0, 5);
        for (int i = 0; i < seen; i++)
            assert_int_equal(read(ends[0], &byte, 1), 1);
        for (volatile int64_t spin = random_between(&random, 0, 2000000); spin > 0; spin--)
            ; /* a random moment */
        assert_int_equal(kill(child, SIGKILL), 0);
        seen += acknowledged(ends[0]);
        assert_int_equal(waitpid(child, &status, 0), child);
        int64_t now = template_rows(world);
        assert_in_range(now, count + seen, count + seen + 1); /* one may be written and not yet acknowledged */
        count = now;
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(after_a_failed_sync_the_handle_writes_nothing_more),
        WORLD_TEST(a_file_that_was_moved_away_is_not_written_any_more),
        WORLD_TEST(a_full_disk_is_said_and_writing_goes_on_when_there_is_room),
        WORLD_TEST(a_killed_writer_loses_nothing_that_was_acknowledged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
