/*
 * What utf8proc knows of characters, as a terminal shows them.
 *
 * What text_visible() hides is shown as a mark, and so stands alone. A printable ASCII character never belongs to the one before it:
 * walking backwards relies on that.
 */
#include "core/text.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "core/buf.h"

enum { QUOTE_COLS = 40, LAST_CHARACTER = 0x10FFFF };

/*
 * What a first byte says of its character: how many bytes, and the smallest number that needs as many. 0 bytes:
 * begins none.
 */
struct lead {
    size_t    bytes;
    codepoint bits, smallest;
};

static struct lead read_lead(unsigned char byte)
{
    if (byte < 0x80)
        return (struct lead){1, byte, 0};
    if (byte >= 0xC0 && byte < 0xE0)
        return (struct lead){2, byte & 0x1F, 0x80};
    if (byte >= 0xE0 && byte < 0xF0)
        return (struct lead){3, byte & 0x0F, 0x800};
    if (byte >= 0xF0 && byte < 0xF8)
        return (struct lead){4, byte & 0x07, 0x10000};
    return (struct lead){0, 0, 0};
}

static bool is_scalar(codepoint character)
{
    return character <= LAST_CHARACTER && (character < 0xD800 || character > 0xDFFF);
}

/* The bytes it took, or 0 if what stands there is no UTF-8. */
static size_t decode_valid(const char *bytes, size_t length, codepoint *out)
{
    const unsigned char *at = (const unsigned char *)bytes;
    struct lead          lead = read_lead(at[0]);
    if (lead.bytes == 0 || lead.bytes > length)
        return 0;
    codepoint character = lead.bits;
    for (size_t i = 1; i < lead.bytes; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        character = character << 6 | (at[i] & 0x3F);
    }
    if (character < lead.smallest || !is_scalar(character))
        return 0;
    *out = character;
    return lead.bytes;
}

size_t text_decode(const char *bytes, size_t length, codepoint *out)
{
    size_t taken = decode_valid(bytes, length, out);
    if (taken > 0)
        return taken;
    *out = TEXT_REPLACEMENT;
    return 1;
}

size_t text_encode(codepoint character, char out[4])
{
    if (!is_scalar(character))
        character = TEXT_REPLACEMENT;
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    size_t bytes = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = bytes - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    out[0] = (char)(0xF00u >> bytes | character);
    return bytes;
}

bool text_is_same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool text_is_valid(const char *bytes, size_t length, size_t *bad_at)
{
    size_t at = 0;
    while (at < length) {
        codepoint character;
        size_t    taken = decode_valid(bytes + at, length - at, &character);
        if (taken == 0)
            break;
        at += taken;
    }
    if (at < length && bad_at)
        *bad_at = at;
    return at >= length;
}

size_t text_count(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; count++) {
        codepoint character;
        at += text_decode(bytes + at, length - at, &character);
    }
    return count;
}

int text_codepoint_cols(codepoint character)
{
    enum { FIRST_NOT_ONE_COLUMN = 0x300 };
    if (character < FIRST_NOT_ONE_COLUMN || character > LAST_CHARACTER)
        return 1;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)character);
    switch (property->category) {
    case UTF8PROC_CATEGORY_MC: /* a vowel sign with a column of its own, as in Hindi */
        return property->charwidth == 0 ? 1 : (int)property->charwidth;
    case UTF8PROC_CATEGORY_CF: /* signs that stand before a number are drawn */
        return property->boundclass == UTF8PROC_BOUNDCLASS_PREPEND ? 1 : 0;
    case UTF8PROC_CATEGORY_LO: /* terminals draw the parts of a Hangul syllable into its first one */
        if (property->boundclass == UTF8PROC_BOUNDCLASS_V || property->boundclass == UTF8PROC_BOUNDCLASS_T)
            return 0;
        break;
    default:
        break;
    }
    return (int)property->charwidth;
}

