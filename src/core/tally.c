/*
 * One pass over the contacts answers everything that needs no order and picks out those that broke the streak.
 * These few are put in order of their days and joined into breaks; what lies between the breaks are the streaks.
 *
 * Days decide what belongs together, instants only how long ago it was: an offset may change from contact to
 * contact, so the order of the instants need not be that of the days.
 */
#include "core/tally.h"

#include <stdlib.h>

#include "core/arena.h"

static bool is_stretch(const struct tally_contact *contact)
{
    return contact->until > contact->day;
}

static daynum last_day(const struct tally_contact *contact, daynum today)
{
    if (!is_stretch(contact))
        return contact->day;
    return contact->until < today ? contact->until : today;
}

static int64_t end_instant(const struct tally_contact *contact, const struct tally_input *input)
{
    if (!is_stretch(contact))
        return contact->at.unix_s;
    return day_start_instant(last_day(contact, input->today) + 1, contact->at.offset_s, input->day_start_h);
}

bool tally_is_break(const struct tally_contact *contact, daynum started_on, daynum today)
{
    return contact->breaks && contact->day <= today && last_day(contact, today) > started_on;
}

bool tally_restarts(const struct tally_contact *contact, const struct tally_input *input)
{
    return contact->breaks && !is_stretch(contact) && contact->day == input->started_on &&
           contact->day <= input->today && (!input->has_started_at || contact->at.unix_s >= input->started_at_unix_s);
}

bool tally_is_waiting(const struct tally_contact *contact, int64_t now_unix_s)
{
    return contact->waiting && contact->direction == CONTACT_IN && now_unix_s - contact->at.unix_s < TALLY_WAITING_S;
}

static int by_day(const void *left, const void *right)
{
    const struct tally_contact *a = left, *b = right;
    return (a->day > b->day) - (a->day < b->day);
}

static int by_time(const void *left, const void *right)
{
    const struct tally_contact *a = left, *b = right;
    if (a->at.unix_s != b->at.unix_s)
        return a->at.unix_s > b->at.unix_s ? 1 : -1;
    return (a->id > b->id) - (a->id < b->id);
}

/* Contacts mostly come in order already, and a prompt asks for the count at every line: look before sorting. */
static void sort_contacts(struct tally_contact *contacts, size_t count, int (*compare)(const void *, const void *))
{
    for (size_t i = 1; i < count; i++) {
        if (compare(&contacts[i - 1], &contacts[i]) > 0) {
            qsort(contacts, count, sizeof *contacts, compare);
            return;
        }
    }
}

/* Of two contacts in the same second the one written later is the later one. */
static bool is_later(int64_t unix_s, int64_t id, int64_t than_unix_s, int64_t than_id)
{
    return unix_s > than_unix_s || (unix_s == than_unix_s && id > than_id);
}

/* What one pass over all contacts, in any order, can tell. */
struct survey {
    size_t  breaking;
    int32_t unanswered;
    daynum  last_look;           /* S if there is none */
    int64_t last_allowed_unix_s; /* the latest that broke nothing, neither a look nor unanswered; INT64_MIN if none */
    int64_t last_allowed_id;
    bool    lasts;            /* a stretch that breaks holds today */
    int64_t restarted_unix_s; /* the latest contact with which the clock began anew on day S; INT64_MIN if none */
    int64_t restarted_id;
};

static struct survey survey_contacts(const struct tally_input *input)
{
    struct survey survey = {
        .last_look = input->started_on, .last_allowed_unix_s = INT64_MIN, .restarted_unix_s = INT64_MIN};
    for (size_t i = 0; i < input->contact_count; i++) {
        const struct tally_contact *contact = &input->contacts[i];
        if (contact->day > input->today)
            continue;
        if (tally_is_break(contact, input->started_on, input->today))
            survey.breaking++;
        if (contact->breaks && is_stretch(contact) && contact->until >= input->today)
            survey.lasts = true; /* even where its own offset says that the day is over */
        if (tally_restarts(contact, input) &&
            is_later(contact->at.unix_s, contact->id, survey.restarted_unix_s, survey.restarted_id)) {
            survey.restarted_unix_s = contact->at.unix_s;
            survey.restarted_id = contact->id;
        }
        if (contact->kind == CONTACT_LOOK && contact->day > input->started_on) {
            daynum last = last_day(contact, input->today);
            if (last > survey.last_look)
                survey.last_look = last;
        }
        if (contact->direction == CONTACT_IN) {
            if (contact->kind != CONTACT_LOGISTICS && contact->day >= input->started_on &&
                !tally_is_waiting(contact, input->now.unix_s))
                survey.unanswered++;
        } else if (!contact->breaks && contact->kind != CONTACT_LOOK) {
            if (is_later(contact->at.unix_s, contact->id, survey.last_allowed_unix_s, survey.last_allowed_id)) {
                survey.last_allowed_unix_s = contact->at.unix_s;
                survey.last_allowed_id = contact->id;
            }
        }
    }
    return survey;
}

/* Copies of the breaking contacts, in order of their days. */
static struct tally_contact *pick_breaking(const struct tally_input *input, size_t count, struct arena *arena)
{
    struct tally_contact *breaking = ARENA_NEW(arena, struct tally_contact, count);
    size_t                taken = 0;
    for (size_t i = 0; i < input->contact_count; i++) {
        if (tally_is_break(&input->contacts[i], input->started_on, input->today))
            breaking[taken++] = input->contacts[i];
    }
    sort_contacts(breaking, count, by_day);
    return breaking;
}

