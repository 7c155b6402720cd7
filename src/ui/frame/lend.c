/*
 * A text in the person's own editor: lent from a view that is open, or left by an editor earlier and taken up.
 */
#include "ui/frame/layer.h"

#include <string.h>

#include "editor/launch.h"
#include "editor/recover.h"
#include "store/entries.h"

/* The folder in which the file lies. */
static const char *home_of(const struct app *app, struct arena *arena)
{
    const char *path = app->private->db_path, *slash = strrchr(path, '/');
    return slash ? arena_copy_bytes(arena, path, slash == path ? 1 : (size_t)(slash - path)) : ".";
}

/* What came out of the editor is on disk before the editor's file goes. */
static void take_lent(struct app *app, struct layer *layer, const struct editor *editor, struct error *error)
{
    struct app_private *p = app->private;
    p->current = layer;
    layer->view->lent(app, layer->state, editor->text, editor->length, editor->changed);
    p->current = NULL;
    bool is_kept = layer->is_saved || (!disk_lacks(layer) && drafts_save(app, layer));
    if (is_kept || !editor->changed) {
        launch_forget(editor);
        return;
    }
    error_set(error, ERROR_FAILED, "%s", p->not_on_disk_why);
    if (!launch_leave(editor, error))
        say_fault(app, error);
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

void lend_look(struct app *app)
{
    struct arena      scratch = {0};
    struct recovered *left = NULL;
    size_t            count = 0;
    recover_list(app->env, home_of(app, &scratch), is_in_file, app, &scratch, &left, &count);
    if (count > 0 && !left->is_text)
        say_word(app, WORD_left_files, "path", left->path);
    app->private->left_is_stale = true;
    stack_settle(app);
    arena_free(&scratch);
}

static bool is_taken_up(void *context, const char *text, size_t length)
{
    const struct app_private *p = ((struct app *)context)->private;
    return strlen(p->left_text) == length && memcmp(p->left_text, text, length) == 0;
}

/* Once it stands in a draft the editor's file is not needed any more. */
void lend_take_up(struct app *app)
{
    struct app_private *p = app->private;
    struct arena        scratch = {0};
    struct recovered   *left;
    size_t              count;
    if (!stack_continue(app, &view_write, &(struct write_given){0}, "draft:write+left",
                        "")) /* a key of its own: no other draft is written over */
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

void lend_run(struct app *app)
{
    struct app_private *p = app->private;
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
            say_fault(app, &error);
        stack_settle(app);
    }
    arena_free(&scratch);
    arena_free(&p->lent);
}
