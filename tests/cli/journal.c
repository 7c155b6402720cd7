/*
 * The list of entries and letters, showing, changing and deleting them.
 */
#include "support/cli_rows.h"

#include <sqlite3.h>
#include <stdlib.h>

/* Four of them, over three days. */
static void begin_journal(struct cli_program *program)
{
    EXPECT(0, "write", "A quiet Sunday.\nNothing happened, and that was good. #calm", "--at", "2026-11-22 20:00",
           "--mood", "4");
    EXPECT(0, "write", "Could not sleep", "--title", "Three in the night", "--tag", "sleep", "--at",
           "2026-11-20 03:10");
    EXPECT(0, "letter", "I would have told you about caf\u00e9s", "--at", "2026-11-21 22:00");
    EXPECT(0, "letter", "xylophone", "--title", "glockenspiel", "--at", "2026-11-21 23:00", "--closed-until",
           "2027-06-01");
}

static void the_list_is_newest_first_one_line_each(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "journal");
    SAID("");
    begin_journal(program);
    EXPECT(0, "journal");
    SAID("1  2026-11-22  A quiet Sunday.  mood 4  #calm\n"
         "4  2026-11-21  letter, not sent, closed until 1 Jun 2027\n"
         "3  2026-11-21  letter, not sent  I would have told you about caf\u00e9s\n"
         "2  2026-11-20  Three in the night  #sleep\n");
    EXPECT(0, "journal", "--reverse", "--limit", "2");
    SAID("2  2026-11-20  Three in the night  #sleep\n"
         "3  2026-11-21  letter, not sent  I would have told you about caf\u00e9s\n");
}

static void the_list_is_one_json_document(void **state)
{
    struct cli_program *program = *state;
    EXPECT(0, "journal", "--json");
    SAID("[]\n");
    begin_journal(program);
    EXPECT(0, "journal", "--json");
    ITEMS(4);
    KEYS("$[0]", "id,uid,at,day,kind,title,body,tags,mood");
    JSON("$[0].body", "A quiet Sunday.\nNothing happened, and that was good. #calm");
    JSON("$[0].title", NULL);
    JSON("$[0].tags", "[\"calm\"]");
    JSON("$[0].mood", "4");
    JSON("$[1].id", "4");
    JSON("$[1].kind", "letter");
    JSON("$[1].day", "2026-11-21");
    JSON("$[1].title", NULL);
    JSON("$[1].body", NULL);
    JSON("$[3].title", "Three in the night");
}

static void it_is_narrowed_down(void **state)
{
    struct cli_program *program = *state;
    static const struct {
        const char *option, *value, *ids;
    } rows[] = {
        {"--since", "2026-11-21", "[1,4,3]"},
        {"--until", "yesterday", "[4,3,2]"},
        {"--tag", "calm", "[1]"},
        {"--tag", "#sleep", "[2]"},
        {"--tag", "cal", "[]"},
        {"--kind", "entry", "[1,2]"},
        {"--kind", "letter", "[4,3]"},
        {"--search", "qui sun", "[1]"},
        {"--search", "\"that was good\"", "[1]"},
        {"--search", "CAFES", "[3]"},
        {"--search", "-quiet", "[4,3,2]"},
        {"--search", "tag:sleep", "[2]"},
        {"--search", "mood:4", "[1]"},
        {"--search", "since:2026-11-22", "[1]"},
        {"--search", "xylophone", "[]"},
        {"--search", "\"", "[1,4,3,2]"},
        {"--limit", "1", "[1]"},
    };
    begin_journal(program);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf_ids {
            char text[64];
        } ids = {"["};
        EXPECT(0, "journal", rows[i].option, rows[i].value, "--json");
        const char *keys = cli_program_keys(program, "$");
        int count = strcmp(keys, "null") == 0 ? 0 : atoi(strrchr(keys, ',') ? strrchr(keys, ',') + 1 : keys) + 1;
        for (int k = 0; k < count; k++) {
            char path[32];
            snprintf(path, sizeof path, "$[%d].id", k);
            strcat(ids.text, k ? "," : "");
            strcat(ids.text, cli_program_json(program, path));
        }
        strcat(ids.text, "]");
        if (strcmp(ids.text, rows[i].ids) != 0)
            fail_msg("%s %s: %s", rows[i].option, rows[i].value, ids.text);
    }
}

