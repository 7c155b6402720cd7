#include "core/fold.h"

#include "core/fold_table.h"

enum { FIRST_MARK = 0x300, FIRST_DESERET = 0x10400, LAST_DESERET = 0x10427, DESERETS = 40 };

bool fold_is_word(codepoint character)
{
    if (character < 0x80) {
        codepoint small = character | 0x20;
        return (character >= '0' && character <= '9') || (small >= 'a' && small <= 'z');
    }
    if (character > 0x1FFFF)
        return character <= 0x10FFFF && !ranges_is_tag(character);
    return ranges_hold(&words, character);
}

static bool is_accent(codepoint character)
{
    return character >= FIRST_MARK && ranges_hold(&accents, character);
}

bool fold_is_mark(codepoint character)
{
    return character >= FIRST_MARK &&
           (ranges_hold(&marks, character) || (character >= 0xE0100 && character <= 0xE01EF));
}

static codepoint change(const struct fold_change *row, codepoint character)
{
    codepoint along = character - row->first;
    if (row->how == ONE)
        return row->to;
    return row->how == SECOND && along % 2 == 1 ? character : row->to + along;
}

codepoint fold_character(codepoint character)
{
    if (character < 0x80)
        return character >= 'A' && character <= 'Z' ? character | 0x20 : character;
    if (character >= FIRST_DESERET && character <= LAST_DESERET)
        return character + DESERETS;
    size_t low = 0, high = sizeof changes / sizeof *changes;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (character > changes[middle].last)
            low = middle + 1;
        else if (character < changes[middle].first)
            high = middle;
        else
            return change(&changes[middle], character);
    }
    return character;
}

struct fold_word fold_next(const char *text, size_t length, size_t at)
{
    struct fold_word word = {length, length};
    codepoint        character;
    for (size_t taken; at < length; at += taken) {
        taken = text_decode(text + at, length - at, &character);
        if (fold_is_word(character)) {
            word.from = at;
            break;
        }
    }
    while (at < length) {
        size_t taken = text_decode(text + at, length - at, &character);
        if (!fold_is_word(character) && !is_accent(character))
            break;
        at += taken;
    }
    word.to = at;
    return word;
}

/* The next folded character of a word, with the accents behind it; 0 at its end. */
static codepoint read_folded(const char *word, size_t length, size_t *at)
{
    codepoint character, folded = 0;
    while (*at < length) {
        size_t taken = text_decode(word + *at, length - *at, &character);
        if (!is_accent(character)) {
            if (folded)
                break;
            folded = fold_character(character);
        }
        *at += taken;
    }
    return folded;
}

size_t fold_match(const char *word, size_t length, const char *other, size_t other_length, bool is_beginning)
{
    size_t at = 0, other_at = 0, bytes = 0;
    char   encoded[4];
    while (bytes < FOLD_WORD_MAX) {
        codepoint mine = read_folded(word, length, &at);
        if (mine == 0)
            return is_beginning || other_at == other_length ? other_at : 0;
        if (mine != read_folded(other, other_length, &other_at))
            return 0;
        bytes += text_encode(mine, encoded);
    }
    return other_length;
}
