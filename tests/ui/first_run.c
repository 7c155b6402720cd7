#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/ui_life.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    ui_open(world);
    assert_string_equal(session_view(world->session), "first_run");
    return world;
}

static struct person read_person(struct ui_world *world)
{
    struct store *store = ui_store(world);
    struct person person;
    struct error  error;
    if (!persons_find(store, NULL, &world->arena, &person, &error))
        fail_msg("%s", error.text);
    store_close(store);
    return person;
}

static bool has_file(const struct ui_world *world)
{
    return access(world->db, F_OK) == 0;
}

static void the_form_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_golden_screen(world, "first-run");
}

static void the_form_in_ascii_with_the_last_field_open(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    ui_open(world);
    ui_keys(world, "<S-Tab>\u9759\u304b\u306a\u591c");
    ui_golden_state(world, "first-run-ascii");
}

static void enter_alone_begins_on_day_zero(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<Enter>");
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "\n Day 0. The count runs by itself; nothing has to be ticked.\n");
    ui_shows(world, "days without contact\n");
    struct person person = read_person(world);
    assert_int_equal(person.started_on, world->present.today);
    assert_int_equal(person.started_offset_s, world->offset_s);
    assert_int_equal(person.target_days, 90);
    assert_int_equal(person.rules.preset, RULES_STANDARD);
    assert_int_equal(rules_changed(&person.rules), 0);
    assert_null(person.name);
    assert_null(person.promise);
}

static void esc_leaves_and_no_file_is_made(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "3d ago<Tab>M.<Esc>");
    assert_true(session_is_over(world->session));
    assert_string_equal(ui_close(world), "");
    assert_false(has_file(world));
}

static void ctrl_x_and_q_make_no_file_either(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<^X>");
    assert_true(session_is_over(world->session));
    ui_close(world);
    ui_open(world);
    ui_keys(world, "<Tab><Tab><Tab>q");
    assert_true(session_is_over(world->session));
    ui_close(world);
    assert_false(has_file(world));
}

static void every_field_is_stored(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "3d ago<Tab>M\u00e9ry<Tab>30<Tab><Space><Tab><Space><Tab>I choose my own quiet.<Enter>");
    ui_shows(world, "\n Day 3. The count runs by itself; nothing has to be ticked.\n");
    struct person person = read_person(world);
    assert_int_equal(person.started_on, world->present.today - 3);
    assert_string_equal(person.name, "M\u00e9ry");
    assert_int_equal(person.target_days, 30);
    assert_string_equal(person.promise, "I choose my own quiet.");
    assert_false(rules_break(&person.rules, CONTACT_LOGISTICS, CONTACT_OUT));
    assert_false(rules_break(&person.rules, CONTACT_LOGISTICS, CONTACT_CHANCE));
    assert_true(rules_break(&person.rules, CONTACT_LOOK, CONTACT_OUT));
    assert_true(rules_break(&person.rules, CONTACT_LOOK, CONTACT_CHANCE));
    assert_true(rules_break(&person.rules, CONTACT_TEXT, CONTACT_OUT));
    assert_int_equal(rules_changed(&person.rules), 3);
}

static void a_day_is_said_in_full_below_it(void **state)
{
    struct ui_world *world = begin(state);
    ui_shows(world, "[ today, Sun 22 Nov 2026");
    ui_shows(world, "also: yesterday, 3d ago, 2026-11-14");
    ui_keys(world, "friday");
    ui_shows(world, "[ friday ");
    ui_shows(world, "\n                              Fri 20 Nov 2026\n");
}

static void a_wrong_day_says_so_under_the_field(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "2026-02-30<Tab>M.<Enter>");
    assert_string_equal(session_view(world->session), "first_run");
    assert_false(has_file(world));
    ui_golden_state(world, "first-run-wrong-day");
    ui_keys(world, "<^U>yesterday<Enter>");
    assert_int_equal(read_person(world).started_on, world->present.today - 1);
    assert_string_equal(read_person(world).name, "M.");
}

static void wrong_days_to_aim_for_say_so(void **state)
{
    static const char *const wrong[] = {"0", "36501", "9x", "-1", "1.5"};
    struct ui_world         *world = begin(state);
    ui_keys(world, "<Tab><Tab>");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ui_keys(world, "<^U>");
        ui_keys(world, wrong[i]);
        ui_keys(world, "<Enter>");
        ui_shows(world, "this is a number of days, from 1 to 36500");
        assert_false(has_file(world));
    }
    ui_keys(world, "<^U>36500<Enter>");
    assert_int_equal(read_person(world).target_days, 36500);
}

static void a_start_ahead_is_said(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "2026-11-27<Enter>");
    ui_shows(world, "It is written down. The count begins on Fri 27 Nov, by itself.");
    ui_shows(world, "begins in 5 days, on 27 Nov");
}

