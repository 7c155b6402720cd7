#include "support/cli_rows.h"

#include <unistd.h>

static void a_checkin_needs_no_person_and_marks_the_day(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "checkin", "--mark");
    SAID("Sun 22 Nov 2026: checked in.\n");
    EXPECT(0, "checkin", "--json");
    KEYS("$", "day,mood,note");
    JSON("$.day", "2026-11-22");
    JSON("$.mood", NULL);
    JSON("$.note", NULL);
}

static void asking_for_a_day_that_has_none_writes_nothing(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "checkin", "--json");
    SAID("null\n");
    EXPECT(0, "checkin");
    SAID("Sun 22 Nov 2026: no check-in; --mark makes one.\n");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "checkin", "--mark", "--json");
    JSON("$.day", "2026-11-22");
}

static void again_on_the_same_day_changes_what_is_given(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "checkin", "--mood", "4", "--note", "a \"walk\"");
    SAID("Sun 22 Nov 2026: checked in, mood 4 of 5.\n    a \"walk\"\n");
    EXPECT(0, "checkin", "--mood", "2", "--json");
    JSON("$.mood", "2");
    JSON("$.note", "a \"walk\"");
    EXPECT(0, "checkin", "--note", "two\nlines", "--json");
    JSON("$.mood", "2");
    JSON("$.note", "two\nlines");
    EXPECT(0, "checkin", "--json");
    JSON("$.mood", "2");
    EXPECT(0, "checkin", "--mood=", "--json");
    JSON("$.mood", NULL);
    JSON("$.note", "two\nlines");
    EXPECT(0, "checkin", "--note=", "--json");
    JSON("$.note", NULL);
}

static void marking_a_marked_day_is_nothing_to_take_back(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "checkin", "--mood", "4");
    EXPECT(0, "checkin", "--mark");
    EXPECT(0, "undo");
    EXPECT(0, "checkin", "--json");
    SAID("null\n");
}

static void another_day_has_its_own(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "checkin", "--day", "yesterday", "--mood", "3", "--json");
    JSON("$.day", "2026-11-21");
    EXPECT(0, "checkin", "--json");
    SAID("null\n");
    EXPECT(0, "checkin", "--day", "sat", "--json");
    JSON("$.mood", "3");
    REFUSED("checkin", "--day", "2026-11-23");
    REFUSED("checkin", "--day", "2026-02-30");
}

static void there_must_be_something_to_clear(void **state)
{
    struct cli_program *program = *state;
    REFUSED("checkin", "--mood=");
    REFUSED("checkin", "--note=");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "checkin", "--mark");
    EXPECT(0, "checkin", "--mood=");
    REFUSED("checkin", "--day", "yesterday", "--mood=");
    REFUSED("checkin", "--day", "yesterday", "--mood", "3", "--note=");
}

static void a_hard_day_names_help(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "checkin", "--mood", "1");
    SAYS("That is a hard day. At any hour:\n  In danger now: call the emergency number where you are.\n");
    SAYS("findahelpline.com");
    EXPECT(0, "checkin", "--mood", "2");
    assert_null(strstr(program->out, "hard day"));
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program      *program = *state;
    static const char *const words[] = {"checkin", NULL};
    static const char *const options[] = {"mood", "note", NULL};
    static const char *const day[] = {"day", NULL};
    REFUSED("checkin", "--mood", "6");
    assert_string_equal(program->err, "holdfast: checkin: mood must be 1 to 5, not \"6\"\n");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "checkin", "--mood", "3");
    REFUSED("checkin", "--mood", "0");
    REFUSED("checkin", "4");
    REFUSED("checkin", "--person", "M.");
    cli_rows_refuses_values(program, words, options, true);
    cli_rows_refuses_values(program, words, day, false);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(a_checkin_needs_no_person_and_marks_the_day),
        ROW_TEST(asking_for_a_day_that_has_none_writes_nothing),
        ROW_TEST(again_on_the_same_day_changes_what_is_given),
        ROW_TEST(marking_a_marked_day_is_nothing_to_take_back),
        ROW_TEST(another_day_has_its_own),
        ROW_TEST(there_must_be_something_to_clear),
        ROW_TEST(a_hard_day_names_help),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
