#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/act.h"
#include "store/checkins.h"
#include "store/entries.h"
#include "support/all_random.h"
#include "support/ui_rows.h"
#include "ui/frame/app.h"
#include "ui/frame/layer.h"

static struct ui_world world;

/* A person of 44 days, and the screens open on Today. */
static int begin(void **state)
{
    (void)state;
    ui_begin(&world, "2026-11-22T21:14:00+01:00");
    struct store *store = ui_store(&world);
    ui_person(&world, store, "M.", "2026-10-09");
    store_close(store);
    ui_open(&world);
    return 0;
}

/* No file yet. */
static int begin_empty(void **state)
{
    (void)state;
    ui_begin(&world, "2026-11-22T21:14:00+01:00");
    ui_open(&world);
    return 0;
}

static int end(void **state)
{
    (void)state;
    ui_end(&world);
    return 0;
}

static size_t count_urges(void)
{
    size_t count;
    rows_urges(&world, &count);
    return count;
}

static void expect_view(const char *name)
{
    assert_string_equal(session_view(world.session), name);
}

static int64_t file_size(void)
{
    struct stat status;
    assert_int_equal(stat(world.db, &status), 0);
    return status.st_size;
}

/* Never while somebody types, or has just typed; and a draft is kept first. */
static void a_file_that_is_mostly_empty_becomes_smaller_while_nothing_is_done(void **state)
{
    static char  words[400000];
    struct entry entry = {
        .at = world.present.now, .closed_until = DAY_NONE, .body = words, .body_length = sizeof words - 1};
    struct error error;
    (void)state;
    memset(words, 'w', sizeof words - 1);
    struct store *store = ui_store(&world);
    if (!entries_add(store, &world.present, &world.arena, &entry, &error))
        fail_msg("%s", error.text);
    assert_true(entries_delete(store, &world.present, entry.id, true, &error));
    store_close(store);
    int64_t before = file_size();
    ui_keys(&world, "w");
    for (int second = 0; second < 90; second++) {
        ui_keys(&world, "a");
        ui_tick(&world, 1);
    }
    assert_int_equal(file_size(), before);
    ui_tick(&world, 50);
    assert_int_equal(file_size(), before);
    ui_tick(&world, 11);
    assert_true(file_size() < before / 2);
}

static void without_a_person_it_asks_since_when(void **state)
{
    (void)state;
    expect_view("first_run");
    ui_keys(&world, "<F2>");
    expect_view("first_run");
}

static void leaving_the_first_question_makes_no_file(void **state)
{
    (void)state;
    ui_keys(&world, "<Esc>");
    assert_true(session_is_over(world.session));
    assert_string_equal(ui_close(&world), "");
    assert_int_not_equal(access(world.db, F_OK), 0);
}

static void enter_alone_begins_on_day_0(void **state)
{
    (void)state;
    ui_keys(&world, "<Enter>");
    expect_view("today");
    ui_shows(&world, "Day 0. The count runs by itself; nothing has to be ticked.");
    assert_int_equal(access(world.db, F_OK), 0);
}

static void taking_back_the_start_asks_again(void **state)
{
    (void)state;
    ui_keys(&world, "<Enter>U<Down><Enter>");
    expect_view("first_run");
}

static void help_in_the_first_question_comes_back_to_it(void **state)
{
    (void)state;
    ui_keys(&world, "<F1>");
    expect_view("help");
    ui_shows(&world, "In danger now");
    ui_keys(&world, "<Esc>");
    expect_view("first_run");
}

static void an_urge_is_on_disk_before_anything_is_asked(void **state)
{
    (void)state;
    ui_keys(&world, "u");
    expect_view("urge");
    assert_int_equal(count_urges(), 1);
    ui_shows(&world, "It is written down.");
}

static void u_held_down_for_two_seconds_stores_one_urge(void **state)
{
    (void)state;
    for (int i = 0; i < 60; i++)
        ui_keys(&world, "u");
    assert_int_equal(count_urges(), 1);
    ui_keys(&world, "<Esc>");
    expect_view("today");
}

static void the_program_can_open_on_the_urge(void **state)
{
    (void)state;
    ui_close(&world);
    world.start.urge = true;
    ui_open(&world);
    expect_view("urge");
    assert_int_equal(count_urges(), 1);
    ui_keys(&world, "<Esc>");
    expect_view("today");
}

