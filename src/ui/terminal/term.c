#include "ui/terminal/terminal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "ui/terminal/keyboard.h"
#include "ui/terminal/signals.h"
#include "ui/kit/theme.h"

enum { ESC_MS = 25, ESC_SSH_MS = 100, LEAVE_SIZE = 256 };

struct terminal {
    const struct env *env;
    SCREEN           *screen;
    struct arena      own;
    struct termios    modes; /* as they were */
    bool              is_utf8;
    bool              has_own_screen; /* it comes back to what stood there before */
    struct keyboard   keyboard;
    enum theme_ground ground;
    enum theme        theme;
    attr_t            attributes[STYLES];
    short             pairs[STYLES];
    struct arena      shown_arena;
    struct canvas     shown; /* what was drawn last; no cells: nothing is known */
    cchar_t          *line;  /* a row for curses */
    char              leave[LEAVE_SIZE];
};

static void put_raw(const char *bytes)
{
    size_t length = strlen(bytes);
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        bytes += written;
        length -= (size_t)written;
    }
}

/* What the terminal's description says; NULL if nothing. */
static const char *capability(const char *name)
{
    char copy[8] = "";
    memcpy(copy, name, strlen(name) + 1); /* tigetstr() takes what it does not change as if it did */
    const char *text = tigetstr(copy);
    return text && text != (char *)-1 && *text ? text : NULL;
}

/* What a crash, or an end that nobody asked for, writes: bracketed paste off, then what the terminal's description says about leaving. */
static void prepare_leave(struct terminal *term)
{
    const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", term->has_own_screen ? "rmcup" : "clear"};
    static const char paste_off[] = "\033[?2004l";
    size_t            length = sizeof paste_off - 1;
    memcpy(term->leave, paste_off, length);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = capability(names[i]);
        size_t      more = text ? strcspn(text, "$") : 0; /* what follows says how long a slow terminal takes */
        if (more == 0 || length + more >= LEAVE_SIZE)
            continue;
        memcpy(term->leave + length, text, more);
        length += more;
    }
    signals_on_crash(term->leave, length, &term->modes);
}

static void choose_theme(struct terminal *term)
{
    bool has_colours = has_colors();
    term->theme = theme_choose(term->env->settings.theme, term->env->no_color, has_colours ? COLORS : 0, term->ground);
    for (int i = 0; i < STYLES; i++) {
        struct theme_look look = theme_look(term->theme, (enum style)i);
        term->attributes[i] = A_NORMAL;
        if (look.attributes & LOOK_BOLD)
            term->attributes[i] |= A_BOLD;
        if (look.attributes & LOOK_REVERSE)
            term->attributes[i] |= A_REVERSE;
        if (look.attributes & LOOK_UNDERLINE)
            term->attributes[i] |= A_UNDERLINE;
        term->pairs[i] = 0;
        if (look.colour >= 0 && init_pair((short)(i + 1), (short)look.colour, (short)look.ground) == OK)
            term->pairs[i] = (short)(i + 1);
    }
}

/*
 * Where curses does not think in Unicode it sends runs as "repeat the last character", which some terminals drop or misplace. So it is told a
 * UTF-8 locale; that the terminal's own is another one is put_cell()'s business, which then sends nothing but ASCII. Where there is no such locale
 * all goes on as it is.
 */
