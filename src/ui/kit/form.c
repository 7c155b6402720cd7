#include "ui/kit/form.h"

#include <stdlib.h>
#include <string.h>

#include "core/arena.h"

static bool is_text_kind(const struct form_field *field)
{
    return field->kind == FORM_TEXT || field->kind == FORM_NOTE;
}

void form_open(struct form *form)
{
    for (size_t i = 0; i < form->count; i++)
        if (is_text_kind(&form->fields[i]))
            form->fields[i].text =
                editbuf_new(form->fields[i].kind == FORM_NOTE ? EDITBUF_NOTE : EDITBUF_LINE, form->fields[i].most);
    while (form->focus + 1 < form->count && form->fields[form->focus].hidden)
        form->focus++;
}

void form_close(struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        editbuf_free(form->fields[i].text);
        form->fields[i].text = NULL;
    }
}

bool form_is_text(const struct form *form)
{
    return form->count > 0 && is_text_kind(&form->fields[form->focus]);
}

static void touch(struct form *form)
{
    form->fields[form->focus].touched = true;
    if (form->fault && form->fault_at == form->focus)
        form->fault = NULL;
}

bool form_text(struct form *form, keycode key)
{
    if (!form_is_text(form) || key == KEY_RETURN)
        return false;
    struct editbuf *text = form->fields[form->focus].text;
    size_t          changes = editbuf_changes(text);
    bool            taken = editbuf_key(text, key);
    if (editbuf_changes(text) != changes)
        touch(form);
    return taken;
}

void form_paste(struct form *form, const char *bytes, size_t length)
{
    if (!form_is_text(form))
        return;
    editbuf_paste(form->fields[form->focus].text, bytes, length);
    touch(form);
}

static size_t choice_count(const struct form_field *field)
{
    size_t count = 0;
    while (field->choices[count])
        count++;
    return count;
}

/* step is 1 or -1. False where there is nothing to choose. */
static bool choose(struct form *form, int step)
{
    struct form_field *field = &form->fields[form->focus];
    if (field->kind == FORM_TICK) {
        field->choice = !field->choice;
    } else if (field->kind == FORM_CHOICE) {
        int count = (int)choice_count(field);
        field->choice = (field->choice + step + count) % count;
    } else {
        return false;
    }
    touch(form);
    return true;
}

/* To the next field that is shown; round the ends only for Tab. */
static void go(struct form *form, bool on, bool round)
{
    size_t at = form->focus;
    do {
        bool is_end = on ? at + 1 == form->count : at == 0;
        if (is_end && !round)
            return;
        at = on ? (at + 1) % form->count : (at + form->count - 1) % form->count;
    } while (form->fields[at].hidden && at != form->focus);
    form->focus = at;
}

bool form_act(struct form *form, enum action action, keycode key)
{
    (void)key;
    if (form->count == 0)
        return false;
    bool is_choice = form->fields[form->focus].kind == FORM_CHOICE;
    switch (action) {
    case ACTION_FORM_next:
    case ACTION_FORM_previous:
        go(form, action == ACTION_FORM_next, true);
        return true;
    case ACTION_MOVE_down:
    case ACTION_TEXT_down:
        go(form, true, false);
        return true;
    case ACTION_MOVE_up:
    case ACTION_TEXT_up:
        go(form, false, false);
        return true;
    case ACTION_CHOICE_choose:
        return choose(form, 1);
    case ACTION_MOVE_left:
        return is_choice && choose(form, -1);
    case ACTION_MOVE_right:
        return is_choice && choose(form, 1);
    default:
        return false;
    }
}

void form_fault(struct form *form, size_t at, const char *text)
{
    size_t length = text_fit(text, strlen(text), sizeof form->fault_text, NULL);
    if (length >= sizeof form->fault_text)
        length = 0;
    memcpy(form->fault_text, text, length);
    form->fault_text[length] = '\0';
    form->fault = form->fault_text;
    form->fault_at = form->focus = at;
}

/* One line a field that was touched: its number, a blank, its value with \n and \\ for newline and backslash. */
const char *form_draft(const struct form *form, struct arena *arena)
{
    struct buf draft = {.arena = arena};
    for (size_t i = 0; i < form->count; i++) {
        const struct form_field *field = &form->fields[i];
        if (!field->touched)
            continue;
        buf_printf(&draft, "%zu ", i);
        if (!is_text_kind(field))
            buf_printf(&draft, "%d", field->choice);
        for (const char *at = is_text_kind(field) ? editbuf_text(field->text, NULL) : ""; *at != '\0'; at++) {
            if (*at == '\n' || *at == '\\')
                buf_putc(&draft, '\\');
            buf_putc(&draft, *at == '\n' ? 'n' : *at);
        }
        buf_putc(&draft, '\n');
    }
    return draft.length > 0 ? draft.text : NULL;
}

static void take_value(struct form_field *field, const char *value, size_t length)
{
    struct arena arena = {0};
    struct buf   text = {.arena = &arena};
    for (size_t i = 0; i < length; i++) {
        bool is_escaped = value[i] == '\\' && i + 1 < length;
        i += is_escaped;
        buf_putc(&text, is_escaped && value[i] == 'n' ? '\n' : value[i]);
    }
    if (is_text_kind(field)) {
        editbuf_set(field->text, "", 0);
        editbuf_change(field->text, buf_text(&text), text.length);
        field->touched = true;
    } else {
        int most = field->kind == FORM_TICK ? 2 : (int)choice_count(field);
        int choice = atoi(buf_text(&text));
        field->touched = choice >= 0 && choice < most;
        field->choice = field->touched ? choice : field->choice;
    }
    arena_free(&arena);
}

void form_take_draft(struct form *form, const char *draft)
{
    while (*draft != '\0') {
        char         *value;
        unsigned long at = strtoul(draft, &value, 10);
        size_t        length = strcspn(value, "\n");
        if (at < form->count && value > draft && *value == ' ')
            take_value(&form->fields[at], value + 1, length - 1);
        draft = value + length;
        draft += *draft == '\n';
    }
}

void form_set(struct form_field *field, const char *text)
{
    editbuf_set(field->text, text ? text : "", text ? strlen(text) : 0);
}

const char *form_value(const struct form *form, size_t at)
{
    const struct form_field *field = &form->fields[at];
    if (field->hidden || !field->text || editbuf_is_blank(field->text))
        return NULL;
    return editbuf_text(field->text, NULL);
}

void form_hints(const struct app *app, const void *state, const void *loaded, struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app, (void)state;
    static const struct view_hint row[] = {
        {ACTION_FORM_save, NULL},
        {ACTION_FORM_next, NULL},
        {ACTION_CHOICE_choose, NULL},
        {ACTION_EVERYWHERE_urge, NULL},
        {ACTION_EVERYWHERE_help, NULL},
        {ACTION_EVERYWHERE_back, NULL},
        {ACTION_NONE, NULL},
    };
    memcpy(out, row, sizeof row);
}