/*
 * Joins the contacts that share a day, which stand in order of their days. Within a break they are put in order of
 * time.
 */
static void join_breaks(const struct tally_input *input, struct tally_contact *breaking, size_t count,
                        struct arena *arena, struct tally *out)
{
    struct tally_break *breaks = ARENA_NEW(arena, struct tally_break, count);
    int64_t            *ids = ARENA_NEW(arena, int64_t, count);
    for (size_t i = 0; i < count;) {
        size_t              first = i;
        struct tally_break *joined = &breaks[out->break_count++];
        daynum              from = breaking[i].day > input->started_on ? breaking[i].day : input->started_on + 1;
        *joined = (struct tally_break){.from = from, .to = from, .end_unix_s = INT64_MIN, .contact_ids = &ids[first]};
        for (; i < count && breaking[i].day <= joined->to; i++) {
            daynum  to = last_day(&breaking[i], input->today);
            int64_t end_unix_s = end_instant(&breaking[i], input);
            int64_t end_id = is_stretch(&breaking[i]) ? 0 : breaking[i].id;
            if (to > joined->to)
                joined->to = to;
            if (is_later(end_unix_s, end_id, joined->end_unix_s, joined->end_id)) {
                joined->end_unix_s = end_unix_s;
                joined->end_id = end_id;
            }
        }
        joined->contact_count = i - first;
        sort_contacts(&breaking[first], joined->contact_count, by_time);
        for (size_t k = first; k < i; k++)
            ids[k] = breaking[k].id;
    }
    out->breaks = breaks;
}

/* The days from the start to the first break, from each break to the next, and from the last one to today. */
static void find_streaks(const struct tally_input *input, struct arena *arena, struct tally *out)
{
    struct tally_streak *streaks = ARENA_NEW(arena, struct tally_streak, out->break_count + 1);
    daynum               from = input->started_on;
    for (size_t i = 0; i <= out->break_count; i++) {
        bool   current = i == out->break_count;
        daynum to = current ? input->today : out->breaks[i].from;
        if (to < from) /* the start lies ahead */
            to = from;
        streaks[i] = (struct tally_streak){.from = from, .to = to, .days = to - from};
        if (streaks[i].days > out->longest_days)
            out->longest_days = streaks[i].days;
        if (!current) {
            out->break_days += out->breaks[i].to - out->breaks[i].from + 1;
            from = out->breaks[i].to;
        }
    }
    out->since = from;
    out->streak_days = streaks[out->break_count].days;
    out->streaks = streaks;
    out->streak_count = out->break_count + 1;
}

/* Among the last `window` days, today included: those after the start and in no break. */
static int32_t kept_last(const struct tally_input *input, const struct tally *tally, int32_t window)
{
    daynum first = input->today - window + 1;
    if (first <= input->started_on)
        first = input->started_on + 1;
    int32_t kept = input->today - first + 1;
    for (size_t i = tally->break_count; i > 0 && tally->breaks[i - 1].to >= first; i--) {
        daynum from = tally->breaks[i - 1].from;
        kept -= tally->breaks[i - 1].to - (from > first ? from : first) + 1;
    }
    return kept;
}

/* When the current streak began; *id: the contact that did it, 0 if it was none or a stretch. */
static void find_beginning(const struct tally_input *input, const struct survey *survey, struct tally *out, int64_t *id)
{
    *id = 0;
    if (out->break_count > 0) {
        out->began_unix_s = out->breaks[out->break_count - 1].end_unix_s;
        *id = out->breaks[out->break_count - 1].end_id;
    } else if (survey->restarted_id != 0) {
        out->began_unix_s = survey->restarted_unix_s;
        *id = survey->restarted_id;
    } else if (input->has_started_at) {
        out->began_unix_s = input->started_at_unix_s;
    } else {
        out->began_unix_s = day_start_instant(input->started_on, input->started_offset_s, input->day_start_h);
        out->days_only = input->today <= input->started_on;
    }
}

void tally_compute(const struct tally_input *input, struct arena *arena, struct tally *out)
{
    struct survey         survey = survey_contacts(input);
    struct tally_contact *breaking = pick_breaking(input, survey.breaking, arena);

    *out = (struct tally){.unanswered = survey.unanswered};
    join_breaks(input, breaking, survey.breaking, arena, out);
    find_streaks(input, arena, out);

    int64_t began_id;
    find_beginning(input, &survey, out, &began_id);
    out->has_allowed_contact =
        is_later(survey.last_allowed_unix_s, survey.last_allowed_id, out->began_unix_s, began_id);
    if (input->started_on > input->today) {
        out->starts_in_days = input->started_on - input->today;
        return; /* everything else follows from 0 */
    }
    if (input->now.unix_s > out->began_unix_s && !survey.lasts)
        out->elapsed_s = input->now.unix_s - out->began_unix_s;
    out->total_days = input->today - input->started_on;
    out->kept_days = out->total_days - out->break_days;
    out->kept_last_30 = kept_last(input, out, 30);
    out->kept_last_90 = kept_last(input, out, 90);
    out->look_days = input->today - survey.last_look;
}
