/*
 * Text: known characters, and what must hold for any bytes at all.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/text.h"
#include "support/all_random.h"

enum { BYTES_MAX = 400 };

/* Bytes of all kinds: plain words, wide and combining characters, joiners, flags, controls, what would act on a terminal, rubbish. */
static size_t random_text(struct random *random, char out[BYTES_MAX])
{
    static const char *const pieces[] = {
        "a",
        "word",
        " ",
        " ",
        "  ",
        "\n",
        "\t",
        "\r\n",
        "\r",
        "\u00e9",
        "e\u0301",
        "\u0301",
        "\u6f22",
        "\u5b57",
        "\u3000",
        "\U0001f33f",
        "\U0001f469\u200d\U0001f469\u200d\U0001f466",
        "\U0001f44d\U0001f3fd",
        "\U0001f1e9\U0001f1ea",
        "\U0001f1e9",
        "\u200d",
        "\ufe0f",
        "\u1100\u1161\u11a8",
        "\uac00",
        "\u0928\u093f",
        "\x1b[31m",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\U000e0041",
        "\xff",
        "\xc0\xaf",
        "\xe6\xbc",
        "\xed\xa0\x80",
        "\xf4\x90\x80\x80",
        "\x80",
        "\x7f",
        "\xc2\x85",
    };
    size_t length = 0;
    for (size_t n = random_index(random, 40); n > 0; n--) {
        char   bytes[4];
        bool   rubbish = random_one_in(random, 6);
        size_t more = sizeof bytes;
        random_bytes(random, bytes, sizeof bytes);
        const char *piece = bytes;
        if (!rubbish) {
            piece = pieces[random_index(random, sizeof pieces / sizeof pieces[0])];
            more = strlen(piece);
        }
        if (length + more > BYTES_MAX)
            break;
        memcpy(out + length, piece, more);
        length += more;
    }
    return length;
}

static void every_character_decodes_as_it_was_encoded(void **state)
{
    (void)state;
    for (codepoint character = 0; character <= 0x10FFFF; character++) {
        char      bytes[4];
        codepoint again;
        size_t    length = text_encode(character, bytes);
        bool      surrogate = character >= 0xD800 && character <= 0xDFFF;
        size_t    expected = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        if (length != expected || text_decode(bytes, length, &again) != length ||
            again != (surrogate ? TEXT_REPLACEMENT : character) || !text_is_valid(bytes, length, NULL) ||
            text_count(bytes, length) != 1)
            fail_msg("U+%04X", (unsigned)character);
        for (size_t cut = 1; cut < length; cut++)
            if (text_decode(bytes, cut, &again) != 1 || again != TEXT_REPLACEMENT || text_is_valid(bytes, cut, NULL))
                fail_msg("U+%04X cut to %zu", (unsigned)character, cut);
    }
    char bytes[4];
    assert_int_equal(text_encode(0x110000, bytes), 3);
    assert_memory_equal(bytes, "\xef\xbf\xbd", 3);
}

static void bytes_that_are_no_utf8_read_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t      count, bad_at;
    } rows[] = {
        {"\x80", 1, 0},
        {"\xff", 1, 0},
        {"a\xc3", 2, 1},
        {"\xc3(", 2, 0},
        {"\xc0\xaf", 2, 0},
        {"\xc1\xbf", 2, 0},
        {"\xe0\x9f\xbf", 3, 0},
        {"\xed\xa0\x80", 3, 0},
        {"\xf0\x8f\xbf\xbf", 4, 0},
        {"\xf4\x90\x80\x80", 4, 0},
        {"\xf8\x88\x80\x80\x80", 5, 0},
        {"\u6f22\xe6\xbc", 3, 3},
        {"\u00e9\u00e9\xa9", 3, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t length = strlen(rows[i].bytes), bad_at = 99;
        assert_int_equal(text_count(rows[i].bytes, length), rows[i].count);
        assert_false(text_is_valid(rows[i].bytes, length, &bad_at));
        assert_int_equal(bad_at, rows[i].bad_at);
    }
    size_t bad_at = 99;
    assert_true(text_is_valid("\xef\xbf\xbd", 3, &bad_at));
    assert_true(text_is_valid(NULL, 0, &bad_at));
    assert_int_equal(bad_at, 99);
}

