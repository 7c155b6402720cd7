/*
 * The table is searched as it stands: a key is given its name, and the rows are asked for it. Seventy short rows once per key are too few to
 * need anything made from them.
 */
#include "ui/kit/keys.h"

#include <stddef.h>
#include <string.h>

static const struct keys_row rows[] = {
    [ACTION_NONE] = {SCOPES, "", "", ""},
#define X(scope, action, keys, hint, help) [ACTION_##scope##_##action] = {SCOPE_BIT_##scope, (keys), (hint), (help)},
#include "ui/kit/keys.def"
#undef X
};

static const char *const scope_titles[] = {
#define X(scope, title) [SCOPE_BIT_##scope] = (title),
#include "ui/kit/scopes.def"
#undef X
};

enum { NAME_SIZE = 16 };

static const char *fixed_name(keycode key)
{
    static const struct {
        keycode     key;
        const char *name;
    } names[] = {
        {KEY_ESC, "Esc"},
        {KEY_RETURN, "Enter"},
        {KEY_TABULATOR, "Tab"},
        {KEY_TAB_BACK, "S-Tab"},
        {' ', "Space"},
        {KEY_ARROW_UP, "Up"},
        {KEY_ARROW_DOWN, "Down"},
        {KEY_ARROW_LEFT, "Left"},
        {KEY_ARROW_RIGHT, "Right"},
        {KEY_TO_HOME, "Home"},
        {KEY_TO_END, "End"},
        {KEY_PAGE_UP, "PgUp"},
        {KEY_PAGE_DOWN, "PgDn"},
        {KEY_ERASE, "Backspace"},
        {KEY_DELETE, "Del"},
        {KEY_HELP, "F1"},
        {KEY_URGE, "F2"},
        {KEY_CTRL_LEFT, "^Left"},
        {KEY_CTRL_RIGHT, "^Right"},
        {0, "^Space"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].key == key)
            return names[i].name;
    return NULL;
}

/* The name of a key as keys.def writes it; empty for one that has none. */
static void name_key(keycode key, char out[NAME_SIZE])
{
    memset(out, 0, NAME_SIZE);
    if (key & KEY_ALT) {
        memcpy(out, "Alt-", 4);
        out += 4;
        key &= ~(keycode)KEY_ALT;
    }
    const char *fixed = fixed_name(key);
    if (fixed) {
        memcpy(out, fixed, strlen(fixed));
    } else if (key < 0x20) {
        out[0] = '^';
        out[1] = (char)(key + '@');
    } else if (key < KEY_TAB_BACK) {
        text_encode(key, out);
    }
}

/* Is it one of the names, which blanks part? */
static bool holds(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = names; *at != '\0';) {
        size_t word = strcspn(at, " ");
        if (word == length && memcmp(at, name, length) == 0)
            return true;
        at += word + (at[word] == ' ');
    }
    return false;
}

enum action keys_action(keycode key, unsigned scopes)
{
    char        name[NAME_SIZE];
    enum action found = ACTION_NONE;
    name_key(key, name);
    if (name[0] == '\0')
        return ACTION_NONE;
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        bool is_later = found == ACTION_NONE || rows[i].scope > rows[found].scope;
        if ((scopes & 1u << rows[i].scope) != 0 && is_later && holds(rows[i].keys, name))
            found = (enum action)i;
    }
    return found;
}

struct keys_row keys_row(enum action action)
{
    return rows[action];
}

const char *keys_first(enum action action, char out[16])
{
    size_t length = strcspn(rows[action].keys, " ");
    memcpy(out, rows[action].keys, length);
    out[length] = '\0';
    return out;
}

const char *keys_scope_title(enum scope scope)
{
    return scope_titles[scope];
}

int keys_digit(keycode key)
{
    if (key == '0')
        return 10;
    return key >= '1' && key <= '9' ? (int)(key - '0') : 0;
}
