/* The screen of the goals at every size, and what is seen of habits, projects and days. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/all_random.h"
#include "support/ui_goals.h"
#include "support/ui_rows.h"

/* The goals of the picture, and two that are no longer open. */
static const struct goals_made closed[] = {
    {.title = "Learn to swim", .area = "health", .steps = {"+find a course", "+go"}, .finished = "2026-10-12"},
    {.title = "No sugar", .area = "health", .every = "daily", .marks = "##########", .archived = true},
};

static struct ui_world *open_goals(struct ui_world *world)
{
    ui_open(world);
    ui_keys(world, "4");
    return world;
}

static struct ui_world *begin_closed(void **state)
{
    struct ui_world *world = goals_begin(state);
    goals_of_the_picture(world);
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
        goals_make(world, &closed[i]);
    return open_goals(world);
}

static struct ui_world *begin(void **state)
{
    struct ui_world *world = goals_begin(state);
    goals_of_the_picture(world);
    return open_goals(world);
}

static void the_goals_at_every_size(void **state)
{
    ui_golden_screen(begin(state), "goals-picture");
}

static void the_goals_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    ui_golden_state(begin(state), "goals-ascii");
}

static void the_colours_of_the_goals(void **state)
{
    ui_golden_text("goals-styles-80x24.txt", ui_styles(begin(state), 80, 24));
}

static void the_goals_while_there_is_none(void **state)
{
    struct ui_world *world = open_goals(goals_begin(state));
    ui_golden_state(world, "goals-empty");
    ui_keys(world, "jkGghled xsaJKt<Enter><Space>"); /* nothing to act on */
    assert_string_equal(session_view(world->session), "goals");
    size_t count;
    goals_all(world, &count);
    assert_int_equal(count, 0);
}

static void another_day_is_named_and_stands_in_brackets(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<Left><Left>l<Left>");
    ui_golden_state(world, "goals-day");
}

/* Long titles, every kind of schedule, more goals than there is room for, areas of one's own. */
static struct ui_world *begin_many(void **state)
{
    static const struct goals_made rows[] = {
        {.title = "Something without an area", .every = "daily", .marks = "##"},
        {.title = "A title that is far too long for the room it has, whatever the size of the screen may be",
         .area = "work",
         .every = "weekdays:mon,tue,wed,thu,fri",
         .marks = "-----.#"},
        {.title = "水泳を習う、そして毎日少しずつ",
         .area = "health",
         .every = "weekdays:mon,tue,thu,sun",
         .marks = "#"},
        {.title = "Stretch", .area = "Health", .every = "weekdays:mon,tue,wed,fri,sat,sun"},
        {.title = "Water", .area = "health", .every = "weekdays:mon,wed,thu,sat,sun", .marks = "####"},
        {.title = "Write", .area = "zines", .every = "weekly:7", .marks = "#"},
        {.title = "Draw", .area = "Zines", .every = "weekly:1", .marks = "#......"},
        {.title = "A band", .area = "Attic", .by = "2027-06-01"},
        {.title = "Move",
         .area = "home",
         .steps = {"+find a place where the evening sun comes in and the neighbours are quiet enough to sleep", "boxes",
                   "one friend with a car"}},
    };
    struct ui_world *world = goals_begin(state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        goals_make(world, &rows[i]);
    return open_goals(world);
}

static void many_goals_of_every_kind(void **state)
{
    ui_golden_state(begin_many(state), "goals-many");
}

static void an_area_typed_in_two_ways_has_one_heading(void **state)
{
    static const struct goals_made rows[] = {{.title = "Paint", .area = "Überall", .every = "daily"},
                                             {.title = "Dig", .area = "Garten", .every = "daily"},
                                             {.title = "Sing", .area = "überall", .every = "daily"}};
    struct ui_world               *world = goals_begin(state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        goals_make(world, &rows[i]);
    open_goals(world);
    ui_shows(world, "Überall");
    assert_null(strstr(ui_screen(world, 80, 24), "überall"));
}

static void the_chosen_row_is_always_seen(void **state)
{
    struct ui_world *world = begin_many(state);
    for (int cols = 40; cols <= 200; cols += 40)
        for (int rows = 12; rows <= 30; rows += 6) {
            ui_keys(world, "g");
            for (int i = 0; i < 14; i++) {
                if (!strstr(ui_screen(world, cols, rows), "›"))
                    fail_msg("no row is chosen:\n%s", ui_screen(world, cols, rows));
                ui_keys(world, "j");
            }
        }
    ui_golden(world, "goals-many-end", 80, 12);
}

static void the_filter_says_how_many_it_hides(void **state)
{
    struct ui_world *world = begin_closed(state);
    ui_shows(world, "f shows the others: 1 finished, 1 archived.");
    ui_keys(world, "f");
    ui_golden_state(world, "goals-filter");
    ui_keys(world, "j<Enter>");
    ui_golden_state(world, "goals-finished");
    ui_shows(world, "Finished: hides 7.");
    ui_keys(world, "fj<Enter>");
    ui_shows(world, "Archived: hides 7.");
    ui_shows(world, "No sugar");
    ui_keys(world, "fG<Enter>");
    ui_golden_state(world, "goals-all");
    ui_keys(world, "fg<Enter>");
    ui_hides(world, "No sugar");
}

static void a_filter_that_shows_none_says_so(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "fj<Enter>");
    ui_golden_state(world, "goals-none-finished");
}

static void when_all_is_finished_the_way_to_it_is_named(void **state)
{
    struct ui_world *world = goals_begin(state);
    goals_make(world, &closed[0]);
    open_goals(world);
    ui_shows(world, "No goal is open now. n makes a new one, f shows the others: 1 finished.");
}

static void the_goals_to_begin_with_fit_the_rules(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "n");
    ui_golden_state(world, "goals-starters");
    ui_shows(world, "Clear the reminders, 5 steps  (reminders)");
    ui_hides(world, "keep the chat");
}

