/*
 * editbuf: text being edited, of a field or of the writing view: with undo, words, cutting and putting back, and drawn so that the cursor is
 * seen. Its text is UTF-8 without control characters but newline and tab. Pure but for the canvas.
 *
 * Up to a few megabytes. "Line" means a shown line, but for selecting: that takes whole lines from newline to newline, which is how paragraphs
 * are moved about.
 */
#ifndef HOLDFAST_UI_KIT_EDITBUF_H
#define HOLDFAST_UI_KIT_EDITBUF_H

#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"

enum editbuf_kind {
    EDITBUF_LINE, /* one line, shown through a window; at most so many code points */
    EDITBUF_NOTE, /* several, wrapped, in a form: Up and Down leave it at its ends; at most so many bytes */
    EDITBUF_LONG, /* the writing view: the keys of scope WRITE that are about text, too; at most so many bytes */
};

struct editbuf;

/* Freed by editbuf_free(); NULL is fine there. */
struct editbuf *editbuf_new(enum editbuf_kind kind, size_t most);
void            editbuf_free(struct editbuf *buf);

/* The text, ended by a NUL, valid until the next change. length may be NULL. */
const char *editbuf_text(const struct editbuf *buf, size_t *length);
size_t      editbuf_words(const struct editbuf *buf);
bool        editbuf_is_blank(const struct editbuf *buf); /* nothing but blanks */
size_t      editbuf_changes(const struct editbuf *buf);  /* how often it was changed: grows with each one */

/* What it begins with: the cursor at its end, nothing to undo. */
void editbuf_set(struct editbuf *buf, const char *text, size_t length);

/*
 * A character, or an action of scope TEXT (and WRITE); false if it means nothing here (Up in the first line of a note,
 * Enter in a line). Nothing beyond `most` is taken.
 */
bool editbuf_key(struct editbuf *buf, keycode key);

/*
 * A paste: control characters other than newline and tab are left out, in a line those become a blank; CR LF is a
 * newline, invalid bytes become U+FFFD. False if there was no room for all of it.
 */
bool editbuf_paste(struct editbuf *buf, const char *bytes, size_t length);

/* Another text in its place, cleaned alike, as one change that can be undone. */
bool editbuf_change(struct editbuf *buf, const char *bytes, size_t length);

bool editbuf_is_selecting(const struct editbuf *buf);

/* Stops selecting. False if nothing was being selected. */
bool editbuf_unselect(struct editbuf *buf);

/*
 * Draws the part of it that follows the cursor, which gets the focus if has_focus; else its beginning. `hint` is shown, soft, while it is
 * empty; may be NULL. Where the lines break is found out here and remembered in *buf; the text stays as it is.
 */
void editbuf_draw(struct editbuf *buf, struct canvas *canvas, struct rect area, enum style style, bool has_focus,
                  const char *hint);

#endif
