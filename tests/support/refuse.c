/*
 * A library to preload: the call with a certain number that the program makes of the C library fails, or is its last one. HOLDFAST_REFUSE is
 * "WHAT NUMBER HOW": WHAT is `calls` (files and folders) or `memory`, counted from 1 each; HOW is eio, enospc, eintr, eacces, short or kill, with a
 * `+` behind it for this call and all after it. HOLDFAST_REFUSED names a file of a struct refused, which is counted up.
 */
#define _GNU_SOURCE
#include "support/refuse.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* What may become of a call. */
enum fate { IO = 1, SPACE = 2, INTERRUPT = 4, ACCESS = 8, SHORT = 16 };

static struct refused *counts; /* NULL: nothing is watched yet */
static long            wanted;
static bool            of_memory, for_good, kills;
static enum fate       fate;

static const struct {
    const char *name;
    enum fate   fate;
    int         code;
} fates[] = {{"eio", IO, EIO},
             {"enospc", SPACE, ENOSPC},
             {"eintr", INTERRUPT, EINTR},
             {"eacces", ACCESS, EACCES},
             {"short", SHORT, 0}};
static int code_of_fate;

__attribute__((constructor)) static void begin(void)
{
    const char *what = getenv("HOLDFAST_REFUSE"), *path = getenv("HOLDFAST_REFUSED");
    char        kind[16] = "", how[16] = "";
    if (!what || !path || sscanf(what, "%15s %ld %15s", kind, &wanted, how) != 3)
        return;
    of_memory = strcmp(kind, "memory") == 0;
    for_good = strchr(how, '+') != NULL;
    how[strcspn(how, "+")] = '\0';
    kills = strcmp(how, "kill") == 0;
    for (size_t i = 0; i < sizeof fates / sizeof *fates; i++) {
        if (strcmp(how, fates[i].name) == 0) {
            fate = fates[i].fate;
            code_of_fate = fates[i].code;
        }
    }
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0)
        abort();
    void *map = mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (map == MAP_FAILED)
        abort();
    counts = map;
}

static bool is_due(long number)
{
    if (number != wanted && !(for_good && number > wanted))
        return false;
    if (kills)
        raise(SIGKILL);
    return true;
}

/* Counts the call; true if it fails, with errno, or, for SHORT, does half of what it is asked. */
static bool refuse(int possible)
{
    if (!counts || of_memory || !is_due(++counts->calls) || (possible & (int)fate) == 0)
        return false;
    counts->refused++;
    errno = code_of_fate;
    return true;
}

/* A terminal is never full, and one that fails is gone, as when its window is closed: that is another test. */
static int of_file(int file, int possible)
{
    int before = errno;
    if (isatty(file))
        possible &= INTERRUPT;
    errno = before;
    return possible;
}

static bool refuse_memory(void)
{
    if (!counts || !of_memory || !is_due(++counts->memory))
        return false;
    counts->refused++;
    errno = ENOMEM;
    return true;
}

/* The one behind this library, of that name. */
static void find(const char *name, void *out)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(out, &found, sizeof found);
}

