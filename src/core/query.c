#include "core/query.h"

#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/fold.h"

struct reader {
    const struct present *present;
    struct arena         *arena;
    struct query         *query;
    struct query_term    *terms;
    bool                  or_follows; /* the next term is another choice beside the last one */
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

static const char *fold_words(const char *text, struct arena *arena)
{
    struct buf out = {.arena = arena};
    fold_put_words(&out, text, strlen(text));
    return buf_text(&out);
}

/* Words, or else what is looked for as it stands where there are no words. */
static void add_term(struct reader *reader, const char *text, bool phrase, bool excluded)
{
    struct query     *query = reader->query;
    struct query_term term = {.words = fold_words(text, reader->arena), .phrase = phrase, .excluded = excluded};
    bool              has_words = query->term_count > 0 && !reader->terms[0].literal;
    if (term.words[0] == '\0') {
        term.literal = text;
        if (has_words || text[strspn(text, "-\"")] == '\0') /* a sign of the syntax, before its word is typed */
            return;
    } else if (!has_words) {
        query->term_count = 0;
    }
    if (query->term_count == QUERY_TERMS_MAX)
        return;
    term.is_or = reader->or_follows && !term.literal && !excluded;
    reader->or_follows = false;
    reader->terms[query->term_count++] = term;
}

/* What is wrong with the first such value is kept. Always false. */
static bool refuse(struct reader *reader, const char *wrong)
{
    if (!reader->query->wrong)
        reader->query->wrong = arena_copy_text(reader->arena, wrong);
    return false;
}

static bool take_tag(struct reader *reader, const char *value)
{
    value += *value == '#' || *value == '@';
    if (!*value)
        return refuse(reader, "tag must not be empty");
    if (reader->query->tag_count < QUERY_TERMS_MAX)
        reader->query->tags[reader->query->tag_count++] = value;
    return true;
}

/* 4 or 2..3 */
static bool take_mood(struct reader *reader, const char *value)
{
    size_t length = strlen(value);
    bool   is_range = length == 4 && value[1] == '.' && value[2] == '.';
    char   last = length > 0 ? value[length - 1] : '\0';
    if ((length != 1 && !is_range) || value[0] < '1' || value[0] > '5' || last < value[0] || last > '5') {
        struct error wrong;
        error_set(&wrong, ERROR_USAGE, "mood must be 1 to 5, or like 2..3, not %s", text_quote(value, length).text);
        return refuse(reader, wrong.text);
    }
    struct query *query = reader->query;
    if (query->mood_least < value[0] - '0')
        query->mood_least = value[0] - '0';
    if (query->mood_most == 0 || query->mood_most > last - '0')
        query->mood_most = last - '0';
    return true;
}

static bool take_since(struct reader *reader, const char *value)
{
    daynum       day;
    struct error wrong;
    if (!when_read_day("since", value, WHEN_ANY, reader->present, &day, &wrong))
        return refuse(reader, wrong.text);
    if (reader->query->since == DAY_NONE || reader->query->since < day)
        reader->query->since = day;
    return true;
}

static bool take_until(struct reader *reader, const char *value)
{
    daynum       day;
    struct error wrong;
    if (!when_read_day("until", value, WHEN_ANY, reader->present, &day, &wrong))
        return refuse(reader, wrong.text);
    if (reader->query->until == DAY_NONE || reader->query->until > day)
        reader->query->until = day;
    return true;
}

static const struct {
    const char *name;
    bool (*take)(struct reader *, const char *value);
} keys[] = {{"tag:", take_tag}, {"mood:", take_mood}, {"since:", take_since}, {"until:", take_until}};

/* The closing quote of one that opens at `open`, NULL if it is not closed. */
static const char *closing(const char *open)
{
    return strchr(open + 1, '"');
}

/* Where what is neither blank nor a quote ends. */
static const char *end_of_word(const char *at)
{
    while (*at && !is_blank(*at) && *at != '"')
        at++;
    return at;
}

/* tag:music, since:"3d ago". NULL: it is none of these, or its value makes no sense. */
static const char *read_key(struct reader *reader, const char *at)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t length = strlen(keys[i].name);
        if (strncmp(at, keys[i].name, length) != 0)
            continue;
        const char *from = at + length, *to = end_of_word(from), *next = to;
        if (*from == '"' && closing(from)) {
            to = closing(from++);
            next = to + 1;
        }
        return keys[i].take(reader, arena_copy_bytes(reader->arena, from, (size_t)(to - from))) ? next : NULL;
    }
    return NULL;
}

