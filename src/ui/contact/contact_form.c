#include "ui/contact/contact_form.h"

#include <stdio.h>
#include <string.h>

#include "ui/shared/kind_say.h"

#define KINDS                                                                                                          \
    [CONTACT_TEXT] = "text", [CONTACT_CALL] = "call", [CONTACT_EMAIL] = "mail", [CONTACT_SOCIAL] = "like or comment",  \
    [CONTACT_LOOK] = "a look", [CONTACT_MEET] = "meeting", [CONTACT_FRIEND] = "through somebody else",                 \
    [CONTACT_LOGISTICS] = "children, work, money, keys"
/* Writing again is asked about where it is the rule; else it is a text, a call or a mail like any other. */
static const char *const kinds[CONTACT_KINDS + 1] = {KINDS};
static const char *const kinds_of_space[CONTACT_KINDS + 1] = {KINDS, [CONTACT_AGAIN] =
                                                                         "wrote again, or checked whether it was seen"};

/* What something about the children turned into: any other kind. */
static const char *const became[] = {
    "text", "call", "mail", "like or comment", "a look", "meeting", "through somebody else", NULL};

static const char *const who[CONTACT_DIRECTIONS + 1] = {
    [CONTACT_OUT] = "I, or I answered",
    [CONTACT_IN] = "they, and I did not answer",
    [CONTACT_CHANCE] = "by chance",
};

/* A look has no "they", and who writes again does it alone. */
static const char *const who_looked[] = {"I", "by chance", NULL};
static const char *const who_again[] = {"I", NULL};

enum { RULE_BREAKS, RULE_KEEPS };
static const char *const rule[] = {"ends the streak", "is only counted", NULL};

static struct form_field *field(struct contact_form *form, enum contact_field which)
{
    return &form->form.fields[which];
}

static enum contact_kind kind_of(const struct contact_form *form)
{
    const struct form_field *fields = form->form.fields;
    enum contact_kind        kind = (enum contact_kind)fields[CONTACT_FIELD_KIND].choice;
    if (kind == CONTACT_LOGISTICS && !fields[CONTACT_FIELD_STAYED].choice)
        kind = (enum contact_kind)fields[CONTACT_FIELD_BECAME].choice;
    return kind;
}

static enum contact_direction direction_of(const struct contact_form *form)
{
    const struct form_field *field = &form->form.fields[CONTACT_FIELD_WHO];
    if (field->choices == who_looked)
        return field->choice == 0 ? CONTACT_OUT : CONTACT_CHANCE;
    return (enum contact_direction)field->choice; /* "I" stands first in each */
}

static void set_direction(struct contact_form *form, enum contact_kind kind, enum contact_direction direction)
{
    bool               is_look = kind == CONTACT_LOOK;
    struct form_field *field = &form->form.fields[CONTACT_FIELD_WHO];
    field->choices = kind == CONTACT_AGAIN ? who_again : is_look ? who_looked : who;
    field->choice = (int)direction;
    if (is_look)
        field->choice = direction == CONTACT_CHANCE;
    else if (!rules_has_cell(kind, direction))
        field->choice = 0;
}

/* What holds without a word of the user: the rule now; for an edited one that still is what it was, what was made of it then. */
static bool breaks_by_itself(const struct contact_form *form)
{
    enum contact_kind      kind = kind_of(form);
    enum contact_direction direction = direction_of(form);
    if (form->is_edit && (form->was_turned || (kind == form->first_kind && direction == form->first_direction)))
        return form->first_breaks;
    return rules_break(&form->rules, kind, direction);
}

