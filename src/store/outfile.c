#include "store/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/text.h"

enum { MARK_MOST = 512 };

/* Does what is there begin with the mark, or is it empty? */
static bool has_mark(const char *path, const char *mark)
{
    char    begins[MARK_MOST];
    size_t  length = strlen(mark);
    int     file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    ssize_t got = file >= 0 ? read(file, begins, length < MARK_MOST ? length : MARK_MOST) : -1;
    if (file >= 0)
        close(file);
    return got == 0 || (got == (ssize_t)length && memcmp(begins, mark, length) == 0);
}

static bool may_replace(const char *path, const char *mark, const char *how, struct error *error)
{
    struct stat        status;
    struct text_quoted shown = text_quote(path, strlen(path));
    if (lstat(path, &status) != 0)
        return true; /* what keeps it from being made is known when it is */
    if (!S_ISREG(status.st_mode))
        return error_set(error, ERROR_FAILED, "%s is %s; name a file%s", shown.text,
                         S_ISDIR(status.st_mode) ? "a folder" : "no plain file", how);
    if (!has_mark(path, mark))
        return error_set(error, ERROR_FAILED, "%s is there and no report, and stays as it is; name another file%s",
                         shown.text, how);
    return true;
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

bool outfile_write(const char *path, const char *bytes, size_t length, const char *mark, const char *how,
                   struct arena *arena, struct error *error)
{
    if (!may_replace(path, mark, how, error))
        return false;
    struct buf name = {.arena = arena};
    buf_printf(&name, "%s.XXXXXX", path);
    int  file = mkstemp(name.text); /* 0600 */
    bool made = file >= 0;
    bool done = made && write_all(file, bytes, length) && fsync(file) == 0;
    int  reason = errno;
    if (made && close(file) != 0 && done) {
        done = false;
        reason = errno;
    }
    if (done && rename(name.text, path) != 0) {
        done = false;
        reason = errno;
    }
    if (done)
        return true;
    if (made)
        (void)unlink(name.text);
    struct text_quoted shown = text_quote(path, strlen(path));
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        return error_set(error, ERROR_FULL, "the disk is full: %s could not be written", shown.text);
    return error_set(error, ERROR_FAILED, "%s cannot be written: %s; name another file%s", shown.text, strerror(reason),
                     how);
}
