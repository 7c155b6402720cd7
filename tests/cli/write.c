/*
 * An entry, a letter: where its text comes from and what it may be.
 */
#include "support/cli_rows.h"

#include <stdlib.h>
#include <unistd.h>

enum { MEGABYTE = 1024 * 1024 };

static void words_become_an_entry(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "I slept,", "and", "woke", "rested");
    SAID("Entry 1 is written down.\n");
    EXPECT(0, "write", "two  blanks", "--title", "A morning", "--tag", "sleep", "--tag", "#home", "--mood", "4", "--at",
           "2026-11-21 08:30", "--json");
    KEYS("$", "id,uid,at,day,kind,title,body,tags,mood");
    JSON("$.id", "2");
    JSON("$.at", "2026-11-21T08:30:00+01:00");
    JSON("$.day", "2026-11-21");
    JSON("$.kind", "entry");
    JSON("$.title", "A morning");
    JSON("$.body", "two  blanks");
    JSON("$.tags", "[\"sleep\",\"home\"]");
    JSON("$.mood", "4");
    EXPECT(0, "journal", "show", "1");
    SAID("I slept, and woke rested\n");
}

static void what_was_not_given_is_null(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "quiet", "--json");
    JSON("$.title", NULL);
    JSON("$.tags", "[]");
    JSON("$.mood", NULL);
    JSON("$.at", "2026-11-22T21:14:00+01:00");
}

static void tags_are_given_or_stand_in_the_text(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "a #walk by the sea, #music", "--tag", "sunday", "--tag", "walk", "--json");
    JSON("$.tags", "[\"sunday\",\"walk\",\"music\"]");
}

static void standard_input_is_taken_as_it_is(void **state)
{
    struct cli_program *program = *state;
    program->input = "  one\n\n\ttwo  \n\n";
    EXPECT(0, "write", "--json");
    JSON("$.body", "  one\n\n\ttwo  \n");
    program->input = "no newline";
    EXPECT(0, "write", "-", "--json");
    JSON("$.body", "no newline");
    EXPECT(0, "write", "five", "-", "three", "--json");
    JSON("$.body", "five - three");
    EXPECT(0, "write", "--json", "--", "--title");
    JSON("$.body", "--title");
    program->input = "the title\n";
    EXPECT(0, "write", "body", "--title", "-", "--json");
    JSON("$.title", "the title");
}

static void every_script_goes_in_and_comes_out_byte_for_byte(void **state)
{
    struct cli_program      *program = *state;
    static const char *const texts[] = {
        "\u0645\u0631\u062d\u0628\u0627 \u202babc\u202c",               /* Arabic, with an embedding */
        "\u0928\u092e\u0938\u094d\u0924\u0947",                         /* Hindi */
        "\u6771\u4eac\u306e\u591c\u3001\u3072\u3068\u308a\u3067\u3002", /* Japanese */
        "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1e9\U0001f1ea \U0001f44d\U0001f3fd",
        "e\u0301\u0302\u0303 Z\u0351\u036b\u0343",
        "\u05d0\u200f\u2066b\u2069\ufeff\U000e0041",
        "a\ttab\n\n\nlines\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char id[16], shown[256];
        program->input = texts[i];
        EXPECT(0, "write", "-");
        snprintf(id, sizeof id, "%zu", i + 1);
        size_t length = strlen(texts[i]);
        snprintf(shown, sizeof shown, "%s%s", texts[i], texts[i][length - 1] == '\n' ? "" : "\n");
        EXPECT(0, "journal", "show", id);
        SAID(shown);
        EXPECT(0, "journal", "show", id, "--json");
        shown[strlen(shown) - 1] = '\0';
        JSON("$.body", shown);
    }
}

static void a_megabyte_goes_in_and_comes_out(void **state)
{
    struct cli_program *program = *state;
    char               *large = malloc(4 * MEGABYTE + 1);
    assert_non_null(large);
    for (size_t i = 0; i < 4 * MEGABYTE + 1; i++)
        large[i] = i % 61 == 60 ? '\n' : (char)('a' + i % 26);
    program->input = large;
    program->input_length = MEGABYTE;
    EXPECT(0, "write", "-");
    EXPECT(0, "journal", "show", "1");
    assert_int_equal(program->out_length, MEGABYTE + 1);
    assert_memory_equal(program->out, large, MEGABYTE);
    program->input = large;
    program->input_length = 4 * MEGABYTE;
    EXPECT(0, "write", "-");
    program->input = large;
    program->input_length = 4 * MEGABYTE + 1;
    large[4 * MEGABYTE] = 'x';
    REFUSED("write", "-");
    assert_non_null(strstr(program->err, "at most 4 MiB"));
    memset(large, 'w', MEGABYTE); /* one word */
    program->input = large;
    program->input_length = MEGABYTE;
    EXPECT(0, "write", "-");
    EXPECT(0, "journal", "--limit", "1");
    assert_true(program->out_length < 200);
    free(large);
}

