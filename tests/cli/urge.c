#include "support/cli_rows.h"

#include <unistd.h>

static void an_urge_is_acknowledged_with_all_that_helps(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-10-09", "--name", "M.", "--promise", "I choose my own quiet.");
    EXPECT(0, "friend", "add", "Ben", "+1 555 0199", "--hours", "08:00-20:00");
    EXPECT(0, "friend", "add", "Maya", "+1 555 0100", "--hours", "20:00-23:00");
    EXPECT(0, "plan", "add", "Our song", "go for a walk");
    EXPECT(0, "urge", "7", "--trigger", "our song");
    SAID("Urge 1 (M.) is written down. Nothing has to be done about it.\n"
         "The count stands at 44 days.\n"
         "My promise: I choose my own quiet.\n"
         "To call: Maya, +1 555 0100, until 23:00\n"
         "My plan for Our song: go for a walk\n" HELP_LINE);
}

static void what_is_not_there_is_left_out_and_nobody_is_called_too_late_without_saying_so(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge");
    SAID("Urge 1 is written down. Nothing has to be done about it.\n"
         "The count stands at 0 days.\n" HELP_LINE);
    EXPECT(0, "friend", "add", "Ben", "+1 555 0199", "--hours", "08:00-20:00");
    EXPECT(0, "urge");
    SAYS("To call: Ben, +1 555 0199, from 08:00\n");
    EXPECT(0, "friend", "add", "Maya", "+1 555 0100");
    EXPECT(0, "urge");
    SAYS("To call: Maya, +1 555 0100, any hour\n");
}

static void a_count_that_is_still_to_begin_is_said_as_such(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-25");
    EXPECT(0, "urge");
    SAYS("The count begins in 3 days.\n");
}

static void a_hidden_count_is_kept_and_no_number(void **state)
{
    struct cli_program *program = *state;
    cli_program_write(program, "home/.config/holdfast/config", "count = hidden\n");
    EXPECT(0, "start", "2026-10-09");
    EXPECT(0, "urge");
    SAYS("The count is kept.\n");
    EXPECT(0, "contact", "look");
    SAYS("The count of days goes on: kept.");
}

static void an_urge_answers_with_its_row(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "yesterday", "--name", "M.");
    EXPECT(0, "urge", "9", "--want", "look", "--trigger", "photos", "--note", "a \"quoted\"\nnote", "--did", "walk",
           "--did", "a glass of water", "--did", "walk", "--outcome", "gave-in", "--after", "3", "--at",
           "2026-11-22 20:00", "--json");
    KEYS("$", "id,uid,at,day,person,intensity,want,missing,trigger,note,outcome,intensity_after,ended_at,did,contact");
    JSON("$.id", "1");
    JSON("$.at", "2026-11-22T20:00:00+01:00");
    JSON("$.day", "2026-11-22");
    JSON("$.person", "M.");
    JSON("$.intensity", "9");
    JSON("$.want", "look");
    JSON("$.trigger", "photos");
    JSON("$.note", "a \"quoted\"\nnote");
    JSON("$.outcome", "gave_in");
    JSON("$.intensity_after", "3");
    JSON("$.ended_at", NULL);
    JSON("$.did", "[\"walk\",\"a glass of water\"]");
    JSON("$.contact", NULL);
    EXPECT(0, "urge", "list", "--json");
    KEYS("$[0]",
         "id,uid,at,day,person,intensity,want,missing,trigger,note,outcome,intensity_after,ended_at,did,contact");
    JSON("$[0].note", "a \"quoted\"\nnote");
}

static void an_urge_with_nothing_said_is_open_and_all_else_null(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge", "--json");
    JSON("$.at", "2026-11-22T21:14:00+01:00");
    JSON("$.outcome", "open");
    static const char *const absent[] = {"person", "intensity",       "want",     "trigger",
                                         "note",   "intensity_after", "ended_at", "contact"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        char path[32];
        snprintf(path, sizeof path, "$.%s", absent[i]);
        JSON(path, NULL);
    }
    JSON("$.did", "[]");
}

