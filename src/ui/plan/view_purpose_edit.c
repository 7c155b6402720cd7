/*
 * The form of the purpose: what somebody would be reaching out for, in their own words.
 */
#include "ui/plan/plan_form.h"
#include "store/readiness.h"

enum { FIELD_PURPOSE, FIELDS };

static const struct form_field fields[FIELDS] = {
    [FIELD_PURPOSE] = {.label = "My purpose",
                       .kind = FORM_NOTE,
                       .most = TEXT_NOTE_MAX,
                       .below = "it rests for 3 days; then you read it again and see whether it still holds"},
};

static bool fill(struct app *app, const struct plan_given *given, struct form *form, struct error *error)
{
    struct arena     scratch = {0};
    struct readiness said;
    bool             read = readiness_get(app->store, given->id, &scratch, &said, error);
    if (read)
        form_set(&form->fields[FIELD_PURPOSE], said.purpose ? said.purpose : "");
    arena_free(&scratch);
    return read;
}

static bool put(struct app *app, int64_t id, struct form *form, bool write, struct error *error)
{
    struct arena scratch = {0};
    const char  *purpose = NULL;
    bool         done = plan_form_text(form, FIELD_PURPOSE, TEXT_NOTE, NULL, &scratch, &purpose, error);
    if (done && write)
        done = readiness_write(app->store, &app->present, id, purpose, error);
    arena_free(&scratch);
    return done;
}

static const struct plan_form kind = {
    .act_new = "ready",
    .act_edit = "ready",
    .fields = fields,
    .count = FIELDS,
    .fill = fill,
    .put = put,
    .said = WORD_plan_purpose_kept,
    .unsaved = "a purpose",
};

PLAN_FORM_VIEW(view_purpose_edit, "purpose_edit", "A purpose", kind);
