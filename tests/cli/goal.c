#define _GNU_SOURCE /* memmem */
#include "support/cli_rows.h"

#include <stdlib.h>
#include <unistd.h>

#define GOAL_KEYS                                                                                                      \
    "id,uid,title,area,kind,schedule,paused_until,paused,streak,strength,due_on,steps,marks_total,done_today,"         \
    "finished_on,archived"

/* Run on Monday, Wednesday and Friday; a weekend away with two steps; a call twice a week. It is Sunday. */
static void add_three(struct cli_program *program)
{
    EXPECT(0, "goal", "add", "Run", "--area", "health", "--every", "mon,wed,fri");
    EXPECT(0, "goal", "add", "A weekend away", "--by", "2026-12-12", "--step", "choose", "--step", "pack");
    EXPECT(0, "goal", "add", "Call Maya", "--every", "2x");
}

static void goals_are_added_and_listed_newest_first(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "goal", "list");
    SAID("");
    EXPECT(0, "goal", "list", "--json");
    SAID("[]\n");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "goal", "add", "Run", "--area", "health", "--every", "Friday,mon,wed");
    SAID("Goal 1 is written down, a habit.\n1  Run (health)  Mon Wed Fri  0 in a row  strength 0.00\n");
    EXPECT(0, "goal", "add", "A weekend away", "--by", "2026-12-12", "--step", "choose", "--step", "pack");
    SAID("Goal 2 is written down, a project.\n2  A weekend away  0 of 2 steps  by 2026-12-12\n"
         "    1 [ ] choose\n    2 [ ] pack\n");
    EXPECT(0, "goal", "add", "Paint the door");
    SAID("Goal 3 is written down, a project.\n3  Paint the door\n");
    EXPECT(0, "goal");
    SAID("3  Paint the door\n2  A weekend away  0 of 2 steps  by 2026-12-12\n    1 [ ] choose\n    2 [ ] pack\n"
         "1  Run (health)  Mon Wed Fri  0 in a row  strength 0.00\n");
    EXPECT(0, "goal", "list", "--json");
    ITEMS(3);
    KEYS("$[0]", GOAL_KEYS);
    KEYS("$[2]", GOAL_KEYS);
    JSON("$[2].id", "1");
}

static void a_habit_and_a_project_have_the_keys_of_their_kind(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "goal", "add", "Run", "--every", "day", "--json");
    KEYS("$", GOAL_KEYS);
    JSON("$.kind", "habit");
    JSON("$.schedule", "daily");
    JSON("$.streak", "0");
    JSON("$.strength", "0");
    JSON("$.due_on", NULL);
    JSON("$.steps", "[]");
    JSON("$.area", NULL);
    JSON("$.marks_total", "0");
    JSON("$.done_today", "false");
    JSON("$.finished_on", NULL);
    JSON("$.archived", "false");
    EXPECT(0, "goal", "add", "Away", "--area", "getaway", "--by", "today", "--step", "choose", "--json");
    KEYS("$", GOAL_KEYS);
    JSON("$.kind", "project");
    JSON("$.area", "getaway");
    JSON("$.schedule", NULL);
    JSON("$.streak", NULL);
    JSON("$.strength", NULL);
    JSON("$.due_on", "2026-11-22");
    KEYS("$.steps[0]", "text,done_on");
    JSON("$.steps[0].text", "choose");
    JSON("$.steps[0].done_on", NULL);
    JSON("$.done_today", "false");
}

static void days_are_marked_skipped_and_taken_back(void **state)
{
    struct cli_program *program = *state;
    add_three(program);
    EXPECT(0, "goal", "done", "Run", "--day", "fri");
    SAID("Run: done on Fri 20 Nov 2026.\n1  Run (health)  Mon Wed Fri  1 in a row  strength 0.10\n");
    EXPECT(0, "goal", "done", "1", "--day=2026-11-16", "--json");
    JSON("$.streak", "1");
    JSON("$.marks_total", "2");
    EXPECT(0, "goal", "skip", "run", "--day", "wed", "--json");
    JSON("$.streak", "2");
    JSON("$.marks_total", "2"); /* days done; a skip is none */
    JSON("$.done_today", "false");
    EXPECT(0, "goal", "done", "R", "--day", "wed", "--json");
    JSON("$.streak", "3");
    JSON("$.marks_total", "3");
    EXPECT(0, "goal", "undo", "R", "--day", "wed");
    SAYS("Run: Wed 18 Nov 2026 has no mark any more.\n");
    EXPECT(3, "goal", "undo", "R", "--day", "wed");
    EXPECT(3, "goal", "undo", "R");
    EXPECT(0, "goal", "done", "Call", "--json");
    JSON("$.done_today", "true");
    EXPECT(0, "goal", "done", "Call", "--day", "yesterday");
    SAYS("3  Call Maya  2 a week  1 week in a row, 2 this week  strength ");
    SAYS("  done today\n");
    EXPECT(0, "goal", "skip", "Call");
    SAYS("Call Maya: skipped on Sun 22 Nov 2026. That day is passed over.\n");
    SAYS("0 weeks in a row, 1 this week");
    SAYS("  skipped today\n");
}

