/*
 * The text is one buffer; every change is one replace() and is kept as an edit, so that undo is the same change the
 * other way round. Everything lives in one arena, which only grows: what a person types into a field in one sitting is
 * small.
 */
#include "ui/kit/field_private.h"

#include <string.h>

#include "core/arena.h"

struct field *field_new(bool many_lines, size_t most)
{
    struct arena  arena = {0};
    struct field *field = ARENA_NEW(&arena, struct field, 1);
    field->many_lines = many_lines;
    field->most = most;
    field->arena = arena;
    field->text.arena = field->cut.arena = &field->arena;
    return field;
}

void field_free(struct field *field)
{
    if (!field)
        return;
    struct arena arena = field->arena;
    arena_free(&arena);
}

const char *field_text(const struct field *field)
{
    return buf_text(&field->text);
}

bool field_is_empty(const struct field *field)
{
    const char *text = field_text(field);
    return text[strspn(text, " \t\n")] == '\0';
}

/* Bytes [at, at + removed) become these. Keeps nothing for undo. */
static void splice(struct field *field, size_t at, size_t removed, const char *bytes, size_t length)
{
    struct buf *text = &field->text;
    size_t      old = text->length, tail = old - at - removed;
    for (size_t i = removed; i < length; i++)
        buf_putc(text, ' ');
    if (tail > 0)
        memmove(text->text + at + length, text->text + at + removed, tail);
    if (length > 0)
        memcpy(text->text + at, bytes, length);
    if (text->text)
        buf_truncate(text, old - removed + length);
    field->cursor = at + length;
}

static void replace(struct field *field, size_t at, size_t removed, const char *bytes, size_t length, bool typing)
{
    struct textedit_step *last = textedit_last(&field->steps);
    bool goes_on = typing && field->typing && last && removed == 0 && at == last->at + last->inserted.length;
    if (goes_on && bytes[0] == ' ' && buf_text(&last->inserted)[last->inserted.length - 1] != ' ')
        goes_on = false; /* undo goes word by word */
    if (!goes_on) {
        last = textedit_begin(&field->steps, &field->arena, at, field->cursor);
        if (removed > 0)
            buf_put(&last->removed, field->text.text + at, removed);
    }
    buf_put(&last->inserted, bytes, length);
    splice(field, at, removed, bytes, length);
    field->typing = typing;
}

static bool has_room(const struct field *field, size_t bytes, size_t codepoints)
{
    if (field->many_lines)
        return field->text.length + bytes <= field->most;
    return text_count(field_text(field), field->text.length) + codepoints <= field->most;
}

void field_set(struct field *field, const char *text)
{
    splice(field, 0, field->text.length, text, strlen(text));
    field->steps.count = field->steps.done = 0;
    field->typing = field->cut_grows = false;
}

static size_t step_back(const struct field *field, size_t at)
{
    return text_prev(field_text(field), field->text.length, at);
}

static size_t step_on(const struct field *field, size_t at)
{
    return text_next(field_text(field), field->text.length, at);
}

static size_t word_back(const struct field *field)
{
    return textedit_word_back(field_text(field), field->cursor);
}

static size_t word_on(const struct field *field)
{
    return textedit_word_on(field_text(field), field->text.length, field->cursor);
}

static size_t line_start(const struct field *field, size_t at)
{
    return textedit_line_from(field_text(field), at);
}

static size_t line_end(const struct field *field, size_t at)
{
    return textedit_line_to(field_text(field), field->text.length, at);
}

/* To the same column of the line that begins at `start`. */
static void go_to_line(struct field *field, size_t start)
{
    const char *text = field_text(field);
    size_t      from = line_start(field, field->cursor);
    size_t      cols = text_cols(text + from, field->cursor - from);
    field->cursor = start + text_fit(text + start, line_end(field, start) - start, cols, NULL);
}

static bool line_up(struct field *field)
{
    size_t start = line_start(field, field->cursor);
    if (start == 0)
        return false;
    go_to_line(field, line_start(field, start - 1));
    return true;
}

static bool line_down(struct field *field)
{
    size_t end = line_end(field, field->cursor);
    if (end == field->text.length)
        return false;
    go_to_line(field, end + 1);
    return true;
}

/* Deletes [from, to) and keeps it for ^Y, together with what the key before cut. */
static void cut(struct field *field, size_t from, size_t to, bool goes_on)
{
    if (from == to)
        return;
    textedit_keep_cut(&field->cut, field_text(field) + from, to - from, goes_on, from < field->cursor);
    replace(field, from, to - from, "", 0, false);
    field->cut_grows = true;
}

