#include "support/cli_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/buf.h"

static void every_answer_of_the_urge_is_written_down(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01", "--name", "M.");
    EXPECT(0, "plan", "add", "our \"song\"", "go for a walk");
    program->input = "8\ntext\nour \"song\"\nwalk\na glass of water\n\nit's \"hard\"; $HOME\nresisted\n3\n";
    EXPECT(0, "urge", "--ask");
    SAYS("Urge 1 (M.) is written down.");
    SAYS("My plan for our \"song\": go for a walk\n");
    assert_non_null(strstr(program->err, "How strong is it, 1 to 10?"));
    EXPECT(0, "urge", "list", "--json");
    ITEMS(1);
    JSON("$[0].intensity", "8");
    JSON("$[0].want", "text");
    JSON("$[0].trigger", "our \"song\"");
    JSON("$[0].did", "[\"walk\",\"a glass of water\"]");
    JSON("$[0].note", "it's \"hard\"; $HOME");
    JSON("$[0].outcome", "resisted");
    JSON("$[0].intensity_after", "3");
    JSON("$[0].ended_at", NULL);
}

static void enter_alone_leaves_every_answer_out(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    program->input = "\n\n  \n\r\n\n\n\n\n\n";
    EXPECT(0, "urge", "--ask", "--json");
    JSON("$.intensity", NULL);
    JSON("$.want", NULL);
    JSON("$.trigger", NULL);
    JSON("$.note", NULL);
    JSON("$.did", "[]");
    JSON("$.outcome", "open");
}

static void an_end_of_the_input_keeps_what_is_stored(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge", "--ask");
    EXPECT(0, "urge", "list", "--json");
    ITEMS(1);
    program->input = "7\nlook";
    EXPECT(0, "urge", "--ask", "--json");
    JSON("$.intensity", "7");
    JSON("$.want", "look");
    JSON("$.trigger", NULL);
}

static void a_wrong_answer_is_asked_again_with_the_reason(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    program->input = "eleven\n11\n10\nsms\ncall\n";
    EXPECT(0, "urge", "--ask", "--json");
    JSON("$.intensity", "10");
    JSON("$.want", "call");
    assert_non_null(strstr(program->err, "intensity must be 1 to 10, not \"eleven\"\n"));
    assert_non_null(strstr(program->err, "intensity must be 1 to 10, not \"11\"\n"));
    assert_non_null(strstr(program->err, "not \"sms\"\n"));
}

static void an_answer_that_is_no_text_is_asked_again(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    program->input = "\xff\n\x1b[31m\na\0b\n5\n";
    program->input_length = sizeof "\xff\n\x1b[31m\na\0b\n5\n" - 1;
    EXPECT(0, "urge", "--ask", "--json");
    JSON("$.intensity", "5");
    assert_null(strchr(program->err, '\x1b'));
}

static void an_endless_line_is_refused_and_the_next_one_taken(void **state)
{
    struct cli_program *program = *state;
    size_t              length = 1024 * 1024;
    char               *input = malloc(length + 16);
    assert_non_null(input);
    memset(input, 'x', length);
    strcpy(input + length, "\n5\n");
    EXPECT(0, "start");
    program->input = input;
    EXPECT(0, "urge", "--ask", "--json");
    JSON("$.intensity", "5");
    free(input);
}

static void what_was_given_is_not_asked(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    program->input = "a note\n2\n";
    EXPECT(0, "urge", "7", "--ask", "--want", "text", "--trigger", "photos", "--did", "walk", "--outcome", "resisted",
           "--json");
    JSON("$.intensity", "7");
    JSON("$.note", "a note");
    JSON("$.intensity_after", "2");
}

static void without_a_person_nothing_is_asked(void **state)
{
    struct cli_program *program = *state;
    EXPECT(3, "urge", "--ask");
    cli_program_refused(program, 3, "urge");
    EXPECT(3, "contact", "--ask");
    cli_program_refused(program, 3, "contact");
    assert_int_not_equal(access(program->db, F_OK), 0);
}

