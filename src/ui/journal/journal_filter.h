/*
 * journal_filter: which entries are shown: by kind, tag and time, chosen in a picker.
 */
#ifndef HOLDFAST_UI_JOURNAL_JOURNAL_FILTER_H
#define HOLDFAST_UI_JOURNAL_JOURNAL_FILTER_H

#include "ui/journal/journal_state.h"

void journal_filter_ask(struct app *app);

#endif
