#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>

#include "ui/kit/theme.h"

static void the_setting_decides_first(void **state)
{
    (void)state;
    assert_int_equal(theme_choose(THEME_DARK, false, 256, GROUND_LIGHT), THEMES_DARK);
    assert_int_equal(theme_choose(THEME_LIGHT, false, 8, GROUND_DARK), THEMES_EIGHT_LIGHT);
    assert_int_equal(theme_choose(THEME_MONO, false, 256, GROUND_DARK), THEMES_PLAIN);
    assert_int_equal(theme_choose(THEME_DARK, true, 256, GROUND_DARK), THEMES_PLAIN);
    assert_int_equal(theme_choose(THEME_DARK, false, 0, GROUND_DARK), THEMES_PLAIN);
}

static void then_the_background(void **state)
{
    (void)state;
    assert_int_equal(theme_choose(THEME_AUTO, false, 256, GROUND_DARK), THEMES_DARK);
    assert_int_equal(theme_choose(THEME_AUTO, false, 256, GROUND_LIGHT), THEMES_LIGHT);
    assert_int_equal(theme_choose(THEME_AUTO, false, 8, GROUND_DARK), THEMES_EIGHT_DARK);
    assert_int_equal(theme_choose(THEME_AUTO, false, 256, GROUND_UNKNOWN), THEMES_UNKNOWN);
    assert_int_equal(theme_choose(THEME_AUTO, false, 8, GROUND_UNKNOWN), THEMES_PLAIN);
}

static void colorfgbg_tells_the_background(void **state)
{
    (void)state;
    assert_int_equal(theme_ground_of_colorfgbg("15;0"), GROUND_DARK);
    assert_int_equal(theme_ground_of_colorfgbg("0;default;15"), GROUND_LIGHT);
    assert_int_equal(theme_ground_of_colorfgbg("0;7"), GROUND_LIGHT);
    assert_int_equal(theme_ground_of_colorfgbg("15;8"), GROUND_DARK);
    assert_int_equal(theme_ground_of_colorfgbg("15;default"), GROUND_UNKNOWN);
    assert_int_equal(theme_ground_of_colorfgbg("15;99"), GROUND_UNKNOWN);
    assert_int_equal(theme_ground_of_colorfgbg("15"), GROUND_UNKNOWN);
    assert_int_equal(theme_ground_of_colorfgbg(NULL), GROUND_UNKNOWN);
}

static void an_answer_is_read_strictly(void **state)
{
    (void)state;
    assert_int_equal(theme_ground_of_answer("rgb:1e1e/1e1e/1e1e"), GROUND_DARK);
    assert_int_equal(theme_ground_of_answer("rgb:fd/f6/e3"), GROUND_LIGHT);
    assert_int_equal(theme_ground_of_answer("rgb:f/f/f"), GROUND_LIGHT);
    assert_int_equal(theme_ground_of_answer("rgb:0000/2b2b/3636"), GROUND_DARK);
    static const char *const wrong[] = {
        "",        "rgb:",          "rgb:ff/ff",     "rgb:ff/ff/ff/ff", "rgb:ff/ff/fg", "rgb:fffff/0/0",
        "#ffffff", "rgba:ff/ff/ff", "rgb:ff/ff/ff ", "rgb:-1/0/0"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(theme_ground_of_answer(wrong[i]), GROUND_UNKNOWN);
}

/* Nothing is told by colour alone, and in mono nothing by colour. */
static void mono_has_no_colour_and_unknown_no_coloured_text(void **state)
{
    (void)state;
    for (int i = 0; i < STYLES; i++)
        assert_int_equal(theme_look(THEMES_PLAIN, (enum style)i).colour, -1);
    assert_int_equal(theme_look(THEMES_UNKNOWN, STYLE_accent).colour, -1);
    assert_int_equal(theme_look(THEMES_UNKNOWN, STYLE_soft).colour, -1);
    assert_int_equal(theme_look(THEMES_PLAIN, STYLE_row).attributes, LOOK_REVERSE);
    assert_int_equal(theme_look(THEMES_DARK, STYLE_accent).colour, 73);
    assert_int_equal(theme_look(THEMES_LIGHT, STYLE_warm).colour, 94);
}

static void the_ascii_set_is_used_where_the_glyphs_cannot_be(void **state)
{
    (void)state;
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        skip();
    assert_false(canvas_needs_ascii(SETTING_AUTO, "xterm-256color", true));
    assert_true(canvas_needs_ascii(SETTING_AUTO, "linux", true));
    assert_true(canvas_needs_ascii(SETTING_AUTO, "xterm", false));
    assert_true(canvas_needs_ascii(SETTING_YES, "xterm", true));
    assert_false(canvas_needs_ascii(SETTING_NO, "linux", true));
    assert_true(canvas_needs_ascii(SETTING_NO, "xterm", false));
    setlocale(LC_CTYPE, "C");
    assert_true(canvas_needs_ascii(SETTING_AUTO, "xterm", true));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_setting_decides_first),
        cmocka_unit_test(then_the_background),
        cmocka_unit_test(colorfgbg_tells_the_background),
        cmocka_unit_test(an_answer_is_read_strictly),
        cmocka_unit_test(mono_has_no_colour_and_unknown_no_coloured_text),
        cmocka_unit_test(the_ascii_set_is_used_where_the_glyphs_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
