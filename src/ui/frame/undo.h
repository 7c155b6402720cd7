/*
 * undo: U on every screen: the last act is taken back, and what it was is said; the start of a plan only after a question. ^R does it
 * again.
 */
#ifndef HOLDFAST_UI_FRAME_UNDO_H
#define HOLDFAST_UI_FRAME_UNDO_H

struct app;

/* Says what was taken back: the count where it moved, else the act. */
void undo_last(struct app *app);
void undo_redo(struct app *app);

#endif
