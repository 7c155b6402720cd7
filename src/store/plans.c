#include "store/plans.h"

#include "store/internal.h"

static struct plan read_plan(struct row *row)
{
    return (struct plan){.id = row_number(row, 0, 1, INT64_MAX),
                         .uid = row_words(row, 1),
                         .trigger = row_words(row, 2),
                         .action = row_words(row, 3)};
}

/* The one plan that was looked for. */
static bool take(struct store *store, struct row *row, struct plan *out, struct error *error)
{
    struct plan plan = read_plan(row);
    if (!row_end(row, store, error))
        return false;
    *out = plan;
    return true;
}

bool plans_get(struct store *store, int64_t id, struct arena *arena, struct plan *out, struct error *error)
{
    struct row row = {.arena = arena};
    return row_find(&row, store, SQL_plan_get, id, "plan", error) && take(store, &row, out, error);
}

bool plans_for(struct store *store, const char *trigger, struct arena *arena, struct plan *out, bool *found,
               struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_plan_for, error), .arena = arena};
    if (!row.statement)
        return false;
    statements_bind_text(row.statement, 1, trigger);
    *found = row_next(&row, store, error);
    return *found ? take(store, &row, out, error) : row_end(&row, store, error);
}

bool plans_list(struct store *store, struct arena *arena, struct plan **out, size_t *count, struct error *error)
{
    struct row   row = {.statement = statements_get(store, SQL_plan_list, error), .arena = arena};
    struct plan *plans = NULL;
    size_t       found = 0, room = 0;
    while (row_next(&row, store, error)) {
        plans = row_grow(arena, plans, found, &room, sizeof *plans);
        plans[found++] = read_plan(&row);
    }
    if (!row_end(&row, store, error))
        return false;
    *out = plans;
    *count = found;
    return true;
}

static bool insert_plan(struct store *store, const struct present *present, struct arena *arena, struct plan *plan,
                        struct error *error)
{
    char          uid[STORE_UID_SIZE];
    sqlite3_stmt *statement = row_new(store, SQL_plan_add, present, uid, error);
    if (!statement)
        return false;
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

static bool update_plan(struct store *store, const struct present *present, const struct plan *plan,
                        struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_plan_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, plan->id);
    statements_bind(statement, 2, present->unix_ms);
    statements_bind_text(statement, 3, plan->trigger);
    statements_bind_text(statement, 4, plan->action);
    if (!statements_write(store, statement, error))
        return false;
    return sqlite3_changes(store->db) > 0 || row_say_absent("plan", plan->id, error);
}

bool plans_save(struct store *store, const struct present *present, const struct plan *plan, struct error *error)
{
    if (!act_begin(store, present, "plan edit", error))
        return false;
    return act_end(store, update_plan(store, present, plan, error), error);
}

bool plans_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "plan delete", error))
        return false;
    return act_end(store, row_delete(store, SQL_plan_delete, "plan", id, present, error), error);
}
