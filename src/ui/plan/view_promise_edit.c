/*
 * The form of the promise.
 */
#include "ui/plan/plan_form.h"

enum { FIELD_PROMISE, FIELDS };

static const struct form_field fields[FIELDS] = {
    [FIELD_PROMISE] = {.label = "I promise myself",
                       .kind = FORM_NOTE,
                       .most = TEXT_NOTE_MAX,
                       .below = "your own words; shown with each urge"},
};

static bool fill(struct app *app, const struct plan_given *given, struct form *form, struct error *error)
{
    struct arena  scratch = {0};
    struct person person;
    bool          read = persons_get(app->store, given->id, &scratch, &person, error);
    if (read)
        form_set(&form->fields[FIELD_PROMISE], person.promise ? person.promise : "");
    arena_free(&scratch);
    return read;
}

static bool put(struct app *app, int64_t id, struct form *form, bool write, struct error *error)
{
    struct arena  scratch = {0};
    struct person person;
    bool          done = persons_get(app->store, id, &scratch, &person, error) &&
                plan_form_text(form, FIELD_PROMISE, TEXT_NOTE, NULL, &scratch, &person.promise, error);
    if (done && write)
        done = persons_save(app->store, &app->present, &person, "person set", error);
    arena_free(&scratch);
    return done;
}

static const struct plan_form kind = {
    .act_new = "person set",
    .act_edit = "person set",
    .fields = fields,
    .count = FIELDS,
    .fill = fill,
    .put = put,
    .said = WORD_plan_promise_kept,
    .unsaved = "a promise",
};

PLAN_FORM_VIEW(view_promise_edit, "promise_edit", "Promise", kind);
