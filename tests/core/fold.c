/*
 * What counts as the same when it is looked for: rows with names, and properties over all characters and over random texts of all scripts.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/fold.h"
#include "support/all_random.h"

static const char *folded(const char *text, struct arena *arena)
{
    struct buf out = {.arena = arena};
    fold_put(&out, text, strlen(text));
    return buf_text(&out);
}

static const char *words(const char *text, struct arena *arena)
{
    struct buf out = {.arena = arena};
    fold_put_words(&out, text, strlen(text));
    return buf_text(&out);
}

static void what_a_reader_takes_for_the_same_is_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool        same;
    } rows[] = {
        {"\u00C4rger", "\u00E4rger", true},
        {"\u00C4rger", "arger", true},
        {"A\u0308rger", "\u00E4RGER", true},
        {"Stra\u00DFe", "STRASSE", true},
        {"\uFF21\uFF11", "a1", true},
        {"\uFB01x", "fix", true},
        {"\u0451\u043B\u043A\u0430", "\u0415\u041B\u041A\u0410", true},             /* ёлка, ЕЛКА */
        {"\u0439", "\u0438", false},                                                /* й is a letter of its own */
        {"\u0391\u03B8\u03AE\u03BD\u03B1", "\u03B1\u03B8\u03B7\u03BD\u03B1", true}, /* Αθήνα */
        {"\u03BB\u03CC\u03B3\u03BF\u03C2", "\u039B\u039F\u0393\u039F\u03A3", true}, /* λόγος, ΛΟΓΟΣ */
        {"\u304C", "\u304B\u3099", true},
        {"\u304C", "\u304B", false},
        {"\uD55C", "\u1112\u1161\u11AB", true},
        {"caf\u00E9", "cafe\u0301", true},
        {"so\u00ADft", "soft", true},
        {"a b", "ab", false},
        {"a-b", "a_b", false},
        {"\u0130", "i", true},
        {"\u0E01\u0E33", "\u0E01", false},
        {"", "", true},
        {"", "a", false},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (fold_is_same(rows[i].a, rows[i].b) != rows[i].same || fold_is_same(rows[i].b, rows[i].a) != rows[i].same)
            fail_msg("%s, %s", rows[i].a, rows[i].b);
        assert_int_equal(strcmp(folded(rows[i].a, &arena), folded(rows[i].b, &arena)) == 0, rows[i].same);
    }
    assert_true(fold_begins("\u00C9t\u00E9 2026", "ete"));
    assert_false(fold_begins("et", "ete"));
    assert_true(fold_begins("a", ""));
    assert_true(fold_holds("their STRA\u00DFE", "strass"));
    assert_true(fold_holds("a", ""));
    assert_false(fold_holds("their street", "strass"));
    arena_free(&arena);
}

static void words_are_parted_as_their_script_is_written(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", ""},
        {" ?! \U0001F642", ""},
        {"Don't stop, 2nd time", "don t stop 2nd time"},
        {"\u4ECA\u65E5\u306F\u5F7C\u5973\u306B", "\u4ECA \u65E5 \u306F \u5F7C \u5973 \u306B"}, /* 今日は彼女に */
        {"iPhone\u3067\u66F8\u304F", "iphone \u3066\u3099 \u66F8 \u304F"},
        {"\uFF76\uFF9E", "\u30AB\u3099"}, /* half width ga: a kana with its mark */
        {"\u0E01\u0E33\u0E25\u0E31\u0E07",
         "\u0E01\u0E4D \u0E32 \u0E25\u0E31 \u0E07"}, /* Thai: marks stay with their letter */
        {"\u0939\u093F\u0928\u094D\u0926\u0940", "\u0939\u093F\u0928\u094D\u0926\u0940"}, /* Hindi: one word */
        {"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u062E\u0648\u0627\u0647\u0645"},
        {"\u00BD m\u00B2", "1 2 m2"},
        {"\u0301alone", "alone"},
        {"x\xFFy", "x y"},
        {"_a_", "a"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(words(rows[i].text, &arena), rows[i].expected);
    arena_free(&arena);
}

/* For each byte of a word it is told where the character ends that it comes from. */
static void a_word_knows_where_its_bytes_come_from(void **state)
{
    (void)state;
    const char        *text = "  \uFB01ve caf\u00E9s";
    struct fold_reader reader;
    struct fold_word   word;
    fold_open(&reader, text, strlen(text));
    assert_true(fold_next_word(&reader, &word));
    assert_int_equal(word.from, 2);
    assert_int_equal(word.to, 7);
    assert_memory_equal(word.folded, "five", word.length);
    assert_int_equal(word.ends[0], 5); /* both letters of the ligature */
    assert_int_equal(word.ends[1], 5);
    assert_int_equal(word.ends[2], 6);
    assert_true(fold_next_word(&reader, &word));
    assert_int_equal(word.length, 5);
    assert_int_equal(word.ends[3], 13);
    assert_int_equal(word.to, 14);
    assert_false(fold_next_word(&reader, &word));
}

static void a_long_word_is_compared_by_its_first_bytes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct buf   text = {.arena = &arena};
    for (int i = 0; i < 1000; i++)
        buf_puts(&text, "\u00E6");
    struct fold_reader reader;
    struct fold_word   word;
    fold_open(&reader, buf_text(&text), text.length);
    assert_true(fold_next_word(&reader, &word));
    assert_int_equal(word.length, FOLD_WORD_MAX);
    assert_int_equal(word.to, text.length);
    arena_free(&arena);
}

