/*
 * entries_row.h: reads a row of the statements on entries. For entries.c and entries_list.c.
 */
#ifndef HOLDFAST_STORE_ENTRIES_ROW_H
#define HOLDFAST_STORE_ENTRIES_ROW_H

#include "store/internal.h"
#include "store/entries.h"

/* The row the statement stands on. preview_bytes 0: the whole body. */
void entries_row_read(struct row *row, size_t preview_bytes, struct entry *out);

/* A tag, and all of them, as the JSON that stands in the row. Neither newline nor tab nor another control character is in a tag. */
const char *entries_row_tag_text(const char *tag, struct arena *arena);
const char *entries_row_tags_text(const struct entry *entry, struct arena *arena);

#endif
