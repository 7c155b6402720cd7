/*
 * query: what a person typed into the search, as parts. Pure; a syntax slip is never an error: what cannot be read as syntax is words.
 *
 *     quiet            a word: found as the beginning of a word, without regard to case and accents
 *     "a quiet sunday" a phrase
 *     -sad             not this word (or phrase)
 *     tag:music        has this tag          mood:4  mood:2..3      since:2026-11-01  since:monday  until:...
 */
#ifndef HOLDFAST_CORE_QUERY_H
#define HOLDFAST_CORE_QUERY_H

#include <stddef.h>

#include "core/when.h"

struct arena;

struct query_term {
    const char *text; /* without quotes */
    bool        phrase, not ;
};

struct query {
    const struct query_term *terms;
    size_t                   term_count;
    const char             **tags; /* all must be there */
    size_t                   tag_count;
    int                      mood_least, mood_most; /* 0: any */
    daynum                   since, until;          /* DAY_NONE: any */
};

/* Reads it; never fails. */
struct query query_read(const char *text, const struct present *present, struct arena *arena);

/*
 * Where the terms (not the excluded ones) are found in a text, as byte ranges in order, without overlap: for marking hits. Words match as SQLite's
 * unicode61 with diacritics removed would: by the beginning of a word, case and accents apart.
 */
struct query_hit {
    size_t from, to;
};
const struct query_hit *query_hits(const struct query *query, const char *text, size_t length, struct arena *arena,
                                   size_t *count);

#endif
