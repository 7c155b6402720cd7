/*
 * The file under the screens: it may be moved, deleted, or another one put in its place while they are open, and a write may fail.
 */
#include "ui/frame/layer.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static void watch_begin(struct watch *watch, const char *path)
{
    struct stat now = {0};
    watch->had_file = true;
    if (stat(path, &now) != 0)
        now.st_ino = 0; /* gone already: the next look says so */
    watch->device = now.st_dev;
    watch->number = now.st_ino;
}

/* The end of a long path says more than its beginning. */
static const char *short_path(const char *path)
{
    enum { SHOWN = 60 };
    size_t length = strlen(path);
    if (length <= SHOWN)
        return path;
    path += length - SHOWN;
    const char *slash = strchr(path, '/');
    return slash ? slash + 1 : path;
}

enum watch_found { WATCH_SAME, WATCH_OTHER, WATCH_GONE };

/* WATCH_GONE fills the error. While no file was there yet, all is the same. */
static enum watch_found watch_look(const struct watch *watch, const char *path, struct error *error)
{
    struct stat now;
    if (!watch->had_file)
        return WATCH_SAME;
    bool is_there = stat(path, &now) == 0;
    if (!is_there && errno != ENOENT && errno != ENOTDIR)
        return WATCH_SAME; /* whoever uses it will say what it is */
    if (!is_there || now.st_size == 0) {
        error_set(error, ERROR_FAILED, is_there ? "\"%s\" is empty" : "\"%s\" is gone", short_path(path));
        return WATCH_GONE;
    }
    return now.st_dev == watch->device && now.st_ino == watch->number ? WATCH_SAME : WATCH_OTHER;
}

/* Nobody is asked what could not be written: the folder must be there in which the file is to be made. */
static bool find_folder(const char *path, struct error *error)
{
    struct arena scratch = {0};
    struct stat  about;
    const char  *slash = strrchr(path, '/');
    size_t       length = slash ? (size_t)(slash - path) + 1 : 0;
    bool         is_there = !slash || stat(arena_copy_bytes(&scratch, path, length), &about) == 0;
    arena_free(&scratch);
    return is_there ||
           error_set(error, ERROR_FAILED, "\"%s\" cannot be made: its folder is not there", short_path(path));
}

/* A file that is missing or empty is not made before there is something to write into it. */
bool disk_open(struct app *app, struct error *error)
{
    struct app_private *p = app->private;
    struct stat         about;
    if (!p->db_path)
        return error_set(error, ERROR_FAILED, "no home folder is known; --db FILE says where the data lies");
    bool is_new = stat(p->db_path, &about) != 0 || about.st_size == 0;
    if (is_new && !p->db_is_default && !find_folder(p->db_path, error))
        return false;
    if (!store_open(&app->store, p->db_path, is_new ? STORE_READ : STORE_WRITE, p->db_is_default, error))
        return false;
    if (store_is_on_disk(app->store))
        watch_begin(&p->watch, p->db_path);
    return true;
}

/*
 * A file that is not there yet is made by the first write; a handle that can write no more, or whose file is no longer
 * the one at its place, is changed for a new one. Where a file had been none is made: an empty one would hide that it
 * is gone.
 */
bool disk_writable(struct app *app, struct error *error)
{
    struct app_private *p = app->private;
    enum watch_found    found = watch_look(&p->watch, p->db_path, error);
    if (found == WATCH_GONE)
        return false;
    if (store_is_on_disk(app->store) && !p->handle_is_done && found == WATCH_SAME)
        return true;
    struct store *fresh;
    if (!store_open(&fresh, p->db_path, STORE_WRITE, p->db_is_default, error))
        return false;
    store_close(app->store);
    app->store = fresh;
    p->handle_is_done = false;
    watch_begin(&p->watch, p->db_path);
    return true;
}

/* Where it fails nothing is lost, and nobody waits for it: another day will do. */
void disk_tidy(struct app *app, int64_t rest_ms)
{
    enum { REST_MS = 60 * 1000 };
    struct app_private *p = app->private;
    bool                is_busy = p->is_not_on_disk || p->was_typed || p->handle_is_done || p->has_work;
    if (rest_ms < REST_MS || p->tidied_on == app->present.today || is_busy || !store_is_on_disk(app->store))
        return;
    struct error error;
    p->tidied_on = app->present.today;
    store_set_patient(app->store, false);
    if (!store_tidy(app->store, &error))
        disk_doubt(app, &error);
    store_set_patient(app->store, true);
}

void disk_doubt(struct app *app, const struct error *error)
{
    if (error->kind == ERROR_FAILED || error->kind == ERROR_DAMAGED)
        app->private->handle_is_done = true;
}

bool disk_follow(struct app *app, bool *changed, struct error *error)
{
    struct app_private *p = app->private;
    enum watch_found    found = watch_look(&p->watch, p->db_path, error);
    if (found == WATCH_GONE)
        return false;
    if (found == WATCH_SAME && (!p->handle_is_done || !store_is_on_disk(app->store)))
        return store_poll(app->store, changed, error);
    *changed = true;
    return disk_writable(app, error);
}

void disk_failed(struct app *app, const struct error *error)
{
    struct app_private *p = app->private;
    const char         *why = error->kind == ERROR_FULL   ? texts_word(WORD_disk_full)
                              : error->kind == ERROR_BUSY ? texts_word(WORD_disk_busy)
                                                          : error->text;
    disk_doubt(app, error);
    p->is_not_on_disk = p->is_stale = true;
    memset(p->not_on_disk_why, 0, sizeof p->not_on_disk_why);
    memcpy(p->not_on_disk_why, why, strnlen(why, sizeof p->not_on_disk_why - 1));
}

bool disk_lacks(const struct layer *layer)
{
    return layer->view->save && layer->view->is_unsaved && layer->view->is_unsaved(layer->state);
}

static bool is_anything_unsaved(const struct app *app)
{
    const struct app_private *p = app->private;
    bool                      found = p->behind != NULL;
    for (size_t i = 0; i < p->depth; i++)
        found = found || disk_lacks(p->stack[i]) || p->stack[i]->is_unkept;
    return found;
}

void disk_settled(struct app *app)
{
    if (!is_anything_unsaved(app))
        app->private->is_not_on_disk = false;
}
