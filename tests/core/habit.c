#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/habit.h"
#include "support/core_habits.h"

enum { LIVES = 40000, MONDAY_2026_11_16 = 20773, SUNDAY_2026_11_22 = 20779 };

static struct habit_schedule stored(const char *text)
{
    struct habit_schedule schedule;
    if (!habit_read_stored(text, &schedule))
        fail_msg("%s was not read", text);
    return schedule;
}

enum { EXAMPLE_PERIODS = 4 };

/* One schedule, or several as "daily, 9 weekly:3": the second one from the tenth letter on. */
static void read_periods(const char *text, daynum created, struct habit_period *out, size_t *count)
{
    for (*count = 0; *text != '\0'; ++*count) {
        char word[HABIT_SAY_SIZE];
        int  day = 0, length = 0;
        assert_true(*count < EXAMPLE_PERIODS);
        if (*count > 0)
            assert_int_equal(sscanf(text, ", %d %n", &day, &length), 1);
        text += length;
        assert_int_equal(sscanf(text, "%47[a-z0-9:+]%n", word, &length), 1);
        text += length;
        for (char *plus = strchr(word, '+'); plus; plus = strchr(word, '+'))
            *plus = ',';
        out[*count] = (struct habit_period){created + day, stored(word)};
    }
}

/* A habit made on the first day of `days`, one letter a day: d done, s skip, anything else no mark; the last one is the Sunday. */
static struct habit_standing standing_of(const char *schedule, const char *days)
{
    struct habit_mark   marks[200];
    size_t              length = strlen(days);
    struct habit_period periods[EXAMPLE_PERIODS];
    struct habit_input  input = {.periods = periods, .frozen_on = DAY_NONE, .today = SUNDAY_2026_11_22, .marks = marks};
    assert_true(length > 0 && length <= sizeof marks / sizeof marks[0]);
    input.created = input.today - (daynum)length + 1;
    read_periods(schedule, input.created, periods, &input.period_count);
    for (size_t i = 0; i < length; i++) {
        if (days[i] == 'd' || days[i] == 's')
            marks[input.mark_count++] =
                (struct habit_mark){input.created + (daynum)i, days[i] == 'd' ? HABIT_DONE : HABIT_SKIP};
    }
    return habit_compute(&input);
}

static void the_examples_stand_on_the_weekdays_they_say(void **state)
{
    (void)state;
    assert_int_equal(day_from_civil(2026, 11, 16), MONDAY_2026_11_16);
    assert_int_equal(day_from_civil(2026, 11, 22), SUNDAY_2026_11_22);
    assert_int_equal(day_weekday(SUNDAY_2026_11_22), SUNDAY);
}

