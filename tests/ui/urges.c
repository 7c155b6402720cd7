#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "support/ui_rows.h"

static void rich_life(struct ui_world *world)
{
    struct person first = {.name = "M.", .started_on = world->present.today - 400};
    struct person other = {.name = "雨", .started_on = world->present.today - 300};
    life_person(world, &other);
    life_person(world, &first);
    const struct rows_urge rows[] = {
        {.at = "2025-12-24T20:00:00+01:00",
         .intensity = 10,
         .outcome = URGE_GAVE_IN,
         .trigger = "the day before Christmas"},
        {.at = "2026-11-18T09:05:00+01:00", .intensity = 3, .after = 5, .outcome = URGE_RESISTED, .trigger = "雨の夜"},
        {.at = "2026-11-20T23:40:00+01:00", .outcome = URGE_OPEN},
        {.at = "2026-11-21T08:00:00+01:00",
         .intensity = 7,
         .after = 3,
         .outcome = URGE_RESISTED,
         .trigger = "our song",
         .note = "e\u0301tude, and a long walk afterwards"},
        {.at = "2026-11-22T12:00:00+01:00",
         .intensity = 4,
         .after = 4,
         .outcome = URGE_RESISTED,
         .trigger = "our song"},
        {.at = "2026-11-22T13:00:00+01:00", .intensity = 6, .outcome = URGE_OPEN},
        {.at = "2026-11-22T20:00:00+01:00", .intensity = 1, .outcome = URGE_RESISTED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        rows_urge(world, i == 1 ? other.id : first.id, &rows[i]);
}

static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    rich_life(world);
    ui_open(world);
    ui_keys(world, "2");
    return world;
}

static void the_list_at_every_size(void **state)
{
    ui_golden_screen(begin(state), "urges");
}

static void the_list_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    ui_golden_state(begin(state), "urges-ascii");
}

static void the_list_while_there_is_none(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "2");
    ui_golden_state(world, "urges-empty");
    ui_keys(world, "jkGgedr<Enter>"); /* nothing to act on */
    assert_string_equal(session_view(world->session), "urges");
}

/* The row of the list that holds this text, counted from the first one. */
static int row_of(struct ui_world *world, const char *text)
{
    const char *screen = ui_screen(world, 80, 24), *at = strstr(screen, text);
    int         row = -2;
    if (at == NULL)
        fail_msg("\"%s\" is not on the screen:\n%s", text, screen);
    for (const char *c = screen; c < at; c++)
        row += *c == '\n';
    return row;
}

static void open_ones_stand_on_top(void **state)
{
    struct ui_world *world = begin(state);
    assert_int_equal(row_of(world, "13:00"), 0);
    assert_int_equal(row_of(world, "20:00"), 1);
    assert_int_equal(row_of(world, "12:00"), 2);
    assert_int_equal(row_of(world, "not told"), 4); /* after 24 hours it stands in its place */
}

static void enter_opens_an_open_one_as_the_urge_and_another_as_its_form(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<Enter>");
    assert_string_equal(session_view(world->session), "urge");
    ui_shows(world, "began 13:00, 8 h 14 min ago");
    ui_keys(world, "<Esc>j<Enter>");
    assert_string_equal(session_view(world->session), "urge_change");
}

static void an_open_one_can_be_ridden_out_here(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "r");
    ui_shows(world, "Ridden out, told 8 hours, 14 minutes later. How strong is it now?");
    ui_keys(world, "2");
    assert_string_equal(session_view(world->session), "urges");
    ui_shows(world, "From 6 to 2.");
    assert_int_equal(row_of(world, "13:00"), 1); /* it stands in its place now */
    ui_keys(world, "r");
    ui_shows(world, "This one is told already. e edits it.");
}

static void one_of_days_ago_is_told_without_a_question_about_now(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "jjjjr");
    assert_string_equal(session_view(world->session), "urges");
    ui_shows(world, "Ridden out. It is written down.");
    struct urge *rows = rows_urges(world, &count);
    assert_int_equal(rows[4].outcome, URGE_RESISTED);
    assert_false(rows[4].has_ended);
}

