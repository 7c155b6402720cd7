/*
 * schema: are the tables, indexes and views of the file those that this program makes? Another trigger could swallow what is written, without an
 * index a count would be wrong. Compared to the letter with what the steps of data/schema/ made when the program was built; SQLite's own names
 * (sqlite_...) do not matter.
 */
#ifndef HOLDFAST_STORE_SCHEMA_H
#define HOLDFAST_STORE_SCHEMA_H

#include "store/internal.h"

/* What is another one, missing or too many, in words: "the index urge_day is missing". Any number of them, in an array in the arena. */
MUST_CHECK bool schema_differences(struct store *store, struct arena *arena, const char ***out, size_t *count,
                                   struct error *error);

/*
 * ERROR_DAMAGED with the first of them. For reading only views and triggers are looked at: what runs by itself, and might never end, must be ours.
 */
MUST_CHECK bool schema_is_ours(struct store *store, struct error *error);

#endif