static void a_day_that_is_not_planned_is_written_and_does_not_count(void **state)
{
    struct cli_program *program = *state;
    add_three(program);
    EXPECT(0, "goal", "done", "Run");
    SAYS("Run: done on Sun 22 Nov 2026. That day is not planned, and does not count.\n");
    EXPECT(0, "goal", "list", "--json");
    JSON("$[2].marks_total", "1");
    JSON("$[2].streak", "0");
    JSON("$[2].strength", "0");
    EXPECT(0, "goal", "skip", "Run");
    SAYS("Run: skipped on Sun 22 Nov 2026. That day is not planned, and does not count.\n");
}

static void what_is_so_already_is_said_and_not_written_again(void **state)
{
    struct cli_program *program = *state;
    add_three(program);
    EXPECT(0, "goal", "done", "Call");
    EXPECT(0, "undo", "--list", "--json");
    ITEMS(4);
    EXPECT(0, "goal", "done", "Call");
    SAYS("Call Maya: done on Sun 22 Nov 2026 already.\n");
    EXPECT(0, "undo", "--list", "--json");
    ITEMS(4);
    EXPECT(0, "goal", "skip", "Call", "--day", "yesterday");
    EXPECT(0, "goal", "skip", "Call", "--day", "yesterday");
    SAYS("Call Maya: skipped on Sat 21 Nov 2026 already.\n");
    EXPECT(0, "goal", "finish", "Run");
    SAYS("Goal 1 is finished. Its marks and steps stay.\n");
    EXPECT(0, "goal", "finish", "Run");
    SAYS("Goal 1 is finished already, since Sun 22 Nov 2026.\n");
    EXPECT(0, "goal", "archive", "Run");
    EXPECT(0, "goal", "archive", "Run");
    SAYS("Goal 1 is put away already.\n");
    EXPECT(0, "undo", "--list", "--json");
    ITEMS(7);
}

static void steps_are_ticked_opened_changed_and_taken_out(void **state)
{
    struct cli_program *program = *state;
    add_three(program);
    EXPECT(0, "goal", "step", "A weekend", "1", "--day", "fri");
    SAID("Step 1 is ticked: choose\n2  A weekend away  1 of 2 steps  by 2026-12-12\n    1 [x] choose  2026-11-20\n"
         "    2 [ ] pack\n");
    EXPECT(0, "goal", "step", "A weekend", "1");
    SAYS("Step 1 is ticked already, on Fri 20 Nov 2026: choose\n");
    EXPECT(0, "goal", "step", "A weekend", "2");
    SAYS("All steps are ticked. `holdfast goal finish` says that the goal is reached.\n");
    EXPECT(0, "goal", "step", "A weekend", "2", "--undo", "--json");
    JSON("$.steps[1].done_on", NULL);
    JSON("$.steps[0].done_on", "2026-11-20");
    EXPECT(3, "goal", "step", "A weekend", "2", "--undo");
    EXPECT(0, "goal", "step", "2", "2", "--text", "pack one book");
    SAYS("Step 2 is changed: pack one book\n");
    EXPECT(0, "goal", "edit", "2", "--step", "go");
    EXPECT(0, "goal", "step", "2", "1", "--remove", "--json");
    JSON("$.steps[0].text", "pack one book");
    JSON("$.steps[1].text", "go");
    EXPECT(0, "goal", "step", "2", "1", "--json");
    JSON("$.done_today", "true");
    EXPECT(3, "goal", "step", "2", "3");
    EXPECT(3, "goal", "step", "2", "0");
    EXPECT(3, "goal", "step", "2", "99999999999999999999");
    REFUSED("goal", "step", "2", "one");
    REFUSED("goal", "step", "2", "-1");
    REFUSED("goal", "step", "2");
    REFUSED("goal", "step", "Run", "1");
    REFUSED("goal", "step", "2", "1", "--undo", "--remove");
    REFUSED("goal", "step", "2", "1", "--undo", "--day", "today");
    REFUSED("goal", "step", "2", "1", "--day", "2026-11-23");
}

