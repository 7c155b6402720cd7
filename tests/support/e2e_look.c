#define _DEFAULT_SOURCE
#include "support/e2e_inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/text.h"

static void note_strange(struct e2e_terminal *terminal, const char *kind, const char *bytes, size_t length)
{
    size_t             used = strlen(terminal->strange);
    struct text_quoted quoted = text_quote(bytes, length);
    snprintf(terminal->strange + used, sizeof terminal->strange - used, "%s %s\n", kind, quoted.text);
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct e2e_terminal *terminal = user;
    if (property == VTERM_PROP_ALTSCREEN)
        terminal->alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        terminal->cursor_hidden = !value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        terminal->mouse = value->number != VTERM_PROP_MOUSE_NONE;
    else if (property == VTERM_PROP_TITLE || property == VTERM_PROP_ICONNAME)
        note_strange(terminal, "title", value->string, strlen(value->string));
    return 1;
}

static int on_bell(void *user)
{
    note_strange(user, "bell", "", 0);
    return 1;
}

static int on_control(unsigned char control, void *user)
{
    note_strange(user, "control", (const char *)&control, 1);
    return 1;
}

static int on_osc(const char *command, size_t length, void *user)
{
    if (length != 4 || memcmp(command, "11;?", 4) != 0)
        note_strange(user, "OSC", command, length);
    return 1;
}

static int on_dcs(const char *command, size_t length, void *user)
{
    note_strange(user, "DCS", command, length);
    return 1;
}

/* terminfo's xterm-256color saves and restores the title with CSI t, which libvterm 0.1 does not know. */
static int on_csi(const char *leader, const long args[], int count, const char *intermediate, char command, void *user)
{
    (void)leader, (void)args, (void)count, (void)intermediate;
    if (command != 't')
        note_strange(user, "CSI", &command, 1);
    return 1;
}

static const VTermScreenCallbacks screen_callbacks = {.settermprop = on_property, .bell = on_bell};
static const VTermParserCallbacks strange_callbacks = {
    .control = on_control, .csi = on_csi, .osc = on_osc, .dcs = on_dcs};

void inside_make_screen(struct e2e_terminal *terminal, bool utf8)
{
    terminal->vterm = vterm_new(terminal->rows, terminal->cols);
    assert_non_null(terminal->vterm);
    vterm_set_utf8(terminal->vterm, utf8);
    terminal->screen = vterm_obtain_screen(terminal->vterm);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_set_callbacks(terminal->screen, &screen_callbacks, terminal);
    vterm_screen_set_unrecognised_fallbacks(terminal->screen, &strange_callbacks, terminal);
    vterm_screen_reset(terminal->screen, 1);
}

bool e2e_raw(const struct e2e_terminal *terminal)
{
    struct termios now;
    return tcgetattr(terminal->slave, &now) == 0 && !(now.c_lflag & ICANON);
}

bool e2e_bracketed_paste(struct e2e_terminal *terminal)
{
    char bytes[16];
    vterm_keyboard_start_paste(terminal->vterm);
    return vterm_output_read(terminal->vterm, bytes, sizeof bytes) > 0;
}

static void put_row(const struct e2e_terminal *terminal, int row, struct buf *text)
{
    size_t shown = text->length;
    for (int col = 0; col < terminal->cols;) {
        VTermScreenCell cell;
        if (!vterm_screen_get_cell(terminal->screen, (VTermPos){.row = row, .col = col}, &cell))
            break;
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) {
            char   bytes[4];
            size_t length = text_encode(cell.chars[i], bytes);
            buf_put(text, bytes, length);
        }
        if (cell.chars[0] == 0)
            buf_putc(text, ' ');
        else if (cell.chars[0] != ' ')
            shown = text->length;
        col += cell.width > 1 ? cell.width : 1;
    }
    if (text->length > shown)
        buf_truncate(text, shown);
}

static const char *screen_text(const struct e2e_terminal *terminal, struct arena *arena)
{
    struct buf text = {.arena = arena};
    for (int row = 0; row < terminal->rows; row++) {
        put_row(terminal, row, &text);
        buf_putc(&text, '\n');
    }
    return buf_text(&text);
}

const char *e2e_row(struct e2e_terminal *terminal, int row)
{
    struct buf text = {.arena = &terminal->e2e->arena};
    put_row(terminal, row < 0 ? terminal->rows + row : row, &text);
    return buf_text(&text);
}