void contact_form_settle(struct contact_form *form)
{
    bool is_logistics = field(form, CONTACT_FIELD_KIND)->choice == CONTACT_LOGISTICS;
    field(form, CONTACT_FIELD_STAYED)->hidden = !is_logistics;
    field(form, CONTACT_FIELD_BECAME)->hidden = !is_logistics || field(form, CONTACT_FIELD_STAYED)->choice;
    enum contact_direction direction = direction_of(form);
    set_direction(form, kind_of(form), direction);
    field(form, CONTACT_FIELD_WHO)->below =
        form->is_unsafe && direction_of(form) == CONTACT_IN ? texts_word(WORD_contact_form_keep) : NULL;
    field(form, CONTACT_FIELD_URGE)->below =
        texts_word(!contact_form_is_from_urge(form)    ? WORD_contact_form_urge_stays
                   : direction_of(form) == CONTACT_OUT ? WORD_contact_form_ends_urge
                                                       : WORD_contact_form_with_urge);
    bool breaks = breaks_by_itself(form) != form->is_turned;
    field(form, CONTACT_FIELD_RULE)->choice = breaks ? RULE_BREAKS : RULE_KEEPS;
    field(form, CONTACT_FIELD_RULE)->label = form->is_turned || form->was_turned ? "I say it" : "My rule: it";
}

/* Twice: what can be chosen in one field depends on what the draft says in another. */
void contact_form_take_draft(struct contact_form *form, const char *draft)
{
    form_take_draft(&form->form, draft);
    contact_form_settle(form);
    form_take_draft(&form->form, draft);
    bool breaks = field(form, CONTACT_FIELD_RULE)->choice == RULE_BREAKS;
    form->is_turned = field(form, CONTACT_FIELD_RULE)->touched && breaks != breaks_by_itself(form);
    contact_form_settle(form);
}

/* The urge's time comes and goes with the urge; a time that was typed stays. */
static void follow_urge(struct contact_form *form)
{
    struct form_field *when = field(form, CONTACT_FIELD_WHEN);
    const char        *from = contact_form_is_from_urge(form) ? "" : form->when_text;
    if (strcmp(editbuf_text(when->text, NULL), from) == 0)
        form_set(when, contact_form_is_from_urge(form) ? form->when_text : "");
}

bool contact_form_act(struct contact_form *form, enum action action, keycode key)
{
    int  before = field(form, CONTACT_FIELD_RULE)->choice;
    bool was_from_urge = contact_form_is_from_urge(form);
    bool taken = form_act(&form->form, action, key);
    if (field(form, CONTACT_FIELD_RULE)->choice != before)
        form->is_turned = !form->is_turned;
    if (contact_form_is_from_urge(form) != was_from_urge)
        follow_urge(form);
    contact_form_settle(form);
    return taken;
}

static void say_when(struct moment at, char out[48])
{
    char instant[WHEN_INSTANT_SIZE];
    when_say_instant(at, instant);
    snprintf(out, 48, "%.10s %.5s", instant, instant + 11);
}

static void fill_in(struct contact_form *form, const struct contact *contact)
{
    field(form, CONTACT_FIELD_KIND)->choice = (int)contact->kind;
    field(form, CONTACT_FIELD_STAYED)->choice = 1;
    set_direction(form, contact->kind, contact->direction);
    if (form->is_edit)
        say_when(contact->at, form->when_text);
    form_set(field(form, CONTACT_FIELD_WHEN), form->when_text);
    when_say_day(contact->until, form->until_text);
    form_set(field(form, CONTACT_FIELD_UNTIL), form->until_text);
    form_set(field(form, CONTACT_FIELD_NOTE), contact->note ? contact->note : "");
}

