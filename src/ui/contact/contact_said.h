/*
 * contact_said: the one line that follows a contact that breaks nothing, and an edited one.
 */
#ifndef HOLDFAST_UI_CONTACT_CONTACT_SAID_H
#define HOLDFAST_UI_CONTACT_CONTACT_SAID_H

#include "store/contacts.h"
#include "ui/frame/app.h"

/* Does it end a streak, as the count is now? A breaking contact on day 0 or before does not. */
bool contact_said_is_break(const struct contact *contact, daynum started_on, daynum today);

/* Says it on the message line, with "U takes it back". */
void contact_said_kept(struct app *app, const struct contact *contact);
void contact_said_edited(struct app *app, const struct contact *contact);

#endif
