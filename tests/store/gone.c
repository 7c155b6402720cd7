/*
 * R17: what is deleted for good stands nowhere any more: not in the file, not in a copy of it, not in a draft, not in what undo keeps. Every kind of
 * row holds the word, as it was typed and as the search folds it; copies of several days hold it, in the trash or alive.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/buf.h"
#include "store/copies.h"
#include "store/copies_gone.h"
#include "store/lists.h"
#include "support/all_tries.h"
#include "support/store_goals.h"
#include "support/store_world.h"

#define TYPED  "Z\u00E9bra-finch"
#define FOLDED "finch" /* stands in both, in any case */

static int occurrences_in(struct world *world, const char *path)
{
    struct world_bytes file = world_read(world, path);
    size_t             length = strlen(FOLDED);
    int                count = 0;
    for (size_t i = 0; i + length <= file.length; i++) {
        size_t same = 0;
        while (same < length && (file.bytes[i + same] | 0x20) == FOLDED[same])
            same++;
        count += same == length;
    }
    return count;
}

static struct copy *copies(struct world *world, size_t *count)
{
    struct copy *list;
    WORLD_OK(copies_list(world->path, &world->arena, &list, count, &world->error));
    return list;
}

static const char *path_of_copies(struct world *world)
{
    struct buf path = {.arena = &world->arena};
    buf_printf(&path, "%s.copies", world->path);
    return buf_text(&path);
}

static int occurrences_in_copies(struct world *world)
{
    size_t       count;
    struct copy *list = copies(world, &count);
    int          found = 0;
    for (size_t i = 0; i < count; i++)
        found += occurrences_in(world, list[i].path);
    return found;
}

/* Each writes a row that holds the word and deletes it so that emptying the trash clears it. */
static struct person somebody;

static int64_t write_entry(struct world *world)
{
    struct entry entry = {.at = world->present.now,
                          .closed_until = DAY_NONE,
                          .title = TYPED,
                          .body = "a " TYPED " and more",
                          .prompt = TYPED "?",
                          .tags = (const char *[]){TYPED},
                          .tag_count = 1};
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
    return entry.id;
}

static void delete_entry(struct world *world, int64_t id)
{
    WORLD_OK(entries_delete(world->store, &world->present, id, false, &world->error));
}

static int64_t write_urge(struct world *world)
{
    struct urge urge = world_urge(world, somebody.id, 5);
    urge.trigger = urge.note = TYPED;
    urge.did = (const char *[]){TYPED};
    urge.did_count = 1;
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge edit", &world->error));
    return urge.id;
}

static void delete_urge(struct world *world, int64_t id)
{
    WORLD_OK(urges_delete(world->store, &world->present, id, &world->error));
}

static int64_t write_contact(struct world *world)
{
    struct contact contact = world_contact(world, somebody.id, CONTACT_TEXT, 1);
    contact.note = contact.answer_note = TYPED;
    WORLD_OK(contacts_save(world->store, &world->present, &contact, &world->error));
    return contact.id;
}

static void delete_contact(struct world *world, int64_t id)
{
    WORLD_OK(contacts_delete(world->store, &world->present, id, &world->error));
}

static int64_t write_goal(struct world *world)
{
    struct goal goal = goal_add_project(world, TYPED);
    WORLD_OK(goals_delete(world->store, &world->present, goal_add_habit(world, TYPED, "daily").id, &world->error));
    return goal.id;
}

static void delete_goal(struct world *world, int64_t id)
{
    WORLD_OK(goals_delete(world->store, &world->present, id, &world->error));
}

static int64_t add(struct world *world, const struct list_kind *kind, void *row)
{
    int64_t id;
    WORLD_OK(lists_add(world->store, kind, &world->present, &world->arena, row, &world->error));
    memcpy(&id, row, sizeof id); /* each begins with it */
    return id;
}

static int64_t write_friend(struct world *world)
{
    return add(world, &lists_friends, &(struct friend_row){.name = TYPED, .how = TYPED, .any_hour = true});
}

static void delete_friend(struct world *world, int64_t id)
{
    WORLD_OK(lists_delete(world->store, &lists_friends, &world->present, id, &world->error));
}

static int64_t write_reason(struct world *world)
{
    return add(world, &lists_reasons, &(struct reason){.text = TYPED});
}

static void delete_reason(struct world *world, int64_t id)
{
    WORLD_OK(lists_delete(world->store, &lists_reasons, &world->present, id, &world->error));
}

