/*
 * prose: a long text being written: soft-wrapped, with undo, cutting and putting back, and lines that can be selected.
 * Up to a few megabytes.
 *
 * "Line" means a shown line, but for selecting: that takes whole lines from newline to newline, which is how paragraphs
 * are moved about.
 */
#ifndef HOLDFAST_UI_KIT_PROSE_H
#define HOLDFAST_UI_KIT_PROSE_H

#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"

struct prose;

/* Takes at most so many bytes. Freed by prose_free(); NULL is fine there. */
struct prose *prose_new(size_t most);
void          prose_free(struct prose *prose);

/* The text, ended by a NUL, valid until the next change. length may be NULL. */
const char *prose_text(const struct prose *prose, size_t *length);
size_t      prose_words(const struct prose *prose);
bool        prose_is_blank(const struct prose *prose); /* nothing but blanks */

/* What it begins with: the cursor at its end, nothing to undo. */
void prose_set(struct prose *prose, const char *text, size_t length);

/* A character, or an action of the scopes TEXT and WRITE that is about text. False if it means nothing here. */
bool prose_key(struct prose *prose, keycode key);

/*
 * A paste: control characters other than newline and tab are left out, CR LF is a newline, invalid bytes become U+FFFD.
 * False if there was no room for all of it.
 */
bool prose_paste(struct prose *prose, const char *bytes, size_t length);

/* Another text in its place, cleaned alike, as one change that can be undone. */
bool prose_change(struct prose *prose, const char *bytes, size_t length);

bool prose_is_selecting(const struct prose *prose);

/* Stops selecting. False if nothing was being selected. */
bool prose_unselect(struct prose *prose);

/*
 * Draws the part of it that follows the cursor, and puts the focus on that. Where the lines break is found out here and
 * remembered in *prose; the text stays as it is.
 */
void prose_draw(struct prose *prose, struct canvas *canvas, struct rect area);

#endif
