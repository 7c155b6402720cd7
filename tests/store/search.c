#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/fold.h"
#include "support/store_acts.h"

static size_t search(struct world *world, const char *query, struct entry **out)
{
    size_t                count;
    int64_t               total;
    struct entries_filter filter = {
        .since = DAY_NONE, .until = DAY_NONE, .kind = -1, .query = query, .today = world->present.today};
    if (!entries_list(world->store, &filter, &world->arena, out, &count, &world->error))
        fail_msg("\"%s\": %s", query, world->error.text);
    WORLD_OK(entries_total(world->store, &filter, &total, &world->error));
    assert_int_equal(total, count);
    return count;
}

static size_t found(struct world *world, const char *query)
{
    struct entry *entries;
    return search(world, query, &entries);
}

/* Enough others that all that is there goes into the index. */
static void fill_index(struct world *world)
{
    for (int i = 0; i < 40; i++)
        world_entry(world, "filling");
}

/*
 * The model: texts as lists of folded words, looked through one by one. It knows the words below and no table.
 */
static const struct {
    const char *written, *folded;
} words[] = {
    {"song", "song"},
    {"Song", "song"},
    {"songs", "songs"},
    {"night", "night"},
    {"caf\xC3\xA9", "cafe"},
    {"CAF\xC3\x89", "cafe"},
    {"cafe\xCC\x81", "cafe"},
    {"cafes", "cafes"},
    {"\xC3\xBC"
     "ber",
     "uber"},
    {"\xC3\x9C"
     "BERALL",
     "uberall"},
    {"\xD0\x9C\xD0\xB8\xD1\x80", "\xD0\xBC\xD0\xB8\xD1\x80"},
    {"7", "7"},
    {"77", "77"},
    {"a", "a"},
};
enum { KNOWN_WORDS = sizeof words / sizeof *words, TEXT_WORDS = 12, TERM_WORDS = 3, DOCS = 120, TERMS = 3 };

struct model_text {
    int    words[TEXT_WORDS];
    size_t count;
};

struct model_doc {
    int64_t           id;
    bool              lives, is_closed;
    struct model_text title, body;
};

struct model_term {
    int    words[TERM_WORDS];
    size_t count;
    size_t letters; /* of the last word, folded, in bytes; 0: a phrase, all of it */
    bool   excluded;
};

static bool word_fits(int word, int wanted, size_t letters)
{
    const char *have = words[word].folded, *want = words[wanted].folded;
    return letters ? strncmp(have, want, letters) == 0 : strcmp(have, want) == 0;
}

static bool text_has(const struct model_text *text, const struct model_term *term)
{
    for (size_t at = 0; at + term->count <= text->count; at++) {
        size_t i = 0;
        while (i < term->count &&
               word_fits(text->words[at + i], term->words[i], i + 1 == term->count ? term->letters : 0))
            i++;
        if (i == term->count)
            return true;
    }
    return false;
}

static bool doc_fits(const struct model_doc *doc, const struct model_term *terms, size_t count)
{
    if (!doc->lives)
        return false;
    for (size_t i = 0; i < count; i++) {
        bool has = text_has(&doc->title, &terms[i]) || (!doc->is_closed && text_has(&doc->body, &terms[i]));
        if (has == terms[i].excluded)
            return false;
    }
    return true;
}

static const char *write_text(const struct model_text *text, struct random *random, bool one_line, struct arena *arena)
{
    static const char *const between[] = {" ", ", ", " - ", ".\n", "\t"};
    struct buf               out = {.arena = arena};
    for (size_t i = 0; i < text->count; i++)
        buf_printf(&out, "%s%s", words[text->words[i]].written, between[random_index(random, one_line ? 3 : 5)]);
    return buf_text(&out);
}

static const char *write_term(const struct model_term *term, struct arena *arena)
{
    struct buf  out = {.arena = arena};
    const char *sign = term->excluded ? "-" : "";
    if (term->letters) {
        const char *last = words[term->words[0]].folded;
        buf_printf(&out, "%s%.*s", sign, (int)term->letters, last);
    } else {
        buf_printf(&out, "%s\"", sign);
        for (size_t i = 0; i < term->count; i++)
            buf_printf(&out, "%s%s", i ? " " : "", words[term->words[i]].written);
        buf_putc(&out, '"');
    }
    buf_putc(&out, ' ');
    return buf_text(&out);
}

