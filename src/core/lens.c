/*
 * The text is walked once from end to end, a character at a time; at the beginning of each word it is held against
 * all phrases at once, which stand in a tree by their letters. It is walked twice: first to count what is found,
 * then, with room made for just that, to write it down.
 */
#include "core/lens.h"

#include <assert.h>
#include <string.h>

#include "core/arena.h"
#include "core/text.h"

enum list { ME, YOU, DEMAND, BLAME, PLEADING, SHORT, LISTS };

/* One letter (or blank, or apostrophe) of the phrases that begin alike up to it. */
struct node {
    char          letter;
    unsigned char ends;    /* bit 1 << enum list for each list with a phrase that ends here */
    size_t child, sibling; /* the first node that goes on, the next one beside it; 0 is none, since it is the root */
};

struct walk {
    const char        *text;
    size_t             length;
    const struct node *tree;
    struct lens        found;              /* counts */
    struct lens_span  *spans[LENS_FINDS];  /* NULL while only counting */
    size_t             taken_until[LISTS]; /* where the last phrase of a list ended */
    size_t             word_end;           /* of the last word */
    bool               word_is_short;      /* a full stop after it ends no sentence */
    /* The sentence so far. */
    size_t from, to; /* from its first to its last character that is no blank; empty before the first */
    bool   has_word, demands, begins_with_me;
    size_t me, you;
};

static enum list find_list(const char *name)
{
    static const char *const names[LISTS] = {
        [ME] = "me", [YOU] = "you", [DEMAND] = "demand", [BLAME] = "blame", [PLEADING] = "pleading", [SHORT] = "short",
    };
    enum list list = ME;
    while (list < LISTS && strcmp(names[list], name) != 0)
        list++;
    assert(list < LISTS);
    return list;
}

static size_t find_child(const struct node *tree, size_t node, codepoint letter)
{
    size_t child = tree[node].child;
    while (child != 0 && (codepoint)tree[child].letter != letter)
        child = tree[child].sibling;
    return child;
}

static void add_phrase(struct node *tree, size_t *made, const char *phrase, size_t length, enum list list)
{
    size_t at = 0;
    for (size_t i = 0; i < length; i++) {
        size_t child = find_child(tree, at, (codepoint)phrase[i]);
        if (child == 0) {
            child = (*made)++;
            tree[child] = (struct node){.letter = phrase[i], .sibling = tree[at].child};
            tree[at].child = child;
        }
        at = child;
    }
    tree[at].ends |= (unsigned char)(1U << list);
}

static const struct node *make_tree(struct lens_words words, struct arena *arena)
{
    size_t made = 1, most = 1; /* nodes; a letter needs one at most */
    for (size_t i = 0; i < words.count; i++)
        most += strlen(words.rows[i].phrases);
    struct node *tree = ARENA_NEW(arena, struct node, most);
    for (size_t i = 0; i < words.count; i++) {
        enum list list = find_list(words.rows[i].list);
        for (const char *at = words.rows[i].phrases; *at != '\0';) {
            size_t length = strcspn(at, ";");
            add_phrase(tree, &made, at, length, list);
            at += length;
            at += strspn(at, "; ");
        }
    }
    return tree;
}

/* The character at a place, as it is compared: small letters, straight apostrophes, plain blanks. 0 at the end. */
static codepoint folded(const struct walk *walk, size_t at, size_t *next)
{
    codepoint character = 0;
    *next = at;
    if (at >= walk->length)
        return 0;
    character = (unsigned char)walk->text[at];
    *next = at + 1;
    if (character >= 0x80) /* most are not */
        *next = at + text_decode(walk->text + at, walk->length - at, &character);
    if (character >= 'A' && character <= 'Z')
        return character - 'A' + 'a';
    switch (character) {
    case 0x02BC: /* apostrophe as a letter */
    case 0x2018:
    case 0x2019:
        return '\'';
    case '\t':
    case '\r':
    case 0x00A0: /* no-break space */
        return ' ';
    default:
        return character;
    }
}

/*
 * Letters and digits of English, and whatever else is written in letters: no punctuation, symbol or emoji from
 * Latin-1 and the blocks of them.
 */
static bool is_letter(codepoint character)
{
    if (character < 0x80)
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    return character >= 0xC0 && character < 0x1F000 && character != 0xD7 && character != 0xF7 &&
           !(character >= 0x2000 && character <= 0x2BFF) && !(character >= 0x3000 && character <= 0x303F) &&
           !(character >= 0xFE00 && character <= 0xFE0F) && character != TEXT_REPLACEMENT;
}

/* Does the word go on here: with a letter, or with an apostrophe and a letter? */
static bool word_goes_on(const struct walk *walk, size_t at)
{
    size_t    next;
    codepoint character = folded(walk, at, &next);
    if (character == '\'')
        character = folded(walk, next, &next);
    return is_letter(character);
}

static size_t word_end(const struct walk *walk, size_t at)
{
    while (word_goes_on(walk, at))
        folded(walk, at, &at);
    return at;
}

static size_t skip_blanks(const struct walk *walk, size_t at)
{
    size_t next;
    while (folded(walk, at, &next) == ' ')
        at = next;
    return at;
}

/* Where the longest phrase of each list ends that begins here; 0 if there is none. */
static void match(const struct walk *walk, size_t at, size_t ends[LISTS])
{
    size_t    node = 0, next;
    codepoint character = folded(walk, at, &next);
    while ((node = find_child(walk->tree, node, character)) != 0) {
        at = character == ' ' ? skip_blanks(walk, next) : next;
        unsigned lists = walk->tree[node].ends;
        if (lists != 0 && !word_goes_on(walk, at)) {
            for (enum list list = ME; list < LISTS; list++) {
                if (lists >> list & 1)
                    ends[list] = at;
            }
        }
        character = folded(walk, at, &next);
    }
}

