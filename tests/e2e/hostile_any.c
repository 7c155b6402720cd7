/*
 * Texts made of whatever acts on a terminal, in every place where a person's words stand: no screen and no command lets any of it through.
 * `make attack` takes more than 10,000 of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "support/all_random.h"
#include "support/all_tries.h"
#include "support/e2e_terminal.h"

enum { FILES = 1, FILES_ALL = 40, PIECES_MOST = 8, TEXT_MOST = 400 };

static const char *const pieces[] = {"\x1b]0;owned\x07",
                                     "\x1b]52;c;b3duZWQ=\x1b\\",
                                     "\x1b[31;5m",
                                     "\x1b[2J\x1b[H",
                                     "\x1bP1$tx\x1b\\",
                                     "\xc2\x9b"
                                     "31m",
                                     "\xc2\x9d"
                                     "0;owned\xc2\x9c",
                                     "\x07",
                                     "\x08\x08",
                                     "\x0e\x0f\x7f",
                                     "\r",
                                     "\x0b\x0c\x85",
                                     "\xe2\x80\xae",
                                     "\xe2\x81\xa6",
                                     "\xe2\x81\xa9",
                                     "\xe2\x80\x8f",
                                     "\xd8\x9c",
                                     "\xf3\xa0\x81\x81",
                                     "\xef\xbb\xbf",
                                     "\xe2\x81\xa0",
                                     "\x1b[6n\x1b[c",
                                     "\x1b]11;?\x07",
                                     "\x1b[?1049l",
                                     "\x1b[?25l",
                                     "\xff\xfe",
                                     "\xc0\x80",
                                     "\xed\xa0\x80",
                                     "\xf4\x90\x80\x80",
                                     "\xe2\x80",
                                     "\xf0\x9f",
                                     "\x1b",
                                     "\x1b[?2004l\x1b>",
                                     "\x1b_G\x1b\\",
                                     "\x1b^x\x1b\\",
                                     "\x1b"
                                     "c",
                                     "\x1b#8",
                                     "\x1b(0",
                                     "\xe2\x80\xa8",
                                     "\xef\xbf\xbe",
                                     "\xef\xbf\xb9",
                                     "\x1b[999999999b",
                                     "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
                                     "\xe6\xb0\xb4",
                                     "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
                                     "a word ",
                                     "#tag ",
                                     "\n",
                                     "\t",
                                     "\x1b[>c",
                                     "\x1bZ",
                                     "\x05",
                                     "\x90"
                                     "x",
                                     "\xc2\x90"
                                     "x\xc2\x9c",
                                     "%s%n",
                                     "<b>&amp;</b>",
                                     "\"\\u001b\"",
                                     "\xe0\xbc\x8b",
                                     "\xe1\xa0\x8e"};

struct maker {
    struct random random;
    long          made;
};

static void make_text(struct maker *maker, char text[TEXT_MOST])
{
    size_t length = (size_t)snprintf(text, TEXT_MOST, "a");
    for (int64_t left = random_between(&maker->random, 1, PIECES_MOST); left > 0; left--) {
        const char *piece = pieces[random_index(&maker->random, sizeof pieces / sizeof *pieces)];
        char        any[4];
        size_t      size = strlen(piece);
        if (random_one_in(&maker->random, 4)) {
            size = sizeof any - 1;
            random_bytes(&maker->random, any, size);
            any[size] = '\0';
            piece = any;
            size = strlen(any);
        }
        memcpy(text + length, piece, size);
        length += size;
    }
    text[length] = '\0';
    maker->made++;
}

static void hostile(sqlite3_context *context, int count, sqlite3_value **values)
{
    char text[TEXT_MOST];
    (void)count, (void)values;
    make_text(sqlite3_user_data(context), text);
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

/* All that a person can write, in a life of 120 days. */
static const char *const changes = "UPDATE person SET name = hostile(), promise = hostile();"
                                   "UPDATE contact SET note = hostile(), answer_note = hostile();"
                                   "UPDATE urge SET set_off = hostile(), note = hostile();"
                                   "UPDATE urge_action SET action = hostile();"
                                   "UPDATE checkin SET note = hostile();"
                                   "UPDATE friend SET name = hostile(), how = hostile();"
                                   "UPDATE reason SET text = hostile();"
                                   "UPDATE plan SET set_off = hostile(), action = hostile();"
                                   "UPDATE hardday SET text = hostile();"
                                   "UPDATE readiness SET purpose = hostile(), purpose_day = 20000;"
                                   "UPDATE goal SET title = hostile(), area = hostile();"
                                   "UPDATE goal_step SET text = hostile();"
                                   "UPDATE entry SET title = hostile(), prompt = hostile(), tags = "
                                   "json_array(hostile()), body = hostile() || char(10) || hostile();";

/* What only the program writes. */
static const char *const unknown_words = "UPDATE goal_schedule SET schedule = hostile() WHERE id % 5 = 0;"
                                         "UPDATE act SET what = hostile();"
                                         "UPDATE memo SET value = hostile();";

