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
static sqlite3_stmt *begin(struct store *store, enum sql sql, const struct person *person, struct span span,
                           struct error *error)
{
    sqlite3_stmt *statement = statements_get(store, sql, error);
    if (!statement)
        return NULL;
    statements_bind(statement, 1, span.from == DAY_NONE ? DAY_FIRST : span.from);
    statements_bind(statement, 2, span.to);
    if (person)
        statements_bind(statement, 3, person->id);
    return statement;
}

/* An urge whose strength is known before and after, by its id: what was done in it lies in a table of its own. */
struct helped_rows {
    int64_t id;
    int     drop;
};

struct eases {
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

static void add_helped(struct eases *eases, struct row *row, const struct insight_urge *urge, struct arena *scratch)
{
    if (urge->intensity == 0 || urge->after == 0)
        return;
    int64_t id = number(row, 7, 1, INT64_MAX);
    eases->rows = row_grow(scratch, eases->rows, eases->count, &eases->room, sizeof *eases->rows);
    eases->is_sorted = eases->is_sorted && (eases->count == 0 || eases->rows[eases->count - 1].id < id);
    eases->rows[eases->count++] = (struct helped_rows){id, urge->intensity - urge->after};
}

static bool read_urges(struct store *store, const struct person *person, struct span span, struct arena *arena,
                       struct insights_rows *rows, struct eases *eases, struct arena *scratch, struct error *error)
{
    /* A table that is wanted as a whole is walked as it lies, which is twice as quick as by an index. */
    enum sql   sql = span.from == DAY_NONE ? SQL_insight_urges : SQL_insight_urges_since;
    struct row row = {.statement = begin(store, sql, person, span, error), .arena = arena};
    while (row_next(&row, store, error)) {
        rows->urges = row_grow(arena, rows->urges, rows->urge_count, &rows->urge_room, sizeof *rows->urges);
        rows->urges[rows->urge_count] = read_urge(&row);
        add_helped(eases, &row, &rows->urges[rows->urge_count++], scratch);
    }
    return row_end(&row, store, error);
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

static bool read_actions(struct store *store, struct span span, struct eases *eases, struct arena *arena,
                         struct insights_rows *rows, struct error *error)
{
    if (eases->count == 0)
        return true;
    if (!eases->is_sorted)
        qsort(eases->rows, eases->count, sizeof *eases->rows, by_id);
    enum sql   sql = span.from == DAY_NONE ? SQL_insight_actions : SQL_insight_actions_of;
    struct row row = {.statement = statements_get(store, sql, error)};
    if (row.statement && span.from != DAY_NONE) {
        statements_bind(row.statement, 1, eases->rows[0].id);
        statements_bind(row.statement, 2, eases->rows[eases->count - 1].id);
    }
    while (row_next(&row, store, error)) {
        const struct helped_rows *urge = find_helped(eases, number(&row, 0, 1, INT64_MAX));
        if (!urge)
            continue;
        struct urge_helped *helped = find_action(rows, peek(&row, 1), arena);
        helped->uses++;
        helped->drop_sum += urge->drop;
    }
    return row_end(&row, store, error);
}

static bool read_moods(struct store *store, struct span span, struct arena *arena, struct insights_rows *rows,
                       struct error *error)
{
    enum { MOOD_MOST = 5 };
    struct row row = {.statement = begin(store, SQL_insight_moods, NULL, span, error)};
    while (row_next(&row, store, error)) {
        rows->moods = row_grow(arena, rows->moods, rows->mood_count, &rows->mood_room, sizeof *rows->moods);
        rows->moods[rows->mood_count++] =
            (struct insight_mood){.day = row_day(&row, 0), .mood = (int)row_number(&row, 1, 1, MOOD_MOST)};
    }
    return row_end(&row, store, error);
}

static bool read_looks(struct store *store, const struct person *person, struct span span, struct arena *arena,
                       struct insights_rows *rows, struct error *error)
{
    if (span.from < person->started_on) /* so is DAY_NONE */
        span.from = person->started_on;
    struct row row = {.statement = begin(store, SQL_insight_looks, person, span, error)};
    while (row_next(&row, store, error)) {
        rows->looks = row_grow(arena, rows->looks, rows->look_count, &rows->look_room, sizeof *rows->looks);
        rows->looks[rows->look_count++] = row_day(&row, 0);
    }
    return row_end(&row, store, error);
}

bool insights_read(struct store *store, const struct person *person, daynum from, daynum to, struct arena *arena,
                   struct insights_rows *rows, struct error *error)
{
    struct span  span = {from, to};
    struct arena scratch = {0};
    struct eases eases = {.is_sorted = true};
    bool         done = read_urges(store, person, span, arena, rows, &eases, &scratch, error) &&
                read_actions(store, span, &eases, arena, rows, error) && read_moods(store, span, arena, rows, error) &&
                read_looks(store, person, span, arena, rows, error);
    arena_free(&scratch);
    return done;
}

static bool read_first(struct store *store, int64_t person_id, daynum *out, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_insight_first, error)};
    if (row.statement)
        statements_bind(row.statement, 1, person_id);
    if (row_next(&row, store, error) && !row_is_null(&row, 0))
        *out = row_day(&row, 0);
    return row_end(&row, store, error);
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
    if (!contacts_tally(store, present, person, CONTACTS_COUNT, arena, &tally, NULL, error) ||
        !read_first(store, person->id, &input.first, error))
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

bool insights_hardest(struct store *store, const struct present *present, const struct person *person,
                      struct insights_hardest *out, bool *known, struct error *error)
{
    struct row              row = {.statement = statements_get(store, SQL_insight_hardest, error)};
    struct insights_hardest hardest = {0};
    if (row.statement) {
        statements_bind(row.statement, 1, person->id);
        statements_bind(row.statement, 2, present->today - INSIGHTS_LATELY_DAYS + 1);
        statements_bind(row.statement, 3, present->today);
    }
    if (row_next(&row, store, error))
        hardest = (struct insights_hardest){
            .weekday = (enum weekday)row_number(&row, 0, MONDAY, SUNDAY),
            .hour = (int)row_number(&row, 1, 0, INSIGHT_HOURS - 1),
            .count = row_number(&row, 2, 1, INT64_MAX),
            .of = row_number(&row, 3, 1, INT64_MAX),
        };
    if (!row_end(&row, store, error))
        return false;
    *known = hardest.of >= INSIGHT_WHEN_LEAST;
    *out = hardest;
    return true;
}

bool insights_hour_plan(struct store *store, const struct person *person, const struct insights_hardest *hour,
                        struct arena *arena, const char **out, struct error *error)
{
    struct row row = {.statement = statements_get(store, SQL_insight_hour_plan, error), .arena = arena};
    if (row.statement) {
        statements_bind(row.statement, 1, person->id);
        statements_bind(row.statement, 2, (int64_t)hour->weekday);
        statements_bind(row.statement, 3, hour->hour);
    }
    *out = row_next(&row, store, error) ? row_words(&row, 0) : NULL;
    return row_end(&row, store, error);
}
