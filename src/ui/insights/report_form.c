/* The form of a report on paper: Enter makes the page and puts it into a file. Nothing in the journal's own file changes. */
#include "ui/frame/formview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/insight.h"
#include "report/collect.h"
#include "ui/insights/report_chosen.h"

enum { FIELD_PERIOD, FIELD_FILE, FIELD_NAMES, FIELD_JOURNAL, FIELD_ENTRIES, FIELDS };
enum { JOURNAL_NONE, JOURNAL_ALL, JOURNAL_CHOSEN };
enum { PATH_MOST = 1024 };

static const char file[] = "report.html";

static const char *const periods[INSIGHT_WINDOWS + 1] = {"4 weeks", "13 weeks", "a year", "all", NULL};
static const char *const journals[] = {"nothing", "all of the period", "chosen ones", NULL};

struct row {
    int         period, journal;
    const char *path;
    bool        names;
    size_t      entries; /* written */
};

struct state {
    struct formview_state base;
    struct report_chosen  chosen;
    const char           *sentence[2]; /* the one choice of the field of the entries */
};

static size_t fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct row              *row = of;
    static const char *const none[] = {"", NULL};
    const struct form_field  table[FIELDS] = {
         [FIELD_PERIOD] = {.label = "Period",
                           .kind = FORM_CHOICE,
                           .number = &row->period,
                           .choices = periods,
                           .above = texts_word(WORD_report_form),
                           .below = "of the plots and the journal; the count is that of all time"},
         [FIELD_FILE] = {.label = "File",
                         .kind = FORM_TEXT,
                         .text = &row->path,
                         .most = PATH_MOST,
                         .words = file,
                         .below = "in the folder you are in; it replaces an earlier report only"},
         [FIELD_NAMES] = {.label = "Names",
                          .kind = FORM_TICK,
                          .tick = &row->names,
                          .words = "of persons and friends; else each is [name]"},
         [FIELD_JOURNAL] = {.label = "Journal",
                            .kind = FORM_CHOICE,
                            .number = &row->journal,
                            .choices = journals,
                            .below = "letters that are not sent, too; closed ones never"},
         [FIELD_ENTRIES] = {.label = "Entries", .kind = FORM_CHOICE, .choices = none, .below = "Space opens the list"},
    };
    memcpy(out, table, sizeof table);
    return FIELDS;
}

static void find_about(const struct app *app, const void *given, struct form_about *out)
{
    (void)app;
    snprintf(out->begin, sizeof out->begin, "%d", given ? (int)*(const enum insight_window *)given : INSIGHT_13_WEEKS);
}

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    (void)app, (void)arena, (void)error;
    struct row *row = of;
    int         period = atoi(state->about.begin);
    row->period = state->about.begin[0] != '\0' && period >= 0 && period < INSIGHT_WINDOWS ? period : INSIGHT_13_WEEKS;
    return true;
}

static void opened(struct app *app, struct formview_state *view_state, const void *row)
{
    (void)app, (void)row;
    struct state *state = (struct state *)view_state;
    state->sentence[0] = state->chosen.sentence;
    view_state->form.fields[FIELD_ENTRIES].choices = state->sentence;
}

/* What depends on other fields, and on the day. */
static void settle(const struct app *app, struct formview_state *view_state)
{
    struct state *state = (struct state *)view_state;
    struct form  *form = &view_state->form;
    form->fields[FIELD_ENTRIES].hidden = form->fields[FIELD_JOURNAL].choice != JOURNAL_CHOSEN;
    report_chosen_from(&state->chosen,
                       insight_from((enum insight_window)form->fields[FIELD_PERIOD].choice, app->present.today));
}

static void draw(const struct app *app, const void *view_state, struct canvas *canvas, struct rect area)
{
    enum { SMALL_ROWS = 6, PROSE_COLS = 74 };
    const struct formview_state *state = view_state;
    struct rect                  inside = {area.row + 1, area.col + 1, area.rows - 1, area.cols - 2};
    (void)app;
    if (inside.cols > PROSE_COLS)
        inside.cols = PROSE_COLS;
    form_draw(&state->form, canvas, area.rows < SMALL_ROWS ? area : inside, state->kind->label_cols);
}

