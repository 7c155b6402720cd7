/*
 * keys: what a key means. One table, keys.def.
 */
#ifndef HOLDFAST_UI_KIT_KEYS_H
#define HOLDFAST_UI_KIT_KEYS_H

#include "core/buf.h"
#include "core/text.h"

/* A key: a code point, a control code (^X is 0x18), or one of these. */
typedef uint32_t keycode;
enum {
    KEY_TAB_BACK = 0x200000,
    KEY_ARROW_UP,
    KEY_ARROW_DOWN,
    KEY_ARROW_LEFT,
    KEY_ARROW_RIGHT,
    KEY_CTRL_LEFT,
    KEY_CTRL_RIGHT,
    KEY_TO_HOME,
    KEY_TO_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_DELETE,
    KEY_HELP,    /* F1 */
    KEY_URGE,    /* F2 */
    KEY_NO_TEXT, /* a byte that belongs to no character */
    KEY_OTHER,   /* a key that means nothing */
    KEY_ESC = 0x1b,
    KEY_RETURN = 0x0d,
    KEY_TABULATOR = 0x09,
    KEY_ERASE = 0x7f,   /* Backspace, whichever code the terminal sends */
    KEY_ALT = 0x400000, /* with another key: Alt was held. Outside text it is Esc and then the key */
};

enum scope {
#define X(scope, title) SCOPE_BIT_##scope,
#include "ui/kit/scopes.def"
#undef X
    SCOPES
};

enum {
#define X(scope, title) SCOPE_##scope = 1u << SCOPE_BIT_##scope,
#include "ui/kit/scopes.def"
#undef X
};

enum action {
    ACTION_NONE,
#define X(scope, action, keys, hint, help) ACTION_##scope##_##action,
#include "ui/kit/keys.def"
#undef X
    ACTIONS
};

/*
 * The action of a key in these scopes (SCOPE_ bits), ACTION_NONE if it has none. A later scope of scopes.def wins over
 * an earlier one.
 */
enum action keys_action(keycode key, unsigned scopes);

/* The row of an action. */
struct keys_row {
    enum scope  scope;
    const char *keys;
    const char *hint;
    const char *help;
};
struct keys_row keys_row(enum action action);

/* The first of its keys as shown: "u", "Space". In the buffer the caller owns. */
const char *keys_first(enum action action, char out[16]);

const char *keys_scope_title(enum scope scope);

/* The digit a key stands for: 1 to 9, and 10 for 0; 0 for any other key. */
int keys_digit(keycode key);

#endif
