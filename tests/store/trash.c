#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "support/store_acts.h"

enum { LONG_AGO_S = (TRASH_DAYS + 2) * WORLD_DAY_S };

static size_t list(struct world *world, struct trash_row **rows)
{
    size_t count;
    WORLD_OK(trash_list(world->store, world->present.today, &world->arena, rows, &count, &world->error));
    return count;
}

static size_t count_of(struct world *world)
{
    struct trash_row *rows;
    return list(world, &rows);
}

static void delete_entry(struct world *world, int64_t id, bool forever)
{
    WORLD_OK(entries_delete(world->store, &world->present, id, forever, &world->error));
}

static struct trash_row restore(struct world *world, int64_t id)
{
    struct trash_row row;
    WORLD_OK(trash_restore(world->store, &world->present, id, &world->arena, &row, &world->error));
    return row;
}

/* How often these bytes stand in the file, in any case of ASCII letters. */
static int occurrences(struct world *world, const char *word)
{
    struct world_bytes file = world_read(world, world->path);
    size_t             length = strlen(word);
    int                count = 0;
    for (size_t i = 0; i + length <= file.length; i++) {
        size_t same = 0;
        while (same < length && (file.bytes[i + same] | 0x20) == word[same])
            same++;
        count += same == length;
    }
    return count;
}

static size_t find(struct world *world, const char *query)
{
    struct entry         *entries;
    size_t                count;
    struct entries_filter filter = {
        .since = DAY_NONE, .until = DAY_NONE, .kind = -1, .query = query, .today = world->present.today};
    WORLD_OK(entries_list(world->store, &filter, &world->arena, &entries, &count, &world->error));
    return count;
}

static void every_kind_of_row_goes_into_the_trash_and_comes_back_as_it_was(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows;
    world_open(world);
    struct person     person = world_person(world, "M.");
    struct urge       urge = world_urge(world, person.id, 7);
    struct contact    contact = world_contact(world, person.id, CONTACT_CALL, 3);
    struct entry      entry = world_entry(world, "\n  A quiet Sunday  \nand more");
    struct friend_row friend_row = {.name = "Maya", .how = "555", .any_hour = true};
    struct reason     reason = {.text = "Because of the mornings\nand the nights"};
    struct plan       plan = {.trigger = "our song", .action = "a walk"};
    WORLD_OK(lists_add(world->store, &lists_friends, &world->present, &world->arena, &friend_row, &world->error));
    WORLD_OK(lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &world->error));
    WORLD_OK(lists_add(world->store, &lists_plans, &world->present, &world->arena, &plan, &world->error));
    const char *before = world_dump(world);

    const struct present *present = &world->present;
    WORLD_OK(urges_delete(world->store, present, urge.id, &world->error));
    WORLD_OK(contacts_delete(world->store, present, contact.id, &world->error));
    WORLD_OK(lists_delete(world->store, &lists_friends, present, friend_row.id, &world->error));
    WORLD_OK(lists_delete(world->store, &lists_reasons, present, reason.id, &world->error));
    WORLD_OK(lists_delete(world->store, &lists_plans, present, plan.id, &world->error));
    delete_entry(world, entry.id, false);
    static const struct {
        const char *what, *title;
    } expected[] = {{"entry", "A quiet Sunday"}, {"plan", "our song"}, {"reason", "Because of the mornings"},
                    {"friend", "Maya"},          {"contact", "call"},  {"urge", "urge"}};
    assert_int_equal(list(world, &rows), 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(rows[i].what, expected[i].what);
        assert_string_equal(rows[i].title, expected[i].title);
        assert_true(rows[i].deleted_ms == world->present.unix_ms);
    }
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(restore(world, rows[i].id).row_id, rows[i].row_id);
    assert_string_equal(world_dump(world), before);
    assert_int_equal(count_of(world), 0);
    world_assert_sound(world);
}

static void deleting_and_restoring_are_undone_and_the_trash_follows(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows;
    world_open(world);
    struct entry entry = world_entry(world, "harbour");
    delete_entry(world, entry.id, false);
    assert_int_equal(list(world, &rows), 1);
    assert_int_equal(find(world, "harbour"), 0);
    world_undo(world);
    assert_int_equal(count_of(world), 0);
    assert_int_equal(find(world, "harbour"), 1);
    world_pass(world, 5);
    delete_entry(world, entry.id, false);
    assert_int_equal(list(world, &rows), 1);
    restore(world, rows[0].id);
    assert_int_equal(count_of(world), 0);
    world_undo(world);
    assert_int_equal(list(world, &rows), 1);
    assert_int_equal(find(world, "harbour"), 0);
    restore(world, rows[0].id);
    assert_int_equal(find(world, "harbour"), 1);
    world_assert_sound(world);
}

