/* What the week leaves out: whatever else can be done by keys and by a command leaves the same behind, one deed after the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/texts.h"
#include "support/e2e_week.h"

#define EMPTY "\x15" /* what stands in the field before the cursor is cut */

/* Nothing stands in Goals or Plan yet; the boxes of the first run were not touched. */
static void begin(struct week *week, struct e2e *e2e)
{
    week_begin(week, e2e);
    week_open(week, "2026-11-02T19:00:00+01:00");
    week_press(week, "2026-10-20\tM.\r", "[1 Today]");
    week_tell(week, "start", "2026-10-20", "--name", "M.", NULL);
}

/* Later on the same day, and the two are compared with each other. */
static void go_on(struct week *week, const char *clock)
{
    week_close(week);
    week_open(week, e2e_text(week->e2e, "2026-11-02T%s:00+01:00", clock));
}

static void the_boxes_of_the_first_run_are_cells_of_the_rule(void **state)
{
    struct week week;
    week_begin(&week, *state);
    week_open(&week, "2026-11-02T19:00:00+01:00");
    week_press(&week, "\t\t\t \t \t\r", "[1 Today]");
    week_tell(&week, "start", NULL);
    week_tell(&week, "person", "rule", "look", "out", "breaks", NULL);
    week_tell(&week, "person", "rule", "look", "chance", "breaks", NULL);
    week_tell(&week, "person", "rule", "logistics", "out", "keeps", NULL);
    week_close(&week);
    week_ask(&week, "person", "list");
}

static void what_is_done_to_persons(void **state)
{
    struct week week;
    begin(&week, *state);
    week_section(&week, "Person");
    week_press(&week, "e", "Days I aim for");
    week_press(&week, EMPTY "Max\t" EMPTY "2026-10-18\t" EMPTY "55\t" RIGHT "\r", "The plan is changed.");
    week_tell(&week, "person", "set", "--name", "Max", "--target", "55", "--started", "2026-10-18", "--rules", "low",
              NULL);
    go_on(&week, "19:10");
    week_section(&week, "Rule");
    week_press(&week, "\rj" RIGHT " ", "from now on"); /* a post meant for them, and they did not answer */
    week_tell(&week, "person", "rule", "social", "in", "breaks", NULL);
    go_on(&week, "19:20");
    week_section(&week, "Promise");
    week_press(&week, "e", "promise");
    week_press(&week, "My own quiet.\r", "The promise is written down.");
    week_tell(&week, "person", "set", "--promise", "My own quiet.", NULL);
    go_on(&week, "19:30");
    week_section(&week, "Person");
    week_press(&week, "\rjjj ", "Marked. Keep their messages, tell somebody.");
    week_tell(&week, "person", "set", "--unsafe", "yes", NULL);
    go_on(&week, "19:40");
    week_section(&week, "Person");
    week_press(&week, "n", "Since when have you had no contact?");
    week_press(&week, "2026-10-30\tJ.\t" EMPTY "30\r", "J.");
    week_tell(&week, "start", "2026-10-30", "--name", "J.", "--target", "30", NULL);
    go_on(&week, "19:50");
    week_section(&week, "Person");
    week_press(&week, "a", "J. is put away.");
    week_tell(&week, "person", "archive", "--person", "J.", NULL);
    week_close(&week);
    week_ask(&week, "person", "list");
}

