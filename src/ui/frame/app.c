/*
 * What views may ask for. What the keys mean that are the same on every screen stands in actions.c.
 */
#include "ui/frame/app_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "words/texts.h"

void app_load_again(struct app *app)
{
    app->private->current->is_stale = true;
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
        app_say_fault(app, &error);
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
    struct app_private *p = app->private;
    va_list             arguments;
    va_start(arguments, format);
    vsnprintf(p->message, MESSAGE_SIZE, format, arguments);
    va_end(arguments);
    p->message_is_fault = p->message_is_unread = false;
    p->message_has_undo = undo;
    p->message_keys = 0;
    p->is_stale = true;
}

void app_say_filled(struct app *app, enum word word, const struct buf_value *values)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    buf_fill(&line, texts_word(word), values);
    app_say(app, false, "%s", buf_text(&line));
    arena_free(&scratch);
}

void app_say_word(struct app *app, enum word word, const char *name, const char *value)
{
    app_say_filled(app, word, (const struct buf_value[]){{name, value}, {NULL, NULL}});
}

static void say_reason(struct app *app, enum word word, const struct error *error)
{
    app_say_word(app, word, "reason", error->text);
    app->private->message_is_fault = true;
}

void app_say_fault(struct app *app, const struct error *error)
{
    say_reason(app, WORD_not_shown, error);
}

void app_say_unread(struct app *app, const struct error *error)
{
    unsaved_doubt_handle(app, error);
    app_say_fault(app, error);
    app->private->message_is_unread = true;
}

void app_say_file(struct app *app, const struct error *error)
{
    unsaved_doubt_handle(app, error);
    say_reason(app, WORD_file_not_there, error);
    app->private->message_is_unread = true;
}

bool app_write(struct app *app, bool (*write)(struct app *app, void *context, struct error *error), void *context)
{
    struct error error = {0};
    if (unsaved_writable(app, &error) && write(app, context, &error)) {
        app_reload(app);
        return true;
    }
    unsaved_doubt_handle(app, &error);
    say_reason(app, WORD_not_written, &error);
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

/* Where every plan is put away, the last one begun stays in sight: what was written is there, and so is the urge. */
static bool read_put_away(struct app *app, struct arena *arena, struct person *out, struct error *error)
{
    struct error   absent = *error;
    struct person *persons;
    size_t         count;
    if (!persons_list(app->store, arena, &persons, &count, error))
        return false;
    if (count == 0) {
        *error = absent;
        return false;
    }
    *out = persons[0];
    return true;
}

static bool read_person(struct app *app, struct arena *arena, struct person *out, struct error *error)
{
    const struct app_private *p = app->private;
    if (p->person_id != 0)
        return persons_get(app->store, p->person_id, arena, out, error);
    if (persons_find(app->store, p->start->person_name, arena, out, error))
        return true;
    return error->kind == ERROR_ABSENT && !p->start->person_name && read_put_away(app, arena, out, error);
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
        app_say_unread(app, &error);
    else if (app->has_person)
        begin_again(app);
}
