/*
 * The two questions after a contact: what set it off, and what I will do next time. The first is kept with the urge that ended in it, else as a
 * line of the contact's note; the second as a plan for that trigger.
 */
#include "ui/frame/formview.h"

#include <string.h>

#include "store/lists.h"
#include "ui/contact/after_trigger.h"

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
    if (!after_trigger(app, state->about.id, state->about.urge_id, arena, &row->trigger, error))
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
    return after_set_trigger(app, state->about.id, state->about.urge_id, row->trigger, arena, error) &&
           write_plan(app, row, arena, error);
}

static void done(struct app *app, const struct formview_state *state, const void *of)
{
    (void)state;
    struct arena      scratch = {0};
    struct buf        text = {.arena = &scratch};
    const struct row *row = of;
    if (row->trigger && row->action)
        buf_fill(&text, texts_word(WORD_contact_answered), (struct buf_value[]){{"trigger", row->trigger}, {0}});
    else
        buf_puts(&text, texts_word(row->has_urge ? WORD_contact_answer_kept : WORD_contact_answer_noted));
    if (text.length > 0)
        app_say(app, true, "%s", buf_text(&text));
    app_pop(app);
    arena_free(&scratch);
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