static void a_slip_in_the_query_is_words_and_no_error(void **state)
{
    struct cli_program      *program = *state;
    static const char *const queries[] = {"\"", "(",   "a OR", "AND", "NEAR(a b)", "*",
                                          "^x", "a:b", "-",    "--",  "'; x",      "{a}"};
    begin_journal(program);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        char option[64];
        snprintf(option, sizeof option, "--search=%s", queries[i]);
        program->input = "sunday";
        EXPECT(0, "journal", option);
        assert_string_equal(program->err, "");
    }
}

static void a_wrong_value_in_the_query_is_told(void **state)
{
    struct cli_program      *program = *state;
    static const char *const queries[][2] = {
        {"tag:", "tag must not be empty"},
        {"a mood:9", "mood must be 1 to 5, or like 2..3, not \"9\""},
        {"since:2026-13-01", "since"},
    };
    begin_journal(program);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        EXPECT(2, "journal", "--search", queries[i][0]);
        assert_non_null(strstr(program->err, queries[i][1]));
    }
}

static void what_was_looked_for_is_marked_where_there_are_colours_only(void **state)
{
    struct cli_program *program = *state;
    begin_journal(program);
    EXPECT(0, "journal", "--search", "sun quie cal");
    SAID("1  2026-11-22  A quiet Sunday.  mood 4  #calm\n");
    EXPECT(0, "journal", "--search", "sun quie cal", "--color=always");
    SAID("1  2026-11-22  A \033[1;4mquie\033[0mt \033[1;4mSun\033[0mday.  mood 4  #\033[1;4mcal\033[0mm\n");
    EXPECT(0, "journal", "--search", "cafe\u0301s -quiet", "--color=always");
    SAID("3  2026-11-21  letter, not sent  I would have told you about \033[1;4mcaf\u00e9s\033[0m\n");
    EXPECT(0, "journal", "--search", "glockenspiel", "--color=always");
    SAID("4  2026-11-21  letter, not sent, closed until 1 Jun 2027\n");
    EXPECT(0, "journal", "--color=always", "--limit", "1");
    SAID("1  2026-11-22  A quiet Sunday.  mood 4  #calm\n");
    EXPECT(0, "journal", "--search", "quiet", "--json", "--color=always");
    assert_null(strchr(program->out, '\033'));
}

/* Of a long text only the beginning is read, and then all of it where that is not enough. */
static void the_first_line_is_found_however_far_it_lies(void **state)
{
    struct cli_program *program = *state;
    char                text[1600];
    memset(text, '\n', 700);
    strcpy(text + 700, "after many empty lines");
    EXPECT(0, "write", text);
    memset(text, 0, sizeof text);
    for (int i = 0; i < 50; i++) /* a letter with eight marks over it: one column, 17 bytes */
        strcat(text, "e\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a");
    EXPECT(0, "write", text);
    strcat(text, "\n");
    memset(text + strlen(text), 'x', 300);
    EXPECT(0, "write", text);
    EXPECT(0, "journal", "--reverse");
    SAYS("1  2026-11-22  after many empty lines\n");
    text[50 * 17] = '\0';
    char line[3400];
    snprintf(line, sizeof line, "2  2026-11-22  %s\n3  2026-11-22  %s\n", text, text);
    SAYS(line);
}