static void characters_have_the_columns_of_unicode(void **state)
{
    (void)state;
    static const struct {
        codepoint character;
        int       cols;
    } rows[] = {
        {'a', 1},     {0x00, 1},    {0x1B, 1},    {0x7F, 1},    {0x85, 1},    {0xA0, 1},     {0xAD, 1},
        {0xE9, 1},    {0x2FF, 1},   {0x300, 0},   {0x36F, 0},   {0x370, 1},   {0x488, 0},    {0x600, 1},
        {0x903, 1},   {0x10FF, 1},  {0x1100, 2},  {0x115F, 2},  {0x1160, 0},  {0x11FF, 0},   {0x200B, 0},
        {0x200D, 0},  {0x2010, 1},  {0x20E3, 0},  {0x231A, 2},  {0x2500, 1},  {0x2588, 1},   {0x26A1, 2},
        {0x3000, 2},  {0x3001, 2},  {0x303F, 1},  {0x3041, 2},  {0x4E00, 2},  {0x9FFF, 2},   {0xAC00, 2},
        {0xD7A3, 2},  {0xE000, 1},  {0xF900, 2},  {0xFE0F, 0},  {0xFF01, 2},  {0xFF61, 1},   {0xFFE6, 2},
        {0xFFFD, 1},  {0x1F1E6, 1}, {0x1F33F, 2}, {0x1F3FD, 2}, {0x20000, 2}, {0x2A6DF, 2},  {0x30000, 2},
        {0x40000, 1}, {0xE0001, 0}, {0xE0100, 0}, {0xE01EF, 0}, {0xE01F0, 1}, {0x10FFFF, 1}, {0x110000, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (text_codepoint_cols(rows[i].character) != rows[i].cols)
            fail_msg("U+%04X is %d", (unsigned)rows[i].character, text_codepoint_cols(rows[i].character));
}

/* The C library of Debian 12 counts two blocks of figures as wide that Unicode 14 and terminals do not. */
static void characters_have_the_columns_of_the_c_library(void **state)
{
    (void)state;
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        skip();
    for (codepoint c = 0xA0; c <= 0x10FFFF; c++) {
        int  cols = c >= 0xD800 && c <= 0xDFFF ? -1 : wcwidth((wchar_t)c);
        bool is_apart = (c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF);
        if (cols >= 0 && !is_apart && cols != text_codepoint_cols(c))
            fail_msg("U+%04X is %d, not %d", (unsigned)c, text_codepoint_cols(c), cols);
    }
    setlocale(LC_CTYPE, "C");
}

static void what_acts_on_a_terminal_is_shown_as_a_mark(void **state)
{
    (void)state;
    static const codepoint marks[] = {0x00,    0x07,    0x09,     0x0A,     0x0D,    0x1B,    0x1F,    0x7F,
                                      0x80,    0x9F,    0x61C,    0x200E,   0x200F,  0x2028,  0x2029,  0x202A,
                                      0x202E,  0x2060,  0x2064,   0x2066,   0x2069,  0x206A,  0x206F,  0xD800,
                                      0xDFFF,  0xFDD0,  0xFDEF,   0xFEFF,   0xFFF9,  0xFFFB,  0xFFFE,  0xFFFF,
                                      0x1FFFE, 0x1FFFF, 0x10FFFE, 0x10FFFF, 0xE0000, 0xE007F, 0x110000};
    static const codepoint kept[] = {0x20,   0x7E,   0xA0,   0x61B,  0x61D,  0x200B,  0x200D,  0x2010,
                                     0x2027, 0x202F, 0x205F, 0x2070, 0xD7FF, 0xE000,  0xFDCF,  0xFDF0,
                                     0xFE0F, 0xFEFE, 0xFFF8, 0xFFFC, 0xFFFD, 0x1F33F, 0xE0100, 0x10FFFD};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (text_visible(marks[i]) != TEXT_REPLACEMENT)
            fail_msg("U+%04X is shown", (unsigned)marks[i]);
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
        if (text_visible(kept[i]) != kept[i])
            fail_msg("U+%04X is not shown", (unsigned)kept[i]);
}

static void people_count_these_as_one_character(void **state)
{
    (void)state;
    static const char *const ones[] = {
        "a",
        "\u00e9",
        "e\u0301\u0323",
        "\r\n",
        "\n",
        "\x1b",
        "\u6f22",
        "\U0001f33f",
        "\U0001f44d\U0001f3fd",
        "\U0001f1e9\U0001f1ea",
        "\u2764\ufe0f",
        "\U0001f469\u200d\U0001f469\u200d\U0001f466",
        "\U0001f469\U0001f3fd\u200d\u2764\ufe0f\u200d\U0001f468",
        "1\ufe0f\u20e3",
        "\u1100\u1161\u11a8",
        "\u1100\u1100\uac00\u11a8",
        "\ua960\u1161",
        "\u0928\u093f",
        "\xff",
        "\xff\u0301",
        "\u0301",
        "\u202e",
    };
    for (size_t i = 0; i < sizeof ones / sizeof ones[0]; i++) {
        size_t length = strlen(ones[i]);
        if (text_next(ones[i], length, 0) != length || text_prev(ones[i], length, length) != 0)
            fail_msg("row %zu ends at %zu", i, text_next(ones[i], length, 0));
    }
}

static void people_count_these_as_two_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t      first;
    } rows[] = {
        {"ab", 1},
        {"a\n", 1},
        {"\n\u0301", 1},
        {"\n\r", 1},
        {"\r\r", 1},
        {"\u202e\u0301", 3},
        {"a\u202e", 1},
        {"a\u200db", 4},
        {"\u6f22\u5b57", 3},
        {"\U0001f1e9\U0001f1ea\U0001f1eb", 8},
        {"\U0001f33f\U0001f33f", 4},
        {"\uac00\u1100", 3},
        {"\uac00\uac00", 3},
        {"a\u200d\U0001f33f", 4},
        {"\x80\x80", 1},
        {"\U0001f1e9\u0301\U0001f1ea", 6},
        {"\U0001f33f\u200da", 7},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t length = strlen(rows[i].text);
        if (text_next(rows[i].text, length, 0) != rows[i].first ||
            text_next(rows[i].text, length, rows[i].first) != length ||
            text_prev(rows[i].text, length, length) != rows[i].first ||
            text_prev(rows[i].text, length, rows[i].first) != 0)
            fail_msg("row %zu ends at %zu", i, text_next(rows[i].text, length, 0));
    }
    assert_int_equal(text_next("ab", 2, 2), 2);
    assert_int_equal(text_next("", 0, 0), 0);
    assert_int_equal(text_prev("ab", 2, 0), 0);
    assert_int_equal(text_prev("ab", 2, 9), 1);
}

