/*
 * all_random: numbers for property tests, the same ones for the same seed on every machine. Not for secrets.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_ALL_RANDOM_H
#define HOLDFAST_TESTS_SUPPORT_ALL_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Any seed is good: `struct random random = {.state = 7};` */
struct random {
    uint64_t state;
};

uint64_t random_next(struct random *random);

/* Evenly from `from` to `to`, both inclusive; from <= to. */
int64_t random_between(struct random *random, int64_t from, int64_t to);

/* True one time in `n`; n > 0. */
bool random_one_in(struct random *random, unsigned n);

/* An index below `count`; count > 0. */
size_t random_index(struct random *random, size_t count);

void random_bytes(struct random *random, char *out, size_t length);

#endif
