#include "support/ui_life.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/chart.h"

int life_setup(void **state)
{
    struct ui_world *world = calloc(1, sizeof *world);
    assert_non_null(world);
    ui_begin(world, "2026-11-22T21:14:00+01:00");
    *state = world;
    return 0;
}

int life_teardown(void **state)
{
    ui_end(*state);
    free(*state);
    return 0;
}

static void check(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

void life_at(struct ui_world *world, const char *instant)
{
    struct moment at;
    assert_true(when_read_instant(instant, &at));
    ui_pass(world, at.unix_s - world->present.now.unix_s);
}

void life_person(struct ui_world *world, struct person *person)
{
    struct store *store = ui_store(world);
    struct error  error;
    if (person->target_days == 0)
        person->target_days = 90;
    person->rules.preset = RULES_STANDARD;
    person->started_offset_s = world->offset_s;
    if (!person->closed)
        person->closed_on = DAY_NONE;
    check(persons_add(store, &world->present, &world->arena, person, &error), &error);
    if (person->closed)
        check(persons_save(store, &world->present, person, "person close", &error), &error);
    store_close(store);
}

int64_t life_contact(struct ui_world *world, int64_t person_id, const char *at, enum contact_kind kind, bool breaks)
{
    struct store  *store = ui_store(world);
    struct error   error;
    struct contact contact = {.person_id = person_id, .kind = kind, .breaks = breaks, .until = DAY_NONE};
    assert_true(when_read_instant(at, &contact.at));
    check(contacts_add(store, &world->present, &world->arena, &contact, &error), &error);
    store_close(store);
    return contact.id;
}

int64_t life_urge(struct ui_world *world, int64_t person_id, const char *at, int intensity, enum urge_outcome outcome)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct urge   urge = {.person_id = person_id, .intensity = intensity, .outcome = outcome, .want = URGES_NO_KIND};
    assert_true(when_read_instant(at, &urge.at));
    check(urges_add(store, &world->present, &world->arena, &urge, &error), &error);
    store_close(store);
    return urge.id;
}

static void write_checkin(struct ui_world *world, struct store *store, daynum day, int mood, const char *note)
{
    struct checkin checkin = {.day = day, .mood = mood, .note = note};
    struct error   error;
    check(checkins_save(store, &world->present, &checkin, &error), &error);
}

void life_checkin(struct ui_world *world, daynum day, int mood, const char *note)
{
    struct store *store = ui_store(world);
    write_checkin(world, store, day, mood, note);
    store_close(store);
}

void life_friend(struct ui_world *world, const char *name, const char *how)
{
    struct store     *store = ui_store(world);
    struct error      error;
    struct friend_row row = {.name = name, .how = how, .any_hour = true};
    check(lists_add(store, &lists_friends, &world->present, &world->arena, &row, &error), &error);
    store_close(store);
}

/* Row by row from Monday: the check-ins of the picture, on the weeks from 24 Aug on. */
static void check_in_as_pictured(struct ui_world *world)
{
    static const char *const rows[CHART_WEEKDAYS] = {
        "..#o##ooo####", ".##o#####o#oo", ".#o#####o#o##", ".oo.#oo#o#o##",
        ".##o##.##o###", ".##o#ooo#o###", ".##o##o#o##o#",
    };
    struct store *store = ui_store(world);
    daynum        first = chart_first(world->present.today, false);
    for (int i = 0; i < CHART_DAYS; i++)
        if (rows[i % CHART_WEEKDAYS][i / CHART_WEEKDAYS] == '#')
            write_checkin(world, store, first + i, i == CHART_DAYS - 1 ? 4 : 3, NULL);
    store_close(store);
}

/* The milestone of 30 days was shown on its day. */
static void see_the_milestone(struct ui_world *world)
{
    life_at(world, "2026-11-08T20:00:00+01:00");
    ui_open(world);
    ui_keys(world, "q");
    ui_close(world);
    life_at(world, "2026-11-22T21:14:00+01:00");
}

struct person life_of_the_pictures(struct ui_world *world)
{
    static const struct {
        const char *at;
        int         intensity;
    } urges[] = {
        {"2026-11-09T21:30:00+01:00", 2}, {"2026-11-11T22:00:00+01:00", 5}, {"2026-11-14T08:10:00+01:00", 1},
        {"2026-11-15T21:05:00+01:00", 4}, {"2026-11-17T23:40:00+01:00", 9}, {"2026-11-20T23:40:00+01:00", 2},
        {"2026-11-22T12:00:00+01:00", 1},
    };
    struct person person = {
        .name = "M.", .started_on = day_from_civil(2026, 9, 1), .promise = "I choose my own quiet."};
    life_person(world, &person);
    life_contact(world, person.id, "2026-09-17T20:00:00+01:00", CONTACT_TEXT, true);
    life_contact(world, person.id, "2026-10-09T15:10:00+01:00", CONTACT_CALL, true);
    life_contact(world, person.id, "2026-11-10T23:00:00+01:00", CONTACT_LOOK, false);
    for (size_t i = 0; i < sizeof urges / sizeof *urges; i++)
        life_urge(world, person.id, urges[i].at, urges[i].intensity, URGE_RESISTED);
    check_in_as_pictured(world);
    see_the_milestone(world);
    return person;
}
