/*
 * What views may ask for, and the actions that mean the same on every screen.
 */
#include "app_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "data.h"
#include "store/contacts.h"
#include "ui/pick.h"

enum { UNDO_REPEAT_MS = 700 }; /* a held key comes again at most so late */

static const struct {
    enum action        action;
    const struct view *view;
} tabs[APP_TABS] = {
    {ACTION_TABS_today, &view_today},
    {ACTION_TABS_urges, &view_urges},
};

const struct view *app_tab_view(size_t at)
{
    return tabs[at].view;
}

enum action app_tab_action(size_t at)
{
    return tabs[at].action;
}

struct arena *app_arena(struct app *app, const void *state)
{
    struct app_private *p = app->private;
    if (p->current && p->current->state == state)
        return &p->current->rows;
    for (size_t i = 0; i < p->depth; i++)
        if (p->stack[i]->state == state)
            return &p->stack[i]->rows;
    struct layer *layer = p->behind;
    while (layer->state != state)
        layer = layer->next;
    return &layer->rows;
}

void app_push(struct app *app, const struct view *view, const void *given)
{
    stack_open(app, STEP_PUSH, view, given);
}

static void pop(struct app *app, struct layer *layer)
{
    if (layer && !layer->is_behind)
        stack_note(app, (struct step){.kind = STEP_POP, .caller = layer});
}

void app_pop(struct app *app)
{
    pop(app, app->private->current);
}

void app_pop_then(struct app *app, void (*call)(struct app *app, void *context, size_t index, const char *text),
                  void *context, size_t index, const char *text)
{
    struct app_private *p = app->private;
    struct step         step = {.kind = STEP_CALL, .caller = p->current, .call = call, .context = context};
    step.index = index;
    step.text = arena_copy_text(&p->asked, text);
    stack_note(app, step);
}

void app_replace(struct app *app, const struct view *view, const void *given)
{
    if (!stack_open(app, STEP_REPLACE, view, given))
        app_pop(app);
}

void app_tab(struct app *app, const struct view *tab)
{
    stack_open(app, STEP_TAB, tab, NULL);
}

bool app_save(struct app *app)
{
    struct layer *layer = app->private->current;
    if (!layer || !layer->view->save)
        return true;
    if (!keep_save(app, layer))
        return false;
    struct error error = {0};
    if (layer->is_loaded && !layer->is_behind && !stack_load(app, layer, &error) && error.kind != ERROR_ABSENT)
        app_say_fault(app, &error);
    return true;
}

static void say(struct app *app, bool is_fault, bool undo, const char *format, va_list arguments)
{
    struct app_private *p = app->private;
    vsnprintf(p->message, sizeof p->message, format, arguments);
    p->message_is_fault = is_fault;
    p->message_has_undo = undo;
    p->message_keys = 0;
    p->is_stale = true;
}

void app_say(struct app *app, bool undo, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(app, false, undo, format, arguments);
    va_end(arguments);
}

static void say_fault(struct app *app, const char *format, ...) PRINTF_LIKE(2, 3);
static void say_fault(struct app *app, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(app, true, false, format, arguments);
    va_end(arguments);
}

static void say_filled(struct app *app, enum word word, const char *name, const char *value)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    buf_fill(&line, data_word(word), (const struct buf_value[]){{name, value}, {NULL, NULL}});
    if (word == WORD_taken_back_count)
        app_say(app, false, "%s", buf_text(&line));
    else
        say_fault(app, "%s", buf_text(&line));
    arena_free(&scratch);
}

void app_say_fault(struct app *app, const struct error *error)
{
    say_filled(app, WORD_not_shown, "reason", error->text);
}

bool app_write(struct app *app, bool (*write)(struct app *app, void *context, struct error *error), void *context)
{
    struct error error = {0};
    if (keep_writable(app, &error) && write(app, context, &error)) {
        app_reload(app);
        return true;
    }
    if (error.kind == ERROR_FAILED)
        app->private->handle_is_done = true;
    say_filled(app, WORD_not_written, "reason", error.text);
    return false;
}