static void an_urge_is_about_the_one_person_names(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "--name", "M.");
    EXPECT(0, "start", "--name", "B.");
    EXPECT(0, "urge", "--json");
    JSON("$.person", "B.");
    EXPECT(0, "--person", "M.", "urge", "--json");
    JSON("$.person", "M.");
    EXPECT(3, "urge", "--person", "m.");
    EXPECT(0, "urge", "list", "--json");
    ITEMS(2);
    EXPECT(0, "urge", "list", "--person", "B.", "--json");
    ITEMS(1);
    EXPECT(2, "urge", "delete", "1", "--person", "M.");
    EXPECT(2, "urge", "end", "1", "--outcome", "resisted", "--person", "M.");
    EXPECT(0, "urge", "end", "1", "--outcome", "resisted", "--person", "B.");
}

static void without_a_person_there_is_nothing_and_no_file_is_made(void **state)
{
    struct cli_program *program = *state;
    EXPECT(3, "urge", "7");
    cli_program_refused(program, 3, "urge");
    EXPECT(3, "urge", "list");
    EXPECT(3, "urge", "list", "--json");
    EXPECT(3, "urge", "end", "1", "--outcome", "open");
    EXPECT(3, "urge", "edit", "1", "5");
    EXPECT(3, "urge", "delete", "1");
    assert_int_not_equal(access(program->db, F_OK), 0);
}

static void an_urge_is_ended_again_and_opened_again(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge", "8", "--did", "walk", "--at", "21:00");
    EXPECT(0, "urge", "end", "1", "--outcome", "resisted", "--after", "2", "--did", "music", "--did", "walk", "--json");
    JSON("$.outcome", "resisted");
    JSON("$.intensity_after", "2");
    JSON("$.ended_at", "2026-11-22T21:14:00+01:00");
    JSON("$.did", "[\"walk\",\"music\"]");
    NOW("2026-11-22T23:00:00+02:00");
    EXPECT(0, "urge", "end", "1", "--outcome", "gave-in", "--json");
    JSON("$.outcome", "gave_in");
    JSON("$.ended_at", "2026-11-22T23:00:00+02:00");
    JSON("$.intensity_after", "2");
    EXPECT(0, "urge", "end", "1", "--outcome", "open", "--json");
    JSON("$.outcome", "open");
    JSON("$.ended_at", NULL);
    EXPECT(0, "urge", "end", "1", "--outcome", "resisted");
    SAID("Urge 1 is over.\n1  2026-11-22 21:00  8 to 2  resisted  did: walk, music\n");
}

static void an_urge_that_ended_in_contact_says_how_to_write_it_down(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge", "--outcome", "gave-in");
    SAYS("If it ended in contact: `holdfast contact KIND --urge 1` writes that down.\n");
    EXPECT(0, "urge");
    assert_null(strstr(program->out, "If it ended"));
    EXPECT(0, "urge", "end", "2", "--outcome", "gave-in");
    SAYS("--urge 2` writes that down.\n");
    EXPECT(0, "contact", "text", "--urge", "2");
    EXPECT(0, "urge", "end", "2", "--outcome", "gave-in");
    assert_null(strstr(program->out, "If it ended"));
}

static void every_field_is_edited_and_emptied(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge");
    EXPECT(0, "urge", "edit", "1", "4", "--want", "call", "--trigger", "photos", "--note", "n", "--did", "walk",
           "--did", "music", "--outcome", "resisted", "--after", "1", "--at", "2026-11-21 23:30-05:00", "--json");
    JSON("$.intensity", "4");
    JSON("$.want", "call");
    JSON("$.at", "2026-11-21T23:30:00-05:00");
    JSON("$.day", "2026-11-21");
    JSON("$.ended_at", NULL);
    EXPECT(0, "urge", "edit", "1", "--did", "a shower", "--json");
    JSON("$.did", "[\"a shower\"]");
    EXPECT(0, "urge", "edit", "1", "--intensity=", "--want=", "--trigger=", "--note=", "--did=", "--after=", "--json");
    JSON("$.intensity", NULL);
    JSON("$.want", NULL);
    JSON("$.trigger", NULL);
    JSON("$.note", NULL);
    JSON("$.did", "[]");
    JSON("$.intensity_after", NULL);
    JSON("$.outcome", "resisted");
    EXPECT(0, "urge", "edit", "1", "--intensity", "10", "--json");
    JSON("$.intensity", "10");
}

