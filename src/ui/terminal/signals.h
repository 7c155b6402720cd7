/*
 * signals: flags that handlers raise, and what a crash leaves behind. Used by term.c only.
 */
#ifndef HOLDFAST_UI_TERMINAL_SIGNALS_H
#define HOLDFAST_UI_TERMINAL_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

struct signals_raised {
    bool window, end, stop, hang_up;
};

/* Installs the handlers and blocks the signals; *unblocked is the mask to wait with. */
void signals_open(sigset_t *unblocked);
void signals_close(void);

/*
 * While another program has the terminal this one is stopped together with it; what would end it waits. A program that is started meanwhile
 * must unblock its signals.
 */
void signals_lend(bool is_lent);

/* Sends something to the terminal; the signals come in meanwhile, and one that ends the program ends the sending. */
void signals_send(void (*send)(void));

/*
 * The terminal can be written to again, however full it is: what it has not read is dropped. False, and nothing was done: no signal has
 * ended the program.
 */
bool signals_free_output(void);

/* What was raised since the last call. */
bool                  signals_are_raised(void);
struct signals_raised signals_take(void);

/* What a crash writes to the terminal, and the modes it sets, before the program dies of it; so does exit(). NULL: nothing. The bytes must stay. */
void signals_on_crash(const char *bytes, size_t length, const struct termios *modes);

/* Leaves the terminal as a crash would: for a program that cannot go on. */
void signals_leave(void);

/* Stops the job as ^Z does, until somebody continues it. */
void signals_stop(void);

#endif
