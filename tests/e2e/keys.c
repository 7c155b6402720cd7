/* What the last row shows works; what no key should do, does not happen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/buf.h"
#include "data.h"
#include "support/e2e_terminal.h"

enum { ESC_GAP_MS = 60 };

/* How to get to a screen from the start, and a text by which it is known. */
struct place {
    const char *name;
    const char *keys; /* typed one after the other, each when the one before has settled */
    const char *shows;
};

static const struct place places[] = {
    {"Today", "", "[1 Today]"},
    {"Urges", "2", "[2 Urges]"},
    {"the urge", "u", "How strong"},
    {"strength after", "ur", "How strong is it now?"},
    {"contact", "c", "Contact"},
    {"after a contact", "c\r", "This stays:"},
    {"check-in", "m", "Check in"},
    {"help", "?", "findahelpline.com"},
    {"a row of the urges", "2\r", "walk"},
    {"editing an urge", "2e", "walk"},
    {"a new urge", "2n", "Urge"},
};

static void begin(struct e2e *e2e)
{
    e2e->now = E2E_SUNDAY;
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
    e2e_done(e2e, "start", "2026-10-09", "--name", "M.", NULL);
    for (int i = 0; i < 30; i++)
        e2e_done(e2e, "urge", "7", "--trigger", i % 2 ? "our song" : "photos", "--did", "walk", "--outcome", "resisted",
                 "--after", "3", "--at", e2e_text(e2e, "%dd ago", i + 1), NULL);
    e2e_done(e2e, "plan", "add", "our song", "a walk", NULL);
    e2e_done(e2e, "friend", "add", "Maya", "+1 555 0100", NULL);
}

static struct e2e_terminal *go_to(struct e2e *e2e, const struct place *place)
{
    const char *const    args[] = {"--person", "M.", NULL};
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.rows = 36, .cols = 120, .args = args});
    e2e_expect(terminal, "[1 Today]");
    for (const char *key = place->keys; *key; key++) {
        e2e_settle(terminal);
        e2e_type_bytes(terminal, key, 1);
    }
    e2e_expect(terminal, place->shows);
    e2e_settle(terminal);
    return terminal;
}

/* The bytes a terminal sends for the name of a key in the last row. */
static const char *bytes_of(struct e2e *e2e, const char *name)
{
    static const char *const names[][2] = {
        {"PgDn", "\x1b[6~"}, {"PgUp", "\x1b[5~"}, {"Home", "\x1b[H"}, {"End", "\x1b[F"},   {"Space", " "},
        {"Enter", "\r"},     {"Esc", "\x1b"},     {"Tab", "\t"},      {"S-Tab", "\x1b[Z"}, {"F1", "\x1bOP"},
        {"F2", "\x1bOQ"},    {"Up", "\x1b[A"},    {"Down", "\x1b[B"}, {"Left", "\x1b[D"},  {"Right", "\x1b[C"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i][0]) == 0)
            return names[i][1];
    }
    if (name[0] == '^' && name[1])
        return e2e_text(e2e, "%c", name[1] & 0x1f);
    if (strlen(name) != 1)
        fail_msg("no such key: %s", name);
    return name;
}

/* The keys of the last row: the first word of each entry; entries are two blanks apart. */
static size_t read_hints(struct e2e *e2e, struct e2e_terminal *terminal, const char *keys[16])
{
    size_t count = 0;
    for (const char *at = e2e_row(terminal, -1); *at && count < 16;) {
        at += strspn(at, " ");
        size_t word = strcspn(at, " ");
        if (word > 0)
            keys[count++] = arena_copy_bytes(&e2e->arena, at, word);
        const char *next = strstr(at, "  ");
        at = next ? next : at + strlen(at);
    }
    return count;
}

static const char *look(struct e2e *e2e, struct e2e_terminal *terminal)
{
    int row, col;
    e2e_cursor(terminal, &row, &col);
    return e2e_text(e2e, "%s%d,%d", e2e_screen(terminal), row, col);
}

