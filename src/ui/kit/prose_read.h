/*
 * prose_read: a long text being read: scrolled, with the places marked where something was found.
 */
#ifndef HOLDFAST_UI_KIT_PROSE_READ_H
#define HOLDFAST_UI_KIT_PROSE_READ_H

#include "core/query.h"
#include "ui/kit/prose.h"

/* Draws what is seen of it; hits in the order of the text. No focus. */
void prose_read_draw(struct prose *prose, struct canvas *canvas, struct rect area, const struct query_hit *hits,
                     size_t hit_count);

/* So many pages or lines down, up where negative. */
void prose_read_scroll(struct prose *prose, int lines);
void prose_read_page(struct prose *prose, int pages);

/* The line of this place is seen. */
void prose_read_show(struct prose *prose, size_t at);

#endif
