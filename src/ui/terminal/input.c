#include "ui/terminal/input.h"

#include <stdlib.h>
#include <string.h>

#include "core/buf.h"

static const char paste_begin[] = "\033[200~", paste_end[] = "\033[201~";

void input_open(struct input *input, int esc_ms)
{
    *input = (struct input){.esc_ms = esc_ms};
    input->paste.arena = &input->arena;
}

void input_close(struct input *input)
{
    arena_free(&input->arena);
    memset(input->pending, 0, sizeof input->pending);
}

size_t input_room(const struct input *input)
{
    return INPUT_PENDING - input->length;
}

void input_put(struct input *input, const char *bytes, size_t length, int64_t now_ms)
{
    if (input->length == 0 && now_ms - input->at_ms > INPUT_LATE_MS)
        input->is_late = false;
    if (now_ms - input->at_ms > INPUT_STRING_MS)
        input->skips = 0;
    memcpy(input->pending + input->length, bytes, length);
    input->read_at = input->length;
    input->length += length;
    input->at_ms = now_ms;
}

static void drop(struct input *input, size_t bytes)
{
    input->length -= bytes;
    input->read_at -= input->read_at < bytes ? input->read_at : bytes;
    memmove(input->pending, input->pending + bytes, input->length);
}

static struct input_event give(struct input *input, keycode key, size_t bytes)
{
    drop(input, bytes);
    return (struct input_event){.kind = INPUT_KEY, .key = key};
}

/* By the last byte of ESC [ ... and ESC O ...; a number in front tells the keys that end in `~`. */
static keycode final_key(char last)
{
    static const struct {
        char    last;
        keycode key;
    } keys[] = {
        {'A', KEY_ARROW_UP}, {'B', KEY_ARROW_DOWN}, {'C', KEY_ARROW_RIGHT}, {'D', KEY_ARROW_LEFT},
        {'H', KEY_TO_HOME},  {'F', KEY_TO_END},     {'P', KEY_HELP},        {'Q', KEY_URGE},
        {'Z', KEY_TAB_BACK}, {'M', KEY_RETURN},     {'c', KEY_CTRL_RIGHT},  {'d', KEY_CTRL_LEFT},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].last == last)
            return keys[i].key;
    return KEY_OTHER;
}

static keycode tilde_key(long number)
{
    static const keycode keys[] = {
        [1] = KEY_TO_HOME, [3] = KEY_DELETE, [4] = KEY_TO_END, [5] = KEY_PAGE_UP, [6] = KEY_PAGE_DOWN,
        [7] = KEY_TO_HOME, [8] = KEY_TO_END, [11] = KEY_HELP,  [12] = KEY_URGE,
    };
    const long count = sizeof keys / sizeof *keys;
    if (number < 0 || number >= count || keys[number] == 0)
        return KEY_OTHER;
    return keys[number];
}

/* The parameters are digits and semicolons, [from, end - 1); at end - 1 stands the last byte. Ctrl is 5 in the second one. */
static keycode csi_key(const char *from, const char *end)
{
    char   last = end[-1], numbers[16] = "";
    size_t length = (size_t)(end - 1 - from);
    if (length >= sizeof numbers || strspn(from, "0123456789;") < length)
        return KEY_OTHER;
    memcpy(numbers, from, length);
    const char *second = strchr(numbers, ';');
    bool        is_ctrl = second && atoi(second + 1) == 5;
    if (last == '~')
        return tilde_key(strtol(numbers, NULL, 10));
    if (is_ctrl && (last == 'C' || last == 'D'))
        return last == 'C' ? KEY_CTRL_RIGHT : KEY_CTRL_LEFT;
    if (last == 'c' || last == 'd' || last == 'M')
        return KEY_OTHER; /* as ESC O only: ESC [ ? 1 c is a terminal saying what it is */
    return second && !is_ctrl && atoi(second + 1) > 1 && (last == 'P' || last == 'Q') ? KEY_OTHER : final_key(last);
}

/* The end of ESC [ at the front of the bytes; 0: not whole yet. A byte that has no place in one ends it. */
static size_t csi_end(const char *bytes, size_t length)
{
    size_t at = 2;
    if (at < length && bytes[at] == '[')
        return at + 1 < length ? at + 2 : 0; /* F1 of the Linux console: ESC [ [ A */
    while (at < length && bytes[at] >= 0x20 && bytes[at] < 0x40)
        at++;
    return at < length ? at + 1 : 0;
}

