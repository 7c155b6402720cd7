/*
 * What was deleted: listed, put back, cleared.
 */
#include "support/cli_rows.h"

static void what_was_deleted_is_listed_newest_first(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "trash");
    SAID("There is nothing in the trash.\n");
    EXPECT(0, "trash", "--json");
    SAID("[]\n");
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "write", "A quiet Sunday.\nAnd more.");
    EXPECT(0, "urge", "7", "--trigger", "our song");
    EXPECT(0, "reason", "add", "I sleep again");
    EXPECT(0, "journal", "delete", "1");
    NOW("2026-11-22T21:15:00+01:00");
    EXPECT(0, "urge", "delete", "1");
    NOW("2026-11-22T21:16:00+01:00");
    EXPECT(0, "reason", "delete", "1");
    EXPECT(0, "trash", "--json");
    ITEMS(3);
    KEYS("$[0]", "id,what,row_id,deleted_at,title");
    JSON("$[0].what", "reason");
    JSON("$[0].row_id", "1");
    JSON("$[0].deleted_at", "2026-11-22T21:16:00+01:00");
    JSON("$[0].title", "I sleep again");
    JSON("$[1].what", "urge");
    JSON("$[2].what", "entry");
    JSON("$[2].title", "A quiet Sunday.");
    EXPECT(0, "trash");
    SAYS("  2026-11-22 21:16  reason 1  I sleep again\n");
    SAYS("  2026-11-22 21:14  entry 1  A quiet Sunday.\n");
}

static void a_row_is_put_back_where_it_stood(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "one");
    EXPECT(0, "write", "two", "--tag", "x");
    EXPECT(0, "journal", "delete", "2");
    EXPECT(0, "trash", "restore", "1");
    SAID("The entry 2 is back where it stood.\n");
    EXPECT(0, "journal");
    SAID("2  2026-11-22  two  #x\n1  2026-11-22  one\n");
    EXPECT(0, "journal", "--search", "two", "--json");
    ITEMS(1);
    EXPECT(0, "trash");
    SAID("There is nothing in the trash.\n");
    EXPECT(3, "trash", "restore", "1");
    EXPECT(0, "undo");
    EXPECT(3, "journal", "show", "2");
    EXPECT(0, "journal", "delete", "1");
    EXPECT(0, "trash", "--json");
    char id[32];
    snprintf(id, sizeof id, "%s", cli_program_json(program, "$[0].id"));
    EXPECT(0, "trash", "restore", id, "--json");
    KEYS("$", "id,what,row_id,deleted_at,title");
    JSON("$.what", "entry");
    JSON("$.row_id", "1");
}

static void it_is_cleared_for_good(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "trash", "empty");
    SAID("There is nothing in the trash.\n");
    EXPECT(0, "write", "one");
    EXPECT(0, "write", "two");
    EXPECT(0, "write", "three");
    EXPECT(0, "journal", "delete", "1");
    EXPECT(0, "journal", "delete", "2");
    EXPECT(0, "trash", "empty");
    SAID("Cleared for good: 2 rows. Undo does not bring that back.\n"
         "It's gone from the copies of the file, too.\n");
    EXPECT(0, "trash", "--json");
    SAID("[]\n");
    EXPECT(0, "journal", "delete", "3");
    EXPECT(0, "trash", "empty", "--json");
    JSON("$.count", "1");
    EXPECT(0, "journal", "--json");
    SAID("[]\n");
    EXPECT(0, "check");
}

static void after_30_days_it_is_no_longer_listed(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "write", "one");
    EXPECT(0, "journal", "delete", "1");
    NOW("2026-12-22T12:00:00+01:00");
    EXPECT(0, "trash", "--json");
    ITEMS(1);
    NOW("2026-12-24T12:00:00+01:00");
    EXPECT(0, "trash", "--json");
    SAID("[]\n");
}

static void a_wrong_call_names_what_is_wrong(void **state)
{
    struct cli_program *program = *state;
    EXPECT(3, "trash", "restore", "1");
    cli_program_refused(program, 3, "trash restore: there is nothing in the trash");
    REFUSED("trash", "restore");
    REFUSED("trash", "restore", "one");
    REFUSED("trash", "restore", "1", "2");
    REFUSED("trash", "empty", "now");
    REFUSED("trash", "emtpy");
    REFUSED("trash", "--person", "M.");
    EXPECT(0, "write", "one");
    EXPECT(3, "trash", "restore", "1");
    EXPECT(3, "trash", "restore", "99999999999999999999");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(what_was_deleted_is_listed_newest_first),
        ROW_TEST(a_row_is_put_back_where_it_stood),
        ROW_TEST(it_is_cleared_for_good),
        ROW_TEST(after_30_days_it_is_no_longer_listed),
        ROW_TEST(a_wrong_call_names_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
