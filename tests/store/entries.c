#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "support/store_acts.h"

static const struct entries_filter everything = {.since = DAY_NONE, .until = DAY_NONE, .kind = -1};

static struct entry get(struct world *world, int64_t id)
{
    struct entry entry;
    WORLD_OK(entries_get(world->store, id, &world->arena, &entry, &world->error));
    return entry;
}

static size_t list(struct world *world, struct entries_filter filter, struct entry **out)
{
    size_t  count;
    int64_t total;
    filter.today = world->present.today;
    WORLD_OK(entries_list(world->store, &filter, &world->arena, out, &count, &world->error));
    WORLD_OK(entries_total(world->store, &filter, &total, &world->error));
    if (filter.limit == 0 && filter.skip == 0)
        assert_int_equal(total, count);
    return count;
}

static void refused(struct world *world, struct entry entry, const char *line)
{
    assert_false(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
    assert_int_equal(world->error.kind, ERROR_USAGE);
    assert_string_equal(world->error.text, line);
}

static void what_is_written_comes_back_as_it_was(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person  person = world_person(world, "M.");
    struct urge    urge = world_urge(world, person.id, 7);
    struct contact contact = world_contact(world, person.id, CONTACT_CALL, 3);
    struct entry   letter = {
          .at = world->present.now,
          .kind = ENTRY_LETTER,
          .title = "To you",
          .body = "\xE6\x97\xA5\xE6\x9C\xAC\t\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80\n\n e\xCC\x81 end\n",
          .tags = (const char *[]){"a \"quoted\" \\ tag", "caf\xC3\xA9"},
          .tag_count = 2,
          .mood = 4,
          .closed_until = world->present.today + 30,
          .prompt = "What was good today?",
          .person_id = person.id,
          .urge_id = urge.id,
          .contact_id = contact.id};
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &letter, &world->error));
    assert_int_equal(letter.day, world->present.today);
    struct entry read = get(world, letter.id);
    assert_string_equal(read.uid, letter.uid);
    assert_true(read.at.unix_s == letter.at.unix_s && read.at.offset_s == letter.at.offset_s);
    assert_int_equal(read.day, letter.day);
    assert_int_equal(read.kind, ENTRY_LETTER);
    assert_string_equal(read.title, letter.title);
    assert_int_equal(read.body_length, strlen(letter.body));
    assert_string_equal(read.body, letter.body);
    assert_int_equal(read.tag_count, 2);
    assert_string_equal(read.tags[0], letter.tags[0]);
    assert_string_equal(read.tags[1], letter.tags[1]);
    assert_int_equal(read.mood, 4);
    assert_int_equal(read.closed_until, letter.closed_until);
    assert_string_equal(read.prompt, letter.prompt);
    assert_int_equal(read.person_id, person.id);
    assert_int_equal(read.urge_id, urge.id);
    assert_int_equal(read.contact_id, contact.id);
    assert_true(entries_is_closed(&read, world->present.today + 29));
    assert_false(entries_is_closed(&read, world->present.today + 30));
}

static void a_body_of_four_mebibytes_is_kept_and_one_byte_more_refused(void **state)
{
    struct world *world = *state;
    world_open(world);
    char *body = ARENA_NEW(&world->arena, char, ENTRIES_BODY_MAX + 2);
    memset(body, 'a', ENTRIES_BODY_MAX);
    for (size_t i = 70; i < ENTRIES_BODY_MAX; i += 71)
        body[i] = i % 3 ? ' ' : '\n';
    struct entry entry = world_entry(world, body);
    assert_int_equal(entry.body_length, ENTRIES_BODY_MAX);
    assert_string_equal(get(world, entry.id).body, body);
    body[ENTRIES_BODY_MAX] = 'b';
    struct entry longer = {.at = world->present.now, .closed_until = DAY_NONE, .body = body};
    refused(world, longer, "the text must be at most 4 MiB; it is longer");
}

