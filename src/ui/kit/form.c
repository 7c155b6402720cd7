#include "ui/kit/form.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"

/* What a field can take: its buffer, and how many characters or bytes where the table does not say. */
static const struct {
    bool              is_text;
    enum editbuf_kind edit;
    size_t            most;
} kinds[] = {
    [FORM_TEXT] = {true, EDITBUF_LINE, TEXT_LINE_MAX},
    [FORM_NOTE] = {true, EDITBUF_NOTE, TEXT_NOTE_MAX},
    [FORM_CHOICE] = {false, EDITBUF_LINE, 0},
    [FORM_TICK] = {false, EDITBUF_LINE, 0},
    [FORM_NUMBER] = {true, EDITBUF_LINE, 5},
    [FORM_MOMENT] = {true, EDITBUF_LINE, 40},
    [FORM_DAY] = {true, EDITBUF_LINE, 40},
    [FORM_HOURS] = {true, EDITBUF_LINE, 20},
};

static bool is_text_kind(const struct form_field *field)
{
    return kinds[field->kind].is_text;
}

static const char *text_of(const struct form_field *field)
{
    return editbuf_text(field->edit, NULL);
}

/* A moment as it stands in a field; the second only where it is not full. */
static const char *say_moment(struct moment at, struct arena *arena)
{
    struct buf out = {.arena = arena};
    char       instant[WHEN_INSTANT_SIZE];
    when_say_instant(at, instant);
    buf_printf(&out, "%.10s %.5s", instant, instant + 11);
    if (memcmp(instant + 16, ":00", 3) != 0)
        buf_printf(&out, "%.3s", instant + 16);
    return buf_text(&out);
}

static const char *say_number(int number, struct arena *arena)
{
    struct buf out = {.arena = arena};
    if (number > 0)
        buf_printf(&out, "%d", number);
    return buf_text(&out);
}

static const char *say_hours(const struct form_hours *hours, struct arena *arena)
{
    struct buf out = {.arena = arena};
    if (!hours->any)
        buf_printf(&out, "%02d:%02d-%02d:%02d", hours->from_min / 60, hours->from_min % 60, hours->until_min / 60,
                   hours->until_min % 60);
    return buf_text(&out);
}

static const char *say_day(daynum day, struct arena *arena)
{
    char sentence[WHEN_DAY_SIZE];
    when_say_day(day, sentence);
    return arena_copy_text(arena, sentence);
}

/* What the row says, as it stands in the field. The second of a stored moment is not shown: untouched it stays. */
static const char *say_value(const struct form_field *field, struct arena *arena)
{
    if (field->starts_empty)
        return NULL;
    switch (field->kind) {
    case FORM_TEXT:
    case FORM_NOTE:
        return field->text ? *field->text : NULL;
    case FORM_NUMBER:
        return field->number ? say_number(*field->number, arena) : NULL;
    case FORM_MOMENT:
        if (!field->moment)
            return NULL;
        return arena_copy_bytes(arena, say_moment(*field->moment, arena), strlen("2026-11-22 21:14"));
    case FORM_DAY:
        return field->day ? say_day(*field->day, arena) : NULL;
    case FORM_HOURS:
        return field->hours ? say_hours(field->hours, arena) : NULL;
    case FORM_CHOICE:
    case FORM_TICK:
        break;
    }
    return NULL;
}

static void open_field(struct form *form, struct form_field *field)
{
    if (is_text_kind(field)) {
        field->edit = editbuf_new(kinds[field->kind].edit, field->most > 0 ? field->most : kinds[field->kind].most);
        form_set(field, say_value(field, form->own));
        field->filled = arena_copy_text(form->own, text_of(field));
        if (field->moment)
            field->at = *field->moment;
        if (field->day)
            field->on = *field->day;
        return;
    }
    if (field->number)
        field->choice = *field->number;
    if (field->tick)
        field->choice = *field->tick;
    field->first = field->choice;
}

void form_open(struct form *form)
{
    form->opened = form->present.now;
    for (size_t i = 0; i < form->count; i++)
        open_field(form, &form->fields[i]);
    while (form->focus + 1 < form->count && form->fields[form->focus].hidden)
        form->focus++;
}

void form_close(struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        editbuf_free(form->fields[i].edit);
        form->fields[i].edit = NULL;
    }
}

bool form_is_text(const struct form *form)
{
    return form->count > 0 && is_text_kind(&form->fields[form->focus]);
}

/* What was typed into a moment or a day, read now: later "yesterday" would be another day. */
static bool read_time(const struct form *form, struct form_field *field, struct error *error)
{
    const char *text = text_of(field), *subject = field->subject ? field->subject : "this";
    char        date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    field->sentence[0] = '\0';
    if (field->kind == FORM_MOMENT) {
        field->is_read = when_read(subject, text, &form->present, &field->at, error);
        when_say_clock(field->at, clock);
    } else {
        field->is_read = when_read_day(subject, text, field->limit, &form->present, &field->on, error);
    }
    if (!field->is_read)
        return false;
    when_say_date_year(field->kind == FORM_MOMENT ? when_date(field->at) : field->on, date);
    snprintf(field->sentence, sizeof field->sentence, field->kind == FORM_MOMENT ? "%s, %s" : "%s", date, clock);
    return true;
}