static void an_urge_below_help_is_gone_back_to(void **state)
{
    (void)state;
    ui_keys(&world, "u?u");
    expect_view("urge");
    assert_int_equal(count_urges(), 1);
}

static void esc_at_a_tab_does_nothing_and_q_leaves(void **state)
{
    (void)state;
    ui_keys(&world, "<Esc><Esc>");
    assert_false(session_is_over(world.session));
    ui_keys(&world, "?q");
    expect_view("today");
    ui_keys(&world, "q");
    assert_true(session_is_over(world.session));
}

static void away_leaves_from_everywhere(void **state)
{
    static const char *const ways[] = {"!", "<^X>", "<^C>", "u!", "c<^X>", "m<^X>", "?!"};
    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        ui_keys(&world, ways[i]);
        assert_true(session_is_over(world.session));
        assert_string_equal(ui_close(&world), "");
        ui_open(&world);
        for (int j = 0; j < 4; j++)
            ui_keys(&world, "<Esc>");
    }
}

/* Alt-q would have ended the program, Alt-d thrown the text away, Alt-u stored an urge. */
static void with_alt_a_letter_is_no_command_in_text(void **state)
{
    (void)state;
    ui_keys(&world, "wone two<Alt-q><Alt-d><Alt-u><Alt-Enter><Alt-b><Alt-d><Alt-x>three");
    expect_view("write");
    ui_shows(&world, "one three");
    assert_int_equal(count_urges(), 0);
    ui_keys(&world, "<Esc>");
    expect_view("today");
    ui_keys(&world, "m<Tab><Alt-u>");
    expect_view("checkin");
    ui_keys(&world, "<Esc>");
    expect_view("today");
    ui_keys(&world, "m<Alt-u>"); /* outside text: Esc, and u */
    assert_int_equal(count_urges(), 1);
}

static void the_tabs_turn_and_each_start_is_on_today(void **state)
{
    (void)state;
    ui_keys(&world, "2");
    expect_view("urges");
    ui_keys(&world, "<Tab>");
    expect_view("journal");
    ui_keys(&world, "<Tab><Tab>");
    expect_view("insights");
    ui_keys(&world, "<Tab><Tab><Tab><Tab><Tab>"); /* from plot to plot */
    expect_view("insights");
    ui_keys(&world, "<Tab>");
    expect_view("plan");
    ui_keys(&world, "<Tab>");
    expect_view("today");
    ui_keys(&world, "<S-Tab><S-Tab><S-Tab><S-Tab><S-Tab>");
    expect_view("urges");
    ui_close(&world);
    ui_open(&world);
    expect_view("today");
}

static void letters_without_a_meaning_do_nothing(void **state)
{
    (void)state;
    const char *before = ui_screen(&world, 80, 24);
    ui_keys(&world, "ABCDFHOQRS[zZ7<Other><^D>");
    assert_string_equal(ui_screen(&world, 80, 24), before);
    assert_int_equal(count_urges(), 0);
}

static void a_paste_outside_of_text_does_nothing(void **state)
{
    (void)state;
    const char *before = ui_screen(&world, 80, 24);
    ui_paste(&world, "ucmq!\n");
    assert_string_equal(ui_screen(&world, 80, 24), before);
    assert_int_equal(count_urges(), 0);
    assert_false(session_is_over(world.session));
}

static void the_day_turns_by_itself_at_midnight(void **state)
{
    (void)state;
    ui_shows(&world, "44 d");
    ui_shows(&world, "Sun 22 Nov  21:14");
    ui_tick(&world, 60);
    ui_shows(&world, "Sun 22 Nov  21:15");
    ui_tick(&world, 3 * 3600);
    ui_shows(&world, "Mon 23 Nov  00:15");
    ui_shows(&world, "45 d");
}

static void a_clock_set_back_harms_nothing(void **state)
{
    (void)state;
    ui_keys(&world, "u<Esc>");
    ui_pass(&world, -366 * 86400);
    session_tick(world.session, &world.present, world.ms);
    assert_non_null(strstr(ui_screen(&world, 80, 24), "21:14"));
    ui_keys(&world, "u");
    ui_pass(&world, 3650 * 86400LL);
    session_tick(world.session, &world.present, world.ms);
    assert_null(strstr(ui_screen(&world, 80, 24), " -"));
}

