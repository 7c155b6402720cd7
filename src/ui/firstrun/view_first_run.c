/*
 * The first run: Enter alone begins on day 0; Esc leaves, and no file is made: the first write makes it. So there is no
 * draft of this form either. Later the same form starts another person.
 */
#include "ui/frame/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/frame/app.h"
#include "ui/kit/form.h"

enum { FIELD_DAY, FIELD_ALIAS, FIELD_TARGET, FIELD_LOGISTICS, FIELD_LOOK, FIELD_PROMISE, FIELDS };
enum {
    TARGET_DEFAULT = 90,
    TARGET_MAX = 36500,
    DAY_CHARS = 40,
    TARGET_CHARS = 5,
    LEFT = 6, /* of the form; its labels begin two columns further */
    LABEL_COLS = 22,
    FORM_ROWS = 11, /* with its blank lines */
    FORM_ROWS_MIN = 4,
    TOP_ROWS = 3,
    PROSE_COLS = 70,
    SPOKEN_SIZE = 80,
};

struct first_run_state {
    struct form   form;
    struct person person;             /* as it was read at Enter; its strings are the form's */
    bool          is_unsafe;          /* marked in the help */
    bool          is_sent;            /* it is to be written, and tried again until it is */
    char          today[SPOKEN_SIZE]; /* what an empty field means */
    char          meant[SPOKEN_SIZE]; /* the day that was typed, in full; "" if it cannot be read */
};

static bool read_day(const struct app *app, struct form *form, daynum *out, struct error *error)
{
    const char *typed = form_value(form, FIELD_DAY);
    return when_read_day("the day", typed ? typed : "today", WHEN_ANY, &app->present, out, error);
}

/* What the field of the day shows: what it means while it is empty, and in full what was typed. */
static void say_day(const struct app *app, struct first_run_state *state)
{
    struct arena scratch = {0};
    struct buf   today = {.arena = &scratch};
    struct error error;
    char         date[WHEN_WORDS_SIZE];
    daynum       day;
    when_say_date_year(app->present.today, date);
    buf_fill(&today, texts_word(WORD_first_today), (struct buf_value[]){{"date", date}, {0}});
    snprintf(state->today, sizeof state->today, "%s", buf_text(&today));
    state->meant[0] = '\0';
    if (form_value(&state->form, FIELD_DAY) && read_day(app, &state->form, &day, &error)) {
        when_say_date_year(day, date);
        snprintf(state->meant, sizeof state->meant, "%s", date);
    }
    struct form_field *field = &state->form.fields[FIELD_DAY];
    field->words = state->today;
    field->below = state->meant[0] ? state->meant : texts_word(WORD_first_days_ways);
    arena_free(&scratch);
}

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    (void)given, (void)error;
    struct first_run_state *state = view_state;
    struct form            *form = &state->form;
    form->count = FIELDS;
    form->fields[FIELD_DAY] = (struct form_field){.label = "Last contact on", .kind = FORM_TEXT, .most = DAY_CHARS};
    form->fields[FIELD_ALIAS] = (struct form_field){.label = "An alias for them",
                                                    .kind = FORM_TEXT,
                                                    .most = TEXT_LINE_MAX,
                                                    .words = texts_word(WORD_first_alias),
                                                    .above = texts_word(WORD_first_later)};
    form->fields[FIELD_TARGET] =
        (struct form_field){.label = "Days I aim for", .kind = FORM_TEXT, .most = TARGET_CHARS, .words = "90"};
    form->fields[FIELD_LOGISTICS] =
        (struct form_field){.label = "Children or work", .kind = FORM_TICK, .words = texts_word(WORD_first_logistics)};
    form->fields[FIELD_LOOK] = (struct form_field){.label = "Looking",
                                                   .kind = FORM_TICK,
                                                   .words = texts_word(WORD_first_look),
                                                   .below = texts_word(WORD_first_look_without)};
    form->fields[FIELD_PROMISE] =
        (struct form_field){.label = "I promise myself", .kind = FORM_TEXT, .most = TEXT_NOTE_MAX / 4};
    form_open(form);
    say_day(app, state);
    return true;
}

static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena;
    (void)error;
    say_day(app, view_state); /* the day may have turned */
    return true;
}

static void close(void *view_state)
{
    form_close(&((struct first_run_state *)view_state)->form);
}

