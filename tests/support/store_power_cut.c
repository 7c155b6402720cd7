/*
 * What the disk holds after the power went. An operation is settled if a sync of its file, or of its folder, came after
 * it. The operations are gone through in their order: those that are settled took place, the others by chance; writes
 * in pieces of a sector.
 */
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "support/all_random.h"
#include "support/store_power_private.h"

enum { SECTOR = 512 };

/* A file as the disk holds it. */
struct image {
    unsigned char *bytes; /* malloc'd, or NULL */
    size_t         length;
};

struct disk {
    struct image       *files;
    struct power_entry *entries;
    size_t              entry_count;
    struct random       random;
    bool                all, none; /* of what is not settled */
    unsigned            kept_of_8; /* else: so many pieces of 8, about */
};

static bool stands_in(const char *path, const char *folder)
{
    const char *slash = strrchr(path, '/');
    size_t      length = slash ? (size_t)(slash - path) : 0;
    return strlen(folder) == length && strncmp(path, folder, length) == 0;
}

static bool settles(const struct power_operation *later, const struct power_operation *earlier, enum power_disk disk)
{
    if (earlier->kind == POWER_WRITE || earlier->kind == POWER_TRUNCATE)
        return later->kind == POWER_SYNC && later->file == earlier->file;
    return later->kind == POWER_SYNC_FOLDER && stands_in(earlier->path, later->path) &&
           !(later->of_deletion && disk == POWER_KEEPS_DELETED);
}

static bool is_settled(const struct power *power, size_t which, size_t at, enum power_disk disk)
{
    for (size_t i = which + 1; i < at && disk != POWER_IGNORES_SYNCS; i++) {
        if (settles(&power->operations[i], &power->operations[which], disk))
            return true;
    }
    return false;
}

/* What lies behind the end comes as zeros, or as whatever the disk held there before. */
static void resize(struct disk *disk, struct image *file, size_t length, bool garbage)
{
    unsigned char *bytes = calloc(length + 1, 1);
    assert_non_null(bytes);
    if (file->length > 0)
        memcpy(bytes, file->bytes, length < file->length ? length : file->length);
    if (garbage && length > file->length)
        random_bytes(&disk->random, (char *)bytes + file->length, length - file->length);
    free(file->bytes);
    file->bytes = bytes;
    file->length = length;
}

static void put(struct disk *disk, struct image *file, size_t at, const unsigned char *bytes, size_t length)
{
    if (at + length > file->length)
        resize(disk, file, at + length, false);
    memcpy(file->bytes + at, bytes, length);
}

/* A write that was under way: each sector of it is there, is not, is there in part, or holds garbage. */
static void put_some(struct disk *disk, struct image *file, const struct power_operation *write)
{
    size_t at = (size_t)write->at, end = at + write->length;
    if (end > file->length && random_one_in(&disk->random, 3))
        resize(disk, file, end, random_one_in(&disk->random, 2));
    while (at < end) {
        size_t next = at / SECTOR * SECTOR + SECTOR, from = at, to = next < end ? next : end;
        at = to;
        if (random_index(&disk->random, 8) >= disk->kept_of_8)
            continue;
        if (random_one_in(&disk->random, 6)) {
            size_t middle = from + random_index(&disk->random, to - from);
            if (random_one_in(&disk->random, 2))
                from = middle;
            else
                to = middle;
        }
        if (to > from && random_one_in(&disk->random, 6)) {
            unsigned char garbage[SECTOR];
            random_bytes(&disk->random, (char *)garbage, to - from);
            put(disk, file, from, garbage, to - from);
            continue;
        }
        if (to > from)
            put(disk, file, from, write->bytes + (from - (size_t)write->at), to - from);
    }
}

static bool by_chance(struct disk *disk)
{
    return !disk->none && (disk->all || random_index(&disk->random, 8) < disk->kept_of_8);
}

static void drop(struct disk *disk, const char *path)
{
    for (size_t i = 0; i < disk->entry_count; i++) {
        if (strcmp(disk->entries[i].path, path) == 0)
            disk->entries[i--] = disk->entries[--disk->entry_count];
    }
}

static void apply(struct disk *disk, const struct power_operation *operation, bool settled)
{
    struct image *file = &disk->files[operation->file < 0 ? 0 : operation->file];
    if (operation->kind == POWER_WRITE && !settled && !disk->all && !disk->none) {
        put_some(disk, file, operation);
        return;
    }
    if (!settled && !by_chance(disk))
        return;
    switch (operation->kind) {
    case POWER_WRITE:
        put(disk, file, (size_t)operation->at, operation->bytes, operation->length);
        break;
    case POWER_TRUNCATE:
        resize(disk, file, (size_t)operation->at, false);
        break;
    case POWER_RENAME:
    case POWER_CREATE:
        if (operation->from)
            drop(disk, operation->from);
        drop(disk, operation->path);
        disk->entries[disk->entry_count++] = (struct power_entry){operation->path, operation->file};
        break;
    default:
        drop(disk, operation->path);
    }
}

static int remove_found(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status;
    (void)type;
    return at->level > 0 ? remove(path) : 0;
}

static void lay_down(const struct power *power, const struct disk *disk)
{
    char path[PATH_MAX];
    assert_int_equal(nftw(power->root, remove_found, 16, FTW_DEPTH | FTW_PHYS), 0);
    for (size_t i = 0; i < disk->entry_count; i++) {
        snprintf(path, sizeof path, "%s/%s", power->root, disk->entries[i].path);
        if (disk->entries[i].file == POWER_FOLDER)
            assert_int_equal(mkdir(path, S_IRWXU), 0);
    }
    for (size_t i = 0; i < disk->entry_count; i++) {
        if (disk->entries[i].file == POWER_FOLDER)
            continue;
        const struct image *file = &disk->files[disk->entries[i].file];
        snprintf(path, sizeof path, "%s/%s", power->root, disk->entries[i].path);
        FILE *out = fopen(path, "wb");
        if (!out && errno == ENOENT) /* its folder did not come to the disk */
            continue;
        assert_non_null(out);
        if (file->length > 0)
            assert_int_equal(fwrite(file->bytes, 1, file->length, out), file->length);
        assert_int_equal(fclose(out), 0);
        assert_int_equal(chmod(path, S_IRUSR | S_IWUSR), 0);
    }
}

void power_cut(const struct power *power, size_t at, enum power_disk kind, uint64_t seed)
{
    struct disk disk = {.random = {.state = seed * 1000003 + at}, .none = seed == 0, .all = seed == 1};
    disk.kept_of_8 = (unsigned)random_between(&disk.random, 1, 7);
    disk.files = calloc(power->file_count + 1, sizeof *disk.files);
    disk.entries = calloc(power->first_count + power->operation_count + 1, sizeof *disk.entries);
    assert_true(disk.files && disk.entries);
    for (size_t i = 0; i < power->file_count; i++) {
        if (power->files[i].length > 0)
            put(&disk, &disk.files[i], 0, power->files[i].bytes, power->files[i].length);
    }
    for (; disk.entry_count < power->first_count; disk.entry_count++)
        disk.entries[disk.entry_count] = power->first[disk.entry_count];
    for (size_t i = 0; i < at; i++) {
        const struct power_operation *operation = &power->operations[i];
        if (operation->kind != POWER_SYNC && operation->kind != POWER_SYNC_FOLDER)
            apply(&disk, operation, is_settled(power, i, at, kind));
    }
    lay_down(power, &disk);
    for (size_t i = 0; i < power->file_count; i++)
        free(disk.files[i].bytes);
    free(disk.files);
    free(disk.entries);
}
