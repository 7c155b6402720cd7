/*
 * wrap: where the lines of a text break at a given width, remembered as far as it had to be found out. A line depends on nothing but where it
 * begins: so after a change the lines are wrapped again from shortly before it until one begins where one began before; the rest only moves.
 *
 * Lines are numbered from 0; there is always one. Places are bytes.
 */
#ifndef HOLDFAST_UI_KIT_WRAP_H
#define HOLDFAST_UI_KIT_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

/* All zero, then wrap_set() and wrap_fit(). */
struct wrap {
    const char  *text; /* the owner's */
    size_t       length, cols;
    struct arena arena;
    size_t      *starts; /* starts[0] is 0; those from `count` on are not known yet, unless is_whole */
    size_t       count, room;
    bool         is_whole;
};

void wrap_free(struct wrap *wrap);

void wrap_set(struct wrap *wrap, const char *text, size_t length); /* another text */
void wrap_fit(struct wrap *wrap, size_t cols);                     /* from now on the lines are so wide */

/* The text was changed into this one: `removed` bytes at `at` became `inserted` ones. */
void wrap_edit(struct wrap *wrap, const char *text, size_t length, size_t at, size_t removed, size_t inserted);

/* The line that a place in the text is on, and whether there is a line of this number. */
size_t wrap_line_of(struct wrap *wrap, size_t at);
bool   wrap_has(struct wrap *wrap, size_t line);

/* The last of the lines that are known. */
size_t wrap_last_known(const struct wrap *wrap);

/* Where a line that is there begins, and where what is shown of it ends. */
size_t wrap_from(const struct wrap *wrap, size_t line);
size_t wrap_to(const struct wrap *wrap, size_t line);

/* The place in this line that is so many columns from its left. */
size_t wrap_at_col(struct wrap *wrap, size_t line, size_t col);

/* The character before a place. */
size_t wrap_back(struct wrap *wrap, size_t at);

#endif