/* Something else is seen, or the program has ended, within a second. */
static bool changes(struct e2e *e2e, struct e2e_terminal *terminal, const char *before)
{
    int64_t end_ms = e2e_clock_ms() + 1000;
    while (e2e_clock_ms() < end_ms) {
        e2e_settle(terminal);
        if (e2e_has_ended(terminal) || strcmp(look(e2e, terminal), before) != 0)
            return true;
        e2e_pass(terminal, 10);
    }
    return false;
}

/* A copy of the data as begin() made it, so that one key does not change what the next one finds. */
static void restore(struct e2e *e2e, const char *kept)
{
    e2e_terminals_close(e2e);
    e2e_copy_file(e2e, kept, e2e->db);
}

/* A way back does something only where one has gone forth before. */
static const char *before_it(const char *name)
{
    return strcmp(name, "k") == 0 || strcmp(name, "Up") == 0 ? "j" : "";
}

static void try_place(struct e2e *e2e, const struct place *place, const char *kept, struct buf *dead)
{
    const char *keys[16];
    restore(e2e, kept);
    size_t count = read_hints(e2e, go_to(e2e, place), keys);
    if (count == 0)
        fail_msg("%s shows no keys", place->name);
    for (size_t i = 0; i < count; i++) {
        restore(e2e, kept);
        struct e2e_terminal *terminal = go_to(e2e, place);
        e2e_type(terminal, before_it(keys[i]));
        e2e_settle(terminal);
        const char *before = look(e2e, terminal);
        e2e_type(terminal, bytes_of(e2e, keys[i]));
        if (!changes(e2e, terminal, before))
            buf_printf(dead, "%s on %s\n", keys[i], place->name);
    }
}

static void every_key_of_the_last_row_does_something(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    const char *kept = e2e_path(e2e, "kept.db");
    struct buf  dead = {.arena = &e2e->arena};
    e2e_copy_file(e2e, e2e->db, kept);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        try_place(e2e, &places[i], kept, &dead);
    assert_string_equal(buf_text(&dead), "");
}

static struct e2e_terminal *open_today(struct e2e *e2e)
{
    e2e->now = E2E_SUNDAY;
    if (!e2e_exists(e2e->db)) {
        e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
        e2e_done(e2e, "start", "2026-10-09", "--name", "M.", NULL);
    }
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_settle(terminal);
    return terminal;
}

static void expect_nothing_written(struct e2e *e2e)
{
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL)), 0);
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "contact", "list", "--json", NULL)), 0);
}

/* The keys before have been dealt with once this one has. */
static void expect_alive(struct e2e_terminal *terminal)
{
    e2e_type(terminal, "?");
    e2e_expect(terminal, "findahelpline.com");
    e2e_type(terminal, "\x1b");
    e2e_expect_gone(terminal, "findahelpline.com");
    e2e_settle(terminal);
}

static void a_paste_outside_a_field_fires_no_key(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    assert_true(e2e_bracketed_paste(terminal));
    e2e_paste(terminal, "u c m U q ! \x18 2 \r\n\x1b[A ucmq");
    e2e_settle(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    expect_alive(terminal);
    expect_nothing_written(e2e);
}

static void a_paste_in_a_field_arrives_whole(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "m");
    e2e_expect(terminal, "Check in");
    e2e_type(terminal, "\t");
    e2e_settle(terminal);
    e2e_paste(terminal, "u q c ! a quiet day, \xc3\xa4 \xe6\xb0\xb4 too");
    e2e_expect(terminal, "u q c ! a quiet day, \xc3\xa4 \xe6\xb0\xb4 too");
    e2e_type(terminal, "\r");
    e2e_expect(terminal, "[1 Today]");
    e2e_settle(terminal);
    const char *status = e2e_done(e2e, "status", "--json", NULL);
    assert_string_equal(e2e_json(e2e, status, "$.checkin.note"), "u q c ! a quiet day, \xc3\xa4 \xe6\xb0\xb4 too");
    expect_nothing_written(e2e);
}

