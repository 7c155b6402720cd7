#include "support/cli_rows.h"

#include <unistd.h>

static void a_friend_is_added_listed_and_deleted(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "friend", "list");
    SAID("");
    EXPECT(0, "friend", "list", "--json");
    SAID("[]\n");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "friend", "add", "Maya", "+1 555 0100", "--json");
    KEYS("$", "id,name,how,hours");
    JSON("$.id", "1");
    JSON("$.name", "Maya");
    JSON("$.how", "+1 555 0100");
    JSON("$.hours", NULL);
    EXPECT(0, "friend", "add", "Ben", "knock", "--hours", "20:00-02:30");
    SAID("A friend to call is written down.\n2  Ben  knock  20:00-02:30\n");
    EXPECT(0, "friend", "list");
    SAID("2  Ben  knock  20:00-02:30\n1  Maya  +1 555 0100  any hour\n");
    EXPECT(0, "friend");
    SAID("2  Ben  knock  20:00-02:30\n1  Maya  +1 555 0100  any hour\n");
    EXPECT(0, "friend", "list", "--json");
    KEYS("$[0]", "id,name,how,hours");
    JSON("$[0].hours", "20:00-02:30");
    JSON("$[1].hours", NULL);
    EXPECT(0, "friend", "delete", "1", "--json");
    JSON("$.name", "Maya");
    EXPECT(3, "friend", "delete", "1");
    EXPECT(0, "friend", "list", "--json");
    ITEMS(1);
    EXPECT(0, "friend", "add", "M.", "x", "--json");
    JSON("$.id", "3");
}

static void each_act_is_taken_back(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "friend", "add", "Maya", "+1 555 0100");
    EXPECT(0, "friend", "delete", "1");
    EXPECT(0, "undo");
    EXPECT(0, "friend", "list", "--json");
    ITEMS(1);
    EXPECT(0, "undo");
    EXPECT(0, "friend", "list", "--json");
    SAID("[]\n");
}

static void a_friend_is_changed_field_by_field(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "friend", "add", "Maya", "+1 555 0100", "--hours", "08:00-23:00");
    EXPECT(0, "friend", "edit", "1", "--how", "knock");
    SAID("This friend is changed.\n1  Maya  knock  08:00-23:00\n");
    EXPECT(0, "friend", "edit", "1", "--name", "M.", "--hours=", "--json");
    JSON("$.name", "M.");
    JSON("$.how", "knock");
    JSON("$.hours", NULL);
    EXPECT(0, "undo");
    EXPECT(0, "friend", "list");
    SAID("1  Maya  knock  08:00-23:00\n");
    EXPECT(3, "friend", "edit", "2", "--name", "B.");
    EXPECT(2, "friend", "edit", "1");
    assert_non_null(strstr(program->err, "--name, --how or --hours"));
    EXPECT(2, "friend", "edit", "1", "--hours", "8-23");
    EXPECT(2, "friend", "edit", "1", "--name=");
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program      *program = *state;
    static const char *const words[] = {"friend", "add", "Maya", "+1 555 0100", NULL};
    static const char *const options[] = {"hours", NULL};
    EXPECT(3, "friend", "delete", "1");
    REFUSED("friend", "add", "Maya");
    REFUSED("friend", "add");
    REFUSED("friend", "add", "Maya", "+1 555 0100", "twice");
    REFUSED("friend", "add", "", "+1 555 0100");
    REFUSED("friend", "add", "  ", "+1 555 0100");
    REFUSED("friend", "add", "Maya", "a\nb");
    REFUSED("friend", "add", "Maya\xff", "x");
    REFUSED("friend", "add", "Maya", "\x1b]0;x\x07");
    REFUSED("friend", "add", "Maya", "x", "--hours", "8-23");
    REFUSED("friend", "add", "Maya", "x", "--hours", "08:00-08:00");
    REFUSED("friend", "add", "Maya", "x", "--hours", "08:00-25:00");
    REFUSED("friend", "add", "Maya", "x", "--hours=");
    REFUSED("friend", "delete", "x");
    REFUSED("friend", "delete");
    REFUSED("friend", "list", "1");
    REFUSED("friend", "lend");
    assert_int_not_equal(access(program->db, F_OK), 0);
    EXPECT(0, "friend", "add", "Maya", "+1 555 0100");
    cli_rows_refuses_values(program, words, options, false);
}

static void a_name_at_its_longest_is_taken_and_one_more_is_not(void **state)
{
    struct cli_program *program = *state;
    char                name[2 * 201 + 1] = "";
    for (size_t i = 0; i < 200; i++)
        memcpy(name + 2 * i, "\xc3\xa9", 3);
    EXPECT(0, "friend", "add", name, "x", "--json");
    JSON("$.name", name);
    memcpy(name + 400, "\xc3\xa9", 3);
    REFUSED("friend", "add", name, "x");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(a_friend_is_added_listed_and_deleted),
        ROW_TEST(each_act_is_taken_back),
        ROW_TEST(a_friend_is_changed_field_by_field),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
        ROW_TEST(a_name_at_its_longest_is_taken_and_one_more_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
