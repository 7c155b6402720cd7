#include "store/schema.h"

#include <string.h>

#include "core/buf.h"
#include "core/text.h"

static const struct expected {
    const char *name, *type, *sql; /* sql "": it is SQLite's own */
} expected[] = {
#include "schema_rows.def"
};

enum { EXPECTED = sizeof expected / sizeof *expected };

struct comparison {
    size_t       at;   /* in `expected`; both are in order of their names */
    bool         runs; /* only what runs by itself is compared */
    const char **lines;
    size_t       count, room;
};

static void note(struct comparison *comparison, struct arena *arena, const char *type, const char *name,
                 const char *what)
{
    struct buf line = {.arena = arena};
    buf_printf(&line, "the %s %s %s", type, text_quote(name, strlen(name)).text, what);
    comparison->lines =
        row_grow(arena, comparison->lines, comparison->count, &comparison->room, sizeof *comparison->lines);
    comparison->lines[comparison->count++] = buf_text(&line);
}

/* Those of ours that come before this name are missing. */
static void note_missing(struct comparison *comparison, struct arena *arena, const char *before)
{
    for (; comparison->at < EXPECTED; comparison->at++) {
        const struct expected *next = &expected[comparison->at];
        if (before && strcmp(next->name, before) >= 0)
            return;
        if (!comparison->runs || strcmp(next->type, "view") == 0 || strcmp(next->type, "trigger") == 0)
            note(comparison, arena, next->type, next->name, "is missing");
    }
}

static void compare(struct row *row, void *out)
{
    struct comparison *comparison = out;
    const char        *name = row_words(row, 0), *type = row_words(row, 1), *sql = row_words(row, 2);
    note_missing(comparison, row->arena, name);
    const struct expected *next = comparison->at < EXPECTED ? &expected[comparison->at] : NULL;
    if (!next || strcmp(next->name, name) != 0) {
        note(comparison, row->arena, type, name, "is none of Holdfast's");
        return;
    }
    if (strcmp(next->type, type) != 0 || (next->sql[0] && strcmp(next->sql, sql) != 0))
        note(comparison, row->arena, type, name, "is not as Holdfast makes it");
    comparison->at++;
}

static bool compare_all(struct store *store, enum sql sql, struct arena *arena, struct comparison *comparison,
                        struct error *error)
{
    if (migrate_step_for_tests) /* it makes tables that nobody else knows */
        return true;
    if (!row_each(store, &(struct call){.sql = sql}, arena, compare, comparison, error))
        return false;
    note_missing(comparison, arena, NULL);
    return true;
}

bool schema_differences(struct store *store, struct arena *arena, const char ***out, size_t *count, struct error *error)
{
    struct comparison comparison = {0};
    bool              done = compare_all(store, SQL_schema_rows, arena, &comparison, error);
    *out = comparison.lines;
    *count = comparison.count;
    return done;
}

bool schema_is_ours(struct store *store, struct error *error)
{
    struct arena      arena = {0};
    struct comparison comparison = {.runs = !store->for_writing};
    bool done = compare_all(store, comparison.runs ? SQL_schema_runs : SQL_schema_rows, &arena, &comparison, error);
    if (done && comparison.count > 0)
        done =
            error_set(error, ERROR_DAMAGED,
                      "\"%s\" is not as Holdfast makes it: %s; holdfast check names all of it, holdfast restore brings "
                      "a copy back",
                      store->shown, comparison.lines[0]);
    arena_free(&arena);
    return done;
}
