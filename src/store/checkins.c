#include "store/checkins.h"

#include "store/internal.h"

static void read_checkin(struct row *row, void *out)
{
    *(struct checkin *)out =
        (struct checkin){.day = row_day(row, 1), .mood = (int)row_number_or(row, 2, 1, 5, 0), .note = row_text(row, 3)};
}

bool checkins_get(struct store *store, daynum day, struct arena *arena, struct checkin *out, bool *found,
                  struct error *error)
{
    struct call call = {SQL_checkin_get, {value_number(day)}};
    return row_one(store, &call, arena, read_checkin, out, found, error);
}

static bool write_checkin(struct store *store, const struct present *present, const struct checkin *checkin,
                          struct error *error)
{
    char        uid[STORE_UID_SIZE];
    int64_t     id;
    bool        found;
    struct call on_day = {SQL_checkin_get, {value_number(checkin->day)}};
    struct call call = {.values = {[2] = value_number(checkin->day),
                                   value_if(checkin->mood != 0, checkin->mood),
                                   value_text(checkin->note)}};
    if (!row_one(store, &on_day, NULL, row_read_id, &id, &found, error))
        return false;
    call.sql = found ? SQL_checkin_save : SQL_checkin_add;
    return found ? call_save(store, &call, present, id, error) : call_add(store, &call, present, uid, &id, error);
}

bool checkins_save(struct store *store, const struct present *present, const struct checkin *checkin,
                   struct error *error)
{
    return act_begin(store, present, "checkin", error) &&
           act_end(store, write_checkin(store, present, checkin, error), error);
}

struct marks {
    daynum first;
    int    days;
    bool  *out;
};

static void read_mark(struct row *row, void *out)
{
    struct marks *marks = out;
    daynum        day = row_day(row, 0);
    if (day >= marks->first && day - marks->first < marks->days)
        marks->out[day - marks->first] = true;
}

bool checkins_marks(struct store *store, daynum first, int days, bool *out, struct error *error)
{
    struct call  call = {SQL_checkin_marks, {value_number(first), value_number((int64_t)first + days - 1)}};
    struct marks marks = {first, days, out};
    for (int i = 0; i < days; i++)
        out[i] = false;
    return row_each(store, &call, NULL, read_mark, &marks, error);
}
