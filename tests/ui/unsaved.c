#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "support/ui_rows.h"

static struct ui_world world;

static int begin(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    ui_begin(&world, "2026-11-22T21:14:00+01:00");
    struct store *store = ui_store(&world);
    ui_person(&world, store, "M.", "2026-10-09");
    store_close(store);
    ui_open(&world);
    ui_keys(&world, "u<Esc>U"); /* the day's copy is made */
    ui_pass(&world, 1);
    return 0;
}

/* A full disk without being root: no file may grow. */
static void fill_disk(bool full)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = full ? 1 : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static int end(void **state)
{
    (void)state;
    fill_disk(false);
    ui_end(&world);
    return 0;
}

static size_t count_urges(void)
{
    size_t count;
    rows_urges(&world, &count);
    return count;
}

static void on_a_full_disk_it_says_so_and_never_that_it_is_written(void **state)
{
    (void)state;
    fill_disk(true);
    ui_keys(&world, "u");
    ui_shows(&world, "This is not on disk yet");
    ui_hides(&world, "It is written down.");
    ui_tick(&world, 1);
    ui_shows(&world, "This is not on disk yet");
    fill_disk(false); /* the golden file must be writable */
    ui_golden_state(&world, "urge-not-on-disk");
}

static void it_is_written_as_soon_as_there_is_room(void **state)
{
    (void)state;
    fill_disk(true);
    ui_keys(&world, "u");
    ui_tick(&world, 1);
    fill_disk(false);
    assert_int_equal(count_urges(), 0);
    ui_tick(&world, 1);
    assert_int_equal(count_urges(), 1);
    ui_hides(&world, "not on disk");
    ui_shows(&world, "It is written down.");
}

static void an_urge_that_was_left_is_tried_from_behind(void **state)
{
    (void)state;
    fill_disk(true);
    ui_keys(&world, "u<Esc>");
    assert_string_equal(session_view(world.session), "today");
    ui_shows(&world, "This is not on disk yet");
    ui_tick(&world, 1);
    ui_shows(&world, "This is not on disk yet");
    fill_disk(false);
    ui_tick(&world, 1);
    assert_int_equal(count_urges(), 1);
    ui_hides(&world, "not on disk");
    assert_string_equal(ui_close(&world), "");
}

static void what_is_not_written_at_the_end_is_said(void **state)
{
    (void)state;
    fill_disk(true);
    ui_keys(&world, "u<^X>");
    assert_true(session_is_over(world.session));
    const char *sentence = ui_close(&world);
    fill_disk(false);
    assert_string_equal(sentence, "holdfast: not written: an urge of 21:14\n");
}

static void the_end_itself_tries_once_more(void **state)
{
    (void)state;
    fill_disk(true);
    ui_keys(&world, "u<^X>");
    fill_disk(false);
    assert_string_equal(ui_close(&world), "");
    assert_int_equal(count_urges(), 1);
}

static void taking_back_on_a_full_disk_says_why_not(void **state)
{
    (void)state;
    ui_keys(&world, "u<Esc>");
    ui_pass(&world, 1);
    fill_disk(true);
    ui_keys(&world, "U");
    ui_shows(&world, "This was not written");
    fill_disk(false);
    ui_pass(&world, 1);
    ui_keys(&world, "U");
    assert_int_equal(count_urges(), 0);
}

/* What a kill leaves behind is the file as it is at that moment. */
static void kill_program(void)
{
    char command[512], other[160];
    snprintf(other, sizeof other, "%s/after.db", world.folder);
    snprintf(command, sizeof command, "cp %s %s", world.db, other);
    assert_int_equal(system(command), 0);
    ui_close(&world);
    memcpy(world.db, other, strlen(other) + 1);
    ui_open(&world);
}

static void type_into_the_note(const char *text)
{
    for (int i = 0; i < 12; i++) {
        ui_keys(&world, "<Tab>");
        ui_paste(&world, text);
        if (strstr(ui_screen(&world, 80, 40), text))
            return;
    }
    fail();
}

static void a_half_filled_form_comes_back_after_a_kill(void **state)
{
    (void)state;
    ui_keys(&world, "c");
    assert_string_equal(session_view(world.session), "contact");
    type_into_the_note("half a sentence");
    ui_tick(&world, 1);
    kill_program();
    assert_string_equal(session_view(world.session), "today");
    ui_shows(&world, "Left open: a contact, from 21:14. o to continue.");
    ui_keys(&world, "o");
    assert_string_equal(session_view(world.session), "contact");
    assert_non_null(strstr(ui_screen(&world, 80, 40), "half a sentence"));
    ui_keys(&world, "<Esc>");
    assert_string_equal(session_view(world.session), "today");
    ui_keys(&world, "o"); /* left again, it is offered there again */
    assert_string_equal(session_view(world.session), "contact");
}

static void a_form_that_was_left_keeps_what_was_typed(void **state)
{
    (void)state;
    ui_keys(&world, "m");
    type_into_the_note("half a sentence");
    ui_keys(&world, "<Esc>");
    assert_string_equal(session_view(world.session), "today");
    ui_keys(&world, "m<Enter>");
    assert_non_null(strstr(ui_screen(&world, 80, 40), "half a sentence"));
}

