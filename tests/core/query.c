#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/query.h"
#include "core/text.h"
#include "support/all_random.h"

static const int32_t offset_s = 3600;

static struct present sunday(void)
{
    return when_present(INT64_C(1795378440) * 1000, when_fixed_zone(&offset_s), 0); /* 2026-11-22 */
}

/* What was read, as one line: w(word) p(phrase) l(literal) with - or "or" in front, t(tag), m1-2, s and u with a day number. */
static const char *sentence(const char *text, struct arena *arena)
{
    struct present present = sunday();
    struct query   query = query_read(text, &present, arena);
    struct buf     out = {.arena = arena};
    for (size_t i = 0; i < query.term_count; i++)
        buf_printf(&out, "%s%s%c(%s) ", query.terms[i].is_or ? "or " : "", query.terms[i].excluded ? "-" : "",
                   query.terms[i].literal  ? 'l'
                   : query.terms[i].phrase ? 'p'
                                           : 'w',
                   query.terms[i].literal ? query.terms[i].literal : query.terms[i].words);
    for (size_t i = 0; i < query.tag_count; i++)
        buf_printf(&out, "t(%s) ", query.tags[i]);
    if (query.mood_least)
        buf_printf(&out, "m%d-%d ", query.mood_least, query.mood_most);
    if (query.since != DAY_NONE)
        buf_printf(&out, "s%d ", (int)(query.since - present.today));
    if (query.until != DAY_NONE)
        buf_printf(&out, "u%d ", (int)(query.until - present.today));
    return buf_text(&out);
}

