/* What becomes of the screens when the file goes from under them, turns into something else, and comes back. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/ui_rows.h"

static struct ui_world world;
static char            aside[160];

static int begin(void **state)
{
    (void)state;
    ui_begin(&world, "2026-11-22T21:14:00+01:00");
    struct store *store = ui_store(&world);
    ui_person(&world, store, "M.", "2026-10-09");
    store_close(store);
    ui_open(&world);
    ui_keys(&world, "u<Esc>U"); /* the day's copy is made */
    ui_pass(&world, 1);
    snprintf(aside, sizeof aside, "%s/aside", world.folder);
    return 0;
}

static int end(void **state)
{
    (void)state;
    ui_end(&world);
    return 0;
}

static bool is_there(void)
{
    struct stat about;
    return stat(world.db, &about) == 0;
}

static void take_away(void)
{
    assert_int_equal(rename(world.db, aside), 0);
}

static void put_back(void)
{
    assert_int_equal(rename(aside, world.db), 0);
}

static void put_back_a_copy(void)
{
    char  block[4096];
    FILE *from = fopen(aside, "r"), *to = fopen(world.db, "w");
    assert_true(from && to);
    for (size_t got; (got = fread(block, 1, sizeof block, from)) > 0;)
        assert_int_equal(fwrite(block, 1, got, to), got);
    fclose(from);
    assert_int_equal(fclose(to), 0);
}

/* The same file with other content, as an editor or a bad disk leaves it. */
static void turn_into(const char *text)
{
    put_back_a_copy();
    FILE *to = fopen(world.db, "r+");
    assert_non_null(to);
    if (text[0] == '\0') {
        assert_int_equal(ftruncate(fileno(to), 0), 0);
    } else {
        for (int i = 0; i < 10000; i++)
            fputs(text, to);
    }
    assert_int_equal(fclose(to), 0);
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

static void a_file_that_is_gone_is_told_within_a_second(void **state)
{
    (void)state;
    take_away();
    ui_tick(&world, 1);
    ui_shows(&world, "h.db\" is gone.");
    ui_shows(&world, "days without contact");
    put_back();
    ui_tick(&world, 1);
    ui_hides(&world, "is gone");
}

static void no_new_file_is_made_where_one_had_been(void **state)
{
    (void)state;
    take_away();
    ui_keys(&world, "u");
    expect_view("urge");
    ui_shows(&world, "This is not on disk yet: ");
    ui_shows(&world, "is gone");
    ui_tick(&world, 1);
    ui_tick(&world, 1);
    ui_keys(&world, "7");
    ui_tick(&world, 1);
    assert_false(is_there());
    put_back();
    ui_tick(&world, 1);
    ui_shows(&world, "It is written down.");
    ui_shows(&world, "[7]");
    ui_hides(&world, "gone");
    assert_int_equal(count_urges(), 1);
}

static void another_copy_put_in_its_place_will_do(void **state)
{
    (void)state;
    take_away();
    ui_keys(&world, "u");
    ui_tick(&world, 1);
    put_back_a_copy();
    ui_tick(&world, 1);
    ui_shows(&world, "It is written down.");
    ui_hides(&world, "start Holdfast again");
    assert_int_equal(count_urges(), 1);
}

static void what_could_not_be_written_is_said_at_the_end(void **state)
{
    (void)state;
    take_away();
    ui_keys(&world, "u<^X>");
    assert_string_equal(ui_close(&world), "holdfast: not written: an urge of 21:14\n");
    assert_false(is_there());
}

static void what_was_typed_stays_while_the_file_is_gone(void **state)
{
    (void)state;
    ui_keys(&world, "m<Tab>");
    ui_paste(&world, "a long walk");
    take_away();
    ui_keys(&world, "<Enter>");
    expect_view("checkin");
    ui_tick(&world, 1);
    ui_shows(&world, "a long walk");
    assert_false(is_there());
    put_back();
    ui_tick(&world, 1);
    expect_view("today");
    ui_shows(&world, "[x] check in");
}

static void an_undo_on_a_file_that_is_gone_says_so(void **state)
{
    (void)state;
    ui_keys(&world, "u<Esc>");
    ui_pass(&world, 1);
    take_away();
    ui_keys(&world, "U");
    ui_shows(&world, "This was not written");
    ui_shows(&world, "is gone");
    assert_false(is_there());
}

static void the_urge_opens_though_the_file_is_garbage(void **state)
{
    (void)state;
    static const char *const contents[] = {"nothing that is ours. ", ""};
    for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
        take_away();
        turn_into(contents[i]);
        ui_tick(&world, 1);
        ui_keys(&world, "u");
        expect_view("urge");
        ui_shows(&world, "This is not on disk yet: ");
        ui_keys(&world, "8");
        ui_shows(&world, "[8]");
        ui_tick(&world, 1);
        expect_view("urge");
        put_back();
        ui_tick(&world, 1);
        expect_view("urge");
        ui_shows(&world, "It is written down.");
        ui_shows(&world, "[8]");
        ui_shows(&world, "Try");
        ui_hides(&world, "cannot be shown");
        assert_int_equal(count_urges(), i + 1);
        ui_keys(&world, "r<Enter>");
        ui_pass(&world, 700);
    }
}

