#include "store/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/text.h"
#include "store/internal.h"

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

/*
 * Gives the file that name. What came to stand there since it was looked at is not lost: a free name is taken first, by an empty file that nobody else
 * made, and one that is not free is looked at again. 0, an errno, or -1 if the error is filled.
 */
static int rename_to(const char *from, const char *path, const char *mark, const char *how, struct error *error)
{
    int taken = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (taken >= 0)
        close(taken);
    else if (errno != EEXIST)
        return errno;
    else if (!may_replace(path, mark, how, error))
        return -1;
    if (rename(from, path) == 0)
        return 0;
    int reason = errno;
    if (taken >= 0)
        (void)unlink(path);
    return reason;
}

/*
 * The file beside it that becomes it. It has a fixed name, so that what a run left that was killed is taken over by the next one, and a lock, so
 * that nobody takes over what is still being written. -1 with errno.
 */
static int open_part(const char *name, const char *mark)
{
    struct stat opened = {0}, there = {0};
    int         file = open(name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return -1;
    int reason =
        flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &opened) == 0 && lstat(name, &there) == 0 ? 0 : errno;
    if (reason == 0 && opened.st_ino != there.st_ino)
        reason = EWOULDBLOCK; /* it just got its name */
    if (reason == 0 && (!S_ISREG(opened.st_mode) || opened.st_nlink != 1 || !has_mark(name, mark)))
        reason = EEXIST;
    if (reason == 0 && (ftruncate(file, 0) != 0 || fchmod(file, S_IRUSR | S_IWUSR) != 0))
        reason = errno;
    if (reason == 0)
        return file;
    close(file);
    errno = reason;
    return -1;
}

bool outfile_write(const char *path, const char *bytes, size_t length, const char *mark, const char *how,
                   struct arena *arena, struct error *error)
{
    if (!may_replace(path, mark, how, error))
        return false;
    struct buf name = {.arena = arena};
    buf_printf(&name, "%s.part", path);
    int file = open_part(name.text, mark);
    int reason = file >= 0 && file_write_all(file, bytes, length) && fsync(file) == 0 ? 0 : errno;
    if (reason == 0)
        reason = rename_to(name.text, path, mark, how, error);
    if (reason != 0 && file >= 0)
        (void)unlink(name.text);
    if (file >= 0 && close(file) != 0 && reason == 0)
        reason = errno;
    if (reason == 0 && !file_sync_folder_of(path))
        reason = errno;
    if (reason <= 0)
        return reason == 0;
    struct text_quoted shown = text_quote(path, strlen(path));
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        return error_set(error, ERROR_FULL, "the disk is full: %s could not be written", shown.text);
    if (reason == EWOULDBLOCK)
        return error_set(error, ERROR_BUSY, "another Holdfast is writing %s just now; try again, or name another file%s",
                         shown.text, how);
    return error_set(error, ERROR_FAILED, "%s cannot be written: %s; name another file%s", shown.text, strerror(reason),
                     how);
}
