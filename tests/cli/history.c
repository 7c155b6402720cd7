/*
 * streaks, milestones, explain, undo, check: on one small history.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "support/cli_program.h"

static void assert_json(const struct cli_program *program, const char *path, const char *expected)
{
    const char *actual = cli_program_json(program, path);
    if (strcmp(actual, expected) != 0)
        print_message("%s\n", path);
    assert_string_equal(actual, expected);
}

/* Day 0 is 10 Oct 2026; a message on 31 Oct; two on 13 Nov, the day before a stretch of three days that shares a day with none. */
static void live(struct cli_program *program)
{
    assert_int_equal(RUN(program, "start", "2026-10-10", "--name", "M."), 0);
    assert_int_equal(RUN(program, "contact", "text", "--at", "2026-10-31 21:14"), 0);
    assert_int_equal(RUN(program, "contact", "call", "--at", "2026-11-13 20:00"), 0);
    assert_int_equal(RUN(program, "contact", "meet", "--at", "2026-11-13 18:30", "--until", "2026-11-15"), 0);
    assert_int_equal(RUN(program, "contact", "look", "--at", "2026-11-20 08:00"), 0);
}

static void streaks_are_listed_oldest_first(void **state)
{
    struct cli_program *program = *state;
    live(program);
    RUN(program, "streaks");
    cli_program_said(program, "Sat 10 Oct 2026 to Sat 31 Oct 2026: 21 days\n"
                              "Sat 31 Oct 2026 to Fri 13 Nov 2026: 13 days\n"
                              "since Sun 15 Nov 2026: 8 days, the current one\n");
    assert_int_equal(RUN(program, "streaks", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"), "0,1,2");
    assert_string_equal(cli_program_keys(program, "$[0]"), "from,to,days");
    assert_json(program, "$[1].from", "2026-10-31");
    assert_json(program, "$[1].to", "2026-11-13");
    assert_json(program, "$[1].days", "13");
    assert_json(program, "$[2].from", "2026-11-15");
    assert_json(program, "$[2].to", "null");
    assert_json(program, "$[2].days", "8");
}

static void milestones_are_listed_up_to_the_first_beyond(void **state)
{
    struct cli_program *program = *state;
    live(program);
    assert_int_equal(RUN(program, "person", "set", "--target", "40"), 0);
    RUN(program, "milestones");
    cli_program_said(program, "1 day: reached 3 times, first on Sun 11 Oct 2026\n"
                              "3 days: reached 3 times, first on Tue 13 Oct 2026\n"
                              "7 days: reached 3 times, first on Sat 17 Oct 2026\n"
                              "14 days: reached once, first on Sat 24 Oct 2026; in 6 days\n"
                              "21 days: reached once, first on Sat 31 Oct 2026; in 13 days\n"
                              "30 days: in 22 days\n"
                              "40 days: in 32 days\n"
                              "45 days: in 37 days\n");
    assert_int_equal(RUN(program, "milestones", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"), "0,1,2,3,4,5,6,7");
    assert_string_equal(cli_program_keys(program, "$[0]"), "days,title,first_reached_on,times,in_days");
    assert_json(program, "$[2].days", "7");
    assert_json(program, "$[2].title", "7 days");
    assert_json(program, "$[2].first_reached_on", "2026-10-17");
    assert_json(program, "$[2].times", "3");
    assert_json(program, "$[2].in_days", "null");
    assert_json(program, "$[6].title", "40 days");
    assert_json(program, "$[6].first_reached_on", "null");
    assert_json(program, "$[6].times", "0");
    assert_json(program, "$[6].in_days", "32");
}

static void milestones_of_years_have_titles(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2024-01-01", "--target", "77"), 0);
    assert_int_equal(RUN(program, "milestones", "--json"), 0);
    assert_json(program, "$[8].title", "11 weeks");
    assert_json(program, "$[14].title", "1 year");
    assert_json(program, "$[15].title", "2 years");
    assert_json(program, "$[16].title", "3 years");
    assert_json(program, "$[16].days", "1095");
}

static void the_number_is_explained(void **state)
{
    struct cli_program *program = *state;
    live(program);
    assert_int_equal(RUN(program, "person", "rule", "meet", "chance", "breaks"), 0);
    RUN(program, "explain");
    cli_program_said(program, "The count starts on Sat 10 Oct 2026, the day of the last contact: day 0.\n"
                              "The rules are standard, with changes: meet chance breaks.\n"
                              "What a contact did to the count was decided when it was logged.\n"
                              "What ended it:\n"
                              "  Sat 31 Oct 2026\n"
                              "    contact 1: text, out, 21:14\n"
                              "  Fri 13 Nov 2026 to Sun 15 Nov 2026\n"
                              "    contact 3: meet, out, 18:30\n"
                              "    contact 2: call, out, 20:00\n"
                              "From Sun 15 Nov 2026 to Mon 23 Nov 2026 that is 8 days.\n"
                              "Of 44 days since the start, 40 were kept; 4 had a contact.\n");
    assert_int_equal(RUN(program, "explain", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"), "started_on,rules,day_start,breaks,streak_days");
    assert_json(program, "$.started_on", "2026-10-10");
    assert_json(program, "$.rules", "standard");
    assert_json(program, "$.day_start", "0");
    assert_json(program, "$.streak_days", "8");
    assert_string_equal(cli_program_keys(program, "$.breaks[1]"), "from,to,contacts");
    assert_json(program, "$.breaks[1].from", "2026-11-13");
    assert_json(program, "$.breaks[1].to", "2026-11-15");
    assert_json(program, "$.breaks[1].contacts", "[3,2]");
}

static void an_explanation_without_a_break_is_short(void **state)
{
    struct cli_program *program = *state;
    cli_program_write(program, "home/.config/holdfast/config", "day_start = 4\n");
    assert_int_equal(RUN(program, "start", "2026-11-20"), 0);
    RUN(program, "explain");
    cli_program_said(program, "The count starts on Fri 20 Nov 2026, the day of the last contact: day 0.\n"
                              "A day begins at 04:00.\n"
                              "The rules are standard.\n"
                              "What a contact did to the count was decided when it was logged.\n"
                              "No contact since has ended the count.\n"
                              "From Fri 20 Nov 2026 to Mon 23 Nov 2026 that is 3 days.\n");
    assert_int_equal(RUN(program, "person", "close"), 0);
    cli_program_env(program, "HOLDFAST_NOW=2026-12-23T12:00:00+01:00");
    RUN(program, "explain");
    assert_non_null(strstr(program->out, "The plan was closed on Mon 23 Nov 2026; the count rests there.\n"
                                         "From Fri 20 Nov 2026 to Mon 23 Nov 2026 that is 3 days.\n"));
    cli_program_env(program, "HOLDFAST_NOW=2026-11-01T12:00:00+01:00");
    assert_int_equal(RUN(program, "start", "2026-11-10", "--name=M."), 0);
    RUN(program, "explain");
    assert_ptr_equal(strstr(program->out, "The count will start on Tue 10 Nov 2026: day 0.\n"), program->out);
}

static void undo_takes_back_act_by_act(void **state)
{
    struct cli_program *program = *state;
    live(program);
    RUN(program, "undo", "--list");
    assert_ptr_equal(strstr(program->out, "Mon 23 Nov 2026, 12:00: contact\n"), program->out);
    RUN(program, "undo");
    cli_program_said(program, "Taken back: contact, of Mon 23 Nov 2026, 12:00.\n"); /* the count did not move */
    assert_int_equal(RUN(program, "undo", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"), "id,at,what,streak_days");
    assert_json(program, "$.what", "contact");
    assert_json(program, "$.at", "2026-11-23T12:00:00+01:00");
    assert_json(program, "$.streak_days", "10");
    assert_int_equal(RUN(program, "undo"), 0);
    assert_int_equal(RUN(program, "undo"), 0);
    assert_non_null(strstr(program->out, "The count is 44 days again.\n"));
    assert_int_equal(RUN(program, "undo", "--list", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"), "0");
    assert_string_equal(cli_program_keys(program, "$[0]"), "id,at,what");
    RUN(program, "undo"); /* the whole count hangs on it */
    cli_program_refused(program, 4, "undo --yes");
    RUN(program, "undo", "--yes");
    cli_program_said(program, "Taken back: start, of Mon 23 Nov 2026, 12:00.\n");
    RUN(program, "status");
    cli_program_refused(program, 3, "nothing is started yet");
    RUN(program, "undo");
    cli_program_refused(program, 3, "holdfast: undo: ");
    RUN(program, "undo", "--list", "--json");
    cli_program_said(program, "[]\n");
}

static void redo_does_again_what_was_taken_back(void **state)
{
    struct cli_program *program = *state;
    live(program);
    RUN(program, "status", "--json");
    char before[4096];
    snprintf(before, sizeof before, "%s", program->out);
    RUN(program, "redo");
    cli_program_refused(program, 3, "holdfast: redo: there is nothing to redo");
    int taken = 0;
    while (RUN(program, "undo", "--yes") == 0)
        taken++;
    assert_true(taken > 3);
    RUN(program, "redo", "--list");
    assert_ptr_equal(strstr(program->out, "Mon 23 Nov 2026, 12:00: start\n"), program->out);
    assert_int_equal(RUN(program, "redo", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"), "id,at,what,streak_days");
    assert_json(program, "$.what", "start");
    while (--taken > 0)
        assert_int_equal(RUN(program, "redo"), 0);
    RUN(program, "status", "--json");
    assert_string_equal(program->out, before);
    RUN(program, "redo", "--list");
    cli_program_said(program, "There is nothing to do again.\n");
}

static void undo_without_a_file_makes_none(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "undo");
    cli_program_refused(program, 3, "there is nothing to take back");
    RUN(program, "undo", "--list", "--json");
    cli_program_said(program, "[]\n");
    assert_int_not_equal(access(program->db, F_OK), 0);
}

static void a_file_is_checked(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "check");
    cli_program_refused(program, 3, "there is no file yet");
    live(program);
    RUN(program, "check");
    cli_program_said(program, "The file is sound.\n");
    RUN(program, "check", "--json");
    assert_string_equal(cli_program_keys(program, "$"), "sound,findings");
    assert_json(program, "$.sound", "true");
    assert_json(program, "$.findings", "[]");
}

static void a_damaged_file_has_findings(void **state)
{
    struct cli_program *program = *state;
    live(program);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(program->db, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON; UPDATE person SET target_days = 0", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_int_equal(RUN(program, "check"), 1);
    assert_true(program->out_length > 0);
    assert_non_null(strstr(program->err, "holdfast: check: the file is not sound: "));
    assert_int_equal(RUN(program, "check", "--json"), 1);
    assert_json(program, "$.sound", "false");
    assert_string_not_equal(cli_program_json(program, "$.findings"), "[]");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_program_setup, cli_program_teardown)
    static const struct CMUnitTest tests[] = {
        TEST(streaks_are_listed_oldest_first),
        TEST(milestones_are_listed_up_to_the_first_beyond),
        TEST(milestones_of_years_have_titles),
        TEST(the_number_is_explained),
        TEST(an_explanation_without_a_break_is_short),
        TEST(undo_takes_back_act_by_act),
        TEST(redo_does_again_what_was_taken_back),
        TEST(undo_without_a_file_makes_none),
        TEST(a_file_is_checked),
        TEST(a_damaged_file_has_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
