/*
 * query: what a person typed into the search, as parts. Pure; a slip of syntax is never an error: what cannot be read as syntax is words.
 *
 *     quiet            a word: found as the beginning of a word, as fold.h compares them
 *     "a quiet sunday" a phrase of whole words
 *     rain OR snow     either of two words or phrases
 *     -sad             not this word (or phrase)
 *     tag:music        has this tag          mood:4  mood:2..3      since:2026-11-01  since:monday  until:...
 *
 * All of it must hold. A value with blanks stands in quotes: since:"3d ago", tag:"a tag". What holds no letter and no digit is passed over
 * beside words; where there are none, it is looked for as it stands. Terms after the first QUERY_TERMS_MAX are passed over.
 */
#ifndef HOLDFAST_CORE_QUERY_H
#define HOLDFAST_CORE_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/when.h"

struct arena;

enum { QUERY_TERMS_MAX = 64 };

struct query_term {
    const char *words;    /* folded, with a blank between them; "" for a literal one */
    const char *literal;  /* a text without a word, found as it stands; NULL for words */
    bool        phrase;   /* whole words; else the last one is the beginning of one */
    bool        excluded; /* must not be there */
    bool        is_or;    /* this, or the term before it */
};

struct query {
    const struct query_term *terms;
    size_t                   term_count;
    const char             **tags; /* all must be there, as fold.h compares them */
    size_t                   tag_count;
    int                      mood_least, mood_most; /* 0: any */
    daynum                   since, until;          /* DAY_NONE: any */
    const char
        *wrong; /* a sentence about the first value that makes no sense (mood:9), which is then words; else NULL */
};

/* Reads it; never fails. */
struct query query_read(const char *text, const struct present *present, struct arena *arena);

/*
 * Where the terms (not the excluded ones) are found in a text, as byte ranges in order, without overlap, on the edges of user-perceived
 * characters: for marking hits. Of a word only the beginning that was looked for is marked.
 */
struct query_hit {
    size_t from, to;
};
const struct query_hit *query_hits(const struct query *query, const char *text, size_t length, struct arena *arena,
                                   size_t *count);

/* Is this term found in the text? Whether it is an excluded one is the caller's business. */
bool query_finds(const struct query_term *term, const char *text, size_t length);

#endif
