/* The order by hand. Places count from 1; only the goals whose place changes are written. */
#include <string.h>

#include "store/internal.h"
#include "store/goals.h"

struct place {
    int64_t id, place;
};

static bool load_places(struct store *store, struct arena *arena, struct place **out, size_t *count,
                        struct error *error)
{
    struct row    row = {.statement = statements_get(store, SQL_goal_places, error), .arena = arena};
    struct place *places = NULL;
    size_t        found = 0, room = 0;
    while (row_next(&row, store, error)) {
        places = row_grow(arena, places, found, &room, sizeof *places);
        places[found++] = (struct place){row_number(&row, 0, 1, INT64_MAX), row_number(&row, 1, INT64_MIN, INT64_MAX)};
    }
    *out = places;
    *count = found;
    return row_end(&row, store, error);
}

static bool find_place(const struct place *places, size_t count, int64_t id, size_t *out, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (places[i].id == id) {
            *out = i;
            return true;
        }
    }
    row_say_absent("goal", id, error);
    return false;
}

static bool put_place(struct store *store, const struct present *present, const struct place *at, size_t place,
                      struct error *error)
{
    if (at->place == (int64_t)place + 1)
        return true;
    sqlite3_stmt *statement = statements_get(store, SQL_goal_place, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, at->id);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind(statement, 3, (int64_t)place + 1);
    return statements_write(store, statement, error);
}

static bool move_goal(struct store *store, const struct present *present, int64_t id, int64_t after,
                      struct arena *arena, struct error *error)
{
    struct place *places;
    size_t        count, from = 0, to = 0;
    if (!load_places(store, arena, &places, &count, error) || !find_place(places, count, id, &from, error) ||
        (after != 0 && !find_place(places, count, after, &to, error)))
        return false;
    if (id == after)
        return true;
    if (after != 0 && to < from)
        to++;
    struct place moved = places[from];
    if (from < to)
        memmove(&places[from], &places[from + 1], (to - from) * sizeof *places);
    else
        memmove(&places[to + 1], &places[to], (from - to) * sizeof *places);
    places[to] = moved;
    for (size_t i = 0; i < count && from != to; i++) {
        if (!put_place(store, present, &places[i], i, error))
            return false;
    }
    return true;
}

bool goals_move(struct store *store, const struct present *present, int64_t id, int64_t after, struct error *error)
{
    struct arena arena = {0};
    if (!act_begin(store, present, "goal move", error))
        return false;
    bool moved = move_goal(store, present, id, after, &arena, error);
    arena_free(&arena);
    return act_end(store, moved, error);
}
