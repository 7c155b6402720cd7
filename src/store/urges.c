/*
 * Urges as rows: written, edited, listed. What is counted over many of them is counted by SQLite, on an index wherever there can be many.
 */
#include "store/urges.h"

#include <string.h>

#include "store/internal.h"

static int read_strength(struct row *row, int column)
{
    return (int)row_number_or(row, column, 1, 10, 0);
}

static int read_want(struct row *row, int column)
{
    enum contact_kind kind;
    if (row_is_null(row, column))
        return URGES_NO_KIND;
    if (rules_read_kind(row_words(row, column), &kind))
        return (int)kind;
    row->bad = true;
    return URGES_NO_KIND;
}

/* A coping action of an urge as it stands in the file. */
struct action_row {
    int64_t     id;
    const char *name;
};

static void read_action(struct row *row, void *out)
{
    *(struct action_row *)out = (struct action_row){.id = row_id(row, 0), .name = row_words(row, 1)};
}

static bool load_actions(struct store *store, int64_t urge_id, struct arena *arena, struct action_row **out,
                         size_t *count, struct error *error)
{
    struct call call = {SQL_urge_actions, {value_number(urge_id)}};
    return row_all(store, &call, arena, read_action, sizeof **out, out, count, error);
}

static bool read_actions(struct store *store, struct arena *arena, struct urge *urge, struct error *error)
{
    struct action_row *actions;
    size_t             count;
    if (!load_actions(store, urge->id, arena, &actions, &count, error))
        return false;
    urge->did = ARENA_NEW(arena, const char *, count);
    urge->did_count = count;
    for (size_t i = 0; i < count; i++)
        urge->did[i] = actions[i].name;
    return true;
}

/* With its actions. */
static void read_urge(struct row *row, void *out)
{
    struct urge *urge = out;
    int          column = 11; /* from here on those of URGE_COLUMNS */
    *urge = (struct urge){.id = row_id(row, 0),
                          .uid = row_words(row, 1),
                          .person_id = row_id(row, 2),
                          .at = row_moment(row, 3),
                          .day = row_day(row, 5),
                          .has_ended = !row_is_null(row, 7),
                          .contact_id = row_id_or_none(row, 9),
                          .person_name = row_text(row, 10)};
    if (!urge_read_outcome(row_words(row, 6), &urge->outcome))
        row->bad = true;
    if (urge->has_ended)
        urge->ended_at = row_moment(row, 7);
    urge->intensity = read_strength(row, column++);
    urge->want = read_want(row, column++);
    urge->missing = row_text(row, column++);
    urge->trigger = row_text(row, column++);
    urge->note = row_text(row, column++);
    urge->intensity_after = read_strength(row, column);
    row->failed = !row->bad && !read_actions(row->store, row->arena, urge, row->error);
}

bool urges_get(struct store *store, int64_t id, struct arena *arena, struct urge *out, struct error *error)
{
    return row_get(store, SQL_urge_get, id, "urge", arena, read_urge, out, error);
}

bool urges_newest_open(struct store *store, int64_t person_id, struct arena *arena, struct urge *out, bool *found,
                       struct error *error)
{
    struct call call = {SQL_urge_newest_open, {value_number(person_id)}};
    return row_one(store, &call, arena, read_urge, out, found, error);
}

/* sql: the statement for all persons, of_person: the one for one. */
static struct call filtered(const struct urges_filter *filter, enum sql sql, enum sql of_person)
{
    const char *outcome = filter->outcome < 0 ? NULL : urge_outcome_name((enum urge_outcome)filter->outcome);
    return (struct call){
        filter->person_id ? of_person : sql,
        {value_id(filter->person_id), value_number(filter->since == DAY_NONE ? DAY_FIRST : filter->since),
         value_number(filter->until == DAY_NONE ? DAY_LAST : filter->until), value_text(filter->trigger),
         value_text(outcome), value_number(filter->limit ? (int64_t)filter->limit : -1),
         value_number((int64_t)filter->skip)}};
}

/* The same rows as the list would give, looked for from its end. */
static bool list_from_first(struct store *store, const struct urges_filter *filter, struct arena *arena,
                            struct urge **out, size_t *count, struct error *error)
{
    struct urges_filter mirrored = *filter;
    size_t              rest = filter->total - filter->skip;
    mirrored.limit = filter->limit < rest ? filter->limit : rest;
    mirrored.skip = rest - mirrored.limit;
    struct call  call = filtered(&mirrored, SQL_urge_first, SQL_urge_first_person);
    struct urge *rows = NULL;
    if (!row_all(store, &call, arena, read_urge, sizeof *rows, &rows, count, error))
        return false;
    for (size_t i = 0; i < *count / 2; i++) {
        struct urge other = rows[i];
        rows[i] = rows[*count - 1 - i];
        rows[*count - 1 - i] = other;
    }
    *out = rows;
    return true;
}