static void a_saved_form_leaves_no_draft(void **state)
{
    (void)state;
    ui_keys(&world, "m");
    type_into_the_note("a quiet day");
    ui_tick(&world, 1);
    ui_keys(&world, "<Enter>");
    assert_string_equal(session_view(world.session), "today");
    kill_program();
    assert_string_equal(session_view(world.session), "today");
}

static void a_jump_to_the_urge_keeps_the_form_below(void **state)
{
    (void)state;
    ui_keys(&world, "m");
    type_into_the_note("half a sentence");
    ui_keys(&world, "<F2>");
    assert_string_equal(session_view(world.session), "urge");
    ui_keys(&world, "<Esc>");
    assert_string_equal(session_view(world.session), "checkin");
    assert_non_null(strstr(ui_screen(&world, 80, 40), "half a sentence"));
}

static void a_draft_that_cannot_be_kept_at_the_end_is_said(void **state)
{
    (void)state;
    ui_keys(&world, "m");
    type_into_the_note("half a sentence");
    fill_disk(true);
    ui_keys(&world, "<^X>");
    const char *sentence = ui_close(&world);
    fill_disk(false);
    assert_non_null(strstr(sentence, "holdfast: not written: "));
    assert_null(strstr(sentence, "half"));
}

static void a_form_left_by_esc_says_that_its_draft_is_kept_and_offers_it_then(void **state)
{
    (void)state;
    ui_keys(&world, "m<Esc>");
    ui_hides(&world, "Draft kept.");
    ui_keys(&world, "m3");
    ui_shows(&world, "^G discard");
    ui_shows(&world, "Esc keep draft");
    ui_keys(&world, "<Esc>");
    ui_shows(&world, "Draft kept. Press the same key to continue.");
    ui_pass(&world, 600);
    ui_keys(&world, "m");
    ui_shows(&world, "Draft from Sun 22 Nov, 21:14: Enter continue, ^G start fresh");
    ui_shows(&world, "Enter continue   ^G start fresh");
    ui_shows(&world, "[-]");
    ui_keys(&world, "<Enter>");
    ui_shows(&world, "[3]");
    ui_pass(&world, 1);
    ui_keys(&world, "<Enter>");
    ui_hides(&world, "Draft kept.");
    ui_keys(&world, "m");
    ui_hides(&world, "Draft from");
    ui_keys(&world, "<Esc>");
    ui_hides(&world, "Draft kept.");
}

static void a_draft_of_another_day_says_the_day_on_today_too(void **state)
{
    (void)state;
    ui_keys(&world, "4n<Enter>half<Esc>");
    ui_shows(&world, "Draft kept.");
    ui_keys(&world, "1");
    ui_shows(&world, "Left open: a goal, from 21:14. o to continue.");
    ui_close(&world);
    ui_pass(&world, 86400);
    ui_open(&world);
    ui_shows(&world, "Left open: a goal, from Sun 22 Nov, 21:14. o to continue.");
    ui_keys(&world, "o<^G>");
    ui_hides(&world, "Left open");
}

static void what_could_not_be_kept_is_not_said_to_be(void **state)
{
    (void)state;
    ui_keys(&world, "m3");
    fill_disk(true);
    ui_keys(&world, "<Esc>");
    ui_hides(&world, "Draft kept.");
    ui_shows(&world, "This is not on disk yet");
    fill_disk(false);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(on_a_full_disk_it_says_so_and_never_that_it_is_written, begin, end),
        cmocka_unit_test_setup_teardown(a_form_left_by_esc_says_that_its_draft_is_kept_and_offers_it_then, begin, end),
        cmocka_unit_test_setup_teardown(a_draft_of_another_day_says_the_day_on_today_too, begin, end),
        cmocka_unit_test_setup_teardown(what_could_not_be_kept_is_not_said_to_be, begin, end),
        cmocka_unit_test_setup_teardown(it_is_written_as_soon_as_there_is_room, begin, end),
        cmocka_unit_test_setup_teardown(an_urge_that_was_left_is_tried_from_behind, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_written_at_the_end_is_said, begin, end),
        cmocka_unit_test_setup_teardown(the_end_itself_tries_once_more, begin, end),
        cmocka_unit_test_setup_teardown(taking_back_on_a_full_disk_says_why_not, begin, end),
        cmocka_unit_test_setup_teardown(a_half_filled_form_comes_back_after_a_kill, begin, end),
        cmocka_unit_test_setup_teardown(a_form_that_was_left_keeps_what_was_typed, begin, end),
        cmocka_unit_test_setup_teardown(a_saved_form_leaves_no_draft, begin, end),
        cmocka_unit_test_setup_teardown(a_jump_to_the_urge_keeps_the_form_below, begin, end),
        cmocka_unit_test_setup_teardown(a_draft_that_cannot_be_kept_at_the_end_is_said, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