static void what_another_program_writes_is_seen_within_a_second(void **state)
{
    (void)state;
    struct store  *store = ui_store(&world);
    struct person  person;
    struct error   error;
    struct contact contact = {.kind = CONTACT_TEXT, .breaks = true, .at = world.present.now, .until = DAY_NONE};
    ui_tick(&world, 0);
    ui_shows(&world, "44 d 21 h");
    assert_true(persons_find(store, "M.", &world.arena, &person, &error));
    contact.person_id = person.id;
    assert_true(contacts_add(store, &world.present, &world.arena, &contact, &error));
    store_close(store);
    ui_tick(&world, 1);
    assert_true(session_is_stale(world.session));
    ui_hides(&world, "44 d 21 h");
}

static void nothing_happens_without_a_reason_to_draw(void **state)
{
    (void)state;
    ui_tick(&world, 0);
    ui_screen(&world, 80, 24);
    for (int i = 0; i < 40; i++) {
        ui_tick(&world, 1);
        assert_false(session_is_stale(world.session));
        assert_int_equal(session_wants_ms(world.session), 1000);
    }
    ui_tick(&world, 20);
    assert_true(session_is_stale(world.session));
}

static void the_breath_is_drawn_only_where_motion_is_wanted(void **state)
{
    (void)state;
    ui_keys(&world, "u");
    ui_screen(&world, 80, 24);
    ui_tick(&world, 1);
    assert_true(session_is_stale(world.session));
    ui_close(&world);
    world.env.settings.motion = false;
    ui_open(&world);
    ui_keys(&world, "u");
    ui_screen(&world, 80, 24);
    ui_tick(&world, 1);
    assert_false(session_is_stale(world.session));
}

static void an_act_is_taken_back_and_the_count_said(void **state)
{
    (void)state;
    ui_keys(&world, "u<Esc>");
    assert_int_equal(count_urges(), 1);
    ui_pass(&world, 1);
    ui_keys(&world, "U");
    assert_int_equal(count_urges(), 0);
    ui_shows(&world, "Taken back: the urge.");
}

static void a_hidden_count_is_not_said(void **state)
{
    (void)state;
    ui_close(&world);
    world.env.settings.count_hidden = true;
    ui_open(&world);
    ui_keys(&world, "u<Esc>U");
    ui_shows(&world, "Taken back: the urge.");
    ui_hides(&world, "44");
}

static void what_takes_something_away_is_done_once_by_a_key_held_down(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        ui_keys(&world, "u<Esc>");
        ui_pass(&world, 3600);
    }
    ui_keys(&world, "2dddddd");
    assert_int_equal(count_urges(), 2);
    ui_pass(&world, 1);
    ui_keys(&world, "d");
    assert_int_equal(count_urges(), 1);
}

static void an_enter_held_down_leads_to_one_screen(void **state)
{
    (void)state;
    ui_keys(&world, "c<Enter><Enter><Enter><Enter>");
    expect_view("after");
    ui_pass(&world, 1);
    ui_keys(&world, "<Enter>");
    expect_view("today");
}

static void taking_back_held_down_takes_back_one_act(void **state)
{
    struct act  *acts;
    size_t       before, after;
    struct error error;
    (void)state;
    for (int i = 0; i < 5; i++) {
        ui_keys(&world, "u<Esc>");
        ui_pass(&world, 3600);
    }
    struct store *store = ui_store(&world);
    assert_true(act_list(store, &world.arena, &acts, &before, &error));
    for (int i = 0; i < 50; i++)
        ui_keys(&world, "U");
    assert_true(act_list(store, &world.arena, &acts, &after, &error));
    store_close(store);
    assert_int_equal(before - after, 1);
    ui_pass(&world, 1);
    ui_keys(&world, "U");
    assert_int_equal(count_urges(), 3);
}

static void with_nothing_to_take_back_it_says_so(void **state)
{
    (void)state;
    ui_keys(&world, "U<Down><Enter>"); /* the start itself was an act */
    ui_pass(&world, 1);
    expect_view("first_run");
}

static void a_line_stays_for_one_key_and_goes_with_the_next(void **state)
{
    (void)state;
    ui_keys(&world, "u<Esc>U");
    ui_shows(&world, "Taken back: the urge.");
    ui_keys(&world, "z");
    ui_shows(&world, "Taken back: the urge.");
    ui_keys(&world, "z");
    ui_hides(&world, "Taken back: the urge.");
}

