#include "store/persons.h"

#include <string.h>

#include "core/text.h"
#include "store/internal.h"

enum { TARGET_MOST = 36500 };

/* A changed cell as it stands in the file. */
struct cell_row {
    int64_t                id;
    enum contact_kind      kind;
    enum contact_direction direction;
    bool                   breaks;
};

static void read_cell(struct row *row, void *out)
{
    struct cell_row *cell = out;
    *cell = (struct cell_row){.id = row_id(row, 0), .breaks = row_flag(row, 3)};
    if (!rules_read_kind(row_words(row, 1), &cell->kind) ||
        !rules_read_direction(row_words(row, 2), &cell->direction) || !rules_has_cell(cell->kind, cell->direction))
        row->bad = true;
}

/* The changed cells, of two for one cell the later written last. */
static bool load_cells(struct store *store, int64_t person_id, struct arena *arena, struct cell_row **cells,
                       size_t *count, struct error *error)
{
    struct call call = {SQL_rule_cells, {value_number(person_id)}};
    return row_all(store, &call, arena, read_cell, sizeof **cells, cells, count, error);
}

static bool read_cells(struct store *store, struct arena *arena, struct person *person, struct error *error)
{
    struct cell_row *cells;
    size_t           count;
    if (!load_cells(store, person->id, arena, &cells, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        rules_set(&person->rules, cells[i].kind, cells[i].direction, cells[i].breaks);
    return true;
}

/* With the changed cells. */
static void read_person(struct row *row, void *out)
{
    struct person *person = out;
    *person = (struct person){.id = row_id(row, 0), .uid = row_words(row, 1), .name = row_text(row, 2)};
    person->started_on = row_day(row, 3);
    person->started_offset_s = (int32_t)row_number(row, 4, -STORE_OFFSET_MOST_S, STORE_OFFSET_MOST_S);
    person->target_days = (int32_t)row_number(row, 5, 1, TARGET_MOST);
    if (!rules_read_preset(row_words(row, 6), &person->rules.preset))
        row->bad = true;
    person->promise = row_text(row, 7);
    person->unsafe = row_flag(row, 8);
    person->closed = !row_is_null(row, 9);
    if (person->closed)
        person->closed_at = row_moment(row, 9);
    person->closed_on = person->closed ? row_day(row, 11) : DAY_NONE;
    person->archived = row_flag(row, 12);
    person->has_started_at = !row_is_null(row, 13);
    if (person->has_started_at)
        person->started_at_unix_s = row_instant(row, 13);
    row->failed = !row->bad && !read_cells(row->store, row->arena, person, row->error);
}

/* Why there is no default person: nobody was started, or every one is archived. */
static bool say_nobody(struct store *store, struct error *error)
{
    int64_t anybody = 0;
    if (store->on_disk && !statements_number(store, SQL_any_person, &anybody, error))
        return false;
    if (anybody)
        return error_set(error, ERROR_ABSENT,
                         "every plan is archived; holdfast person list shows them, --person NAME takes one");
    return error_set(error, ERROR_ABSENT, "nothing is started yet; begin with: holdfast start");
}

bool persons_find(struct store *store, const char *name, struct arena *arena, struct person *out, struct error *error)
{
    if (!name && !store->on_disk) /* a store in memory is always empty */
        return say_nobody(store, error);
    struct call call = {name ? SQL_person_named : SQL_person_last, {value_text(name)}};
    bool        found;
    if (!row_one(store, &call, arena, read_person, out, &found, error))
        return false;
    if (found)
        return true;
    if (!name)
        return say_nobody(store, error);
    return error_set(error, ERROR_ABSENT, "there is no person %s; see: holdfast person list",
                     text_quote(name, strlen(name)).text);
}

bool persons_get(struct store *store, int64_t id, struct arena *arena, struct person *out, struct error *error)
{
    return row_get(store, SQL_person_get, id, "person", arena, read_person, out, error);
}

bool persons_list(struct store *store, struct arena *arena, struct person **out, size_t *count, struct error *error)
{
    struct call call = {.sql = SQL_person_list};
    return row_all(store, &call, arena, read_person, sizeof **out, out, count, error);
}

/* Another one of that name is an error that says how to go on. */
static bool check_name(struct store *store, const char *name, int64_t own_id, struct error *error)
{
    struct call call = {SQL_person_named, {value_text(name)}};
    int64_t     id = own_id;
    bool        found;
    if (!row_one(store, &call, NULL, row_read_id, &id, &found, error))
        return false;
    if (!found || id == own_id)
        return true;
    if (!name)
        return error_set(error, ERROR_USAGE,
                         "a person without a name is there already; change that one with: holdfast person set, or give "
                         "another one a --name");
    struct text_quoted quoted = text_quote(name, strlen(name));
    return error_set(error, ERROR_USAGE, "%s is there already; change that one with: holdfast person set --person %s",
                     quoted.text, quoted.text);
}

/* From ?3 on the same for a new row and a saved one. */
static struct call call_of(enum sql sql, const struct person *person)
{
    return (struct call){sql,
                         {[2] = value_text(person->name),
                          value_number(person->started_on),
                          value_number(person->started_offset_s),
                          value_number(person->target_days),
                          value_text(rules_preset_name(person->rules.preset)),
                          value_text(person->promise),
                          value_number(person->unsafe),
                          value_if(person->closed, person->closed_at.unix_s),
                          value_if(person->closed, person->closed_at.offset_s),
                          value_if(person->closed, person->closed_on),
                          value_number(person->archived),
                          value_if(person->has_started_at, person->started_at_unix_s)}};
}

static bool add_cell(struct store *store, const struct present *present, int64_t person_id, enum contact_kind kind,
                     enum contact_direction direction, bool breaks, struct error *error)
{
    char        uid[STORE_UID_SIZE];
    int64_t     id;
    struct call call = {SQL_rule_cell_add,
                        {[2] = value_number(person_id),
                         value_text(rules_kind_name(kind)),
                         value_text(rules_direction_name(direction)),
                         value_number(breaks)}};
    return call_add(store, &call, present, uid, &id, error);
}

/* Brings the row of a cell, if it has one, to what is wanted: changed, or deleted where the preset holds again. */
static bool save_cell(struct store *store, const struct present *present, int64_t id, enum rules_cell wanted,
                      struct error *error)
{
    struct call call = {wanted == RULES_AS_PRESET ? SQL_rule_cell_delete : SQL_rule_cell_save,
                        {[2] = value_number(wanted == RULES_BREAKS)}};
    return call_save(store, &call, present, id, error);
}

static bool save_cells(struct store *store, const struct present *present, struct arena *arena,
                       const struct person *person, struct error *error)
{
    struct cell_row *cells;
    bool             has_row[CONTACT_KINDS][CONTACT_DIRECTIONS] = {0};
    size_t           count;
    if (!load_cells(store, person->id, arena, &cells, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        has_row[cells[i].kind][cells[i].direction] = true;
        if (!save_cell(store, present, cells[i].id, person->rules.cells[cells[i].kind][cells[i].direction], error))
            return false;
    }
    for (enum contact_kind kind = 0; kind < CONTACT_KINDS; kind++) {
        for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++) {
            enum rules_cell wanted = person->rules.cells[kind][direction];
            if (wanted != RULES_AS_PRESET && !has_row[kind][direction] &&
                !add_cell(store, present, person->id, kind, direction, wanted == RULES_BREAKS, error))
                return false;
        }
    }
    return true;
}

static bool insert_person(struct store *store, const struct present *present, struct arena *arena,
                          struct person *person, struct error *error)
{
    char uid[STORE_UID_SIZE];
    if (!check_name(store, person->name, 0, error))
        return false;
    struct person added = *person;
    struct call   call = call_of(SQL_person_add, person);
    if (!call_add(store, &call, present, uid, &added.id, error))
        return false;
    added.uid = arena_copy_text(arena, uid);
    if (!save_cells(store, present, arena, &added, error))
        return false;
    *person = added;
    return true;
}

bool persons_add(struct store *store, const struct present *present, struct arena *arena, struct person *person,
                 struct error *error)
{
    return act_begin(store, present, "start", error) &&
           act_end(store, insert_person(store, present, arena, person, error), error);
}

static bool update_person(struct store *store, const struct present *present, const struct person *person,
                          struct error *error)
{
    struct arena arena = {0};
    struct call  call = call_of(SQL_person_save, person);
    bool         done = check_name(store, person->name, person->id, error) &&
                call_save(store, &call, present, person->id, error) &&
                save_cells(store, present, &arena, person, error);
    arena_free(&arena);
    return done;
}

bool persons_save(struct store *store, const struct present *present, const struct person *person, const char *what,
                  struct error *error)
{
    return act_begin(store, present, what, error) &&
           act_end(store, update_person(store, present, person, error), error);
}