static void examples_of_streaks(void **state)
{
    (void)state;
    static const struct {
        const char *schedule, *days;
        int         streak;
    } rows[] = {
        {"daily", ".", 0},
        {"daily", "d", 1},
        {"daily", "dd.", 2}, /* today is still open */
        {"daily", "d..", 0}, /* yesterday was not */
        {"daily", "d.d", 1},
        {"daily", "ddsd", 3}, /* a skip is passed over */
        {"daily", "ddss.", 2},
        {"daily", "sss", 0}, /* and never lengthens */
        {"daily", ".sdd", 2},
        {"weekdays:mon+wed+fri", "d.d.d..", 3},
        {"weekdays:mon+wed+fri", "d.d....", 0},
        {"weekdays:mon+wed+fri", "d.d.s..", 2},
        {"weekdays:mon+wed+fri", "d.d.ddd", 3}, /* what is not planned counts for nothing */
        {"weekdays:sun", "......d", 1},
        {"weekdays:sun", "d.......", 1}, /* today is a Sunday, still open */
        {"weekdays:sun", "d..............", 0},
        {"weekdays:sun", "d.....d", 1},
        {"weekdays:sun", "d......d", 2},
        {"weekdays:sun", "d......d......d", 3},
        {"weekdays:sun", "d......d.......", 2},
        {"weekdays:sat+sun", "dd.....d", 1},
        {"weekly:1", "d......", 1},
        {"weekly:2", "d.d....", 1},
        {"weekly:3", "d.d....", 0},        /* short, but it is not over */
        {"weekly:3", "ddd....d.d....", 1}, /* so the week before still stands */
        {"weekly:3", "dd.....ddd....", 1},
        {"weekly:3", "ddd....ddd....", 2},
        {"weekly:3", "ddd....ssssd..ddd....", 1}, /* four skips leave three days: it could have been reached */
        {"weekly:3", "ddd....sssss..ddd....", 2}, /* five leave two: passed over */
        {"weekly:7", "ddddddd", 1},
        {"weekly:7", "ddddddddddddds", 1},
        {"weekly:7", "dddddddddddddd", 2},
        /* A changed schedule holds from its day on and judges no day before it. */
        {"weekdays:mon+wed, 7 daily", "d.d....ddddddd", 9},
        {"daily, 7 weekdays:mon", "ddddddddddddd.", 8},
        {"daily, 7 weekdays:mon", "ddd.dddd......", 4},
        /* A week is judged by what was in force on its first planned day. */
        {"weekly:3, 2 weekly:5", "ddd....", 1},
        {"weekly:3, 2 weekly:5", "ddd....ddddd..", 2},
        {"weekly:3, 2 weekly:5", "ddd....ddd....", 1}, /* this one is still open */
        /* A streak counts back no further than a change between days and weeks. */
        {"daily, 7 weekly:1", "dddddddd......", 1},
        {"daily, 9 weekly:1", "ddddddddddd...", 0}, /* that week began with days: it is none */
        {"weekly:1, 9 daily", "d......d.ddddd", 5},
        /* Paused: nothing is planned. */
        {"daily, 3 paused:daily, 10 daily", "ddd.......dddd", 7},
        {"daily, 3 paused:daily", "ddd...........", 3},
        {"daily, 3 paused:daily, 10 daily", "ddddddddddd..d", 1},
        {"daily, 3 paused:daily, 10 daily", "dddddddddddddd", 7}, /* what is done in a pause counts for nothing */
        {"paused:daily", "ddddddd", 0},
        {"weekly:3, 2 paused:weekly:3, 10 weekly:3", "ddd.......ddd.", 1}, /* two days are too few for three */
        {"weekly:3, 3 paused:weekly:3, 17 weekly:3", "ddd..............dddd", 2},
        {"weekly:3, 5 paused:weekly:3, 14 weekly:3", "dd............ddd....", 1}, /* five would have been enough */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int streak = standing_of(rows[i].schedule, rows[i].days).streak;
        if (streak != rows[i].streak)
            fail_msg("%s %s: %d, not %d", rows[i].schedule, rows[i].days, streak, rows[i].streak);
    }
}

static void of_this_week_the_planned_days_that_were_done_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *schedule, *days;
        int         done;
    } rows[] = {
        {"daily", "ddd.d.d", 5},
        {"daily", "dddddddsd....s", 1}, /* the week before is over */
        {"weekly:3", "d.d.d.d", 4},
        {"weekdays:mon+wed+fri", "d.d.d..", 3},
        {"weekdays:mon+wed+fri", "ddddddd", 3}, /* what is not planned counts for nothing */
        {"weekdays:mon+wed+fri", ".d.d.dd", 0},
        {"weekdays:sun", "dddddds", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int done = standing_of(rows[i].schedule, rows[i].days).week_done;
        if (done != rows[i].done)
            fail_msg("%s %s: %d, not %d", rows[i].schedule, rows[i].days, done, rows[i].done);
    }
}

