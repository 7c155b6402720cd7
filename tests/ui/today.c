#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/ui_day.h"

#include <stdio.h>
#include <string.h>

#include "store/memo.h"

static void the_picture_at_every_size(void **state)
{
    struct ui_world *world = *state;
    life_of_the_pictures(world);
    life_friend(world, "Maya", "+1 555 0100");
    life_friend(world, "Ben", "+1 555 0199");
    ui_open(world);
    ui_golden_screen(world, "today-picture");
}

static void the_picture_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    life_of_the_pictures(world);
    ui_open(world);
    ui_golden_state(world, "today-ascii");
}

/* Everything that Today can hold, with a hard day in the line of news. */
static void have_everything(struct ui_world *world)
{
    static const char *const steps[] = {"ask her", "days off", "train", "pack", NULL};
    life_of_the_pictures(world);
    day_of_the_picture(world);
    day_project(world, "A weekend away", world->present.today + 6, steps, 2);
    day_hardday(world, world->present.today + 3, HARDDAY_ONCE, "Mum's birthday");
    rows_plan(world, "Mum's birthday", "call Maya");
}

static void a_full_day_shows_everything(void **state)
{
    struct ui_world *world = *state;
    have_everything(world);
    ui_open(world);
    ui_golden_state(world, "today-everything");
}

static void everything_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    have_everything(world);
    ui_open(world);
    ui_golden_state(world, "today-everything-ascii");
}

static void of_many_goals_some_are_shown(void **state)
{
    struct ui_world *world = *state;
    life_of_the_pictures(world);
    for (int i = 0; i < 10; i++)
        day_habit(world, i % 2 ? "Spanish" : "Read ten pages before going to bed", i % 3 ? "daily" : "weekly:3");
    ui_open(world);
    ui_golden_state(world, "today-many-goals");
}

static void the_goals_of_the_picture(void **state)
{
    struct ui_world *world = *state;
    life_of_the_pictures(world);
    day_of_the_picture(world);
    ui_open(world);
    ui_golden_state(world, "today-goals");
}

static void space_ticks_the_chosen_goal_and_takes_it_away(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    int64_t reading = day_habit(world, "Read ten pages", "daily"), run = day_habit(world, "Run", "weekly:2");
    ui_open(world);
    ui_shows(world, "Space tick");
    ui_hides(world, "\u203a");
    ui_keys(world, "j<Space>");
    ui_shows(world, "\u203a [x] Read ten pages   1 in a row");
    ui_shows(world, "Read ten pages is ticked.");
    assert_true(day_is_done(world, reading));
    ui_tick(world, 1);
    ui_keys(world, "<Space>");
    ui_shows(world, "Read ten pages is not ticked any more.");
    assert_false(day_is_done(world, reading));
    ui_keys(world, "j<Space>");
    ui_shows(world, "[x] Run              1 of 2 this week");
    assert_true(day_is_done(world, run));
    ui_tick(world, 1);
    ui_keys(world, "U");
    assert_false(day_is_done(world, run));
    ui_shows(world, "[ ] Run              0 of 2 this week");
    ui_tick(world, 1);
    ui_keys(world, "jjjkk<Space>");
    assert_string_equal(session_view(world->session), "checkin");
}

static void space_held_down_ticks_once(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    int64_t run = day_habit(world, "Run", "daily");
    ui_open(world);
    ui_keys(world, "j<Space><Space><Space><Space>");
    assert_true(day_is_done(world, run));
}

