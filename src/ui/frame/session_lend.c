#include "ui/frame/session_private.h"

#include <string.h>

#include "editor/launch.h"
#include "editor/recover.h"
#include "store/entries.h"

/* The folder in which the file lies. */
static const char *home_of(const struct app *app, struct arena *arena)
{
    const char *path = app->private->start->db_path, *slash = strrchr(path, '/');
    return slash ? arena_copy_bytes(arena, path, slash == path ? 1 : (size_t)(slash - path)) : ".";
}

/* What came out of the editor is on disk before the editor's file goes. */
static void take_lent(struct app *app, struct layer *layer, const struct editor *editor, struct error *error)
{
    struct app_private *p = app->private;
    p->current = layer;
    layer->view->lent(app, layer->state, editor->text, editor->length, editor->changed);
    p->current = NULL;
    bool is_kept = layer->is_saved || (!unsaved_has(layer) && drafts_save(app, layer));
    if (is_kept || !editor->changed) {
        launch_forget(editor);
        return;
    }
    error_set(error, ERROR_FAILED, "%s", p->not_on_disk_why);
    if (!launch_leave(editor, error))
        app_say_fault(app, error);
}

/* What is not in the file is remembered: Today offers it. */
static bool is_in_file(void *context, const char *text, size_t length)
{
    struct app         *app = context;
    struct app_private *p = app->private;
    struct error        error;
    bool                is_held;
    if (entries_hold(app->store, text, length, &is_held, &error) && is_held)
        return true;
    arena_free(&p->left);
    p->left_text = arena_copy_bytes(&p->left, text, length);
    return false;
}

void session_say_left(struct session *session)
{
    struct app       *app = &session->app;
    struct arena      scratch = {0};
    struct recovered *left = NULL;
    size_t            count = 0;
    recover_list(app->env, home_of(app, &scratch), is_in_file, app, &scratch, &left, &count);
    if (count > 0 && !left->is_text)
        app_say_word(app, WORD_left_files, "path", left->path);
    session->private.left_is_stale = true;
    stack_settle(app);
    arena_free(&scratch);
}

static bool is_taken_up(void *context, const char *text, size_t length)
{
    const struct app_private *p = ((struct app *)context)->private;
    return strlen(p->left_text) == length && memcmp(p->left_text, text, length) == 0;
}

/* Once it stands in a draft the editor's file is not needed any more. */
void session_take_up(struct app *app)
{
    struct app_private *p = app->private;
    struct arena        scratch = {0};
    struct recovered   *left;
    size_t              count;
    p->continues = "draft:write+left"; /* a draft of another text is not written over */
    p->continues_about = "";
    bool is_open = stack_open(app, STEP_PUSH, &view_write, &(struct write_given){0});
    p->continues = NULL;
    if (!is_open)
        return;
    struct layer *layer = p->steps[p->step_count - 1].layer;
    p->current = layer;
    layer->view->lent(app, layer->state, p->left_text, strlen(p->left_text), true);
    p->current = NULL;
    if (drafts_save(app, layer)) {
        recover_list(app->env, home_of(app, &scratch), is_taken_up, app, &scratch, &left, &count);
        p->left_text = NULL;
        p->left_is_stale = true;
    }
    arena_free(&scratch);
}

void session_lend(struct session *session)
{
    struct app         *app = &session->app;
    struct app_private *p = &session->private;
    struct layer       *layer = p->lender;
    struct arena        scratch = {0};
    struct editor       editor;
    struct error        error = {0};
    p->lender = NULL;
    if (layer && layer == stack_top(app)) {
        bool is_stored = drafts_save(app, layer);
        if (launch_editor(app->env, home_of(app, &scratch), p->lent_text, p->lent_length, is_stored, &scratch, &editor,
                          &error))
            take_lent(app, layer, &editor, &error);
        else
            app_say_fault(app, &error);
        stack_settle(app);
    }
    arena_free(&scratch);
    arena_free(&p->lent);
}