static void the_next_person_is_one_key_away(void **state)
{
    (void)state;
    ui_keys(&world, "@");
    ui_shows(&world, "with M.");
    struct store *store = ui_store(&world);
    ui_person(&world, store, "B.", "2026-11-20");
    store_close(store);
    ui_tick(&world, 1);
    ui_keys(&world, "@");
    ui_shows(&world, "with B.");
    ui_keys(&world, "@");
    ui_shows(&world, "with M.");
}

/* What is begun is about whom is shown; elsewhere than on a tab the key does nothing, and who is put away is passed over. */
static void with_two_persons_all_is_about_the_one_that_is_shown(void **state)
{
    (void)state;
    struct store *store = ui_store(&world);
    struct person other = ui_person(&world, store, "B.", "2026-11-20"),
                  away = ui_person(&world, store, "C.", "2026-11-01");
    struct error error;
    away.archived = true;
    assert_true(persons_save(store, &world.present, &away, "person archive", &error));
    store_close(store);
    ui_tick(&world, 1);
    ui_keys(&world, "@");
    ui_shows(&world, "with B.");
    ui_keys(&world, "u@7<Esc>");
    ui_shows(&world, "with B.");
    ui_keys(&world, "c<Enter>");
    ui_shows(&world, "a text to B.");
    ui_keys(&world, "<Esc>@");
    ui_shows(&world, "with M.");
    ui_shows(&world, "44 d");
    ui_close(&world);
    ui_open(&world);
    store = ui_store(&world);
    struct urges_filter filter = {.since = DAY_NONE, .until = DAY_NONE, .outcome = -1};
    struct urge        *urges;
    size_t              count;
    assert_true(urges_list(store, &filter, &world.arena, &urges, &count, &error));
    store_close(store);
    assert_int_equal(count, 1);
    assert_int_equal(urges[0].person_id, other.id);
}

static void a_screen_over_too_many_others_is_refused_with_a_sentence(void **state)
{
    (void)state;
    struct app *app = &world.session->app;
    for (int i = 0; i < 2 * STACK_MAX; i++) {
        app_push(app, &view_help, NULL);
        stack_settle(app);
    }
    expect_view("help");
    assert_non_null(strstr(ui_screen(&world, 120, 36), "no other one opens over them. Esc closes this one."));
    for (int i = 1; i < STACK_MAX; i++)
        ui_keys(&world, "<Esc>");
    expect_view("today");
}

static void suspend_and_redraw_are_the_terminals(void **state)
{
    (void)state;
    ui_keys(&world, "<^Z>");
    assert_int_equal(session_take_request(world.session), SESSION_SUSPEND);
    assert_int_equal(session_take_request(world.session), SESSION_NOTHING);
    ui_keys(&world, "<^L>");
    assert_int_equal(session_take_request(world.session), SESSION_REDRAW);
}

/* Any keys, any size: no crash, no control character in a cell, the cursor inside. */
static void random_keys_at_random_sizes_harm_nothing(void **state)
{
    static const char *const keys[] = {
        "u",           "c",       "m",    "U",      "?",      "1",       "2",     "@",       "j",
        "k",           "h",       "l",    "g",      "G",      "e",       "n",     "f",       "d",
        "t",           "r",       "b",    "7",      "0",      "y",       "<Esc>", "<Enter>", "<Tab>",
        "<S-Tab>",     "<Space>", "<Up>", "<Down>", "<Left>", "<Right>", "<F1>",  "<F2>",    "<PgDn>",
        "<Backspace>", "<^U>",    "<^W>", "x",      "日",     "<Home>",  "<End>", "<^_>",    "<^Y>"};
    struct random random = {.state = 5};
    (void)state;
    for (int round = 0; round < 3000; round++) {
        ui_keys(&world, keys[random_index(&random, sizeof keys / sizeof *keys)]);
        if (random_one_in(&random, 20))
            ui_paste(&world, "\033[2J\xff\n\t text");
        if (random_one_in(&random, 10))
            ui_tick(&world, random_between(&random, 0, 4000));
        assert_false(session_is_over(world.session));
        struct arena  scratch = {0};
        struct canvas canvas = canvas_make(&scratch, (int)random_between(&random, 1, 40),
                                           (int)random_between(&random, 1, 130), random_one_in(&random, 2));
        session_draw(world.session, &canvas);
        assert_in_range(canvas.cursor_row, 0, canvas.rows - 1);
        assert_in_range(canvas.cursor_col, 0, canvas.cols - 1);
        for (int i = 0; i < canvas.rows * canvas.cols; i++)
            assert_true(canvas.cells[i].cols == 0 ||
                        text_visible(canvas.cells[i].chars[0]) == canvas.cells[i].chars[0]);
        arena_free(&scratch);
    }
    assert_string_equal(ui_close(&world), "");
}