static struct model_text any_text(struct random *random, size_t least, size_t most)
{
    struct model_text text = {.count = least + random_index(random, most - least + 1)};
    for (size_t i = 0; i < text.count; i++)
        text.words[i] = (int)random_index(random, KNOWN_WORDS);
    return text;
}

static struct model_term any_term(struct random *random)
{
    struct model_term term = {.count = 1, .excluded = random_one_in(random, 4)};
    term.words[0] = (int)random_index(random, KNOWN_WORDS);
    if (random_one_in(random, 2)) {
        term.count = 1 + random_index(random, TERM_WORDS);
        for (size_t i = 1; i < term.count; i++)
            term.words[i] = (int)random_index(random, KNOWN_WORDS);
    } else {
        const char *folded = words[term.words[0]].folded;
        term.letters = 1 + random_index(random, strlen(folded));
        while (((unsigned char)folded[term.letters] & 0xC0) == 0x80)
            term.letters++;
    }
    return term;
}

static void compare(struct world *world, const struct model_doc *docs, size_t doc_count, struct random *random)
{
    struct model_term terms[TERMS];
    struct buf        query = {.arena = &world->arena};
    size_t            count = random_index(random, TERMS + 1), expected = 0;
    struct entry     *entries;
    for (size_t i = 0; i < count; i++) {
        terms[i] = any_term(random);
        buf_puts(&query, write_term(&terms[i], &world->arena));
    }
    size_t got = search(world, buf_text(&query), &entries);
    for (size_t i = 0; i < doc_count; i++) {
        if (!doc_fits(&docs[i], terms, count))
            continue;
        expected++;
        bool is_there = false;
        for (size_t k = 0; k < got; k++)
            is_there = is_there || entries[k].id == docs[i].id;
        if (!is_there)
            fail_msg("%s does not find entry %d", buf_text(&query), (int)docs[i].id);
    }
    if (got != expected)
        fail_msg("%s finds %d, not %d", buf_text(&query), (int)got, (int)expected);
}

static void save_doc(struct world *world, struct model_doc *doc, struct random *random)
{
    struct entry entry = {.id = doc->id, .at = world->present.now, .closed_until = DAY_NONE};
    doc->title = any_text(random, 0, 2);
    doc->body = any_text(random, 1, TEXT_WORDS);
    doc->lives = true;
    doc->is_closed = random_one_in(random, 5);
    entry.title = doc->title.count ? write_text(&doc->title, random, true, &world->arena) : NULL;
    entry.body = write_text(&doc->body, random, false, &world->arena);
    entry.kind = doc->is_closed || random_one_in(random, 4) ? ENTRY_LETTER : ENTRY_JOURNAL;
    if (entry.kind == ENTRY_LETTER)
        entry.closed_until = world->present.today + (doc->is_closed ? 3 : 0);
    if (doc->id)
        WORLD_OK(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
    else
        WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
    doc->id = entry.id;
}

static void random_entries_are_found_as_a_slow_model_finds_them(void **state)
{
    struct world *world = *state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct random     random = {.state = seed};
        struct model_doc *docs = ARENA_NEW(&world->arena, struct model_doc, DOCS);
        struct model_doc  before;
        size_t            count = 0;
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, (int)seed);
        world_open(world);
        for (int step = 0; step < 260; step++) {
            size_t at = random_index(&random, count + 1);
            bool   is_new = count < DOCS && (at == count || random_one_in(&random, 2));
            if (is_new)
                at = count++;
            else if (at == count)
                continue;
            before = docs[at];
            if (is_new || (docs[at].lives && random_one_in(&random, 2))) {
                save_doc(world, &docs[at], &random);
            } else if (docs[at].lives) {
                WORLD_OK(entries_delete(world->store, &world->present, docs[at].id, random_one_in(&random, 30),
                                        &world->error));
                docs[at].lives = false;
                continue; /* for good: there may be nothing to undo */
            } else {
                continue;
            }
            if (random_one_in(&random, 4)) {
                world_undo(world);
                before.id = docs[at].id;
                docs[at] = before;
            }
            for (int i = 0; i < 3; i++)
                compare(world, docs, count, &random);
        }
        assert_true(
            world_number(world, "SELECT count(*) FROM entry WHERE deleted_ms IS NULL AND id NOT IN entry_waiting") > 0);
        world_assert_sound(world);
    }
}

