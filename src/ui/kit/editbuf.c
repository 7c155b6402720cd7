/*
 * The text is one piece of memory and every change moves what stands behind it: for a megabyte that is some 30 microseconds, far less than
 * drawing the screen, and all that reads the text finds it in one piece. Every change is one splice() and is remembered as a step, so that undo
 * is the same change the other way round.
 */
#include "ui/kit/editbuf.h"

#include <assert.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "ui/kit/wrap.h"

enum {
    FIRST_ROOM = 256,
    STEP_MOST = 256, /* bytes of one step of undo while erasing */
    COLS_FIRST = 72, /* before it was drawn */
};

/* Bytes [at, at + removed) became `inserted`. */
struct step {
    size_t     at;
    struct buf removed, inserted;
    size_t     cursor_before;
};

/* What the last key did: the next one of the same kind belongs to the same step of undo. */
enum doing { NOTHING, TYPING, ERASING_BACK, ERASING };

struct editbuf {
    struct arena      own;
    enum editbuf_kind kind;
    size_t            most;

    struct arena text_arena;
    char        *text;
    size_t       length, room;
    size_t       words;
    size_t       cursor;
    size_t       changes;

    struct step *steps; /* those from `done` on can be redone; in `own` */
    size_t       step_count, step_room, done;
    enum doing   doing;

    struct buf cut;       /* what ^Y puts back; in `own` */
    bool       cut_grows; /* the last key cut, too: what the next one cuts is added */

    bool   is_selecting;
    size_t select_at; /* where it began */

    struct wrap wrap;
    size_t      top;  /* where the first line that is seen begins */
    size_t      rows; /* seen when it was last drawn */
    size_t      goal; /* the column that Up and Down keep to */
    bool        has_goal;
};

struct editbuf *editbuf_new(enum editbuf_kind kind, size_t most)
{
    struct arena    arena = {0};
    struct editbuf *buf = ARENA_NEW(&arena, struct editbuf, 1);
    buf->own = arena;
    buf->kind = kind;
    buf->most = most;
    buf->room = FIRST_ROOM;
    buf->text = ARENA_NEW(&buf->text_arena, char, buf->room);
    buf->cut.arena = &buf->own;
    buf->rows = 1;
    wrap_set(&buf->wrap, buf->text, 0);
    return buf;
}

void editbuf_free(struct editbuf *buf)
{
    if (!buf)
        return;
    arena_free(&buf->text_arena);
    wrap_free(&buf->wrap);
    struct arena own = buf->own;
    arena_free(&own);
}

const char *editbuf_text(const struct editbuf *buf, size_t *length)
{
    if (length)
        *length = buf->length;
    return buf->text;
}

size_t editbuf_words(const struct editbuf *buf)
{
    return buf->words;
}

bool editbuf_is_blank(const struct editbuf *buf)
{
    return buf->words == 0;
}

size_t editbuf_changes(const struct editbuf *buf)
{
    return buf->changes;
}

/* A blank, newline or tab: other control characters are in no text. One comparison: it is asked of every byte. */
static bool is_blank(char byte)
{
    return (unsigned char)byte <= ' ';
}

/* The words that begin in [from, to]. */
static size_t count_words(const struct editbuf *buf, size_t from, size_t to)
{
    size_t count = 0;
    size_t end = to < buf->length ? to + 1 : buf->length;
    bool   after_blank = from == 0 || is_blank(buf->text[from - 1]);
    for (const char *at = buf->text + from; at < buf->text + end; at++) {
        bool blank = is_blank(*at);
        count += after_blank & !blank;
        after_blank = blank;
    }
    return count;
}

static void make_room(struct editbuf *buf, size_t length)
{
    struct arena arena = {0};
    if (length < buf->room)
        return;
    while (buf->room <= length)
        buf->room *= 2;
    char *text = ARENA_NEW(&arena, char, buf->room);
    memcpy(text, buf->text, buf->length);
    arena_free(&buf->text_arena);
    buf->text_arena = arena;
    buf->text = text;
}

