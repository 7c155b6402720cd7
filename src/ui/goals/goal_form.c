#include "ui/goals/goal_form.h"

#include <stdio.h>
#include <string.h>

#include "words/texts.h"

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

static const char *const kinds[] = {[GOAL_HABIT] = "a habit", [GOAL_PROJECT] = "a project, with steps", NULL};
static const char *const everys[] = {
    [HABIT_DAILY] = "daily", [HABIT_WEEKDAYS] = "on weekdays", [HABIT_WEEKLY] = "so many days a week", NULL};
static const char *const times[] = {"1", "2", "3", "4", "5", "6", "7", NULL};

static const struct form_field fields[FIELDS] = {
    [FIELD_TITLE] = {.label = "What",
                     .kind = FORM_TEXT,
                     .most = TEXT_LINE_MAX,
                     .words = "Run, Spanish, a weekend away"},
    [FIELD_KIND] = {.label = "It is", .kind = FORM_CHOICE, .choices = kinds},
    [FIELD_AREA] = {.label = "Area", .kind = FORM_CHOICE},
    [FIELD_OWN] = {.label = "Its name", .kind = FORM_TEXT, .most = TEXT_LINE_MAX},
    [FIELD_EVERY] = {.label = "How often", .kind = FORM_CHOICE, .choices = everys},
    [FIELD_DAYS] = {.label = "Which days", .kind = FORM_TEXT, .most = TEXT_LINE_MAX, .words = "mon, wed, fri"},
    [FIELD_TIMES] = {.label = "Days a week", .kind = FORM_CHOICE, .choices = times},
    [FIELD_DUE] = {.label = "By", .kind = FORM_TEXT, .most = 40, .words = "a day such as 2027-06-01, or none"},
    [FIELD_STEPS] = {.label = "Steps",
                     .kind = FORM_NOTE,
                     .most = TEXT_NOTE_MAX,
                     .words = "ask her; days off; train; pack",
                     .below = "one behind the other, with a ; between them"},
};

static struct form_field *field(struct goal_form *form, int which)
{
    return &form->form.fields[which];
}

static void settle(struct goal_form *form)
{
    bool is_habit = field(form, FIELD_KIND)->choice == GOAL_HABIT;
    int  every = field(form, FIELD_EVERY)->choice;
    field(form, FIELD_KIND)->hidden = form->is_edit;
    field(form, FIELD_OWN)->hidden = field(form, FIELD_AREA)->choice != AREA_OWN;
    field(form, FIELD_EVERY)->hidden = !is_habit;
    field(form, FIELD_DAYS)->hidden = !is_habit || every != HABIT_WEEKDAYS;
    field(form, FIELD_TIMES)->hidden = !is_habit || every != HABIT_WEEKLY;
    field(form, FIELD_DUE)->hidden = is_habit;
    field(form, FIELD_STEPS)->hidden = is_habit;
}

static const char *join_steps(const struct goal *goal, struct arena *arena)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < goal->step_count; i++)
        buf_printf(&out, "%s%s", i > 0 ? "; " : "", goal->steps[i].text);
    return buf_text(&out);
}

static void fill_schedule(struct goal_form *form, const struct habit_schedule *schedule)
{
    char days[HABIT_SAY_SIZE] = "";
    field(form, FIELD_EVERY)->choice = (int)schedule->kind;
    field(form, FIELD_TIMES)->choice = schedule->kind == HABIT_WEEKLY ? schedule->times - 1 : 1;
    if (schedule->kind == HABIT_WEEKDAYS)
        habit_say(schedule, days);
    form_set(field(form, FIELD_DAYS), days);
}

void goal_form_open(struct goal_form *form, const struct goal *goal, bool is_edit)
{
    struct arena scratch = {0};
    int          place = goal_areas_place(goal->area);
    memcpy(form->form.fields, fields, sizeof fields);
    form->form.count = FIELDS;
    form->is_edit = is_edit;
    form->areas[AREA_NONE] = "–";
    for (int i = 0; i < GOAL_AREAS; i++)
        form->areas[AREA_FIRST + i] = goal_areas_name(i);
    form->areas[AREA_OWN] = "another";
    field(form, FIELD_AREA)->choices = form->areas;
    field(form, FIELD_KIND)->choice = (int)goal->kind;
    field(form, FIELD_AREA)->choice = place == GOAL_AREAS_NONE ? AREA_NONE : AREA_FIRST + place;
    form_open(&form->form);
    form_set(field(form, FIELD_TITLE), goal->title ? goal->title : "");
    form_set(field(form, FIELD_OWN), place == GOAL_AREAS_OWN ? goal->area : "");
    fill_schedule(form, &goal->schedule);
    when_say_day(goal->due_on, form->due_text);
    form_set(field(form, FIELD_DUE), form->due_text);
    form_set(field(form, FIELD_STEPS), join_steps(goal, &scratch));
    settle(form);
    arena_free(&scratch);
}

void goal_form_take_draft(struct goal_form *form, const char *draft)
{
    form_take_draft(&form->form, draft);
    settle(form);
}

bool goal_form_act(struct goal_form *form, enum action action, keycode key)
{
    bool taken = form_act(&form->form, action, key);
    settle(form);
    return taken;
}

static bool is_wrong(struct goal_form *form, size_t at, const char *text)
{
    form_fault(&form->form, at, text);
    return false;
}