static void a_step_is_ticked_and_unticked(void **state)
{
    static const char *const steps[] = {"ask her", "train", NULL};
    struct ui_world         *world = *state;
    struct person            person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    int64_t trip = day_project(world, "A weekend", world->present.today + 7, steps, 0);
    day_project(world, "Next year", world->present.today + 8, steps, 0);
    ui_open(world);
    ui_shows(world, "[ ] A weekend        0 of 2, by 29 Nov");
    ui_hides(world, "Next year");
    ui_keys(world, "j<Space>");
    ui_shows(world, "[x] A weekend        1 of 2, by 29 Nov");
    ui_shows(world, "ask her is ticked.");
    assert_int_equal(day_goal(world, trip).steps[0].done_on, world->present.today);
    ui_tick(world, 1);
    ui_keys(world, "<Space>");
    assert_int_equal(day_goal(world, trip).steps[0].done_on, DAY_NONE);
}

static void a_project_without_steps_is_finished_by_its_tick(void **state)
{
    static const char *const none[] = {NULL};
    struct ui_world         *world = *state;
    struct person            person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    int64_t form = day_project(world, "The tax form", world->present.today - 1, none, 0);
    ui_open(world);
    ui_shows(world, "[ ] The tax form     by 21 Nov");
    ui_keys(world, "j<Space>");
    ui_shows(world, "[x] The tax form     finished");
    assert_int_equal(day_goal(world, form).finished_on, world->present.today);
    ui_tick(world, 1);
    ui_keys(world, "<Space>");
    assert_int_equal(day_goal(world, form).finished_on, DAY_NONE);
}

static void only_what_is_planned_today_is_shown(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    daynum           today = world->present.today; /* a Sunday */
    life_person(world, &person);
    day_habit(world, "On Mondays", "weekdays:mon");
    day_marks(world, day_habit(world, "Twice already", "weekly:2"), today - 1, 2, HABIT_DONE);
    day_marks(world, day_habit(world, "Skipped today", "daily"), today, 1, HABIT_SKIP);
    ui_open(world);
    ui_hides(world, "On Mondays");
    ui_hides(world, "Twice already");
    ui_shows(world, "[\u2013] Skipped today    skipped");
}

static void without_a_checkin_for_two_weeks_it_asks_softly(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 60};
    life_person(world, &person);
    day_habit(world, "Run", "daily");
    life_checkin(world, world->present.today - 13, 3, NULL);
    ui_open(world);
    ui_shows(world, "[ ] check in         m says how today is\n");
    life_at(world, "2026-11-23T12:00:00+01:00");
    session_tick(world->session, &world->present, world->ms);
    ui_hides(world, "check in         ");
    ui_shows(world, "  m says how today is\n");
}

static void in_the_last_phase_the_prompt_stands_on_sundays_only(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 100};
    life_person(world, &person);
    ui_open(world);
    ui_shows(world, "p writes about it");
    life_at(world, "2026-11-23T12:00:00+01:00");
    session_tick(world->session, &world->present, world->ms);
    ui_hides(world, "p writes about it");
    ui_keys(world, "p");
    assert_string_equal(session_view(world->session), "write");
}

static void a_hard_day_is_told_with_its_plan(void **state)
{
    struct ui_world *world = *state;
    have_everything(world);
    ui_open(world);
    ui_shows(world, "\n  Mum's birthday in 3 days. My plan: call Maya.\n");
    life_at(world, "2026-11-25T09:00:00+01:00");
    session_tick(world->session, &world->present, world->ms);
    ui_shows(world, "\n  Today: Mum's birthday. My plan: call Maya.\n");
}

static void where_the_other_is_feared_help_stands_on_the_screen(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20, .unsafe = true};
    life_person(world, &person);
    ui_open(world);
    ui_shows(world, "\n  Afraid of them: keep their messages, tell somebody. ? shows who helps.\n");
}

static void it_begins_at_day_zero(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.started_on = world->present.today};
    life_person(world, &person);
    ui_open(world);
    ui_golden_state(world, "today-day-zero");
}

static void the_first_days(void **state)
{
    struct ui_world *world = *state;
    struct person person = {.name = "M.", .started_on = world->present.today - 2, .promise = "I choose my own quiet."};
    life_person(world, &person);
    life_urge(world, person.id, "2026-11-21T23:40:00+01:00", 8, URGE_RESISTED);
    life_checkin(world, world->present.today, 2, NULL);
    ui_open(world);
    ui_golden_state(world, "today-first-days");
}

