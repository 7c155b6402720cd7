#include "store/contacts.h"

#include "store/internal.h"

static void read_kind(struct row *row, int column, enum contact_kind *kind, enum contact_direction *direction)
{
    if (!rules_read_kind(row_words(row, column), kind) || !rules_read_direction(row_words(row, column + 1), direction))
        row->bad = true;
}

/* A single contact is stored with the same day twice; a stretch with its last day. */
static daynum read_until(struct row *row, int column, daynum day)
{
    daynum until = row_day(row, column);
    return until == day ? DAY_NONE : until;
}

static struct contact read_contact(struct row *row)
{
    struct contact contact = {.id = row_number(row, 0, 1, INT64_MAX),
                              .uid = row_words(row, 1),
                              .person_id = row_number(row, 2, 1, INT64_MAX),
                              .at = row_moment(row, 3),
                              .day = row_day(row, 5)};
    contact.until = read_until(row, 6, contact.day);
    read_kind(row, 7, &contact.kind, &contact.direction);
    contact.breaks = row_flag(row, 9);
    contact.breaks_said = row_flag(row, 10);
    contact.note = row_text(row, 11);
    contact.person_name = row_text(row, 12);
    contact.waiting = row_flag(row, 13);
    contact.is_held = !row_is_null(row, 14);
    if (contact.is_held)
        contact.hold_until = row_moment(row, 14);
    contact.is_answer = !row_is_null(row, 16);
    if (contact.is_answer)
        contact.came_at = row_moment(row, 16);
    contact.planned = row_flag(row, 18);
    contact.answer = row_text(row, 19);
    contact.answer_note = row_text(row, 20);
    contact.way_on = row_text(row, 21);
    return contact;
}

bool contacts_get(struct store *store, int64_t id, struct arena *arena, struct contact *out, struct error *error)
{
    struct row row = {.arena = arena};
    if (!row_find(&row, store, SQL_contact_get, id, "contact", error))
        return false;
    struct contact contact = read_contact(&row);
    if (!row_end(&row, store, error))
        return false;
    *out = contact;
    return true;
}

bool contacts_list(struct store *store, const struct contacts_filter *filter, struct arena *arena, struct contact **out,
                   size_t *count, struct error *error)
{
    struct row row = {.statement =
                          statements_get(store, filter->person_id ? SQL_contact_list_person : SQL_contact_list, error),
                      .arena = arena};
    if (!row.statement)
        return false;
    if (filter->person_id)
        statements_bind(row.statement, 1, filter->person_id);
    statements_bind(row.statement, 2, filter->since == DAY_NONE ? DAY_FIRST : filter->since);
    statements_bind(row.statement, 3, filter->until == DAY_NONE ? DAY_LAST : filter->until);
    statements_bind(row.statement, 4, filter->limit ? (int64_t)filter->limit : -1);
    struct contact *contacts = NULL;
    size_t          found = 0, room = 0;
    while (row_next(&row, store, error)) {
        contacts = row_grow(arena, contacts, found, &room, sizeof *contacts);
        contacts[found++] = read_contact(&row);
    }
    if (!row_end(&row, store, error))
        return false;
    *out = contacts;
    *count = found;
    return true;
}

/* The columns from ?3 on, the same for a new row and a saved one. */
static void bind_contact(sqlite3_stmt *statement, const struct contact *contact)
{
    statements_bind(statement, 3, contact->person_id);
    statements_bind(statement, 4, contact->at.unix_s);
    statements_bind(statement, 5, contact->at.offset_s);
    statements_bind(statement, 6, contact->day);
    statements_bind(statement, 7, contact->until == DAY_NONE ? contact->day : contact->until);
    statements_bind_text(statement, 8, rules_kind_name(contact->kind));
    statements_bind_text(statement, 9, rules_direction_name(contact->direction));
    statements_bind(statement, 10, contact->breaks);
    statements_bind(statement, 11, contact->breaks_said);
    statements_bind_text(statement, 12, contact->note);
    statements_bind(statement, 13, contact->waiting);
    statements_bind_if(statement, 14, contact->is_held, contact->hold_until.unix_s);
    statements_bind_if(statement, 15, contact->is_held, contact->hold_until.offset_s);
    statements_bind_if(statement, 16, contact->is_answer, contact->came_at.unix_s);
    statements_bind_if(statement, 17, contact->is_answer, contact->came_at.offset_s);
    statements_bind(statement, 18, contact->planned);
    statements_bind_text(statement, 19, contact->answer);
    statements_bind_text(statement, 20, contact->answer_note);
    statements_bind_text(statement, 21, contact->way_on);
}

