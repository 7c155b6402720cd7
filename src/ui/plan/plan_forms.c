/*
 * The forms of the plan: the person, the promise, a reason, a friend to call, a plan for a trigger, a hard day, the purpose. A table of fields,
 * a reader and a writer each.
 */
#include <string.h>

#include "store/lists.h"
#include "store/readiness.h"
#include "ui/frame/formview.h"

enum { LABEL_COLS = 18, TARGET_MOST = 36500 };

/* What is the same in the records of all these forms and their views. */
#define PLAN_FORM(act_of_new, act_of_edit, of_row, its_sentence, noun)                                                 \
    .act_new = (act_of_new), .act_edit = (act_of_edit), .row_size = sizeof(of_row), .label_cols = LABEL_COLS,          \
    .sentence = (its_sentence), .unsaved = (noun)

#define PLAN_VIEW(record_name, record_title, record, noun)                                                             \
    {                                                                                                                  \
        FORMVIEW(record_name, record_title, record, struct formview_state), .draft_name = (noun)                       \
    }

/* The person: the name, the day of the last contact, the days aimed for, the rules. */

struct person_row {
    struct person person;
    int           target, preset;
};

enum { PERSON_NAME, PERSON_STARTED, PERSON_TARGET, PERSON_RULES = PLAN_GIVEN_RULES };

static const char *const presets[] = {"strict", "standard", "low", "space", NULL};

static size_t person_fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct person_row      *row = of;
    const char             *wrong = "this is a number of days, from 1 to 36500";
    const struct form_field table[] = {
        [PERSON_NAME] = {.label = "Name", .kind = FORM_TEXT, .text = &row->person.name, .words = "such as M."},
        [PERSON_STARTED] = {.label = "Last contact on",
                            .kind = FORM_DAY,
                            .day = &row->person.started_on,
                            .limit = WHEN_ANY,
                            .subject = "the day",
                            .needed = texts_word(WORD_plan_needs_day),
                            .below = "yesterday, 3d ago, 2026-11-14; contacts have a list of their own"},
        [PERSON_TARGET] = {.label = "Days I aim for",
                           .kind = FORM_NUMBER,
                           .number = &row->target,
                           .least = 1,
                           .greatest = TARGET_MOST,
                           .wrong = wrong,
                           .needed = wrong},
        [PERSON_RULES] = {.label = "Rules",
                          .kind = FORM_CHOICE,
                          .number = &row->preset,
                          .choices = presets,
                          .below = "others take back single changes; what is logged stays as it is"},
    };
    memcpy(out, table, sizeof table);
    return sizeof table / sizeof *table;
}

static void person_about(const struct app *app, const void *given, struct form_about *out)
{
    (void)app;
    const struct plan_given *what = given;
    if (what)
        *out = (struct form_about){.id = what->id, .field = what->field};
}

static bool person_read(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                        struct error *error)
{
    struct person_row *row = of;
    if (!persons_get(app->store, state->about.id, arena, &row->person, error))
        return false;
    row->target = row->person.target_days;
    row->preset = (int)row->person.rules.preset;
    return true;
}

/* A name that is another one's is told here, in the words of the screen. Another preset begins without single changes; the same one keeps them. */
static bool person_check(struct app *app, struct formview_state *state, void *of, struct arena *arena,
                         struct error *error)
{
    struct person_row *row = of;
    struct person     *person = &row->person;
    bool               is_free;
    if (!formview_name_is_free(app, person, arena, &is_free, error))
        return false;
    if (!is_free)
        return formview_refuse(state, PERSON_NAME, texts_word(WORD_plan_name_taken), error);
    person->target_days = row->target;
    if (form_is_changed(&state->form, PERSON_STARTED)) { /* the time was that of the other day */
        person->started_offset_s = app->present.now.offset_s;
        person->has_started_at = false;
    }
    if ((enum rules_preset)row->preset != person->rules.preset)
        person->rules = (struct rules){.preset = (enum rules_preset)row->preset};
    return true;
}

static bool person_write(struct app *app, struct formview_state *state, void *of, struct arena *arena,
                         struct error *error)
{
    (void)state, (void)arena;
    return persons_save(app->store, &app->present, &((struct person_row *)of)->person, "person set", error);
}

static const struct formview person_form = {
    PLAN_FORM("person set", "person set", struct person_row, WORD_plan_changed, "a change to the plan"),
    .fields = person_fields,
    .about = person_about,
    .check = person_check,
    .read = person_read,
    .write = person_write,
};
const struct view view_person_edit = PLAN_VIEW("person_edit", "Person", person_form, "a change to the plan");

/* The promise. */

static size_t promise_fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct person_row *row = of;
    out[0] = (struct form_field){.label = "I promise myself",
                                 .kind = FORM_NOTE,
                                 .text = &row->person.promise,
                                 .below = "your own words; shown with each urge"};
    return 1;
}

