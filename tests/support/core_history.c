#include "support/core_history.h"

#include <stdlib.h>

#include "core/rules.h"

enum { HOUR_S = 60 * 60, DAY_S = 24 * HOUR_S };

/* Two leap years apart, so that nights and leap days meet. */
const struct history_night history_nights[] = {
    {"America/New_York", 1710054000, -18000, -14400},  /* 2024-03-10 07:00 UTC */
    {"America/New_York", 1793512800, -14400, -18000},  /* 2026-11-01 06:00 UTC */
    {"America/New_York", 1836457200, -18000, -14400},  /* 2028-03-12 07:00 UTC */
    {"Europe/London", 1711846800, 0, 3600},            /* 2024-03-31 01:00 UTC */
    {"Europe/London", 1792890000, 3600, 0},            /* 2026-10-25 01:00 UTC */
    {"Europe/London", 1837645200, 0, 3600},            /* 2028-03-26 01:00 UTC */
    {"Australia/Lord_Howe", 1712415600, 39600, 37800}, /* 2024-04-06 15:00 UTC, by half an hour */
    {"Australia/Lord_Howe", 1791041400, 37800, 39600}, /* 2026-10-03 15:30 UTC */
    {"Australia/Lord_Howe", 1838214000, 39600, 37800}, /* 2028-04-01 15:00 UTC */
    {"Pacific/Auckland", 1712412000, 46800, 43200},    /* 2024-04-06 14:00 UTC */
    {"Pacific/Auckland", 1790431200, 43200, 46800},    /* 2026-09-26 14:00 UTC */
    {"Pacific/Auckland", 1838210400, 46800, 43200},    /* 2028-04-01 14:00 UTC */
};

const size_t history_night_count = sizeof history_nights / sizeof history_nights[0];

/* Somebody's life while it is made up. */
struct maker {
    struct random               random;
    const struct history_night *night; /* the zone they live in */
    bool                        travels;
    int64_t                     middle_unix_s; /* the moment around which it all happens: a night, or a leap day */
    int64_t                     half_s;        /* how far it reaches on either side */
    int                         day_start_h;
    struct rules                rules;
    struct tally_contact       *contacts;
    size_t                      count;
    int64_t                     last_id;
};

static int64_t pick(struct maker *maker, int64_t from, int64_t to)
{
    return random_between(&maker->random, from, to);
}

static bool once_in(struct maker *maker, unsigned times)
{
    return random_one_in(&maker->random, times);
}

static struct tally_contact *pick_contact(struct maker *maker)
{
    return &maker->contacts[random_index(&maker->random, maker->count)];
}

static int32_t pick_offset(struct maker *maker, int64_t at_unix_s)
{
    if (maker->travels)
        return (int32_t)pick(maker, -11 * 4, 14 * 4) * (HOUR_S / 4);
    return at_unix_s < maker->night->at_unix_s ? maker->night->before_s : maker->night->after_s;
}

static struct moment pick_moment(struct maker *maker)
{
    int64_t at_unix_s = maker->middle_unix_s + pick(maker, -maker->half_s, maker->half_s);
    int32_t offset_s = pick_offset(maker, at_unix_s);
    switch (pick(maker, 1, 6)) {
    case 1: /* around midnight, or where the day starts */
        at_unix_s =
            day_start_instant(model_day(at_unix_s, offset_s, 0), offset_s, once_in(maker, 2) ? maker->day_start_h : 0) +
            pick(maker, -1, 1);
        break;
    case 2: /* around the night of the change, or the leap day */
        at_unix_s = maker->middle_unix_s + pick(maker, -1, 1) * pick(maker, 0, 3 * HOUR_S);
        offset_s = pick_offset(maker, at_unix_s);
        break;
    case 3: /* on the heels of another one, or in the same second */
        if (maker->count > 0) {
            at_unix_s = pick_contact(maker)->at.unix_s + pick(maker, 0, 1) * pick(maker, -DAY_S / 2, DAY_S / 2);
            offset_s = pick_offset(maker, at_unix_s);
        }
        break;
    default:
        break;
    }
    return (struct moment){at_unix_s, offset_s};
}

static void set_time(struct maker *maker, struct tally_contact *contact)
{
    contact->at = pick_moment(maker);
    contact->day = model_day(contact->at.unix_s, contact->at.offset_s, maker->day_start_h);
}

static void set_until(struct maker *maker, struct tally_contact *contact)
{
    contact->until = DAY_NONE;
    if (once_in(maker, 3)) /* once in a while no later than the day itself, which is no stretch */
        contact->until = contact->day + (daynum)(once_in(maker, 2) ? pick(maker, -1, 3) : pick(maker, 1, 40));
}

/* A message is logged when it comes; whether it is answered is decided later, or never. */
static void set_waiting(struct maker *maker, struct tally_contact *contact)
{
    contact->waiting = contact->direction == CONTACT_IN && once_in(maker, 2);
}

static void set_kind(struct maker *maker, struct tally_contact *contact)
{
    do {
        contact->kind = (enum contact_kind)pick(maker, 0, CONTACT_KINDS - 1);
        contact->direction = (enum contact_direction)pick(maker, 0, CONTACT_DIRECTIONS - 1);
    } while (!rules_has_cell(contact->kind, contact->direction));
    contact->breaks =
        once_in(maker, 5) ? once_in(maker, 2) : rules_break(&maker->rules, contact->kind, contact->direction);
}

