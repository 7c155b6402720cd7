/*
 * ui_plan: the lives that the tab of the plan is looked at with, and what stands in the file afterwards.
 */
#ifndef TESTS_SUPPORT_UI_PLAN_H
#define TESTS_SUPPORT_UI_PLAN_H

#include "store/lists.h"
#include "store/readiness.h"
#include "support/ui_rows.h"

/* The life of the picture of the plan, open on its tab: day 44 of 90. */
struct ui_world *uiplan_begin(void **state);

/* The same as file only. Returns the person. */
struct person uiplan_life(struct ui_world *world);

/* A person on day 120 of 90, open on the tab; nothing else is in the file. Returns the person. */
struct person uiplan_reached(struct ui_world *world);

/* Rows, each in an act of its own. */
void uiplan_hardday(struct ui_world *world, const char *day, enum hardday_every every, const char *text);
void uiplan_letter(struct ui_world *world, int64_t person_id, const char *at, const char *body);
void uiplan_purpose(struct ui_world *world, int64_t person_id, const char *purpose);

void uiplan_finished_goal(struct ui_world *world, const char *title);
void uiplan_contact_now(struct ui_world *world, int64_t person_id); /* a text, by me: it ends the streak */

/* What the file holds, in the world's arena. */
struct person      uiplan_person_of(struct ui_world *world, int64_t id);
struct person     *uiplan_persons(struct ui_world *world, size_t *count);
struct hardday    *uiplan_harddays(struct ui_world *world, size_t *count);
struct plan       *uiplan_plans(struct ui_world *world, size_t *count);
struct friend_row *uiplan_friends(struct ui_world *world, size_t *count);
struct readiness   uiplan_said(struct ui_world *world, int64_t person_id);

/* Every stored contact as text: what no change of a rule may touch. */
const char *uiplan_contacts_text(struct ui_world *world);

/* Opens a section of the tab: the list is walked from its first row. */
void uiplan_open(struct ui_world *world, const char *title);

#endif
