/*
 * danger: the line for danger, on every screen where the other may be to be feared.
 */
#ifndef HOLDFAST_UI_SHARED_DANGER_H
#define HOLDFAST_UI_SHARED_DANGER_H

#include "ui/frame/app.h"

/* A shorter one where it would be cut, another one where this person is marked unsafe. */
const char *danger_line(const struct app *app, int cols);

/* For view.standing: the line in line with the screen above it. */
void danger_standing(const struct app *app, const void *state, const void *loaded, struct buf *out);

#endif