static void what_is_no_text_is_refused_in_one_line(void **state)
{
    struct cli_program      *program = *state;
    static const char *const bad[] = {"a\r\nb", "\x1b[31mred", "a\xff",    "\xc2\x9b", "\xed\xa0\x80", "\x07", "a\x7f",
                                      "",       "\n",          " \n\t \n", "\u3000\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        program->input = bad[i];
        REFUSED("write");
        program->input = bad[i];
        REFUSED("letter", "-");
        REFUSED("write", bad[i]);
    }
    program->input = "a\0b";
    program->input_length = 3;
    REFUSED("write", "-");
    REFUSED("write", "--person", "M.", "x");
    REFUSED("write", "x", "--closed-until", "2027-06-01");
    assert_int_not_equal(access(program->db, F_OK), 0);
}

static void a_wrong_option_is_found_before_anything_is_written(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "x");
    REFUSED("write", "x", "--mood", "0");
    REFUSED("write", "x", "--mood", "6");
    REFUSED("write", "x", "--mood=");
    REFUSED("write", "x", "--title", "two\nlines");
    REFUSED("write", "x", "--title=");
    REFUSED("write", "x", "--tag", "#");
    REFUSED("write", "x", "--tag", "\t");
    REFUSED("write", "x", "--at", "tomorrow");
    REFUSED("write", "x", "--at", "2026-11-22 21:20");
    REFUSED("write", "x", "--title", "a", "--title", "b");
    REFUSED("letter", "x", "--closed-until", "today");
    REFUSED("letter", "x", "--closed-until", "2026-11-21");
    REFUSED("letter", "x", "--closed-until", "2027-02-30");
    REFUSED("letter", "x", "--closed-until=");
}

static void a_letter_is_not_sent_and_goes_to_the_person_shown(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "letter", "to nobody");
    SAID("Letter 1 is written down. It is not sent.\n");
    EXPECT(3, "letter", "x", "--person", "M.");
    cli_program_refused(program, 3, "letter: ");
    EXPECT(0, "start", "2026-11-01", "--name", "M.");
    EXPECT(0, "letter", "What I would have said", "--person", "M.", "--json");
    KEYS("$", "id,uid,at,day,kind,title,body,tags,mood");
    JSON("$.kind", "letter");
    JSON("$.body", "What I would have said");
    EXPECT(3, "letter", "x", "--person", "Nobody");
    EXPECT(0, "journal", "--json");
    ITEMS(2);
}

static void a_closed_letter_says_when_it_opens(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "letter", "xylophone", "--closed-until", "2027-06-01");
    SAID("Letter 1 is written down and closed until 1 Jun 2027, as you wished. It is not\nsent.\n");
    EXPECT(0, "letter", "xylophone #marimba", "--title", "glockenspiel", "--tag", "open", "--mood", "2",
           "--closed-until", "2026-11-23", "--json");
    JSON("$.title", NULL);
    JSON("$.body", NULL);
    JSON("$.tags", "[\"open\"]");
    JSON("$.mood", "2");
    assert_null(strstr(program->out, "xylophone"));
    assert_null(strstr(program->out, "marimba"));
    assert_null(strstr(program->out, "glockenspiel"));
}

static void without_a_text_it_says_what_is_missing(void **state)
{
    struct cli_program *program = *state;
    program->input = "";
    REFUSED("write");
    assert_non_null(strstr(program->err, "the text must not be empty"));
}

static void it_is_one_act_and_undo_takes_it_back(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "one");
    EXPECT(0, "letter", "two");
    EXPECT(0, "undo", "--list", "--json");
    JSON("$[0].what", "letter");
    JSON("$[1].what", "write");
    EXPECT(0, "undo");
    EXPECT(3, "journal", "show", "2");
    EXPECT(0, "journal", "show", "1");
    EXPECT(0, "write", "three", "--json");
    JSON("$.id", "3");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(words_become_an_entry),
        ROW_TEST(what_was_not_given_is_null),
        ROW_TEST(tags_are_given_or_stand_in_the_text),
        ROW_TEST(standard_input_is_taken_as_it_is),
        ROW_TEST(every_script_goes_in_and_comes_out_byte_for_byte),
        ROW_TEST(a_megabyte_goes_in_and_comes_out),
        ROW_TEST(what_is_no_text_is_refused_in_one_line),
        ROW_TEST(a_wrong_option_is_found_before_anything_is_written),
        ROW_TEST(a_letter_is_not_sent_and_goes_to_the_person_shown),
        ROW_TEST(a_closed_letter_says_when_it_opens),
        ROW_TEST(without_a_text_it_says_what_is_missing),
        ROW_TEST(it_is_one_act_and_undo_takes_it_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
