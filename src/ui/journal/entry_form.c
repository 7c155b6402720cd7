#include "ui/journal/entry_form.h"

#include <stdio.h>
#include <string.h>

#include "core/tags.h"

enum { FIELD_WHEN, FIELD_TITLE, FIELD_TAGS, FIELD_MOOD, FIELD_CLOSED, FIELDS };

static const char *const moods[] = {"–", "1", "2", "3", "4", "5", NULL};

static const struct form_field fields[FIELDS] = {
    [FIELD_WHEN] = {.label = "When", .kind = FORM_TEXT, .most = 40, .below = "21:14, yesterday 21:14, 2h ago"},
    [FIELD_TITLE] = {.label = "Title",
                     .kind = FORM_TEXT,
                     .most = TEXT_LINE_MAX,
                     .words = "the first line stands for it"},
    [FIELD_TAGS] = {.label = "Tags",
                    .kind = FORM_TEXT,
                    .most = (size_t)8 * TEXT_LINE_MAX,
                    .words = "such as: music, alone",
                    .below = "each #tag in the text is one, too"},
    [FIELD_MOOD] = {.label = "Mood", .kind = FORM_CHOICE, .choices = moods},
    [FIELD_CLOSED] = {.label = "Closed until",
                      .kind = FORM_TEXT,
                      .most = 40,
                      .words = "it stays open",
                      .below = "a day such as 2027-06-01: until then its text is not shown"},
};

static const char *join(const struct entry *entry, struct arena *arena)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < entry->tag_count; i++)
        buf_printf(&out, "%s%s", i > 0 ? ", " : "", entry->tags[i]);
    return buf_text(&out);
}

static void say_when(struct moment at, char out[48])
{
    char instant[WHEN_INSTANT_SIZE];
    when_say_instant(at, instant);
    snprintf(out, 48, "%.10s %.5s", instant, instant[0] ? instant + 11 : "");
}

void entry_form_open(struct entry_form *form, const struct entry *entry, daynum today)
{
    struct arena scratch = {0};
    struct form *inner = &form->form;
    char         day[WHEN_DAY_SIZE];
    memcpy(inner->fields, fields, sizeof fields);
    inner->count = FIELDS;
    inner->focus = FIELD_TITLE;
    inner->fields[FIELD_TAGS].hidden = entries_is_closed(entry, today);
    inner->fields[FIELD_CLOSED].hidden = entry->kind != ENTRY_LETTER;
    form_open(inner);
    say_when(entry->at, form->when_text);
    when_say_day(entry->closed_until, day);
    form_set(&inner->fields[FIELD_WHEN], form->when_text);
    form_set(&inner->fields[FIELD_TITLE], entry->title ? entry->title : "");
    form_set(&inner->fields[FIELD_TAGS], join(entry, &scratch));
    form_set(&inner->fields[FIELD_CLOSED], day);
    inner->fields[FIELD_MOOD].choice = entry->mood;
    arena_free(&scratch);
}

static bool read_when(struct entry_form *form, const struct present *present, struct entry *out)
{
    struct error error;
    const char  *when = form_value(&form->form, FIELD_WHEN);
    if (when && strcmp(when, form->when_text) == 0)
        return true;
    if (when_read("this", when ? when : "now", present, &out->at, &error))
        return true;
    form_fault(&form->form, FIELD_WHEN, error.text);
    return false;
}

static bool read_title(struct form *form, struct arena *arena, struct entry *out)
{
    struct error error;
    const char  *title = form_value(form, FIELD_TITLE);
    out->title = arena_copy_text(arena, title);
    if (!title || text_check(TEXT_LINE, "the title", title, strlen(title), &error))
        return true;
    form_fault(form, FIELD_TITLE, error.text);
    return false;
}

/* A tag between commas, without the blanks and the # around it. NULL: there is none. */
static const char *take_tag(const char *from, size_t length, struct arena *arena)
{
    while (length > 0 && (*from == ' ' || *from == '#')) {
        from++;
        length--;
    }
    while (length > 0 && from[length - 1] == ' ')
        length--;
    return length > 0 ? arena_copy_bytes(arena, from, length) : NULL;
}

/* Parted by commas. Untouched or not shown, the entry's own stay: one of them may have a comma in it. */
static bool read_tags(struct form *form, struct arena *arena, struct entry *out)
{
    const char *text = form_value(form, FIELD_TAGS);
    if (form->fields[FIELD_TAGS].hidden || strcmp(text ? text : "", join(out, arena)) == 0)
        return true;
    size_t most = 1;
    for (const char *at = text; at && *at != '\0'; at++)
        most += *at == ',';
    out->tags = ARENA_NEW(arena, const char *, most);
    out->tag_count = 0;
    for (const char *at = text; at && *at != '\0';) {
        size_t       length = strcspn(at, ",");
        const char  *tag = take_tag(at, length, arena);
        struct error error;
        at += length + (at[length] == ',');
        if (!tag || tags_hold(out->tags, out->tag_count, tag))
            continue;
        if (out->tag_count == TAGS_MAX)
            error_set(&error, ERROR_USAGE, "an entry has at most %d tags", TAGS_MAX);
        else if (text_check(TEXT_LINE, "each of these", tag, strlen(tag), &error)) {
            out->tags[out->tag_count++] = tag;
            continue;
        }
        form_fault(form, FIELD_TAGS, error.text);
        return false;
    }
    return true;
}

static bool read_closed(struct form *form, const struct present *present, struct entry *out)
{
    struct error error;
    const char  *day = form_value(form, FIELD_CLOSED);
    if (!day)
        out->closed_until = DAY_NONE;
    if (!day || when_read_day("this", day, WHEN_ANY, present, &out->closed_until, &error))
        return true;
    form_fault(form, FIELD_CLOSED, error.text);
    return false;
}

bool entry_form_read(struct entry_form *form, const struct present *present, struct arena *arena, struct entry *out)
{
    struct form *inner = &form->form;
    if (!read_when(form, present, out) || !read_title(inner, arena, out) || !read_tags(inner, arena, out) ||
        !read_closed(inner, present, out))
        return false;
    out->mood = inner->fields[FIELD_MOOD].choice;
    return true;
}
