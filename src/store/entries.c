#include "store/entries.h"

#include <string.h>

#include "core/tags.h"
#include "core/text.h"
#include "store/entries_row.h"

static void read_entry(struct row *row, void *out)
{
    entries_row_read(row, 0, out);
}

bool entries_get(struct store *store, int64_t id, struct arena *arena, struct entry *out, struct error *error)
{
    return row_get(store, SQL_entry_get, id, "entry", arena, read_entry, out, error);
}

/* The tags that are given, then those of the text, each once. */
static bool join_tags(struct entry *entry, size_t length, struct arena *arena, struct error *error)
{
    const char **tags = ARENA_NEW(arena, const char *, entry->tag_count + TAGS_MAX);
    size_t       count = 0, found;
    for (size_t i = 0; i < entry->tag_count; i++) {
        if (!text_check(TEXT_LINE, "a tag", entry->tags[i], strlen(entry->tags[i]), error))
            return false;
        if (!tags_hold(tags, count, entry->tags[i]))
            tags[count++] = entry->tags[i];
    }
    if (count > TAGS_MAX)
        return error_set(error, ERROR_USAGE, "an entry must have at most %d tags, not %zu", TAGS_MAX, count);
    const char **more = tags_of_text(entry->body, length, arena, &found);
    for (size_t i = 0; i < found && count < TAGS_MAX; i++) {
        if (!tags_hold(tags, count, more[i]))
            tags[count++] = more[i];
    }
    entry->tags = tags;
    entry->tag_count = count;
    return true;
}

/* Fills what the writers fill, but for day, which is there. */
static bool complete(struct entry *entry, struct arena *arena, struct error *error)
{
    size_t length = entry->body_length ? entry->body_length : strlen(entry->body);
    if (entry->day == DAY_NONE)
        return error_set(error, ERROR_USAGE, "the time must lie in the years 1900 to 9999");
    if (entry->title && !text_check(TEXT_LINE, "the title", entry->title, strlen(entry->title), error))
        return false;
    if (entry->prompt && !text_check(TEXT_NOTE, "the prompt", entry->prompt, strlen(entry->prompt), error))
        return false;
    if (!text_check(TEXT_BODY, "the text", entry->body, length, error))
        return false;
    if (entry->kind != ENTRY_LETTER && entry->closed_until != DAY_NONE)
        return error_set(error, ERROR_USAGE, "only a letter can be kept closed until a day");
    if (entry->kind != ENTRY_LETTER)
        entry->person_id = 0;
    entry->body_length = length;
    return join_tags(entry, length, arena, error);
}

/* From ?3 on the same for a new row and a saved one. */
static struct call call_of(enum sql sql, const struct entry *entry, const char *tags)
{
    return (struct call){sql,
                         {[2] = value_number(entry->at.unix_s),
                          value_number(entry->at.offset_s),
                          value_number(entry->day),
                          value_text(entries_kind_name(entry->kind)),
                          value_if(entry->mood != 0, entry->mood),
                          value_day(entry->closed_until),
                          value_id(entry->person_id),
                          value_id(entry->urge_id),
                          value_id(entry->contact_id),
                          value_text(entry->prompt),
                          value_text(entry->title),
                          value_text(tags),
                          value_text(entry->body)}};
}

static bool insert_entry(struct store *store, const struct present *present, struct arena *arena, struct entry *entry,
                         struct error *error)
{
    char         uid[STORE_UID_SIZE];
    struct entry added = *entry;
    added.day = day_of_instant(added.at.unix_s, added.at.offset_s, present->day_start_h);
    if (!complete(&added, arena, error))
        return false;
    struct call call = call_of(SQL_entry_add, &added, entries_row_tags_text(&added, arena));
    if (!call_add(store, &call, present, uid, &added.id, error) ||
        !search_take(store, added.id, added.body_length, error))
        return false;
    added.uid = arena_copy_text(arena, uid);
    *entry = added;
    return true;
}

bool entries_add(struct store *store, const struct present *present, struct arena *arena, struct entry *entry,
                 struct error *error)
{
    return act_begin(store, present, entry->kind == ENTRY_LETTER ? "letter" : "write", error) &&
           act_end(store, insert_entry(store, present, arena, entry, error), error);
}

/* A tag that only the earlier text gave goes with it. */
static void drop_tags_of(const struct entry *before, struct entry *saved, struct arena *arena)
{
    size_t       count;
    const char **old = tags_of_text(before->body, before->body_length, arena, &count);
    const char **kept = ARENA_NEW(arena, const char *, saved->tag_count);
    size_t       kept_count = 0;
    for (size_t i = 0; i < saved->tag_count; i++) {
        if (!tags_hold(old, count, saved->tags[i]) || !tags_hold(before->tags, before->tag_count, saved->tags[i]))
            kept[kept_count++] = saved->tags[i];
    }
    saved->tags = kept;
    saved->tag_count = kept_count;
}

/* All but the words that are searched. */
static bool same_besides(const struct entry *a, const struct entry *b)
{
    return a->at.unix_s == b->at.unix_s && a->at.offset_s == b->at.offset_s && a->day == b->day && a->kind == b->kind &&
           a->mood == b->mood && a->closed_until == b->closed_until && a->person_id == b->person_id &&
           a->urge_id == b->urge_id && a->contact_id == b->contact_id && text_is_same(a->prompt, b->prompt);
}

static bool update_entry(struct store *store, const struct present *present, struct arena *arena, struct entry *entry,
                         struct error *error)
{
    struct entry before = {.body = ""};
    if (!entries_get(store, entry->id, arena, &before, error))
        return false;
    struct entry saved = *entry;
    saved.day = when_day_moved(before.at, before.day, saved.at, present->day_start_h);
    if (strcmp(before.body, saved.body) != 0) {
        if (saved.body_length == before.body_length)
            saved.body_length = strlen(saved.body);
        drop_tags_of(&before, &saved, arena);
    }
    if (!complete(&saved, arena, error))
        return false;
    const char *tags = entries_row_tags_text(&saved, arena);
    bool        reworded = !text_is_same(before.title, saved.title) || strcmp(before.body, saved.body) != 0 ||
                    strcmp(entries_row_tags_text(&before, arena), tags) != 0;
    if (!reworded && same_besides(&before, &saved)) {
        *entry = saved;
        return true;
    }
    if (reworded && !search_forget(store, saved.id, error))
        return false;
    struct call call = call_of(SQL_entry_save, &saved, tags);
    if (!call_save(store, &call, present, saved.id, error) ||
        (reworded && !search_take(store, saved.id, saved.body_length, error)))
        return false;
    *entry = saved;
    return true;
}

bool entries_save(struct store *store, const struct present *present, struct arena *arena, struct entry *entry,
                  struct error *error)
{
    return act_begin(store, present, "journal edit", error) &&
           act_end(store, update_entry(store, present, arena, entry, error), error);
}

static bool delete_entry(struct store *store, const struct present *present, int64_t id, bool forever,
                         struct error *error)
{
    return search_forget(store, id, error) && trash_delete(store, SQL_entry_delete, "entry", id, present, error) &&
           (!forever || trash_clear_row(store, present, "entry", id, error));
}

bool entries_delete(struct store *store, const struct present *present, int64_t id, bool forever, struct error *error)
{
    return act_begin(store, present, "journal delete", error) &&
           act_end(store, delete_entry(store, present, id, forever, error), error);
}
