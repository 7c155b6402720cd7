#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "support/ui_day.h"

static struct ui_world *begin(void **state)
{
    return rows_begin(state, 20);
}

static void the_picture_of_the_design(void **state)
{
    struct ui_world *world = *state;
    rows_of_the_picture(world);
    day_project(world, "my getaway", DAY_NONE, (const char *const[]){"ask her", "buy the train ticket", NULL}, 1);
    ui_open(world);
    ui_keys(world, "u7<Right><Right><Right><Space>tour song<Enter>");
    ui_tick(world, 6 * 60);
    world->ms += 2900;
    session_tick(world->session, &world->present, world->ms);
    ui_golden_screen(world, "urge-picture");
}

static void it_is_drawn_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    rows_of_the_picture(world);
    ui_open(world);
    ui_keys(world, "u7<Right><Right><Right><Space>tour song<Enter>");
    ui_golden_state(world, "urge-ascii");
}

static void with_nothing_set_up_yet(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u");
    ui_golden_state(world, "urge-empty");
}

static void with_wide_and_combining_characters(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "雨",
                               .started_on = world->present.today - 20,
                               .promise = "静かに。 e\u0301tude: I choose a promise that is so long that it takes more "
                                             "than one line of the screen, and is still mine."};
    life_person(world, &person);
    rows_friend(world, "Amélie\u0301 from the choir of the old town", "+1 555 0100, or the bell", 0, 0);
    rows_friend(world, "雨さん", "+81 3 5550 0100", 8 * 60, 9 * 60);
    rows_plan(world, "雨の夜", "傘をさして歩く, as far as the bridge and back, and then I will put the kettle on.");
    rows_reason(world, "I want to hear my own thoughts again.");
    ui_open(world);
    ui_keys(world, "u0");
    ui_golden_state(world, "urge-wide");
}

static void it_is_on_disk_before_anything_is_asked(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "u");
    struct urge *rows = rows_urges(world, &count);
    assert_int_equal(count, 1);
    assert_int_equal(rows[0].outcome, URGE_OPEN);
    assert_int_equal(rows[0].intensity, 0);
    assert_int_equal(rows[0].want, URGES_NO_KIND);
    ui_shows(world, "It is written down. Nothing has to be done about it.");
}

static void a_key_held_down_stores_one(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu");
    rows_urges(world, &count);
    assert_int_equal(count, 1);
    ui_shows(world, "It is already written down, since 21:14.");
}

static void u_goes_back_to_one_younger_than_ten_minutes(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "u<Esc>");
    ui_tick(world, 9 * 60 + 59);
    ui_keys(world, "u");
    rows_urges(world, &count);
    assert_int_equal(count, 1);
    ui_shows(world, "It is already written down, since 21:14.");
    ui_keys(world, "<Esc>");
    ui_tick(world, 1);
    ui_keys(world, "u");
    rows_urges(world, &count);
    assert_int_equal(count, 2);
    ui_shows(world, "It is written down. Nothing has to be done about it.");
}

static void each_answer_is_written_at_once(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u7");
    assert_int_equal(rows_urge_now(world).intensity, 7);
    ui_keys(world, "0");
    assert_int_equal(rows_urge_now(world).intensity, 10);
    ui_keys(world, "<Right><Right><Right>");
    assert_int_equal(rows_urge_now(world).want, CONTACT_LOOK);
    ui_keys(world, "<Left>");
    assert_int_equal(rows_urge_now(world).want, CONTACT_CALL);
    ui_keys(world, "<Down><Space>");
    assert_int_equal(rows_urge_now(world).did_count, 1);
    ui_tick(world, 1);
    ui_keys(world, "<Space>");
    assert_int_equal(rows_urge_now(world).did_count, 0);
    ui_keys(world, "tan old photo<Enter>");
    assert_string_equal(rows_urge_now(world).trigger, "an old photo");
    assert_int_equal(rows_urge_now(world).outcome, URGE_OPEN);
}

static void every_kind_can_be_wanted(void **state)
{
    struct ui_world *world = begin(state);
    bool             seen[CONTACT_KINDS] = {false};
    ui_keys(world, "u");
    for (int i = 0; i < CONTACT_KINDS; i++) {
        ui_keys(world, "<Right>");
        assert_in_range(rows_urge_now(world).want, 0, CONTACT_KINDS - 1);
        seen[rows_urge_now(world).want] = true;
    }
    for (int i = 0; i < CONTACT_KINDS; i++)
        assert_true(seen[i]);
    ui_keys(world, "<Right>");
    assert_int_equal(rows_urge_now(world).want, URGES_NO_KIND);
}

