/*
 * entry_form: the fields of an entry beside its text, as a form.
 */
#ifndef HOLDFAST_UI_JOURNAL_ENTRY_FORM_H
#define HOLDFAST_UI_JOURNAL_ENTRY_FORM_H

#include "store/entries.h"
#include "ui/kit/form.h"

struct entry_form {
    struct form form;
    char        when_text[48]; /* as it was: untouched it stays to the second */
};

/* While a letter is closed its tags are not shown: they may stand in its text. */
void entry_form_open(struct entry_form *form, const struct entry *entry, daynum today);

/* Puts the fields over the entry. False: one of them cannot be read, and the form says why. Strings in the arena. */
MUST_CHECK bool entry_form_read(struct entry_form *form, const struct present *present, struct arena *arena,
                                struct entry *out);

#endif
