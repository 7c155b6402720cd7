#include "support/cli_rows.h"

#include <unistd.h>

static void a_contact_that_ends_the_streak_says_what_stays(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-09-01", "--name", "M.");
    EXPECT(0, "contact", "text", "--at", "2026-10-09 12:00");
    EXPECT(0, "urge", "7", "--outcome", "resisted");
    EXPECT(0, "contact", "text", "--direction", "in", "--at", "2026-11-01 12:00");
    EXPECT(0, "contact", "text", "--at", "21:10");
    SAID("Contact 3 (M.) is written down: a text, 2026-11-22 21:10.\n"
         "The count begins again at 0.\n"
         "This stays: 80 of 82 days kept, longest 44 days, 6 milestones, up to 30 days, 1\n"
         "urge ridden out, 1 message left unanswered.\n"
         "One message is one message. The next one can stay unwritten.\n" HELP_LINE);
}

static void a_contact_logged_late_says_from_when_the_count_runs(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-09-01");
    EXPECT(0, "contact", "meet", "--at", "3d ago");
    SAYS("It ends a streak. The count begins again on 2026-11-19 and stands at 3 days.\n");
    SAYS("Once is once. The next time can stay away.\n");
    EXPECT(0, "contact", "text", "--at", "2026-10-01 10:00");
    SAYS("The current streak stays as it is: it began on 2026-11-19, and the count stands\nat 3 days.\n");
    EXPECT(0, "contact", "meet", "--at", "2026-11-16 10:00", "--until", "2026-11-20");
    SAYS("begins again on 2026-11-20 and stands at 2 days.\n");
    EXPECT(0, "contact", "text", "--at", "2026-11-17 10:00");
    SAYS("The current streak stays as it is: it began on 2026-11-20,");
    EXPECT(0, "contact", "text", "--at", "2026-09-01 10:00");
    SAYS("The current streak stays as it is: it began on 2026-11-20,");
    EXPECT(0, "contact", "text", "--at", "2026-08-31 10:00");
    SAYS("It lies outside the days that are counted. The count still stands at 2 days.\n");
}

static void a_contact_on_day_0_is_answered_like_each_that_ends_a_streak(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-20");
    EXPECT(0, "contact", "text", "--at", "2026-11-20 10:00");
    SAYS("It ends a streak. The count begins again on 2026-11-20 and stands at 2 days.\n");
    SAYS("One message is one message. The next one can stay unwritten.\n");
    EXPECT(0, "status", "--json");
    JSON("$.streak_days", "2");
    JSON("$.elapsed_seconds", "213240"); /* from 10:00 to 21:14 two days later */
    JSON("$.break_days", "0");
}

static void a_stretch_from_before_day_0_ends_the_streak(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-10");
    EXPECT(0, "contact", "meet", "--at", "2026-11-08 10:00", "--until", "2026-11-20");
    SAYS("It ends a streak. The count begins again on 2026-11-20 and stands at 2 days.\n");
    EXPECT(0, "explain", "--json");
    JSON("$.breaks[0].from", "2026-11-11");
    JSON("$.breaks[0].to", "2026-11-20");
    JSON("$.breaks[0].contacts[0]", "1");
}

static void a_message_that_waits_is_counted_once_it_is_left_for_a_week(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-10-10");
    EXPECT(0, "contact", "text", "--direction", "in", "--waiting", "--at", "2026-11-20 12:00", "--json");
    JSON("$.waiting", "true");
    JSON("$.hold_until", "null");
    JSON("$.came_at", "null");
    JSON("$.planned", "false");
    EXPECT(0, "contact", "text", "--direction", "in", "--waiting", "--at", "2026-11-15 21:14");
    SAYS("The count goes on: 43 days.\n");
    EXPECT(0, "status", "--json");
    JSON("$.waiting", "[1]");
    JSON("$.unanswered", "1"); /* the other one is a week old, to the minute */
    EXPECT(0, "contact", "edit", "1", "--direction", "out", "--json");
    JSON("$.waiting", "false");
    EXPECT(2, "contact", "text", "--waiting");
    assert_string_equal(program->err,
                        "holdfast: contact: --waiting is about a message that came: add --direction in\n");
}

