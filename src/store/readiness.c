#include "store/readiness.h"

#include <string.h>

#include "core/text.h"
#include "store/internal.h"
#include "store/checkins.h"
#include "store/contacts.h"
#include "store/goals.h"
#include "store/urges.h"

static void read_readiness(struct row *row, void *out)
{
    *(struct readiness *)out = (struct readiness){.purpose = row_text(row, 1),
                                                  .purpose_on = row_day_or_none(row, 2),
                                                  .confirmed_on = row_day_or_none(row, 3),
                                                  .fine_on = row_day_or_none(row, 4)};
}

bool readiness_get(struct store *store, int64_t person_id, struct arena *arena, struct readiness *out,
                   struct error *error)
{
    struct call call = {SQL_readiness_get, {value_number(person_id)}};
    bool        found; /* else nothing was ever stated, and all is absent */
    *out = (struct readiness){.purpose_on = DAY_NONE, .confirmed_on = DAY_NONE, .fine_on = DAY_NONE};
    return row_one(store, &call, arena, read_readiness, out, &found, error);
}

static bool put(struct store *store, const struct present *present, int64_t person_id, const struct readiness *stated,
                struct error *error)
{
    char        uid[STORE_UID_SIZE];
    int64_t     id;
    bool        found;
    struct call asked = {SQL_readiness_get, {value_number(person_id)}};
    struct call call = {.values = {[2] = value_number(person_id),
                                   value_text(stated->purpose),
                                   value_day(stated->purpose_on),
                                   value_day(stated->confirmed_on),
                                   value_day(stated->fine_on)}};
    if (!row_one(store, &asked, NULL, row_read_id, &id, &found, error))
        return false;
    call.sql = found ? SQL_readiness_save : SQL_readiness_add;
    return found ? call_save(store, &call, present, id, error) : call_add(store, &call, present, uid, &id, error);
}

/* What a writer asks for. */
enum saying { SAY_PURPOSE, SAY_CONFIRMED, SAY_FINE };

struct change {
    enum saying saying;
    const char *purpose;
    bool        fine;
};

static bool change_purpose(struct readiness *stated, const char *purpose, daynum today)
{
    if (purpose && *purpose == '\0')
        purpose = NULL;
    if (text_is_same(purpose, stated->purpose))
        return false;
    stated->purpose = purpose;
    stated->purpose_on = purpose ? today : DAY_NONE;
    stated->confirmed_on = DAY_NONE;
    return true;
}

static bool check_confirming(const struct readiness *stated, daynum today, struct error *error)
{
    if (!stated->purpose)
        return error_set(error, ERROR_ABSENT,
                         "no purpose is written yet; write one first, and read it again in %d days", READY_REST_DAYS);
    if (today - stated->purpose_on >= READY_REST_DAYS)
        return true;
    daynum       from = day_add(stated->purpose_on, READY_REST_DAYS);
    struct civil date = day_to_civil(from == DAY_NONE ? DAY_LAST : from);
    return error_set(error, ERROR_USAGE,
                     "the purpose must rest for %d days; it can be confirmed from %04d-%02d-%02d on", READY_REST_DAYS,
                     date.year, date.month, date.day);
}

/* Said again it counts from the first day; not from one that lies ahead, since the clock was set back. */
static daynum fine_on(daynum before, bool fine, daynum today)
{
    if (!fine)
        return DAY_NONE;
    return before == DAY_NONE || before > today ? today : before;
}

/* *changed false: it is so already. */
static bool apply(struct readiness *stated, const struct change *change, daynum today, bool *changed,
                  struct error *error)
{
    struct readiness before = *stated;
    switch (change->saying) {
    case SAY_PURPOSE:
        *changed = change_purpose(stated, change->purpose, today);
        return true;
    case SAY_CONFIRMED:
        if (!check_confirming(stated, today, error))
            return false;
        stated->confirmed_on = today;
        break;
    case SAY_FINE:
        stated->fine_on = fine_on(before.fine_on, change->fine, today);
        break;
    }
    *changed = stated->confirmed_on != before.confirmed_on || stated->fine_on != before.fine_on;
    return true;
}

static bool say(struct store *store, const struct present *present, int64_t person_id, const struct change *change,
                struct error *error)
{
    struct arena     arena = {0};
    struct readiness stated;
    bool             changed = false;
    if (!act_begin(store, present, "ready", error))
        return false;
    bool done = readiness_get(store, person_id, &arena, &stated, error) &&
                apply(&stated, change, present->today, &changed, error) &&
                (!changed || put(store, present, person_id, &stated, error));
    arena_free(&arena);
    return act_end(store, done, error);
}

bool readiness_write(struct store *store, const struct present *present, int64_t person_id, const char *purpose,
                     struct error *error)
{
    return say(store, present, person_id, &(struct change){.saying = SAY_PURPOSE, .purpose = purpose}, error);
}

bool readiness_confirm(struct store *store, const struct present *present, int64_t person_id, struct error *error)
{
    return say(store, present, person_id, &(struct change){.saying = SAY_CONFIRMED}, error);
}

bool readiness_fine(struct store *store, const struct present *present, int64_t person_id, bool fine,
                    struct error *error)
{
    return say(store, present, person_id, &(struct change){.saying = SAY_FINE, .fine = fine}, error);
}

static bool gather_urges(struct store *store, int64_t person_id, struct ready_input *out, struct error *error)
{
    struct urges_day days[READY_DAYS];
    if (!urges_days(store, person_id, out->today, READY_DAYS, days, error))
        return false;
    for (int i = 0; i < READY_DAYS; i++) {
        out->urges += days[i].felt;
        if (days[i].strongest > out->strongest)
            out->strongest = days[i].strongest;
    }
    return true;
}

