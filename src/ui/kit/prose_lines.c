/*
 * Where the lines break is remembered, as far as it had to be found out. A line depends on nothing but where it begins:
 * so after a change the lines are wrapped again from the one before it until one begins where one began before; the
 * rest only moves. Where that does not happen soon, the rest is forgotten.
 */
#include <string.h>

#include "ui/kit/prose_private.h"

enum { AGAIN_MOST = 256 };

void prose_lines_fit(struct prose_lines *lines, size_t cols)
{
    if (lines->cols == cols)
        return;
    arena_free(&lines->arena);
    *lines = (struct prose_lines){.cols = cols, .room = 64, .count = 1};
    lines->starts = ARENA_NEW(&lines->arena, size_t, lines->room);
}

static void put(struct prose_lines *lines, size_t start)
{
    if (lines->count == lines->room) {
        struct arena arena = {0};
        size_t      *starts = ARENA_NEW(&arena, size_t, lines->room * 2);
        memcpy(starts, lines->starts, lines->count * sizeof *starts);
        arena_free(&lines->arena);
        lines->arena = arena;
        lines->starts = starts;
        lines->room *= 2;
    }
    lines->starts[lines->count++] = start;
}

/* Where the line after this one begins; false if it is the last. A newline at the end is followed by an empty line. */
static bool next_start(const struct prose *prose, size_t from, size_t *next)
{
    if (from >= prose->length)
        return false;
    *next = text_wrap(prose->text, prose->length, from, prose->lines.cols).next;
    return *next < prose->length || prose->text[prose->length - 1] == '\n';
}

/* One more line. False if there is none. */
static bool extend(struct prose *prose)
{
    struct prose_lines *lines = &prose->lines;
    size_t              next;
    if (lines->is_whole)
        return false;
    if (next_start(prose, lines->starts[lines->count - 1], &next)) {
        put(lines, next);
        return true;
    }
    lines->is_whole = true;
    return false;
}

/* The last of the known lines that begins at or before this place. */
static size_t find(const struct prose_lines *lines, size_t at)
{
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t prose_lines_of(struct prose *prose, size_t at)
{
    struct prose_lines *lines = &prose->lines;
    while (lines->starts[lines->count - 1] <= at && extend(prose))
        continue;
    return find(lines, at);
}

bool prose_lines_has(struct prose *prose, size_t line)
{
    while (line >= prose->lines.count)
        if (!extend(prose))
            return false;
    return true;
}

size_t prose_lines_from(const struct prose *prose, size_t line)
{
    return prose->lines.starts[line];
}

size_t prose_lines_to(struct prose *prose, size_t line)
{
    size_t from = prose->lines.starts[line];
    return from < prose->length ? text_wrap(prose->text, prose->length, from, prose->lines.cols).to : from;
}

/*
 * Takes the old lines behind the change to where they begin now, from the one that begins at `start` on. False if none
 * does.
 */
static bool meet(struct prose_lines *lines, const size_t *old, size_t old_count, size_t *at, size_t start, size_t added,
                 size_t removed)
{
    while (*at < old_count && old[*at] + added - removed < start)
        (*at)++;
    if (*at == old_count || old[*at] + added - removed != start)
        return false;
    for (size_t i = *at; i < old_count; i++)
        put(lines, old[i] + added - removed);
    return true;
}

void prose_lines_edit(struct prose *prose, size_t at, size_t removed, size_t inserted)
{
    struct prose_lines *lines = &prose->lines;
    if (lines->cols == 0)
        return;
    size_t line = find(lines, at), first = line > 2 ? line - 2 : 0, old_at = line;
    while (old_at < lines->count && lines->starts[old_at] < at + removed)
        old_at++;
    struct arena scratch = {0};
    size_t       old_count = lines->count - old_at;
    size_t      *old = ARENA_NEW(&scratch, size_t, old_count);
    bool         was_whole = lines->is_whole, met = false;
    if (old_count > 0)
        memcpy(old, lines->starts + old_at, old_count * sizeof *old);
    lines->count = first + 1;
    lines->is_whole = false;
    for (size_t i = 0, next, seen = 0; i < AGAIN_MOST && !met && old_count > 0; i++) {
        if (!next_start(prose, lines->starts[lines->count - 1], &next))
            break;
        met = next >= at + inserted && meet(lines, old, old_count, &seen, next, inserted, removed);
        if (!met)
            put(lines, next);
    }
    lines->is_whole = met && was_whole;
    arena_free(&scratch);
}

size_t prose_lines_back(struct prose *prose, size_t at)
{
    if (at == 0)
        return 0;
    size_t from = prose->lines.cols > 0 ? prose_lines_from(prose, prose_lines_of(prose, at - 1)) : 0;
    return from + text_prev(prose->text + from, prose->length - from, at - from);
}

size_t prose_lines_on(const struct prose *prose, size_t at)
{
    return text_next(prose->text, prose->length, at);
}

/* The end of a line that was broken within a word is where the next one begins: it is not reached on this one. */
size_t prose_lines_at(struct prose *prose, size_t line, size_t col)
{
    size_t from = prose_lines_from(prose, line), to = prose_lines_to(prose, line);
    size_t at = from + text_fit(prose->text + from, to - from, col, NULL);
    if (at > from && prose_lines_has(prose, line + 1) && at == prose_lines_from(prose, line + 1))
        at = prose_lines_back(prose, at);
    return at;
}
