/*
 * input: the bytes of a terminal as keys. A machine of its own and not curses', so that an answer of the terminal never
 * becomes keys, a sequence that arrives in pieces does no harm, and an Esc is told from the Alt that some terminals send as an Esc before
 * the key: Alt only where the two come in one read.
 * Characters are UTF-8 in every locale: what is typed is stored, whether or not the terminal can show it. A byte that
 * belongs to no character is KEY_NO_TEXT, so that its loss can be told.
 */
#ifndef HOLDFAST_UI_TERMINAL_INPUT_H
#define HOLDFAST_UI_TERMINAL_INPUT_H

#include "core/arena.h"
#include "core/buf.h"
#include "core/text.h"
#include "ui/kit/keys.h"

enum input_kind { INPUT_NOTHING, INPUT_KEY, INPUT_PASTE, INPUT_ANSWER };

struct input_event {
    enum input_kind kind;
    keycode         key;
    const char     *bytes; /* a paste, or the text of an OSC 11 answer; valid until the next call */
    size_t          length;
};

enum {
    INPUT_PENDING = 256,
    INPUT_LATE_MS = 300,
    INPUT_STRING_MS = 1000,
    INPUT_PASTE_MAX = TEXT_BODY_MAX + 1, /* more than any text takes: whoever gets it says that it is too much */
    INPUT_PASTE_END_MS = 2000
};

struct input {
    int     esc_ms; /* how long an Esc waits for what may follow */
    char    pending[INPUT_PENDING];
    size_t  length;
    size_t  read_at; /* where in `pending` the last read begins */
    int64_t at_ms;   /* when the last byte came */
    bool    is_late; /* an Esc was given as a key a moment ago: what follows may be the rest of its sequence */
    bool    is_rest; /* it is the rest, and is being read */
    bool    is_pasting;
    char
        skips; /* what is longer than `pending` and no key: the rest of ESC [ or ESC ], named by that byte; 0: nothing */
    struct arena arena;
    struct buf   paste;
};

void input_open(struct input *input, int esc_ms);
void input_close(struct input *input);

/* How many bytes it can take now; they must be taken out with input_next() before more come in. */
size_t input_room(const struct input *input);
void   input_put(struct input *input, const char *bytes, size_t length, int64_t now_ms);

/* The next event; INPUT_NOTHING if what is there is not whole yet. */
struct input_event input_next(struct input *input, int64_t now_ms);

/* When input_next() must be asked again although nothing came, in milliseconds from now; -1: never. */
int input_wants_ms(const struct input *input, int64_t now_ms);

#endif
