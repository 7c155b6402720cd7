#include "editor/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text.h"

bool folder_is_private(const char *folder)
{
    struct stat status;
    return stat(folder, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
           (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

/* Not closed in a child: the editor keeps the lock after a program that was killed. */
static int open_folder(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
}

bool folder_make(const char *where, struct arena *arena, const char **path, int *lock)
{
    struct buf folder = {.arena = arena};
    buf_printf(&folder, "%s%s/" FOLDER_PREFIX "XXXXXX", where[0] == '/' ? "" : "./", where);
    if (!mkdtemp(folder.text))
        return false;
    *path = folder.text;
    *lock = open_folder(folder.text);
    while (*lock >= 0 && flock(*lock, LOCK_EX) != 0 && errno == EINTR)
        ;
    return true;
}

int folder_lock(const char *path)
{
    int lock = open_folder(path);
    if (lock < 0)
        return -1;
    if (folder_is_private(path) && flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    close(lock);
    return -1;
}

void folder_unlock(int lock)
{
    if (lock < 0)
        return;
    (void)flock(lock, LOCK_UN); /* an editor that is still there may hold it too */
    close(lock);
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

bool folder_write(const char *path, const char *text, size_t length)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return false;
    bool done = length == 0 || (write_all(file, text, length) && write_all(file, "\n", 1));
    int  reason = errno;
    if (close(file) != 0 && done) {
        reason = errno;
        done = false;
    }
    errno = reason;
    return done;
}

bool folder_read(const char *path, struct buf *out)
{
    char block[16384];
    int  file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return errno == ENOENT;
    ssize_t got = 1;
    while (got != 0 && out->length <= TEXT_BODY_MAX + 1) {
        got = read(file, block, sizeof block);
        if (got < 0 && errno != EINTR)
            break;
        buf_put(out, block, got > 0 ? (size_t)got : 0);
    }
    int reason = errno;
    close(file);
    errno = reason;
    if (out->length > 0 && out->text[out->length - 1] == '\n')
        buf_truncate(out, out->length - 1);
    return got >= 0;
}

static void wipe_file(const char *path, void *context)
{
    const char  zeros[4096] = {0};
    struct stat status;
    int         file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    (void)context;
    if (file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        for (off_t left = status.st_size; left > 0; left -= (off_t)sizeof zeros)
            if (!write_all(file, zeros, left < (off_t)sizeof zeros ? (size_t)left : sizeof zeros))
                break;
        (void)fsync(file);
    }
    if (file >= 0)
        close(file);
    (void)unlink(path);
}

void folder_walk(const char *folder, void (*visit)(const char *path, void *context), void *context)
{
    struct arena scratch = {0};
    DIR         *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries)) != NULL;) {
        struct buf name = {.arena = &scratch};
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        buf_printf(&name, "%s/%s", folder, entry->d_name);
        visit(buf_text(&name), context);
    }
    if (entries)
        closedir(entries);
    arena_free(&scratch);
}

void folder_wipe(const char *folder)
{
    folder_walk(folder, wipe_file, NULL);
    (void)rmdir(folder);
}
