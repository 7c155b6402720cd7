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

static void read_contact(struct row *row, void *out)
{
    struct contact *contact = out;
    *contact = (struct contact){.id = row_id(row, 0),
                                .uid = row_words(row, 1),
                                .person_id = row_id(row, 2),
                                .at = row_moment(row, 3),
                                .day = row_day(row, 5)};
    contact->until = read_until(row, 6, contact->day);
    read_kind(row, 7, &contact->kind, &contact->direction);
    contact->breaks = row_flag(row, 9);
    contact->breaks_said = row_flag(row, 10);
    contact->note = row_text(row, 11);
    contact->person_name = row_text(row, 12);
    contact->waiting = row_flag(row, 13);
    contact->is_held = !row_is_null(row, 14);
    if (contact->is_held)
        contact->hold_until = row_moment(row, 14);
    contact->is_answer = !row_is_null(row, 16);
    if (contact->is_answer)
        contact->came_at = row_moment(row, 16);
    contact->planned = row_flag(row, 18);
    contact->answer = row_text(row, 19);
    contact->answer_note = row_text(row, 20);
    contact->way_on = row_text(row, 21);
}

bool contacts_get(struct store *store, int64_t id, struct arena *arena, struct contact *out, struct error *error)
{
    return row_get(store, SQL_contact_get, id, "contact", arena, read_contact, out, error);
}

bool contacts_list(struct store *store, const struct contacts_filter *filter, struct arena *arena, struct contact **out,
                   size_t *count, struct error *error)
{
    struct call call = {filter->person_id ? SQL_contact_list_person : SQL_contact_list,
                        {value_id(filter->person_id),
                         value_number(filter->since == DAY_NONE ? DAY_FIRST : filter->since),
                         value_number(filter->until == DAY_NONE ? DAY_LAST : filter->until),
                         value_number(filter->limit ? (int64_t)filter->limit : -1)}};
    return row_all(store, &call, arena, read_contact, sizeof **out, out, count, error);
}

/* From ?3 on the same for a new row and a saved one. */
static struct call call_of(enum sql sql, const struct contact *contact)
{
    return (struct call){sql,
                         {[2] = value_number(contact->person_id),
                          value_number(contact->at.unix_s),
                          value_number(contact->at.offset_s),
                          value_number(contact->day),
                          value_number(contact->until == DAY_NONE ? contact->day : contact->until),
                          value_text(rules_kind_name(contact->kind)),
                          value_text(rules_direction_name(contact->direction)),
                          value_number(contact->breaks),
                          value_number(contact->breaks_said),
                          value_text(contact->note),
                          value_number(contact->waiting),
                          value_if(contact->is_held, contact->hold_until.unix_s),
                          value_if(contact->is_held, contact->hold_until.offset_s),
                          value_if(contact->is_answer, contact->came_at.unix_s),
                          value_if(contact->is_answer, contact->came_at.offset_s),
                          value_number(contact->planned),
                          value_text(contact->answer),
                          value_text(contact->answer_note),
                          value_text(contact->way_on)}};
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
    struct call call = call_of(SQL_contact_add, &added);
    if (!call_add(store, &call, present, uid, &added.id, error))
        return false;
    added.uid = arena_copy_text(arena, uid);
    *contact = added;
    return true;
}

bool contacts_add(struct store *store, const struct present *present, struct arena *arena, struct contact *contact,
                  struct error *error)
{
    return act_begin(store, present, "contact", error) &&
           act_end(store, insert_contact(store, present, arena, contact, error), error);
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
    if (!check_days(&saved, error))
        return false;
    struct call call = call_of(SQL_contact_save, &saved);
    if (!call_save(store, &call, present, saved.id, error))
        return false;
    *contact = saved;
    return true;
}

bool contacts_save(struct store *store, const struct present *present, struct contact *contact, struct error *error)
{
    return act_begin(store, present, "contact edit", error) &&
           act_end(store, update_contact(store, present, contact, error), error);
}

/* The rules are those of now; what was said about this one holds. */
static bool answer(struct store *store, struct contact *contact, struct moment at, struct error *error)
{
    struct arena  arena = {0};
    struct person person = {0};
    if (at.unix_s < contact->at.unix_s) {
        char came[WHEN_INSTANT_SIZE];
        when_say_instant(contact->at, came);
        return error_set(error, ERROR_USAGE, "the answer can't be earlier than the message, which came at %s", came);
    }
    bool done = persons_get(store, contact->person_id, &arena, &person, error);
    contact->is_answer = true;
    contact->came_at = contact->at;
    contact->at = at;
    contact->direction = CONTACT_OUT;
    if (!contact->breaks_said)
        contact->breaks = rules_break(&person.rules, contact->kind, contact->direction);
    arena_free(&arena);
    return done;
}

