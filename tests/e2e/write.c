#define _GNU_SOURCE /* prlimit() */
/* Writing in a real terminal: what was typed outlives a kill, a window that closes, a full disk, and the person's own editor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "core/buf.h"
#include "words/texts.h"
#include "store/memo.h"
#include "support/all_random.h"
#include "support/all_tries.h"
#include "support/e2e_terminal.h"

enum {
    KILLS = 6, /* of each way to write */
    KILLS_ALL = 200,
    WORDS_TYPED = 500,
    PAUSE_MS = 10,
    LONGEST_MS = 400,
};

/* A way to come to write, and where what is kept of it stands. */
struct way {
    const char *args[6]; /* behind the program's name */
    const char *keys;    /* from Today; "" where the command opens the writing view */
    const char *memo;
    const char *begins; /* what is in the journal before */
    const char *saved;  /* said after Esc */
};

static void begin(struct e2e *e2e)
{
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "motion = no\n");
    e2e_done(e2e, "start", "5d ago", "--name", "M.", NULL);
}

/* A draft's text as it stands in the file; "" if there is none. */
static const char *draft_of(struct e2e *e2e, const char *memo)
{
    const char *body = strstr(e2e_kept(e2e, memo), "\n\n");
    return body ? body + 2 : "";
}

static const char *draft(struct e2e *e2e)
{
    return draft_of(e2e, "draft:write");
}

/* Types words until that moment. */
static void type_until(struct e2e_terminal *terminal, struct random *random, struct buf *typed, int64_t end_ms)
{
    do {
        char   word[16];
        size_t length = (size_t)random_between(random, 1, 9);
        for (size_t i = 0; i < length; i++)
            word[i] = (char)random_between(random, 'a', 'z');
        word[length] = ' ';
        word[length + 1] = '\0';
        buf_puts(typed, word);
        e2e_type(terminal, word);
        e2e_pass(terminal, PAUSE_MS);
    } while (e2e_clock_ms() < end_ms);
}

static int kills(void)
{
    return (int)tries_count(KILLS, KILLS_ALL);
}

static struct e2e_terminal *open_way(struct e2e *e2e, const struct way *way, bool has_draft)
{
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.args = way->args});
    if (has_draft && way->keys[0] != '\0') { /* Today says what was left open, and which key continues it */
        e2e_expect(terminal, "[1 Today]");
        e2e_expect(terminal, "Left open: ");
        e2e_type(terminal, "o");
    } else if (has_draft) {
        e2e_expect(terminal, "Draft from");
        e2e_type(terminal, "\r");
    } else if (way->keys[0] != '\0') {
        e2e_expect(terminal, "[1 Today]");
        e2e_type(terminal, way->keys);
    }
    e2e_expect(terminal, "into the journal");
    return terminal;
}

/*
 * Kills the program at some moment while it is written to. What stays begins what was typed, and is no less than what stood in the file before the kill.
 * Every other time that is waited for: the text is brought there by itself, while one types on.
 */
static void kill_once(struct e2e *e2e, const struct way *way, struct random *random, struct buf *typed, bool waits)
{
    size_t               begins = strlen(way->begins), before = typed->length;
    struct e2e_terminal *terminal = open_way(e2e, way, before > 0);
    type_until(terminal, random, typed, e2e_clock_ms() + random_between(random, 1, LONGEST_MS));
    const char *wanted = e2e_text(e2e, "%s%.*s", way->begins, (int)typed->length, buf_text(typed));
    int64_t     give_up_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    while (waits && strncmp(draft_of(e2e, way->memo), wanted, strlen(wanted)) != 0 && e2e_clock_ms() < give_up_ms)
        type_until(terminal, random, typed, 0);
    const char *stood = draft_of(e2e, way->memo);
    if (waits)
        assert_in_range(strlen(stood), strlen(wanted), SIZE_MAX);
    e2e_signal(terminal, SIGKILL);
    e2e_wait_exit(terminal);
    e2e_terminals_close(e2e);
    const char *kept = draft_of(e2e, way->memo);
    size_t      length = strlen(kept), all = typed->length;
    assert_in_range(length, strlen(stood), begins + all);
    if (length == 0)
        kept = way->begins, length = begins;
    assert_in_range(length, begins, begins + all);
    assert_memory_equal(kept, way->begins, begins);
    assert_memory_equal(kept + begins, buf_text(typed), length - begins);
    buf_truncate(typed, length - begins);
}

