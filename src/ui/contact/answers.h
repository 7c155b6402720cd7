/*
 * answers: the two questions after a contact. What set it off is the urge's trigger where the contact came from an urge; else nothing is made up
 * for it, and it is a line of the contact's note: "Set off by: our song".
 */
#ifndef HOLDFAST_UI_CONTACT_ANSWERS_H
#define HOLDFAST_UI_CONTACT_ANSWERS_H

#include "ui/frame/app.h"

/* What set it off. urge_id 0: none. *trigger is NULL where it was not answered. */
MUST_CHECK bool answers_trigger(struct app *app, int64_t contact_id, int64_t urge_id, struct arena *arena,
                                const char **trigger, struct error *error);

#endif
