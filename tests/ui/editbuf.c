/* The text of the writing view, without the view: against what a slow and obvious way would show. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/arena.h"
#include "support/all_random.h"
#include "ui/kit/editbuf.h"

enum { MOST = 1 << 20 };

static void type(struct editbuf *buf, const char *text)
{
    for (size_t at = 0, length = strlen(text); at < length;) {
        codepoint character;
        at += text_decode(text + at, length - at, &character);
        assert_true(editbuf_key(buf, character == '\n' ? (keycode)KEY_RETURN : character));
    }
}

/* What a text looks like, with its cursor. */
static const char *look(struct editbuf *buf, struct arena *arena, int cols, int rows)
{
    struct canvas canvas = canvas_make(arena, rows, cols, false);
    struct buf    out = {.arena = arena};
    editbuf_draw(buf, &canvas, canvas_whole(&canvas), STYLE_text, true, NULL);
    canvas_dump(&canvas, &out);
    buf_printf(&out, "cursor %d, %d\n", canvas.cursor_row, canvas.cursor_col);
    return buf_text(&out);
}

static void expect_look(struct editbuf *buf, int cols, int rows, const char *wanted)
{
    struct arena arena = {0};
    assert_string_equal(look(buf, &arena, cols, rows), wanted);
    arena_free(&arena);
}

static void expect_text(const struct editbuf *buf, const char *wanted)
{
    size_t length;
    assert_string_equal(editbuf_text(buf, &length), wanted);
    assert_int_equal(length, strlen(wanted));
}

static void text_is_wrapped_at_words_and_the_cursor_follows(void **state)
{
    (void)state;
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST);
    type(buf, "a quiet sunday\nonce");
    expect_look(buf, 9, 4, "a quiet\nsunday\nonce\n\ncursor 2, 4\n");
    expect_look(buf, 9, 2, "sunday\nonce\ncursor 1, 4\n");
    editbuf_key(buf, KEY_ARROW_UP);
    editbuf_key(buf, KEY_ARROW_UP);
    expect_look(buf, 9, 2, "a quiet\nsunday\ncursor 0, 4\n");
    editbuf_key(buf, KEY_TO_END);
    expect_look(buf, 9, 2, "a quiet\nsunday\ncursor 0, 7\n");
    editbuf_key(buf, KEY_ARROW_RIGHT);
    expect_look(buf, 9, 2, "a quiet\nsunday\ncursor 1, 0\n");
    editbuf_free(buf);
}

static void up_and_down_keep_to_their_column(void **state)
{
    (void)state;
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST);
    type(buf, "abcdef\nab\nabcdef");
    expect_look(buf, 20, 5, "abcdef\nab\nabcdef\n\n\ncursor 2, 6\n");
    editbuf_key(buf, KEY_ARROW_UP);
    expect_look(buf, 20, 5, "abcdef\nab\nabcdef\n\n\ncursor 1, 2\n");
    editbuf_key(buf, KEY_ARROW_UP);
    expect_look(buf, 20, 5, "abcdef\nab\nabcdef\n\n\ncursor 0, 6\n");
    editbuf_free(buf);
}

static void a_newline_at_the_end_is_followed_by_a_line(void **state)
{
    (void)state;
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST);
    type(buf, "one\n");
    expect_look(buf, 20, 3, "one\n\n\ncursor 1, 0\n");
    editbuf_key(buf, KEY_ERASE);
    expect_look(buf, 20, 3, "one\n\n\ncursor 0, 3\n");
    editbuf_free(buf);
}

static void undo_takes_words_and_runs_of_erasing(void **state)
{
    (void)state;
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST);
    type(buf, "one two  three");
    editbuf_key(buf, 0x1f);
    expect_text(buf, "one two");
    editbuf_key(buf, 0x1f);
    expect_text(buf, "one");
    editbuf_key(buf, 0x12);
    editbuf_key(buf, 0x12);
    expect_text(buf, "one two  three");
    for (int i = 0; i < 6; i++)
        editbuf_key(buf, KEY_ERASE);
    expect_text(buf, "one two ");
    editbuf_key(buf, 0x1f);
    expect_text(buf, "one two  three");
    editbuf_key(buf, 0x12);
    type(buf, "x");
    editbuf_key(buf, 0x12); /* there is nothing ahead any more */
    expect_text(buf, "one two x");
    editbuf_free(buf);
}

static void a_character_is_what_a_person_sees(void **state)
{
    (void)state;
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST);
    type(buf, "e\u0301👩‍👩‍👧x");
    editbuf_key(buf, KEY_ARROW_LEFT);
    editbuf_key(buf, KEY_ERASE);
    expect_text(buf, "e\u0301x");
    editbuf_key(buf, KEY_ERASE);
    expect_text(buf, "x");
    editbuf_free(buf);
}

