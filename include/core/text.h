/*
 * text: UTF-8 as people see it: characters, columns, lines. Pure; knows no locale and no terminal.
 *
 * Lengths and positions are bytes, ranges are half-open, unless a name says otherwise. Input need not be valid: a
 * byte that is no UTF-8 reads as one U+FFFD. What Unicode says of a character is asked of utf8proc.
 */
#ifndef HOLDFAST_CORE_TEXT_H
#define HOLDFAST_CORE_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

struct arena;
struct buf;

typedef uint32_t codepoint;

enum {
    TEXT_REPLACEMENT = 0xFFFD,
    TEXT_LINE_MAX = 200,             /* code points in a one-line field */
    TEXT_NOTE_MAX = 64 * 1024,       /* bytes in a note or a promise */
    TEXT_BODY_MAX = 4 * 1024 * 1024, /* bytes in the body of an entry or a letter */
};

/* Reads one character. length > 0. Returns the bytes it took, at least 1. */
size_t text_decode(const char *bytes, size_t length, codepoint *out);

/*
 * Writes one character, without a NUL; returns the bytes, 1 to 4. A surrogate or a number above 0x10FFFF is written
 * as U+FFFD.
 */
size_t text_encode(codepoint character, char out[4]);

/*
 * True if every byte belongs to valid UTF-8 (no surrogates, no overlong forms); else *bad_at, if not NULL, is the
 * first bad byte.
 */
bool text_is_valid(const char *bytes, size_t length, size_t *bad_at);

/* Two texts that may be NULL, which is the same only as NULL. */
bool text_is_same(const char *a, const char *b);

/* The number of code points. */
size_t text_count(const char *bytes, size_t length);

/*
 * Columns on a terminal: 0, 1 or 2, as wcwidth() of glibc has it for each character it knows, but for U+3248-324F and U+4DC0-4DFF (1 here).
 * Control characters are 1, since they are shown as a mark. The one truth for the canvas, which tells curses where each character goes.
 */
int text_codepoint_cols(codepoint character);

/*
 * The character to show in place of this one: itself, or U+FFFD for everything that would act on a terminal or
 * change the order or look of its neighbours unseen: Cc, Zl, Zp, bidi controls (U+061C, U+200E, U+200F,
 * U+202A-202E, U+2066-2069), tags (U+E0000-E007F), surrogates, noncharacters, U+FEFF, U+2060-2064, U+206A-206F,
 * U+FFF9-FFFB. Newline and tab are the caller's business: they too give U+FFFD.
 */
codepoint text_visible(codepoint character);

/* Columns of a whole string as shown, newline and tab counting as marks. */
size_t text_cols(const char *bytes, size_t length);

/*
 * Where the next (previous) user-perceived character ends (begins): an extended grapheme cluster of UAX #29, but that what text_visible()
 * hides stands alone, what has no width belongs to what is before it, and printable ASCII never does. At the end (start) it returns
 * length (0).
 */
size_t text_next(const char *bytes, size_t length, size_t at);
size_t text_prev(const char *bytes, size_t length, size_t at);

/* How many leading bytes fit into `cols` columns without cutting a user-perceived character; *used_cols may be NULL. */
size_t text_fit(const char *bytes, size_t length, size_t cols, size_t *used_cols);

struct text_line {
    size_t from, to; /* shown part: without the newline and without the blanks the wrap swallowed */
    size_t next;     /* where the following line begins; == length after the last */
};

/*
 * The soft-wrapped line that begins at `from`, at most `cols` (>= 1) columns wide: broken at a newline, else after
 * the last blank that fits, else before a wide (CJK) character, else within the word. A character wider than cols
 * stands alone on its line.
 */
struct text_line text_wrap(const char *bytes, size_t length, size_t from, size_t cols);

/*
 * Appends text cleaned by text_visible(), invalid bytes as U+FFFD; newline and tab stay if `keep_lines`, else they
 * become a blank.
 */
void text_clean(struct buf *out, const char *bytes, size_t length, bool keep_lines);

/*
 * Appends text cleaned, on one line and cut to at most `cols` columns, the last then being an ellipsis (`...` if
 * ascii).
 */
void text_cut(struct buf *out, const char *bytes, size_t length, size_t cols, bool ascii);

/*
 * A wrong value for an error message: cleaned and cut to 40 columns, in double quotes, in a static-size buffer the
 * caller owns.
 */
struct text_quoted {
    char text[200];
};
struct text_quoted text_quote(const char *bytes, size_t length);

enum text_field {
    TEXT_LINE, /* a name, trigger, title, tag, action: one line, not only blanks, at most TEXT_LINE_MAX code points */
    TEXT_NOTE, /* a note, a promise, a reason: newline and tab allowed, at most TEXT_NOTE_MAX bytes */
    TEXT_BODY, /* an entry or a letter: newline and tab allowed, not only blanks and these, at most TEXT_BODY_MAX bytes */
};

/*
 * Is this text what cli.md allows in such a field? Valid UTF-8, no Unicode Cc (newline and tab apart, in a note or a body),
 * within the limits, and not empty. The error is ERROR_USAGE, says "FIELD ..." with `name` as its subject, and
 * quotes no private text longer than text_quote() does.
 */
MUST_CHECK bool text_check(enum text_field field, const char *name, const char *bytes, size_t length,
                           struct error *error);

#endif
