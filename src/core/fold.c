/*
 * A text is read a character with its marks at a time: decomposed by utf8proc, case folded, the marks put into Unicode's order, so that all
 * forms come out alike, and the accents of Latin and Greek left out.
 */
#include "core/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "core/buf.h"

enum { DECOMPOSED_MOST = 20, CYRILLIC_IE = 0x435, DIAERESIS = 0x308 };

static const utf8proc_property_t *property_of(codepoint character)
{
    return utf8proc_get_property((utf8proc_int32_t)character);
}

struct span {
    codepoint first, last;
};

static bool holds(const struct span *spans, size_t count, codepoint character)
{
    for (size_t i = 0; i < count; i++)
        if (character >= spans[i].first && character <= spans[i].last)
            return true;
    return false;
}

/* Latin and Greek, as they are once decomposed. */
static bool is_latin_or_greek(codepoint character)
{
    static const struct span spans[] = {{0x0001, 0x03FF}, {0x1D00, 0x1DBF}, {0x1E00, 0x1FFF},
                                        {0x2C60, 0x2C7F}, {0xA720, 0xA7FF}, {0xAB30, 0xAB6F}};
    return holds(spans, sizeof spans / sizeof spans[0], character);
}

/* Of a script that is written without blanks between its words. */
static bool is_unspaced(codepoint character)
{
    static const struct span spans[] = {
        {0x0E00, 0x0EFF},   /* Thai, Lao */
        {0x1000, 0x109F},   /* Myanmar */
        {0x1780, 0x17FF},   /* Khmer */
        {0x1950, 0x19FF},   /* Tai Le, New Tai Lue, Khmer symbols */
        {0x1A20, 0x1AAF},   /* Tai Tham */
        {0x3005, 0x3007},   /* signs that stand among Han */
        {0x3021, 0x312F},   /* Hiragana, Katakana, Bopomofo */
        {0x31A0, 0x31FF},   /* more Bopomofo and Katakana */
        {0x3400, 0x4DBF},   /* Han */
        {0x4E00, 0x9FFF},   /* Han */
        {0xA9E0, 0xA9FF},   /* more Myanmar */
        {0xAA60, 0xAADF},   /* more Myanmar, Tai Viet */
        {0xF900, 0xFAFF},   /* Han */
        {0x1AFF0, 0x1B16F}, /* more Kana */
        {0x20000, 0x3FFFF}, /* Han */
    };
    return character >= spans[0].first && holds(spans, sizeof spans / sizeof spans[0], character);
}

static bool is_left_out(codepoint base, codepoint mark)
{
    return base == CYRILLIC_IE ? mark == DIAERESIS : is_latin_or_greek(base);
}

/* Takes in one folded character; a mark goes behind those of the same or a lower class. */
static void add_pending(struct fold_reader *reader, codepoint character, size_t from, size_t to)
{
    int class = property_of(character)->combining_class;
    if (class == 0)
        reader->base = character;
    else if (is_left_out(reader->base, character))
        return;
    size_t at = reader->pending_count++;
    for (; class > 0 && at > 0 && property_of(reader->pending[at - 1].character)->combining_class > class; at--)
        reader->pending[at] = reader->pending[at - 1];
    reader->pending[at].character = character;
    reader->pending[at].from = from;
    reader->pending[at].to = to;
}

/* Decomposes a character, appending to *count parts. */
static void add_parts(utf8proc_int32_t character, int options, utf8proc_int32_t parts[DECOMPOSED_MOST], size_t *count)
{
    int              unused = 0;
    utf8proc_ssize_t room = DECOMPOSED_MOST - (utf8proc_ssize_t)*count;
    utf8proc_ssize_t made =
        utf8proc_decompose_char(character, parts + *count, room, (utf8proc_option_t)options, &unused);
    if (made > 0)
        *count += (size_t)(made < room ? made : room);
}

/*
 * The character at a place of the text, decomposed and folded; returns where it ends. *count is 0 for what is not seen. The iota under a
 * Greek letter stays a mark: folded it would be a letter, and its order among the marks would matter.
 */
