/*
 * store_power: a disk whose power can be cut. A VFS around SQLite's own, put in front as the default, writes down every
 * write, truncation, sync, creation, deletion, renaming and sync of a folder, those that the store makes without SQLite
 * as well. Afterwards a folder can be laid down as the disk would hold it if the power had gone after any of them: what
 * was not synced is there, lost, torn, garbage or overtaken by what came later, by a seed. Nothing is really synced.
 *
 * A torn write damages only bytes that it was to write: disks of the last decades promise that, and SQLite counts on it.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_STORE_POWER_H
#define HOLDFAST_TESTS_SUPPORT_STORE_POWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

struct power;

/* Puts the disk in front, or takes it away. */
void power_install(void);
void power_remove(void);

/*
 * From now on what happens in this folder is written down; what lies in it is on the disk. Only files that are opened
 * from now on count. Lives in the arena.
 */
struct power *power_record(struct arena *arena, const char *folder);
void          power_stop(void);

/* What came before was acknowledged: one act more. */
void power_acknowledge(struct power *power);

/* How many operations were written down, and how many acts were acknowledged before operation `at` (0 is the first). */
size_t power_operations(const struct power *power);
size_t power_acknowledged(const struct power *power, size_t at);

enum power_disk {
    POWER_HONEST,
    POWER_KEEPS_DELETED, /* deletions are not synced: as if SQLite's setting were FULL, not EXTRA */
    POWER_IGNORES_SYNCS  /* as if the setting were OFF */
};

/*
 * Lays the folder down as it is found after the power went before operation `at`; power_operations() for after the
 * last. Seed 0: nothing that was not synced is there; 1: all of it is; others: by chance.
 */
void power_cut(const struct power *power, size_t at, enum power_disk disk, uint64_t seed);

#endif
