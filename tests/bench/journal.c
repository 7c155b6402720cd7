/*
 * Writes a made-up journal of that many entries of about 1 KB, each an act of its own, ending at the fixed instant of
 * the bench; their texts as one file as well, an entry a line. journal FILE ENTRIES [TEXT]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buf.h"
#include "store/act.h"
#include "store/entries.h"

enum { WORDS = 8000, WORD_MOST = 16, BODY = 1000, HOURS_12_S = 43200 };

static uint64_t next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

/* Invented words of two to five syllables; the first are the shortest. */
static void make_words(char words[WORDS][WORD_MOST], uint64_t *state)
{
    static const char first[] = "bdfghklmnprstvwyshtrbl", second[] = "aeiouaeioouey";
    for (int i = 0; i < WORDS; i++) {
        size_t length = 0, most = i < 40 ? 3 : 4 + next(state) % (WORD_MOST - 5);
        while (length < most) {
            const char *from = length % 2 == 0 ? first : second;
            words[i][length++] = from[next(state) % strlen(from)];
        }
        words[i][length] = '\0';
    }
}

/* Few words are most of a text, as in life. */
static const char *any_word(char words[WORDS][WORD_MOST], uint64_t *state)
{
    double share = (double)(next(state) % 1000000) / 1000000.0;
    return words[(int)(share * share * share * share * (WORDS - 1))];
}

static const char *make_body(char words[WORDS][WORD_MOST], uint64_t *state, struct arena *arena)
{
    struct buf body = {.arena = arena};
    for (int sentence = 0; body.length < BODY; sentence++) {
        for (uint64_t left = 4 + next(state) % 12; left > 0; left--)
            buf_printf(&body, "%s%s", any_word(words, state), left > 1 ? " " : ". ");
        if (next(state) % 12 == 0)
            buf_printf(&body, "#%s ", any_word(words, state));
    }
    return buf_text(&body);
}

static bool write_all(struct store *store, const struct present *present, long count, FILE *text, struct error *error)
{
    static char words[WORDS][WORD_MOST];
    uint64_t    state = 7;
    make_words(words, &state);
    for (long i = 0; i < count; i++) {
        struct arena arena = {0};
        struct entry entry = {.at = present->now, .closed_until = DAY_NONE, .body = make_body(words, &state, &arena)};
        entry.at.unix_s -= (count - i) * HOURS_12_S;
        if (i % 5 == 0)
            entry.mood = 1 + (int)(next(&state) % 5);
        bool done = entries_add(store, present, &arena, &entry, error);
        if (done && text)
            fprintf(text, "%s\n", entry.body);
        arena_free(&arena);
        if (!done)
            return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    static const int32_t offset_s = 3600;
    struct present       present = when_present(INT64_C(1795378440) * 1000, when_fixed_zone(&offset_s), 0);
    struct error         error = {.kind = ERROR_NONE};
    struct store        *store = NULL;
    if (argc != 3 && argc != 4) {
        fputs("usage: journal FILE ENTRIES [TEXT]\n", stderr);
        return 2;
    }
    FILE *text = argc == 4 ? fopen(argv[3], "w") : NULL;
    bool  done = store_open(&store, argv[1], STORE_WRITE, true, &error) &&
                write_all(store, &present, strtol(argv[2], NULL, 10), text, &error);
    store_close(store);
    if (text)
        fclose(text);
    if (!done)
        fprintf(stderr, "journal: %s\n", error.text);
    return !done;
}
