/*
 * tags: the `#tag`s that stand in a text.
 *
 * A tag begins with `#` at the start of the text, after a blank (newline and tab are blanks) or after an opening
 * bracket or quote; it goes on over letters, digits and marks of any script, - and _, and holds at least one letter
 * or digit. Longer than TEXT_LINE_MAX code points it is none. Pure.
 */
#ifndef HOLDFAST_CORE_TAGS_H
#define HOLDFAST_CORE_TAGS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum { TAGS_MAX = 50 }; /* of one entry */

/* In the order of the text, each once, without the `#`, the first TAGS_MAX. */
const char **tags_of_text(const char *text, size_t length, struct arena *arena, size_t *count);

/* Is this one among them? Tags are compared byte for byte. */
bool tags_hold(const char *const *tags, size_t count, const char *tag);

#endif