void app_quit(struct app *app)
{
    app->private->is_over = true;
}

static bool count_persons(struct app *app, struct arena *arena, struct error *error)
{
    struct person *persons;
    size_t         count;
    if (!persons_list(app->store, arena, &persons, &count, error))
        return false;
    app->person_count = 0;
    for (size_t i = 0; i < count; i++)
        app->person_count += !persons[i].archived;
    return true;
}

static bool read_person(struct app *app, struct arena *arena, struct person *out, struct error *error)
{
    const struct app_private *p = app->private;
    if (p->person_id != 0)
        return persons_get(app->store, p->person_id, arena, out, error);
    return persons_find(app->store, p->start->person_name, arena, out, error);
}

bool app_load_person(struct app *app, struct error *error)
{
    struct app_private *p = app->private;
    struct arena        rows = {0};
    struct person       person;
    if (!read_person(app, &rows, &person, error) || !count_persons(app, &rows, error)) {
        arena_free(&rows);
        return false;
    }
    arena_free(&p->person_rows);
    p->person_rows = rows;
    p->person_id = person.id;
    app->person = person;
    app->has_person = true;
    stack_all_stale(app);
    return true;
}

/* The person is gone: its start was taken back. What is left is the question since when. */
static void begin_again(struct app *app)
{
    struct app_private *p = app->private;
    p->person_id = 0;
    struct error error = {0};
    if (app_load_person(app, &error))
        return; /* another one is there */
    app->has_person = false;
    if (!stack_find(app, &view_first_run))
        stack_open(app, STEP_TAB, &view_first_run, NULL);
}

void app_reload(struct app *app)
{
    struct error error = {0};
    stack_all_stale(app);
    if (app_load_person(app, &error))
        return;
    if (error.kind != ERROR_ABSENT)
        app_say_fault(app, &error);
    else if (app->has_person)
        begin_again(app);
}

static bool take_back(struct app *app, void *context, struct error *error)
{
    struct arena scratch = {0};
    struct act   act;
    (void)context;
    bool done = act_undo(app->store, &app->present, &scratch, &act, error);
    arena_free(&scratch);
    return done;
}

static void say_taken_back(struct app *app)
{
    struct arena scratch = {0};
    struct tally tally;
    struct error error = {0};
    char         days[16];
    bool         counts =
        app->has_person && !app->count_hidden &&
        contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, &scratch, &tally, NULL, &error);
    if (counts) {
        snprintf(days, sizeof days, "%d", (int)tally.streak_days);
        say_filled(app, WORD_taken_back_count, "days", days);
    } else {
        app_say(app, false, "%s", data_word(WORD_taken_back));
    }
    arena_free(&scratch);
}

static bool has_acts(struct app *app)
{
    struct arena scratch = {0};
    struct act  *acts;
    size_t       count = 0;
    struct error error = {0};
    bool         known = store_is_on_disk(app->store) && act_list(app->store, &scratch, &acts, &count, &error);
    arena_free(&scratch);
    return store_is_on_disk(app->store) && (!known || count > 0);
}

/* Held down it takes back one act, not fifty: there is no way forward again. */
static void undo(struct app *app)
{
    struct app_private *p = app->private;
    bool                is_held = app->monotonic_ms - p->undo_ms < UNDO_REPEAT_MS;
    p->undo_ms = app->monotonic_ms;
    if (is_held)
        return;
    if (!has_acts(app))
        app_say(app, false, "%s", data_word(WORD_nothing_to_take_back));
    else if (app_write(app, take_back, NULL))
        say_taken_back(app);
}

