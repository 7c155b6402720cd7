/*
 * The form of a person: the name, the day of the last contact, the days aimed for, the rules.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/plan/plan_form.h"

enum { FIELD_NAME, FIELD_STARTED, FIELD_TARGET, FIELD_RULES = PLAN_FORM_RULES, FIELDS, TARGET_MOST = 36500 };

static const char *const rules[] = {"strict", "standard", "low", "space", NULL};

static const struct form_field fields[FIELDS] = {
    [FIELD_NAME] = {.label = "Name", .kind = FORM_TEXT, .most = TEXT_LINE_MAX, .words = "such as M."},
    [FIELD_STARTED] = {.label = "Last contact on",
                       .kind = FORM_TEXT,
                       .most = 40,
                       .below = "yesterday, 3d ago, 2026-11-14; contacts have a list of their own"},
    [FIELD_TARGET] = {.label = "Days I aim for", .kind = FORM_TEXT, .most = 5},
    [FIELD_RULES] = {.label = "Rules",
                     .kind = FORM_CHOICE,
                     .choices = rules,
                     .below = "others take back single changes; what is logged stays as it is"},
};

static bool fill(struct app *app, const struct plan_given *given, struct form *form, struct error *error)
{
    struct arena  scratch = {0};
    struct person person;
    char          day[WHEN_DAY_SIZE], target[16];
    bool          read = persons_get(app->store, given->id, &scratch, &person, error);
    if (read) {
        when_say_day(person.started_on, day);
        snprintf(target, sizeof target, "%" PRId32, person.target_days);
        form_set(&form->fields[FIELD_NAME], person.name ? person.name : "");
        form_set(&form->fields[FIELD_STARTED], day);
        form_set(&form->fields[FIELD_TARGET], target);
        form->fields[FIELD_RULES].choice = (int)person.rules.preset;
    }
    arena_free(&scratch);
    return read;
}

static bool read_started(struct app *app, struct form *form, struct person *person, struct error *error)
{
    const char *text = form_value(form, FIELD_STARTED);
    daynum      day;
    if (!when_read_day("the day", text ? text : "", WHEN_ANY, &app->present, &day, error))
        return plan_form_fault(form, FIELD_STARTED, error);
    if (day != person->started_on) { /* the time was that of the other day */
        person->started_offset_s = app->present.now.offset_s;
        person->has_started_at = false;
    }
    person->started_on = day;
    return true;
}

static bool read_target(struct form *form, struct person *person, struct error *error)
{
    const char *text = form_value(form, FIELD_TARGET);
    char       *end = NULL;
    long        days = text ? strtol(text, &end, 10) : 0;
    if (!text || *end != '\0' || days < 1 || days > TARGET_MOST) {
        error_fill(error, ERROR_USAGE, "this is a number of days, from 1 to %d", TARGET_MOST);
        return plan_form_fault(form, FIELD_TARGET, error);
    }
    person->target_days = (int32_t)days;
    return true;
}

/* Another preset begins without single changes; the same one keeps them. */
static void read_rules(const struct form *form, struct person *person)
{
    enum rules_preset preset = (enum rules_preset)form->fields[FIELD_RULES].choice;
    if (preset != person->rules.preset)
        person->rules = (struct rules){.preset = preset};
}

/* A name that is another one's is told here, in the words of the screen. */
static bool is_free(struct app *app, const struct person *person, struct arena *arena, struct error *error)
{
    struct person *persons;
    size_t         count;
    if (!persons_list(app->store, arena, &persons, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        bool is_same = persons[i].name && person->name ? strcmp(persons[i].name, person->name) == 0
                                                       : persons[i].name == person->name;
        if (is_same && persons[i].id != person->id)
            return error_set(error, ERROR_USAGE, "%s", texts_word(WORD_plan_name_taken));
    }
    return true;
}

static bool put(struct app *app, int64_t id, struct form *form, bool write, struct error *error)
{
    struct arena  scratch = {0};
    struct person person;
    bool          done = persons_get(app->store, id, &scratch, &person, error) &&
                plan_form_text(form, FIELD_NAME, TEXT_LINE, NULL, &scratch, &person.name, error) &&
                read_started(app, form, &person, error) && read_target(form, &person, error);
    if (done && !is_free(app, &person, &scratch, error)) {
        done = false;
        if (error->kind == ERROR_USAGE)
            plan_form_fault(form, FIELD_NAME, error);
    }
    if (done)
        read_rules(form, &person);
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
    .said = WORD_plan_changed,
    .unsaved = "a change to the plan",
};

PLAN_FORM_VIEW(view_person_edit, "person_edit", "Person", kind);