static void a_message_that_waits_is_left_or_held(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-10-10", "--name", "M.");
    EXPECT(0, "contact", "text", "--direction", "in", "--waiting", "--at", "20:00", "--note", "are you there");
    SAYS(
        "You don't have to answer today. When you're ready: `holdfast contact leave 1`,\nor hold or answer in place of "
        "leave.\nThe count goes on: 43 days.\n");
    EXPECT(0, "contact", "hold", "1");
    SAID("Held until 2026-11-23 21:14. You don't have to decide before then.\n");
    EXPECT(0, "contact", "hold", "1", "--hours", "3", "--json");
    JSON("$.hold_until", "2026-11-23T00:14:00+01:00");
    JSON("$.waiting", "true");
    EXPECT(0, "contact", "list");
    SAYS("  text  in  waiting");
    EXPECT(2, "contact", "hold", "1", "--hours", "0");
    EXPECT(2, "contact", "hold", "1", "--hours", "169");
    EXPECT(3, "contact", "hold", "7");
    EXPECT(0, "status", "--json");
    JSON("$.waiting", "[1]");
    JSON("$.unanswered", "0");
    EXPECT(0, "contact", "leave", "1");
    SAYS("You didn't reply.\n");
    SAYS("The count stands at 43 days.\n");
    EXPECT(0, "status", "--json");
    JSON("$.waiting", "[]");
    JSON("$.unanswered", "1");
    EXPECT(0, "undo");
    EXPECT(0, "contact", "list", "--json");
    JSON("$[0].waiting", "true");
    JSON("$[0].hold_until", "2026-11-23T00:14:00+01:00");
    EXPECT(0, "redo");
    EXPECT(0, "contact", "leave", "1", "--json"); /* it is left: no act, nothing to undo */
    JSON("$.waiting", "false");
    JSON("$.hold_until", NULL);
    EXPECT(0, "undo", "--list");
    SAYS("contact leave\n");
    EXPECT(2, "contact", "hold", "1");
    assert_string_equal(program->err, "holdfast: contact hold: contact 1 doesn't wait for an answer; `contact edit 1` "
                                      "changes it\n");
}

static void an_answer_is_a_contact_of_its_own_time_and_the_rules_decide_then(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-10-10");
    EXPECT(0, "contact", "text", "--direction", "in", "--waiting", "--at", "2026-11-20 12:00");
    EXPECT(2, "contact", "answer", "1", "--at", "2026-11-20 11:59");
    assert_string_equal(program->err, "holdfast: contact answer: the answer can't be earlier than the message, which "
                                      "came at 2026-11-20T12:00:00+01:00\n");
    EXPECT(0, "contact", "answer", "1", "--at", "yesterday 18:00");
    SAYS("The count begins again on 2026-11-21 and stands at 1 day.\n");
    EXPECT(0, "contact", "list", "--json");
    JSON("$[0].id", "1");
    JSON("$[0].at", "2026-11-21T18:00:00+01:00");
    JSON("$[0].day", "2026-11-21");
    JSON("$[0].came_at", "2026-11-20T12:00:00+01:00");
    JSON("$[0].direction", "out");
    JSON("$[0].breaks", "true");
    JSON("$[0].waiting", "false");
    EXPECT(2, "contact", "answer", "1");
    EXPECT(2, "contact", "leave", "1");
    EXPECT(0, "undo");
    EXPECT(0, "status", "--json");
    JSON("$.waiting", "[1]");
    JSON("$.streak_days", "43");
    EXPECT(0, "contact", "logistics", "--direction", "in", "--waiting", "--keeps");
    EXPECT(0, "contact", "answer", "2", "--json");
    JSON("$.breaks", "false"); /* that was said once and for all */
}