static void random_acts_all_undone_leave_the_index_as_it_was(void **state)
{
    struct world *world = *state;
    for (uint64_t seed = 20; seed < 26; seed++) {
        struct random random = {.state = seed};
        int           done = 0;
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, (int)seed);
        world_open(world);
        world_person(world, "M.");
        for (int i = 0; i < 50; i++)
            acts_do(world, 16 + (int)random_index(&random, 6), &random);
        const char *before = world_dump(world);
        size_t      song = found(world, "song"), cafe = found(world, "cafe -night"), tagged = found(world, "tag:night");
        while (done < ACT_DEPTH - 2) {
            done += acts_do(world, 16 + (int)random_index(&random, 6), &random);
            if (random_one_in(&random, 10))
                world_assert_sound(world);
        }
        for (; done > 0; done--)
            world_undo(world);
        assert_string_equal(world_dump(world), before);
        assert_int_equal(found(world, "song"), song);
        assert_int_equal(found(world, "cafe -night"), cafe);
        assert_int_equal(found(world, "tag:night"), tagged);
        world_assert_sound(world);
    }
}

static void a_closed_letter_is_not_found_by_its_text(void **state)
{
    struct world *world = *state;
    for (int indexed = 0; indexed < 2; indexed++) {
        snprintf(world->path, sizeof world->path, "%.200s/%d.db", world->folder, indexed);
        world_open(world);
        world->present.today = 20000;
        struct entry letter = {.at = world->present.now,
                               .kind = ENTRY_LETTER,
                               .title = "Harbour",
                               .body = "secret #hidden",
                               .mood = 2,
                               .closed_until = 20010};
        WORLD_OK(entries_add(world->store, &world->present, &world->arena, &letter, &world->error));
        world_entry(world, "secret #hidden harbour");
        if (indexed)
            fill_index(world);
        assert_int_equal(found(world, "secret"), 1);
        assert_int_equal(found(world, "s"), 1);
        assert_int_equal(found(world, "hidden"), 1);
        assert_int_equal(found(world, "tag:hidden"), 1);
        assert_int_equal(found(world, "harbour"), 2);
        assert_int_equal(found(world, "harbour -secret"), 1); /* so that nothing is told by what is not found */
        assert_int_equal(found(world, "harbour secret"), 1);
        assert_int_equal(found(world, "mood:2"), 1);
        world->present.today = 20010;
        assert_int_equal(found(world, "secret"), 2);
        assert_int_equal(found(world, "tag:hidden"), 2);
        assert_int_equal(found(world, "harbour -secret"), 0);
    }
}

static void tags_mood_and_days_narrow_the_search(void **state)
{
    struct world *world = *state;
    world_open(world);
    for (int i = 0; i < 10; i++) {
        struct entry entry = {.at = world->present.now,
                              .closed_until = DAY_NONE,
                              .body = i % 2 ? "rain #walk" : "rain",
                              .mood = i % 6,
                              .tags = (const char *[]){i % 3 ? "a \"b\"" : "x\"walk"},
                              .tag_count = 1};
        entry.at.unix_s -= i * WORLD_DAY_S;
        WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
    }
    assert_int_equal(found(world, "rain"), 10);
    assert_int_equal(found(world, "tag:walk"), 5);
    assert_int_equal(found(world, "tag:WALK rain"), 5);
    assert_int_equal(found(world, "tag:wal"), 0);
    assert_int_equal(found(world, "mood:3"), 2);
    assert_int_equal(found(world, "mood:1..2"), 4);
    assert_int_equal(found(world, "mood:1 mood:2"), 0);
    assert_int_equal(found(world, "since:today"), 1);
    assert_int_equal(found(world, "since:\"3d ago\" until:yesterday rain"), 3);
    assert_int_equal(found(world, "since:2026-11-20"), 3);
    assert_int_equal(found(world, "tag:walk mood:1 rain since:2026-11-01"), 2);
    assert_int_equal(found(world, "tag:walk tag:none"), 0);
}

