/*
 * session_private: a session from the inside, for session.c, session_keys.c, which gives it keys, and session_lend.c, which
 * lends a text to the person's own editor.
 */
#ifndef HOLDFAST_UI_FRAME_SESSION_PRIVATE_H
#define HOLDFAST_UI_FRAME_SESSION_PRIVATE_H

#include "ui/frame/app_private.h"
#include "ui/frame/session.h"

struct session {
    struct app app;
    struct app_private private;
    struct arena own; /* this, and what lives as long */
};

/* Time enters here and nowhere else. */
void session_enter_time(struct session *session, const struct present *present, int64_t monotonic_ms);

/* At start: what an editor left earlier and the file does not hold. One thing; the next one is said at the next start. */
void session_say_left(struct session *session);

/* Something was typed: it is kept soon. */
void session_was_typed(struct session *session);

#endif
