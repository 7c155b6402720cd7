/*
 * terminal: what term.c offers. The only file that knows curses, which is an output device here: it gets the whole canvas and sends what changed. Also
 * the signals: they are blocked and come in only while term_wait() waits.
 */
#ifndef HOLDFAST_UI_TERMINAL_TERMINAL_H
#define HOLDFAST_UI_TERMINAL_TERMINAL_H

#include "env.h"
#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"

struct terminal;

/* One at a time. False: nothing about the terminal has changed. */
MUST_CHECK bool term_open(struct terminal **out, const struct env *env, struct error *error);

/*
 * Leaves the terminal as it was. The signals stay blocked: what is kept after this must not be cut off by a second one. NULL is fine.
 */
void term_close(struct terminal *term);

/* Does the terminal need the ASCII set? */
bool term_needs_ascii(const struct terminal *term);

void term_size(const struct terminal *term, int *rows, int *cols);
void term_draw(struct terminal *term, const struct canvas *canvas);

/* What is on the terminal is not known any more: the next term_draw() sends all of it. */
void term_forget(struct terminal *term);

/* Asks for the background, once, if it is not known and it matters. */
void term_ask(struct terminal *term);

enum term_event_kind {
    TERM_TIMEOUT,
    TERM_KEY,
    TERM_PASTE,
    TERM_RESIZED,
    TERM_RECOLOURED, /* the background is known now: draw again */
    TERM_STOP,       /* somebody asks the program to stop for a while */
    TERM_ENDED,      /* somebody asks the program to end */
    TERM_GONE,       /* there is no terminal any more */
};

struct term_event {
    enum term_event_kind kind;
    keycode              key;
    const char          *bytes; /* of a paste, valid until the next call */
    size_t               length;
};

/* Waits at most that long. Returns at once while there is something to tell. */
struct term_event term_wait(struct terminal *term, int wait_ms);

/* Gives the terminal back, stops this program and its job until somebody continues it, and takes the terminal again. */
void term_suspend(struct terminal *term);

/* Gives the terminal to another program that this one waits for, ^Z and all; and takes it again. What would end this one waits until then. */
void term_lend(struct terminal *term);
void term_take_back(struct terminal *term);

#endif
