/*
 * How a call is read: words, options, their values; what is wrong with it is found before the file is opened.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "support/cli_program.h"

static void assert_no_file(const struct cli_program *program)
{
    assert_int_not_equal(access(program->db, F_OK), 0);
}

static void an_unknown_command_is_refused_and_the_near_one_is_named(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "stauts");
    cli_program_refused(program, 2, "holdfast: there is no command \"stauts\"; did you mean status?");
    RUN(program, "undone");
    cli_program_refused(program, 2, "did you mean undo?");
    RUN(program, "frobnicate");
    cli_program_refused(program, 2, "there is no command \"frobnicate\"; holdfast help lists them");
    RUN(program, "");
    cli_program_refused(program, 2, "there is no command");
    RUN(program, "person");
    cli_program_refused(program, 2, "person needs one of list, set, rule, close, reopen, archive");
    RUN(program, "person", "lst");
    cli_program_refused(program, 2, "not \"lst\"");
}

static void options_everybody_takes_stand_before_or_after_the_command(void **state)
{
    struct cli_program *program = *state;
    const char         *db = program->db;
    assert_int_equal(RUN(program, "--db", db, "start", "2026-11-20"), 1); /* the folder is not there */
    assert_int_equal(RUN(program, "start", "2026-11-20"), 0);
    cli_program_env(program, "HOME=/nonexistent");
    assert_int_equal(RUN(program, "--db", db, "status", "--short"), 0);
    assert_string_equal(program->out, "3d\n");
    RUN(program, "status", "--short", "--db", db);
    cli_program_said(program, "3d\n");
    RUN(program, "status", "--db", db, "--short");
    cli_program_said(program, "3d\n");
    RUN(program, "--db", db, "status", "--short");
    cli_program_said(program, "3d\n");
    RUN(program, "person", "--db", db, "list", "--json");
    assert_int_equal(program->status, 0);
    RUN(program, "status", "--short");
    cli_program_said(program, "");
}

static void values_stand_behind_a_blank_or_an_equals_sign(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "--target=30", "2026-11-20", "--name", "--target"), 0);
    RUN(program, "person", "list", "--json");
    assert_string_equal(cli_program_json(program, "$[0].target_days"), "30");
    assert_string_equal(cli_program_json(program, "$[0].name"), "--target");
    assert_int_equal(RUN(program, "person", "set", "--name=a=b"), 0);
    RUN(program, "status", "--format", "%p");
    cli_program_said(program, "a=b\n");
}

static void two_dashes_end_the_options(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "start", "--", "--name");
    cli_program_refused(program, 2, "\"--name\"");
    assert_int_equal(RUN(program, "start", "--name", "M.", "--", "2026-11-20"), 0);
    RUN(program, "--", "status", "--short");
    cli_program_refused(program, 2, "too much");
}

static void long_options_may_be_shortened_while_they_stay_clear(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-20", "--ta", "30", "--na=M."), 0);
    RUN(program, "status", "--sh");
    cli_program_said(program, "3d\n");
    RUN(program, "status", "--fo=%d");
    cli_program_said(program, "3\n");
    RUN(program, "start", "--p", "x");
    cli_program_refused(program, 2, "\"--p\" may mean --promise or --person");
    RUN(program, "--j");
    assert_int_equal(program->status, 0);
    assert_string_equal(cli_program_json(program, "$.streak_days"), "3");
}

static void an_option_nobody_knows_is_refused(void **state)
{
    struct cli_program      *program = *state;
    static const char *const calls[][4] = {
        {"status", "--frob"},  {"status", "--note", "x"}, {"status", "-s"},    {"--short", "status"},
        {"start", "--list"},   {"status", "--shortest"},  {"undo", "--short"}, {"status", "--=x"},
        {"check", "--repair"}, {"streaks", "-5"},
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        cli_program_run(program, calls[i]);
        cli_program_refused(program, 2, "there is no option");
    }
    assert_no_file(program);
}