static bool is_time(const struct form_field *field)
{
    return field->kind == FORM_MOMENT || field->kind == FORM_DAY;
}

static void touch(struct form *form, size_t at)
{
    struct form_field *field = &form->fields[at];
    struct error       error;
    field->touched = true;
    if (is_time(field))
        (void)!read_time(form, field, &error); /* half a word cannot be read yet: that is said on saving */
    if (form->fault && form->fault_at == at)
        form->fault = NULL;
}

bool form_text(struct form *form, keycode key)
{
    if (!form_is_text(form) || key == KEY_RETURN)
        return false;
    struct editbuf *edit = form->fields[form->focus].edit;
    size_t          changes = editbuf_changes(edit);
    bool            taken = editbuf_key(edit, key);
    if (editbuf_changes(edit) != changes)
        touch(form, form->focus);
    return taken;
}

bool form_paste(struct form *form, const char *bytes, size_t length)
{
    if (!form_is_text(form))
        return true;
    bool fits = editbuf_paste(form->fields[form->focus].edit, bytes, length);
    touch(form, form->focus);
    return fits;
}

static size_t choice_count(const struct form_field *field)
{
    size_t count = 0;
    while (field->choices[count])
        count++;
    return count;
}

void form_choose(struct form *form, size_t at, int choice)
{
    form->fields[at].choice = choice;
    touch(form, at);
}

/* step is 1 or -1. False where there is nothing to choose. */
static bool choose(struct form *form, int step)
{
    const struct form_field *field = &form->fields[form->focus];
    if (field->kind == FORM_TICK) {
        form_choose(form, form->focus, !field->choice);
    } else if (field->kind == FORM_CHOICE) {
        int count = (int)choice_count(field);
        form_choose(form, form->focus, (field->choice + step + count) % count);
    } else {
        return false;
    }
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

bool form_fault(struct form *form, size_t at, const char *text)
{
    size_t length = text_fit(text, strlen(text), sizeof form->fault_text, NULL);
    if (length >= sizeof form->fault_text)
        length = 0;
    memcpy(form->fault_text, text, length);
    form->fault_text[length] = '\0';
    form->fault = form->fault_text;
    form->fault_at = form->focus = at;
    return false;
}

bool form_is_changed(const struct form *form, size_t at)
{
    const struct form_field *field = &form->fields[at];
    return field->edit ? strcmp(text_of(field), field->filled) != 0 : field->choice != field->first;
}

static bool put_number(struct form *form, size_t at, int *out)
{
    const struct form_field *field = &form->fields[at];
    const char              *text = form_value(form, at);
    char                    *end = NULL, range[64];
    long                     number = text ? strtol(text, &end, 10) : 0;
    *out = (int)number;
    if (!text || (*end == '\0' && number >= field->least && number <= field->greatest))
        return true;
    snprintf(range, sizeof range, "this is a number from %d to %d", field->least, field->greatest);
    return form_fault(form, at, field->wrong ? field->wrong : range);
}

static bool put_time(struct form *form, size_t at, const struct form_field *to)
{
    struct form_field *field = &form->fields[at];
    struct error       error;
    bool               is_empty = !form_value(form, at);
    if (!is_empty && !field->is_read && !read_time(form, field, &error))
        return form_fault(form, at, error.text);
    if (to->moment)
        *to->moment = is_empty ? form->opened : field->at;
    if (to->day)
        *to->day = is_empty ? DAY_NONE : field->on;
    return true;
}

static bool put_hours(struct form *form, size_t at, struct form_hours *out)
{
    struct error error;
    const char  *text = form_value(form, at), *subject = form->fields[at].subject;
    out->any = !text;
    return !text || when_read_hours(subject ? subject : "this", text, &out->from_min, &out->until_min, &error) ||
           form_fault(form, at, error.text);
}

static bool put_field(struct form *form, size_t at, const struct form_field *to, struct arena *arena)
{
    const struct form_field *field = &form->fields[at];
    switch (field->kind) {
    case FORM_TEXT:
    case FORM_NOTE:
        if (to->text)
            *to->text = arena_copy_text(arena, form_value(form, at));
        return true;
    case FORM_CHOICE:
        if (to->number)
            *to->number = field->choice;
        return true;
    case FORM_TICK:
        if (to->tick)
            *to->tick = field->choice != 0;
        return true;
    case FORM_NUMBER:
        return !to->number || put_number(form, at, to->number);
    case FORM_MOMENT:
    case FORM_DAY:
        return put_time(form, at, to);
    case FORM_HOURS:
        return !to->hours || put_hours(form, at, to->hours);
    }
    return true;
}

bool form_put(struct form *form, const struct form_field *table, struct arena *arena)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct form_field *field = &form->fields[i];
        if (field->hidden)
            continue;
        if (field->needed && !form_value(form, i))
            return form_fault(form, i, field->needed);
        if (form_is_changed(form, i) && !put_field(form, i, &table[i], arena))
            return false;
    }
    return true;
}

