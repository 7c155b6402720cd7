#include "support/store_power.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/store_power_private.h"

static struct power *recording; /* NULL: nothing is written down */
static sqlite3_vfs  *real;
static sqlite3_vfs   power_vfs;

static void *grow(struct arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    *room = *room ? *room * 2 : 16;
    void *grown = arena_alloc(arena, *room, size);
    if (count > 0)
        memcpy(grown, items, count * size);
    return grown;
}

/* The path beneath the root, NULL if it does not lie there. */
static const char *beneath(const struct power *power, const char *path)
{
    const char *const roots[] = {power->root, power->real_root};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        size_t length = strlen(roots[i]);
        if (strncmp(path, roots[i], length) == 0 && (path[length] == '/' || path[length] == '\0'))
            return path + length + (path[length] == '/');
    }
    return NULL;
}

static struct power_entry *entry_of(struct power *power, const char *path)
{
    for (size_t i = 0; i < power->entry_count; i++) {
        if (strcmp(power->entries[i].path, path) == 0)
            return &power->entries[i];
    }
    return NULL;
}

static void set_entry(struct power *power, const char *path, int file)
{
    struct power_entry *entry = entry_of(power, path);
    if (!entry) {
        power->entries = grow(power->arena, power->entries, power->entry_count, &power->entry_room, sizeof *entry);
        entry = &power->entries[power->entry_count++];
        entry->path = arena_copy_text(power->arena, path);
    }
    entry->file = file;
}

static void drop_entry(struct power *power, const char *path)
{
    struct power_entry *entry = entry_of(power, path);
    if (entry)
        *entry = power->entries[--power->entry_count];
}

static int add_file(struct power *power, const unsigned char *bytes, size_t length)
{
    power->files = grow(power->arena, power->files, power->file_count, &power->file_room, sizeof *power->files);
    power->files[power->file_count] = (struct power_file){bytes, length};
    return (int)power->file_count++;
}

static void write_down(struct power *power, struct power_operation operation)
{
    if (operation.path)
        operation.path = arena_copy_text(power->arena, operation.path);
    if (operation.from)
        operation.from = arena_copy_text(power->arena, operation.from);
    operation.acknowledged = power->acknowledged;
    power->operations = grow(power->arena, power->operations, power->operation_count, &power->operation_room,
                             sizeof *power->operations);
    power->operations[power->operation_count++] = operation;
}

static void folder_of(const char *path, char out[PATH_MAX])
{
    const char *slash = strrchr(path, '/');
    snprintf(out, PATH_MAX, "%.*s", slash ? (int)(slash - path) : 0, path);
}

static void sync_folder_of(struct power *power, const char *path, bool of_deletion)
{
    char folder[PATH_MAX];
    folder_of(path, folder);
    write_down(power, (struct power_operation){.kind = POWER_SYNC_FOLDER, .path = folder, .of_deletion = of_deletion});
}

struct recorded_file {
    sqlite3_file        base;
    const struct power *power; /* whose file it is; another recording does not know it */
    int                 number;
    bool          folder_due; /* its first sync brings its name to the disk as well, as SQLite's own VFS does it */
    char         *path;
    sqlite3_file *file; /* the real one, in the memory behind this */
};

static struct recorded_file *recorded(sqlite3_file *file)
{
    return (struct recorded_file *)(void *)file;
}

static sqlite3_file *file_of(sqlite3_file *file)
{
    return recorded(file)->file;
}

static bool is_recorded(sqlite3_file *file)
{
    return recording && recorded(file)->power == recording;
}

static int close_file(sqlite3_file *file)
{
    free(recorded(file)->path);
    return file_of(file)->pMethods->xClose(file_of(file));
}

static int read_file(sqlite3_file *file, void *out, int amount, sqlite3_int64 at)
{
    return file_of(file)->pMethods->xRead(file_of(file), out, amount, at);
}