static void an_option_given_twice_is_refused(void **state)
{
    struct cli_program      *program = *state;
    static const char *const calls[][6] = {
        {"start", "--name", "a", "--name", "b"},
        {"start", "--target=3", "--target=3"},
        {"--json", "status", "--json"},
        {"--db", "a", "status", "--db", "b"},
        {"status", "--short", "--short"},
        {"--color=auto", "--color=auto"},
        {"status", "--person=a", "--person", "a"},
        {"undo", "--list", "--list"},
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        cli_program_run(program, calls[i]);
        cli_program_refused(program, 2, "is given twice");
    }
    assert_no_file(program);
}

static void a_value_that_is_missing_or_not_taken_is_refused(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "start", "--name");
    cli_program_refused(program, 2, "holdfast: start: --name needs a value: --name N");
    RUN(program, "start", "--name=");
    cli_program_refused(program, 2, "--name needs a value");
    RUN(program, "start", "--name", "");
    cli_program_refused(program, 2, "--name needs a value");
    RUN(program, "--db=", "status");
    cli_program_refused(program, 2, "--db needs a value");
    RUN(program, "--person", "", "status");
    cli_program_refused(program, 2, "--person needs a value");
    RUN(program, "status", "--short=yes");
    cli_program_refused(program, 2, "--short takes no value");
    RUN(program, "status", "--json=1");
    cli_program_refused(program, 2, "--json takes no value");
    RUN(program, "status", "--color=blue");
    cli_program_refused(program, 2, "--color must be auto, always or never, not \"blue\"");
    assert_no_file(program);
}

static void operands_too_many_or_too_few_are_refused(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "start", "today", "today");
    cli_program_refused(program, 2, "\"today\" is too much");
    RUN(program, "status", "now");
    cli_program_refused(program, 2, "\"now\" is too much");
    RUN(program, "person", "rule", "text", "out");
    cli_program_refused(program, 2, "breaks or keeps is missing");
    RUN(program, "person", "list", "M.");
    cli_program_refused(program, 2, "is too much");
    RUN(program, "check", "a");
    cli_program_refused(program, 2, "is too much");
    assert_no_file(program);
}

static void options_that_make_no_sense_here_are_refused(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "undo", "--person", "M.");
    cli_program_refused(program, 2, "--person has no meaning here");
    RUN(program, "check", "--person", "M.");
    cli_program_refused(program, 2, "--person has no meaning here");
    RUN(program, "--person", "M.", "help");
    cli_program_refused(program, 2, "--person has no meaning here");
    RUN(program, "start", "--person", "M.");
    cli_program_refused(program, 2, "--person has no meaning here");
    assert_no_file(program);
}

static void a_wrong_call_is_found_before_the_file_is_looked_at(void **state)
{
    struct cli_program *program = *state;
    cli_program_write(program, "home/.local/share/holdfast/holdfast.db",
                      "this is a text, and no database at all, of more than 100 bytes, "
                      "so that it is read as one would read a database file");
    RUN(program, "status", "--format", "%q");
    cli_program_refused(program, 2, "--format knows");
    RUN(program, "person", "set", "--target", "0");
    cli_program_refused(program, 2, "--target must be 1 to 36500");
    RUN(program, "start", "2026-02-30");
    cli_program_refused(program, 2, "2026-02-30");
    RUN(program, "status");
    cli_program_refused(program, 1, "holdfast: status: ");
    RUN(program, "undo");
    cli_program_refused(program, 1, "holdfast: undo: ");
}

static void a_dash_reads_a_text_from_standard_input(void **state)
{
    struct cli_program *program = *state;
    program->input = "I keep this,\nfor me.\n";
    assert_int_equal(RUN(program, "start", "--promise", "-"), 0);
    RUN(program, "status", "--json");
    assert_string_equal(cli_program_json(program, "$.promise"), "I keep this,\nfor me.");
    program->input = "M.";
    assert_int_equal(RUN(program, "person", "set", "--name=-"), 0);
    RUN(program, "status", "--format=%p");
    cli_program_said(program, "M.\n");
    program->input = "x";
    RUN(program, "person", "set", "--name", "-", "--promise", "-");
    cli_program_refused(program, 2, "--name and --promise cannot both be read from standard input");
    RUN(program, "person", "set", "--promise", "-"); /* nothing came: that clears nothing */
    cli_program_refused(program, 2, "--promise");
    program->input = "a\0b";
    program->input_length = 3;
    RUN(program, "person", "set", "--promise", "-");
    cli_program_refused(program, 2, "--promise");
    RUN(program, "status", "--json");
    assert_string_equal(cli_program_json(program, "$.promise"), "I keep this,\nfor me.");
}