static void a_closed_letter_shows_no_word_of_its_text(void **state)
{
    struct cli_program *program = *state;
    begin_journal(program);
    EXPECT(0, "journal", "show", "4");
    SAID("Closed until 1 Jun 2027, as you wished.\n");
    EXPECT(0, "journal", "show", "4", "--json");
    JSON("$.body", NULL);
    JSON("$.title", NULL);
    EXPECT(0, "journal", "edit", "4", "--mood", "3", "--json");
    JSON("$.body", NULL);
    cli_program_env(program, "EDITOR=cat");
    EXPECT(4, "journal", "edit", "4", "--edit");
    cli_program_refused(program, 4, "closed until 1 Jun 2027");
    EXPECT(0, "journal", "delete", "4", "--json");
    JSON("$.body", NULL);
    EXPECT(0, "trash", "--json");
    JSON("$[0].title", NULL);
    EXPECT(0, "trash", "restore", "1", "--json");
    JSON("$.title", NULL);
    NOW("2027-06-01T00:00:00+01:00");
    EXPECT(0, "journal", "show", "4");
    SAID("xylophone\n");
    EXPECT(0, "journal", "--kind", "letter", "--limit", "1");
    SAID("4  2026-11-21  letter, not sent  glockenspiel  mood 3\n");
}

static void each_field_is_changed_and_cleared(void **state)
{
    struct cli_program *program = *state;
    begin_journal(program);
    EXPECT(0, "journal", "edit", "2", "--title", "Four in the night", "--mood", "2", "--tag", "night", "--tag", "bed",
           "--at", "2026-11-20 04:00");
    SAID("Entry 2 is changed.\n2  2026-11-20  Four in the night  mood 2  #night #bed\n");
    EXPECT(0, "journal", "edit", "2", "--title=", "--mood=", "--tag=", "--json");
    JSON("$.title", NULL);
    JSON("$.mood", NULL);
    JSON("$.tags", "[]");
    JSON("$.body", "Could not sleep");
    JSON("$.at", "2026-11-20T04:00:00+01:00");
    EXPECT(0, "journal", "edit", "2", "Slept", "after", "all", "--json");
    JSON("$.body", "Slept after all");
    program->input = "from a file\n";
    EXPECT(0, "journal", "edit", "2", "-", "--json");
    JSON("$.body", "from a file");
    program->input = "from a pipe\n";
    EXPECT(0, "journal", "edit", "2", "--json");
    JSON("$.body", "from a pipe");
    EXPECT(0, "undo");
    EXPECT(0, "journal", "show", "2");
    SAID("from a file\n");
}

static void a_tag_goes_with_the_text_it_stood_in(void **state)
{
    struct cli_program *program = *state;
    begin_journal(program);
    EXPECT(0, "journal", "edit", "1", "A loud Sunday #noise", "--json");
    JSON("$.tags", "[\"noise\"]");
    EXPECT(0, "journal", "edit", "1", "--tag=", "--json");
    JSON("$.tags", "[\"noise\"]");
    EXPECT(0, "journal", "--search", "quiet");
    SAID("");
    EXPECT(0, "journal", "--search", "loud");
    SAYS("A loud Sunday");
}

static void only_a_letter_is_kept_closed(void **state)
{
    struct cli_program *program = *state;
    begin_journal(program);
    REFUSED("journal", "edit", "1", "--closed-until", "2027-01-01");
    EXPECT(0, "journal", "edit", "3", "--closed-until", "2027-01-01");
    SAID("Letter 3 is changed.\n3  2026-11-21  letter, not sent, closed until 1 Jan 2027\n");
    EXPECT(0, "journal", "edit", "3", "--closed-until=", "--json");
    JSON("$.body", "I would have told you about caf\u00e9s");
}

static void a_deleted_entry_lies_in_the_trash(void **state)
{
    struct cli_program *program = *state;
    begin_journal(program);
    EXPECT(0, "journal", "delete", "2");
    SAID("Entry 2 is deleted. `holdfast undo` takes it back.\n2  2026-11-20  Three in the night  #sleep\n");
    EXPECT(3, "journal", "show", "2");
    EXPECT(3, "journal", "edit", "2", "--mood", "3");
    EXPECT(3, "journal", "delete", "2");
    EXPECT(0, "undo");
    EXPECT(0, "journal", "show", "2");
    SAID("Could not sleep\n");
}

