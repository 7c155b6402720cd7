/*
 * The first run: Enter alone begins on day 0; Esc leaves, and no file is made: the first write makes it. So there is no
 * draft of this form either. Later the same form starts another person.
 */
#include "ui/frame/formview.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { FIELD_DAY, FIELD_ALIAS };
enum {
    TARGET_DEFAULT = 90,
    TARGET_MAX = 36500,
    LEFT = 6,       /* of the form; its labels begin two columns further */
    FORM_ROWS = 11, /* with its blank lines */
    FORM_ROWS_MIN = 4,
    TOP_ROWS = 3,
    PROSE_COLS = 70,
    SPOKEN_SIZE = 80,
};

struct row {
    struct person person;
    bool          some_contact; /* children or work */
    bool          look_breaks;
};

struct state {
    struct formview_state base;
    bool                  is_unsafe;          /* marked in the help */
    char                  today[SPOKEN_SIZE]; /* what an empty field means */
};

static size_t fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct row             *row = of;
    const struct form_field table[] = {
        [FIELD_DAY] = {.label = "Last contact on",
                       .kind = FORM_DAY,
                       .day = &row->person.started_on,
                       .starts_empty = true,
                       .limit = WHEN_ANY,
                       .subject = "the day",
                       .below = texts_word(WORD_first_days_ways)},
        [FIELD_ALIAS] = {.label = "An alias for them",
                         .kind = FORM_TEXT,
                         .text = &row->person.name,
                         .words = texts_word(WORD_first_alias),
                         .above = texts_word(WORD_first_later)},
        {.label = "Days I aim for",
         .kind = FORM_NUMBER,
         .number = &row->person.target_days,
         .least = 1,
         .greatest = TARGET_MAX,
         .starts_empty = true,
         .wrong = "this is a number of days, from 1 to 36500",
         .words = "90"},
        {.label = "Children or work",
         .kind = FORM_TICK,
         .tick = &row->some_contact,
         .words = texts_word(WORD_first_logistics)},
        {.label = "Looking",
         .kind = FORM_TICK,
         .tick = &row->look_breaks,
         .words = texts_word(WORD_first_look),
         .below = texts_word(WORD_first_look_without)},
        {.label = "I promise myself", .kind = FORM_TEXT, .text = &row->person.promise, .most = TEXT_NOTE_MAX / 4},
    };
    memcpy(out, table, sizeof table);
    return sizeof table / sizeof *table;
}

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    (void)arena, (void)error;
    struct row *row = of;
    row->person = (struct person){.started_on = app->present.today,
                                  .started_offset_s = app->present.now.offset_s,
                                  .closed_on = DAY_NONE,
                                  .target_days = TARGET_DEFAULT,
                                  .rules = {.preset = RULES_STANDARD},
                                  .unsafe = ((const struct state *)state)->is_unsafe};
    return true;
}

/* What the field of the day means while it is empty: the day may have turned. */
static void settle(const struct app *app, struct formview_state *view_state)
{
    struct state *state = (struct state *)view_state;
    struct arena  scratch = {0};
    struct buf    today = {.arena = &scratch};
    char          date[WHEN_WORDS_SIZE];
    when_say_date_year(app->present.today, date);
    buf_fill(&today, texts_word(WORD_first_today), (struct buf_value[]){{"date", date}, {0}});
    snprintf(state->today, sizeof state->today, "%s", buf_text(&today));
    state->base.form.fields[FIELD_DAY].words = state->today;
    arena_free(&scratch);
}

/* The boxes set cells of the rule; nobody has to know its name. */
static void read_rules(const struct row *row, struct rules *out)
{
    if (row->some_contact) {
        rules_set(out, CONTACT_LOGISTICS, CONTACT_OUT, false);
        rules_set(out, CONTACT_LOGISTICS, CONTACT_CHANCE, false);
    }
    if (row->look_breaks) {
        rules_set(out, CONTACT_LOOK, CONTACT_OUT, true);
        rules_set(out, CONTACT_LOOK, CONTACT_CHANCE, true);
    }
}