static bool read_target(struct form *form, int32_t *out, struct error *error)
{
    const char *typed = form_value(form, FIELD_TARGET);
    char       *end;
    *out = TARGET_DEFAULT;
    if (!typed)
        return true;
    long days = strtol(typed, &end, 10);
    if (*end != '\0' || days < 1 || days > TARGET_MAX)
        return error_set(error, ERROR_USAGE, "days must be 1 to %d, not %s", TARGET_MAX,
                         text_quote(typed, strlen(typed)).text);
    *out = (int32_t)days;
    return true;
}

/* The boxes set cells of the rule; nobody has to know its name. */
static void read_rules(const struct form *form, struct rules *out)
{
    *out = (struct rules){.preset = RULES_STANDARD};
    if (form->fields[FIELD_LOGISTICS].choice) {
        rules_set(out, CONTACT_LOGISTICS, CONTACT_OUT, false);
        rules_set(out, CONTACT_LOGISTICS, CONTACT_CHANCE, false);
    }
    if (form->fields[FIELD_LOOK].choice) {
        rules_set(out, CONTACT_LOOK, CONTACT_OUT, true);
        rules_set(out, CONTACT_LOOK, CONTACT_CHANCE, true);
    }
}

static bool refuse(struct form *form, size_t field, const struct error *error)
{
    form_fault(form, field, error->text);
    return false;
}

/* Reads the form into state->person. False: the field that is wrong says so. */
static bool read_form(const struct app *app, struct first_run_state *state)
{
    struct form   *form = &state->form;
    struct person *person = &state->person;
    struct error   error;
    *person = (struct person){.started_offset_s = app->present.now.offset_s, .closed_on = DAY_NONE};
    if (!read_day(app, form, &person->started_on, &error))
        return refuse(form, FIELD_DAY, &error);
    person->name = form_value(form, FIELD_ALIAS);
    if (person->name && !text_check(TEXT_LINE, "the alias", person->name, strlen(person->name), &error))
        return refuse(form, FIELD_ALIAS, &error);
    if (!read_target(form, &person->target_days, &error))
        return refuse(form, FIELD_TARGET, &error);
    person->promise = form_value(form, FIELD_PROMISE);
    if (person->promise && !text_check(TEXT_NOTE, "the promise", person->promise, strlen(person->promise), &error))
        return refuse(form, FIELD_PROMISE, &error);
    read_rules(form, &person->rules);
    person->unsafe = state->is_unsafe;
    return true;
}

static void say_begun(struct app *app, daynum started_on)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    char         days[16], date[WHEN_WORDS_SIZE];
    snprintf(days, sizeof days, "%" PRId32, app->present.today - started_on);
    when_say_date(started_on, date);
    if (app->count_hidden || started_on == app->present.today)
        buf_puts(&line, texts_word(WORD_day_zero));
    else if (started_on > app->present.today)
        buf_fill(&line, texts_word(WORD_first_ahead), (struct buf_value[]){{"date", date}, {0}});
    else
        buf_fill(&line, texts_word(WORD_first_begun), (struct buf_value[]){{"days", days}, {0}});
    app_say(app, false, "%s", buf_text(&line));
    arena_free(&scratch);
}

/* A name that is taken is no fault of the disk: the field says so, and nothing is tried again. */
static bool save(struct app *app, void *view_state, struct error *error)
{
    struct first_run_state *state = view_state;
    struct arena            scratch = {0};
    bool                    added = persons_add(app->store, &app->present, &scratch, &state->person, error);
    arena_free(&scratch);
    if (!added && error->kind != ERROR_USAGE)
        return false;
    state->is_sent = false;
    if (!added) {
        form_fault(&state->form, FIELD_ALIAS, texts_word(WORD_plan_name_taken));
        return true;
    }
    app_show_person(app, state->person.id);
    say_begun(app, state->person.started_on);
    app_tab(app, &view_today);
    return true;
}

static bool is_unsaved(const void *view_state)
{
    return ((const struct first_run_state *)view_state)->is_sent;
}

static void unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    (void)app, (void)view_state;
    buf_puts(out, "the day on which the count begins");
}

/* How many rows a text takes, so wide. */
static int count_rows(const char *words, int cols)
{
    size_t length = strlen(words), at = 0;
    int    rows = 0;
    for (; at < length; rows++)
        at = text_wrap(words, length, at, (size_t)cols).next;
    return rows;
}

