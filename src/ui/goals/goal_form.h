/*
 * goal_form: the fields of a goal, and what follows from one to another: a habit has a schedule, a project a day and
 * steps, an area of one's own a name.
 */
#ifndef HOLDFAST_UI_GOALS_GOAL_FORM_H
#define HOLDFAST_UI_GOALS_GOAL_FORM_H

#include "ui/goals/goal_areas.h"
#include "store/goals.h"
#include "ui/kit/form.h"

enum { GOAL_FORM_AREAS = GOAL_AREAS + 3 }; /* none before them, another behind them, NULL */

struct goal_form {
    struct form form;
    bool        is_edit;
    const char *areas[GOAL_FORM_AREAS];
    char        due_text[16]; /* as filled in */
};

/* Fills in the fields from `goal` (is_edit: it is on disk, and its kind stays) and opens the form. */
void goal_form_open(struct goal_form *form, const struct goal *goal, bool is_edit);

/* A draft: which fields are there depends on what others say. */
void goal_form_take_draft(struct goal_form *form, const char *draft);

/* Space and the like; false if the action is not the form's. */
bool goal_form_act(struct goal_form *form, enum action action, keycode key);

/*
 * Reads the fields into *out, which keeps what the form does not hold; a step whose words are as before keeps its tick,
 * and so does one that was only reworded in its place. False: the form shows what is wrong. Strings: in the arena.
 */
bool goal_form_read(struct goal_form *form, const struct present *present, struct arena *arena, struct goal *out);

#endif
