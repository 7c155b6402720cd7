#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

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

static void nothing_started_is_said_and_makes_no_file(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "status");
    cli_program_refused(program, 3, "holdfast: status: nothing is started yet");
    RUN(program, "status", "--json");
    cli_program_refused(program, 3, "nothing is started yet");
    RUN(program, "status", "--format", "%d");
    cli_program_refused(program, 3, "nothing is started yet");
    cli_program_run(program, (const char *const[]){NULL});
    cli_program_refused(program, 3, "nothing is started yet");
    RUN(program, "status", "--short");
    cli_program_said(program, "");
    RUN(program, "status", "--short", "--person", "M.");
    cli_program_said(program, "");
    assert_int_not_equal(access(program->db, F_OK), 0);
}

static void the_day_is_said_in_sentences(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-10-10", "--name", "M.", "--promise", "I keep this,\nfor me."), 0);
    RUN(program, "status");
    cli_program_said(program, "44 days without contact with M.\n"
                              "Since Sat 10 Oct 2026: 44 days, 12 hours.\n"
                              "Longest 44 days. Kept 44 of 44 days; 30 of the last 30, 44 of the last 90.\n"
                              "Phase 3 of 5, Rebuild: Fill the room that became free with things of your own.\n"
                              "Next: 45 days, in 1 day, on Tue 24 Nov 2026.\n"
                              "The aim of 90 days is on Fri 8 Jan 2027.\n"
                              "Not looked for 44 days.\n"
                              "What you promised yourself:\n"
                              "    I keep this,\n"
                              "    for me.\n");
}

static void without_a_command_and_a_terminal_it_is_the_status(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-22"), 0);
    cli_program_run(program, (const char *const[]){NULL});
    assert_int_equal(program->status, 0);
    assert_int_equal(strncmp(program->out, "1 day without contact\n", 22), 0);
    RUN(program, "--json");
    assert_json(program, "$.streak_days", "1");
}

static void a_start_with_a_time_runs_from_it(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-20 21:14"), 0);
    assert_non_null(strstr(program->out, "Day 0 was Fri 20 Nov 2026, 21:14. The count stands at 3 days.\n"));
    RUN(program, "status", "--json");
    assert_json(program, "$.started_at", "2026-11-20T21:14:00+01:00");
    assert_json(program, "$.started_on", "2026-11-20");
    assert_json(program, "$.streak_days", "3");
    assert_json(program, "$.elapsed_seconds", "225960"); /* 2 days, 14 hours and 46 minutes */
    assert_int_equal(RUN(program, "person", "set", "--started", "2h ago"), 0);
    RUN(program, "status", "--json");
    assert_json(program, "$.elapsed_seconds", "7200");
    assert_int_equal(RUN(program, "contact", "text", "--at", "3h ago"), 0); /* what led to it */
    RUN(program, "status", "--json");
    assert_json(program, "$.elapsed_seconds", "7200");
    assert_int_equal(RUN(program, "contact", "text", "--at", "1h ago"), 0); /* what came after it */
    RUN(program, "status", "--json");
    assert_json(program, "$.elapsed_seconds", "3600");
    assert_json(program, "$.break_days", "0");
    assert_int_equal(RUN(program, "person", "set", "--started", "yesterday"), 0);
    RUN(program, "status", "--json");
    assert_json(program, "$.started_at", "null");
}

static void where_only_a_day_was_given_no_hours_are_said_on_it(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start"), 0);
    RUN(program, "status");
    assert_non_null(strstr(program->out, "Since Mon 23 Nov 2026: 0 days.\n"));
    assert_int_equal(RUN(program, "person", "set", "--started", "now"), 0);
    RUN(program, "status");
    assert_non_null(strstr(program->out, "Since Mon 23 Nov 2026: 0 seconds.\n"));
}

