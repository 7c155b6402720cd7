/*
 * urge_say: what the screens of an urge say: from data/text/words.txt, filled in.
 */
#ifndef HOLDFAST_UI_URGE_SAY_H
#define HOLDFAST_UI_URGE_SAY_H

#include "urge_state.h"

/* The line for danger; a shorter one where it would be cut. */
const char *urge_say_danger(int cols);

/* That it is written down, only where it is. While it is not, the frame says so where the line for danger stands, and that one comes here. */
const char *urge_say_stored(const struct urge_state *state, int cols, struct arena *arena);

/* How long the last ones took; NULL while too few were timed. */
const char *urge_say_took(const struct urge_state *state, struct arena *arena);

/* How long it took until it was told how it ended: "14 minutes". */
void urge_say_duration(const struct urge_state *state, char out[WHEN_WORDS_SIZE]);

/* For view.standing: the line for danger, in line with the screen above it. */
void urge_say_standing(const struct app *app, const void *state, struct buf *out);

/* For view.aside: "began 21:14, 6 min ago". */
void urge_say_aside(const struct app *app, const void *state, struct buf *out);

#endif
