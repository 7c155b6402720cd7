/*
 * Readiness as a command. It begins on Sunday, 22 November 2026, 21 days after day 0, with an aim of 24 days: 25 November.
 */
#include "support/cli_rows.h"

#include <unistd.h>

static void begin(struct cli_program *program)
{
    EXPECT(0, "start", "2026-11-01", "--name", "M.", "--target", "24");
}

static const char *condition(struct cli_program *program, int at, const char *field)
{
    static char path[64];
    snprintf(path, sizeof path, "$.conditions[%d].%s", at, field);
    return cli_program_json(program, path);
}

static void assert_condition(struct cli_program *program, int at, const char *key, const char *met, const char *value,
                             const char *needs)
{
    assert_string_equal(condition(program, at, "key"), key);
    assert_string_equal(condition(program, at, "met"), met);
    assert_string_equal(condition(program, at, "value"), value);
    assert_string_equal(condition(program, at, "needs"), needs);
}

static void before_the_aim_it_says_nothing_but_its_date(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    EXPECT(0, "ready");
    SAID("not before 25 Nov\n");
    EXPECT(0, "person", "set", "--target", "90");
    EXPECT(0, "ready");
    SAID("not before 30 Jan 2027\n");
    EXPECT(0, "person", "set", "--target", "24");
    NOW("2026-11-24T23:59:00+01:00");
    EXPECT(0, "ready");
    SAID("not before 25 Nov\n");
    NOW("2026-11-25T00:00:00+01:00");
    EXPECT(0, "ready");
    SAYS("  met: the aim of 24 days is reached (24 days)\n");
}

static void the_conditions_stand_in_their_order_with_values(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    EXPECT(0, "ready", "--json");
    KEYS("$", "ready,conditions");
    KEYS("$.conditions[0]", "key,met,value,needs");
    JSON("$.ready", "false");
    assert_string_equal(cli_program_keys(program, "$.conditions"), "0,1,2,3,4,5,6");
    assert_condition(program, 0, "time", "false", "21", "24");
    assert_condition(program, 1, "calm", "true", "0", "3");
    assert_condition(program, 2, "mood", "false", "null", "3");
    assert_condition(program, 3, "own_life", "false", "0", "0.5");
    assert_condition(program, 4, "purpose", "false", "null", "3");
    assert_condition(program, 5, "no_expectation", "false", "false", "true");
    assert_condition(program, 6, "letter", "false", "null", "3");
}

/* Ten days in which one condition after the other is met. */
static void each_condition_turns_as_it_is_met(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    EXPECT(0, "urge", "7", "--at", "2026-11-20 21:00");
    for (int day = 16; day <= 21; day++) {
        char date[16];
        snprintf(date, sizeof date, "2026-11-%d", day);
        EXPECT(0, "checkin", "--mood", day < 19 ? "2" : "4", "--day", date);
    }
    EXPECT(0, "ready", "--purpose", "To say thank you.", "--json");
    assert_condition(program, 1, "calm", "false", "1", "3");
    assert_condition(program, 2, "mood", "false", "null", "3");
    assert_condition(program, 4, "purpose", "false", "0", "3");
    EXPECT(0, "checkin", "--mood", "5");
    EXPECT(0, "write", "It was a long day.");
    EXPECT(0, "letter", "I was afraid of being alone. I am not afraid now. I sleep, and I walk.");
    EXPECT(2, "ready", "--confirm");
    NOW("2026-11-25T12:00:00+01:00");
    EXPECT(0, "ready");
    SAID("I will not write: `holdfast person close` ends the plan, at any time.\n"
         "  met: the aim of 24 days is reached (24 days)\n"
         "  not met: at most 3 urges in 14 days, none above 5 (1 urge, the strongest 7)\n"
         "  met: a median mood of 3 or more, from at least 7 check-ins in 14 days (7\n"
         "  check-ins, median 4)\n"
         "  not met: a goal finished, or a habit of strength 0.5, in this streak (0 goals\n"
         "  finished, strength 0.00)\n"
         "  not met: the purpose, read again and confirmed (3 days)\n"
         "  not met: your own yes to: I am fine without an answer\n"
         "  met: a letter, at least 3 days old, that speaks more of you than of them,\n"
         "  without blame or pleading (3 days)\n"
         "What it would be for:\n"
         "    To say thank you.\n"
         "Not met yet: at most 3 urges in 14 days, none above 5. Not writing is as good an\n"
         "end.\n");
    EXPECT(0, "urge", "edit", "1", "5");
    EXPECT(0, "goal", "add", "Paint the door");
    EXPECT(0, "goal", "finish", "Paint");
    EXPECT(0, "ready", "--confirm");
    SAYS("It is written down: read again, and it holds.\n");
    SAYS("Not met yet: your own yes to: I am fine without an answer.");
    EXPECT(0, "ready", "--fine", "yes", "--json");
    JSON("$.ready", "true");
    assert_condition(program, 0, "time", "true", "24", "24");
    assert_condition(program, 1, "calm", "true", "1", "3");
    assert_condition(program, 2, "mood", "true", "4", "3");
    assert_condition(program, 3, "own_life", "true", "0", "0.5");
    assert_condition(program, 4, "purpose", "true", "3", "3");
    assert_condition(program, 5, "no_expectation", "true", "true", "true");
    assert_condition(program, 6, "letter", "true", "3", "3");
    EXPECT(0, "ready");
    SAYS("These were your own conditions, and they are met. It is still your choice, and\n"
         "not writing is as good an end.\n");
    EXPECT(0, "ready", "--fine", "no");
    SAYS("It is taken away.\n");
    EXPECT(0, "ready", "--json");
    JSON("$.ready", "false");
}