static bool check_days(struct contact *contact, struct error *error)
{
    if (contact->day == DAY_NONE)
        return error_set(error, ERROR_USAGE, "the time must lie in the years 1900 to 9999");
    if (contact->until == contact->day)
        contact->until = DAY_NONE;
    if (contact->until == DAY_NONE || contact->until > contact->day)
        return true;
    char day[WHEN_DAY_SIZE], until[WHEN_DAY_SIZE];
    when_say_day(contact->day, day);
    when_say_day(contact->until, until);
    return error_set(error, ERROR_USAGE, "--until must not lie before the day of the contact, %s, as %s does", day,
                     until);
}

static bool insert_contact(struct store *store, const struct present *present, struct arena *arena,
                           struct contact *contact, struct error *error)
{
    char           uid[STORE_UID_SIZE];
    struct contact added = *contact;
    added.day = day_of_instant(added.at.unix_s, added.at.offset_s, present->day_start_h);
    if (!check_days(&added, error))
        return false;
    sqlite3_stmt *statement = row_new(store, SQL_contact_add, present, uid, error);
    if (!statement)
        return false;
    bind_contact(statement, &added);
    if (!statements_write(store, statement, error))
        return false;
    added.id = sqlite3_last_insert_rowid(store->db);
    added.uid = arena_copy_text(arena, uid);
    *contact = added;
    return true;
}

bool contacts_add(struct store *store, const struct present *present, struct arena *arena, struct contact *contact,
                  struct error *error)
{
    if (!act_begin(store, present, "contact", error))
        return false;
    return act_end(store, insert_contact(store, present, arena, contact, error), error);
}

static bool update_contact(struct store *store, const struct present *present, struct contact *contact,
                           struct error *error)
{
    struct arena   arena = {0};
    struct contact before = {0};
    bool           found = contacts_get(store, contact->id, &arena, &before, error);
    arena_free(&arena);
    if (!found)
        return false;
    struct contact saved = *contact;
    saved.day = when_day_moved(before.at, before.day, saved.at, present->day_start_h);
    sqlite3_stmt *statement = statements_get(store, SQL_contact_save, error);
    if (!statement || !check_days(&saved, error))
        return false;
    statements_bind(statement, 1, saved.id);
    statements_bind(statement, 2, present->unix_ms);
    bind_contact(statement, &saved);
    if (!statements_write(store, statement, error))
        return false;
    *contact = saved;
    return true;
}

bool contacts_save(struct store *store, const struct present *present, struct contact *contact, struct error *error)
{
    if (!act_begin(store, present, "contact edit", error))
        return false;
    return act_end(store, update_contact(store, present, contact, error), error);
}

bool contacts_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    if (!act_begin(store, present, "contact delete", error))
        return false;
    return act_end(store, row_delete(store, SQL_contact_delete, "contact", id, present, error), error);
}

/* The contacts that a tally is computed from, as they come in. */
struct rows {
    struct arena         *arena;
    struct tally_contact *contacts;
    size_t                count, room;
};

static void gather(struct rows *rows, struct row *row, bool with_waiting)
{
    struct tally_contact contact = {
        .id = row_number(row, 0, 1, INT64_MAX), .at = row_moment(row, 1), .day = row_day(row, 3)};
    contact.until = read_until(row, 4, contact.day);
    read_kind(row, 5, &contact.kind, &contact.direction);
    contact.breaks = row_flag(row, 7);
    contact.waiting = with_waiting && row_flag(row, 8);
    rows->contacts = row_grow(rows->arena, rows->contacts, rows->count, &rows->room, sizeof contact);
    rows->contacts[rows->count++] = contact;
}

/*
 * Takes the rows of one of the statements for the count. near: they come by their last day, latest first, and only
 * those within two days of the latest are wanted, see tally_compute().
 */
