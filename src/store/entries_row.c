#include "store/entries_row.h"

#include <string.h>

#include "core/buf.h"
#include "core/tags.h"

static void put_tag(struct buf *out, const char *tag)
{
    buf_putc(out, '"');
    for (; *tag; tag++) {
        if (*tag == '"' || *tag == '\\')
            buf_putc(out, '\\');
        buf_putc(out, *tag);
    }
    buf_putc(out, '"');
}

const char *entries_row_tag_text(const char *tag, struct arena *arena)
{
    struct buf out = {.arena = arena};
    put_tag(&out, tag);
    return buf_text(&out);
}

const char *entries_row_tags_text(const struct entry *entry, struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_putc(&out, '[');
    for (size_t i = 0; i < entry->tag_count; i++) {
        if (i > 0)
            buf_putc(&out, ',');
        put_tag(&out, entry->tags[i]);
    }
    buf_putc(&out, ']');
    return buf_text(&out);
}

/* No longer than `most` bytes, and no character cut. */
static size_t cut_length(const char *text, size_t length, size_t most)
{
    if (length <= most)
        return length;
    while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

static void read_body(struct row *row, int column, size_t preview_bytes, struct entry *entry)
{
    const char *text = (const char *)sqlite3_column_text(row->statement, column);
    if (!text) {
        row->bad = row_is_null(row, column);
        row->out_of_memory = !row->bad;
        entry->body = "";
        return;
    }
    size_t length = (size_t)sqlite3_column_bytes(row->statement, column);
    entry->body_length = preview_bytes ? cut_length(text, length, preview_bytes) : length;
    entry->body = arena_copy_bytes(row->arena, text, entry->body_length);
}

/* As put_tag() writes nearly all of them, without a backslash. False: it is not so, and nothing was read. */
static bool read_plain_tags(const char *json, struct arena *arena, struct entry *entry)
{
    const char *tags[TAGS_MAX];
    size_t      count = 0;
    const char *at = json;
    while (*at == (count == 0 ? '[' : ',') && at[1] == '"' && count < TAGS_MAX) {
        size_t length = strcspn(at += 2, "\"\\");
        if (at[length] != '"')
            return false;
        tags[count++] = arena_copy_bytes(arena, at, length);
        at += length + 1;
    }
    if (count == 0 || strcmp(at, "]") != 0)
        return false;
    entry->tags = ARENA_NEW(arena, const char *, count);
    memcpy(entry->tags, tags, count * sizeof *tags);
    entry->tag_count = count;
    return true;
}

static bool read_tags(struct store *store, const char *json, struct arena *arena, struct entry *entry,
                      struct error *error)
{
    struct row  row = {.statement = statements_get(store, SQL_entry_tag_list, error), .arena = arena};
    const char *tags[TAGS_MAX];
    size_t      count = 0;
    bool        more;
    if (!row.statement)
        return false;
    statements_bind_text(row.statement, 1, json);
    if (!statements_step(store, row.statement, &more, error))
        return false;
    while (more) {
        const char *tag = row_words(&row, 0);
        if (count < TAGS_MAX)
            tags[count++] = tag;
        else
            row.bad = true;
        if (!statements_step(store, row.statement, &more, error))
            return false;
    }
    entry->tags = ARENA_NEW(arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        entry->tags[i] = tags[i];
    entry->tag_count = count;
    return row_check(&row, store, error);
}

bool entries_row_read(struct store *store, struct row *row, size_t preview_bytes, struct entry *out,
                      struct error *error)
{
    *out = (struct entry){.id = row_number(row, 0, 1, INT64_MAX),
                          .uid = row_words(row, 1),
                          .at = row_moment(row, 2),
                          .day = row_day(row, 4),
                          .mood = (int)row_number_or(row, 6, 1, 5, 0),
                          .closed_until = (daynum)row_number_or(row, 7, DAY_FIRST, DAY_LAST, DAY_NONE),
                          .person_id = row_number_or(row, 8, 1, INT64_MAX, 0),
                          .urge_id = row_number_or(row, 9, 1, INT64_MAX, 0),
                          .contact_id = row_number_or(row, 10, 1, INT64_MAX, 0),
                          .prompt = row_text(row, 11),
                          .title = row_text(row, 12)};
    if (!entries_read_kind(row_words(row, 5), &out->kind))
        row->bad = true;
    const char *tags = row_words(row, 13);
    read_body(row, 14, preview_bytes, out);
    statements_end(row->statement);
    if (!row_check(row, store, error))
        return false;
    if (tags[0] == '[' && tags[1] == ']') { /* most have none */
        out->tags = ARENA_NEW(row->arena, const char *, 0);
        return true;
    }
    return read_plain_tags(tags, row->arena, out) || read_tags(store, tags, row->arena, out, error);
}
