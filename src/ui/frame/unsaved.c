/*
 * What is not on disk yet: acts whose write failed, tried again every second until they are written.
 */
#include "ui/frame/app_private.h"

#include <string.h>

bool unsaved_has(const struct layer *layer)
{
    return layer->view->save && layer->view->is_unsaved && layer->view->is_unsaved(layer->state);
}

/*
 * A file that is not there yet is made by the first write; a handle that can write no more, or whose file is no longer
 * the one at its place, is changed for a new one. Where a file had been none is made: an empty one would hide that it
 * is gone.
 */
bool unsaved_writable(struct app *app, struct error *error)
{
    struct app_private *p = app->private;
    enum watch_found    found = watch_look(&p->watch, p->start->db_path, error);
    if (found == WATCH_GONE)
        return false;
    if (store_is_on_disk(app->store) && !p->handle_is_done && found == WATCH_SAME)
        return true;
    struct store *fresh;
    if (!store_open(&fresh, p->start->db_path, STORE_WRITE, p->start->db_is_default, error))
        return false;
    store_close(app->store);
    app->store = fresh;
    p->handle_is_done = false;
    watch_begin(&p->watch, p->start->db_path);
    return true;
}

void unsaved_doubt_handle(struct app *app, const struct error *error)
{
    if (error->kind == ERROR_FAILED || error->kind == ERROR_DAMAGED)
        app->private->handle_is_done = true;
}

bool unsaved_follow_file(struct app *app, bool *changed, struct error *error)
{
    struct app_private *p = app->private;
    enum watch_found    found = watch_look(&p->watch, p->start->db_path, error);
    if (found == WATCH_GONE)
        return false;
    if (found == WATCH_SAME && (!p->handle_is_done || !store_is_on_disk(app->store)))
        return store_poll(app->store, changed, error);
    *changed = true;
    return unsaved_writable(app, error);
}

void unsaved_failed(struct app *app, const struct error *error)
{
    struct app_private *p = app->private;
    const char         *why = error->kind == ERROR_FULL   ? texts_word(WORD_disk_full)
                              : error->kind == ERROR_BUSY ? texts_word(WORD_disk_busy)
                                                          : error->text;
    unsaved_doubt_handle(app, error);
    p->is_not_on_disk = p->is_stale = true;
    memset(p->not_on_disk_why, 0, sizeof p->not_on_disk_why);
    memcpy(p->not_on_disk_why, why, strnlen(why, sizeof p->not_on_disk_why - 1));
}

static bool is_anything_unsaved(const struct app *app)
{
    const struct app_private *p = app->private;
    bool                      found = p->behind != NULL;
    for (size_t i = 0; i < p->depth; i++)
        found = found || unsaved_has(p->stack[i]) || p->stack[i]->is_unkept;
    return found;
}

void unsaved_settled(struct app *app)
{
    if (!is_anything_unsaved(app))
        app->private->is_not_on_disk = false;
}

bool unsaved_save(struct app *app, struct layer *layer)
{
    struct app_private *p = app->private;
    struct layer       *before = p->current;
    struct error        error = {0};
    p->current = layer;
    bool saved = unsaved_writable(app, &error);
    if (saved) {
        store_set_patient(app->store, !p->is_not_on_disk); /* waiting once is enough: each second comes another try */
        saved = layer->view->save(app, layer->state, &error);
        store_set_patient(app->store, true);
    }
    p->current = before;
    if (!saved) {
        unsaved_failed(app, &error);
        return false;
    }
    layer->is_saved = true;
    app_reload(app);
    unsaved_settled(app);
    return true;
}

/* Those behind that are written now, and go. */
static void retry_behind(struct app *app)
{
    struct layer **link = &app->private->behind;
    while (*link) {
        struct layer *layer = *link;
        if ((unsaved_has(layer) && !unsaved_save(app, layer)) || !drafts_save(app, layer)) {
            link = &layer->next;
            continue;
        }
        *link = layer->next;
        stack_free_layer(layer);
    }
}

void unsaved_retry(struct app *app)
{
    struct app_private *p = app->private;
    if (!p->is_not_on_disk)
        return;
    for (size_t i = 0; i < p->depth; i++)
        if (unsaved_has(p->stack[i]) && !unsaved_save(app, p->stack[i]))
            return;
    retry_behind(app);
    unsaved_settled(app);
    p->is_stale = true;
}

static void print_unsaved(const struct app *app, const struct layer *layer, FILE *err)
{
    struct arena scratch = {0};
    struct buf   name = {.arena = &scratch};
    if (layer->view->unsaved_name)
        layer->view->unsaved_name(app, layer->state, &name);
    else
        buf_puts(&name, layer->view->name);
    fprintf(err, "holdfast: not written: %s\n", buf_text(&name));
    arena_free(&scratch);
}

static bool close_layer(struct app *app, struct layer *layer, FILE *err)
{
    if (unsaved_has(layer) && !unsaved_save(app, layer)) {
        print_unsaved(app, layer, err);
        return false;
    }
    if (drafts_save(app, layer))
        return true;
    fprintf(err, "holdfast: not written: what was typed under \"%s\"\n", layer->view->title);
    return false;
}

bool unsaved_close(struct app *app, FILE *err)
{
    struct app_private *p = app->private;
    bool                all = true;
    for (size_t i = 0; i < p->depth; i++)
        all = close_layer(app, p->stack[i], err) && all;
    for (struct layer *layer = p->behind; layer; layer = layer->next)
        all = close_layer(app, layer, err) && all;
    return all;
}