codepoint text_visible(codepoint character)
{
    static const struct {
        codepoint first, last;
    } hidden[] = {
        {0x0000, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},
        {0xD800, 0xDFFF}, {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
    };
    if (character >= 0x20 && character < 0x7F)
        return character;
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
        if (character >= hidden[i].first && character <= hidden[i].last)
            return TEXT_REPLACEMENT;
    bool non_character = (character & 0xFFFE) == 0xFFFE || character > LAST_CHARACTER;
    return non_character ? TEXT_REPLACEMENT : character;
}

/* How many bytes from here on are printable ASCII: each a character of one column, shown as it is. */
static size_t plain_run(const char *bytes, size_t length)
{
    size_t run = 0;
    while (run < length && bytes[run] >= 0x20 && bytes[run] < 0x7F)
        run++;
    return run;
}

size_t text_cols(const char *bytes, size_t length)
{
    size_t cols = 0;
    for (size_t at = 0; at < length;) {
        codepoint character;
        at += text_decode(bytes + at, length - at, &character);
        cols += (size_t)text_codepoint_cols(text_visible(character));
    }
    return cols;
}

static bool is_ascii_printable(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

static bool stands_alone(codepoint character)
{
    return text_visible(character) != character;
}

size_t text_next(const char *bytes, size_t length, size_t at)
{
    if (at >= length)
        return length;
    if (is_ascii_printable(bytes[at]) && (at + 1 == length || is_ascii_printable(bytes[at + 1])))
        return at + 1;
    codepoint        before, character;
    utf8proc_int32_t state = 0;
    at += text_decode(bytes + at, length - at, &before);
    if (before == '\r' && at < length && bytes[at] == '\n')
        return at + 1;
    if (stands_alone(before))
        return at;
    while (at < length && !is_ascii_printable(bytes[at])) {
        size_t taken = text_decode(bytes + at, length - at, &character);
        bool   parts = utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)character, &state);
        if (stands_alone(character) || (parts && text_codepoint_cols(character) > 0))
            break;
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

size_t text_fit(const char *bytes, size_t length, size_t cols, size_t *used_cols)
{
    size_t at = plain_run(bytes, length < cols ? length : cols);
    if (at > 0 && at < length) /* what follows may belong to the last of them */
        at--;
    size_t used = at;
    while (at < length) {
        size_t next = text_next(bytes, length, at);
        size_t more = text_cols(bytes + at, next - at);
        if (more > cols - used)
            break;
        used += more;
        at = next;
    }
    if (used_cols)
        *used_cols = used;
    return at;
}

/* A blank at which a line may be broken; one that carries a combining mark is none. */
static bool is_break_blank(const char *bytes, size_t from, size_t next)
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
        if (!is_break_blank(bytes, at, next))
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
        bool   blank = is_break_blank(bytes, at, next);
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

void text_clean(struct buf *out, const char *bytes, size_t length, bool keep_lines)
{
    for (size_t at = 0; at < length;) {
        codepoint character;
        char      encoded[4];
        size_t    plain = plain_run(bytes + at, length - at);
        if (plain > 0) {
            buf_put(out, bytes + at, plain);
            at += plain;
            continue;
        }
        at += text_decode(bytes + at, length - at, &character);
        if (character == '\n' || character == '\t')
            buf_putc(out, keep_lines ? (char)character : ' ');
        else
            buf_put(out, encoded, text_encode(text_visible(character), encoded));
    }
}

void text_cut(struct buf *out, const char *bytes, size_t length, size_t cols, bool ascii)
{
    size_t fits = text_fit(bytes, length, cols, NULL);
    if (fits == length) {
        text_clean(out, bytes, length, false);
        return;
    }
    const char *ellipsis = ascii ? "..." : "\u2026";
    size_t      ellipsis_cols = ascii ? 3 : 1;
    if (cols < ellipsis_cols) {
        buf_put(out, ellipsis, cols);
        return;
    }
    text_clean(out, bytes, text_fit(bytes, length, cols - ellipsis_cols, NULL), false);
    buf_puts(out, ellipsis);
}

struct text_quoted text_quote(const char *bytes, size_t length)
{
    static const char  ellipsis[] = "...";
    struct text_quoted quoted = {{'"'}};
    const size_t       room = sizeof quoted.text - sizeof "\"" - (sizeof ellipsis - 1);
    size_t             used = 1;
    size_t             shown = text_fit(bytes, length, QUOTE_COLS, NULL);
    if (shown < length)
        shown = text_fit(bytes, length, QUOTE_COLS - (sizeof ellipsis - 1), NULL);
    size_t at = 0;
    while (at < shown) {
        codepoint character;
        char      encoded[4];
        size_t    next = at + text_decode(bytes + at, length - at, &character);
        bool      blank = character == '\n' || character == '\t';
        size_t    more = text_encode(blank ? ' ' : text_visible(character), encoded);
        if (used + more > room)
            break; /* a heap of marks over one letter: few columns, many bytes */
        memcpy(quoted.text + used, encoded, more);
        used += more;
        at = next;
    }
    snprintf(quoted.text + used, sizeof quoted.text - used, "%s\"", at < length ? ellipsis : "");
    return quoted;
}

/* Unicode Zs: the blanks of all scripts. */
static bool is_blank(codepoint character)
{
    return character == ' ' || character == 0xA0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200A) || character == 0x202F || character == 0x205F ||
           character == 0x3000;
}

static bool is_control(codepoint character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

/* Valid UTF-8 without control characters other than those the field may hold? */
static bool check_characters(enum text_field field, const char *name, const char *bytes, size_t length,
                             struct error *error)
{
    for (size_t at = 0; at < length;) {
        codepoint character;
        size_t    taken = decode_valid(bytes + at, length - at, &character);
        if (taken == 0)
            return error_set(error, ERROR_USAGE, "%s must be UTF-8 text; byte %zu is not", name, at + 1);
        bool breaks_line = character == '\n' || character == '\t';
        if (breaks_line && field == TEXT_LINE)
            return error_set(error, ERROR_USAGE, "%s must be one line, without newline or tab", name);
        if (is_control(character) && !breaks_line)
            return error_set(error, ERROR_USAGE, "%s must not hold control characters; there is U+%04X at byte %zu",
                             name, (unsigned)character, at + 1);
        at += taken;
    }
    return true;
}

static bool holds_something(const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        codepoint character;
        at += text_decode(bytes + at, length - at, &character);
        if (!is_blank(character) && character != '\n' && character != '\t')
            return true;
    }
    return false;
}

bool text_check(enum text_field field, const char *name, const char *bytes, size_t length, struct error *error)
{
    if (!check_characters(field, name, bytes, length, error))
        return false;
    if (length == 0)
        return error_set(error, ERROR_USAGE, "%s must not be empty", name);
    if (field == TEXT_NOTE) {
        if (length > TEXT_NOTE_MAX)
            return error_set(error, ERROR_USAGE, "%s must be at most 64 KiB; it is longer", name);
        return true;
    }
    if (!holds_something(bytes, length))
        return error_set(error, ERROR_USAGE, "%s must hold more than blanks", name);
    if (field == TEXT_BODY) {
        if (length > TEXT_BODY_MAX)
            return error_set(error, ERROR_USAGE, "%s must be at most 4 MiB; it is longer", name);
        return true;
    }
    size_t count = text_count(bytes, length);
    if (count > TEXT_LINE_MAX)
        return error_set(error, ERROR_USAGE, "%s must be at most %d characters, not %zu", name, TEXT_LINE_MAX, count);
    return true;
}