static void what_is_done_to_the_rows_of_the_plan(void **state)
{
    struct week week;
    begin(&week, *state);
    week_section(&week, "Reasons");
    week_press(&week, "nI sleep.\r", "I sleep.");
    week_press(&week, "nI am heard.\r", "I am heard.");
    week_section(&week, "Reasons");
    week_press(&week, "\rgd", "The reason is in the trash, for 30 days.");
    week_tell(&week, "reason", "add", "I sleep.", NULL);
    week_tell(&week, "reason", "add", "I am heard.", NULL);
    week_tell(&week, "reason", "delete", "1", NULL);
    go_on(&week, "19:10");
    week_section(&week, "Hard days");
    week_press(&week, "n2026-11-06\t \tthe handover\t\r", "The day is written down.");
    week_tell(&week, "hardday", "add", "2026-11-06", "the handover", "--every", "week", NULL);
    week_press(&week, "n2026-12-24\t\tChristmas Eve\t\r", "The day is written down.");
    week_tell(&week, "hardday", "add", "2026-12-24", "Christmas Eve", NULL);
    go_on(&week, "19:20");
    week_section(&week, "Hard days");
    week_press(&week, "\rG", "Christmas Eve");
    week_press(&week, "e", "It comes");
    week_press(&week, EMPTY "2026-12-25\t  \t, with the family\r", "The day is written down.");
    week_tell(&week, "hardday", "edit", "2", "--day", "2026-12-25", "--every", "year", "--text",
              "Christmas Eve, with the family", NULL);
    go_on(&week, "19:30");
    week_section(&week, "Hard days");
    week_press(&week, "\rgd", "The day is in the trash, for 30 days.");
    week_tell(&week, "hardday", "delete", "1", NULL);
    week_section(&week, "Friends");
    week_press(&week, "nBen\tthe bench\t\r", "It is written down: a friend to call.");
    week_section(&week, "Friends");
    week_press(&week, "\rgd", "The friend is in the trash, for 30 days.");
    week_tell(&week, "friend", "add", "Ben", "the bench", NULL);
    week_tell(&week, "friend", "delete", "1", NULL);
    week_close(&week);
    week_ask(&week, "trash", NULL);
}

static void what_is_done_to_goals(void **state)
{
    struct week week;
    begin(&week, *state);
    week_goal(&week, 0);
    week_press(&week, "n", "one of my own");
    week_press(&week, "\r", "How often");
    week_press(&week, "Cello\t\t" LEFT, "[another]");
    week_press(&week, "\tmusic\t\r", "Cello is written down.");
    week_tell(&week, "goal", "add", "Cello", "--area", "music", "--every", "day", NULL);
    go_on(&week, "19:10");
    week_goal(&week, 0);
    week_press(&week, "s", "Cello is skipped today.");
    week_press(&week, LEFT " ", "Cello is ticked for Sun 1 Nov.");
    week_press(&week, RIGHT " ", "Cello is ticked.");
    week_tell(&week, "goal", "skip", "Cello", NULL);
    week_tell(&week, "goal", "done", "Cello", "--day", "2026-11-01", NULL);
    week_tell(&week, "goal", "done", "Cello", NULL);
    go_on(&week, "19:20");
    week_goal(&week, 0);
    week_press(&week, LEFT " ", "Cello is not ticked any more for Sun 1 Nov.");
    week_tell(&week, "goal", "undo", "Cello", "--day", "2026-11-01", NULL);
    week_press(&week, "e", "How often");
    week_press(&week, ", slowly\t\t\t" RIGHT RIGHT "\t" RIGHT "\r", "Cello, slowly is changed.");
    week_tell(&week, "goal", "edit", "Cello", "--title", "Cello, slowly", "--every", "3x", NULL);
    go_on(&week, "19:30");
    week_goal(&week, 0);
    week_press(&week, "x", "Cello, slowly is finished.");
    week_press(&week, "U", "Taken back");
    week_press(&week, "a", "Cello, slowly is put away.");
    week_tell(&week, "goal", "finish", "Cello", NULL);
    week_tell(&week, "undo", NULL);
    week_tell(&week, "goal", "archive", "Cello", NULL);
    week_close(&week);
    week_ask(&week, "goal", "list");
}