static void the_json_has_every_key_in_order(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-10-10"), 0);
    assert_int_equal(RUN(program, "status", "--json"), 0);
    assert_string_equal(
        cli_program_keys(program, "$"),
        "schema,now,today,person,started_on,starts_in_days,since,streak_days,elapsed_seconds,longest_days,total_days,"
        "kept_days,break_days,kept_last_30,kept_last_90,look_days,unanswered,target_days,target_on,started_at,waiting,"
        "phase,milestone,"
        "checkin,urges,promise,title");
    assert_string_equal(cli_program_keys(program, "$.phase"), "key,title,number,of");
    assert_string_equal(cli_program_keys(program, "$.milestone"), "last,next,next_on,progress");
    assert_string_equal(cli_program_keys(program, "$.urges"),
                        "today,last_7_days,resisted,gave_in,open,not_told,resisted_rate");
    static const char *const expected[][2] = {
        {"$.schema", "1"},
        {"$.now", "2026-11-23T12:00:00+01:00"},
        {"$.today", "2026-11-23"},
        {"$.person", "null"},
        {"$.started_on", "2026-10-10"},
        {"$.starts_in_days", "0"},
        {"$.since", "2026-10-10"},
        {"$.streak_days", "44"},
        {"$.elapsed_seconds", "3844800"},
        {"$.longest_days", "44"},
        {"$.total_days", "44"},
        {"$.kept_days", "44"},
        {"$.break_days", "0"},
        {"$.kept_last_30", "30"},
        {"$.kept_last_90", "44"},
        {"$.look_days", "44"},
        {"$.unanswered", "0"},
        {"$.target_days", "90"},
        {"$.target_on", "2027-01-08"},
        {"$.started_at", "null"},
        {"$.waiting", "[]"},
        {"$.phase.key", "rebuild"},
        {"$.phase.title", "Rebuild"},
        {"$.phase.number", "3"},
        {"$.phase.of", "5"},
        {"$.milestone.last", "30"},
        {"$.milestone.next", "45"},
        {"$.milestone.next_on", "2026-11-24"},
        {"$.checkin", "null"},
        {"$.urges.today", "0"},
        {"$.urges.resisted_rate", "null"},
        {"$.promise", "null"},
        {"$.title", "days without contact"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_json(program, expected[i][0], expected[i][1]);
    assert_non_null(strstr(program->out, "\"progress\": 0.9333333333333333\n"));
}

static void what_was_logged_today_is_in_it(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-10-10"), 0);
    assert_int_equal(RUN(program, "urge", "7", "--outcome", "resisted"), 0);
    assert_int_equal(RUN(program, "urge", "--at", "2d ago"), 0);
    assert_int_equal(RUN(program, "urge", "--outcome", "gave-in", "--at", "10d ago"), 0);
    assert_int_equal(RUN(program, "urge"), 0);
    assert_int_equal(RUN(program, "contact", "text", "--direction", "in", "--at", "3d ago"), 0);
    assert_int_equal(RUN(program, "checkin", "--mood", "4"), 0);
    assert_int_equal(RUN(program, "status", "--json"), 0);
    assert_json(program, "$.urges.today", "2");
    assert_json(program, "$.urges.last_7_days", "3");
    assert_json(program, "$.urges.resisted", "1");
    assert_json(program, "$.urges.gave_in", "1");
    assert_json(program, "$.urges.open", "1");
    assert_json(program, "$.urges.not_told", "1");
    assert_json(program, "$.urges.resisted_rate", "0.5");
    assert_json(program, "$.unanswered", "1");
    assert_string_equal(cli_program_keys(program, "$.checkin"), "mood,note");
    assert_json(program, "$.checkin.mood", "4");
    assert_json(program, "$.checkin.note", "null");
    assert_int_equal(RUN(program, "status"), 0);
    assert_non_null(strstr(program->out, "\nLeft unanswered: 1 message.\n"
                                         "Urges: 2 today, 3 in the last 7 days; 1 ridden out, 1 given in to.\n"
                                         "Still open: 1. Not told how they ended: 1.\n"
                                         "Checked in today, mood 4 of 5.\n"));
    assert_int_equal(RUN(program, "person", "set", "--unsafe", "yes"), 0);
    assert_int_equal(RUN(program, "status", "--json"), 0);
    assert_json(program, "$.unanswered", "null");
    assert_int_equal(RUN(program, "status"), 0);
    assert_null(strstr(program->out, "unanswered"));
}

static void a_contact_that_the_rules_allowed_changes_the_title(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-10-10", "--rules", "low", "--name", "M."), 0);
    assert_int_equal(RUN(program, "contact", "logistics"), 0);
    RUN(program, "status", "--json");
    assert_json(program, "$.title", "days kept to my rule");
    RUN(program, "status");
    assert_int_equal(strncmp(program->out, "44 days kept to my rule with M.\n", 32), 0);
}

static void a_start_ahead_counts_nothing_yet(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-29"), 0);
    RUN(program, "status", "--json");
    assert_json(program, "$.starts_in_days", "6");
    assert_json(program, "$.since", "2026-11-29");
    assert_json(program, "$.streak_days", "0");
    assert_json(program, "$.elapsed_seconds", "0");
    assert_json(program, "$.milestone.last", "0");
    assert_json(program, "$.milestone.next_on", "2026-11-30");
    RUN(program, "status");
    assert_ptr_equal(strstr(program->out, "0 days without contact\nIt begins on Sun 29 Nov 2026, in 6 days.\n"),
                     program->out);
}

static void the_count_of_a_closed_plan_rests(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-10-10"), 0);
    assert_int_equal(RUN(program, "person", "close"), 0);
    cli_program_env(program, "HOLDFAST_NOW=2027-03-01T12:00:00+01:00");
    RUN(program, "status", "--json");
    assert_json(program, "$.today", "2027-03-01");
    assert_json(program, "$.now", "2027-03-01T12:00:00+01:00");
    assert_json(program, "$.streak_days", "44");
    assert_json(program, "$.total_days", "44");
    RUN(program, "status");
    assert_non_null(strstr(program->out, "The plan was closed on Mon 23 Nov 2026; the count rests there.\n"));
}

static void dates_beyond_the_calendar_are_null(void **state)
{
    struct cli_program *program = *state;
    cli_program_env(program, "HOLDFAST_NOW=9999-12-30T12:00:00+00:00");
    assert_int_equal(RUN(program, "start", "9999-12-20", "--target", "36500"), 0);
    assert_non_null(strstr(program->out, "Your aim is 36500 days.\n"));
    RUN(program, "status", "--json");
    assert_json(program, "$.target_on", "null");
    assert_json(program, "$.milestone.next_on", "null");
    assert_int_equal(RUN(program, "status"), 0);
    assert_null(strstr(program->out, "on ."));
}

static void a_format_is_filled_in(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-10-10", "--name", "M."), 0);
    assert_int_equal(RUN(program, "contact", "text", "--at", "3d ago"), 0);
    RUN(program, "status", "--format", "%d/%l of %k+%t, %n in %r: %p 100%%");
    cli_program_said(program, "3/41 of 43+44, 7 in 4: M. 100%\n");
    RUN(program, "status", "--format=plain");
    cli_program_said(program, "plain\n");
    RUN(program, "status", "--format", "%d%");
    cli_program_refused(program, 2, "--format ends in a single %");
    RUN(program, "status", "--format", "%x");
    cli_program_refused(program, 2, "not \"%x\"");
    RUN(program, "status", "--format", "%\xC3\xA9");
    cli_program_refused(program, 2, "not \"%\xC3\xA9\"");
    RUN(program, "status", "--format", "\033[1m%d");
    cli_program_refused(program, 2, "--format");
    RUN(program, "status", "--format", "");
    cli_program_refused(program, 2, "--format needs a value");
    RUN(program, "status", "--short");
    cli_program_said(program, "3d\n");
    static const char *const pairs[][5] = {
        {"status", "--short", "--json"}, {"status", "--format=%d", "--json"}, {"status", "--short", "--format=%d"}};
    for (size_t i = 0; i < 3; i++) {
        cli_program_run(program, pairs[i]);
        cli_program_refused(program, 2, "only one of --short, --format and --json at once");
    }
}

static void an_unknown_format_is_wrong_even_where_nothing_is_started(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "status", "--format", "%q");
    cli_program_refused(program, 2, "--format knows");
}

static void the_person_may_be_chosen_by_name(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-11-03", "--name", "M."), 0);
    assert_int_equal(RUN(program, "start", "2026-11-13", "--name", "J."), 0);
    RUN(program, "status", "--short");
    cli_program_said(program, "10d\n");
    RUN(program, "status", "--short", "--person", "M.");
    cli_program_said(program, "20d\n");
    RUN(program, "status", "--short", "--person", "m.");
    cli_program_refused(program, 3, "m.");
    assert_int_equal(RUN(program, "person", "archive"), 0);
    RUN(program, "status", "--short");
    cli_program_said(program, "20d\n");
    assert_int_equal(RUN(program, "person", "archive"), 0);
    RUN(program, "status", "--short");
    cli_program_said(program, "");
    RUN(program, "status");
    cli_program_refused(program, 3, "holdfast: status: ");
}

static void what_would_act_on_a_terminal_is_shown_as_a_mark(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "--name", "M\xE2\x80\xAE.", "--promise", "a\xE2\x81\xA6z"), 0);
    RUN(program, "status", "--format", "%p");
    cli_program_said(program, "M\xEF\xBF\xBD.\n");
    RUN(program, "status");
    assert_non_null(strstr(program->out, "    a\xEF\xBF\xBDz\n"));
    assert_null(strstr(program->out, "\xE2\x80\xAE"));
    RUN(program, "status", "--json");
    assert_null(strstr(program->out, "\xE2\x80\xAE"));
    assert_json(program, "$.person", "M\xE2\x80\xAE.");
}

