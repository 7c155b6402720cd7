#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/buf.h"
#include "ui/today/headline.h"

enum { HOUR = 3600, OFFSET = HOUR };

/* Somebody since 1 Sep 2026, seen on Sun 22 Nov, 21:14. */
struct life {
    struct arena          arena;
    struct person         person;
    struct tally          tally;
    struct tally_break    last;
    struct tally_streak   streaks[2];
    struct urge           urge;
    struct contact        contact;
    struct headline_input input;
};

static int setup(void **state)
{
    static struct life life;
    life = (struct life){.person = {.id = 1, .target_days = 90, .closed_on = DAY_NONE}};
    daynum        today = day_from_civil(2026, 11, 22);
    struct moment now = {day_start_instant(today, OFFSET, 0) + 21 * HOUR + 14 * 60, OFFSET};
    life.streaks[0] = (struct tally_streak){today - 82, today - 44, 38};
    life.streaks[1] = (struct tally_streak){today - 44, today, 44};
    life.last = (struct tally_break){.from = today - 44, .to = today - 44, .end_unix_s = now.unix_s - 44 * 24 * HOUR};
    life.tally = (struct tally){.since = today - 44,
                                .streak_days = 44,
                                .longest_days = 44,
                                .breaks = &life.last,
                                .break_count = 1,
                                .streaks = life.streaks,
                                .streak_count = 2};
    life.urge = (struct urge){.id = 7, .outcome = URGE_OPEN, .at = {now.unix_s - 45 * HOUR - 34 * 60, OFFSET}};
    life.contact = (struct contact){.id = 3, .kind = CONTACT_TEXT, .until = DAY_NONE};
    life.input = (struct headline_input){.now = now,
                                         .today = today,
                                         .person = &life.person,
                                         .tally = &life.tally,
                                         .seen_days = 30,
                                         .seen_on = today - 14};
    *state = &life;
    return 0;
}

static int teardown(void **state)
{
    struct life *life = *state;
    arena_free(&life->arena);
    return 0;
}

static void assert_news(struct life *life, enum headline_kind kind, const char *text)
{
    struct headline headline = headline_choose(&life->input, &life->arena);
    assert_int_equal(headline.kind, kind);
    assert_string_equal(headline.text, text);
}

/* The streak as if it had this length, and had it for the first time. */
static void set_streak(struct life *life, int32_t days)
{
    life->tally.streak_days = life->tally.longest_days = days;
    life->streaks[1].from = life->streaks[1].to - days;
    life->streaks[1].days = days;
    life->streaks[0] = (struct tally_streak){life->streaks[1].from, life->streaks[1].from, 0};
    life->input.seen_days = 0;
    life->input.seen_on = DAY_NONE;
}

static void the_hard_hour_gives_way_to_all_but_what_was_written_and_the_idea(void **state)
{
    struct life         *life = *state;
    struct headline_hour hour = {
        .is_today = true, .hardest = {SUNDAY, 21, 7, 41}, .idea = "Walk round the block twice"};
    life->input.hour = &hour;
    life->input.earlier = "A month ago: quiet.";
    life->input.idea = "sort photos";
    assert_news(life, HEADLINE_HOUR,
                "Sundays from 21 to 22 h have been the hardest: 7 of 41. An idea: Walk round the block twice.");
    hour.plan = "call Maya.";
    assert_news(life, HEADLINE_HOUR, "Sundays from 21 to 22 h have been the hardest: 7 of 41. My plan: call Maya.");
    assert_string_equal(headline_choose(&life->input, &life->arena).brief, "Sunday 21 to 22 h. My plan: call Maya.");
    life->input.seen_days = 0;
    assert_int_equal(headline_choose(&life->input, &life->arena).kind, HEADLINE_MILESTONE);
}

static void an_ordinary_day_has_no_news(void **state)
{
    assert_news(*state, HEADLINE_NONE, "");
}

static void an_urge_left_open_is_asked_about(void **state)
{
    struct life *life = *state;
    life->input.open_urge = &life->urge;
    assert_news(life, HEADLINE_URGE_OPEN, "Friday, 23:40: how did it end?");
}