static void an_edited_outcome_leaves_the_end_but_open_has_none(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge");
    EXPECT(0, "urge", "end", "1", "--outcome", "resisted");
    NOW("2026-11-23T08:00:00+01:00");
    EXPECT(0, "urge", "edit", "1", "--outcome", "gave-in", "--json");
    JSON("$.outcome", "gave_in");
    JSON("$.ended_at", "2026-11-22T21:14:00+01:00");
    EXPECT(0, "urge", "edit", "1", "--outcome", "open", "--json");
    JSON("$.ended_at", NULL);
}

static void a_deleted_urge_is_gone_and_its_id_is_not_used_again(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge", "5");
    EXPECT(0, "urge", "6");
    EXPECT(0, "urge", "delete", "2", "--json");
    JSON("$.intensity", "6");
    EXPECT(3, "urge", "delete", "2");
    EXPECT(3, "urge", "edit", "2", "5");
    EXPECT(0, "urge", "7", "--json");
    JSON("$.id", "3");
    EXPECT(0, "urge", "delete", "3");
    SAYS("Urge 3 is deleted.");
    EXPECT(0, "undo");
    EXPECT(0, "urge", "list", "--json");
    JSON("$[0].id", "3");
    ITEMS(2);
}

static void the_list_is_newest_first_and_between_two_days(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start", "2026-11-01", "--name", "M.");
    EXPECT(0, "urge", "list");
    SAID("");
    EXPECT(0, "urge", "list", "--json");
    SAID("[]\n");
    EXPECT(0, "urge", "3", "--at", "2026-11-20 10:00", "--note", "one\ntwo");
    EXPECT(0, "urge", "2", "--at", "2026-11-22 10:00", "--after", "1", "--outcome", "resisted", "--want", "text");
    EXPECT(0, "urge", "--at", "2026-11-21 10:00", "--trigger", "our song");
    EXPECT(0, "urge", "list");
    SAID("2  2026-11-22 10:00  2 to 1  resisted  wanted: text (M.)\n"
         "3  2026-11-21 10:00  -  not told  our song (M.)\n"
         "1  2026-11-20 10:00  3  not told (M.)\n"
         "    one two\n");
    EXPECT(0, "urge", "list", "--since", "2026-11-21", "--until", "yesterday", "--json");
    ITEMS(1);
    JSON("$[0].id", "3");
    REFUSED("urge", "list", "--until", "2026-11-23");
    REFUSED("urge", "list", "--since", "2026-11-22", "--until", "2026-11-21");
    EXPECT(0, "urge", "list", "--since", "today", "--until", "today");
}

static void a_line_of_the_list_never_acts_on_a_terminal(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge", "--trigger",
           "a\xE2\x80\xAE"
           "b");
    EXPECT(0, "urge", "list");
    SAYS("a\xEF\xBF\xBD"
         "b");
    assert_null(strstr(program->out, "\xE2\x80\xAE"));
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program *program = *state;
    REFUSED("urge", "7", "--want", "sms");
    REFUSED("urge", "end", "x", "--outcome", "resisted");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "start");
    EXPECT(0, "urge", "5");
    REFUSED("urge", "11");
    assert_string_equal(program->err, "holdfast: urge: intensity must be 1 to 10, not \"11\"\n");
    REFUSED("urge", "0");
    REFUSED("urge", "-3");
    REFUSED("urge", "");
    REFUSED("urge", "7.5");
    REFUSED("urge", "７");
    REFUSED("urge", "7", "8");
    REFUSED("urge", "7", "--at", "2026-11-22");
    REFUSED("urge", "7", "--at", "2026-11-22 21:20");
    REFUSED("urge", "7", "--outcome", "won");
    REFUSED("urge", "7", "--outcome", "gave_in");
    REFUSED("urge", "7", "--outcome", "open", "--outcome", "resisted");
    REFUSED("urge", "7", "--direction", "out");
    REFUSED("urge", "--ride");
    REFUSED("urge", "--ride", "--json");
    REFUSED("urge", "end", "1");
    REFUSED("urge", "end", "--outcome", "resisted");
    REFUSED("urge", "end", "1", "--outcome=");
    REFUSED("urge", "end", "1", "--outcome", "resisted", "--after=");
    REFUSED("urge", "end", "1", "--outcome", "resisted", "--note", "n");
    REFUSED("urge", "edit", "1");
    REFUSED("urge", "edit");
    REFUSED("urge", "edit", "1", "5", "--intensity", "6");
    REFUSED("urge", "edit", "1", "--at=");
    REFUSED("urge", "edit", "1", "--outcome=");
    REFUSED("urge", "edit", "1", "--at", "2026-11-23 21:14");
    REFUSED("urge", "edit", "one", "5");
    REFUSED("urge", "delete");
    REFUSED("urge", "delete", "1", "2");
    REFUSED("urge", "delete", "1x");
    EXPECT(3, "urge", "delete", "99999999999999999999");
    EXPECT(3, "urge", "delete", "0");
}

