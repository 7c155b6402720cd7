/* Nothing that is stored acts on the terminal, however it came into the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/text.h"
#include "store/contacts.h"
#include "store/entries.h"
#include "store/lists.h"
#include "store/urges.h"
#include "support/all_tries.h"
#include "support/e2e_terminal.h"

/* Each would do something to a terminal that took it in: a title, a colour, a bell, a report, another order of letters, unseen letters. */
static const char *const hostile[] = {
    "a\x1b]0;owned\x07 b",
    "a\x1b[31;5m b",
    "a\x1b[2J\x1b[H b",
    "a\x1bP1$tx\x1b\\ b",
    "a\xc2\x9b"
    "31m b",
    "a\xc2\x9d"
    "0;owned\xc2\x9c b",
    "a\x07\x08\x0e\x0f\x7f b",
    "a\rb\x0b\x0c\x85 b",
    "a\xe2\x80\xae"
    "txet b",
    "a\xe2\x81\xa6\xe2\x81\xa9 b",
    "a\xf3\xa0\x81\x81 b",
    "a\xef\xbb\xbf\xe2\x81\xa0 b",
    "a\x1b[6n\x1b[c\x1b]11;?\x07 b",
    "a\x1b[?1049l\x1b[?25l",
    "a\xff\xfe\xc0\x80\xed\xa0\x80 b",
    "a\x1b[?2004l\x1b> b",
};
enum { HOSTILE = sizeof hostile / sizeof hostile[0] };

static int32_t no_offset(const void *context, int64_t unix_s)
{
    (void)context, (void)unix_s;
    return 0;
}

static void check(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

/* An entry, a letter, a closed letter, and what was written a month ago; their text is put in place afterwards. */
static void write_journal(struct e2e *e2e, struct store *store, const struct present *present, int64_t person_id)
{
    static const struct {
        enum entry_kind kind;
        int             days_ago, closed_days;
    } rows[] = {{ENTRY_JOURNAL, 31, 0}, {ENTRY_LETTER, 3, 100}, {ENTRY_LETTER, 2, 0}, {ENTRY_JOURNAL, 1, 0}};
    struct error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct entry entry = {.kind = rows[i].kind,
                              .at = {present->now.unix_s - rows[i].days_ago * 86400, 0},
                              .body = "a text",
                              .tags = (const char *[]){"tag"},
                              .tag_count = 1,
                              .mood = 3,
                              .closed_until = rows[i].closed_days ? present->today + rows[i].closed_days : DAY_NONE,
                              .person_id = rows[i].kind == ENTRY_LETTER ? person_id : 0};
        check(entries_add(store, present, &e2e->arena, &entry, &error), &error);
    }
}

/* Through the store itself: an older version, an import or another program may have written anything. */
static void write_life(struct e2e *e2e, const char *text)
{
    struct store *store;
    struct error  error = {0};
    struct moment now;
    assert_true(when_read_instant(E2E_SUNDAY, &now));
    struct present present = when_present(now.unix_s * 1000, (struct zone){.offset_at = no_offset}, 0);
    check(store_open(&store, e2e->db, STORE_WRITE, true, &error), &error);
    struct person person = {.name = text,
                            .promise = text,
                            .started_on = present.today - 10,
                            .target_days = 90,
                            .rules = {.preset = RULES_STANDARD},
                            .closed_on = DAY_NONE};
    check(persons_add(store, &present, &e2e->arena, &person, &error), &error);
    for (int i = 0; i < 4; i++) {
        struct urge urge = {.person_id = person.id,
                            .at = {now.unix_s - i * 7200 - 3600, 0},
                            .intensity = 7,
                            .want = URGES_NO_KIND,
                            .trigger = text,
                            .note = text,
                            .outcome = i == 0 ? URGE_OPEN : URGE_RESISTED,
                            .intensity_after = i == 0 ? 0 : 3,
                            .did = (const char *[]){text},
                            .did_count = 1};
        check(urges_add(store, &present, &e2e->arena, &urge, &error), &error);
    }
    struct contact contact = {.person_id = person.id, .at = {now.unix_s - 86400, 0}, .until = DAY_NONE, .note = text};
    check(contacts_add(store, &present, &e2e->arena, &contact, &error), &error);
    struct friend_row friend = {.name = text, .how = text, .any_hour = true};
    check(lists_add(store, &lists_friends, &present, &e2e->arena, &friend, &error), &error);
    struct plan plan = {.trigger = text, .action = text};
    check(lists_add(store, &lists_plans, &present, &e2e->arena, &plan, &error), &error);
    write_journal(e2e, store, &present, person.id);
    store_close(store);
    e2e_change(e2e, "UPDATE entry SET title = ?1, body = ?1 || char(10) || ?1, prompt = ?1, tags = json_array(?1)",
               text);
}