/* Under low contact some messages need an answer: then it is asked by when, and not whether it can wait. */
static void under_low_contact_it_is_asked_whether_it_needs_an_answer(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-10-10", "--rules", "low");
    EXPECT(0, "contact", "logistics", "--direction", "in", "--waiting");
    SAYS("Does it need an answer, and by when? `holdfast contact hold 1 --hours N` puts it\naside until then; `contact "
         "answer 1` or `contact leave 1` settles it.\n");
    EXPECT(0, "contact", "answer", "1");
    SAYS("Your rule allows this.");
    EXPECT(0, "person", "set", "--unsafe", "yes");
    EXPECT(0, "contact", "text", "--direction", "in", "--waiting");
    assert_null(strstr(program->out, "answer"));
    SAYS("The count goes on: 43 days.\n");
}

static void what_keeps_the_streak_is_said_by_its_kind(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-10");
    EXPECT(0, "contact", "look");
    SAYS("A look has a count of its own. The count of days goes on: 12 days. Not looked\nfor: 0 days.\n");
    EXPECT(0, "contact", "text", "--direction", "in");
    SAYS("Left unanswered. The count goes on: 12 days.\n");
    EXPECT(0, "contact", "logistics", "--direction", "in");
    SAYS("\nThe count goes on: 12 days.\n");
    EXPECT(0, "contact", "meet", "--direction", "chance");
    SAYS("Your rule allows this. The count goes on: 12 days.\n");
    EXPECT(0, "contact", "call", "--keeps");
    SAYS("You said that it does not end the streak. The count goes on: 12 days.\n");
    EXPECT(0, "person", "set", "--unsafe", "yes");
    EXPECT(0, "contact", "text", "--direction", "in");
    SAYS("\nThe count goes on: 12 days.\n");
}

static void a_stretch_counts_its_days_and_one_of_a_day_is_none(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "contact", "meet", "--at", "2026-11-10 10:00", "--until", "2026-11-15", "--json");
    JSON("$.until", "2026-11-15");
    EXPECT(0, "contact", "meet", "--at", "2026-11-17 10:00", "--until", "2026-11-18");
    SAYS("The days from 2026-11-17 to 2026-11-18 are counted as contact, all others stay.\n");
    SAYS("It ends a streak. The count begins again on 2026-11-18 and stands at 4 days.\n");
    EXPECT(0, "contact", "meet", "--until", "today", "--json");
    JSON("$.until", NULL);
    REFUSED("contact", "meet", "--until", "yesterday");
    REFUSED("contact", "meet", "--until", "2026-11-23");
    REFUSED("contact", "meet", "--at", "2026-11-20 10:00", "--until", "2026-11-19");
}

static void a_contact_answers_with_its_row(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01", "--name", "M.", "--rules", "strict");
    EXPECT(0, "contact", "look", "--direction", "chance", "--note", "a \"note\"", "--at", "20:00", "--json");
    KEYS("$", "id,uid,at,day,until,person,kind,direction,breaks,waiting,hold_until,came_at,planned,note");
    JSON("$.id", "1");
    JSON("$.at", "2026-11-22T20:00:00+01:00");
    JSON("$.day", "2026-11-22");
    JSON("$.until", NULL);
    JSON("$.person", "M.");
    JSON("$.kind", "look");
    JSON("$.direction", "chance");
    JSON("$.breaks", "false");
    JSON("$.note", "a \"note\"");
    EXPECT(0, "contact", "look", "--json");
    JSON("$.direction", "out");
    JSON("$.breaks", "true");
    EXPECT(0, "contact", "list", "--json");
    ITEMS(2);
    KEYS("$[0]", "id,uid,at,day,until,person,kind,direction,breaks,waiting,hold_until,came_at,planned,note");
    JSON("$[0].id", "2");
    EXPECT(0, "contact", "list");
    SAID("2  2026-11-22 21:14  look  out  breaks (M.)\n"
         "1  2026-11-22 20:00  look  chance  keeps (M.)\n"
         "    a \"note\"\n");
}

