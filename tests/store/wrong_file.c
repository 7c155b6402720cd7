/*
 * Any file as database: refused in one line of the right kind, by both ways of opening, and afterwards byte for byte what it was, alone in its
 * folder as before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "words/texts.h"
#include "support/all_random.h"
#include "support/store_world.h"

static void refused_untouched(struct world *world, enum error_kind kind, const char *says)
{
    struct world_bytes before = world_read(world, world->path);
    int                entries = world_entries(world->folder);
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++) {
        const char *text = world_refused(world, mode, kind);
        if (!strstr(text, says))
            fail_msg("\"%s\" does not say \"%s\"", text, says);
        struct world_bytes after = world_read(world, world->path);
        assert_int_equal(after.length, before.length);
        assert_memory_equal(after.bytes, before.bytes, before.length);
        assert_int_equal(world_entries(world->folder), entries);
    }
}

static void make_ours(struct world *world)
{
    world_open(world);
    struct person person = world_person(world, "M.");
    for (int i = 0; i < 20; i++)
        world_urge(world, person.id, 1 + i % 10);
    world_close(world);
}

static void a_text_file_is_refused(void **state)
{
    struct world *world = *state;
    world_write(world->path, "x", 1);
    refused_untouched(world, ERROR_DAMAGED, "is no Holdfast file; give another one with --db");
    static char words[10000];
    memset(words, 'w', sizeof words);
    world_write(world->path, words, sizeof words);
    refused_untouched(world, ERROR_DAMAGED, "is no Holdfast file");
}

static void a_text_file_with_another_file_named_like_a_journal_beside_it_is_refused(void **state)
{
    struct world *world = *state;
    char          beside[WORLD_PATH_SIZE];
    snprintf(beside, sizeof beside, "%.200s-journal", world->path);
    world_write(world->path, "words", 5);
    world_write(beside, "my journal of 2019", 18);
    refused_untouched(world, ERROR_DAMAGED, "is no Holdfast file");
    assert_int_equal(world_read(world, beside).length, 18);
}

static void another_programs_database_is_refused(void **state)
{
    struct world *world = *state;
    world_sql(world, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    refused_untouched(world, ERROR_DAMAGED, "is no Holdfast file");
    world_sql(world, "PRAGMA application_id = 252006673; PRAGMA user_version = 1");
    refused_untouched(world, ERROR_DAMAGED, "is no Holdfast file");
}

static void a_file_of_a_newer_holdfast_is_refused_as_such(void **state)
{
    struct world *world = *state;
    char          sql[64], says[128];
    make_ours(world);
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", texts_schema_newest() + 1);
    world_sql(world, sql);
    world_pass(world, WORLD_DAY_S); /* no copy of the day either */
    snprintf(says, sizeof says, "was written by a newer Holdfast (schema %d, this one knows %d); install the newer one",
             texts_schema_newest() + 1, texts_schema_newest());
    refused_untouched(world, ERROR_REFUSED, says);
}

static void a_file_of_ours_without_a_schema_is_refused(void **state)
{
    struct world *world = *state;
    make_ours(world);
    world_sql(world, "PRAGMA user_version = 0");
    refused_untouched(world, ERROR_DAMAGED, "it does not say which schema it has");
    world_sql(world, "PRAGMA user_version = -3");
    refused_untouched(world, ERROR_DAMAGED, "it does not say which schema it has");
}

static void a_folder_a_fifo_a_socket_and_a_device_are_refused(void **state)
{
    struct world *world = *state;
    assert_int_equal(mkdir(world->path, 0700), 0);
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++)
        assert_non_null(strstr(world_refused(world, mode, ERROR_FAILED), "is a folder"));
    assert_int_equal(rmdir(world->path), 0);

    assert_int_equal(mkfifo(world->path, 0600), 0);
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++)
        assert_non_null(strstr(world_refused(world, mode, ERROR_FAILED), "is no ordinary file"));
    assert_int_equal(unlink(world->path), 0);

    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%.100s", world->path);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++)
        assert_non_null(strstr(world_refused(world, mode, ERROR_FAILED), "is no ordinary file"));
    close(fd);

    snprintf(world->path, sizeof world->path, "/dev/null");
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++)
        assert_non_null(strstr(world_refused(world, mode, ERROR_FAILED), "is no ordinary file"));
}

static void a_fifo_in_the_place_of_a_journal_is_refused(void **state)
{
    static const char *const names[] = {"-journal", "-wal"};
    struct world            *world = *state;
    make_ours(world);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char beside[WORLD_PATH_SIZE];
        snprintf(beside, sizeof beside, "%s%s", world->path, names[i]);
        assert_int_equal(mkfifo(beside, 0600), 0);
        refused_untouched(world, ERROR_FAILED, "is no ordinary file; take it away");
        assert_int_equal(unlink(beside), 0);
    }
}

