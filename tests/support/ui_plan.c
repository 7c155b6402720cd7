#include "support/ui_plan.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "store/entries.h"
#include "store/goals.h"

static void check(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

void uiplan_hardday(struct ui_world *world, const char *day, enum hardday_every every, const char *text)
{
    struct store  *store = ui_store(world);
    struct error   error;
    struct hardday hardday = {.every = every, .text = text};
    check(when_read_day("day", day, WHEN_ANY, &world->present, &hardday.day, &error), &error);
    check(lists_add(store, &lists_harddays, &world->present, &world->arena, &hardday, &error), &error);
    store_close(store);
}

void uiplan_letter(struct ui_world *world, int64_t person_id, const char *at, const char *body)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct entry  entry = {.kind = ENTRY_LETTER, .person_id = person_id, .body = body, .closed_until = DAY_NONE};
    assert_true(when_read_instant(at, &entry.at));
    check(entries_add(store, &world->present, &world->arena, &entry, &error), &error);
    store_close(store);
}

void uiplan_purpose(struct ui_world *world, int64_t person_id, const char *purpose)
{
    struct store *store = ui_store(world);
    struct error  error;
    check(readiness_write(store, &world->present, person_id, purpose, &error), &error);
    store_close(store);
}

void uiplan_finished_goal(struct ui_world *world, const char *title)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct goal   goal = {.kind = GOAL_PROJECT,
                          .title = title,
                          .due_on = DAY_NONE,
                          .begun_on = DAY_NONE,
                          .finished_on = world->present.today};
    check(goals_add(store, &world->present, &world->arena, &goal, &error), &error);
    store_close(store);
}

void uiplan_contact_now(struct ui_world *world, int64_t person_id)
{
    char at[WHEN_INSTANT_SIZE];
    when_say_instant(world->present.now, at);
    life_contact(world, person_id, at, CONTACT_TEXT, true);
}

static void change_a_cell(struct ui_world *world, struct person *person)
{
    struct store *store = ui_store(world);
    struct error  error;
    rules_set(&person->rules, CONTACT_LOGISTICS, CONTACT_OUT, false);
    check(persons_save(store, &world->present, person, "person rule", &error), &error);
    store_close(store);
}

struct person uiplan_life(struct ui_world *world)
{
    struct person person = rows_of_the_picture(world);
    rows_reason(world, "I sleep through again.");
    rows_reason(world, "I will not be shouted at again.\nNot by anybody.");
    rows_reason(world, "I am good at listening, and I was not listened to.");
    rows_reason(world, "雨の日も、私は私のままでいい。");
    rows_plan(world, "photos", "close the laptop and make tea");
    rows_plan(world, "being alone on a Sunday evening", "call Maya before it is dark");
    rows_plan(world, "a birthday that used to be ours", "lunch with Maya");
    uiplan_hardday(world, "2026-12-12", HARDDAY_ONCE, "a birthday that used to be ours");
    uiplan_hardday(world, "2020-12-24", HARDDAY_YEAR, "Christmas Eve");
    uiplan_hardday(world, "2024-02-29", HARDDAY_YEAR, "the day we met");
    uiplan_hardday(world, "2026-10-02", HARDDAY_ONCE, "the flat is handed over");
    uiplan_hardday(world, "2026-11-20", HARDDAY_WEEK, "the children go over there");
    change_a_cell(world, &person);
    return person;
}

struct ui_world *uiplan_begin(void **state)
{
    struct ui_world *world = *state;
    uiplan_life(world);
    ui_open(world);
    ui_keys(world, "6");
    return world;
}

struct person uiplan_reached(struct ui_world *world)
{
    struct person person = {.name = "M.", .started_on = world->present.today - 120};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "6");
    return person;
}

struct person uiplan_person_of(struct ui_world *world, int64_t id)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct person person = {0};
    check(persons_get(store, id, &world->arena, &person, &error), &error);
    store_close(store);
    return person;
}

struct person *uiplan_persons(struct ui_world *world, size_t *count)
{
    struct store  *store = ui_store(world);
    struct error   error;
    struct person *rows = NULL;
    check(persons_list(store, &world->arena, &rows, count, &error), &error);
    store_close(store);
    return rows;
}

struct hardday *uiplan_harddays(struct ui_world *world, size_t *count)
{
    struct store   *store = ui_store(world);
    struct error    error;
    struct hardday *rows = NULL;
    check(lists_all(store, &lists_harddays, &world->arena, &rows, count, &error), &error);
    store_close(store);
    return rows;
}

struct plan *uiplan_plans(struct ui_world *world, size_t *count)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct plan  *rows = NULL;
    check(lists_all(store, &lists_plans, &world->arena, &rows, count, &error), &error);
    store_close(store);
    return rows;
}

struct friend_row *uiplan_friends(struct ui_world *world, size_t *count)
{
    struct store      *store = ui_store(world);
    struct error       error;
    struct friend_row *rows = NULL;
    check(lists_all(store, &lists_friends, &world->arena, &rows, count, &error), &error);
    store_close(store);
    return rows;
}

struct readiness uiplan_said(struct ui_world *world, int64_t person_id)
{
    struct store    *store = ui_store(world);
    struct error     error;
    struct readiness sentence = {0};
    check(readiness_get(store, person_id, &world->arena, &sentence, &error), &error);
    store_close(store);
    return sentence;
}

const char *uiplan_contacts_text(struct ui_world *world)
{
    size_t          count;
    struct contact *rows = rows_contacts(world, &count);
    struct buf      text = {.arena = &world->arena};
    for (size_t i = 0; i < count; i++)
        buf_printf(&text, "%" PRId64 " %s %" PRId64 " %" PRId64 " %d %d %d %d %d %d %s\n", rows[i].id, rows[i].uid,
                   rows[i].person_id, rows[i].at.unix_s, (int)rows[i].day, (int)rows[i].until, (int)rows[i].kind,
                   (int)rows[i].direction, rows[i].breaks, rows[i].breaks_said, rows[i].note ? rows[i].note : "");
    return buf_text(&text);
}

void uiplan_open(struct ui_world *world, const char *title)
{
    enum { SECTIONS = 10 };
    char row[64];
    snprintf(row, sizeof row, " › %s", title);
    ui_keys(world, "<Esc>g");
    for (int i = 0; i < SECTIONS && !strstr(ui_screen(world, 80, 24), row); i++)
        ui_keys(world, "j");
    ui_shows(world, row);
}