static void an_urge_of_long_ago_is_named_by_its_date(void **state)
{
    struct life *life = *state;
    life->input.open_urge = &life->urge;
    life->urge.at.unix_s -= 7 * 24 * HOUR;
    assert_news(life, HEADLINE_URGE_OPEN, "13 Nov, 23:40: how did it end?");
}

static void it_is_asked_about_once(void **state)
{
    struct life *life = *state;
    life->input.open_urge = &life->urge;
    life->input.was_asked = true;
    assert_news(life, HEADLINE_NONE, "");
}

static void a_fresh_urge_is_left_in_peace(void **state)
{
    struct life *life = *state;
    life->input.open_urge = &life->urge;
    life->urge.at.unix_s = life->input.now.unix_s - URGE_SAME_WITHIN_S + 1;
    assert_news(life, HEADLINE_NONE, "");
}

static void the_hours_after_a_contact_are_said_for_a_day(void **state)
{
    static const struct {
        int64_t           ago_s;
        enum contact_kind kind;
        const char       *text;
    } rows[] = {
        {5 * HOUR + 59 * 60, CONTACT_TEXT, "5 h since the message. Nothing more has to be said today."},
        {0, CONTACT_EMAIL, "0 min since the message. Nothing more has to be said today."},
        {HOUR - 1, CONTACT_CALL, "59 min since the call. Nothing more has to be said today."},
        {HOUR, CONTACT_MEET, "1 h since the meeting. Nothing more has to be said today."},
        {24 * HOUR - 1, CONTACT_LOOK, "23 h since the look. Nothing more has to be said today."},
        {2 * HOUR, CONTACT_LOGISTICS, "2 h since the contact. Nothing more has to be said today."},
        {24 * HOUR, CONTACT_TEXT, ""},
        {-1, CONTACT_TEXT, ""}, /* the clock was set back */
    };
    struct life *life = *state;
    life->input.last_break = &life->contact;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        life->contact.kind = rows[i].kind;
        life->last.end_unix_s = life->input.now.unix_s - rows[i].ago_s;
        assert_news(life, rows[i].text[0] ? HEADLINE_HOURS_AFTER : HEADLINE_NONE, rows[i].text);
    }
}

static void a_stretch_of_days_is_called_that(void **state)
{
    struct life *life = *state;
    life->input.last_break = &life->contact;
    life->contact.until = life->input.today - 1;
    life->last.end_unix_s = life->input.now.unix_s - 21 * HOUR;
    assert_news(life, HEADLINE_HOURS_AFTER, "21 h since those days. Nothing more has to be said today.");
}

static void the_urge_comes_before_the_hours_and_they_before_the_milestone(void **state)
{
    struct life *life = *state;
    set_streak(life, 0);
    life->person.target_days = 1;
    set_streak(life, 1);
    life->input.last_break = &life->contact;
    life->last.end_unix_s = life->input.now.unix_s - 23 * HOUR;
    life->input.open_urge = &life->urge;
    assert_int_equal(headline_choose(&life->input, &life->arena).kind, HEADLINE_URGE_OPEN);
    life->input.was_asked = true;
    assert_int_equal(headline_choose(&life->input, &life->arena).kind, HEADLINE_HOURS_AFTER);
    life->input.last_break = NULL;
    assert_int_equal(headline_choose(&life->input, &life->arena).kind, HEADLINE_MILESTONE);
}

static void a_milestone_is_shown_on_the_day_it_is_first_seen(void **state)
{
    struct life *life = *state;
    set_streak(life, 32);
    assert_news(life, HEADLINE_MILESTONE, "30 days. You have had a month of your own.");
    life->input.seen_days = 30;
    life->input.seen_on = life->input.today;
    assert_news(life, HEADLINE_MILESTONE, "30 days. You have had a month of your own.");
    life->input.seen_on = life->input.today - 1;
    assert_news(life, HEADLINE_NONE, "");
    life->input.seen_days = 21;
    assert_news(life, HEADLINE_MILESTONE, "30 days. You have had a month of your own.");
    assert_int_equal(headline_choose(&life->input, &life->arena).milestone_days, 30);
}

