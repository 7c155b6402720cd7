#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "store/lists.h"
#include "support/ui_rows.h"

static struct ui_world *begin(void **state)
{
    return rows_begin(state, 44);
}

static size_t plan_count(struct ui_world *world)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct plan  *plans;
    size_t        count;
    assert_true(lists_all(store, &lists_plans, &world->arena, &plans, &count, &error));
    store_close(store);
    return count;
}

static void the_picture_of_the_design(void **state)
{
    struct ui_world *world = *state;
    rows_of_the_picture(world);
    ui_open(world);
    ui_keys(world, "u7tour song<Enter>c<Enter>");
    ui_golden_screen(world, "after-picture");
}

static void it_is_drawn_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    rows_of_the_picture(world);
    ui_open(world);
    ui_keys(world, "u7tour song<Enter>c<Enter>b");
    ui_golden_state(world, "after-ascii");
}

static void with_wide_characters_and_nothing_set_up(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "雨 e\u0301", .started_on = world->present.today};
    life_person(world, &person);
    life_at(world, "2026-11-23T09:00:00+01:00");
    ui_open(world);
    ui_keys(world, "c<Right><Enter>");
    ui_golden_state(world, "after-wide");
}

static void the_two_questions(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "uc<Enter>t");
    ui_golden_screen(world, "answers");
    ui_keys(world, "a photo<Tab>call Maya<Enter>");
    assert_string_equal(session_view(world->session), "after");
    assert_string_equal(rows_urge_now(world).trigger, "a photo");
    assert_int_equal(plan_count(world), 1);
    ui_shows(world, "What set it off?      a photo");
    ui_shows(world, "Next time I will      call Maya             my plan for “a photo”");
    ui_keys(world, "t<Enter>");
    assert_int_equal(plan_count(world), 1); /* the same plan is not written twice */
}

static void without_an_urge_none_is_made_up(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "c<Enter>t<Tab>call Maya<Enter>");
    ui_shows(world, "a plan needs what sets it off");
    ui_keys(world, "a photo<Enter>");
    assert_int_equal(plan_count(world), 1);
    rows_urges(world, &count);
    assert_int_equal(count, 0);
    ui_shows(world, "What set it off?      a photo");
    ui_shows(world, "Next time I will      call Maya             my plan for \u201ca photo\u201d");
}

/* Without an urge to hold it the answer stands in the contact's note, beside what is there. */
static void an_answer_without_an_urge_is_kept_with_the_contact(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab><Tab><Tab><Tab>");
    ui_paste(world, "before\nafter");
    ui_keys(world, "<Enter>ta photo<Enter>");
    assert_string_equal(session_view(world->session), "after");
    ui_shows(world, "What set it off?      a photo");
    ui_shows(world, "It is written down, in the note of this contact.");
    assert_string_equal(rows_contact_now(world).note, "before\nafter\nSet off by: a photo");
    ui_keys(world, "t<^U>our song<Enter>");
    ui_shows(world, "What set it off?      our song");
    assert_string_equal(rows_contact_now(world).note, "before\nafter\nSet off by: our song");
    ui_keys(world, "t<^U><Enter>");
    ui_shows(world, "What set it off?      t answers");
    assert_string_equal(rows_contact_now(world).note, "before\nafter\n");
    ui_tick(world, 1);
    ui_keys(world, "U");
    ui_shows(world, "What set it off?      our song");
}

static void a_message_left_unanswered_counts_only_where_it_needed_no_answer(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Space><Enter>c<Enter>");
    ui_shows(world, "1 message left unanswered");
    ui_close(world);
    struct store *store = ui_store(world);
    struct person person;
    struct error  error;
    assert_true(persons_find(store, "M.", &world->arena, &person, &error));
    person.unsafe = true;
    assert_true(persons_save(store, &world->present, &person, "person set", &error));
    store_close(store);
    ui_open(world);
    ui_keys(world, "c<Enter>");
    assert_string_equal(session_view(world->session), "after");
    ui_hides(world, "unanswered");
    ui_shows(world, "\n  Afraid of them: keep their messages, tell somebody. ? shows who helps.\n\n  The count");
}

static void a_hidden_count_stays_hidden(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.count_hidden = true;
    begin(state);
    ui_keys(world, "c<Enter>");
    ui_shows(world, "The count begins again. This stays:");
    ui_hides(world, "days kept");
    ui_hides(world, "longest");
}

static void it_can_be_taken_back_and_edited(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "c<Enter>e<Space><Enter>");
    assert_string_equal(session_view(world->session), "after");
    ui_shows(world, "It is written down: a call to M., 21:14.");
    assert_int_equal(rows_contact_now(world).kind, CONTACT_CALL);
    ui_tick(world, 1);
    ui_keys(world, "U");
    assert_int_equal(rows_contact_now(world).kind, CONTACT_TEXT);
    ui_tick(world, 1);
    ui_keys(world, "U");
    rows_contacts(world, &count);
    assert_int_equal(count, 0);
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "Taken back. The count is 44 again.");
}

static void the_breath_comes_when_asked_for(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Enter>");
    ui_tick(world, 1);
    ui_shows(world, "b       breathe\n");
    assert_true(session_wants_ms(world->session) > 100);
    ui_keys(world, "b");
    ui_shows(world, "breathe in");
    assert_in_range(session_wants_ms(world->session), 0, 100);
    ui_keys(world, "<Enter>");
    assert_string_equal(session_view(world->session), "today");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_picture_of_the_design),
        LIFE_TEST(it_is_drawn_in_ascii),
        LIFE_TEST(with_wide_characters_and_nothing_set_up),
        LIFE_TEST(the_two_questions),
        LIFE_TEST(without_an_urge_none_is_made_up),
        LIFE_TEST(an_answer_without_an_urge_is_kept_with_the_contact),
        LIFE_TEST(a_message_left_unanswered_counts_only_where_it_needed_no_answer),
        LIFE_TEST(a_hidden_count_stays_hidden),
        LIFE_TEST(it_can_be_taken_back_and_edited),
        LIFE_TEST(the_breath_comes_when_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