static void what_is_typed_is_read_as_parts(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", ""},
        {"  \t \n", ""},
        {"quiet", "w(quiet) "},
        {"a quiet  sunday", "w(a) w(quiet) w(sunday) "},
        {"\"a quiet sunday\"", "p(a quiet sunday) "},
        {"-sad", "-w(sad) "},
        {"-\"too sad\" joy", "-p(too sad) w(joy) "},
        {"tag:music", "t(music) "},
        {"tag:#music tag:@home", "t(music) t(home) "},
        {"tag:\"two words\" x", "w(x) t(two words) "},
        {"mood:4", "m4-4 "},
        {"mood:2..3", "m2-3 "},
        {"mood:1..4 mood:3..5", "m3-4 "},
        {"mood:1 mood:5", "m5-1 "},
        {"since:2026-11-20", "s-2 "},
        {"since:sunday until:today", "s0 u0 "},
        {"since:\"3d ago\"", "s-3 "},
        {"since:2026-11-20 since:2026-11-21 until:2026-11-25 until:2026-11-24", "s-1 u2 "},
        {"#music", "w(music) "},
        {"rain OR Snow", "w(rain) or w(snow) "},
        {"a OR \"b c\" OR d e", "w(a) or p(b c) or w(d) w(e) "},
        {"\u5F7C\u5973", "w(\u5F7C \u5973) "},
        {"don't", "w(don t) "},
        {"\U0001F600", "l(\U0001F600) "},
        {"?! -\U0001F600 tag:x", "l(?!) -l(\U0001F600) t(x) "},
        {"\"? !\"", "l(? !) "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(sentence(rows[i].text, &arena), rows[i].expected);
    arena_free(&arena);
}

static void a_slip_is_words(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"\"a quiet", "w(a) w(quiet) "},
        {"-\"a quiet", "-w(a) w(quiet) "},
        {"\"", ""},
        {"-", ""},
        {"--sad", "-w(sad) "},
        {"\"\"", ""},
        {"!!! \xE2\x80\x94 word \xF0\x9F\x98\x80", "w(word) "},
        {"OR", "w(or) "},
        {"OR a", "w(or) w(a) "},
        {"a OR", "w(a) w(or) "},
        {"a OR -b", "w(a) w(or) -w(b) "},
        {"-a OR b", "-w(a) w(or) w(b) "},
        {"a OR tag:b", "w(a) w(or) t(b) "},
        {"a or b", "w(a) w(or) w(b) "},
        {"one\"two three\"four", "w(one) p(two three) w(four) "},
        {"mood:9", "w(mood 9) "},
        {"mood:0", "w(mood 0) "},
        {"mood:3..2", "w(mood 3 2) "},
        {"mood:", "w(mood) "},
        {"mood:44", "w(mood 44) "},
        {"tag:", "w(tag) "},
        {"tag:#", "w(tag) "},
        {"tag:\"open", "w(tag) w(open) "},
        {"since:someday", "w(since someday) "},
        {"until:2026-02-30", "w(until 2026 02 30) "},
        {"-tag:music", "-w(tag music) "},
        {"AND OR NOT NEAR(a b) title:x * ^", "w(and) or w(not) w(near a) w(b) w(title x) "},
        {"\xFF\xFE x", "w(x) "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(sentence(rows[i].text, &arena), rows[i].expected);
    arena_free(&arena);
}

static void terms_past_the_most_are_passed_over(void **state)
{
    (void)state;
    struct arena   arena = {0};
    struct buf     text = {.arena = &arena};
    struct present present = sunday();
    for (int i = 0; i < 500; i++)
        buf_puts(&text, "w tag:t ");
    struct query query = query_read(buf_text(&text), &present, &arena);
    assert_int_equal(query.term_count, QUERY_TERMS_MAX);
    assert_int_equal(query.tag_count, QUERY_TERMS_MAX);
    arena_free(&arena);
}

/* The text with what is hit in brackets. */
static const char *marked(const char *typed, const char *text, struct arena *arena)
{
    struct present          present = sunday();
    struct query            query = query_read(typed, &present, arena);
    struct buf              out = {.arena = arena};
    size_t                  count, at = 0;
    const struct query_hit *hits = query_hits(&query, text, strlen(text), arena, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(hits[i].from >= at && hits[i].to > hits[i].from && hits[i].to <= strlen(text));
        buf_put(&out, text + at, hits[i].from - at);
        buf_printf(&out, "[%.*s]", (int)(hits[i].to - hits[i].from), text + hits[i].from);
        at = hits[i].to;
    }
    buf_puts(&out, text + at);
    return buf_text(&out);
}

static void hits_are_marked_where_the_words_stand(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *query, *text, *expected;
    } rows[] = {
        {"qui", "Quiet, unquiet QUIET", "[Qui]et, unquiet [QUI]ET"},
        {"cafe", "Caf\xC3\xA9s, cafe\xCC\x81!", "[Caf\xC3\xA9]s, [cafe\xCC\x81]!"},
        {"CAF\xC3\x89", "cafe", "[cafe]"},
        {"\"a quiet\"", "a quiet day, a quieter day, a, quiet", "[a quiet] day, a quieter day, [a, quiet]"},
        {"-sad joy", "sad joy", "sad [joy]"},
        {"don't", "Don't; don, t.", "[Don't]; [don, t]."},
        {"a ab", "abc a", "[ab]c [a]"},
        {"\"a b\" \"b c\"", "a b c", "[a b c]"},
        {"\"a b\" b", "a b c", "[a b] c"},
        {"x", "", ""},
        {"", "text", "text"},
        {"\xD0\xBC\xD0\xB8\xD1\x80", "\xD0\x9C\xD0\xB8\xD1\x80\xD0\xB0", "[\xD0\x9C\xD0\xB8\xD1\x80]\xD0\xB0"},
        {"tag:x", "tag x", "tag x"},
        {"x", "\xFFx\xFE", "\xFF[x]\xFE"},
        {"\u5F7C\u5973", "\u4ECA\u65E5\u306F\u5F7C\u5973\u306B", "\u4ECA\u65E5\u306F[\u5F7C\u5973]\u306B"},
        {"fi", "\uFB01ve", "[\uFB01]ve"},
        {"f", "\uFB01ve", "[\uFB01]ve"},
        {"\u0435\u043B", "\u0401\u043B\u043A\u0430", "[\u0401\u043B]\u043A\u0430"},
        {"\u1112", "\uD55C\uAE00", "[\uD55C]\uAE00"},
        {"\U0001F600", "a\U0001F600\U0001F600b\U0001F600", "a[\U0001F600][\U0001F600]b[\U0001F600]"},
        {"a OR c", "a b c", "[a] b [c]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(marked(rows[i].query, rows[i].text, &arena), rows[i].expected);
    arena_free(&arena);
}

static void any_bytes_are_read_and_marked_without_harm(void **state)
{
    (void)state;
    struct random     random = {.state = 9};
    static const char alphabet[] = "ab -\"\":#.t\n\xC3\xA9\xCC\x81\xFF\xF0";
    for (int round = 0; round < 4000; round++) {
        struct arena arena = {0};
        char         typed[24], text[40];
        size_t       typed_length = random_index(&random, sizeof typed), length = random_index(&random, sizeof text);
        for (size_t i = 0; i < typed_length; i++)
            typed[i] = alphabet[random_index(&random, sizeof alphabet - 1)];
        typed[typed_length] = '\0';
        for (size_t i = 0; i < length; i++)
            text[i] = alphabet[random_index(&random, sizeof alphabet - 1)];
        text[length] = '\0';
        const char  *shown = marked(typed, text, &arena);
        struct query query = query_read(typed, &(struct present){.today = 0}, &arena);
        bool         wanted = false;
        for (size_t i = 0; i < query.term_count; i++)
            wanted = wanted || (!query.terms[i].excluded && query_finds(&query.terms[i], text, length));
        assert_true(wanted == (strchr(shown, '[') != NULL));
        arena_free(&arena);
    }
}

/* Each hit begins and ends where a user-perceived character does, whatever was folded away within one. */
static void hits_lie_on_the_edges_of_characters(void **state)
{
    (void)state;
    struct random          random = {.state = 12};
    static const codepoint alphabet[] = {'a',     'e',     ' ',    0xE9,   0x301,  0x308,  0x435,  0x451,
                                         0xFB01,  0x1112,  0x1161, 0x11AB, 0xD55C, 0x200D, 0x2139, 0x1F600,
                                         0x1F3FD, 0x1F1E6, 0xE01,  0xE33,  0x304B, 0x3099, 0x5F7C};
    for (int round = 0; round < 20000; round++) {
        struct arena arena = {0};
        struct buf   text = {.arena = &arena}, typed = {.arena = &arena};
        char         encoded[4];
        size_t       count;
        for (size_t left = random_index(&random, 12); left > 0; left--)
            buf_put(&text, encoded,
                    text_encode(alphabet[random_index(&random, sizeof alphabet / sizeof *alphabet)], encoded));
        for (size_t left = 1 + random_index(&random, 3); left > 0; left--)
            buf_put(&typed, encoded,
                    text_encode(alphabet[random_index(&random, sizeof alphabet / sizeof *alphabet)], encoded));
        struct query            query = query_read(buf_text(&typed), &(struct present){.today = 0}, &arena);
        const struct query_hit *hits = query_hits(&query, buf_text(&text), text.length, &arena, &count);
        size_t                  at = 0;
        for (size_t i = 0; i < count; i++) {
            assert_true(hits[i].from >= at && hits[i].to > hits[i].from);
            for (; at < hits[i].from; at = text_next(buf_text(&text), text.length, at))
                ;
            assert_int_equal(at, hits[i].from);
            for (; at < hits[i].to; at = text_next(buf_text(&text), text.length, at))
                ;
            assert_int_equal(at, hits[i].to);
        }
        arena_free(&arena);
    }
}

static void a_value_that_makes_no_sense_is_told(void **state)
{
    (void)state;
    struct arena             arena = {0};
    struct present           present = sunday();
    static const char *const wrong[][2] = {{"mood:9", "mood must be"},
                                           {"mood:", "mood must be"},
                                           {"tag:", "tag must not be empty"},
                                           {"a since:2026-13-01 mood:9", "since"},
                                           {"until:nonsense", "until"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct query query = query_read(wrong[i][0], &present, &arena);
        assert_non_null(query.wrong);
        assert_non_null(strstr(query.wrong, wrong[i][1]));
    }
    assert_null(query_read("mood:2..3 tag:x since:today a \"b", &present, &arena).wrong);
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_is_read_as_parts),
        cmocka_unit_test(a_slip_is_words),
        cmocka_unit_test(terms_past_the_most_are_passed_over),
        cmocka_unit_test(hits_are_marked_where_the_words_stand),
        cmocka_unit_test(any_bytes_are_read_and_marked_without_harm),
        cmocka_unit_test(hits_lie_on_the_edges_of_characters),
        cmocka_unit_test(a_value_that_makes_no_sense_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
