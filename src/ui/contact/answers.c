/* The second question, what I will do next time, is kept as a plan for that trigger. */
#include "ui/contact/answers.h"

#include <string.h>

#include "store/contacts.h"
#include "store/lists.h"
#include "store/urges.h"
#include "ui/frame/formview.h"

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

bool answers_trigger(struct app *app, int64_t contact_id, int64_t urge_id, struct arena *arena, const char **trigger,
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

/* Within an act. NULL takes it away. */
static bool set_trigger(struct app *app, int64_t contact_id, int64_t urge_id, const char *trigger, struct arena *arena,
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

enum { FIELD_TRIGGER, FIELD_ACTION };

struct row {
    bool        has_urge;
    const char *trigger, *action;
};

static size_t fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct row *row = of;
    out[FIELD_TRIGGER] = (struct form_field){.label = "What set it off?",
                                             .kind = FORM_TEXT,
                                             .text = &row->trigger,
                                             .below = row->has_urge ? NULL : texts_word(WORD_contact_answer_no_urge)};
    out[FIELD_ACTION] = (struct form_field){.label = "Next time I will", .kind = FORM_TEXT, .text = &row->action};
    return 2;
}

static void find_about(const struct app *app, const void *given, struct form_about *out)
{
    (void)app;
    const struct contact_given *what = given;
    *out = (struct form_about){.id = what->contact_id, .urge_id = what->urge_id};
}

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    struct row *row = of;
    struct plan plan;
    bool        found = false;
    row->has_urge = state->about.urge_id != 0;
    if (!answers_trigger(app, state->about.id, state->about.urge_id, arena, &row->trigger, error))
        return false;
    if (row->trigger && !lists_plan_for(app->store, row->trigger, arena, &plan, &found, error))
        return false;
    row->action = found ? plan.action : NULL;
    return true;
}

static void opened(struct app *app, struct formview_state *state, const void *of)
{
    (void)app;
    if (((const struct row *)of)->action)
        state->form.focus = FIELD_ACTION;
}

static bool check(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    (void)app, (void)arena;
    const struct row *row = of;
    return row->trigger || !row->action ||
           formview_refuse(state, FIELD_TRIGGER, texts_word(WORD_contact_answer_needs), error);
}

/* A plan that is there already is not written twice. */
static bool write_plan(struct app *app, const struct row *row, struct arena *arena, struct error *error)
{
    struct plan plan;
    bool        found = false;
    if (!row->trigger || !row->action)
        return true;
    if (!lists_plan_for(app->store, row->trigger, arena, &plan, &found, error))
        return false;
    if (found && strcmp(plan.action, row->action) == 0)
        return true;
    plan = (struct plan){.trigger = row->trigger, .action = row->action};
    return lists_add(app->store, &lists_plans, &app->present, arena, &plan, error);
}

static bool write_row(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    const struct row *row = of;
    return set_trigger(app, state->about.id, state->about.urge_id, row->trigger, arena, error) &&
           write_plan(app, row, arena, error);
}

static void done(struct app *app, const struct formview_state *state, const void *of)
{
    (void)state;
    const struct row *row = of;
    if (row->trigger && row->action)
        app_say_filled(app, true, WORD_contact_answered, (struct buf_value[]){{"trigger", row->trigger}, {0}});
    else
        app_say_filled(app, true, row->has_urge ? WORD_contact_answer_kept : WORD_contact_answer_noted, NULL);
    app_pop(app);
}

/* What is written is the urge, or the contact. */
static const struct formview edit = {
    .act_new = "contact edit",
    .act_edit = "contact edit",
    .act_of_urge = "urge edit",
    .row_size = sizeof(struct row),
    .label_cols = 22,
    .fields = fields,
    .about = find_about,
    .read = read_row,
    .opened = opened,
    .check = check,
    .write = write_row,
    .done = done,
    .unsaved = "the answers after a contact",
};

const struct view view_answers = {FORMVIEW("answers", "After a contact", edit, struct formview_state),
                                  .draft_name = "the answers after a contact"};