static void a_mark_and_a_tick_name_the_urge_they_were_done_instead_of(void **state)
{
    struct cli_program *program = *state;
    add_three(program);
    EXPECT(3, "goal", "done", "Call", "--urge", "1");
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge", "7");
    EXPECT(0, "goal", "done", "Call", "--urge", "1");
    EXPECT(0, "goal", "step", "A weekend", "1", "--urge", "1");
    EXPECT(3, "goal", "step", "A weekend", "2", "--urge", "2");
    EXPECT(0, "goal", "list", "--json");
    JSON("$[0].done_today", "true");
    JSON("$[1].steps[0].done_on", "2026-11-22");
    JSON("$[1].steps[1].done_on", NULL);
    REFUSED("goal", "done", "Call", "--urge", "x");
}

static void a_habit_rests_and_goes_on(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "goal", "add", "Run", "--every", "day");
    EXPECT(0, "goal", "done", "Run");
    EXPECT(0, "goal", "pause", "Run", "--until", "2026-12-05", "--json");
    KEYS("$", GOAL_KEYS);
    JSON("$.paused", "true");
    JSON("$.paused_until", "2026-12-05");
    JSON("$.schedule", "daily");
    EXPECT(0, "goal", "list");
    SAYS("1  Run  daily, paused until 2026-12-05  ");
    EXPECT(0, "goal", "pause", "Run", "--until", "2026-12-05");
    SAYS("Goal 1 rests already.\n");
    EXPECT(0, "goal", "edit", "Run", "--every", "mon, wed", "--json"); /* what it will be again; it still rests */
    JSON("$.paused_until", "2026-12-05");
    JSON("$.schedule", "weekdays:mon,wed");
    EXPECT(0, "goal", "pause", "Run", "--json");
    JSON("$.paused", "true");
    JSON("$.paused_until", NULL);
    EXPECT(0, "undo");
    EXPECT(0, "goal", "resume", "Run");
    SAYS("Goal 1 goes on from today.\n");
    EXPECT(0, "goal", "list", "--json");
    JSON("$[0].paused", "false");
    JSON("$[0].paused_until", NULL);
    JSON("$[0].schedule", "weekdays:mon,wed");
    EXPECT(0, "goal", "resume", "Run");
    SAYS("Goal 1 does not rest.\n");
    EXPECT(0, "goal", "pause", "Run");
    EXPECT(0, "goal", "done", "Run", "--day", "today");
    EXPECT(0, "goal", "skip", "Run", "--day", "today");
    SAYS("That day is not planned, and does not count.\n");
    EXPECT(0, "goal", "add", "Away", "--by", "today");
    EXPECT(2, "goal", "pause", "Away");
    EXPECT(2, "goal", "pause", "Run", "--until", "yesterday");
    EXPECT(0, "goal", "finish", "Run");
    EXPECT(2, "goal", "resume", "Run");
    assert_non_null(strstr(program->err, "this goal is finished; `holdfast goal reopen` goes on with it"));
}

static void a_goal_ends_and_goes_on(void **state)
{
    struct cli_program *program = *state;
    add_three(program);
    EXPECT(0, "goal", "finish", "Run", "--json");
    KEYS("$", GOAL_KEYS);
    JSON("$.finished_on", "2026-11-22");
    EXPECT(0, "goal", "archive", "Run", "--json");
    JSON("$.archived", "true");
    EXPECT(0, "goal", "list");
    SAYS("1  Run (health)  Mon Wed Fri  0 in a row  strength 0.00  finished on 2026-11-22  archived\n");
    EXPECT(0, "goal", "reopen", "Run", "--json");
    JSON("$.finished_on", NULL);
    JSON("$.archived", "false");
    EXPECT(0, "goal", "reopen", "Run");
    SAYS("Goal 1 is open: it was neither finished nor put away.\n");
    EXPECT(0, "goal", "archive", "A week");
    SAYS("Goal 2 is put away. Everything in it stays readable.\n");
    EXPECT(0, "undo");
    EXPECT(0, "goal", "list", "--json");
    JSON("$[1].archived", "false");
}

