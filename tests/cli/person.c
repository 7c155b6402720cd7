/*
 * start and the person commands.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/cli_program.h"

static void assert_json(const struct cli_program *program, const char *path, const char *expected)
{
    const char *actual = cli_program_json(program, path);
    if (strcmp(actual, expected) != 0)
        print_message("%s\n", path);
    assert_string_equal(actual, expected);
}

static void a_start_says_day_zero_and_the_count(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "start", "2026-11-01", "--name", "M.");
    cli_program_said(program, "Day 0 was Sun 1 Nov 2026. The count stands at 22 days.\n"
                              "Your aim is 90 days: Sat 30 Jan 2027.\n");
    RUN(program, "start", "--name", "J.");
    cli_program_said(program, "Day 0 is today, Mon 23 Nov 2026. The count runs by itself; nothing has to be\n"
                              "ticked.\n"
                              "Your aim is 90 days: Sun 21 Feb 2027.\n"
                              "These are the first days. Eat, sleep, tell one person. The rest can wait.\n");
    RUN(program, "start", "2026-11-24", "--target", "1", "--name", "K.");
    cli_program_said(program, "Day 0 will be Tue 24 Nov 2026, in 1 day.\nYour aim is 1 day: Wed 25 Nov 2026.\n");
}

static void a_start_answers_json_with_the_row(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(
        RUN(program, "start", "3d ago", "--name=M.", "--target=30", "--rules=strict", "--promise=For me.", "--json"),
        0);
    const char *keys = "id,uid,name,started_on,target_days,rules,cells,promise,unsafe,closed_on,archived";
    assert_string_equal(cli_program_keys(program, "$"), keys);
    static const char *const expected[][2] = {
        {"$.id", "1"},           {"$.name", "M."},        {"$.started_on", "2026-11-20"},
        {"$.target_days", "30"}, {"$.rules", "strict"},   {"$.promise", "For me."},
        {"$.unsafe", "false"},   {"$.closed_on", "null"}, {"$.archived", "false"}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_json(program, expected[i][0], expected[i][1]);
    char answer[16384];
    snprintf(answer, sizeof answer, "%s", cli_program_json(program, "$"));
    assert_int_equal(RUN(program, "person", "list", "--json"), 0);
    assert_string_equal(cli_program_json(program, "$[0]"), answer);
}

static void the_cells_are_all_there_kind_by_kind(void **state)
{
    struct cli_program      *program = *state;
    static const char *const kinds[] = {"text", "call",   "email",     "social", "look",
                                        "meet", "friend", "logistics", "again"};
    static const char *const directions[] = {"out", "in", "chance"};
    assert_int_equal(RUN(program, "start"), 0);
    assert_int_equal(RUN(program, "person", "list", "--json"), 0);
    int cell = 0;
    for (int kind = 0; kind < 9; kind++) {
        for (int direction = 0; direction < 3; direction++) {
            char path[64];
            if ((strcmp(kinds[kind], "look") == 0 && direction == 1) ||
                (strcmp(kinds[kind], "again") == 0 && direction > 0))
                continue;
            snprintf(path, sizeof path, "$[0].cells[%d].kind", cell);
            assert_json(program, path, kinds[kind]);
            snprintf(path, sizeof path, "$[0].cells[%d].direction", cell);
            assert_json(program, path, directions[direction]);
            snprintf(path, sizeof path, "$[0].cells[%d].breaks", cell);
            assert_json(program, path, direction == 0 && strcmp(kinds[kind], "look") != 0 ? "true" : "false");
            cell++;
        }
    }
    assert_int_equal(cell, 24);
    assert_string_equal(cli_program_keys(program, "$[0].cells"),
                        "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23");
    assert_string_equal(cli_program_keys(program, "$[0].cells[0]"), "kind,direction,breaks");
}

static void rules_of_space_end_a_streak_by_writing_again_alone(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-01", "--rules", "space"), 0);
    assert_int_equal(RUN(program, "person", "list", "--json"), 0);
    assert_json(program, "$[0].rules", "space");
    assert_int_equal(RUN(program, "contact", "text"), 0);
    assert_int_equal(RUN(program, "status", "--json"), 0);
    assert_json(program, "$.streak_days", "22");
    assert_json(program, "$.phase.key", "own_life");
    assert_json(program, "$.phase.title", "Own life");
    assert_json(program, "$.phase.of", "3");
    assert_json(program, "$.title", "days of giving space");
    RUN(program, "status");
    assert_non_null(strstr(program->out, "22 days of giving space\n"));
    assert_int_equal(RUN(program, "person", "set", "--name", "M."), 0);
    RUN(program, "status");
    assert_non_null(strstr(program->out, "22 days of giving space to M.\n"));
    assert_int_equal(RUN(program, "contact", "again"), 0);
    assert_int_equal(RUN(program, "status", "--json"), 0);
    assert_json(program, "$.streak_days", "0");
    assert_json(program, "$.phase.key", "calm");
    RUN(program, "contact", "again", "--direction", "in");
    cli_program_refused(program, 2, "again has no direction in; it is out");
    assert_int_equal(RUN(program, "person", "set", "--target", "14"), 0);
    assert_int_equal(RUN(program, "contact", "delete", "2"), 0);
    assert_int_equal(RUN(program, "status", "--json"), 0);
    assert_json(program, "$.phase.key", "decide");
    assert_json(program, "$.phase.title", "Together or not");
}

static void the_same_name_again_is_refused(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "--name", "M."), 0);
    RUN(program, "start", "--name", "M.");
    cli_program_refused(program, 2, "person set");
    assert_int_equal(RUN(program, "start"), 0);
    RUN(program, "start");
    cli_program_refused(program, 2, "person set");
    RUN(program, "person", "list");
    cli_program_said(program, "no name: day 0 is Mon 23 Nov 2026, aim 90 days, rules standard\n"
                              "M.: day 0 is Mon 23 Nov 2026, aim 90 days, rules standard\n");
    RUN(program, "person", "list", "--person", "M.");
    cli_program_said(program, "M.: day 0 is Mon 23 Nov 2026, aim 90 days, rules standard\n");
    RUN(program, "person", "set", "--name", "M.");
    cli_program_refused(program, 2, "M.");
}

static void set_changes_what_is_given_and_clears_what_is_empty(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "--name", "M.", "--promise", "p"), 0);
    assert_int_equal(RUN(program, "person", "set", "--target", "36500", "--json"), 0);
    assert_json(program, "$.target_days", "36500");
    assert_json(program, "$.name", "M.");
    assert_json(program, "$.promise", "p");
    assert_int_equal(RUN(program, "person", "set", "--unsafe=yes", "--started", "2026-11-01", "--rules=low", "--json"),
                     0);
    assert_json(program, "$.unsafe", "true");
    assert_json(program, "$.started_on", "2026-11-01");
    assert_json(program, "$.rules", "low");
    assert_int_equal(RUN(program, "person", "set", "--name=", "--promise=", "--unsafe", "no", "--json"), 0);
    assert_json(program, "$.name", "null");
    assert_json(program, "$.promise", "null");
    assert_json(program, "$.unsafe", "false");
    RUN(program, "person", "set", "--target=");
    cli_program_refused(program, 2, "--target needs a value");
    RUN(program, "person", "set", "--rules=");
    cli_program_refused(program, 2, "--rules needs a value");
    RUN(program, "person", "set", "--unsafe=");
    cli_program_refused(program, 2, "--unsafe needs a value");
    RUN(program, "person", "set", "--started=");
    cli_program_refused(program, 2, "--started needs a value");
    RUN(program, "person", "set", "--unsafe=maybe");
    cli_program_refused(program, 2, "--unsafe must be yes or no, not \"maybe\"");
    RUN(program, "person", "set");
    cli_program_refused(program, 2, "say what to change");
}

static void one_rule_is_changed_and_other_rules_take_it_away(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start"), 0);
    RUN(program, "person", "rule", "look", "out", "breaks");
    cli_program_said(program, "From now on this ends the count: look, out. What is already logged stays as it\nis.\n");
    RUN(program, "person", "list", "--json");
    assert_json(program, "$[0].cells[12].kind", "look");
    assert_json(program, "$[0].cells[12].breaks", "true");
    RUN(program, "person", "list");
    cli_program_said(program, "no name: day 0 is Mon 23 Nov 2026, aim 90 days, rules standard (1 changed)\n");
    assert_int_equal(RUN(program, "contact", "look"), 0);
    RUN(program, "person", "set", "--rules", "standard", "--json");
    assert_json(program, "$.cells[12].breaks", "false");
    RUN(program, "person", "rule", "text", "out", "keeps", "--json");
    assert_json(program, "$.cells[0].breaks", "false");
    RUN(program, "person", "rule", "look", "in", "breaks");
    cli_program_refused(program, 2, "a look has no direction in; it is out, or chance");
    RUN(program, "person", "rule", "kiss", "in", "breaks");
    cli_program_refused(program, 2, "KIND must be");
    RUN(program, "person", "rule", "text", "up", "breaks");
    cli_program_refused(program, 2, "DIRECTION must be");
    RUN(program, "person", "rule", "text", "out", "maybe");
    cli_program_refused(program, 2, "the rule must be breaks or keeps, not \"maybe\"");
}

/* What comes after the closing, on its evening too, is written down and moves nothing. */
static void a_closed_plan_rests_whatever_comes_after(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-01"), 0);
    assert_int_equal(RUN(program, "contact", "look", "--at", "2026-11-20 10:00"), 0);
    assert_int_equal(RUN(program, "person", "close"), 0);
    cli_program_env(program, "HOLDFAST_NOW=2026-11-23T20:00:00+01:00");
    assert_int_equal(RUN(program, "contact", "text"), 0);
    assert_int_equal(RUN(program, "contact", "look"), 0);
    assert_int_equal(RUN(program, "status", "--json"), 0);
    assert_json(program, "$.streak_days", "22");
    assert_json(program, "$.break_days", "0");
    assert_json(program, "$.look_days", "3");
    assert_int_equal(RUN(program, "streaks", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"), "0");
    assert_int_equal(RUN(program, "person", "reopen"), 0);
    assert_int_equal(RUN(program, "status", "--json"), 0);
    assert_json(program, "$.streak_days", "0");
}

static void a_plan_is_closed_once_and_opened_once(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-01"), 0);
    RUN(program, "person", "reopen");
    cli_program_refused(program, 2, "it was not closed");
    RUN(program, "person", "close");
    cli_program_said(program, "Closed, on 23 Nov, after 22 days. Everything stays readable. The journal and the\n"
                              "goals go on without the count.\n");
    RUN(program, "person", "close");
    cli_program_refused(program, 2, "closed already");
    RUN(program, "person", "list", "--json");
    assert_json(program, "$[0].closed_on", "2026-11-23");
    RUN(program, "person", "list");
    cli_program_said(program,
                     "no name: day 0 is Sun 1 Nov 2026, aim 90 days, rules standard, closed on Mon 23\nNov 2026\n");
    RUN(program, "person", "reopen", "--json");
    assert_json(program, "$.closed_on", "null");
    RUN(program, "person", "close", "--json");
    assert_json(program, "$.closed_on", "2026-11-23");
}

static void an_archived_plan_is_no_longer_the_default(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "--name", "M."), 0);
    assert_int_equal(RUN(program, "start", "--name", "J."), 0);
    RUN(program, "person", "archive", "--json");
    assert_json(program, "$.name", "J.");
    assert_json(program, "$.archived", "true");
    RUN(program, "person", "archive", "--person", "J.");
    cli_program_refused(program, 2, "archived already");
    RUN(program, "person", "list");
    cli_program_said(program, "J.: day 0 is Mon 23 Nov 2026, aim 90 days, rules standard, archived\n"
                              "M.: day 0 is Mon 23 Nov 2026, aim 90 days, rules standard\n");
    RUN(program, "status", "--format", "%p");
    cli_program_said(program, "M.\n");
    assert_int_equal(RUN(program, "person", "archive"), 0);
    RUN(program, "status");
    cli_program_refused(program, 3, "every plan is archived");
}