static size_t decompose(const struct fold_reader *reader, size_t at, utf8proc_int32_t parts[DECOMPOSED_MOST],
                        size_t *count)
{
    enum { IOTA_BELOW = 0x345, DECOMPOSE = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE };
    utf8proc_int32_t plain[DECOMPOSED_MOST];
    codepoint        character;
    size_t           plain_count = 0, end = at + text_decode(reader->text + at, reader->length - at, &character);
    add_parts((utf8proc_int32_t)character, DECOMPOSE, plain, &plain_count);
    *count = 0;
    for (size_t i = 0; i < plain_count; i++)
        add_parts(plain[i], plain[i] == IOTA_BELOW ? DECOMPOSE : DECOMPOSE | UTF8PROC_CASEFOLD, parts, count);
    return end;
}

/* Does what stands at the reader belong to what was read before it: a mark, or what is not seen? */
static bool goes_on(const struct fold_reader *reader)
{
    utf8proc_int32_t parts[DECOMPOSED_MOST];
    size_t           count;
    if (reader->at >= reader->length || (unsigned char)reader->text[reader->at] < 0x80)
        return false;
    decompose(reader, reader->at, parts, &count);
    return count == 0 || property_of((codepoint)parts[0])->combining_class != 0;
}

/* Reads a character with its marks; nothing of the last one may be left. */
static void read_pending(struct fold_reader *reader)
{
    reader->pending_count = reader->pending_next = 0;
    do {
        utf8proc_int32_t parts[DECOMPOSED_MOST];
        size_t           count, from = reader->at;
        reader->at = decompose(reader, from, parts, &count);
        for (size_t i = 0; i < count; i++)
            add_pending(reader, (codepoint)parts[i], from, reader->at);
    } while (goes_on(reader) && reader->pending_count + DECOMPOSED_MOST <= FOLD_PENDING);
}

static bool peek(struct fold_reader *reader, codepoint *out)
{
    while (reader->pending_next == reader->pending_count && reader->at < reader->length)
        read_pending(reader);
    if (reader->pending_next == reader->pending_count)
        return false;
    *out = reader->pending[reader->pending_next].character;
    return true;
}

void fold_open(struct fold_reader *reader, const char *text, size_t length)
{
    *reader = (struct fold_reader){.text = text, .length = length};
}

void fold_put(struct buf *out, const char *text, size_t length)
{
    struct fold_reader reader;
    codepoint          character;
    char               encoded[4];
    fold_open(&reader, text, length);
    for (; peek(&reader, &character); reader.pending_next++)
        buf_put(out, encoded, text_encode(character, encoded));
}

/* Does the text begin with the other one? *is_all: and nothing comes behind it. */
static bool begins(const char *text, const char *other, bool *is_all)
{
    struct fold_reader reader, other_reader;
    codepoint          mine = 0, wanted = 0;
    fold_open(&reader, text, strlen(text));
    fold_open(&other_reader, other, strlen(other));
    while (peek(&other_reader, &wanted)) {
        if (!peek(&reader, &mine) || mine != wanted)
            return false;
        reader.pending_next++;
        other_reader.pending_next++;
    }
    *is_all = !peek(&reader, &mine);
    return true;
}

bool fold_is_same(const char *a, const char *b)
{
    bool is_all;
    return begins(a, b, &is_all) && is_all;
}

bool fold_begins(const char *text, const char *beginning)
{
    bool is_all;
    return begins(text, beginning, &is_all);
}

bool fold_holds(const char *text, const char *part)
{
    size_t length = strlen(text), at = 0;
    while (!fold_begins(text + at, part)) {
        if (at == length)
            return false;
        at = text_next(text, length, at);
    }
    return true;
}

enum kind { OTHER, LETTER, UNSPACED, MARK };