static keycode linux_key(char last)
{
    return last == 'A' ? KEY_HELP : last == 'B' ? KEY_URGE : KEY_OTHER;
}

/* Text that a terminal sends: ESC ] ... or ESC P ..., ended by BEL or ESC \. 0: not whole yet. */
static size_t string_end(const char *bytes, size_t length)
{
    for (size_t at = 2; at < length; at++) {
        if (bytes[at] == '\a')
            return at + 1;
        if (bytes[at] == '\033')
            return at + 1 < length ? at + 2 : 0;
    }
    return 0;
}

static struct input_event take_string(struct input *input, size_t end)
{
    static const char  prefix[] = "\033]11;";
    struct input_event event = {.kind = INPUT_KEY, .key = KEY_OTHER};
    size_t             from = sizeof prefix - 1, to = end - (input->pending[end - 1] == '\a' ? 1 : 2);
    bool               is_answer = to > from && memcmp(input->pending, prefix, from) == 0;
    if (is_answer) {
        event.kind = INPUT_ANSWER;
        event.bytes = arena_copy_bytes(&input->arena, input->pending + from, to - from);
        event.length = to - from;
    }
    drop(input, end);
    return event;
}

static struct input_event nothing(void)
{
    return (struct input_event){.kind = INPUT_NOTHING};
}

/* `alt` bytes before it are the Esc of an Alt key: 0 or 1. */
static struct input_event take_character(struct input *input, int64_t now_ms, size_t alt)
{
    const char   *bytes = input->pending + alt;
    size_t        length = input->length - alt;
    unsigned char first = (unsigned char)bytes[0];
    keycode       flag = alt > 0 ? KEY_ALT : 0;
    codepoint     character;
    if (first == 0x08)
        return give(input, flag | KEY_ERASE, alt + 1);
    if (first == '\n')
        return give(input, flag | KEY_RETURN, alt + 1); /* a terminal in a mode of its own; ^J is no key of ours */
    if (first < 0x80)
        return give(input, flag | first, alt + 1);
    size_t wanted = first < 0xC2 || first > 0xF4 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (length < wanted && now_ms - input->at_ms < INPUT_LATE_MS)
        return nothing();
    size_t taken = text_decode(bytes, length, &character);
    return give(input, flag | (character == TEXT_REPLACEMENT ? (keycode)KEY_NO_TEXT : character), alt + taken);
}

/* The bytes begin with Esc. */
static struct input_event take_escape(struct input *input, int64_t now_ms)
{
    const char *bytes = input->pending;
    size_t      end = 0;
    if (input->length == 1) {
        bool is_old = now_ms - input->at_ms >= input->esc_ms;
        input->is_late = is_old;
        return is_old ? give(input, KEY_ESC, 1) : nothing();
    }
    switch (bytes[1]) {
    case '[':
        end = csi_end(bytes, input->length);
        if (end == sizeof paste_begin - 1 && memcmp(bytes, paste_begin, end) == 0) {
            drop(input, end);
            input->is_pasting = true;
            return input_next(input, now_ms);
        }
        if (end > 0)
            return give(input, bytes[2] == '[' ? linux_key(bytes[end - 1]) : csi_key(bytes + 2, bytes + end), end);
        break;
    case 'O':
        if (input->length > 2)
            return give(input, final_key(bytes[2]), 3);
        break;
    case ']':
    case 'P':
        end = string_end(bytes, input->length);
        if (end > 0)
            return take_string(input, end);
        break;
    case '\033':
        return give(input, KEY_ESC, 1);
    default: /* in one read: sent as one key */
        return input->read_at == 1 ? give(input, KEY_ESC, 1) : take_character(input, now_ms, 1);
    }
    bool is_string = bytes[1] == ']' || bytes[1] == 'P';
    if (input->length == INPUT_PENDING) {
        input->skips = is_string ? ']' : '[';
        return give(input, KEY_OTHER, input->length - (bytes[input->length - 1] == '\033'));
    }
    bool is_stuck = now_ms - input->at_ms >= (is_string ? INPUT_STRING_MS : INPUT_LATE_MS);
    return is_stuck ? give(input, KEY_OTHER, input->length) : nothing();
}

