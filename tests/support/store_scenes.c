#include "support/store_scenes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"

static bool feel_urge(struct world *world, struct store *store, struct error *error)
{
    struct urge urge = {.person_id = 1, .at = world->present.now, .want = URGES_NO_KIND};
    return urges_add(store, &world->present, &world->arena, &urge, error);
}

/* The urge that the scene began with, or that was felt in it. */
static bool get_urge(struct world *world, struct store *store, struct urge *urge, struct error *error)
{
    bool found = false;
    return urges_newest_open(store, 1, &world->arena, urge, &found, error) &&
           (found || error_set(error, ERROR_ABSENT, "there is no open urge"));
}

static bool rate_urge(struct world *world, struct store *store, struct error *error)
{
    struct urge urge;
    if (!get_urge(world, store, &urge, error))
        return false;
    urge.intensity = 8;
    urge.want = CONTACT_TEXT;
    return urges_save(store, &world->present, &urge, "urge", error);
}

static bool name_trigger(struct world *world, struct store *store, struct error *error)
{
    static const char *did[] = {"walk", "breathe"};
    struct urge        urge;
    if (!get_urge(world, store, &urge, error))
        return false;
    urge.trigger = "our song";
    urge.note = "it came on in the shop";
    urge.did = did;
    urge.did_count = 2;
    return urges_save(store, &world->present, &urge, "urge", error);
}

static bool end_urge(struct world *world, struct store *store, struct error *error)
{
    struct urge urge;
    if (!get_urge(world, store, &urge, error))
        return false;
    urge.outcome = URGE_RESISTED;
    urge.intensity_after = 3;
    urge.has_ended = true;
    urge.ended_at = world->present.now;
    return urges_save(store, &world->present, &urge, "urge end", error);
}

static bool slip(struct world *world, struct store *store, struct error *error)
{
    struct urge    urge;
    struct contact contact = {.person_id = 1,
                              .at = world->present.now,
                              .until = DAY_NONE,
                              .kind = CONTACT_TEXT,
                              .direction = CONTACT_OUT,
                              .breaks = true};
    if (!act_begin(store, &world->present, "contact", error))
        return false;
    bool done =
        get_urge(world, store, &urge, error) && contacts_add(store, &world->present, &world->arena, &contact, error);
    if (done) {
        urge.outcome = URGE_GAVE_IN;
        urge.contact_id = contact.id;
        done = urges_save(store, &world->present, &urge, "urge end", error);
    }
    return act_end(store, done, error);
}

static bool note_slip(struct world *world, struct store *store, struct error *error)
{
    struct contact        *contacts;
    size_t                 count;
    struct contacts_filter filter = {.person_id = 1, .since = DAY_NONE, .until = DAY_NONE, .limit = 1};
    if (!contacts_list(store, &filter, &world->arena, &contacts, &count, error))
        return false;
    if (count == 0)
        return error_set(error, ERROR_ABSENT, "there is no contact");
    contacts[0].note = "after the wine";
    return contacts_save(store, &world->present, &contacts[0], error);
}

static bool undo(struct world *world, struct store *store, struct error *error)
{
    struct act undone;
    return act_undo(store, &world->present, &world->arena, &undone, error);
}

static bool start(struct world *world, struct store *store, struct error *error)
{
    struct person person = {.name = "M.", .started_on = 20000, .target_days = 90, .closed_on = DAY_NONE};
    rules_set(&person.rules, CONTACT_LOOK, CONTACT_OUT, true);
    return persons_add(store, &world->present, &world->arena, &person, error);
}

static bool write_entry(struct world *world, struct store *store, struct error *error)
{
    struct entry entry = {.at = world->present.now, .closed_until = DAY_NONE, .body = "A quiet day. #calm"};
    return entries_add(store, &world->present, &world->arena, &entry, error);
}

/* So long that the index takes in all that waits for it. */
static bool write_long_entry(struct world *world, struct store *store, struct error *error)
{
    struct buf body = {.arena = &world->arena};
    for (int i = 0; i < 7000; i++)
        buf_printf(&body, "word%d ", i % 300);
    struct entry entry = {.at = world->present.now, .closed_until = DAY_NONE, .body = buf_text(&body)};
    return entries_add(store, &world->present, &world->arena, &entry, error);
}