static void the_second_time_says_when_the_first_was(void **state)
{
    struct life *life = *state;
    life->tally.streak_days = life->streaks[1].days = 30;
    life->input.seen_days = 0;
    assert_news(life, HEADLINE_MILESTONE, "30 days, for the second time. The first was on 1 Oct.");
}

static void the_number_of_times_is_said_in_words_and_then_in_figures(void **state)
{
    static const struct {
        size_t      times;
        const char *text;
    } rows[] = {{10, "tenth"}, {11, "11th"}, {12, "12th"}, {13, "13th"}, {20, "20th"},
                {21, "21st"},  {22, "22nd"}, {23, "23rd"}, {24, "24th"}, {111, "111th"}};
    static struct tally_streak streaks[111];
    struct life               *life = *state;
    for (size_t i = 0; i < 111; i++)
        streaks[i] = (struct tally_streak){20000 + (daynum)i, 20001 + (daynum)i, 1};
    life->tally.streaks = streaks;
    life->tally.streak_days = 1;
    life->input.seen_days = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf expected = {.arena = &life->arena};
        life->tally.streak_count = rows[i].times;
        buf_printf(&expected, "1 day, for the %s time. The first was on 5 Oct 2024.", rows[i].text);
        assert_news(life, HEADLINE_MILESTONE, buf_text(&expected));
    }
}

static void eleven_weeks_say_where_the_figure_comes_from(void **state)
{
    struct life *life = *state;
    set_streak(life, 77);
    assert_news(life, HEADLINE_MILESTONE,
                "11 weeks. The figure is often quoted for feeling better. The study behind it asked 155 people within "
                "11 weeks of a "
                "break-up, and 71 % said they had grown; it did not measure how long it takes (Lewandowski and Bizzoco "
                "2007, as the "
                "BPS Research Digest of 14 Feb 2007 reports it).");
}

static void the_target_is_the_persons_own(void **state)
{
    struct life *life = *state;
    set_streak(life, 90);
    assert_news(life, HEADLINE_MILESTONE,
                "90 days. It was your aim. You can go on, close this, or think about the rest. Nothing has to be "
                "decided today.");
    life->person.target_days = 100;
    assert_news(life, HEADLINE_MILESTONE, "90 days. A quarter of a year, kept.");
    set_streak(life, 100);
    assert_news(life, HEADLINE_MILESTONE,
                "100 days. It was your aim. You can go on, close this, or think about the rest. Nothing has to be "
                "decided today.");
}

static void years_go_on_without_end(void **state)
{
    struct life *life = *state;
    set_streak(life, 730);
    assert_news(life, HEADLINE_MILESTONE, "2 years. Another whole year is yours.");
}

static void a_hidden_count_has_no_milestones(void **state)
{
    struct life *life = *state;
    set_streak(life, 30);
    life->input.count_hidden = true;
    assert_news(life, HEADLINE_NONE, "");
}

static void a_closed_plan_says_so_and_how_long_it_was(void **state)
{
    struct life *life = *state;
    set_streak(life, 90);
    life->person.closed = true;
    life->person.closed_on = life->input.today - 3;
    assert_news(life, HEADLINE_CLOSED,
                "Closed, on 19 Nov, after 90 days. Everything stays readable. The journal and the goals go on without "
                "the count.");
    life->input.count_hidden = true;
    assert_news(life, HEADLINE_CLOSED,
                "Closed, on 19 Nov. Everything stays readable. The journal and the goals go on without the count.");
}

static void a_hard_day_is_said_from_a_week_before_with_its_plan(void **state)
{
    static const struct {
        int         ahead;
        const char *what, *plan, *text;
    } rows[] = {
        {7, "Mum's birthday", NULL, "Mum's birthday in 7 days."},
        {3, "Mum's birthday", "call Maya", "Mum's birthday in 3 days. My plan: call Maya."},
        {1, "our anniversary.", "I will call Maya.", "Our anniversary tomorrow. My plan: I will call Maya."},
        {0, "the handover", "walk home alone", "Today: the handover. My plan: walk home alone."},
    };
    struct life   *life = *state;
    struct hardday day = {.id = 1, .every = HARDDAY_ONCE};
    life->input.hardday = &day;
    life->input.earlier = "A month ago: \u201cToo loud here.\u201d";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        day.text = rows[i].what;
        life->input.hardday_on = life->input.today + rows[i].ahead;
        life->input.hardday_plan = rows[i].plan;
        assert_news(life, HEADLINE_HARDDAY, rows[i].text);
    }
}

