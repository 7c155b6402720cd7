/*
 * kind_say: the kinds of contact in words, for the forms, the urge and what follows a contact.
 */
#ifndef HOLDFAST_UI_SHARED_KIND_SAY_H
#define HOLDFAST_UI_SHARED_KIND_SAY_H

#include "core/buf.h"
#include "core/rules.h"

/* One word for a narrow place: "text", "mail", "look". */
const char *kind_say_short(enum contact_kind kind);

/* For a form, in the order of the enum, ended by NULL: "a text", "a look". */
const char *const *kind_say_choices(void);

/* "a text to M.", "a call from M.", "a meeting with M.", "a look". name may be NULL. */
void kind_say_contact(struct buf *out, enum contact_kind kind, enum contact_direction direction, const char *name);

#endif
