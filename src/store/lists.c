#include "store/lists.h"

#include <string.h>

#include "store/internal.h"

struct list_kind {
    const char *name;                                      /* its table, and what the command is called: "friend" */
    const char *add_act, *edit_act, *delete_act;           /* for act_begin() */
    enum sql    get, all, add, save, remove;               /* get and all give the same columns: id, uid, its own */
    size_t      size;                                      /* of its struct */
    row_reader *read;                                      /* all columns */
    void (*bind)(const void *item, struct value values[]); /* its own, from [2] on, which is ?3 */
};

static void read_friend(struct row *row, void *out)
{
    enum { MINUTES_A_DAY = 1440 };
    *(struct friend_row *)out = (struct friend_row){.id = row_id(row, 0),
                                                    .uid = row_words(row, 1),
                                                    .name = row_words(row, 2),
                                                    .how = row_words(row, 3),
                                                    .any_hour = row_is_null(row, 4) || row_is_null(row, 5),
                                                    .from_min = (int)row_number_or(row, 4, 0, MINUTES_A_DAY, 0),
                                                    .until_min = (int)row_number_or(row, 5, 0, MINUTES_A_DAY, 0)};
}

static void bind_friend(const void *item, struct value values[])
{
    const struct friend_row *friend = item;
    values[2] = value_text(friend->name);
    values[3] = value_text(friend->how);
    values[4] = value_if(!friend->any_hour, friend->from_min);
    values[5] = value_if(!friend->any_hour, friend->until_min);
}

const struct list_kind lists_friends = {
    .name = "friend",
    .add_act = "friend add",
    .edit_act = "friend edit",
    .delete_act = "friend delete",
    .get = SQL_friend_get,
    .all = SQL_friend_list,
    .add = SQL_friend_add,
    .save = SQL_friend_save,
    .remove = SQL_friend_delete,
    .size = sizeof(struct friend_row),
    .read = read_friend,
    .bind = bind_friend,
};

static void read_reason(struct row *row, void *out)
{
    *(struct reason *)out = (struct reason){.id = row_id(row, 0), .uid = row_words(row, 1), .text = row_words(row, 2)};
}

static void bind_reason(const void *item, struct value values[])
{
    values[2] = value_text(((const struct reason *)item)->text);
}

const struct list_kind lists_reasons = {
    .name = "reason",
    .add_act = "reason add",
    .edit_act = "reason edit",
    .delete_act = "reason delete",
    .get = SQL_reason_get,
    .all = SQL_reason_list,
    .add = SQL_reason_add,
    .save = SQL_reason_save,
    .remove = SQL_reason_delete,
    .size = sizeof(struct reason),
    .read = read_reason,
    .bind = bind_reason,
};

static void read_plan(struct row *row, void *out)
{
    *(struct plan *)out = (struct plan){
        .id = row_id(row, 0), .uid = row_words(row, 1), .trigger = row_words(row, 2), .action = row_words(row, 3)};
}

static void bind_plan(const void *item, struct value values[])
{
    const struct plan *plan = item;
    values[2] = value_text(plan->trigger);
    values[3] = value_text(plan->action);
}

