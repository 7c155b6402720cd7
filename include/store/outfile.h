/*
 * outfile: puts a whole file where the user wants it: complete or not at all, and for nobody else to read (0600).
 *
 * A file that is there is replaced only if it is empty or begins with the same mark: it is one of ours. So no mistyped name ever
 * costs anything else, the journal's own file least of all.
 */
#ifndef HOLDFAST_STORE_OUTFILE_H
#define HOLDFAST_STORE_OUTFILE_H

#include <stddef.h>

#include "core/error.h"

struct arena;

/*
 * The mark is what `bytes` begin with. Errors are ERROR_FAILED, ERROR_FULL, and say to name a file, or another one, where that
 * helps; `how` is put behind those words, " with --output".
 */
MUST_CHECK bool outfile_write(const char *path, const char *bytes, size_t length, const char *mark, const char *how,
                              struct arena *arena, struct error *error);

#endif
