/*
 * copies: the copies of the file in the folder beside it, FILE.copies: one of each of the last days on which something was written, what was
 * there before a schema changed, and before another copy was brought back.
 */
#ifndef HOLDFAST_STORE_COPIES_H
#define HOLDFAST_STORE_COPIES_H

#include "core/arena.h"
#include "core/error.h"
#include "core/when.h"

/* A copy; its path names it for copies_restore(). */
struct copy {
    const char *path;
    int64_t     changed_s; /* when it was made */
    int64_t     size;      /* in bytes */
};

/* Those there are of the file at that path, the newest first. Without a folder there is none. */
MUST_CHECK bool copies_list(const char *path, struct arena *arena, struct copy **out, size_t *count,
                            struct error *error);

/*
 * Puts the file `from`, which is not touched, in the place of the one at `path`, whatever that is or if there is none. Before that `from` is
 * looked at: it is one of ours, not newer, and sound, else it is ERROR_ABSENT, ERROR_DAMAGED, ERROR_REFUSED or ERROR_USAGE. What stood at
 * `path` becomes a copy, with its journal if it cannot be opened; *kept is its path, NULL where there was nothing. ERROR_BUSY while
 * another program writes to `path`; one that has it open sees that it was replaced. All of it is on the disk before this returns, and a
 * crash in the midst leaves the older file or the newer one.
 */
MUST_CHECK bool copies_restore(const char *path, const char *from, const struct present *present, struct arena *arena,
                               const char **kept, struct error *error);

#endif
