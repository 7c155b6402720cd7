/*
 * write_lens: what a letter says, in one line, when it is asked for.
 */
#ifndef HOLDFAST_UI_JOURNAL_WRITE_LENS_H
#define HOLDFAST_UI_JOURNAL_WRITE_LENS_H

#include "ui/kit/editbuf.h"
#include "store/entries.h"
#include "ui/frame/app.h"

/* Says it in the line for what just happened. */
void write_lens_say(struct app *app, const struct editbuf *written, enum entry_kind kind);

#endif
