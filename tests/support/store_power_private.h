/*
 * store_power_private: what store_power.c writes down and store_power_cut.c reads.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_STORE_POWER_PRIVATE_H
#define HOLDFAST_TESTS_SUPPORT_STORE_POWER_PRIVATE_H

#include "support/store_power.h"

enum power_kind {
    POWER_WRITE,
    POWER_TRUNCATE,
    POWER_SYNC,
    POWER_CREATE, /* a file, or a folder if `file` is POWER_FOLDER */
    POWER_DELETE,
    POWER_RENAME,
    POWER_SYNC_FOLDER
};

enum { POWER_FOLDER = -1 };

struct power_operation {
    enum power_kind      kind;
    int                  file; /* index into files */
    const char          *path; /* the entry, or the folder that was synced; beneath the root, "" for the root itself */
    const char          *from; /* what was renamed to `path` */
    int64_t              at;   /* of a write; the new size of a truncation */
    size_t               length;
    const unsigned char *bytes;
    bool                 of_deletion; /* the sync of a folder because of a deletion */
    size_t               acknowledged;
};

/* What a file held when the recording began. */
struct power_file {
    const unsigned char *bytes;
    size_t               length;
};

/* A name and what stands under it. */
struct power_entry {
    const char *path;
    int         file;
};

struct power {
    struct arena           *arena;
    const char             *root, *real_root; /* as given, and without links */
    struct power_operation *operations;
    struct power_file      *files;
    struct power_entry     *first, *entries; /* as the recording began, and as they are now */
    size_t                  operation_count, operation_room, file_count, file_room, first_count;
    size_t                  entry_count, entry_room, acknowledged;
};

#endif
