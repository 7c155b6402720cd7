/*
 * The form of what stands beside the text of an entry: its time, title, tags and mood, and until when a letter is closed.
 */
#include "ui/frame/formview.h"

#include <string.h>

#include "core/tags.h"
#include "store/entries.h"

struct row {
    struct entry entry;
    bool         is_closed; /* then its tags are not shown: they may stand in its text */
    const char  *tags;      /* with commas between */
};

enum { FIELD_TITLE = 1, FIELD_TAGS };

static const char *const moods[] = {"–", "1", "2", "3", "4", "5", NULL};

static size_t fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct row             *row = of;
    struct entry           *entry = &row->entry;
    const struct form_field table[] = {
        {.label = "When", .kind = FORM_MOMENT, .moment = &entry->at, .below = "21:14, yesterday 21:14, 2h ago"},
        [FIELD_TITLE] = {.label = "Title",
                         .kind = FORM_TEXT,
                         .text = &entry->title,
                         .words = "the first line stands for it"},
        [FIELD_TAGS] = {.label = "Tags",
                        .kind = FORM_TEXT,
                        .text = &row->tags,
                        .most = (size_t)8 * TEXT_LINE_MAX,
                        .hidden = row->is_closed,
                        .words = "such as: music, alone",
                        .below = "each #tag in the text is one, too"},
        {.label = "Mood", .kind = FORM_CHOICE, .number = &entry->mood, .choices = moods},
        {.label = "Closed until",
         .kind = FORM_DAY,
         .day = &entry->closed_until,
         .limit = WHEN_ANY,
         .hidden = entry->kind != ENTRY_LETTER,
         .words = "it stays open",
         .below = "a day such as 2027-06-01: until then its text is not shown"},
    };
    memcpy(out, table, sizeof table);
    return sizeof table / sizeof *table;
}

static void find_about(const struct app *app, const void *given, struct form_about *out)
{
    (void)app;
    *out = (struct form_about){.id = given ? *(const int64_t *)given : 0, .field = FIELD_TITLE};
}

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    struct row *row = of;
    if (!entries_get(app->store, state->about.id, arena, &row->entry, error))
        return false;
    row->is_closed = entries_is_closed(&row->entry, app->present.today);
    row->tags = form_join(row->entry.tags, row->entry.tag_count, arena);
    return true;
}

/* Untouched or not shown, the entry's own stay: one of them may have a comma in it. A # before a tag is no part of it. */
static bool check(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    (void)app;
    struct row   *row = of;
    struct entry *entry = &row->entry;
    size_t        count;
    if (row->is_closed || !form_is_changed(&state->form, FIELD_TAGS))
        return true;
    const char **parts = form_split(row->tags, ",", arena, &count);
    entry->tags = ARENA_NEW(arena, const char *, count);
    entry->tag_count = 0;
    for (size_t i = 0; i < count; i++) {
        const char *tag = parts[i] + strspn(parts[i], "# ");
        if (*tag == '\0' || tags_hold(entry->tags, entry->tag_count, tag))
            continue;
        if (entry->tag_count == TAGS_MAX)
            error_set(error, ERROR_USAGE, "an entry has at most %d tags", TAGS_MAX);
        if (entry->tag_count == TAGS_MAX || !text_check(TEXT_LINE, "each of these", tag, strlen(tag), error))
            return formview_refuse(state, FIELD_TAGS, error->text, error);
        entry->tags[entry->tag_count++] = tag;
    }
    return true;
}

static bool write_row(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    (void)state;
    return entries_save(app->store, &app->present, arena, &((struct row *)of)->entry, error);
}

static const struct formview edit = {
    .act_new = "journal edit",
    .act_edit = "journal edit",
    .row_size = sizeof(struct row),
    .label_cols = 16,
    .fields = fields,
    .about = find_about,
    .read = read_row,
    .check = check,
    .write = write_row,
    .sentence = WORD_journal_changed,
    .unsaved = "a change to an entry of the journal",
};

const struct view view_entry_edit = {FORMVIEW("entry_edit", "An entry", edit, struct formview_state),
                                     .draft_name = "a change to an entry"};
