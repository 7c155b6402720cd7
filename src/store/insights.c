#include "store/insights.h"

#include <stdlib.h>
#include <string.h>

#include "store/internal.h"
#include "store/contacts.h"

/* The days of a slice; `from` DAY_NONE: all before `to`. */
struct span {
    daynum from, to;
};

/* ?1 the first day, ?2 the last, ?3 the person. */
static struct call spanning(enum sql sql, const struct person *person, struct span span)
{
    return (struct call){sql,
                         {value_number(span.from == DAY_NONE ? DAY_FIRST : span.from), value_number(span.to),
                          value_id(person ? person->id : 0)}};
}

/* An urge whose strength is known before and after, by its id: what was done in it lies in a table of its own. */
struct helped_rows {
    int64_t id;
    int     drop;
};

struct eases {
    struct arena       *scratch; /* for them */
    struct helped_rows *rows;
    size_t              count, room;
    bool                is_sorted; /* by id */
    size_t              at;        /* the one that was found last */
};

/* A text that must be there, for as long as the statement stands on this row. */
static const char *peek(struct row *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row->statement, column);
    if (text)
        return text;
    row->bad = true;
    return "";
}

/*
 * A number as row_number() reads it, NULL as 0, for tens of thousands of them: SQLite makes 0 of what is none, so only then is it asked
 * whether it is one.
 */
static int64_t number(struct row *row, int column, int64_t least, int64_t most)
{
    int64_t value = sqlite3_column_int64(row->statement, column);
    if (value < least || value > most || (value == 0 && sqlite3_column_type(row->statement, column) == SQLITE_TEXT))
        row->bad = true;
    return row->bad ? least : value;
}

static struct insight_urge read_urge(struct row *row)
{
    enum { INTENSITY_MOST = 10 };
    const char   *trigger = (const char *)sqlite3_column_text(row->statement, 6);
    struct moment at = {
        .unix_s = number(row, 1, day_start_instant(DAY_FIRST - 1, 0, 0), day_start_instant(DAY_LAST + 2, 0, 0)),
        .offset_s = (int32_t)number(row, 2, -STORE_OFFSET_MOST_S, STORE_OFFSET_MOST_S)};
    struct insight_urge urge = {
        .day = (daynum)number(row, 0, DAY_FIRST, DAY_LAST),
        .hour = (uint8_t)insight_hour(at),
        .intensity = (uint8_t)number(row, 3, 0, INTENSITY_MOST),
        .after = (uint8_t)number(row, 4, 0, INTENSITY_MOST),
        .trigger = trigger ? arena_copy_text(row->arena, trigger) : NULL,
    };
    if (!urge_read_outcome(peek(row, 5), &urge.outcome))
        row->bad = true;
    return urge;
}

static void add_helped(struct eases *eases, struct row *row, const struct insight_urge *urge)
{
    if (urge->intensity == 0 || urge->after == 0)
        return;
    int64_t id = number(row, 7, 1, INT64_MAX);
    eases->rows = row_grow(eases->scratch, eases->rows, eases->count, &eases->room, sizeof *eases->rows);
    eases->is_sorted = eases->is_sorted && (eases->count == 0 || eases->rows[eases->count - 1].id < id);
    eases->rows[eases->count++] = (struct helped_rows){id, urge->intensity - urge->after};
}

/* What the rows are read into. */
struct reading {
    struct arena         *arena;
    struct insights_rows *rows;
    struct eases          eases;
};

static void take_urge(struct row *row, void *out)
{
    struct reading       *reading = out;
    struct insights_rows *rows = reading->rows;
    rows->urges = row_grow(row->arena, rows->urges, rows->urge_count, &rows->urge_room, sizeof *rows->urges);
    rows->urges[rows->urge_count] = read_urge(row);
    add_helped(&reading->eases, row, &rows->urges[rows->urge_count++]);
}