static void a_changed_purpose_is_to_be_confirmed_anew(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    EXPECT(3, "ready", "--confirm");
    program->input = "To say\nthank you.\n";
    EXPECT(0, "ready", "--purpose", "-");
    SAID("It is written down.\nnot before 25 Nov\n");
    NOW("2026-11-25T12:00:00+01:00");
    EXPECT(0, "ready", "--confirm");
    EXPECT(0, "ready");
    SAYS("What it would be for:\n    To say\n    thank you.\n");
    EXPECT(0, "ready", "--purpose", "Something else.", "--json");
    assert_condition(program, 4, "purpose", "false", "0", "3");
    EXPECT(0, "undo");
    EXPECT(0, "ready", "--json");
    assert_condition(program, 4, "purpose", "true", "3", "3");
    EXPECT(0, "ready", "--purpose=");
    SAYS("It is taken away.\n");
    EXPECT(0, "ready", "--json");
    assert_condition(program, 4, "purpose", "false", "null", "3");
}

static void where_the_person_is_unsafe_there_are_no_conditions(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    EXPECT(0, "ready", "--purpose", "x");
    EXPECT(0, "person", "set", "--unsafe", "yes");
    EXPECT(0, "ready", "--json");
    KEYS("$", "ready,conditions");
    JSON("$.ready", "false");
    JSON("$.conditions", "[]");
    NOW("2026-12-25T12:00:00+01:00");
    EXPECT(0, "ready");
    SAYS("Reaching out is no part of this plan. Who can help:\n  In danger now: call the emergency number");
    SAYS("findahelpline.com, looked up on ");
    SAYS("keep their messages");
    assert_null(strstr(program->out, "met"));
    REFUSED("ready", "--purpose", "y");
    REFUSED("ready", "--fine", "yes");
    REFUSED("ready", "--confirm");
    EXPECT(0, "ready", "--purpose=");
    EXPECT(0, "ready", "--fine", "no");
}

static void a_closed_plan_says_that_it_is_closed(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    NOW("2026-11-25T12:00:00+01:00");
    EXPECT(0, "person", "close");
    SAID("Closed, on 25 Nov, after 24 days. Everything stays readable. The journal and the\n"
         "goals go on without the count.\n");
    EXPECT(0, "ready");
    SAID("Closed, on 25 Nov. `holdfast person reopen` goes on with it.\n");
    EXPECT(0, "ready", "--json");
    JSON("$.ready", "false");
    JSON("$.conditions", "[]");
    REFUSED("ready", "--purpose", "x");
    EXPECT(0, "person", "reopen");
    EXPECT(0, "ready");
    SAYS("met: the aim of 24 days is reached");
}

static void each_person_has_conditions_of_their_own(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    EXPECT(0, "start", "2026-11-10", "--name", "B.");
    EXPECT(0, "ready", "--fine", "yes", "--person", "M.");
    EXPECT(0, "ready", "--json");
    assert_condition(program, 0, "time", "false", "12", "90");
    assert_condition(program, 5, "no_expectation", "false", "false", "true");
    EXPECT(0, "ready", "--json", "--person", "M.");
    assert_condition(program, 5, "no_expectation", "true", "true", "true");
    EXPECT(3, "ready", "--person", "X.");
}

/* 14 days done and one missed are a strength of 0.4987. */
static void a_strength_just_below_the_half_is_not_said_to_be_the_half(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    NOW("2026-11-26T12:00:00+01:00");
    EXPECT(0, "goal", "add", "Run", "--every", "day");
    for (int day = 11; day <= 24; day++) {
        char date[16];
        snprintf(date, sizeof date, "2026-11-%d", day);
        EXPECT(0, "goal", "done", "Run", "--day", date);
    }
    EXPECT(0, "ready");
    SAYS("strength 0.49)");
    EXPECT(0, "goal", "done", "Run", "--day", "yesterday");
    EXPECT(0, "ready");
    SAYS("strength 0.55)");
}

static void a_hidden_count_stays_hidden(void **state)
{
    struct cli_program *program = *state;
    cli_program_write(program, "home/.config/holdfast/config", "count = hidden\n");
    begin(program);
    NOW("2026-11-26T12:00:00+01:00");
    EXPECT(0, "ready");
    SAYS("  met: the aim of 24 days is reached\n");
    EXPECT(0, "person", "close");
    SAID("Closed, on 26 Nov. Everything stays readable. The journal and the goals go on\nwithout the count.\n");
}

