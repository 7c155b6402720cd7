#include "support/store_acts_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/buf.h"

/* A living row of a table, 0 if there is none. */
int64_t acts_any_id(struct world *world, const char *table, struct random *random)
{
    sqlite3_stmt *statement;
    char *sql = sqlite3_mprintf("SELECT id FROM %s WHERE deleted_ms IS NULL ORDER BY (id * 7919 + %d) %% 97 LIMIT 1",
                                table, (int)random_between(random, 0, 96));
    assert_int_equal(sqlite3_prepare_v2(world->store->db, sql, -1, &statement, NULL), SQLITE_OK);
    int64_t id = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return id;
}

const char *acts_any_word(struct random *random)
{
    static const char *const words[] = {"song", "night", "Sunday", "wine", "their street", "a birthday", "caf\xC3\xA9"};
    return words[random_index(random, sizeof words / sizeof *words)];
}

static struct moment any_time(struct world *world, struct random *random)
{
    return (struct moment){world->present.now.unix_s - random_between(random, 0, 90 * WORLD_DAY_S),
                           (int32_t)random_between(random, -11 * 4, 14 * 4) * 900};
}

static void fill_contact(struct world *world, struct contact *contact, struct random *random)
{
    contact->at = any_time(world, random);
    contact->until = random_one_in(random, 5) ? world->present.today : DAY_NONE;
    contact->kind = (enum contact_kind)random_index(random, CONTACT_KINDS);
    contact->direction = (enum contact_direction)random_index(random, CONTACT_DIRECTIONS);
    if (!rules_has_cell(contact->kind, contact->direction))
        contact->direction = CONTACT_OUT;
    contact->breaks = random_one_in(random, 2);
    contact->breaks_said = random_one_in(random, 3);
    contact->note = random_one_in(random, 2) ? acts_any_word(random) : NULL;
    if (contact->until != DAY_NONE &&
        contact->until < day_of_instant(contact->at.unix_s, contact->at.offset_s, world->present.day_start_h))
        contact->until = DAY_NONE;
}

static void fill_urge(struct world *world, struct urge *urge, struct random *random)
{
    urge->at = any_time(world, random);
    urge->intensity = (int)random_between(random, 0, 10);
    urge->want = (int)random_between(random, URGES_NO_KIND, CONTACT_KINDS - 1);
    urge->trigger = random_one_in(random, 2) ? acts_any_word(random) : NULL;
    urge->outcome = (enum urge_outcome)random_index(random, URGE_OUTCOMES);
    urge->intensity_after = (int)random_between(random, 0, 10);
    urge->has_ended = urge->outcome != URGE_OPEN && random_one_in(random, 2);
    urge->ended_at = (struct moment){urge->at.unix_s + random_between(random, 0, 3600), urge->at.offset_s};
    urge->contact_id = random_one_in(random, 4) ? acts_any_id(world, "contact", random) : 0;
    urge->did_count = random_index(random, 4);
    urge->did = ARENA_NEW(&world->arena, const char *, urge->did_count);
    for (size_t i = 0; i < urge->did_count; i++)
        urge->did[i] = acts_any_word(random);
}

static void add_person(struct world *world, struct random *random)
{
    char *name = ARENA_NEW(&world->arena, char, 32);
    snprintf(name, 32, "P%d.", (int)(random_next(random) % 1000000000));
    world_person(world, name);
}

static bool change_person(struct world *world, struct random *random)
{
    struct person person;
    int64_t       id = acts_any_id(world, "person", random);
    if (id == 0)
        return false;
    WORLD_OK(persons_get(world->store, id, &world->arena, &person, &world->error));
    person.promise = random_one_in(random, 2) ? acts_any_word(random) : NULL;
    person.unsafe = !person.unsafe;
    person.archived = random_one_in(random, 3);
    person.closed = random_one_in(random, 3);
    person.closed_at = world->present.now;
    person.closed_on = person.closed ? world->present.today : DAY_NONE;
    person.rules.preset = (enum rules_preset)random_index(random, RULES_PRESETS);
    rules_set(&person.rules, (enum contact_kind)random_index(random, CONTACT_KINDS), CONTACT_OUT,
              random_one_in(random, 2));
    WORLD_OK(persons_save(world->store, &world->present, &person, "person set", &world->error));
    return true;
}

static bool add_contact(struct world *world, struct random *random)
{
    struct contact contact = {.person_id = acts_any_id(world, "person", random)};
    if (contact.person_id == 0)
        return false;
    fill_contact(world, &contact, random);
    WORLD_OK(contacts_add(world->store, &world->present, &world->arena, &contact, &world->error));
    return true;
}