static const struct formview promise_form = {
    PLAN_FORM("person set", "person set", struct person_row, WORD_plan_promise_kept, "a promise"),
    .fields = promise_fields,
    .read = person_read,
    .write = person_write,
};
const struct view view_promise_edit = PLAN_VIEW("promise_edit", "Promise", promise_form, "a promise");

/* A reason. */

static size_t reason_fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct reason *reason = of;
    out[0] = (struct form_field){.label = "Reason",
                                 .kind = FORM_NOTE,
                                 .text = &reason->text,
                                 .needed = texts_word(WORD_plan_needs_words),
                                 .below = "why I keep this; what I will not accept again; what I am good at"};
    return 1;
}

static const struct formview reason_form = {
    PLAN_FORM("reason add", "reason edit", struct reason, WORD_plan_reason_kept, "a reason"),
    .list = &lists_reasons,
    .fields = reason_fields,
    .read = formview_read_listed,
    .write = formview_write_listed,
};
const struct view view_reason_edit = PLAN_VIEW("reason_edit", "A reason", reason_form, "a reason");

/* A friend to call, and the hours they agreed to. */

struct friend_form_row {
    struct friend_row friend; /* first, as one of the list */
    struct form_hours hours;
};

static size_t friend_fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct friend_form_row *row = of;
    const char             *needed = texts_word(WORD_plan_needs_words);
    const struct form_field table[] = {
        {.label = "Name", .kind = FORM_TEXT, .text = &row->friend.name, .needed = needed},
        {.label = "How",
         .kind = FORM_TEXT,
         .text = &row->friend.how,
         .needed = needed,
         .below = "a number, or whatever else reaches them"},
        {.label = "Hours",
         .kind = FORM_HOURS,
         .hours = &row->hours,
         .subject = "the hours",
         .words = "any hour",
         .below = "such as 08:00-23:00: the hours they agreed to"},
    };
    memcpy(out, table, sizeof table);
    return sizeof table / sizeof *table;
}

static bool friend_read(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                        struct error *error)
{
    struct friend_form_row *row = of;
    row->friend.any_hour = true;
    if (!formview_read_listed(app, state, arena, of, error))
        return false;
    row->hours = (struct form_hours){row->friend.any_hour, row->friend.from_min, row->friend.until_min};
    return true;
}

static bool friend_write(struct app *app, struct formview_state *state, void *of, struct arena *arena,
                         struct error *error)
{
    struct friend_form_row *row = of;
    row->friend.any_hour = row->hours.any;
    row->friend.from_min = row->hours.from_min;
    row->friend.until_min = row->hours.until_min;
    return formview_write_listed(app, state, of, arena, error);
}

static const struct formview friend_form = {
    PLAN_FORM("friend add", "friend edit", struct friend_form_row, WORD_plan_friend_kept, "a friend to call"),
    .list = &lists_friends,
    .fields = friend_fields,
    .read = friend_read,
    .write = friend_write,
};
const struct view view_friend_edit = PLAN_VIEW("friend_edit", "A friend to call", friend_form, "a friend to call");

/* A plan for a trigger. */

static size_t trigger_fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct plan            *plan = of;
    const char             *needed = texts_word(WORD_plan_needs_words);
    const struct form_field table[] = {
        {.label = "What sets it off", .kind = FORM_TEXT, .text = &plan->trigger, .needed = needed, .words = "our song"},
        {.label = "Then I will",
         .kind = FORM_TEXT,
         .text = &plan->action,
         .needed = needed,
         .words = "go for a walk",
         .below = "shown when that trigger is named with an urge"},
    };
    memcpy(out, table, sizeof table);
    return sizeof table / sizeof *table;
}

/* A new one may begin with a trigger that is known already. */
static void trigger_about(const struct app *app, const void *given, struct form_about *out)
{
    const struct plan_given *what = given;
    (void)app;
    if (what)
        out->id = what->id;
    if (what && what->id == 0 && what->text) {
        size_t length = text_fit(what->text, strlen(what->text), sizeof out->begin - 1, NULL);
        memcpy(out->begin, what->text, length < sizeof out->begin ? length : 0);
        out->field = 1;
    }
}

static bool trigger_read(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                         struct error *error)
{
    struct plan *plan = of;
    plan->trigger = state->about.begin[0] != '\0' ? arena_copy_text(arena, state->about.begin) : NULL;
    return formview_read_listed(app, state, arena, plan, error);
}

static const struct formview trigger_form = {
    PLAN_FORM("plan add", "plan edit", struct plan, WORD_plan_trigger_kept, "a plan for a trigger"),
    .list = &lists_plans,
    .fields = trigger_fields,
    .about = trigger_about,
    .read = trigger_read,
    .write = formview_write_listed,
};
const struct view view_trigger_edit =
    PLAN_VIEW("trigger_edit", "A plan for a trigger", trigger_form, "a plan for a trigger");

