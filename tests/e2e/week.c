/*
 * A week of use by keys alone, and the weeks after it until one's own conditions for reaching out are met one after the other and the plan
 * is closed. Each day the same is told by commands into a second file, and the two must hold the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "words/texts.h"
#include "support/e2e_week.h"

#define RIGHT "\x1b[C"
#define LEFT  "\x1b[D"
#define DOWN  "\x1b[B"
#define ESC   "\x1b"

/* The rows of Goals once all are there. */
enum { ROW_WALK, ROW_RUN, ROW_CALL, ROW_WEEKEND, ROW_STEP_1 };

static void begin(struct week *week)
{
    week_expect(week, "Since when have you had no contact?");
    week_press(week, "yesterday\tM.\t14\t\t\tI choose my own quiet.\r", "[1 Today]");
    week_expect(week, "without contact with M.");
    week_tell(week, "start", "yesterday", "--name", "M.", "--target", "14", "--promise", "I choose my own quiet.",
              NULL);
}

static void fill_the_plan(struct week *week)
{
    week_section(week, "Friends");
    week_press(week, "nMaya\t+1 555 0100\t08:00-23:00\r", "It is written down: a friend to call.");
    week_tell(week, "friend", "add", "Maya", "+1 555 0100", "--hours", "08:00-23:00", NULL);
    week_section(week, "Reasons");
    week_press(week, "nI sleep through again.\r", "The reason is written down.");
    week_tell(week, "reason", "add", "I sleep through again.", NULL);
    week_section(week, "Triggers");
    week_press(week, "nour song\tI will go for a walk.\r", "The plan is written down.");
    week_tell(week, "plan", "add", "our song", "I will go for a walk.", NULL);
    week_section(week, "Hard days");
    week_press(week, "n2026-11-10\t  \tthe day we met\tlunch with Maya\r", "The day is written down.");
    week_tell(week, "hardday", "add", "2026-11-10", "the day we met", "--every", "year", NULL);
    week_tell(week, "plan", "add", "the day we met", "lunch with Maya", NULL);
}

static void make_goals(struct week *week)
{
    week_goal(week, 0);
    week_press(week, "n", "A goal to begin with");
    week_press(week, DOWN DOWN DOWN DOWN DOWN DOWN "\r", "[ A walk in daylight ]");
    week_press(week, "\t\r", "A walk in daylight is written down.");
    week_tell(week, "goal", "starter", "7", NULL);
    week_press(week, "n", "one of my own");
    week_press(week, "\r", "How often");
    week_press(week, "Run\t\t\t" RIGHT "\tmon, wed, fri\r", "Run is written down.");
    week_tell(week, "goal", "add", "Run", "--area", "health", "--every", "mon,wed,fri", NULL);
    week_press(week, "n", "one of my own");
    week_press(week, "\r", "How often");
    week_press(week, "Call Maya\t\t" RIGHT RIGHT RIGHT RIGHT RIGHT RIGHT, "[friends]");
    week_press(week, "\t" RIGHT RIGHT "\r", "Call Maya is written down.");
    week_tell(week, "goal", "add", "Call Maya", "--area", "friends", "--every", "2x", NULL);
    week_press(week, "n", "A weekend somewhere else");
    week_press(week, DOWN DOWN "\r", "[ A weekend somewhere else ]");
    week_press(week, "\t\t\t2026-11-28\r", "A weekend somewhere else is written down.");
    week_tell(week, "goal", "starter", "3", NULL);
    week_tell(week, "goal", "edit", "A weekend", "--by", "2026-11-28", NULL);
}

static void monday(struct week *week)
{
    week_open(week, "2026-11-02T19:00:00+01:00");
    begin(week);
    fill_the_plan(week);
    make_goals(week);
    week_goal(week, ROW_RUN);
    week_press(week, " ", "Run is ticked.");
    week_tell(week, "goal", "done", "Run", NULL);
    week_press(week, "1", "[x] Run");
    week_expect_not(week, "lunch with Maya"); /* the hard day is 8 days away */
    week_close(week);
}

static void check_in(struct week *week, const char *mood)
{
    week_press(week, "m", "How is today?");
    week_press(week, e2e_text(week->e2e, "%s\r", mood), texts_word(WORD_checkin_stored));
    week_tell(week, "checkin", "--mood", mood, NULL);
}