const char *e2e_screen(struct e2e_terminal *terminal)
{
    return screen_text(terminal, &terminal->e2e->arena);
}

/* In an arena of its own: a test that polls for long must not fill memory. */
bool e2e_shows(struct e2e_terminal *terminal, const char *text)
{
    struct arena arena = {0};
    bool         shows = strstr(screen_text(terminal, &arena), text) != NULL;
    arena_free(&arena);
    return shows;
}

bool e2e_shows_within(struct e2e_terminal *terminal, const char *text, int limit_ms)
{
    int64_t end_ms = e2e_clock_ms() + limit_ms;
    while (!e2e_shows(terminal, text)) {
        int64_t left_ms = end_ms - e2e_clock_ms();
        if (left_ms <= 0)
            return false;
        inside_look_for_end(terminal);
        if (terminal->has_ended && !inside_take_in(terminal))
            return e2e_shows(terminal, text);
        inside_pump(terminal, left_ms < 20 ? (int)left_ms : 20);
    }
    return true;
}

void e2e_expect(struct e2e_terminal *terminal, const char *text)
{
    if (!e2e_shows_within(terminal, text, E2E_LIMIT_MS))
        inside_fail(terminal, "the screen does not show: ", text);
}

void e2e_expect_gone(struct e2e_terminal *terminal, const char *text)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    while (e2e_shows(terminal, text)) {
        if (e2e_clock_ms() > end_ms)
            inside_fail(terminal, "the screen still shows: ", text);
        inside_pump(terminal, 20);
    }
}

void e2e_cursor(struct e2e_terminal *terminal, int *row, int *col)
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &position);
    *row = position.row;
    *col = position.col;
}

bool e2e_on_alternate_screen(const struct e2e_terminal *terminal)
{
    return terminal->alternate;
}

void e2e_assert_clean(struct e2e_terminal *terminal)
{
    struct termios  now;
    VTermState     *state = vterm_obtain_state(terminal->vterm);
    VTermAttr const attributes[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE, VTERM_ATTR_BLINK, VTERM_ATTR_REVERSE};
    while (inside_take_in(terminal))
        continue;
    assert_int_equal(tcgetattr(terminal->slave, &now), 0);
    assert_int_equal(now.c_iflag, terminal->before.c_iflag);
    assert_int_equal(now.c_oflag, terminal->before.c_oflag);
    assert_int_equal(now.c_cflag, terminal->before.c_cflag);
    assert_int_equal(now.c_lflag, terminal->before.c_lflag);
    assert_memory_equal(now.c_cc, terminal->before.c_cc, sizeof now.c_cc);
    if (terminal->alternate)
        inside_fail(terminal, "the main screen is not back", "");
    if (terminal->cursor_hidden)
        inside_fail(terminal, "the cursor is hidden", "");
    if (terminal->mouse)
        inside_fail(terminal, "the mouse is still watched", "");
    if (e2e_bracketed_paste(terminal))
        inside_fail(terminal, "pastes are still bracketed", "");
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
        VTermValue value = {0};
        vterm_state_get_penattr(state, attributes[i], &value);
        if (value.number & 1)
            inside_fail(terminal, "an attribute is still on", "");
    }
}

void inside_fail(struct e2e_terminal *terminal, const char *what, const char *text)
{
    inside_look_for_end(terminal);
    const char *screen = e2e_screen(terminal);
    size_t      length = strlen(screen);
    while (length > 0 && screen[length - 1] == '\n')
        length--;
    printf("%.*s\n----\nstderr: %s\n", (int)length, screen, e2e_stderr(terminal)); /* cmocka cuts what it prints */
    if (terminal->has_ended)
        printf("It has ended with %d.\n", terminal->status);
    fflush(stdout);
    fail_msg("%s%s", what, text);
    abort(); /* fail_msg() does not return, but does not say so */
}

const char *e2e_strange(struct e2e_terminal *terminal)
{
    return terminal->strange;
}

const char *e2e_sent(struct e2e_terminal *terminal, size_t *length)
{
    *length = terminal->sent_length;
    return terminal->sent ? terminal->sent : "";
}

const char *e2e_stderr(struct e2e_terminal *terminal)
{
    char bytes[4096];
    for (ssize_t got; (got = read(terminal->err, bytes, sizeof bytes)) > 0;)
        buf_put(&terminal->sentence, bytes, (size_t)got);
    return buf_text(&terminal->sentence);
}
