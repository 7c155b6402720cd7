#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/ui_rows.h"

static struct ui_world *begin(void **state)
{
    return rows_begin(state, 20);
}

/* What the file says about a day; mood -1: nothing. */
static struct checkin read_day(struct ui_world *world, daynum day)
{
    struct store  *store = ui_store(world);
    struct checkin checkin;
    struct error   error;
    bool           found;
    assert_true(checkins_get(store, day, &world->arena, &checkin, &found, &error));
    store_close(store);
    return found ? checkin : (struct checkin){.day = day, .mood = -1};
}

static void the_form_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "m4<Tab>slept well, \u96e8 and e\u0301tude");
    ui_golden_screen(world, "checkin");
}

static void a_digit_and_enter_are_enough(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "m4");
    assert_int_equal(read_day(world, world->present.today).mood, -1);
    ui_keys(world, "<Enter>");
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "It is written down: today is checked in.");
    ui_shows(world, "[x] check in         mood 4 of 5");
    assert_int_equal(read_day(world, world->present.today).mood, 4);
    assert_null(read_day(world, world->present.today).note);
}

static void enter_alone_marks_the_day(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "m<Enter>");
    assert_int_equal(read_day(world, world->present.today).mood, 0);
    ui_shows(world, "[x] check in\n");
}

static void esc_writes_nothing_and_keeps_what_was_typed(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "m2<Tab>a long day<Esc>");
    assert_string_equal(session_view(world->session), "today");
    assert_int_equal(read_day(world, world->present.today).mood, -1);
    ui_keys(world, "m");
    ui_hides(world, "a long day");
    ui_keys(world, "<Enter>");
    ui_shows(world, "a long day");
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    assert_int_equal(read_day(world, world->present.today).mood, 2);
    assert_string_equal(read_day(world, world->present.today).note, "a long day");
}

static void a_draft_of_yesterday_is_not_taken_up_today(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "m2<Tab>a long day<Esc>");
    life_at(world, "2026-11-23T09:00:00+01:00");
    ui_keys(world, "m");
    ui_hides(world, "a long day");
}

static void mood_one_is_answered_with_help(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "m1<Enter>");
    ui_shows(world, "\n That is a hard day. ? shows whom to call, at any hour.");
    ui_shows(world, "\n  That is a hard day. ? shows whom to call, at any hour.");
}

static void again_on_the_same_day_changes_it(void **state)
{
    struct ui_world *world = begin(state);
    life_checkin(world, world->present.today, 2, "rain");
    ui_keys(world, "m");
    ui_shows(world, "[2]");
    ui_shows(world, "rain");
    ui_keys(world, "5<Tab><^U><Enter>");
    assert_int_equal(read_day(world, world->present.today).mood, 5);
    assert_null(read_day(world, world->present.today).note);
}

static void the_check_in_belongs_to_the_day_it_was_begun_on(void **state)
{
    struct ui_world *world = begin(state);
    daynum           day = world->present.today;
    ui_keys(world, "m3");
    life_at(world, "2026-11-23T00:10:00+01:00");
    ui_keys(world, "<Enter>");
    assert_int_equal(read_day(world, day).mood, 3);
    assert_int_equal(read_day(world, day + 1).mood, -1);
}

static void letters_are_letters_in_the_note_and_f2_is_the_urge(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "m<Tab>um4?");
    ui_shows(world, "um4?");
    ui_keys(world, "<F2>");
    assert_string_equal(session_view(world->session), "urge");
    ui_keys(world, "<Esc>");
    ui_shows(world, "um4?");
}

static void a_paste_goes_into_the_note_whole_and_nowhere_else(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "m");
    ui_paste(world, "4u");
    assert_string_equal(session_view(world->session), "checkin");
    ui_keys(world, "<Tab>");
    ui_paste(world, "one\ntwo");
    ui_keys(world, "<Enter>");
    assert_int_equal(read_day(world, world->present.today).mood, 0);
    assert_string_equal(read_day(world, world->present.today).note, "one\ntwo");
}

static void m_held_down_opens_one_form(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "mmmm<Esc>");
    assert_string_equal(session_view(world->session), "today");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_form_at_every_size),
        LIFE_TEST(a_digit_and_enter_are_enough),
        LIFE_TEST(enter_alone_marks_the_day),
        LIFE_TEST(esc_writes_nothing_and_keeps_what_was_typed),
        LIFE_TEST(a_draft_of_yesterday_is_not_taken_up_today),
        LIFE_TEST(mood_one_is_answered_with_help),
        LIFE_TEST(again_on_the_same_day_changes_it),
        LIFE_TEST(the_check_in_belongs_to_the_day_it_was_begun_on),
        LIFE_TEST(letters_are_letters_in_the_note_and_f2_is_the_urge),
        LIFE_TEST(a_paste_goes_into_the_note_whole_and_nowhere_else),
        LIFE_TEST(m_held_down_opens_one_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