bool urges_list(struct store *store, const struct urges_filter *filter, struct arena *arena, struct urge **out,
                size_t *count, struct error *error)
{
    if (filter->limit > 0 && filter->skip < filter->total && filter->skip > filter->total / 2)
        return list_from_first(store, filter, arena, out, count, error);
    struct call call = filtered(filter, SQL_urge_list, SQL_urge_list_person);
    return row_all(store, &call, arena, read_urge, sizeof **out, out, count, error);
}

bool urges_total(struct store *store, const struct urges_filter *filter, int64_t *out, struct error *error)
{
    struct call call = filtered(filter, SQL_urge_total, SQL_urge_total_person);
    return row_each(store, &call, NULL, row_read_count, out, error);
}

/* From ?3 on the same for a new row and a saved one. */
static struct call call_of(enum sql sql, const struct urge *urge)
{
    const char *want = urge->want == URGES_NO_KIND ? NULL : rules_kind_name((enum contact_kind)urge->want);
    return (struct call){sql,
                         {[2] = value_number(urge->person_id),
                          value_number(urge->at.unix_s),
                          value_number(urge->at.offset_s),
                          value_number(urge->day),
                          value_text(urge_outcome_name(urge->outcome)),
                          value_if(urge->has_ended, urge->ended_at.unix_s),
                          value_if(urge->has_ended, urge->ended_at.offset_s),
                          value_id(urge->contact_id),
                          /* from here on those of URGE_COLUMNS */
                          value_if(urge->intensity != 0, urge->intensity),
                          value_text(want),
                          value_text(urge->missing),
                          value_text(urge->trigger),
                          value_text(urge->note),
                          value_if(urge->intensity_after != 0, urge->intensity_after)}};
}

static bool add_action(struct store *store, const struct present *present, int64_t urge_id, const char *name,
                       struct error *error)
{
    char        uid[STORE_UID_SIZE];
    int64_t     id;
    struct call call = {SQL_urge_action_add, {[2] = value_number(urge_id), value_text(name)}};
    return call_add(store, &call, present, uid, &id, error);
}

static bool holds(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

/* Makes the rows of the actions those of the urge: what is there stays, so that its name in other copies stays too. */
static bool save_actions(struct store *store, const struct present *present, const struct urge *urge,
                         struct arena *arena, struct error *error)
{
    struct action_row *rows;
    size_t             count;
    if (!load_actions(store, urge->id, arena, &rows, &count, error))
        return false;
    const char **kept = ARENA_NEW(arena, const char *, count + urge->did_count);
    size_t       kept_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (holds(urge->did, urge->did_count, rows[i].name) && !holds(kept, kept_count, rows[i].name))
            kept[kept_count++] = rows[i].name;
        else if (!trash_delete_part(store, SQL_urge_action_delete, "urge_action", rows[i].id, present, error))
            return false;
    }
    for (size_t i = 0; i < urge->did_count; i++) {
        if (holds(kept, kept_count, urge->did[i]))
            continue;
        kept[kept_count++] = urge->did[i];
        if (!add_action(store, present, urge->id, urge->did[i], error))
            return false;
    }
    return true;
}

static bool check_day(daynum day, struct error *error)
{
    return day != DAY_NONE ? true : error_set(error, ERROR_USAGE, "the time must lie in the years 1900 to 9999");
}

static bool insert_urge(struct store *store, const struct present *present, struct arena *arena, struct urge *urge,
                        struct error *error)
{
    char        uid[STORE_UID_SIZE];
    struct urge added = *urge;
    added.day = day_of_instant(added.at.unix_s, added.at.offset_s, present->day_start_h);
    if (!check_day(added.day, error))
        return false;
    struct call call = call_of(SQL_urge_add, &added);
    if (!call_add(store, &call, present, uid, &added.id, error))
        return false;
    added.uid = arena_copy_text(arena, uid);
    if (added.did_count > 0 && !save_actions(store, present, &added, arena, error))
        return false;
    *urge = added;
    return true;
}

bool urges_add(struct store *store, const struct present *present, struct arena *arena, struct urge *urge,
               struct error *error)
{
    return act_begin(store, present, "urge", error) &&
           act_end(store, insert_urge(store, present, arena, urge, error), error);
}

static bool update_urge(struct store *store, const struct present *present, struct urge *urge, struct arena *arena,
                        struct error *error)
{
    struct urge before = {0};
    if (!urges_get(store, urge->id, arena, &before, error))
        return false;
    struct urge saved = *urge;
    saved.day = when_day_moved(before.at, before.day, saved.at, present->day_start_h);
    struct call call = call_of(SQL_urge_save, &saved);
    if (!check_day(saved.day, error) || !call_save(store, &call, present, saved.id, error) ||
        !save_actions(store, present, &saved, arena, error))
        return false;
    *urge = saved;
    return true;
}