static void a_contact_is_asked_for_from_its_kind_on(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    program->input = "look\nin\nchance\n20:00\nyesterday\n\nold \"chats\"\n";
    EXPECT(0, "contact", "--ask", "--json");
    JSON("$.kind", "look");
    JSON("$.direction", "chance");
    JSON("$.at", "2026-11-22T20:00:00+01:00");
    JSON("$.until", NULL);
    JSON("$.note", "old \"chats\"");
    assert_non_null(strstr(program->err, "a look has no direction in"));
    assert_non_null(strstr(program->err, "--until must not be before the contact"));
    EXPECT(0, "contact", "list", "--json");
    ITEMS(1);
}

static void a_contact_of_a_known_kind_is_stored_whatever_is_left_out(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "contact", "text", "--ask");
    SAYS("Contact 1 is written down: a text, 2026-11-22 21:14.\nThe count begins again at 0.\n");
    program->input = "in\n\n\nthey wrote\n";
    EXPECT(0, "contact", "text", "--ask", "--json");
    JSON("$.direction", "in");
    JSON("$.breaks", "false");
    JSON("$.note", "they wrote");
}

static void a_contact_of_no_kind_is_not_stored(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    program->input = "\n";
    EXPECT(0, "contact", "--ask");
    assert_string_equal(program->out, "");
    assert_non_null(strstr(program->err, "Nothing is written down.\n"));
    EXPECT(2, "contact", "--ask");
    EXPECT(0, "contact", "list");
    SAID("");
}

/* Reads what it says up to the next question, or to its end. */
static void read_to_question(int from, struct buf *said)
{
    char byte;
    while (read(from, &byte, 1) == 1) {
        buf_putc(said, byte);
        if (byte == '?')
            return;
    }
}

/* The file is taken away between two questions: what was answered before is on disk, that is said, and nobody is told to try again. */
static void an_answer_that_cannot_be_kept_is_no_failure_of_the_urge(void **state)
{
    struct cli_program *program = *state;
    struct arena        arena = {0};
    struct buf          said = {.arena = &arena}, elsewhere = {.arena = &arena};
    int                 answers[2], questions[2], status;
    EXPECT(0, "start", "2026-11-01", "--name", "M.");
    buf_printf(&elsewhere, "%s.elsewhere", program->db);
    assert_true(pipe(answers) == 0 && pipe(questions) == 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(answers[0], STDIN_FILENO);
        dup2(questions[1], STDERR_FILENO);
        dup2(questions[1], STDOUT_FILENO);
        close(answers[1]);
        close(questions[0]);
        execl(getenv("HOLDFAST_PROGRAM"), "holdfast", "--db", program->db, "urge", "--ask", (char *)NULL);
        _exit(127);
    }
    close(answers[0]);
    close(questions[1]);
    read_to_question(questions[0], &said);
    assert_int_equal(write(answers[1], "8\n", 2), 2);
    read_to_question(questions[0], &said);
    assert_int_equal(rename(program->db, buf_text(&elsewhere)), 0);
    assert_int_equal(write(answers[1], "text\n", 5), 5);
    close(answers[1]);
    for (size_t before = 0; before != said.length;) {
        before = said.length;
        read_to_question(questions[0], &said);
    }
    close(questions[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(rename(buf_text(&elsewhere), program->db), 0);
    if (status != 0 || !strstr(buf_text(&said), "urge 1 is saved, but the last answer is not: "))
        fail_msg("ended with %d: %s", status, buf_text(&said));
    EXPECT(0, "urge", "list", "--json");
    ITEMS(1);
    JSON("$[0].intensity", "8");
    JSON("$[0].want", NULL);
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(an_answer_that_cannot_be_kept_is_no_failure_of_the_urge),
        ROW_TEST(every_answer_of_the_urge_is_written_down),
        ROW_TEST(enter_alone_leaves_every_answer_out),
        ROW_TEST(an_end_of_the_input_keeps_what_is_stored),
        ROW_TEST(a_wrong_answer_is_asked_again_with_the_reason),
        ROW_TEST(an_answer_that_is_no_text_is_asked_again),
        ROW_TEST(an_endless_line_is_refused_and_the_next_one_taken),
        ROW_TEST(what_was_given_is_not_asked),
        ROW_TEST(without_a_person_nothing_is_asked),
        ROW_TEST(a_contact_is_asked_for_from_its_kind_on),
        ROW_TEST(a_contact_of_a_known_kind_is_stored_whatever_is_left_out),
        ROW_TEST(a_contact_of_no_kind_is_not_stored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
