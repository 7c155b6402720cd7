/*
 * tables: those that a person writes into, as tables.def lists them.
 */
#ifndef HOLDFAST_STORE_TABLES_H
#define HOLDFAST_STORE_TABLES_H

#include "store/internal.h"

enum table {
#define NAMED(name, trash, cleared, title, words) TABLE_##name,
    TABLES(NAMED)
#undef NAMED
        TABLES_ALL
};

enum table_trash { TABLE_LISTED, TABLE_HIDDEN, TABLE_NEVER };

/* What is done to a row of it, by statements whose ?1 is its id; and `rows`, all of them. */
struct table_info {
    const char      *name;
    enum table_trash trash;
    enum sql         written, stamp, bury, restore, clear, row, rows, hash, uid, by_uid;
};

/* The columns that all of them begin with; see data/schema/001.sql. */
enum { COLUMN_ID, COLUMN_UID, COLUMN_CREATED, COLUMN_UPDATED, COLUMN_DEVICE, COLUMN_SOURCE, COLUMN_DELETED, COLUMN_HASH };

const struct table_info *tables_info(enum table table);

/* False for any other table. */
bool tables_find(const char *name, enum table *out);

/* The rows that belong to a row of that table: those of *part for which the statement *ids answers. False behind the last one. */
bool tables_part(enum table owner, size_t index, enum table *part, enum sql *ids);

#endif