static bool write_letter(struct world *world, struct store *store, struct error *error)
{
    struct entry entry = {.at = world->present.now,
                          .closed_until = world->present.today + 30,
                          .kind = ENTRY_LETTER,
                          .person_id = 1,
                          .title = "What I would have said",
                          .body = "I keep this to myself. #silence"};
    return entries_add(store, &world->present, &world->arena, &entry, error);
}

/* The newest that the search finds; whole. */
static bool find_entry(struct world *world, struct store *store, const char *query, struct entry *entry,
                       struct error *error)
{
    struct entry         *found;
    size_t                count;
    int64_t               total;
    struct entries_filter filter = {.since = DAY_NONE,
                                    .until = DAY_NONE,
                                    .kind = -1,
                                    .query = query,
                                    .today = world->present.today,
                                    .limit = 1,
                                    .preview_bytes = 5};
    if (!entries_list_counted(store, &filter, &world->arena, &found, &count, &total, error))
        return false;
    if (count == 0 || total == 0)
        return error_set(error, ERROR_ABSENT, "the search finds nothing");
    return entries_get(store, found[0].id, &world->arena, entry, error);
}

static bool edit_entry(struct world *world, struct store *store, struct error *error)
{
    struct entry entry;
    if (!find_entry(world, store, "tag:calm qui -\"said to\"", &entry, error))
        return false;
    entry.body = "A quiet day, after all. #calm #sea";
    entry.body_length = 0;
    entry.mood = 4;
    return entries_save(store, &world->present, &world->arena, &entry, error);
}

static bool throw_letter_away(struct world *world, struct store *store, struct error *error)
{
    struct entry entry;
    return find_entry(world, store, "would have", &entry, error) &&
           entries_delete(store, &world->present, entry.id, false, error);
}

static bool take_letter_out(struct world *world, struct store *store, struct error *error)
{
    struct trash_row *rows, row;
    size_t            count;
    if (!trash_list(store, world->present.today, &world->arena, &rows, &count, error))
        return false;
    if (count == 0)
        return error_set(error, ERROR_ABSENT, "the trash is empty");
    return trash_restore(store, &world->present, rows[0].id, &world->arena, &row, error);
}

static bool delete_for_good(struct world *world, struct store *store, struct error *error)
{
    struct entry entry;
    return find_entry(world, store, "\"after all\"", &entry, error) &&
           entries_delete(store, &world->present, entry.id, true, error);
}

/* The file is made smaller, and then there is an urge more. */
static bool tidy_and_feel(struct world *world, struct store *store, struct error *error)
{
    return store_tidy(store, error) && feel_urge(world, store, error);
}

static bool add_habit(struct world *world, struct store *store, struct error *error)
{
    struct goal goal = {.kind = GOAL_HABIT,
                        .title = "Run",
                        .schedule = {.kind = HABIT_WEEKLY, .planned = 0x7F, .times = 3},
                        .due_on = DAY_NONE,
                        .begun_on = DAY_NONE,
                        .finished_on = DAY_NONE};
    return goals_add(store, &world->present, &world->arena, &goal, error);
}

static bool add_project(struct world *world, struct store *store, struct error *error)
{
    struct goal_step steps[] = {{.text = "ask her", .done_on = DAY_NONE}, {.text = "pack", .done_on = DAY_NONE}};
    struct goal      goal = {.kind = GOAL_PROJECT,
                             .title = "A weekend",
                             .due_on = DAY_NONE,
                             .begun_on = DAY_NONE,
                             .finished_on = DAY_NONE,
                             .steps = steps,
                             .step_count = 2};
    return goals_add(store, &world->present, &world->arena, &goal, error);
}

/* The habit and a step of the project, instead of the urge. */
static bool do_instead(struct world *world, struct store *store, struct error *error)
{
    struct urge urge;
    daynum      today = world->present.today;
    if (!act_begin(store, &world->present, "goal done", error))
        return false;
    bool done = get_urge(world, store, &urge, error) &&
                goals_mark(store, &world->present, 1, today, HABIT_DONE, urge.id, error) &&
                goals_tick(store, &world->present, 2, today, urge.id, error);
    return act_end(store, done, error);
}

static bool delete_goal(struct world *world, struct store *store, struct error *error)
{
    return goals_delete(store, &world->present, 2, error);
}

static bool clear_goal(struct world *world, struct store *store, struct error *error)
{
    int64_t count;
    return trash_empty(store, &world->present, &count, error);
}