static void write_and_be_killed(struct e2e *e2e, const struct way *way)
{
    struct random random = {.state = 7};
    struct buf    typed = {.arena = &e2e->arena};
    begin(e2e);
    if (way->begins[0] != '\0')
        e2e_done(e2e, "write", "--at", "3d ago", way->begins, NULL);
    for (int i = 0; i < kills(); i++)
        kill_once(e2e, way, &random, &typed, i % 2 == 0);
    struct e2e_terminal *terminal = open_way(e2e, way, typed.length > 0);
    e2e_type(terminal, "x\x1b");
    e2e_expect(terminal, way->saved);
    e2e_type(terminal, "\x18");
    assert_int_equal(e2e_wait_exit(terminal), 0);
    const char *journal = e2e_done(e2e, "journal", "--json", NULL);
    assert_int_equal(e2e_json_length(e2e, journal), 1);
    assert_string_equal(e2e_json(e2e, journal, "$[0].body"), e2e_text(e2e, "%s%sx", way->begins, buf_text(&typed)));
    assert_string_equal(draft_of(e2e, way->memo), "");
    e2e_done(e2e, "check", NULL);
    tries_held("R4", kills(), "killed while one writes; the words come to the disk");
}

static void a_kill_while_an_entry_is_written_leaves_what_was_on_disk_and_the_words_get_there_by_themselves(void **state)
{
    write_and_be_killed(
        *state, &(struct way){.keys = "w", .memo = "draft:write", .begins = "", .saved = "It is written down."});
}

static void a_kill_while_a_letter_is_written_leaves_what_was_on_disk_and_the_words_get_there_by_themselves(void **state)
{
    write_and_be_killed(*state,
                        &(struct way){.keys = "W", .memo = "draft:letter", .begins = "", .saved = "it is not sent."});
}

static void
a_kill_while_an_old_entry_is_written_on_leaves_what_was_on_disk_and_the_words_get_there_by_themselves(void **state)
{
    write_and_be_killed(*state, &(struct way){.keys = "3e",
                                              .memo = "draft:write:1:0:0",
                                              .begins = "As it was before. ",
                                              .saved = "It is written down."});
}

static void a_kill_of_the_command_leaves_what_was_on_disk_and_the_words_get_there_by_themselves(void **state)
{
    write_and_be_killed(
        *state,
        &(struct way){
            .args = {"write"}, .keys = "", .memo = "draft:write", .begins = "", .saved = "It is written down."});
}

static void five_hundred_words_at_once_are_in_the_journal_after_esc(void **state)
{
    struct e2e   *e2e = *state;
    struct random random = {.state = 9};
    struct buf    typed = {.arena = &e2e->arena};
    begin(e2e);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.rows = 30, .cols = 100});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "w");
    e2e_settle(terminal);
    for (int i = 0; i < WORDS_TYPED; i++)
        buf_printf(&typed, "%c%c%s", (int)random_between(&random, 'a', 'z'), (int)random_between(&random, 'a', 'z'),
                   i + 1 == WORDS_TYPED ? "" : " ");
    e2e_type(terminal, buf_text(&typed));
    e2e_expect(terminal, "500 words");
    for (int cols = 20; cols <= 140; cols += 40)
        e2e_resize(terminal, 10 + cols / 10, cols);
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[1 Today]");
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "journal", "--json", NULL), "$[0].body"), buf_text(&typed));
}

static void a_window_that_closes_leaves_the_text_for_the_next_start(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "wup to here");
    e2e_settle(terminal);
    e2e_hang_up(terminal);
    e2e_wait_exit(terminal);
    assert_string_equal(draft(e2e), "up to here");
    terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "Left open: ");
    assert_false(e2e_shows(terminal, "up to here"));
    e2e_type(terminal, "o");
    e2e_expect(terminal, "up to here");
}

