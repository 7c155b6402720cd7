#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "core/buf.h"
#include "words/texts.h"
#include "support/ui_golden.h"

static struct ui_world world;

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

static int end(void **state)
{
    (void)state;
    ui_end(&world);
    return 0;
}

/* One row of the screen. */
static const char *row(int cols, int rows, int at)
{
    const char *text = ui_screen(&world, cols, rows);
    while (at-- > 0)
        text = strchr(text, '\n') + 1;
    return arena_copy_bytes(&world.arena, text, strcspn(text, "\n"));
}

static void tabs_and_clock_stand_on_top(void **state)
{
    (void)state;
    assert_string_equal(row(80, 24, 0),
                        "[1 Today] 2 Urges  3 Journal  4 Goals  5 Insights  6 Plan     Sun 22 Nov  21:14");
    ui_keys(&world, "2");
    assert_string_equal(row(80, 24, 0),
                        " 1 Today [2 Urges] 3 Journal  4 Goals  5 Insights  6 Plan     Sun 22 Nov  21:14");
}

static void on_few_columns_only_the_open_tab_stands_there(void **state)
{
    (void)state;
    assert_string_equal(row(45, 14, 0), "[1 Today]                  Sun 22 Nov  21:14");
    assert_string_equal(row(40, 12, 0), "[1 Today]             Sun 22 Nov  21:14");
}

static void urge_comes_first_and_the_way_out_last_and_neither_is_cut(void **state)
{
    (void)state;
    for (int cols = 200; cols >= 16; cols--) {
        const char *keys = row(cols, 24, 23);
        size_t      length = strlen(keys);
        assert_non_null(strstr(keys, "u urge"));
        assert_true(strncmp(keys + (keys[0] == ' '), "u urge", 6) == 0);
        assert_string_equal(keys + length - 5, "q out");
    }
}

static void on_the_urge_r_comes_first(void **state)
{
    (void)state;
    ui_keys(&world, "u");
    for (int cols = 200; cols >= 18; cols--) {
        const char *keys = row(cols, 24, 23);
        assert_true(strncmp(keys + (keys[0] == ' '), "r rode it out", 13) == 0);
        assert_non_null(strstr(keys, " Esc"));
    }
}

static void the_message_has_a_row_where_there_is_room_and_the_line_where_not(void **state)
{
    (void)state;
    ui_keys(&world, "u<Esc>U");
    assert_string_equal(row(80, 24, 22), " Taken back: the urge.");
    assert_int_equal(row(80, 24, 21)[0], (char)0xe2);
    assert_string_equal(row(45, 14, 12), " Taken back: the urge.");
}

static void the_count_and_the_urge_key_stay_below_every_size(void **state)
{
    (void)state;
    assert_non_null(strstr(ui_screen(&world, 39, 24), "44 days\nThe rest is seen"));
    ui_golden(&world, "small", 80, 11);
    ui_golden(&world, "small", 20, 5);
    ui_golden(&world, "small", 1, 1);
    ui_keys(&world, "u");
    assert_non_null(strstr(ui_screen(&world, 39, 11), "Urge, began 21:14, just now\nIn danger"));
    assert_non_null(strstr(ui_screen(&world, 20, 5), "r rode"));
    ui_keys(&world, "<Esc>U");
    assert_non_null(strstr(ui_screen(&world, 39, 11), "Taken back: the urge."));
}

static void a_hidden_count_is_hidden_on_the_small_screen_too(void **state)
{
    (void)state;
    ui_close(&world);
    world.env.settings.count_hidden = true;
    ui_open(&world);
    assert_null(strstr(ui_screen(&world, 39, 11), "44"));
}

static void the_small_screen_follows_what_is_written(void **state)
{
    (void)state;
    assert_non_null(strstr(ui_screen(&world, 39, 11), "44 days"));
    ui_keys(&world, "c<Enter><Esc>");
    assert_null(strstr(ui_screen(&world, 39, 11), "44 days"));
}

static void the_cursor_is_never_in_a_corner_of_a_usual_screen(void **state)
{
    static const char *const screens[] = {"", "2", "u", "<Esc>c", "<Esc>m", "<Esc>?"};
    (void)state;
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        ui_keys(&world, screens[i]);
        const char *screen = ui_screen(&world, 80, 24);
        assert_null(strstr(screen, "cursor 0, 0\n"));
        assert_null(strstr(screen, "cursor 23,"));
    }
}

