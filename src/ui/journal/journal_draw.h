/*
 * journal_draw: the list and the text of the journal, side by side, or one of them where there is not room for both.
 */
#ifndef HOLDFAST_UI_JOURNAL_JOURNAL_DRAW_H
#define HOLDFAST_UI_JOURNAL_JOURNAL_DRAW_H

#include "ui/journal/journal_state.h"

void journal_draw_screen(const struct app *app, const struct journal_state *state, struct canvas *canvas,
                         struct rect area);

#endif