static bool check(struct app *app, struct formview_state *view_state, void *of, struct arena *arena,
                  struct error *error)
{
    (void)app, (void)arena;
    const struct row *row = of;
    return row->journal != JOURNAL_CHOSEN || report_chosen_count(&((struct state *)view_state)->chosen) > 0 ||
           formview_refuse(view_state, FIELD_ENTRIES, texts_word(WORD_report_none_chosen), error);
}

static struct collect_wanted wanted_of(const struct state *state, const struct row *row)
{
    bool is_chosen = row->journal == JOURNAL_CHOSEN;
    return (struct collect_wanted){.since = state->chosen.since,
                                   .names = row->names,
                                   .journal = row->journal != JOURNAL_NONE,
                                   .chosen = is_chosen ? state->chosen.ids : NULL,
                                   .chosen_count = state->chosen.count};
}

static bool write_out(struct app *app, struct formview_state *view_state, void *of, struct arena *arena,
                      struct error *error)
{
    struct row           *row = of;
    struct buf            page = {.arena = arena};
    struct collect_wanted wanted = wanted_of((const struct state *)view_state, row);
    row->path = row->path ? row->path : file;
    if (!collect_page(app->store, &app->present, &app->person, &wanted, arena, &page, &row->entries, error))
        return false;
    return collect_write(row->path, &page, "", error) || formview_refuse(view_state, FIELD_FILE, error->text, error);
}

static void say_written(struct app *app, const struct collect_wanted *wanted, const char *path, size_t entries)
{
    char line[32];
    snprintf(line, sizeof line, "%zu entr%s", entries, entries == 1 ? "y" : "ies");
    enum word word = wanted->names     ? wanted->journal ? WORD_report_written_both : WORD_report_written_names
                     : wanted->journal ? WORD_report_written_journal
                                       : WORD_report_written;
    app_say_filled(app, false, word, (struct buf_value[]){{"path", path}, {"entries", line}, {NULL, NULL}});
}

static void done(struct app *app, const struct formview_state *state, const void *of)
{
    const struct row     *row = of;
    struct collect_wanted wanted = wanted_of((const struct state *)state, row);
    say_written(app, &wanted, row->path, row->entries);
    app_pop(app);
}

/* From the list. */
static void take_turn(struct app *app, void *view_state, const void *loaded, size_t index, const char *text)
{
    (void)app, (void)loaded, (void)index;
    char   *rest;
    int64_t id = strtoll(text, &rest, 10);
    report_chosen_turn(&((struct state *)view_state)->chosen, id, (daynum)strtol(rest, NULL, 10));
}

/* The entries are chosen in a list of their own. */
static bool act(struct app *app, struct formview_state *view_state, enum action action, keycode key)
{
    (void)key;
    bool is_choosing = view_state->form.focus == FIELD_ENTRIES &&
                       (action == ACTION_CHOICE_choose || action == ACTION_MOVE_left || action == ACTION_MOVE_right);
    if (!is_choosing)
        return false;
    view_state->form.fault = NULL;
    app_push(app, &view_report_pick, &(struct report_pick_given){&((struct state *)view_state)->chosen, take_turn});
    return true;
}

static void draft_more(const struct formview_state *state, struct buf *out)
{
    report_chosen_draft(&((const struct state *)state)->chosen, out);
}

static void draft_take(struct formview_state *state, const char *draft)
{
    report_chosen_take_draft(&((struct state *)state)->chosen, draft);
}

static const struct formview edit = {
    .row_size = sizeof(struct row),
    .label_cols = 14,
    .fields = fields,
    .about = find_about,
    .read = read_row,
    .opened = opened,
    .settle = settle,
    .check = check,
    .write = write_out,
    .done = done,
    .act = act,
    .draw = draw,
    .save_hint = "write it",
    .draft_more = draft_more,
    .draft_take = draft_take,
    .unsaved = "a report",
};

const struct view view_report = {FORMVIEW("report", "A report on paper", edit, struct state), .draft_name = "a report"};