static void a_signal_that_the_terminal_is_gone_leaves_the_text_too(void **state)
{
    struct e2e *e2e = *state;
    begin(e2e);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "wup to here");
    e2e_signal(terminal, SIGHUP);
    e2e_wait_exit(terminal);
    assert_string_equal(draft(e2e), "up to here");
    terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "Left open: ");
    assert_false(e2e_shows(terminal, "up to here"));
    e2e_type(terminal, "o");
    e2e_expect(terminal, "up to here");
}

static void on_a_full_disk_the_text_stays_and_is_written_when_there_is_room(void **state)
{
    struct e2e   *e2e = *state;
    struct rlimit none = {.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
    begin(e2e);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.most_bytes = 8192});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "wup to here");
    e2e_expect(terminal, "This is not on disk yet: the disk is full.");
    assert_true(e2e_shows(terminal, "up to here"));
    e2e_type(terminal, " and there\x1b");
    e2e_settle(terminal);
    assert_true(e2e_shows(terminal, "up to here and there"));
    assert_string_equal(draft(e2e), "");
    assert_int_equal(prlimit(e2e_pid(terminal), RLIMIT_FSIZE, &none, NULL), 0);
    e2e_expect(terminal, texts_word(WORD_write_saved));
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "journal", "--json", NULL), "$[0].body"), "up to here and there");
}

static void the_command_opens_the_writing_view(void **state)
{
    struct e2e       *e2e = *state;
    const char *const args[] = {"letter", "--title", "What I did not say", NULL};
    begin(e2e);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.args = args});
    e2e_expect(terminal, "A letter, not sent");
    e2e_type(terminal, "this");
    e2e_settle(terminal);
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, texts_word(WORD_write_letter_saved));
    const char *journal = e2e_done(e2e, "journal", "--json", NULL);
    assert_string_equal(e2e_json(e2e, journal, "$[0].title"), "What I did not say");
    assert_string_equal(e2e_json(e2e, journal, "$[0].kind"), "letter");
}

/* A hundred kilobytes, bracketed, with everything in it that could act on a terminal. */
static void a_hostile_paste_is_taken_in_and_shown_as_marks(void **state)
{
    struct e2e *e2e = *state;
    struct buf  text = {.arena = &e2e->arena};
    begin(e2e);
    while (text.length < (size_t)100 * 1024)
        buf_puts(
            &text,
            "\u0645\u0631\u062d\u0628\u0627 हिन्दी 日本語 👩‍👩‍👧 e\u0301 \u202eback\u200f "
            "\a\b\x0e]0;title ");
    buf_puts(&text, "THE END");
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "w");
    e2e_settle(terminal);
    e2e_paste(terminal, buf_text(&text));
    e2e_expect(terminal, "THE END");
    assert_string_equal(e2e_strange(terminal), "");
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "3");
    e2e_expect(terminal, "1 written");
    assert_string_equal(e2e_strange(terminal), "");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(a_kill_while_an_entry_is_written_leaves_what_was_on_disk_and_the_words_get_there_by_themselves),
        E2E_TEST(a_kill_while_a_letter_is_written_leaves_what_was_on_disk_and_the_words_get_there_by_themselves),
        E2E_TEST(a_kill_while_an_old_entry_is_written_on_leaves_what_was_on_disk_and_the_words_get_there_by_themselves),
        E2E_TEST(a_kill_of_the_command_leaves_what_was_on_disk_and_the_words_get_there_by_themselves),
        E2E_TEST(five_hundred_words_at_once_are_in_the_journal_after_esc),
        E2E_TEST(a_window_that_closes_leaves_the_text_for_the_next_start),
        E2E_TEST(a_signal_that_the_terminal_is_gone_leaves_the_text_too),
        E2E_TEST(on_a_full_disk_the_text_stays_and_is_written_when_there_is_room),
        E2E_TEST(the_command_opens_the_writing_view),
        E2E_TEST(a_hostile_paste_is_taken_in_and_shown_as_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