static void no_line_is_wider_than_a_terminal(void **state)
{
    struct cli_program *program = *state;
    char                promise[2001];
    memset(promise, 'a', sizeof promise - 1);
    promise[sizeof promise - 1] = '\0';
    for (size_t i = 7; i < sizeof promise - 1; i += 9)
        promise[i] = ' ';
    assert_int_equal(RUN(program, "start", "2000-01-01", "--target", "36500", "--promise", promise), 0);
    assert_int_equal(RUN(program, "status"), 0);
    for (const char *line = program->out; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") <= 80);
}

static void colour_comes_only_where_it_is_asked_for(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start"), 0);
    RUN(program, "status");
    assert_null(strchr(program->out, '\033'));
    RUN(program, "status", "--color=never");
    assert_null(strchr(program->out, '\033'));
    RUN(program, "status", "--color=always");
    assert_non_null(strchr(program->out, '\033'));
    RUN(program, "status", "--color=always", "--json");
    assert_null(strchr(program->out, '\033'));
}

static void a_hidden_count_is_not_said(void **state)
{
    struct cli_program *program = *state;
    cli_program_write(program, "home/.config/holdfast/config", "count = hidden\n");
    assert_int_equal(RUN(program, "start", "2026-10-10", "--name", "M."), 0);
    assert_int_equal(RUN(program, "status"), 0);
    assert_int_equal(strncmp(program->out, "Kept: no contact with M.\n", 25), 0);
    assert_null(strstr(program->out, "44"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_program_setup, cli_program_teardown)
    static const struct CMUnitTest tests[] = {
        TEST(nothing_started_is_said_and_makes_no_file),
        TEST(the_day_is_said_in_sentences),
        TEST(without_a_command_and_a_terminal_it_is_the_status),
        TEST(a_start_with_a_time_runs_from_it),
        TEST(where_only_a_day_was_given_no_hours_are_said_on_it),
        TEST(the_json_has_every_key_in_order),
        TEST(what_was_logged_today_is_in_it),
        TEST(a_contact_that_the_rules_allowed_changes_the_title),
        TEST(a_start_ahead_counts_nothing_yet),
        TEST(the_count_of_a_closed_plan_rests),
        TEST(dates_beyond_the_calendar_are_null),
        TEST(a_format_is_filled_in),
        TEST(an_unknown_format_is_wrong_even_where_nothing_is_started),
        TEST(the_person_may_be_chosen_by_name),
        TEST(what_would_act_on_a_terminal_is_shown_as_a_mark),
        TEST(no_line_is_wider_than_a_terminal),
        TEST(colour_comes_only_where_it_is_asked_for),
        TEST(a_hidden_count_is_not_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
