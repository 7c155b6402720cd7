/*
 * query: what a person typed into the search, as parts. Pure; a syntax slip is never an error: what cannot be read
 * as syntax is words.
 *
 *     quiet            a word: found as the beginning of a word, without regard to case and accents
 *     "a quiet sunday" a phrase of whole words
 *     -sad             not this word (or phrase)
 *     tag:music        has this tag          mood:4  mood:2..3      since:2026-11-01  since:monday  until:...
 *
 * All of it must hold. A value with blanks stands in quotes: since:"3d ago", tag:"a tag". What holds no letter and
 * no digit is passed over, and so are terms after the first QUERY_TERMS_MAX.
 */
#ifndef HOLDFAST_CORE_QUERY_H
#define HOLDFAST_CORE_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/when.h"

struct arena;

enum { QUERY_TERMS_MAX = 64 };

struct query_term {
    const char *text; /* without quotes */
    bool        phrase, not ;
};

struct query {
    const struct query_term *terms;
    size_t                   term_count;
    const char             **tags; /* all must be there; compared without regard to ASCII case */
    size_t                   tag_count;
    int                      mood_least, mood_most; /* 0: any */
    daynum                   since, until;          /* DAY_NONE: any */
};

/* Reads it; never fails. */
struct query query_read(const char *text, const struct present *present, struct arena *arena);

/*
 * Where the terms (not the excluded ones) are found in a text, as byte ranges in order, without overlap: for marking
 * hits. Words match as SQLite's unicode61 with diacritics removed would: by the beginning of a word, case and accents
 * apart; of a word only that beginning is marked.
 */
struct query_hit {
    size_t from, to;
};
const struct query_hit *query_hits(const struct query *query, const char *text, size_t length, struct arena *arena,
                                   size_t *count);

/* Is this term found in the text? Whether it is an excluded one is the caller's business. */
bool query_finds(const struct query_term *term, const char *text, size_t length);

#endif
