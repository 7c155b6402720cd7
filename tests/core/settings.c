#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "core/arena.h"
#include "core/settings.h"
#include "core/text.h"
#include "support/all_random.h"

static struct arena arena;
static const char **warnings;
static size_t       warning_count;

static struct settings read_text(const char *text)
{
    arena_free(&arena);
    return settings_read("config", text, strlen(text), &arena, &warnings, &warning_count);
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void assert_same(struct settings a, struct settings b)
{
    assert_int_equal(a.day_start_h, b.day_start_h);
    assert_int_equal(a.week_sunday, b.week_sunday);
    assert_int_equal(a.theme, b.theme);
    assert_int_equal(a.ascii, b.ascii);
    assert_int_equal(a.motion, b.motion);
    assert_int_equal(a.count_hidden, b.count_hidden);
    assert_int_equal(a.editor_own, b.editor_own);
}

static void without_a_file_the_defaults_hold(void **state)
{
    (void)state;
    struct settings settings = settings_read("config", NULL, 0, &arena, &warnings, &warning_count);
    assert_int_equal(warning_count, 0);
    assert_same(settings, settings_default());
    assert_same(settings, (struct settings){0, false, THEME_AUTO, SETTING_AUTO, true, false, false});
}

static void each_key_takes_each_of_its_words(void **state)
{
    (void)state;
    static const struct {
        const char     *text;
        struct settings expected;
    } rows[] = {
        {"day_start = 0", {0, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"day_start = 3", {3, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"day_start = 6", {6, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"week_start = monday", {0, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"week_start = sunday", {0, true, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"theme = auto", {0, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"theme = dark", {0, false, THEME_DARK, SETTING_AUTO, true, false, false}},
        {"theme = light", {0, false, THEME_LIGHT, SETTING_AUTO, true, false, false}},
        {"theme = mono", {0, false, THEME_MONO, SETTING_AUTO, true, false, false}},
        {"ascii = auto", {0, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"ascii = yes", {0, false, THEME_AUTO, SETTING_YES, true, false, false}},
        {"ascii = no", {0, false, THEME_AUTO, SETTING_NO, true, false, false}},
        {"motion = yes", {0, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"motion = no", {0, false, THEME_AUTO, SETTING_AUTO, false, false, false}},
        {"count = shown", {0, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"count = hidden", {0, false, THEME_AUTO, SETTING_AUTO, true, true, false}},
        {"editor = builtin", {0, false, THEME_AUTO, SETTING_AUTO, true, false, false}},
        {"editor = own", {0, false, THEME_AUTO, SETTING_AUTO, true, false, true}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_same(read_text(rows[i].text), rows[i].expected);
        assert_int_equal(warning_count, 0);
    }
}

static void blanks_comments_and_line_ends_do_not_matter(void **state)
{
    (void)state;
    struct settings settings =
        read_text("# mine\r\n\r\n  \t\r\n  theme=dark\r\nmotion =\tno # calm\n   # day_start = 9\ncount = "
                  "hidden\t# a day at a time\r\nweek_start = sunday");
    assert_int_equal(warning_count, 0);
    assert_same(settings, (struct settings){0, true, THEME_DARK, SETTING_AUTO, false, true, false});
}

static void what_is_wrong_is_one_warning_and_the_default_holds(void **state)
{
    (void)state;
    static const struct {
        const char *text, *warning;
    } rows[] = {
        {"\n\ntheme = blue", "config:3: \"blue\" is no theme; use auto, dark, light or mono"},
        {"theme = Dark", "config:1: \"Dark\" is no theme; use auto, dark, light or mono"},
        {"theme = dark#", "config:1: \"dark#\" is no theme; use auto, dark, light or mono"},
        {"theme = dark light", "config:1: \"dark light\" is no theme; use auto, dark, light or mono"},
        {"theme =", "config:1: \"\" is no theme; use auto, dark, light or mono"},
        {"theme = # none", "config:1: \"\" is no theme; use auto, dark, light or mono"},
        {"theme = = dark", "config:1: \"= dark\" is no theme; use auto, dark, light or mono"},
        {"day_start = 7", "config:1: \"7\" is no day_start; use 0, 1, 2, 3, 4, 5 or 6"},
        {"day_start = 03", "config:1: \"03\" is no day_start; use 0, 1, 2, 3, 4, 5 or 6"},
        {"day_start = -1", "config:1: \"-1\" is no day_start; use 0, 1, 2, 3, 4, 5 or 6"},
        {"week_start = friday", "config:1: \"friday\" is no week_start; use monday or sunday"},
        {"ascii = 1", "config:1: \"1\" is no ascii; use auto, yes or no"},
        {"motion = auto", "config:1: \"auto\" is no motion; use yes or no"},
        {"count = \x1b[31m", "config:1: \"\xef\xbf\xbd[31m\" is no count; use shown or hidden"},
        {"editor = vi", "config:1: \"vi\" is no editor; use builtin or own"},
        {"colour = blue",
         "config:1: \"colour\" is no setting; use day_start, week_start, theme, ascii, motion, count or editor"},
        {" = blue", "config:1: \"\" is no setting; use day_start, week_start, theme, ascii, motion, count or editor"},
        {"Theme = dark",
         "config:1: \"Theme\" is no setting; use day_start, week_start, theme, ascii, motion, count or editor"},
        {"theme dark", "config:1: \"theme dark\" has no \"=\"; write it like theme = dark"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_same(read_text(rows[i].text), settings_default());
        assert_int_equal(warning_count, 1);
        assert_string_equal(warnings[0], rows[i].warning);
    }
}

static void of_a_key_given_twice_the_later_holds_with_a_warning(void **state)
{
    (void)state;
    assert_int_equal(read_text("theme = dark\nmotion = no\ntheme = light\n").theme, THEME_LIGHT);
    assert_int_equal(warning_count, 1);
    assert_string_equal(warnings[0],
                        "config:3: theme was set on line 1 already and this one holds; remove one of them");
    assert_int_equal(read_text("theme = dark\ntheme = blue\n").theme, THEME_DARK);
    assert_int_equal(warning_count, 1);
}

static void a_bad_line_does_not_hide_the_lines_after_it(void **state)
{
    (void)state;
    struct settings settings = read_text("nonsense\na = b\nc = d\ne = f\ng = h\ni = j\nday_start = 4\n");
    assert_int_equal(settings.day_start_h, 4);
    assert_int_equal(warning_count, 6);
    assert_non_null(strstr(warnings[0], "config:1: "));
    assert_non_null(strstr(warnings[5], "config:6: "));
}

static void no_bytes_make_a_warning_that_is_long_or_hostile(void **state)
{
    (void)state;
    static const char alphabet[] = "theme=dark #\r\n\t\x1b\x00\xff\xe6\xbc\xa2\xcc\x81\xe2\x80\xae";
    struct random     random = {.state = 3};
    static char       bytes[20000];
    for (int round = 0; round < 200; round++) {
        size_t length = random_index(&random, sizeof bytes);
        for (size_t i = 0; i < length; i++)
            bytes[i] = alphabet[random_index(&random, random_one_in(&random, 2) ? sizeof alphabet - 1 : 10)];
        arena_free(&arena);
        settings_read("/a/very/\x1b[1m/path", bytes, length, &arena, &warnings, &warning_count);
        for (size_t w = 0; w < warning_count; w++) {
            size_t all = strlen(warnings[w]);
            assert_true(text_is_valid(warnings[w], all, NULL));
            assert_in_range(text_count(warnings[w], all), 20, 400);
            for (size_t i = 0; i < all; i++)
                assert_true((unsigned char)warnings[w][i] >= 0x20 && warnings[w][i] != 0x7F);
        }
    }
}

static void a_long_path_does_not_push_the_mistake_out_of_the_line(void **state)
{
    (void)state;
    char path[1001];
    memset(path, 'p', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    arena_free(&arena);
    settings_read(path, "theme = blue", 12, &arena, &warnings, &warning_count);
    assert_in_range(strlen(warnings[0]), 200, 300);
    assert_non_null(strstr(warnings[0], "...:1: \"blue\" is no theme"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_file_the_defaults_hold),
        cmocka_unit_test(each_key_takes_each_of_its_words),
        cmocka_unit_test(blanks_comments_and_line_ends_do_not_matter),
        cmocka_unit_test(what_is_wrong_is_one_warning_and_the_default_holds),
        cmocka_unit_test(of_a_key_given_twice_the_later_holds_with_a_warning),
        cmocka_unit_test(a_bad_line_does_not_hide_the_lines_after_it),
        cmocka_unit_test(no_bytes_make_a_warning_that_is_long_or_hostile),
        cmocka_unit_test(a_long_path_does_not_push_the_mistake_out_of_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
