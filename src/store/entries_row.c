#include "store/entries_row.h"

#include <string.h>

#include "core/buf.h"
#include "core/tags.h"

static const char *const kind_names[ENTRY_KINDS] = {"entry", "letter"};

const char *entries_kind_name(enum entry_kind kind)
{
    return kind_names[kind];
}

bool entries_read_kind(const char *word, enum entry_kind *out)
{
    for (int i = 0; i < ENTRY_KINDS; i++) {
        if (strcmp(word, kind_names[i]) == 0) {
            *out = (enum entry_kind)i;
            return true;
        }
    }
    return false;
}

bool entries_is_closed(const struct entry *entry, daynum today)
{
    return entry->kind == ENTRY_LETTER && entry->closed_until != DAY_NONE && entry->closed_until > today;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

const char *entries_title(const struct entry *entry, struct arena *arena)
{
    if (entry->title)
        return entry->title;
    for (const char *line = entry->body; *line; line += *line == '\n') {
        const char *end = strchr(line, '\n');
        size_t      length = end ? (size_t)(end - line) : strlen(line), from = 0, to = length;
        while (from < to && is_blank(line[from]))
            from++;
        while (to > from && is_blank(line[to - 1]))
            to--;
        if (to > from)
            return arena_copy_bytes(arena, line + from, to - from);
        line += length;
    }
    return "";
}

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

struct tags {
    const char *items[TAGS_MAX];
    size_t      count;
};

static void read_tag(struct row *row, void *out)
{
    struct tags *tags = out;
    const char  *tag = row_words(row, 0);
    if (tags->count < TAGS_MAX)
        tags->items[tags->count++] = tag;
    else
        row->bad = true;
}

static bool read_tags(struct row *row, const char *json, struct entry *entry)
{
    struct call call = {SQL_entry_tag_list, {value_text(json)}};
    struct tags tags = {.count = 0};
    if (!row_each(row->store, &call, row->arena, read_tag, &tags, row->error))
        return false;
    entry->tags = ARENA_NEW(row->arena, const char *, tags.count);
    memcpy(entry->tags, tags.items, tags.count * sizeof *tags.items);
    entry->tag_count = tags.count;
    return true;
}

void entries_row_read(struct row *row, size_t preview_bytes, struct entry *out)
{
    *out = (struct entry){.id = row_id(row, 0),
                          .uid = row_words(row, 1),
                          .at = row_moment(row, 2),
                          .day = row_day(row, 4),
                          .mood = (int)row_number_or(row, 6, 1, 5, 0),
                          .closed_until = row_day_or_none(row, 7),
                          .person_id = row_id_or_none(row, 8),
                          .urge_id = row_id_or_none(row, 9),
                          .contact_id = row_id_or_none(row, 10),
                          .prompt = row_text(row, 11),
                          .title = row_text(row, 12)};
    if (!entries_read_kind(row_words(row, 5), &out->kind))
        row->bad = true;
    const char *tags = row_words(row, 13);
    read_body(row, 14, preview_bytes, out);
    if (tags[0] == '[' && tags[1] == ']') /* most have none */
        out->tags = ARENA_NEW(row->arena, const char *, 0);
    else if (!row->bad && !read_plain_tags(tags, row->arena, out))
        row->failed = !read_tags(row, tags, out);
}
