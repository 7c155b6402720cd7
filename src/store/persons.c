#include "store/persons.h"

#include <string.h>

#include "core/text.h"
#include "store/internal.h"

enum { TARGET_MOST = 36500 };

static struct person read_person(struct row *row)
{
    struct person person = {.id = row_number(row, 0, 1, INT64_MAX), .uid = row_words(row, 1), .name = row_text(row, 2)};
    person.started_on = row_day(row, 3);
    person.started_offset_s = (int32_t)row_number(row, 4, -STORE_OFFSET_MOST_S, STORE_OFFSET_MOST_S);
    person.target_days = (int32_t)row_number(row, 5, 1, TARGET_MOST);
    if (!rules_read_preset(row_words(row, 6), &person.rules.preset))
        row->bad = true;
    person.promise = row_text(row, 7);
    person.unsafe = row_flag(row, 8);
    person.closed = !row_is_null(row, 9);
    if (person.closed)
        person.closed_at = row_moment(row, 9);
    person.closed_on = person.closed ? row_day(row, 11) : DAY_NONE;
    person.archived = row_flag(row, 12);
    person.has_started_at = !row_is_null(row, 13);
    if (person.has_started_at)
        person.started_at_unix_s = row_instant(row, 13);
    return person;
}

/* A changed cell as it stands in the file. */
struct cell_row {
    int64_t                id;
    enum contact_kind      kind;
    enum contact_direction direction;
    bool                   breaks;
};

enum { CELL_ROWS_MOST = 256 };

/* The changed cells, of two for one cell the later written last. */
static bool load_cells(struct store *store, int64_t person_id, struct cell_row cells[CELL_ROWS_MOST], size_t *count,
                       struct error *error)
{
    struct arena words = {0};
    struct row   row = {.statement = statements_get(store, SQL_rule_cells, error), .arena = &words};
    *count = 0;
    if (row.statement)
        statements_bind(row.statement, 1, person_id);
    while (row_next(&row, store, error)) {
        struct cell_row cell = {.id = row_number(&row, 0, 1, INT64_MAX), .breaks = row_flag(&row, 3)};
        if (!rules_read_kind(row_words(&row, 1), &cell.kind) ||
            !rules_read_direction(row_words(&row, 2), &cell.direction) || !rules_has_cell(cell.kind, cell.direction) ||
            *count == CELL_ROWS_MOST)
            row.bad = true;
        else
            cells[(*count)++] = cell;
    }
    arena_free(&words);
    return row_end(&row, store, error);
}