static bool read_urges(struct store *store, const struct person *person, struct span span, struct reading *reading,
                       struct error *error)
{
    /* A table that is wanted as a whole is walked as it lies, which is twice as quick as by an index. */
    struct call call = spanning(span.from == DAY_NONE ? SQL_insight_urges : SQL_insight_urges_since, person, span);
    return row_each(store, &call, reading->arena, take_urge, reading, error);
}

static int by_id(const void *a, const void *b)
{
    const struct helped_rows *left = a, *right = b;
    return (left->id > right->id) - (left->id < right->id);
}

/* Where the action stands among those that helped; a frequent one moves to the front. */
static struct urge_helped *find_action(struct insights_rows *rows, const char *action, struct arena *arena)
{
    for (size_t i = 0; i < rows->helped_count; i++) {
        struct urge_helped found = rows->helped[i];
        if (strcmp(found.action, action) != 0)
            continue;
        if (i == 0)
            return &rows->helped[0];
        rows->helped[i] = rows->helped[i - 1];
        rows->helped[i - 1] = found;
        return &rows->helped[i - 1];
    }
    rows->helped = row_grow(arena, rows->helped, rows->helped_count, &rows->helped_room, sizeof *rows->helped);
    rows->helped[rows->helped_count] = (struct urge_helped){.action = arena_copy_text(arena, action)};
    return &rows->helped[rows->helped_count++];
}

/* Most often it is the one that was asked for last, or the one after it. */
static const struct helped_rows *find_helped(struct eases *eases, int64_t id)
{
    struct helped_rows key = {.id = id};
    while (eases->at + 1 < eases->count && eases->rows[eases->at].id < id && eases->rows[eases->at + 1].id <= id)
        eases->at++;
    if (eases->rows[eases->at].id == id)
        return &eases->rows[eases->at];
    return eases->rows[eases->at].id < id ? NULL : bsearch(&key, eases->rows, eases->count, sizeof key, by_id);
}

static void take_action(struct row *row, void *out)
{
    struct reading           *reading = out;
    const struct helped_rows *urge = find_helped(&reading->eases, number(row, 0, 1, INT64_MAX));
    if (!urge)
        return;
    struct urge_helped *helped = find_action(reading->rows, peek(row, 1), reading->arena);
    helped->uses++;
    helped->drop_sum += urge->drop;
}

static bool read_actions(struct store *store, struct span span, struct reading *reading, struct error *error)
{
    struct eases *eases = &reading->eases;
    if (eases->count == 0)
        return true;
    if (!eases->is_sorted)
        qsort(eases->rows, eases->count, sizeof *eases->rows, by_id);
    struct call call = {span.from == DAY_NONE ? SQL_insight_actions : SQL_insight_actions_of,
                        {value_number(eases->rows[0].id), value_number(eases->rows[eases->count - 1].id)}};
    return row_each(store, &call, NULL, take_action, reading, error);
}

static void take_mood(struct row *row, void *out)
{
    enum { MOOD_MOST = 5 };
    struct insights_rows *rows = out;
    rows->moods = row_grow(row->arena, rows->moods, rows->mood_count, &rows->mood_room, sizeof *rows->moods);
    rows->moods[rows->mood_count++] =
        (struct insight_mood){.day = row_day(row, 0), .mood = (int)row_number(row, 1, 1, MOOD_MOST)};
}

static void take_look(struct row *row, void *out)
{
    struct insights_rows *rows = out;
    rows->looks = row_grow(row->arena, rows->looks, rows->look_count, &rows->look_room, sizeof *rows->looks);
    rows->looks[rows->look_count++] = row_day(row, 0);
}

bool insights_read(struct store *store, const struct person *person, daynum from, daynum to, struct arena *arena,
                   struct insights_rows *rows, struct error *error)
{
    struct arena   scratch = {0};
    struct span    span = {from, to}, since_start = {from < person->started_on ? person->started_on : from, to};
    struct reading reading = {arena, rows, {.scratch = &scratch, .is_sorted = true}};
    struct call    moods = spanning(SQL_insight_moods, NULL, span);
    struct call    looks = spanning(SQL_insight_looks, person, since_start);
    bool done = read_urges(store, person, span, &reading, error) && read_actions(store, span, &reading, error) &&
                row_each(store, &moods, arena, take_mood, rows, error) &&
                row_each(store, &looks, arena, take_look, rows, error);
    arena_free(&scratch);
    return done;
}

