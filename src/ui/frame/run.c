/*
 * The loop. It draws, waits for whatever comes first, and hands it to the session; what the session wants of the terminal it does.
 */
#include <stdio.h>
#include <unistd.h>

#include "ui/terminal/signals.h"
#include "ui/terminal/terminal.h"
#include "ui/frame/session.h"

/* The canvas has the terminal's size, and is made anew when that changes. */
struct screen {
    struct arena  arena;
    struct canvas canvas;
};

static void fit_canvas(struct screen *screen, const struct terminal *term)
{
    int rows, cols;
    term_size(term, &rows, &cols);
    if (screen->canvas.rows == rows && screen->canvas.cols == cols)
        return;
    arena_free(&screen->arena);
    screen->canvas = canvas_make(&screen->arena, rows, cols, term_needs_ascii(term));
}

static void draw(struct session *session, struct terminal *term, struct screen *screen)
{
    fit_canvas(screen, term);
    session_draw(session, &screen->canvas);
    term_draw(term, &screen->canvas);
}

static void serve_request(struct session *session, struct terminal *term)
{
    switch (session_take_request(session)) {
    case SESSION_SUSPEND:
        term_suspend(term);
        break;
    case SESSION_REDRAW:
        term_forget(term);
        break;
    case SESSION_EDITOR:
        term_lend(term);
        session_lend(session);
        term_take_back(term);
        break;
    case SESSION_NOTHING:
        break;
    }
}

/* True: the terminal must be drawn, whatever the session thinks. *ended: somebody or something else ends the program. */
static bool take_event(const struct env *env, struct session *session, struct terminal *term, struct term_event event,
                       bool *ended)
{
    struct present present = env_present(env);
    int64_t        now_ms = env_monotonic_ms();
    switch (event.kind) {
    case TERM_KEY:
        session_key(session, event.key, &present, now_ms);
        serve_request(session, term);
        return true;
    case TERM_PASTE:
        session_paste(session, event.bytes, event.length, &present, now_ms);
        return true;
    case TERM_RESIZED:
    case TERM_RECOLOURED:
        return true;
    case TERM_STOP:
        term_suspend(term);
        return true;
    case TERM_ENDED:
    case TERM_GONE:
        *ended = true;
        return false;
    case TERM_TIMEOUT:
        break;
    }
    session_tick(session, &present, now_ms);
    return false;
}

/* Keys that are there already are all taken before the screen is drawn for them. */
static bool run(const struct env *env, struct session *session, struct terminal *term)
{
    struct screen screen = {0};
    bool          ended = false, must_draw = true, has_asked = false;
    while (!session_is_over(session) && !ended) {
        struct term_event event =
            term_wait(term, must_draw || session_is_stale(session) ? 0 : session_wants_ms(session));
        must_draw = take_event(env, session, term, event, &ended) || must_draw;
        bool is_drained = event.kind == TERM_TIMEOUT;
        if (ended || session_is_over(session) || !is_drained || !(must_draw || session_is_stale(session)))
            continue;
        draw(session, term, &screen);
        must_draw = false;
        if (!has_asked)
            term_ask(term);
        has_asked = true;
    }
    arena_free(&screen.arena);
    return !ended;
}

/* The terminal first, so that the sentence can be read. */
static void out_of_memory(void)
{
    static const char line[] = "holdfast: there is no memory left; the last change may not be written\n";
    signals_leave();
    ssize_t written = write(STDERR_FILENO, line, sizeof line - 1);
    (void)written;
    _exit(1);
}

int app_run(const struct env *env, const struct app_start *start)
{
    struct present   present = env_present(env);
    struct session  *session = NULL;
    struct terminal *term = NULL;
    struct error     error = {0};
    arena_on_exhausted(out_of_memory);
    env_set_locale();
    if (!session_open(&session, env, start, &present, &error) || !term_open(&term, env, &error)) {
        session_close(session, stderr);
        fprintf(stderr, "holdfast: %s\n", error.text);
        return error_exit_status(error.kind);
    }
    session_use_ascii(session, term_needs_ascii(term));
    bool by_hand = run(env, session, term);
    term_close(term);
    return session_close(session, stderr) && by_hand ? 0 : 1;
}
