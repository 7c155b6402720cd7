/*
 * launch: lends a text to the user's own editor and takes it back.
 *
 * Meanwhile it lies in a file 0600 in a new folder 0700: in the runtime folder if that is the user's alone, else in
 * `home`, beside the database; never in /tmp. What the editor leaves there too (swap files, backups) goes with it.
 * Whoever lends must end with launch_forget() or launch_leave().
 */
#ifndef HOLDFAST_EDITOR_LAUNCH_H
#define HOLDFAST_EDITOR_LAUNCH_H

#include "env.h"

struct editor {
    const char *folder, *path;
    int         lock; /* on the folder, see folder.h */
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
MUST_CHECK bool launch_editor(const struct env *env, const char *home, const char *text, size_t length, bool stored,
                              struct arena *arena, struct editor *out, struct error *error);

/* The text is where it belongs, or not wanted: writes over everything in the folder and removes it. */
void launch_forget(const struct editor *editor);

/* The text could not be put where it belongs, for the reason in *error: adds to it where it lies. Returns false. */
bool launch_leave(const struct editor *editor, struct error *error);

#endif
