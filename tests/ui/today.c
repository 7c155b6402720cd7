#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/ui_life.h"

#include <stdio.h>
#include <string.h>

#include "store/memo.h"

/* The screen at every size. */
static void golden_at_every_size(struct ui_world *world, const char *name)
{
    static const struct {
        int cols, rows;
    } sizes[] = {{80, 24}, {120, 36}, {200, 60}, {45, 14}, {40, 12}, {20, 5}, {1, 1}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        ui_golden(world, name, sizes[i].cols, sizes[i].rows);
}

static void the_picture_at_every_size(void **state)
{
    struct ui_world *world = *state;
    life_of_the_pictures(world);
    life_friend(world, "Maya", "+1 555 0100");
    life_friend(world, "Ben", "+1 555 0199");
    ui_open(world);
    golden_at_every_size(world, "today-picture");
}

static void the_picture_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    life_of_the_pictures(world);
    ui_open(world);
    golden_at_every_size(world, "today-ascii");
}

static void day_zero(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.started_on = world->present.today};
    life_person(world, &person);
    ui_open(world);
    golden_at_every_size(world, "today-day-zero");
}

static void the_first_days(void **state)
{
    struct ui_world *world = *state;
    struct person person = {.name = "M.", .started_on = world->present.today - 2, .promise = "I choose my own quiet."};
    life_person(world, &person);
    life_urge(world, person.id, "2026-11-21T23:40:00+01:00", 8, URGE_RESISTED);
    life_checkin(world, world->present.today, 2, NULL);
    ui_open(world);
    golden_at_every_size(world, "today-first-days");
}

static void a_year(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 400, .target_days = 180};
    life_person(world, &person);
    ui_open(world);
    golden_at_every_size(world, "today-year");
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
    golden_at_every_size(world, "today-closed");
}

static void a_start_ahead(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today + 5};
    life_person(world, &person);
    ui_open(world);
    golden_at_every_size(world, "today-ahead");
}

static void a_hidden_count(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.count_hidden = true;
    life_of_the_pictures(world);
    ui_open(world);
    golden_at_every_size(world, "today-hidden");
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
    golden_at_every_size(world, "today-wide");
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
    golden_at_every_size(world, "today-hours-after");
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
    golden_at_every_size(world, "today-eleven-weeks");
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
    golden_at_every_size(world, "today-open-urge");
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
    ui_open(world);
    for (int rows = 1; rows <= 30; rows++)
        for (int cols = 1; cols <= 170; cols += 1 + cols / 9)
            assert_non_null(ui_screen(world, cols, rows));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_picture_at_every_size),
        LIFE_TEST(the_picture_in_ascii),
        LIFE_TEST(day_zero),
        LIFE_TEST(the_first_days),
        LIFE_TEST(a_year),
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