static void make_hostile(struct e2e *e2e, struct maker *maker, bool with_words)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open_v2(e2e->db, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_create_function(db, "hostile", 0, SQLITE_UTF8, maker, hostile, NULL, NULL), SQLITE_OK);
    if (sqlite3_exec(db, changes, NULL, NULL, NULL) != SQLITE_OK ||
        (with_words && sqlite3_exec(db, unknown_words, NULL, NULL, NULL) != SQLITE_OK))
        fail_msg("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* What was really sent: no control, no C1, nothing that text_visible() hides. */
static void expect_harmless(const char *where, const char *sent, size_t length, bool from_screens)
{
    for (size_t at = 0, size; at < length; at += size) {
        codepoint character;
        size = text_decode(sent + at, length - at, &character);
        if (character == '\n' || character == '\t' ||
            (from_screens && (character == 0x1b || character == '\r' || character == 0x08)))
            continue;
        if (text_visible(character) != character || (size == 1 && character == TEXT_REPLACEMENT))
            fail_msg("%s: U+%04X in %s", where, (unsigned)character,
                     text_quote(sent + (at > 20 ? at - 20 : 0), at > 20 ? 40 : at + size).text);
    }
}

static void try_commands(struct e2e *e2e)
{
    static const char *const commands[][5] = {{"status"},
                                              {"status", "--json"},
                                              {"status", "--format", "%p %n %d"},
                                              {"urge", "list"},
                                              {"urge", "list", "--json"},
                                              {"contact", "list"},
                                              {"contact", "list", "--json"},
                                              {"person", "list"},
                                              {"person", "list", "--json"},
                                              {"friend", "list"},
                                              {"plan", "list"},
                                              {"reason"},
                                              {"hardday"},
                                              {"goal", "list"},
                                              {"goal", "list", "--json"},
                                              {"explain"},
                                              {"streaks"},
                                              {"milestones"},
                                              {"urge", "7"},
                                              {"contact", "text"},
                                              {"goal", "done", "1"},
                                              {"insights"},
                                              {"insights", "--json"},
                                              {"ready"},
                                              {"undo", "--list"},
                                              {"journal"},
                                              {"journal", "--json"},
                                              {"journal", "--search", "a"},

                                              {"journal", "show", "2", "--json"},
                                              {"checkin"},
                                              {"checkin", "--mood", "2"},
                                              {"journal", "delete", "3"},
                                              {"trash"},
                                              {"trash", "--json"},
                                              {"trash", "restore", "1"},
                                              {"undo"},
                                              {"redo"},
                                              {"check"},
                                              {"report", "--output", "-"}};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const char *args[8] = {"--db", e2e->db};
        memcpy(args + 2, commands[i], sizeof commands[i]);
        struct e2e_output output = e2e_run_with(e2e, &(struct e2e_options){.args = args});
        const char       *where = e2e_text(e2e, "%s %s", args[2], args[3] ? args[3] : "");
        if (output.status != 0 && output.status != 1 && output.status != 3 && output.status != 4)
            fail_msg("%s: exit %d, %s", where, output.status, output.err);
        expect_harmless(where, output.out, strlen(output.out), false);
        expect_harmless(where, output.err, strlen(output.err), false);
    }
}

static void try_screens(struct e2e *e2e)
{
    static const char *const ways[] = {"1",
                                       "1jjjj",
                                       "2jj\r",
                                       "2\r\x1b"
                                       "G\r",
                                       "2e",
                                       "u",
                                       "u\t\t",
                                       "c",
                                       "m",
                                       "?",
                                       "3",
                                       "3l",
                                       "3\r",
                                       "3j\r",
                                       "3jj\r",
                                       "3e",
                                       "3/a\r",
                                       "3f",
                                       "w\x10",
                                       "p",
                                       "4",
                                       "4jj\r",
                                       "4G",
                                       "5",
                                       "5jjj",
                                       "5\x1b[6~",
                                       "6",
                                       "6\x1b[6~",
                                       "U"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const char *const    args[] = {"--db", e2e->db, NULL};
        struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.rows = 36, .cols = 120, .args = args});
        size_t               length;
        e2e_settle(terminal);
        for (const char *key = ways[i]; *key && !e2e_has_ended(terminal); key++) {
            e2e_type_bytes(terminal, key, 1);
            e2e_settle(terminal);
        }
        if (e2e_strange(terminal)[0])
            fail_msg("after %s: %s", ways[i], e2e_strange(terminal));
        const char *sent = e2e_sent(terminal, &length);
        expect_harmless(ways[i], sent, length, true);
        e2e_type_unless_ended(terminal, "\x18");
        if (e2e_wait_exit(terminal) != 0)
            fail_msg("after %s: exit %d, %s", ways[i], e2e_wait_exit(terminal), e2e_stderr(terminal));
        e2e_assert_clean(terminal);
        expect_harmless("stderr", e2e_stderr(terminal), strlen(e2e_stderr(terminal)), false);
        e2e_terminals_close(e2e);
    }
}

static void no_text_acts_on_the_terminal(void **state)
{
    struct e2e  *e2e = *state;
    struct maker maker = {.random = {.state = 12}};
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "demo", e2e_path(e2e, "demo"), NULL);
    const char *demo = e2e_path(e2e, "demo/holdfast.db");
    for (long i = 0, files = tries_count(FILES, FILES_ALL); i < files; i++) {
        e2e->db = e2e_path(e2e, "hostile.db");
        e2e_copy_file(e2e, demo, e2e->db);
        make_hostile(e2e, &maker, i % 4 == 3);
        try_screens(e2e);
        try_commands(e2e);
    }
    tries_held("R11", maker.made, "a text that would act on the terminal, in every command and screen");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(no_text_acts_on_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
