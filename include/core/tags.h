/*
 * tags: the `#tag`s and `@tag`s that stand in a text.
 *
 * A tag begins with its sign at the start of the text, after a blank (newline and tab are blanks) or after an opening bracket; it goes on
 * over letters, digits and marks of any script and _ - ' ’ & + . /, but these (not _ and +) are dropped at its end, and holds at least one
 * letter or digit. Longer than TEXT_LINE_MAX code points it is none. Tags are the same if they are so when folded (fold.h). Pure.
 */
#ifndef HOLDFAST_CORE_TAGS_H
#define HOLDFAST_CORE_TAGS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum { TAGS_MAX = 50 }; /* of one entry */

/* In the order of the text, each once, as first written, without the sign, the first TAGS_MAX. */
const char **tags_of_text(const char *text, size_t length, struct arena *arena, size_t *count);

/* The first tag that begins at *from or later: it, its sign included, is [*from, *to). False: there is none, *from means nothing. */
bool tags_next(const char *text, size_t length, size_t *from, size_t *to);

/* Is this one among them? */
bool tags_hold(const char *const *tags, size_t count, const char *tag);

#endif