static void links_that_lead_nowhere_or_round_in_a_ring_are_refused(void **state)
{
    struct world *world = *state;
    assert_int_equal(symlink("holdfast.db", world->path), 0);
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++)
        assert_non_null(strstr(world_refused(world, mode, ERROR_FAILED), "cannot be opened"));
    assert_int_equal(unlink(world->path), 0);
    assert_int_equal(symlink("not-there", world->path), 0);
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++)
        assert_non_null(strstr(world_refused(world, mode, ERROR_FAILED), "is a link to a file that is not there"));
    assert_int_equal(world_entries(world->folder), 1);
}

static void a_path_through_a_file_and_an_empty_path_are_refused(void **state)
{
    struct world *world = *state;
    char          path[WORLD_PATH_SIZE];
    world_write(world->path, "x", 1);
    snprintf(path, sizeof path, "%.200s/deep/holdfast.db", world->path);
    snprintf(world->path, sizeof world->path, "%s", path);
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++)
        world_refused(world, mode, ERROR_FAILED);
    world->path[0] = '\0';
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++)
        world_refused(world, mode, ERROR_USAGE);
}

static void a_missing_folder_is_made_only_if_asked_for(void **state)
{
    struct world *world = *state;
    snprintf(world->path, sizeof world->path, "%.200s/none/holdfast.db", world->folder);
    assert_false(store_open(&world->store, world->path, STORE_WRITE, false, &world->error));
    assert_int_equal(world->error.kind, ERROR_FAILED);
    assert_non_null(strstr(world->error.text, "its folder is not there"));
    assert_int_equal(world_entries(world->folder), 0);
}

static void a_file_cut_anywhere_is_refused_or_read_but_never_changed(void **state)
{
    struct world *world = *state;
    make_ours(world);
    struct world_bytes whole = world_read(world, world->path);
    for (size_t length = 1; length < whole.length; length += length < 200 ? 7 : 1531) {
        world_write(world->path, whole.bytes, length);
        for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++) {
            struct store *store = NULL;
            struct person person;
            if (store_open(&store, world->path, mode, false, &world->error)) {
                if (!persons_find(store, NULL, &world->arena, &person, &world->error))
                    assert_in_range(world->error.kind, ERROR_USAGE, ERROR_DAMAGED);
                store_close(store);
            } else {
                assert_int_equal(world->error.kind, ERROR_DAMAGED);
            }
        }
        struct world_bytes after = world_read(world, world->path);
        assert_int_equal(after.length, length);
        assert_memory_equal(after.bytes, whole.bytes, length);
    }
}

/* Everything a reader can be asked. Only that it comes back matters. */
static void read_all(struct world *world, struct store *store)
{
    struct arena           arena = {0};
    struct person         *persons;
    struct urge           *urges;
    struct contact        *contacts;
    struct tally           tally;
    struct act            *acts;
    struct urge_helped    *helped;
    const char           **lines;
    size_t                 count;
    struct urges_filter    all = {.since = DAY_NONE, .until = DAY_NONE, .outcome = -1};
    struct contacts_filter every = {.since = DAY_NONE, .until = DAY_NONE};
    bool                   answered = persons_list(store, &arena, &persons, &count, &world->error);
    for (size_t i = 0; answered && i < count; i++)
        for (enum contacts_scope scope = CONTACTS_CURRENT; scope <= CONTACTS_ALL; scope++)
            answered = contacts_tally(store, &world->present, &persons[i], scope, &arena, &tally, NULL, &world->error);
    answered = urges_list(store, &all, &arena, &urges, &count, &world->error) && answered;
    answered = contacts_list(store, &every, &arena, &contacts, &count, &world->error) && answered;
    answered = act_list(store, &arena, &acts, &count, &world->error) && answered;
    answered = urges_helped(store, 1, &arena, &helped, &count, &world->error) && answered;
    answered = store_check(store, &arena, &lines, &count, &world->error) && answered;
    if (!answered)
        assert_in_range(world->error.kind, ERROR_USAGE, ERROR_DAMAGED);
    arena_free(&arena);
}

static void a_file_with_flipped_bytes_is_read_or_refused_without_a_crash(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 8};
    make_ours(world);
    struct world_bytes whole = world_read(world, world->path);
    for (int round = 0; round < 400; round++) {
        size_t at = round < 100 ? (size_t)round : random_index(&random, whole.length);
        char   kept = whole.bytes[at];
        whole.bytes[at] = (char)(kept ^ (1 << random_between(&random, 0, 7)));
        world_write(world->path, whole.bytes, whole.length);
        struct store *store = NULL;
        if (store_open(&store, world->path, STORE_READ, false, &world->error)) {
            read_all(world, store);
            store_close(store);
        } else {
            assert_in_range(world->error.kind, ERROR_REFUSED, ERROR_DAMAGED);
        }
        whole.bytes[at] = kept;
    }
}

enum { NOBODY = 65534 };

/* Root may write anything, so it becomes nobody, in a folder that nobody can reach. */
static void give_up_root(struct world *world)
{
    if (geteuid() != 0)
        return;
    assert_int_equal(rmdir(world->folder), 0);
    snprintf(world->folder, sizeof world->folder, "/tmp/store-XXXXXX");
    assert_non_null(mkdtemp(world->folder));
    snprintf(world->path, sizeof world->path, "%.200s/holdfast.db", world->folder);
    assert_int_equal(chown(world->folder, NOBODY, (gid_t)-1), 0);
    assert_int_equal(seteuid(NOBODY), 0);
}

