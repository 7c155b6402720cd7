/*
 * hash: SHA-256 (FIPS 180-4), for names of things that must come out the same wherever they are made.
 */
#ifndef HOLDFAST_CORE_HASH_H
#define HOLDFAST_CORE_HASH_H

#include <stddef.h>

enum { HASH_BYTES = 32 };

void hash_bytes(const void *bytes, size_t length, unsigned char out[HASH_BYTES]);

#endif