static void an_entry_whose_writing_is_undone_lies_in_the_trash_and_nothing_else_does(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows;
    struct act        again;
    world_open(world);
    world_urge(world, world_person(world, "M.").id, 5);
    world_undo(world);
    world_undo(world);
    assert_int_equal(count_of(world), 0);
    world_entry(world, "harbour");
    world_undo(world);
    assert_int_equal(list(world, &rows), 1);
    assert_string_equal(rows[0].title, "harbour");
    assert_int_equal(find(world, "harbour"), 0);
    WORLD_OK(act_redo(world->store, &world->present, &world->arena, &again, &world->error));
    assert_int_equal(count_of(world), 0);
    assert_int_equal(find(world, "harbour"), 1);
    world_undo(world);
    list(world, &rows);
    restore(world, rows[0].id);
    assert_int_equal(find(world, "harbour"), 1);
    assert_false(act_redo(world->store, &world->present, &world->arena, &again, &world->error));
    world_assert_sound(world);
}

static void a_closed_letter_in_the_trash_has_no_title(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows;
    world_open(world);
    struct entry letter = {.at = world->present.now,
                           .kind = ENTRY_LETTER,
                           .title = "To you",
                           .body = "secret",
                           .closed_until = world->present.today + 5};
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &letter, &world->error));
    delete_entry(world, letter.id, false);
    assert_int_equal(list(world, &rows), 1);
    assert_null(rows[0].title);
    world_pass(world, 6 * WORLD_DAY_S);
    assert_int_equal(list(world, &rows), 1);
    assert_string_equal(rows[0].title, "To you");
}

static void what_is_not_in_the_trash_cannot_be_restored(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows, row;
    world_open(world);
    struct entry entry = world_entry(world, "harbour");
    delete_entry(world, entry.id, false);
    assert_int_equal(list(world, &rows), 1);
    restore(world, rows[0].id);
    const int64_t wrong[] = {rows[0].id, 99, 0, -1, INT64_MAX};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(trash_restore(world->store, &world->present, wrong[i], &world->arena, &row, &world->error));
        assert_int_equal(world->error.kind, ERROR_ABSENT);
        assert_non_null(strstr(world->error.text, "in the trash"));
    }
}

static void a_number_in_the_trash_is_never_used_again(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows;
    int64_t           count, greatest = 0;
    world_open(world);
    for (int i = 0; i < 5; i++) {
        world_pass(world, 1);
        delete_entry(world, world_entry(world, "harbour").id, i % 2);
        if (list(world, &rows) > 0) {
            assert_true(rows[0].id >= greatest);
            greatest = rows[0].id;
        }
        WORLD_OK(trash_empty(world->store, &world->present, &count, &world->error));
        greatest++;
    }
}

/* A body whose words are this one's, numbered: so that it fills pages of the index and of the table. */
static const char *body_of(struct world *world, const char *word, int words)
{
    struct buf body = {.arena = &world->arena};
    for (int i = 0; i < words; i++)
        buf_printf(&body, "%s%d ", word, i);
    return buf_text(&body);
}

/* Some other entries, so many that the index takes them in. */
static void write_others(struct world *world, int count)
{
    for (int i = 0; i < count; i++) {
        world_pass(world, 60);
        world_entry(world, body_of(world, i % 2 ? "meadow" : "window", 40));
    }
}