/* Keeps nothing for undo. */
static void splice(struct editbuf *buf, size_t at, size_t removed, const char *bytes, size_t length)
{
    size_t tail = buf->length - at - removed;
    buf->words -= count_words(buf, at, at + removed);
    make_room(buf, buf->length - removed + length);
    memmove(buf->text + at + length, buf->text + at + removed, tail);
    if (length > 0)
        memcpy(buf->text + at, bytes, length);
    buf->length = at + length + tail;
    buf->text[buf->length] = '\0';
    buf->words += count_words(buf, at, at + length);
    buf->cursor = at + length;
    buf->changes++;
    if (buf->top > at + removed)
        buf->top += length - removed;
    else if (buf->top > at)
        buf->top = at;
    wrap_edit(&buf->wrap, buf->text, buf->length, at, removed, length);
}

/* A new step, after which nothing can be redone. It is valid until the next one. */
static struct step *begin_step(struct editbuf *buf, size_t at)
{
    if (buf->done == buf->step_room) {
        size_t       room = buf->step_room * 2 + 16;
        struct step *steps = ARENA_NEW(&buf->own, struct step, room);
        if (buf->done > 0)
            memcpy(steps, buf->steps, buf->done * sizeof *steps);
        buf->steps = steps;
        buf->step_room = room;
    }
    assert(buf->steps);
    struct step *step = &buf->steps[buf->done++];
    buf->step_count = buf->done;
    *step =
        (struct step){.at = at, .cursor_before = buf->cursor, .removed.arena = &buf->own, .inserted.arena = &buf->own};
    return step;
}

/* The last one that is done; NULL if none is. */
static struct step *last_step(const struct editbuf *buf)
{
    return buf->done > 0 ? &buf->steps[buf->done - 1] : NULL;
}

/* Words are taken back one by one, so a step ends where the next word begins. */
static bool types_on(const struct step *last, size_t at, const char *bytes)
{
    const char *typed = buf_text(&last->inserted);
    size_t      length = last->inserted.length;
    return length > 0 && at == last->at + length && !(is_blank(bytes[0]) && !is_blank(typed[length - 1]));
}

static bool erases_on(const struct step *last, size_t at, size_t removed, enum doing doing)
{
    if (last->inserted.length > 0 || last->removed.length + removed > STEP_MOST)
        return false;
    return doing == ERASING ? at == last->at : at + removed == last->at;
}

static void erase_more(struct editbuf *buf, struct step *last, size_t at, size_t removed, enum doing doing)
{
    struct buf whole = {.arena = &buf->own};
    if (doing == ERASING)
        whole = last->removed;
    buf_put(&whole, buf->text + at, removed);
    if (doing == ERASING_BACK)
        buf_put(&whole, buf_text(&last->removed), last->removed.length);
    last->removed = whole;
    last->at = at;
}

/* Bytes [at, at + removed) become these, as a step of undo, or as part of the last one. The cursor goes behind them. */
static void replace(struct editbuf *buf, size_t at, size_t removed, const char *bytes, size_t length, enum doing doing)
{
    bool         may_go_on = doing != NOTHING && doing == buf->doing;
    struct step *last = may_go_on ? last_step(buf) : NULL;
    buf->doing = doing;
    buf->has_goal = false;
    if (last && doing == TYPING && types_on(last, at, bytes)) {
        buf->step_count = buf->done;
    } else if (last && doing != TYPING && erases_on(last, at, removed, doing)) {
        erase_more(buf, last, at, removed, doing);
        splice(buf, at, removed, bytes, length);
        return;
    } else {
        last = begin_step(buf, at);
        if (removed > 0)
            buf_put(&last->removed, buf->text + at, removed);
    }
    if (length > 0)
        buf_put(&last->inserted, bytes, length);
    splice(buf, at, removed, bytes, length);
}

