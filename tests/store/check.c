/* What `check` looks at: every word of a person, with memory for one row of them. */
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/store_world.h"

enum { ROWS = 20000, NOTE_BYTES = 2000, CACHE_BYTES = 6000000 };

static void watch_memory(void *context)
{
    size_t *most = context, used = mallinfo2().uordblks;
    if (used > *most)
        *most = used;
}

/* Adds so many urges with a note and returns the most memory that checking the file took, beyond what was in use before. */
static size_t memory_to_check(struct world *world, int rows)
{
    const char **findings;
    size_t       count, most = 0, before;
    char         sql[700];
    snprintf(
        sql, sizeof sql,
        "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO urge (uid, created_ms, "
        "updated_ms, person_id, at_s, offset_s, day, outcome, note) SELECT lower(hex(randomblob(16))), 1, 1, 1, 0, 0, "
        "0, 'resisted', substr(hex(zeroblob(%d)), 1, %d) FROM n",
        rows, NOTE_BYTES, NOTE_BYTES);
    world_close(world);
    world_sql(world, sql);
    world_rehash(world);
    world_open(world);
    before = mallinfo2().uordblks;
    store_on_progress(world->store, watch_memory, &most);
    WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
    store_on_progress(world->store, NULL, NULL);
    assert_int_equal(count, 0);
    return most > before ? most - before : 0;
}

static void memory_does_not_grow_with_the_rows(void **state)
{
    struct world *world = *state;
    world_open(world);
    world_person(world, "M.");
    size_t few = memory_to_check(world, 10), many = memory_to_check(world, ROWS); /* 40 MB of notes */
    if (many > few + CACHE_BYTES)
        fail_msg("%zu bytes for many rows, %zu for few", many, few);
}

/* Each column that holds a person's words, with a character in it that nobody can write. */
static void a_wrong_character_is_found_in_every_column_of_words(void **state)
{
    static const char *const columns[][2] = {
#define ROW(table, column, what, name) {#table, #column},
        CHECKED_WORDS(ROW)
#undef ROW
    };
    struct world *world = *state;
    const char  **findings;
    size_t        count;
    world_open(world);
    struct person person = world_person(world, "M.");
    world_urge(world, person.id, 5);
    world_contact(world, person.id, CONTACT_TEXT, 3);
    world_entry(world, "A quiet Sunday");
    world_close(world);
    world_sql(
        world,
        "INSERT INTO rule_cell (uid, created_ms, updated_ms, person_id, kind, direction, breaks) VALUES ('a', 1, 1, 1, "
        "'text', 'out', 1); INSERT INTO urge_action (uid, created_ms, updated_ms, urge_id, action) VALUES ('b', 1, 1, "
        "1, "
        "'a walk'); INSERT INTO checkin (uid, created_ms, updated_ms, day) VALUES ('c', 1, 1, 20000); INSERT INTO "
        "friend "
        "(uid, created_ms, updated_ms, name, how) VALUES ('d', 1, 1, 'Maya', '555'); INSERT INTO reason (uid, "
        "created_ms, "
        "updated_ms, text) VALUES ('e', 1, 1, 'sleep'); INSERT INTO plan (uid, created_ms, updated_ms, set_off, "
        "action) "
        "VALUES ('f', 1, 1, 'our song', 'a walk'); INSERT INTO hardday (uid, created_ms, updated_ms, day, text) VALUES "
        "('g', 1, 1, 20000, 'Sunday'); INSERT INTO readiness (uid, created_ms, updated_ms, person_id, purpose, "
        "purpose_day) VALUES ('h', 1, 1, 1, 'peace', 20000); INSERT INTO goal (uid, created_ms, updated_ms, kind, "
        "title, "
        "begun_day, place) VALUES ('i', 1, 1, 'habit', 'Run', 20000, 1); INSERT INTO goal_schedule (uid, created_ms, "
        "updated_ms, goal_id, from_day, schedule) VALUES ('j', 1, 1, 1, 20000, 'daily'); INSERT INTO goal_step (uid, "
        "created_ms, updated_ms, goal_id, place, text) VALUES ('k', 1, 1, 1, 1, 'begin')");
    world_rehash(world);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        char               sql[200], expected[60];
        struct world_bytes sound = world_read(world, world->path);
        snprintf(sql, sizeof sql, "UPDATE %s SET %s = 'a' || char(27)", columns[i][0], columns[i][1]);
        world_sql(world, sql);
        world_open(world);
        WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
        world_close(world);
        snprintf(expected, sizeof expected, "%s 1: ", columns[i][0]);
        size_t found = 0;
        for (size_t k = 0; k < count; k++)
            found += strncmp(findings[k], expected, strlen(expected)) == 0;
        if (found != 1)
            fail_msg("%s.%s: %zu findings", columns[i][0], columns[i][1], found);
        world_write(world->path, sound.bytes, sound.length);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(memory_does_not_grow_with_the_rows),
        WORLD_TEST(a_wrong_character_is_found_in_every_column_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
