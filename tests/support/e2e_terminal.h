/*
 * e2e_terminal: the program in a pty of its own, its screen read back through libvterm. Nothing here sleeps blindly: what is expected is
 * polled for, and every wait has its limit, after which the test fails and shows the screen.
 */
#ifndef HOLDFAST_TESTS_E2E_TERMINAL_H
#define HOLDFAST_TESTS_E2E_TERMINAL_H

#include "support/e2e_world.h"

/* Starts the program in a new terminal. Its stderr goes to a file of its own. */
struct e2e_terminal *e2e_open(struct e2e *e2e, const struct e2e_options *options);

/* The program itself, also under job control. */
pid_t e2e_pid(const struct e2e_terminal *terminal);

/* Waits until it reads keys and has drawn something. e2e_type() and the like do so by themselves. */
void e2e_ready(struct e2e_terminal *terminal);

/* The same; false if it has ended before that. */
bool e2e_becomes_ready(struct e2e_terminal *terminal);

/* Types keys as bytes; a cursor key is "\x1b[A" and the like. */
void e2e_type(struct e2e_terminal *terminal, const char *keys);
void e2e_type_bytes(struct e2e_terminal *terminal, const char *bytes, size_t length);

/* The same where the keys before may have ended it. */
void e2e_type_unless_ended(struct e2e_terminal *terminal, const char *keys);

/* Pastes as a terminal does: bracketed if the program asked for that. */
void e2e_paste(struct e2e_terminal *terminal, const char *text);

/* Waits until the text stands (no longer stands) somewhere on the screen; lines are joined by newlines and have no blanks at their end. */
void e2e_expect(struct e2e_terminal *terminal, const char *text);
void e2e_expect_gone(struct e2e_terminal *terminal, const char *text);
bool e2e_shows_within(struct e2e_terminal *terminal, const char *text, int limit_ms);

/* Takes in what it sends for so long. Only where the length of a gap between keys, or of a rest, is what is tested. */
void e2e_pass(struct e2e_terminal *terminal, int ms);

/* Waits until it has read all keys, drawn what follows from them and sleeps in its ppoll() again, or has ended by one of them. */
void e2e_settle(struct e2e_terminal *terminal);

const char *e2e_screen(struct e2e_terminal *terminal);
bool        e2e_shows(struct e2e_terminal *terminal, const char *text);
const char *e2e_row(struct e2e_terminal *terminal,
                    int                  row); /* from 0; negative: from the last row up, -1 is the last */
void        e2e_cursor(struct e2e_terminal *terminal, int *row, int *col);

void e2e_resize(struct e2e_terminal *terminal, int rows, int cols);
void e2e_signal(struct e2e_terminal *terminal, int signal);

/* Closes the terminal's other end, as a window that is closed. */
void e2e_hang_up(struct e2e_terminal *terminal);

/* Waits for the end of the program: exit status, or 128 + signal. */
int e2e_wait_exit(struct e2e_terminal *terminal);

/* Did the system write down what it held in memory as it ended? Every program is started with no limit on that. */
bool e2e_left_core(const struct e2e_terminal *terminal);

bool e2e_has_ended(struct e2e_terminal *terminal);
bool e2e_ends_within(struct e2e_terminal *terminal, int limit_ms);

/* Types that key, which draws a whole frame, and reads none of them, until the program can send no more. */
void e2e_fill(struct e2e_terminal *terminal, const char *key);

/* Does it end though nothing of what it sends is read? */
bool e2e_ends_unread(struct e2e_terminal *terminal);

/* Under job control: waits until it has stopped; lets it go on in the foreground. */
void e2e_wait_stopped(struct e2e_terminal *terminal);
void e2e_continue(struct e2e_terminal *terminal);

/* Is the terminal as it was: termios, main screen, cursor visible, bracketed paste and mouse off, no attribute left on? Fails if not. */
void e2e_assert_clean(struct e2e_terminal *terminal);
bool e2e_on_alternate_screen(const struct e2e_terminal *terminal);
bool e2e_bracketed_paste(struct e2e_terminal *terminal);
bool e2e_raw(const struct e2e_terminal *terminal);

/* What no program of ours should ever make a terminal do: bells, titles, OSC (but the question for the background), DCS, unknown control bytes. */
const char *e2e_strange(struct e2e_terminal *terminal);

/* Everything it has sent so far. */
const char *e2e_sent(struct e2e_terminal *terminal, size_t *length);

/* Its stderr so far. */
const char *e2e_stderr(struct e2e_terminal *terminal);

/* For e2e_teardown(). */
void e2e_terminals_close(struct e2e *e2e);

#endif
