#include "ui/urge/urge_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIELD_WHEN,
    FIELD_STRENGTH,
    FIELD_WANT,
    FIELD_TRIGGER,
    FIELD_DID,
    FIELD_OUTCOME,
    FIELD_AFTER,
    FIELD_NOTE,
    FIELDS
};

/* The first is "nothing said"; the others are in the order of the enum. */
static const char *const wants[] = {
    "–", "text", "call", "mail", "like", "look", "meet", "through somebody", "children, work", NULL};

static const enum urge_outcome outcomes[URGE_OUTCOMES] = {URGE_RESISTED, URGE_GAVE_IN, URGE_OPEN};
static const char *const       outcome_words[] = {"ridden out", "contact", "open", NULL};

static const struct form_field fields[FIELDS] = {
    [FIELD_WHEN] =
        {.label = "When", .kind = FORM_TEXT, .most = 40, .words = "now", .below = "21:14, yesterday 21:14, 2h ago"},
    [FIELD_STRENGTH] = {.label = "How strong", .kind = FORM_TEXT, .most = 2, .words = "1 to 10"},
    [FIELD_WANT] = {.label = "I wanted to", .kind = FORM_CHOICE, .choices = wants},
    [FIELD_TRIGGER] = {.label = "Set off by", .kind = FORM_TEXT, .most = TEXT_LINE_MAX},
    [FIELD_DID] = {.label = "I tried",
                   .kind = FORM_TEXT,
                   .most = (size_t)4 * TEXT_LINE_MAX,
                   .words = "a walk, a glass of water"},
    [FIELD_OUTCOME] = {.label = "It ended", .kind = FORM_CHOICE, .choices = outcome_words},
    [FIELD_AFTER] = {.label = "Strong after", .kind = FORM_TEXT, .most = 2, .words = "1 to 10"},
    [FIELD_NOTE] = {.label = "Note", .kind = FORM_NOTE, .most = TEXT_NOTE_MAX},
};

static void set_number(struct form *form, size_t at, int number)
{
    char text[12] = "";
    if (number > 0)
        snprintf(text, sizeof text, "%d", number);
    form_set(&form->fields[at], text);
}

static const char *join(const struct urge *urge, struct arena *arena)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < urge->did_count; i++)
        buf_printf(&out, "%s%s", i > 0 ? ", " : "", urge->did[i]);
    return buf_text(&out);
}

static void say_when(struct moment at, char out[48])
{
    char instant[WHEN_INSTANT_SIZE];
    when_say_instant(at, instant);
    snprintf(out, 48, "%.10s %.5s", instant, instant[0] ? instant + 11 : "");
}

void urge_form_open(struct urge_form *form, const struct urge *urge, bool is_edit)
{
    struct arena scratch = {0};
    struct form *inner = &form->form;
    form->is_edit = is_edit;
    memcpy(inner->fields, fields, sizeof fields);
    inner->count = FIELDS;
    form_open(inner);
    if (is_edit)
        say_when(urge->at, form->when_text);
    form_set(&inner->fields[FIELD_WHEN], form->when_text);
    set_number(inner, FIELD_STRENGTH, urge->intensity);
    inner->fields[FIELD_WANT].choice = urge->want + 1;
    form_set(&inner->fields[FIELD_TRIGGER], urge->trigger ? urge->trigger : "");
    form_set(&inner->fields[FIELD_DID], join(urge, &scratch));
    for (int i = 0; i < URGE_OUTCOMES; i++)
        if (outcomes[i] == urge->outcome)
            inner->fields[FIELD_OUTCOME].choice = i;
    set_number(inner, FIELD_AFTER, urge->intensity_after);
    form_set(&inner->fields[FIELD_NOTE], urge->note ? urge->note : "");
    arena_free(&scratch);
}

static bool read_when(struct urge_form *form, const struct present *present, struct urge *out)
{
    struct error error;
    const char  *when = form_value(&form->form, FIELD_WHEN);
    if (form->is_edit && when != NULL && strcmp(when, form->when_text) == 0)
        return true;
    if (when_read("this", when ? when : "now", present, &out->at, &error))
        return true;
    form_fault(&form->form, FIELD_WHEN, error.text);
    return false;
}

static bool read_number(struct form *form, size_t at, int *out)
{
    const char *text = form_value(form, at);
    char       *end = NULL;
    long        number = text ? strtol(text, &end, 10) : 0;
    bool        is_number = text == NULL || (*end == '\0' && number >= 1 && number <= 10);
    if (!is_number)
        form_fault(form, at, "this is a number from 1 to 10");
    else
        *out = (int)number;
    return is_number;
}

static bool read_text(struct form *form, size_t at, enum text_field kind, struct arena *arena, const char **out)
{
    struct error error;
    const char  *text = form_value(form, at);
    if (text != NULL && !text_check(kind, "this", text, strlen(text), &error)) {
        form_fault(form, at, error.text);
        return false;
    }
    *out = arena_copy_text(arena, text);
    return true;
}

/* Names parted by commas. Untouched, the row's own stay: one of them may have a comma in it. */
static bool read_did(struct form *form, struct arena *arena, struct urge *out)
{
    const char *text = form_value(form, FIELD_DID);
    if (strcmp(text ? text : "", join(out, arena)) == 0)
        return true;
    size_t most = 1;
    for (const char *at = text; at != NULL && *at != '\0'; at++)
        most += *at == ',';
    out->did = ARENA_NEW(arena, const char *, most);
    out->did_count = 0;
    for (const char *at = text; at != NULL;) {
        const char *comma = strchr(at, ',');
        size_t      length = comma ? (size_t)(comma - at) : strlen(at);
        size_t      before = strspn(at, " ");
        const char *end = at + length;
        at = before < length ? at + before : end;
        while (end > at && end[-1] == ' ')
            end--;
        if (end > at)
            out->did[out->did_count++] = arena_copy_bytes(arena, at, (size_t)(end - at));
        at = comma ? comma + 1 : NULL;
    }
    for (size_t i = 0; i < out->did_count; i++) {
        struct error error;
        if (text_check(TEXT_LINE, "each of these", out->did[i], strlen(out->did[i]), &error))
            continue;
        form_fault(form, FIELD_DID, error.text);
        return false;
    }
    return true;
}

bool urge_form_read(struct urge_form *form, const struct present *present, struct arena *arena, struct urge *out)
{
    struct form *inner = &form->form;
    if (!read_when(form, present, out) || !read_number(inner, FIELD_STRENGTH, &out->intensity) ||
        !read_text(inner, FIELD_TRIGGER, TEXT_LINE, arena, &out->trigger) || !read_did(inner, arena, out) ||
        !read_number(inner, FIELD_AFTER, &out->intensity_after) ||
        !read_text(inner, FIELD_NOTE, TEXT_NOTE, arena, &out->note))
        return false;
    out->want = inner->fields[FIELD_WANT].choice - 1;
    out->outcome = outcomes[inner->fields[FIELD_OUTCOME].choice];
    if (out->outcome == URGE_OPEN)
        out->has_ended = false;
    return true;
}
