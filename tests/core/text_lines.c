/*
 * Text in lines and in fields: the soft wrap, the cut, and what a field takes.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/text.h"
#include "support/all_random.h"

static void a_text_is_wrapped_where_people_would(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t      cols;
        const char *lines; /* each ended by | */
    } rows[] = {
        {"", 5, ""},
        {"one", 5, "one|"},
        {"one two", 7, "one two|"},
        {"one two", 6, "one|two|"},
        {"one two", 4, "one|two|"},
        {"one two", 3, "one|two|"},
        {"one two", 2, "on|e|tw|o|"},
        {"one   two", 4, "one|two|"},
        {"one two three", 7, "one two|three|"},
        {"one\ttwo", 5, "one|two|"},
        {"one\ntwo\n", 9, "one|two|"},
        {"one\r\ntwo", 9, "one|two|"},
        {"one\n\ntwo", 9, "one||two|"},
        {"three\nfour", 5, "three|four|"},
        {"three  \nfour", 5, "three|four|"},
        {"one  \ntwo", 9, "one  |two|"},
        {"extraordinary", 5, "extra|ordin|ary|"},
        {"an extraordinary", 5, "an|extra|ordin|ary|"},
        {"\u6f22\u5b57\u6f22", 4, "\u6f22\u5b57|\u6f22|"},
        {"\u6f22\u5b57\u6f22", 5, "\u6f22\u5b57|\u6f22|"},
        {"\u6f22\u5b57", 1, "\u6f22|\u5b57|"},
        {"\u6f22\nb", 1, "\u6f22|b|"},
        {"\u6f22\u5b57word", 6, "\u6f22|\u5b57word|"},
        {"ab \u6f22\u5b57", 5, "ab|\u6f22\u5b57|"},
        {"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301|"},
        {"  one", 9, "  one|"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct buf   out = {.arena = &arena};
        size_t       length = strlen(rows[i].text);
        for (size_t from = 0; from < length;) {
            struct text_line line = text_wrap(rows[i].text, length, from, rows[i].cols);
            buf_put(&out, rows[i].text + line.from, line.to - line.from);
            buf_putc(&out, '|');
            from = line.next;
        }
        assert_string_equal(buf_text(&out), rows[i].lines);
        arena_free(&arena);
    }
    struct text_line end = text_wrap("one", 3, 3, 5);
    assert_true(end.from == 3 && end.to == 3 && end.next == 3);
}

static bool is_swallowed(const char *bytes, size_t at, size_t length)
{
    return bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' ||
           (bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == '\n');
}

static void a_wrap_loses_nothing_and_always_goes_on(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "a",    "word",    " ",      "  ",     "\t",         "\n",           "\r\n",
        "\r",   "e\u0301", "\u6f22", "\u5b57", "\U0001f33f", "\u0928\u093f", "\U0001f469\u200d\U0001f469",
        "\xff", "\x1b",    "\u0301", "\u200b"};
    struct random random = {.state = 41};
    for (int i = 0; i < 30000; i++) {
        char   bytes[400];
        size_t length = 0, cols = 1 + random_index(&random, 20);
        for (size_t n = random_index(&random, 40); n > 0; n--) {
            const char *piece = pieces[random_index(&random, sizeof pieces / sizeof pieces[0])];
            memcpy(bytes + length, piece, strlen(piece));
            length += strlen(piece);
        }
        for (size_t from = 0; from < length;) {
            struct text_line line = text_wrap(bytes, length, from, cols);
            assert_int_equal(line.from, from);
            assert_in_range(line.to, from, length);
            assert_in_range(line.next, from + 1, length);
            assert_true(line.next >= line.to);
            for (size_t at = line.to; at < line.next; at++)
                assert_true(is_swallowed(bytes, at, length));
            bool   alone = line.to > from && text_next(bytes, length, from) == line.to;
            size_t wide = text_cols(bytes + line.from, line.to - line.from);
            assert_true(wide <= cols || alone);
            assert_null(memchr(bytes + line.from, '\n', line.to - line.from));
            from = line.next;
        }
    }
}

static void a_cut_shows_as_much_as_fits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t      cols;
        bool        ascii;
        const char *expected;
    } rows[] = {
        {"a promise", 9, false, "a promise"},
        {"a promise", 8, false, "a promi\u2026"},
        {"a promise", 8, true, "a pro..."},
        {"a promise", 1, false, "\u2026"},
        {"a promise", 2, true, ".."},
        {"a promise", 0, false, ""},
        {"a promise", 3, true, "..."},
        {"a\nb\tc", 5, false, "a b c"},
        {"\u6f22\u5b57\u6f22", 5, false, "\u6f22\u5b57\u2026"},
        {"\u6f22\u5b57\u6f22", 4, false, "\u6f22\u2026"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct buf   out = {.arena = &arena};
        text_cut(&out, rows[i].text, strlen(rows[i].text), rows[i].cols, rows[i].ascii);
        assert_string_equal(buf_text(&out), rows[i].expected);
        arena_free(&arena);
    }
}

