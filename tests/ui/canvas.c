#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "core/arena.h"
#include "support/all_random.h"
#include "ui/kit/canvas.h"

static struct arena  arena;
static struct canvas canvas;

static int begin(void **state)
{
    (void)state;
    canvas = canvas_make(&arena, 4, 20, false);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const char *dump(void)
{
    struct buf text = {.arena = &arena};
    canvas_dump(&canvas, &text);
    return buf_text(&text);
}

static struct rect whole(void)
{
    return canvas_whole(&canvas);
}

static void text_stands_where_it_was_put(void **state)
{
    (void)state;
    assert_int_equal(canvas_text(&canvas, whole(), 1, 2, STYLE_soft, "quiet"), 7);
    assert_string_equal(dump(), "\n  quiet\n\n\n");
    assert_int_equal(canvas.cells[22].style, STYLE_soft);
}

static void what_does_not_fit_is_left_out(void **state)
{
    (void)state;
    struct rect clip = {1, 5, 2, 4};
    assert_int_equal(canvas_text(&canvas, clip, 0, 2, STYLE_text, "quiet"), 7);
    canvas_text(&canvas, clip, 1, -3, STYLE_text, "evening");
    canvas_text(&canvas, clip, 2, 0, STYLE_text, "below");
    canvas_text(&canvas, clip, -1, 0, STYLE_text, "above");
    assert_string_equal(dump(), "\n       qu\n     ning\n\n");
}

static void a_clip_may_lie_outside(void **state)
{
    (void)state;
    canvas_text(&canvas, (struct rect){-5, -5, 3, 3}, 0, 0, STYLE_text, "nothing");
    canvas_text(&canvas, (struct rect){2, 18, 9, 9}, 0, 0, STYLE_text, "edge");
    canvas_text(&canvas, (struct rect){90, 90, 1, 1}, 0, 0, STYLE_text, "far");
    assert_string_equal(dump(), "\n\n                  ed\n\n");
}

static void a_wide_character_takes_two_cells(void **state)
{
    (void)state;
    assert_int_equal(canvas_text(&canvas, whole(), 0, 0, STYLE_text, "日a"), 3);
    assert_int_equal(canvas.cells[0].cols, 2);
    assert_int_equal(canvas.cells[1].cols, 0);
    assert_string_equal(dump(), "日a\n\n\n\n");
}

static void a_wide_character_that_would_be_cut_is_a_blank(void **state)
{
    (void)state;
    canvas_text(&canvas, (struct rect){0, 0, 1, 3}, 0, 0, STYLE_text, "a日b");
    canvas_text(&canvas, (struct rect){1, 0, 1, 2}, 0, 1, STYLE_text, "日b");
    canvas_text(&canvas, (struct rect){2, 2, 1, 5}, 0, -1, STYLE_text, "日b");
    assert_string_equal(dump(), "a日\n\n   b\n\n");
}

static void half_of_a_wide_character_never_stays(void **state)
{
    (void)state;
    canvas_text(&canvas, whole(), 0, 0, STYLE_text, "日本");
    canvas_text(&canvas, whole(), 0, 1, STYLE_text, "x");
    canvas_text(&canvas, whole(), 1, 0, STYLE_text, "日本");
    canvas_text(&canvas, whole(), 1, 1, STYLE_text, "語");
    assert_string_equal(dump(), " x本\n 語\n\n\n");
}

static void marks_stand_on_their_letter(void **state)
{
    (void)state;
    assert_int_equal(canvas_text(&canvas, whole(), 0, 0, STYLE_text, "e\u0301\u0323x"), 2);
    assert_int_equal(canvas.cells[0].chars[1], 0x301);
    assert_int_equal(canvas.cells[0].chars[2], 0x323);
    assert_string_equal(dump(), "e\u0301\u0323x\n\n\n\n");
}

static void a_heap_of_marks_is_cut(void **state)
{
    (void)state;
    canvas_text(&canvas, whole(), 0, 0, STYLE_text, "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301b");
    assert_int_equal(canvas.cells[0].chars[CELL_CHARS - 1], 0x301);
    assert_int_equal(canvas.cells[1].chars[0], 'b');
}

static void a_mark_without_a_letter_is_left_out(void **state)
{
    (void)state;
    canvas_text(&canvas, whole(), 0, 0, STYLE_text, "x");
    assert_int_equal(canvas_text(&canvas, whole(), 0, 1, STYLE_text, "\u0301y"), 2);
    assert_string_equal(dump(), "xy\n\n\n\n");
}

static void joiners_and_variation_selectors_are_left_out(void **state)
{
    (void)state;
    canvas_text(&canvas, whole(), 0, 0, STYLE_text, "a\u200db\ufe0fc");
    assert_string_equal(dump(), "abc\n\n\n\n");
    assert_int_equal(canvas.cells[0].chars[1], 0);
}

static void what_would_act_on_a_terminal_is_a_mark(void **state)
{
    (void)state;
    canvas_bytes(&canvas, whole(), 0, 0, STYLE_text, "a\033[2Jb\r\a\x9b\xff", 10);
    canvas_text(&canvas, whole(), 1, 0, STYLE_text, "x\u202ey\u200fz");
    canvas_text(&canvas, whole(), 2, 0, STYLE_text, "one\ntwo\tthree");
    assert_string_equal(dump(), "a\ufffd[2Jb\ufffd\ufffd\ufffd\ufffd\nx\ufffdy\ufffdz\none two three\n\n");
}

static void no_random_bytes_put_a_control_character_into_a_cell(void **state)
{
    (void)state;
    struct random random = {.state = 7};
    for (int round = 0; round < 10000; round++) {
        char bytes[24];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)random_between(&random, -128, 127);
        canvas_bytes(&canvas, whole(), 0, (int)random_between(&random, -10, 19), STYLE_text, bytes, sizeof bytes);
        for (int i = 0; i < canvas.cols; i++)
            for (int j = 0; j < CELL_CHARS; j++) {
                codepoint character = canvas.cells[i].chars[j];
                assert_true(character == 0 || text_visible(character) == character);
            }
    }
}

