#include "support/cli_rows.h"

#include <unistd.h>

static void a_plan_is_added_listed_and_deleted(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "plan", "list");
    SAID("");
    EXPECT(0, "plan", "add", "our song", "go for a walk");
    SAID("This plan is written down.\n1  our song: go for a walk\n");
    EXPECT(0, "plan", "add", "photos", "call Maya", "--json");
    KEYS("$", "id,trigger,action");
    JSON("$.id", "2");
    JSON("$.trigger", "photos");
    JSON("$.action", "call Maya");
    EXPECT(0, "plan");
    SAID("2  photos: call Maya\n1  our song: go for a walk\n");
    EXPECT(0, "plan", "list", "--json");
    KEYS("$[0]", "id,trigger,action");
    JSON("$[1].trigger", "our song");
    EXPECT(0, "plan", "delete", "1", "--json");
    JSON("$.action", "go for a walk");
    EXPECT(3, "plan", "delete", "1");
    EXPECT(0, "plan", "list", "--json");
    ITEMS(1);
}

static void the_newest_plan_for_a_trigger_is_shown_with_its_urge(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "plan", "add", "our song", "go for a walk");
    EXPECT(0, "plan", "add", "our song", "call Maya");
    EXPECT(0, "urge", "--trigger", "OUR SONG");
    SAYS("My plan for our song: call Maya\n");
    EXPECT(0, "urge", "--trigger", "photos");
    assert_null(strstr(program->out, "My plan"));
    EXPECT(0, "plan", "delete", "2");
    EXPECT(0, "urge", "--trigger", "our song");
    SAYS("My plan for our song: go for a walk\n");
}

/* However it is written: with other accents, another case, another form of Unicode. */
static void a_plan_meets_its_trigger_however_it_is_written(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "start");
    EXPECT(0, "plan", "add", "\u00C4rger", "go for a walk");
    EXPECT(0, "urge", "--trigger", "a\u0308rger");
    SAYS("My plan for \u00C4rger: go for a walk\n");
}

static void a_plan_is_changed(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "plan", "add", "our song", "go for a walk");
    EXPECT(0, "plan", "edit", "1", "--action", "call B.");
    SAID("This plan is changed.\n1  our song: call B.\n");
    EXPECT(0, "plan", "edit", "1", "--trigger", "photos", "--action", "music", "--json");
    JSON("$.trigger", "photos");
    JSON("$.action", "music");
    EXPECT(2, "plan", "edit", "1");
    EXPECT(2, "plan", "edit", "x", "--action", "a");
    EXPECT(3, "plan", "edit", "2", "--action", "a");
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program *program = *state;
    REFUSED("plan", "add");
    REFUSED("plan", "add", "photos");
    REFUSED("plan", "add", "photos", "call", "Maya");
    REFUSED("plan", "add", "", "call");
    REFUSED("plan", "add", "photos", "");
    REFUSED("plan", "add", "photos", "\t");
    REFUSED("plan", "add", "photos", "a\nb");
    REFUSED("plan", "add", "\xff", "call");
    REFUSED("plan", "add", "-", "-");
    REFUSED("plan", "delete", "photos");
    REFUSED("plan", "delete");
    assert_int_not_equal(access(program->db, F_OK), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(a_plan_is_added_listed_and_deleted),
        ROW_TEST(the_newest_plan_for_a_trigger_is_shown_with_its_urge),
        ROW_TEST(a_plan_meets_its_trigger_however_it_is_written),
        ROW_TEST(a_plan_is_changed),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
