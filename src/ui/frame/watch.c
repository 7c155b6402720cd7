#include "ui/frame/watch.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "core/arena.h"

void watch_begin(struct watch *watch, const char *path)
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

enum watch_found watch_look(const struct watch *watch, const char *path, struct error *error)
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

bool watch_folder(const char *path, struct error *error)
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