/* The characters that text_visible() names, looked for in what was really sent. */
static void expect_harmless(const char *where, const char *sent, size_t length, bool from_screens)
{
    static const char *const banned[] = {"\xe2\x80\xae",     "\xe2\x81\xa6", "\xe2\x81\xa9",
                                         "\xf3\xa0\x81\x81", "\xef\xbb\xbf", "\xe2\x81\xa0"};
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)sent[i];
        if ((byte < 0x20 && byte != '\n' && !from_screens) || byte == 0x7f || byte == 0x07)
            fail_msg("%s: byte %02x was sent", where, byte);
        if (byte == 0xc2 && i + 1 < length && (unsigned char)sent[i + 1] < 0xa0)
            fail_msg("%s: a C1 control was sent", where);
        for (size_t k = 0; k < sizeof banned / sizeof banned[0]; k++) {
            size_t size = strlen(banned[k]);
            if (i + size <= length && memcmp(sent + i, banned[k], size) == 0)
                fail_msg("%s: an unseen character was sent", where);
        }
    }
}

static void try_screens(struct e2e *e2e, const char *text)
{
    static const char *const ways[] = {"",   "2",  "2\r", "2e",       "u",  "uc",  "c",  "m",     "?", "3",
                                       "3j", "3l", "3\r", "3j\r\x14", "3e", "3/a", "3f", "w\x10", "p"};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const char *const    args[] = {"--db", e2e->db, NULL};
        struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.rows = 36, .cols = 120, .args = args});
        size_t               length;
        e2e_type(terminal, "1"); /* the last one may have ended elsewhere */
        e2e_expect(terminal, "[1 Today]");
        for (const char *key = ways[i]; *key; key++) {
            e2e_type_bytes(terminal, key, 1);
            e2e_settle(terminal);
        }
        if (e2e_strange(terminal)[0])
            fail_msg("after %s, with %s: %s", ways[i], text_quote(text, strlen(text)).text, e2e_strange(terminal));
        const char *sent = e2e_sent(terminal, &length);
        expect_harmless("the screens", sent, length, true);
        assert_true(e2e_on_alternate_screen(terminal));
        assert_true(e2e_bracketed_paste(terminal));
        e2e_type(terminal, "\x18");
        e2e_wait_exit(terminal);
        e2e_assert_clean(terminal);
        expect_harmless("stderr", e2e_stderr(terminal), strlen(e2e_stderr(terminal)), false);
        e2e_terminals_close(e2e);
    }
}

static void no_screen_lets_it_through(void **state)
{
    struct e2e *e2e = *state;
    e2e->now = E2E_SUNDAY;
    for (size_t i = 0; i < HOSTILE; i++) {
        e2e->db = e2e_path(e2e, e2e_text(e2e, "hostile-%zu.db", i));
        write_life(e2e, hostile[i]);
        try_screens(e2e, hostile[i]);
    }
    tries_held("R11", (long)HOSTILE, "a text that would act on the terminal, through every screen");
}

static void no_command_lets_it_through(void **state)
{
    static const char *const commands[][3] = {{"status"},         {"status", "--format", "%p"},
                                              {"urge", "list"},   {"contact", "list"},
                                              {"person", "list"}, {"friend", "list"},
                                              {"plan", "list"},   {"explain"},
                                              {"streaks"},        {"milestones"},
                                              {"urge", "7"},      {"undo", "--list"},
                                              {"journal"},        {"journal", "--search", "a"},
                                              {"trash"}};
    struct e2e              *e2e = *state;
    e2e->now = E2E_SUNDAY;
    for (size_t i = 0; i < HOSTILE; i++) {
        e2e->db = e2e_path(e2e, e2e_text(e2e, "hostile-%zu.db", i));
        write_life(e2e, hostile[i]);
        for (size_t k = 0; k < sizeof commands / sizeof commands[0]; k++) {
            const char *args[] = {
                "--db", e2e->db, commands[k][0], commands[k][1], commands[k][1] ? commands[k][2] : NULL, NULL};
            struct e2e_output output = e2e_run_with(e2e, &(struct e2e_options){.args = args});
            assert_int_equal(output.status, 0);
            expect_harmless(commands[k][0], output.out, strlen(output.out), false);
            expect_harmless(commands[k][0], output.err, strlen(output.err), false);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(no_screen_lets_it_through),
        E2E_TEST(no_command_lets_it_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