static void undo(struct editbuf *buf)
{
    const struct step *step = last_step(buf);
    if (!step)
        return;
    buf->done--;
    splice(buf, step->at, step->inserted.length, buf_text(&step->removed), step->removed.length);
    buf->cursor = step->cursor_before;
}

static void redo(struct editbuf *buf)
{
    if (buf->done == buf->step_count)
        return;
    const struct step *step = &buf->steps[buf->done++];
    splice(buf, step->at, step->removed.length, buf_text(&step->inserted), step->inserted.length);
}

void editbuf_set(struct editbuf *buf, const char *text, size_t length)
{
    buf->length = buf->words = buf->top = 0;
    wrap_set(&buf->wrap, buf->text, 0);
    splice(buf, 0, 0, text, length);
    buf->step_count = buf->done = 0;
    buf->doing = NOTHING;
    buf->cut_grows = false;
}

/* Is there room for so much in the place of `removed` bytes of all of it, or of none? */
static bool has_room(const struct editbuf *buf, bool for_all, size_t bytes, size_t codepoints)
{
    if (buf->kind != EDITBUF_LINE)
        return (for_all ? 0 : buf->length) + bytes <= buf->most;
    return (for_all ? 0 : text_count(buf->text, buf->length)) + codepoints <= buf->most;
}

/* The next character of a paste, *taken bytes long: CR LF is a newline. False for one that is left out. */
static bool let_in(const char *bytes, size_t length, codepoint *character, size_t *taken)
{
    *taken = text_decode(bytes, length, character);
    if (*character == '\r') {
        *character = '\n';
        *taken += length > 1 && bytes[1] == '\n';
    }
    bool is_control = *character < 0x20 || (*character >= 0x7F && *character < 0xA0);
    return !is_control || *character == '\n' || *character == '\t';
}

/* As much of it as there is room for. False: that is not all. */
static bool clean_text(const struct editbuf *buf, bool for_all, const char *bytes, size_t length, struct buf *out)
{
    for (size_t at = 0, taken, count = 0; at < length; at += taken) {
        codepoint character;
        char      encoded[4];
        if (!let_in(bytes + at, length - at, &character, &taken))
            continue;
        if (buf->kind == EDITBUF_LINE && character < ' ')
            character = ' ';
        size_t more = text_encode(character, encoded);
        if (!has_room(buf, for_all, out->length + more, ++count))
            return false;
        buf_put(out, encoded, more);
    }
    return true;
}

bool editbuf_paste(struct editbuf *buf, const char *bytes, size_t length)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    editbuf_unselect(buf);
    bool fits = clean_text(buf, false, bytes, length, &text);
    if (text.length > 0)
        replace(buf, buf->cursor, 0, text.text, text.length, NOTHING);
    buf->cut_grows = false;
    arena_free(&scratch);
    return fits;
}

bool editbuf_change(struct editbuf *buf, const char *bytes, size_t length)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    editbuf_unselect(buf);
    bool fits = clean_text(buf, true, bytes, length, &text);
    if (text.length != buf->length || memcmp(buf_text(&text), buf->text, text.length) != 0)
        replace(buf, 0, buf->length, buf_text(&text), text.length, NOTHING);
    arena_free(&scratch);
    return fits;
}

bool editbuf_is_selecting(const struct editbuf *buf)
{
    return buf->is_selecting;
}

bool editbuf_unselect(struct editbuf *buf)
{
    bool was_selecting = buf->is_selecting;
    buf->is_selecting = false;
    return was_selecting;
}

/* The part of the text that is selected: whole lines from newline to newline. */
static void selected(const struct editbuf *buf, size_t *from, size_t *to)
{
    bool is_back = buf->cursor < buf->select_at;
    *from = is_back ? buf->cursor : buf->select_at;
    *to = is_back ? buf->select_at : buf->cursor;
    while (*from > 0 && buf->text[*from - 1] != '\n')
        (*from)--;
    while (*to < buf->length && buf->text[*to] != '\n')
        (*to)++;
    *to += *to < buf->length;
}