static void neither_the_clock_nor_the_breath_moves_the_cursor(void **state)
{
    (void)state;
    ui_keys(&world, "u");
    const char *before = strstr(ui_screen(&world, 80, 24), "cursor");
    ui_tick(&world, 3);
    assert_string_equal(strstr(ui_screen(&world, 80, 24), "cursor"), before);
    ui_tick(&world, 120);
    assert_string_equal(strstr(ui_screen(&world, 80, 24), "cursor"), before);
}

static void help_begins_with_the_lines_for_danger(void **state)
{
    (void)state;
    ui_keys(&world, "?");
    assert_non_null(strstr(row(80, 24, 3), texts_help_line(0).text));
    ui_golden_state(&world, "help");
    ui_golden(&world, "help", 45, 14);
    ui_golden(&world, "help", 120, 190);
    world.env.settings.ascii = SETTING_YES;
    session_use_ascii(world.session, true);
    ui_golden(&world, "help-ascii", 120, 190);
}

static void help_scrolls_to_its_end_and_back(void **state)
{
    (void)state;
    ui_keys(&world, "?");
    const char *top = ui_screen(&world, 80, 24);
    ui_keys(&world, "G");
    const char *bottom = ui_screen(&world, 80, 24);
    assert_non_null(strstr(bottom, "the chosen row"));
    ui_keys(&world, "<Down><Down><PgDn>");
    assert_string_equal(ui_screen(&world, 80, 24), bottom);
    ui_keys(&world, "k");
    assert_string_not_equal(ui_screen(&world, 80, 24), bottom);
    ui_keys(&world, "g");
    assert_string_equal(ui_screen(&world, 80, 24), top);
}

/* Help, `holdfast help keys` and the man page come from one table. */
static void every_key_stands_in_the_help_and_in_the_text_of_the_keys(void **state)
{
    (void)state;
    ui_keys(&world, "?");
    const char *screen = ui_screen(&world, 200, 300);
    const char *text = texts_keys_text();
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        struct keys_row row_of = keys_row((enum action)i);
        assert_non_null(strstr(screen, row_of.help));
        assert_non_null(strstr(text, row_of.keys));
        assert_non_null(strstr(screen, row_of.keys));
    }
    for (const char *at = text; *at != '\0'; at += strcspn(at, "\n") + 1)
        assert_true(strcspn(at, "\n") <= 80);
}

static void a_name_from_a_hostile_file_is_shown_as_marks(void **state)
{
    (void)state;
    struct store *store = ui_store(&world);
    ui_person(&world, store, "M\xc2\x9b\x33\x31m\u202e\U000e0041", "2026-11-20");
    store_close(store);
    ui_tick(&world, 1);
    ui_keys(&world, "@");
    const char *screen = ui_screen(&world, 80, 24);
    assert_non_null(strstr(screen, "M\ufffd31m\ufffd\ufffd"));
    assert_null(strstr(screen, "\xc2\x9b"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tabs_and_clock_stand_on_top, begin, end),
        cmocka_unit_test_setup_teardown(on_few_columns_only_the_open_tab_stands_there, begin, end),
        cmocka_unit_test_setup_teardown(urge_comes_first_and_the_way_out_last_and_neither_is_cut, begin, end),
        cmocka_unit_test_setup_teardown(on_the_urge_r_comes_first, begin, end),
        cmocka_unit_test_setup_teardown(the_message_has_a_row_where_there_is_room_and_the_line_where_not, begin, end),
        cmocka_unit_test_setup_teardown(the_count_and_the_urge_key_stay_below_every_size, begin, end),
        cmocka_unit_test_setup_teardown(a_hidden_count_is_hidden_on_the_small_screen_too, begin, end),
        cmocka_unit_test_setup_teardown(the_small_screen_follows_what_is_written, begin, end),
        cmocka_unit_test_setup_teardown(the_cursor_is_never_in_a_corner_of_a_usual_screen, begin, end),
        cmocka_unit_test_setup_teardown(neither_the_clock_nor_the_breath_moves_the_cursor, begin, end),
        cmocka_unit_test_setup_teardown(help_begins_with_the_lines_for_danger, begin, end),
        cmocka_unit_test_setup_teardown(help_scrolls_to_its_end_and_back, begin, end),
        cmocka_unit_test_setup_teardown(every_key_stands_in_the_help_and_in_the_text_of_the_keys, begin, end),
        cmocka_unit_test_setup_teardown(a_name_from_a_hostile_file_is_shown_as_marks, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