static void the_event_says_for_itself_what_the_rules_do_not(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "contact", "look", "--breaks", "--json");
    JSON("$.breaks", "true");
    EXPECT(0, "contact", "text", "--keeps", "--json");
    JSON("$.breaks", "false");
    REFUSED("contact", "text", "--breaks", "--keeps");
    REFUSED("contact", "edit", "1", "--keeps", "--breaks");
}

static void a_linked_out_contact_closes_the_urge_in_the_same_act(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge", "7");
    NOW("2026-11-22T21:30:00+01:00");
    EXPECT(0, "contact", "text", "--urge", "1");
    EXPECT(0, "urge", "list", "--json");
    JSON("$[0].outcome", "gave_in");
    JSON("$[0].ended_at", "2026-11-22T21:30:00+01:00");
    JSON("$[0].contact", "1");
    EXPECT(0, "undo");
    EXPECT(0, "urge", "list", "--json");
    JSON("$[0].outcome", "open");
    JSON("$[0].contact", NULL);
    EXPECT(0, "contact", "list");
    SAID("");
}

static void a_linked_contact_that_was_not_mine_leaves_the_outcome(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge", "7");
    EXPECT(0, "contact", "text", "--direction", "in", "--urge", "1");
    EXPECT(0, "urge", "list", "--json");
    JSON("$[0].outcome", "open");
    JSON("$[0].contact", "1");
}

static void the_person_of_a_linked_contact_is_the_urges(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "--name", "M.");
    EXPECT(0, "urge", "7");
    EXPECT(0, "start", "--name", "B.");
    EXPECT(0, "contact", "text", "--urge", "1", "--json");
    JSON("$.person", "M.");
    REFUSED("contact", "text", "--urge", "1", "--person", "B.");
    EXPECT(0, "contact", "text", "--urge", "1", "--person", "M.", "--json");
    EXPECT(3, "contact", "text", "--urge", "9");
    EXPECT(3, "contact", "text", "--urge", "0");
    EXPECT(0, "contact", "call", "--json");
    JSON("$.person", "B.");
    REFUSED("contact", "edit", "3", "--urge", "1");
}

static void a_deleted_contact_leaves_the_outcome_of_its_urge(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge", "7");
    EXPECT(0, "contact", "text", "--urge", "1");
    EXPECT(0, "contact", "delete", "1");
    SAYS("Contact 1 is deleted.");
    SAYS("The count stands at 21 days.\n");
    EXPECT(0, "urge", "list", "--json");
    JSON("$[0].outcome", "gave_in");
    JSON("$[0].contact", NULL);
    EXPECT(3, "contact", "delete", "1");
}

static void the_rules_are_applied_anew_only_where_kind_or_direction_changes(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "contact", "look");
    EXPECT(0, "person", "rule", "look", "out", "breaks");
    EXPECT(0, "contact", "edit", "1", "--note", "n", "--json");
    JSON("$.breaks", "false");
    EXPECT(0, "contact", "edit", "1", "--kind", "look", "--direction", "out", "--json");
    JSON("$.breaks", "false");
    EXPECT(0, "contact", "edit", "1", "--kind", "text", "--json");
    JSON("$.breaks", "true");
    EXPECT(0, "contact", "edit", "1", "--direction", "in", "--json");
    JSON("$.breaks", "false");
}

