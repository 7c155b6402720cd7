/*
 * ui_entries: entries and letters in the file of a ui_world, and what stands there afterwards.
 */
#ifndef TESTS_SUPPORT_UI_ENTRIES_H
#define TESTS_SUPPORT_UI_ENTRIES_H

#include "store/entries.h"
#include "support/ui_rows.h"

/* What is left out is not given. closed: a day, 2027-06-01. */
struct entries_row {
    const char     *at, *title, *body, *tag, *closed;
    enum entry_kind kind;
    int             mood;
};
int64_t entries_row(struct ui_world *world, const struct entries_row *row);

/* What the file holds, newest first, in the world's arena. */
struct entry *entries_rows(struct ui_world *world, size_t *count);
struct entry  entries_newest(struct ui_world *world); /* there must be one */
size_t        entries_count(struct ui_world *world);

/* A draft as it stands in the file; NULL if there is none. */
const char *entries_draft(struct ui_world *world, const char *name);

/* The journal in the picture of screens.md. */
void entries_of_the_picture(struct ui_world *world);

#endif
