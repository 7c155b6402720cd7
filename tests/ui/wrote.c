#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "store/entries.h"
#include "support/ui_rows.h"

/* "c", the kind as it is, who began: the last of the four, Enter. */
static const char log_it[] = "c<Tab><Left><Enter>";

static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    rows_of_the_picture(world);
    rows_plan(world, "they wrote", "I will read it tomorrow, with a friend.");
    ui_open(world);
    ui_keys(world, log_it);
    return world;
}

static void expect_view(struct ui_world *world, const char *name)
{
    assert_string_equal(session_view(world->session), name);
}

static void the_picture_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    expect_view(world, "wrote");
    ui_golden_screen(world, "wrote");
    ui_keys(world, "f");
    ui_golden_state(world, "wrote-afraid");
}

static void a_message_is_on_disk_before_anything_is_decided(void **state)
{
    struct ui_world *world = begin(state);
    struct contact   contact = rows_contact_now(world);
    assert_true(contact.waiting);
    assert_int_equal(contact.direction, CONTACT_IN);
    assert_false(contact.breaks);
    ui_keys(world, "<Enter><Enter><Esc>"); /* Enter is safe */
    expect_view(world, "today");
    ui_shows(world, "They wrote on Sunday, 21:14. You don't have to answer today. y to decide");
    ui_keys(world, "y");
    expect_view(world, "wrote");
}

static void left_unanswered_it_waits_no_more(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "l");
    expect_view(world, "today");
    ui_shows(world, "You didn't reply.");
    assert_false(rows_contact_now(world).waiting);
    ui_hides(world, "They wrote on");
    ui_keys(world, "y"); /* nothing waits */
    expect_view(world, "today");
    ui_keys(world, "U");
    ui_shows(world, "They wrote on Sunday");
}

static void held_it_says_until_when(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "h");
    ui_shows(world, "Held until Mon 23 Nov, 21:14.");
    ui_shows(world, "held until 21:14. y to decide");
    assert_true(rows_contact_now(world).is_held);
    ui_keys(world, "y");
    ui_shows(world, "Held until Mon 23 Nov, 21:14.");
    life_at(world, "2026-11-23T21:15:00+01:00");
    ui_keys(world, "<Esc>");
    ui_shows(world, "They wrote on Sunday, 21:14. You don't have to answer today.");
}

static void an_answer_ends_the_streak_as_any_other_contact_of_mine(void **state)
{
    struct ui_world *world = begin(state);
    ui_pass(world, 3600);
    ui_keys(world, "a");
    expect_view(world, "after");
    struct contact contact = rows_contact_now(world);
    assert_int_equal(contact.direction, CONTACT_OUT);
    assert_true(contact.breaks);
    assert_true(contact.is_answer);
    assert_int_equal(contact.at.unix_s - contact.came_at.unix_s, 3600);
    ui_keys(world, "U");
    assert_true(rows_contact_now(world).waiting);
}

static void after_a_week_it_counts_as_left_and_is_asked_about_once(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<Esc>");
    life_at(world, "2026-11-29T21:15:00+01:00");
    ui_tick(world, 1);
    ui_shows(world, "It counts as left");
    ui_keys(world, "y");
    expect_view(world, "wrote");
    ui_keys(world, "h");
    ui_shows(world, "It came more than a week ago: there's nothing left to hold.");
    ui_keys(world, "<Esc>");
    ui_hides(world, "It counts as left");
    ui_keys(world, "y");
    ui_keys(world, "a");
    expect_view(world, "after");
}

static void a_letter_is_tied_to_the_message(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "wnot today<Esc>");
    expect_view(world, "wrote");
    struct store         *store = ui_store(world);
    struct entries_filter filter = {.since = DAY_NONE, .until = DAY_NONE, .kind = -1, .today = world->present.today};
    struct entry         *entries;
    size_t                count;
    struct error          error;
    assert_true(entries_list(store, &filter, &world->arena, &entries, &count, &error));
    store_close(store);
    assert_int_equal(count, 1);
    assert_int_equal(entries[0].contact_id, rows_contact_now(world).id);
    assert_int_equal(entries[0].kind, ENTRY_LETTER);
}

/* Nothing asks for an answer to somebody dangerous; what they sent is kept. */
static void of_a_person_to_be_feared_it_is_only_kept(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44, .unsafe = true};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, log_it);
    expect_view(world, "today");
    ui_shows(world, "Keep the message");
    ui_hides(world, "They wrote on");
    ui_keys(world, "y");
    expect_view(world, "today");
}

static void under_low_contact_it_is_asked_whether_it_needs_an_answer(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44};
    life_person(world, &person);
    struct store *store = ui_store(world);
    struct error  error;
    person.rules.preset = RULES_LOW;
    assert_true(persons_save(store, &world->present, &person, "person set", &error));
    store_close(store);
    ui_open(world);
    ui_keys(world, log_it);
    ui_shows(world, "Does it need an answer, and by when?");
}

static void a_look_is_nothing_that_waits(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "c<Tab><Left><S-Tab><Right><Right><Right><Right><Enter>");
    expect_view(world, "today");
    assert_int_equal(rows_contact_now(world).kind, CONTACT_LOOK);
    assert_false(rows_contact_now(world).waiting);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_picture_at_every_size),
        LIFE_TEST(a_message_is_on_disk_before_anything_is_decided),
        LIFE_TEST(left_unanswered_it_waits_no_more),
        LIFE_TEST(held_it_says_until_when),
        LIFE_TEST(an_answer_ends_the_streak_as_any_other_contact_of_mine),
        LIFE_TEST(after_a_week_it_counts_as_left_and_is_asked_about_once),
        LIFE_TEST(a_letter_is_tied_to_the_message),
        LIFE_TEST(of_a_person_to_be_feared_it_is_only_kept),
        LIFE_TEST(under_low_contact_it_is_asked_whether_it_needs_an_answer),
        LIFE_TEST(a_look_is_nothing_that_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