/* A hard day. The plan for it is the plan for the trigger of that text: both rows are written in one act. */

struct hardday_row {
    struct hardday hardday; /* first, as one of the list */
    int            every;
    const char    *before; /* its text as it is on disk; NULL: a new one */
    const char    *action; /* the plan for it */
};

static const char *const every[] = {"once", "every week", "every year", NULL};

static size_t hardday_fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct hardday_row     *row = of;
    const struct form_field table[] = {
        {.label = "Day",
         .kind = FORM_DAY,
         .day = &row->hardday.day,
         .limit = WHEN_ANY,
         .subject = "the day",
         .needed = texts_word(WORD_plan_needs_day),
         .below = "a day such as 2026-12-12, or the first of them"},
        {.label = "It comes", .kind = FORM_CHOICE, .number = &row->every, .choices = every},
        {.label = "What it is",
         .kind = FORM_TEXT,
         .text = &row->hardday.text,
         .needed = texts_word(WORD_plan_needs_words),
         .words = "a birthday"},
        {.label = "My plan",
         .kind = FORM_TEXT,
         .text = &row->action,
         .words = "lunch with Maya",
         .below = "shown on Today from 7 days before"},
    };
    memcpy(out, table, sizeof table);
    return sizeof table / sizeof *table;
}

static bool hardday_read(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                         struct error *error)
{
    struct hardday_row *row = of;
    struct plan         plan;
    bool                found;
    row->hardday.day = DAY_NONE;
    if (state->about.id == 0)
        return true;
    if (!formview_read_listed(app, state, arena, of, error) ||
        !lists_plan_for(app->store, row->hardday.text, arena, &plan, &found, error))
        return false;
    row->every = (int)row->hardday.every;
    row->before = row->hardday.text;
    row->action = found ? plan.action : NULL;
    return true;
}

/* An empty field takes the plan away; another text takes it along. */
static bool write_plan(struct app *app, const struct hardday_row *row, struct arena *arena, struct error *error)
{
    struct plan plan;
    const char *text = row->hardday.text;
    bool        found = false;
    if (!lists_plan_for(app->store, text, arena, &plan, &found, error) ||
        (!found && row->before && !lists_plan_for(app->store, row->before, arena, &plan, &found, error)))
        return false;
    if (!row->action)
        return !found || lists_delete(app->store, &lists_plans, &app->present, plan.id, error);
    bool is_same = found && strcmp(plan.action, row->action) == 0 && strcmp(plan.trigger, text) == 0;
    plan.trigger = text;
    plan.action = row->action;
    if (found)
        return is_same || lists_save(app->store, &lists_plans, &app->present, &plan, error);
    return lists_add(app->store, &lists_plans, &app->present, arena, &plan, error);
}

static bool hardday_write(struct app *app, struct formview_state *state, void *of, struct arena *arena,
                          struct error *error)
{
    struct hardday_row *row = of;
    row->hardday.every = (enum hardday_every)row->every;
    return formview_write_listed(app, state, of, arena, error) && write_plan(app, row, arena, error);
}

static const struct formview hardday_form = {
    PLAN_FORM("hardday add", "hardday edit", struct hardday_row, WORD_plan_hardday_kept, "a hard day"),
    .list = &lists_harddays,
    .fields = hardday_fields,
    .read = hardday_read,
    .write = hardday_write,
};
const struct view view_hardday_edit = PLAN_VIEW("hardday_edit", "A hard day", hardday_form, "a hard day");

/* The purpose: what somebody would be reaching out for, in their own words. */

static size_t purpose_fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct readiness *readiness = of;
    out[0] = (struct form_field){.label = "My purpose",
                                 .kind = FORM_NOTE,
                                 .text = &readiness->purpose,
                                 .below = "it rests for 3 days; then you read it again and see whether it still holds"};
    return 1;
}

static bool purpose_read(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                         struct error *error)
{
    return readiness_get(app->store, state->about.id, arena, of, error);
}

static bool purpose_write(struct app *app, struct formview_state *state, void *of, struct arena *arena,
                          struct error *error)
{
    (void)arena;
    return readiness_write(app->store, &app->present, state->about.id, ((struct readiness *)of)->purpose, error);
}

static const struct formview purpose_form = {
    PLAN_FORM("ready", "ready", struct readiness, WORD_plan_purpose_kept, "a purpose"),
    .fields = purpose_fields,
    .read = purpose_read,
    .write = purpose_write,
};
const struct view view_purpose_edit = PLAN_VIEW("purpose_edit", "A purpose", purpose_form, "a purpose");
