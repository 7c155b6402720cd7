#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "core/arena.h"
#include "support/all_random.h"
#include "ui/kit/editbuf.h"

static struct editbuf *line, *note;

static int begin(void **state)
{
    (void)state;
    line = editbuf_new(EDITBUF_LINE, 10);
    note = editbuf_new(EDITBUF_NOTE, 100);
    return 0;
}

static int end(void **state)
{
    (void)state;
    editbuf_free(line);
    editbuf_free(note);
    return 0;
}

static void type(struct editbuf *field, const char *text)
{
    for (; *text != '\0'; text++)
        assert_true(editbuf_key(field, (keycode)(unsigned char)*text));
}

static void typed_text_stands_at_the_cursor(void **state)
{
    (void)state;
    type(line, "walk");
    editbuf_key(line, KEY_TO_HOME);
    type(line, "a ");
    assert_string_equal(editbuf_text(line, NULL), "a walk");
}

static void a_line_takes_so_many_characters_and_no_more(void **state)
{
    (void)state;
    type(line, "12345678901234");
    assert_string_equal(editbuf_text(line, NULL), "1234567890");
    editbuf_set(line, "", 0);
    for (int i = 0; i < 14; i++)
        editbuf_key(line, 0xE4);
    assert_int_equal(text_count(editbuf_text(line, NULL), strlen(editbuf_text(line, NULL))), 10);
}

static void a_note_takes_so_many_bytes_and_no_more(void **state)
{
    (void)state;
    for (int i = 0; i < 60; i++)
        editbuf_key(note, 0xE4);
    assert_int_equal(strlen(editbuf_text(note, NULL)), 100);
}

static void deleting_takes_a_whole_character(void **state)
{
    (void)state;
    editbuf_set(line, "ae\u0301", strlen("ae\u0301"));
    editbuf_key(line, KEY_ERASE);
    assert_string_equal(editbuf_text(line, NULL), "a");
    editbuf_key(line, KEY_TO_HOME);
    editbuf_key(line, KEY_DELETE);
    assert_string_equal(editbuf_text(line, NULL), "");
    assert_true(editbuf_key(line, KEY_ERASE));
    assert_true(editbuf_key(line, KEY_DELETE));
}

static void words_can_be_cut_and_put_back(void **state)
{
    (void)state;
    type(line, "one two");
    editbuf_key(line, 'W' & 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "one ");
    editbuf_key(line, 'W' & 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "");
    editbuf_key(line, 'Y' & 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "one two");
}

static void the_rest_of_the_line_can_be_cut_either_way(void **state)
{
    (void)state;
    type(line, "one two");
    editbuf_key(line, KEY_CTRL_LEFT);
    editbuf_key(line, 'K' & 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "one ");
    editbuf_key(line, 'U' & 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "");
}

static void undo_goes_word_by_word_and_redo_comes_back(void **state)
{
    (void)state;
    type(line, "one two");
    editbuf_key(line, 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "one");
    editbuf_key(line, 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "");
    editbuf_key(line, 0x1f);
    editbuf_key(line, 'R' & 0x1f);
    editbuf_key(line, 'R' & 0x1f);
    editbuf_key(line, 'R' & 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "one two");
}

static void up_and_down_move_between_lines_and_leave_at_the_ends(void **state)
{
    (void)state;
    editbuf_set(note, "first\nsecond", strlen("first\nsecond"));
    assert_false(editbuf_key(note, KEY_ARROW_DOWN));
    assert_true(editbuf_key(note, KEY_ARROW_UP));
    type(note, "!");
    assert_string_equal(editbuf_text(note, NULL), "first!\nsecond");
    assert_false(editbuf_key(note, KEY_ARROW_UP));
    assert_false(editbuf_key(line, KEY_ARROW_UP));
    assert_false(editbuf_key(line, KEY_RETURN));
    assert_true(editbuf_key(note, KEY_RETURN));
}

static void a_paste_goes_in_whole(void **state)
{
    (void)state;
    editbuf_paste(note, "one\r\ntwo\tx\033[2Jy\xff", 16);
    assert_string_equal(editbuf_text(note, NULL), "one\ntwo\tx[2Jy\ufffd");
    editbuf_paste(line, "a\nb\tc", 5);
    assert_string_equal(editbuf_text(line, NULL), "a b c");
    editbuf_paste(line, "1234567890", 10);
    assert_string_equal(editbuf_text(line, NULL), "a b c12345");
    editbuf_key(line, 0x1f);
    assert_string_equal(editbuf_text(line, NULL), "a b c");
}

static void control_keys_are_no_text(void **state)
{
    (void)state;
    assert_false(editbuf_key(line, KEY_ESC));
    assert_false(editbuf_key(line, KEY_HELP));
    assert_false(editbuf_key(line, 0x18));
    assert_false(editbuf_key(line, KEY_OTHER));
    assert_string_equal(editbuf_text(line, NULL), "");
    assert_true(editbuf_is_blank(line));
    type(line, "  ");
    assert_true(editbuf_is_blank(line));
}

