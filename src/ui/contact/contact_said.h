/*
 * contact_said: the one line that follows a contact that breaks nothing, and an edited one.
 */
#ifndef HOLDFAST_UI_CONTACT_CONTACT_SAID_H
#define HOLDFAST_UI_CONTACT_CONTACT_SAID_H

#include "store/contacts.h"
#include "ui/frame/app.h"

/* Says it on the message line, with "U takes it back". */
void contact_said_kept(struct app *app, const struct contact *contact);
void contact_said_edited(struct app *app, const struct contact *contact);

#endif
