/*
 * The three scopes of contacts_tally() agree in what they promise, and none of the statements that run at every prompt walks through a history.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "support/all_random.h"
#include "support/store_world.h"

static struct tally tally_of(struct world *world, const struct person *person, enum contacts_scope scope)
{
    struct tally tally;
    daynum       today;
    WORLD_OK(
        contacts_tally(world->store, &world->present, person, scope, &world->arena, &tally, &today, &world->error));
    assert_int_equal(today, person->closed ? person->closed_on : world->present.today);
    return tally;
}

static void assert_agree(struct world *world, const struct person *person)
{
    struct tally all = tally_of(world, person, CONTACTS_ALL);
    struct tally count = tally_of(world, person, CONTACTS_COUNT);
    struct tally current = tally_of(world, person, CONTACTS_CURRENT);
    assert_int_equal(current.since, all.since);
    assert_int_equal(current.streak_days, all.streak_days);
    assert_true(current.elapsed_s == all.elapsed_s);
    assert_true(current.began_unix_s == all.began_unix_s);
    assert_int_equal(current.starts_in_days, all.starts_in_days);
    assert_int_equal(count.since, all.since);
    assert_int_equal(count.longest_days, all.longest_days);
    assert_int_equal(count.break_days, all.break_days);
    assert_int_equal(count.kept_days, all.kept_days);
    assert_int_equal(count.kept_last_30, all.kept_last_30);
    assert_int_equal(count.kept_last_90, all.kept_last_90);
    assert_int_equal(count.look_days, all.look_days);
    assert_int_equal(count.has_allowed_contact, all.has_allowed_contact);
    assert_true(count.elapsed_s == all.elapsed_s);
    assert_int_equal(count.break_count, all.break_count);
    for (size_t i = 0; i < all.break_count; i++) {
        assert_int_equal(count.breaks[i].from, all.breaks[i].from);
        assert_int_equal(count.breaks[i].to, all.breaks[i].to);
        assert_int_equal(count.breaks[i].contact_count, all.breaks[i].contact_count);
    }
}

/* A contact within 60 days before and 5 after now, so that many share a day. */
static void add_random_contact(struct world *world, int64_t person_id, struct random *random)
{
    struct contact contact = {
        .person_id = person_id,
        .at = {world->present.now.unix_s + random_between(random, -60 * WORLD_DAY_S, 5 * WORLD_DAY_S),
               (int32_t)random_between(random, -11 * 4, 14 * 4) * 900},
        .until = DAY_NONE,
        .kind = (enum contact_kind)random_index(random, CONTACT_KINDS),
        .breaks = random_one_in(random, 2)};
    contact.direction = (enum contact_direction)random_index(random, CONTACT_DIRECTIONS);
    if (!rules_has_cell(contact.kind, contact.direction))
        contact.direction = CONTACT_OUT;
    daynum day = day_of_instant(contact.at.unix_s, contact.at.offset_s, world->present.day_start_h);
    if (random_one_in(random, 4))
        contact.until = day + (daynum)random_index(random, 12);
    WORLD_OK(contacts_add(world->store, &world->present, &world->arena, &contact, &world->error));
    if (random_one_in(random, 6))
        WORLD_OK(contacts_delete(world->store, &world->present, contact.id, &world->error));
}

static void the_scopes_agree_on_random_histories(void **state)
{
    struct world *world = *state;
    struct random random = {.state = 11};
    world_open(world);
    WORLD_OK(act_begin(world->store, &world->present, "histories", &world->error));
    for (int i = 0; i < 1500; i++) {
        char name[32];
        snprintf(name, sizeof name, "P%d.", i);
        world->present = when_present(world->present.unix_ms, world->present.zone, (int)random_between(&random, 0, 6));
        struct person person = world_person(world, name);
        person.started_on = world->present.today - (daynum)random_between(&random, -3, 70);
        person.closed = random_one_in(&random, 5);
        if (person.closed) {
            person.closed_at = (struct moment){world->present.now.unix_s - random_between(&random, 0, 30 * WORLD_DAY_S),
                                               world->present.now.offset_s};
            person.closed_on =
                day_of_instant(person.closed_at.unix_s, person.closed_at.offset_s, world->present.day_start_h);
        }
        for (int64_t contacts = random_between(&random, 0, 14); contacts > 0; contacts--)
            add_random_contact(world, person.id, &random);
        assert_agree(world, &person);
    }
    WORLD_OK(act_end(world->store, true, &world->error));
}

static void a_contact_of_another_person_does_not_count(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person first = world_person(world, "M."), second = world_person(world, "N.");
    world_contact(world, first.id, CONTACT_TEXT, 3);
    assert_int_equal(tally_of(world, &first, CONTACTS_CURRENT).streak_days, 3);
    assert_int_equal(tally_of(world, &second, CONTACTS_CURRENT).streak_days, 100);
}

static void a_day_once_written_stays_when_the_start_of_the_day_changes(void **state)
{
    struct world  *world = *state;
    struct contact again;
    world_open(world);
    struct person  person = world_person(world, "M.");
    struct contact contact = {.person_id = person.id,
                              .at = {INT64_C(1795375800) - 19 * 3600, 3600}, /* 01:30 */
                              .until = DAY_NONE};
    WORLD_OK(contacts_add(world->store, &world->present, &world->arena, &contact, &world->error));
    daynum day = contact.day;
    world->present = when_present(world->present.unix_ms, world->present.zone, 6);
    contact.note = "late";
    WORLD_OK(contacts_save(world->store, &world->present, &contact, &world->error));
    assert_int_equal(contact.day, day);
    contact.at.unix_s += 60;
    WORLD_OK(contacts_save(world->store, &world->present, &contact, &world->error));
    assert_int_equal(contact.day, day - 1);
    WORLD_OK(contacts_get(world->store, contact.id, &world->arena, &again, &world->error));
    assert_int_equal(again.day, day - 1);
}