static void the_first_days_with_goals(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 1};
    life_person(world, &person);
    day_of_the_picture(world);
    ui_open(world);
    ui_keys(world, "jj");
    ui_golden_state(world, "today-first-days-goals");
}

static void the_chosen_goal_is_seen_on_every_screen(void **state)
{
    struct ui_world *world = *state;
    have_everything(world);
    ui_open(world);
    ui_keys(world, "G");
    for (int rows = 12; rows <= 24; rows++)
        assert_non_null(strstr(ui_screen(world, 45, rows), "\u203a [ ] A weekend away"));
    ui_keys(world, "<PgUp>");
    assert_null(strstr(ui_screen(world, 45, 24), "\u203a [ ] A weekend away"));
    ui_keys(world, "<PgDn>");
    assert_non_null(strstr(ui_screen(world, 45, 24), "\u203a [ ] A weekend away"));
}

static void a_year_is_counted_on_it(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 400, .target_days = 180};
    life_person(world, &person);
    ui_open(world);
    ui_golden_state(world, "today-year");
}

static void a_closed_plan(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {
           .name = "M.", .started_on = day_from_civil(2026, 8, 1), .promise = "I choose my own quiet."};
    person.closed = true;
    person.closed_at = world->present.now;
    person.closed_at.unix_s -= 10 * 86400;
    person.closed_on = world->present.today - 10;
    life_person(world, &person);
    ui_open(world);
    ui_golden_state(world, "today-closed");
}

static void a_start_ahead(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today + 5};
    life_person(world, &person);
    ui_open(world);
    ui_golden_state(world, "today-ahead");
}

static void a_hidden_count(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.count_hidden = true;
    life_of_the_pictures(world);
    ui_open(world);
    ui_golden_state(world, "today-hidden");
}

static void wide_and_combining_characters(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "\u7f8e\u54b2\u3055\u3093 e\u0301\u0323",
                               .started_on = world->present.today - 44,
                               .promise = "\u9759\u304b\u306a\u591c \u2014 that is what I choose, e\u0301very day,\nalso "
                                             "on my birthday, also in winter, also then.",
                               .target_days = 60};
    life_person(world, &person);
    life_friend(world, "\u963f\u660e\u0301", "+1 555 0100");
    life_checkin(world, world->present.today, 3, "\u96e8");
    ui_open(world);
    ui_golden_state(world, "today-wide");
}

static void a_count_kept_to_a_rule_is_called_that(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 1};
    life_person(world, &person);
    ui_open(world);
    ui_shows(world, "   day without contact with M.\n");
    ui_close(world);
    life_contact(world, person.id, "2026-11-22T10:00:00+01:00", CONTACT_LOGISTICS, false);
    ui_open(world);
    ui_shows(world, "   day kept to my rule with M.\n");
}

static void the_elapsed_time_goes_on_without_a_load(void **state)
{
    struct ui_world *world = *state;
    life_of_the_pictures(world);
    ui_open(world);
    ui_shows(world, "44 d 6 h \u00b7");
    life_at(world, "2026-11-22T22:20:00+01:00");
    session_tick(world->session, &world->present, world->ms);
    ui_shows(world, "44 d 7 h \u00b7");
}

static void the_day_turns_by_itself(void **state)
{
    struct ui_world *world = *state;
    life_of_the_pictures(world);
    ui_open(world);
    ui_shows(world, "mood 4 of 5");
    life_at(world, "2026-11-23T00:00:00+01:00");
    session_tick(world->session, &world->present, world->ms);
    ui_shows(world, "m says how today is");
    ui_shows(world, "60 days in 15 days");
    ui_shows(world, "45 days. A month and a half, one day at a time.");
}