static void nobody_there_is_said_and_makes_no_file(void **state)
{
    struct cli_program      *program = *state;
    static const char *const calls[][8] = {{"person", "list"},
                                           {"person", "set", "--name", "M."},
                                           {"person", "rule", "text", "in", "breaks"},
                                           {"person", "close"},
                                           {"person", "reopen"},
                                           {"person", "archive"},
                                           {"person", "list", "--json"},
                                           {"streaks"},
                                           {"milestones"},
                                           {"explain"},
                                           {"streaks", "--json"}};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        size_t length;
        cli_program_run(program, calls[i]);
        cli_program_refused(program, 3, "nothing is started yet");
        assert_null(cli_program_database(program, &length));
    }
    assert_int_equal(RUN(program, "start"), 0);
    RUN(program, "person", "list", "--person", "M.");
    cli_program_refused(program, 3, "M.");
    RUN(program, "person", "close", "--person", "M.");
    cli_program_refused(program, 3, "M.");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_program_setup, cli_program_teardown)
    static const struct CMUnitTest tests[] = {
        TEST(a_start_says_day_zero_and_the_count),
        TEST(a_start_answers_json_with_the_row),
        TEST(the_cells_are_all_there_kind_by_kind),
        TEST(rules_of_space_end_a_streak_by_writing_again_alone),
        TEST(the_same_name_again_is_refused),
        TEST(set_changes_what_is_given_and_clears_what_is_empty),
        TEST(one_rule_is_changed_and_other_rules_take_it_away),
        TEST(a_closed_plan_rests_whatever_comes_after),
        TEST(a_plan_is_closed_once_and_opened_once),
        TEST(an_archived_plan_is_no_longer_the_default),
        TEST(nobody_there_is_said_and_makes_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