static int64_t write_plan(struct world *world)
{
    return add(world, &lists_plans, &(struct plan){.trigger = TYPED, .action = TYPED});
}

static void delete_plan(struct world *world, int64_t id)
{
    WORLD_OK(lists_delete(world->store, &lists_plans, &world->present, id, &world->error));
}

static int64_t write_hardday(struct world *world)
{
    return add(world, &lists_harddays, &(struct hardday){.day = world->present.today, .text = TYPED});
}

static void delete_hardday(struct world *world, int64_t id)
{
    WORLD_OK(lists_delete(world->store, &lists_harddays, &world->present, id, &world->error));
}

static const struct {
    const char *name;
    int64_t (*write)(struct world *);
    void (*remove)(struct world *, int64_t id);
} kinds[] = {
    {"entry", write_entry, delete_entry},       {"urge", write_urge, delete_urge},
    {"contact", write_contact, delete_contact}, {"goal", write_goal, delete_goal},
    {"friend", write_friend, delete_friend},    {"reason", write_reason, delete_reason},
    {"plan", write_plan, delete_plan},          {"hard day", write_hardday, delete_hardday},
};

/* A day goes by, and something is written on it: its copy is made. */
static void next_day(struct world *world)
{
    world_pass(world, WORLD_DAY_S);
    world_entry(world, "meadow");
}

static void empty_trash(struct world *world)
{
    int64_t count;
    WORLD_OK(trash_empty(world->store, &world->present, &count, &world->error));
}

static void no_word_of_any_kind_is_left_in_the_file_or_in_a_copy(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        void *own;
        assert_int_equal(world_setup(&own), 0);
        struct world *world = own;
        world_open(world);
        somebody = world_person(world, "M.");
        int64_t id = kinds[i].write(world);
        next_day(world); /* it lives in this copy, */
        kinds[i].remove(world, id);
        next_day(world); /* and lies in the trash in that one */
        world_close(world);
        size_t       count;
        struct copy *before = copies(world, &count);
        assert_int_equal(count, 3); /* the oldest is of before it */
        if (occurrences_in(world, before[0].path) == 0 || occurrences_in(world, before[1].path) == 0)
            fail_msg("%s: the copies do not hold it", kinds[i].name);
        world_open(world);
        empty_trash(world);
        assert_null(store_warning(world->store));
        assert_int_equal(world_number(world, "SELECT count(*) FROM memo WHERE key GLOB 'gone:*'"), 0);
        world_assert_sound(world);
        world_close(world);
        if (occurrences_in(world, world->path) + occurrences_in_copies(world) != 0)
            fail_msg("%s: %d are left in the file, %d in its copies", kinds[i].name, occurrences_in(world, world->path),
                     occurrences_in_copies(world));
        assert_int_equal(world_entries(path_of_copies(world)), 3); /* and no draft beside them */
        struct copy *after = copies(world, &count);
        for (size_t k = 0; k < count; k++) {
            struct store *copy;
            const char  **findings;
            size_t        found;
            struct stat   status;
            assert_int_equal(after[k].changed_s, before[k].changed_s);
            assert_true(stat(after[k].path, &status) == 0 && (status.st_mode & 0777) == 0600);
            WORLD_OK(store_open(&copy, after[k].path, STORE_READ, false, &world->error));
            WORLD_OK(store_check(copy, &world->arena, &findings, &found, &world->error));
            store_close(copy);
            if (found > 0)
                fail_msg("%s: %s", kinds[i].name, findings[0]);
        }
        world_teardown(&own);
    }
    tries_held("R17", (long)(sizeof kinds / sizeof *kinds), "deleted for good, looked for in the file and its copies");
}

/* Two days, each with the word in an entry that is then deleted for good. */
static int64_t two_copies(struct world *world)
{
    world_open(world);
    somebody = world_person(world, "M.");
    int64_t id = write_entry(world);
    next_day(world);
    next_day(world);
    return id;
}

static void delete_for_good(struct world *world, int64_t id)
{
    WORLD_OK(entries_delete(world->store, &world->present, id, true, &world->error));
}

