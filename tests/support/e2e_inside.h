/*
 * e2e_inside: what e2e_terminal.c (the program and its pty) and e2e_look.c (its screen) share. Tests do not include it.
 */
#ifndef HOLDFAST_TESTS_E2E_INSIDE_H
#define HOLDFAST_TESTS_E2E_INSIDE_H

#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#include "core/buf.h"
#include "support/e2e_terminal.h"

struct e2e_terminal {
    struct e2e_terminal *next;
    struct e2e          *e2e;
    int                  master, slave; /* the slave stays open here, so that its settings can be read after the end */
    struct termios       before;
    pid_t                child;       /* the program, or the shell above it */
    pid_t                program;     /* the program */
    int                  shell;       /* job control: what stopped, what goes on; else -1 */
    int64_t              read_wanted; /* how much the program will have read once it has taken all keys */
    bool                 was_ready, has_ended, left_core;
    int                  status;
    int                  err; /* a pipe: a limit on files does not reach it */
    struct buf           sentence;
    VTerm               *vterm;
    VTermScreen         *screen;
    int                  rows, cols;
    bool                 alternate, cursor_hidden, mouse;
    char                *sent; /* malloc: it grows large */
    size_t               sent_length, sent_capacity;
    char                 strange[512];
};

/* The screen of a terminal whose rows and cols are set. */
void inside_make_screen(struct e2e_terminal *terminal, bool utf8);

/* Takes in what any terminal of the test sends, so that none of them stands still while another is watched. */
void inside_pump(struct e2e_terminal *terminal, int wait_ms);

/* One read; false if there was nothing. */
bool inside_take_in(struct e2e_terminal *terminal);

/* Sets has_ended if the program has. */
void inside_look_for_end(struct e2e_terminal *terminal);

/* Fails the test with what the screen shows. */
void inside_fail(struct e2e_terminal *terminal, const char *what, const char *text) __attribute__((noreturn));

#endif