static bool check(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    struct row *row = of;
    bool        is_free;
    read_rules(row, &row->person.rules);
    if (!formview_name_is_free(app, &row->person, arena, &is_free, error))
        return false;
    return is_free || formview_refuse(state, FIELD_ALIAS, texts_word(WORD_plan_name_taken), error);
}

static bool write_row(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    (void)state;
    return persons_add(app->store, &app->present, arena, &((struct row *)of)->person, error);
}

static void done(struct app *app, const struct formview_state *state, const void *of)
{
    (void)state;
    const struct person *person = &((const struct row *)of)->person;
    struct arena         scratch = {0};
    struct buf           line = {.arena = &scratch};
    char                 days[16], date[WHEN_WORDS_SIZE];
    app_show_person(app, person->id);
    snprintf(days, sizeof days, "%" PRId32, app->present.today - person->started_on);
    when_say_date(person->started_on, date);
    if (app->count_hidden || person->started_on == app->present.today)
        buf_puts(&line, texts_word(WORD_day_zero));
    else
        buf_fill(&line, texts_word(person->started_on > app->present.today ? WORD_first_ahead : WORD_first_begun),
                 (struct buf_value[]){{"date", date}, {"days", days}, {0}});
    app_say(app, false, "%s", buf_text(&line));
    app_tab(app, &view_today);
    arena_free(&scratch);
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
 * From the bottom up: the line about danger stays as long as the form has a few rows of its own, then the one about the
 * file, then the blank lines.
 */
static void draw(const struct app *app, const void *view_state, struct canvas *canvas, struct rect area)
{
    (void)app;
    const struct state *state = view_state;
    int                 left = area.cols >= 60 ? LEFT : 0, text_col = left + 2;
    int                 cols = area.cols - text_col - 1 < PROSE_COLS ? area.cols - text_col - 1 : PROSE_COLS;
    const char         *file = texts_word(WORD_first_file),
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
    row += form_draw(&state->base.form, canvas, form, state->base.kind->label_cols);
    row += row < end;
    if (file_rows > 0)
        row += canvas_wrap(canvas, area, row, text_col, file_rows, cols, STYLE_soft, file) + 1;
    canvas_wrap(canvas, area, row, text_col, danger_rows, cols, STYLE_call, danger);
}

/* The help's box. */
static void take_mark(struct app *app, void *view_state, const void *loaded, size_t index, const char *text)
{
    (void)app, (void)loaded, (void)text;
    ((struct state *)view_state)->is_unsafe = index == 1;
}

static bool act(struct app *app, struct formview_state *state, enum action action, keycode key)
{
    (void)key;
    switch (action) {
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        if (!app->has_person)
            app_quit(app);
        return !app->has_person;
    case ACTION_EVERYWHERE_help:
    case ACTION_PLAIN_help:
        app_push(app, &view_help, &(struct help_given){((struct state *)state)->is_unsafe, take_mark});
        return true;
    case ACTION_EVERYWHERE_urge:
    case ACTION_PLAIN_urge:
    case ACTION_PLAIN_contact:
    case ACTION_PLAIN_checkin:
    case ACTION_PLAIN_undo:
    case ACTION_PLAIN_redo:
        return !app->has_person; /* there is nobody yet whom it could be about */
    default:
        return false;
    }
}

static void hints(const struct app *app, const void *view_state, struct view_hint out[VIEW_FOOTER_MAX + 1])
{
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

static const struct formview edit = {
    .act_new = "start",
    .act_edit = "start",
    .row_size = sizeof(struct row),
    .label_cols = 22,
    .fields = fields,
    .read = read_row,
    .settle = settle,
    .check = check,
    .write = write_row,
    .done = done,
    .act = act,
    .draw = draw,
    .hints = hints,
    .unsaved = "the day on which the count begins",
};

const struct view view_first_run = {FORMVIEW("first_run", NULL, edit, struct state),
                                    .draft_name = "another person to begin with"};