static void the_window_follows_the_cursor(void **state)
{
    struct arena  arena = {0};
    struct canvas canvas = canvas_make(&arena, 1, 5, false);
    struct buf    text = {.arena = &arena};
    (void)state;
    editbuf_set(line, "123456789", strlen("123456789"));
    editbuf_draw(line, &canvas, canvas_whole(&canvas), STYLE_text, true, NULL);
    canvas_dump(&canvas, &text);
    assert_string_equal(buf_text(&text), "6789\n");
    assert_int_equal(canvas.cursor_col, 4);
    buf_truncate(&text, 0);
    canvas_clear(&canvas);
    editbuf_draw(line, &canvas, canvas_whole(&canvas), STYLE_text, false, NULL);
    canvas_dump(&canvas, &text);
    assert_string_equal(buf_text(&text), "1234\u2026\n");
    arena_free(&arena);
}

static void a_note_is_wrapped_and_the_cursor_seen(void **state)
{
    struct arena  arena = {0};
    struct canvas canvas = canvas_make(&arena, 2, 8, false);
    struct buf    text = {.arena = &arena};
    (void)state;
    editbuf_set(note, "one two three four", strlen("one two three four"));
    editbuf_draw(note, &canvas, canvas_whole(&canvas), STYLE_text, true, NULL);
    canvas_dump(&canvas, &text);
    assert_string_equal(buf_text(&text), "three\nfour\n");
    assert_int_equal(canvas.cursor_row, 1);
    assert_int_equal(canvas.cursor_col, 4);
    arena_free(&arena);
}

static void a_hint_is_shown_while_it_is_empty(void **state)
{
    struct arena  arena = {0};
    struct canvas canvas = canvas_make(&arena, 1, 9, false);
    struct buf    text = {.arena = &arena};
    (void)state;
    editbuf_draw(line, &canvas, canvas_whole(&canvas), STYLE_text, true, "a name");
    canvas_dump(&canvas, &text);
    assert_string_equal(buf_text(&text), "a name\n");
    assert_int_equal(canvas.cursor_col, 0);
    arena_free(&arena);
}

/* Whatever is pressed: valid text, within its limit, drawn with the cursor inside. */
static void random_keys_leave_valid_text(void **state)
{
    static const keycode keys[] = {'a',
                                   ' ',
                                   0x301,
                                   0x65E5,
                                   KEY_RETURN,
                                   KEY_ARROW_LEFT,
                                   KEY_ARROW_RIGHT,
                                   KEY_ARROW_UP,
                                   KEY_ARROW_DOWN,
                                   KEY_CTRL_LEFT,
                                   KEY_CTRL_RIGHT,
                                   KEY_TO_HOME,
                                   KEY_TO_END,
                                   KEY_ERASE,
                                   KEY_DELETE,
                                   0x17,
                                   0x15,
                                   0x0b,
                                   0x19,
                                   0x1f,
                                   0x12};
    struct random        random = {.state = 11};
    (void)state;
    for (int round = 0; round < 20000; round++) {
        editbuf_key(note, keys[random_index(&random, sizeof keys / sizeof *keys)]);
        const char *text = editbuf_text(note, NULL);
        assert_true(text_is_valid(text, strlen(text), NULL));
        assert_true(strlen(text) <= 100);
        if (round % 50 != 0)
            continue;
        struct arena  arena = {0};
        struct canvas canvas = canvas_make(&arena, 3, 7, false);
        canvas.cursor_row = -1;
        editbuf_draw(note, &canvas, canvas_whole(&canvas), STYLE_text, true, NULL);
        assert_in_range(canvas.cursor_row, 0, 2);
        arena_free(&arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(typed_text_stands_at_the_cursor, begin, end),
        cmocka_unit_test_setup_teardown(a_line_takes_so_many_characters_and_no_more, begin, end),
        cmocka_unit_test_setup_teardown(a_note_takes_so_many_bytes_and_no_more, begin, end),
        cmocka_unit_test_setup_teardown(deleting_takes_a_whole_character, begin, end),
        cmocka_unit_test_setup_teardown(words_can_be_cut_and_put_back, begin, end),
        cmocka_unit_test_setup_teardown(the_rest_of_the_line_can_be_cut_either_way, begin, end),
        cmocka_unit_test_setup_teardown(undo_goes_word_by_word_and_redo_comes_back, begin, end),
        cmocka_unit_test_setup_teardown(up_and_down_move_between_lines_and_leave_at_the_ends, begin, end),
        cmocka_unit_test_setup_teardown(a_paste_goes_in_whole, begin, end),
        cmocka_unit_test_setup_teardown(control_keys_are_no_text, begin, end),
        cmocka_unit_test_setup_teardown(the_window_follows_the_cursor, begin, end),
        cmocka_unit_test_setup_teardown(a_note_is_wrapped_and_the_cursor_seen, begin, end),
        cmocka_unit_test_setup_teardown(a_hint_is_shown_while_it_is_empty, begin, end),
        cmocka_unit_test_setup_teardown(random_keys_leave_valid_text, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