static void take(struct walk *walk, enum lens_find find, size_t from, size_t to)
{
    struct lens_found *found = &walk->found.found[find];
    if (walk->spans[find] != NULL)
        walk->spans[find][found->count] = (struct lens_span){from, to};
    found->count++;
}

static void take_phrase(struct walk *walk, enum list list, size_t from, size_t to)
{
    walk->taken_until[list] = to;
    if (list == ME) {
        walk->begins_with_me = walk->begins_with_me || walk->you == 0;
        walk->me++;
    } else if (list == YOU) {
        walk->you++;
    } else if (list == DEMAND) {
        walk->demands = true;
    } else {
        take(walk, list == BLAME ? LENS_BLAME : LENS_PLEADING, from, to);
    }
}

static void look_at_word(struct walk *walk, size_t from, size_t to)
{
    size_t    next, ends[LISTS] = {0};
    codepoint letter = folded(walk, from, &next);
    match(walk, from, ends);
    for (enum list list = ME; list < SHORT; list++) {
        if (ends[list] > 0 && from >= walk->taken_until[list])
            take_phrase(walk, list, from, ends[list]);
    }
    walk->word_end = to;
    walk->word_is_short = ends[SHORT] == to || (next == to && letter >= 'a' && letter <= 'z' && letter != 'i');
    walk->has_word = true;
}

static void end_sentence(struct walk *walk, bool question)
{
    if (walk->has_word) {
        bool about_me = walk->me > walk->you || (walk->me == walk->you && walk->begins_with_me);
        walk->found.sentences++;
        if (about_me)
            take(walk, LENS_ABOUT_ME, walk->from, walk->to);
        else if (walk->you > 0)
            take(walk, LENS_ABOUT_YOU, walk->from, walk->to);
        if (walk->demands || (question && (walk->me == 0 || walk->you > 0)))
            take(walk, LENS_DEMANDS, walk->from, walk->to);
    }
    walk->from = walk->to = 0;
    walk->has_word = walk->demands = walk->begins_with_me = false;
    walk->me = walk->you = 0;
}

static void add_to_sentence(struct walk *walk, size_t from, size_t to)
{
    if (walk->to == 0)
        walk->from = from;
    walk->to = to;
}

static bool is_end_mark(codepoint character)
{
    return character == '.' || character == '?' || character == '!' || character == 0x2026;
}

static bool is_closing(codepoint character)
{
    return character == '"' || character == '\'' || character == ')' || character == ']' || character == 0xBB ||
           character == 0x201D;
}

/* Does what stands after the blanks (and closing quotes) from here on begin with a small letter? */
static bool goes_on_small(const struct walk *walk, size_t at)
{
    size_t    next;
    codepoint character;
    while ((character = folded(walk, at, &next)) == ' ' || is_closing(character))
        at = next;
    return character >= 'a' && character <= 'z' && walk->text[at] == (char)character;
}

/* A run of . ? ! and ellipses. Returns where it ends, with what closes behind it. */
static size_t look_at_marks(struct walk *walk, size_t at)
{
    size_t    next, from = at, dots = 0;
    bool      question = false, exclamation = false;
    codepoint mark;
    for (; is_end_mark(mark = folded(walk, at, &next)); at = next) {
        question = question || mark == '?';
        exclamation = exclamation || mark == '!';
        dots += mark == 0x2026 ? 2 : 1;
    }
    bool ends = true;
    if (!question && !exclamation && dots > 1)
        ends = !goes_on_small(walk, at);
    else if (!question && !exclamation)
        ends = !is_letter(mark) && !(walk->word_end == from && walk->word_is_short);
    while (ends && is_closing(folded(walk, at, &next)))
        at = next;
    add_to_sentence(walk, from, at);
    if (ends)
        end_sentence(walk, question);
    return at;
}

static void walk_text(struct walk *walk)
{
    for (size_t at = 0, next; at < walk->length; at = next) {
        codepoint character = folded(walk, at, &next);
        if (is_letter(character)) {
            next = word_end(walk, at);
            look_at_word(walk, at, next);
            add_to_sentence(walk, at, next);
        } else if (is_end_mark(character)) {
            next = look_at_marks(walk, at);
        } else if (character == '\n') {
            end_sentence(walk, false);
        } else if (character != ' ') {
            add_to_sentence(walk, at, next);
        }
    }
    end_sentence(walk, false);
}

void lens_look(const char *text, size_t length, struct lens_words words, struct arena *arena, struct lens *out)
{
    const struct node *tree = make_tree(words, arena);
    struct walk        count = {.text = text, .length = length, .tree = tree};
    walk_text(&count);

    struct walk write = {.text = text, .length = length, .tree = tree};
    for (enum lens_find find = 0; find < LENS_FINDS; find++)
        write.spans[find] = ARENA_NEW(arena, struct lens_span, count.found.found[find].count);
    walk_text(&write);

    *out = write.found;
    for (enum lens_find find = 0; find < LENS_FINDS; find++)
        out->found[find].spans = write.spans[find];
}

bool lens_speaks_of_me(const struct lens *lens)
{
    return lens->found[LENS_ABOUT_ME].count > lens->found[LENS_ABOUT_YOU].count && lens->found[LENS_BLAME].count == 0 &&
           lens->found[LENS_PLEADING].count == 0;
}
