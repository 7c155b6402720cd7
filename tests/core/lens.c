#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/lens.h"
#include "core/text.h"
#include "support/all_random.h"

static const struct lens_phrases rows[] = {
    {"me", "i; i'm; me; my"},
    {"you", "you; you're; your"},
    {"demand", "write back; tell me"},
    {"blame", "you never; never; your fault; liar"},
    {"pleading", "please"},
    {"short", "dr; etc"},
    {"pleading", "come back; please come; please come back"},
};
static const struct lens_words words = {rows, sizeof rows / sizeof *rows};

static struct lens look_at(const char *text, size_t length, struct arena *arena)
{
    struct lens lens;
    lens_look(text, length, words, arena, &lens);
    return lens;
}

static void assert_finds(const char *text, size_t sentences, size_t me, size_t you, size_t demands, size_t blame,
                         size_t pleading)
{
    struct arena             arena = {0};
    struct lens              lens = look_at(text, strlen(text), &arena);
    const struct lens_found *found = lens.found;
    if (lens.sentences != sentences || found[LENS_ABOUT_ME].count != me || found[LENS_ABOUT_YOU].count != you ||
        found[LENS_DEMANDS].count != demands || found[LENS_BLAME].count != blame ||
        found[LENS_PLEADING].count != pleading)
        fail_msg("\"%s\": %zu sentences, me %zu, you %zu, demands %zu, blame %zu, pleading %zu", text, lens.sentences,
                 found[LENS_ABOUT_ME].count, found[LENS_ABOUT_YOU].count, found[LENS_DEMANDS].count,
                 found[LENS_BLAME].count, found[LENS_PLEADING].count);
    arena_free(&arena);
}

static void sentences_end_where_the_header_says(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t      sentences;
    } cases[] = {
        {"", 0},
        {" \n\t\n", 0},
        {"***\n---\n", 0},
        {"...", 0},
        {"One", 1},
        {"One. Two. Three", 3},
        {"One! Two? Three.", 3},
        {"One?! Two!!! Three???", 3},
        {"One\nTwo\n\nThree\n", 3},
        {"One\r\nTwo\r\n", 2},
        {"It cost 3.50 and no more. Good.", 2},
        {"See www.example.org for it.", 1},
        {"I met Dr. No at 5 p.m. in town.", 1},
        {"Paper, pens, etc. were there.", 1},
        {"I thought of M. and of B. too.", 1},
        {"So do I. You know.", 2},
        {"I ... do not know.", 1},
        {"I... You know.", 2},
        {"I\xE2\x80\xA6 do not know.", 1},
        {"I\xE2\x80\xA6 You know.", 2},
        {"Well..\nno", 2},
        {"He said \"stop.\" Then he went.", 2},
        {"\xE2\x80\x9CStop.\xE2\x80\x9D Then nothing.", 2},
        {"(All of it.) And more.", 2},
        {"Really?Yes!No", 3},
        {"I said (well...) no.", 1},
        {"I said [well...] no.", 1},
        {"I said 'well...' no.", 1},
        {"I said \xC2\xABwell...\xC2\xBB no.", 1},
        {"I said \"well...\" no.", 1},
        {"I said \xE2\x80\x9Cwell...\xE2\x80\x9D no.", 1},
        {"!Hola!", 1},
        {"\xE6\x97\xA5\xE6\x9C\xAC. \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D.", 2},
        {"\xF0\x9F\x98\x80 \xE2\x9D\xA4\xEF\xB8\x8F.", 0},
        {"\xF0\x9F\x98\x80 Fine.", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        size_t       sentences = look_at(cases[i].text, strlen(cases[i].text), &arena).sentences;
        if (sentences != cases[i].sentences)
            fail_msg("\"%s\": %zu, not %zu", cases[i].text, sentences, cases[i].sentences);
        arena_free(&arena);
    }
}

static void a_sentence_is_about_the_one_it_names_more_often_or_first(void **state)
{
    (void)state;
    assert_finds("I went home with my bag.", 1, 1, 0, 0, 0, 0);
    assert_finds("The sea was cold.", 1, 0, 0, 0, 0, 0);
    assert_finds("I'm fine, I am, your cat too.", 1, 1, 0, 0, 0, 0);
    assert_finds("I know your house.", 1, 1, 0, 0, 0, 0);
    assert_finds("Your letter reached me.", 1, 0, 1, 0, 0, 0);
    assert_finds("I said your house, your car.", 1, 0, 1, 0, 0, 0);
}

