/*
 * reader: a long text being read: wrapped and scrolled, with its tags in a colour of their own and the places
 * marked where something was found.
 */
#ifndef HOLDFAST_UI_KIT_READER_H
#define HOLDFAST_UI_KIT_READER_H

#include "core/query.h"
#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"

struct reader;

/* Freed by reader_free(); NULL is fine there. */
struct reader *reader_new(void);
void           reader_free(struct reader *reader);

/* Reads a copy of this text, from its top. */
void        reader_set(struct reader *reader, const char *text, size_t length);
const char *reader_text(const struct reader *reader, size_t *length); /* ended by a NUL */
size_t      reader_words(const struct reader *reader);
bool        reader_has_more(const struct reader *reader); /* below what was last drawn */

/*
 * Draws what is seen of it; hits in the order of the text. No focus. Where the lines break is found out here and
 * remembered in *reader.
 */
void reader_draw(struct reader *reader, struct canvas *canvas, struct rect area, const struct query_hit *hits,
                 size_t hit_count);

/* Moves by a line, a page, half of one, to the top, to the end. False if the action is none of these. */
bool reader_act(struct reader *reader, enum action action);

/* The line of this place is seen. */
void reader_show(struct reader *reader, size_t at);

#endif
