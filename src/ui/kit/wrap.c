#include "ui/kit/wrap.h"

#include <string.h>

#include "core/text.h"

enum { AGAIN_MOST = 256 /* lines wrapped again after a change; beyond that the rest is forgotten */, FIRST_ROOM = 64 };

void wrap_free(struct wrap *wrap)
{
    arena_free(&wrap->arena);
    *wrap = (struct wrap){0};
}

static void forget(struct wrap *wrap, size_t cols)
{
    const char *text = wrap->text;
    size_t      length = wrap->length;
    arena_free(&wrap->arena);
    *wrap = (struct wrap){.text = text, .length = length, .cols = cols, .room = FIRST_ROOM, .count = 1};
    wrap->starts = ARENA_NEW(&wrap->arena, size_t, wrap->room);
}

void wrap_set(struct wrap *wrap, const char *text, size_t length)
{
    wrap->text = text;
    wrap->length = length;
    if (wrap->cols > 0)
        forget(wrap, wrap->cols);
}

void wrap_fit(struct wrap *wrap, size_t cols)
{
    if (wrap->cols != cols)
        forget(wrap, cols);
}

static void put(struct wrap *wrap, size_t start)
{
    if (wrap->count == wrap->room) {
        struct arena arena = {0};
        size_t      *starts = ARENA_NEW(&arena, size_t, wrap->room * 2);
        memcpy(starts, wrap->starts, wrap->count * sizeof *starts);
        arena_free(&wrap->arena);
        wrap->arena = arena;
        wrap->starts = starts;
        wrap->room *= 2;
    }
    wrap->starts[wrap->count++] = start;
}

/* Where the line after this one begins; false if it is the last. A newline at the end is followed by an empty line. */
static bool next_start(const struct wrap *wrap, size_t from, size_t *next)
{
    if (from >= wrap->length)
        return false;
    *next = text_wrap(wrap->text, wrap->length, from, wrap->cols).next;
    return *next < wrap->length || wrap->text[wrap->length - 1] == '\n';
}

/* One more line. False if there is none. */
static bool extend(struct wrap *wrap)
{
    size_t next;
    if (wrap->is_whole)
        return false;
    if (next_start(wrap, wrap->starts[wrap->count - 1], &next)) {
        put(wrap, next);
        return true;
    }
    wrap->is_whole = true;
    return false;
}

/* The last of the known lines that begins at or before this place. */
static size_t find(const struct wrap *wrap, size_t at)
{
    size_t low = 0, high = wrap->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (wrap->starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t wrap_line_of(struct wrap *wrap, size_t at)
{
    while (wrap->starts[wrap->count - 1] <= at && extend(wrap))
        continue;
    return find(wrap, at);
}

bool wrap_has(struct wrap *wrap, size_t line)
{
    while (line >= wrap->count)
        if (!extend(wrap))
            return false;
    return true;
}

size_t wrap_last_known(const struct wrap *wrap)
{
    return wrap->count - 1;
}

size_t wrap_from(const struct wrap *wrap, size_t line)
{
    return wrap->starts[line];
}

size_t wrap_to(const struct wrap *wrap, size_t line)
{
    size_t from = wrap->starts[line];
    return from < wrap->length ? text_wrap(wrap->text, wrap->length, from, wrap->cols).to : from;
}

/*
 * Takes the old lines behind the change to where they begin now, from the one that begins at `start` on. False if none
 * does.
 */
static bool meet(struct wrap *wrap, const size_t *old, size_t old_count, size_t *at, size_t start, size_t added,
                 size_t removed)
{
    while (*at < old_count && old[*at] + added - removed < start)
        (*at)++;
    if (*at == old_count || old[*at] + added - removed != start)
        return false;
    for (size_t i = *at; i < old_count; i++)
        put(wrap, old[i] + added - removed);
    return true;
}

void wrap_edit(struct wrap *wrap, const char *text, size_t length, size_t at, size_t removed, size_t inserted)
{
    wrap->text = text;
    wrap->length = length;
    if (wrap->cols == 0)
        return;
    size_t line = find(wrap, at), first = line > 2 ? line - 2 : 0, old_at = line;
    while (old_at < wrap->count && wrap->starts[old_at] < at + removed)
        old_at++;
    struct arena scratch = {0};
    size_t       old_count = wrap->count - old_at;
    size_t      *old = ARENA_NEW(&scratch, size_t, old_count);
    bool         was_whole = wrap->is_whole, met = false;
    if (old_count > 0)
        memcpy(old, wrap->starts + old_at, old_count * sizeof *old);
    wrap->count = first + 1;
    wrap->is_whole = false;
    for (size_t i = 0, next, seen = 0; i < AGAIN_MOST && !met && old_count > 0; i++) {
        if (!next_start(wrap, wrap->starts[wrap->count - 1], &next))
            break;
        met = next >= at + inserted && meet(wrap, old, old_count, &seen, next, inserted, removed);
        if (!met)
            put(wrap, next);
    }
    wrap->is_whole = met && was_whole;
    arena_free(&scratch);
}

size_t wrap_back(struct wrap *wrap, size_t at)
{
    if (at == 0)
        return 0;
    size_t from = wrap_from(wrap, wrap_line_of(wrap, at - 1));
    return from + text_prev(wrap->text + from, wrap->length - from, at - from);
}

/* The end of a line that was broken within a word is where the next one begins: it is not reached on this one. */
size_t wrap_at_col(struct wrap *wrap, size_t line, size_t col)
{
    size_t from = wrap_from(wrap, line), to = wrap_to(wrap, line);
    size_t at = from + text_fit(wrap->text + from, to - from, col, NULL);
    if (at > from && wrap_has(wrap, line + 1) && at == wrap_from(wrap, line + 1))
        at = wrap_back(wrap, at);
    return at;
}