static bool read_cells(struct store *store, struct person *person, struct error *error)
{
    struct cell_row cells[CELL_ROWS_MOST];
    size_t          count;
    if (!load_cells(store, person->id, cells, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        rules_set(&person->rules, cells[i].kind, cells[i].direction, cells[i].breaks);
    return true;
}

/* The one person that was looked for, with the changed cells. */
static bool take(struct store *store, struct row *row, struct person *out, struct error *error)
{
    struct person person = read_person(row);
    if (!row_end(row, store, error) || !read_cells(store, &person, error))
        return false;
    *out = person;
    return true;
}

/* Why there is no default person: nobody was started, or every one is archived. */
static bool say_nobody(struct store *store, struct error *error)
{
    int64_t anybody;
    if (!statements_number(store, SQL_any_person, &anybody, error))
        return false;
    if (anybody)
        return error_set(error, ERROR_ABSENT,
                         "every plan is archived; holdfast person list shows them, --person NAME takes one");
    return error_set(error, ERROR_ABSENT, "nothing is started yet; begin with: holdfast start");
}

bool persons_find(struct store *store, const char *name, struct arena *arena, struct person *out, struct error *error)
{
    struct row row = {.statement = statements_get(store, name ? SQL_person_named : SQL_person_last, error),
                      .arena = arena};
    if (name && row.statement)
        statements_bind_text(row.statement, 1, name);
    if (row_next(&row, store, error))
        return take(store, &row, out, error);
    if (!row_end(&row, store, error))
        return false;
    if (!name)
        return say_nobody(store, error);
    return error_set(error, ERROR_ABSENT, "there is no person %s; see: holdfast person list",
                     text_quote(name, strlen(name)).text);
}

bool persons_get(struct store *store, int64_t id, struct arena *arena, struct person *out, struct error *error)
{
    struct row row = {.arena = arena};
    return row_find(&row, store, SQL_person_get, id, "person", error) && take(store, &row, out, error);
}

bool persons_list(struct store *store, struct arena *arena, struct person **out, size_t *count, struct error *error)
{
    struct row     row = {.statement = statements_get(store, SQL_person_list, error), .arena = arena};
    struct person *persons = NULL;
    size_t         found = 0, room = 0;
    while (row_next(&row, store, error)) {
        persons = row_grow(arena, persons, found, &room, sizeof *persons);
        persons[found] = read_person(&row);
        if (!read_cells(store, &persons[found++], error)) {
            statements_end(row.statement);
            return false;
        }
    }
    if (!row_end(&row, store, error))
        return false;
    *out = persons;
    *count = found;
    return true;
}

/* Another one of that name is an error that says how to go on. */
static bool check_name(struct store *store, const char *name, int64_t own_id, struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, SQL_person_named, error);
    bool          found;
    if (!statement)
        return false;
    statements_bind_text(statement, 1, name);
    if (!statements_step(store, statement, &found, error))
        return false;
    if (!found)
        return true;
    bool is_own = sqlite3_column_int64(statement, 0) == own_id;
    statements_end(statement);
    if (is_own)
        return true;
    if (!name)
        return error_set(error, ERROR_USAGE,
                         "a person without a name is there already; change that one with: holdfast person set, or give "
                         "another one a --name");
    struct text_quoted quoted = text_quote(name, strlen(name));
    return error_set(error, ERROR_USAGE, "%s is there already; change that one with: holdfast person set --person %s",
                     quoted.text, quoted.text);
}

/* The columns from ?3 on, the same for a new row and a saved one. */
static void bind_person(sqlite3_stmt *statement, const struct person *person)
{
    statements_bind_text(statement, 3, person->name);
    statements_bind(statement, 4, person->started_on);
    statements_bind(statement, 5, person->started_offset_s);
    statements_bind(statement, 6, person->target_days);
    statements_bind_text(statement, 7, rules_preset_name(person->rules.preset));
    statements_bind_text(statement, 8, person->promise);
    statements_bind(statement, 9, person->unsafe);
    statements_bind_if(statement, 10, person->closed, person->closed_at.unix_s);
    statements_bind_if(statement, 11, person->closed, person->closed_at.offset_s);
    statements_bind_if(statement, 12, person->closed, person->closed_on);
    statements_bind(statement, 13, person->archived);
    statements_bind_if(statement, 14, person->has_started_at, person->started_at_unix_s);
}

static bool add_cell(struct store *store, const struct present *present, int64_t person_id, enum contact_kind kind,
                     enum contact_direction direction, bool breaks, struct error *error)
{
    char          uid[STORE_UID_SIZE];
    sqlite3_stmt *statement = row_new(store, SQL_rule_cell_add, present, uid, error);
    if (!statement)
        return false;
    statements_bind(statement, 3, person_id);
    statements_bind_text(statement, 4, rules_kind_name(kind));
    statements_bind_text(statement, 5, rules_direction_name(direction));
    statements_bind(statement, 6, breaks);
    return statements_write(store, statement, error);
}

/* Brings the row of a cell, if it has one, to what is wanted: changed, or deleted where the preset holds again. */
static bool save_cell(struct store *store, const struct present *present, int64_t id, enum rules_cell wanted,
                      struct error *error)
{
    sqlite3_stmt *statement =
        statements_get(store, wanted == RULES_AS_PRESET ? SQL_rule_cell_delete : SQL_rule_cell_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, id);
    statements_bind(statement, 2, present->unix_ms);
    if (wanted != RULES_AS_PRESET)
        statements_bind(statement, 3, wanted == RULES_BREAKS);
    return statements_write(store, statement, error);
}

static bool save_cells(struct store *store, const struct present *present, const struct person *person,
                       struct error *error)
{
    struct cell_row cells[CELL_ROWS_MOST];
    bool            has_row[CONTACT_KINDS][CONTACT_DIRECTIONS] = {0};
    size_t          count;
    if (!load_cells(store, person->id, cells, &count, error))
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
    sqlite3_stmt *statement = row_new(store, SQL_person_add, present, uid, error);
    if (!statement)
        return false;
    bind_person(statement, person);
    if (!statements_write(store, statement, error))
        return false;
    struct person added = *person;
    added.id = sqlite3_last_insert_rowid(store->db);
    added.uid = arena_copy_text(arena, uid);
    if (!save_cells(store, present, &added, error))
        return false;
    *person = added;
    return true;
}

bool persons_add(struct store *store, const struct present *present, struct arena *arena, struct person *person,
                 struct error *error)
{
    if (!act_begin(store, present, "start", error))
        return false;
    return act_end(store, insert_person(store, present, arena, person, error), error);
}

static bool update_person(struct store *store, const struct present *present, const struct person *person,
                          struct error *error)
{
    if (!check_name(store, person->name, person->id, error))
        return false;
    sqlite3_stmt *statement = statements_get(store, SQL_person_save, error);
    if (!statement)
        return false;
    statements_bind(statement, 1, person->id);
    statements_bind(statement, 2, present->unix_ms);
    bind_person(statement, person);
    return statements_write(store, statement, error) && save_cells(store, present, person, error);
}

bool persons_save(struct store *store, const struct present *present, const struct person *person, const char *what,
                  struct error *error)
{
    if (!act_begin(store, present, what, error))
        return false;
    return act_end(store, update_person(store, present, person, error), error);
}