static void read_first(struct row *row, void *out)
{
    *(daynum *)out = row_day_or_none(row, 0);
}

bool insights_count(struct store *store, const struct present *present, const struct person *person, daynum from,
                    const struct insights_rows *rows, struct arena *arena, struct insights_result *out,
                    struct error *error)
{
    struct tally         tally;
    struct insight_input input = {.today = present->today,
                                  .from = from,
                                  .first = DAY_NONE,
                                  .urges = rows->urges,
                                  .urge_count = rows->urge_count,
                                  .moods = rows->moods,
                                  .mood_count = rows->mood_count,
                                  .looks = rows->looks,
                                  .look_count = rows->look_count,
                                  .tally = &tally};
    struct call          first = {SQL_insight_first, {value_number(person->id)}};
    if (!contacts_tally(store, present, person, CONTACTS_COUNT, arena, &tally, NULL, error) ||
        !row_each(store, &first, NULL, read_first, &input.first, error))
        return false;
    insight_compute(&input, arena, &out->insights);
    out->first = input.first;
    out->helped = ARENA_NEW(arena, struct urge_helped, rows->helped_count);
    if (rows->helped_count > 0)
        memcpy(out->helped, rows->helped, rows->helped_count * sizeof *out->helped);
    out->helped_count = urge_rank_helped(out->helped, rows->helped_count);
    return true;
}

bool insights_compute(struct store *store, const struct present *present, const struct person *person, daynum from,
                      struct arena *arena, struct insights_result *out, struct error *error)
{
    struct insights_rows rows = {0};
    return insights_read(store, person, from, present->today, arena, &rows, error) &&
           insights_count(store, present, person, from, &rows, arena, out, error);
}

/* Urges by weekday and hour. */
struct hours {
    int64_t counts[INSIGHT_WEEKDAYS][INSIGHT_HOURS];
};

static void count_hour(struct row *row, void *out)
{
    struct hours *hours = out;
    daynum        day = row_day(row, 0);
    hours->counts[day_weekday(day)][insight_hour(row_moment(row, 1))]++;
}

bool insights_hardest(struct store *store, const struct present *present, const struct person *person,
                      struct insights_hardest *out, bool *known, struct error *error)
{
    struct call             call = {SQL_insight_hours,
                                    {value_number(person->id), value_number(present->today - INSIGHTS_LATELY_DAYS + 1),
                                     value_number(present->today)}};
    struct hours            hours = {0};
    struct insights_hardest hardest = {0};
    if (!row_each(store, &call, NULL, count_hour, &hours, error))
        return false;
    for (int slot = 0; slot < INSIGHT_WEEKDAYS * INSIGHT_HOURS; slot++) { /* of as many in several hours the first */
        int64_t count = hours.counts[slot / INSIGHT_HOURS][slot % INSIGHT_HOURS], of = hardest.of + count;
        if (count > hardest.count)
            hardest = (struct insights_hardest){
                .weekday = (enum weekday)(slot / INSIGHT_HOURS), .hour = slot % INSIGHT_HOURS, .count = count};
        hardest.of = of;
    }
    *known = hardest.of >= INSIGHT_WHEN_LEAST;
    *out = hardest;
    return true;
}

bool insights_hour_plan(struct store *store, const struct person *person, const struct insights_hardest *hour,
                        struct arena *arena, const char **out, struct error *error)
{
    struct call call = {SQL_insight_hour_plan,
                        {value_number(person->id), value_number((int64_t)hour->weekday), value_number(hour->hour)}};
    bool        found;
    *out = NULL;
    return row_one(store, &call, arena, row_read_words, out, &found, error);
}
