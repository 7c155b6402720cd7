/*
 * The stack of views. A view that asks for another one is still running: so its wish is noted, the new view is opened at once (what it is given may
 * lie on the asker's C stack), and stack_settle() puts it in place.
 */
#include "ui/frame/layer.h"

#include <assert.h>
#include <string.h>

struct layer *stack_top(const struct app *app)
{
    const struct app_private *p = app->private;
    return p->depth > 0 ? p->stack[p->depth - 1] : NULL;
}

size_t stack_base(const struct app *app)
{
    const struct app_private *p = app->private;
    size_t                    at = p->depth > 0 ? p->depth - 1 : 0;
    while (at > 0 && p->stack[at]->view->draws_over)
        at--;
    return at;
}

struct layer *stack_find(const struct app *app, const struct view *view)
{
    const struct app_private *p = app->private;
    for (size_t i = p->depth; i > 0; i--)
        if (p->stack[i - 1]->view == view)
            return p->stack[i - 1];
    return NULL;
}

void stack_free_layer(struct layer *layer)
{
    if (layer->view->close)
        layer->view->close(layer->state);
    arena_free(&layer->rows);
    arena_free(&layer->kept);
    struct arena own = layer->own;
    arena_free(&own);
}

/* A layer that left the stack: gone, or kept behind while something in it is not on disk. */
static void let_go(struct app *app, struct layer *layer)
{
    bool is_kept = drafts_save(app, layer);
    if (is_kept && !disk_lacks(layer)) {
        stack_free_layer(layer);
        return;
    }
    layer->is_behind = true;
    layer->next = app->private->behind;
    app->private->behind = layer;
}

/* Where on the stack it stands; its depth if it does not. */
static size_t find(const struct app_private *p, const struct layer *layer)
{
    size_t at = 0;
    while (at < p->depth && p->stack[at] != layer)
        at++;
    return at;
}

static void take_out(struct app_private *p, size_t at)
{
    p->depth--;
    for (size_t i = at; i < p->depth; i++)
        p->stack[i] = p->stack[i + 1];
}

static void put_in(struct app_private *p, size_t at, struct layer *layer)
{
    for (size_t i = p->depth++; i > at; i--)
        p->stack[i] = p->stack[i - 1];
    p->stack[at] = layer;
}

static void leave(struct app *app, struct layer *layer)
{
    struct app_private *p = app->private;
    size_t              at = find(p, layer);
    if (!layer || at == p->depth)
        return; /* it has left already, or stands behind: unsaved_retry() frees it */
    take_out(p, at);
    let_go(app, layer);
}

/* What is half-filled and left by Esc is not lost, and that is said. */
static void leave_for_now(struct app *app, struct layer *layer)
{
    bool is_open = layer && find(app->private, layer) < app->private->depth;
    if (is_open && drafts_save(app, layer) && layer->draft)
        say_line(app, texts_word(WORD_form_kept));
    leave(app, layer);
}

void stack_close_above(struct app *app, const struct layer *layer)
{
    while (stack_top(app) && stack_top(app) != layer)
        leave(app, stack_top(app));
}

bool stack_open(struct app *app, enum step_kind kind, const struct view *view, const void *given)
{
    struct app_private *p = app->private;
    struct layer       *caller = p->current;
    if (caller && caller->is_behind)
        return false; /* what is written from behind opens nothing */
    if (kind == STEP_PUSH && p->depth + p->step_count >= STACK_MAX) {
        say_line(app, texts_word(WORD_stack_full));
        return false;
    }
    struct arena  own = {0};
    struct layer *layer = ARENA_NEW(&own, struct layer, 1);
    layer->view = view;
    layer->number = ++p->opened;
    layer->asker = caller ? caller->number : 0;
    layer->state = arena_alloc(&own, 1, view->state_size);
    layer->loaded = arena_alloc(&own, 1, view->loaded_size);
    layer->own = own;
    layer->is_stale = true;
    struct error error = {0};
    p->current = layer;
    bool opened = !view->open || view->open(app, layer->state, given, &error);
    if (opened)
        drafts_find(app, layer);
    p->current = caller;
    if (!opened) {
        say_fault(app, &error);
        arena_free(&layer->rows);
        own = layer->own;
        arena_free(&own);
        return false;
    }
    if (p->message_keys > 0 && !view->draws_over)
        p->message[0] = '\0'; /* it spoke about the screen before this one */
    stack_note(app, (struct step){.kind = kind, .caller = caller, .layer = layer});
    return true;
}

bool stack_continue(struct app *app, const struct view *view, const void *given, const char *key, const char *about)
{
    struct app_private *p = app->private;
    p->continues = key;
    p->continues_about = about;
    bool is_open = stack_open(app, STEP_PUSH, view, given);
    p->continues = NULL;
    return is_open;
}

void stack_note(struct app *app, struct step step)
{
    struct app_private *p = app->private;
    assert(p->step_count < STEPS_MAX);
    p->steps[p->step_count++] = step;
}

void stack_pop(struct app *app, struct layer *layer)
{
    if (layer && !layer->is_behind)
        stack_note(app, (struct step){.kind = STEP_POP, .caller = layer});
}