/* A moment or a day as such; what cannot be read, or is another kind of text, as it was typed. */
static void draft_text(const struct form *form, const struct form_field *field, struct buf *out)
{
    char        instant[WHEN_INSTANT_SIZE], day[WHEN_DAY_SIZE];
    const char *text = text_of(field);
    if (field->kind == FORM_MOMENT && (field->is_read || *text == '\0')) {
        when_say_instant(*text == '\0' ? form->opened : field->at, instant);
        text = instant;
    } else if (field->kind == FORM_DAY && (field->is_read || (*text == '\0' && field->starts_empty))) {
        when_say_day(field->on, day);
        text = day;
    }
    for (; *text != '\0'; text++) {
        if (*text == '\n' || *text == '\\')
            buf_putc(out, '\\');
        buf_putc(out, *text == '\n' ? 'n' : *text);
    }
}

/* Is it in a draft? Where one is kept at all, so is the moment or the day that an empty field means. */
static bool is_drafted(const struct form_field *field)
{
    return field->touched || (is_time(field) && field->starts_empty);
}

/* A line a field: its number, a blank, its value with \n and \\ for newline and backslash. */
const char *form_draft(const struct form *form, struct arena *arena)
{
    struct buf draft = {.arena = arena};
    bool       is_touched = false;
    for (size_t i = 0; i < form->count; i++) {
        const struct form_field *field = &form->fields[i];
        is_touched = is_touched || field->touched;
        if (!is_drafted(field))
            continue;
        buf_printf(&draft, "%zu ", i);
        if (is_text_kind(field))
            draft_text(form, field, &draft);
        else
            buf_printf(&draft, "%d", field->choice);
        buf_putc(&draft, '\n');
    }
    return is_touched ? buf_text(&draft) : NULL;
}

static void take_text(struct form *form, size_t at, const char *value)
{
    struct form_field *field = &form->fields[at];
    struct moment      moment;
    bool               is_moment = field->kind == FORM_MOMENT && when_read_instant(value, &moment);
    if (is_moment)
        value = say_moment(moment, form->own);
    editbuf_set(field->edit, "", 0);
    editbuf_change(field->edit, value, strlen(value));
    touch(form, at);
    if (is_moment) { /* whatever the zone is by now */
        field->is_read = true;
        field->at = moment;
    }
}

static void take_value(struct form *form, size_t at, const char *value, size_t length)
{
    struct form_field *field = &form->fields[at];
    struct arena       arena = {0};
    struct buf         text = {.arena = &arena};
    for (size_t i = 0; i < length; i++) {
        bool is_escaped = value[i] == '\\' && i + 1 < length;
        i += is_escaped;
        buf_putc(&text, is_escaped && value[i] == 'n' ? '\n' : value[i]);
    }
    if (is_text_kind(field)) {
        take_text(form, at, buf_text(&text));
    } else {
        int most = field->kind == FORM_TICK ? 2 : (int)choice_count(field);
        int choice = atoi(buf_text(&text));
        if (choice >= 0 && choice < most)
            form_choose(form, at, choice);
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
            take_value(form, at, value + 1, length - 1);
        draft = value + length;
        draft += *draft == '\n';
    }
}

void form_set(struct form_field *field, const char *text)
{
    editbuf_set(field->edit, text ? text : "", text ? strlen(text) : 0);
    field->is_read = false;
    field->sentence[0] = '\0';
}

const char *form_value(const struct form *form, size_t at)
{
    const struct form_field *field = &form->fields[at];
    if (field->hidden || !field->edit || editbuf_is_blank(field->edit))
        return NULL;
    return text_of(field);
}

const char **form_split(const char *text, const char *separators, struct arena *arena, size_t *count)
{
    size_t most = 1;
    for (const char *at = text ? text : ""; *at != '\0'; at++)
        most += strchr(separators, *at) != NULL;
    const char **parts = ARENA_NEW(arena, const char *, most);
    *count = 0;
    for (const char *at = text ? text : ""; *at != '\0';) {
        const char *end = at + strcspn(at, separators), *next = end + (*end != '\0');
        while (at < end && (*at == ' ' || *at == '\t'))
            at++;
        while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
            end--;
        if (end > at)
            parts[(*count)++] = arena_copy_bytes(arena, at, (size_t)(end - at));
        at = next;
    }
    return parts;
}

const char *form_join(const char *const *texts, size_t count, struct arena *arena)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < count; i++)
        buf_printf(&out, "%s%s", i > 0 ? ", " : "", texts[i]);
    return buf_text(&out);
}
