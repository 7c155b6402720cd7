/*
 * keyboard: what comes from the terminal, and from whoever sends a signal, as events, one at a time. Signals are blocked and come in only while it waits.
 */
#ifndef HOLDFAST_UI_TERMINAL_KEYBOARD_H
#define HOLDFAST_UI_TERMINAL_KEYBOARD_H

#include <signal.h>

#include "ui/terminal/terminal.h"
#include "ui/terminal/input.h"

struct keyboard {
    struct input input;
    sigset_t     unblocked; /* the signals that come in while it waits are not in it */
    bool         is_gone;   /* there is no terminal any more */

    struct term_event end; /* what ends the program, once all that was typed before is told; else TERM_TIMEOUT */
};

/* TERM_RECOLOURED: the terminal answered; `bytes` is what it said about its background. */
struct term_event keyboard_wait(struct keyboard *keyboard, int wait_ms);

#endif
