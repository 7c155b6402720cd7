/*
 * words: what commands and screens say alike, from the texts in data/ and a number.
 */
#ifndef HOLDFAST_WORDS_WORDS_H
#define HOLDFAST_WORDS_WORDS_H

#include <stdint.h>

enum { WORDS_SIZE = 64 };

/* The title of a milestone: that of the list, "2 years" for a further year, "100 days" for a target of one's own. */
const char *words_milestone(int32_t days, char out[WORDS_SIZE]);

/* "1 day", "44 days". */
const char *words_days(int64_t days, char out[WORDS_SIZE]);

#endif