static void strength_halves_in_13_days_and_is_half_after_13(void **state)
{
    (void)state;
    assert_true(fabs(standing_of("daily", "ddddddddddddd").strength - 0.5) < 1e-9);
    assert_true(fabs(standing_of("daily", "ddddddddddddd.............").strength - 0.25 * exp2(1 / 13.0)) <
                1e-9); /* today is open */
    assert_true(fabs(standing_of("daily", "ddddddddddddd.............s").strength - 0.25) < 1e-9);
    assert_true(fabs(standing_of("weekdays:sun", "d").strength - (1 - exp2(-7 / 13.0))) < 1e-9);
    assert_true(fabs(standing_of("weekdays:fri+sun", "d.").strength - 0) < 1e-9);
    assert_true(fabs(standing_of("weekdays:fri+sun", "d.d").strength - (1 - exp2(-7 / 13.0))) < 1e-9);
    assert_true(fabs(standing_of("weekly:2", "dd.....").strength - (1 - exp2(-7 / 13.0))) < 1e-9);
    assert_true(fabs(standing_of("weekly:2", "dd...........").strength - (1 - exp2(-7 / 13.0))) < 1e-9);
}

static void what_is_finished_stands_as_it_stood(void **state)
{
    (void)state;
    struct habit_mark     marks[] = {{MONDAY_2026_11_16 - 1, HABIT_DONE}, {MONDAY_2026_11_16, HABIT_DONE}};
    struct habit_period   period = {MONDAY_2026_11_16 - 1, stored("daily")};
    struct habit_input    input = {.periods = &period,
                                   .period_count = 1,
                                   .created = MONDAY_2026_11_16 - 1,
                                   .frozen_on = MONDAY_2026_11_16 + 1, /* not done yet on that day */
                                   .today = MONDAY_2026_11_16 + 1,
                                   .marks = marks,
                                   .mark_count = 2};
    struct habit_standing then = habit_compute(&input);
    assert_int_equal(then.streak, 2);
    for (; input.today < MONDAY_2026_11_16 + 400; input.today += 7) {
        struct habit_standing now = habit_compute(&input);
        assert_int_equal(now.streak, then.streak);
        assert_true(fabs(now.strength - then.strength) < 1e-12);
    }
    input.frozen_on = DAY_NONE;
    assert_int_equal(habit_compute(&input).streak, 0);
}

static void a_week_begins_as_the_setting_says(void **state)
{
    (void)state;
    struct habit_mark   marks[] = {{MONDAY_2026_11_16 - 1, HABIT_DONE}, {MONDAY_2026_11_16, HABIT_DONE}};
    struct habit_period period = {MONDAY_2026_11_16 - 30, stored("weekly:2")};
    struct habit_input  input = {.periods = &period,
                                 .period_count = 1,
                                 .created = MONDAY_2026_11_16 - 30,
                                 .frozen_on = DAY_NONE,
                                 .today = MONDAY_2026_11_16,
                                 .marks = marks,
                                 .mark_count = 2};
    assert_int_equal(habit_compute(&input).streak, 0); /* one in each of two weeks */
    assert_int_equal(habit_compute(&input).week_done, 1);
    input.week_sunday = true;
    assert_int_equal(habit_compute(&input).streak, 1);
    assert_int_equal(habit_compute(&input).week_done, 2);
}

static void random_habits_agree_with_the_model(void **state)
{
    (void)state;
    static struct habits_life life;
    for (unsigned seed = 1; seed <= LIVES; seed++) {
        habits_make(seed, &life);
        struct habit_standing got = habit_compute(&life.input), want = habits_model(&life.input);
        if (got.streak != want.streak || got.week_done != want.week_done ||
            !(fabs(got.strength - want.strength) < 1e-9))
            fail_msg("habit %u: streak %d, week %d, strength %.12f, not %d, %d, %.12f", seed, got.streak, got.week_done,
                     got.strength, want.streak, want.week_done, want.strength);
    }
}

