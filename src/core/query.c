#include "core/query.h"

#include <string.h>

#include "core/arena.h"
#include "core/fold.h"

struct reader {
    const struct present *present;
    struct arena         *arena;
    struct query         *query;
    struct query_term    *terms;
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

static bool holds_word(const char *text)
{
    struct fold_word word = fold_next(text, strlen(text), 0);
    return word.to > word.from;
}

static void add_term(struct reader *reader, const char *text, bool phrase, bool excluded)
{
    if (!holds_word(text) || reader->query->term_count == QUERY_TERMS_MAX)
        return;
    reader->terms[reader->query->term_count++] = (struct query_term){.text = text, .phrase = phrase, .not = excluded};
}

static bool take_tag(struct reader *reader, const char *value)
{
    value += *value == '#';
    if (!*value)
        return false;
    if (reader->query->tag_count < QUERY_TERMS_MAX)
        reader->query->tags[reader->query->tag_count++] = value;
    return true;
}

/* 4 or 2..3 */
static bool take_mood(struct reader *reader, const char *value)
{
    size_t length = strlen(value);
    if ((length != 1 && (length != 4 || value[1] != '.' || value[2] != '.')) || value[0] < '1' || value[0] > '5')
        return false;
    char last = value[length - 1];
    if (last < value[0] || last > '5')
        return false;
    struct query *query = reader->query;
    if (query->mood_least < value[0] - '0')
        query->mood_least = value[0] - '0';
    if (query->mood_most == 0 || query->mood_most > last - '0')
        query->mood_most = last - '0';
    return true;
}

static bool read_day(struct reader *reader, const char *value, daynum *out)
{
    struct error ignored;
    return when_read_day("", value, WHEN_ANY, reader->present, out, &ignored);
}

static bool take_since(struct reader *reader, const char *value)
{
    daynum day;
    if (!read_day(reader, value, &day))
        return false;
    if (reader->query->since == DAY_NONE || reader->query->since < day)
        reader->query->since = day;
    return true;
}

static bool take_until(struct reader *reader, const char *value)
{
    daynum day;
    if (!read_day(reader, value, &day))
        return false;
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

static const char *read_part(struct reader *reader, const char *at)
{
    const char *next = read_key(reader, at);
    if (next)
        return next;
    bool excluded = *at == '-';
    at += excluded;
    if (*at == '"' && closing(at)) {
        next = closing(at);
        add_term(reader, arena_copy_bytes(reader->arena, at + 1, (size_t)(next - at - 1)), true, excluded);
        return next + 1;
    }
    at += *at == '"';
    next = end_of_word(at);
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

static bool is_none(struct fold_word word)
{
    return word.to == word.from;
}

/* Does the term stand at this word of the text? *to is where it ends. */
static bool stands_at(const struct query_term *term, const char *text, size_t length, struct fold_word word, size_t *to)
{
    size_t           term_length = strlen(term->text);
    struct fold_word wanted = fold_next(term->text, term_length, 0);
    while (!is_none(word)) {
        struct fold_word following = fold_next(term->text, term_length, wanted.to);
        bool             is_beginning = is_none(following) && !term->phrase;
        size_t           matched = fold_match(term->text + wanted.from, wanted.to - wanted.from, text + word.from,
                                              word.to - word.from, is_beginning);
        if (matched == 0)
            return false;
        *to = word.from + matched;
        if (is_none(following))
            return true;
        wanted = following;
        word = fold_next(text, length, word.to);
    }
    return false;
}

bool query_finds(const struct query_term *term, const char *text, size_t length)
{
    size_t to;
    for (struct fold_word word = fold_next(text, length, 0); !is_none(word); word = fold_next(text, length, word.to)) {
        if (stands_at(term, text, length, word, &to))
            return true;
    }
    return false;
}

const struct query_hit *query_hits(const struct query *query, const char *text, size_t length, struct arena *arena,
                                   size_t *count)
{
    enum { FIRST_ROOM = 16 };
    struct query_hit *hits = NULL;
    size_t            found = 0, room = 0, done = 0;
    for (struct fold_word word = fold_next(text, length, 0); !is_none(word); word = fold_next(text, length, word.to)) {
        size_t end = word.from;
        for (size_t i = 0; i < query->term_count; i++) {
            size_t to;
            if (!query->terms[i].not &&stands_at(&query->terms[i], text, length, word, &to) && to > end)
                end = to;
        }
        if (end == word.from || end <= done)
            continue;
        bool goes_on = found > 0 && word.from < done; /* a phrase within which another begins */
        if (!goes_on && found == room) {
            size_t            more = room ? room * 2 : FIRST_ROOM;
            struct query_hit *grown = ARENA_NEW(arena, struct query_hit, more);
            if (found > 0)
                memcpy(grown, hits, found * sizeof *hits);
            hits = grown;
            room = more;
        }
        if (goes_on)
            hits[found - 1].to = end;
        else
            hits[found++] = (struct query_hit){word.from, end};
        done = end;
    }
    *count = found;
    return hits;
}