static void open_with_history(struct world *world)
{
    world_open(world);
    world_person(world, "M.");
    world_sql(world,
              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
              "INSERT INTO urge (uid, created_ms, updated_ms, person_id, at_s, offset_s, day, intensity, outcome) "
              "SELECT 'u' || i, 1, 1, 1, 1795378440 - i * 8640, 3600, 20779 - i / 10, 1 + i % 10, "
              "CASE i % 7 WHEN 0 THEN 'open' ELSE 'resisted' END FROM n;"
              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
              "INSERT INTO contact (uid, created_ms, updated_ms, person_id, at_s, offset_s, day, until_day, kind, "
              "direction, breaks, breaks_said) SELECT 'c' || i, 1, 1, 1, 1795378440 - i * 86400, 3600, 20779 - i, "
              "20779 - i, 'text', 'out', i % 2, 0 FROM n");
    world_open(world);
}

static const char *plan_of(struct world *world, enum sql sql)
{
    sqlite3_stmt *statement = statements_get(world->store, sql, &world->error);
    sqlite3_stmt *explain;
    struct buf    plan = {.arena = &world->arena};
    assert_non_null(statement);
    char *text = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sqlite3_sql(statement));
    assert_int_equal(sqlite3_prepare_v2(world->store->db, text, -1, &explain, NULL), SQLITE_OK);
    while (sqlite3_step(explain) == SQLITE_ROW)
        buf_printf(&plan, "%s\n", (const char *)sqlite3_column_text(explain, 3));
    sqlite3_finalize(explain);
    sqlite3_free(text);
    return buf_text(&plan);
}

static void what_runs_at_every_prompt_or_key_uses_its_index_and_sorts_nothing(void **state)
{
    static const struct {
        enum sql    sql;
        const char *index;
    } rows[] = {
        {SQL_tally_breaks, "USING COVERING INDEX contact_break"},
        {SQL_tally_look, "USING COVERING INDEX contact_look"},
        {SQL_tally_allowed, "USING COVERING INDEX contact_time"},
        {SQL_insight_hours, "USING COVERING INDEX urge_day"},
        {SQL_urge_newest_open, "urge_outcome"},
        {SQL_urge_strongest, "USING COVERING INDEX urge_day"},
        {SQL_urge_counts, "USING COVERING INDEX urge_day"},
        {SQL_urge_counts, "USING COVERING INDEX urge_outcome"},
        {SQL_urge_list_person, "urge_time"},
        {SQL_urge_total_person, "urge_day"},
        {SQL_urge_durations, "urge_both"},
        {SQL_urge_helped, "urge_both"},
        {SQL_urge_actions, "urge_action_urge"},
        {SQL_checkin_marks, "USING COVERING INDEX checkin_day"},
        {SQL_checkin_get, "checkin_day"},
        {SQL_rule_cells, "rule_cell_person"},
    };
    struct world *world = *state;
    open_with_history(world);
    for (int analyzed = 0; analyzed < 2; analyzed++) { /* a user may well have run ANALYZE */
        if (analyzed)
            world_sql(world, "ANALYZE");
        world_open(world);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            const char *plan = plan_of(world, rows[i].sql);
            bool        may_sort = rows[i].sql == SQL_rule_cells || rows[i].sql == SQL_urge_helped;
            if (!strstr(plan, rows[i].index) || strstr(plan, "SCAN urge") || strstr(plan, "SCAN contact") ||
                (!may_sort && strstr(plan, "B-TREE")))
                fail_msg("statement %d: %s", rows[i].sql, plan);
        }
        assert_null(strstr(plan_of(world, SQL_urge_triggers), "SCAN urge\n"));
        assert_null(strstr(plan_of(world, SQL_person_last), "SCAN urge"));
    }
}

/* SQLite's own count of the steps its programs took. */
static int steps_of(struct world *world, enum contacts_scope scope)
{
    struct person person;
    WORLD_OK(persons_find(world->store, NULL, &world->arena, &person, &world->error));
    tally_of(world, &person, scope);
    sqlite3_stmt *statement = statements_get(world->store, SQL_tally_breaks, &world->error);
    return sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
}

static void the_current_count_costs_the_same_however_long_the_history(void **state)
{
    struct world *world = *state;
    world_open(world);
    struct person person = world_person(world, "M.");
    person.started_on -= 5000;
    WORLD_OK(persons_save(world->store, &world->present, &person, "person set", &world->error));
    for (int i = 1; i <= 4; i++)
        world_contact(world, person.id, CONTACT_TEXT, 10 * i);
    int few = steps_of(world, CONTACTS_CURRENT);
    WORLD_OK(act_begin(world->store, &world->present, "many", &world->error));
    for (int i = 5; i <= 400; i++)
        world_contact(world, person.id, CONTACT_TEXT, 10 * i);
    WORLD_OK(act_end(world->store, true, &world->error));
    world_open(world);
    assert_int_equal(steps_of(world, CONTACTS_CURRENT), few);
    assert_true(steps_of(world, CONTACTS_COUNT) > 10 * few);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WORLD_TEST(the_scopes_agree_on_random_histories),
        WORLD_TEST(a_contact_of_another_person_does_not_count),
        WORLD_TEST(a_day_once_written_stays_when_the_start_of_the_day_changes),
        WORLD_TEST(what_runs_at_every_prompt_or_key_uses_its_index_and_sorts_nothing),
        WORLD_TEST(the_current_count_costs_the_same_however_long_the_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