static enum kind kind_of(codepoint character)
{
    if (character < 0x80)
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ? LETTER : OTHER;
    switch (property_of(character)->category) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return MARK;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
        return is_unspaced(character) ? UNSPACED : LETTER;
    default:
        return OTHER;
    }
}

/* The ASCII character that comes next, folded, if it needs no table: no mark follows it. Else 0. */
static codepoint plain_next(const struct fold_reader *reader)
{
    size_t at = reader->at;
    if (reader->pending_next < reader->pending_count || at == reader->length)
        return 0;
    codepoint byte = (unsigned char)reader->text[at];
    if (byte >= 0x80 || (at + 1 < reader->length && (unsigned char)reader->text[at + 1] >= 0x80))
        return 0;
    return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte;
}

/* An ASCII letter or digit, folded; 0 for any other byte. */
static char plain_letter(unsigned char byte)
{
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
        return (char)byte;
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : 0;
}

/* Goes to where the next word begins: LETTER, UNSPACED; OTHER if there is none. */
static enum kind find_word(struct fold_reader *reader)
{
    codepoint character;
    enum kind kind = OTHER;
    while ((character = plain_next(reader)) != 0) {
        if (plain_letter((unsigned char)character))
            return LETTER;
        reader->base = character;
        reader->at++;
    }
    for (; peek(reader, &character); reader->pending_next++) {
        kind = kind_of(character);
        if (kind == LETTER || kind == UNSPACED)
            return kind;
    }
    return OTHER;
}

static void add_letter(struct fold_word *word, codepoint character, size_t to)
{
    char   encoded[4];
    size_t bytes = text_encode(character, encoded);
    word->to = to > word->to ? to : word->to;
    if (word->is_full || word->length + bytes > FOLD_WORD_MAX) {
        word->is_full = true;
        return;
    }
    for (size_t i = 0; i < bytes; i++) {
        word->folded[word->length] = encoded[i];
        word->ends[word->length++] = word->to;
    }
}

/* Most words are nothing but these. */
static void add_plain_letters(struct fold_reader *reader, struct fold_word *word)
{
    const unsigned char *text = (const unsigned char *)reader->text;
    size_t               from = reader->at, at = from, length = word->length;
    char                 letter = 0;
    if (reader->pending_next < reader->pending_count)
        return;
    while (at < reader->length && length < FOLD_WORD_MAX && (letter = plain_letter(text[at])) != 0) {
        word->folded[length] = letter;
        word->ends[length++] = ++at;
    }
    if (at > from && at < reader->length && text[at] >= 0x80) { /* a mark may follow the last one */
        at--;
        length--;
    }
    if (at == from)
        return;
    word->to = reader->at = at;
    word->length = length;
    reader->base = (unsigned char)word->folded[length - 1];
}

bool fold_next_word(struct fold_reader *reader, struct fold_word *out)
{
    codepoint character;
    enum kind first = find_word(reader);
    if (first == OTHER)
        return false;
    bool is_read = reader->pending_next < reader->pending_count;
    out->from = out->to = is_read ? reader->pending[reader->pending_next].from : reader->at;
    out->length = 0;
    out->is_full = false;
    for (;;) {
        if (first == LETTER)
            add_plain_letters(reader, out);
        character = plain_next(reader);
        bool is_end = character != 0 && (first != LETTER || kind_of(character) != LETTER);
        if (is_end || !peek(reader, &character))
            return true;
        enum kind kind = kind_of(character);
        bool      is_first = out->to == out->from;
        if (kind != MARK && !(first == LETTER ? kind == LETTER : is_first))
            return true;
        add_letter(out, character, reader->pending[reader->pending_next].to);
        reader->pending_next++;
    }
}

void fold_put_words(struct buf *out, const char *text, size_t length)
{
    struct fold_reader reader;
    struct fold_word   word;
    fold_open(&reader, text, length);
    for (bool is_first = true; fold_next_word(&reader, &word); is_first = false) {
        if (!is_first)
            buf_putc(out, ' ');
        buf_put(out, word.folded, word.length);
    }
}