/* All conditions are met, on 25 November. */
static void meet_all(struct cli_program *program)
{
    begin(program);
    for (int day = 16; day <= 22; day++) {
        char date[16];
        snprintf(date, sizeof date, "2026-11-%d", day);
        EXPECT(0, "checkin", "--mood", "4", "--day", date);
    }
    EXPECT(0, "ready", "--purpose", "To say thank you.");
    EXPECT(0, "letter", "I was afraid of being alone. I am not afraid now. I sleep, and I walk.");
    EXPECT(0, "goal", "add", "Paint the door");
    EXPECT(0, "goal", "finish", "Paint");
    NOW("2026-11-25T12:00:00+01:00");
    EXPECT(0, "ready", "--confirm");
    EXPECT(0, "ready", "--fine", "yes");
}

static void reaching_out_as_planned_ends_no_streak_until_that_is_chosen(void **state)
{
    struct cli_program *program = *state;
    meet_all(program);
    EXPECT(3, "ready", "--then", "go-on");
    EXPECT(0, "ready", "--reached-out", "call", "--at", "11:00", "--note", "short, and friendly", "--json");
    JSON("$.planned", "true");
    JSON("$.kind", "call");
    JSON("$.breaks", "false");
    JSON("$.direction", "out");
    JSON("$.at", "2026-11-25T11:00:00+01:00");
    EXPECT(0, "status", "--json");
    JSON("$.streak_days", "24");
    EXPECT(0, "ready", "--answer", "none", "--note", "nothing came", "--then", "begin-again");
    SAYS("The count begins again from there.\n");
    EXPECT(0, "status", "--json");
    JSON("$.streak_days", "0");
    EXPECT(0, "undo");
    EXPECT(0, "ready", "--then", "close");
    SAYS("The plan is closed");
    EXPECT(0, "person", "list", "--json");
    JSON("$[0].closed_on", "2026-11-25");
    EXPECT(4, "ready", "--reached-out");
    EXPECT(0, "undo"); /* both in one */
    EXPECT(0, "person", "list", "--json");
    JSON("$[0].closed_on", NULL);
    EXPECT(0, "ready", "--then", "go-on", "--json");
    JSON("$.breaks", "false");
}

static void without_the_conditions_it_is_refused_and_named(void **state)
{
    struct cli_program *program = *state;
    meet_all(program);
    EXPECT(0, "ready", "--fine", "no");
    EXPECT(4, "ready", "--reached-out");
    assert_string_equal(program->err, "holdfast: ready: not met yet: your own yes to: I am fine without an answer; a "
                                      "contact without your conditions is holdfast contact\n");
    EXPECT(0, "ready", "--fine", "yes");
    EXPECT(0, "person", "set", "--unsafe", "yes");
    EXPECT(4, "ready", "--reached-out");
    REFUSED("ready", "call");
    REFUSED("ready", "--reached-out", "letter");
    REFUSED("ready", "--reached-out", "--then", "close");
    REFUSED("ready", "--then", "wait");
    REFUSED("ready", "--answer", "maybe");
    REFUSED("ready", "--note", "a note");
    EXPECT(0, "contact", "list", "--json");
    assert_string_equal(program->out, "[]\n");
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program *program = *state;
    EXPECT(3, "ready");
    EXPECT(3, "ready", "--json");
    EXPECT(3, "ready", "--purpose", "x");
    EXPECT(3, "ready", "--fine", "no");
    assert_int_not_equal(access(program->db, F_OK), 0);
    begin(program);
    REFUSED("ready", "--purpose", "x", "--confirm");
    REFUSED("ready", "--fine", "yes", "--confirm");
    REFUSED("ready", "--fine", "maybe");
    REFUSED("ready", "--fine=");
    REFUSED("ready", "--purpose", " \n\t ");
    REFUSED("ready", "--purpose", "-");
    REFUSED("ready", "--purpose", "a\x1b[31m");
    REFUSED("ready", "--purpose");
    REFUSED("ready", "now");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(before_the_aim_it_says_nothing_but_its_date),
        ROW_TEST(the_conditions_stand_in_their_order_with_values),
        ROW_TEST(each_condition_turns_as_it_is_met),
        ROW_TEST(a_changed_purpose_is_to_be_confirmed_anew),
        ROW_TEST(where_the_person_is_unsafe_there_are_no_conditions),
        ROW_TEST(a_closed_plan_says_that_it_is_closed),
        ROW_TEST(each_person_has_conditions_of_their_own),
        ROW_TEST(a_strength_just_below_the_half_is_not_said_to_be_the_half),
        ROW_TEST(a_hidden_count_stays_hidden),
        ROW_TEST(reaching_out_as_planned_ends_no_streak_until_that_is_chosen),
        ROW_TEST(without_the_conditions_it_is_refused_and_named),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
