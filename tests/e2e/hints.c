/* Every key that the last row of a screen shows does something there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/buf.h"
#include "support/e2e_terminal.h"

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
    {"what to show of the urges", "2f", "Show only"},
    {"editing an urge", "2e", "walk"},
    {"a new urge", "2n", "Urge"},
    {"the goals", "4", "[4 Goals]"},
    {"a step of a goal", "4jj", "› [ ] train"},
    {"goals to begin with", "4n", "A goal to begin with"},
    {"editing a goal", "4e", "How often"},
    {"the insights", "5", "[5 Insights]"},
    {"a larger plot", "5\r", "Esc back"},
    {"the report", "5p", "A report on paper"},
    {"entries for the report", "5p\t\t\t  \t ", "0 of 2 chosen"},
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
    e2e_done(e2e, "goal", "add", "Run", "--every", "day", NULL);
    e2e_done(e2e, "write", "One.", "--at", "1d ago", NULL);
    e2e_done(e2e, "write", "Two.", "--at", "2d ago", NULL);
    e2e_done(e2e, "goal", "add", "A weekend away", "--step", "train", "--step", "pack", NULL);
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
        {"F2", "\x1bOQ"},    {"Up", "\x1b[A"},    {"Down", "\x1b[B"}, {"Left", "\x1b[D"},  {"Right", "\x1b[C"},
        {"←→", "\x1b[D"},    {"↑↓", "\x1b[A"}};
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

/* Something else is seen, or the program has ended. */
static bool changes(struct e2e *e2e, struct e2e_terminal *terminal, const char *before)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS / 6;
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
    return strcmp(name, "k") == 0 || strcmp(name, "Up") == 0 || strcmp(name, "↑↓") == 0 ? "j" : "";
}

/* The same key again at once is one held down, which leads no further. */
static void pause_like_a_person(struct e2e_terminal *terminal, const struct place *place, const char *bytes)
{
    enum { HELD_MS = 750 };
    size_t length = strlen(place->keys);
    if (length > 0 && place->keys[length - 1] == bytes[0])
        e2e_pass(terminal, HELD_MS);
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
        pause_like_a_person(terminal, place, bytes_of(e2e, keys[i]));
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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(every_key_of_the_last_row_does_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