static void selected_lines_are_cut_and_put_back(void **state)
{
    (void)state;
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST);
    type(buf, "one\ntwo\nthree\nfour");
    expect_look(buf, 20, 5, "one\ntwo\nthree\nfour\n\ncursor 3, 4\n");
    editbuf_key(buf, KEY_ARROW_UP);
    editbuf_key(buf, 0);
    editbuf_key(buf, KEY_ARROW_UP);
    editbuf_key(buf, 0x0b);
    expect_text(buf, "one\nfour");
    editbuf_key(buf, KEY_ARROW_UP);
    editbuf_key(buf, KEY_TO_HOME);
    editbuf_key(buf, 0x19);
    expect_text(buf, "two\nthree\none\nfour");
    editbuf_key(buf, 0);
    assert_true(editbuf_unselect(buf));
    assert_false(editbuf_unselect(buf));
    editbuf_free(buf);
}

static void cutting_goes_on_and_a_paragraph_can_be_joined(void **state)
{
    (void)state;
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST);
    type(buf, "one two\nthree");
    editbuf_key(buf, KEY_ARROW_UP);
    editbuf_key(buf, KEY_TO_HOME);
    editbuf_key(buf, 0x0b);
    editbuf_key(buf, 0x0b);
    expect_text(buf, "three");
    editbuf_key(buf, 0x19);
    expect_text(buf, "one two\nthree");
    editbuf_key(buf, 0x17);
    editbuf_key(buf, 0x17);
    expect_text(buf, "three");
    editbuf_key(buf, 0x19);
    expect_text(buf, "one two\nthree");
    editbuf_key(buf, KEY_ALT | 'b');
    editbuf_key(buf, KEY_ALT | KEY_ERASE);
    expect_text(buf, "two\nthree");
    editbuf_key(buf, KEY_ALT | 'd');
    expect_text(buf, "\nthree");
    editbuf_key(buf, 0x19);
    editbuf_key(buf, KEY_ALT | 'f');
    editbuf_key(buf, '!');
    expect_text(buf, "one two\nthree!");
    editbuf_free(buf);
}

static void a_paste_is_cleaned_and_stops_where_there_is_no_room(void **state)
{
    (void)state;
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, 16);
    assert_true(editbuf_paste(buf, "a\033[2J\r\nb\tc\xff\rd", 14));
    expect_text(buf, "a[2J\nb\tc\ufffd\nd");
    assert_false(editbuf_paste(buf, "0123456789", 10));
    expect_text(buf, "a[2J\nb\tc\ufffd\nd012");
    assert_true(editbuf_change(buf, "new\r\n", 5));
    expect_text(buf, "new\n");
    editbuf_key(buf, 0x1f);
    expect_text(buf, "a[2J\nb\tc\ufffd\nd012");
    editbuf_free(buf);
}

static size_t words_of(const char *text)
{
    size_t count = 0;
    for (text += strspn(text, " \n\t"); *text != '\0'; text += strspn(text, " \n\t")) {
        count++;
        text += strcspn(text, " \n\t");
    }
    return count;
}

/* The whole text on a canvas, wrapped with nothing remembered. */
static const char *whole(const char *text, size_t length, struct arena *arena, int cols, int rows)
{
    struct canvas canvas = canvas_make(arena, rows, cols, false);
    struct buf    out = {.arena = arena};
    size_t        at = 0;
    for (int row = 0; at < length; row++) {
        struct text_line line = text_wrap(text, length, at, (size_t)cols - 1);
        canvas_bytes(&canvas, canvas_whole(&canvas), row, 0, STYLE_text, text + line.from, line.to - line.from);
        at = line.next;
    }
    canvas_dump(&canvas, &out);
    return buf_text(&out);
}

static keycode any_key(struct random *random)
{
    static const keycode keys[] = {
        'a',
        'b',
        ' ',
        ' ',
        KEY_RETURN,
        0x96e8,
        0x301,
        0x1F600,
        KEY_TABULATOR,
        KEY_ERASE,
        KEY_ERASE,
        KEY_DELETE,
        0x17,
        0x15,
        0x0b,
        0x19,
        0x1f,
        0x1f,
        0x12,
        0,
        KEY_ARROW_UP,
        KEY_ARROW_DOWN,
        KEY_ARROW_LEFT,
        KEY_ARROW_RIGHT,
        KEY_CTRL_LEFT,
        KEY_CTRL_RIGHT,
        KEY_TO_HOME,
        KEY_TO_END,
        KEY_PAGE_UP,
        KEY_PAGE_DOWN,
    };
    return keys[random_index(random, sizeof keys / sizeof *keys)];
}