static void a_goal_is_edited_deleted_and_moved(void **state)
{
    struct cli_program *program = *state;
    add_three(program);
    EXPECT(0, "goal", "edit", "Run", "--title", "Run slowly", "--area=", "--every", "3x", "--json");
    JSON("$.title", "Run slowly");
    JSON("$.area", NULL);
    JSON("$.schedule", "weekly:3");
    EXPECT(0, "goal", "edit", "2", "--by=", "--area", "getaway", "--json");
    JSON("$.due_on", NULL);
    JSON("$.area", "getaway");
    REFUSED("goal", "edit", "2", "--every", "day");
    REFUSED("goal", "edit", "Run", "--by", "2026-12-12");
    REFUSED("goal", "edit", "Run", "--step", "x");
    REFUSED("goal", "edit", "Run");
    REFUSED("goal", "edit", "Run", "--title=");
    EXPECT(0, "goal", "move", "Call", "up");
    SAID("Call Maya stands after Run slowly now.\n");
    EXPECT(0, "goal", "move", "Call", "first");
    SAID("Call Maya stands first now.\n");
    EXPECT(0, "goal", "move", "Call", "up");
    SAID("Call Maya stands there already.\n");
    EXPECT(0, "goal", "move", "Call", "last");
    SAID("Call Maya stands after A weekend away now.\n");
    EXPECT(0, "goal", "archive", "A weekend");
    EXPECT(0, "goal", "move", "Run", "down");
    SAID("Run slowly stands after Call Maya now.\n");
    REFUSED("goal", "move", "Run", "sideways");
    REFUSED("goal", "move", "Run");
    EXPECT(0, "goal", "delete", "Run");
    SAYS("Goal 1 is deleted. `holdfast undo` takes it back.\n");
    EXPECT(0, "trash");
    SAYS("Run slowly");
    EXPECT(0, "undo");
    EXPECT(0, "goal", "delete", "Run", "--forever");
    SAYS("Goal 1 is gone for good; undo does not bring it back.\n");
    EXPECT(3, "goal", "delete", "Run");
    EXPECT(3, "goal", "delete", "1");
    EXPECT(0, "goal", "list", "--json");
    ITEMS(2);
}

static void the_words_of_a_goal_that_was_deleted_for_good_are_gone_from_the_file(void **state)
{
    struct cli_program *program = *state;
    size_t              length;
    EXPECT(0, "goal", "add", "Zanzibarwords", "--step", "Quetzalwords");
    EXPECT(0, "goal", "edit", "Zanz", "--area", "Yucatanwords");
    EXPECT(0, "goal", "delete", "Zanz", "--forever");
    char *bytes = cli_program_database(program, &length);
    assert_non_null(bytes);
    assert_null(memmem(bytes, length, "Zanzibar", 8));
    assert_null(memmem(bytes, length, "Quetzal", 7));
    assert_null(memmem(bytes, length, "Yucatan", 7));
    free(bytes);
}

static void a_goal_is_named_by_the_start_of_its_title(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "goal", "add", "Read", "--every", "day");
    EXPECT(0, "goal", "add", "Read aloud", "--every", "day");
    EXPECT(0, "goal", "add", "Rest", "--every", "day");
    REFUSED("goal", "done", "Re");
    EXPECT(0, "goal", "done", "Read", "--json");
    JSON("$.id", "1");
    EXPECT(0, "goal", "done", "read a", "--json");
    JSON("$.id", "2");
    EXPECT(3, "goal", "done", "Write");
    cli_program_refused(program, 3, "Write");
    EXPECT(3, "goal", "done", "9");
    program->input = "Rest\n";
    EXPECT(0, "goal", "done", "-", "--json");
    JSON("$.id", "3");
}