/* A row of keys.def that no file names does nothing, and help would lie. */
static void every_row_of_the_key_table_is_handled(void **state)
{
    static const char *const names[] = {
        "",
#define X(scope, action, keys, hint, help) "ACTION_" #scope "_" #action,
#include "ui/kit/keys.def"
#undef X
    };
    char command[512];
    (void)state;
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        snprintf(command, sizeof command, "grep -rqw --include=*.c %s %s/../src/ui", names[i], TESTS_DIR);
        if (system(command) != 0)
            fail_msg("%s is handled nowhere", names[i]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_a_person_it_asks_since_when, begin_empty, end),
        cmocka_unit_test_setup_teardown(a_file_that_is_mostly_empty_becomes_smaller_while_nothing_is_done, begin, end),
        cmocka_unit_test_setup_teardown(leaving_the_first_question_makes_no_file, begin_empty, end),
        cmocka_unit_test_setup_teardown(enter_alone_begins_on_day_0, begin_empty, end),
        cmocka_unit_test_setup_teardown(taking_back_the_start_asks_again, begin_empty, end),
        cmocka_unit_test_setup_teardown(help_in_the_first_question_comes_back_to_it, begin_empty, end),
        cmocka_unit_test_setup_teardown(an_urge_is_on_disk_before_anything_is_asked, begin, end),
        cmocka_unit_test_setup_teardown(u_held_down_for_two_seconds_stores_one_urge, begin, end),
        cmocka_unit_test_setup_teardown(the_program_can_open_on_the_urge, begin, end),
        cmocka_unit_test_setup_teardown(an_urge_below_help_is_gone_back_to, begin, end),
        cmocka_unit_test_setup_teardown(esc_at_a_tab_does_nothing_and_q_leaves, begin, end),
        cmocka_unit_test_setup_teardown(away_leaves_from_everywhere, begin, end),
        cmocka_unit_test_setup_teardown(with_alt_a_letter_is_no_command_in_text, begin, end),
        cmocka_unit_test_setup_teardown(the_tabs_turn_and_each_start_is_on_today, begin, end),
        cmocka_unit_test_setup_teardown(letters_without_a_meaning_do_nothing, begin, end),
        cmocka_unit_test_setup_teardown(a_paste_outside_of_text_does_nothing, begin, end),
        cmocka_unit_test_setup_teardown(the_day_turns_by_itself_at_midnight, begin, end),
        cmocka_unit_test_setup_teardown(a_clock_set_back_harms_nothing, begin, end),
        cmocka_unit_test_setup_teardown(what_another_program_writes_is_seen_within_a_second, begin, end),
        cmocka_unit_test_setup_teardown(nothing_happens_without_a_reason_to_draw, begin, end),
        cmocka_unit_test_setup_teardown(the_breath_is_drawn_only_where_motion_is_wanted, begin, end),
        cmocka_unit_test_setup_teardown(an_act_is_taken_back_and_the_count_said, begin, end),
        cmocka_unit_test_setup_teardown(a_hidden_count_is_not_said, begin, end),
        cmocka_unit_test_setup_teardown(what_takes_something_away_is_done_once_by_a_key_held_down, begin, end),
        cmocka_unit_test_setup_teardown(an_enter_held_down_leads_to_one_screen, begin, end),
        cmocka_unit_test_setup_teardown(taking_back_held_down_takes_back_one_act, begin, end),
        cmocka_unit_test_setup_teardown(with_nothing_to_take_back_it_says_so, begin, end),
        cmocka_unit_test_setup_teardown(a_line_stays_for_one_key_and_goes_with_the_next, begin, end),
        cmocka_unit_test_setup_teardown(the_next_person_is_one_key_away, begin, end),
        cmocka_unit_test_setup_teardown(with_two_persons_all_is_about_the_one_that_is_shown, begin, end),
        cmocka_unit_test_setup_teardown(a_screen_over_too_many_others_is_refused_with_a_sentence, begin, end),
        cmocka_unit_test_setup_teardown(suspend_and_redraw_are_the_terminals, begin, end),
        cmocka_unit_test_setup_teardown(random_keys_at_random_sizes_harm_nothing, begin, end),
        cmocka_unit_test(every_row_of_the_key_table_is_handled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