static bool gather_moods(struct store *store, struct arena *arena, struct ready_input *out, struct error *error)
{
    for (int i = 0; i < READY_DAYS; i++) {
        struct checkin checkin;
        bool           found;
        if (!checkins_get(store, out->today - i, arena, &checkin, &found, error))
            return false;
        if (found && checkin.mood > 0)
            out->moods[out->mood_count++] = checkin.mood;
    }
    return true;
}

static bool gather_goals(struct store *store, const struct present *present, daynum since, struct arena *arena,
                         struct ready_input *out, struct error *error)
{
    struct goal         *goals;
    struct goal_standing standing;
    size_t               count;
    if (!goals_list(store, arena, &goals, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        daynum finished_on = goals[i].finished_on;
        out->goals_finished += finished_on != DAY_NONE && finished_on >= since && finished_on <= out->today;
        if (goals[i].kind != GOAL_HABIT || !goals_is_active(&goals[i]))
            continue;
        if (!goals_standing(store, &goals[i], present, arena, &standing, error))
            return false;
        if (standing.habit.strength > out->strongest_habit)
            out->strongest_habit = standing.habit.strength;
    }
    return true;
}

/* A letter that looks back on oneself is searched for. */
struct looking {
    struct lens_words words;
    daynum            found_on; /* DAY_NONE: not yet */
};

/* One letter is held at a time, however many there are: each has an arena of its own. */
static void read_letter(struct row *row, void *out)
{
    struct looking *looking = out;
    struct arena    arena = {0};
    struct lens     lens;
    row->arena = &arena;
    const char *body = row_words(row, 1);
    lens_look(body, strlen(body), looking->words, &arena, &lens);
    row->enough = lens_speaks_of_me(&lens);
    if (row->enough)
        looking->found_on = row_day(row, 0);
    arena_free(&arena);
    row->arena = NULL;
}

static bool gather_letters(struct store *store, int64_t person_id, struct lens_words words, struct ready_input *out,
                           struct error *error)
{
    int64_t        one;
    struct looking looking = {words, DAY_NONE};
    struct call    any = {SQL_readiness_any_letter, {value_number(person_id)}};
    struct call    call = {
           SQL_readiness_letters,
           {value_number(person_id), value_number((int64_t)out->today - READY_REST_DAYS), value_number(out->today)}};
    if (!row_one(store, &any, NULL, row_read_id, &one, &out->has_letter, error) ||
        !row_each(store, &call, NULL, read_letter, &looking, error))
        return false;
    out->letter_on = looking.found_on;
    return true;
}

bool readiness_facts(struct store *store, const struct present *present, const struct person *person,
                     const struct tally *tally, struct lens_words words, struct arena *arena, struct ready_input *out,
                     struct error *error)
{
    struct readiness   stated;
    struct ready_input facts = {.today = present->today,
                                .streak_days = tally->streak_days,
                                .target_days = person->target_days,
                                .letter_on = DAY_NONE};
    if (!readiness_get(store, person->id, arena, &stated, error) || !gather_urges(store, person->id, &facts, error) ||
        !gather_moods(store, arena, &facts, error) ||
        !gather_goals(store, present, tally->since, arena, &facts, error) ||
        !gather_letters(store, person->id, words, &facts, error))
        return false;
    facts.purpose_on = stated.purpose_on;
    facts.confirmed_on = stated.confirmed_on;
    facts.fine_on = stated.fine_on;
    *out = facts;
    return true;
}

bool readiness_planned(struct store *store, int64_t person_id, int64_t since_unix_s, struct arena *arena,
                       struct contact *out, bool *found, struct error *error)
{
    int64_t     id;
    struct call call = {SQL_readiness_planned, {value_number(person_id), value_number(since_unix_s)}};
    return row_one(store, &call, NULL, row_read_id, &id, found, error) &&
           (!*found || contacts_get(store, id, arena, out, error));
}

static bool close_plan(struct store *store, const struct present *present, int64_t person_id, struct error *error)
{
    struct arena  arena = {0};
    struct person person;
    bool          done = persons_get(store, person_id, &arena, &person, error);
    if (done && !person.closed) {
        person.closed = true;
        person.closed_at = present->now;
        person.closed_on = present->today;
        done = persons_save(store, present, &person, "ready then", error);
    }
    arena_free(&arena);
    return done;
}

static bool write_outcome(struct store *store, const struct present *present, int64_t person_id,
                          const struct readiness_outcome *outcome, struct arena *arena, struct contact *out,
                          struct error *error)
{
    bool found = false;
    if (!readiness_planned(store, person_id, 0, arena, out, &found, error))
        return false;
    if (!found)
        return error_set(error, ERROR_ABSENT, "you haven't reached out as planned; there's nothing to go on from");
    if (outcome->answer)
        out->answer = outcome->answer;
    if (outcome->note)
        out->answer_note = *outcome->note ? outcome->note : NULL;
    if (outcome->way_on) {
        out->way_on = outcome->way_on;
        out->breaks = strcmp(out->way_on, "begin_again") == 0;
    }
    return contacts_save(store, present, out, error) &&
           (!outcome->way_on || strcmp(out->way_on, "close") != 0 || close_plan(store, present, person_id, error));
}

bool readiness_then(struct store *store, const struct present *present, int64_t person_id,
                    const struct readiness_outcome *outcome, struct arena *arena, struct contact *out,
                    struct error *error)
{
    return act_begin(store, present, "ready then", error) &&
           act_end(store, write_outcome(store, present, person_id, outcome, arena, out, error), error);
}
