#include "store/tables.h"

#include <string.h>

static const struct table_info infos[] = {
#define ROW(name, trash, cleared, title, words)                                                                        \
    [TABLE_##name] = {#name,           TABLE_##trash,      SQL_written_##name, SQL_stamp_##name,                       \
                      SQL_bury_##name, SQL_restore_##name, SQL_clear_##name,   SQL_row_##name,                         \
                      SQL_rows_##name, SQL_hash_##name,    SQL_uid_##name,     SQL_by_uid_##name},
    TABLES(ROW)
#undef ROW
};

static const struct {
    enum table owner, part;
    enum sql   ids;
} parts[] = {
#define ROW(name, owner, column) {TABLE_##owner, TABLE_##name, SQL_parts_##name},
    PARTS(ROW)
#undef ROW
};

const struct table_info *tables_info(enum table table)
{
    return &infos[table];
}

bool tables_find(const char *name, enum table *out)
{
    for (int i = 0; i < TABLES_ALL; i++) {
        if (strcmp(infos[i].name, name) == 0) {
            *out = (enum table)i;
            return true;
        }
    }
    return false;
}

bool tables_part(enum table owner, size_t index, enum table *part, enum sql *ids)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].owner != owner || index-- > 0)
            continue;
        *part = parts[i].part;
        *ids = parts[i].ids;
        return true;
    }
    return false;
}