static void a_field_takes_what_the_command_line_allows(void **state)
{
    (void)state;
    static const struct {
        enum text_field field;
        const char     *text, *error; /* NULL: taken */
    } rows[] = {
        {TEXT_LINE, "M.", NULL},
        {TEXT_LINE, "  our song  ", NULL},
        {TEXT_LINE, "\u6f22\u5b57 \U0001f33f", NULL},
        {TEXT_LINE, "\u202e", NULL},
        {TEXT_LINE, "", "the name must not be empty"},
        {TEXT_LINE, "  ", "the name must hold more than blanks"},
        {TEXT_LINE, "\u00a0\u3000\u2003\u1680\u202f\u205f", "the name must hold more than blanks"},
        {TEXT_LINE, "a\nb", "the name must be one line, without newline or tab"},
        {TEXT_LINE, "a\tb", "the name must be one line, without newline or tab"},
        {TEXT_LINE, "a\x1b[31m", "the name must not hold control characters; there is U+001B at byte 2"},
        {TEXT_LINE, "a\x7f", "the name must not hold control characters; there is U+007F at byte 2"},
        {TEXT_LINE, "\xc2\x85", "the name must not hold control characters; there is U+0085 at byte 1"},
        {TEXT_LINE, "\xc2\x9f", "the name must not hold control characters; there is U+009F at byte 1"},
        {TEXT_LINE, "a\r", "the name must not hold control characters; there is U+000D at byte 2"},
        {TEXT_LINE, "ab\xff", "the name must be UTF-8 text; byte 3 is not"},
        {TEXT_NOTE, "a\n\tb", NULL},
        {TEXT_NOTE, " ", NULL},
        {TEXT_NOTE, "", "the name must not be empty"},
        {TEXT_NOTE, "a\r\nb", "the name must not hold control characters; there is U+000D at byte 2"},
        {TEXT_NOTE, "\xed\xa0\x80", "the name must be UTF-8 text; byte 1 is not"},
        {TEXT_BODY, "\n\ta\n", NULL},
        {TEXT_BODY, "", "the name must not be empty"},
        {TEXT_BODY, " \n\t\u3000\n", "the name must hold more than blanks"},
        {TEXT_BODY, "a\r\nb", "the name must not hold control characters; there is U+000D at byte 2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error error = {0};
        bool         taken = text_check(rows[i].field, "the name", rows[i].text, strlen(rows[i].text), &error);
        assert_int_equal(taken, rows[i].error == NULL);
        if (!taken) {
            assert_int_equal(error.kind, ERROR_USAGE);
            assert_string_equal(error.text, rows[i].error);
        }
    }
    struct error error;
    assert_false(text_check(TEXT_NOTE, "the note", "a\0b", 3, &error));
}

static void a_field_has_a_limit(void **state)
{
    (void)state;
    static char  bytes[TEXT_BODY_MAX + 1];
    struct error error;
    for (size_t i = 0; i < 201; i++)
        memcpy(bytes + 2 * i, "\u00e9", 2);
    assert_true(text_check(TEXT_LINE, "the name", bytes, 400, &error));
    assert_false(text_check(TEXT_LINE, "the name", bytes, 402, &error));
    assert_string_equal(error.text, "the name must be at most 200 characters, not 201");
    memset(bytes, 'a', sizeof bytes);
    assert_true(text_check(TEXT_NOTE, "the note", bytes, TEXT_NOTE_MAX, &error));
    assert_false(text_check(TEXT_NOTE, "the note", bytes, TEXT_NOTE_MAX + 1, &error));
    assert_string_equal(error.text, "the note must be at most 64 KiB; it is longer");
    assert_true(text_check(TEXT_BODY, "the text", bytes, TEXT_BODY_MAX, &error));
    assert_false(text_check(TEXT_BODY, "the text", bytes, TEXT_BODY_MAX + 1, &error));
    assert_string_equal(error.text, "the text must be at most 4 MiB; it is longer");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_wrapped_where_people_would),
        cmocka_unit_test(a_wrap_loses_nothing_and_always_goes_on),
        cmocka_unit_test(a_cut_shows_as_much_as_fits),
        cmocka_unit_test(a_field_takes_what_the_command_line_allows),
        cmocka_unit_test(a_field_has_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
