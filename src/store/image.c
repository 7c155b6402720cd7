/*
 * The image of a row before an act stands in before_image and is put back by undo, the same for all tables. Those of
 * schema 1 have triggers for it. SQLite reads the whole schema at every start, so that later tables do without: whoever
 * writes them keeps the images here. Undo needs none: its act has them already.
 */
#include "store/internal.h"

bool image_insert(struct store *store, sqlite3_stmt *statement, const char *table, int64_t *id, struct error *error)
{
    if (!statements_write(store, statement, error))
        return false;
    int64_t       added = sqlite3_last_insert_rowid(store->db);
    sqlite3_stmt *image = statements_get(store, SQL_image_added, error);
    if (!image)
        return false;
    statements_bind_text(image, 1, table);
    statements_bind(image, 2, added);
    if (!statements_write(store, image, error))
        return false;
    *id = added;
    return true;
}

bool image_keep(struct store *store, enum sql image, int64_t id, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, image, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, id);
    return statements_write(store, statement, error);
}
