#include "ui/terminal/signals.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t window, end, stop, hang_up;

/* Written before a crash can happen, read by it. */
static struct {
    const char    *bytes;
    size_t         length;
    struct termios modes;
    bool           has_modes;
} crash;

static const int asked[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

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
    else if (number == SIGHUP)
        hang_up = 1;
    else
        end = 1;
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