static void a_contact_that_breaks_is_followed_by_a_day_of_its_hours(void **state)
{
    struct ui_world *world = *state;
    struct person    person = life_of_the_pictures(world);
    life_contact(world, person.id, "2026-11-22T16:00:00+01:00", CONTACT_TEXT, true);
    ui_open(world);
    ui_golden_state(world, "today-hours-after");
}

static void mood_one_brings_the_line_of_help(void **state)
{
    struct ui_world *world = *state;
    life_of_the_pictures(world);
    life_checkin(world, world->present.today, 1, NULL);
    ui_open(world);
    ui_shows(world, "\n  That is a hard day. ? shows whom to call, at any hour.\n");
}

static void eleven_weeks_need_their_rows(void **state)
{
    struct ui_world *world = *state;
    struct person person = {.name = "M.", .started_on = world->present.today - 77, .promise = "I choose my own quiet."};
    life_person(world, &person);
    ui_open(world);
    ui_golden_state(world, "today-eleven-weeks");
}

static void a_milestone_is_shown_the_whole_day_and_not_after_it(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 31};
    life_person(world, &person);
    for (int i = 0; i < 3; i++) {
        ui_open(world);
        ui_shows(world, "30 days. You have had a month of your own.");
        ui_keys(world, "q");
        ui_close(world);
    }
    life_at(world, "2026-11-23T09:00:00+01:00");
    ui_open(world);
    ui_hides(world, "a month of your own");
}

/* M. since September, an urge of Friday night left open. Returns its id. */
static int64_t leave_an_urge_open(struct ui_world *world)
{
    struct person person = life_of_the_pictures(world);
    return life_urge(world, person.id, "2026-11-21T23:40:00+01:00", 7, URGE_OPEN);
}

static struct urge read_urge(struct ui_world *world, int64_t id)
{
    struct store *store = ui_store(world);
    struct urge   urge;
    struct error  error;
    assert_true(urges_get(store, id, &world->arena, &urge, &error));
    store_close(store);
    return urge;
}

static const char question[] = "Saturday, 23:40: how did it end?  r ridden out   c contact   Esc not told";

static void an_urge_left_open_is_asked_about(void **state)
{
    struct ui_world *world = *state;
    leave_an_urge_open(world);
    ui_open(world);
    ui_golden_state(world, "today-open-urge");
}

static void the_question_is_asked_once(void **state)
{
    struct ui_world *world = *state;
    leave_an_urge_open(world);
    ui_open(world);
    ui_keys(world, "?<Esc>"); /* it still stands */
    ui_shows(world, question);
    ui_keys(world, "q");
    ui_close(world);
    ui_open(world);
    ui_hides(world, "how did it end");
}

static void the_question_left_by_esc_is_gone(void **state)
{
    struct ui_world *world = *state;
    int64_t          id = leave_an_urge_open(world);
    ui_open(world);
    ui_shows(world, question);
    ui_keys(world, "<Esc>");
    ui_hides(world, "how did it end");
    ui_keys(world, "r"); /* means nothing now */
    assert_string_equal(session_view(world->session), "today");
    ui_close(world);
    assert_int_equal(read_urge(world, id).outcome, URGE_OPEN);
    ui_open(world);
    ui_hides(world, "how did it end");
}

static void r_says_that_it_was_ridden_out(void **state)
{
    struct ui_world *world = *state;
    int64_t          id = leave_an_urge_open(world);
    ui_open(world);
    ui_keys(world, "r");
    assert_string_equal(session_view(world->session), "strength");
    ui_keys(world, "3");
    assert_string_equal(session_view(world->session), "today");
    ui_hides(world, "how did it end");
    ui_close(world);
    assert_int_equal(read_urge(world, id).outcome, URGE_RESISTED);
    assert_int_equal(read_urge(world, id).intensity_after, 3);
}