static void words_are_whole_and_in_any_case(void **state)
{
    (void)state;
    assert_finds("in mystery, memes and yours", 1, 0, 0, 0, 0, 0);
    assert_finds("MY hat", 1, 1, 0, 0, 0, 0);
    assert_finds("i\xE2\x80\x99M", 1, 1, 0, 0, 0, 0);
    assert_finds("'i'", 1, 1, 0, 0, 0, 0);
    assert_finds("\xE2\x80\x98me\xE2\x80\x99", 1, 1, 0, 0, 0, 0);
    assert_finds("i'd i\xC3\xA9 \xC3\xA9me me2", 1, 0, 0, 0, 0, 0); /* other words */
    assert_finds("me-my", 1, 1, 0, 0, 0, 0);
    assert_finds("your fault", 1, 0, 1, 0, 1, 0);
    assert_finds("YOUR \t\xC2\xA0 Fault", 1, 0, 1, 0, 1, 0);
    assert_finds("your, fault", 1, 0, 1, 0, 0, 0);
    assert_finds("your\nfault", 2, 0, 1, 0, 0, 0);
    assert_finds("your faults", 1, 0, 1, 0, 0, 0);
    assert_finds("your fault's", 1, 0, 1, 0, 0, 0);
    assert_finds("your", 1, 0, 1, 0, 0, 0); /* the text ends within a phrase */
}

static void letters_and_digits_make_words_and_nothing_else_does(void **state)
{
    (void)state;
    static const struct {
        codepoint from, to;
        bool      letters;
    } ranges[] = {
        {0x01, '0' - 1, false},    {'0', '9', true},        {'9' + 1, 'A' - 1, false}, {'A', 'Z', true},
        {'Z' + 1, 'a' - 1, false}, {'a', 'z', true},        {'z' + 1, 0xBF, false},    {0xC0, 0xD6, true},
        {0xD7, 0xD7, false},       {0xD8, 0xF6, true},      {0xF7, 0xF7, false},       {0xF8, 0x2BB, true},
        {0x1FFF, 0x1FFF, true},    {0x2000, 0x2BFF, false}, {0x2C00, 0x2FFF, true},    {0x3000, 0x303F, false},
        {0x3040, 0xD7FF, true},    {0xE000, 0xFDFF, true},  {0xFE00, 0xFE0F, false},   {0xFE10, 0xFFFC, true},
        {0xFFFD, 0xFFFD, false},   {0xFFFE, 0x1EFFF, true}, {0x1F000, 0x1FAFF, false},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        for (codepoint character = ranges[i].from; character <= ranges[i].to; character++) {
            struct arena arena = {0};
            char         text[4];
            size_t       length = text_encode(character, text);
            if (look_at(text, length, &arena).sentences != ranges[i].letters)
                fail_msg("U+%04X", (unsigned)character);
            arena_free(&arena);
        }
    }
}