void contact_form_open(struct contact_form *form, const struct person *person, const struct contact *contact,
                       bool is_edit)
{
    static const struct form_field fields[CONTACT_FIELDS] = {
        [CONTACT_FIELD_KIND] = {.label = "What it was", .kind = FORM_CHOICE, .choices = kinds},
        [CONTACT_FIELD_STAYED] = {.label = "", .kind = FORM_TICK},
        [CONTACT_FIELD_BECAME] = {.label = "It became", .kind = FORM_CHOICE, .choices = became},
        [CONTACT_FIELD_WHO] = {.label = "Who began", .kind = FORM_CHOICE, .choices = who},
        [CONTACT_FIELD_URGE] = {.label = "From an urge", .kind = FORM_TICK, .hidden = true},
        [CONTACT_FIELD_WHEN] = {.label = "When",
                                .kind = FORM_TEXT,
                                .most = 40,
                                .words = "now",
                                .below = "21:14, yesterday 21:14, 45m ago"},
        [CONTACT_FIELD_UNTIL] = {.label = "Until",
                                 .kind = FORM_TEXT,
                                 .most = 40,
                                 .words = "a day, if it went on for days"},
        [CONTACT_FIELD_RULE] = {.label = "My rule: it", .kind = FORM_CHOICE, .choices = rule},
        [CONTACT_FIELD_NOTE] = {.label = "Note", .kind = FORM_NOTE, .most = TEXT_NOTE_MAX},
    };
    form->rules = person->rules;
    form->is_unsafe = person->unsafe;
    form->is_edit = is_edit;
    form->was_turned = is_edit && contact->breaks_said;
    form->first_breaks = contact->breaks;
    form->first_kind = contact->kind;
    form->first_direction = contact->direction;
    memcpy(form->form.fields, fields, sizeof fields);
    form->form.count = CONTACT_FIELDS;
    if (person->rules.preset == RULES_SPACE || contact->kind == CONTACT_AGAIN)
        field(form, CONTACT_FIELD_KIND)->choices = kinds_of_space;
    field(form, CONTACT_FIELD_STAYED)->words = texts_word(WORD_contact_stays_logistics);
    field(form, CONTACT_FIELD_RULE)->below = texts_word(WORD_contact_form_turn);
    form_open(&form->form);
    fill_in(form, contact);
    contact_form_settle(form);
}

void contact_form_from_urge(struct contact_form *form, const char *words, const struct moment *at)
{
    struct form_field *urge = field(form, CONTACT_FIELD_URGE);
    snprintf(form->urge_words, sizeof form->urge_words, "%s", words);
    urge->words = form->urge_words;
    urge->hidden = false;
    urge->choice = 1;
    if (at)
        say_when(*at, form->when_text);
    form_set(field(form, CONTACT_FIELD_WHEN), form->when_text);
    form->at_urge = at ? *at : (struct moment){0};
    contact_form_settle(form);
}

bool contact_form_is_from_urge(const struct contact_form *form)
{
    const struct form_field *urge = &form->form.fields[CONTACT_FIELD_URGE];
    return !urge->hidden && urge->choice;
}

void contact_form_close(struct contact_form *form)
{
    form_close(&form->form);
}

static bool is_as_filled(const char *value, const char *filled)
{
    return strcmp(value ? value : "", filled) == 0;
}

static bool read_times(struct contact_form *form, const struct present *present, struct contact *out)
{
    struct error error;
    const char  *when = form_value(&form->form, CONTACT_FIELD_WHEN);
    const char  *until = form_value(&form->form, CONTACT_FIELD_UNTIL);
    bool         is_urges = form->when_text[0] != '\0' && is_as_filled(when, form->when_text);
    if (is_urges && !form->is_edit)
        out->at = form->at_urge;
    else if (!(form->is_edit && is_as_filled(when, form->when_text)) &&
             !when_read("this", when ? when : "now", present, &out->at, &error)) {
        form_fault(&form->form, CONTACT_FIELD_WHEN, error.text);
        return false;
    }
    if (until == NULL)
        out->until = DAY_NONE;
    else if (!is_as_filled(until, form->until_text) &&
             !when_read_day("this", until, WHEN_NOT_AHEAD, present, &out->until, &error)) {
        form_fault(&form->form, CONTACT_FIELD_UNTIL, error.text);
        return false;
    }
    if (out->until != DAY_NONE && out->until < day_of_instant(out->at.unix_s, out->at.offset_s, present->day_start_h)) {
        form_fault(&form->form, CONTACT_FIELD_UNTIL, "this lies before the contact began");
        return false;
    }
    return true;
}

bool contact_form_read(struct contact_form *form, const struct present *present, struct arena *arena,
                       struct contact *out)
{
    struct error error;
    const char  *note = form_value(&form->form, CONTACT_FIELD_NOTE);
    if (!read_times(form, present, out))
        return false;
    if (note != NULL && !text_check(TEXT_NOTE, "this", note, strlen(note), &error)) {
        form_fault(&form->form, CONTACT_FIELD_NOTE, error.text);
        return false;
    }
    out->kind = kind_of(form);
    out->direction = direction_of(form);
    out->breaks = breaks_by_itself(form) != form->is_turned;
    out->breaks_said = form->is_turned || form->was_turned;
    out->note = arena_copy_text(arena, note);
    return true;
}
