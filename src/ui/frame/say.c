/*
 * The line for what just happened.
 */
#include "ui/frame/layer.h"

void say_line(struct app *app, const char *line)
{
    struct app_private *p = app->private;
    snprintf(p->message, MESSAGE_SIZE, "%s", line);
    p->message_is_fault = p->message_is_unread = p->message_has_undo = false;
    p->message_keys = 0;
    p->is_stale = true;
}

void say_filled(struct app *app, enum word word, const struct buf_value *values)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    buf_fill(&line, texts_word(word), values);
    say_line(app, buf_text(&line));
    arena_free(&scratch);
}

void say_word(struct app *app, enum word word, const char *name, const char *value)
{
    say_filled(app, word, (const struct buf_value[]){{name, value}, {NULL, NULL}});
}

static void say_reason(struct app *app, enum word word, const struct error *error)
{
    say_word(app, word, "reason", error->text);
    app->private->message_is_fault = true;
}

void say_fault(struct app *app, const struct error *error)
{
    say_reason(app, WORD_not_shown, error);
}

void say_unwritten(struct app *app, const struct error *error)
{
    disk_doubt(app, error);
    say_reason(app, WORD_not_written, error);
}

void say_unread(struct app *app, const struct error *error)
{
    disk_doubt(app, error);
    say_reason(app, WORD_not_shown, error);
    app->private->message_is_unread = true;
}

void say_file(struct app *app, const struct error *error)
{
    disk_doubt(app, error);
    say_reason(app, WORD_file_not_there, error);
    app->private->message_is_unread = true;
}
