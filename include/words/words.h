/*
 * words: what commands and screens say alike, from the texts in data/ and a number.
 */
#ifndef HOLDFAST_WORDS_WORDS_H
#define HOLDFAST_WORDS_WORDS_H

#include <stdint.h>

#include "core/rules.h"
#include "core/tally.h"

enum { WORDS_SIZE = 64 };

/* What so many days are called: "days without contact", "days kept to my rule", "days of giving space"; "day ..." for 1. */
const char *words_count(const struct tally *tally, enum rules_preset rules, int32_t days);

/* How it goes on with a name: "{count} with {name}", "{count} to {name}". */
const char *words_count_with(enum rules_preset rules);

/* The title of a milestone: that of the list, "2 years" for a further year, "100 days" for a target of one's own. */
const char *words_milestone(int32_t days, char out[WORDS_SIZE]);

/* "1 day", "44 days". */
const char *words_days(int64_t days, char out[WORDS_SIZE]);

#endif
