/*
 * A draft is a few lines `key value`, a blank line, and the text as it is. What it is about stands in the lines, so
 * that it can be taken up by itself after a kill.
 */
#include "ui/journal/write_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char **copy_tags(struct arena *arena, const char *const *tags, size_t count)
{
    const char **copy = ARENA_NEW(arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        copy[i] = arena_copy_text(arena, tags[i]);
    return copy;
}

/* Everything beside the text is kept; *entry may live in any arena. */
static void take_entry(struct write_state *state, const struct entry *entry)
{
    state->entry = *entry;
    state->entry.uid = NULL;
    state->entry.body = "";
    state->entry.body_length = 0;
    state->entry.title = arena_copy_text(&state->own, entry->title);
    state->entry.prompt = arena_copy_text(&state->own, entry->prompt);
    state->entry.tags = copy_tags(&state->own, entry->tags, entry->tag_count);
}

/* Reads one that is in the journal. */
static bool take_stored(struct write_state *state, struct app *app, int64_t id, struct error *error)
{
    struct arena scratch = {0};
    struct entry entry;
    bool         read = entries_get(app->store, id, &scratch, &entry, error);
    if (read && entries_is_closed(&entry, app->present.today))
        read = error_set(error, ERROR_REFUSED, "this letter is closed still");
    if (read) {
        take_entry(state, &entry);
        state->stored = arena_copy_bytes(&state->own, entry.body, entry.body_length);
        state->stored_length = entry.body_length;
        state->stored_prompt = state->entry.prompt;
        editbuf_set(state->text, entry.body, entry.body_length);
    }
    arena_free(&scratch);
    return read;
}

bool write_state_open(struct write_state *state, struct app *app, enum entry_kind kind, const struct write_given *given,
                      struct error *error)
{
    static const struct write_given nothing = {0};
    const struct write_given       *what = given ? given : &nothing;
    struct entry                    entry = {.kind = kind, .at = app->present.now, .closed_until = DAY_NONE};
    state->text = editbuf_new(EDITBUF_LONG, ENTRIES_BODY_MAX);
    state->takes_any = given == NULL;
    if (what->entry_id != 0) {
        if (take_stored(state, app, what->entry_id, error))
            return true;
        write_state_close(state);
        return false;
    }
    if (what->begin)
        entry = *what->begin;
    entry.urge_id = what->urge_id;
    entry.contact_id = what->contact_id;
    entry.prompt = what->prompt;
    if (kind == ENTRY_LETTER && entry.person_id == 0 && app->has_person)
        entry.person_id = app->person.id;
    state->is_begun = what->begin && (entry.title || entry.tag_count > 0 || entry.mood != 0 ||
                                      (kind == ENTRY_LETTER && entry.closed_until != DAY_NONE));
    take_entry(state, &entry);
    return true;
}

void write_state_close(struct write_state *state)
{
    editbuf_free(state->text);
    state->text = NULL;
    arena_free(&state->own);
}

static bool is_same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool write_state_is_same(const struct write_state *state)
{
    size_t      length;
    const char *text = editbuf_text(state->text, &length);
    if (editbuf_is_blank(state->text))
        return !state->stored;
    return state->stored && length == state->stored_length && memcmp(text, state->stored, length) == 0 &&
           is_same_text(state->entry.prompt, state->stored_prompt);
}

const char *write_state_draft(const struct write_state *state, struct arena *arena)
{
    const struct entry *entry = &state->entry;
    struct buf          out = {.arena = arena};
    size_t              length;
    const char         *text = editbuf_text(state->text, &length);
    if (state->is_done || write_state_is_same(state))
        return NULL;
    buf_printf(&out, "id %" PRId64 "\nurge %" PRId64 "\ncontact %" PRId64 "\n", entry->id, entry->urge_id,
               entry->contact_id);
    buf_printf(&out, "person %" PRId64 "\nat %" PRId64 " %" PRId32 "\nmood %d\n", entry->person_id, entry->at.unix_s,
               entry->at.offset_s, entry->mood);
    if (entry->closed_until != DAY_NONE)
        buf_printf(&out, "closed %" PRId32 "\n", entry->closed_until);
    if (entry->title)
        buf_printf(&out, "title %s\n", entry->title);
    if (entry->prompt)
        buf_printf(&out, "prompt %s\n", entry->prompt);
    for (size_t i = 0; i < entry->tag_count; i++)
        buf_printf(&out, "tag %s\n", entry->tags[i]);
    buf_putc(&out, '\n');
    buf_put(&out, text, length);
    return buf_text(&out);
}

/*
 * The value of a line, in *value up to the newline; false if the draft has none of that key from *at on. Moves *at
 * behind it.
 */
static bool next_value(const char **at, const char *key, const char **value, size_t *length)
{
    size_t key_length = strlen(key);
    while (**at != '\0' && **at != '\n') {
        const char *line = *at;
        size_t      line_length = strcspn(line, "\n");
        *at = line + line_length + (line[line_length] == '\n');
        if (strncmp(line, key, key_length) == 0 && line[key_length] == ' ') {
            *value = line + key_length + 1;
            *length = line_length - key_length - 1;
            return true;
        }
    }
    return false;
}

static int64_t number_of(const char *draft, const char *key, int64_t otherwise)
{
    const char *value;
    size_t      length;
    return next_value(&draft, key, &value, &length) ? strtoll(value, NULL, 10) : otherwise;
}

static const char *text_of(const char *draft, const char *key, struct arena *arena)
{
    const char *value;
    size_t      length;
    return next_value(&draft, key, &value, &length) ? arena_copy_bytes(arena, value, length) : NULL;
}

bool write_state_fits(const struct write_state *state, const char *draft)
{
    if (state->takes_any)
        return true;
    const struct entry *entry = &state->entry;
    struct arena        scratch = {0};
    const char         *prompt = text_of(draft, "prompt", &scratch);
    bool                is_about_it = !state->is_begun && number_of(draft, "id", 0) == entry->id &&
                       number_of(draft, "urge", 0) == entry->urge_id &&
                       number_of(draft, "contact", 0) == entry->contact_id &&
                       (entry->id != 0 || !entry->prompt || is_same_text(prompt, entry->prompt));
    arena_free(&scratch);
    return is_about_it;
}

static struct moment moment_of(const char *draft, struct moment otherwise)
{
    const char *value;
    char       *end;
    size_t      length;
    if (!next_value(&draft, "at", &value, &length))
        return otherwise;
    struct moment at = {.unix_s = strtoll(value, &end, 10)};
    at.offset_s = (int32_t)strtol(end, NULL, 10);
    return at;
}

static void read_tags(struct write_state *state, const char *draft)
{
    const char *value, *at = draft;
    size_t      length, count = 0;
    while (next_value(&at, "tag", &value, &length))
        count++;
    state->entry.tags = ARENA_NEW(&state->own, const char *, count);
    state->entry.tag_count = count;
    at = draft;
    for (size_t i = 0; i < count && next_value(&at, "tag", &value, &length); i++)
        state->entry.tags[i] = arena_copy_bytes(&state->own, value, length);
}

/* An entry that was deleted in the meantime becomes a new one. */
void write_state_take_draft(struct write_state *state, struct app *app, const char *draft)
{
    struct error  error = {0};
    struct entry *entry = &state->entry;
    int64_t       id = number_of(draft, "id", 0);
    if (id != entry->id && !(id != 0 && take_stored(state, app, id, &error)))
        id = 0;
    if (id == 0) {
        state->stored = NULL;
        *entry = (struct entry){.kind = entry->kind,
                                .at = moment_of(draft, entry->at),
                                .urge_id = number_of(draft, "urge", 0),
                                .contact_id = number_of(draft, "contact", 0),
                                .person_id = number_of(draft, "person", 0),
                                .mood = (int)number_of(draft, "mood", 0),
                                .closed_until = (daynum)number_of(draft, "closed", DAY_NONE),
                                .title = text_of(draft, "title", &state->own),
                                .body = ""};
        read_tags(state, draft);
    }
    entry->prompt = text_of(draft, "prompt", &state->own);
    const char *body = draft, *none;
    size_t      length;
    while (next_value(&body, "", &none, &length))
        continue;
    body += *body == '\n';
    editbuf_set(state->text, body, strlen(body));
}

bool write_state_save(struct write_state *state, struct app *app, struct error *error)
{
    struct arena scratch = {0};
    struct entry entry = state->entry;
    entry.body = editbuf_text(state->text, &entry.body_length);
    bool saved = entry.id != 0 && entries_save(app->store, &app->present, &scratch, &entry, error);
    bool is_gone = entry.id != 0 && !saved && error->kind == ERROR_ABSENT;
    if (entry.id == 0 || is_gone)
        saved = entries_add(app->store, &app->present, &scratch, &entry, error);
    arena_free(&scratch);
    return saved;
}
