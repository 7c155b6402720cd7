/*
 * ui_rows: rows that the screens about urges and contacts show, written into the file of a ui_world, and what stands in it afterwards.
 */
#ifndef TESTS_SUPPORT_UI_ROWS_H
#define TESTS_SUPPORT_UI_ROWS_H

#include "support/ui_life.h"

enum { ROWS_DID_MAX = 3 };

/* An urge; what is left out is not given. took_min 0: it was never told when it ended. */
struct rows_urge {
    const char       *at;
    int               intensity, after, took_min;
    enum urge_outcome outcome;
    const char       *trigger, *note;
    const char       *did[ROWS_DID_MAX];
};
int64_t rows_urge(struct ui_world *world, int64_t person_id, const struct rows_urge *row);

/* The session, open on the world of a LIFE_TEST: one person, M., started that many days ago. */
struct ui_world *rows_begin(void **state, int days);

/* hours as minutes after midnight; until_min 0: any hour. */
void rows_friend(struct ui_world *world, const char *name, const char *how, int from_min, int until_min);
void rows_plan(struct ui_world *world, const char *trigger, const char *action);
void rows_reason(struct ui_world *world, const char *text);

/* The person, friends, plan and helpful things in the picture of the urge; 44 days. */
struct person rows_of_the_picture(struct ui_world *world);

/* What the file holds, newest first, in the world's arena. */
struct urge    *rows_urges(struct ui_world *world, size_t *count);
struct contact *rows_contacts(struct ui_world *world, size_t *count);
struct urge     rows_urge_now(struct ui_world *world);    /* the newest one */
struct contact  rows_contact_now(struct ui_world *world); /* the newest one */

/* From now on no file can grow: the disk is full; and again can. */
void rows_fill_disk(void);
void rows_free_disk(void);

#endif