static void help_says_how_each_command_is_used(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "help"), 0);
    assert_non_null(strstr(program->out, "\n  start           begin: the day of the last contact is day 0\n"));
    assert_int_equal(RUN(program, "--help"), 0);
    assert_non_null(strstr(program->out, "\n  status "));
    assert_int_equal(RUN(program, "help", "person", "rule"), 0);
    assert_non_null(strstr(program->out, "  person rule KIND DIRECTION breaks|keeps\n"));
    char first[64];
    strncpy(first, program->out, sizeof first - 1);
    first[sizeof first - 1] = '\0';
    assert_int_equal(RUN(program, "person", "rule", "--help"), 0);
    assert_int_equal(strncmp(program->out, first, sizeof first - 1), 0);
    assert_int_equal(RUN(program, "person", "--help"), 0);
    assert_non_null(strstr(program->out, "  person archive"));
    assert_int_equal(RUN(program, "help", "keys"), 0);
    assert_true(program->out_length > 0);
    RUN(program, "help", "frob");
    cli_program_refused(program, 2, "holdfast: help: there is no command \"frob\"");
    RUN(program, "help", "person", "frob");
    cli_program_refused(program, 2, "not \"frob\"");
    RUN(program, "--version");
    cli_program_said(program, "holdfast 0.1.0\n");
    assert_no_file(program);
}

static void help_is_a_json_document_too(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "help", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$[0]"), "name,synopsis,summary,details,options");
    assert_string_equal(cli_program_json(program, "$[0].name"), "start");
    assert_int_equal(RUN(program, "help", "keys", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"), "keys");
}

static void no_line_of_help_is_wider_than_a_terminal(void **state)
{
    struct cli_program      *program = *state;
    static const char *const calls[][4] = {{"help"},
                                           {"help", "start"},
                                           {"help", "person"},
                                           {"help", "person", "set"},
                                           {"help", "status"},
                                           {"help", "urge"},
                                           {"help", "contact"},
                                           {"help", "contact", "edit"},
                                           {"help", "friend", "add"},
                                           {"help", "write"},
                                           {"help", "journal"},
                                           {"help", "journal", "edit"}};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        assert_int_equal(cli_program_run(program, calls[i]), 0);
        for (const char *line = program->out; *line; line += strcspn(line, "\n") + 1) {
            if (strcspn(line, "\n") > 80)
                print_message("%.*s\n", (int)strcspn(line, "\n"), line);
            assert_true(strcspn(line, "\n") <= 80);
        }
    }
}

static void output_that_cannot_be_written_is_a_failure(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-20"), 0);
    program->output = "/dev/full";
    RUN(program, "status");
    cli_program_refused(program, 1, "holdfast: status: the answer could not be written: No space left on device");
    program->output = "/dev/full";
    RUN(program, "start", "--name", "M.");
    cli_program_refused(program, 1, "holdfast: start: it is done and on disk, but the answer could not be written");
    assert_int_equal(RUN(program, "status", "--person", "M."), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_program_setup, cli_program_teardown)
    static const struct CMUnitTest tests[] = {
        TEST(an_unknown_command_is_refused_and_the_near_one_is_named),
        TEST(options_everybody_takes_stand_before_or_after_the_command),
        TEST(values_stand_behind_a_blank_or_an_equals_sign),
        TEST(two_dashes_end_the_options),
        TEST(long_options_may_be_shortened_while_they_stay_clear),
        TEST(an_option_nobody_knows_is_refused),
        TEST(an_option_given_twice_is_refused),
        TEST(a_value_that_is_missing_or_not_taken_is_refused),
        TEST(operands_too_many_or_too_few_are_refused),
        TEST(options_that_make_no_sense_here_are_refused),
        TEST(a_wrong_call_is_found_before_the_file_is_looked_at),
        TEST(a_dash_reads_a_text_from_standard_input),
        TEST(help_says_how_each_command_is_used),
        TEST(help_is_a_json_document_too),
        TEST(no_line_of_help_is_wider_than_a_terminal),
        TEST(output_that_cannot_be_written_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