static void a_hard_day_stands_above_a_milestone_and_below_the_hours_after(void **state)
{
    struct life   *life = *state;
    struct hardday day = {.id = 1, .text = "Christmas", .every = HARDDAY_YEAR};
    set_streak(life, 45);
    life->input.hardday = &day;
    life->input.hardday_on = life->input.today + 5;
    assert_news(life, HEADLINE_HARDDAY, "Christmas in 5 days.");
    life->input.last_break = &life->contact;
    life->last.end_unix_s = life->input.now.unix_s - HOUR;
    assert_news(life, HEADLINE_HOURS_AFTER, "1 h since the message. Nothing more has to be said today.");
}

static void a_weekly_day_leaves_room_until_the_day_before_it(void **state)
{
    struct life   *life = *state;
    struct hardday day = {.id = 1, .text = "The handover", .every = HARDDAY_WEEK};
    life->input.hardday = &day;
    life->input.hardday_on = life->input.today + 5;
    life->input.earlier = "A month ago: \u201cToo loud here.\u201d";
    assert_news(life, HEADLINE_EARLIER, life->input.earlier);
    life->input.hardday_on = life->input.today + 1;
    assert_news(life, HEADLINE_HARDDAY, "The handover tomorrow.");
    life->input.hardday_on = life->input.today + 5;
    life->input.earlier = NULL;
    life->input.idea = "Repair one thing.";
    assert_news(life, HEADLINE_HARDDAY, "The handover in 5 days.");
}

static void the_idea_of_the_week_comes_last(void **state)
{
    struct life *life = *state;
    life->input.idea = "Repair one thing.";
    assert_news(life, HEADLINE_IDEA, "For this week: Repair one thing.");
    life->input.earlier = "A month ago: \u201cToo loud here.\u201d";
    assert_news(life, HEADLINE_EARLIER, life->input.earlier);
    life->input.earlier = "";
    life->person.closed = true;
    life->person.closed_on = life->input.today;
    assert_news(life, HEADLINE_CLOSED,
                "Closed, on 22 Nov, after 44 days. Everything stays readable. The journal and the goals go on without "
                "the count.");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    static const struct CMUnitTest tests[] = {
        TEST(an_ordinary_day_has_no_news),
        TEST(the_hard_hour_gives_way_to_all_but_what_was_written_and_the_idea),
        TEST(an_urge_left_open_is_asked_about),
        TEST(an_urge_of_long_ago_is_named_by_its_date),
        TEST(it_is_asked_about_once),
        TEST(a_fresh_urge_is_left_in_peace),
        TEST(the_hours_after_a_contact_are_said_for_a_day),
        TEST(a_stretch_of_days_is_called_that),
        TEST(the_urge_comes_before_the_hours_and_they_before_the_milestone),
        TEST(a_milestone_is_shown_on_the_day_it_is_first_seen),
        TEST(the_second_time_says_when_the_first_was),
        TEST(the_number_of_times_is_said_in_words_and_then_in_figures),
        TEST(eleven_weeks_say_where_the_figure_comes_from),
        TEST(the_target_is_the_persons_own),
        TEST(years_go_on_without_end),
        TEST(a_hidden_count_has_no_milestones),
        TEST(a_closed_plan_says_so_and_how_long_it_was),
        TEST(a_hard_day_is_said_from_a_week_before_with_its_plan),
        TEST(a_hard_day_stands_above_a_milestone_and_below_the_hours_after),
        TEST(a_weekly_day_leaves_room_until_the_day_before_it),
        TEST(the_idea_of_the_week_comes_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
