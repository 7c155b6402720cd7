/* The screen of the insights: its sentences, each plot at every size, what the cursor reads, the periods. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/ui_insights.h"

static const char *const names[] = {"when", "weeks", "what", "helped", "mood", "looks"};
enum { PLOTS = sizeof names / sizeof *names };

/* Each plot, with the sentences above it and large. */
static void golden_plots(struct ui_world *world, const char *what, void (*draw)(struct ui_world *, const char *))
{
    for (int i = 0; i < PLOTS; i++) {
        char name[64];
        snprintf(name, sizeof name, "insights-%s-%s", what, names[i]);
        draw(world, name);
        snprintf(name, sizeof name, "insights-%s-%s-large", what, names[i]);
        ui_keys(world, "<Enter>");
        draw(world, name);
        ui_keys(world, "<Esc>j");
    }
}

/* One urge long before the others. */
static struct ui_world *begin_long(void **state)
{
    struct ui_world *world = *state;
    struct person    person = insights_of_the_picture(world);
    life_urge(world, person.id, "2025-07-10T20:00:00+02:00", 5, URGE_RESISTED);
    insights_open(world);
    return world;
}

static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    insights_of_the_picture(world);
    insights_open(world);
    return world;
}

static void the_picture_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_golden_screen(world, "insights-picture-when");
    ui_keys(world, "<Enter>");
    ui_golden_screen(world, "insights-picture-when-large");
    ui_keys(world, "<Esc>");
    golden_plots(world, "picture", ui_golden_state);
}

static void the_picture_in_ascii(void **state)
{
    ((struct ui_world *)*state)->env.settings.ascii = SETTING_YES;
    golden_plots(begin(state), "ascii", ui_golden_state);
}

static void nothing_at_all_is_a_calm_line(void **state)
{
    struct ui_world *world = rows_begin(state, 3);
    ui_keys(world, "5");
    golden_plots(world, "empty", ui_golden_state);
    ui_keys(world, "g<Enter>hjklgG><lt>Gkj>>><Esc>"); /* nothing to read */
    ui_tick(world, 0);
    assert_true(session_wants_ms(world->session) > 0);
    ui_shows(world, "0 of 20");
}

static void a_week_is_too_few_for_most(void **state)
{
    struct ui_world *world = *state;
    insights_of_days(world, 7);
    insights_open(world);
    golden_plots(world, "week", ui_golden_state);
}

static void a_year_is_there_when_the_period_is_a_year(void **state)
{
    struct ui_world *world = *state;
    insights_of_days(world, 365);
    insights_open(world);
    ui_keys(world, ">");
    golden_plots(world, "year", ui_golden_state);
    ui_golden_text("insights-year-styles-120x36.txt", ui_styles(world, 120, 36));
    ui_keys(world, "g");
    ui_golden_text("insights-heat-styles-80x24.txt", ui_styles(world, 80, 24));
}

static void the_period_grows_and_shrinks(void **state)
{
    struct ui_world *world = begin_long(state);
    ui_shows(world, "Urges by hour and weekday, 24 Aug to 22 Nov");
    ui_keys(world, "<lt>");
    ui_shows(world, "Urges by hour and weekday, 26 Oct to 22 Nov");
    ui_keys(world, "<lt><lt>>>"); /* from the shortest on */
    ui_shows(world, "Urges by hour and weekday, 24 Nov 2025 to 22 Nov");
    ui_keys(world, ">");
    ui_shows(world, "; reading on");
    ui_tick(world, 0);
    ui_tick(world, 0);
    ui_shows(world, "Urges by hour and weekday, 10 Jul 2025 to 22 Nov");
    ui_hides(world, "; reading on");
    ui_keys(world, ">");
    ui_shows(world, "Urges by hour and weekday, 10 Jul 2025 to 22 Nov");
}

static void reading_on_asks_for_time_and_then_rests(void **state)
{
    struct ui_world *world = begin_long(state);
    ui_keys(world, ">>");
    assert_int_equal(session_wants_ms(world->session), 0);
    ui_keys(world, "j"); /* a key is not in its way */
    ui_shows(world, " › Weeks");
    for (int i = 0; i < 3; i++)
        ui_tick(world, 0);
    assert_true(session_wants_ms(world->session) > 0);
    ui_keys(world, "1");
    assert_true(session_wants_ms(world->session) > 0);
}

static void the_cursor_reads_the_cells(void **state)
{
    struct ui_world *world = begin(state);
    ui_shows(world, "Sun 21 to 22 h: 7 urges");
    ui_keys(world, "<Enter>");
    ui_shows(world, "Sun 21 to 22 h: 7 urges");
    ui_keys(world, "h");
    ui_shows(world, "Sun 20 to 21 h: 3 urges");
    ui_keys(world, "<Up>");
    ui_shows(world, "Sat 20 to 21 h: no urge");
    ui_keys(world, "g<Left><Up>");
    ui_shows(world, "Mon 0 to 1 h: 1 urge");
    ui_keys(world, "G<Right><Down>");
    ui_shows(world, "Sun 23 to 24 h: no urge");
    ui_keys(world, "<Tab>g");
    ui_shows(world, "7 Sep to 13 Sep: ");
    ui_keys(world, "l");
    ui_shows(world, "14 Sep to 20 Sep: ");
    ui_shows(world, "; a streak ended");
    ui_keys(world, "<Tab>G");
    ui_shows(world, "could not sleep: ");
    ui_keys(world, "<Tab>g");
    ui_shows(world, "lower after, 7 times");
    ui_keys(world, "<Tab>G");
    ui_shows(world, "16 Nov to 22 Nov: 4.0 of 5, 1 check-in; not a whole week");
    ui_keys(world, "<Tab>");
    ui_shows(world, "the day of a look: 1 urge on 2 days");
    ui_keys(world, "q"); /* one level out */
    assert_string_equal(session_view(world->session), "insights");
    ui_shows(world, " › Looks");
    ui_keys(world, "<PgUp>");
    ui_shows(world, " › When");
    ui_keys(world, "<^D>");
    ui_shows(world, " › Helped");
    ui_keys(world, "<PgDn>");
    ui_shows(world, " › Looks");
}

