/*
 * fold: text as search, tags, triggers and completion compare it: without regard to case, to Unicode form (composed or not, full width,
 * ligatures), to characters that are not seen, to the accents of Latin and Greek, and with ё as е. Pure.
 */
#ifndef HOLDFAST_CORE_FOLD_H
#define HOLDFAST_CORE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/text.h"

/* Appends the whole text folded, with its blanks and punctuation. Folded once more it stays the same. */
void fold_put(struct buf *out, const char *text, size_t length);

/* Are both the same when folded? Does the text begin with `beginning`, or hold `part`? An empty one it does. */
bool fold_is_same(const char *a, const char *b);
bool fold_begins(const char *text, const char *beginning);
bool fold_holds(const char *text, const char *part);

/*
 * The words of a text. A word is letters, digits and the marks that belong to them. Of a script that is written without blanks (Chinese,
 * Japanese, Thai ...) each character is a word, so that what is looked for is found anywhere in a run of them, as a phrase.
 */
enum { FOLD_WORD_MAX = 256 }; /* bytes that are compared; of a longer word the first ones */

struct fold_word {
    size_t from, to; /* bytes of the text */
    size_t length;   /* bytes of the folded word; no NUL behind it */
    bool   is_full;  /* it is longer than what stands here */
    char   folded[FOLD_WORD_MAX];
    size_t ends[FOLD_WORD_MAX]; /* for each byte of it, where the character of the text ends that it comes from */
};

enum { FOLD_PENDING = 64 };

/* Its fields are fold.c's own; a copy reads on from the same place. */
struct fold_reader {
    const char *text;
    size_t      length, at;
    codepoint   base; /* the last character that is no mark; 0 before the first */
    struct {
        codepoint character;
        size_t    from, to;
    } pending[FOLD_PENDING];
    size_t pending_count, pending_next;
};

void fold_open(struct fold_reader *reader, const char *text, size_t length);

/* The next word; false after the last one. */
bool fold_next_word(struct fold_reader *reader, struct fold_word *out);

/* Appends the folded words of a text with a blank between them: what the index of the search holds. */
void fold_put_words(struct buf *out, const char *text, size_t length);

#endif