static void f1_is_help_and_comes_back_to_what_was_typed(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "yesterday<F1>");
    assert_string_equal(session_view(world->session), "help");
    ui_shows(world, "findahelpline.com");
    ui_keys(world, "<Esc>");
    ui_shows(world, "[ yesterday ");
    assert_false(has_file(world));
}

static void space_in_the_help_marks_the_person_being_started(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "yesterday<F1>");
    ui_golden_state(world, "first-run-help");
    ui_keys(world, "<Space>");
    ui_shows(world, "[x] I am afraid of this person");
    ui_keys(world, "<Esc>");
    ui_shows(world, "Marked: you are afraid of them, or there is a court order.");
    ui_golden_state(world, "first-run-marked");
    ui_keys(world, "<Enter>");
    assert_true(read_person(world).unsafe);
}

static void a_mark_that_was_taken_away_again_is_not_stored(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<F1><Space>j<Space><Esc><Enter>");
    assert_false(read_person(world).unsafe);
}

static void keys_that_need_a_person_do_nothing(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<F2><Tab><Tab><Tab>ucmU@12");
    assert_string_equal(session_view(world->session), "first_run");
    assert_false(has_file(world));
}

static void a_paste_goes_into_the_promise_whole(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<S-Tab>");
    ui_paste(world, "quiet,\nand \u96e8");
    ui_keys(world, "<Enter>");
    assert_string_equal(read_person(world).promise, "quiet, and \u96e8");
}

static void a_start_that_was_taken_back_asks_again(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<Enter>U<Down><Enter>");
    assert_string_equal(session_view(world->session), "first_run");
}

/* A file in a folder of its own, which goes once the question is asked. */
static void open_in_a_folder_that_goes(struct ui_world *world, char folder[200], char path[240])
{
    snprintf(folder, 200, "%s/missing", world->folder);
    snprintf(path, 240, "%s/h.db", folder);
    world->start.db_path = path;
    assert_int_equal(mkdir(folder, 0700), 0);
    ui_open(world);
    assert_int_equal(rmdir(folder), 0);
}

static void what_the_disk_does_not_take_is_tried_again(void **state)
{
    struct ui_world *world = *state;
    char             folder[200], path[240];
    open_in_a_folder_that_goes(world, folder, path);
    ui_keys(world, "yesterday<Tab>M.<Enter>");
    assert_string_equal(session_view(world->session), "first_run");
    ui_shows(world, "This is not on disk yet");
    ui_shows(world, "[ M. ");
    assert_int_equal(mkdir(folder, 0700), 0);
    ui_tick(world, 2);
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "day without contact with M.");
    assert_string_equal(ui_close(world), "");
}

static void what_was_never_written_is_named_at_the_end(void **state)
{
    struct ui_world *world = *state;
    char             folder[200], path[240];
    open_in_a_folder_that_goes(world, folder, path);
    ui_keys(world, "<Enter><^X>");
    assert_string_equal(ui_close(world), "holdfast: not written: the day on which the count begins\n");
}

static void a_paste_that_does_not_fit_says_so(void **state)
{
    struct ui_world *world = begin(state);
    static char      longer[70000];
    memset(longer, 'w', sizeof longer - 1);
    ui_keys(world, "<S-Tab>");
    ui_paste(world, longer);
    ui_shows(world, "The rest of it has no room here.");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(a_paste_that_does_not_fit_says_so),
        LIFE_TEST(the_form_at_every_size),
        LIFE_TEST(the_form_in_ascii_with_the_last_field_open),
        LIFE_TEST(enter_alone_begins_on_day_zero),
        LIFE_TEST(esc_leaves_and_no_file_is_made),
        LIFE_TEST(ctrl_x_and_q_make_no_file_either),
        LIFE_TEST(every_field_is_stored),
        LIFE_TEST(a_day_is_said_in_full_below_it),
        LIFE_TEST(a_wrong_day_says_so_under_the_field),
        LIFE_TEST(wrong_days_to_aim_for_say_so),
        LIFE_TEST(a_start_ahead_is_said),
        LIFE_TEST(f1_is_help_and_comes_back_to_what_was_typed),
        LIFE_TEST(space_in_the_help_marks_the_person_being_started),
        LIFE_TEST(a_mark_that_was_taken_away_again_is_not_stored),
        LIFE_TEST(keys_that_need_a_person_do_nothing),
        LIFE_TEST(a_paste_goes_into_the_promise_whole),
        LIFE_TEST(a_start_that_was_taken_back_asks_again),
        LIFE_TEST(what_the_disk_does_not_take_is_tried_again),
        LIFE_TEST(what_was_never_written_is_named_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