static bool change_contact(struct world *world, struct random *random)
{
    struct contact contact;
    int64_t        id = acts_any_id(world, "contact", random);
    if (id == 0)
        return false;
    WORLD_OK(contacts_get(world->store, id, &world->arena, &contact, &world->error));
    fill_contact(world, &contact, random);
    WORLD_OK(contacts_save(world->store, &world->present, &contact, &world->error));
    return true;
}

static bool add_urge(struct world *world, struct random *random)
{
    struct urge urge = {.person_id = acts_any_id(world, "person", random)};
    if (urge.person_id == 0)
        return false;
    fill_urge(world, &urge, random);
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    return true;
}

static bool change_urge(struct world *world, struct random *random)
{
    struct urge urge;
    int64_t     id = acts_any_id(world, "urge", random);
    if (id == 0)
        return false;
    WORLD_OK(urges_get(world->store, id, &world->arena, &urge, &world->error));
    fill_urge(world, &urge, random);
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge edit", &world->error));
    return true;
}

/* A slip as the program writes it: the contact and the urge it ended in one act. */
static bool give_in(struct world *world, struct random *random)
{
    struct urge urge;
    int64_t     id = acts_any_id(world, "urge", random);
    if (id == 0)
        return false;
    WORLD_OK(urges_get(world->store, id, &world->arena, &urge, &world->error));
    struct contact contact = {.person_id = urge.person_id};
    fill_contact(world, &contact, random);
    WORLD_OK(act_begin(world->store, &world->present, "contact", &world->error));
    WORLD_OK(contacts_add(world->store, &world->present, &world->arena, &contact, &world->error));
    urge.outcome = URGE_GAVE_IN;
    urge.contact_id = contact.id;
    WORLD_OK(urges_save(world->store, &world->present, &urge, "urge end", &world->error));
    WORLD_OK(act_end(world->store, true, &world->error));
    return true;
}

static bool remove_any(struct world *world, struct random *random, const char *table,
                       bool (*deleting)(struct store *, const struct present *, int64_t, struct error *))
{
    int64_t id = acts_any_id(world, table, random);
    if (id == 0)
        return false;
    WORLD_OK(deleting(world->store, &world->present, id, &world->error));
    return true;
}

static bool remove_listed(struct world *world, struct random *random, const char *table, const struct list_kind *kind)
{
    int64_t id = acts_any_id(world, table, random);
    if (id == 0)
        return false;
    WORLD_OK(lists_delete(world->store, kind, &world->present, id, &world->error));
    return true;
}

static void check_in(struct world *world, struct random *random)
{
    struct checkin checkin = {.day = world->present.today - (daynum)random_index(random, 60),
                              .mood = (int)random_between(random, 0, 5),
                              .note = random_one_in(random, 2) ? acts_any_word(random) : NULL};
    WORLD_OK(checkins_save(world->store, &world->present, &checkin, &world->error));
}

static void add_friend(struct world *world, struct random *random)
{
    struct friend_row friend_row = {.name = "Maya", .how = acts_any_word(random), .any_hour = random_one_in(random, 2)};
    friend_row.from_min = (int)random_between(random, 0, 700);
    friend_row.until_min = friend_row.from_min + 600;
    WORLD_OK(lists_add(world->store, &lists_friends, &world->present, &world->arena, &friend_row, &world->error));
}

static void add_plan(struct world *world, struct random *random)
{
    struct plan plan = {.trigger = acts_any_word(random), .action = "go for a walk"};
    WORLD_OK(lists_add(world->store, &lists_plans, &world->present, &world->arena, &plan, &world->error));
}

static void add_reason(struct world *world, struct random *random)
{
    struct reason reason = {.text = acts_any_word(random)};
    WORLD_OK(lists_add(world->store, &lists_reasons, &world->present, &world->arena, &reason, &world->error));
}

static void fill_entry(struct world *world, struct entry *entry, struct random *random)
{
    struct buf body = {.arena = &world->arena};
    entry->at = any_time(world, random);
    entry->kind = random_one_in(random, 3) ? ENTRY_LETTER : ENTRY_JOURNAL;
    entry->title = random_one_in(random, 2) ? acts_any_word(random) : NULL;
    for (size_t left = 1 + random_index(random, 30); left > 0; left--)
        buf_printf(&body, "%s%s%s", random_one_in(random, 9) ? "#" : "", acts_any_word(random),
                   random_one_in(random, 8) ? "\n" : " ");
    entry->body = buf_text(&body);
    entry->body_length = body.length;
    entry->tags = ARENA_NEW(&world->arena, const char *, 1);
    entry->tags[0] = acts_any_word(random);
    entry->tag_count = random_index(random, 2);
    entry->mood = (int)random_between(random, 0, 5);
    entry->closed_until = entry->kind == ENTRY_LETTER && random_one_in(random, 2)
                              ? world->present.today + (daynum)random_between(random, -5, 20)
                              : DAY_NONE;
    entry->prompt = random_one_in(random, 4) ? "What was good today?" : NULL;
    entry->person_id = entry->kind == ENTRY_LETTER ? acts_any_id(world, "person", random) : 0;
    entry->urge_id = random_one_in(random, 4) ? acts_any_id(world, "urge", random) : 0;
    entry->contact_id = random_one_in(random, 4) ? acts_any_id(world, "contact", random) : 0;
}

