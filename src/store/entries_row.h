/*
 * entries_row.h: reads a row of the statements on entries. For entries.c and entries_list.c.
 */
#ifndef HOLDFAST_STORE_ENTRIES_ROW_H
#define HOLDFAST_STORE_ENTRIES_ROW_H

#include "internal.h"
#include "store/entries.h"

/*
 * The row the statement stands on, with which the statement is over, whatever comes of it. preview_bytes 0: the whole body.
 */
MUST_CHECK bool entries_row_read(struct store *store, struct row *row, size_t preview_bytes, struct entry *out,
                                 struct error *error);

#endif
