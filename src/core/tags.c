#include "core/tags.h"

#include <string.h>
#include <utf8proc.h>

#include "core/arena.h"
#include "core/fold.h"

bool tags_hold(const char *const *tags, size_t count, const char *tag)
{
    for (size_t i = 0; i < count; i++)
        if (fold_is_same(tags[i], tag))
            return true;
    return false;
}

/* May a tag begin behind this character: a blank of any script, a newline, an opening bracket? */
static bool may_precede(codepoint character)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
    return character == '\n' || character == '\t' || category == UTF8PROC_CATEGORY_ZS ||
           category == UTF8PROC_CATEGORY_PS;
}

/* Does a tag begin at the sign? */
static bool begins_at(const char *text, size_t sign)
{
    size_t    before = sign;
    codepoint character;
    if (sign == 0)
        return true;
    do
        before--;
    while (before > 0 && ((unsigned char)text[before] & 0xC0) == 0x80);
    text_decode(text + before, sign - before, &character);
    return may_precede(character);
}

enum part { NO_PART, WORD_PART, JOINING_PART, TRAILING_PART };

/* What a character is within a tag; a trailing one is dropped at its end. */
static enum part part_of(codepoint character)
{
    enum { ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D, CURLY_APOSTROPHE = 0x2019 };
    if (character == CURLY_APOSTROPHE || (character < 0x80 && character > 0 && strchr("-'&./", (int)character)))
        return TRAILING_PART;
    if (character == '_' || character == '+' || character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER)
        return JOINING_PART;
    const char *category = utf8proc_category_string((utf8proc_int32_t)character);
    if (category[0] == 'L' || category[0] == 'N' || strcmp(category, "Co") == 0)
        return WORD_PART;
    return category[0] == 'M' ? JOINING_PART : NO_PART;
}

/* Where the tag that begins at `from` ends; `from` itself if there is none. */
static size_t tag_end(const char *text, size_t length, size_t from)
{
    size_t    at = from, end = from, characters = 0, kept = 0;
    bool      says_something = false;
    codepoint character;
    for (size_t taken; at < length; at += taken) {
        taken = text_decode(text + at, length - at, &character);
        enum part part = part_of(character);
        if (part == NO_PART)
            break;
        characters++;
        says_something = says_something || part == WORD_PART;
        if (part != TRAILING_PART) {
            end = at + taken;
            kept = characters;
        }
    }
    return says_something && kept <= TEXT_LINE_MAX ? end : from;
}

static size_t next_sign(const char *text, size_t length, size_t at)
{
    while (at < length && text[at] != '#' && text[at] != '@')
        at++;
    return at;
}

bool tags_next(const char *text, size_t length, size_t *from, size_t *to)
{
    size_t sign = next_sign(text, length, *from);
    while (sign < length) {
        *to = begins_at(text, sign) ? tag_end(text, length, sign + 1) : sign + 1;
        *from = sign;
        if (*to > sign + 1)
            return true;
        sign = next_sign(text, length, sign + 1);
    }
    return false;
}

const char **tags_of_text(const char *text, size_t length, struct arena *arena, size_t *count)
{
    const char **tags = NULL;
    size_t       found = 0;
    for (size_t from = 0, to; found < TAGS_MAX && tags_next(text, length, &from, &to); from = to) {
        const char *tag = arena_copy_bytes(arena, text + from + 1, to - from - 1);
        if (!tags)
            tags = ARENA_NEW(arena, const char *, TAGS_MAX);
        if (!tags_hold(tags, found, tag))
            tags[found++] = tag;
    }
    *count = found;
    return tags;
}