static size_t word_back(const struct editbuf *buf)
{
    size_t at = buf->cursor;
    while (at > 0 && is_blank(buf->text[at - 1]))
        at--;
    while (at > 0 && !is_blank(buf->text[at - 1]))
        at--;
    return at;
}

static size_t word_on(const struct editbuf *buf)
{
    size_t at = buf->cursor;
    while (at < buf->length && is_blank(buf->text[at]))
        at++;
    while (at < buf->length && !is_blank(buf->text[at]))
        at++;
    return at;
}

static size_t character_on(const struct editbuf *buf)
{
    return text_next(buf->text, buf->length, buf->cursor);
}

static size_t line_of_cursor(struct editbuf *buf)
{
    return wrap_line_of(&buf->wrap, buf->cursor);
}

static size_t line_from(struct editbuf *buf)
{
    return wrap_from(&buf->wrap, line_of_cursor(buf));
}

static size_t line_end(struct editbuf *buf)
{
    return wrap_at_col(&buf->wrap, line_of_cursor(buf), SIZE_MAX);
}

/* Takes [from, to) out and keeps it for ^Y, before or behind what the key before cut, if that was the last one. */
static void cut(struct editbuf *buf, size_t from, size_t to, bool grows)
{
    struct buf whole = {.arena = &buf->own};
    if (from == to)
        return;
    if (grows && from == buf->cursor)
        buf_put(&whole, buf_text(&buf->cut), buf->cut.length);
    buf_put(&whole, buf->text + from, to - from);
    if (grows && from < buf->cursor)
        buf_put(&whole, buf_text(&buf->cut), buf->cut.length);
    buf->cut = whole;
    replace(buf, from, to - from, "", 0, NOTHING);
    buf->cut_grows = true;
}

/* At the end of a paragraph the newline goes, so that a key held down goes on. */
static void cut_end(struct editbuf *buf, bool grows)
{
    size_t end = line_end(buf);
    if (end <= buf->cursor)
        end = character_on(buf);
    cut(buf, buf->cursor, end, grows);
}

static void erase(struct editbuf *buf, size_t from, size_t to, enum doing doing)
{
    if (from < to)
        replace(buf, from, to - from, "", 0, doing);
}

static void put_back(struct editbuf *buf)
{
    const struct buf *kept = &buf->cut;
    if (kept->length > 0 && has_room(buf, false, kept->length, text_count(kept->text, kept->length)))
        replace(buf, buf->cursor, 0, kept->text, kept->length, NOTHING);
}

/* While lines are selected the keys that cut and erase are about these. */
static bool edit_selected(struct editbuf *buf, enum action action)
{
    size_t from, to;
    if (!buf->is_selecting)
        return false;
    selected(buf, &from, &to);
    switch (action) {
    case ACTION_TEXT_cut_end:
    case ACTION_TEXT_cut_word:
    case ACTION_TEXT_cut_word_on:
    case ACTION_TEXT_cut_start:
    case ACTION_TEXT_delete:
    case ACTION_TEXT_delete_back:
        editbuf_unselect(buf);
        cut(buf, from, to, false);
        buf->cut_grows = false;
        return true;
    default:
        return false;
    }
}

static bool edit(struct editbuf *buf, enum action action, bool cut_grows)
{
    size_t at = buf->cursor;
    switch (action) {
    case ACTION_TEXT_delete_back:
        erase(buf, wrap_back(&buf->wrap, at), at, ERASING_BACK);
        return true;
    case ACTION_TEXT_delete:
        erase(buf, at, character_on(buf), ERASING);
        return true;
    case ACTION_TEXT_cut_word:
        cut(buf, word_back(buf), at, cut_grows);
        return true;
    case ACTION_TEXT_cut_word_on:
        cut(buf, at, word_on(buf), cut_grows);
        return true;
    case ACTION_TEXT_cut_start:
        cut(buf, line_from(buf), at, cut_grows);
        return true;
    case ACTION_TEXT_cut_end:
        cut_end(buf, cut_grows);
        return true;
    case ACTION_TEXT_put_back:
        put_back(buf);
        return true;
    case ACTION_TEXT_undo:
        undo(buf);
        return true;
    case ACTION_TEXT_redo:
        redo(buf);
        return true;
    default:
        return false;
    }
}