static void away_from_text_keeps_everything(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "m");
    e2e_expect(terminal, "Check in");
    e2e_type(terminal, "\t");
    e2e_settle(terminal);
    e2e_type(terminal, "half a thought\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
    assert_string_equal(e2e_stderr(terminal), "");
    terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "half a thought");
}

static void control_keys_neither_freeze_nor_dump_nor_print(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    e2e_type(terminal, "\x13");
    expect_alive(terminal);
    e2e_type(terminal, "\x11\x1c\x16\x0f");
    expect_alive(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    e2e_type(terminal, "\x03");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
}

static void unknown_keys_do_nothing(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    e2e_type(terminal, "ABCDFHOQRS[xyz%&\x1b[15~\x1b[1;3A\x1b[200;5~\xff\xfe\xc3");
    e2e_settle(terminal);
    e2e_type(terminal, "\xf0\x9f\x8c\x8a");
    e2e_settle(terminal);
    expect_alive(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    expect_nothing_written(e2e);
}

static void an_arrow_in_pieces_does_no_harm(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    const char *const    pieces[] = {"\x1b", "[", "A", "\x1b", "O", "Q", "\x1b[", "1;5", "D"};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        e2e_type(terminal, pieces[i]);
        e2e_pass(terminal, ESC_GAP_MS);
    }
    e2e_settle(terminal);
    expect_alive(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    expect_nothing_written(e2e);
}

/* What a terminal answers when it is asked for its background is no typing, whole or in pieces, and then there are colours. */
static void an_answer_about_the_background_is_no_key(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    const char          *before = e2e_screen(terminal);
    size_t               length;
    assert_null(strstr(e2e_sent(terminal, &length), "38;5;73"));
    e2e_type(terminal, "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\");
    e2e_settle(terminal);
    assert_non_null(strstr(e2e_sent(terminal, &length), "38;5;73"));
    e2e_type(terminal, "\x1b]11;rgb:ff");
    e2e_pass(terminal, 2);
    e2e_type(terminal, "ff/ffff/ffff\x07");
    e2e_settle(terminal);
    assert_non_null(strstr(e2e_sent(terminal, &length), "38;5;23"));
    e2e_type(terminal, "\x1b]11;u c m q\x07\x1b]0;q\x1b\\");
    e2e_settle(terminal);
    expect_alive(terminal);
    assert_string_equal(e2e_screen(terminal), before);
    expect_nothing_written(e2e);
}

static void undo_reaches_across_a_restart(void **state)
{
    struct e2e          *e2e = *state;
    struct e2e_terminal *terminal = open_today(e2e);
    e2e_type(terminal, "u");
    e2e_expect(terminal, "written down");
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_settle(terminal);
    e2e_type(terminal, "U");
    e2e_expect(terminal, "Taken back.");
    expect_nothing_written(e2e);
}

static void urge_ride_opens_on_the_urge(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const args[] = {"urge", "--ride", NULL};
    e2e_done(e2e, "start", "5d ago", NULL);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.args = args});
    e2e_expect(terminal, "It is written down. Nothing has to be done about it.");
    assert_int_equal(e2e_json_length(e2e, e2e_done(e2e, "urge", "list", "--json", NULL)), 1);
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    e2e_assert_clean(terminal);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(every_key_of_the_last_row_does_something),
        E2E_TEST(a_paste_outside_a_field_fires_no_key),
        E2E_TEST(a_paste_in_a_field_arrives_whole),
        E2E_TEST(away_from_text_keeps_everything),
        E2E_TEST(control_keys_neither_freeze_nor_dump_nor_print),
        E2E_TEST(unknown_keys_do_nothing),
        E2E_TEST(an_arrow_in_pieces_does_no_harm),
        E2E_TEST(an_answer_about_the_background_is_no_key),
        E2E_TEST(undo_reaches_across_a_restart),
        E2E_TEST(urge_ride_opens_on_the_urge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
