/*
 * keydoc: prints the keys as text for `holdfast help keys`, from the tables of the screens. Runs on the building machine.
 */
#include <stdio.h>
#include <string.h>

enum scope {
#define X(scope, title) BIT_##scope,
#include "ui/kit/scopes.def"
#undef X
};

static const struct {
    enum scope  scope;
    const char *keys, *help;
} rows[] = {
#define X(scope, action, keys, hint, help) {BIT_##scope, (keys), (help)},
#include "ui/kit/keys.def"
#undef X
};

static const char *const titles[] = {
#define X(scope, title) [BIT_##scope] = (title),
#include "ui/kit/scopes.def"
#undef X
};

enum { KEYS_COLS = 24, COLS = 80 };

/* Words from column KEYS_COLS on, broken before column COLS. */
static void put_help(const char *help)
{
    int col = KEYS_COLS;
    while (*help != '\0') {
        int word = (int)strcspn(help, " ");
        if (col > KEYS_COLS && col + 1 + word > COLS) {
            printf("\n%*s", KEYS_COLS, "");
            col = KEYS_COLS;
        }
        col += printf("%s%.*s", col > KEYS_COLS ? " " : "", word, help);
        help += word;
        help += strspn(help, " ");
    }
    putchar('\n');
}

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (i == 0 || rows[i].scope != rows[i - 1].scope)
            printf("%s%s\n", i == 0 ? "" : "\n", titles[rows[i].scope]);
        printf("  %-*s", KEYS_COLS - 2, rows[i].keys);
        put_help(rows[i].help);
    }
    return 0;
}