static void what_is_too_long_ends_in_an_ellipsis(void **state)
{
    (void)state;
    assert_int_equal(canvas_cut(&canvas, whole(), 0, 0, 6, STYLE_text, "evening"), 6);
    canvas_cut(&canvas, whole(), 1, 0, 7, STYLE_text, "evening");
    canvas.ascii = true;
    canvas_cut(&canvas, whole(), 2, 0, 6, STYLE_text, "evening");
    canvas_cut(&canvas, whole(), 3, 0, 2, STYLE_text, "evening");
    assert_string_equal(dump(), "eveni\u2026\nevening\neve...\n..\n");
}

static void text_can_end_at_a_column(void **state)
{
    (void)state;
    assert_int_equal(canvas_right(&canvas, whole(), 0, 20, STYLE_text, "21:14"), 15);
    assert_string_equal(dump(), "               21:14\n\n\n\n");
}

static void text_wraps_at_words_and_the_last_row_says_that_more_follows(void **state)
{
    (void)state;
    assert_int_equal(canvas_wrap(&canvas, whole(), 0, 1, 2, 8, STYLE_text, "a quiet evening at home"), 2);
    assert_int_equal(canvas_wrap(&canvas, whole(), 2, 0, 9, 20, STYLE_text, "one\ntwo"), 2);
    assert_int_equal(canvas_wrap(&canvas, whole(), 0, 0, 9, 20, STYLE_text, ""), 0);
    assert_string_equal(dump(), " a quiet\n evening\u2026\none\ntwo\n");
}

static void a_bar_is_full_only_at_its_end(void **state)
{
    (void)state;
    canvas_bar(&canvas, whole(), 0, 0, 10, 0.999, STYLE_mark);
    canvas_bar(&canvas, whole(), 1, 0, 10, 1, STYLE_mark);
    canvas_bar(&canvas, whole(), 2, 0, 10, -1, STYLE_mark);
    canvas_bar(&canvas, whole(), 3, 0, 10, 0.34, STYLE_mark);
    assert_string_equal(dump(), "━━━━━━━━━·\n━━━━━━━━━━\n··········\n━━━·······\n");
}

static void big_digits_are_three_rows_high(void **state)
{
    (void)state;
    assert_int_equal(canvas_digits(&canvas, whole(), 0, 1, STYLE_accent, 44), 9);
    assert_string_equal(dump(), " █ █ █ █\n ▀▀█ ▀▀█\n   ▀   ▀\n\n");
}

static void big_digits_have_an_ascii_twin(void **state)
{
    (void)state;
    canvas.ascii = true;
    canvas_digits(&canvas, whole(), 0, 1, STYLE_accent, 4012);
    assert_string_equal(dump(), "      _       _\n |_| | |   |  _|\n   | |_|   | |_\n\n");
}