/* What the header promises to those who read no more marks than they must. */
static void marks_from_before_a_week_change_no_more_than_is_told(void **state)
{
    (void)state;
    static struct habits_life life;
    int                       cut = 0, closed = 0, light = 0;
    for (unsigned seed = 1; seed <= LIVES; seed++) {
        habits_make(seed, &life);
        struct habit_input   *input = &life.input;
        struct habit_standing all = habit_compute(input);
        bool                  is_frozen = input->frozen_on != DAY_NONE && input->frozen_on < input->today;
        daynum                last = is_frozen ? input->frozen_on : input->today;
        daynum                from = day_week_start(last - (daynum)(seed % 200)) - (input->week_sunday ? 1 : 0);
        if (input->created < from)
            input->created = from;
        for (; input->mark_count > 0 && input->marks[0].day < from; input->mark_count--, cut++)
            input->marks++;
        struct habit_standing some = habit_compute(input);
        assert_int_equal(some.week_done, all.week_done);
        assert_true(some.streak <= all.streak && (some.streak_open || some.streak == all.streak));
        assert_true(fabs(some.strength - all.strength) <= some.weight_before + 1e-12);
        closed += !some.streak_open && some.streak > 0;
        light += some.weight_before < 0.01;
    }
    assert_true(cut > LIVES && closed > LIVES / 20 && light > LIVES / 100);
}

static void strength_stays_between_0_and_1_and_no_number_is_negative(void **state)
{
    (void)state;
    static struct habits_life life;
    for (unsigned seed = 1; seed <= LIVES; seed++) {
        habits_make(seed, &life);
        for (int back = 0; back < 4; back++) { /* the clock is set back, until before everything */
            struct habit_standing got = habit_compute(&life.input);
            assert_true(got.streak >= 0 && got.week_done >= 0 && got.week_done <= 7);
            assert_true(got.strength >= 0 && got.strength <= 1);
            life.input.today -= back * 300;
            life.input.frozen_on = DAY_NONE;
        }
    }
}

static bool has_weeks(const struct habit_input *input)
{
    for (size_t i = 0; i < input->period_count; i++) {
        if (input->periods[i].schedule.kind == HABIT_WEEKLY)
            return true;
    }
    return false;
}

/* Not so for weeks: a skip may have made the week unreachable, and then it was passed over. */
static void a_done_never_weakens_a_habit_of_days_and_a_skip_never_lengthens_it(void **state)
{
    (void)state;
    static struct habits_life life;
    for (unsigned seed = 1; seed <= LIVES / 3; seed++) {
        habits_make(seed, &life);
        if (life.input.mark_count == 0 || has_weeks(&life.input))
            continue;
        struct random         random = {.state = seed};
        struct habit_mark    *mark = &life.marks[random_index(&random, life.input.mark_count)];
        struct habit_standing done, skip;
        mark->kind = HABIT_DONE;
        done = habit_compute(&life.input);
        mark->kind = HABIT_SKIP;
        skip = habit_compute(&life.input);
        assert_true(skip.streak <= done.streak);
        assert_true(skip.week_done <= done.week_done);
        assert_true(skip.strength <= done.strength + 1e-12);
    }
}

