#include "store/plans.h"

#include "store/internal.h"
#include "store/lists.h"

static void read_plan(struct row *row, void *out)
{
    *(struct plan *)out = (struct plan){.id = row_number(row, 0, 1, INT64_MAX),
                                        .uid = row_words(row, 1),
                                        .trigger = row_words(row, 2),
                                        .action = row_words(row, 3)};
}

static void bind_plan(sqlite3_stmt *statement, const void *item)
{
    const struct plan *plan = item;
    statements_bind_text(statement, 3, plan->trigger);
    statements_bind_text(statement, 4, plan->action);
}

const struct list_kind plans_kind = {
    .name = "plan",
    .add_act = "plan add",
    .edit_act = "plan edit",
    .delete_act = "plan delete",
    .get = SQL_plan_get,
    .all = SQL_plan_list,
    .add = SQL_plan_add,
    .save = SQL_plan_save,
    .remove = SQL_plan_delete,
    .size = sizeof(struct plan),
    .read = read_plan,
    .bind = bind_plan,
};

bool plans_get(struct store *store, int64_t id, struct arena *arena, struct plan *out, struct error *error)
{
    return lists_get(store, &plans_kind, id, arena, out, error);
}

bool plans_list(struct store *store, struct arena *arena, struct plan **out, size_t *count, struct error *error)
{
    void *items;
    if (!lists_all(store, &plans_kind, arena, &items, count, error))
        return false;
    *out = items;
    return true;
}

bool plans_add(struct store *store, const struct present *present, struct arena *arena, struct plan *item,
               struct error *error)
{
    return lists_add(store, &plans_kind, present, arena, item, error);
}

bool plans_save(struct store *store, const struct present *present, const struct plan *item, struct error *error)
{
    return lists_save(store, &plans_kind, present, item->id, item, error);
}

bool plans_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return lists_delete(store, &plans_kind, present, id, error);
}

bool plans_for(struct store *store, const char *trigger, struct arena *arena, struct plan *out, bool *found,
               struct error *error)
{
    struct row  row = {.statement = statements_get(store, SQL_plan_for, error), .arena = arena};
    struct plan plan = {0};
    if (!row.statement)
        return false;
    statements_bind_text(row.statement, 1, trigger);
    *found = row_next(&row, store, error);
    if (*found)
        read_plan(&row, &plan);
    if (!row_end(&row, store, error))
        return false;
    if (*found)
        *out = plan;
    return true;
}