static void change_rules(struct maker *maker)
{
    maker->rules.preset = (enum rules_preset)pick(maker, 0, RULES_PRESETS - 1);
    rules_set(&maker->rules, (enum contact_kind)pick(maker, 0, CONTACT_KINDS - 1), CONTACT_OUT, once_in(maker, 2));
}

static void edit_one(struct maker *maker)
{
    struct tally_contact *contact = pick_contact(maker);
    if (once_in(maker, 2))
        set_time(maker, contact);
    if (once_in(maker, 2)) {
        set_kind(maker, contact);
        set_waiting(maker, contact);
    }
    if (once_in(maker, 2))
        set_until(maker, contact);
}

static void delete_one(struct maker *maker)
{
    *pick_contact(maker) = maker->contacts[maker->count - 1];
    maker->count--;
}

static void log_one(struct maker *maker)
{
    struct tally_contact *contact = &maker->contacts[maker->count];
    *contact = (struct tally_contact){.id = ++maker->last_id};
    set_time(maker, contact);
    set_kind(maker, contact);
    set_waiting(maker, contact);
    set_until(maker, contact);
    maker->count++;
}

static void live(struct maker *maker)
{
    for (int64_t acts = pick(maker, 0, MODEL_CONTACTS); acts > 0; acts--) {
        if (once_in(maker, 10))
            change_rules(maker);
        if (once_in(maker, 10))
            maker->day_start_h = (int)pick(maker, 0, 6);
        if (maker->count > 0 && once_in(maker, 6))
            edit_one(maker);
        else if (maker->count > 0 && once_in(maker, 6))
            delete_one(maker);
        else
            log_one(maker);
    }
}

static int by_day(const void *left, const void *right)
{
    const struct tally_contact *a = left, *b = right;
    return (a->day > b->day) - (a->day < b->day);
}

static daynum pick_start(struct maker *maker, daynum today)
{
    if (once_in(maker, 15)) /* ahead of time, or today */
        return today + (daynum)pick(maker, 0, 40);
    if (maker->count > 0 && once_in(maker, 3)) { /* the day of a contact, of a stretch sometimes its last one */
        const struct tally_contact *contact = pick_contact(maker);
        daynum day = contact->until != DAY_NONE && once_in(maker, 2) ? contact->until : contact->day;
        if (day <= today && today - day < MODEL_DAYS)
            return day;
    }
    return today - (daynum)pick(maker, 1, maker->half_s / DAY_S * 2);
}

/* A time on the day of the start, often that of a contact. */
static void pick_start_time(struct maker *maker, struct tally_input *input)
{
    if (once_in(maker, 2))
        return;
    input->has_started_at = true;
    input->started_at_unix_s =
        day_start_instant(input->started_on, input->started_offset_s, input->day_start_h) + pick(maker, 0, DAY_S - 1);
    for (size_t i = 0; i < maker->count && once_in(maker, 2); i++) {
        if (maker->contacts[i].day == input->started_on)
            input->started_at_unix_s = maker->contacts[i].at.unix_s;
    }
}

/* A message that came a week ago, to the second or nearly. */
static void age_a_message(struct maker *maker, const struct tally_input *input)
{
    for (size_t i = 0; i < maker->count; i++) {
        struct tally_contact *contact = &maker->contacts[i];
        if (!contact->waiting || !once_in(maker, 4))
            continue;
        contact->at.unix_s = input->now.unix_s - 7 * DAY_S + pick(maker, -1, 1);
        contact->day = model_day(contact->at.unix_s, contact->at.offset_s, maker->day_start_h);
        contact->until = DAY_NONE;
    }
}

void history_make(uint64_t seed, struct history *out)
{
    static const int leap_years[] = {1976, 2000, 2024, 2028, 2096};
    struct maker     maker = {.contacts = out->contacts, .rules.preset = RULES_STANDARD};
    maker.random.state = seed;
    maker.night = &history_nights[pick(&maker, 0, (int64_t)history_night_count - 1)];
    maker.travels = once_in(&maker, 2);
    maker.middle_unix_s = once_in(&maker, 4)
                              ? (int64_t)day_from_civil(leap_years[pick(&maker, 0, 4)], 2, 29) * DAY_S + DAY_S / 2
                              : maker.night->at_unix_s;
    maker.half_s = (once_in(&maker, 8) ? pick(&maker, 100, 500) : pick(&maker, 3, 60)) * DAY_S;
    maker.day_start_h = once_in(&maker, 2) ? 0 : (int)pick(&maker, 0, 6);
    live(&maker);
    if (once_in(&maker, 3))
        qsort(maker.contacts, maker.count, sizeof *maker.contacts, by_day);

    /* Mostly after all of it; else the clock was set back. */
    struct moment now = pick_moment(&maker);
    if (!once_in(&maker, 4)) {
        now.unix_s = maker.middle_unix_s + maker.half_s + pick(&maker, 0, 30 * DAY_S);
        now.offset_s = pick_offset(&maker, now.unix_s);
    }
    daynum today = model_day(now.unix_s, now.offset_s, maker.day_start_h);
    out->input = (struct tally_input){
        .started_on = pick_start(&maker, today),
        .started_offset_s = pick_offset(&maker, maker.middle_unix_s),
        .day_start_h = maker.day_start_h,
        .now = now,
        .today = today,
        .contacts = out->contacts,
        .contact_count = maker.count,
    };
    pick_start_time(&maker, &out->input);
    age_a_message(&maker, &out->input);
    out->target_days = (int32_t)(once_in(&maker, 50) ? pick(&maker, 1, 36500) : pick(&maker, 1, 400));
}