/* A test that never meets a case proves nothing about it. */
static void the_habits_hold_what_they_are_meant_to(void **state)
{
    (void)state;
    static struct habits_life life;
    enum {
        PASSED = 1,
        SKIPPED,
        BEFORE,
        AHEAD,
        OPEN,
        WEEK_53,
        LONG_STREAK,
        UNBORN,
        CHANGED,
        PAUSED,
        MIXED,
        FROZEN,
        PAST_PAUSE,
        CASES
    };
    int counts[CASES] = {LIVES}, kinds[3] = {0};
    for (unsigned seed = 1; seed <= LIVES; seed++) {
        habits_make(seed, &life);
        const struct habit_input *input = &life.input;
        size_t                    skips = 0, ahead = 0, today = 0;
        for (size_t i = 0; i < input->mark_count; i++) {
            skips += input->marks[i].kind == HABIT_SKIP;
            ahead += input->marks[i].day > input->today;
            today += input->marks[i].day == input->today;
        }
        struct civil          thursday = day_to_civil(day_week_start(input->today) + 3);
        struct habit_standing standing = habit_compute(input);
        bool                  weeks = has_weeks(input), days = false, paused = false;
        for (size_t i = 0; i < input->period_count; i++) {
            days = days || input->periods[i].schedule.kind != HABIT_WEEKLY;
            paused = paused || input->periods[i].schedule.paused;
        }
        kinds[input->periods[0].schedule.kind]++;
        counts[CHANGED] += input->period_count > 1;
        counts[PAUSED] += input->periods[input->period_count - 1].schedule.paused;
        counts[MIXED] += weeks && days && standing.streak > 1;
        counts[FROZEN] += input->frozen_on != DAY_NONE && input->frozen_on < input->today && standing.streak > 1;
        counts[PAST_PAUSE] += paused && standing.streak > 10;
        counts[PASSED] += standing.streak > 0 && today == 0;
        counts[SKIPPED] += skips > 3 && standing.streak > 3;
        counts[BEFORE] += input->mark_count > 0 && input->marks[0].day < input->created;
        counts[AHEAD] += ahead > 0;
        counts[OPEN] += today == 0;
        /* The week of the 53rd Thursday. */
        counts[WEEK_53] += thursday.month == 12 && thursday.day == 31;
        counts[LONG_STREAK] += standing.streak > 20;
        counts[UNBORN] += input->created > input->today;
    }
    for (int i = 0; i < CASES; i++) {
        if (counts[i] < 300)
            fail_msg("case %d came up only %d times", i, counts[i]);
    }
    assert_true(kinds[HABIT_DAILY] > LIVES / 4 && kinds[HABIT_WEEKDAYS] > LIVES / 4 && kinds[HABIT_WEEKLY] > LIVES / 4);
}

static void each_schedule_is_read_and_said(void **state)
{
    (void)state;
    static const struct {
        const char *every, *stored, *sentence;
    } rows[] = {
        {"day", "daily", "daily"},
        {"Day", "daily", "daily"},
        {"1x", "weekly:1", "1 a week"},
        {"3X", "weekly:3", "3 a week"},
        {"7x", "weekly:7", "7 a week"},
        {"mon,wed,fri", "weekdays:mon,wed,fri", "Mon Wed Fri"},
        {"Friday,MON,Wednesday", "weekdays:mon,wed,fri", "Mon Wed Fri"},
        {"sun", "weekdays:sun", "Sun"},
        {"sun,sun", "weekdays:sun", "Sun"},
        {"daily", "daily", "daily"},
        {"DAILY", "daily", "daily"},
        {"weekly:3", "weekly:3", "3 a week"},
        {"3 a week", "weekly:3", "3 a week"},
        {"weekdays:mon,wed", "weekdays:mon,wed", "Mon Wed"},
        {"mon, wed", "weekdays:mon,wed", "Mon Wed"},
        {"Mon Wed Fri", "weekdays:mon,wed,fri", "Mon Wed Fri"},
        {"wed , mon", "weekdays:mon,wed", "Mon Wed"},
        {"mon,tue,wed,thu,fri,sat,sun", "weekdays:mon,tue,wed,thu,fri,sat,sun", "Mon Tue Wed Thu Fri Sat Sun"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct habit_schedule read, again;
        struct error          error;
        char                  sentence[HABIT_SAY_SIZE];
        assert_true(habit_read_every("--every", rows[i].every, &read, &error));
        habit_say_stored(&read, sentence);
        assert_string_equal(sentence, rows[i].stored);
        assert_true(habit_read_stored(sentence, &again));
        assert_true(read.kind == again.kind && read.planned == again.planned && read.times == again.times);
        habit_say(&read, sentence);
        assert_string_equal(sentence, rows[i].sentence);
        read.paused = true; /* each can rest, and says what it will be again */
        habit_say_stored(&read, sentence);
        assert_memory_equal(sentence, "paused:", 7);
        assert_string_equal(sentence + 7, rows[i].stored);
        assert_true(habit_read_stored(sentence, &again) && habit_same_schedule(&read, &again));
        habit_say(&read, sentence);
        assert_string_equal(sentence, rows[i].sentence);
    }
}

static void any_other_schedule_is_refused_with_its_forms(void **state)
{
    (void)state;
    static const char *const every[] = {"",         "days",     "0x",           "8x",       "x",  "3",    "3xx",
                                        "10x",      "mon,",     ",mon",         "mon,,fri", "mo", " ",    "mon, , wed",
                                        "tomorrow", "weekly:8", "weekly:",      "-1x",      "m",  "mond", "monday,tues",
                                        "a week",   "9 a week", "paused:daily", "paused"};
    static const char *const forms[] = {"",
                                        "day",
                                        "3x",
                                        "weekly:",
                                        "weekly:0",
                                        "weekly:8",
                                        "weekly:33",
                                        "weekly:3 ",
                                        "weekdays:",
                                        "weekdays:wed,mon",
                                        "weekdays:mon,mon",
                                        "weekdays:Mon",
                                        "weekdays:monday",
                                        "Daily",
                                        "daily ",
                                        "weekdays:mon,",
                                        "weekdays:mon wed",
                                        "paused",
                                        "paused:",
                                        "paused:weekly:9",
                                        "paused:paused:daily",
                                        "daily:paused"};
    for (size_t i = 0; i < sizeof every / sizeof every[0]; i++) {
        struct habit_schedule read = {.times = 99};
        struct error          error = {ERROR_NONE, ""};
        if (habit_read_every("--every", every[i], &read, &error))
            fail_msg("%s was read", every[i]);
        assert_int_equal(error.kind, ERROR_USAGE);
        assert_non_null(strstr(error.text, "--every must be \"day\""));
        assert_non_null(strstr(error.text, "mon,wed,fri"));
        assert_int_equal(read.times, 99);
    }
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct habit_schedule read = {.times = 99};
        if (habit_read_stored(forms[i], &read))
            fail_msg("%s was read", forms[i]);
        assert_int_equal(read.times, 99);
    }
}

