/*
 * The form of a goal: a new one, of one's own or one to begin with, and every field of one that is there. A habit has a schedule, a project a
 * day and steps, an area of one's own a name. And the areas themselves, in the order of the screen.
 */
#include "ui/frame/formview.h"

#include <stdio.h>
#include <string.h>

#include "core/fold.h"
#include "ui/goals/goal_starters.h"
#include "ui/goals/goals.h"

static const struct {
    const char *name, *title;
} known[GOAL_AREAS] = {
    {"health", "Health"},
    {"work", "Work"},
    {"learning", "Learning"},
    {"hobby", "Hobby"},
    {"passion", "Passion"},
    {"volunteering", "Volunteering"},
    {"friends", "Friends and family"},
    {"family", "Friends and family"},
    {"home", "Home"},
    {"getaway", "Getaway"},
    {"appearance", "Appearance"},
    {"dating", "Dating"},
    {"reminders", "Clearing the reminders"},
};

int goal_areas_place(const char *area)
{
    if (!area)
        return GOAL_AREAS_NONE;
    int place = 0;
    while (place < GOAL_AREAS && !fold_is_same(area, known[place].name))
        place++;
    return place;
}

const char *goal_areas_name(int place)
{
    return known[place].name;
}

const char *goal_areas_heading(const char *area)
{
    int place = goal_areas_place(area);
    return place < GOAL_AREAS ? known[place].title : area ? area : texts_word(WORD_goals_no_area);
}

/* Neighbours with the same heading are one group. */
static int group_of(const char *area)
{
    int place = goal_areas_place(area);
    while (place > 0 && place < GOAL_AREAS && strcmp(known[place].title, known[place - 1].title) == 0)
        place--;
    return place;
}

/* By what is left of case and accents, so that one area typed in two ways has one heading. */
static int compare_folded(const char *a, const char *b)
{
    struct arena scratch = {0};
    struct buf   first = {.arena = &scratch}, second = {.arena = &scratch};
    fold_put(&first, a, strlen(a));
    fold_put(&second, b, strlen(b));
    int order = strcmp(buf_text(&first), buf_text(&second));
    arena_free(&scratch);
    return order;
}

int goal_areas_compare(const char *a, const char *b)
{
    int first = group_of(a), second = group_of(b);
    if (first != second)
        return first < second ? -1 : 1;
    return first == GOAL_AREAS_OWN ? compare_folded(a, b) : 0;
}

enum {
    FIELD_TITLE,
    FIELD_KIND,
    FIELD_AREA,
    FIELD_OWN,
    FIELD_EVERY,
    FIELD_DAYS,
    FIELD_TIMES,
    FIELD_DUE,
    FIELD_STEPS,
    FIELDS
};

enum { AREA_NONE, AREA_FIRST, AREA_OWN = AREA_FIRST + GOAL_AREAS };

struct row {
    struct goal goal;
    bool        is_edit;
    int         kind, area; /* places in the choices below */
    int         every, times;
    const char *own, *days;
    const char *steps; /* with a ; between them */
};

static const char *const kinds[] = {[GOAL_HABIT] = "a habit", [GOAL_PROJECT] = "a project, with steps", NULL};
static const char *const everys[] = {
    [HABIT_DAILY] = "daily", [HABIT_WEEKDAYS] = "on weekdays", [HABIT_WEEKLY] = "so many days a week", NULL};
static const char *const times[] = {"1", "2", "3", "4", "5", "6", "7", NULL};

static const char *const *areas(void)
{
    static const char *list[GOAL_AREAS + 3] = {[AREA_NONE] = "–", [AREA_OWN] = "another"};
    for (int i = 0; i < GOAL_AREAS; i++)
        list[AREA_FIRST + i] = goal_areas_name(i);
    return list;
}