static void make_curses_think_in_unicode(void)
{
    static const char *const locales[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
    size_t                   at = 0;
    while (at < sizeof locales / sizeof *locales && !setlocale(LC_CTYPE, locales[at]))
        at++;
}

static bool open_curses(struct terminal *term, struct error *error)
{
    int   status;
    char *type = NULL;
    bool  is_able = setupterm(type, STDOUT_FILENO, &status) == OK && capability("cup"); /* else it shows no screen */
    if (is_able) { /* where curses finds no memory it ends the program by itself */
        term->has_own_screen = capability("smcup") && capability("rmcup");
        prepare_leave(term);
    }
    if (cur_term)
        del_curterm(cur_term); /* newterm() reads the description again, for itself */
    if (!is_able)
        return error_set(
            error, ERROR_FAILED,
            "this kind of terminal (TERM) cannot show screens; `holdfast status` and `holdfast help` work in it");
    set_escdelay(term->env->is_ssh ? ESC_SSH_MS : ESC_MS);
    term->screen = newterm(type, stdout, stdin);
    if (!term->screen)
        return error_set(error, ERROR_FAILED, "the terminal cannot be opened; `holdfast status` works without one");
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    typeahead(-1);
    leaveok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    return true;
}

bool term_open(struct terminal **out, const struct env *env, struct error *error)
{
    struct arena     arena = {0};
    struct terminal *term = ARENA_NEW(&arena, struct terminal, 1);
    term->env = env;
    term->is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (!term->is_utf8)
        make_curses_think_in_unicode();
    if (tcgetattr(STDIN_FILENO, &term->modes) != 0) {
        arena_free(&arena);
        return error_set(error, ERROR_FAILED, "standard input is no terminal; `holdfast status` works without one");
    }
    signals_open(&term->keyboard.unblocked);
    if (!open_curses(term, error)) {
        signals_on_crash(NULL, 0, NULL);
        tcsetattr(STDIN_FILENO, TCSANOW, &term->modes);
        signals_close();
        arena_free(&arena);
        return false;
    }
    term->own = arena;
    term->ground = theme_ground_of_colorfgbg(env->colorfgbg);
    choose_theme(term);
    input_open(&term->keyboard.input, env->is_ssh ? ESC_SSH_MS : ESC_MS);
    put_raw("\033[?2004h");
    *out = term;
    return true;
}

static void send_frame(void)
{
    refresh();
}

/* Where there is no screen of its own to leave, what stood on it is wiped: whoever comes next must not read it. */
static void give_back(struct terminal *term)
{
    bool is_full = signals_free_output();
    put_raw("\033[?2004l");
    if (!term->has_own_screen) {
        erase();
        clearok(stdscr, TRUE);
        refresh();
    }
    endwin();
    tcsetattr(STDIN_FILENO, is_full ? TCSANOW : TCSADRAIN, &term->modes);
}

void term_close(struct terminal *term)
{
    if (!term)
        return;
    if (!term->keyboard.is_gone)
        give_back(term);
    signals_on_crash(NULL, 0, NULL);
    delscreen(term->screen);
    input_close(&term->keyboard.input);
    arena_free(&term->shown_arena);
    struct arena own = term->own;
    arena_free(&own);
}

bool term_needs_ascii(const struct terminal *term)
{
    return canvas_needs_ascii(term->env->settings.ascii, term->env->term, term->is_utf8);
}

void term_size(const struct terminal *term, int *rows, int *cols)
{
    (void)term;
    getmaxyx(stdscr, *rows, *cols);
    if (*rows < 1)
        *rows = 1;
    if (*cols < 1)
        *cols = 1;
}

/* A character of which this terminal's locale thinks otherwise than the canvas would shift all that follows. */
static bool can_show(const struct terminal *term, codepoint character, int cols)
{
    if (character < 0x7F)
        return true;
    return term->is_utf8 && wcwidth((wchar_t)character) == cols;
}

static size_t put_cell(const struct terminal *term, const struct cell *cell, int style, cchar_t *out)
{
    wchar_t wide[CELL_CHARS + 1] = L"";
    size_t  count = 0;
    if (can_show(term, cell->chars[0], cell->cols)) {
        wide[count++] = (wchar_t)cell->chars[0];
        for (size_t i = 1; i < CELL_CHARS && cell->chars[i] != 0; i++)
            if (can_show(term, cell->chars[i], 0))
                wide[count++] = (wchar_t)cell->chars[i];
    } else {
        wide[0] = term->is_utf8 && wcwidth(TEXT_REPLACEMENT) == 1 ? TEXT_REPLACEMENT : L'?';
    }
    size_t wide_cols = wcwidth(wide[0]) == 2 ? 2 : 1;
    setcchar(out, wide, term->attributes[style], term->pairs[style], NULL);
    if (wide_cols == cell->cols)
        return 1;
    setcchar(out + 1, L" ", term->attributes[style], term->pairs[style], NULL);
    return 2; /* a mark of one column and a blank in place of a wide character */
}

static bool is_blank(const struct cell *cell)
{
    return cell->chars[0] == ' ' && cell->chars[1] == 0;
}

/* A blank between two words looks the same in any style that paints no background: it takes its neighbour's, and nothing need be sent for it. */
static int style_to_send(const struct terminal *term, const struct cell *cell, int before)
{
    const attr_t painted = A_REVERSE | A_UNDERLINE;
    bool         is_painted = ((term->attributes[cell->style] | term->attributes[before]) & painted) != 0;
    return is_blank(cell) && !is_painted ? before : cell->style;
}

static void draw_row(struct terminal *term, const struct canvas *canvas, int row)
{
    const struct cell *cells = &canvas->cells[(size_t)row * (size_t)canvas->cols];
    size_t             count = 0;
    int                style = STYLE_text, end = canvas->cols;
    while (end > 0 && is_blank(&cells[end - 1]))
        end--;
    for (int col = 0; col < canvas->cols; col++) {
        style = col < end ? style_to_send(term, &cells[col], style) : cells[col].style;
        if (cells[col].cols > 0)
            count += put_cell(term, &cells[col], style, &term->line[count]);
    }
    mvadd_wchnstr(row, 0, term->line, (int)count);
}

static bool is_same_row(const struct canvas *a, const struct canvas *b, int row)
{
    size_t from = (size_t)row * (size_t)a->cols;
    return memcmp(&a->cells[from], &b->cells[from], (size_t)a->cols * sizeof a->cells[0]) == 0;
}

void term_draw(struct terminal *term, const struct canvas *canvas)
{
    bool is_known = term->shown.cells && term->shown.rows == canvas->rows && term->shown.cols == canvas->cols;
    if (!is_known) {
        arena_free(&term->shown_arena);
        term->shown = canvas_make(&term->shown_arena, canvas->rows, canvas->cols, canvas->ascii);
        term->line = ARENA_NEW(&term->shown_arena, cchar_t, (size_t)canvas->cols + 2);
        erase();
    }
    for (int row = 0; row < canvas->rows; row++)
        if (!is_known || !is_same_row(canvas, &term->shown, row))
            draw_row(term, canvas, row);
    memcpy(term->shown.cells, canvas->cells, (size_t)canvas->rows * (size_t)canvas->cols * sizeof canvas->cells[0]);
    move(canvas->cursor_row, canvas->cursor_col);
    signals_send(send_frame);
}

void term_forget(struct terminal *term)
{
    term->shown.cells = NULL;
    clearok(stdscr, TRUE);
}

void term_ask(struct terminal *term)
{
    bool matters = term->theme == THEMES_UNKNOWN ||
                   (term->theme == THEMES_PLAIN && !term->env->no_color && has_colors() && COLORS >= 8);
    if (matters && term->env->settings.theme == THEME_AUTO && strcmp(term->env->term, "linux") != 0)
        put_raw("\033]11;?\033\\");
}

static void resize(struct terminal *term)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
    term_forget(term);
}

