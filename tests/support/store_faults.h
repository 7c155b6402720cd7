/*
 * store_faults: a disk that fails when it is told to. A VFS around SQLite's own, put in front as the default: it counts the calls
 * that touch the disk and fails the one of a given number. Nothing is really synced: no power is cut here.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_STORE_FAULTS_H
#define HOLDFAST_TESTS_SUPPORT_STORE_FAULTS_H

#include <stdbool.h>

enum fault {
    FAULT_FAILS, /* the call does nothing and says so */
    FAULT_FULL,  /* a write finds the disk full; other calls work */
    FAULT_AFTER  /* the call is done, and then says that it failed */
};

/* Puts the disk in front, or takes it away. */
void faults_install(void);
void faults_remove(void);

/* From now on counts anew, and fails call number `at` (1 is the next), that one alone or all from it on. at 0: none. */
void faults_arm(int at, enum fault fault, bool for_good);

/* Only syncs fail, from now on. */
void faults_arm_syncs(void);

/* Was a call failed since faults_arm()? */
bool faults_hit(void);

/* How many calls there were since faults_arm(). */
int faults_calls(void);

/* How many calls changed the disk since faults_arm(): writes, truncations, deletions, syncs. */
int faults_changes(void);

#endif