static void what_is_deleted_for_good_is_nowhere_in_the_file(void **state)
{
    struct cli_program *program = *state;
    static const char   word[] = "glockenspiel";
    EXPECT(0, "write", "kept");
    EXPECT(0, "letter", "glockenspiel and more", "--tag", "x");
    EXPECT(0, "journal", "edit", "2", "glockenspiel, again");
    EXPECT(0, "journal", "delete", "2", "--forever");
    SAID("Letter 2 is gone for good; undo does not bring it back.\n"
         "It's gone from the copies of the file, too.\n");
    size_t length;
    char  *bytes = cli_program_database(program, &length);
    for (size_t i = 0; i + strlen(word) <= length; i++)
        assert_int_not_equal(memcmp(bytes + i, word, strlen(word)), 0);
    free(bytes);
    EXPECT(0, "trash", "--json");
    SAID("[]\n");
    EXPECT(0, "journal");
    SAID("1  2026-11-22  kept\n");
    EXPECT(0, "check");
}

static void a_wrong_call_names_what_is_wrong_and_writes_nothing(void **state)
{
    struct cli_program *program = *state;
    begin_journal(program);
    REFUSED("journal", "--kind", "entries");
    REFUSED("journal", "--limit", "0");
    REFUSED("journal", "--limit", "-1");
    REFUSED("journal", "--limit", "many");
    REFUSED("journal", "--since", "tomorrow");
    REFUSED("journal", "--until", "2026-11-23");
    REFUSED("journal", "--since", "2026-11-22", "--until", "2026-11-21");
    REFUSED("journal", "--tag", "#");
    REFUSED("journal", "--search", "");
    REFUSED("journal", "--search", "\xff");
    REFUSED("journal", "--person", "M.");
    REFUSED("journal", "shwo", "1");
    REFUSED("journal", "show");
    REFUSED("journal", "show", "one");
    REFUSED("journal", "show", "1", "2");
    REFUSED("journal", "edit");
    REFUSED("journal", "edit", "1");
    REFUSED("journal", "edit", "1", "--at=");
    REFUSED("journal", "edit", "1", "");
    REFUSED("journal", "edit", "1", "\x1b[31m");
    REFUSED("journal", "edit", "1", "--mood", "9");
    REFUSED("journal", "delete");
    REFUSED("journal", "delete", "1", "--forever=yes");
    EXPECT(3, "journal", "show", "99999999999999999999");
    cli_program_refused(program, 3, "journal show: there is no entry");
    EXPECT(3, "journal", "edit", "99", "--mood", "1");
    EXPECT(3, "journal", "delete", "99");
    EXPECT(3, "journal", "delete", "99", "--forever");
}

static void what_no_entry_may_hold_is_not_shown_raw(void **state)
{
    struct cli_program *program = *state;
    sqlite3            *db;
    EXPECT(0, "write", "a quiet day", "--title", "Sunday", "--tag", "calm");
    assert_int_equal(sqlite3_open(program->db, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(
            db, "UPDATE entry SET body = 'one' || char(27, 155) || ']0;x' || char(10, 9) || 'two', title = char(27)",
            NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    EXPECT(0, "journal", "show", "1");
    SAID("one\uFFFD\uFFFD]0;x\n\ttwo\n");
    EXPECT(0, "journal");
    assert_null(strchr(program->out, '\033'));
    EXPECT(0, "journal", "show", "1", "--json");
    assert_null(strchr(program->out, '\033'));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ROW_TEST(the_list_is_newest_first_one_line_each),
        ROW_TEST(what_no_entry_may_hold_is_not_shown_raw),
        ROW_TEST(the_list_is_one_json_document),
        ROW_TEST(it_is_narrowed_down),
        ROW_TEST(a_slip_in_the_query_is_words_and_no_error),
        ROW_TEST(a_wrong_value_in_the_query_is_told),
        ROW_TEST(what_was_looked_for_is_marked_where_there_are_colours_only),
        ROW_TEST(the_first_line_is_found_however_far_it_lies),
        ROW_TEST(a_closed_letter_shows_no_word_of_its_text),
        ROW_TEST(each_field_is_changed_and_cleared),
        ROW_TEST(a_tag_goes_with_the_text_it_stood_in),
        ROW_TEST(only_a_letter_is_kept_closed),
        ROW_TEST(a_deleted_entry_lies_in_the_trash),
        ROW_TEST(what_is_deleted_for_good_is_nowhere_in_the_file),
        ROW_TEST(a_wrong_call_names_what_is_wrong_and_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
