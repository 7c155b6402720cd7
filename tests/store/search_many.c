/*
 * More hits than are looked up one by one: a journal in which the order of ids is not that of time, with closed letters
 * in it. However a list is asked for, as a whole, in pages, with the count or without, it is the same list.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/query.h"
#include "support/all_random.h"
#include "support/store_world.h"

enum { MANY = 700, PAGE = 96, SPREAD_S = 90 * WORLD_DAY_S };

static struct entry *write_many(struct world *world)
{
    static const char *const words[] = {"song", "songs", "harbour", "night", "#sea", "quiet"};
    struct random            random = {.state = 11};
    struct entry            *entries = ARENA_NEW(&world->arena, struct entry, MANY);
    WORLD_OK(act_begin(world->store, &world->present, "write", &world->error));
    for (size_t i = 0; i < MANY; i++) {
        struct buf body = {.arena = &world->arena};
        for (int word = 0; word < 4; word++) {
            buf_puts(&body, words[random_index(&random, 6)]);
            buf_putc(&body, ' ');
        }
        struct entry *entry = &entries[i];
        *entry = (struct entry){.at = world->present.now, .closed_until = DAY_NONE, .body = buf_text(&body)};
        entry->at.unix_s -= random_between(&random, 0, SPREAD_S);
        entry->mood = (int)random_between(&random, 0, 5);
        if (random_one_in(&random, 5)) {
            entry->kind = ENTRY_LETTER;
            entry->closed_until = world->present.today + (random_one_in(&random, 2) ? 3 : 0);
            entry->title = random_one_in(&random, 2) ? "the song" : "a note";
        }
        WORLD_OK(entries_add(world->store, &world->present, &world->arena, entry, &world->error));
    }
    WORLD_OK(act_end(world->store, true, &world->error));
    return entries;
}

static int newest_first(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->at.unix_s != y->at.unix_s)
        return x->at.unix_s < y->at.unix_s ? 1 : -1;
    return (x->id < y->id) - (x->id > y->id);
}

static bool has(const struct query_term *term, const struct entry *entry, bool in_title_only)
{
    bool in_title = entry->title && query_finds(term, entry->title, strlen(entry->title));
    return in_title || (!in_title_only && query_finds(term, entry->body, strlen(entry->body)));
}

static bool fits(const struct world *world, const struct entries_filter *filter, const struct query *query,
                 const struct entry *entry)
{
    bool is_closed = entries_is_closed(entry, world->present.today), tagged = query->tag_count == 0;
    for (size_t i = 0; !is_closed && !tagged && i < entry->tag_count; i++)
        tagged = strcmp(entry->tags[i], query->tags[0]) == 0;
    for (size_t i = 0; i < query->term_count; i++) {
        if (has(&query->terms[i], entry, is_closed) == query->terms[i].excluded)
            return false;
    }
    return tagged && (filter->kind < 0 || (int)entry->kind == filter->kind) &&
           (filter->since == DAY_NONE || entry->day >= filter->since) &&
           (query->mood_least == 0 || (entry->mood >= query->mood_least && entry->mood <= query->mood_most));
}

static void assert_same(const struct entry *rows, size_t count, const struct entry *const *expected, size_t from)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(rows[i].id, expected[from + i]->id);
        assert_string_equal(rows[i].body, expected[from + i]->body);
        assert_int_equal(rows[i].tag_count, expected[from + i]->tag_count);
    }
}

static void assert_list(struct world *world, struct entries_filter filter, const struct entry *sorted)
{
    const struct entry **expected = ARENA_NEW(&world->arena, const struct entry *, MANY);
    struct query         query = query_read(filter.query, &world->present, &world->arena);
    struct entry        *rows;
    size_t               wanted = 0, count;
    int64_t              total;
    for (size_t i = 0; i < MANY; i++) {
        const struct entry *entry = &sorted[filter.oldest_first ? MANY - 1 - i : i];
        if (fits(world, &filter, &query, entry))
            expected[wanted++] = entry;
    }
    WORLD_OK(entries_list(world->store, &filter, &world->arena, &rows, &count, &world->error));
    assert_int_equal(count, wanted);
    assert_same(rows, count, expected, 0);
    WORLD_OK(entries_total(world->store, &filter, &total, &world->error));
    assert_int_equal(total, wanted);
    filter.limit = PAGE;
    for (filter.skip = 0; filter.skip <= wanted + PAGE; filter.skip += PAGE) {
        size_t left = filter.skip < wanted ? wanted - filter.skip : 0;
        WORLD_OK(entries_list_counted(world->store, &filter, &world->arena, &rows, &count, &total, &world->error));
        assert_int_equal(total, wanted);
        assert_int_equal(count, left < PAGE ? left : PAGE);
        assert_same(rows, count, expected, filter.skip);
        WORLD_OK(entries_list(world->store, &filter, &world->arena, &rows, &count, &world->error));
        assert_int_equal(count, left < PAGE ? left : PAGE);
        assert_same(rows, count, expected, filter.skip);
    }
}

static void a_long_list_is_the_same_however_it_is_asked_for(void **state)
{
    struct world            *world = *state;
    static const char *const queries[] = {"",       "song",        "s",       "-night",    "song -harbour", "note",
                                          "mood:3", "s mood:2..4", "tag:sea", "s tag:sea", "-song tag:sea", "zebra"};
    world_open(world);
    struct entry *entries = write_many(world);
    qsort(entries, MANY, sizeof *entries, newest_first);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        for (int way = 0; way < 8; way++) {
            assert_list(world,
                        (struct entries_filter){.since = way & 4 ? world->present.today - 40 : DAY_NONE,
                                                .until = DAY_NONE,
                                                .kind = way & 1 ? ENTRY_LETTER : -1,
                                                .query = queries[i],
                                                .today = world->present.today,
                                                .oldest_first = (way & 2) != 0},
                        entries);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(a_long_list_is_the_same_however_it_is_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