static void c_opens_the_contact_that_it_ended_in(void **state)
{
    struct ui_world *world = *state;
    int64_t          id = leave_an_urge_open(world);
    ui_open(world);
    ui_keys(world, "c");
    assert_string_equal(session_view(world->session), "contact");
    ui_keys(world, "<Enter>");
    ui_close(world);
    assert_int_equal(read_urge(world, id).outcome, URGE_GAVE_IN);
    assert_true(read_urge(world, id).contact_id > 0);
}

static void an_urge_waits_for_no_memo(void **state)
{
    struct ui_world *world = *state;
    int64_t          id = leave_an_urge_open(world);
    char             key[32];
    ui_open(world);
    ui_keys(world, "u");
    ui_close(world);
    struct store *store = ui_store(world);
    struct error  error;
    const char   *value;
    snprintf(key, sizeof key, "asked:%d", (int)id);
    assert_true(memo_get(store, key, &world->arena, &value, &error));
    assert_null(value);
    store_close(store);
}

static void no_size_is_too_small(void **state)
{
    struct ui_world *world = *state;
    leave_an_urge_open(world);
    life_checkin(world, world->present.today, 1, NULL);
    day_of_the_picture(world);
    ui_open(world);
    ui_keys(world, "G"); /* the mark is always seen */
    for (int rows = 1; rows <= 30; rows++)
        for (int cols = 1; cols <= 170; cols += 1 + cols / 9)
            assert_non_null(ui_screen(world, cols, rows));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_picture_at_every_size),
        LIFE_TEST(the_picture_in_ascii),
        LIFE_TEST(the_goals_of_the_picture),
        LIFE_TEST(a_full_day_shows_everything),
        LIFE_TEST(everything_in_ascii),
        LIFE_TEST(of_many_goals_some_are_shown),
        LIFE_TEST(space_ticks_the_chosen_goal_and_takes_it_away),
        LIFE_TEST(space_held_down_ticks_once),
        LIFE_TEST(a_step_is_ticked_and_unticked),
        LIFE_TEST(a_project_without_steps_is_finished_by_its_tick),
        LIFE_TEST(only_what_is_planned_today_is_shown),
        LIFE_TEST(without_a_checkin_for_two_weeks_it_asks_softly),
        LIFE_TEST(in_the_last_phase_the_prompt_stands_on_sundays_only),
        LIFE_TEST(a_hard_day_is_told_with_its_plan),
        LIFE_TEST(where_the_other_is_feared_help_stands_on_the_screen),
        LIFE_TEST(it_begins_at_day_zero),
        LIFE_TEST(the_first_days),
        LIFE_TEST(the_first_days_with_goals),
        LIFE_TEST(the_chosen_goal_is_seen_on_every_screen),
        LIFE_TEST(a_year_is_counted_on_it),
        LIFE_TEST(a_closed_plan),
        LIFE_TEST(a_start_ahead),
        LIFE_TEST(a_hidden_count),
        LIFE_TEST(wide_and_combining_characters),
        LIFE_TEST(a_count_kept_to_a_rule_is_called_that),
        LIFE_TEST(the_elapsed_time_goes_on_without_a_load),
        LIFE_TEST(the_day_turns_by_itself),
        LIFE_TEST(a_contact_that_breaks_is_followed_by_a_day_of_its_hours),
        LIFE_TEST(mood_one_brings_the_line_of_help),
        LIFE_TEST(eleven_weeks_need_their_rows),
        LIFE_TEST(a_milestone_is_shown_the_whole_day_and_not_after_it),
        LIFE_TEST(an_urge_left_open_is_asked_about),
        LIFE_TEST(the_question_is_asked_once),
        LIFE_TEST(the_question_left_by_esc_is_gone),
        LIFE_TEST(r_says_that_it_was_ridden_out),
        LIFE_TEST(c_opens_the_contact_that_it_ended_in),
        LIFE_TEST(an_urge_waits_for_no_memo),
        LIFE_TEST(no_size_is_too_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