static void enter_does_nothing(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u");
    const char *before = ui_screen(world, 80, 24);
    ui_keys(world, "<Enter><Enter>");
    assert_string_equal(ui_screen(world, 80, 24), before);
}

static void taking_back_takes_one_answer_and_then_the_urge(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "u78");
    ui_tick(world, 1);
    ui_keys(world, "U");
    assert_int_equal(rows_urge_now(world).intensity, 7);
    ui_shows(world, "[7]");
    ui_tick(world, 1);
    ui_keys(world, "U");
    assert_int_equal(rows_urge_now(world).intensity, 0);
    ui_tick(world, 1);
    ui_keys(world, "U");
    rows_urges(world, &count);
    assert_int_equal(count, 0);
    assert_string_equal(session_view(world->session), "today");
}

static void left_at_once_and_untouched_it_may_be_a_slip(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "u");
    ui_tick(world, 4);
    ui_keys(world, "<Esc>");
    ui_shows(world, "It is written down. U takes it back if that was a slip of the finger.");
    ui_keys(world, "U");
    rows_urges(world, &count);
    assert_int_equal(count, 0);
}

static void left_later_or_touched_it_stays_open(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u5<Esc>");
    ui_shows(world, "It is written down and stays open.");
    ui_tick(world, 700);
    ui_keys(world, "u");
    ui_tick(world, 6);
    ui_keys(world, "<Esc>");
    ui_shows(world, "It is written down and stays open.");
    ui_hides(world, "slip");
}

static void ridden_out_it_asks_how_strong_it_is_now(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u7");
    ui_tick(world, 14 * 60 + 20);
    ui_keys(world, "r");
    ui_shows(world, "Ridden out, after 14 minutes. How strong is it now?");
    ui_golden_state(world, "urge-strength");
    struct urge urge = rows_urge_now(world);
    assert_int_equal(urge.outcome, URGE_RESISTED);
    assert_true(urge.has_ended);
    assert_int_equal(urge.ended_at.unix_s - urge.at.unix_s, 14 * 60 + 20);
    ui_keys(world, "3");
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "From 7 to 3.");
    assert_int_equal(rows_urge_now(world).intensity_after, 3);
}

static void not_lower_is_said_without_blame(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u7r7");
    ui_shows(world, "Still 7, and no contact. It may come back tonight; u is there.");
}

static void the_strength_can_be_left_out(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u7");
    ui_tick(world, 60);
    ui_keys(world, "r<Enter>");
    ui_shows(world, "Ridden out, after 1 minute. It is written down.");
    assert_int_equal(rows_urge_now(world).intensity_after, 0);
    ui_tick(world, 1000);
    ui_keys(world, "ur3");
    ui_shows(world, "How strong it is now is written down: 3.");
}

static void a_named_trigger_brings_up_its_plan(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    rows_plan(world, "our song", "I will go for a walk.");
    rows_plan(world, "Sunday", "I will call Maya.");
    rows_reason(world, "I want to sleep.");
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "My plan       Sunday: I will call Maya.");
    ui_keys(world, "tOur Song<Enter>");
    ui_shows(world, "My plan       Our song: I will go for a walk.");
    ui_keys(world, "t<^U>rain<Enter>");
    ui_hides(world, "My plan");
    ui_shows(world, "My reason     I want to sleep.");
}

static void by_night_a_walk_is_not_offered_unless_it_was_ones_own_choice(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    life_at(world, "2026-11-23T02:00:00+01:00");
    ui_open(world);
    ui_keys(world, "u");
    ui_hides(world, "alk");
    ui_hides(world, "Cook");
    ui_shows(world, "[ ] feet on the floor");
    ui_close(world);
    for (int i = 0; i < 2; i++)
        rows_urge(world, person.id,
                  &(struct rows_urge){.at = i ? "2026-11-20T12:00:00+01:00" : "2026-11-21T12:00:00+01:00",
                                      .intensity = 8,
                                      .after = 2,
                                      .outcome = URGE_RESISTED,
                                      .did = {"a walk"}});
    life_at(world, "2026-11-23T02:30:00+01:00");
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "[ ] a walk                  2 times, 6.0 lower after");
}

static void who_cannot_be_called_stands_below(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    rows_friend(world, "Ben", "+1 555 0199", 8 * 60, 23 * 60);
    rows_friend(world, "Maya", "+1 555 0100", 0, 0);
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "Call          Ben    +1 555 0199          until 23:00");
    ui_tick(world, 2 * 3600);
    ui_shows(world, "Call          Maya   +1 555 0100          any hour");
    ui_shows(world, "Ben    +1 555 0199          from 08:00");
}

