#include "demo/life_parts.h"

#include <stdio.h>

#include "words/texts.h"
#include "store/act.h"
#include "store/checkins.h"
#include "store/contacts.h"
#include "store/friends.h"
#include "store/memo.h"
#include "store/plans.h"
#include "store/reasons.h"
#include "store/urges.h"

struct life_size life_of_120_days(void)
{
    return (struct life_size){
        .days = 120, .urges_first = 190, .urges_last = 18, .breaks = 3, .checkins = 62, .notes = 25};
}

struct life_size life_of_bench(int days)
{
    return (struct life_size){.days = days,
                              .urges_first = 1000,
                              .urges_last = 1000,
                              .breaks = (int)((int64_t)days * 6 / 365),
                              .checkins = 100,
                              .notes = 50,
                              .entries = 200,
                              .habits = 20};
}

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t next(struct life *life)
{
    uint64_t z = life->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

int life_below(struct life *life, int limit)
{
    return (int)(next(life) % (uint64_t)limit);
}

bool life_chance(struct life *life, int of_100)
{
    return life_below(life, 100) < of_100;
}

static const char *sample(struct life *life, const char *kind)
{
    return texts_sample(kind, (size_t)life_below(life, (int)texts_sample_count(kind))).first;
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* A clock time on that day, not after now. Where the clock skipped it, an hour later. */
static struct moment moment_on(struct life *life, daynum day, int32_t second)
{
    struct moment at;
    if (!when_from_local(day, second, life->present->zone, &at) &&
        !when_from_local(day, second + 3600, life->present->zone, &at))
        at = life->present->now;
    return at.unix_s > life->present->now.unix_s ? life->present->now : at;
}

/* Late evenings are the hardest, mornings and Sunday nights come next. */
static int32_t hour_of_urge(struct life *life, daynum day)
{
    static const signed char evening[] = {21, 21, 22, 22, 22, 23, 23, 20};
    static const signed char other[] = {7, 8, 9, 12, 15, 17, 18, 19, 0, 1, 2, 13};
    bool                     late = life_chance(life, day_weekday(day) == SUNDAY ? 75 : 50);
    int                      hour = late ? evening[life_below(life, 8)] : other[life_below(life, 12)];
    return hour * 3600 + life_below(life, 3600);
}

/* How far the life has come, 0 to 100. */
static int share_of(const struct life *life, daynum day)
{
    return (int)((int64_t)(day - life->person.started_on) * 100 / life->size.days);
}

static bool write_person(struct life *life, struct arena *arena)
{
    life->person = (struct person){.name = "M.",
                                   .started_on = day_add(life->present->today, -life->size.days),
                                   .started_offset_s = life->present->now.offset_s,
                                   .target_days = 90,
                                   .rules = {.preset = RULES_STANDARD},
                                   .promise = texts_sample("promise", 0).first,
                                   .closed_on = DAY_NONE};
    if (!persons_add(life->store, life->present, arena, &life->person, life->error))
        return false;
    for (size_t i = 0; i < texts_sample_count("friend"); i++) {
        struct texts_sample s = texts_sample("friend", i);
        struct friend_row   row = {
              .name = s.first, .how = s.second, .any_hour = i == 0, .from_min = 8 * 60, .until_min = 23 * 60};
        if (!friends_add(life->store, life->present, arena, &row, life->error))
            return false;
    }
    for (size_t i = 0; i < texts_sample_count("reason"); i++) {
        struct reason reason = {.text = texts_sample("reason", i).first};
        if (!reasons_add(life->store, life->present, arena, &reason, life->error))
            return false;
    }
    for (size_t i = 0; i < texts_sample_count("plan"); i++) {
        struct plan plan = {.trigger = texts_sample("plan", i).first, .action = texts_sample("plan", i).second};
        if (!plans_add(life->store, life->present, arena, &plan, life->error))
            return false;
    }
    return true;
}

static bool write_contact(struct life *life, struct arena *arena, daynum day, enum contact_kind kind,
                          enum contact_direction direction, int64_t *id)
{
    struct contact contact = {.person_id = life->person.id,
                              .at = moment_on(life, day, hour_of_urge(life, day)),
                              .until = DAY_NONE,
                              .kind = kind,
                              .direction = direction,
                              .breaks = rules_break(&life->person.rules, kind, direction),
                              .note = life_chance(life, life->size.notes) ? sample(life, "contact") : NULL};
    if (!contacts_add(life->store, life->present, arena, &contact, life->error))
        return false;
    if (id != NULL)
        *id = contact.id;
    return true;
}

/* contact_id: the contact it ended in, 0 for none. */
static bool write_urge(struct life *life, struct arena *arena, daynum day, int64_t contact_id)
{
    int         strength = within(8 - share_of(life, day) / 20 + life_below(life, 5) - 2, 1, 10);
    struct urge urge = {.person_id = life->person.id,
                        .at = moment_on(life, day, hour_of_urge(life, day)),
                        .intensity = life_chance(life, 92) ? strength : 0,
                        .want = life_chance(life, 70) ? life_below(life, 100) < 60 ? CONTACT_TEXT : CONTACT_LOOK
                                                      : URGES_NO_KIND,
                        .trigger = life_chance(life, 80) ? sample(life, "trigger") : NULL,
                        .note = life_chance(life, life->size.notes) ? sample(life, "note") : NULL,
                        .outcome = contact_id != 0         ? URGE_GAVE_IN
                                   : life_chance(life, 95) ? URGE_RESISTED
                                                           : URGE_OPEN,
                        .contact_id = contact_id};
    const char *did[2];
    if (urge.outcome != URGE_OPEN) {
        urge.has_ended = life_chance(life, 80);
        urge.ended_at = urge.at;
        urge.ended_at.unix_s += 300 + life_below(life, 1500);
        urge.has_ended = urge.has_ended && urge.ended_at.unix_s <= life->present->now.unix_s;
        urge.did = did;
        urge.did_count = (size_t)life_below(life, 3);
        for (size_t i = 0; i < urge.did_count; i++)
            did[i] = sample(life, "action");
        if (urge.did_count == 2 && did[0] == did[1])
            urge.did_count = 1;
        if (urge.intensity != 0)
            urge.intensity_after = within(
                urge.intensity - (int)urge.did_count * 2 - life_below(life, 3) + (contact_id != 0 ? 4 : 0), 1, 10);
    }
    if (!urges_add(life->store, life->present, arena, &urge, life->error))
        return false;
    /* An urge left open was asked about at the start that followed it; Today's memo of that. */
    char asked[32];
    snprintf(asked, sizeof asked, "asked:%lld", (long long)urge.id);
    return urge.outcome != URGE_OPEN || memo_put(life->store, life->present, asked, "1", life->error);
}

static bool write_checkin(struct life *life, daynum day)
{
    struct checkin checkin = {.day = day,
                              .mood = within(2 + share_of(life, day) / 40 + life_below(life, 3) - 1, 1, 5),
                              .note = life_chance(life, life->size.notes) ? sample(life, "day") : NULL};
    return checkins_save(life->store, life->present, &checkin, life->error);
}

/* Is a break due on this day? They lie evenly over the first two thirds, give or take two days. */
static bool break_is_due(const struct life *life, daynum day)
{
    int since = day - life->person.started_on;
    for (int i = 1; i <= life->size.breaks; i++)
        if (since == (int)((int64_t)life->size.days * 2 * i / (3 * life->size.breaks)) - i % 3 * 2 - 1)
            return since > 0;
    return false;
}

static bool write_day(struct life *life, struct arena *arena, daynum day)
{
    int share = share_of(life, day);
    if (break_is_due(life, day)) {
        int64_t id;
        if (!write_contact(life, arena, day, life_chance(life, 70) ? CONTACT_TEXT : CONTACT_CALL, CONTACT_OUT, &id) ||
            !write_urge(life, arena, day, id))
            return false;
    }
    if (share < 85 && life_chance(life, 25 - share / 5) &&
        !write_contact(life, arena, day, CONTACT_LOOK, CONTACT_OUT, NULL))
        return false;
    if (day != life->person.started_on && life_chance(life, 3) &&
        !write_contact(life, arena, day, CONTACT_TEXT, CONTACT_IN, NULL))
        return false;
    int rate = life->size.urges_first + (life->size.urges_last - life->size.urges_first) * share / 100;
    int count = rate / 100 + life_chance(life, rate % 100);
    for (int i = 0; i < count; i++)
        if (!write_urge(life, arena, day, 0))
            return false;
    return day == life->present->today || !life_chance(life, life->size.checkins) || write_checkin(life, day);
}

static bool write_days(struct life *life, daynum from, daynum to)
{
    for (daynum day = from; day <= to; day++) {
        struct arena arena = {0};
        bool         done = write_day(life, &arena, day);
        arena_free(&arena);
        if (!done)
            return false;
    }
    return true;
}

bool life_write(struct store *store, const struct present *present, struct life_size size, uint64_t seed,
                struct error *error)
{
    struct life  life = {.store = store, .present = present, .size = size, .state = seed, .error = error};
    struct arena arena = {0};
    bool         done = act_begin(store, present, "demo", error);
    if (done) {
        done = write_person(&life, &arena);
        done = done && write_days(&life, life.person.started_on, present->today);
        done = done && life_write_goals(&life, &arena) && life_write_entries(&life, &arena);
        done = act_end(store, done, error);
    }
    /* Pushes the one great act out of the reach of undo: each of these changes something, five days in turn. */
    for (int i = 0; done && i < ACT_DEPTH; i++)
        done = checkins_save(store, present,
                             &(struct checkin){.day = day_add(present->today, -(i % 5) - 1), .mood = 3 + i % 3}, error);
    arena_free(&arena);
    return done;
}
