#include "core/tags.h"

#include <string.h>

#include "core/arena.h"
#include "core/fold.h"

bool tags_hold(const char *const *tags, size_t count, const char *tag)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(tags[i], tag) == 0)
            return true;
    }
    return false;
}

static bool may_precede(char byte)
{
    return byte != '\0' && strchr(" \n\t([{\"'", byte) != NULL;
}

/* Where the tag that begins at `from` ends; `from` itself if there is none. */
static size_t tag_end(const char *text, size_t length, size_t from)
{
    enum { ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D };
    size_t at = from, characters = 0;
    bool   says_something = false;
    while (at < length) {
        codepoint character;
        size_t    taken = text_decode(text + at, length - at, &character);
        bool      is_word = fold_is_word(character);
        bool      joins = character == '-' || character == '_' || character == ZERO_WIDTH_NON_JOINER ||
                     character == ZERO_WIDTH_JOINER || fold_is_mark(character);
        if (!is_word && !joins)
            break;
        says_something = says_something || is_word;
        characters++;
        at += taken;
    }
    return says_something && characters <= TEXT_LINE_MAX ? at : from;
}

const char **tags_of_text(const char *text, size_t length, struct arena *arena, size_t *count)
{
    const char **tags = NULL;
    size_t       found = 0;
    const char  *sign = length ? memchr(text, '#', length) : NULL;
    while (sign && found < TAGS_MAX) {
        size_t at = (size_t)(sign - text);
        size_t end = at == 0 || may_precede(text[at - 1]) ? tag_end(text, length, at + 1) : at + 1;
        if (end > at + 1) {
            const char *tag = arena_copy_bytes(arena, text + at + 1, end - at - 1);
            if (!tags)
                tags = ARENA_NEW(arena, const char *, TAGS_MAX);
            if (!tags_hold(tags, found, tag))
                tags[found++] = tag;
        }
        sign = memchr(text + end, '#', length - end);
    }
    *count = found;
    return tags;
}