static int write_file(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 at)
{
    if (is_recorded(file)) {
        unsigned char *copy = arena_alloc(recording->arena, (size_t)amount, 1);
        memcpy(copy, bytes, (size_t)amount);
        write_down(recording, (struct power_operation){.kind = POWER_WRITE,
                                                       .file = recorded(file)->number,
                                                       .at = at,
                                                       .length = (size_t)amount,
                                                       .bytes = copy});
    }
    return file_of(file)->pMethods->xWrite(file_of(file), bytes, amount, at);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    if (is_recorded(file))
        write_down(recording,
                   (struct power_operation){.kind = POWER_TRUNCATE, .file = recorded(file)->number, .at = size});
    return file_of(file)->pMethods->xTruncate(file_of(file), size);
}

static int sync_file(sqlite3_file *file, int flags)
{
    (void)flags;
    if (is_recorded(file)) {
        write_down(recording, (struct power_operation){.kind = POWER_SYNC, .file = recorded(file)->number});
        if (recorded(file)->folder_due)
            sync_folder_of(recording, recorded(file)->path, false);
        recorded(file)->folder_due = false;
    }
    return SQLITE_OK;
}

static int size_file(sqlite3_file *file, sqlite3_int64 *size)
{
    return file_of(file)->pMethods->xFileSize(file_of(file), size);
}

static int lock_file(sqlite3_file *file, int level)
{
    return file_of(file)->pMethods->xLock(file_of(file), level);
}

static int unlock_file(sqlite3_file *file, int level)
{
    return file_of(file)->pMethods->xUnlock(file_of(file), level);
}

static int check_file(sqlite3_file *file, int *out)
{
    return file_of(file)->pMethods->xCheckReservedLock(file_of(file), out);
}

static int control_file(sqlite3_file *file, int what, void *argument)
{
    return file_of(file)->pMethods->xFileControl(file_of(file), what, argument);
}

static int sector_size(sqlite3_file *file)
{
    return file_of(file)->pMethods->xSectorSize(file_of(file));
}

static int characteristics(sqlite3_file *file)
{
    return file_of(file)->pMethods->xDeviceCharacteristics(file_of(file));
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = size_file,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_file,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
};

/* A file that nobody has seen yet was made just now, by SQLite or by the store just before it. */
static int number_of(struct power *power, const char *path)
{
    struct power_entry *entry = entry_of(power, path);
    if (entry)
        return entry->file;
    int file = add_file(power, NULL, 0);
    set_entry(power, path, file);
    write_down(power, (struct power_operation){.kind = POWER_CREATE, .file = file, .path = path});
    return file;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *out, int flags, int *out_flags)
{
    (void)vfs;
    struct recorded_file *file = recorded(out);
    memset(file, 0, sizeof *file);
    file->file = (sqlite3_file *)(void *)(file + 1);
    int code = real->xOpen(real, name, file->file, flags, out_flags);
    if (file->file->pMethods)
        file->base.pMethods = &methods;
    const char *path = code == SQLITE_OK && recording && name ? beneath(recording, name) : NULL;
    if (path) {
        file->power = recording;
        file->number = number_of(recording, path);
        file->path = strdup(path);
        file->folder_due = (flags & SQLITE_OPEN_CREATE) && (flags & SQLITE_OPEN_MAIN_JOURNAL);
    }
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    (void)vfs;
    int         code = real->xDelete(real, name, 0);
    const char *path = code == SQLITE_OK && recording ? beneath(recording, name) : NULL;
    if (path) {
        write_down(recording, (struct power_operation){.kind = POWER_DELETE, .path = path});
        drop_entry(recording, path);
        if (sync_folder)
            sync_folder_of(recording, path, true);
    }
    return code;
}

void power_install(void)
{
    if (sqlite3_vfs_find("power")) /* a test that failed has left it */
        power_remove();
    real = sqlite3_vfs_find(NULL);
    power_vfs = *real;
    power_vfs.zName = "power";
    power_vfs.pNext = NULL;
    power_vfs.szOsFile = real->szOsFile + (int)sizeof(struct recorded_file);
    power_vfs.xOpen = open_file;
    power_vfs.xDelete = delete_file;
    sqlite3_vfs_register(&power_vfs, 1);
}

void power_remove(void)
{
    recording = NULL;
    sqlite3_vfs_unregister(&power_vfs);
}

/*
 * What the store does to files without SQLite. The test program's own functions stand in front of libc's; each does the
 * same by another name.
 */
