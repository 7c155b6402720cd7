/* What the keys do with the text. */
#include <string.h>

#include "ui/kit/prose_private.h"

void prose_selected(const struct prose *prose, size_t *from, size_t *to)
{
    bool is_back = prose->cursor < prose->select_at;
    *from = textedit_line_from(prose->text, is_back ? prose->cursor : prose->select_at);
    *to = textedit_line_to(prose->text, prose->length, is_back ? prose->select_at : prose->cursor);
    *to += *to < prose->length;
}

bool prose_is_selecting(const struct prose *prose)
{
    return prose->is_selecting;
}

bool prose_unselect(struct prose *prose)
{
    bool was_selecting = prose->is_selecting;
    prose->is_selecting = false;
    return was_selecting;
}

/* Takes [from, to) out and keeps it for ^Y, together with what the key before cut. */
static void cut(struct prose *prose, size_t from, size_t to, bool goes_on)
{
    if (from == to)
        return;
    textedit_keep_cut(&prose->cut, prose->text + from, to - from, goes_on, from < prose->cursor);
    prose_replace(prose, from, to - from, "", 0, PROSE_NOTHING);
    prose->cut_grows = true;
}

static void erase(struct prose *prose, size_t from, size_t to, enum prose_doing doing)
{
    if (from < to)
        prose_replace(prose, from, to - from, "", 0, doing);
}

static void put_back(struct prose *prose)
{
    const struct buf *kept = &prose->cut;
    if (kept->length > 0 && prose->length + kept->length <= prose->most)
        prose_replace(prose, prose->cursor, 0, kept->text, kept->length, PROSE_NOTHING);
}

static size_t line_of_cursor(struct prose *prose)
{
    return prose_lines_of(prose, prose->cursor);
}

static size_t line_from(struct prose *prose)
{
    return prose_lines_from(prose, line_of_cursor(prose));
}

static size_t line_end(struct prose *prose)
{
    return prose_lines_at(prose, line_of_cursor(prose), SIZE_MAX);
}

/* At the end of a paragraph the newline goes, so that a key held down goes on. */
static void cut_end(struct prose *prose, bool goes_on)
{
    size_t end = line_end(prose);
    if (end <= prose->cursor)
        end = prose_lines_on(prose, prose->cursor);
    cut(prose, prose->cursor, end, goes_on);
}

/* While lines are selected the keys that cut and erase are about these. */
static bool edit_selected(struct prose *prose, enum action action)
{
    size_t from, to;
    if (!prose->is_selecting)
        return false;
    prose_selected(prose, &from, &to);
    switch (action) {
    case ACTION_TEXT_cut_end:
    case ACTION_TEXT_cut_word:
    case ACTION_TEXT_cut_start:
    case ACTION_TEXT_delete:
    case ACTION_TEXT_delete_back:
        prose_unselect(prose);
        cut(prose, from, to, false);
        prose->cut_grows = false;
        return true;
    default:
        return false;
    }
}

static bool edit(struct prose *prose, enum action action, bool cut_grows)
{
    size_t at = prose->cursor;
    switch (action) {
    case ACTION_TEXT_delete_back:
        erase(prose, prose_lines_back(prose, at), at, PROSE_ERASING_BACK);
        return true;
    case ACTION_TEXT_delete:
        erase(prose, at, prose_lines_on(prose, at), PROSE_ERASING);
        return true;
    case ACTION_TEXT_cut_word:
        cut(prose, textedit_word_back(prose->text, prose->cursor), at, cut_grows);
        return true;
    case ACTION_TEXT_cut_start:
        cut(prose, line_from(prose), at, cut_grows);
        return true;
    case ACTION_TEXT_cut_end:
        cut_end(prose, cut_grows);
        return true;
    case ACTION_TEXT_put_back:
        put_back(prose);
        return true;
    case ACTION_TEXT_undo:
        prose_undo(prose);
        return true;
    case ACTION_TEXT_redo:
        prose_redo(prose);
        return true;
    default:
        return false;
    }
}

