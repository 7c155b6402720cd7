/*
 * watch: is the file still the one that was opened? It may be moved, deleted, or another one put in its place while the screens are open.
 */
#ifndef HOLDFAST_UI_FRAME_WATCH_H
#define HOLDFAST_UI_FRAME_WATCH_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/error.h"

struct watch {
    bool  had_file; /* since then no new one is made in its place: it may be put back */
    dev_t device;
    ino_t number;
};

/* The file at this path has just been opened. */
void watch_begin(struct watch *watch, const char *path);

enum watch_found { WATCH_SAME, WATCH_OTHER, WATCH_GONE };

/* WATCH_GONE fills the error: "FILE" is gone. While no file was there yet, all is the same. */
enum watch_found watch_look(const struct watch *watch, const char *path, struct error *error);

/* Is the folder there in which the file could be made? Nobody is asked what could not be written. */
MUST_CHECK bool watch_folder(const char *path, struct error *error);

#endif
