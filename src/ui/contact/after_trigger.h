/*
 * after_trigger: what set a contact off. It is the urge's trigger where the contact came from an urge; else nothing is made up for it, and it is a line of the
 * contact's note: "Set off by: our song".
 */
#ifndef HOLDFAST_UI_CONTACT_AFTER_TRIGGER_H
#define HOLDFAST_UI_CONTACT_AFTER_TRIGGER_H

#include "ui/frame/app.h"

/* urge_id 0: none. *trigger is NULL where it was not answered. */
MUST_CHECK bool after_trigger(struct app *app, int64_t contact_id, int64_t urge_id, struct arena *arena,
                              const char **trigger, struct error *error);

/* Within an act. NULL takes it away. */
MUST_CHECK bool after_set_trigger(struct app *app, int64_t contact_id, int64_t urge_id, const char *trigger,
                                  struct arena *arena, struct error *error);

#endif