static void all_of_the_alphabet_is_folded_and_stands_for_initials(void **state)
{
    (void)state;
    static const struct lens_phrases blame = {"blame", "abcdefghijklmnopqrstuvwxyz"};
    struct arena                     arena = {0};
    struct lens                      lens;
    lens_look("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 26, (struct lens_words){&blame, 1}, &arena, &lens);
    assert_int_equal(lens.found[LENS_BLAME].count, 1);
    for (char letter = 'a'; letter <= 'z'; letter++) {
        char initial[] = "It was ?. Yes", goes_on[] = "Well... ? is", begins[] = "Well... ? is";
        initial[7] = (char)(letter - 'a' + 'A');
        goes_on[8] = letter;
        begins[8] = (char)(letter - 'a' + 'A');
        assert_int_equal(look_at(initial, strlen(initial), &arena).sentences, letter == 'i' ? 2 : 1);
        initial[7] = letter;
        assert_int_equal(look_at(initial, strlen(initial), &arena).sentences, letter == 'i' ? 2 : 1);
        assert_int_equal(look_at(goes_on, strlen(goes_on), &arena).sentences, 1);
        assert_int_equal(look_at(begins, strlen(begins), &arena).sentences, 2);
    }
    assert_finds("I was 5. Then 6.", 2, 1, 0, 0, 0, 0);
    arena_free(&arena);
}

static void a_question_demands_an_answer_unless_it_is_about_me_alone(void **state)
{
    (void)state;
    assert_finds("Why?", 1, 0, 0, 1, 0, 0);
    assert_finds("What did I want?", 1, 1, 0, 0, 0, 0);
    assert_finds("Is it your house or my house?", 1, 0, 1, 1, 0, 0);
    assert_finds("Write back. I wait.", 2, 1, 0, 1, 0, 0);
    assert_finds("Tell me, tell me!", 1, 1, 0, 1, 0, 0);
    assert_finds("Was it cold?!", 1, 0, 0, 1, 0, 0);
    assert_finds("It was cold.", 1, 0, 0, 0, 0, 0);
}

static void the_first_and_longest_phrase_of_a_list_is_taken(void **state)
{
    (void)state;
    struct arena                  arena = {0};
    const char                   *text = "Please come back, please. Come back.";
    struct lens                   lens = look_at(text, strlen(text), &arena);
    const struct lens_found      *found = &lens.found[LENS_PLEADING];
    static const struct lens_span want[] = {{0, 16}, {18, 24}, {26, 35}};
    assert_int_equal(found->count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(found->spans[i].from, want[i].from);
        assert_int_equal(found->spans[i].to, want[i].to);
    }
    arena_free(&arena);
    assert_finds("You never.", 1, 0, 1, 0, 1, 0); /* not also "never" */
    assert_finds("you, never", 1, 0, 1, 0, 1, 0);
}

static void spans_of_sentences_hold_their_quotes_and_no_blanks(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char  *text = "  \"I am here.\"  (Where is it?) \n ... I know  \r\n";
    struct lens  lens = look_at(text, strlen(text), &arena);
    assert_int_equal(lens.sentences, 3);
    assert_int_equal(lens.found[LENS_ABOUT_ME].count, 2);
    assert_memory_equal(text + lens.found[LENS_ABOUT_ME].spans[0].from, "\"I am here.\"", 12);
    assert_int_equal(lens.found[LENS_ABOUT_ME].spans[0].to, 14);
    assert_int_equal(lens.found[LENS_DEMANDS].count, 1);
    assert_memory_equal(text + lens.found[LENS_DEMANDS].spans[0].from, "(Where is it?)", 14);
    assert_int_equal(lens.found[LENS_DEMANDS].spans[0].to - lens.found[LENS_DEMANDS].spans[0].from, 14);
    assert_memory_equal(text + lens.found[LENS_ABOUT_ME].spans[1].from, "I know", 6);
    assert_int_equal(lens.found[LENS_ABOUT_ME].spans[1].to - lens.found[LENS_ABOUT_ME].spans[1].from, 6);
    arena_free(&arena);
}

static void a_letter_speaks_of_me_if_it_says_more_of_me_and_neither_blames_nor_pleads(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool        speaks;
    } cases[] = {
        {"", false},
        {"I am well.", true},
        {"I am well. Your house is nice.", false},
        {"I am well. Your house is nice. I slept.", true},
        {"I am well. Never.", false},
        {"I am well. Please.", false},
        {"The sea is blue.", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct lens  lens = look_at(cases[i].text, strlen(cases[i].text), &arena);
        assert_int_equal(lens_speaks_of_me(&lens), cases[i].speaks);
        arena_free(&arena);
    }
}

enum { LETTERS = 10000, SENTENCES = 12 };

/* Letters put together from sentences of which it is known what they are. */
static void letters_of_known_sentences_are_counted_right(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* without its end */
        bool        me, you, blame, pleading;
    } parts[] = {
        {"I walked at 5 p.m. along the 3.5 km", true, false, false, false},
        {"My sister, Dr. K. and the others were there", true, false, false, false},
        {"Snow \xE2\x80\x94 all day", false, false, false, false},
        {"Your dog, your cat and me", false, true, false, false},
        {"It was your fault", false, true, true, false},
        {"Please come back", false, false, false, true},
        {"\xC3\x89t\xC3\xA9 \xF0\x9F\x8C\x9E", false, false, false, false},
        {"i ... think i am fine", true, false, false, false},
    };
    static const struct {
        const char *text;
        bool        question;
    } ends[] = {{". ", false}, {"!\n", false}, {"? ", true},        {"...\n", false},
                {"\n", false}, {"?! ", true},  {".\r\n\r\n", false}};
    struct random random = {.state = 11};
    for (int n = 0; n < LETTERS; n++) {
        struct arena arena = {0};
        struct buf   letter = {.arena = &arena};
        size_t       count = random_index(&random, SENTENCES), me = 0, you = 0, demands = 0, blame = 0, pleading = 0;
        for (size_t i = 0; i < count; i++) {
            size_t part = random_index(&random, sizeof parts / sizeof parts[0]);
            size_t end = random_index(&random, sizeof ends / sizeof ends[0]);
            buf_puts(&letter, parts[part].text);
            buf_puts(&letter, ends[end].text);
            me += parts[part].me;
            you += parts[part].you;
            blame += parts[part].blame;
            pleading += parts[part].pleading;
            demands += ends[end].question && !parts[part].me;
        }
        assert_finds(buf_text(&letter), count, me, you, demands, blame, pleading);
        arena_free(&arena);
    }
}

