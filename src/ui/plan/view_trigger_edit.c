/*
 * The form of a plan for a trigger.
 */
#include "ui/plan/plan_form.h"
#include "store/plans.h"

enum { FIELD_TRIGGER, FIELD_ACTION, FIELDS };

static const struct form_field fields[FIELDS] = {
    [FIELD_TRIGGER] = {.label = "What sets it off", .kind = FORM_TEXT, .most = TEXT_LINE_MAX, .words = "our song"},
    [FIELD_ACTION] = {.label = "Then I will",
                      .kind = FORM_TEXT,
                      .most = TEXT_LINE_MAX,
                      .words = "go for a walk",
                      .below = "shown when that trigger is named with an urge"},
};

static bool fill(struct app *app, const struct plan_given *given, struct form *form, struct error *error)
{
    struct arena scratch = {0};
    struct plan  plan = {.trigger = given->text ? given->text : "", .action = ""};
    bool         read = given->id == 0 || plans_get(app->store, given->id, &scratch, &plan, error);
    if (read) {
        form_set(&form->fields[FIELD_TRIGGER], plan.trigger);
        form_set(&form->fields[FIELD_ACTION], plan.action);
        form->focus = given->text ? FIELD_ACTION : FIELD_TRIGGER;
    }
    arena_free(&scratch);
    return read;
}

static bool put(struct app *app, int64_t id, struct form *form, bool write, struct error *error)
{
    struct arena scratch = {0};
    struct plan  plan = {.id = id};
    const char  *needed = texts_word(WORD_plan_needs_words);
    bool         done = plan_form_text(form, FIELD_TRIGGER, TEXT_LINE, needed, &scratch, &plan.trigger, error) &&
                plan_form_text(form, FIELD_ACTION, TEXT_LINE, needed, &scratch, &plan.action, error);
    if (done && write)
        done = id != 0 ? plans_save(app->store, &app->present, &plan, error)
                       : plans_add(app->store, &app->present, &scratch, &plan, error);
    arena_free(&scratch);
    return done;
}

static const struct plan_form kind = {
    .act_new = "plan add",
    .act_edit = "plan edit",
    .fields = fields,
    .count = FIELDS,
    .fill = fill,
    .put = put,
    .said = WORD_plan_trigger_kept,
    .unsaved = "a plan for a trigger",
};

PLAN_FORM_VIEW(view_trigger_edit, "trigger_edit", "A plan for a trigger", kind);