static void tuesday(struct week *week)
{
    week_open(week, "2026-11-03T20:00:00+01:00");
    week_press(week, "1", "The day we met in 7 days. My plan: lunch with Maya.");
    week_press(week, "gj ", "A walk in daylight is ticked.");
    week_tell(week, "goal", "done", "A walk", NULL);
    week_press(week, "m", "How is today?");
    week_press(week, "3\tslept badly\r", texts_word(WORD_checkin_stored));
    week_tell(week, "checkin", "--mood", "3", "--note", "slept badly", NULL);
    week_close(week);
}

static void wednesday(struct week *week)
{
    week_open(week, "2026-11-04T20:00:00+01:00");
    week_goal(week, ROW_RUN);
    week_press(week, "s", "Run is skipped today. That ends nothing.");
    week_tell(week, "goal", "skip", "Run", NULL);
    week_goal(week, ROW_WALK);
    week_press(week, LEFT LEFT " ", "A walk in daylight is ticked for Mon 2 Nov.");
    week_tell(week, "goal", "done", "A walk", "--day", "2026-11-02", NULL);
    check_in(week, "2");
    week_close(week);
}

/* The goal is ticked where the urge is, and the mark says instead of which it was done. */
static void thursday(struct week *week)
{
    week_open(week, "2026-11-05T21:14:00+01:00");
    week_press(week, "u", texts_word(WORD_urge_stored));
    week_expect(week, "Maya +1 555 0100");
    week_press(week, "t", "What set it off?");
    week_press(week, "our song\r", "My plan Our song: I will go for a walk.");
    week_press(week, "7", "[7]");
    week_press(week, RIGHT, "[text]");
    week_press(week, DOWN " ", "[x] Call Maya");
    week_press(week, "r", "How strong is it now?");
    week_press(week, "3", "From 7 to 3.");
    week_tell(week, "urge", "7", "--trigger", "our song", "--want", "text", "--did", "Call Maya", NULL);
    week_tell(week, "goal", "done", "Call Maya", "--urge", "1", NULL);
    week_tell(week, "urge", "end", "1", "--outcome", "resisted", "--after", "3", NULL);
    week_press(week, "1", "[x] Call Maya");
    week_close(week);
}

static void friday(struct week *week)
{
    static const char letter[] = "You never listened. You ruined it. I miss you. Please write back.";
    week_open(week, "2026-11-06T20:00:00+01:00");
    week_press(week, "W", "not sent");
    e2e_paste(week->terminal, letter);
    week_press(week, "\x14", "4 sentences: 1 about me, 2 about you. Asking for an answer: 1. Blame: 2.");
    week_press(week, ESC, "3 Journal");
    week_tell(week, "letter", letter, NULL);
    check_in(week, "4");
    week_close(week);
}

/* In another time zone. What was taken back leaves nothing. */
static void saturday(struct week *week)
{
    week_open(week, "2026-11-07T20:00:00+09:00");
    week_goal(week, ROW_STEP_1);
    week_press(week, " ", "Choose a place is ticked, 1 of 4 steps.");
    week_press(week, "U", "Taken back");
    week_press(week, " ", "Choose a place is ticked, 1 of 4 steps.");
    week_tell(week, "goal", "step", "A weekend", "1", NULL);
    week_tell(week, "undo", NULL);
    week_tell(week, "goal", "step", "A weekend", "1", NULL);
    check_in(week, "4");
    week_close(week);
}

static void sunday(struct week *week)
{
    week_open(week, "2026-11-08T20:00:00+01:00");
    week_press(week, "c", "Contact");
    week_press(week, "\t" RIGHT "\r", "Left unanswered. The count goes on.");
    week_tell(week, "contact", "text", "--direction", "in", NULL);
    week_press(week, "w", "It is kept as you type");
    e2e_paste(week->terminal, "A quiet Sunday.");
    week_press(week, ESC, "3 Journal");
    week_tell(week, "write", "A quiet Sunday.", NULL);
    week_goal(week, ROW_CALL);
    week_press(week, " ", "Call Maya is ticked.");
    week_tell(week, "goal", "done", "Call Maya", NULL);
    week_goal(week, ROW_RUN);
    week_press(week, "K", "Run is moved.");
    week_tell(week, "goal", "move", "Run", "first", NULL);
    check_in(week, "4");
    week_section(week, "Reaching out");
    week_press(week, "\r", "Not before 15 Nov.");
    week_expect_not(week, "not met");
    assert_non_null(strstr(week_tell(week, "ready", NULL), "not before 15 Nov"));
    week_close(week);
}

