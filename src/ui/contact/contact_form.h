/*
 * contact_form: the fields of a contact, and what follows from one to another: a look has no "they", logistics asks whether it stayed with that, and the rule
 * says what it makes of it until the user turns it round.
 */
#ifndef HOLDFAST_UI_CONTACT_CONTACT_FORM_H
#define HOLDFAST_UI_CONTACT_CONTACT_FORM_H

#include "store/contacts.h"
#include "store/persons.h"
#include "ui/kit/form.h"

enum contact_field {
    CONTACT_FIELD_KIND,
    CONTACT_FIELD_STAYED, /* logistics only: it stayed with that */
    CONTACT_FIELD_BECAME, /* and if not, what it became */
    CONTACT_FIELD_WHO,
    CONTACT_FIELD_URGE, /* where it is opened from an urge: it came of that */
    CONTACT_FIELD_WHEN,
    CONTACT_FIELD_UNTIL,
    CONTACT_FIELD_RULE,
    CONTACT_FIELD_NOTE,
    CONTACT_FIELDS
};

struct contact_form {
    struct form       form;
    struct rules      rules;         /* of the person it is about */
    bool              is_unsafe;     /* that person is to be feared */
    char              when_text[48]; /* as filled in: untouched, the stored time, or the urge's, holds to the second */
    struct moment     at_urge;       /* when_text is its; no one's without when_text */
    char              until_text[48];
    bool              was_turned;   /* the user said so when it was written */
    bool              first_breaks; /* an edited one: what was made of it then, */
    enum contact_kind first_kind;   /* for this kind and direction */
    enum contact_direction first_direction;
    bool                   is_edit;
    bool                   is_turned;      /* the user turned it round here */
    char                   urge_words[64]; /* behind the tick of the urge */
};

/* Fills in the fields from `contact` (is_edit: it is on disk) and opens the form. */
void contact_form_open(struct contact_form *form, const struct person *person, const struct contact *contact,
                       bool is_edit);
/*
 * It came of this urge, until the user says that it did not. `words` name it: "of Friday, 23:40". at not NULL: it took place then, and is filled in; without the
 * urge it is now.
 */
void contact_form_from_urge(struct contact_form *form, const char *words, const struct moment *at);
bool contact_form_is_from_urge(const struct contact_form *form);

void contact_form_close(struct contact_form *form);

/* After every change: brings the fields that depend on others into line. */
void contact_form_settle(struct contact_form *form);

/* A draft: the fields depend on each other, so it is more than form_take_draft(). */
void contact_form_take_draft(struct contact_form *form, const char *draft);

/* Space and the like; false if the action is not the form's. */
bool contact_form_act(struct contact_form *form, enum action action, keycode key);

/* Reads the fields into *out, which keeps what the form does not hold. False: the form shows what is wrong. Strings: in the arena. */
bool contact_form_read(struct contact_form *form, const struct present *present, struct arena *arena,
                       struct contact *out);

#endif
