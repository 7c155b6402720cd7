#include "ui/terminal/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t window, end, stop, hang_up;

/*
 * A terminal that does not read lets no frame out, and curses tries for ever. So while a frame is sent the signals that end the program
 * come in at once, and the rest of it goes nowhere.
 */
static volatile sig_atomic_t sending, was_ended;
static int                   nowhere = -1, output = -1; /* /dev/null, and a second handle of the terminal */

/* Written before a crash can happen, read by it. */
static struct {
    const char    *bytes;
    size_t         length;
    struct termios modes;
    bool           has_modes;
} crash;

/* Whatever ends a program that knows nothing of it: in order where somebody sent it, at once where the program itself is broken. */
static const int asked[] = {SIGWINCH, SIGTSTP, SIGTERM, SIGINT,    SIGHUP,  SIGQUIT,
                            SIGUSR1,  SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};

enum { ASKED = sizeof asked / sizeof *asked, FATAL = sizeof fatal / sizeof *fatal, CRASH_STACK = 64 * 1024 };

static struct sigaction asked_before[ASKED], fatal_before[FATAL];
static sigset_t         mask_before;
static stack_t          stack_before;
static char             crash_stack[CRASH_STACK];

static void raise_flag(int number)
{
    if (number == SIGWINCH)
        window = 1;
    else if (number == SIGTSTP)
        stop = 1;
    else {
        was_ended = 1;
        *(number == SIGHUP ? &hang_up : &end) = 1;
    }
    if (was_ended && sending && nowhere >= 0) {
        int reason = errno;
        dup2(nowhere, STDOUT_FILENO);
        errno = reason;
    }
}

/* Only calls that POSIX allows in a handler. */
void signals_leave(void)
{
    if (crash.length > 0) {
        ssize_t written = write(STDOUT_FILENO, crash.bytes, crash.length);
        (void)written;
    }
    if (crash.has_modes)
        tcsetattr(STDIN_FILENO, TCSANOW, &crash.modes);
}

/* The action is the default one by now: the signal that is raised again ends the program. */
static void die(int number)
{
    signals_leave();
    raise(number);
}

void signals_open(sigset_t *unblocked)
{
    static bool is_told;
    is_told = is_told || atexit(signals_leave) == 0;
    nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    struct sigaction action = {.sa_handler = raise_flag};
    sigset_t         block;
    sigemptyset(&action.sa_mask);
    sigemptyset(&block);
    for (size_t i = 0; i < ASKED; i++)
        sigaddset(&block, asked[i]);
    sigprocmask(SIG_BLOCK, &block, &mask_before);
    *unblocked = mask_before;
    for (size_t i = 0; i < ASKED; i++) {
        sigdelset(unblocked, asked[i]);
        sigaction(asked[i], &action, &asked_before[i]);
    }
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, &stack_before);
    action = (struct sigaction){.sa_handler = die, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK)};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < FATAL; i++)
        sigaction(fatal[i], &action, &fatal_before[i]);
}

void signals_close(void)
{
    for (size_t i = 0; i < FATAL; i++)
        sigaction(fatal[i], &fatal_before[i], NULL);
    sigaltstack(&stack_before, NULL);
    for (size_t i = 0; i < ASKED; i++)
        sigaction(asked[i], &asked_before[i], NULL);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
    close(nowhere);
    close(output);
    nowhere = output = -1;
}

void signals_lend(bool is_lent)
{
    struct sigaction action = {.sa_handler = is_lent ? SIG_DFL : raise_flag};
    sigset_t         only;
    sigemptyset(&action.sa_mask);
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    sigaction(SIGTSTP, &action, NULL);
    sigprocmask(is_lent ? SIG_UNBLOCK : SIG_BLOCK, &only, NULL);
}

void signals_send(void (*send)(void))
{
    sigset_t blocked, open;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    open = blocked;
    for (size_t i = 0; i < ASKED; i++)
        sigdelset(&open, asked[i]);
    sending = output >= 0;
    if (sending)
        sigprocmask(SIG_SETMASK, &open, NULL);
    send();
    sigprocmask(SIG_SETMASK, &blocked, NULL);
    sending = 0;
}

bool signals_free_output(void)
{
    if (!was_ended || output < 0)
        return false;
    dup2(output, STDOUT_FILENO);
    tcflush(STDOUT_FILENO, TCOFLUSH);
    return true;
}

bool signals_are_raised(void)
{
    return window || end || stop || hang_up;
}

struct signals_raised signals_take(void)
{
    struct signals_raised raised = {window, end, stop, hang_up};
    window = end = stop = hang_up = 0;
    return raised;
}

void signals_on_crash(const char *bytes, size_t length, const struct termios *modes)
{
    crash.length = 0;
    crash.has_modes = modes != NULL;
    if (modes)
        crash.modes = *modes;
    crash.bytes = bytes;
    crash.length = length;
}

void signals_stop(void)
{
    struct sigaction stops = {.sa_handler = SIG_DFL}, before;
    sigset_t         only, mask;
    sigemptyset(&stops.sa_mask);
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    sigaction(SIGTSTP, &stops, &before);
    kill(0, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &only, &mask); /* here it stops, and goes on when it is continued */
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &before, NULL);
}