const struct list_kind lists_plans = {
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

static void read_hardday(struct row *row, void *out)
{
    struct hardday *hardday = out;
    const char     *every = row_text(row, 3);
    *hardday = (struct hardday){
        .id = row_id(row, 0), .uid = row_words(row, 1), .day = row_day(row, 2), .text = row_words(row, 4)};
    if (every && !hardday_read_every(every, &hardday->every))
        row->bad = true;
}

static void bind_hardday(const void *item, struct value values[])
{
    const struct hardday *hardday = item;
    values[2] = value_number(hardday->day);
    values[3] = value_text(hardday_every_name(hardday->every));
    values[4] = value_text(hardday->text);
}

const struct list_kind lists_harddays = {
    .name = "hardday",
    .add_act = "hardday add",
    .edit_act = "hardday edit",
    .delete_act = "hardday delete",
    .get = SQL_hardday_get,
    .all = SQL_hardday_list,
    .add = SQL_hardday_add,
    .save = SQL_hardday_save,
    .remove = SQL_hardday_delete,
    .size = sizeof(struct hardday),
    .read = read_hardday,
    .bind = bind_hardday,
};

bool lists_get(struct store *store, const struct list_kind *kind, int64_t id, struct arena *arena, void *out,
               struct error *error)
{
    return row_get(store, kind->get, id, kind->name, arena, kind->read, out, error);
}

bool lists_all(struct store *store, const struct list_kind *kind, struct arena *arena, void *items, size_t *count,
               struct error *error)
{
    return row_all(store, &(struct call){.sql = kind->all}, arena, kind->read, kind->size, items, count, error);
}

static bool insert(struct store *store, const struct list_kind *kind, const struct present *present,
                   struct arena *arena, void *item, struct error *error)
{
    char        uid[STORE_UID_SIZE];
    int64_t     id;
    struct call call = {.sql = kind->add};
    kind->bind(item, call.values);
    return call_add(store, &call, present, uid, &id, error) && lists_get(store, kind, id, arena, item, error);
}

bool lists_add(struct store *store, const struct list_kind *kind, const struct present *present, struct arena *arena,
               void *item, struct error *error)
{
    return act_begin(store, present, kind->add_act, error) &&
           act_end(store, insert(store, kind, present, arena, item, error), error);
}

static bool update(struct store *store, const struct list_kind *kind, const struct present *present, const void *item,
                   struct error *error)
{
    int64_t     id = *(const int64_t *)item;
    struct call call = {.sql = kind->save};
    kind->bind(item, call.values);
    if (!call_save(store, &call, present, id, error))
        return false;
    return sqlite3_changes(store->db) > 0 || row_say_absent(kind->name, id, error);
}

bool lists_save(struct store *store, const struct list_kind *kind, const struct present *present, const void *item,
                struct error *error)
{
    return act_begin(store, present, kind->edit_act, error) &&
           act_end(store, update(store, kind, present, item, error), error);
}

bool lists_delete(struct store *store, const struct list_kind *kind, const struct present *present, int64_t id,
                  struct error *error)
{
    return act_begin(store, present, kind->delete_act, error) &&
           act_end(store, trash_delete(store, kind->remove, kind->name, id, present, error), error);
}

size_t lists_friends_by_hour(struct friend_row *friends, size_t count, int minute)
{
    size_t can = 0;
    for (size_t i = 0; i < count; i++) {
        struct friend_row friend = friends[i];
        if (!friend.any_hour && !when_within_hours(minute, friend.from_min, friend.until_min))
            continue;
        memmove(&friends[can + 1], &friends[can], (i - can) * sizeof *friends);
        friends[can++] = friend;
    }
    return can;
}

bool lists_plan_for(struct store *store, const char *trigger, struct arena *arena, struct plan *out, bool *found,
                    struct error *error)
{
    struct call call = {SQL_plan_for, {value_text(trigger)}};
    return row_one(store, &call, arena, read_plan, out, found, error);
}

bool lists_hardday_coming(struct store *store, daynum today, struct arena *arena, struct hardday *out, daynum *on,
                          bool *found, struct error *error)
{
    struct hardday *harddays;
    size_t          count;
    if (!lists_all(store, &lists_harddays, arena, &harddays, &count, error))
        return false;
    daynum nearest = DAY_NONE;
    for (size_t i = 0; i < count; i++) {
        daynum next = hardday_next(harddays[i].day, harddays[i].every, today);
        if (next == DAY_NONE || next - today > HARDDAY_AHEAD_DAYS || (nearest != DAY_NONE && next >= nearest))
            continue;
        nearest = next;
        *out = harddays[i];
    }
    *found = nearest != DAY_NONE;
    if (*found)
        *on = nearest;
    return true;
}