static void whatever_is_typed_is_no_error(void **state)
{
    struct world            *world = *state;
    struct random            random = {.state = 4};
    static const char *const pieces[] = {
        "\"",    "'",    "*",    "^",      "(",      ")",  "-",    "+",  ":", "AND",      "OR",   "NOT",
        "NEAR(", "{",    "}",    "title:", "body :", "a",  "song", " ",  " ", "\xC3\xA9", "\xFF", "\xF0\x9F\x98\x80",
        ",",     "rank", "tag:", "mood:",  "since:", "--", ";",    "\\", "%", "_",        "[",    "]",
        "\n",    "\x01"};
    world_open(world);
    world_entry(world, "a song");
    fill_index(world);
    world_entry(world, "a song");
    for (int round = 0; round < 1500; round++) {
        struct buf query = {.arena = &world->arena};
        for (size_t left = random_index(&random, 9); left > 0; left--)
            buf_puts(&query, pieces[random_index(&random, sizeof pieces / sizeof *pieces)]);
        found(world, buf_text(&query));
    }
    struct buf longest = {.arena = &world->arena};
    for (int i = 0; i < 40000; i++)
        buf_puts(&longest, i % 7 ? "song" : "a ");
    found(world, buf_text(&longest));
}

static const char *any_text_of_all_scripts(struct random *random, struct arena *arena)
{
    static const struct {
        codepoint first, last;
    } blocks[] = {{0x41, 0x7A},     {0xC0, 0x24F},     {0x300, 0x345},   {0x386, 0x3CE},   {0x410, 0x45F},
                  {0x5D0, 0x5EA},   {0x620, 0x64A},    {0x905, 0x94D},   {0xE01, 0xE4E},   {0x1000, 0x1040},
                  {0x1100, 0x11FF}, {0x1780, 0x17D0},  {0x3041, 0x3096}, {0x4E00, 0x4FFF}, {0xAC00, 0xD7A3},
                  {0xFF21, 0xFF9F}, {0x1F600, 0x1F64F}};
    struct buf out = {.arena = arena};
    buf_puts(&out, "x"); /* a text must hold more than blanks */
    for (size_t left = 1 + random_index(random, 30); left > 0; left--) {
        size_t block = random_index(random, sizeof blocks / sizeof *blocks);
        char   encoded[4];
        for (size_t run = 1 + random_index(random, 4); run > 0; run--)
            buf_put(&out, encoded,
                    text_encode(
                        (codepoint)random_between(random, (int64_t)blocks[block].first, (int64_t)blocks[block].last),
                        encoded));
        if (random_one_in(random, 2))
            buf_putc(&out, ' ');
    }
    return buf_text(&out);
}

static bool finds(struct world *world, const char *query, int64_t id)
{
    struct entry *entries;
    size_t        count = search(world, query, &entries);
    for (size_t i = 0; i < count; i++)
        if (entries[i].id == id)
            return true;
    return false;
}

/* As a word that is typed, as a phrase, and as the beginning of one; while it waits and from the index. */
static void every_word_of_an_entry_finds_it_whatever_its_script(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 77};
    world_open(world);
    enum { TEXTS = 100 };
    const char *texts[TEXTS];
    int64_t     ids[TEXTS];
    for (size_t i = 0; i < TEXTS; i++) {
        texts[i] = any_text_of_all_scripts(&random, &world->arena);
        ids[i] = world_entry(world, texts[i]).id;
    }
    for (size_t i = 0; i < TEXTS; i++) {
        struct fold_reader reader;
        struct fold_word   word;
        fold_open(&reader, texts[i], strlen(texts[i]));
        while (fold_next_word(&reader, &word)) {
            struct fold_reader ahead = reader;
            struct fold_word   next;
            struct buf         phrase = {.arena = &world->arena};
            const char        *typed = arena_copy_bytes(&world->arena, texts[i] + word.from, word.to - word.from);
            buf_printf(&phrase, "\"%s\"", typed);
            if (!finds(world, typed, ids[i]))
                fail_msg("%s does not find %s", typed, texts[i]);
            bool is_shared = fold_next_word(&ahead, &next) && next.from < word.to; /* a Thai am is in two words */
            if (!is_shared && !finds(world, buf_text(&phrase), ids[i]))
                fail_msg("%s does not find %s", buf_text(&phrase), texts[i]);
        }
    }
    world_assert_sound(world);
}

