/*
 * urge_say: what the screens of an urge say: from data/text/words.txt, filled in.
 */
#ifndef HOLDFAST_UI_SHARED_URGE_SAY_H
#define HOLDFAST_UI_SHARED_URGE_SAY_H

#include "ui/urge/urge_state.h"

/* The line for danger; a shorter one where it would be cut, another one where this person is marked unsafe. */
const char *urge_say_danger(const struct app *app, int cols);

/* That it is written down, only where it is. While it is not, the frame says so where the line for danger stands, and that one comes here. */
const char *urge_say_stored(const struct app *app, const struct urge_state *state, int cols, struct arena *arena);

/* How long the last ones took; NULL while too few were timed. */
const char *urge_say_took(const struct urge_state *state, struct arena *arena);

/*
 * That it was ridden out: as the question how strong it is now, or that it is written down. Where it was told hours later, that is said, and not that it took so
 * long.
 */
const char *urge_say_ridden(const struct urge_state *state, bool is_question, struct arena *arena);

/* For view.standing: the line for danger, in line with the screen above it. */
void urge_say_standing(const struct app *app, const void *state, const void *loaded, struct buf *out);

/* For view.aside: "began 21:14, 6 min ago". */
void urge_say_aside(const struct app *app, const void *state, const void *loaded, struct buf *out);

#endif
