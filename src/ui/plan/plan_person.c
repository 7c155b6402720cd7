/*
 * The sections about the person themselves, Person and Promise, and what changes them.
 */
#include "ui/plan/plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "words/words.h"

struct change {
    const char *what;
    void (*change)(struct app *, struct person *, const void *);
    const void *context;
    int64_t     person_id;
};

/* The row is read in the same act: what another program wrote meanwhile stays. */
static bool write_change(struct app *app, void *context, struct error *error)
{
    const struct change *change = context;
    struct arena         scratch = {0};
    struct person        person;
    if (!act_begin(app->store, &app->present, change->what, error))
        return false;
    bool done = persons_get(app->store, change->person_id, &scratch, &person, error);
    if (done) {
        change->change(app, &person, change->context);
        done = persons_save(app->store, &app->present, &person, change->what, error);
    }
    done = act_end(app->store, done, error);
    arena_free(&scratch);
    return done;
}

bool plan_person_change(struct app *app, const char *what, void (*change)(struct app *, struct person *, const void *),
                        const void *context)
{
    struct change given = {what, change, context, app->person.id};
    return app_write(app, write_change, &given);
}

static void set_closed(struct app *app, struct person *person, const void *context)
{
    person->closed = *(const bool *)context;
    person->closed_at = person->closed ? app->present.now : (struct moment){0};
    person->closed_on = person->closed ? app->present.today : DAY_NONE;
}

void plan_person_close(struct app *app, const struct plan_screen *screen)
{
    bool closes = !app->person.closed;
    if (!plan_person_change(app, closes ? "person close" : "person reopen", set_closed, &closes))
        return;
    if (!closes) {
        app_say_filled(app, true, WORD_person_reopened, NULL);
        return;
    }
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    plan_say_closed(&text, app, screen);
    app_say(app, true, "%s", buf_text(&text));
    arena_free(&scratch);
}

static void set_unsafe(struct app *app, struct person *person, const void *context)
{
    (void)app;
    person->unsafe = *(const bool *)context;
}

static void turn_unsafe(struct app *app)
{
    bool unsafe = !app->person.unsafe;
    if (plan_person_change(app, "person set", set_unsafe, &unsafe))
        app_say_filled(app, true, unsafe ? WORD_plan_unsafe_set : WORD_plan_unsafe_taken, NULL);
}

static void set_archived(struct app *app, struct person *person, const void *context)
{
    (void)app;
    person->archived = *(const bool *)context;
}

/* The one last started of those that are not put away; 0: there is none. */
static int64_t other_person(struct app *app)
{
    struct arena  scratch = {0};
    struct person other;
    struct error  error = {0};
    int64_t       id = persons_find(app->store, NULL, &scratch, &other, &error) ? other.id : 0;
    arena_free(&scratch);
    return id;
}

void plan_person_archive(struct app *app)
{
    bool         archives = !app->person.archived;
    const char  *name = app->person.name ? app->person.name : texts_word(WORD_plan_no_name);
    struct arena scratch = {0};
    name = arena_copy_text(&scratch, name);
    if (plan_person_change(app, archives ? "person archive" : "person set", set_archived, &archives)) {
        int64_t other = archives ? other_person(app) : 0;
        if (other != 0)
            app_show_person(app, other);
        app_say_filled(app, true, archives ? WORD_plan_archived : WORD_plan_fetched,
                       (struct buf_value[]){{"name", name}, {NULL, NULL}});
    }
    arena_free(&scratch);
}

enum { ROW_NAME, ROW_SINCE, ROW_AIM, ROW_UNSAFE, ROW_CLOSED, ROWS, LABEL_COLS = 11 };

static const char *name_of(const struct app *app)
{
    return app->person.name ? app->person.name : texts_word(WORD_plan_no_name);
}

static void say_person(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)screen;
    const struct person *person = &app->person;
    char                 date[WHEN_WORDS_SIZE];
    plan_say_date(person->started_on, app->present.today, date);
    buf_printf(out, "%s, since %s", name_of(app), date);
    if (person->unsafe)
        buf_puts(out, ", unsafe");
    if (person->archived)
        buf_puts(out, ", put away");
    else if (person->closed)
        buf_puts(out, ", closed");
}

static size_t count_person(const struct app *app, const struct plan_screen *screen)
{
    (void)app, (void)screen;
    return ROWS;
}

/* What the mark means, and who else there is. */
static void say_below(const struct app *app, struct buf *out)
{
    if (app->person.unsafe)
        buf_puts(out, texts_word(WORD_plan_unsafe));
    if (app->person.closed)
        buf_printf(out, "%s%s", out->length > 0 ? "\n" : "", texts_word(WORD_plan_goes_on));
    if (app->person.archived)
        buf_printf(out, "%s%s", out->length > 0 ? "\n" : "", texts_word(WORD_plan_put_away));
    if (app->person_count > 1)
        buf_printf(out, "%s%s", out->length > 0 ? "\n" : "", texts_word(WORD_plan_others));
}

