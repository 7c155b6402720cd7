/* The form of a report on paper: Enter makes the page and puts it into a file. Nothing in the journal's own file changes. */
#include "ui/frame/views.h"

#include <stdio.h>
#include <string.h>

#include "core/insight.h"
#include "report/collect.h"
#include "ui/insights/report_chosen.h"
#include "ui/kit/form.h"

enum { FIELD_PERIOD, FIELD_FILE, FIELD_NAMES, FIELD_JOURNAL, FIELD_ENTRIES, FIELDS };
enum { JOURNAL_NONE, JOURNAL_ALL, JOURNAL_CHOSEN };
enum { PATH_MOST = 1024 };

static const char file[] = "report.html";

static const char *const periods[INSIGHT_WINDOWS + 1] = {"4 weeks", "13 weeks", "a year", "all", NULL};
static const char *const journals[] = {"nothing", "all of the period", "chosen ones", NULL};

static const struct form_field fields[FIELDS] = {
    [FIELD_PERIOD] = {.label = "Period",
                      .kind = FORM_CHOICE,
                      .choices = periods,
                      .below = "of the plots and the journal; the count is that of all time"},
    [FIELD_FILE] = {.label = "File",
                    .kind = FORM_TEXT,
                    .most = PATH_MOST,
                    .words = file,
                    .below = "in the folder you are in; it replaces an earlier report only"},
    [FIELD_NAMES] = {.label = "Names", .kind = FORM_TICK, .words = "of persons and friends; else each is [name]"},
    [FIELD_JOURNAL] = {.label = "Journal",
                       .kind = FORM_CHOICE,
                       .choices = journals,
                       .below = "letters that are not sent, too; closed ones never"},
    [FIELD_ENTRIES] = {.label = "Entries", .kind = FORM_CHOICE, .below = "Space opens the list"},
};

struct state {
    struct form          form;
    struct report_chosen chosen;
    const char          *said[2]; /* the one choice of the field of the entries */
    bool                 is_done;
};

/* What depends on other fields, and on the day. */
static void follow(struct state *report, const struct app *app)
{
    struct form *form = &report->form;
    daynum       since = insight_from((enum insight_window)form->fields[FIELD_PERIOD].choice, app->present.today);
    form->fields[FIELD_ENTRIES].hidden = form->fields[FIELD_JOURNAL].choice != JOURNAL_CHOSEN;
    report_chosen_from(&report->chosen, since);
}

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    struct state *report = state;
    struct form  *form = &report->form;
    (void)error;
    memcpy(form->fields, fields, sizeof fields);
    form->count = FIELDS;
    form->fields[FIELD_PERIOD].choice = given ? (int)*(const enum insight_window *)given : INSIGHT_13_WEEKS;
    form->fields[FIELD_PERIOD].above = texts_word(WORD_report_form);
    report->said[0] = report->chosen.said;
    form->fields[FIELD_ENTRIES].choices = report->said;
    form_open(form);
    follow(report, app);
    return true;
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena;
    (void)error;
    follow(state, app);
    return true;
}

static void close(void *state)
{
    struct state *report = state;
    form_close(&report->form);
    arena_free(&report->chosen.arena);
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    enum { LABEL_COLS = 14, SMALL_ROWS = 6, PROSE_COLS = 74 };
    const struct state *report = state;
    struct rect         inside = {area.row + 1, area.col + 1, area.rows - 1, area.cols - 2};
    (void)app;
    if (inside.cols > PROSE_COLS)
        inside.cols = PROSE_COLS;
    form_draw(&report->form, canvas, area.rows < SMALL_ROWS ? area : inside, LABEL_COLS);
}

static void say_written(struct app *app, const struct collect_wanted *wanted, const char *path, size_t entries)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch}, said = {.arena = &scratch};
    buf_printf(&line, "%zu entr%s", entries, entries == 1 ? "y" : "ies");
    enum word word = wanted->names     ? wanted->journal ? WORD_report_written_both : WORD_report_written_names
                     : wanted->journal ? WORD_report_written_journal
                                       : WORD_report_written;
    buf_fill(&said, texts_word(word), (struct buf_value[]){{"path", path}, {"entries", buf_text(&line)}, {NULL, NULL}});
    app_say(app, false, "%s", buf_text(&said));
    arena_free(&scratch);
}

