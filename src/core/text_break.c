/*
 * Where text may be parted: user-perceived characters and lines.
 *
 * A user-perceived character goes on over what belongs to it, in one walk from its first code point. What
 * text_visible() hides is shown as a mark, and so stands alone. A printable ASCII character never belongs to the
 * one before it: walking backwards relies on that.
 */
#include "core/text.h"

#include "core/spacing_table.h"

enum { ZERO_WIDTH_JOINER = 0x200D };

static bool is_ascii_printable(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

static bool stands_alone(codepoint character)
{
    return text_visible(character) != character;
}

/* Continues whatever is before it: marks, joiners, variation selectors, skin tones. */
static bool is_extending(codepoint character)
{
    bool skin_tone = character >= 0x1F3FB && character <= 0x1F3FF;
    return skin_tone || text_codepoint_cols(character) == 0 || ranges_hold(&spacing_marks, character);
}

/* Half of a flag. */
static bool is_regional(codepoint character)
{
    return character >= 0x1F1E6 && character <= 0x1F1FF;
}

/* May a joiner bind this to the picture before it? Generous: the blocks in which emoji lie. */
static bool is_pictograph(codepoint character)
{
    return (character >= 0x2190 && character <= 0x2BFF) || character >= 0x1F000;
}

/*
 * A Hangul syllable in parts: first consonants before one another and before a syllable. Vowels and finals have no
 * width and extend.
 */
static bool is_hangul_first(codepoint character)
{
    return (character >= 0x1100 && character <= 0x115F) || (character >= 0xA960 && character <= 0xA97C);
}

static bool is_hangul_syllable(codepoint character)
{
    return character >= 0xAC00 && character <= 0xD7A3;
}

static bool belongs_to(codepoint before, codepoint character, bool flag_open, bool picture)
{
    if (stands_alone(character))
        return false;
    if (is_extending(character))
        return true;
    if (flag_open && is_regional(character))
        return true;
    if (picture && before == ZERO_WIDTH_JOINER && is_pictograph(character))
        return true;
    return is_hangul_first(before) && (is_hangul_first(character) || is_hangul_syllable(character));
}

size_t text_next(const char *bytes, size_t length, size_t at)
{
    if (at >= length)
        return length;
    if (is_ascii_printable(bytes[at]) && (at + 1 == length || is_ascii_printable(bytes[at + 1])))
        return at + 1;
    codepoint before;
    at += text_decode(bytes + at, length - at, &before);
    if (before == '\r' && at < length && bytes[at] == '\n')
        return at + 1;
    if (stands_alone(before))
        return at;
    bool flag_open = is_regional(before), picture = is_pictograph(before);
    while (at < length) {
        codepoint character;
        size_t    taken = text_decode(bytes + at, length - at, &character);
        if (!belongs_to(before, character, flag_open, picture))
            break;
        flag_open = false;
        before = character;
        at += taken;
    }
    return at;
}

size_t text_prev(const char *bytes, size_t length, size_t at)
{
    if (at > length)
        at = length;
    if (at == 0)
        return 0;
    size_t from = at - 1;
    while (from > 0 && !is_ascii_printable(bytes[from]))
        from--;
    for (;;) {
        size_t next = text_next(bytes, length, from);
        if (next >= at)
            return from;
        from = next;
    }
}

/* A blank at which a line may be broken; one that carries a combining mark is none. */
static bool is_blank(const char *bytes, size_t from, size_t next)
{
    return next - from == 1 && (bytes[from] == ' ' || bytes[from] == '\t');
}

static bool is_wide(const char *bytes, size_t length, size_t at)
{
    codepoint character;
    text_decode(bytes + at, length - at, &character);
    return text_codepoint_cols(character) == 2;
}

static bool is_newline(const char *bytes, size_t next)
{
    return bytes[next - 1] == '\n';
}

/* A line that ends at `to`, and the next one after the blanks that follow, and a newline after those. */
static struct text_line end_in_blanks(const char *bytes, size_t length, size_t from, size_t to)
{
    size_t at = to;
    while (at < length) {
        size_t next = text_next(bytes, length, at);
        if (is_newline(bytes, next))
            return (struct text_line){from, to, next};
        if (!is_blank(bytes, at, next))
            break;
        at = next;
    }
    return (struct text_line){from, to, at};
}

struct text_line text_wrap(const char *bytes, size_t length, size_t from, size_t cols)
{
    const size_t none = SIZE_MAX;
    size_t       used = 0, blanks = none, last_blanks = none, last_wide = none;
    for (size_t at = from; at < length;) {
        size_t next = text_next(bytes, length, at);
        if (is_newline(bytes, next))
            return (struct text_line){from, at, next};
        bool   blank = is_blank(bytes, at, next);
        size_t more = text_cols(bytes + at, next - at);
        if (blank && blanks == none)
            blanks = last_blanks = at;
        else if (!blank)
            blanks = none;
        if (at > from && is_wide(bytes, length, at))
            last_wide = at;
        if (used + more > cols && at > from) {
            if (last_blanks != none)
                return end_in_blanks(bytes, length, from, last_blanks);
            size_t end = last_wide != none ? last_wide : at;
            return (struct text_line){from, end, end};
        }
        used += more;
        at = next;
    }
    return (struct text_line){from, length, length};
}