/* Does a word or a phrase begin here? Then OR before it is no word. */
static bool is_choice(const char *at)
{
    while (is_blank(*at))
        at++;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strncmp(at, keys[i].name, strlen(keys[i].name)) == 0)
            return false;
    return *at != '\0' && *at != '-';
}

static bool is_or(const struct reader *reader, const char *at, const char *next)
{
    const struct query *query = reader->query;
    return next - at == 2 && strncmp(at, "OR", 2) == 0 && query->term_count > 0 && !reader->or_follows &&
           !reader->terms[query->term_count - 1].literal && !reader->terms[query->term_count - 1].excluded &&
           is_choice(next);
}

static const char *read_part(struct reader *reader, const char *at)
{
    const char *next = read_key(reader, at);
    if (next)
        return next;
    const char *from = at;
    bool        excluded = *at == '-';
    at += excluded;
    if (*at == '"' && closing(at)) {
        next = closing(at);
        add_term(reader, arena_copy_bytes(reader->arena, at + 1, (size_t)(next - at - 1)), true, excluded);
        return next + 1;
    }
    at += *at == '"';
    next = end_of_word(at);
    if (is_or(reader, from, next))
        reader->or_follows = true;
    else
        add_term(reader, arena_copy_bytes(reader->arena, at, (size_t)(next - at)), false, excluded);
    return next;
}

struct query query_read(const char *text, const struct present *present, struct arena *arena)
{
    struct query  query = {.since = DAY_NONE, .until = DAY_NONE};
    struct reader reader = {.present = present, .arena = arena, .query = &query};
    reader.terms = ARENA_NEW(arena, struct query_term, QUERY_TERMS_MAX);
    query.tags = ARENA_NEW(arena, const char *, QUERY_TERMS_MAX);
    query.terms = reader.terms;
    while (*text) {
        if (is_blank(*text))
            text++;
        else
            text = read_part(&reader, text);
    }
    return query;
}

/* Does the word begin with (or, unless `as_beginning`, equal) the wanted one? *to is where that ends in the text. */
static bool is_word(const struct fold_word *word, const char *wanted, size_t length, bool as_beginning, size_t *to)
{
    if (word->length < length || (word->length > length && !as_beginning) || memcmp(word->folded, wanted, length) != 0)
        return false;
    *to = word->length == length ? word->to : word->ends[length - 1];
    return true;
}

/* Does the term stand at this word, behind which the reader stands? */
static bool stands_at(const struct query_term *term, const struct fold_reader *reader, const struct fold_word *word,
                      size_t *to)
{
    const char *wanted = term->words;
    if (*wanted != word->folded[0]) /* most words */
        return false;
    size_t length = strcspn(wanted, " ");
    if (length == 0 || !is_word(word, wanted, length, wanted[length] == '\0' && !term->phrase, to))
        return false;
    if (wanted[length] == '\0')
        return true;
    struct fold_reader ahead = *reader;
    struct fold_word   following;
    while (wanted[length] != '\0') {
        wanted += length + 1;
        length = strcspn(wanted, " ");
        if (!fold_next_word(&ahead, &following) ||
            !is_word(&following, wanted, length, wanted[length] == '\0' && !term->phrase, to))
            return false;
    }
    return true;
}

/* Where the literal stands at or after a place; SIZE_MAX if nowhere. */
static size_t find_literal(const char *literal, const char *text, size_t length, size_t at)
{
    size_t wanted = strlen(literal);
    for (; at + wanted <= length; at++)
        if (memcmp(text + at, literal, wanted) == 0)
            return at;
    return SIZE_MAX;
}