#define CALL(type, failed, name, possible, parameters, arguments)                                                      \
    type name parameters                                                                                               \
    {                                                                                                                  \
        static type(*real) parameters;                                                                                 \
        if (!real)                                                                                                     \
            find(#name, &real);                                                                                        \
        return refuse(possible) ? failed : real arguments;                                                             \
    }

/* One that moves `size` bytes, and may move half of them. */
#define MOVE(name, possible, parameters, arguments)                                                                    \
    ssize_t name parameters                                                                                            \
    {                                                                                                                  \
        static ssize_t(*real) parameters;                                                                              \
        if (!real)                                                                                                     \
            find(#name, &real);                                                                                        \
        if (refuse((possible) | SHORT)) {                                                                              \
            if (fate != SHORT)                                                                                         \
                return -1;                                                                                             \
            size -= size / 2;                                                                                          \
        }                                                                                                              \
        return real arguments;                                                                                         \
    }

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        static int (*real)(const char *, int, ...);                                                                    \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = va_arg(rest, mode_t);                                                                            \
        va_end(rest);                                                                                                  \
        if (!real)                                                                                                     \
            find(#name, &real);                                                                                        \
        return refuse(IO | ACCESS | INTERRUPT | ((flags & O_CREAT) ? SPACE : 0)) ? -1 : real(path, flags, mode);       \
    }

/* Locks, and the flags of a file. */
#define CONTROL(name)                                                                                                  \
    int name(int file, int command, ...)                                                                               \
    {                                                                                                                  \
        static int (*real)(int, int, ...);                                                                             \
        va_list rest;                                                                                                  \
        va_start(rest, command);                                                                                       \
        void *argument = va_arg(rest, void *);                                                                         \
        va_end(rest);                                                                                                  \
        if (!real)                                                                                                     \
            find(#name, &real);                                                                                        \
        return refuse(IO | INTERRUPT) ? -1 : real(file, command, argument);                                            \
    }

OPEN(open)
OPEN(open64)
CONTROL(fcntl)
CONTROL(fcntl64)
MOVE(read, of_file(file, IO | INTERRUPT), (int file, void *bytes, size_t size), (file, bytes, size))
MOVE(__read_chk, of_file(file, IO | INTERRUPT), (int file, void *bytes, size_t size, size_t room),
     (file, bytes, size, room))
MOVE(write, of_file(file, IO | SPACE | INTERRUPT), (int file, const void *bytes, size_t size), (file, bytes, size))
MOVE(pread, IO | INTERRUPT, (int file, void *bytes, size_t size, off_t at), (file, bytes, size, at))
MOVE(pread64, IO | INTERRUPT, (int file, void *bytes, size_t size, off_t at), (file, bytes, size, at))
MOVE(pwrite, IO | SPACE | INTERRUPT, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at))
MOVE(pwrite64, IO | SPACE | INTERRUPT, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at))
MOVE(getrandom, INTERRUPT, (void *bytes, size_t size, unsigned flags), (bytes, size, flags))
CALL(int, -1, close, IO | INTERRUPT, (int file), (file))
CALL(int, -1, fsync, IO | SPACE, (int file), (file))
CALL(int, -1, fdatasync, IO | SPACE, (int file), (file))
CALL(int, -1, ftruncate, IO | SPACE, (int file, off_t size), (file, size))
CALL(int, -1, ftruncate64, IO | SPACE, (int file, off_t size), (file, size))
CALL(int, -1, unlink, IO | ACCESS, (const char *path), (path))
CALL(int, -1, unlinkat, IO | ACCESS, (int folder, const char *path, int flags), (folder, path, flags))
CALL(int, -1, rename, IO | SPACE | ACCESS, (const char *from, const char *to), (from, to))
CALL(int, -1, link, IO | SPACE | ACCESS, (const char *from, const char *to), (from, to))
CALL(int, -1, mkdir, IO | SPACE | ACCESS, (const char *path, mode_t mode), (path, mode))
CALL(int, -1, chmod, IO | ACCESS, (const char *path, mode_t mode), (path, mode))
CALL(int, -1, fchmod, IO | ACCESS, (int file, mode_t mode), (file, mode))
CALL(int, -1, access, IO | ACCESS, (const char *path, int mode), (path, mode))
CALL(int, -1, stat, IO | ACCESS, (const char *path, struct stat *out), (path, out))
CALL(int, -1, lstat, IO | ACCESS, (const char *path, struct stat *out), (path, out))
CALL(int, -1, fstat, IO, (int file, struct stat *out), (file, out))
CALL(int, -1, stat64, IO | ACCESS, (const char *path, struct stat64 *out), (path, out))
CALL(int, -1, lstat64, IO | ACCESS, (const char *path, struct stat64 *out), (path, out))
CALL(int, -1, fstat64, IO, (int file, struct stat64 *out), (file, out))
CALL(DIR *, NULL, opendir, IO | ACCESS, (const char *path), (path))

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
    return refuse_memory() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return refuse_memory() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return refuse_memory() ? NULL : __libc_realloc(memory, size);
}
