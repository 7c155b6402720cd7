#include "store/plans.h"

#include "internal.h"

static struct plan read_plan(struct row *row)
{
    return (struct plan){.id = row_number(row, 0, 1, INT64_MAX),
                         .uid = row_words(row, 1),
                         .trigger = row_words(row, 2),
                         .action = row_words(row, 3)};
}

static bool say_absent(int64_t id, struct error *error)
{
    return error_set(error, ERROR_ABSENT, "there is no plan %lld; see: holdfast plan list", (long long)id);
}

/* Reads the one plan a bound statement finds. */
static bool fetch(struct store *store, sqlite3_stmt *statement, struct arena *arena, struct plan *out, bool *found,
                  struct error *error)
{
    struct row row = {.statement = statement, .arena = arena};
    if (!statements_step(store, statement, found, error))
        return false;
    if (!*found)
        return true;
    struct plan plan = read_plan(&row);
    statements_end(statement);
    if (!row_check(&row, store, error))
        return false;
    *out = plan;
    return true;
}

bool plans_get(struct store *store, int64_t id, struct arena *arena, struct plan *out, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_plan_get, error);
    bool          found;
    if (!statement)
        return false;
    statements_bind(statement, 1, id);
    if (!fetch(store, statement, arena, out, &found, error))
        return false;
    return found || say_absent(id, error);
}

bool plans_for(struct store *store, const char *trigger, struct arena *arena, struct plan *out, bool *found,
               struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_plan_for, error);
    if (!statement)
        return false;
    statements_bind_text(statement, 1, trigger);
    return fetch(store, statement, arena, out, found, error);
}

bool plans_list(struct store *store, struct arena *arena, struct plan **out, size_t *count, struct error *error)
{
    struct row   row = {.statement = statements_get(store, SQL_plan_list, error), .arena = arena};
    struct plan *plans = NULL;
    size_t       found = 0, room = 0;
    bool         more;
    if (!row.statement || !statements_step(store, row.statement, &more, error))
        return false;
    while (more) {
        plans = row_grow(arena, plans, found, &room, sizeof *plans);
        plans[found++] = read_plan(&row);
        if (!statements_step(store, row.statement, &more, error))
            return false;
    }
    if (!row_check(&row, store, error))
        return false;
    *out = plans;
    *count = found;
    return true;
}

static bool insert_plan(struct store *store, const struct present *present, struct arena *arena, struct plan *plan,
                        struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_plan_add, error);
    char          uid[STORE_UID_SIZE];
    if (!statement)
        return false;
    store_make_uid(uid);
    statements_bind_text(statement, 1, uid);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind_text(statement, 3, plan->trigger);
    statements_bind_text(statement, 4, plan->action);
    if (!statements_write(store, statement, error))
        return false;
    plan->id = sqlite3_last_insert_rowid(store->db);
    plan->uid = arena_copy_text(arena, uid);
    return true;
}

bool plans_add(struct store *store, const struct present *present, struct arena *arena, struct plan *plan,
               struct error *error)
{
    if (!act_begin(store, present, "plan add", error))
        return false;
    return act_end(store, insert_plan(store, present, arena, plan, error), error);
}

bool plans_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    bool found;
    if (!act_begin(store, present, "plan delete", error))
        return false;
    bool done = trash_delete(store, SQL_plan_delete, "plan", id, present->unix_ms, &found, error);
    return act_end(store, done && (found || say_absent(id, error)), error);
}