/* So many lines up or down, to the column in which the first of these keys found the cursor. */
static void go_lines(struct prose *prose, size_t lines, bool down)
{
    size_t line = line_of_cursor(prose), from = prose_lines_from(prose, line);
    if (!prose->has_goal)
        prose->goal = text_cols(prose->text + from, prose->cursor - from);
    prose->has_goal = true;
    if (!down) {
        line = line > lines ? line - lines : 0;
    } else {
        size_t to = line + lines;
        prose_lines_has(prose, to);
        line = to < prose->lines.count ? to : prose->lines.count - 1;
    }
    prose->cursor = prose_lines_at(prose, line, prose->goal);
}

static size_t page(const struct prose *prose)
{
    return prose->rows > 1 ? (size_t)prose->rows - 1 : 1;
}

static bool move_lines(struct prose *prose, enum action action)
{
    switch (action) {
    case ACTION_TEXT_up:
    case ACTION_TEXT_down:
        go_lines(prose, 1, action == ACTION_TEXT_down);
        return true;
    case ACTION_WRITE_page_up:
    case ACTION_WRITE_page_down:
        go_lines(prose, page(prose), action == ACTION_WRITE_page_down);
        return true;
    default:
        return false;
    }
}

static bool move(struct prose *prose, enum action action)
{
    if (move_lines(prose, action))
        return true;
    size_t to = prose->cursor;
    switch (action) {
    case ACTION_TEXT_left:
        to = prose_lines_back(prose, to);
        break;
    case ACTION_TEXT_right:
        to = prose_lines_on(prose, to);
        break;
    case ACTION_TEXT_word_left:
        to = textedit_word_back(prose->text, prose->cursor);
        break;
    case ACTION_TEXT_word_right:
        to = textedit_word_on(prose->text, prose->length, prose->cursor);
        break;
    case ACTION_TEXT_start:
        to = line_from(prose);
        break;
    case ACTION_TEXT_end:
        to = line_end(prose);
        break;
    default:
        return false;
    }
    prose->cursor = to;
    prose->has_goal = false;
    return true;
}

static void select(struct prose *prose)
{
    if (prose_unselect(prose))
        return;
    prose->is_selecting = true;
    prose->select_at = prose->cursor;
}

static void type(struct prose *prose, codepoint character)
{
    char   encoded[4];
    size_t length = text_encode(character, encoded);
    if (prose->length + length <= prose->most)
        prose_replace(prose, prose->cursor, 0, encoded, length, PROSE_TYPING);
}

/* The keys of a text field, and those that only a long text has. */
static enum action action_of(keycode key)
{
    enum action action = keys_action(key, SCOPE_TEXT | SCOPE_WRITE);
    switch (action) {
    case ACTION_WRITE_keep:
    case ACTION_WRITE_own_editor:
    case ACTION_WRITE_prompt:
    case ACTION_WRITE_lens:
        return ACTION_NONE;
    default:
        return action;
    }
}

bool prose_key(struct prose *prose, keycode key)
{
    bool is_character = key >= 0x20 && key <= 0x10FFFF && !(key >= 0x7F && key < 0xA0);
    bool was_cut = prose->cut_grows;
    prose_lines_fit(&prose->lines, prose->lines.cols > 0 ? prose->lines.cols : 72);
    prose->cut_grows = false;
    enum action action = action_of(key);
    if (is_character || action == ACTION_WRITE_newline || key == KEY_TABULATOR) {
        prose_unselect(prose);
        type(prose, action == ACTION_WRITE_newline ? '\n' : key);
        return true;
    }
    if (action == ACTION_WRITE_select) {
        select(prose);
        return true;
    }
    if (edit_selected(prose, action))
        return true;
    if (move(prose, action)) {
        prose->doing = PROSE_NOTHING;
        return true;
    }
    if (!edit(prose, action, was_cut))
        return false;
    prose_unselect(prose);
    if (action == ACTION_TEXT_undo || action == ACTION_TEXT_redo)
        prose->doing = PROSE_NOTHING;
    return true;
}