/*
 * So many lines up or down, to the column in which the first of these keys found the cursor. False in a field that has
 * no line there: the key then leaves it.
 */
static bool go_lines(struct editbuf *buf, size_t lines, bool down)
{
    struct wrap *wrap = &buf->wrap;
    size_t       line = line_of_cursor(buf), from = line, begin = wrap_from(wrap, line);
    if (!buf->has_goal)
        buf->goal = text_cols(buf->text + begin, buf->cursor - begin);
    if (!down)
        line = line > lines ? line - lines : 0;
    else
        line = wrap_has(wrap, line + lines) ? line + lines : wrap_last_known(wrap);
    if (line == from && buf->kind != EDITBUF_LONG)
        return false;
    buf->has_goal = true;
    buf->cursor = wrap_at_col(wrap, line, buf->goal);
    return true;
}

static bool move_to(struct editbuf *buf, size_t at)
{
    buf->cursor = at;
    buf->has_goal = false;
    return true;
}

static bool move(struct editbuf *buf, enum action action)
{
    size_t page = buf->rows > 1 ? buf->rows - 1 : 1;
    switch (action) {
    case ACTION_TEXT_up:
    case ACTION_TEXT_down:
        return go_lines(buf, 1, action == ACTION_TEXT_down);
    case ACTION_EVERYWHERE_page_up:
    case ACTION_EVERYWHERE_page_down:
        return go_lines(buf, page, action == ACTION_EVERYWHERE_page_down);
    case ACTION_TEXT_left:
        return move_to(buf, wrap_back(&buf->wrap, buf->cursor));
    case ACTION_TEXT_right:
        return move_to(buf, character_on(buf));
    case ACTION_TEXT_word_left:
        return move_to(buf, word_back(buf));
    case ACTION_TEXT_word_right:
        return move_to(buf, word_on(buf));
    case ACTION_TEXT_start:
        return move_to(buf, line_from(buf));
    case ACTION_TEXT_end:
        return move_to(buf, line_end(buf));
    default:
        return false;
    }
}

static void toggle_selecting(struct editbuf *buf)
{
    if (editbuf_unselect(buf))
        return;
    buf->is_selecting = true;
    buf->select_at = buf->cursor;
}

static void type(struct editbuf *buf, codepoint character)
{
    char   encoded[4];
    size_t length = text_encode(character, encoded);
    editbuf_unselect(buf);
    if (has_room(buf, false, length, 1))
        replace(buf, buf->cursor, 0, encoded, length, TYPING);
}

/* What a key means in a text of this kind; those of the writing view that are not about its text mean nothing. */
static enum action action_of(const struct editbuf *buf, keycode key)
{
    enum action action =
        keys_action(key, SCOPE_TEXT | (buf->kind == EDITBUF_LONG ? SCOPE_WRITE | SCOPE_EVERYWHERE : 0u));
    bool is_about_text = keys_row(action).scope == SCOPE_BIT_TEXT || action == ACTION_WRITE_newline ||
                         action == ACTION_WRITE_select || action == ACTION_EVERYWHERE_page_up ||
                         action == ACTION_EVERYWHERE_page_down;
    return is_about_text ? action : ACTION_NONE;
}