static const char alphabet[] =
    "iIyouYOURmefault never.,?!'\"()\n\r\t 3\xE2\x80\x99\xE2\x80\xA6\xC2\xA0\xC3\xA9\xF0\x9F\x98\x80\0\xFF";

static size_t random_text(struct random *random, char *out, size_t most)
{
    static const char *const pieces[] = {"you never ", "please come back", "I'm", "dr. ", "your fault", "...", "? ",
                                         " i "};
    size_t                   length = 0, want = random_index(random, most);
    while (length < want) {
        if (random_one_in(random, 3)) {
            const char *piece = pieces[random_index(random, sizeof pieces / sizeof pieces[0])];
            for (; *piece != '\0' && length < want; piece++)
                out[length++] = *piece;
        } else {
            out[length++] = alphabet[random_index(random, sizeof alphabet)];
        }
    }
    return length;
}

static void spans_lie_in_the_text_in_order_and_apart(void **state)
{
    (void)state;
    struct random random = {.state = 3};
    static char   text[400];
    for (int n = 0; n < LETTERS; n++) {
        struct arena arena = {0};
        size_t       length = random_text(&random, text, sizeof text);
        char        *exact = arena_copy_bytes(&arena, text, length);
        struct lens  lens = look_at(exact, length, &arena);
        for (enum lens_find find = 0; find < LENS_FINDS; find++) {
            size_t at = 0;
            for (size_t i = 0; i < lens.found[find].count; i++) {
                struct lens_span span = lens.found[find].spans[i];
                assert_true(span.from >= at && span.from < span.to && span.to <= length);
                at = span.to;
            }
        }
        assert_true(lens.found[LENS_ABOUT_ME].count + lens.found[LENS_ABOUT_YOU].count <= lens.sentences);
        assert_true(lens.found[LENS_DEMANDS].count <= lens.sentences);
        arena_free(&arena);
    }
}

static void two_letters_after_a_newline_are_the_sum_of_both(void **state)
{
    (void)state;
    struct random random = {.state = 5};
    static char   first[300], second[300], both[601];
    for (int n = 0; n < LETTERS; n++) {
        struct arena arena = {0};
        size_t       a = random_text(&random, first, sizeof first), b = random_text(&random, second, sizeof second);
        memcpy(both, first, a);
        both[a] = '\n';
        memcpy(both + a + 1, second, b);
        struct lens one = look_at(first, a, &arena), two = look_at(second, b, &arena),
                    all = look_at(both, a + 1 + b, &arena);
        assert_int_equal(all.sentences, one.sentences + two.sentences);
        for (enum lens_find find = 0; find < LENS_FINDS; find++)
            assert_int_equal(all.found[find].count, one.found[find].count + two.found[find].count);
        arena_free(&arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_the_header_says),
        cmocka_unit_test(a_sentence_is_about_the_one_it_names_more_often_or_first),
        cmocka_unit_test(words_are_whole_and_in_any_case),
        cmocka_unit_test(letters_and_digits_make_words_and_nothing_else_does),
        cmocka_unit_test(all_of_the_alphabet_is_folded_and_stands_for_initials),
        cmocka_unit_test(a_question_demands_an_answer_unless_it_is_about_me_alone),
        cmocka_unit_test(the_first_and_longest_phrase_of_a_list_is_taken),
        cmocka_unit_test(spans_of_sentences_hold_their_quotes_and_no_blanks),
        cmocka_unit_test(a_letter_speaks_of_me_if_it_says_more_of_me_and_neither_blames_nor_pleads),
        cmocka_unit_test(letters_of_known_sentences_are_counted_right),
        cmocka_unit_test(spans_lie_in_the_text_in_order_and_apart),
        cmocka_unit_test(two_letters_after_a_newline_are_the_sum_of_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
