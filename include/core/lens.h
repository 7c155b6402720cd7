/*
 * lens: what a letter says, held against lists of words: how many sentences are about me, how many about you, which
 * questions demand an answer, what reads as blame, what reads as pleading. Shown only when asked for. Pure; the
 * lists stand in data/text/lens.txt.
 *
 * It reads words, not meaning, and knows English alone. It does not see irony, a "not" in front of a phrase, who is
 * quoted, or blame that is put in no word of the lists; "you" may be anybody, and so may "she". A hit is a place to
 * look at once more, and none is no proof.
 *
 * Words are compared without regard to case (ASCII) and whole: "your" is not in "yourself", and "you're" is a word
 * of its own. An apostrophe may be straight or curly. Between the words of a phrase stand blanks and nothing else.
 * Of the phrases of one list that begin at a word or overlap, the first and longest is taken.
 *
 * Sentences end at . ? ! and at an ellipsis, with the quotes and brackets that close behind them, and at each
 * newline. No sentence ends
 *   - at a full stop that a letter or digit follows at once (3.5, e.g.),
 *   - at a full stop after a single letter other than I (M., p.m.) or after a word of the list `short` (Dr., etc.),
 *     even where it was meant to,
 *   - at an ellipsis (two dots or more, or the one character) before a small letter: "I ... do not know" is one
 *     sentence.
 * What holds no word is no sentence.
 *
 * A sentence is about me if it has more words of `me` than of `you`; with as many of each, if the first of them is
 * one of `me`: "I miss you" is about me, "you hurt me" about you. With neither it is about neither. A question
 * demands an answer if it ends in a question mark, unless it speaks of me and not of you ("what did I want?"); so
 * does any sentence with a phrase of `demand` ("write back").
 */
#ifndef HOLDFAST_CORE_LENS_H
#define HOLDFAST_CORE_LENS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/*
 * Phrases of a list ("me", "you", "demand", "blame", "pleading" or "short"; a list may have several rows), separated by ";". A phrase: small
 * ASCII letters, straight apostrophes, one blank between words.
 */
struct lens_phrases {
    const char *list, *phrases;
};

struct lens_words {
    const struct lens_phrases *rows;
    size_t                     count;
};

enum lens_find {
    LENS_ABOUT_ME,  /* sentences */
    LENS_ABOUT_YOU, /* sentences */
    LENS_DEMANDS,   /* sentences */
    LENS_BLAME,     /* words and phrases */
    LENS_PLEADING,  /* words and phrases */
    LENS_FINDS
};

/* Bytes from `from` up to, but without, `to`. */
struct lens_span {
    size_t from, to;
};

struct lens_found {
    const struct lens_span *spans; /* in the order of the text; those of one kind do not overlap */
    size_t                  count;
};

struct lens {
    size_t            sentences;
    struct lens_found found[LENS_FINDS];
};

/*
 * The text need be neither valid UTF-8 nor ended by a NUL. Takes time in proportion to its length. The spans live
 * in the arena.
 */
void lens_look(const char *text, size_t length, struct lens_words words, struct arena *arena, struct lens *out);

/* More of me than of you, no blame and no pleading: the condition of readiness. An empty letter does not meet it. */
bool lens_speaks_of_me(const struct lens *lens);

#endif