bool editbuf_key(struct editbuf *buf, keycode key)
{
    bool is_character = key >= 0x20 && key <= 0x10FFFF && !(key >= 0x7F && key < 0xA0);
    bool was_cut = buf->cut_grows;
    if (buf->kind == EDITBUF_LINE || buf->wrap.cols == 0)
        wrap_fit(&buf->wrap, buf->kind == EDITBUF_LINE ? SIZE_MAX : COLS_FIRST);
    buf->cut_grows = false;
    if (key == KEY_RETURN && buf->kind != EDITBUF_LINE) {
        type(buf, '\n');
        return true;
    }
    if (is_character || (key == KEY_TABULATOR && buf->kind == EDITBUF_LONG)) {
        type(buf, key);
        return true;
    }
    enum action action = action_of(buf, key);
    if (action == ACTION_WRITE_select) {
        toggle_selecting(buf);
        return true;
    }
    if (edit_selected(buf, action))
        return true;
    if (move(buf, action)) {
        buf->doing = NOTHING;
        return true;
    }
    if (!edit(buf, action, was_cut))
        return false;
    editbuf_unselect(buf);
    if (action == ACTION_TEXT_undo || action == ACTION_TEXT_redo)
        buf->doing = NOTHING;
    return true;
}

/* One line: the window begins where the cursor can just be seen. */
static void draw_line(const struct editbuf *buf, struct canvas *canvas, struct rect area, enum style style,
                      bool has_focus)
{
    size_t from = 0;
    if (!has_focus) {
        canvas_cut(canvas, area, 0, 0, area.cols, style, buf->text);
        return;
    }
    while (from < buf->cursor && (int)text_cols(buf->text + from, buf->cursor - from) >= area.cols)
        from = text_next(buf->text, buf->length, from);
    canvas_text(canvas, area, 0, 0, style, buf->text + from);
    canvas_focus(canvas, area, 0, (int)text_cols(buf->text + from, buf->cursor - from));
}

/* The window moves only when the cursor would leave it. Returns its first line. */
static size_t follow(struct editbuf *buf, size_t rows)
{
    size_t top = wrap_line_of(&buf->wrap, buf->top < buf->length ? buf->top : buf->length);
    size_t line = line_of_cursor(buf);
    if (line < top)
        top = line;
    if (line >= top + rows)
        top = line - rows + 1;
    /* What was written last does not stand alone at the top where there is room for more. */
    while (top > 0 && !wrap_has(&buf->wrap, top + rows - 1))
        top--;
    buf->top = wrap_from(&buf->wrap, top);
    return top;
}

static void draw_wrapped(struct editbuf *buf, struct canvas *canvas, struct rect area, enum style style, bool has_focus)
{
    struct wrap *wrap = &buf->wrap;
    size_t       cols = area.cols > 1 ? (size_t)area.cols - 1 : 1; /* behind a full line stands the cursor */
    size_t       from = 0, to = 0;
    wrap_fit(wrap, cols);
    buf->rows = (size_t)area.rows;
    size_t top = has_focus ? follow(buf, buf->rows) : 0, at = line_of_cursor(buf);
    if (buf->is_selecting)
        selected(buf, &from, &to);
    for (int row = 0; row < area.rows && wrap_has(wrap, top + (size_t)row); row++) {
        size_t line = top + (size_t)row, begin = wrap_from(wrap, line);
        canvas_bytes(canvas, area, row, 0, style, buf->text + begin, wrap_to(wrap, line) - begin);
        if (buf->is_selecting && begin >= from && (begin < to || (begin == from && line == at)))
            canvas_restyle(canvas, (struct rect){area.row + row, area.col, 1, area.cols}, STYLE_row);
    }
    if (!has_focus)
        return;
    size_t begin = wrap_from(wrap, at), col = text_cols(buf->text + begin, buf->cursor - begin);
    canvas_focus(canvas, area, (int)(at - top), col < cols ? (int)col : (int)cols);
}

void editbuf_draw(struct editbuf *buf, struct canvas *canvas, struct rect area, enum style style, bool has_focus,
                  const char *hint)
{
    if (area.cols < 1 || area.rows < 1)
        return;
    if (hint && buf->length == 0)
        canvas_cut(canvas, area, 0, 0, area.cols, STYLE_soft, hint);
    if (buf->kind == EDITBUF_LINE)
        draw_line(buf, canvas, area, style, has_focus);
    else
        draw_wrapped(buf, canvas, area, style, has_focus);
}
