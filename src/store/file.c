#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void file_shown(const char *path, char out[STORE_SHOWN_SIZE])
{
    enum { TAIL = 100 };
    size_t length = strlen(path), at = 0;
    if (length > TAIL) {
        path += length - TAIL;
        while (((unsigned char)*path & 0xC0) == 0x80)
            path++; /* not in the midst of a character */
        memcpy(out, "...", 3);
        at = 3;
    }
    for (; *path; path++)
        out[at++] = (unsigned char)*path < ' ' || *path == 0x7F ? '?' : *path;
    out[at] = '\0';
}

static char *joined(const char *first, const char *second, const char *third)
{
    size_t size = strlen(first) + strlen(second) + strlen(third) + 1;
    char  *whole = malloc(size);
    if (whole)
        snprintf(whole, size, "%s%s%s", first, second, third);
    return whole;
}

char *file_name(const char *path, const char *behind)
{
    return joined(path[0] == '/' ? "" : "./", path, behind);
}

char *file_in(const char *folder, const char *name)
{
    return joined(folder, "/", name);
}

static bool say(const char *path, const char *what, struct error *error)
{
    char shown[STORE_SHOWN_SIZE];
    file_shown(path, shown);
    return error_set(error, ERROR_FAILED, "\"%s\" %s", shown, what);
}

static bool say_errno(const char *path, const char *what, int code, struct error *error)
{
    char shown[STORE_SHOWN_SIZE];
    file_shown(path, shown);
    bool is_full = code == ENOSPC || code == EDQUOT;
    return error_set(error, is_full ? ERROR_FULL : ERROR_FAILED, "\"%s\" %s: %s", shown, what, strerror(code));
}

bool file_look(const char *path, enum file_state *out, struct error *error)
{
    if (!*path)
        return error_set(error, ERROR_USAGE, "the name of the file is empty; give one with --db");
    struct stat status;
    if (stat(path, &status) != 0) {
        int code = errno;
        if (code != ENOENT)
            return say_errno(path, "cannot be opened", code, error);
        if (lstat(path, &status) != 0) {
            *out = FILE_ABSENT;
            return true;
        }
        if (S_ISLNK(status.st_mode))
            return say(path, "is a link to a file that is not there; give another one with --db", error);
        /* else another process made it between the two looks */
    }
    if (S_ISDIR(status.st_mode))
        return say(path, "is a folder; give a file with --db", error);
    if (!S_ISREG(status.st_mode))
        return say(path, "is no ordinary file; give another one with --db", error);
    *out = status.st_size == 0 ? FILE_EMPTY : FILE_FILLED;
    return true;
}

bool file_sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool done = fsync(fd) == 0 || errno == EINVAL; /* a file system that cannot sync folders needs no more */
    close(fd);
    return done;
}

/* The folder a path lies in, in memory of its own; "." for a bare name. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return strdup(".");
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

/* Makes every missing folder on the way to the file. Each is brought to the disk in the folder above it. */
static bool make_folders(const char *path, struct error *error)
{
    char *folder = strdup(path);
    if (!folder)
        return say_errno(path, "cannot be made", ENOMEM, error);
    bool done = true;
    for (char *slash = strchr(folder + 1, '/'); slash && done; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(folder, S_IRWXU) == 0) {
            char *above = folder_of(folder);
            done = chmod(folder, S_IRWXU) == 0 && above && file_sync_folder(above);
            free(above);
        } else {
            done = errno == EEXIST || errno == EISDIR;
        }
        if (!done)
            say_errno(folder, "cannot be made", errno, error);
        *slash = '/';
    }
    free(folder);
    return done;
}

bool file_create(const char *path, bool make_folder, struct error *error)
{
    if (make_folder && strchr(path, '/') && !make_folders(path, error))
        return false;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0) {
        if (errno == EEXIST)
            return true;
        if (errno == ENOENT)
            return say(path, "cannot be made: its folder is not there", error);
        return say_errno(path, "cannot be made", errno, error);
    }
    bool done = fchmod(fd, S_IRUSR | S_IWUSR) == 0; /* the umask may have taken more */
    int  code = errno;
    close(fd);
    return done ? true : say_errno(path, "cannot be made", code, error);
}

bool file_is_half_made(const char *path)
{
    static const unsigned char magic[] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};
    enum { SIZE_AT = 16, HEAD = 20 }; /* where the journal says how many pages the database had */
    unsigned char head[HEAD];
    char         *journal = file_name(path, "-journal");
    int           fd = journal ? open(journal, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    free(journal);
    if (fd < 0)
        return false;
    bool whole = read(fd, head, sizeof head) == (ssize_t)sizeof head;
    close(fd);
    return whole && memcmp(head, magic, sizeof magic) == 0 && memcmp(head + SIZE_AT, "\0\0\0\0", 4) == 0;
}

bool file_has_journal(const char *path)
{
    struct stat status;
    char       *journal = file_name(path, "-journal");
    bool        there = journal && stat(journal, &status) == 0 && status.st_size > 0;
    free(journal);
    return there;
}

bool file_mark(const char *path, struct file_mark *out)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    *out = (struct file_mark){.modified_s = status.st_mtim.tv_sec,
                              .modified_ns = status.st_mtim.tv_nsec,
                              .size = status.st_size,
                              .inode = status.st_ino};
    return true;
}