/* What both files answer to whoever asks. */
static void ask_everything(struct week *week)
{
    static const char *const questions[][2] = {
        {"status", NULL},   {"streaks", NULL}, {"milestones", NULL}, {"explain", NULL},   {"insights", NULL},
        {"ready", NULL},    {"goal", "list"},  {"urge", "list"},     {"contact", "list"}, {"person", "list"},
        {"friend", "list"}, {"plan", "list"},  {"reason", "list"},   {"hardday", "list"}, {"journal", NULL}};
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        week_ask(week, questions[i][0], questions[i][1]);
}

static void live_a_week(struct week *week)
{
    monday(week);
    tuesday(week);
    wednesday(week);
    thursday(week);
    friday(week);
    saturday(week);
    sunday(week);
}

static void a_week_by_keys_is_the_same_week_as_by_commands(void **state)
{
    struct week week;
    week_begin(&week, *state);
    live_a_week(&week);
    ask_everything(&week);
}

/* Are the conditions met (x) or not (-), in their order, and does the screen name the first that is not? So do both files. */
static void expect_ready(struct week *week, const char *met, const char *missing)
{
    static const char *const titles[] = {"time", "calm", "mood", "own life", "a purpose", "no expectation", "a letter"};
    const char              *answer = week_ask(week, "ready", NULL);
    week_section(week, "Reaching out");
    e2e_type(week->terminal, "\r");
    for (int i = 0; i < 7; i++) {
        bool is_met = met[i] == 'x';
        week_expect(week, e2e_text(week->e2e, is_met ? "● %s met" : "○ %s not met", titles[i]));
        const char *path = e2e_text(week->e2e, "$.conditions[%d].met", i);
        assert_string_equal(e2e_json(week->e2e, answer, path), is_met ? "1" : "0");
    }
    if (missing)
        week_expect(week, e2e_text(week->e2e, "Not met yet: %s. Not writing is as good an end.", missing));
    else
        week_expect(week, texts_word(WORD_cmd_ready_all_met));
    const char *sentence = week_tell(week, "ready", NULL);
    assert_non_null(strstr(sentence, missing ? "Not met yet: " : "These were your own conditions"));
}

/* The cursor on the condition of that number, from 1; 0 is "I will not write". */
static void stand_on(struct week *week, int row)
{
    e2e_type(week->terminal, "g");
    for (int i = 0; i < row; i++)
        e2e_type(week->terminal, "j");
    e2e_settle(week->terminal);
}

/* The hard day itself, and the day after it, on which the next one is a year away. */
static void the_hard_day(struct week *week)
{
    week_open(week, "2026-11-10T08:00:00+01:00");
    week_press(week, "1", "Today: the day we met. My plan: lunch with Maya.");
    week_close(week);
    week_open(week, "2026-11-11T08:00:00+01:00");
    week_press(week, "1", "[1 Today]");
    week_expect_not(week, "lunch with Maya");
    week_section(week, "Hard days");
    week_expect(week, "10 Nov 2027");
    week_close(week);
    assert_string_equal(e2e_json(week->e2e, week_ask(week, "hardday", "list"), "$[0].next_on"), "2027-11-10");
}

static void time_and_calm(struct week *week)
{
    week_open(week, "2026-11-15T20:00:00+01:00");
    expect_ready(week, "x------", texts_word(WORD_cmd_ready_calm));
    week_expect(week, "1 urge in 14 days, the strongest 7");
    check_in(week, "2");
    week_close(week);
    week_open(week, "2026-11-19T20:00:00+01:00"); /* the urge is 14 days ago */
    expect_ready(week, "xx-----", texts_word(WORD_cmd_ready_mood));
    check_in(week, "2");
    week_close(week);
}

/* First there are too few of them, then they are too low, and then neither. */
static void mood(struct week *week)
{
    static const char *const moods[] = {"2", "2", "4", "4", "4", "4"};
    for (int i = 0; i < 6; i++) {
        week_open(week, e2e_text(week->e2e, "2026-11-%dT20:00:00+01:00", 20 + i));
        check_in(week, moods[i]);
        if (i == 3)
            expect_ready(week, "xx-----", texts_word(WORD_cmd_ready_mood)), week_expect(week, "6 check-ins in 14 days");
        if (i == 4)
            expect_ready(week, "xx-----", texts_word(WORD_cmd_ready_mood)), week_expect(week, "median 2, 7 check-ins");
        if (i == 5)
            expect_ready(week, "xxx----", texts_word(WORD_cmd_ready_own_life)), week_expect(week, "median 3, 8");
        week_close(week);
    }
}