static bool read_line(struct goal_form *form, size_t at, struct arena *arena, const char **out)
{
    struct error error;
    const char  *text = form_value(&form->form, at);
    if (!text)
        return is_wrong(form, at, texts_word(WORD_goals_form_empty));
    if (!text_check(TEXT_LINE, "this", text, strlen(text), &error))
        return is_wrong(form, at, error.text);
    *out = arena_copy_text(arena, text);
    return true;
}

static bool read_area(struct goal_form *form, struct arena *arena, struct goal *out)
{
    int choice = field(form, FIELD_AREA)->choice;
    if (choice == AREA_OWN)
        return read_line(form, FIELD_OWN, arena, &out->area);
    if (choice == AREA_NONE)
        out->area = NULL;
    else if (goal_areas_place(out->area) != choice - AREA_FIRST) /* else it stays as it was typed */
        out->area = goal_areas_name(choice - AREA_FIRST);
    return true;
}

/* Days with blanks or commas between them become what --every takes: "mon,wed,fri". */
static bool read_days(struct goal_form *form, struct arena *arena, struct habit_schedule *out)
{
    struct error error;
    struct buf   days = {.arena = arena};
    const char  *text = form_value(&form->form, FIELD_DAYS);
    for (const char *at = text ? text : ""; *at != '\0';) {
        size_t length = strcspn(at, ", ");
        if (length > 0 && days.length > 0)
            buf_putc(&days, ',');
        buf_put(&days, at, length);
        at += length + (at[length] != '\0');
    }
    bool read = days.length > 0 && habit_read_every("this", buf_text(&days), out, &error);
    if (read && out->kind == HABIT_WEEKDAYS)
        return true;
    return is_wrong(form, FIELD_DAYS, texts_word(WORD_goals_form_days));
}

static bool read_schedule(struct goal_form *form, struct arena *arena, struct goal *out)
{
    char         every[3] = {(char)('1' + field(form, FIELD_TIMES)->choice), 'x', '\0'};
    struct error error;
    switch ((enum habit_kind)field(form, FIELD_EVERY)->choice) {
    case HABIT_WEEKDAYS:
        return read_days(form, arena, &out->schedule);
    case HABIT_WEEKLY:
        return habit_read_every("this", every, &out->schedule, &error) || is_wrong(form, FIELD_TIMES, error.text);
    default:
        return habit_read_every("this", "day", &out->schedule, &error) || is_wrong(form, FIELD_EVERY, error.text);
    }
}

static bool read_due(struct goal_form *form, const struct present *present, struct goal *out)
{
    struct error error;
    const char  *day = form_value(&form->form, FIELD_DUE);
    if (day && strcmp(day, form->due_text) == 0)
        return true;
    if (!day)
        out->due_on = DAY_NONE;
    if (!day || when_read_day("this", day, WHEN_ANY, present, &out->due_on, &error))
        return true;
    return is_wrong(form, FIELD_DUE, error.text);
}

/* The parts between ; or newlines, without the blanks round them. */
static size_t split_steps(const char *text, struct arena *arena, const char **out)
{
    size_t count = 0;
    for (const char *at = text; *at != '\0';) {
        size_t      length = strcspn(at, ";\n"), before = strspn(at, " \t");
        const char *next = at + length + (at[length] != '\0'), *end = at + length;
        at += before < length ? before : length;
        while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
            end--;
        if (end > at)
            out[count++] = arena_copy_bytes(arena, at, (size_t)(end - at));
        at = next;
    }
    return count;
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

static bool read_steps(struct goal_form *form, struct arena *arena, struct goal *out)
{
    struct error error = {0};
    const char  *text = form_value(&form->form, FIELD_STEPS);
    text = text ? text : "";
    if (form->is_edit && strcmp(text, join_steps(out, arena)) == 0)
        return true; /* one of them may have a ; in it */
    struct goal old = *out;
    size_t      most = 1;
    for (const char *at = text; *at != '\0'; at++)
        most += *at == ';' || *at == '\n';
    const char **parts = ARENA_NEW(arena, const char *, most);
    out->step_count = split_steps(text, arena, parts);
    out->steps = ARENA_NEW(arena, struct goal_step, out->step_count);
    if (out->step_count > GOALS_STEPS_MAX)
        error_set(&error, ERROR_USAGE, "a goal has at most %d steps", GOALS_STEPS_MAX);
    for (size_t i = 0; i < out->step_count && error.kind == ERROR_NONE; i++) {
        out->steps[i] = (struct goal_step){.text = parts[i], .done_on = DAY_NONE};
        if (!text_check(TEXT_LINE, "each of these", parts[i], strlen(parts[i]), &error))
            break;
    }
    if (error.kind != ERROR_NONE)
        return is_wrong(form, FIELD_STEPS, error.text);
    keep_ticks(out, &old, arena);
    return true;
}

bool goal_form_read(struct goal_form *form, const struct present *present, struct arena *arena, struct goal *out)
{
    if (!form->is_edit)
        out->kind = (enum goal_kind)field(form, FIELD_KIND)->choice;
    if (!read_line(form, FIELD_TITLE, arena, &out->title) || !read_area(form, arena, out))
        return false;
    if (out->kind == GOAL_HABIT)
        return read_schedule(form, arena, out);
    return read_due(form, present, out) && read_steps(form, arena, out);
}