static void a_deleted_one_can_be_taken_back(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "jd");
    ui_shows(world, "The urge of 20:00 is deleted.");
    ui_shows(world, "U takes it back");
    ui_keys(world, "U");
    ui_shows(world, "Taken back: deleting an urge.");
    assert_int_equal(row_of(world, "20:00"), 1);
}

static void each_filter_says_how_many_it_hides(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "f");
    ui_golden_state(world, "urges-filter");
    ui_keys(world, "j<Enter>");
    ui_shows(world, "Ridden out: hides 3.");
    ui_hides(world, "not told");
    ui_keys(world, "f<Down><Down><Down><Down><Down><Down><Enter>");
    ui_golden_state(world, "urges-filtered");
    ui_keys(world, "fj<Enter>");
    ui_hides(world, "Ridden out: hides");
    ui_keys(world, "f<Enter>");
    ui_hides(world, "hides");
}

static void a_filter_that_hides_all_says_so(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today};
    life_person(world, &person);
    life_urge(world, person.id, "2026-11-22T12:00:00+01:00", 5, URGE_OPEN);
    ui_open(world);
    ui_keys(world, "2fj<Enter>");
    ui_shows(world, "Ridden out: hides 1.");
    ui_shows(world, "The filter hides all of them.");
}

/* So many urges, an hour apart, in one act. */
static void many_urges(struct ui_world *world, int64_t person_id, int count)
{
    struct store *store = ui_store(world);
    struct error  error;
    assert_true(act_begin(store, &world->present, "test", &error));
    for (int i = 0; i < count; i++) {
        struct arena scratch = {0};
        struct urge  urge = {.person_id = person_id, .want = URGES_NO_KIND, .outcome = URGE_RESISTED};
        urge.intensity = 1 + i % 10;
        urge.trigger = i % 3 == 0 ? "our song" : NULL;
        urge.at = world->present.now;
        urge.at.unix_s -= (int64_t)3600 * (count - i);
        assert_true(urges_add(store, &world->present, &scratch, &urge, &error));
        arena_free(&scratch);
    }
    assert_true(act_end(store, true, &error));
    store_close(store);
}

static void a_long_list_is_walked_from_end_to_end(void **state)
{
    enum { MANY = 1000 };
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 100};
    life_person(world, &person);
    many_urges(world, person.id, MANY);
    ui_open(world);
    ui_keys(world, "2u<Esc>");
    for (int i = 0; i < MANY; i++) {
        const char *screen = ui_screen(world, 80, 24);
        assert_non_null(strstr(screen, "›"));
        ui_keys(world, "j");
    }
    ui_golden_state(world, "urges-end");
    const char *end = ui_screen(world, 80, 24);
    ui_keys(world, "gG");
    assert_string_equal(ui_screen(world, 80, 24), end);
    ui_keys(world, "t");
    assert_int_equal(row_of(world, "›"), 0);
    for (int i = 0; i < MANY / 18 + 2; i++)
        ui_keys(world, "<PgDn>");
    assert_string_equal(ui_screen(world, 80, 24), end);
    for (int i = 0; i < MANY; i++) {
        ui_keys(world, "k");
        assert_non_null(strstr(ui_screen(world, 80, 24), "›"));
    }
    assert_int_equal(row_of(world, "›"), 0);
}

static void what_another_program_wrote_shows_within_a_second(void **state)
{
    struct ui_world *world = begin(state);
    life_urge(world, 1, "2026-11-22T21:01:00+01:00", 9, URGE_RESISTED);
    ui_tick(world, 1);
    ui_shows(world, "21:01");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_list_at_every_size),
        LIFE_TEST(the_list_in_ascii),
        LIFE_TEST(the_list_while_there_is_none),
        LIFE_TEST(open_ones_stand_on_top),
        LIFE_TEST(enter_opens_an_open_one_as_the_urge_and_another_as_its_form),
        LIFE_TEST(an_open_one_can_be_ridden_out_here),
        LIFE_TEST(one_of_days_ago_is_told_without_a_question_about_now),
        LIFE_TEST(a_deleted_one_can_be_taken_back),
        LIFE_TEST(each_filter_says_how_many_it_hides),
        LIFE_TEST(a_filter_that_hides_all_says_so),
        LIFE_TEST(a_long_list_is_walked_from_end_to_end),
        LIFE_TEST(what_another_program_wrote_shows_within_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