static void after_any_keys_the_lines_break_as_if_nothing_was_remembered(void **state)
{
    (void)state;
    enum { RUNS = 12, KEYS = 300, MOST_BYTES = 600, ROWS = MOST_BYTES + 2 };
    static const char pasted[] = "some words that are pasted, verylongwordswithoutanyblankbetweenthem\n\n雨の夜";
    struct random     random = {.state = 11};
    for (int run = 0; run < RUNS; run++) {
        struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST_BYTES);
        int             cols = (int)random_between(&random, 2, 30);
        for (int i = 0; i < KEYS; i++) {
            struct arena arena = {0};
            size_t       length;
            if (random_one_in(&random, 50))
                editbuf_paste(buf, pasted, strlen(pasted));
            else
                editbuf_key(buf, any_key(&random));
            if (random_one_in(&random, 60))
                cols = (int)random_between(&random, 2, 30);
            const char *text = editbuf_text(buf, &length), *shown = look(buf, &arena, cols, ROWS);
            const char *wanted = whole(text, length, &arena, cols, ROWS);
            assert_int_equal(editbuf_words(buf), words_of(text));
            assert_true(text_is_valid(text, length, NULL));
            if (strncmp(shown, wanted, strlen(wanted)) != 0)
                fail_msg("at %d columns it shows\n%.2000s\nand not\n%.2000s", cols, shown, wanted);
            look(buf, &arena, cols, 3);
            arena_free(&arena);
        }
        editbuf_free(buf);
    }
}

static void undo_leads_back_to_the_beginning_and_redo_to_the_end(void **state)
{
    (void)state;
    enum { RUNS = 30, KEYS = 200 };
    struct random random = {.state = 5};
    for (int run = 0; run < RUNS; run++) {
        struct arena    arena = {0};
        struct editbuf *buf = editbuf_new(EDITBUF_LONG, 4096);
        editbuf_set(buf, "what it began with", 18);
        look(buf, &arena, 20, 5);
        for (int i = 0; i < KEYS; i++) {
            keycode key = any_key(&random);
            editbuf_key(buf, key == 0x1f || key == 0x12 ? 'z' : key);
        }
        const char *end = arena_copy_text(&arena, editbuf_text(buf, NULL));
        for (int i = 0; i < 2 * KEYS; i++)
            editbuf_key(buf, 0x1f);
        expect_text(buf, "what it began with");
        for (int i = 0; i < 2 * KEYS; i++)
            editbuf_key(buf, 0x12);
        expect_text(buf, end);
        editbuf_free(buf);
        arena_free(&arena);
    }
}

static void resizing_keeps_the_cursor_on_its_character(void **state)
{
    (void)state;
    struct arena    arena = {0};
    struct editbuf *buf = editbuf_new(EDITBUF_LONG, MOST);
    for (int i = 0; i < 200; i++)
        type(buf, i == 150 ? "HERE " : "some words ");
    while (strncmp(editbuf_text(buf, NULL) + (size_t)150 * 11, "HERE", 4) != 0)
        fail();
    look(buf, &arena, 40, 10);
    for (int i = 0; i < 49 * 2 + 1; i++)
        editbuf_key(buf, KEY_CTRL_LEFT); /* to the beginning of HERE */
    for (int cols = 12; cols < 80; cols += 7) {
        const char *screen = look(buf, &arena, cols, 6);
        int         row, col;
        assert_int_equal(sscanf(strstr(screen, "cursor "), "cursor %d, %d", &row, &col), 2);
        for (; row > 0; row--)
            screen = strchr(screen, '\n') + 1;
        assert_memory_equal(screen + col, "HERE", 4);
    }
    editbuf_free(buf);
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_wrapped_at_words_and_the_cursor_follows),
        cmocka_unit_test(up_and_down_keep_to_their_column),
        cmocka_unit_test(a_newline_at_the_end_is_followed_by_a_line),
        cmocka_unit_test(undo_takes_words_and_runs_of_erasing),
        cmocka_unit_test(a_character_is_what_a_person_sees),
        cmocka_unit_test(selected_lines_are_cut_and_put_back),
        cmocka_unit_test(cutting_goes_on_and_a_paragraph_can_be_joined),
        cmocka_unit_test(a_paste_is_cleaned_and_stops_where_there_is_no_room),
        cmocka_unit_test(after_any_keys_the_lines_break_as_if_nothing_was_remembered),
        cmocka_unit_test(undo_leads_back_to_the_beginning_and_redo_to_the_end),
        cmocka_unit_test(resizing_keeps_the_cursor_on_its_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