int mkdir(const char *path, mode_t mode)
{
    int         code = mkdirat(AT_FDCWD, path, mode);
    const char *inside = code == 0 && recording ? beneath(recording, path) : NULL;
    if (inside) {
        set_entry(recording, inside, POWER_FOLDER);
        write_down(recording, (struct power_operation){.kind = POWER_CREATE, .file = POWER_FOLDER, .path = inside});
    }
    return code;
}

int rename(const char *from, const char *to)
{
    int         code = renameat(AT_FDCWD, from, AT_FDCWD, to);
    const char *old = code == 0 && recording ? beneath(recording, from) : NULL;
    const char *new = old ? beneath(recording, to) : NULL;
    struct power_entry *entry = new ? entry_of(recording, old) : NULL;
    if (entry) {
        int file = entry->file;
        write_down(recording, (struct power_operation){.kind = POWER_RENAME, .file = file, .path = new, .from = old});
        drop_entry(recording, old);
        set_entry(recording, new, file);
    }
    return code;
}

static bool is_same(const struct power *power, const char *path, const struct stat *status)
{
    char        whole[PATH_MAX];
    struct stat other;
    snprintf(whole, sizeof whole, "%s/%s", power->root, path);
    return stat(whole, &other) == 0 && other.st_ino == status->st_ino && other.st_dev == status->st_dev;
}

int fsync(int fd)
{
    struct stat status;
    if (!recording || fstat(fd, &status) != 0)
        return fdatasync(fd);
    if (is_same(recording, "", &status))
        write_down(recording, (struct power_operation){.kind = POWER_SYNC_FOLDER, .path = ""});
    for (size_t i = 0; i < recording->entry_count; i++) {
        const struct power_entry entry = recording->entries[i];
        if (is_same(recording, entry.path, &status))
            write_down(recording,
                       (struct power_operation){.kind = entry.file == POWER_FOLDER ? POWER_SYNC_FOLDER : POWER_SYNC,
                                                .file = entry.file,
                                                .path = entry.path});
    }
    return 0;
}

static int read_in(struct power *power, const char *path, size_t length)
{
    unsigned char *bytes = arena_alloc(power->arena, length, 1);
    FILE          *in = fopen(path, "rb");
    assert_non_null(in);
    assert_int_equal(fread(bytes, 1, length, in), length);
    fclose(in);
    return add_file(power, bytes, length);
}

/* Takes what lies in a folder beneath the root as it is. */
static void take_in(struct power *power, const char *folder)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%.2000s/%.2000s", power->root, folder);
    DIR *listing = opendir(path);
    assert_non_null(listing);
    for (struct dirent *found = readdir(listing); found; found = readdir(listing)) {
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
            continue;
        struct stat status;
        char        inside[NAME_MAX * 2 + 2];
        snprintf(inside, sizeof inside, "%.255s%s%.255s", folder, *folder ? "/" : "", found->d_name);
        snprintf(path, sizeof path, "%.2000s/%.512s", power->root, inside);
        assert_int_equal(stat(path, &status), 0);
        bool is_folder = S_ISDIR(status.st_mode);
        set_entry(power, inside, is_folder ? POWER_FOLDER : read_in(power, path, (size_t)status.st_size));
        if (is_folder)
            take_in(power, inside);
    }
    closedir(listing);
}

struct power *power_record(struct arena *arena, const char *folder)
{
    char          resolved[PATH_MAX];
    struct power *power = ARENA_NEW(arena, struct power, 1);
    assert_non_null(realpath(folder, resolved));
    power->arena = arena;
    power->root = arena_copy_text(arena, folder);
    power->real_root = arena_copy_text(arena, resolved);
    take_in(power, "");
    power->first = ARENA_NEW(arena, struct power_entry, power->entry_count);
    power->first_count = power->entry_count;
    if (power->entry_count > 0)
        memcpy(power->first, power->entries, power->entry_count * sizeof *power->first);
    recording = power;
    return power;
}

void power_stop(void)
{
    recording = NULL;
}

void power_acknowledge(struct power *power)
{
    power->acknowledged++;
}

size_t power_operations(const struct power *power)
{
    return power->operation_count;
}

size_t power_acknowledged(const struct power *power, size_t at)
{
    return at < power->operation_count ? power->operations[at].acknowledged : power->acknowledged;
}
