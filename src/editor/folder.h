/*
 * editor_folder: the private folder in which a text lies while the person's own editor has it, `holdfast-XXXXXX`, 0700, with
 * the text in `entry.txt`, 0600, and whatever the editor puts beside it.
 *
 * Whoever lends holds a lock on the folder, and so does the editor, which inherits it: a folder without one is of a
 * program that is gone.
 */
#ifndef HOLDFAST_EDITOR_FOLDER_H
#define HOLDFAST_EDITOR_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/buf.h"

#define FOLDER_PREFIX "holdfast-"
#define FOLDER_TEXT   "entry.txt"

/* A folder that others can look into is not. */
bool folder_is_private(const char *folder);

/* Makes a new one in `where`; *lock is to be given to folder_unlock(). False with errno, and then there is none. */
bool folder_make(const char *where, struct arena *arena, const char **path, int *lock);

/* Locks what is there. -1 if it is no private folder of this user, or somebody has the lock. */
int  folder_lock(const char *path);
void folder_unlock(int lock);

/* The text and a newline, as files have it; nothing at all for no text. False with errno. */
bool folder_write(const char *path, const char *text, size_t length);

/* The file as far as a body may be long, and a little more; one newline at its end dropped. No file is no text. */
bool folder_read(const char *path, struct buf *out);

/* Calls this for each file in the folder. */
void folder_walk(const char *folder, void (*visit)(const char *path, void *context), void *context);

/* Writes over what all its files hold, so that the words do not stay on the disk, and removes them and the folder. */
void folder_wipe(const char *folder);

#endif
