/*
 * The form of a hard day. The plan for it is the plan for the trigger of that text: both rows are written in one act.
 */
#include <string.h>

#include "ui/plan/plan_form.h"
#include "store/harddays.h"
#include "store/plans.h"

enum { FIELD_DAY, FIELD_EVERY, FIELD_TEXT, FIELD_PLAN, FIELDS };

static const char *const every[] = {"once", "every week", "every year", NULL};

static const struct form_field fields[FIELDS] = {
    [FIELD_DAY] = {.label = "Day",
                   .kind = FORM_TEXT,
                   .most = 40,
                   .below = "a day such as 2026-12-12, or the first of them"},
    [FIELD_EVERY] = {.label = "It comes", .kind = FORM_CHOICE, .choices = every},
    [FIELD_TEXT] = {.label = "What it is", .kind = FORM_TEXT, .most = TEXT_LINE_MAX, .words = "a birthday"},
    [FIELD_PLAN] = {.label = "My plan",
                    .kind = FORM_TEXT,
                    .most = TEXT_LINE_MAX,
                    .words = "lunch with Maya",
                    .below = "shown on Today from 7 days before"},
};

static bool fill(struct app *app, const struct plan_given *given, struct form *form, struct error *error)
{
    struct arena   scratch = {0};
    struct hardday hardday = {.text = "", .day = DAY_NONE};
    struct plan    plan = {.action = ""};
    bool           found = false;
    char           day[WHEN_DAY_SIZE];
    bool           read = given->id == 0 || (harddays_get(app->store, given->id, &scratch, &hardday, error) &&
                                   plans_for(app->store, hardday.text, &scratch, &plan, &found, error));
    if (read) {
        when_say_day(hardday.day, day);
        form_set(&form->fields[FIELD_DAY], day);
        form->fields[FIELD_EVERY].choice = (int)hardday.every;
        form_set(&form->fields[FIELD_TEXT], hardday.text);
        form_set(&form->fields[FIELD_PLAN], found ? plan.action : "");
    }
    arena_free(&scratch);
    return read;
}

static bool read_day(struct app *app, struct form *form, daynum *out, struct error *error)
{
    const char *text = form_value(form, FIELD_DAY);
    return when_read_day("the day", text ? text : "", WHEN_ANY, &app->present, out, error) ||
           plan_form_fault(form, FIELD_DAY, error);
}

/* The plan that stands for this day now: that of its text, else that of the text it had before. */
static bool find_plan(struct app *app, const char *text, const char *before, struct arena *arena, struct plan *out,
                      bool *found, struct error *error)
{
    return plans_for(app->store, text, arena, out, found, error) &&
           (*found || !before || plans_for(app->store, before, arena, out, found, error));
}

/* An empty field takes the plan away; another text takes it along. */
static bool put_plan(struct app *app, const char *text, const char *before, const char *action, struct arena *arena,
                     struct error *error)
{
    struct plan plan;
    bool        found = false;
    if (!find_plan(app, text, before, arena, &plan, &found, error))
        return false;
    if (!action)
        return !found || plans_delete(app->store, &app->present, plan.id, error);
    bool is_same = found && strcmp(plan.action, action) == 0 && strcmp(plan.trigger, text) == 0;
    plan.trigger = text;
    plan.action = action;
    if (found)
        return is_same || plans_save(app->store, &app->present, &plan, error);
    return plans_add(app->store, &app->present, arena, &plan, error);
}

static bool write_rows(struct app *app, struct hardday *hardday, const char *action, struct arena *arena,
                       struct error *error)
{
    struct hardday before = {0};
    if (hardday->id == 0)
        return harddays_add(app->store, &app->present, arena, hardday, error) &&
               put_plan(app, hardday->text, NULL, action, arena, error);
    return harddays_get(app->store, hardday->id, arena, &before, error) &&
           harddays_save(app->store, &app->present, hardday, error) &&
           put_plan(app, hardday->text, before.text, action, arena, error);
}

static bool put(struct app *app, int64_t id, struct form *form, bool write, struct error *error)
{
    struct arena   scratch = {0};
    struct hardday hardday = {.id = id, .every = (enum hardday_every)form->fields[FIELD_EVERY].choice};
    const char    *action = NULL, *needed = texts_word(WORD_plan_needs_words);
    bool           done = read_day(app, form, &hardday.day, error) &&
                plan_form_text(form, FIELD_TEXT, TEXT_LINE, needed, &scratch, &hardday.text, error) &&
                plan_form_text(form, FIELD_PLAN, TEXT_LINE, NULL, &scratch, &action, error);
    if (done && write)
        done = write_rows(app, &hardday, action, &scratch, error);
    arena_free(&scratch);
    return done;
}

static const struct plan_form kind = {
    .act_new = "hardday add",
    .act_edit = "hardday edit",
    .fields = fields,
    .count = FIELDS,
    .fill = fill,
    .put = put,
    .said = WORD_plan_hardday_kept,
    .unsaved = "a hard day",
};

PLAN_FORM_VIEW(view_hardday_edit, "hardday_edit", "A hard day", kind);
