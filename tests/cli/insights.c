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

static void begin(struct cli_program *program)
{
    assert_int_equal(RUN(program, "start", "2026-09-01", "--name", "M."), 0);
}

/* So many urges on Sundays from 21:01 on, back from 22 Nov. */
static void log_sundays(struct cli_program *program, int count)
{
    for (int i = 0; i < count; i++) {
        char at[64];
        snprintf(at, sizeof at, "2026-11-%02d 21:%02d", i % 2 == 0 ? 22 : 15, i + 1);
        assert_int_equal(RUN(program, "urge", "6", "--at", at, "--trigger", "our song", "--outcome", "resisted"), 0);
    }
}

static void the_keys_are_those_of_the_contract(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    log_sundays(program, 20);
    assert_int_equal(RUN(program, "checkin", "--mood", "4"), 0);
    assert_int_equal(RUN(program, "insights", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$"),
                        "urges_by_hour,urges_by_weekday,hour_by_weekday,triggers,helped,weeks,hardest");
    assert_string_equal(cli_program_keys(program, "$.urges_by_weekday"), "0,1,2,3,4,5,6");
    assert_string_equal(cli_program_keys(program, "$.hour_by_weekday"), "0,1,2,3,4,5,6");
    assert_string_equal(cli_program_keys(program, "$.triggers[0]"), "trigger,count,mean_intensity,resisted_rate");
    assert_string_equal(cli_program_keys(program, "$.weeks[0]"),
                        "week,urges,mean_intensity,resisted,gave_in,mean_mood");
    assert_string_equal(cli_program_keys(program, "$.hardest"), "weekday,hour,share");
    assert_json(program, "$.urges_by_hour[21]", "20");
    assert_json(program, "$.urges_by_hour[23]", "0");
    assert_json(program, "$.urges_by_weekday[6]", "20");
    assert_json(program, "$.hour_by_weekday[6][21]", "20");
    assert_json(program, "$.triggers[0].count", "20");
    assert_json(program, "$.triggers[0].mean_intensity", "6");
    assert_json(program, "$.triggers[0].resisted_rate", "1");
    assert_json(program, "$.hardest.weekday", "6");
    assert_json(program, "$.hardest.hour", "21");
    assert_json(program, "$.hardest.share", "1");
}

static void without_a_period_it_is_the_last_13_weeks(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start", "2026-01-01"), 0);
    /* Today is Monday 23 Nov: the 13th week back began on 31 Aug. */
    assert_int_equal(RUN(program, "urge", "--at", "2026-08-30 08:00"), 0);
    assert_int_equal(RUN(program, "urge", "--at", "2026-08-31 09:00"), 0);
    assert_int_equal(RUN(program, "urge", "--at", "2026-11-20 10:00"), 0);
    assert_int_equal(RUN(program, "insights", "--json"), 0);
    assert_json(program, "$.urges_by_hour[8]", "0");
    assert_json(program, "$.urges_by_hour[9]", "1");
    assert_json(program, "$.urges_by_hour[10]", "1");
    assert_json(program, "$.weeks[0].week", "2026-08-31");
    assert_string_equal(cli_program_keys(program, "$.weeks"), "0,1,2,3,4,5,6,7,8,9,10,11,12");
    assert_int_equal(RUN(program, "insights", "--json", "--until", "2026-11-19"), 0);
    assert_json(program, "$.urges_by_hour[8]", "1");
    assert_json(program, "$.urges_by_hour[10]", "0");
    assert_int_equal(RUN(program, "insights", "--json", "--since", "2026-08-30", "--until", "2026-08-30"), 0);
    assert_json(program, "$.urges_by_hour[8]", "1");
    assert_json(program, "$.urges_by_hour[9]", "0");
    RUN(program, "insights", "--since", "2026-08-30", "--until", "2026-08-29");
    cli_program_refused(program, 2, "--since must not be after --until");
}

static void the_weeks_go_from_the_first_event_to_today_without_a_gap(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    assert_int_equal(RUN(program, "urge", "8", "--at", "2026-11-04 08:00", "--outcome", "gave-in"), 0);
    assert_int_equal(RUN(program, "urge", "--at", "2026-11-05 08:00"), 0);
    assert_int_equal(RUN(program, "checkin", "--mood", "2", "--day", "2026-11-17"), 0);
    assert_int_equal(RUN(program, "insights", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$.weeks"), "0,1,2,3");
    assert_json(program, "$.weeks[0].week", "2026-11-02");
    assert_json(program, "$.weeks[0].urges", "2");
    assert_json(program, "$.weeks[0].mean_intensity", "8");
    assert_json(program, "$.weeks[0].gave_in", "1");
    assert_json(program, "$.weeks[0].mean_mood", "null");
    assert_json(program, "$.weeks[1].urges", "0");
    assert_json(program, "$.weeks[1].mean_intensity", "null");
    assert_json(program, "$.weeks[2].mean_mood", "2");
    assert_json(program, "$.weeks[3].week", "2026-11-23");
    assert_int_equal(RUN(program, "insights", "--json", "--since", "2026-11-10"), 0);
    assert_string_equal(cli_program_keys(program, "$.weeks"), "0,1,2");
    assert_json(program, "$.weeks[0].week", "2026-11-09");
    assert_json(program, "$.urges_by_hour[8]", "0");
}

/* 23:30 in Tokyo is the afternoon here; 01:30 with day_start 4 is still the day before. */
static void hours_are_those_of_the_place_and_weekdays_those_of_the_day(void **state)
{
    struct cli_program *program = *state;
    cli_program_write(program, "home/.config/holdfast/config", "day_start = 4\n");
    begin(program);
    assert_int_equal(RUN(program, "urge", "--at", "2026-11-18T23:30:00+09:00"), 0);
    assert_int_equal(RUN(program, "urge", "--at", "2026-11-20 01:30"), 0);
    assert_int_equal(RUN(program, "insights", "--json"), 0);
    assert_json(program, "$.hour_by_weekday[2][23]", "1");
    assert_json(program, "$.hour_by_weekday[3][1]", "1");
    assert_json(program, "$.urges_by_weekday[4]", "0");
}

static void what_has_too_few_cases_is_not_said(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    log_sundays(program, 19);
    assert_int_equal(RUN(program, "insights", "--json"), 0);
    assert_json(program, "$.hardest", "null");
    RUN(program, "insights");
    cli_program_said(program, "When: Too few yet (19 of 20)\n"
                              "Weeks: Too few yet (1 of 4)\n"
                              "What: our song (19 named)\n"
                              "Helped: Too few yet (0 of 2)\n"
                              "Mood: Too few yet (0 of 14)\n"
                              "Looks: Too few yet (0 of 10)\n");
    log_sundays(program, 1);
    assert_int_equal(RUN(program, "insights"), 0);
    assert_non_null(strstr(program->out, "When: Most often on Sundays from 21 to 22 h (20 of 20)\n"));
}

static void what_helped_is_ranked_with_its_uses(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    RUN(program, "urge", "8", "--outcome", "resisted", "--after", "3", "--did", "a walk", "--did", "music");
    RUN(program, "urge", "7", "--outcome", "resisted", "--after", "4", "--did", "a walk");
    assert_int_equal(RUN(program, "insights", "--json"), 0);
    assert_string_equal(cli_program_keys(program, "$.helped"), "0");
    assert_string_equal(cli_program_keys(program, "$.helped[0]"), "action,uses,mean_drop");
    assert_json(program, "$.helped[0].action", "a walk");
    assert_json(program, "$.helped[0].uses", "2");
    assert_json(program, "$.helped[0].mean_drop", "4");
}

/* Another person's urges are not among them. */
static void each_person_has_insights_of_their_own(void **state)
{
    struct cli_program *program = *state;
    begin(program);
    assert_int_equal(RUN(program, "urge", "5", "--at", "2026-11-22 10:00"), 0);
    assert_int_equal(RUN(program, "start", "2026-11-01", "--name", "K."), 0);
    assert_int_equal(RUN(program, "insights", "--json"), 0);
    assert_json(program, "$.urges_by_hour[10]", "0");
    assert_int_equal(RUN(program, "insights", "--json", "--person", "M."), 0);
    assert_json(program, "$.urges_by_hour[10]", "1");
}

static void a_wrong_call_is_refused(void **state)
{
    struct cli_program *program = *state;
    RUN(program, "insights");
    cli_program_refused(program, 3, "holdfast start");
    begin(program);
    RUN(program, "insights", "--since", "2027-01-01");
    cli_program_refused(program, 2, "--since");
    RUN(program, "insights", "all");
    cli_program_refused(program, 2, "all");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_program_setup, cli_program_teardown)
        TEST(the_keys_are_those_of_the_contract),
        TEST(without_a_period_it_is_the_last_13_weeks),
        TEST(the_weeks_go_from_the_first_event_to_today_without_a_gap),
        TEST(hours_are_those_of_the_place_and_weekdays_those_of_the_day),
        TEST(what_has_too_few_cases_is_not_said),
        TEST(what_helped_is_ranked_with_its_uses),
        TEST(each_person_has_insights_of_their_own),
        TEST(a_wrong_call_is_refused),
#undef TEST
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
