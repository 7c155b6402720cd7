/*
 * field: text being edited: one line or several, with undo, words, put back, and a window that follows the cursor. Pure
 * but for the canvas.
 */
#ifndef HOLDFAST_UI_KIT_FIELD_H
#define HOLDFAST_UI_KIT_FIELD_H

#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"

struct field;

/* most: code points for one line, bytes for several. Freed by field_free(); NULL is fine there. */
struct field *field_new(bool many_lines, size_t most);
void          field_free(struct field *field);

/* The text as it is, valid until the next change. Never NULL. */
const char *field_text(const struct field *field);
void        field_set(struct field *field, const char *text); /* the cursor at its end, nothing to undo */
bool        field_is_empty(const struct field *field);        /* nothing but blanks */

/*
 * A character, or an action of scope TEXT; false if it means nothing here (Up in the first line, Enter in one line).
 * Nothing beyond `most` is taken.
 */
bool field_key(struct field *field, keycode key);
/*
 * A paste: control characters other than newline and tab are left out; in one line those become a blank. Invalid bytes
 * become U+FFFD.
 */
void field_paste(struct field *field, const char *bytes, size_t length);

/*
 * Draws it into `area` and puts the focus on its cursor if has_focus. `hint` is shown, soft, while it is empty; may be
 * NULL.
 */
void field_draw(const struct field *field, struct canvas *canvas, struct rect area, enum style style, bool has_focus,
                const char *hint);

#endif