static void from_four_timed_ones_on_it_says_how_long_half_of_them_took(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    for (int i = 0; i < 3; i++)
        rows_urge(world, person.id,
                  &(struct rows_urge){.at = "2026-11-20T12:00:00+01:00",
                                      .intensity = 5,
                                      .after = 5,
                                      .outcome = URGE_RESISTED,
                                      .took_min = i ? 5 + i : 25});
    ui_open(world);
    ui_keys(world, "u");
    ui_hides(world, "of the last ones took you");
    ui_close(world);
    rows_urge(
        world, person.id,
        &(struct rows_urge){
            .at = "2026-11-20T12:30:00+01:00", .intensity = 5, .after = 5, .outcome = URGE_RESISTED, .took_min = 600});
    ui_open(world);
    ui_keys(world, "u");
    ui_hides(world, "of the last ones took you"); /* told in the evening: no time of this one */
    ui_close(world);
    rows_urge(
        world, person.id,
        &(struct rows_urge){
            .at = "2026-11-20T13:00:00+01:00", .intensity = 5, .after = 5, .outcome = URGE_RESISTED, .took_min = 5});
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "The middle half of the last ones took you 5 to 11 minutes (4 timed).");
}

static void the_breath_moves_and_can_be_stopped(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u");
    ui_shows(world, "breathe in ");
    assert_in_range(session_wants_ms(world->session), 0, 100);
    ui_tick(world, 5);
    ui_shows(world, "breathe out");
    ui_keys(world, "b");
    ui_shows(world, "Breathe in for 4, out for 6.");
    assert_true(session_wants_ms(world->session) > 100);
    ui_keys(world, "b");
    ui_shows(world, "breathe in ");
}

static void without_motion_nothing_moves(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.motion = false;
    begin(state);
    ui_keys(world, "u");
    ui_shows(world, "Breathe in for 4, out for 6.");
    const char *before = ui_screen(world, 80, 24);
    world->ms += 2500;
    session_tick(world->session, &world->present, world->ms);
    assert_string_equal(ui_screen(world, 80, 24), before);
    ui_keys(world, "b");
    ui_shows(world, "Breathe in for 4, out for 6.");
}

static void a_full_disk_is_said_and_everything_is_written_later(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    rows_fill_disk();
    ui_keys(world, "u7<Right><Space>");
    const char *screen = ui_screen(world, 80, 24);
    rows_free_disk();
    assert_null(strstr(screen, "It is written down"));
    assert_non_null(strstr(screen, "This is not on disk yet:"));
    assert_non_null(strstr(screen, "In danger, or afraid"));
    ui_tick(world, 1);
    ui_shows(world, "It is written down. Nothing has to be done about it.");
    ui_hides(world, "not on disk");
    struct urge *rows = rows_urges(world, &count);
    assert_int_equal(count, 1);
    assert_int_equal(rows[0].intensity, 7);
    assert_int_equal(rows[0].want, CONTACT_TEXT);
    assert_int_equal(rows[0].did_count, 1);
    assert_int_equal(rows[0].at.unix_s, world->present.now.unix_s - 1);
}

static void what_was_never_written_is_named_at_the_end(void **state)
{
    struct ui_world *world = begin(state);
    rows_fill_disk();
    ui_keys(world, "u<^X>");
    const char *sentence = ui_close(world);
    rows_free_disk();
    assert_string_equal(sentence, "holdfast: not written: an urge of 21:14\n");
}

static void an_urge_ridden_out_on_a_full_disk_is_written_from_behind(void **state)
{
    struct ui_world *world = begin(state);
    rows_fill_disk();
    ui_keys(world, "u8r2");
    rows_free_disk();
    assert_string_equal(session_view(world->session), "today");
    ui_tick(world, 1);
    ui_hides(world, "not on disk");
    struct urge urge = rows_urge_now(world);
    assert_int_equal(urge.intensity, 8);
    assert_int_equal(urge.intensity_after, 2);
    assert_int_equal(urge.outcome, URGE_RESISTED);
}

static void contact_made_closes_the_urge_in_the_same_act(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u7<Right><Right>c");
    ui_shows(world, "[call]");
    ui_keys(world, "<Enter>");
    assert_string_equal(session_view(world->session), "after");
    struct urge urge = rows_urge_now(world);
    assert_int_equal(urge.outcome, URGE_GAVE_IN);
    assert_int_equal(urge.contact_id, rows_contact_now(world).id);
    ui_tick(world, 1);
    ui_keys(world, "U");
    assert_int_equal(rows_urge_now(world).outcome, URGE_OPEN);
    assert_string_equal(session_view(world->session), "urge");
}