static void sunday_stands_first_where_the_week_begins_with_it(void **state)
{
    ((struct ui_world *)*state)->env.settings.week_sunday = true;
    struct ui_world *world = begin(state);
    ui_golden_state(world, "insights-sunday");
    ui_keys(world, "<Enter>");
    ui_shows(world, "Sun 21 to 22 h: 7 urges");
    ui_keys(world, "j");
    ui_shows(world, "Mon 21 to 22 h: 1 urge");
}

static void a_hidden_count_hides_the_gaps(void **state)
{
    struct ui_world *world = *state;
    insights_of_days(world, 60);
    world->env.settings.count_hidden = true;
    insights_open(world);
    ui_keys(world, "j");
    ui_hides(world, "Days between contacts");
    ui_golden_state(world, "insights-hidden");
}

static void a_closed_plan_and_an_unsafe_person_are_counted_alike(void **state)
{
    struct ui_world *world = *state;
    struct person    person = insights_of_the_picture(world);
    struct store    *store = ui_store(world);
    struct error     error;
    person.closed = person.unsafe = true;
    person.closed_on = world->present.today - 10;
    assert_true(persons_save(store, &world->present, &person, "person close", &error));
    store_close(store);
    insights_open(world);
    ui_golden_state(world, "insights-closed");
    ui_shows(world, "7 of 41");
}

static void what_is_logged_meanwhile_is_counted(void **state)
{
    struct ui_world *world = begin(state);
    life_urge(world, 1, "2026-11-22T21:10:00+01:00", 5, URGE_RESISTED);
    ui_tick(world, 2);
    ui_shows(world, "8 of 42");
    ui_shows(world, "Sun 21 to 22 h: 8 urges");
}

static void today_names_the_hard_hour_while_it_is_near(void **state)
{
    struct ui_world *world = *state;
    insights_of_the_picture(world);
    life_at(world, "2026-11-28T19:59:00+01:00");
    ui_open(world);
    ui_keys(world, "q");
    ui_close(world); /* a milestone is not seen for the first time today, or it goes before it */
    life_at(world, "2026-11-29T19:59:00+01:00");
    ui_open(world);
    ui_hides(world, "have been the hardest");
    life_at(world, "2026-11-29T20:00:00+01:00");
    ui_tick(world, 0);
    ui_shows(world, "Sundays from 21 to 22 h have been the hardest: 7 of 41. An idea: ");
    rows_plan(world, "photos", "call Maya");
    rows_plan(world, "being alone", "call Maya.");
    rows_plan(world, "our song", "call Maya");
    rows_plan(world, "their street", "call Maya");
    ui_tick(world, 2);
    ui_shows(world, "Sundays from 21 to 22 h have been the hardest: 7 of 41. My plan: call Maya.");
    ui_golden_state(world, "today-hour");
    life_at(world, "2026-11-29T22:59:00+01:00");
    ui_tick(world, 0);
    ui_shows(world, "have been the hardest");
    life_at(world, "2026-11-29T23:00:00+01:00");
    ui_tick(world, 0);
    ui_hides(world, "have been the hardest");
}

static void an_hour_is_named_from_twenty_urges_on(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 5};
    life_person(world, &person);
    for (int i = 0; i < 19; i++)
        life_urge(world, person.id, "2026-11-22T21:00:00+01:00", 5, URGE_RESISTED);
    ui_open(world);
    ui_hides(world, "have been the hardest");
    life_urge(world, person.id, "2026-11-21T21:00:00+01:00", 5, URGE_RESISTED);
    ui_keys(world, "q");
    ui_close(world);
    life_at(world, "2026-12-05T21:00:00+01:00");
    ui_open(world);
    ui_keys(world, "q");
    ui_close(world);
    life_at(world, "2026-12-06T21:00:00+01:00");
    ui_open(world);
    ui_shows(world, "Sundays from 21 to 22 h have been the hardest: 19 of 20.");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_picture_at_every_size),
        LIFE_TEST(the_picture_in_ascii),
        LIFE_TEST(nothing_at_all_is_a_calm_line),
        LIFE_TEST(a_week_is_too_few_for_most),
        LIFE_TEST(a_year_is_there_when_the_period_is_a_year),
        LIFE_TEST(the_period_grows_and_shrinks),
        LIFE_TEST(reading_on_asks_for_time_and_then_rests),
        LIFE_TEST(the_cursor_reads_the_cells),
        LIFE_TEST(sunday_stands_first_where_the_week_begins_with_it),
        LIFE_TEST(a_hidden_count_hides_the_gaps),
        LIFE_TEST(a_closed_plan_and_an_unsafe_person_are_counted_alike),
        LIFE_TEST(what_is_logged_meanwhile_is_counted),
        LIFE_TEST(today_names_the_hard_hour_while_it_is_near),
        LIFE_TEST(an_hour_is_named_from_twenty_urges_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