static void add_entry(struct world *world, struct random *random)
{
    struct entry entry = {.id = 0};
    fill_entry(world, &entry, random);
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
}

static bool change_entry(struct world *world, struct random *random)
{
    struct entry entry;
    int64_t      id = acts_any_id(world, "entry", random);
    if (id == 0)
        return false;
    WORLD_OK(entries_get(world->store, id, &world->arena, &entry, &world->error));
    if (random_one_in(random, 3))
        entry.mood = (int)random_between(random, 0, 5);
    else
        fill_entry(world, &entry, random);
    WORLD_OK(entries_save(world->store, &world->present, &world->arena, &entry, &world->error));
    return true;
}

static bool delete_entry(struct world *world, struct random *random)
{
    int64_t id = acts_any_id(world, "entry", random);
    if (id == 0)
        return false;
    WORLD_OK(entries_delete(world->store, &world->present, id, false, &world->error));
    return true;
}

static bool take_out_of_the_trash(struct world *world, struct random *random)
{
    struct trash_row *rows, restored;
    size_t            count;
    WORLD_OK(trash_list(world->store, world->present.today, &world->arena, &rows, &count, &world->error));
    if (count == 0)
        return false;
    int64_t id = rows[random_index(random, count)].id;
    WORLD_OK(trash_restore(world->store, &world->present, id, &world->arena, &restored, &world->error));
    return true;
}

static bool say_ready(struct world *world, struct random *random)
{
    const struct present *present = &world->present;
    struct readiness      sentence;
    int64_t               person_id = acts_any_id(world, "person", random);
    if (person_id == 0)
        return false;
    WORLD_OK(readiness_get(world->store, person_id, &world->arena, &sentence, &world->error));
    if (random_one_in(random, 2))
        WORLD_OK(readiness_write(world->store, present, person_id,
                                 random_one_in(random, 4) ? NULL : acts_any_word(random), &world->error));
    else
        WORLD_OK(readiness_fine(world->store, present, person_id, sentence.fine_on == DAY_NONE, &world->error));
    return true;
}

static bool do_one(struct world *world, int kind, struct random *random)
{
    switch (kind) {
    case 0:
        return add_person(world, random), true;
    case 1:
    case 2:
        return change_person(world, random);
    case 3:
        return add_contact(world, random);
    case 4:
        return change_contact(world, random);
    case 5:
        return remove_any(world, random, "contact", contacts_delete);
    case 6:
    case 7:
        return add_urge(world, random);
    case 8:
        return change_urge(world, random);
    case 9:
        return remove_any(world, random, "urge", urges_delete);
    case 10:
        return give_in(world, random);
    case 11:
        return check_in(world, random), true;
    case 12:
        return add_friend(world, random), true;
    case 13:
        return remove_listed(world, random, "friend", &lists_friends);
    case 14:
        return add_plan(world, random), true;
    case 15:
        return remove_listed(world, random, "plan", &lists_plans);
    case 16:
    case 17:
        return add_entry(world, random), true;
    case 18:
    case 19:
        return change_entry(world, random);
    case 20:
        return delete_entry(world, random);
    case 21:
        return take_out_of_the_trash(world, random);
    case 22:
        return remove_any(world, random, "goal", goals_delete);
    case 31:
        return remove_listed(world, random, "hardday", &lists_harddays);
    case 34:
        return say_ready(world, random);
    case 35:
        return add_reason(world, random), true;
    default:
        return acts_do_goal(world, kind, random);
    }
}

static int64_t newest_act(struct world *world)
{
    struct act *acts;
    size_t      count;
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    return count ? acts[0].id : 0;
}

bool acts_do(struct world *world, int kind, struct random *random)
{
    int64_t before = newest_act(world);
    return do_one(world, kind, random) && newest_act(world) != before;
}

bool acts_do_any(struct world *world, struct random *random)
{
    return acts_do(world, (int)random_index(random, ACTS_KINDS), random);
}