static void going_back_visits_what_going_on_did(void **state)
{
    (void)state;
    struct random random = {.state = 31};
    for (int i = 0; i < 20000; i++) {
        char   bytes[BYTES_MAX];
        size_t length = random_text(&random, bytes);
        for (size_t at = 0; at < length;) {
            size_t next = text_next(bytes, length, at);
            assert_in_range(next, at + 1, length);
            assert_int_equal(text_prev(bytes, length, next), at);
            at = next;
        }
    }
}

static void what_fits_is_as_wide_as_said_and_no_more_would(void **state)
{
    (void)state;
    struct random random = {.state = 32};
    for (int i = 0; i < 20000; i++) {
        char   bytes[BYTES_MAX];
        size_t length = random_text(&random, bytes), used = 99;
        size_t cols = random_index(&random, 30);
        size_t fits = text_fit(bytes, length, cols, &used);
        assert_true(used <= cols);
        assert_int_equal(used, text_cols(bytes, fits));
        if (fits < length)
            assert_true(text_cols(bytes, text_next(bytes, length, fits)) > cols);
    }
    assert_int_equal(text_fit("\u6f22\u5b57", 6, 3, NULL), 3);
}

static void cleaned_text_holds_nothing_that_acts(void **state)
{
    (void)state;
    struct random random = {.state = 33};
    for (int i = 0; i < 20000; i++) {
        struct arena arena = {0};
        struct buf   out = {.arena = &arena}, again = {.arena = &arena};
        char         bytes[BYTES_MAX];
        size_t       length = random_text(&random, bytes);
        bool         lines = random_one_in(&random, 2);
        text_clean(&out, bytes, length, lines);
        assert_int_equal(text_cols(buf_text(&out), out.length), text_cols(bytes, length));
        assert_int_equal(text_count(buf_text(&out), out.length), text_count(bytes, length));
        assert_true(text_is_valid(buf_text(&out), out.length, NULL));
        for (size_t at = 0; at < out.length;) {
            codepoint character;
            at += text_decode(out.text + at, out.length - at, &character);
            assert_true(text_visible(character) == character || (lines && (character == '\n' || character == '\t')));
        }
        text_clean(&again, buf_text(&out), out.length, lines);
        assert_string_equal(buf_text(&again), buf_text(&out));
        arena_free(&arena);
    }
}