static size_t fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct row             *row = of;
    struct goal            *goal = &row->goal;
    const char             *empty = texts_word(WORD_goals_form_empty);
    const struct form_field table[FIELDS] = {
        [FIELD_TITLE] = {.label = "What",
                         .kind = FORM_TEXT,
                         .text = &goal->title,
                         .needed = empty,
                         .words = "Run, Spanish, a weekend away"},
        [FIELD_KIND] =
            {.label = "It is", .kind = FORM_CHOICE, .number = &row->kind, .choices = kinds, .hidden = row->is_edit},
        [FIELD_AREA] = {.label = "Area", .kind = FORM_CHOICE, .number = &row->area, .choices = areas()},
        [FIELD_OWN] = {.label = "Its name", .kind = FORM_TEXT, .text = &row->own, .needed = empty},
        [FIELD_EVERY] = {.label = "How often", .kind = FORM_CHOICE, .number = &row->every, .choices = everys},
        [FIELD_DAYS] = {.label = "Which days",
                        .kind = FORM_TEXT,
                        .text = &row->days,
                        .needed = texts_word(WORD_goals_form_days),
                        .words = "mon, wed, fri"},
        [FIELD_TIMES] = {.label = "Days a week", .kind = FORM_CHOICE, .number = &row->times, .choices = times},
        [FIELD_DUE] = {.label = "By",
                       .kind = FORM_DAY,
                       .day = &goal->due_on,
                       .limit = WHEN_ANY,
                       .words = "a day such as 2027-06-01, or none"},
        [FIELD_STEPS] = {.label = "Steps",
                         .kind = FORM_NOTE,
                         .text = &row->steps,
                         .words = "ask her; days off; train; pack",
                         .below = "one behind the other, with a ; between them"},
    };
    memcpy(out, table, sizeof table);
    return FIELDS;
}

static void settle(const struct app *app, struct formview_state *state)
{
    (void)app;
    struct form_field *all = state->form.fields;
    bool               is_habit = all[FIELD_KIND].choice == GOAL_HABIT;
    int                every = all[FIELD_EVERY].choice;
    all[FIELD_OWN].hidden = all[FIELD_AREA].choice != AREA_OWN;
    all[FIELD_EVERY].hidden = !is_habit;
    all[FIELD_DAYS].hidden = !is_habit || every != HABIT_WEEKDAYS;
    all[FIELD_TIMES].hidden = !is_habit || every != HABIT_WEEKLY;
    all[FIELD_DUE].hidden = is_habit;
    all[FIELD_STEPS].hidden = is_habit;
}

static void find_about(const struct app *app, const void *given, struct form_about *out)
{
    (void)app;
    const struct goal_given *from = given;
    if (from && from->starter)
        snprintf(out->text, sizeof out->text, "%s", from->starter);
    if (from && from->area)
        snprintf(out->begin, sizeof out->begin, "%s", from->area);
}

static const char *join_steps(const struct goal *goal, struct arena *arena)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < goal->step_count; i++)
        buf_printf(&out, "%s%s", i > 0 ? "; " : "", goal->steps[i].text);
    return buf_text(&out);
}

static bool read_goal(struct app *app, const struct form_about *about, struct arena *arena, struct goal *out,
                      struct error *error)
{
    struct texts_goal starter;
    *out = (struct goal){.kind = GOAL_HABIT, .due_on = DAY_NONE, .begun_on = DAY_NONE, .finished_on = DAY_NONE};
    if (about->id != 0)
        return goals_get(app->store, about->id, arena, out, error);
    if (about->begin[0] != '\0')
        out->area = arena_copy_text(arena, about->begin);
    if (goal_starters_find(about->text, &starter))
        goal_starters_fill(&starter, arena, out);
    return true;
}

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    struct row                  *row = of;
    const struct habit_schedule *schedule = &row->goal.schedule;
    char                         days[HABIT_SAY_SIZE] = "";
    if (!read_goal(app, &state->about, arena, &row->goal, error))
        return false;
    int place = goal_areas_place(row->goal.area);
    row->is_edit = state->about.id != 0;
    row->kind = (int)row->goal.kind;
    row->area = place == GOAL_AREAS_NONE ? AREA_NONE : AREA_FIRST + place;
    row->own = place == GOAL_AREAS_OWN ? row->goal.area : NULL;
    row->every = (int)schedule->kind;
    row->times = schedule->kind == HABIT_WEEKLY ? schedule->times - 1 : 1;
    if (schedule->kind == HABIT_WEEKDAYS)
        habit_say(schedule, days);
    row->days = arena_copy_text(arena, days);
    row->steps = join_steps(&row->goal, arena);
    return true;
}

/* Days with blanks or commas between them become what --every takes: "mon,wed,fri". */
static bool read_days(struct formview_state *state, const char *text, struct arena *arena, struct habit_schedule *out,
                      struct error *error)
{
    struct buf   days = {.arena = arena};
    size_t       count;
    const char **parts = form_split(text, ", ", arena, &count);
    for (size_t i = 0; i < count; i++)
        buf_printf(&days, "%s%s", i > 0 ? "," : "", parts[i]);
    if (count > 0 && habit_read_every("this", buf_text(&days), out, error) && out->kind == HABIT_WEEKDAYS)
        return true;
    return formview_refuse(state, FIELD_DAYS, texts_word(WORD_goals_form_days), error);
}

