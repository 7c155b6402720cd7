#include "support/store_faults.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

enum call { CALL_OPEN, CALL_READ, CALL_WRITE, CALL_TRUNCATE, CALL_SYNC, CALL_DELETE, CALL_SIZE, CALL_LOCK };

static struct {
    int        calls, at, changes;
    enum fault fault;
    bool       for_good, syncs_only, hit;
} disk;

static sqlite3_vfs *real;
static sqlite3_vfs  failing;

struct failing_file {
    sqlite3_file  base;
    sqlite3_file *file; /* the real one, in the memory behind this */
};

static bool fails(enum call call)
{
    bool now;
    if (call == CALL_WRITE || call == CALL_TRUNCATE || call == CALL_SYNC || call == CALL_DELETE)
        disk.changes++;
    disk.calls++;
    if (disk.syncs_only)
        now = call == CALL_SYNC;
    else
        now = disk.at > 0 && (disk.calls == disk.at || (disk.for_good && disk.calls > disk.at));
    if (now && disk.fault == FAULT_FULL && call != CALL_WRITE)
        now = false;
    disk.hit = disk.hit || now;
    if (now)
        errno = disk.fault == FAULT_FULL ? ENOSPC : EIO;
    return now;
}

static sqlite3_file *file_of(sqlite3_file *file)
{
    return ((struct failing_file *)(void *)file)->file;
}

static int close_file(sqlite3_file *file)
{
    return file_of(file)->pMethods->xClose(file_of(file));
}

static int read_file(sqlite3_file *file, void *out, int amount, sqlite3_int64 at)
{
    if (fails(CALL_READ) && disk.fault == FAULT_FAILS)
        return SQLITE_IOERR_READ;
    return file_of(file)->pMethods->xRead(file_of(file), out, amount, at);
}

static int write_file(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 at)
{
    bool now = fails(CALL_WRITE);
    if (now && disk.fault == FAULT_FULL)
        return SQLITE_FULL;
    if (now && disk.fault == FAULT_FAILS)
        return SQLITE_IOERR_WRITE;
    int code = file_of(file)->pMethods->xWrite(file_of(file), bytes, amount, at);
    return now && code == SQLITE_OK ? SQLITE_IOERR_WRITE : code;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    bool now = fails(CALL_TRUNCATE);
    if (now && disk.fault == FAULT_FAILS)
        return SQLITE_IOERR_TRUNCATE;
    int code = file_of(file)->pMethods->xTruncate(file_of(file), size);
    return now && code == SQLITE_OK ? SQLITE_IOERR_TRUNCATE : code;
}

static int sync_file(sqlite3_file *file, int flags)
{
    (void)file;
    (void)flags;
    return fails(CALL_SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int size_file(sqlite3_file *file, sqlite3_int64 *size)
{
    if (fails(CALL_SIZE) && disk.fault == FAULT_FAILS)
        return SQLITE_IOERR_FSTAT;
    return file_of(file)->pMethods->xFileSize(file_of(file), size);
}

static int lock_file(sqlite3_file *file, int level)
{
    if (fails(CALL_LOCK) && disk.fault == FAULT_FAILS)
        return SQLITE_IOERR_LOCK;
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

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *out, int flags, int *out_flags)
{
    (void)vfs;
    struct failing_file *file = (struct failing_file *)(void *)out;
    memset(file, 0, sizeof *file);
    if (fails(CALL_OPEN) && disk.fault == FAULT_FAILS)
        return SQLITE_CANTOPEN;
    file->file = (sqlite3_file *)(void *)(file + 1);
    int code = real->xOpen(real, name, file->file, flags, out_flags);
    if (file->file->pMethods)
        file->base.pMethods = &methods;
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    (void)vfs;
    bool now = fails(CALL_DELETE);
    if (now && disk.fault == FAULT_FAILS)
        return SQLITE_IOERR_DELETE;
    (void)sync_folder;
    int code = real->xDelete(real, name, 0);
    return now && code == SQLITE_OK ? SQLITE_IOERR_DIR_FSYNC : code;
}

void faults_install(void)
{
    if (sqlite3_vfs_find("failing")) /* a test that failed has left it */
        faults_remove();
    real = sqlite3_vfs_find(NULL);
    failing = *real;
    failing.zName = "failing";
    failing.pNext = NULL;
    failing.szOsFile = real->szOsFile + (int)sizeof(struct failing_file);
    failing.xOpen = open_file;
    failing.xDelete = delete_file;
    sqlite3_vfs_register(&failing, 1);
    faults_arm(0, FAULT_FAILS, false);
}

void faults_remove(void)
{
    sqlite3_vfs_unregister(&failing);
}

void faults_arm(int at, enum fault fault, bool for_good)
{
    memset(&disk, 0, sizeof disk);
    disk.at = at;
    disk.fault = fault;
    disk.for_good = for_good;
}

void faults_arm_syncs(void)
{
    faults_arm(0, FAULT_FAILS, true);
    disk.syncs_only = true;
}

bool faults_hit(void)
{
    return disk.hit;
}

int faults_calls(void)
{
    return disk.calls;
}

int faults_changes(void)
{
    return disk.changes;
}
