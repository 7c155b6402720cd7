/*
 * rowhash: a hash of each row, by which `check` finds what the disk changed by itself.
 *
 * It is made of the uid, of every column behind the eight that all rows have (its name, its type and its value; none for NULL, so that a new column
 * changes no row's hash), and of whether the row lives. Not of ids, which are another file's own, nor of the device and the times of writing: two
 * copies that hold the same row have the same hash. It is the first eight bytes of the SHA-256.
 */
#ifndef HOLDFAST_STORE_ROWHASH_H
#define HOLDFAST_STORE_ROWHASH_H

#include "store/changes.h"

/* Writes the hash of each of these rows as it stands now. An act must be open. */
MUST_CHECK bool rowhash_write(struct store *store, const struct changed_row *rows, size_t count, struct error *error);

/* The same for all rows of all tables, within any transaction: behind a step of the schema. */
MUST_CHECK bool rowhash_write_all(struct store *store, struct error *error);

/* Does the row of a statement rows_TABLE, its table's name and then all of its columns, agree with its hash? */
bool rowhash_agrees(struct row *row);

#endif