static bool learn_ground(struct terminal *term, const char *answer)
{
    enum theme_ground ground = theme_ground_of_answer(answer);
    if (ground == GROUND_UNKNOWN || ground == term->ground)
        return false;
    term->ground = ground;
    choose_theme(term);
    term_forget(term);
    return true;
}

struct term_event term_wait(struct terminal *term, int wait_ms)
{
    struct term_event event = keyboard_wait(&term->keyboard, wait_ms);
    while (event.kind == TERM_RECOLOURED && !learn_ground(term, event.bytes))
        event = keyboard_wait(&term->keyboard, 0); /* an answer that says nothing new */
    if (event.kind == TERM_RESIZED)
        resize(term);
    return event;
}

static void take_again(struct terminal *term)
{
    tcgetattr(STDIN_FILENO, &term->modes);
    signals_on_crash(term->leave, strlen(term->leave), &term->modes);
    refresh();
    put_raw("\033[?2004h");
    resize(term);
}

void term_suspend(struct terminal *term)
{
    give_back(term);
    signals_on_crash(NULL, 0, NULL);
    signals_stop();
    take_again(term);
}

void term_lend(struct terminal *term)
{
    give_back(term);
    signals_on_crash(NULL, 0, NULL);
    signals_lend(true);
}

void term_take_back(struct terminal *term)
{
    signals_lend(false);
    take_again(term);
}
