/*
 * session: the screens without a terminal. It is fed keys, pastes and the time, and draws on any canvas; run.c is the
 * only one that knows a terminal.
 */
#ifndef HOLDFAST_UI_FRAME_SESSION_H
#define HOLDFAST_UI_FRAME_SESSION_H

#include <stdio.h>

#include "ui/app.h"
#include "ui/frame/view.h"

struct session;

/*
 * Opens the file and the first screen. False: nothing is open, the error is why. env and start must outlive the
 * session.
 */
MUST_CHECK bool session_open(struct session **out, const struct env *env, const struct app_start *start,
                             const struct present *present, struct error *error);

/* The ASCII set from now on, whatever the settings say: the terminal has no other. */
void session_use_ascii(struct session *session, bool ascii);

/* A key, a paste. monotonic_ms never goes back; it drives the breath and the second. */
void session_key(struct session *session, keycode key, const struct present *present, int64_t monotonic_ms);
void session_paste(struct session *session, const char *bytes, size_t length, const struct present *present,
                   int64_t monotonic_ms);

/*
 * Time went on. The minute, the day, what another process wrote, what is not on disk, drafts. May be called as often as
 * one likes.
 */
void session_tick(struct session *session, const struct present *present, int64_t monotonic_ms);

/* How long nothing needs to happen, 0 or more: the loop may sleep that long. */
int session_wants_ms(const struct session *session);

/* Did anything change since the last session_draw()? */
bool session_is_stale(const struct session *session);

/* Draws the whole frame. The canvas may have any size. */
void session_draw(struct session *session, struct canvas *canvas);

bool session_is_over(const struct session *session);

/* What a key asked of the terminal; asking takes the wish away. */
enum session_request session_take_request(struct session *session);

/*
 * For SESSION_EDITOR: runs the person's own editor on the terminal, which must have been given back, and takes in what
 * it left.
 */
void session_lend(struct session *session);

/* The name of the view on top, for tests: "today". */
const char *session_view(const struct session *session);

/*
 * Keeps drafts and where one was, tries what is not on disk once more, and prints one line to `err` for each thing that
 * could not be written: "holdfast: not written: an urge of 21:14". True if there was none. NULL is fine.
 */
bool session_close(struct session *session, FILE *err);

#endif
