#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/text.h"

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
    for (size_t rest = strlen(path), taken; rest > 0 && at < STORE_SHOWN_SIZE - 4; path += taken, rest -= taken) {
        codepoint character;
        taken = text_decode(path, rest, &character);
        at += (size_t)text_encode(text_visible(character), out + at);
    }
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

/* What SQLite opens beside the file: it would wait for ever for whoever writes into a FIFO. */
static bool are_ordinary_beside(const char *path, struct error *error)
{
    static const char *const names[] = {"-journal", "-wal"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct stat status;
        char       *name = file_name(path, names[i]);
        bool        is_odd = name && stat(name, &status) == 0 && !S_ISREG(status.st_mode);
        if (is_odd)
            say(name, "lies beside the file and is no ordinary file; take it away", error);
        free(name);
        if (is_odd)
            return false;
    }
    return true;
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
    if (!are_ordinary_beside(path, error))
        return false;
    *out = status.st_size == 0 ? FILE_EMPTY : FILE_FILLED;
    return true;
}

/* May anybody else put another file in the place of this one? The group of one's own is one's own. */
static bool is_open_to_others(const struct stat *folder)
{
    bool is_foreign = folder->st_uid != geteuid() && folder->st_uid != 0;
    bool by_group = (folder->st_mode & S_IWGRP) && folder->st_gid != getegid();
    return is_foreign || (((folder->st_mode & S_IWOTH) || by_group) && !(folder->st_mode & S_ISVTX));
}

static bool check_folder(const char *path, struct error *error)
{
    struct stat status;
    char       *real = realpath(path, NULL);
    char       *slash = real ? strrchr(real, '/') : NULL;
    if (slash)
        slash[slash == real] = '\0';
    bool is_open = slash && stat(real, &status) == 0 && is_open_to_others(&status);
    if (is_open)
        say(real,
            "is a folder that others may write to; take that from them (chmod go-w), or keep the file elsewhere with "
            "--db",
            error);
    free(real);
    return !is_open;
}

bool file_make_private(const char *path, bool for_writing, struct error *error)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return say_errno(path, "cannot be opened", errno, error);
    bool is_own = status.st_uid == geteuid();
    if (for_writing && !is_own)
        return say(path, "belongs to somebody else; use a file of your own with --db", error);
    bool is_loose = (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
    if (is_loose && is_own && chmod(path, S_IRUSR | S_IWUSR) != 0 && for_writing)
        return say_errno(path, "can be read by others and cannot be made private (chmod 600)", errno, error);
    return !for_writing || check_folder(path, error);
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

bool file_sync_folder_of(const char *path)
{
    char *folder = folder_of(path);
    bool  done = folder && file_sync_folder(folder);
    free(folder);
    return done;
}

bool file_write_all(int file, const char *bytes, size_t length)
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

/* Makes every missing folder on the way to the file. Each is brought to the disk in the folder above it. */
bool file_make_folders(const char *path, struct error *error)
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
    if (make_folder && strchr(path, '/') && !file_make_folders(path, error))
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

static uint32_t number_at(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

bool file_header_is_ours(const unsigned char header[FILE_HEADER_SIZE])
{
    enum { APPLICATION_ID = 68 };
    return memcmp(header, "SQLite format 3", 16) == 0 && number_at(header + APPLICATION_ID) == STORE_APPLICATION_ID;
}

/*
 * A segment of a journal, as https://www.sqlite.org/fileformat2.html#the_rollback_journal has it: a head that fills a sector, then pages, each
 * behind its number and before a checksum. The next segment begins at a whole sector.
 */
enum { HEAD_SIZE = 28, AT_RECORDS = 8, AT_PAGES_BEFORE = 16, AT_SECTOR = 20, AT_PAGE_SIZE = 24, AROUND_A_PAGE = 8 };

/* Goes through one segment from *at on, which then is the next one's place. True: *ours is known. */
static bool look_through_segment(FILE *journal, long *at, bool *ours)
{
    static const unsigned char magic[] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};
    unsigned char              head[HEAD_SIZE], number[4], header[FILE_HEADER_SIZE];
    *ours = false;
    if (fseek(journal, *at, SEEK_SET) != 0 || fread(head, sizeof head, 1, journal) != 1 ||
        memcmp(head, magic, sizeof magic) != 0)
        return true;
    *ours = number_at(head + AT_PAGES_BEFORE) == 0; /* it was being made */
    uint32_t sector = number_at(head + AT_SECTOR), page = number_at(head + AT_PAGE_SIZE);
    bool     is_odd = sector < HEAD_SIZE || sector > 65536 || page < 512 || page > 65536;
    if (*ours || is_odd)
        return true;
    long record = *at + (long)sector, step = (long)page + AROUND_A_PAGE;
    for (uint32_t i = 0; i < number_at(head + AT_RECORDS); i++, record += step) {
        if (fseek(journal, record, SEEK_SET) != 0 || fread(number, sizeof number, 1, journal) != 1)
            return true;
        if (number_at(number) != 1)
            continue;
        *ours = fread(header, sizeof header, 1, journal) == 1 && file_header_is_ours(header);
        return true;
    }
    *at = (record + (long)sector - 1) / (long)sector * (long)sector;
    return false;
}

bool file_journal_is_ours(const char *path)
{
    char *name = file_name(path, "-journal");
    int   fd = name ? open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    FILE *journal = fd < 0 ? NULL : fdopen(fd, "rb");
    bool  ours = false;
    long  at = 0;
    free(name);
    if (!journal && fd >= 0)
        close(fd);
    while (journal && !look_through_segment(journal, &at, &ours))
        continue;
    if (journal)
        fclose(journal);
    return ours;
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

bool file_mark_same(const struct file_mark *a, const struct file_mark *b)
{
    return a->modified_s == b->modified_s && a->modified_ns == b->modified_ns && a->size == b->size &&
           a->inode == b->inode;
}
