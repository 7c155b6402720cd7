/*
 * editor: lends a text to the user's own editor and takes it back.
 *
 * Meanwhile it lies in a file 0600 in a new folder 0700: in the runtime folder if that is the user's alone, else in
 * `home`, beside the database; never in /tmp. What the editor leaves there too (swap files, backups) goes with it.
 * Whoever lends must end with editor_forget() or editor_keep().
 */
#ifndef HOLDFAST_EDITOR_EDITOR_H
#define HOLDFAST_EDITOR_EDITOR_H

#include "env.h"

struct editor {
    const char *folder, *path;
    int         lock; /* on the folder, see editor_folder.h */
    const char *text; /* as the editor left it, one newline at the end dropped; may be no text by text_check() */
    size_t      length;
    bool        changed; /* the file is another one than was lent */
};

/*
 * Opens env->editor on the text and waits for its end; a ^C is the editor's alone. `stored`: the text is on disk
 * elsewhere, and need not be kept if the editor fails and has not changed it. False if the file cannot be made, the
 * editor cannot be started, ends with anything but 0 or is killed: what there is to keep is kept then, and the error
 * says where. Strings live in the arena.
 */
MUST_CHECK bool editor_lend(const struct env *env, const char *home, const char *text, size_t length, bool stored,
                            struct arena *arena, struct editor *out, struct error *error);

/* The text is where it belongs, or not wanted: writes over everything in the folder and removes it. */
void editor_forget(const struct editor *editor);

/* The text could not be put where it belongs, for the reason in *error: adds to it where it lies. Returns false. */
bool editor_keep(const struct editor *editor, struct error *error);

/* What a program that was killed, or an editor that failed, has left. */
struct editor_left {
    const char *path; /* of the text; of its folder, where only what the editor put beside it is left */
    bool        is_text;
};

/* Does the file hold this text? False too if that cannot be told. */
typedef bool editor_asks(void *context, const char *text, size_t length);

/*
 * What is left in the runtime folder and in `home`, and which nobody has open. What lies in the runtime folder, which is gone
 * after a logout, is moved to `home` where that can be done. A text that is blank, or that the file holds, is wiped if
 * nothing lies beside it; nothing else is ever deleted. Never fails: what cannot be looked at stays where it is. Strings and
 * the array live in the arena.
 */
void editor_kept(const struct env *env, const char *home, editor_asks *asks, void *context, struct arena *arena,
                 struct editor_left **out, size_t *count);

/* The command that writes such a text down, for a shell: "holdfast write < PATH". */
const char *editor_kept_mend(const struct editor_left *left, struct arena *arena);

#endif
