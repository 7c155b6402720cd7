/*
 * undo: U on every screen: the last act is taken back, and what it was is said.
 */
#ifndef HOLDFAST_UI_FRAME_UNDO_H
#define HOLDFAST_UI_FRAME_UNDO_H

struct app;

/* Says what was taken back: the count where it moved, else the act. */
void undo_last(struct app *app);

#endif