/* Goes back to a view that is open somewhere below, or opens it. */
static void go_to(struct app *app, const struct view *view)
{
    struct layer *layer = stack_find(app, view);
    if (!layer)
        stack_open(app, STEP_PUSH, view, NULL);
    else if (layer != stack_top(app))
        stack_close_above(app, layer);
}

/* An urge screen below decides for itself whether `u` goes back to its urge. */
static void go_to_urge(struct app *app, enum action action)
{
    struct layer *layer = stack_find(app, &view_urge);
    struct layer *top = stack_top(app);
    go_to(app, &view_urge);
    if (!layer || layer == top)
        return;
    app->private->current = layer;
    layer->view->act(app, layer->state, action, 0);
    app->private->current = NULL;
}

static bool is_on_tab(const struct app *app)
{
    const struct layer *top = stack_top(app);
    return top && top->view->is_tab;
}

static void go_tab(struct app *app, size_t at)
{
    if (stack_top(app)->view != tabs[at].view)
        app_tab(app, tabs[at].view);
}

static void turn_tab(struct app *app, size_t step)
{
    for (size_t i = 0; i < APP_TABS; i++)
        if (stack_top(app)->view == tabs[i].view) {
            go_tab(app, (i + step) % APP_TABS);
            return;
        }
}

static void next_person(struct app *app)
{
    struct arena   scratch = {0};
    struct person *persons;
    size_t         count, at = 0;
    struct error   error = {0};
    if (!persons_list(app->store, &scratch, &persons, &count, &error)) {
        app_say_fault(app, &error);
        return;
    }
    while (at < count && persons[at].id != app->person.id)
        at++;
    for (size_t i = 1; i <= count; i++) {
        const struct person *next = &persons[(at + i) % count];
        if (!next->archived) {
            app->private->person_id = next->id;
            break;
        }
    }
    arena_free(&scratch);
    app_reload(app);
}

static void act_on_person(struct app *app, enum action action)
{
    switch (action) {
    case ACTION_EVERYWHERE_urge:
    case ACTION_PLAIN_urge:
        go_to_urge(app, action);
        break;
    case ACTION_PLAIN_contact:
        go_to(app, &view_contact);
        break;
    case ACTION_PLAIN_checkin:
        go_to(app, &view_checkin);
        break;
    case ACTION_PLAIN_undo:
        undo(app);
        break;
    case ACTION_PLAIN_person:
        if (is_on_tab(app) && app->person_count > 1)
            next_person(app);
        break;
    default:
        break;
    }
}

static void act_on_tabs(struct app *app, enum action action)
{
    for (size_t i = 0; i < APP_TABS; i++)
        if (tabs[i].action == action)
            go_tab(app, i);
    if (action == ACTION_TABS_next)
        turn_tab(app, 1);
    else if (action == ACTION_TABS_previous)
        turn_tab(app, APP_TABS - 1);
}

void app_act(struct app *app, enum action action)
{
    struct app_private *p = app->private;
    switch (action) {
    case ACTION_EVERYWHERE_back:
        if (!is_on_tab(app))
            pop(app, stack_top(app));
        break;
    case ACTION_PLAIN_quit:
        if (is_on_tab(app))
            app_quit(app);
        else
            pop(app, stack_top(app));
        break;
    case ACTION_EVERYWHERE_away:
    case ACTION_PLAIN_away:
        app_quit(app);
        break;
    case ACTION_EVERYWHERE_help:
    case ACTION_PLAIN_help:
        go_to(app, &view_help);
        break;
    case ACTION_EVERYWHERE_suspend:
        p->wish = SESSION_SUSPEND;
        break;
    case ACTION_EVERYWHERE_redraw:
        p->wish = SESSION_REDRAW;
        break;
    case ACTION_TABS_today:
    case ACTION_TABS_urges:
    case ACTION_TABS_next:
    case ACTION_TABS_previous:
        if (is_on_tab(app))
            act_on_tabs(app, action);
        break;
    default:
        if (app->has_person)
            act_on_person(app, action);
        break;
    }
}