static void words_are_found_in_any_form_and_within_a_run(void **state)
{
    static const struct {
        const char *body, *query;
        bool        found;
    } rows[] = {
        {"\u4ECA\u65E5\u306F\u5F7C\u5973\u306B\u4F1A\u3063\u305F", "\u5F7C\u5973", true}, /* 今日は彼女に会った */
        {"\u4ECA\u65E5\u306F\u5F7C\u5973\u306B\u4F1A\u3063\u305F", "\u5973\u5F7C", false},
        {"\u0E27\u0E31\u0E19\u0E19\u0E35\u0E49\u0E1D\u0E19\u0E15\u0E01", "\u0E1D\u0E19", true}, /* Thai: rain */
        {"\u039F\u03B4\u03CC\u03C2", "\u03BF\u03B4\u03BF\u03C3", true},                         /* Οδός */
        {"\u0415\u0449\u0451", "\u0435\u0449\u0435", true},                                     /* Ещё */
        {"\u00C4rger", "A\u0308RG", true},
        {"\u092A\u094D\u092F\u093E\u0930", "\u092A\u094D\u092F\u093E", true}, /* Hindi: love */
        {"rain today", "snow OR rain", true},
        {"rain today", "snow OR hail today", false},
        {"rain today", "snow OR hail OR today rain", true},
        {"why?! \U0001F642", "\U0001F642", true},
        {"why?! \U0001F642", "?!", true},
        {"why?! \U0001F642", "!?", false},
        {"why", "-\U0001F642", true},
        {"why \U0001F642", "-\U0001F642", false},
    };
    (void)state;
    for (int indexed = 0; indexed < 2; indexed++) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            void *own;
            assert_int_equal(world_setup(&own), 0);
            struct world *world = own;
            world_open(world);
            int64_t id = world_entry(world, rows[i].body).id;
            if (indexed)
                fill_index(world);
            if (finds(world, rows[i].query, id) != rows[i].found)
                fail_msg("%s in %s", rows[i].query, rows[i].body);
            world_teardown(&own);
        }
    }
}

static void an_index_that_does_not_agree_is_told_by_check(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "UPDATE entry SET body = 'other' WHERE id = 3",
        "UPDATE entry SET deleted_ms = 1 WHERE id = 4",
        "INSERT INTO entry_words (rowid, title, tags, body) VALUES (99, 'a', 'b', 'c')",
        "INSERT INTO entry_words (entry_words, rowid, title, tags, body) VALUES ('delete', 5, NULL, '[]', 'filling')",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        void        *own;
        const char **findings;
        size_t       count;
        assert_int_equal(world_setup(&own), 0);
        struct world *world = own;
        world_open(world);
        fill_index(world);
        world_assert_sound(world);
        world_sql(world, wrong[i]);
        world_rehash(world);
        WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
        assert_int_equal(count, 1);
        assert_string_equal(findings[0], "the search does not know the entries as they are");
        world_teardown(&own);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(random_entries_are_found_as_a_slow_model_finds_them),
        WORLD_TEST(random_acts_all_undone_leave_the_index_as_it_was),
        WORLD_TEST(a_closed_letter_is_not_found_by_its_text),
        WORLD_TEST(tags_mood_and_days_narrow_the_search),
        WORLD_TEST(whatever_is_typed_is_no_error),
        WORLD_TEST(every_word_of_an_entry_finds_it_whatever_its_script),
        WORLD_TEST(words_are_found_in_any_form_and_within_a_run),
        cmocka_unit_test(an_index_that_does_not_agree_is_told_by_check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
