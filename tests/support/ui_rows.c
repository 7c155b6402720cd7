#include "support/ui_rows.h"

#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <sys/resource.h>

#include "store/lists.h"

static void check(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

int64_t rows_urge(struct ui_world *world, int64_t person_id, const struct rows_urge *row)
{
    struct store *store = ui_store(world);
    struct error  error;
    const char   *did[ROWS_DID_MAX];
    struct urge   urge = {.person_id = person_id,
                          .intensity = row->intensity,
                          .intensity_after = row->after,
                          .want = URGES_NO_KIND,
                          .outcome = row->outcome,
                          .trigger = row->trigger,
                          .note = row->note,
                          .did = did};
    assert_true(when_read_instant(row->at, &urge.at));
    for (size_t i = 0; i < ROWS_DID_MAX && row->did[i]; i++)
        did[urge.did_count++] = row->did[i];
    if (row->took_min > 0) {
        urge.has_ended = true;
        urge.ended_at = urge.at;
        urge.ended_at.unix_s += 60 * row->took_min;
    }
    check(urges_add(store, &world->present, &world->arena, &urge, &error), &error);
    store_close(store);
    return urge.id;
}

struct ui_world *rows_begin(void **state, int days)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - days};
    life_person(world, &person);
    ui_open(world);
    return world;
}

void rows_friend(struct ui_world *world, const char *name, const char *how, int from_min, int until_min)
{
    struct store     *store = ui_store(world);
    struct error      error;
    struct friend_row row = {
        .name = name, .how = how, .any_hour = until_min == 0, .from_min = from_min, .until_min = until_min};
    check(lists_add(store, &lists_friends, &world->present, &world->arena, &row, &error), &error);
    store_close(store);
}

void rows_plan(struct ui_world *world, const char *trigger, const char *action)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct plan   plan = {.trigger = trigger, .action = action};
    check(lists_add(store, &lists_plans, &world->present, &world->arena, &plan, &error), &error);
    store_close(store);
}

void rows_reason(struct ui_world *world, const char *text)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct reason reason = {.text = text};
    check(lists_add(store, &lists_reasons, &world->present, &world->arena, &reason, &error), &error);
    store_close(store);
}

/* So many urges in which this was done, whose drops add up to that. */
static void helped(struct ui_world *world, int64_t person_id, const char *action, int uses, int drop_sum)
{
    for (int i = 0; i < uses; i++) {
        char at[32];
        int  drop = drop_sum / (uses - i);
        drop_sum -= drop;
        snprintf(at, sizeof at, "2026-10-%02dT%02d:00:00+02:00", 11 + i, 10 + uses);
        rows_urge(world, person_id,
                  &(struct rows_urge){
                      .at = at, .intensity = 9, .after = 9 - drop, .outcome = URGE_RESISTED, .did = {action}});
    }
}

struct person rows_of_the_picture(struct ui_world *world)
{
    struct person person = life_of_the_pictures(world);
    rows_friend(world, "Ben", "+1 555 0199", 8 * 60, 23 * 60);
    rows_friend(world, "Maya", "+1 555 0100", 0, 0);
    rows_plan(world, "our song", "I will go for a walk.");
    helped(world, person.id, "walk", 6, 25);
    helped(world, person.id, "feet on the floor", 9, 27);
    helped(world, person.id, "a glass of water", 4, 6);
    return person;
}

struct urge *rows_urges(struct ui_world *world, size_t *count)
{
    struct store       *store = ui_store(world);
    struct error        error;
    struct urges_filter filter = {.since = DAY_NONE, .until = DAY_NONE, .outcome = -1};
    struct urge        *rows = NULL;
    check(urges_list(store, &filter, &world->arena, &rows, count, &error), &error);
    store_close(store);
    return rows;
}

struct contact *rows_contacts(struct ui_world *world, size_t *count)
{
    struct store          *store = ui_store(world);
    struct error           error;
    struct contacts_filter filter = {.since = DAY_NONE, .until = DAY_NONE};
    struct contact        *rows = NULL;
    check(contacts_list(store, &filter, &world->arena, &rows, count, &error), &error);
    store_close(store);
    return rows;
}

struct urge rows_urge_now(struct ui_world *world)
{
    size_t       count;
    struct urge *rows = rows_urges(world, &count);
    assert_true(count > 0);
    return rows[0];
}

struct contact rows_contact_now(struct ui_world *world)
{
    size_t          count;
    struct contact *rows = rows_contacts(world, &count);
    assert_true(count > 0);
    return rows[0];
}

static void limit_files(rlim_t most)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

void rows_fill_disk(void)
{
    signal(SIGXFSZ, SIG_IGN);
    limit_files(0);
}

void rows_free_disk(void)
{
    limit_files(RLIM_INFINITY);
}