static void what_is_done_to_urges(void **state)
{
    struct week week;
    begin(&week, *state);
    week_press(&week, "2", "[2 Urges]");
    week_press(&week, "n", "How strong");
    week_press(&week, EMPTY "yesterday 23:40\t6\t" RIGHT RIGHT "\tphotos\ta walk, tea\t\t3\t" RIGHT "\tlate\r",
               "photos");
    week_tell(&week, "urge", "6", "--at", "yesterday 23:40", "--want", "call", "--trigger", "photos", "--did", "a walk",
              "--did", "tea", "--outcome", "resisted", "--after", "3", "--missing", "them", "--note", "late", NULL);
    go_on(&week, "19:10");
    week_press(&week, "u", texts_word(WORD_urge_stored));
    week_press(&week, "5", "[5]");
    week_press(&week, ESC, "[1 Today]");
    week_tell(&week, "urge", "5", NULL);
    go_on(&week, "19:40");
    week_press(&week, "2g", "[2 Urges]");
    week_press(&week, "r", "How strong is it now?");
    week_press(&week, "2", "From 5 to 2.");
    week_tell(&week, "urge", "end", "2", "--outcome", "resisted", "--after", "2", NULL);
    go_on(&week, "19:50");
    week_press(&week, "2G", "[2 Urges]");
    week_press(&week, "e", "It ended");
    week_press(&week, "\t" EMPTY "8\t\t" EMPTY "old photos\r", "old photos");
    week_tell(&week, "urge", "edit", "1", "8", "--trigger", "old photos", NULL);
    go_on(&week, "20:00");
    week_press(&week, "2g", "[2 Urges]");
    week_press(&week, "d", "U takes it back");
    week_tell(&week, "urge", "delete", "2", NULL);
    week_close(&week);
    week_ask(&week, "urge", "list");
    week_ask(&week, "trash", NULL);
}

static void what_is_done_with_contacts(void **state)
{
    struct week week;
    begin(&week, *state);
    week_press(&week, "c", "What it was");
    week_press(&week, RIGHT "\t\t" EMPTY "2h ago\t\t \tshort\r", "It is written down");
    week_tell(&week, "contact", "call", "--at", "2h ago", "--keeps", "--note", "short", NULL);
    go_on(&week, "19:10");
    week_press(&week, "c", "What it was");
    week_press(&week, RIGHT RIGHT RIGHT RIGHT "\t" RIGHT "\r", texts_word(WORD_contact_goes_on));
    week_tell(&week, "contact", "look", "--direction", "chance", NULL);
    go_on(&week, "19:20");
    week_press(&week, "c", "What it was");
    week_press(&week, LEFT LEFT LEFT "\t\t" EMPTY "2026-10-25 12:00\t2026-10-27\r", "It is written down");
    week_tell(&week, "contact", "meet", "--at", "2026-10-25 12:00", "--until", "2026-10-27", NULL);
    go_on(&week, "19:30");
    week_press(&week, "u", texts_word(WORD_urge_stored));
    week_press(&week, "7", "[7]");
    week_press(&week, "c", "What it was");
    week_press(&week, "\r", texts_word(WORD_contact_ends_streak));
    week_tell(&week, "urge", "7", NULL);
    week_tell(&week, "contact", "text", "--urge", "1", NULL);
    week_press(&week, "t", "Next time I will");
    week_press(&week, "our song\tgo for a walk\r", "our song");
    week_tell(&week, "urge", "edit", "1", "--trigger", "our song", NULL);
    week_tell(&week, "plan", "add", "our song", "go for a walk", NULL);
    week_press(&week, ESC, "[1 Today]");
    week_close(&week);
    week_ask(&week, "contact", "list");
    week_ask(&week, "urge", "list");
    week_ask(&week, "streaks", NULL);
}