static void what_was_said_once_stays_whatever_the_rules_say(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "contact", "text", "--keeps");
    EXPECT(0, "contact", "edit", "1", "--kind", "call", "--json");
    JSON("$.breaks", "false");
    EXPECT(0, "contact", "look");
    EXPECT(0, "contact", "edit", "2", "--breaks", "--json");
    JSON("$.breaks", "true");
    EXPECT(0, "contact", "edit", "2", "--direction", "chance", "--json");
    JSON("$.breaks", "true");
    EXPECT(0, "contact", "edit", "2", "--kind", "text", "--direction", "out", "--keeps", "--json");
    JSON("$.breaks", "false");
}

static void a_contact_is_moved_and_its_fields_are_emptied(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge", "7");
    EXPECT(0, "contact", "meet", "--at", "2026-11-10 10:00", "--until", "2026-11-12", "--note", "n", "--urge", "1");
    REFUSED("contact", "edit", "1", "--at", "2026-11-13 10:00");
    REFUSED("contact", "edit", "1", "--until", "2026-11-09");
    EXPECT(0, "contact", "edit", "1", "--at", "2026-11-11 10:00-05:00", "--json");
    JSON("$.at", "2026-11-11T10:00:00-05:00");
    JSON("$.day", "2026-11-11");
    JSON("$.until", "2026-11-12");
    EXPECT(0, "contact", "edit", "1", "--at", "2026-11-12 10:00", "--json");
    JSON("$.until", NULL);
    EXPECT(0, "contact", "edit", "1", "--until", "2026-11-14", "--json");
    JSON("$.until", "2026-11-14");
    EXPECT(0, "contact", "edit", "1", "--note=", "--until=", "--urge=", "--json");
    JSON("$.note", NULL);
    JSON("$.until", NULL);
    EXPECT(0, "urge", "list", "--json");
    JSON("$[0].contact", NULL);
    JSON("$[0].outcome", "gave_in");
    EXPECT(0, "contact", "edit", "1", "--at", "2026-11-15 10:00", "--until", "2026-11-16", "--json");
    JSON("$.until", "2026-11-16");
}

static void an_edit_links_another_urge_as_logging_does(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge", "7", "--at", "20:00");
    EXPECT(0, "urge", "8", "--at", "21:00");
    EXPECT(0, "contact", "text", "--urge", "1");
    EXPECT(0, "contact", "edit", "1", "--urge", "2");
    SAID("Contact 1 is changed.\n1  2026-11-22 21:14  text  out  breaks\nThe count stands at 0 days.\n");
    EXPECT(0, "urge", "list", "--json");
    JSON("$[0].id", "2");
    JSON("$[0].contact", "1");
    JSON("$[0].outcome", "gave_in");
    JSON("$[1].contact", NULL);
    EXPECT(3, "contact", "edit", "1", "--urge", "5");
    EXPECT(3, "contact", "edit", "1", "--urge", "0");
    EXPECT(0, "urge", "list", "--json");
    JSON("$[0].contact", "1");
}