static void what_an_entry_must_not_hold_is_refused(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct entry entry = {.at = world->present.now, .closed_until = DAY_NONE, .body = "text"};
    entry.body = "";
    refused(world, entry, "the text must not be empty");
    entry.body = " \n\t\xC2\xA0";
    refused(world, entry, "the text must hold more than blanks");
    entry.body = "two\r\nlines";
    refused(world, entry, "the text must not hold control characters; there is U+000D at byte 4");
    entry.body = "a\0b";
    entry.body_length = 3;
    refused(world, entry, "the text must not hold control characters; there is U+0000 at byte 2");
    entry.body_length = 0;
    entry.body = "ab\xFFz";
    refused(world, entry, "the text must be UTF-8 text; byte 3 is not");
    entry.body = "text";
    entry.title = "two\nlines";
    refused(world, entry, "the title must be one line, without newline or tab");
    entry.title = NULL;
    entry.tags = (const char *[]){"good", " "};
    entry.tag_count = 2;
    refused(world, entry, "a tag must hold more than blanks");
    entry.tag_count = 0;
    entry.closed_until = world->present.today + 1;
    refused(world, entry, "only a letter can be kept closed until a day");
    entry.closed_until = DAY_NONE;
    entry.at.unix_s = INT64_C(400000000000);
    refused(world, entry, "the time must lie in the years 1900 to 9999");
    assert_int_equal(world_number(world, "SELECT count(*) FROM entry"), 0);
}

static void the_title_is_the_first_line_that_is_not_blank(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *title, *body, *expected;
    } rows[] = {{"Mine", "other", "Mine"},
                {NULL, "one\ntwo", "one"},
                {NULL, "\n \t\n  two words \nthree", "two words"},
                {NULL, "one", "one"},
                {NULL, "\n\n", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct entry entry = {.title = rows[i].title, .body = rows[i].body};
        assert_string_equal(entries_title(&entry, &world->arena), rows[i].expected);
    }
}

static void tags_are_those_given_and_those_of_the_text_each_once(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct entry entry = {.at = world->present.now,
                          .closed_until = DAY_NONE,
                          .body = "#music and #walk, #music",
                          .tags = (const char *[]){"walk", "mine", "mine"},
                          .tag_count = 3};
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
    entry = get(world, entry.id);
    assert_int_equal(entry.tag_count, 3);
    assert_string_equal(entry.tags[0], "walk");
    assert_string_equal(entry.tags[1], "mine");
    assert_string_equal(entry.tags[2], "music");
    entry.body = "#rain now"; /* what only the earlier text gave goes with it */
    entry.body_length = 0;
    WORLD_OK(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
    entry = get(world, entry.id);
    assert_int_equal(entry.tag_count, 2);
    assert_string_equal(entry.tags[0], "mine");
    assert_string_equal(entry.tags[1], "rain");
}

static void more_than_fifty_tags_are_refused_if_given_and_left_if_written(void **state)
{
    struct world *world = *state;
    const char   *tags[51];
    char          names[51][8], body[51 * 9 + 1] = "";
    world_open(world);
    for (int i = 0; i < 51; i++) {
        snprintf(names[i], sizeof names[i], "t%d", i);
        tags[i] = names[i];
        snprintf(body + strlen(body), sizeof body - strlen(body), "#w%d ", i);
    }
    struct entry entry = {
        .at = world->present.now, .closed_until = DAY_NONE, .body = body, .tags = tags, .tag_count = 51};
    refused(world, entry, "an entry must have at most 50 tags, not 51");
    entry.tag_count = 10;
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
    entry = get(world, entry.id);
    assert_int_equal(entry.tag_count, 50);
    assert_string_equal(entry.tags[9], "t9");
    assert_string_equal(entry.tags[49], "w39");
}

static void a_list_is_newest_first_and_every_part_of_it_fits(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 11};
    struct entry *all, *part;
    world_open(world);
    for (int i = 0; i < 60; i++)
        acts_do(world, 16, &random);
    size_t count = list(world, everything, &all);
    assert_int_equal(count, 60);
    for (size_t i = 1; i < count; i++)
        assert_true(all[i - 1].at.unix_s > all[i].at.unix_s ||
                    (all[i - 1].at.unix_s == all[i].at.unix_s && all[i - 1].id > all[i].id));
    for (size_t skip = 0; skip < 70; skip += 7) {
        struct entries_filter filter = everything;
        filter.skip = skip;
        filter.limit = 10;
        filter.preview_bytes = 9;
        filter.oldest_first = skip % 2;
        size_t expected = skip >= count ? 0 : count - skip < 10 ? count - skip : 10;
        assert_int_equal(list(world, filter, &part), expected);
        for (size_t i = 0; i < expected; i++) {
            const struct entry *whole = &all[filter.oldest_first ? count - 1 - skip - i : skip + i];
            assert_int_equal(part[i].id, whole->id);
            assert_true(part[i].body_length <= 9 && part[i].body_length == strlen(part[i].body));
            assert_memory_equal(part[i].body, whole->body, part[i].body_length);
            assert_true(text_is_valid(part[i].body, part[i].body_length, NULL));
        }
    }
}

