#include "ui/contact/after_trigger.h"

#include <string.h>

#include "store/contacts.h"
#include "store/urges.h"

/* The line of the note that says it; NULL: none. *length without the newline. */
static const char *find_line(const char *note, size_t *length)
{
    const char *begin = texts_word(WORD_contact_note_trigger);
    for (const char *line = note; line && *line != '\0';) {
        *length = strcspn(line, "\n");
        if (strncmp(line, begin, strlen(begin)) == 0 && line[strlen(begin)] == ' ')
            return line;
        line += *length + (line[*length] == '\n');
    }
    return NULL;
}

static const char *trigger_of(const char *note, struct arena *arena)
{
    size_t      length = 0, before = strlen(texts_word(WORD_contact_note_trigger)) + 1;
    const char *line = find_line(note, &length);
    return line && length > before ? arena_copy_bytes(arena, line + before, length - before) : NULL;
}

/* The note with this line in the place of the one it had, or at its end. A note that has no room for it stays as it is. */
static const char *with_trigger(const char *note, const char *trigger, struct arena *arena)
{
    struct buf  out = {.arena = arena};
    size_t      length = 0, whole = note ? strlen(note) : 0;
    const char *line = find_line(note, &length);
    size_t      from = line ? (size_t)(line - note) : whole, rest = line ? from + length : whole;
    if (note)
        buf_put(&out, note, from);
    if (trigger && out.length > 0 && out.text[out.length - 1] != '\n')
        buf_putc(&out, '\n');
    if (trigger)
        buf_printf(&out, "%s %s", texts_word(WORD_contact_note_trigger), trigger);
    else if (line && note[rest] == '\n')
        rest++;
    if (note)
        buf_put(&out, note + rest, whole - rest);
    if (out.length > TEXT_NOTE_MAX)
        return note;
    return out.length > 0 ? buf_text(&out) : NULL;
}

bool after_trigger(struct app *app, int64_t contact_id, int64_t urge_id, struct arena *arena, const char **trigger,
                   struct error *error)
{
    struct urge    urge;
    struct contact contact;
    if (urge_id != 0) {
        if (!urges_get(app->store, urge_id, arena, &urge, error))
            return false;
        *trigger = urge.trigger;
        return true;
    }
    if (!contacts_get(app->store, contact_id, arena, &contact, error))
        return false;
    *trigger = trigger_of(contact.note, arena);
    return true;
}

bool after_set_trigger(struct app *app, int64_t contact_id, int64_t urge_id, const char *trigger, struct arena *arena,
                       struct error *error)
{
    struct urge    urge;
    struct contact contact;
    if (urge_id != 0) {
        if (!urges_get(app->store, urge_id, arena, &urge, error))
            return false;
        urge.trigger = trigger;
        return urges_save(app->store, &app->present, &urge, "urge edit", error);
    }
    if (!contacts_get(app->store, contact_id, arena, &contact, error))
        return false;
    contact.note = with_trigger(contact.note, trigger, arena);
    return contacts_save(app->store, &app->present, &contact, error);
}