static void after_the_contact_the_urge_is_not_open_any_more(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u7c<Enter><Esc>");
    assert_string_equal(session_view(world->session), "today");
}

static void a_goal_is_ticked_with_the_urge_and_taken_away_with_it(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    int64_t spanish = day_habit(world, "Spanish", "daily");
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "Try         \u203a [ ] Spanish                 a goal for today\n");
    ui_keys(world, "<Space>");
    assert_true(day_is_done(world, spanish));
    assert_string_equal(rows_urge_now(world).did[0], "Spanish");
    ui_tick(world, 1);
    ui_keys(world, "<Space>");
    assert_false(day_is_done(world, spanish));
    assert_int_equal(rows_urge_now(world).did_count, 0);
    ui_tick(world, 1);
    ui_keys(world, "<Space>");
    ui_tick(world, 1);
    ui_keys(world, "U"); /* one act: both at once */
    assert_false(day_is_done(world, spanish));
    assert_int_equal(rows_urge_now(world).did_count, 0);
    ui_shows(world, "[ ] Spanish ");
}

static void a_goal_done_instead_can_be_taken_away_when_u_comes_back(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    int64_t spanish = day_habit(world, "Spanish", "weekly:3");
    ui_open(world);
    ui_keys(world, "u<Space><Esc>");
    assert_true(day_is_done(world, spanish));
    ui_tick(world, 60);
    ui_keys(world, "u");
    ui_shows(world, "[x] Spanish                 a goal for today\n");
    ui_keys(world, "<Space>");
    assert_false(day_is_done(world, spanish));
}

static void the_next_step_of_a_project_is_ticked(void **state)
{
    static const char *const steps[] = {"ask her", "buy the train ticket", "pack", NULL};
    struct ui_world         *world = *state;
    struct person            person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    int64_t trip = day_project(world, "My getaway", DAY_NONE, steps, 1);
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "[ ] buy the train ticket    a step of my getaway\n");
    ui_keys(world, "<Space>");
    assert_int_equal(day_goal(world, trip).steps[1].done_on, world->present.today);
    assert_string_equal(rows_urge_now(world).did[0], "buy the train ticket");
    ui_keys(world, "<Esc>");
    ui_tick(world, 601);
    ui_keys(world, "u");
    ui_hides(world, "buy the train ticket");
    ui_shows(world, "[ ] pack                    a step of my getaway\n");
}

static void what_is_done_already_is_not_offered(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    daynum           today = world->present.today;
    life_person(world, &person);
    day_marks(world, day_habit(world, "Spanish", "daily"), today, 1, HABIT_DONE);
    day_marks(world, day_habit(world, "Run", "weekly:2"), today - 1, 2, HABIT_DONE);
    day_marks(world, day_habit(world, "Read", "daily"), today, 1, HABIT_SKIP);
    day_habit(world, "On Mondays", "weekdays:mon");
    ui_open(world);
    ui_keys(world, "u");
    ui_hides(world, "Spanish");
    ui_hides(world, "Run");
    ui_hides(world, "Read");
    ui_hides(world, "On Mondays");
}

static void what_helped_before_comes_before_the_goals(void **state)
{
    struct ui_world *world = *state;
    struct person    person = rows_of_the_picture(world);
    int64_t          reading = day_habit(world, "Read", "daily");
    int64_t          spanish = day_habit(world, "Spanish", "daily");
    for (int i = 0; i < 2; i++)
        rows_urge(world, person.id,
                  &(struct rows_urge){.at = i ? "2026-11-20T12:00:00+01:00" : "2026-11-21T12:00:00+01:00",
                                      .intensity = 10,
                                      .after = 1,
                                      .outcome = URGE_RESISTED,
                                      .did = {"Spanish"}});
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "Try         \u203a [ ] Spanish                 2 times, 9.0 lower after\n");
    ui_hides(world, "Read");
    ui_keys(world, "<Space>");
    assert_true(day_is_done(world, spanish));
    assert_false(day_is_done(world, reading));
}

static void a_goal_done_on_a_full_disk_is_ticked_later(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    int64_t spanish = day_habit(world, "Spanish", "daily");
    ui_open(world);
    rows_fill_disk();
    ui_keys(world, "u<Space>r3");
    rows_free_disk();
    ui_tick(world, 1);
    ui_hides(world, "not on disk");
    assert_true(day_is_done(world, spanish));
    assert_int_equal(rows_urge_now(world).did_count, 1);
    assert_int_equal(rows_urge_now(world).outcome, URGE_RESISTED);
}

