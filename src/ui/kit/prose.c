/*
 * The text is one piece of memory and every change moves what stands behind it: for a megabyte that is some 30
 * microseconds, far less than drawing the screen, and all that reads the text finds it in one piece.
 */
#include "ui/kit/prose.h"

#include <string.h>

#include "ui/kit/prose_private.h"

enum { ROOM_FIRST = 4096, STEP_MOST = 256 /* bytes of one step of undo while erasing */ };

struct prose *prose_new(size_t most)
{
    struct arena  arena = {0};
    struct prose *prose = ARENA_NEW(&arena, struct prose, 1);
    prose->own = arena;
    prose->most = most;
    prose->room = ROOM_FIRST;
    prose->text = ARENA_NEW(&prose->text_arena, char, prose->room);
    prose->cut.arena = &prose->own;
    prose->rows = 1;
    return prose;
}

void prose_free(struct prose *prose)
{
    if (!prose)
        return;
    arena_free(&prose->text_arena);
    arena_free(&prose->lines.arena);
    struct arena own = prose->own;
    arena_free(&own);
}

const char *prose_text(const struct prose *prose, size_t *length)
{
    if (length)
        *length = prose->length;
    return prose->text;
}

size_t prose_words(const struct prose *prose)
{
    return prose->words;
}

bool prose_is_blank(const struct prose *prose)
{
    return prose->words == 0;
}

/* The words that begin in [from, to]. */
static size_t count_words(const struct prose *prose, size_t from, size_t to)
{
    size_t count = 0;
    size_t end = to < prose->length ? to + 1 : prose->length;
    bool   after_blank = from == 0 || textedit_is_blank(prose->text[from - 1]);
    for (const char *at = prose->text + from; at < prose->text + end; at++) {
        bool blank = textedit_is_blank(*at);
        count += after_blank & !blank;
        after_blank = blank;
    }
    return count;
}

static void make_room(struct prose *prose, size_t length)
{
    struct arena arena = {0};
    if (length < prose->room)
        return;
    while (prose->room <= length)
        prose->room *= 2;
    char *text = ARENA_NEW(&arena, char, prose->room);
    memcpy(text, prose->text, prose->length);
    arena_free(&prose->text_arena);
    prose->text_arena = arena;
    prose->text = text;
}

/* Keeps nothing for undo. */
static void splice(struct prose *prose, size_t at, size_t removed, const char *bytes, size_t length)
{
    size_t tail = prose->length - at - removed;
    prose->words -= count_words(prose, at, at + removed);
    make_room(prose, prose->length - removed + length);
    memmove(prose->text + at + length, prose->text + at + removed, tail);
    if (length > 0)
        memcpy(prose->text + at, bytes, length);
    prose->length = at + length + tail;
    prose->text[prose->length] = '\0';
    prose->words += count_words(prose, at, at + length);
    prose->cursor = at + length;
    if (prose->top > at + removed)
        prose->top += length - removed;
    else if (prose->top > at)
        prose->top = at;
    prose_lines_edit(prose, at, removed, length);
}

/* Words are taken back one by one, so a step ends where the next word begins. */
static bool types_on(const struct textedit_step *last, size_t at, const char *bytes)
{
    const char *typed = buf_text(&last->inserted);
    size_t      length = last->inserted.length;
    return length > 0 && at == last->at + length &&
           !(textedit_is_blank(bytes[0]) && !textedit_is_blank(typed[length - 1]));
}

static bool erases_on(const struct textedit_step *last, size_t at, size_t removed, enum prose_doing doing)
{
    if (last->inserted.length > 0 || last->removed.length + removed > STEP_MOST)
        return false;
    return doing == PROSE_ERASING ? at == last->at : at + removed == last->at;
}

static void erase_more(struct prose *prose, struct textedit_step *last, size_t at, size_t removed,
                       enum prose_doing doing)
{
    struct buf whole = {.arena = &prose->own};
    if (doing == PROSE_ERASING)
        whole = last->removed;
    buf_put(&whole, prose->text + at, removed);
    if (doing == PROSE_ERASING_BACK)
        buf_put(&whole, buf_text(&last->removed), last->removed.length);
    last->removed = whole;
    last->at = at;
}

void prose_replace(struct prose *prose, size_t at, size_t removed, const char *bytes, size_t length,
                   enum prose_doing doing)
{
    bool                  may_go_on = doing != PROSE_NOTHING && doing == prose->doing;
    struct textedit_step *last = may_go_on ? textedit_last(&prose->steps) : NULL;
    prose->doing = doing;
    prose->has_goal = false;
    if (last && doing == PROSE_TYPING && types_on(last, at, bytes)) {
        prose->steps.count = prose->steps.done;
    } else if (last && doing != PROSE_TYPING && erases_on(last, at, removed, doing)) {
        erase_more(prose, last, at, removed, doing);
        splice(prose, at, removed, bytes, length);
        return;
    } else {
        last = textedit_begin(&prose->steps, &prose->own, at, prose->cursor);
        if (removed > 0)
            buf_put(&last->removed, prose->text + at, removed);
    }
    if (length > 0)
        buf_put(&last->inserted, bytes, length);
    splice(prose, at, removed, bytes, length);
}

bool prose_undo(struct prose *prose)
{
    const struct textedit_step *edit = textedit_last(&prose->steps);
    if (!edit)
        return false;
    prose->steps.done--;
    splice(prose, edit->at, edit->inserted.length, buf_text(&edit->removed), edit->removed.length);
    prose->cursor = edit->cursor_before;
    return true;
}

bool prose_redo(struct prose *prose)
{
    if (prose->steps.done == prose->steps.count)
        return false;
    const struct textedit_step *edit = &prose->steps.list[prose->steps.done++];
    splice(prose, edit->at, edit->removed.length, buf_text(&edit->inserted), edit->inserted.length);
    return true;
}

void prose_set(struct prose *prose, const char *text, size_t length)
{
    size_t cols = prose->lines.cols;
    prose->length = prose->words = prose->top = 0;
    prose->lines.cols = 0; /* nothing is known of the new lines */
    splice(prose, 0, 0, text, length);
    if (cols > 0)
        prose_lines_fit(&prose->lines, cols);
    prose->steps.count = prose->steps.done = 0;
    prose->doing = PROSE_NOTHING;
}

/* As much of it as there is room for. False: that is not all. */
static bool clean_text(const char *bytes, size_t length, size_t most, struct buf *out)
{
    for (size_t at = 0, taken; at < length; at += taken) {
        codepoint character;
        char      encoded[4];
        if (!textedit_let_in(bytes + at, length - at, &character, &taken))
            continue;
        size_t more = text_encode(character, encoded);
        if (out->length + more > most)
            return false;
        buf_put(out, encoded, more);
    }
    return true;
}

bool prose_paste(struct prose *prose, const char *bytes, size_t length)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    prose_unselect(prose);
    bool fits = clean_text(bytes, length, prose->most - prose->length, &text);
    if (text.length > 0)
        prose_replace(prose, prose->cursor, 0, text.text, text.length, PROSE_NOTHING);
    prose->cut_grows = false;
    arena_free(&scratch);
    return fits;
}

bool prose_change(struct prose *prose, const char *bytes, size_t length)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    prose_unselect(prose);
    bool fits = clean_text(bytes, length, prose->most, &text);
    if (text.length != prose->length || memcmp(buf_text(&text), prose->text, text.length) != 0)
        prose_replace(prose, 0, prose->length, buf_text(&text), text.length, PROSE_NOTHING);
    arena_free(&scratch);
    return fits;
}