/* A random text of characters of all scripts, with many marks among them. */
static char *random_text(struct random *random, struct arena *arena)
{
    static const struct {
        codepoint first, last;
    } blocks[] = {{0x20, 0x7E},       {0xA0, 0x24F},      {0x300, 0x36F},   {0x370, 0x3FF},   {0x400, 0x52F},
                  {0x590, 0x6FF},     {0x900, 0xDFF},     {0xE00, 0x10FF},  {0x1100, 0x11FF}, {0x1780, 0x17FF},
                  {0x1E00, 0x20FF},   {0x3040, 0x30FF},   {0x4E00, 0x4FFF}, {0xAC00, 0xAD00}, {0xF900, 0xFFFD},
                  {0x1F300, 0x1F6FF}, {0x20000, 0x20100}, {0x80, 0x1FFFF}};
    struct buf out = {.arena = arena};
    for (size_t left = 1 + random_index(random, 12); left > 0; left--) {
        size_t block = random_index(random, sizeof blocks / sizeof *blocks);
        char   encoded[4];
        buf_put(
            &out, encoded,
            text_encode((codepoint)random_between(random, (int64_t)blocks[block].first, (int64_t)blocks[block].last),
                        encoded));
        if (random_one_in(random, 8))
            buf_putc(&out, ' ');
    }
    return arena_copy_bytes(arena, buf_text(&out), out.length);
}

static void folded_once_more_it_stays_the_same(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (codepoint c = 1; c <= 0x10FFFF; c++) {
        char text[8] = "";
        text_encode(c, text);
        const char *once = folded(text, &arena);
        if (strcmp(folded(once, &arena), once) != 0)
            fail_msg("U+%04X", (unsigned)c);
        if (c % 1024 == 0)
            arena_free(&arena);
    }
    struct random random = {.state = 5};
    for (int i = 0; i < 20000; i++) {
        const char *text = random_text(&random, &arena), *once = folded(text, &arena), *parted = words(text, &arena);
        assert_string_equal(folded(once, &arena), once);
        assert_string_equal(words(parted, &arena), parted);
        assert_string_equal(words(once, &arena), parted);
        if (i % 1024 == 0)
            arena_free(&arena);
    }
    arena_free(&arena);
}

static void all_forms_of_a_text_are_the_same(void **state)
{
    (void)state;
    typedef utf8proc_uint8_t *form(const utf8proc_uint8_t *);
    static form *const        forms[] = {utf8proc_NFC, utf8proc_NFD, utf8proc_NFKC, utf8proc_NFKD};
    struct random             random = {.state = 6};
    for (int i = 0; i < 20000; i++) {
        struct arena arena = {0};
        const char  *text = random_text(&random, &arena);
        for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
            char *other = (char *)forms[f]((const utf8proc_uint8_t *)text);
            assert_non_null(other);
            if (!fold_is_same(text, other) || strcmp(words(text, &arena), words(other, &arena)) != 0)
                fail_msg("form %zu of %s: %s", f, text, other);
            free(other);
        }
        arena_free(&arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_reader_takes_for_the_same_is_the_same),
        cmocka_unit_test(words_are_parted_as_their_script_is_written),
        cmocka_unit_test(a_word_knows_where_its_bytes_come_from),
        cmocka_unit_test(a_long_word_is_compared_by_its_first_bytes),
        cmocka_unit_test(folded_once_more_it_stays_the_same),
        cmocka_unit_test(all_forms_of_a_text_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