static void put_aside(struct app_private *p, struct arena rows)
{
    struct outdated *outdated = ARENA_NEW(&rows, struct outdated, 1);
    *outdated = (struct outdated){rows, p->outdated};
    p->outdated = outdated;
}

static void free_outdated(struct app_private *p)
{
    while (p->outdated) {
        struct arena rows = p->outdated->rows;
        p->outdated = p->outdated->next;
        arena_free(&rows);
    }
}

/* A load that fails changes nothing: neither what is shown nor where one is. */
bool stack_load(struct app *app, struct layer *layer, struct error *error)
{
    if (!layer->is_stale)
        return true;
    struct app_private *p = app->private;
    const struct view  *view = layer->view;
    struct layer       *before = p->current;
    struct arena        rows = {0}, scratch = {0};
    void               *out = arena_alloc(&rows, 1, view->loaded_size);
    void               *state = arena_alloc(&scratch, 1, view->state_size);
    memcpy(state, layer->state, view->state_size);
    p->current = layer;
    bool loaded = !view->load || view->load(app, layer->state, out, &rows, error);
    p->current = before;
    if (loaded) {
        put_aside(p, layer->rows);
        layer->rows = rows;
        layer->loaded = out;
    } else {
        memcpy(layer->state, state, view->state_size);
        arena_free(&rows);
    }
    arena_free(&scratch);
    layer->is_stale = !loaded;
    layer->is_loaded = layer->is_loaded || loaded;
    return loaded;
}

void stack_all_stale(struct app *app)
{
    struct app_private *p = app->private;
    for (size_t i = 0; i < p->depth; i++)
        p->stack[i]->is_stale = true;
    p->small.is_read = false;
    p->is_stale = p->left_is_stale = true;
}

/* The old tab stays until the new one has something to show. */
static void go_to_tab(struct app *app, struct layer *layer)
{
    struct error error = {0};
    if (!stack_load(app, layer, &error)) {
        say_fault(app, &error);
        stack_free_layer(layer);
        return;
    }
    stack_close_above(app, NULL);
    put_in(app->private, 0, layer);
}

/* An answer to a view that has left meanwhile is for nobody. */
static void answer(struct app *app, const struct step *step)
{
    struct app_private *p = app->private;
    if (step->asker == 0) /* the app itself asked, which never leaves */
        step->chosen(app, NULL, NULL, step->index, step->text);
    for (size_t i = 0; i < p->depth && step->asker != 0; i++) {
        struct layer *layer = p->stack[i];
        if (layer->number != step->asker)
            continue;
        p->current = layer;
        step->chosen(app, layer->state, layer->loaded, step->index, step->text);
        p->current = NULL;
        return;
    }
}

static void take_step(struct app *app, const struct step *step)
{
    struct app_private *p = app->private;
    size_t              at = step->caller ? find(p, step->caller) : p->depth;
    switch (step->kind) {
    case STEP_PUSH:
        put_in(p, at < p->depth ? at + 1 : p->depth, step->layer);
        break;
    case STEP_POP:
        leave_for_now(app, step->caller);
        break;
    case STEP_REPLACE:
        leave(app, step->caller);
        put_in(p, at < p->depth ? at : p->depth, step->layer);
        break;
    case STEP_TAB:
        go_to_tab(app, step->layer);
        break;
    case STEP_ANSWER:
        answer(app, step);
        break;
    }
}

static void take_steps(struct app *app)
{
    struct app_private *p = app->private;
    for (size_t i = 0; i < p->step_count; i++) {
        struct step step = p->steps[i];
        take_step(app, &step);
    }
    p->step_count = 0;
    arena_free(&p->asked);
}

/* Loads what is seen. False if a layer had nothing to show and left: then it must be looked at again. */
static bool load_seen(struct app *app)
{
    struct app_private *p = app->private;
    for (size_t i = stack_base(app); i < p->depth; i++) {
        struct layer *layer = p->stack[i];
        struct error  error = {0};
        if (stack_load(app, layer, &error))
            continue;
        bool is_gone = error.kind == ERROR_ABSENT && !layer->view->is_tab;
        if (!is_gone || !layer->is_loaded)
            say_unread(app, &error);
        bool is_only_here = disk_lacks(layer); /* an urge: it is shown as far as it is known */
        if (is_gone || (!layer->is_loaded && !is_only_here)) {
            leave(app, layer);
            return false;
        }
    }
    return true;
}

void stack_settle(struct app *app)
{
    struct app_private *p = app->private;
    do
        take_steps(app);
    while (!p->is_over && (!load_seen(app) || p->step_count > 0)); /* what is never drawn again is not read again */
    const struct layer *top = stack_top(app);
    if (!p->is_over && top && top->view == &view_today)
        drafts_look(app);
    if (!top)
        p->is_over = true;
    free_outdated(p);
    p->has_work = !p->is_over && top && top->view->work;
    p->is_stale = true;
}

void stack_free(struct app *app)
{
    struct app_private *p = app->private;
    while (p->depth > 0)
        stack_free_layer(p->stack[--p->depth]);
    while (p->behind) {
        struct layer *layer = p->behind;
        p->behind = layer->next;
        stack_free_layer(layer);
    }
    free_outdated(p);
}