static void cut_text_never_exceeds_its_columns(void **state)
{
    (void)state;
    struct random random = {.state = 34};
    for (int i = 0; i < 20000; i++) {
        struct arena arena = {0};
        struct buf   out = {.arena = &arena}, whole = {.arena = &arena};
        char         bytes[BYTES_MAX];
        size_t       length = random_text(&random, bytes), cols = random_index(&random, 30);
        bool         ascii = random_one_in(&random, 2);
        const char  *ellipsis = ascii ? "..." : "\u2026";
        text_cut(&out, bytes, length, cols, ascii);
        text_clean(&whole, bytes, length, false);
        assert_true(text_cols(buf_text(&out), out.length) <= cols);
        if (text_cols(bytes, length) <= cols) {
            assert_string_equal(buf_text(&out), buf_text(&whole));
        } else if (cols >= 3) {
            size_t kept = out.length - strlen(ellipsis);
            assert_string_equal(out.text + kept, ellipsis);
            assert_memory_equal(out.text, whole.text, kept);
        }
        arena_free(&arena);
    }
}

static void a_quoted_value_is_short_clean_and_in_quotes(void **state)
{
    (void)state;
    struct random random = {.state = 35};
    for (int i = 0; i < 20000; i++) {
        char               bytes[BYTES_MAX];
        size_t             length = random_text(&random, bytes);
        struct text_quoted quoted = text_quote(bytes, length);
        size_t             all = strlen(quoted.text);
        assert_in_range(all, 2, sizeof quoted.text - 1);
        assert_true(quoted.text[0] == '"' && quoted.text[all - 1] == '"');
        assert_true(text_is_valid(quoted.text, all, NULL));
        assert_in_range(text_cols(quoted.text, all), 2, 42);
        for (size_t at = 0; at < all;) {
            codepoint character;
            at += text_decode(quoted.text + at, all - at, &character);
            assert_int_equal(text_visible(character), character);
        }
    }
    assert_string_equal(text_quote("11", 2).text, "\"11\"");
    assert_string_equal(text_quote("", 0).text, "\"\"");
    assert_string_equal(text_quote("0123456789012345678901234567890123456789", 40).text,
                        "\"0123456789012345678901234567890123456789\"");
    assert_string_equal(text_quote("01234567890123456789012345678901234567890", 41).text,
                        "\"0123456789012345678901234567890123456...\"");
    char heap[1001] = "e";
    for (size_t i = 1; i + 2 <= sizeof heap; i += 2)
        memcpy(heap + i, "\u0301", 2);
    struct text_quoted quoted = text_quote(heap, 999);
    assert_true(text_is_valid(quoted.text, strlen(quoted.text), NULL));
    assert_string_equal(quoted.text + strlen(quoted.text) - 4, "...\"");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_decodes_as_it_was_encoded),
        cmocka_unit_test(bytes_that_are_no_utf8_read_one_by_one),
        cmocka_unit_test(characters_have_the_columns_of_unicode),
        cmocka_unit_test(characters_have_the_columns_of_the_c_library),
        cmocka_unit_test(what_acts_on_a_terminal_is_shown_as_a_mark),
        cmocka_unit_test(people_count_these_as_one_character),
        cmocka_unit_test(people_count_these_as_two_characters),
        cmocka_unit_test(going_back_visits_what_going_on_did),
        cmocka_unit_test(what_fits_is_as_wide_as_said_and_no_more_would),
        cmocka_unit_test(cleaned_text_holds_nothing_that_acts),
        cmocka_unit_test(cut_text_never_exceeds_its_columns),
        cmocka_unit_test(a_quoted_value_is_short_clean_and_in_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
