/*
 * fold: words as the search compares them, without regard to case and accents: what SQLite's tokenizer unicode61
 * with remove_diacritics 2 makes of a text, character by character. Pure.
 */
#ifndef HOLDFAST_CORE_FOLD_H
#define HOLDFAST_CORE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/text.h"

/* Begins or continues a word: a letter, a digit, a private character. */
bool fold_is_word(codepoint character);

/* Belongs to the letter before it: a combining mark, a vowel sign. Some of these end a word of the tokenizer's. */
bool fold_is_mark(codepoint character);

/* What a character of a word is compared as. */
codepoint fold_character(codepoint character);

struct fold_word {
    size_t from, to; /* bytes of the text; to == from: there is no further word */
};

/* The first word at or after `at`. */
struct fold_word fold_next(const char *text, size_t length, size_t at);

/*
 * How many bytes at the beginning of `other` are the word `word`, both folded: all of them, or, if is_beginning, as
 * many as the word is long. 0: it is another word. Of a longer word only the first FOLD_WORD_MAX bytes, folded, are
 * looked at, as the index keeps no more.
 */
enum { FOLD_WORD_MAX = 32768 };
size_t fold_match(const char *word, size_t length, const char *other, size_t other_length, bool is_beginning);

#endif