static bool read_schedule(struct formview_state *state, struct row *row, struct arena *arena, struct error *error)
{
    char every[3] = {(char)('1' + row->times), 'x', '\0'};
    switch ((enum habit_kind)row->every) {
    case HABIT_WEEKDAYS:
        return read_days(state, row->days, arena, &row->goal.schedule, error);
    case HABIT_WEEKLY:
        return habit_read_every("this", every, &row->goal.schedule, error);
    default:
        return habit_read_every("this", "day", &row->goal.schedule, error);
    }
}

static bool take_step(const struct goal *old, bool *taken, size_t at, struct goal_step *step)
{
    if (at >= old->step_count || taken[at])
        return false;
    const char *text = step->text;
    taken[at] = true;
    *step = old->steps[at];
    step->text = text;
    return true;
}

/* First what is worded as before, then what stands where something stood that is no longer there. */
static void keep_ticks(struct goal *to, const struct goal *old, struct arena *arena)
{
    bool *taken = ARENA_NEW(arena, bool, old->step_count);
    for (size_t i = 0; i < to->step_count; i++)
        for (size_t j = 0; j < old->step_count && to->steps[i].id == 0; j++)
            if (strcmp(to->steps[i].text, old->steps[j].text) == 0)
                take_step(old, taken, j, &to->steps[i]);
    for (size_t i = 0; i < to->step_count && to->step_count == old->step_count; i++)
        if (to->steps[i].id == 0)
            take_step(old, taken, i, &to->steps[i]);
}

/* Untouched, the goal's own stay: one of them may have a ; in it. */
static bool read_steps(struct formview_state *state, struct row *row, struct arena *arena, struct error *error)
{
    struct goal *goal = &row->goal, old = row->goal;
    if (!form_is_changed(&state->form, FIELD_STEPS))
        return true;
    const char **parts = form_split(row->steps, ";\n", arena, &goal->step_count);
    goal->steps = ARENA_NEW(arena, struct goal_step, goal->step_count);
    *error = (struct error){0};
    if (goal->step_count > GOALS_STEPS_MAX)
        error_set(error, ERROR_USAGE, "a goal has at most %d steps", GOALS_STEPS_MAX);
    for (size_t i = 0; i < goal->step_count && error->kind == ERROR_NONE; i++) {
        goal->steps[i] = (struct goal_step){.text = parts[i], .done_on = DAY_NONE};
        if (!text_check(TEXT_LINE, "each of these", parts[i], strlen(parts[i]), error))
            break;
    }
    if (error->kind != ERROR_NONE)
        return formview_refuse(state, FIELD_STEPS, error->text, error);
    keep_ticks(goal, &old, arena);
    return true;
}

static bool check(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    (void)app;
    struct row  *row = of;
    struct goal *goal = &row->goal;
    goal->kind = (enum goal_kind)row->kind;
    if (row->area == AREA_OWN)
        goal->area = row->own;
    else if (row->area == AREA_NONE)
        goal->area = NULL;
    else if (goal_areas_place(goal->area) != row->area - AREA_FIRST) /* else it stays as it was typed */
        goal->area = goal_areas_name(row->area - AREA_FIRST);
    return goal->kind == GOAL_HABIT ? read_schedule(state, row, arena, error) : read_steps(state, row, arena, error);
}

static bool write_row(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    struct goal *goal = &((struct row *)of)->goal;
    return state->about.id == 0 ? goals_add(app->store, &app->present, arena, goal, error)
                                : goals_save(app->store, &app->present, arena, goal, "goal edit", error);
}

static void done(struct app *app, const struct formview_state *state, const void *of)
{
    goals_say(app, true, state->about.id != 0 ? WORD_goals_changed : WORD_goals_added,
              ((const struct row *)of)->goal.title);
    app_pop(app);
}

static void unsaved_name(const struct app *app, const struct formview_state *state, struct buf *out)
{
    (void)app;
    buf_puts(out, state->about.id != 0 ? "a change to a goal" : "a goal");
}

#define GOAL_FORM(find)                                                                                                \
    {                                                                                                                  \
        .act_new = "goal add", .act_edit = "goal edit", .row_size = sizeof(struct row), .label_cols = 16,              \
        .fields = fields, .about = (find), .read = read_row, .settle = settle, .check = check, .write = write_row,     \
        .done = done, .unsaved_name = unsaved_name                                                                     \
    }

static const struct formview new_goal = GOAL_FORM(find_about), edited_goal = GOAL_FORM(NULL);

const struct view view_goal_new = {FORMVIEW("goal_new", "A goal", new_goal, struct formview_state),
                                   .draft_name = "a goal"};
const struct view view_goal_edit = {FORMVIEW("goal_edit", "A goal", edited_goal, struct formview_state),
                                    .draft_name = "a goal"};