static void under_low_contact_the_chat_stays(void **state)
{
    struct ui_world *world = goals_begin(state);
    struct store    *store = ui_store(world);
    struct error     error;
    struct person    person;
    assert_true(persons_find(store, "M.", &world->arena, &person, &error));
    person.rules.preset = RULES_LOW;
    assert_true(persons_save(store, &world->present, &person, "person set", &error));
    store_close(store);
    open_goals(world);
    ui_keys(world, "n");
    ui_shows(world, "Clear the reminders, keep the chat, 6 steps");
    ui_hides(world, "Clear the reminders, 5 steps");
}

static void the_form_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "n<Enter>");
    ui_golden_screen(world, "goal-new");
    ui_keys(world, "<Esc>n<Down><Down><Enter>");
    ui_golden_state(world, "goal-starter");
    ui_keys(world, "<Esc>e");
    ui_golden_state(world, "goal-edit");
}

static void at_midnight_the_days_go_on(void **state)
{
    struct ui_world *world = begin(state);
    ui_tick(world, 3 * 3600);
    ui_golden_state(world, "goals-next-day");
}

static void what_another_program_ticks_shows_within_a_second(void **state)
{
    struct ui_world *world = begin(state);
    struct store    *store = ui_store(world);
    struct error     error;
    struct goal      goal = goals_by_title(world, "Sleep by 23");
    ui_shows(world, "6 in a row");
    assert_true(goals_mark(store, &world->present, goal.id, world->present.today, HABIT_DONE, 0, &error));
    store_close(store);
    ui_tick(world, 1);
    ui_shows(world, "7 in a row");
}

/* After a tick only what it is about is read: so what is seen then is what is seen by somebody who comes anew. */
static void whatever_was_pressed_the_screen_is_what_the_file_says(void **state)
{
    static const char *const keys[] = {"j", "j", "j", "k", "h", "h", "l", "<Space>", "<Space>", "<Space>", "s",
                                       "s", "x", "a", "d", "J", "K", "G", "U",       "U",       "U",       "t"};
    struct ui_world         *world = begin(state);
    struct random            random = {.state = 11};
    for (int round = 0; round < 1500; round++) {
        struct arena  scratch = {0};
        struct canvas canvas = canvas_make(&scratch, (int)random_between(&random, 1, 40),
                                           (int)random_between(&random, 1, 210), random_one_in(&random, 2));
        ui_keys(world, keys[random_index(&random, sizeof keys / sizeof *keys)]);
        ui_pass(world, 1);
        session_draw(world->session, &canvas);
        assert_in_range(canvas.cursor_row, 0, canvas.rows - 1);
        assert_in_range(canvas.cursor_col, 0, canvas.cols - 1);
        arena_free(&scratch);
        if (round % 25 != 0)
            continue;
        ui_keys(world, "tggg");
        const char *before = ui_screen(world, 80, 40);
        ui_keys(world, "14");
        assert_string_equal(ui_screen(world, 80, 40), before);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_goals_at_every_size),
        LIFE_TEST(the_goals_in_ascii),
        LIFE_TEST(the_colours_of_the_goals),
        LIFE_TEST(the_goals_while_there_is_none),
        LIFE_TEST(another_day_is_named_and_stands_in_brackets),
        LIFE_TEST(many_goals_of_every_kind),
        LIFE_TEST(the_chosen_row_is_always_seen),
        LIFE_TEST(an_area_typed_in_two_ways_has_one_heading),
        LIFE_TEST(the_filter_says_how_many_it_hides),
        LIFE_TEST(a_filter_that_shows_none_says_so),
        LIFE_TEST(when_all_is_finished_the_way_to_it_is_named),
        LIFE_TEST(the_goals_to_begin_with_fit_the_rules),
        LIFE_TEST(under_low_contact_the_chat_stays),
        LIFE_TEST(the_form_at_every_size),
        LIFE_TEST(at_midnight_the_days_go_on),
        LIFE_TEST(what_another_program_ticks_shows_within_a_second),
        LIFE_TEST(whatever_was_pressed_the_screen_is_what_the_file_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