static void say_row(const struct app *app, const struct plan_screen *screen, int row, struct buf *out)
{
    const struct person *person = &app->person;
    char                 words[WORDS_SIZE], date[WHEN_WORDS_SIZE];
    daynum               aim;
    switch (row) {
    case ROW_NAME:
        buf_puts(out, name_of(app));
        break;
    case ROW_SINCE:
        when_say_date_year(person->started_on, date);
        buf_printf(out, "%s, the last contact: day 0", date);
        break;
    case ROW_AIM:
        buf_puts(out, words_days(person->target_days, words));
        aim = day_add(screen->loaded->tally.since, person->target_days);
        when_say_date_year(aim, date);
        if (aim != DAY_NONE && !app->count_hidden && !person->closed &&
            screen->loaded->tally.streak_days < person->target_days)
            buf_printf(out, ", until %s", date);
        break;
    case ROW_UNSAFE:
        buf_printf(out, "[%s] %s", person->unsafe ? "x" : " ", texts_word(WORD_plan_unsafe_box));
        break;
    case ROW_CLOSED:
        buf_printf(out, "[%s] ", person->closed ? "x" : " ");
        if (person->closed)
            plan_say_closed(out, app, screen);
        else
            buf_puts(out, texts_word(WORD_plan_close_box));
        break;
    default:
        break;
    }
}

static int draw_person(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    static const char *const labels[ROWS] = {"Name", "Since", "Aim", "Unsafe", "Closed"};
    struct arena             scratch = {0};
    struct list              list = plan_list(screen, PLAN_PERSON, area.rows);
    for (int at = (int)list.top; at < ROWS; at++) {
        int        row = at - (int)list.top, col = area.cols < PLAN_NARROW && at >= ROW_UNSAFE ? 0 : LABEL_COLS;
        struct buf text = {.arena = &scratch};
        say_row(app, screen, at, &text);
        if (col > 0)
            canvas_text(canvas, area, row, PLAN_TEXT_COL, STYLE_soft, labels[at]);
        canvas_cut(canvas, area, row, PLAN_TEXT_COL + col, area.cols - PLAN_TEXT_COL - col - 1, STYLE_text,
                   buf_text(&text));
        plan_mark_row(screen, PLAN_PERSON, (size_t)at, canvas, area, row);
    }
    struct buf below = {.arena = &scratch};
    say_below(app, &below);
    int rows = below.length > 0 ? plan_prose_rows(below.text, area.cols) : 0;
    if (list.top == 0 && rows > 0)
        plan_prose(canvas, area, ROWS + (ROWS + rows < area.rows), STYLE_soft, below.text);
    arena_free(&scratch);
    return ROWS + (rows > 0) + rows;
}

static void edit(struct app *app, size_t row)
{
    app_push(app, &view_person_edit, &(struct plan_given){.id = app->person.id, .field = row < ROW_UNSAFE ? row : 0});
}

static void act_person(struct app *app, const struct plan_screen *screen, enum action action)
{
    size_t row = screen->where->rows[PLAN_PERSON].chosen;
    bool   has_box = row == ROW_UNSAFE || row == ROW_CLOSED;
    if (action == ACTION_LIST_new)
        app_push(app, &view_first_run, NULL);
    else if (action == ACTION_LIST_edit || (action == ACTION_LIST_open && !has_box))
        edit(app, row);
    else if (action == ACTION_LIST_tick && row == ROW_UNSAFE)
        turn_unsafe(app);
    else if (action == ACTION_LIST_tick && row == ROW_CLOSED)
        plan_person_close(app, screen);
    else if (action == ACTION_LIST_tick)
        app_say_filled(app, false, WORD_plan_no_box, NULL);
}

const struct plan_section plan_person = {
    .title = "Person",
    .say = say_person,
    .count = count_person,
    .draw = draw_person,
    .act = act_person,
    .edits_whole = true,
    .hints = {{ACTION_LIST_tick, "mark"},
              {ACTION_LIST_new, "another"},
              {ACTION_LIST_edit, NULL},
              {ACTION_PLAN_archive, "put away"}},
};

static void say_promise(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)screen;
    const char *promise = app->person.promise;
    if (!promise)
        buf_puts(out, "none yet");
    else
        buf_printf(out, "“%.*s”", (int)strcspn(promise, "\n"), promise);
}

static const char *promise_of(const struct app *app)
{
    return app->person.promise ? app->person.promise : texts_word(WORD_plan_no_promise);
}

static int draw_promise(const struct app *app, const struct plan_screen *screen, struct canvas *canvas,
                        struct rect area)
{
    (void)screen;
    return plan_prose(canvas, area, 0, app->person.promise ? STYLE_text : STYLE_soft, promise_of(app));
}

static void act_promise(struct app *app, const struct plan_screen *screen, enum action action)
{
    (void)screen;
    if (action == ACTION_LIST_edit || action == ACTION_LIST_open || action == ACTION_LIST_new)
        app_push(app, &view_promise_edit, &(struct plan_given){.id = app->person.id});
}

const struct plan_section plan_promise = {
    .title = "Promise",
    .say = say_promise,
    .draw = draw_promise,
    .act = act_promise,
    .edits_whole = true,
    .hints = {{ACTION_LIST_edit, NULL}},
};