static void a_list_is_narrowed_by_day_kind_and_tag(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 12};
    struct entry *all, *some;
    world_open(world);
    for (int i = 0; i < 80; i++)
        acts_do(world, 16, &random);
    size_t count = list(world, everything, &all);
    for (int round = 0; round < 60; round++) {
        struct entries_filter filter = everything;
        if (random_one_in(&random, 2))
            filter.since = world->present.today - (daynum)random_index(&random, 90);
        if (random_one_in(&random, 2))
            filter.until = world->present.today - (daynum)random_index(&random, 90);
        if (random_one_in(&random, 2))
            filter.kind = (int)random_index(&random, ENTRY_KINDS);
        if (random_one_in(&random, 2))
            filter.tag = random_one_in(&random, 2) ? "night" : "caf\xC3\xA9";
        size_t found = list(world, filter, &some), expected = 0;
        for (size_t i = 0; i < count; i++) {
            bool is_tagged = !filter.tag;
            for (size_t k = 0; k < all[i].tag_count && !is_tagged; k++)
                is_tagged = strcmp(all[i].tags[k], filter.tag) == 0;
            if (filter.tag && entries_is_closed(&all[i], world->present.today))
                is_tagged = false;
            if (!is_tagged || (filter.kind >= 0 && (int)all[i].kind != filter.kind) ||
                (filter.since != DAY_NONE && all[i].day < filter.since) ||
                (filter.until != DAY_NONE && all[i].day > filter.until))
                continue;
            assert_true(expected < found);
            assert_int_equal(some[expected++].id, all[i].id);
        }
        assert_int_equal(found, expected);
    }
}

static void all_tags_are_counted_the_most_used_first(void **state)
{
    struct world     *world = *state;
    struct entry_tag *tags;
    size_t            count;
    world_open(world);
    world_entry(world, "#rain #walk");
    world_entry(world, "#walk");
    world_entry(world, "nothing");
    world_entry(world, "#walk #\xE6\x97\xA5");
    world_entry(world, "#Walk"); /* the same, in its less used spelling */
    struct entry gone = world_entry(world, "#gone");
    WORLD_OK(entries_delete(world->store, &world->present, gone.id, false, &world->error));
    WORLD_OK(entries_tags(world->store, world->present.today, &world->arena, &tags, &count, &world->error));
    assert_int_equal(count, 3);
    assert_string_equal(tags[0].tag, "walk");
    assert_int_equal(tags[0].count, 4);
    assert_string_equal(tags[1].tag, "rain");
    assert_string_equal(tags[2].tag, "\xE6\x97\xA5");
}