static void own_life_and_a_purpose(struct week *week)
{
    static const char *const steps[] = {"Take the days off is ticked, 2", "Book the way there is ticked, 3",
                                        "Pack one book is ticked, the last step."};
    week_open(week, "2026-11-25T21:00:00+01:00");
    for (int i = 0; i < 3; i++) {
        week_goal(week, ROW_STEP_1 + 1 + i);
        week_press(week, " ", steps[i]);
        week_tell(week, "goal", "step", "A weekend", e2e_text(week->e2e, "%d", i + 2), NULL);
    }
    week_press(week, "x", "A weekend somewhere else is finished.");
    week_tell(week, "goal", "finish", "A weekend", NULL);
    expect_ready(week, "xxxx---", texts_word(WORD_cmd_ready_purpose));
    stand_on(week, 5);
    week_press(week, "e", "My purpose");
    week_press(week, "to give the key back\r", "It is written down. In 3 days you can read it again.");
    week_tell(week, "ready", "--purpose", "to give the key back", NULL);
    week_press(week, " ", "It rests until 28 Nov. Then it can be read again and confirmed.");
    expect_ready(week, "xxxx---", texts_word(WORD_cmd_ready_purpose));
    week_close(week);
}

static void no_expectation_and_a_letter(struct week *week)
{
    static const char letter[] = "I am well. I slept, I ran, and I have a life of my own. I wish us both a good year.";
    week_open(week, "2026-11-26T20:00:00+01:00");
    week_press(week, "W", "not sent");
    e2e_paste(week->terminal, letter);
    week_press(week, "\x14", "3 sentences: 3 about me, 0 about you. Asking for an answer: 0. Blame: 0.");
    week_press(week, ESC, "3 Journal");
    week_tell(week, "letter", letter, NULL);
    week_close(week);
    week_open(week, "2026-11-28T20:00:00+01:00");
    expect_ready(week, "xxxx---", texts_word(WORD_cmd_ready_purpose_again));
    stand_on(week, 5);
    week_press(week, " ", "It is written down: read again, and it holds.");
    week_tell(week, "ready", "--confirm", NULL);
    expect_ready(week, "xxxxx--", texts_word(WORD_cmd_ready_no_expectation));
    stand_on(week, 6);
    week_press(week, " ", "It is written down: I am fine without an answer.");
    week_tell(week, "ready", "--fine", "yes", NULL);
    expect_ready(week, "xxxxxx-", texts_word(WORD_cmd_ready_letter));
    week_expect(week, "none old enough speaks more of me");
    week_close(week);
}

static void i_will_not_write(struct week *week)
{
    week_open(week, "2026-11-29T20:00:00+01:00");
    expect_ready(week, "xxxxxxx", NULL);
    stand_on(week, 0);
    week_press(week, " ", "Closed, on 29 Nov, after 28 days. Everything stays readable.");
    week_tell(week, "person", "close", NULL);
    assert_string_equal(e2e_json(week->e2e, week_ask(week, "person", "list"), "$[0].closed_on"), "2026-11-29");
    week_press(week, "U", "Taken back");
    week_tell(week, "undo", NULL);
    expect_ready(week, "xxxxxxx", NULL);
    stand_on(week, 0);
    week_press(week, " ", "[x] I will not write");
    week_tell(week, "person", "close", NULL);
    week_close(week);
    week_open(week, "2026-11-30T20:00:00+01:00");
    week_press(week, "1", "Closed, on 29 Nov");
    week_goal(week, ROW_WALK);
    week_press(week, " ", "Run is ticked."); /* it was moved up to the first row */
    week_tell(week, "goal", "done", "Run", NULL);
    week_close(week);
}

static void the_conditions_turn_one_by_one_as_time_moves_on(void **state)
{
    struct week week;
    week_begin(&week, *state);
    live_a_week(&week);
    the_hard_day(&week);
    time_and_calm(&week);
    mood(&week);
    own_life_and_a_purpose(&week);
    no_expectation_and_a_letter(&week);
    i_will_not_write(&week);
    ask_everything(&week);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(a_week_by_keys_is_the_same_week_as_by_commands),
        E2E_TEST(the_conditions_turn_one_by_one_as_time_moves_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