static void the_list_is_newest_first_and_between_two_days(void **state)
{
    struct cli_program *program = *state;
    EXPECT(3, "contact", "list");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "start", "2026-11-01", "--name", "M.");
    EXPECT(0, "contact", "list");
    SAID("");
    EXPECT(0, "contact", "list", "--json");
    SAID("[]\n");
    EXPECT(0, "contact", "text", "--at", "2026-11-10 10:00", "--until", "2026-11-12");
    EXPECT(0, "start", "2026-11-01", "--name", "B.");
    EXPECT(0, "contact", "call", "--at", "2026-11-20 10:00");
    EXPECT(0, "contact", "list");
    SAID("2  2026-11-20 10:00  call  out  breaks (B.)\n"
         "1  2026-11-10 10:00 to 2026-11-12  text  out  breaks (M.)\n");
    EXPECT(0, "contact", "list", "--person", "M.", "--json");
    ITEMS(1);
    EXPECT(0, "contact", "list", "--since", "2026-11-20", "--until", "2026-11-20", "--json");
    JSON("$[0].id", "2");
    ITEMS(1);
    REFUSED("contact", "list", "--until", "2026-11-23");
    REFUSED("contact", "list", "--since", "2026-11-22", "--until", "2026-11-21");
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program *program = *state;
    REFUSED("contact", "sms");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(3, "contact", "text");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "contact", "text", "--direction", "in");
    REFUSED("contact");
    REFUSED("contact", "text", "call");
    REFUSED("contact", "look", "--direction", "in");
    assert_string_equal(program->err, "holdfast: contact: a look has no direction in; it is out, or chance\n");
    REFUSED("contact", "edit", "1", "--kind", "look");
    REFUSED("contact", "edit", "1", "--kind", "look", "--direction", "in");
    REFUSED("contact", "edit", "1");
    REFUSED("contact", "edit");
    REFUSED("contact", "edit", "x", "--keeps");
    REFUSED("contact", "edit", "1", "--kind=");
    REFUSED("contact", "edit", "1", "--direction=");
    REFUSED("contact", "edit", "1", "--at=");
    REFUSED("contact", "edit", "1", "--breaks=");
    REFUSED("contact", "text", "--note=");
    REFUSED("contact", "text", "--until=");
    REFUSED("contact", "text", "--urge=");
    REFUSED("contact", "text", "--urge", "one");
    REFUSED("contact", "text", "--kind", "call");
    REFUSED("contact", "text", "--at", "2026-11-22 21:20");
    REFUSED("contact", "delete", "x");
    REFUSED("contact", "delete");
}

static void every_option_refuses_bad_values(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "contact", "text");
    static const char *const contact[] = {"contact", "text", NULL};
    static const char *const edit[] = {"contact", "edit", "1", NULL};
    static const char *const list[] = {"contact", "list", NULL};
    static const char *const contact_options[] = {"direction", "note", "at", "until", "urge", NULL};
    static const char *const edit_options[] = {"kind", "direction", "note", "at", "until", "urge", NULL};
    static const char *const list_options[] = {"since", "until", NULL};
    cli_rows_refuses_values(program, contact, contact_options, false);
    cli_rows_refuses_values(program, edit, edit_options, true);
    cli_rows_refuses_values(program, list, list_options, false);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(a_contact_that_ends_the_streak_says_what_stays),
        ROW_TEST(a_contact_logged_late_says_from_when_the_count_runs),
        ROW_TEST(a_contact_on_day_0_is_answered_like_each_that_ends_a_streak),
        ROW_TEST(a_stretch_from_before_day_0_ends_the_streak),
        ROW_TEST(a_message_that_waits_is_counted_once_it_is_left_for_a_week),
        ROW_TEST(a_message_that_waits_is_left_or_held),
        ROW_TEST(an_answer_is_a_contact_of_its_own_time_and_the_rules_decide_then),
        ROW_TEST(under_low_contact_it_is_asked_whether_it_needs_an_answer),
        ROW_TEST(what_keeps_the_streak_is_said_by_its_kind),
        ROW_TEST(a_stretch_counts_its_days_and_one_of_a_day_is_none),
        ROW_TEST(a_contact_answers_with_its_row),
        ROW_TEST(the_event_says_for_itself_what_the_rules_do_not),
        ROW_TEST(a_linked_out_contact_closes_the_urge_in_the_same_act),
        ROW_TEST(a_linked_contact_that_was_not_mine_leaves_the_outcome),
        ROW_TEST(the_person_of_a_linked_contact_is_the_urges),
        ROW_TEST(a_deleted_contact_leaves_the_outcome_of_its_urge),
        ROW_TEST(the_rules_are_applied_anew_only_where_kind_or_direction_changes),
        ROW_TEST(what_was_said_once_stays_whatever_the_rules_say),
        ROW_TEST(a_contact_is_moved_and_its_fields_are_emptied),
        ROW_TEST(an_edit_links_another_urge_as_logging_does),
        ROW_TEST(the_list_is_newest_first_and_between_two_days),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
        ROW_TEST(every_option_refuses_bad_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
