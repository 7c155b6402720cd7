/* The window in which one of several rows is chosen: as the list's filter, and as the urge's trigger, where it can be typed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/ui_rows.h"

enum { TRIGGERS = 12 };

/* Twelve urges, the last one set off by "trigger 01", so that the window is longer than a small screen. */
static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    struct person    person = rows_of_the_picture(world);
    for (int i = TRIGGERS; i > 0; i--) {
        char at[32], trigger[16];
        snprintf(at, sizeof at, "2026-11-%02dT10:00:00+01:00", i);
        snprintf(trigger, sizeof trigger, "trigger %02d", i);
        rows_urge(world, person.id,
                  &(struct rows_urge){.at = at, .outcome = i == 3 ? URGE_GAVE_IN : URGE_RESISTED, .trigger = trigger});
    }
    ui_open(world);
    return world;
}

static bool is_chosen(struct ui_world *world, const char *row)
{
    struct buf wanted = {.arena = &world->arena};
    buf_printf(&wanted, "\u203a %s ", row);
    return strstr(ui_screen(world, 80, 24), buf_text(&wanted)) != NULL;
}

static void the_window_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "2f");
    assert_string_equal(session_view(world->session), "pick");
    ui_golden_screen(world, "pick");
}

static void the_window_with_something_typed_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "ut");
    ui_keys(world, "trigger 1");
    ui_golden_state(world, "pick-typed");
}

static void its_keys_go_to_every_row_and_stop_at_the_ends(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "2f");
    assert_true(is_chosen(world, "all of them"));
    ui_keys(world, "<Up>");
    assert_true(is_chosen(world, "all of them"));
    ui_keys(world, "<Down>j");
    assert_true(is_chosen(world, "ended in contact"));
    ui_keys(world, "k");
    assert_true(is_chosen(world, "ridden out"));
    ui_keys(world, "G");
    assert_true(is_chosen(world, "set off by trigger 12"));
    ui_keys(world, "<Down>");
    assert_true(is_chosen(world, "set off by trigger 12"));
    ui_keys(world, "g");
    assert_true(is_chosen(world, "all of them"));
    ui_keys(world, "<End>");
    assert_true(is_chosen(world, "set off by trigger 12"));
    ui_keys(world, "<Home>");
    assert_true(is_chosen(world, "all of them"));
}

/* Twelve urges and the four rows above them; on 24 rows a page is 14 of them. */
static void it_pages_as_every_list_does_also_while_something_is_typed(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "2f");
    assert_true(is_chosen(world, "all of them"));
    ui_keys(world, "<PgDn>");
    assert_false(is_chosen(world, "all of them"));
    assert_false(is_chosen(world, "ridden out"));
    ui_keys(world, "<PgDn>");
    assert_true(is_chosen(world, "set off by trigger 12"));
    ui_keys(world, "<^U><^U><^U>");
    assert_true(is_chosen(world, "all of them"));
    ui_keys(world, "<^D>");
    assert_false(is_chosen(world, "all of them"));
    ui_keys(world, "<Esc>ut");
    ui_keys(world, "trigger");
    assert_true(is_chosen(world, "trigger 01"));
    ui_keys(world, "<PgDn>");
    assert_false(is_chosen(world, "trigger 01"));
    ui_keys(world, "<PgUp>");
    assert_true(is_chosen(world, "trigger 01"));
}

static void enter_chooses_and_esc_changes_nothing(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "2f<Down><Esc>");
    assert_string_equal(session_view(world->session), "urges");
    ui_shows(world, "trigger 04");
    ui_keys(world, "f<Down><Down><Enter>");
    assert_string_equal(session_view(world->session), "urges");
    ui_shows(world, "trigger 03");
    ui_hides(world, "trigger 04");
}

static void typing_narrows_and_what_is_typed_can_be_taken(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "ut");
    ui_keys(world, "TRIGGER 05");
    ui_shows(world, "trigger 05");
    ui_hides(world, "trigger 06");
    ui_keys(world, "<Enter>");
    assert_string_equal(rows_urge_now(world).trigger, "trigger 05");
    ui_keys(world, "t");
    ui_keys(world, "Tr\u00EDgger 07");
    ui_shows(world, "trigger 07");
    ui_keys(world, "<Esc>");
    ui_keys(world, "t");
    ui_keys(world, "the rain<Enter>");
    assert_string_equal(rows_urge_now(world).trigger, "the rain");
    ui_shows(world, "the rain");
}

static void a_key_held_down_chooses_once(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "utq");
    ui_keys(world, "<Enter><Enter><Enter>");
    assert_string_equal(session_view(world->session), "urge");
    assert_string_equal(rows_urge_now(world).trigger, "q");
}

static void a_paste_that_does_not_fit_says_so(void **state)
{
    struct ui_world *world = begin(state);
    static char      longer[1000];
    memset(longer, 'w', sizeof longer - 1);
    ui_keys(world, "ut");
    ui_paste(world, longer);
    ui_shows(world, "The rest of it has no room here.");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(a_paste_that_does_not_fit_says_so),
        LIFE_TEST(the_window_at_every_size),
        LIFE_TEST(the_window_with_something_typed_at_every_size),
        LIFE_TEST(its_keys_go_to_every_row_and_stop_at_the_ends),
        LIFE_TEST(it_pages_as_every_list_does_also_while_something_is_typed),
        LIFE_TEST(enter_chooses_and_esc_changes_nothing),
        LIFE_TEST(typing_narrows_and_what_is_typed_can_be_taken),
        LIFE_TEST(a_key_held_down_chooses_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