static bool take(struct store *store, enum sql sql, int64_t person_id, const struct tally_input *input, int64_t until_s,
                 bool near, struct rows *rows, struct error *error)
{
    enum { NEAR_DAYS = 2 };
    struct arena  words = {0};
    struct row    row = {.statement = statements_get(store, sql, error), .arena = &words};
    sqlite3_stmt *statement = row.statement;
    if (!statement)
        return false;
    statements_bind(statement, 1, person_id);
    statements_bind(statement, 4, until_s);
    if (sql != SQL_tally_all) {
        if (sql != SQL_tally_allowed)
            statements_bind(statement, 2, input->started_on);
        statements_bind(statement, 3, input->today);
    }
    daynum latest = DAY_NONE;
    while (row_next(&row, store, error)) {
        daynum last = row_day(&row, 4);
        if (last > input->today)
            last = input->today;
        if (latest == DAY_NONE)
            latest = last;
        if (near && last < latest - NEAR_DAYS)
            break;
        gather(rows, &row, sql == SQL_tally_all);
    }
    arena_free(&words);
    return row_end(&row, store, error);
}

/* Where the count of this person begins and stands; without contacts. */
static struct tally_input count_of(const struct person *person, struct moment now, daynum today)
{
    return (struct tally_input){.started_on = person->started_on,
                                .started_offset_s = person->started_offset_s,
                                .has_started_at = person->has_started_at,
                                .started_at_unix_s = person->started_at_unix_s,
                                .now = person->closed ? person->closed_at : now,
                                .today = person->closed ? person->closed_on : today};
}

bool contacts_ends_streak(const struct contact *contact, const struct person *person, daynum today)
{
    struct tally_input   input = count_of(person, contact->at, today);
    struct tally_contact seen = {
        .at = contact->at, .day = contact->day, .until = contact->until, .breaks = contact->breaks};
    if (person->closed && contact->at.unix_s > person->closed_at.unix_s)
        return false;
    return tally_is_break(&seen, input.started_on, input.today) || tally_restarts(&seen, &input);
}

bool contacts_tally(struct store *store, const struct present *present, const struct person *person,
                    enum contacts_scope scope, struct arena *arena, struct tally *out, daynum *today_used,
                    struct error *error)
{
    struct rows        rows = {.arena = arena};
    struct tally_input input = count_of(person, present->now, present->today);
    input.day_start_h = present->day_start_h;
    int64_t until_s =
        person->closed ? person->closed_at.unix_s : INT64_MAX; /* the evening of the closing counts no more */
    bool done;
    if (scope == CONTACTS_ALL)
        done = take(store, SQL_tally_all, person->id, &input, until_s, false, &rows, error);
    else
        done = take(store, SQL_tally_breaks, person->id, &input, until_s, scope == CONTACTS_CURRENT, &rows, error);
    if (done && scope == CONTACTS_COUNT)
        done = take(store, SQL_tally_look, person->id, &input, until_s, false, &rows, error) &&
               take(store, SQL_tally_allowed, person->id, &input, until_s, false, &rows, error);
    if (!done)
        return false;
    input.contacts = rows.contacts;
    input.contact_count = rows.count;
    tally_compute(&input, arena, out);
    if (today_used)
        *today_used = input.today;
    return true;
}

bool contacts_waiting(struct store *store, const struct present *present, const struct person *person,
                      struct arena *arena, int64_t **out, size_t *count, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_contact_waiting, error), .arena = arena};
    int64_t    now_s = person->closed ? person->closed_at.unix_s : present->now.unix_s;
    int64_t   *ids = NULL;
    size_t     found = 0, room = 0;
    if (!row.statement)
        return false;
    statements_bind(row.statement, 1, person->id);
    statements_bind(row.statement, 2, now_s - TALLY_WAITING_S);
    statements_bind(row.statement, 3, person->closed ? now_s : INT64_MAX);
    while (row_next(&row, store, error)) {
        ids = row_grow(arena, ids, found, &room, sizeof *ids);
        ids[found++] = row_number(&row, 0, 1, INT64_MAX);
    }
    if (!row_end(&row, store, error))
        return false;
    *out = ids;
    *count = found;
    return true;
}
