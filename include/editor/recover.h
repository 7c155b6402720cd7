/*
 * recover: finds the texts that an editor left because it, or the program that had lent them, did not come to its end.
 */
#ifndef HOLDFAST_EDITOR_RECOVER_H
#define HOLDFAST_EDITOR_RECOVER_H

#include "env.h"

struct recovered {
    const char *path; /* of the text; of its folder, where only what the editor put beside it is left */
    bool        is_text;
};

/* Does the file hold this text? False too if that cannot be told. */
typedef bool recover_asks(void *context, const char *text, size_t length);

/*
 * What is left in the runtime folder and in `home`, and which nobody has open. What lies in the runtime folder, which is gone
 * after a logout, is moved to `home` where that can be done. A text that is blank, or that the file holds, is wiped if
 * nothing lies beside it; nothing else is ever deleted. Never fails: what cannot be looked at stays where it is. Strings and
 * the array live in the arena.
 */
void recover_list(const struct env *env, const char *home, recover_asks *asks, void *context, struct arena *arena,
                  struct recovered **out, size_t *count);

/* The command that writes such a text down, for a shell: "holdfast write < PATH". */
const char *recover_command(const struct recovered *left, struct arena *arena);

#endif
