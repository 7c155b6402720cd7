/*
 * urge_form: every field of an urge, time included. What is not touched stays as it is on disk.
 */
#ifndef HOLDFAST_UI_URGE_URGE_FORM_H
#define HOLDFAST_UI_URGE_URGE_FORM_H

#include "store/urges.h"
#include "ui/kit/form.h"

struct urge_form {
    struct form form;
    bool        is_edit;
    char        when_text[48]; /* as filled in: untouched, the stored time holds to the second */
};

void urge_form_open(struct urge_form *form, const struct urge *urge, bool is_edit);

/* Reads the fields into *out, which keeps what the form does not hold. False: the form shows what is wrong. Strings: in the arena. */
bool urge_form_read(struct urge_form *form, const struct present *present, struct arena *arena, struct urge *out);

#endif