static void refuses_writing(struct world *world)
{
    struct person person;
    struct reason reason = {.text = "my own quiet"};
    WORLD_OK(store_open(&world->store, world->path, STORE_WRITE, false, &world->error));
    WORLD_OK(persons_find(world->store, NULL, &world->arena, &person, &world->error));
    assert_false(lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &world->error));
    assert_int_equal(world->error.kind, ERROR_FAILED);
    assert_non_null(strstr(world->error.text, "cannot be written: the file or its folder is read-only"));
    world_close(world);
}

static void a_read_only_file_or_folder_is_read_and_refuses_writing_in_a_sentence(void **state)
{
    struct world *world = *state;
    give_up_root(world);
    make_ours(world);
    assert_int_equal(chmod(world->path, 0400), 0);
    refuses_writing(world);
    assert_int_equal(chmod(world->path, 0600), 0);
    assert_int_equal(chmod(world->folder, 0500), 0);
    refuses_writing(world);
    assert_int_equal(chmod(world->folder, 0700), 0);
    assert_int_equal(seteuid(getuid()), 0);
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void a_loose_file_of_one_s_own_is_made_tight(void **state)
{
    struct world *world = *state;
    make_ours(world);
    for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++) {
        assert_int_equal(chmod(world->path, 0666), 0);
        WORLD_OK(store_open(&world->store, world->path, mode, false, &world->error));
        world_close(world);
        assert_int_equal(mode_of(world->path), 0600);
    }
}

static void the_file_of_somebody_else_is_not_written(void **state)
{
    struct world *world = *state;
    if (geteuid() != 0)
        skip();
    make_ours(world);
    assert_int_equal(chown(world->path, NOBODY, (gid_t)-1), 0);
    assert_non_null(strstr(world_refused(world, STORE_WRITE, ERROR_FAILED), "belongs to somebody else"));
    WORLD_OK(store_open(&world->store, world->path, STORE_READ, false, &world->error));
    world_close(world);
}

static void a_folder_that_others_may_write_to_is_refused(void **state)
{
    static const struct {
        mode_t mode;
        bool   is_fine;
    } rows[] = {{0777, false}, {0702, false}, {01777, true}, {0755, true}, {0775, true}};
    struct world *world = *state;
    make_ours(world);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(chmod(world->folder, rows[i].mode), 0);
        if (rows[i].is_fine) {
            world_open(world);
            world_close(world);
        } else {
            assert_non_null(strstr(world_refused(world, STORE_WRITE, ERROR_FAILED), "others may write to"));
        }
        WORLD_OK(store_open(&world->store, world->path, STORE_READ, false, &world->error));
        world_close(world);
    }
    assert_int_equal(chmod(world->folder, 0700), 0);
}

/* Nothing in the line acts on a terminal or hides. */
static void a_strange_name_is_shown_in_marks(void **state)
{
    struct world *world = *state;
    char          path[WORLD_PATH_SIZE];
    snprintf(path, sizeof path, "%.200s/a\x1b[31m\xc2\x9b\xe2\x80\xae\xf3\xa0\x81\xa1\xff.db", world->folder);
    world_write(path, "x", 1);
    assert_false(store_open(&world->store, path, STORE_READ, false, &world->error));
    assert_non_null(strstr(world->error.text, "/a\xef\xbf\xbd[31m\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd.db"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_text_file_is_refused),
        WORLD_TEST(a_text_file_with_another_file_named_like_a_journal_beside_it_is_refused),
        WORLD_TEST(another_programs_database_is_refused),
        WORLD_TEST(a_file_of_a_newer_holdfast_is_refused_as_such),
        WORLD_TEST(a_file_of_ours_without_a_schema_is_refused),
        WORLD_TEST(a_folder_a_fifo_a_socket_and_a_device_are_refused),
        WORLD_TEST(a_fifo_in_the_place_of_a_journal_is_refused),
        WORLD_TEST(links_that_lead_nowhere_or_round_in_a_ring_are_refused),
        WORLD_TEST(a_path_through_a_file_and_an_empty_path_are_refused),
        WORLD_TEST(a_missing_folder_is_made_only_if_asked_for),
        WORLD_TEST(a_file_cut_anywhere_is_refused_or_read_but_never_changed),
        WORLD_TEST(a_file_with_flipped_bytes_is_read_or_refused_without_a_crash),
        WORLD_TEST(a_loose_file_of_one_s_own_is_made_tight),
        WORLD_TEST(the_file_of_somebody_else_is_not_written),
        WORLD_TEST(a_folder_that_others_may_write_to_is_refused),
        WORLD_TEST(a_strange_name_is_shown_in_marks),
        WORLD_TEST(a_read_only_file_or_folder_is_read_and_refuses_writing_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