static void the_plan_for_a_hard_day_is_shown_on_the_day(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    day_hardday(world, world->present.today, HARDDAY_YEAR, "mum's birthday");
    rows_plan(world, "mum's birthday", "call Maya");
    rows_plan(world, "our song", "I will go for a walk.");
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "My plan       Mum's birthday: call Maya\n");
    ui_hides(world, "Our song");
    ui_keys(world, "tour song<Enter>");
    ui_shows(world, "My plan       Mum's birthday: call Maya\n                Our song: I will go for a walk.\n");
}

static void the_plan_for_a_hard_day_is_not_shown_on_another_day(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20};
    life_person(world, &person);
    day_hardday(world, world->present.today + 5, HARDDAY_YEAR, "mum's birthday");
    rows_plan(world, "our song", "I will go for a walk.");
    rows_plan(world, "Mum's birthday", "call Maya");
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "My plan       Our song: I will go for a walk.\n");
    ui_hides(world, "call Maya");
}

static void one_reason_is_shown_beside_the_plan(void **state)
{
    struct ui_world *world = *state;
    rows_of_the_picture(world);
    rows_reason(world, "I want to sleep.");
    rows_reason(world, "I like my evenings.");
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "My reason     I ");
    ui_golden_state(world, "urge-reason");
}

static void where_the_other_is_feared_the_line_says_so(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20, .unsafe = true};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "u");
    ui_shows(world, "\n  Afraid of them: keep their messages, tell somebody. ? shows who helps.\n");
}

static void told_hours_later_it_says_that(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "u<Esc>");
    ui_tick(world, 12 * 3600);
    ui_keys(world, "r");
    ui_shows(world, "Ridden out, told 12 hours later. How strong is it now?");
    ui_keys(world, "<Enter>");
    ui_shows(world, "Ridden out, told 12 hours later. It is written down.");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_picture_of_the_design),
        LIFE_TEST(it_is_drawn_in_ascii),
        LIFE_TEST(with_nothing_set_up_yet),
        LIFE_TEST(with_wide_and_combining_characters),
        LIFE_TEST(it_is_on_disk_before_anything_is_asked),
        LIFE_TEST(a_key_held_down_stores_one),
        LIFE_TEST(u_goes_back_to_one_younger_than_ten_minutes),
        LIFE_TEST(each_answer_is_written_at_once),
        LIFE_TEST(every_kind_can_be_wanted),
        LIFE_TEST(enter_does_nothing),
        LIFE_TEST(taking_back_takes_one_answer_and_then_the_urge),
        LIFE_TEST(left_at_once_and_untouched_it_may_be_a_slip),
        LIFE_TEST(left_later_or_touched_it_stays_open),
        LIFE_TEST(ridden_out_it_asks_how_strong_it_is_now),
        LIFE_TEST(not_lower_is_said_without_blame),
        LIFE_TEST(the_strength_can_be_left_out),
        LIFE_TEST(a_named_trigger_brings_up_its_plan),
        LIFE_TEST(by_night_a_walk_is_not_offered_unless_it_was_ones_own_choice),
        LIFE_TEST(who_cannot_be_called_stands_below),
        LIFE_TEST(from_four_timed_ones_on_it_says_how_long_half_of_them_took),
        LIFE_TEST(the_breath_moves_and_can_be_stopped),
        LIFE_TEST(without_motion_nothing_moves),
        LIFE_TEST(a_full_disk_is_said_and_everything_is_written_later),
        LIFE_TEST(what_was_never_written_is_named_at_the_end),
        LIFE_TEST(an_urge_ridden_out_on_a_full_disk_is_written_from_behind),
        LIFE_TEST(contact_made_closes_the_urge_in_the_same_act),
        LIFE_TEST(after_the_contact_the_urge_is_not_open_any_more),
        LIFE_TEST(a_goal_is_ticked_with_the_urge_and_taken_away_with_it),
        LIFE_TEST(a_goal_done_instead_can_be_taken_away_when_u_comes_back),
        LIFE_TEST(the_next_step_of_a_project_is_ticked),
        LIFE_TEST(what_is_done_already_is_not_offered),
        LIFE_TEST(what_helped_before_comes_before_the_goals),
        LIFE_TEST(a_goal_done_on_a_full_disk_is_ticked_later),
        LIFE_TEST(the_plan_for_a_hard_day_is_shown_on_the_day),
        LIFE_TEST(the_plan_for_a_hard_day_is_not_shown_on_another_day),
        LIFE_TEST(one_reason_is_shown_beside_the_plan),
        LIFE_TEST(where_the_other_is_feared_the_line_says_so),
        LIFE_TEST(told_hours_later_it_says_that),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
