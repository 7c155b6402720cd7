/* The journal in a terminal: whatever is written there, nothing of it acts on the terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/buf.h"
#include "core/text.h"
#include "support/e2e_terminal.h"

static void no_byte_of_a_text_acts_on_the_terminal(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const write[] = {"write", "-", "--title", "a\u202etitle", "--tag", "t\u2066ag", NULL};
    static const char *const show[] = {"journal", "show", "1", NULL}, *const list[] = {"journal", NULL};
    static const char *const *const calls[] = {show, list};
    e2e->now = E2E_SUNDAY;
    assert_int_equal(e2e_run_with(e2e, &(struct e2e_options){.args = write,
                                                             .input = "a\u202eb\u200f\u2067c\U000e0041\tend\n"
                                                                      "\u0645\u0631\u062d\u0628\u0627 \u6771\u4eac"})
                         .status,
                     0);
    for (size_t i = 0; i < 2; i++) {
        struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){.args = calls[i]});
        assert_int_equal(e2e_wait_exit(terminal), 0);
        size_t      length;
        const char *sent = e2e_sent(terminal, &length);
        for (size_t at = 0; at < length;) {
            codepoint character;
            at += text_decode(sent + at, length - at, &character);
            assert_true(character == '\r' || character == '\n' || text_visible(character) == character);
        }
        assert_non_null(strstr(e2e_screen(terminal), "a\ufffdtitle"));
        assert_string_equal(e2e_strange(terminal), "");
        if (i == 0)
            assert_true(e2e_shows(terminal, "    end"));
    }
}

/* Every script, what joins and what combines, and what would act on a terminal if it were let through. */
static const char *every_script(struct e2e *e2e)
{
    struct buf text = {.arena = &e2e->arena};
    buf_puts(&text, "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645\n"
                    "\u0939\u093f\u0928\u094d\u0926\u0940\n"
                    "\u96e8\u306e\u591c\u3001\u9759\u304b\u3060\u3063\u305f\u3002\n"
                    "family \U0001F469\u200d\U0001F469\u200d\U0001F467 flag \U0001F1E9\U0001F1EA end\n"
                    "e\u0301tude zal\u0334\u0335\u0336\u0337\u0338\u0300\u0301go\n"
                    "a\ttab\tand another\n"
                    "bidi \u202eback\u202c \u2066in\u2069 tag \U000e0041\U000e0042 bom \ufeff end\n");
    for (int i = 0; i < 300; i++)
        buf_puts(&text, "verylongword");
    buf_puts(&text, "\nTHE END");
    return buf_text(&text);
}

/* No control byte but those of the screens themselves, no unseen character, and every row divided in the same column. */
static void expect_unharmed(struct e2e_terminal *terminal, bool is_divided)
{
    size_t length;
    e2e_settle(terminal);
    const char *sent = e2e_sent(terminal, &length);
    assert_string_equal(e2e_strange(terminal), "");
    for (size_t at = 0; at < length;) {
        codepoint character;
        at += text_decode(sent + at, length - at, &character);
        assert_true(character < 0x20 || text_visible(character) == character);
    }
    for (int row = 2; is_divided && row < 20; row++) {
        const char *line = e2e_row(terminal, row), *divider = strstr(line, "\u2502");
        if (!divider)
            fail_msg("row %d is not divided:\n%s", row, e2e_screen(terminal));
        assert_int_equal(text_cols(line, (size_t)(divider - line)), 29);
    }
}

static void every_script_shows_on_the_list_in_the_text_and_while_it_is_written(void **state)
{
    struct e2e              *e2e = *state;
    static const char *const write[] = {"write", "-", NULL};
    const char              *text = every_script(e2e);
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "5d ago", NULL);
    assert_int_equal(e2e_run_with(e2e, &(struct e2e_options){.args = write, .input = text}).status, 0);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "3");
    e2e_expect(terminal, "1 written");
    e2e_settle(terminal);
    assert_true(e2e_shows(terminal, "\u96e8\u306e\u591c"));
    assert_true(e2e_shows(terminal, "bidi \ufffdback\ufffd \ufffdin\ufffd tag \ufffd\ufffd bom \ufffd end"));
    assert_true(e2e_shows(terminal, "verylongwordverylongword"));
    expect_unharmed(terminal, true);
    e2e_type(terminal, "l\x1b[6~G");
    e2e_expect(terminal, "THE END");
    expect_unharmed(terminal, false);
    e2e_type(terminal, "e");
    e2e_expect(terminal, "into the journal");
    for (int page = 0; page < 6; page++)
        e2e_type(terminal, "\x1b[5~");
    e2e_expect(terminal, "bidi \ufffdback\ufffd");
    e2e_type(terminal, "\x1b[D\x1b[C\x1b[B\x1b[B");
    for (int cols = 20; cols <= 140; cols += 30)
        e2e_resize(terminal, 24, cols);
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[3 Journal]");
    expect_unharmed(terminal, false);
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "journal", "--json", NULL), "$[0].body"), text);
}

static void a_megabyte_is_read_and_written_on(void **state)
{
    enum { MEGABYTE = 1 << 20 };
    struct e2e              *e2e = *state;
    static const char *const write[] = {"write", "-", "--title", "Large", NULL};
    struct buf               text = {.arena = &e2e->arena};
    while (text.length < MEGABYTE)
        buf_puts(&text, "Some words of a long text, \u96e8\u306e\u591c, with a \u202e in it.\n");
    buf_puts(&text, "THE END");
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "5d ago", NULL);
    assert_int_equal(e2e_run_with(e2e, &(struct e2e_options){.args = write, .input = buf_text(&text)}).status, 0);
    struct e2e_terminal *terminal = e2e_open(e2e, &(struct e2e_options){0});
    e2e_expect(terminal, "[1 Today]");
    e2e_type(terminal, "3lG");
    e2e_expect(terminal, "THE END");
    e2e_type(terminal, "e!");
    e2e_expect(terminal, "THE END!");
    e2e_type(terminal, "\x1b");
    e2e_expect(terminal, "[3 Journal]");
    expect_unharmed(terminal, false);
    buf_puts(&text, "!");
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "journal", "--json", NULL), "$[0].body"), buf_text(&text));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(no_byte_of_a_text_acts_on_the_terminal),
        E2E_TEST(every_script_shows_on_the_list_in_the_text_and_while_it_is_written),
        E2E_TEST(a_megabyte_is_read_and_written_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