static void delete (struct field *field, size_t from, size_t to)
{
    if (from < to)
        replace(field, from, to - from, "", 0, false);
}

static void undo(struct field *field)
{
    const struct textedit_step *edit = textedit_last(&field->steps);
    if (!edit)
        return;
    field->steps.done--;
    splice(field, edit->at, edit->inserted.length, buf_text(&edit->removed), edit->removed.length);
    field->cursor = edit->cursor_before;
}

static void redo(struct field *field)
{
    if (field->steps.done == field->steps.count)
        return;
    const struct textedit_step *edit = &field->steps.list[field->steps.done++];
    splice(field, edit->at, edit->removed.length, buf_text(&edit->inserted), edit->inserted.length);
}

static void put_back(struct field *field)
{
    const struct buf *kept = &field->cut;
    if (kept->length > 0 && has_room(field, kept->length, text_count(kept->text, kept->length)))
        replace(field, field->cursor, 0, kept->text, kept->length, false);
}

static bool edit_text(struct field *field, enum action action, bool cut_grows)
{
    size_t at = field->cursor;
    switch (action) {
    case ACTION_TEXT_delete_back:
        delete (field, step_back(field, at), at);
        return true;
    case ACTION_TEXT_delete:
        delete (field, at, step_on(field, at));
        return true;
    case ACTION_TEXT_cut_word:
        cut(field, word_back(field), at, cut_grows);
        return true;
    case ACTION_TEXT_cut_start:
        cut(field, line_start(field, at), at, cut_grows);
        return true;
    case ACTION_TEXT_cut_end:
        cut(field, at, line_end(field, at), cut_grows);
        return true;
    case ACTION_TEXT_put_back:
        put_back(field);
        return true;
    case ACTION_TEXT_undo:
        undo(field);
        return true;
    case ACTION_TEXT_redo:
        redo(field);
        return true;
    default:
        return false;
    }
}

static bool move(struct field *field, enum action action)
{
    switch (action) {
    case ACTION_TEXT_left:
        field->cursor = step_back(field, field->cursor);
        return true;
    case ACTION_TEXT_right:
        field->cursor = step_on(field, field->cursor);
        return true;
    case ACTION_TEXT_word_left:
        field->cursor = word_back(field);
        return true;
    case ACTION_TEXT_word_right:
        field->cursor = word_on(field);
        return true;
    case ACTION_TEXT_start:
        field->cursor = line_start(field, field->cursor);
        return true;
    case ACTION_TEXT_end:
        field->cursor = line_end(field, field->cursor);
        return true;
    case ACTION_TEXT_up:
        return line_up(field);
    case ACTION_TEXT_down:
        return line_down(field);
    default:
        return false;
    }
}

static void type(struct field *field, codepoint character)
{
    char   encoded[4];
    size_t length = text_encode(character, encoded);
    if (has_room(field, length, 1))
        replace(field, field->cursor, 0, encoded, length, true);
}

bool field_key(struct field *field, keycode key)
{
    bool is_character = key >= 0x20 && key <= 0x10FFFF && !(key >= 0x7F && key < 0xA0);
    bool was_cut = field->cut_grows, was_typing = field->typing;
    field->cut_grows = field->typing = false;
    if (is_character || (key == KEY_RETURN && field->many_lines)) {
        field->typing = was_typing;
        type(field, is_character ? key : '\n');
        return true;
    }
    enum action action = keys_action(key, SCOPE_TEXT);
    return edit_text(field, action, was_cut) || move(field, action);
}

void field_paste(struct field *field, const char *bytes, size_t length)
{
    struct buf clean = {.arena = &field->arena};
    size_t     count = 0;
    for (size_t at = 0; at < length;) {
        codepoint character;
        char      encoded[4];
        size_t    taken;
        bool      comes_in = textedit_let_in(bytes + at, length - at, &character, &taken);
        bool      is_space = character == '\n' || character == '\t';
        at += taken;
        if (!comes_in)
            continue;
        size_t more = text_encode(is_space && !field->many_lines ? ' ' : character, encoded);
        if (!has_room(field, clean.length + more, count + 1))
            break;
        buf_put(&clean, encoded, more);
        count++;
    }
    field->typing = field->cut_grows = false;
    if (clean.length > 0)
        replace(field, field->cursor, 0, clean.text, clean.length, false);
}
