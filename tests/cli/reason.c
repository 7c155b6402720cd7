#include "support/cli_rows.h"

#include <stdlib.h>
#include <unistd.h>

static void a_reason_is_added_listed_and_deleted(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "reason", "list");
    SAID("");
    EXPECT(0, "reason", "add", "I sleep again");
    SAID("This reason is written down.\n1  I sleep again\n");
    EXPECT(0, "reason", "add", "a \"second\" one", "--json");
    KEYS("$", "id,text");
    JSON("$.id", "2");
    JSON("$.text", "a \"second\" one");
    EXPECT(0, "reason");
    SAID("2  a \"second\" one\n1  I sleep again\n");
    EXPECT(0, "reason", "list", "--json");
    KEYS("$[0]", "id,text");
    JSON("$[0].id", "2");
    EXPECT(0, "reason", "delete", "2", "--json");
    JSON("$.text", "a \"second\" one");
    EXPECT(3, "reason", "delete", "2");
    EXPECT(0, "reason", "delete", "1");
    EXPECT(0, "reason", "list", "--json");
    SAID("[]\n");
}

static void a_reason_comes_from_standard_input(void **state)
{
    struct cli_program *program = *state;
    program->input = "what nobody\nelse reads\n";
    EXPECT(0, "reason", "add", "-", "--json");
    JSON("$.text", "what nobody\nelse reads");
    EXPECT(0, "reason", "list");
    SAID("1  what nobody else reads\n");
}

static void a_reason_is_changed(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "reason", "add", "I sleep again");
    EXPECT(0, "reason", "edit", "1", "I sleep");
    SAID("This reason is changed.\n1  I sleep\n");
    program->input = "through the night\n";
    EXPECT(0, "reason", "edit", "1", "--text", "-", "--json");
    JSON("$.text", "through the night");
    EXPECT(2, "reason", "edit", "1");
    EXPECT(2, "reason", "edit", "1", "a", "--text", "b");
    EXPECT(2, "reason", "edit", "1", "");
    EXPECT(3, "reason", "edit", "2", "x");
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program *program = *state;
    REFUSED("reason", "add");
    REFUSED("reason", "add", "");
    REFUSED("reason", "add", "two", "words");
    REFUSED("reason", "add", "\xff");
    REFUSED("reason", "add", "a\x1b[31m");
    REFUSED("reason", "add", "-");
    char *large = malloc(1024 * 1024);
    assert_non_null(large);
    memset(large, 'x', 1024 * 1024);
    program->input = large;
    program->input_length = 1024 * 1024;
    REFUSED("reason", "add", "-");
    program->input = large;
    program->input_length = 64 * 1024 + 1;
    REFUSED("reason", "add", "-");
    REFUSED("reason", "delete", "one");
    REFUSED("reason", "delete");
    REFUSED("reason", "add", "x", "--person", "M.");
    assert_int_not_equal(access(program->db, F_OK), 0);
    program->input = large;
    program->input_length = 64 * 1024;
    EXPECT(0, "reason", "add", "-");
    free(large);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(a_reason_is_added_listed_and_deleted),
        ROW_TEST(a_reason_comes_from_standard_input),
        ROW_TEST(a_reason_is_changed),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