static void deleted_for_good_is_gone_from_the_whole_file(void **state)
{
    struct world *world = *state;
    for (int round = 0; round < 24; round++) {
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, round);
        world_open(world);
        write_others(world, round * 3);
        struct entry entry = {.at = world->present.now,
                              .closed_until = DAY_NONE,
                              .title = "Z\u00E9brafinch", /* the index holds it folded */
                              .body = body_of(world, "zebrafinch", round % 3 == 0 ? 2000 : 30),
                              .tags = (const char *[]){"zebrafinch"},
                              .tag_count = 1,
                              .prompt = "zebrafinch?"};
        WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
        write_others(world, (round % 4) * 20); /* it waits, or is in the index */
        entry.body = body_of(world, "zebrafinches", 50);
        entry.body_length = 0;
        WORLD_OK(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
        write_others(world, (round % 5) * 9);
        if (round % 2) {
            delete_entry(world, entry.id, false);
            world_undo(world);
        }
        char draft[64];
        snprintf(draft, sizeof draft, "id %d\nurge 0\n\nzebrafinch", (int)entry.id);
        WORLD_OK(memo_put(world->store, &world->present, "draft:write", draft, &world->error));
        assert_int_not_equal(occurrences(world, "brafinch"), 0);
        delete_entry(world, entry.id, true);
        if (occurrences(world, "brafinch") != 0)
            fail_msg("round %d: %d are left", round, occurrences(world, "brafinch"));
        assert_int_equal(find(world, "zebrafinch"), 0);
        assert_int_equal(count_of(world), 0);
        assert_int_equal(world_number(world, "SELECT count(*) FROM entry WHERE deleted_ms IS NOT NULL"), 1);
        world_assert_sound(world);
    }
}

static void written_and_deleted_for_good_in_one_act_is_gone_too(void **state)
{
    struct world *world = *state;
    for (int others = 0; others < 40; others += 13) {
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, others);
        world_open(world);
        write_others(world, others);
        WORLD_OK(act_begin(world->store, &world->present, "write", &world->error));
        struct entry entry = world_entry(world, body_of(world, "zebrafinch", 300));
        for (int i = 0; i < 33; i++)
            world_entry(world, "meadow");
        entry.body = "zebrafinches";
        entry.body_length = 0;
        WORLD_OK(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
        for (int i = 0; i < 33; i++)
            world_entry(world, "window");
        delete_entry(world, entry.id, true);
        WORLD_OK(act_end(world->store, true, &world->error));
        assert_int_equal(occurrences(world, "zebrafinch"), 0);
        assert_int_equal(find(world, "zebrafinch"), 0);
        world_assert_sound(world);
    }
}

static void emptying_the_trash_clears_every_kind_of_row(void **state)
{
    struct world *world = *state;
    int64_t       count;
    world_open(world);
    struct person     person = world_person(world, "M.");
    struct friend_row friend_row = {.name = "zebrafinch", .how = "zebrafinch", .any_hour = true};
    struct reason     reason = {.text = "zebrafinch"};
    struct plan       plan = {.trigger = "zebrafinch", .action = "zebrafinch"};
    struct urge       urge = {.person_id = person.id,
                              .at = world->present.now,
                              .want = URGES_NO_KIND,
                              .trigger = "zebrafinch",
                              .note = "zebrafinch",
                              .did = (const char *[]){"zebrafinch", "water"},
                              .did_count = 2};
    struct contact    contact = world_contact(world, person.id, CONTACT_CALL, 3);
    WORLD_OK(lists_add(world->store, &lists_friends, &world->present, &world->arena, &friend_row, &world->error));
    WORLD_OK(lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &world->error));
    WORLD_OK(lists_add(world->store, &lists_plans, &world->present, &world->arena, &plan, &world->error));
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    contact.note = "zebrafinch";
    WORLD_OK(contacts_save(world->store, &world->present, &contact, &world->error));
    struct entry entry = world_entry(world, "zebrafinch");
    struct entry kept = world_entry(world, "kept");
    WORLD_OK(urges_delete(world->store, &world->present, urge.id, &world->error));
    WORLD_OK(contacts_delete(world->store, &world->present, contact.id, &world->error));
    WORLD_OK(lists_delete(world->store, &lists_friends, &world->present, friend_row.id, &world->error));
    WORLD_OK(lists_delete(world->store, &lists_reasons, &world->present, reason.id, &world->error));
    WORLD_OK(lists_delete(world->store, &lists_plans, &world->present, plan.id, &world->error));
    delete_entry(world, entry.id, false);
    WORLD_OK(trash_empty(world->store, &world->present, &count, &world->error));
    assert_int_equal(count, 6);
    assert_int_equal(count_of(world), 0);
    assert_int_equal(occurrences(world, "zebrafinch"), 0);
    world_assert_sound(world);
    WORLD_OK(trash_empty(world->store, &world->present, &count, &world->error));
    assert_int_equal(count, 0);
    assert_int_equal(find(world, ""), 1);
    assert_int_equal(find(world, "kept"), 1);
    assert_int_equal(kept.id, entry.id + 1);
}