static void what_is_missed_is_one_of_four_words(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge", "--missing", "habit", "--json");
    JSON("$.missing", "habit");
    EXPECT(0, "urge", "edit", "1", "--missing", "answer", "--json");
    JSON("$.missing", "answer");
    EXPECT(0, "urge", "edit", "1", "--missing=", "--json");
    JSON("$.missing", NULL);
    REFUSED("urge", "--missing", "everybody");
    REFUSED("urge", "--missing=");
    program->input = "\n\n\n\n\n\nsomeone\n";
    EXPECT(0, "urge", "--ask", "--json");
    JSON("$.missing", "someone");
}

static void every_option_refuses_bad_values(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "urge", "5");
    static const char *const urge[] = {"urge", NULL};
    static const char *const end[] = {"urge", "end", "1", "--outcome", "resisted", NULL};
    static const char *const only_end[] = {"urge", "end", "1", NULL};
    static const char *const edit[] = {"urge", "edit", "1", NULL};
    static const char *const list[] = {"urge", "list", NULL};
    static const char *const urge_options[] = {"want", "trigger", "note", "did", "outcome", "after", "at", NULL};
    static const char *const end_options[] = {"after", "did", NULL};
    static const char *const end_outcome[] = {"outcome", NULL};
    static const char *const edit_options[] = {"intensity", "want",  "trigger", "note", "did",
                                               "outcome",   "after", "at",      NULL};
    static const char *const list_options[] = {"since", "until", NULL};
    cli_rows_refuses_values(program, urge, urge_options, false);
    cli_rows_refuses_values(program, end, end_options, false);
    cli_rows_refuses_values(program, only_end, end_outcome, false);
    cli_rows_refuses_values(program, edit, edit_options, true);
    cli_rows_refuses_values(program, list, list_options, false);
}

static void a_note_comes_from_standard_input(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    program->input = "what nobody\nelse reads\n";
    EXPECT(0, "urge", "7", "--note", "-", "--json");
    JSON("$.note", "what nobody\nelse reads");
    program->input = "a\nb\n";
    REFUSED("urge", "7", "--trigger", "-");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(an_urge_is_acknowledged_with_all_that_helps),
        ROW_TEST(what_is_not_there_is_left_out_and_nobody_is_called_too_late_without_saying_so),
        ROW_TEST(a_count_that_is_still_to_begin_is_said_as_such),
        ROW_TEST(a_hidden_count_is_kept_and_no_number),
        ROW_TEST(an_urge_answers_with_its_row),
        ROW_TEST(an_urge_with_nothing_said_is_open_and_all_else_null),
        ROW_TEST(an_urge_is_about_the_one_person_names),
        ROW_TEST(without_a_person_there_is_nothing_and_no_file_is_made),
        ROW_TEST(an_urge_is_ended_again_and_opened_again),
        ROW_TEST(an_urge_that_ended_in_contact_says_how_to_write_it_down),
        ROW_TEST(every_field_is_edited_and_emptied),
        ROW_TEST(an_edited_outcome_leaves_the_end_but_open_has_none),
        ROW_TEST(a_deleted_urge_is_gone_and_its_id_is_not_used_again),
        ROW_TEST(the_list_is_newest_first_and_between_two_days),
        ROW_TEST(a_line_of_the_list_never_acts_on_a_terminal),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
        ROW_TEST(what_is_missed_is_one_of_four_words),
        ROW_TEST(every_option_refuses_bad_values),
        ROW_TEST(a_note_comes_from_standard_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