static void what_is_written(void **state)
{
    struct week week;
    begin(&week, *state);
    week_press(&week, "w", "It is kept as you type");
    e2e_paste(week.terminal, "A walk, with #music.");
    week_press(&week, ESC, "3 Journal");
    week_tell(&week, "write", "A walk, with #music.", NULL);
    week_press(&week, "3", "[3 Journal]");
    week_press(&week, "E", "Tags");
    week_press(&week, "Outside\t, alone\t" RIGHT RIGHT RIGHT RIGHT "\r", "Outside");
    week_tell(&week, "journal", "edit", "1", "--title", "Outside", "--tag", "music", "--tag", "alone", "--mood", "4",
              NULL);
    go_on(&week, "19:10");
    week_press(&week, "W", "not sent");
    e2e_paste(week.terminal, "I am well.");
    week_press(&week, ESC, "[1 Today]");
    week_tell(&week, "letter", "I am well.", NULL);
    week_press(&week, "3", "[3 Journal]");
    week_press(&week, "gE", "Closed until");
    week_press(&week, "\t\t\t2027-06-01\r", "1 Jun");
    week_tell(&week, "journal", "edit", "2", "--closed-until", "2027-06-01", NULL);
    go_on(&week, "19:20");
    week_press(&week, "3G", "[3 Journal]");
    week_press(&week, "d", "U takes it back");
    week_tell(&week, "journal", "delete", "1", NULL);
    week_press(&week, "m", "How is today?");
    week_press(&week, "2\r", texts_word(WORD_checkin_stored));
    week_press(&week, "m", "How is today?");
    week_press(&week, "\tbetter now\r", texts_word(WORD_checkin_stored));
    week_tell(&week, "checkin", "--mood", "2", NULL);
    week_tell(&week, "checkin", "--note", "better now", NULL);
    week_close(&week);
    week_ask(&week, "journal", NULL);
    week_ask(&week, "trash", NULL);
}

static void what_is_done_after_midnight_belongs_to_the_day_before(void **state)
{
    struct week week;
    begin(&week, *state);
    week_tell(&week, "goal", "starter", "7", NULL);
    week_goal(&week, 0);
    week_press(&week, "n", "A goal to begin with");
    week_press(&week, DOWN DOWN DOWN DOWN DOWN DOWN "\r", "[ A walk in daylight ]");
    week_press(&week, "\t\r", "A walk in daylight is written down.");
    week_close(&week);
    e2e_write_file(week.e2e, e2e_path(week.e2e, "config/holdfast/config"), "motion = no\nday_start = 4\n");
    week_open(&week, "2026-11-04T02:30:00+01:00");
    week_goal(&week, 0);
    week_press(&week, " ", "A walk in daylight is ticked.");
    week_tell(&week, "goal", "done", "A walk", NULL);
    week_press(&week, "m", "Tue 3 Nov, about yourself.");
    week_press(&week, "3\r", texts_word(WORD_checkin_stored));
    week_tell(&week, "checkin", "--mood", "3", NULL);
    week_press(&week, "u", texts_word(WORD_urge_stored));
    week_press(&week, "4", "[4]");
    week_tell(&week, "urge", "4", NULL);
    week_press(&week, ESC, "3 Journal");
    week_press(&week, "c", "What it was");
    week_press(&week, "\t" RIGHT "\r", "The count goes on.");
    week_tell(&week, "contact", "text", "--direction", "in", NULL);
    week_press(&week, "w", "It is kept as you type");
    e2e_paste(week.terminal, "Awake.");
    week_press(&week, ESC, "3 Journal");
    week_tell(&week, "write", "Awake.", NULL);
    week_close(&week);
    assert_string_equal(e2e_json(week.e2e, week_ask(&week, "urge", "list"), "$[0].day"), "2026-11-03");
    week_ask(&week, "goal", "list");
    week_ask(&week, "status", NULL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(the_boxes_of_the_first_run_are_cells_of_the_rule),
        E2E_TEST(what_is_done_to_persons),
        E2E_TEST(what_is_done_to_the_rows_of_the_plan),
        E2E_TEST(what_is_done_to_goals),
        E2E_TEST(what_is_done_to_urges),
        E2E_TEST(what_is_done_with_contacts),
        E2E_TEST(what_is_written),
        E2E_TEST(what_is_done_after_midnight_belongs_to_the_day_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