static void every_digit_differs_from_the_others(void **state)
{
    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        const char *seen[10];
        for (int digit = 0; digit < 10; digit++) {
            canvas_clear(&canvas);
            canvas.ascii = ascii;
            canvas_digits(&canvas, whole(), 0, 0, STYLE_text, digit);
            seen[digit] = dump();
            for (int other = 0; other < digit; other++)
                assert_string_not_equal(seen[digit], seen[other]);
        }
    }
}

static void the_ascii_set_has_no_other_character(void **state)
{
    (void)state;
    canvas.ascii = true;
    for (int glyph = 0; glyph < GLYPHS; glyph++) {
        assert_int_equal(strlen(canvas_glyph_text(&canvas, (enum glyph)glyph)), 1);
        assert_int_equal(canvas_glyph(&canvas, whole(), 0, 0, STYLE_text, (enum glyph)glyph), 1);
        assert_true(canvas.cells[0].chars[0] < 0x80);
    }
    canvas_clear(&canvas);
    canvas_text(&canvas, whole(), 0, 0, STYLE_text, "“I’m quiet” – yes");
    assert_string_equal(dump(), "\"I'm quiet\" - yes\n\n\n\n");
}

static void the_focus_stays_where_it_was_if_it_would_lie_outside(void **state)
{
    (void)state;
    canvas_focus(&canvas, (struct rect){1, 1, 2, 5}, 1, 2);
    assert_int_equal(canvas.cursor_row, 2);
    assert_int_equal(canvas.cursor_col, 3);
    canvas_focus(&canvas, (struct rect){1, 1, 2, 5}, 2, 2);
    canvas_focus(&canvas, (struct rect){1, 1, 2, 5}, 0, 5);
    assert_int_equal(canvas.cursor_row, 2);
    assert_int_equal(canvas.cursor_col, 3);
}

static void styles_can_be_changed_afterwards(void **state)
{
    (void)state;
    struct buf text = {.arena = &arena};
    canvas_text(&canvas, whole(), 0, 0, STYLE_text, "row");
    canvas_restyle(&canvas, (struct rect){0, 1, 1, 99}, STYLE_soft);
    canvas_dump_styles(&canvas, &text);
    assert_memory_equal(buf_text(&text), ".bbbbbbbbbbbbbbbbbbb\n", 21);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_stands_where_it_was_put, begin, end),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_left_out, begin, end),
        cmocka_unit_test_setup_teardown(a_clip_may_lie_outside, begin, end),
        cmocka_unit_test_setup_teardown(a_wide_character_takes_two_cells, begin, end),
        cmocka_unit_test_setup_teardown(a_wide_character_that_would_be_cut_is_a_blank, begin, end),
        cmocka_unit_test_setup_teardown(half_of_a_wide_character_never_stays, begin, end),
        cmocka_unit_test_setup_teardown(marks_stand_on_their_letter, begin, end),
        cmocka_unit_test_setup_teardown(a_heap_of_marks_is_cut, begin, end),
        cmocka_unit_test_setup_teardown(a_mark_without_a_letter_is_left_out, begin, end),
        cmocka_unit_test_setup_teardown(joiners_and_variation_selectors_are_left_out, begin, end),
        cmocka_unit_test_setup_teardown(what_would_act_on_a_terminal_is_a_mark, begin, end),
        cmocka_unit_test_setup_teardown(no_random_bytes_put_a_control_character_into_a_cell, begin, end),
        cmocka_unit_test_setup_teardown(what_is_too_long_ends_in_an_ellipsis, begin, end),
        cmocka_unit_test_setup_teardown(text_can_end_at_a_column, begin, end),
        cmocka_unit_test_setup_teardown(text_wraps_at_words_and_the_last_row_says_that_more_follows, begin, end),
        cmocka_unit_test_setup_teardown(a_bar_is_full_only_at_its_end, begin, end),
        cmocka_unit_test_setup_teardown(big_digits_are_three_rows_high, begin, end),
        cmocka_unit_test_setup_teardown(big_digits_have_an_ascii_twin, begin, end),
        cmocka_unit_test_setup_teardown(every_digit_differs_from_the_others, begin, end),
        cmocka_unit_test_setup_teardown(the_ascii_set_has_no_other_character, begin, end),
        cmocka_unit_test_setup_teardown(the_focus_stays_where_it_was_if_it_would_lie_outside, begin, end),
        cmocka_unit_test_setup_teardown(styles_can_be_changed_afterwards, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
