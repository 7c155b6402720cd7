/*
 * Any bytes as text: walking, wrapping, cutting and cleaning make progress, stay in range, and let nothing hostile through; words lie within
 * the text, and a text is found by itself as a query.
 */
#include <stdint.h>
#include <stdlib.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/fold.h"
#include "core/query.h"
#include "core/tags.h"
#include "core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char  *bytes = (const char *)data;
    struct arena arena = {0};
    struct error error;
    for (size_t at = 0; at < size;) {
        size_t next = text_next(bytes, size, at);
        if (next <= at || next > size)
            abort();
        at = next;
    }
    for (size_t at = size; at > 0;) {
        size_t previous = text_prev(bytes, size, at);
        if (previous >= at)
            abort();
        at = previous;
    }
    size_t cols = size > 0 ? 1 + data[0] % 90 : 1;
    for (size_t at = 0; at < size;) {
        struct text_line line = text_wrap(bytes, size, at, cols);
        if (line.next <= at || line.to > line.next || line.from > line.to)
            abort();
        at = line.next;
    }
    struct buf clean = {.arena = &arena}, cut = {.arena = &arena};
    text_clean(&clean, bytes, size, false);
    for (size_t at = 0; at < clean.length;) {
        codepoint c;
        at += text_decode(clean.text + at, clean.length - at, &c);
        if (text_visible(c) != c)
            abort();
    }
    text_cut(&cut, bytes, size, cols, size % 2 == 0);
    if (text_cols(buf_text(&cut), cut.length) > cols)
        abort();
    if (text_check(TEXT_NOTE, "--note", bytes, size, &error) && !text_is_valid(bytes, size, NULL))
        abort();
    struct fold_reader reader;
    struct fold_word   word;
    size_t             end = 0, count;
    fold_open(&reader, bytes, size);
    while (fold_next_word(&reader, &word)) {
        if (word.from >= word.to || word.to > size || word.to < end || word.length == 0 || word.length > FOLD_WORD_MAX)
            abort();
        end = word.to;
    }
    tags_of_text(bytes, size, &arena, &count);
    struct buf typed = {.arena = &arena};
    fold_put_words(&typed, bytes, size);
    struct query query = query_read(buf_text(&typed), &(struct present){.today = 0}, &arena);
    for (size_t i = 0; i < query.term_count; i++)
        if (!query.terms[i].literal && !query_finds(&query.terms[i], bytes, size))
            abort();
    arena_free(&arena);
    return 0;
}