static void what_is_cleared_is_told_once_and_then_what_was_done_before_is_undone(void **state)
{
    struct world *world = *state;
    struct act   *acts, undone;
    size_t        count;
    world_open(world);
    struct entry first = world_entry(world, "first");
    const char  *before = world_dump(world);
    struct entry second = world_entry(world, "second");
    delete_entry(world, second.id, true);
    assert_string_equal(world_dump(world), before);
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    assert_int_equal(count, 3);
    assert_true(acts[0].is_lost && acts[1].is_lost && !acts[2].is_lost);
    assert_false(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    assert_int_equal(world->error.kind, ERROR_REFUSED);
    assert_string_equal(world->error.text,
                        "the last act, journal delete, cannot be undone any more; undo again takes back "
                        "the one before it: write");
    assert_string_equal(world_dump(world), before);
    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    assert_int_equal(find(world, ""), 0);
    assert_false(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    assert_int_equal(world_number(world, "SELECT count(*) FROM act WHERE state = 0"), 0);
    delete_entry(world, world_entry(world, "third").id, true);
    assert_false(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    assert_string_equal(world->error.text,
                        "the last act, journal delete, cannot be undone any more, and there is none before it");
    assert_false(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
    assert_int_equal(world->error.kind, ERROR_ABSENT);
    (void)first;
    world_assert_sound(world);
}

static void content_is_cleared_with_the_second_write_after_thirty_days(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct entry deleted = world_entry(world, "zebrafinch");
    struct entry undone = world_entry(world, "zebrafinch, too");
    world_undo(world);
    delete_entry(world, deleted.id, false);
    world_pass(world, (TRASH_DAYS - 1) * WORLD_DAY_S);
    world_entry(world, "later");
    assert_int_equal(count_of(world), 2);
    assert_int_not_equal(occurrences(world, "zebrafinch"), 0);
    world_pass(world, 3 * WORLD_DAY_S);
    assert_int_equal(count_of(world), 0);
    assert_int_not_equal(occurrences(world, "zebrafinch"), 0);
    world_entry(world, "later still");
    assert_int_not_equal(occurrences(world, "zebrafinch"), 0); /* the clock may be wrong */
    world_entry(world, "and later");
    assert_int_equal(occurrences(world, "zebrafinch"), 0);
    world_undo(world); /* the act is the entry alone */
    assert_int_equal(find(world, ""), 2);
    assert_int_equal(occurrences(world, "zebrafinch"), 0);
    (void)undone;
    world_assert_sound(world);
}

static void a_write_with_a_wrong_clock_clears_nothing(void **state)
{
    struct world *world = *state;
    world_open(world);
    delete_entry(world, world_entry(world, "zebrafinch").id, false);
    world_pass(world, 365 * WORLD_DAY_S);
    world_entry(world, "a year ahead");
    world_pass(world, -364 * WORLD_DAY_S);
    world_entry(world, "the clock is right again");
    world_entry(world, "and stays so");
    assert_int_equal(count_of(world), 1);
    assert_int_not_equal(occurrences(world, "zebrafinch"), 0);
}

static void put_memo(struct world *world, const char *key, const char *value)
{
    WORLD_OK(memo_put(world->store, &world->present, key, value, &world->error));
}

static bool has_memo(struct world *world, const char *key)
{
    const char *value;
    WORLD_OK(memo_get(world->store, key, &world->arena, &value, &world->error));
    return value != NULL;
}

static void the_drafts_of_a_row_go_with_its_content_and_no_others(void **state)
{
    static const struct {
        const char *key, *value;
        bool        stays;
    } drafts[] = {
        {"draft:contact_edit", "1 0 0\n0 zebrafinch\n", false},
        {"draft:contact_edit:2", "11 0 0\n0 sea\n", true},
        {"draft:contact_edit:3", "1 4 1\n0 zebrafinch\n", false},
        {"draft:contact", "0 1 0\n0 sea\n", true},
        {"draft:urge_change:2", "1\n0 zebrafinch\n", false},
        {"draft:urge_change", "2\n0 sea\n", true},
        {"draft:urge_edit", "0\n0 sea\n", true},
        {"draft:friend_edit", "1\n0 zebrafinch\n", false},
        {"draft:goal_edit", "id 1\n0 sea\n", true},
        {"draft:entry_edit", "id 1\n0 zebrafinch\n", false},
        {"draft:letter:2", "id 1\nzebrafinch", false},
        {"draft:write", "id 12\nsea", true},
    };
    struct world *world = *state;
    int64_t       count;
    world_open(world);
    struct person     person = world_person(world, "M.");
    struct urge       urge = world_urge(world, person.id, 7);
    struct contact    contact = world_contact(world, person.id, CONTACT_CALL, 3);
    struct entry      entry = world_entry(world, "words");
    struct friend_row friend_row = {.name = "Maya", .how = "555", .any_hour = true};
    WORLD_OK(lists_add(world->store, &lists_friends, &world->present, &world->arena, &friend_row, &world->error));
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++)
        put_memo(world, drafts[i].key, drafts[i].value);
    WORLD_OK(urges_delete(world->store, &world->present, urge.id, &world->error));
    WORLD_OK(contacts_delete(world->store, &world->present, contact.id, &world->error));
    WORLD_OK(lists_delete(world->store, &lists_friends, &world->present, friend_row.id, &world->error));
    delete_entry(world, entry.id, false);
    WORLD_OK(trash_empty(world->store, &world->present, &count, &world->error));
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
        if (has_memo(world, drafts[i].key) != drafts[i].stays)
            fail_msg("%s %s", drafts[i].key, drafts[i].stays ? "is gone" : "stays");
    }
    assert_int_equal(occurrences(world, "zebrafinch"), 0);
}

/* Adding something with these words in it, as an act that is then undone. */
static bool add_person(struct world *world)
{
    struct person person = {.name = "zebrafinch",
                            .promise = "zebrafinch",
                            .started_on = world->present.today,
                            .target_days = 90,
                            .closed_on = DAY_NONE,
                            .rules = {.preset = RULES_STANDARD}};
    return persons_add(world->store, &world->present, &world->arena, &person, &world->error);
}

static bool add_checkin(struct world *world)
{
    struct checkin checkin = {.day = world->present.today, .mood = 2, .note = "zebrafinch"};
    return checkins_save(world->store, &world->present, &checkin, &world->error);
}

static bool add_actions(struct world *world)
{
    struct urge urge;
    if (!urges_get(world->store, 1, &world->arena, &urge, &world->error))
        return false;
    urge.did = (const char *[]){"zebrafinch"};
    urge.did_count = 1;
    return urges_save(world->store, &world->present, &urge, "urge edit", &world->error);
}

static bool add_friend(struct world *world)
{
    struct friend_row row = {.name = "zebrafinch", .how = "zebrafinch", .any_hour = true};
    return lists_add(world->store, &lists_friends, &world->present, &world->arena, &row, &world->error);
}

static bool add_letter(struct world *world)
{
    struct entry entry = {.at = world->present.now,
                          .closed_until = world->present.today + 9,
                          .kind = ENTRY_LETTER,
                          .title = "zebrafinch",
                          .body = "zebrafinch #zebrafinch"};
    return entries_add(world->store, &world->present, &world->arena, &entry, &world->error);
}

static bool add_contact(struct world *world)
{
    struct contact contact = {
        .person_id = 1, .at = world->present.now, .until = DAY_NONE, .kind = CONTACT_CALL, .note = "zebrafinch"};
    return contacts_add(world->store, &world->present, &world->arena, &contact, &world->error);
}

static void what_undo_took_away_is_cleared_after_thirty_days_in_every_table(void **state)
{
    static bool (*const adds[])(struct world *) = {add_person, add_checkin, add_actions,
                                                   add_friend, add_letter,  add_contact};
    struct world *world = *state;
    world_open(world);
    world_urge(world, world_person(world, "M.").id, 7);
    for (size_t i = 0; i < sizeof adds / sizeof *adds; i++) {
        WORLD_OK(adds[i](world));
        world_undo(world);
        assert_int_not_equal(occurrences(world, "zebrafinch"), 0);
        world_pass(world, (TRASH_DAYS + 2) * WORLD_DAY_S);
        WORLD_OK(lists_add(world->store, &lists_friends, &world->present, &world->arena,
                           &(struct friend_row){.name = "Maya", .how = "555", .any_hour = true}, &world->error));
        world_entry(world, "later");
        if (occurrences(world, "zebrafinch") != 0)
            fail_msg("what %zu added is still in the file", i);
        world_assert_sound(world);
    }
}

/* An action that was taken out of an urge is no row of the trash, but goes like one. */
static void a_coping_action_that_was_taken_out_is_cleared_after_thirty_days(void **state)
{
    struct world *world = *state;
    struct urge   urge;
    world_open(world);
    world_urge(world, world_person(world, "M.").id, 7);
    WORLD_OK(add_actions(world));
    WORLD_OK(urges_get(world->store, 1, &world->arena, &urge, &world->error));
    urge.did_count = 0;
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge edit", &world->error));
    assert_int_equal(count_of(world), 0);
    world_undo(world);
    WORLD_OK(urges_get(world->store, 1, &world->arena, &urge, &world->error));
    assert_int_equal(urge.did_count, 1);
    urge.did_count = 0;
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge edit", &world->error));
    world_pass(world, LONG_AGO_S);
    world_entry(world, "later");
    for (int i = 0; i < ACT_DEPTH; i++) /* so many acts later nothing remembers it */
        world_entry(world, "later still");
    assert_int_equal(occurrences(world, "zebrafinch"), 0);
    world_assert_sound(world);
}

static void an_act_that_comes_to_nothing_clears_nothing(void **state)
{
    struct world *world = *state;
    world_open(world);
    delete_entry(world, world_entry(world, "zebrafinch").id, false);
    world_pass(world, LONG_AGO_S);
    WORLD_OK(act_begin(world->store, &world->present, "nothing", &world->error));
    WORLD_OK(act_end(world->store, true, &world->error));
    assert_int_not_equal(occurrences(world, "zebrafinch"), 0);
}

static void what_was_restored_leaves_the_list_once_no_act_takes_it_back(void **state)
{
    struct world     *world = *state;
    struct trash_row *rows;
    world_open(world);
    struct entry first = world_entry(world, "A quiet Sunday"), second;
    delete_entry(world, first.id, false);
    assert_int_equal(list(world, &rows), 1);
    restore(world, rows[0].id);
    second = world_entry(world, "A loud Monday");
    delete_entry(world, second.id, false);
    world_pass(world, LONG_AGO_S);
    world_entry(world, "The second is cleared, the first could be put back into the trash by undo");
    assert_int_equal(world_number(world, "SELECT count(*) FROM trash WHERE row_id = 1"), 1);
    for (int i = 0; i < 60; i++)
        world_entry(world, "A day");
    struct entry third = world_entry(world, "An old one");
    delete_entry(world, third.id, false);
    world_pass(world, LONG_AGO_S);
    world_entry(world, "The third is cleared");
    assert_int_equal(world_number(world, "SELECT count(*) FROM trash WHERE row_id = 1"), 0);
    assert_int_equal(world_number(world, "SELECT count(*) FROM trash"),
                     1); /* the newest keeps the numbers from being used again */
    assert_int_equal(world_number(world, "SELECT deleted_ms IS NULL FROM entry WHERE id = 1"), 1);
    world_assert_sound(world);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(every_kind_of_row_goes_into_the_trash_and_comes_back_as_it_was),
        WORLD_TEST(deleting_and_restoring_are_undone_and_the_trash_follows),
        WORLD_TEST(an_entry_whose_writing_is_undone_lies_in_the_trash_and_nothing_else_does),
        WORLD_TEST(a_closed_letter_in_the_trash_has_no_title),
        WORLD_TEST(what_is_not_in_the_trash_cannot_be_restored),
        WORLD_TEST(a_number_in_the_trash_is_never_used_again),
        WORLD_TEST(deleted_for_good_is_gone_from_the_whole_file),
        WORLD_TEST(written_and_deleted_for_good_in_one_act_is_gone_too),
        WORLD_TEST(emptying_the_trash_clears_every_kind_of_row),
        WORLD_TEST(what_is_cleared_is_told_once_and_then_what_was_done_before_is_undone),
        WORLD_TEST(content_is_cleared_with_the_second_write_after_thirty_days),
        WORLD_TEST(the_drafts_of_a_row_go_with_its_content_and_no_others),
        WORLD_TEST(a_write_with_a_wrong_clock_clears_nothing),
        WORLD_TEST(what_undo_took_away_is_cleared_after_thirty_days_in_every_table),
        WORLD_TEST(a_coping_action_that_was_taken_out_is_cleared_after_thirty_days),
        WORLD_TEST(an_act_that_comes_to_nothing_clears_nothing),
        WORLD_TEST(what_was_restored_leaves_the_list_once_no_act_takes_it_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