static void a_copy_that_cannot_be_read_is_named_and_tried_again(void **state)
{
    struct world      *world = *state;
    int64_t            id = two_copies(world);
    size_t             count;
    struct copy       *list = copies(world, &count);
    struct world_bytes whole = world_read(world, list[0].path);
    world_write(list[0].path, "no database at all, but the word: finch", 39);
    delete_for_good(world, id);
    const char *warning = store_warning(world->store);
    assert_non_null(warning);
    assert_non_null(strstr(warning, strrchr(list[0].path, '/') + 1));
    assert_non_null(strstr(warning, "may still hold it"));
    assert_int_equal(occurrences_in(world, list[1].path), 0);
    assert_int_equal(occurrences_in(world, world->path), 0);
    assert_int_equal(world_number(world, "SELECT count(*) FROM memo WHERE key GLOB 'gone:*'"), 1);
    world_write(list[0].path, whole.bytes, whole.length); /* the disk is well again */
    next_day(world);
    assert_null(store_warning(world->store));
    assert_int_equal(world_number(world, "SELECT count(*) FROM memo WHERE key GLOB 'gone:*'"), 0);
    assert_int_equal(occurrences_in_copies(world), 0);
}

/* It is there to go back to its schema. */
static void a_copy_of_another_schema_is_named_and_left_as_it_is(void **state)
{
    struct world *world = *state;
    int64_t       id = two_copies(world);
    size_t        count;
    struct copy  *list = copies(world, &count);
    char          path[WORLD_PATH_SIZE];
    snprintf(path, sizeof path, "%s", world->path);
    snprintf(world->path, sizeof world->path, "%.250s", list[1].path);
    world_sql(world, "PRAGMA user_version = 99");
    snprintf(world->path, sizeof world->path, "%s", path);
    struct world_bytes before = world_read(world, list[1].path);
    delete_for_good(world, id);
    assert_non_null(strstr(store_warning(world->store), "schema"));
    struct world_bytes after = world_read(world, list[1].path);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, after.length);
}

/* A copy of another life may hold another row under this id. */
static void a_copy_without_the_row_is_left_to_the_byte(void **state)
{
    struct world *world = *state;
    int64_t       id = two_copies(world);
    size_t        count;
    struct copy  *list = copies(world, &count);
    char          path[WORLD_PATH_SIZE];
    snprintf(path, sizeof path, "%s", world->path);
    snprintf(world->path, sizeof world->path, "%.250s", list[0].path);
    world_sql(world, "UPDATE entry SET uid = 'another' || id");
    snprintf(world->path, sizeof world->path, "%s", path);
    struct world_bytes before = world_read(world, list[0].path);
    delete_for_good(world, id);
    assert_null(store_warning(world->store));
    struct world_bytes after = world_read(world, list[0].path);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, after.length);
    assert_int_equal(occurrences_in(world, list[1].path), 0);
}

/* Killed behind the commit: the memos stand, and the next day's first write does the rest. */
static void what_a_kill_left_undone_is_done_on_the_next_day(void **state)
{
    struct world *world = *state;
    int64_t       id = two_copies(world);
    WORLD_OK(act_begin(world->store, &world->present, "journal delete", &world->error));
    WORLD_OK(entries_delete(world->store, &world->present, id, true, &world->error));
    world->store->copies_owe = false; /* as if it ended right behind the commit */
    WORLD_OK(act_end(world->store, true, &world->error));
    assert_int_not_equal(occurrences_in_copies(world), 0);
    next_day(world);
    assert_int_equal(occurrences_in_copies(world), 0);
    assert_int_equal(world_number(world, "SELECT count(*) FROM memo WHERE key GLOB 'gone:*'"), 0);
}

/* What goes by its age goes from the copies by theirs: nothing is written anew. */
static void what_the_trash_clears_by_itself_notes_nothing(void **state)
{
    struct world *world = *state;
    int64_t       id = two_copies(world);
    delete_entry(world, id);
    world_pass(world, (TRASH_DAYS + 2) * WORLD_DAY_S);
    world_entry(world, "meadow");
    next_day(world);
    assert_int_equal(occurrences_in(world, world->path), 0);
    assert_int_equal(world_number(world, "SELECT count(*) FROM memo WHERE key GLOB 'gone:*'"), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_word_of_any_kind_is_left_in_the_file_or_in_a_copy),
        WORLD_TEST(a_copy_that_cannot_be_read_is_named_and_tried_again),
        WORLD_TEST(a_copy_of_another_schema_is_named_and_left_as_it_is),
        WORLD_TEST(a_copy_without_the_row_is_left_to_the_byte),
        WORLD_TEST(what_a_kill_left_undone_is_done_on_the_next_day),
        WORLD_TEST(what_the_trash_clears_by_itself_notes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