static void starters_are_listed_by_number_and_written_down(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "goal", "starters");
    SAYS("1  Clear the reminders (reminders)\n    1 Mute and unfollow\n    2 Archive the chat\n");
    SAYS("\n7  A walk in daylight (health)  daily\n");
    assert_null(strstr(program->out, "keep the chat"));
    EXPECT(0, "goal", "starters", "--json");
    KEYS("$[0]", "number,title,area,kind,schedule,steps");
    JSON("$[0].steps[4]", "Agree with a friend when to call");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "start", "--rules", "low");
    EXPECT(0, "goal", "starters");
    SAYS("2  Clear the reminders, keep the chat (reminders)\n");
    assert_null(strstr(program->out, "Archive the chat"));
    EXPECT(0, "goal", "starter", "7", "--json");
    JSON("$.title", "A walk in daylight");
    JSON("$.schedule", "daily");
    EXPECT(0, "goal", "starter", "2", "--json");
    JSON("$.kind", "project");
    JSON("$.area", "reminders");
    JSON("$.steps[5].text", "Agree with a friend when to call");
    EXPECT(3, "goal", "starter", "99");
    EXPECT(3, "goal", "starter", "0");
    REFUSED("goal", "starter", "one");
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program      *program = *state;
    static const char *const words[] = {"goal", "add", "Run", NULL};
    static const char *const options[] = {"every", "by", NULL};
    EXPECT(3, "goal", "done", "Run");
    EXPECT(3, "goal", "delete", "1");
    EXPECT(3, "goal", "move", "1", "up");
    assert_int_not_equal(access(program->db, F_OK), 0);
    REFUSED("goal", "add");
    REFUSED("goal", "add", "");
    REFUSED("goal", "add", "two", "words");
    REFUSED("goal", "add", "Run", "--every", "day", "--by", "2026-12-12");
    REFUSED("goal", "add", "Run", "--every", "day", "--step", "x");
    REFUSED("goal", "add", "Run", "--every", "8x");
    REFUSED("goal", "add", "Run", "--by", "yesterday");
    assert_non_null(strstr(program->err, "--by must be today or a date that lies ahead"));
    REFUSED("goal", "add", "Run", "--by", "2027-02-29");
    REFUSED("goal", "add", "Run", "--area", "two\nlines");
    REFUSED("goal", "add", "Run", "--step=");
    REFUSED("goal", "add", "Run", "--person", "M.");
    REFUSED("goal", "list", "x");
    REFUSED("goal", "lend");
    assert_int_not_equal(access(program->db, F_OK), 0);
    add_three(program);
    REFUSED("goal", "done", "A weekend");
    assert_non_null(strstr(program->err, "goal step GOAL N"));
    assert_non_null(strstr(program->err, "goal finish"));
    REFUSED("goal", "skip", "A weekend");
    REFUSED("goal", "undo", "A weekend");
    REFUSED("goal", "done", "Run", "--day", "2026-11-23");
    REFUSED("goal", "done", "Run", "--day", "today", "--day", "today");
    cli_rows_refuses_values(program, words, options, false);
}

static void a_goal_has_at_most_a_hundred_steps(void **state)
{
    struct cli_program *program = *state;
    for (int round = 0; round < 10; round++) {
        const char *words[24] = {"goal", round == 0 ? "add" : "edit", "Long"};
        for (size_t i = 0; i < 10; i++) {
            words[3 + 2 * i] = "--step";
            words[4 + 2 * i] = "one more";
        }
        cli_rows_run(program, 0, words);
    }
    REFUSED("goal", "edit", "Long", "--step", "too many");
    EXPECT(0, "goal", "list", "--json");
    JSON("$[0].steps[99].text", "one more");
}

static void a_closed_plan_and_no_plan_at_all_leave_the_goals_alone(void **state)
{
    struct cli_program *program = *state;
    add_three(program);
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "person", "close");
    EXPECT(0, "goal", "done", "Call");
    SAYS("done today");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(goals_are_added_and_listed_newest_first),
        ROW_TEST(a_habit_and_a_project_have_the_keys_of_their_kind),
        ROW_TEST(days_are_marked_skipped_and_taken_back),
        ROW_TEST(a_day_that_is_not_planned_is_written_and_does_not_count),
        ROW_TEST(what_is_so_already_is_said_and_not_written_again),
        ROW_TEST(steps_are_ticked_opened_changed_and_taken_out),
        ROW_TEST(a_mark_and_a_tick_name_the_urge_they_were_done_instead_of),
        ROW_TEST(a_goal_ends_and_goes_on),
        ROW_TEST(a_goal_is_edited_deleted_and_moved),
        ROW_TEST(the_words_of_a_goal_that_was_deleted_for_good_are_gone_from_the_file),
        ROW_TEST(a_goal_is_named_by_the_start_of_its_title),
        ROW_TEST(a_habit_rests_and_goes_on),
        ROW_TEST(starters_are_listed_by_number_and_written_down),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
        ROW_TEST(a_goal_has_at_most_a_hundred_steps),
        ROW_TEST(a_closed_plan_and_no_plan_at_all_leave_the_goals_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