bool urges_save(struct store *store, const struct present *present, struct urge *urge, const char *what,
                struct error *error)
{
    if (!act_begin(store, present, what, error))
        return false;
    struct arena arena = {0};
    bool         done = update_urge(store, present, urge, &arena, error);
    arena_free(&arena);
    return act_end(store, done, error);
}

bool urges_delete(struct store *store, const struct present *present, int64_t id, struct error *error)
{
    return act_begin(store, present, "urge delete", error) &&
           act_end(store, trash_delete(store, SQL_urge_delete, "urge", id, present, error), error);
}

static void read_counts(struct row *row, void *out)
{
    *(struct urges_counts *)out = (struct urges_counts){.today = row_count(row, 0),
                                                        .last_7_days = row_count(row, 1),
                                                        .resisted = row_count(row, 2),
                                                        .gave_in = row_count(row, 3),
                                                        .open = row_count(row, 4),
                                                        .not_told = row_count(row, 5)};
}

bool urges_count(struct store *store, const struct present *present, int64_t person_id, struct urges_counts *out,
                 struct error *error)
{
    enum { WEEK = 7 };
    struct call call = {SQL_urge_counts,
                        {value_number(person_id), value_number(present->today),
                         value_number(present->today - (WEEK - 1)),
                         value_number(present->now.unix_s - URGE_NOT_TOLD_AFTER_S)}};
    return row_each(store, &call, NULL, read_counts, out, error);
}

/* Days on end that are filled with what was felt on them. */
struct days {
    daynum            first, last;
    struct urges_day *felt; /* one of these is NULL */
    int              *strongest;
};

static void read_day(struct row *row, void *out)
{
    struct days *days = out;
    daynum       day = row_day(row, 0);
    if (day < days->first || day > days->last)
        return;
    int strongest = (int)row_number_or(row, 1, 1, 10, -1);
    if (days->strongest)
        days->strongest[day - days->first] = strongest;
    else
        days->felt[day - days->first] = (struct urges_day){
            .strongest = strongest, .felt = row_number(row, 2, 1, INT32_MAX), .resisted = row_count(row, 3)};
}

static bool read_days(struct store *store, enum sql sql, int64_t person_id, struct days *days, struct error *error)
{
    struct call call = {sql, {value_number(person_id), value_number(days->first), value_number(days->last)}};
    return row_each(store, &call, NULL, read_day, days, error);
}

bool urges_strongest(struct store *store, int64_t person_id, daynum last, int days, int *out, struct error *error)
{
    struct days asked = {.first = last - days + 1, .last = last, .strongest = out};
    memset(out, 0, (size_t)days * sizeof *out);
    return read_days(store, SQL_urge_strongest, person_id, &asked, error);
}

bool urges_days(struct store *store, int64_t person_id, daynum last, int days, struct urges_day *out,
                struct error *error)
{
    struct days asked = {.first = last - days + 1, .last = last, .felt = out};
    memset(out, 0, (size_t)days * sizeof *out);
    return read_days(store, SQL_urge_days, person_id, &asked, error);
}

static void read_helped(struct row *row, void *out)
{
    *(struct urge_helped *)out = (struct urge_helped){.action = row_words(row, 0),
                                                      .uses = row_number(row, 1, 1, INT32_MAX),
                                                      .drop_sum = row_number(row, 2, INT32_MIN, INT32_MAX)};
}

bool urges_helped(struct store *store, int64_t person_id, struct arena *arena, struct urge_helped **out, size_t *count,
                  struct error *error)
{
    struct call call = {SQL_urge_helped, {value_number(person_id), value_number(URGES_NEWEST)}};
    if (!row_all(store, &call, arena, read_helped, sizeof **out, out, count, error))
        return false;
    *count = urge_rank_helped(*out, *count);
    return true;
}

bool urges_triggers(struct store *store, size_t limit, struct arena *arena, const char ***out, size_t *count,
                    struct error *error)
{
    struct call call = {SQL_urge_triggers, {value_number((int64_t)limit)}};
    return row_all(store, &call, arena, row_read_words, sizeof **out, out, count, error);
}

struct durations {
    int64_t took_s[URGES_NEWEST];
    size_t  count;
};

static void read_duration(struct row *row, void *out)
{
    struct durations *durations = out;
    if (durations->count < URGES_NEWEST) /* which the statement sees to */
        durations->took_s[durations->count++] = row_number(row, 0, 0, URGE_TOLD_LATER_S);
}

bool urges_durations(struct store *store, int64_t person_id, int64_t *timed, int64_t *from_s, int64_t *to_s,
                     struct error *error)
{
    struct call      call = {SQL_urge_durations,
                             {value_number(person_id), value_number(URGES_NEWEST), value_number(URGE_TOLD_LATER_S)}};
    struct durations durations = {.count = 0};
    if (!row_each(store, &call, NULL, read_duration, &durations, error))
        return false;
    *timed = (int64_t)durations.count;
    *from_s = *to_s = 0;
    urge_middle_half(durations.took_s, durations.count, from_s, to_s);
    return true;
}
