/*
 * textedit: what a short field and a long prose have in common: steps that can be undone, words, whole lines, what is cut,
 * and what is let in. Texts are UTF-8 without control characters but newline and tab.
 */
#ifndef HOLDFAST_UI_KIT_TEXTEDIT_H
#define HOLDFAST_UI_KIT_TEXTEDIT_H

#include <stdbool.h>

#include "core/buf.h"
#include "core/text.h"

/* Bytes [at, at + removed) became `inserted`. */
struct textedit_step {
    size_t     at;
    struct buf removed, inserted;
    size_t     cursor_before;
};

/* Those from `done` on can be redone. */
struct textedit_steps {
    struct textedit_step *list;
    size_t                count, room, done;
};

/* A new step, after which nothing can be redone. It is valid until the next one. */
struct textedit_step *textedit_begin(struct textedit_steps *steps, struct arena *arena, size_t at, size_t cursor);

/* The last one that is done; NULL if none is. */
struct textedit_step *textedit_last(const struct textedit_steps *steps);

/* A blank, newline or tab: other control characters are in no text. One comparison: it is asked of every byte. */
static inline bool textedit_is_blank(char byte)
{
    return (unsigned char)byte <= ' ';
}

/* Where the word before this place begins, and where the one behind it ends. */
size_t textedit_word_back(const char *text, size_t at);
size_t textedit_word_on(const char *text, size_t length, size_t at);

/* The line from newline to newline that a place is on. */
size_t textedit_line_from(const char *text, size_t at);
size_t textedit_line_to(const char *text, size_t length, size_t at);

/* What is cut is kept, before or behind what the key before cut, if that is to grow. */
void textedit_keep_cut(struct buf *kept, const char *bytes, size_t length, bool grows, bool before);

/* The next character of a paste, *taken bytes long: CR LF is a newline. False for one that is left out. */
bool textedit_let_in(const char *bytes, size_t length, codepoint *character, size_t *taken);

#endif
