#include "ui/kit/textedit.h"

#include <assert.h>
#include <string.h>

#include "core/arena.h"

struct textedit_step *textedit_begin(struct textedit_steps *steps, struct arena *arena, size_t at, size_t cursor)
{
    if (steps->done == steps->room) {
        size_t                room = steps->room * 2 + 16;
        struct textedit_step *list = ARENA_NEW(arena, struct textedit_step, room);
        if (steps->done > 0)
            memcpy(list, steps->list, steps->done * sizeof *list);
        steps->list = list;
        steps->room = room;
    }
    assert(steps->list);
    struct textedit_step *step = &steps->list[steps->done++];
    steps->count = steps->done;
    *step = (struct textedit_step){.at = at, .cursor_before = cursor, .removed.arena = arena, .inserted.arena = arena};
    return step;
}

struct textedit_step *textedit_last(const struct textedit_steps *steps)
{
    return steps->done > 0 ? &steps->list[steps->done - 1] : NULL;
}

size_t textedit_word_back(const char *text, size_t at)
{
    while (at > 0 && textedit_is_blank(text[at - 1]))
        at--;
    while (at > 0 && !textedit_is_blank(text[at - 1]))
        at--;
    return at;
}

size_t textedit_word_on(const char *text, size_t length, size_t at)
{
    while (at < length && textedit_is_blank(text[at]))
        at++;
    while (at < length && !textedit_is_blank(text[at]))
        at++;
    return at;
}

size_t textedit_line_from(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

size_t textedit_line_to(const char *text, size_t length, size_t at)
{
    const char *end = memchr(text + at, '\n', length - at);
    return end ? (size_t)(end - text) : length;
}

void textedit_keep_cut(struct buf *kept, const char *bytes, size_t length, bool grows, bool before)
{
    struct buf whole = {.arena = kept->arena};
    if (grows && !before)
        buf_put(&whole, buf_text(kept), kept->length);
    buf_put(&whole, bytes, length);
    if (grows && before)
        buf_put(&whole, buf_text(kept), kept->length);
    *kept = whole;
}

bool textedit_let_in(const char *bytes, size_t length, codepoint *character, size_t *taken)
{
    *taken = text_decode(bytes, length, character);
    if (*character == '\r') {
        *character = '\n';
        *taken += length > 1 && bytes[1] == '\n';
    }
    bool is_control = *character < 0x20 || (*character >= 0x7F && *character < 0xA0);
    return !is_control || *character == '\n' || *character == '\t';
}
