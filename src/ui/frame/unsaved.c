/*
 * What is not on disk yet: acts whose write failed, tried again every second until they are written.
 */
#include "ui/frame/layer.h"

bool unsaved_save(struct app *app, struct layer *layer)
{
    struct app_private *p = app->private;
    struct layer       *before = p->current;
    struct error        error = {0};
    p->current = layer;
    bool saved = disk_writable(app, &error);
    if (saved) {
        store_set_patient(app->store, !p->is_not_on_disk); /* waiting once is enough: each second comes another try */
        saved = layer->view->save(app, layer->state, &error);
        store_set_patient(app->store, true);
    }
    p->current = before;
    if (!saved) {
        disk_failed(app, &error);
        return false;
    }
    layer->is_saved = true;
    shown_reload(app);
    disk_settled(app);
    return true;
}

/* Those behind that are written now, and go. */
static void retry_behind(struct app *app)
{
    struct layer **link = &app->private->behind;
    while (*link) {
        struct layer *layer = *link;
        if ((disk_lacks(layer) && !unsaved_save(app, layer)) || !drafts_save(app, layer)) {
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
        if (disk_lacks(p->stack[i]) && !unsaved_save(app, p->stack[i]))
            return;
    retry_behind(app);
    disk_settled(app);
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
    if (disk_lacks(layer) && !unsaved_save(app, layer)) {
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