bool query_finds(const struct query_term *term, const char *text, size_t length)
{
    struct fold_reader reader;
    struct fold_word   word;
    size_t             to;
    if (term->literal)
        return find_literal(term->literal, text, length, 0) != SIZE_MAX;
    fold_open(&reader, text, length);
    while (fold_next_word(&reader, &word))
        if (stands_at(term, &reader, &word, &to))
            return true;
    return false;
}

struct hits {
    struct arena     *arena;
    struct query_hit *rows;
    size_t            count, room;
};

/* In rising order of `from`; one that begins within the last one, or at its end, goes on with it. */
static void add_hit(struct hits *hits, size_t from, size_t to)
{
    enum { FIRST_ROOM = 16 };
    struct query_hit *last = hits->count > 0 ? &hits->rows[hits->count - 1] : NULL;
    if (last && from < last->to) {
        last->to = to > last->to ? to : last->to;
        return;
    }
    if (hits->count == hits->room) {
        hits->room = hits->room ? hits->room * 2 : FIRST_ROOM;
        struct query_hit *grown = ARENA_NEW(hits->arena, struct query_hit, hits->room);
        if (hits->count > 0)
            memcpy(grown, hits->rows, hits->count * sizeof *grown);
        hits->rows = grown;
    }
    hits->rows[hits->count++] = (struct query_hit){from, to};
}

static void find_words(const struct query *query, const char *text, size_t length, struct hits *hits)
{
    struct fold_reader reader;
    struct fold_word   word;
    fold_open(&reader, text, length);
    while (fold_next_word(&reader, &word)) {
        size_t end = word.from, to;
        for (size_t i = 0; i < query->term_count; i++)
            if (!query->terms[i].excluded && stands_at(&query->terms[i], &reader, &word, &to) && to > end)
                end = to;
        if (end > word.from)
            add_hit(hits, word.from, end);
    }
}

static void find_literals(const struct query *query, const char *text, size_t length, struct hits *hits)
{
    for (size_t at = 0; at < length;) {
        size_t from = SIZE_MAX, to = 0;
        for (size_t i = 0; i < query->term_count; i++) {
            size_t found =
                query->terms[i].excluded ? SIZE_MAX : find_literal(query->terms[i].literal, text, length, at);
            if (found < from) {
                from = found;
                to = found + strlen(query->terms[i].literal);
            }
        }
        if (from == SIZE_MAX)
            return;
        add_hit(hits, from, to);
        at = to;
    }
}

static bool is_ascii(const char *text, size_t length, size_t at)
{
    return at == 0 || at >= length || ((unsigned char)text[at] < 0x80 && (unsigned char)text[at - 1] < 0x80);
}

/*
 * Widens the hits to whole user-perceived characters; those that then meet within one become one. Between two characters of ASCII, other than CR and LF,
 * there is always a boundary, so that no more of the text is walked through than lies between such a place and the hit.
 */
static void widen(struct hits *hits, const char *text, size_t length)
{
    struct hits wide = {.arena = hits->arena};
    for (size_t i = 0; i < hits->count; i++) {
        size_t at = hits->rows[i].from, next;
        while (!is_ascii(text, length, at))
            at--;
        while ((next = text_next(text, length, at)) <= hits->rows[i].from)
            at = next;
        size_t to = is_ascii(text, length, hits->rows[i].to) ? hits->rows[i].to : next;
        while (to < hits->rows[i].to)
            to = text_next(text, length, to);
        add_hit(&wide, at, to);
    }
    *hits = wide;
}

const struct query_hit *query_hits(const struct query *query, const char *text, size_t length, struct arena *arena,
                                   size_t *count)
{
    struct hits hits = {.arena = arena};
    if (query->term_count > 0 && query->terms[0].literal)
        find_literals(query, text, length, &hits);
    else if (query->term_count > 0)
        find_words(query, text, length, &hits);
    widen(&hits, text, length);
    *count = hits.count;
    return hits.rows;
}