/* Drops what belongs to a sequence whose beginning is gone, up to its end. */
static struct input_event skip(struct input *input, int64_t now_ms)
{
    size_t at = 0;
    if (input->skips == '[') {
        while (at < input->length && input->pending[at] >= 0x20 && input->pending[at] < 0x40)
            at++;
        at += at < input->length && input->pending[at] >= 0x40;
        input->skips = at > 0 && at == input->length && input->pending[at - 1] < 0x40 ? '[' : 0;
    } else {
        while (at < input->length && input->pending[at] != '\a' && input->pending[at] != '\033')
            at++;
        bool is_half = at + 1 == input->length && input->pending[at] == '\033';
        bool is_young = now_ms - input->at_ms < INPUT_LATE_MS;
        if (at < input->length && !(is_half && is_young)) {
            at += is_half || input->pending[at] == '\a' ? 1 : 2;
            input->skips = 0;
        }
    }
    drop(input, at);
    return input->skips ? nothing() : input_next(input, now_ms);
}

/* What comes right after an Esc that was given as a key, and looks like the rest of its sequence, is that rest: it is read as one, and is no key. */
static struct input_event take_rest(struct input *input, int64_t now_ms)
{
    if (!input->is_rest) {
        memmove(input->pending + 1, input->pending, input->length++);
        input->pending[0] = '\033';
        input->is_rest = true;
    }
    struct input_event event = take_escape(input, now_ms);
    if (event.kind == INPUT_KEY)
        event.key = KEY_OTHER;
    if (event.kind != INPUT_NOTHING)
        input->is_rest = input->is_late = false;
    return event;
}

static size_t find_paste_end(const struct input *input)
{
    size_t size = sizeof paste_end - 1;
    for (size_t at = 0; at + size <= input->length; at++)
        if (memcmp(input->pending + at, paste_end, size) == 0)
            return at;
    return input->length;
}

static void keep_paste(struct input *input, size_t bytes)
{
    size_t room = INPUT_PASTE_MAX - input->paste.length;
    buf_put(&input->paste, input->pending, bytes < room ? bytes : room);
    drop(input, bytes);
}

static struct input_event take_paste(struct input *input, int64_t now_ms)
{
    size_t size = sizeof paste_end - 1, end = find_paste_end(input);
    bool   is_whole = end < input->length, is_stuck = now_ms - input->at_ms >= INPUT_PASTE_END_MS;
    if (is_whole || is_stuck) {
        keep_paste(input, end);
        drop(input, is_whole ? size : 0);
        input->is_pasting = false;
        return (struct input_event){
            .kind = INPUT_PASTE, .bytes = buf_text(&input->paste), .length = input->paste.length};
    }
    if (input->length >= size)
        keep_paste(input, input->length - size + 1); /* the rest may be the beginning of its end */
    return nothing();
}

struct input_event input_next(struct input *input, int64_t now_ms)
{
    if (!input->is_pasting && input->arena.newest) {
        arena_free(&input->arena); /* what the last event pointed to */
        input->paste = (struct buf){.arena = &input->arena};
    }
    if (input->is_pasting)
        return take_paste(input, now_ms);
    if (input->length == 0)
        return nothing();
    if (input->skips)
        return skip(input, now_ms);
    char first = input->pending[0];
    bool is_rest = input->is_late && input->length < INPUT_PENDING && strchr("[O]P", first) != NULL && first != '\0';
    if (input->is_rest || is_rest)
        return take_rest(input, now_ms);
    input->is_late = false;
    return first == '\033' ? take_escape(input, now_ms) : take_character(input, now_ms, 0);
}

int input_wants_ms(const struct input *input, int64_t now_ms)
{
    if (!input->is_pasting && input->length == 0)
        return -1;
    bool    is_escape = input->length > 0 && input->pending[0] == '\033';
    bool    is_alone = is_escape && input->length == 1;
    int     most = input->is_pasting ? INPUT_PASTE_END_MS : is_alone ? input->esc_ms : INPUT_LATE_MS;
    int64_t wait = input->at_ms + most - now_ms;
    return wait < 0 ? 0 : (int)wait;
}