static void a_long_wrong_schedule_is_shortened_in_the_error(void **state)
{
    (void)state;
    char text[5000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    struct habit_schedule read;
    struct error          error;
    assert_false(habit_read_every("--every", text, &read, &error));
    assert_true(strlen(error.text) < sizeof error.text - 1);
}

static void a_weekday_habit_is_planned_on_its_days_alone(void **state)
{
    (void)state;
    struct habit_schedule some = stored("weekdays:tue,sun"), daily = stored("daily"), weekly = stored("weekly:2");
    for (daynum day = MONDAY_2026_11_16; day <= SUNDAY_2026_11_22; day++) {
        assert_int_equal(habit_is_planned(&some, day), day == MONDAY_2026_11_16 + 1 || day == SUNDAY_2026_11_22);
        assert_true(habit_is_planned(&daily, day) && habit_is_planned(&weekly, day));
    }
    daily.paused = true;
    assert_false(habit_is_planned(&daily, SUNDAY_2026_11_22));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_stand_on_the_weekdays_they_say),
        cmocka_unit_test(examples_of_streaks),
        cmocka_unit_test(of_this_week_the_planned_days_that_were_done_are_counted),
        cmocka_unit_test(strength_halves_in_13_days_and_is_half_after_13),
        cmocka_unit_test(what_is_finished_stands_as_it_stood),
        cmocka_unit_test(a_week_begins_as_the_setting_says),
        cmocka_unit_test(random_habits_agree_with_the_model),
        cmocka_unit_test(marks_from_before_a_week_change_no_more_than_is_told),
        cmocka_unit_test(strength_stays_between_0_and_1_and_no_number_is_negative),
        cmocka_unit_test(a_done_never_weakens_a_habit_of_days_and_a_skip_never_lengthens_it),
        cmocka_unit_test(the_habits_hold_what_they_are_meant_to),
        cmocka_unit_test(each_schedule_is_read_and_said),
        cmocka_unit_test(any_other_schedule_is_refused_with_its_forms),
        cmocka_unit_test(a_long_wrong_schedule_is_shortened_in_the_error),
        cmocka_unit_test(a_weekday_habit_is_planned_on_its_days_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