static void on_this_day_is_the_newest_open_entry_of_that_day(void **state)
{
    struct world *world = *state;
    struct entry  found_entry;
    bool          found;
    world_open(world);
    daynum       day = world->present.today;
    struct entry first = world_entry(world, "first");
    world_pass(world, 60);
    struct entry second = world_entry(world, "second");
    world_pass(world, 60);
    struct entry closed = {.at = world->present.now, .kind = ENTRY_LETTER, .closed_until = day + 5, .body = "closed"};
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &closed, &world->error));
    WORLD_OK(entries_on_day(world->store, day, day, &world->arena, &found_entry, &found, &world->error));
    assert_true(found);
    assert_int_equal(found_entry.id, second.id);
    WORLD_OK(entries_on_day(world->store, day, day + 5, &world->arena, &found_entry, &found, &world->error));
    assert_int_equal(found_entry.id, closed.id);
    WORLD_OK(entries_on_day(world->store, day + 1, day + 5, &world->arena, &found_entry, &found, &world->error));
    assert_false(found);
    WORLD_OK(entries_delete(world->store, &world->present, closed.id, false, &world->error));
    WORLD_OK(entries_delete(world->store, &world->present, second.id, false, &world->error));
    WORLD_OK(entries_on_day(world->store, day, day + 5, &world->arena, &found_entry, &found, &world->error));
    assert_int_equal(found_entry.id, first.id);
}

static void the_day_is_computed_anew_only_if_the_time_changed(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct entry entry = world_entry(world, "text");
    world->present.day_start_h = 6;
    entry.mood = 3;
    entry.at.unix_s = world->present.now.unix_s;
    WORLD_OK(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
    assert_int_equal(entry.day, world->present.today);
    entry.at.unix_s -= 17 * 3600; /* 04:14 */
    WORLD_OK(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
    assert_int_equal(get(world, entry.id).day, world->present.today - 1);
}

static void saving_what_did_not_change_is_no_act(void **state)
{
    struct world *world = *state;
    struct act   *acts;
    size_t        count;
    world_open(world);
    struct entry       entry = world_entry(world, "text #tag");
    struct world_bytes before = world_read(world, world->path);
    entry = get(world, entry.id);
    WORLD_OK(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_int_equal(count, 1);
    struct world_bytes after = world_read(world, world->path);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
}

static void an_entry_that_is_not_there_is_absent(void **state)
{
    struct world *world = *state;
    struct entry  entry = {.id = 7, .at = world->present.now, .closed_until = DAY_NONE, .body = "text"};
    world_open(world);
    assert_false(entries_get(world->store, 7, &world->arena, &entry, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_string_equal(world->error.text, "there is no entry 7; see: holdfast journal");
    assert_false(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_false(entries_delete(world->store, &world->present, 7, true, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
}

static void a_row_that_cannot_be_is_damage(void **state)
{
    struct world *world = *state;
    struct entry  entry;
    world_open(world);
    int64_t                  id = world_entry(world, "text #tag").id;
    static const char *const harms[] = {"UPDATE entry SET tags = '[nonsense]'", "UPDATE entry SET tags = '[1, null]'",
                                        "UPDATE entry SET tags = '[]', day = 99999999"};
    for (size_t i = 0; i < sizeof harms / sizeof *harms; i++) {
        world_sql(world, harms[i]);
        assert_false(entries_get(world->store, id, &world->arena, &entry, &world->error));
        assert_int_equal(world->error.kind, ERROR_DAMAGED);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(what_is_written_comes_back_as_it_was),
        WORLD_TEST(a_body_of_four_mebibytes_is_kept_and_one_byte_more_refused),
        WORLD_TEST(what_an_entry_must_not_hold_is_refused),
        WORLD_TEST(the_title_is_the_first_line_that_is_not_blank),
        WORLD_TEST(tags_are_those_given_and_those_of_the_text_each_once),
        WORLD_TEST(more_than_fifty_tags_are_refused_if_given_and_left_if_written),
        WORLD_TEST(a_list_is_newest_first_and_every_part_of_it_fits),
        WORLD_TEST(a_list_is_narrowed_by_day_kind_and_tag),
        WORLD_TEST(all_tags_are_counted_the_most_used_first),
        WORLD_TEST(on_this_day_is_the_newest_open_entry_of_that_day),
        WORLD_TEST(the_day_is_computed_anew_only_if_the_time_changed),
        WORLD_TEST(saving_what_did_not_change_is_no_act),
        WORLD_TEST(an_entry_that_is_not_there_is_absent),
        WORLD_TEST(a_row_that_cannot_be_is_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
