#include "core/fold.h"

#include "fold_table.h"

static bool is_within(const struct fold_range *ranges, size_t count, codepoint character)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (character > ranges[middle].last)
            low = middle + 1;
        else if (character < ranges[middle].first)
            count = middle;
        else
            return true;
    }
    return false;
}

bool fold_is_word(codepoint character)
{
    if (character < 0x80) {
        codepoint small = character | 0x20;
        return (character >= '0' && character <= '9') || (small >= 'a' && small <= 'z');
    }
    return is_within(word_ranges, sizeof word_ranges / sizeof *word_ranges, character);
}

static bool is_accent(codepoint character)
{
    return character >= accents[0].first && is_within(accents, sizeof accents / sizeof *accents, character);
}

bool fold_is_mark(codepoint character)
{
    return character >= marks[0].first && is_within(marks, sizeof marks / sizeof *marks, character);
}

codepoint fold_character(codepoint character)
{
    if (character < 0x80)
        return character >= 'A' && character <= 'Z' ? character | 0x20 : character;
    size_t low = 0, high = sizeof changes / sizeof *changes;
    while (low < high) {
        size_t                    middle = low + (high - low) / 2;
        const struct fold_change *change = &changes[middle];
        if (character > change->last)
            low = middle + 1;
        else if (character < change->first)
            high = middle;
        else if ((character - change->first) % (codepoint)change->step == 0)
            return (codepoint)((int32_t)character + change->delta);
        else
            return character;
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
