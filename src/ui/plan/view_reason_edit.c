/*
 * The form of a reason.
 */
#include "ui/plan/plan_form.h"
#include "store/reasons.h"

enum { FIELD_TEXT, FIELDS };

static const struct form_field fields[FIELDS] = {
    [FIELD_TEXT] = {.label = "Reason",
                    .kind = FORM_NOTE,
                    .most = TEXT_NOTE_MAX,
                    .below = "why I keep this; what I will not accept again; what I am good at"},
};

static bool fill(struct app *app, const struct plan_given *given, struct form *form, struct error *error)
{
    struct arena  scratch = {0};
    struct reason reason = {.text = ""};
    bool          read = given->id == 0 || reasons_get(app->store, given->id, &scratch, &reason, error);
    if (read)
        form_set(&form->fields[FIELD_TEXT], reason.text);
    arena_free(&scratch);
    return read;
}

static bool put(struct app *app, int64_t id, struct form *form, bool write, struct error *error)
{
    struct arena  scratch = {0};
    struct reason reason = {.id = id};
    const char   *needed = texts_word(WORD_plan_needs_words);
    bool          done = plan_form_text(form, FIELD_TEXT, TEXT_NOTE, needed, &scratch, &reason.text, error);
    if (done && write)
        done = id != 0 ? reasons_save(app->store, &app->present, &reason, error)
                       : reasons_add(app->store, &app->present, &scratch, &reason, error);
    arena_free(&scratch);
    return done;
}

static const struct plan_form kind = {
    .act_new = "reason add",
    .act_edit = "reason edit",
    .fields = fields,
    .count = FIELDS,
    .fill = fill,
    .put = put,
    .said = WORD_plan_reason_kept,
    .unsaved = "a reason",
};

PLAN_FORM_VIEW(view_reason_edit, "reason_edit", "A reason", kind);
