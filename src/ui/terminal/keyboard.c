#define _GNU_SOURCE /* ppoll: signals come in while it waits, and only then */

#include "ui/terminal/keyboard.h"

#include <errno.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "env.h"
#include "ui/terminal/signals.h"

/* Bytes from the terminal, as many as there are and fit. False: it is gone. */
static bool read_input(struct keyboard *keyboard)
{
    char    bytes[INPUT_PENDING];
    size_t  room = input_room(&keyboard->input);
    ssize_t count = read(STDIN_FILENO, bytes, room < sizeof bytes ? room : sizeof bytes);
    if (count < 0)
        return errno == EINTR || errno == EAGAIN;
    if (count > 0)
        input_put(&keyboard->input, bytes, (size_t)count, env_monotonic_ms());
    return count > 0;
}

/* What the bytes that are there say. False: nothing yet. */
static bool next_event(struct keyboard *keyboard, struct term_event *out)
{
    struct input_event event = input_next(&keyboard->input, env_monotonic_ms());
    *out = (struct term_event){.key = event.key, .bytes = event.bytes, .length = event.length};
    switch (event.kind) {
    case INPUT_NOTHING:
        return false;
    case INPUT_KEY:
        out->kind = TERM_KEY;
        break;
    case INPUT_PASTE:
        out->kind = TERM_PASTE;
        break;
    case INPUT_ANSWER:
        out->kind = TERM_RECOLOURED;
        break;
    }
    return true;
}

static bool next_signal(struct keyboard *keyboard, struct term_event *out)
{
    struct signals_raised raised = signals_take();
    *out = (struct term_event){.kind = TERM_TIMEOUT};
    if (raised.window)
        out->kind = TERM_RESIZED;
    if (raised.stop)
        out->kind = TERM_STOP; /* whoever comes back looks at the size anew */
    if (raised.end)
        out->kind = TERM_ENDED;
    if (raised.hang_up) { /* it may have been sent by somebody, while the terminal is still there */
        struct termios modes;
        out->kind = TERM_GONE;
        keyboard->is_gone = tcgetattr(STDIN_FILENO, &modes) != 0;
    }
    return out->kind != TERM_TIMEOUT;
}

static struct term_event gone(struct keyboard *keyboard)
{
    keyboard->is_gone = true;
    return (struct term_event){.kind = TERM_GONE};
}

struct term_event keyboard_wait(struct keyboard *keyboard, int wait_ms)
{
    struct term_event event;
    if (next_event(keyboard, &event))
        return event;
    if (keyboard->end.kind != TERM_TIMEOUT)
        return keyboard->end;
    if (signals_are_raised()) /* while a frame was sent */
        wait_ms = 0;
    int input_ms = input_wants_ms(&keyboard->input, env_monotonic_ms());
    if (input_ms >= 0 && input_ms < wait_ms)
        wait_ms = input_ms;
    struct timespec wait = {wait_ms / 1000, wait_ms % 1000 * 1000000L};
    struct pollfd   terminal = {.fd = STDIN_FILENO, .events = POLLIN};
    int             ready = ppoll(&terminal, 1, &wait, &keyboard->unblocked);
    bool            is_raised = next_signal(keyboard, &event);
    if (is_raised)
        ready = poll(&terminal, 1, 0);
    bool is_there = ready <= 0 || ((terminal.revents & POLLIN) != 0 && read_input(keyboard));
    if (is_raised && event.kind != TERM_ENDED && event.kind != TERM_GONE)
        return event;
    if (is_raised) /* what was typed before it counts */
        keyboard->end = event;
    else if (!is_there)
        keyboard->end = gone(keyboard);
    return next_event(keyboard, &event) ? event : keyboard->end;
}