/* In place, the file keeps its name and its number: nothing tells but what is read. */
static void garbage_in_place_is_told_and_the_line_goes_with_it(void **state)
{
    (void)state;
    static char whole[1 << 20];
    FILE       *file = fopen(world.db, "r+");
    assert_non_null(file);
    size_t length = fread(whole, 1, sizeof whole, file);
    assert_in_range(length, 4096, sizeof whole - 1);
    rewind(file);
    for (size_t i = 0; i < length; i++)
        putc('x', file);
    fflush(file);
    ui_tick(&world, 2);
    ui_shows(&world, "h.db");
    ui_shows(&world, "days without contact");
    ui_keys(&world, "u");
    expect_view("urge");
    ui_shows(&world, "This is not on disk yet: ");
    rewind(file);
    assert_int_equal(fwrite(whole, 1, length, file), length);
    fclose(file);
    ui_tick(&world, 2);
    ui_shows(&world, "It is written down.");
    ui_hides(&world, "h.db");
    ui_keys(&world, "<Esc>");
    ui_tick(&world, 2);
    ui_hides(&world, "h.db");
    assert_int_equal(count_urges(), 1);
}

static void a_folder_that_is_not_there_is_told_before_any_question(void **state)
{
    (void)state;
    struct session *session = NULL;
    struct error    error = {0};
    snprintf(world.db, sizeof world.db, "%s/nowhere/h.db", world.folder);
    assert_false(session_open(&session, &world.env, &world.start, &world.present, &error));
    assert_int_equal(error.kind, ERROR_FAILED);
    assert_non_null(strstr(error.text, "cannot be made: its folder is not there"));
    world.start.db_is_default = true;
    assert_true(session_open(&session, &world.env, &world.start, &world.present, &error));
    assert_string_equal(session_view(session), "first_run");
    assert_true(session_close(session, stderr));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_that_is_gone_is_told_within_a_second, begin, end),
        cmocka_unit_test_setup_teardown(no_new_file_is_made_where_one_had_been, begin, end),
        cmocka_unit_test_setup_teardown(another_copy_put_in_its_place_will_do, begin, end),
        cmocka_unit_test_setup_teardown(what_could_not_be_written_is_said_at_the_end, begin, end),
        cmocka_unit_test_setup_teardown(what_was_typed_stays_while_the_file_is_gone, begin, end),
        cmocka_unit_test_setup_teardown(an_undo_on_a_file_that_is_gone_says_so, begin, end),
        cmocka_unit_test_setup_teardown(the_urge_opens_though_the_file_is_garbage, begin, end),
        cmocka_unit_test_setup_teardown(garbage_in_place_is_told_and_the_line_goes_with_it, begin, end),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_told_before_any_question, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