static bool decide(struct store *store, const struct present *present, int64_t id, enum contacts_choice choice,
                   struct moment at, struct arena *arena, struct contact *out, struct error *error)
{
    if (!contacts_get(store, id, arena, out, error))
        return false;
    bool is_left = out->direction == CONTACT_IN && !out->waiting;
    if (!out->waiting && !(is_left && choice == CONTACTS_LEAVE))
        return error_set(error, ERROR_USAGE, "contact %lld doesn't wait for an answer; `contact edit %lld` changes it",
                         (long long)id, (long long)id);
    if (choice == CONTACTS_HOLD && present->now.unix_s - out->at.unix_s >= TALLY_WAITING_S)
        return error_set(
            error, ERROR_USAGE,
            "contact %lld came more than a week ago and counts as left unanswered; nothing is left to hold",
            (long long)id);
    out->waiting = out->is_held = choice == CONTACTS_HOLD;
    out->hold_until = at;
    return (choice != CONTACTS_ANSWER || answer(store, out, at, error)) && update_contact(store, present, out, error);
}

bool contacts_decide(struct store *store, const struct present *present, int64_t id, enum contacts_choice choice,
                     struct moment at, struct arena *arena, struct contact *out, struct error *error)
{
    static const char *const acts[] = {
        [CONTACTS_LEAVE] = "contact leave", [CONTACTS_HOLD] = "contact hold", [CONTACTS_ANSWER] = "contact answer"};
    return act_begin(store, present, acts[choice], error) &&
           act_end(store, decide(store, present, id, choice, at, arena, out, error), error);
}

bool contacts_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return act_begin(store, present, "contact delete", error) &&
           act_end(store, trash_delete(store, SQL_contact_delete, "contact", id, present, error), error);
}

/*
 * The contacts that a tally is computed from, as they come in. near: they come by their last day, latest first, and only
 * those within two days of the latest are wanted, see tally_compute().
 */
struct gathering {
    struct arena         *arena;
    struct tally_contact *contacts;
    size_t                count, room;
    daynum                today, latest;
    bool                  near, with_waiting;
};

static void gather(struct row *row, void *out)
{
    enum { NEAR_DAYS = 2 };
    struct gathering *gathering = out;
    daynum            last = row_day(row, 4);
    if (last > gathering->today)
        last = gathering->today;
    if (gathering->latest == DAY_NONE)
        gathering->latest = last;
    if (gathering->near && last < gathering->latest - NEAR_DAYS) {
        row->enough = true;
        return;
    }
    struct tally_contact contact = {.id = row_id(row, 0), .at = row_moment(row, 1), .day = row_day(row, 3)};
    contact.until = read_until(row, 4, contact.day);
    read_kind(row, 5, &contact.kind, &contact.direction);
    contact.breaks = row_flag(row, 7);
    contact.waiting = gathering->with_waiting && row_flag(row, 8);
    gathering->contacts =
        row_grow(gathering->arena, gathering->contacts, gathering->count, &gathering->room, sizeof contact);
    gathering->contacts[gathering->count++] = contact;
}

/* Takes the rows of one of the statements for the count. */
static bool take(struct store *store, enum sql sql, int64_t person_id, const struct tally_input *input, int64_t until_s,
                 bool near, struct gathering *out, struct error *error)
{
    struct arena words = {0};
    struct call  call = {
         sql,
         {value_number(person_id), value_number(input->started_on), value_number(input->today), value_number(until_s)}};
    out->today = input->today;
    out->latest = DAY_NONE;
    out->near = near;
    out->with_waiting = sql == SQL_tally_all;
    bool done = row_each(store, &call, &words, gather, out, error);
    arena_free(&words);
    return done;
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
    struct gathering   rows = {.arena = arena};
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

bool contacts_newest_waiting(struct store *store, const struct present *present, const struct person *person,
                             struct arena *arena, struct contact *out, bool *found, struct error *error)
{
    int64_t    *ids;
    size_t      count = 0;
    struct call call = {SQL_contact_waiting,
                        {value_number(person->id), value_number(present->now.unix_s - 2 * TALLY_WAITING_S),
                         value_number(present->now.unix_s)}};
    *found = false;
    if (person->closed)
        return true;
    if (!row_all(store, &call, arena, row_read_id, sizeof *ids, &ids, &count, error))
        return false;
    *found = count > 0;
    return count == 0 || contacts_get(store, ids[0], arena, out, error);
}

bool contacts_waiting(struct store *store, const struct present *present, const struct person *person,
                      struct arena *arena, int64_t **out, size_t *count, struct error *error)
{
    int64_t     now_s = person->closed ? person->closed_at.unix_s : present->now.unix_s;
    struct call call = {SQL_contact_waiting,
                        {value_number(person->id), value_number(now_s - TALLY_WAITING_S),
                         value_number(person->closed ? now_s : INT64_MAX)}};
    return row_all(store, &call, arena, row_read_id, sizeof **out, out, count, error);
}