/*
 * From the bottom up: the line about danger stays as long as the form has a few rows of its own, then the one about the file, then the blank lines.
 */
static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)loaded;
    (void)app;
    const struct first_run_state *state = view_state;
    int                           left = area.cols >= 60 ? LEFT : 0, text_col = left + 2;
    int                           cols = area.cols - text_col - 1 < PROSE_COLS ? area.cols - text_col - 1 : PROSE_COLS;
    const char                   *file = texts_word(WORD_first_file),
               *danger = texts_word(state->is_unsafe ? WORD_first_marked : WORD_first_danger);
    if (cols < 1 || area.rows < 1)
        return;
    int file_rows = count_rows(file, cols), danger_rows = count_rows(danger, cols);
    int room = area.rows - 2 - FORM_ROWS_MIN; /* the question stands in two */
    if (room < danger_rows)
        danger_rows = 0;
    room = area.rows - 2 - FORM_ROWS - danger_rows - 2;
    if (room < file_rows)
        file_rows = 0;
    int row = room - file_rows >= TOP_ROWS + 1 ? TOP_ROWS : room - file_rows > 1 ? 1 : 0;
    canvas_cut(canvas, area, row, text_col, area.cols - text_col, STYLE_call, texts_word(WORD_first_since));
    row += area.rows > FORM_ROWS_MIN ? 2 : 1;
    int         end = area.rows - danger_rows - (file_rows > 0 ? file_rows + 1 : 0);
    struct rect form = {area.row + row, area.col + left, end - row, area.cols - left};
    row += form_draw(&state->form, canvas, form, LABEL_COLS);
    row += row < end;
    if (file_rows > 0)
        row += canvas_wrap(canvas, area, row, text_col, file_rows, cols, STYLE_soft, file) + 1;
    canvas_wrap(canvas, area, row, text_col, danger_rows, cols, STYLE_call, danger);
}

/* The help's box. */
static void take_mark(struct app *app, void *view_state, const void *loaded, size_t index, const char *text)
{
    (void)app, (void)loaded, (void)text;
    ((struct first_run_state *)view_state)->is_unsafe = index == 1;
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct first_run_state *state = view_state;
    switch (action) {
    case ACTION_FORM_save:
        if (read_form(app, state)) {
            state->is_sent = true;
            app_save(app);
        }
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        if (app->has_person)
            app_pop(app);
        else
            app_quit(app);
        return true;
    case ACTION_EVERYWHERE_help:
    case ACTION_PLAIN_help:
        app_push(app, &view_help, &(struct help_given){state->is_unsafe, take_mark});
        return true;
    case ACTION_EVERYWHERE_urge:
    case ACTION_PLAIN_urge:
    case ACTION_PLAIN_contact:
    case ACTION_PLAIN_checkin:
    case ACTION_PLAIN_undo:
        return !app->has_person; /* there is nobody yet whom it could be about */
    default:
        return form_act(&state->form, action, key);
    }
}

static bool text(struct app *app, void *view_state, keycode key)
{
    struct first_run_state *state = view_state;
    bool                    taken = form_text(&state->form, key);
    say_day(app, state);
    return taken;
}

static bool is_text(const void *view_state)
{
    return form_is_text(&((const struct first_run_state *)view_state)->form);
}

static void paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    struct first_run_state *state = view_state;
    form_paste(&state->form, bytes, length);
    say_day(app, state);
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)view_state;
    static const struct view_hint row[] = {
        {ACTION_FORM_save, "begin"},
        {ACTION_FORM_next, NULL},
        {ACTION_CHOICE_choose, NULL},
        {ACTION_EVERYWHERE_help, NULL},
        {ACTION_EVERYWHERE_back, "leave, no file is made"},
        {ACTION_NONE, NULL},
    };
    memcpy(out, row, sizeof row);
    if (app->has_person)
        out[sizeof row / sizeof *row - 2].hint = NULL;
}

const struct view view_first_run = {
    .name = "first_run",
    .scopes = SCOPE_MOVE | SCOPE_FORM | SCOPE_CHOICE,
    .state_size = sizeof(struct first_run_state),
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .text = text,
    .is_text = is_text,
    .paste = paste,
    .save = save,
    .is_unsaved = is_unsaved,
    .unsaved_name = unsaved_name,
    .hints = hints,
    .close = close,
};
