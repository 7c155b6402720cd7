#include "ui/frame/app.h"

#include <stdarg.h>
#include <stdio.h>

#include "ui/frame/layer.h"

void app_load_again(struct app *app)
{
    app->private->current->is_stale = true;
}

struct arena *app_arena(struct app *app)
{
    return &app->private->current->own;
}

void app_push(struct app *app, const struct view *view, const void *given)
{
    stack_open(app, STEP_PUSH, view, given);
}

void app_pop(struct app *app)
{
    stack_pop(app, app->private->current);
}

void app_answer(struct app *app,
                void (*chosen)(struct app *app, void *state, const void *loaded, size_t index, const char *text),
                size_t index, const char *text)
{
    struct app_private *p = app->private;
    stack_note(app, (struct step){.kind = STEP_ANSWER,
                                  .chosen = chosen,
                                  .asker = p->current->asker,
                                  .index = index,
                                  .text = arena_copy_text(&p->asked, text)});
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
    if (!unsaved_save(app, layer))
        return false;
    struct error error = {0};
    if (layer->is_loaded && !layer->is_behind && !stack_load(app, layer, &error) && error.kind != ERROR_ABSENT)
        say_fault(app, &error);
    return true;
}

bool app_save_draft(struct app *app)
{
    return drafts_save(app, app->private->current);
}

bool app_is_offering(const struct app *app)
{
    return app->private->current->offered != NULL;
}

void app_lend(struct app *app, const char *text, size_t length)
{
    struct app_private *p = app->private;
    arena_free(&p->lent);
    p->lender = p->current;
    p->lent_text = arena_copy_bytes(&p->lent, text, length);
    p->lent_length = length;
    p->request = SESSION_EDITOR;
}

bool app_drop_draft(struct app *app, struct error *error)
{
    return drafts_drop(app, app->private->current, error);
}

bool app_discard_draft(struct app *app)
{
    return drafts_discard(app, app->private->current);
}

void app_say(struct app *app, bool undo, const char *format, ...)
{
    char    line[MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    say_line(app, line);
    app->private->message_has_undo = undo;
}

void app_say_filled(struct app *app, bool undo, enum word word, const struct buf_value *values)
{
    say_filled(app, word, values);
    app->private->message_has_undo = undo;
}

bool app_write(struct app *app, bool (*write)(struct app *app, void *context, struct error *error), void *context)
{
    struct error error = {0};
    if (disk_writable(app, &error) && write(app, context, &error)) {
        shown_reload(app);
        return true;
    }
    say_unwritten(app, &error);
    return false;
}

void app_quit(struct app *app)
{
    app->private->is_over = true;
}

void app_show_person(struct app *app, int64_t id)
{
    shown_change(app, id);
}