static const struct scene scenes[SCENES] = {
    [SCENE_URGE] = {.name = "an urge and its answers", .acts = {feel_urge, rate_urge, name_trigger, end_urge}},
    [SCENE_SLIP] = {.name = "a slip with its urge", .acts = {slip, note_slip}},
    [SCENE_UNDO] = {.name = "undo, twice", .acts = {undo, undo}},
    [SCENE_FIRST_START] = {.name = "the first start", .is_first_start = true, .acts = {start, feel_urge}},
    [SCENE_COPY] = {.name = "the day's copy", .is_next_day = true, .acts = {feel_urge, rate_urge}},
    [SCENE_JOURNAL] = {.name = "the journal", .acts = {write_entry, write_long_entry}},
    [SCENE_GOALS] = {.name = "goals, ticked and deleted",
                     .acts = {add_habit, add_project, do_instead, delete_goal, clear_goal}},
    [SCENE_LETTER] = {.name = "a letter and what is found again",
                      .acts = {write_entry, write_letter, edit_entry, throw_letter_away, take_letter_out,
                               delete_for_good}},
    [SCENE_TIDY] = {.name = "a file that is made smaller", .is_roomy = true, .acts = {tidy_and_feel, rate_urge}},
};

const struct scene *scenes_get(enum scene_name name)
{
    return &scenes[name];
}

size_t scenes_acts(const struct scene *scene)
{
    size_t count = 0;
    while (scene->acts[count])
        count++;
    return count;
}

void scenes_prepare(struct world *world, const struct scene *scene)
{
    if (scene->is_first_start)
        return;
    world_open(world);
    world_person(world, "M.");
    world_contact(world, 1, CONTACT_CALL, 30);
    for (int i = 0; i < 3; i++)
        world_urge(world, 1, 5 + i);
    WORLD_OK(slip(world, world->store, &world->error));
    if (scene->is_roomy) {
        static char words[400000];
        memset(words, 'w', sizeof words - 1);
        WORLD_OK(entries_delete(world->store, &world->present, world_entry(world, words).id, true, &world->error));
    }
    world_close(world);
    if (scene->is_next_day)
        world_pass(world, WORLD_DAY_S);
}

static bool add_rows(sqlite3 *db, const char *table, struct buf *out)
{
    sqlite3_stmt *statement = NULL;
    char         *sql = sqlite3_mprintf("SELECT * FROM %s", table);
    bool          done = sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK;
    int           code = SQLITE_DONE;
    while (done && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *first = (const char *)sqlite3_column_text(statement, 0);
        if (first && strncmp(first, "gone:", strlen("gone:")) == 0)
            continue; /* what the copies are still to be cleared of: tried again another day */
        buf_puts(out, table);
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *value = (const char *)sqlite3_column_text(statement, i);
            const char *name = sqlite3_column_name(statement, i);
            if (strcmp(name, "uid") != 0 &&
                strcmp(name, "hash") != 0) /* the uid is chance, and the hash is made of it */
                buf_printf(out, " %d:%s", sqlite3_column_type(statement, i), value ? value : "");
        }
        buf_putc(out, '\n');
    }
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return done && code == SQLITE_DONE;
}

const char *scenes_state(sqlite3 *db, struct arena *arena)
{
    static const char tables[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND "
                                 "name NOT LIKE 'entry\\_words%' ESCAPE '\\' ORDER BY name";
    struct buf        out = {.arena = arena};
    sqlite3_stmt     *statement = NULL;
    bool              done = sqlite3_prepare_v2(db, tables, -1, &statement, NULL) == SQLITE_OK;
    int               code = SQLITE_DONE;
    while (done && (code = sqlite3_step(statement)) == SQLITE_ROW)
        done = add_rows(db, (const char *)sqlite3_column_text(statement, 0), &out);
    sqlite3_finalize(statement);
    return done && code == SQLITE_DONE ? buf_text(&out) : NULL;
}

const char **scenes_states(struct world *world, const struct scene *scene, struct arena *arena)
{
    size_t       count = scenes_acts(scene);
    const char **states = ARENA_NEW(arena, const char *, count + 1);
    world_open(world);
    for (size_t i = 0; i <= count; i++) {
        if (i > 0)
            WORLD_OK(scene->acts[i - 1](world, world->store, &world->error));
        states[i] = scenes_state(world->store->db, arena);
        assert_non_null(states[i]);
        assert_true(i == 0 || strcmp(states[i], states[i - 1]) != 0);
    }
    world_close(world);
    return states;
}