/* False: the form says why, or the line below it. */
static bool write_out(struct app *app, struct state *report)
{
    struct form          *form = &report->form;
    struct arena          scratch = {0};
    struct error          error = {0};
    struct buf            page = {.arena = &scratch};
    size_t                entries = 0;
    const char           *path = form_value(form, FIELD_FILE);
    int                   journal = form->fields[FIELD_JOURNAL].choice;
    struct collect_wanted wanted = {.since = report->chosen.since,
                                    .names = form->fields[FIELD_NAMES].choice,
                                    .journal = journal != JOURNAL_NONE,
                                    .chosen = journal == JOURNAL_CHOSEN ? report->chosen.ids : NULL,
                                    .chosen_count = report->chosen.count};
    path = path ? path : file;
    if (journal == JOURNAL_CHOSEN && report_chosen_count(&report->chosen) == 0) {
        form_fault(form, FIELD_ENTRIES, texts_word(WORD_report_none_chosen));
        return false;
    }
    bool is_made = collect_page(app->store, &app->present, &app->person, &wanted, &scratch, &page, &entries, &error);
    bool is_done = is_made && collect_write(path, &page, "", &error);
    if (is_done)
        say_written(app, &wanted, path, entries);
    else if (is_made)
        form_fault(form, FIELD_FILE, error.text);
    else
        app_say(app, false, "%s", error.text);
    arena_free(&scratch);
    return is_done;
}

static bool is_choosing(const struct state *report, enum action action)
{
    return report->form.focus == FIELD_ENTRIES &&
           (action == ACTION_CHOICE_choose || action == ACTION_MOVE_left || action == ACTION_MOVE_right);
}

static bool act(struct app *app, void *state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct state         *report = state;
    struct report_chosen *chosen = &report->chosen;
    if (is_choosing(report, action)) {
        report->form.fault = NULL;
        app_push(app, &view_report_pick, &chosen);
        return true;
    }
    switch (action) {
    case ACTION_FORM_save:
        report->is_done = write_out(app, report);
        if (report->is_done)
            app_pop(app);
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        if (!form_act(&report->form, action, key))
            return false;
        follow(report, app);
        return true;
    }
}

static bool text(struct app *app, void *state, keycode key)
{
    (void)app;
    return form_text(&((struct state *)state)->form, key);
}

static bool is_text(const void *state)
{
    return form_is_text(&((const struct state *)state)->form);
}

static void paste(struct app *app, void *state, const char *bytes, size_t length)
{
    (void)app;
    form_paste(&((struct state *)state)->form, bytes, length);
}

static const char *draft_get(struct app *app, const void *state, struct arena *arena)
{
    const struct state *report = state;
    struct buf          draft = {.arena = arena};
    const char         *form = form_draft(&report->form, arena);
    (void)app;
    if (report->is_done)
        return NULL;
    report_chosen_draft(&report->chosen, &draft);
    buf_puts(&draft, form ? form : "");
    return draft.length > 0 ? draft.text : NULL;
}

static void draft_put(struct app *app, void *state, const char *draft)
{
    struct state *report = state;
    report_chosen_take_draft(&report->chosen, draft);
    form_take_draft(&report->form, draft);
    follow(report, app);
}

static void hints(const struct app *app, const void *state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app, (void)state;
    static const struct view_hint row[] = {{ACTION_FORM_save, "write it"}, {ACTION_FORM_next, NULL},
                                           {ACTION_CHOICE_choose, NULL},   {ACTION_EVERYWHERE_help, NULL},
                                           {ACTION_EVERYWHERE_back, NULL}, {ACTION_NONE, NULL}};
    memcpy(out, row, sizeof row);
}

const struct view view_report = {
    .name = "report",
    .title = "A report on paper",
    .scopes = SCOPE_FORM | SCOPE_CHOICE | SCOPE_MOVE,
    .state_size = sizeof(struct state),
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .text = text,
    .is_text = is_text,
    .paste = paste,
    .draft_get = draft_get,
    .draft_put = draft_put,
    .hints = hints,
    .close = close,
};
